"""What a figure is restricted to: the places, times and cues that stand near it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.claims.counted import Counted
from checker.claims.cues import chambers, grades, more_cues, without_event
from checker.claims.phrases import has_phrase
from checker.claims.places import TELLING, WEEKDAYS, YEAR, Places, belongs, clause
from checker.claims.reading import Subject
from checker.claims.status import CHANGES
from checker.model import Quantity, Scope, Sentence, Source, Token
from checker.rules.events import EventWords
from checker.trees import ancestors, children, head

# "arrested for theft", "31 cases among residents", "40 people with burns": the figure counts only some.
NARROWING = frozenset({"for", "with", "under", "among", "despite"})
# Only of these does *for* say which of them: "arrested for theft", not "scored five goals for the home side".
REASONED = frozenset("arrest detain charge hold jail treat fine convict sentence wound injure make".split())
# "In the old town itself nobody was hurt": the phrase that opens a sentence is no longer.
OPENING = 6
# "$80 a barrel, Rs 6,800 a hectare": a price for each; "50,000 a year" are counted over many happenings.
EACH = frozenset(
    "tonne ton barrel ounce kilo kilogram gallon litre liter hectare acre share head person passenger pupil student "
    "household year month week night hour metre mile kilometre ticket car unit pound".split()
)
SINCE = re.compile(r"\bsince (?:\d{4}\b|(?:the )?[\w-]+(?: [\w-]+)?)")
# "at noon", "by the evening": how far a count had come.
HOUR = re.compile(
    r"\b(?:at|by|in|until|since) (?:the |early |late |mid )*"
    r"(?P<hour>noon|midday|midnight|dawn|daybreak|morning|afternoon|evening|nightfall|dusk|sunset)\b"
)
# "113 officers have needed treatment in less than a week": over more than the night that is told of.
LATELY = re.compile(
    r"\b(?:has|have) (?:\S+ ){1,12}?(?:in|over|within) (?:less than |under |just over |about )?"
    r"(?:a|the|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days|weeks?|months?|years?)\b"
)
SEAT = re.compile(r"\bin ([A-Z][\w-]+)")
# "up from $30 million a year earlier", "a summer's rain in a day": no figure of each day or year.
BEFORE = re.compile(
    r"\ba (?:year|month|week|day) (?:earlier|ago|before|later|on)\b"
    r"|\b(?:in|within|for|of|after|than|on) (?:just |less than |about |half )?a (?:year|month|week|day)\b"
    r"|\bsince the (?:outbreak|epidemic|pandemic)\b"
)
# "his men had seized 40 logs": whoever they are.
ANYBODY = frozenset({"man", "person", "people", "force", "side"})
# What one saw is not the whole: "reporters saw ten bodies".
SEEING = frozenset({"see", "watch", "hear", "notice", "spot", "witness"})


def scope_of(
    sentence: Sentence,
    subject: Subject,
    quantity: Quantity,
    places: Places,
    home: frozenset[str],
    words: EventWords,
    source: Source,
) -> Scope:
    """The scope of a figure: the places and times of its own clause that are not the report's own, and the cues near
    it.

    ``home`` holds the words of the names of the report's own places.
    """
    counted, (start, end) = subject.counted, clause(sentence, quantity.tokens[0])
    here = " ".join(t.lower for t in sentence.tokens[start:end])
    seat = {word.lower() for word in SEAT.findall(source.name)}  # "officials in Tolma said": what they know of
    own = [n for at, n in places.places if start <= at < end and belongs(sentence, at, counted, places)]
    named = [n for at, n in places.places if n in own and sentence.tokens[at].text[:1].isupper()]
    when = [n for at, n in places.times if start <= at < end and belongs(sentence, at, counted, places)]
    happenings = words.all_happenings
    happening = next((t.lemma for t in sentence.tokens[start:end] if t.lemma in happenings), "")
    cues = [
        *_cues(sentence, subject, quantity, here, words),
        *more_cues(sentence, counted, quantity, here, subject.deed),
    ]
    return Scope(
        group=(*counted.group, *grades(sentence, counted)),
        places=tuple(dict.fromkeys(n for n in (*own, *sorted(seat)) if not set(n.split()) <= home)),
        times=tuple(dict.fromkeys(when)),
        actors=_actors(sentence, counted, source),
        about=_about(sentence, counted, (start, end), home, source, words),
        owner=_owner(sentence, counted, source),
        deed=subject.deed,
        happening=happening,
        within=tuple(dict.fromkeys((*named, *chambers(here)))),
        period=_period(here, words),
        told=_told(sentence, when),
        cues=tuple(dict.fromkeys(cues)),
    )


def _period(here: str, words: EventWords) -> str:
    """The words for the time that a total runs over; after *since* with what it runs from."""
    if found := SINCE.search(here):
        return found[0]
    return next((phrase for phrase in words.cumulative if phrase != "since" and has_phrase(here, (phrase,))), "")


def _told(sentence: Sentence, when: list[str]) -> tuple[str, ...]:
    """*The mayor said on Sunday*, *by nightfall*: the day of the telling and the time of day up to which it holds."""
    lower = " ".join(t.lower for t in sentence.tokens)
    days = [t.lower for t in sentence.tokens if t.lower in WEEKDAYS and t.lower not in when]
    return tuple(dict.fromkeys([*days, *(found["hour"] for found in HOUR.finditer(lower))]))


def _with_others(sentence: Sentence, start: int) -> bool:
    """*With the driver, who was found later, the dead number 20*: somebody is counted whom others leave out."""
    before = sentence.tokens[:start]
    opens = bool(before) and before[0].lower in {"with", "counting", "including"}
    return opens and any(t.text == "," for t in before) and before[1].lower in {"the", "those", "a", "an"}


def _cues(sentence: Sentence, subject: Subject, quantity: Quantity, here: str, words: EventWords) -> list[str]:
    counted, (start, end) = subject.counted, quantity.tokens
    after = [t.lower for t in sentence.tokens[end : end + 4]]
    before = [t.lower for t in sentence.tokens[max(0, start - 3) : start]]
    above = head(sentence, counted.node)
    received = above is not None and above.lemma == "receive" and counted.node.dep == "obj"
    taken = received or before[-1:] == ["received"]  # "the clinic received ten"
    seen = taken or any(t.lemma in SEEING for t in ancestors(sentence, counted.node))
    found = {
        "told-before": _told_before(sentence, counted),
        "wider": has_phrase(here, words.wider) or _with_others(sentence, start),
        "another-time": _of_a_year(sentence, start),
        "definite": start > 0 and sentence.tokens[start - 1].lower in {"the", "these", "those", "all", "both"},
        "cumulative": has_phrase(BEFORE.sub("", without_event(here)), words.cumulative)
        or bool(LATELY.search(here))
        or _of_a_country(sentence, counted),
        "part": _of_those(sentence, start)
        or (quantity.form == "none" and _in_one_place(sentence, start))
        or _after_some_of_them(sentence, quantity)
        or (_is_part(subject, quantity) and quantity.unit is None and quantity.form != "none")
        or "including" in before
        or seen
        or (quantity.form == "none" and not counted.lemma),
        "per": bool({"each", "apiece", "per", "every"} & set(after)),
        "change": _is_change(sentence, counted, quantity, words),
        "rest": bool({"other", "remaining", "rest", "others"} & {*before, *after[:1]})
        and before[-2:] != ["to", "rest"],
        "narrowed": _narrowed(sentence, counted, quantity) and before[-1:] != ["all"],
    }
    each = [f"per-{unit}" for unit in _each(sentence, end)]
    return [*(cue for cue, there in found.items() if there), *each]


def _each(sentence: Sentence, end: int) -> list[str]:
    """The unit for which a sum is paid: *$80 a barrel*."""
    after = sentence.tokens[end : end + 2]
    each = len(after) == 2 and after[0].lower in {"a", "an"} and after[1].lemma in EACH
    return [after[1].lemma] if each else []


def _of_those(sentence: Sentence, start: int) -> bool:
    """Whether a sentence begins so: *Of the damaged houses, 35 are empty*; *in the town itself nobody was hurt*."""
    words = [t.lower for t in sentence.tokens]
    comma = words.index(",") if "," in words[:start] else len(words)
    of_those = words[:1] == ["of"] and words[1:2] in (["the"], ["these"], ["those"], ["them"]) and comma == start - 1
    itself = "itself" in words[:start] and words[0] in {"in", "on", "at"} and words.index("itself") < OPENING
    return of_those or itself


def _in_one_place(sentence: Sentence, start: int) -> bool:
    """*At the power station, no one was killed*: nobody there, whatever happened elsewhere."""
    words = [t.lower for t in sentence.tokens[:start]]
    return words[:1] in (["at"], ["in"], ["on"], ["inside"]) and words[1:2] == ["the"] and "," in words


SOME_OF_THEM = re.compile(r"^(?:\S+ ){1,3}?of (?:them|these|those|whom) ")


def _after_some_of_them(sentence: Sentence, quantity: Quantity) -> bool:
    """*Thirty of them were brought to one hospital and ten to another; one died at a third*; *in seven cases*."""
    start, end = quantity.tokens
    words = [t.lower for t in sentence.tokens]
    if words[max(0, start - 1) : start] == ["in"] and words[end : end + 1] in (["cases"], ["case"]):
        return True
    opens = sentence.tokens[0].pos == "NUM" and SOME_OF_THEM.match(" ".join(words)) is not None
    return opens and start > 0 and quantity.unit is None


def _is_part(subject: Subject, quantity: Quantity) -> bool:
    """*14 of them, three of the wounded*; but *31 of 40 drones were shot down* are all that were shot down."""
    of = subject.counted.partitive or quantity.whole is not None
    return of and (subject.counted.pronoun or not subject.done)


def _of_a_country(sentence: Sentence, counted: Counted) -> bool:
    """*raised Turkey's death toll in Syria to 64*: the toll that somebody has, not that of a happening."""
    verb = head(sentence, counted.node)
    tolls = children(sentence, verb, "obj") if verb is not None else ()
    return any(
        p.pos == "PROPN" for toll in tolls for p in children(sentence, toll, "nmod:poss") if toll.lemma == "toll"
    )


