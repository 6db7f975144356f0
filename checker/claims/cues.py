"""What words around a figure say of it: that it counts only some, several things together, or one item of a list."""

import re
from collections.abc import Iterator, Sequence

from checker.claims.counted import NOUNS, Counted
from checker.model import Quantity, Sentence, Token
from checker.trees import children, head, subtree

# "12 dead or missing", "43 killed and wounded": several measures in one figure.
MIXED = re.compile(
    r"^(?: [^\s]+){0,2}? (?:dead|killed|deaths|wounded|injured|hurt|missing) (?:or|and|and/or|/) "
    r"(?:missing|wounded|injured|hurt|captured|killed|dead)\b(?! (?:another|\d))"
)
BEFORE_MIXED = re.compile(
    r" (?:killed|dead|wounded|injured) (?:or|and) (?:missing|wounded|injured|killed|captured|hurt)(?: [^\s]+)?$"
)
# "on the smaller one", "aboard the larger ferry": one of several that the report tells of.
ONE_OF_SEVERAL = re.compile(
    r"\b(?:on|in|at|of|from|aboard|by) (?:the|its) "
    r"(?:larger|smaller|bigger|older|newer|taller|former|latter|other|second|main|largest|biggest|oldest|busiest) "
    r"(?!road|square|street|suspect|opposition|speech|speaker)\w+"
)
# "The largest group, some 250, came from Lincoln"
ONE_GROUP = re.compile(
    r"\bthe (?:largest|biggest|smallest|first|second|third|other) (?:group|contingent|party|batch|wave|column|team)\b"
)
# "The longest was in Velm: police there put it at 25,000"
LARGEST = re.compile(
    r"^the (?:largest|biggest|longest|smallest|worst|deadliest|busiest|first|last)"
    r"(?: one| of (?:them|these|those))? (?:was|is|were|came|took)\b"
)
# "12,000 joined the strike on the first day"
ONE_DAY = re.compile(r"\bon the (?:first|second|third|opening|final|last) (?:day|night)\b")
# "40 people died in his town"; "20 were still at the scene"; "5,000 were evacuated by boat": some of all.
SOME_OF_ALL = re.compile(
    r"\b(?:(?:in|over|across) (?:his|her|their|its) (?:own )?"
    r"(?:town|village|district|city|province|county|region|state|hospital|ward|constituency)"
    r"|(?:in|on|at) (?:the )?\w+(?: \w+)? alone"
    r"|(?:its|his|her|their|one) \w+ alone"
    r"|at once|instantly|outright|on the spot|at the scene"
    r"|still (?:at|in|on|aboard|inside)|remain(?:s|ed|ing)? (?:there|in|at|on|aboard|inside)"
    r"|in (?:either|neither|both)\b|in other \w+"
    r"|in the (?:first|second|last|final|opening) (?:hour|half|minute|day|night)s?"
    r"|by (?:helicopter|boat|bus|train|air|sea|road|ship|truck|plane|lorry|ferry|rail)(?:s|es)?)\b"
)
# "told reporters at the scene that 38 had died": where it was told
TOLD_THERE = re.compile(r"\b(?:told|telling) \w+ (?:at the scene|on the spot)\b|\bsaid at the scene\b")
# "in the three countries", "the two attacks on Friday", "the two armies between them lost 30": all of several.
OF_SEVERAL = re.compile(
    r"\bbetween them\b|\bon (?:both|the two|either) sides?\b|\b(?:the|all|both) (?:two|three|four|five|six) "
    r"(?:countries|states|provinces|regions|districts|cities|towns|attacks|bombings|blasts|raids|incidents|sites|disasters)\b"
)
# "From gate to gate the raid lasted 17 minutes": from where to where.
FROM_TO = re.compile(r"\bfrom (\w+) to \1\b|^from the (?:\w+ ){1,3}to the (?:\w+ ){1,3}")
# "At least 30 soldiers have died, going by what each side says of its own"; "by both sides' own count"
EACH_SIDE = re.compile(
    r"\bwhat (?:each|the two|both) sides? (?:says?|admits?|concedes?|reports?) of (?:its|their) own\b"
    r"|\b(?:both|the|the two|the warring) sides ['’] own (?:counts?|figures?|tolls?|numbers?)\b"
)
# "gave the number of cases over the same period as 1,790": of the time that the figure before is of
SAME_TIME = re.compile(r"\b(?:over|in|for|during) (?:the same|that) (?:period|time|span)\b|\bby the same date\b")
# "in the neighbouring valley": another place that has no name.
NEXT_DOOR = re.compile(r"\bin (?:the|a|two|another) (?:neighbou?ring|adjacent|adjoining|next) \w+")
# "the number of wounded in the city": of those that the event had in several places.
IN_THE_PLACE = re.compile(
    r"\b(?:in|within) the (?:(?:ski|mining|fishing|mountain|hill|farming|seaside|coastal|market) )?"
    r"(?:city|town|village|district|province|state|region|county)\b(?! of\b)"
)
# "120 seats in the lower house", "31 in the senate"
CHAMBER = re.compile(
    r"\b(?:in|for|to) the (?P<name>(?:lower|upper) (?:house|chamber)|senate|house|commons|lords|national assembly)\b"
)
# "arrested before kick-off": up to a moment within the event; but an attack before dawn is the event.
MOMENT = frozenset({"dawn", "sunrise", "daybreak", "noon", "midnight", "dusk", "sunset", "midday", "nightfall"})
# "in three days of fighting", "over two weeks of protests"
SPAN_OF = re.compile(
    r"\b(?:in|over|during|after) (?:the |about |nearly |almost |some )?\w+ (?:days|weeks|months|years) of\b"
)
# Headline and lead are no later sentences than this.
FIRST = 1
# "the 27 arrested on both nights"
ON_BOTH = re.compile(
    r"\b(?:on|over|in|across|at) both (?:nights|days|weekends|evenings|weeks|months|matches|occasions)\b"
)
# "All 74 flats", "each of the five wings", "two of the jail's four wings": how many there are.
OF_ALL = re.compile(
    r"(?:^| )(?:of the|all|(?:each|all|every one|none|any|\w+) of (?:the|its|their|these)(?: \w+)?(?: ['’]s)?)$"
)
# "since the outbreak began": since the event itself
SINCE_EVENT = re.compile(
    r"\bsince the (?:\w+ )?(?:outbreak|epidemic|storm|floods?|fire|siege|quake|earthquake|eruption|strike|heatwave) "
    r"(?:began|started|broke out|erupted|hit|struck)\b"
    r"|\bsince (?:the|an?) (?:\w+ ){1,4}(?=that |which )"  # "since the blast that left 16 dead"
    r"|\bsince (?:last |late |early )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\bsince (?:the )?(?:early )?(?:morning|dawn|daybreak|midnight|noon|midday|afternoon|hours|then)\b"
)
# "called it the largest demonstration since the banks were bailed out"
SINCE_BEST = re.compile(r"\b(?:\w+est|first|worst|best|most \w+|worse|last) [^,;]{0,60}?\bsince\b")
# "the toll has risen to 22": an earlier figure is no rival.
GROWN = re.compile(
    r"\b(?:rose|risen|rising|climb\w+|increas\w+|grew|grown|jump\w+|mounted|swell\w+|soared|(?:gone|went) up"
    r"|bring\w*|brought|rais(?:es?|ed|ing)|tak(?:es?|ing) the (?:total|toll|number|death toll|tally)"
    r"|pushes|pushed|pushing)\b"
)
SHRUNK = re.compile(
    r"\b(?:fell|fallen|drop\w+|decreas\w+|shrunk|lower\w+|cut|revised down|(?:gone|went) down"
    r"|(?:is|was|were|are) (?:now )?down to)\b"
)
# So far behind its "and" a figure may stand: "and the second, which hit a school, five".
GAP = 14
GRADES = frozenset("seriously severely critically badly gravely lightly slightly mildly".split())


