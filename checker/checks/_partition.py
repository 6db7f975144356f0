"""Parts of one list that together pass the whole of which they are told.

*There are 138 cases. The bulletin breaks them down into 71 infants, 52 pupils and 23 adults*; *the ministry attributes
72 of the infections to one clinic, 37 to another and 46 to others*; *a package of $2 billion will pay for homes ($1
billion), sports grounds ($700 million) and tourism ($550 million)*.
"""

import re
from collections.abc import Iterator, Sequence

from checker.checks._found import found
from checker.checks._lines import UNKNOWN, Line, kin, kinds_of
from checker.checks._lists import Items, sums
from checker.checks._outcomes import exclude
from checker.checks._sizes import add, exact, meet, number, room
from checker.checks._states import measure_of
from checker.model import Claim, Finding, Result
from checker.rules import Rules

NAME = "arithmetic"

# What stands between an item's words and the next figure.
NEXT = re.compile(r"^(?P<own>[^#;:()]*?)(?:,|;|,? and|,? plus|, while)(?: (?:another|a further))? $")
IN_BRACKETS = re.compile(r"^\)(?P<own>[^#;:()]*)\($")
# "14 to the Platform", "45 for Marysville", "341 as bubonic"
PLACED = re.compile(
    r"^ (?:of (?:them|these|those) |more |others? |people |men |women )?(?P<prep>to|from|in|at|on|near|for|by|as) "
)
OF_THEM_ARE = re.compile(r"^ of (?:(?:the|those|these) )?[^ ]+ (?:are|were|is|was) ")
# "41 were taken to one hospital and 39 to another"
ARE_AT = re.compile(
    r"^ (?:are|were|is|was|have been|had been) (?:being )?(?:\w+ed |taken |brought )?(?=(?:to|in|at|on|near|from) )"
)
WHERE = frozenset({"in", "at", "on", "near"})
# "50 had boarded the first coach, 54 the second and 40 the third"
ORDER = re.compile(r" the (?:first|second|third|fourth)\b")
# "Five of the rockets dropped short, two sailed over the runway and three came down inside": one thing does so once.
OF_NOUN = re.compile(r"^#0# of (?:the|those|these) (?P<noun>[^\s#,;:]+)")
VERBED = re.compile(
    r"^ (?:(?:was|were|had been|have been) )?(?:[a-z]+ed|fell|hit|struck|came|went|flew|shot|sank|burnt|blew|lay)\b"
)
# "71 infants and toddlers", "23 adults"
NAMED = re.compile(r"^(?: (?:and )?[a-z'-]+){1,4}$")
LAST = re.compile(r"[,.;:(]| (?:on|in|at|from|with|who|which|that|according|to) ")
# By which an item may hold some of another.
ALSO = re.compile(r"\b(?:also|both|each|apiece|per|every|as well|too|or more|at least|some of)\b")
# By which it may also be of another whole.
SHARED = re.compile(
    rf"{ALSO.pattern}|\b(?:or|more|includ\w+|among|compared|against|than|respectively|were|was|are|is|who|whom|percent|"
    r"before|after|ago|earlier|last|previous|since)\b"
)
# By which items that are told to be parts of one whole may be of another one, or of another time.
OVERLAP = re.compile(
    rf"{ALSO.pattern}|\b(?:or|more|includ\w+|among|compared|against|than|respectively|percent|later|up to|"
    r"by (?:then|now|\w+day)|before|ago|earlier|last|previous\w*|since)\b"
)
# A sum so near its whole is that of parts which are told to be its parts.
CLOSE = 1.25
GOES = re.compile(r" (?:to|from|in|at) ")
# How a whole leads to its parts.
SHARES_OUT = re.compile(
    r"\b(?:break(?:s|ing)? (?:it |them |this |these |that )?down|broken? (?:it |them |this |these |that )?down|"
    r"splits?|divided?|divides|covers?|covering|covered|comprises?|comprised|comprising|consist\w*|made up|"
    r"mak(?:es?|ing) up|pays? for|paid for|of which|of whom|of them)\b|: $"
)
OF_THESE = re.compile(
    r"^(?:and |but )?(?:(?:he|she|they|it) said (?:that )?)?(?:(?:out )?of |#\d+# of )"
    r"(?:these|those|them|the total|that sum|that|(?:the|those|these) (?:[^\s#,]+'s )?(?:dead|injured|wounded|sick|"
    r"killed|detained|arrested|infected|missing|money|sum|[a-z]+s))\b"
)
# "Her list gives 119 dead for Kilmore", "the ministry attributes 72 of the infections to"
LIST = re.compile(
    r"\b(?:list|tally|breakdown|count|register|table|roll|bulletin|statement|ministry|authorities|police|office|who|"
    r"agency|railway|board)\b(?: [^\s#,;:]+){0,10}? "
    r"(?:gives?|gave|has|had|shows?|showed|lists?|listed|counts?|counted|attributes?|attributed|puts?|names?) #"
)
# A list longer than this is a table.
MOST = 8
# A sum that passes its whole by more than this is of something else.
SLIP = 1.6
OF_THEM = re.compile(r"^ of (?:them|these|those) ")
# "84 tests, 51 of them after games and 43 in training"
PAIRED = re.compile(
    r"^ of (?:them|these|those|which|whom) (?:after|before|during|in|at|on|near|from|by|for|under) [^#,;:]*? and $"
)
# So many paragraphs before the list its whole may stand.
BACK = 2
# What stands beside its parts is rounded by no more: "$2 billion" is not the 2.25 billion of its three items.
ROUNDED = 1.05