def _of_a_year(sentence: Sentence, start: int) -> bool:
    """*a repeat of 2002, when nine people died*: told of that year, whatever the sentence is about."""
    when = [t.index for t in sentence.tokens[1:start] if t.lower in {"when", "where"}]
    if not when:
        return False
    before = [t for t in sentence.tokens[max(0, when[-1] - 2) : when[-1]] if t.text != ","]
    return bool(before) and YEAR.match(before[-1].text) is not None


def _told_before(sentence: Sentence, counted: Counted) -> bool:
    """*Police had put the toll at 11*: told before what the report tells, where the pluperfect is not that of reported
    speech.
    """
    above = list(ancestors(sentence, counted.node))
    for i, verb in enumerate(above):
        if verb.lemma in TELLING and any(t.lower == "had" for t in children(sentence, verb, "aux")):
            return not any(t.lemma in TELLING for t in above[i + 1 :])
    return False


def _is_change(sentence: Sentence, counted: Counted, quantity: Quantity, words: EventWords) -> bool:
    """*rose by 12*, *struck 1,000 deaths from its count*: by how much a figure changed."""
    verb = head(sentence, counted.node)
    after = [t.lower for t in sentence.tokens[quantity.tokens[1] : quantity.tokens[1] + 3]]
    if any(after[i : i + 2] == [word, "than"] for i in (0, 1) for word in ("more", "fewer", "less", "higher", "lower")):
        return True  # "that was 1,100 more than in the year before"
    before = sentence.tokens[quantity.tokens[0] - 1].lower if quantity.tokens[0] else ""
    if verb is None or verb.pos != "VERB":
        return False
    if before == "by" and verb.lemma in CHANGES:
        return True
    if verb.lemma in words.changes and any(t.lower == "from" for t in sentence.tokens[verb.index : verb.index + 12]):
        return True
    return verb.lemma == "take" and any(t.lower == "out" for t in sentence.tokens[verb.index : verb.index + 12])