def without_event(here: str) -> str:
    """A clause without the words that only say when the event itself began."""
    return SINCE_BEST.sub(" ", SINCE_EVENT.sub("", here))


# "All 131 people on board were brought ashore": so many were aboard.
ABOARD = re.compile(r"^(?: \w+){0,3} (?:aboard|on board)\b")


def more_cues(sentence: Sentence, counted: Counted, quantity: Quantity, here: str, deed: str) -> Iterator[str]:
    """The cues that the surface shows: ``mixed``, ``narrowed``, ``cumulative``, ``listed``, ``grown``, ``shrunk``."""
    tokens, (start, end) = sentence.tokens, quantity.tokens
    after = "".join(f" {t.lower}" for t in tokens[end : end + 6])
    before = "".join(f" {t.lower}" for t in tokens[max(0, start - 5) : start])
    if MIXED.search(after) or BEFORE_MIXED.search(before):
        yield "mixed"
    if quantity.unit is not None and after.strip().startswith(("of it ", "of that ", "of this ")):
        yield "part"
    # A profit in the first half is that of half a year.
    some = quantity.unit is None and SOME_OF_ALL.search(TOLD_THERE.sub("", here))
    if quantity.form == "number" and OF_ALL.search(before.strip()):
        yield "all"
        if ABOARD.search(after):
            yield "all-aboard"
    grouped = quantity.unit is None and ONE_GROUP.search(here)
    # Where the lead says it, it is the event's own: "destroyed part of the main market, killing 14".
    lead = sentence.part == "body" and sentence.index <= FIRST
    several = not lead and ONE_OF_SEVERAL.search(here)
    if several or some or grouped or _before_a_moment(sentence, counted, deed):
        yield "narrowed"
    if quantity.unit is not None and FROM_TO.search(here):
        yield "narrowed"
    if SAME_TIME.search(here):
        yield "same-time"
    if NEXT_DOOR.search(here):
        yield "next-door"
    if _fronted(sentence, start):
        yield "fronted"
    if quantity.unit is None and IN_THE_PLACE.search(here):
        yield "in-place"
    if LARGEST.search(" ".join(t.lower for t in tokens[:start])):
        yield "part"
    if ONE_DAY.search(here):
        yield "another-time"
    own = "".join(f" {t.lower}" for t in tokens[start : end + 2])
    if EACH_SIDE.search(" ".join(t.lower for t in tokens)):
        yield "wider"
    if OF_SEVERAL.search(here) and not OF_SEVERAL.search(f" the{own}"):
        yield "wider"
    if any(t.lower == "when" for v in _above(sentence, counted) for t in _marks_after(sentence, v, end)):
        yield "when"
    # A headline's "in three days of unrest" is how long its own happening was.
    # Nor is that of the lead: "killed 10,000 in three days of fighting".
    if (SPAN_OF.search(here) and sentence.part == "body" and sentence.index > FIRST) or ON_BOTH.search(here):
        yield "cumulative"
    if quantity.unit is None and (of_named_places(sentence, quantity) or _at_each_place(sentence, counted, quantity)):
        yield "part"
    if _are_two_things(sentence, counted):
        yield "joint"
    if _is_listed(sentence, counted, quantity):
        yield "listed"
        if counted.noun is not None:
            yield "item"
    if _shares_verb(sentence, counted, quantity) or _in_turn(sentence, quantity):
        yield "phrase"
    if quantity.unit is None and _and_one(sentence, counted, end):
        yield "and-one"
    if quantity.unit == "percent" and (over := period(here)):
        yield f"over-{over}"
    if start and tokens[start - 1].lower == "to":
        change = " ".join(t.lower for t in tokens[max(0, start - 6) : start])
        if GROWN.search(change):
            yield "grown"
        elif SHRUNK.search(change):
            yield "shrunk"


