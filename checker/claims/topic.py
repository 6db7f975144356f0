"""What the sentence before tells of, where it gives no figure: *Men were dragged off a bus. The union counted 32.*"""

from dataclasses import dataclass

from checker.claims.counted import HOLDERS, Counted
from checker.claims.going_back import GIVES, STANDS, is_spoken_to
from checker.claims.governing import Role
from checker.claims.matching import Index, match
from checker.claims.roles import find_roles
from checker.model import Sentence, Token
from checker.trees import ancestors, children, head

# What else gives a figure of what was told: "the coastguard had four", "growers know of 350", "there were 20".
HAS = frozenset(
    "have give name mention quote cite register log find identify become hold admit concede "
    "acknowledge confirm raise lower bring revise guess believe think expect note document verify list track "
    "trace".split()
)
GIVING = GIVES | HAS | STANDS
# "has the names of five, had a record of 40"
LISTS = frozenset("name list record log knowledge proof word evidence".split())
# "Some of the fans were nicked"
SOME = frozenset("some many most several all none part number lot dozen hundred thousand few half".split())
# "a tally for the first half of the year"
SPELLS = frozenset("half year month week day quarter season".split())
PLURALS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence without a figure tells."""

    measure: str
    lemma: str
    deed: str


def find_topic(before: Sentence, index: Index) -> Topic | None:
    """What was done to the first things of a sentence of which a measure is told; None where there are none."""
    for noun in before.tokens:
        lemma = "person" if noun.lower == "people" else noun.lemma
        if noun.pos in {"NOUN", "PROPN"} and (noun.tag in PLURALS or noun.lower == "people"):
            above = head(before, noun)
            some = noun.dep == "nmod" and above is not None and above.lemma in SOME
            counted = Counted(noun, above if some and above is not None else noun, lemma, ())
            found = match(index, before, counted, list(find_roles(before, counted, (noun.index, noun.index))))
        elif noun.lemma in index.states and before.tokens[noun.index - 1].lower in {"the", "their", "its", "more"}:
            lemma = ""  # "Residents were counting their dead"
            found = match(
                index, before, Counted(None, noun, "", ()), [Role("counted_as", noun), Role("described_as", noun)]
            )
        elif noun.pos in {"NOUN", "PROPN"}:
            lemma = ""
            found = match(index, before, Counted(None, noun, "", ()), [Role("tolls", noun)])
        else:
            continue
        if found is not None and (found.role.name != "described_as" or noun.pos != "NOUN"):
            return Topic(found.measure.name, lemma, found.role.word.lemma)
    return None


def is_given(sentence: Sentence, node: Token) -> bool:
    """Whether a figure without a noun is only given: *put it at 14, knows of 350, it was eight, they were 22*."""
    if any(t.lower in {"which", "who", "whom", "that"} for t in sentence.tokens[max(0, node.index - 6) : node.index]):
        return False
    if children(sentence, node, "cop") or head(sentence, node) is None:
        return not _names_another(sentence, node)
    verb = next((t for t in ancestors(sentence, node) if t.pos in {"VERB", "AUX"}), None)
    if verb is None or verb.lemma not in GIVING:
        return False
    if is_spoken_to(sentence, node):
        return False
    if node.dep.startswith("nsubj") and verb.lemma != "be":
        return False  # "73 came ashore on Tuesday"
    if verb.lemma in STANDS and _names_another(sentence, verb):
        return False  # "Deliveries had come to barely 900"
    return not _has_other(sentence, verb, node)


def _names_another(sentence: Sentence, verb: Token) -> bool:
    """*The threshold is 1,500*: the subject says what the figure is of."""
    subjects = children(sentence, verb, "nsubj")
    return any(t.pos == "NOUN" and (t.lemma not in HOLDERS or _narrows(sentence, t)) for t in subjects)


def _narrows(sentence: Sentence, holder: Token) -> bool:
    """*The number with symptoms was 19*: of whom it is the number."""
    phrases = [t for t in children(sentence, holder, "nmod") if t.lemma not in SPELLS]
    return any(t.lower != "of" for phrase in phrases for t in children(sentence, phrase, "case"))


def _has_other(sentence: Sentence, verb: Token, node: Token) -> bool:
    """Whether the verb has an object of its own that says something new: *found eleven pounds of cocaine*."""
    objects = [t for t in children(sentence, verb, "obj") if t is not node]
    if verb.lemma in HAS and any(t.lower in {"them", "it", "one"} for t in objects):
        return True  # "Of 340 clubs 45 have them"
    nouns = [t for t in objects if t.pos == "NOUN"]
    return any(t.lemma not in HOLDERS | LISTS for t in nouns)