def _actors(sentence: Sentence, counted: Counted, source: Source) -> tuple[str, ...]:
    """Who did it, where the counted things are an active verb's object: *gunmen killed 12*; not who only says so."""
    verb = head(sentence, counted.node)
    if verb is not None and verb.pos == "ADV":
        verb = head(sentence, verb)  # "brought 53 people ashore", hung on *ashore*
    if verb is None or verb.pos != "VERB" or counted.node.dep not in {"obj", "obl:unmarked"}:
        return ()
    return tuple(
        t.lemma
        for t in children(sentence, verb, "nsubj")
        if t.pos != "PRON"
        and t.text not in source.name
        and not t.dep.endswith(":pass")
        and not (t.lemma in ANYBODY and any(of.pos == "PRON" for of in children(sentence, t, "nmod:poss")))
    )


def _about(
    sentence: Sentence,
    counted: Counted,
    clause: tuple[int, int],
    home: frozenset[str],
    source: Source,
    words: EventWords,
) -> tuple[str, ...]:
    """The name whose figure it is: *Guinea has had 2,155 cases*; not the source's, nor the report's own place."""
    if sentence.part != "body":
        return ()  # the headline speaks of the report's own happening
    for noun in _whose(sentence, counted, clause):
        name = {t.lower for t in (noun, *children(sentence, noun, "compound", "flat", "amod"))}
        if _is_named(sentence, noun, words) and not name <= home and not name & set(source.name.lower().split()):
            return tuple(sorted(name))
    return ()


def _owner(sentence: Sentence, counted: Counted, source: Source) -> tuple[str, ...]:
    """The source that speaks of its own: *the army said it had lost four soldiers*."""
    if source.kind == "report":
        return ()
    if _of_its_own(sentence, counted, source):
        return tuple(source.name.lower().split())
    for verb in ancestors(sentence, counted.node):
        subjects = children(sentence, verb, "nsubj")
        if subjects:
            own = any(t.lower in {"it", "they", "we", "he", "she", "i"} and t is not counted.node for t in subjects)
            return tuple(source.name.lower().split()) if own else ()
    return ()