def _fronted(sentence: Sentence, start: int) -> bool:
    """*At the places that its members visit, 5 percent of the coral died*: a phrase of place before all else."""
    tokens = sentence.tokens
    opens = tokens[0].lower in {"in", "at", "on", "along", "inside", "outside", "around"} and tokens[1].lower == "the"
    comma = next((i for i, t in enumerate(tokens[:start]) if t.text == ","), 0)
    noun = next((t for t in tokens[2:comma] if t.pos == "NOUN"), None)
    return opens and noun is not None and noun.lemma in PLACES


PLACES = frozenset("place area site part north south east west centre center coast river region zone".split())
# "rose 3.2 percent in the year to April", "0.3 percent on the month"
PERIOD = re.compile(
    r"\b(?:(?:in|on|over|for|during) the (?P<a>year|month|quarter|week|half|day)\b|(?P<b>year|month|quarter)[ -]on[ -]"
    r"(?:year|month|quarter)|(?:from|than|on) a (?P<c>year|month|week|quarter) (?:earlier|ago|before)|"
    r"(?:from|on|than) the (?:previous|preceding) (?P<d>month|quarter|week|day))"
)


def period(here: str) -> str:
    """Over what time a share tells a change; empty where its clause does not say."""
    found = PERIOD.search(here)
    return next((name for name in found.groupdict().values() if name), "") if found else ""


