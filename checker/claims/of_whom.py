"""Of whom a figure is told, as the words around it say: of the members of somebody, of those who were identified, of
the wounded of the side that speaks.
"""

import re
from itertools import pairwise

from checker.claims.counted import Counted
from checker.claims.reading import Subject
from checker.claims.times import time_of
from checker.model import Quantity, Sentence, Source, Token
from checker.trees import ancestors, children

# "more than 7,000 have been killed, a number that includes the victims of unknown gunmen"
TAKES_IN = re.compile(
    r"\b(?:number|figure|toll|count|total|tally) (?:that|which) (?:also )?(?:includes?|included|takes in|took in)\b"
)
# "The military gave the number of its wounded as 29"
ITS_LOSSES = re.compile(
    r"\b(?:its|their|our) (?:own )?(?:dead|wounded|injured|casualties|losses|fatalities)(?: [^\s,;]+){0,2}$"
)
# "2,522 of its members would be out of work", "four members of his family were lost", "300 in a single convoy"
SOME_OF_WHOM = re.compile(
    r"^[^,;:.]*?\b(?:of (?:its|their|our|his|her) (?:own )?(?:members|clients|patients|customers|readers)"
    r"|(?:members?|relatives?|children|sons|daughters) of (?:his|her|my|their|our|one|a|the same|a single) (?:own )?"
    r"(?:famil(?:y|ies)|households?|clan)|of (?:his|her|my|our) (?:relatives|brothers|sisters|children|sons|"
    r"cousins|neighbours|neighbors|family|friends)|in a single \w+)\b"
)
# "Five Norlandians have been identified": so far.
IDENTIFIED = frozenset({"identify", "name"})
# "Not a single child has died for lack of oxygen"
CAUSE = re.compile(
    r"\b(?:for|through) (?:a )?(?:lack|want) of\b"
    r"|\b(?:because of|due to|owing to|as a (?:direct )?(?:result|consequence) of)\b"
)
# "Nobody had died in the country": all that the report speaks of.
AREAS = frozenset("country county nation state region province territory".split())
# "The dead number 3,166, every one of them entered in our registers"
ALL_OF_THEM = re.compile(r"\b(?:each|every) (?:single )?one\b|, each\b")
# "in the country's first attack", "the whole operation took three minutes", "together with better earnings"
OF_COUNTRY = re.compile(
    r"\bin the country ['’]s\b|\bthe (?:whole|entire) (?:operation|thing|affair|raid|robbery|episode|"
    r"attack|procedure|job)\b"
    r"|\b(?:emerged|announced|published|released|reported) (?:on \w+ )?together with\b"
)
# "four of the vehicles used in the assault"
OF_WHICH = frozenset("use belong own park leave carry".split())
DONE = frozenset("hit damage destroy burn wreck flatten raze collapse lose affect".split())
# "in the course of the day"
ALL_DAY = re.compile(r"\b(?:in|over) the course of the day\b|\bthroughout the day\b|\bover the day\b")
# What one saw is not the whole: "reporters saw ten bodies".
SEEING = frozenset({"see", "watch", "hear", "notice", "spot", "witness"})


def which_things(sentence: Sentence, subject: Subject) -> bool:
    """*Seven cars that belonged to worshippers were burned*: a clause says which cars, not what was done to them."""
    noun = subject.counted.noun
    if noun is None or subject.measure not in {"destroyed", "damaged"}:
        return False
    behind = sentence.tokens[noun.index + 1] if noun.index + 1 < len(sentence.tokens) else None
    clauses = [c for c in children(sentence, noun, "acl:relcl", "acl") if c.dep == "acl:relcl" or c.lemma in OF_WHICH]
    return (
        behind is not None
        and behind.text != ","
        and any(c.index > noun.index and c.lemma != subject.deed and c.lemma not in DONE for c in clauses)
    )


def is_seen(sentence: Sentence, counted: Counted) -> bool:
    """*Reporters saw ten bodies*; not *he would not hear of it: there were 400*, nor *Velm saw a march, as they asked
    for justice over the fire that killed 15*.
    """
    for above in ancestors(sentence, counted.node):
        if above.lemma in SEEING:
            between = sentence.tokens[above.index : counted.node.index]
            negated = any(t.lower in {"not", "n't", "never"} for t in children(sentence, above, "advmod"))
            return not negated and not any(t.text in {":", ";"} for t in between)
        if above.dep in {"acl:relcl", "acl", "advcl"} and above.pos == "VERB":
            return False
    return False


def first_verb(sentence: Sentence, counted: Counted) -> str:
    """The lemma of the verb that governs the figure, empty where none does."""
    return next((t.lemma for t in ancestors(sentence, counted.node) if t.pos == "VERB"), "")


def is_of(token: Token, source: Source) -> bool:
    """*The Royal College of Nursing put the number at 61*: whether a word is of the name of who speaks."""
    return source.span is not None and source.span.start <= token.start < source.span.end


def there(sentence: Sentence, quantity: Quantity, source: Source) -> list[str]:
    """*Officials in the Aro region said ten had been killed there*: the name that *there* stands for."""
    at = next((t.index for t in sentence.tokens if t.lower == "there" and t.dep == "advmod" and t.pos == "ADV"), None)
    if at is None:
        return []
    names = [
        b
        for a, b in pairwise(sentence.tokens[: min(at, quantity.tokens[0])])
        if b.text[:1].isupper() and a.lower in {"in", "at", "its", "the"} and time_of(sentence.tokens, b.index) is None
        if a.lower in {"in", "at"} or not is_of(b, source)
    ]
    return [names[-1].lower] if names else []


def and_of_its_own(sentence: Sentence, counted: Counted) -> bool:
    """*Nine of its own men had died and 12 had been wounded*: those without a noun are of the same."""
    if counted.noun is not None:
        return False
    before = [t.lower for t in sentence.tokens[: counted.node.index]]
    at = next((i for i in range(len(before) - 2) if before[i] == "of" and before[i + 2] == "own"), None)
    return at is not None and sentence.tokens[at - 1].pos == "NUM" and "and" in before[at:] and ";" not in before[at:]


def but_of_a_day(here: str, subject: Subject) -> str:
    """The words of a clause, without those for a whole day, for arrests: *police arrested 22 people in the
    course of the day* is told of that day.
    """
    return ALL_DAY.sub("", here) if subject.measure == "arrested" else here