def _of_its_own(sentence: Sentence, counted: Counted, source: Source) -> bool:
    """*Kasmir said two of its soldiers were killed and four wounded*: those without a noun are of the same."""
    if counted.noun is not None and counted.noun is not counted.node:
        return False
    said = [t.index for t in sentence.tokens if source.span is not None and t.end <= source.span.end]
    first = said[-1] + 1 if said else 0
    before = sentence.tokens[first : counted.node.index]
    return any(a.lower == "of" and b.lower in {"its", "their", "our"} for a, b in pairwise(before))


def _whose(sentence: Sentence, counted: Counted, clause: tuple[int, int]) -> Iterator[Token]:
    """The nouns whose figure it may be: the subject of its clause, the place of a relative clause, the doer."""
    root = next((t for t in ancestors(sentence, counted.node) if t.dep == "ROOT"), None)
    if root is not None and _is_it(sentence, root) and root.index < counted.node.index:
        yield root  # "The hardest-hit country is Guinea, with 410,000 cases"
    for above in ancestors(sentence, counted.node):
        if above.dep == "obl" and above.index < clause[1] and _opens(sentence, above):
            return  # "In front of 31,200 spectators Athletic started badly"
        subjects = children(sentence, above, "nsubj")
        if above.pos not in {"VERB", "AUX"} and not subjects:
            continue
        yield from (_antecedent(sentence, above, s) for s in subjects if s not in (counted.node, counted.noun))
        noun = head(sentence, above)
        if noun is not None and any(t.lower == "where" for t in children(sentence, above, "advmod", "mark", "obl")):
            yield noun  # "Nigeria, where eight patients died"
        break
    yield from (t for t in sentence.tokens[clause[0] : clause[1]] if t.dep == "obl:agent")


def _is_it(sentence: Sentence, noun: Token) -> bool:
    """Whether a name, whatever the tagger takes it for, says what the subject is: *the worst-hit country is Guinea*."""
    name = noun.index > 0 and noun.text[:1].isupper() and noun.pos in {"PROPN", "ADJ", "NOUN"}
    return name and bool(children(sentence, noun, "cop"))


def _opens(sentence: Sentence, phrase: Token) -> bool:
    """Whether a phrase with a preposition stands before the subject and verb of its clause."""
    verb = head(sentence, phrase)
    subjects = children(sentence, verb, "nsubj") if verb is not None else ()
    return any(phrase.index < s.index for s in subjects) and bool(children(sentence, phrase, "case"))


def _is_named(sentence: Sentence, noun: Token, words: EventWords) -> bool:
    """A name, or a place with its name; at the start of a sentence also what the tagger takes for a common noun."""
    if noun.lemma in words.place_nouns and any(
        t.text[:1].isupper() for t in children(sentence, noun, "compound", "nmod")
    ):
        return True  # "Lunda district is worst hit with 1,204 cases"
    if _is_it(sentence, noun):
        return True
    happenings = words.all_happenings
    if noun.index == 0 and {noun.lower, noun.lower.removesuffix("s")} & happenings:
        return False  # "Floods have displaced 3,500", with the capital of the sentence
    if noun.lemma in happenings:
        return noun.pos == "PROPN"  # "Blast kills nine"
    return noun.pos == "PROPN" or (noun.index == 0 and noun.tag == "NN" and not children(sentence, noun, "det"))


def _antecedent(sentence: Sentence, verb: Token, subject: Token) -> Token:
    """The noun for which *which* or *who* stands."""
    if subject.lower in {"which", "who", "that"} and verb.dep == "acl:relcl":
        return head(sentence, verb) or subject
    return subject


def _of_those_who(sentence: Sentence, counted: Counted) -> bool:
    """*Those who slept more than nine hours*: the length says of whom the sentence speaks."""
    for token in (counted.node, *ancestors(sentence, counted.node)):
        noun = head(sentence, token) if token.dep == "acl:relcl" else None
        if noun is not None and any(t.lower in {"who", "whose"} for t in sentence.tokens[noun.index : token.index]):
            return True
    return False


def _narrowed(sentence: Sentence, counted: Counted, quantity: Quantity) -> bool:
    """Whether a phrase of reason or feature narrows the figure to some of those that the measure would count."""
    verb = head(sentence, counted.node)
    if quantity.unit is not None and not quantity.unit.isupper() and _of_those_who(sentence, counted):
        return True
    phrases = [(p, NARROWING) for p in children(sentence, counted.node, "nmod", "obl")]
    if verb is not None and verb.lemma in REASONED:
        phrases += [(p, frozenset({"for"})) for p in children(sentence, verb, "obl")]
    return any(
        t.lower in cases
        for phrase, cases in phrases
        if phrase.index > counted.node.index
        if phrase.pos in {"NOUN", "PROPN"}
        for t in children(sentence, phrase, "case")
    )