def chambers(here: str) -> list[str]:
    """The houses of a parliament that a clause names."""
    return [found["name"] for found in CHAMBER.finditer(here)]


def _above(sentence: Sentence, counted: Counted) -> list[Token]:
    verb = head(sentence, counted.node)
    return [verb] if verb is not None else []


def _marks_after(sentence: Sentence, verb: Token, end: int) -> list[Token]:
    """The first words of the clauses that say when it was, behind the figure."""
    clauses = [c for c in children(sentence, verb, "advcl") if c.index > end]
    return [t for c in clauses for t in children(sentence, c, "mark", "advmod")]


def grades(sentence: Sentence, counted: Counted) -> tuple[str, ...]:
    """How badly those counted were hurt: *two were seriously injured, three are in serious condition*."""
    verb = head(sentence, counted.node)
    above = [counted.node, *([verb] if verb is not None else [])]
    near = [t for word in above for t in children(sentence, word, "advmod") if not _past_another(sentence, counted, t)]
    conditions = [
        t for word in above for t in (word, *children(sentence, word, "obl", "nmod")) if t.lemma == "condition"
    ]
    states = [t.lower for c in conditions for t in children(sentence, c, "amod")]
    return (*(t.lower for t in near if t.lower in GRADES), *states)


def _past_another(sentence: Sentence, counted: Counted, word: Token) -> bool:
    """*97 hurt, two of them badly*: whether another number stands between."""
    return any(t.pos == "NUM" for t in sentence.tokens[counted.node.index + 1 : word.index])


def _are_two_things(sentence: Sentence, counted: Counted) -> bool:
    """*Fires 550 drones and missiles*: one number of two things together."""
    noun = counted.noun
    behind = sentence.tokens[noun.index + 1 : noun.index + 4] if noun is not None else ()
    joined = len(behind) > 1 and behind[0].lower == "and" and behind[1].tag == "NNS"
    verb = len(behind) > 2 and behind[2].tag in {"VBD", "VBZ", "VBP"}  # "killed 12 people and officials said"
    return joined and noun is not None and noun.tag == "NNS" and not verb


def _before_a_moment(sentence: Sentence, counted: Counted, deed: str) -> bool:
    verb = head(sentence, counted.node)
    if verb is None or verb.lemma != deed:
        return False
    return any(
        t.lower == "before"
        for phrase in children(sentence, verb, "obl")
        if phrase.index > counted.node.index and phrase.lemma not in MOMENT
        for t in subtree(sentence, phrase)
        if t.dep == "case"
    )


def of_named_places(sentence: Sentence, quantity: Quantity) -> bool:
    """*Tennessee reported nine, Indiana three and Alabama one*: each figure is that of the name before it."""
    tokens = sentence.tokens
    named = [
        i
        for i in range(2, len(tokens))
        if tokens[i].tag == "CD"
        and tokens[i - 1].tag in {"NNP", "NNPS"}
        and any(t.text in {",", "and", ";"} for t in tokens[max(0, i - 4) : i - 1])
    ]
    first = quantity.tokens[0]
    own = first in named or any(t.text == "," for t in tokens[quantity.tokens[1] : named[0]]) if named else False
    return len(named) > 1 and own and first <= named[-1]