def partitions(line: Line, result: Result, rules: Rules) -> Iterator[Finding]:
    """Lists of parts in a sentence that pass the whole that stands before them there or shortly before it."""
    for first, last in runs(line):
        if UNKNOWN in line.text.partition(f"#{last}#")[0]:
            return
        parts = line.claims[first : last + 1]
        sure = exclusive(line, first, last, rules)
        for whole in _wholes(line, first, parts, result, rules):
            made, most = sum(map(number, parts)), min(room(whole)[1], number(whole) * ROUNDED)
            least = max(add(room(p) for p in parts)[0], made / ROUNDED)
            near = made < CLOSE * number(whole) and _may_exclude(line, first, last)
            near = near and not any(meet(room(whole), some) for some in sums(parts))
            if least > most and (near or (sure and made < SLIP * number(whole))):
                yield found(NAME, [whole, *parts], Items(tuple(parts)).against(whole, "more than"), rules)


def runs(line: Line) -> Iterator[tuple[int, int]]:
    """The first and the last figure of each list."""
    first = 0
    for at in range(1, len(line.claims) + 1):
        joined = at < len(line.claims) and _joined(line, at)
        if not joined:
            if 1 < at - first <= MOST:
                yield first, at - 1
            first = at


def _joined(line: Line, at: int) -> bool:
    one, other = line.claims[at - 1 : at + 1]
    between = line.before(at)
    item = NEXT.match(between) or IN_BRACKETS.match(between)
    if OF_THEM.match(line.after(at)):
        return False  # "83 names, 65 of them civilians": a list begins
    return item is not None and one.quantity.unit == other.quantity.unit and _plain(one) and _plain(other)


def _plain(claim: Claim) -> bool:
    told = claim.status in {"asserted", "forecast"} and claim.quantity.form == "number"
    return told and exact(claim) and not claim.quantity.additional and claim.quantity.unit not in {"percent", "year"}