def _at_each_place(sentence: Sentence, counted: Counted, quantity: Quantity) -> bool:
    """*22 patients at the General, 14 at St Agnes and two at a clinic*: each figure is that of the place behind it."""
    tokens, end = sentence.tokens, quantity.tokens[1]
    behind = counted.behind(end)
    places = [
        i
        for i in range(1, len(tokens) - 1)
        if tokens[i - 1].tag == "CD" and tokens[i].lower == "at" and tokens[i + 1].pos in {*NOUNS, "DET"}
    ]
    own = behind < len(tokens) and tokens[behind].lower == "at"
    return own and any(i != behind for i in places)


def _shares_verb(sentence: Sentence, counted: Counted, quantity: Quantity) -> bool:
    """*The first bomb killed 20 people and the second five*: one of two figures of two subjects with one verb."""
    tokens, (start, end) = sentence.tokens, quantity.tokens
    after = counted.behind(end)
    return _is_remnant(tokens[after:]) or any(
        tokens[i].lower == "and" and _is_remnant(tokens[i:end]) and i < start for i in range(max(0, start - GAP), start)
    )


def _in_turn(sentence: Sentence, quantity: Quantity) -> bool:
    """*187 pupils of one school and 125 from the other*: the second of two that a phrase tells apart."""
    tokens, (start, end) = sentence.tokens, quantity.tokens
    joined = start > 1 and tokens[start - 1].lower == "and" and any(t.tag == "CD" for t in tokens[: start - 1])
    return joined and end < len(tokens) and tokens[end].lower in {"from", "in", "at", "on"}


def _and_one(sentence: Sentence, counted: Counted, end: int) -> bool:
    """*eight soldiers and an officer*: one more than the figure says."""
    after = counted.behind(end)
    behind = [t.lower for t in sentence.tokens[after : after + 2]]
    return behind in (["and", "a"], ["and", "an"])


def _is_remnant(tokens: Sequence[Token]) -> bool:
    """Whether words are *and*, a subject and a number, up to the end or a stop: *and the second five*."""
    rest = _without_clause(tokens[1:] if tokens and tokens[0].text == "," else tokens)
    if not rest or rest[0].lower != "and":
        return False
    number = next((i for i, t in enumerate(rest) if i and t.tag == "CD" and t.lower != "one"), 0)
    subject, behind = rest[1:number], rest[number + 1 : number + 2]
    named = any(t.pos in {"NOUN", "PROPN"} or t.lower in {"second", "other", "one", "third"} for t in subject)
    plain = all(t.pos in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} for t in subject)
    return number > 1 and named and plain and (not behind or behind[0].pos == "PUNCT")


def _without_clause(tokens: Sequence[Token]) -> list[Token]:
    """The first words without a clause between commas: *and the second, which hit a school, five*."""
    rest = list(tokens[:20])
    at = next((i for i, t in enumerate(rest) if t.text == ","), 0)
    if at and at + 1 < len(rest) and rest[at + 1].tag in {"WDT", "WP", "WRB"}:
        end = next((i for i in range(at + 1, len(rest)) if rest[i].text == ","), at)
        rest = rest[:at] + rest[end + 1 :]
    return rest[:8]


def _is_listed(sentence: Sentence, counted: Counted, quantity: Quantity) -> bool:
    """*Seven soldiers and a civilian were killed*: one item of a list of things counted."""
    if quantity.unit is not None:
        return False
    node = counted.node
    first = head(sentence, node) if node.dep == "conj" else node
    if first is None:
        return False
    items = [first, *children(sentence, first, "conj")]
    return node in items and sum(_counts(sentence, item) for item in items) > 1


def _counts(sentence: Sentence, item: Token) -> bool:
    """Whether a noun is counted by a number or an article."""
    if item.pos not in {"NOUN", "PROPN", "NUM", "ADJ"}:
        return False
    return item.pos == "NUM" or any(
        t.dep == "nummod" or t.lower in {"a", "an"} for t in children(sentence, item, "nummod", "det")
    )