def exclusive(line: Line, first: int, last: int, rules: Rules) -> bool:
    """Whether the items exclude each other: they are built alike, one noun each or each in brackets, or tell of ends
    that nobody can both meet.
    """
    behind, rest = [line.after(i) for i in range(first, last)], line.after(last)
    if all(IN_BRACKETS.match(text) for text in behind):
        return rest.startswith(")")
    items = [match["own"] if (match := NEXT.match(text)) else text for text in behind]
    items[0] = ARE_AT.sub(" ", OF_THEM_ARE.sub(" ", items[0]))
    last_item = re.split(r"[,.;:]", rest)[0]
    if len(items) == 1 and exclude(items[0], last_item, rules):
        return True
    # "the $81 million: $29 million was wired to a casino, $21 million to a firm and $41 million was handed to a man"
    told_off = line.text.partition(f"#{first}#")[0].endswith(": ")
    if told_off and all(GOES.search(text) for text in (*items, last_item)) and not ALSO.search(line.text):
        return True
    things = OF_NOUN.match(line.text) if not first and len(items) > 1 else None
    verbed = all(VERBED.match(text) for text in (*items[1:], last_item)) and not ALSO.search(line.text)
    if things and verbed and not _are_people(line.claims[0], things["noun"], rules):
        return True
    if SHARED.search(" ".join((*items, last_item))):
        return False
    placed = [PLACED.match(f"{text} ") for text in (*items[1:], last_item)]
    preps = {match["prep"] for match in placed if match}
    # "Forty-four of the shops are in Hamburg, 19 on the heath and 12 at the coast"
    one = len(preps) == 1 or preps <= WHERE
    if one and all(placed) and any(f" {prep} " in items[0] for prep in (WHERE if preps <= WHERE else preps)):
        return True
    if all(ORDER.search(text) for text in (*items, last_item)):
        return True
    nouns = [c.counted for c in line.claims[first : last + 1]]
    named = (*items, LAST.split(rest, maxsplit=1)[0])
    return all(nouns) and len(set(nouns)) == len(nouns) and all(NAMED.match(text) for text in named)


def _may_exclude(line: Line, first: int, last: int) -> bool:
    """Whether nothing says that the items of a list may share their members."""
    texts = [line.after(i) for i in range(first, last + 1)]
    return not OVERLAP.search(" ".join(texts))


def _are_people(claim: Claim, noun: str, rules: Rules) -> bool:
    return "people" in kinds_of(claim.counted, rules) | kinds_of(noun.removesuffix("s"), rules)


def _wholes(line: Line, first: int, parts: Sequence[Claim], result: Result, rules: Rules) -> Iterator[Claim]:
    """The figure that the parts are told to be of: the last before them, or the one of their measure shortly before."""
    start = line.text[: line.text.index(f"#{first}#")]
    own = [i for i in range(first) if line.claims[i].quantity.unit == parts[0].quantity.unit]
    if own:
        whole = line.claims[own[-1]]
        shared = SHARES_OUT.search(start.partition(f"#{own[-1]}#")[2]) is not None
        # "83 names, 65 of them civilians, 16 soldiers and four coast guards"
        named = not any(PLACED.match(f"{line.after(first + i)} ") for i in range(1, len(parts)))
        shared = shared or (first == own[-1] + 1 and named and OF_THEM.match(line.after(first)) is not None)
        shared = shared or (first == own[-1] + 1 and PAIRED.match(line.after(first)) is not None)
        larger = _plain(whole) and number(whole) > max(map(number, parts))
        if shared and larger and all(kin(whole, p, line, rules) for p in parts):
            yield whole
        return
    if first or not (OF_THESE.match(line.text) or LIST.search(start + "#") or SHARES_OUT.search(start)):
        return
    told = [
        c for c in result.claims
        if c.span.end <= line.span.start
        and c.status not in {"superseded", "denied"} and not {"part", "per", "told-before"} & set(c.scope.cues)
        and ("rest" not in c.scope.cues or c.counted == "other")  # "killed 103 people and wounded 70 others"
    ]  # fmt: skip
    of = measure_of(line.text)
    fits = [c for c in told if exact(c) and (c.measure == of or all(kin(c, p, line, rules) for p in parts))]
    fits = [c for c in fits if number(c) >= max(map(number, parts)) and c.quantity.unit == parts[0].quantity.unit]
    near = [c for c in fits if line.paragraph - c.paragraph <= BACK]
    same = [c for c in near if c.measure == (of or parts[0].measure) and c.measure != "count"] or near
    # "71 shops ... Forty-four of the shops", some paragraphs later
    same = same or [c for c in fits if _one_name(c, parts[0], of)]
    if same and len({number(c) for c in same}) == 1:
        yield max(same, key=lambda c: c.span)


def _one_name(whole: Claim, part: Claim, measure: str) -> bool:
    """Whether a figure counts by its measure or its noun what a part farther behind is of."""
    return whole.measure in {measure, part.measure} - {"count", ""} or whole.counted == part.counted != ""
