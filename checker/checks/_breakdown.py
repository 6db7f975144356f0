"""A figure that the report tells first, and the list of a later sentence that breaks it down.

*A landslide killed 23 people. Fourteen died in Alba, six in Borno and five in Cesta*; *65 shops are to shut. The
closures comprise 34 shops in Alba, 12 in Borno and nine in Cesta*.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.checks._divided import NO_PARTS
from checker.checks._found import found
from checker.checks._lines import BUNDLES, UNKNOWN, Line, kinds_of
from checker.checks._lists import Items, read_items, sums
from checker.checks._partition import OVERLAP, exclusive, runs
from checker.checks._series import Series, series
from checker.checks._sizes import add, exact, meet, number, room
from checker.checks._totals import against
from checker.model import Claim, Finding, Result
from checker.rules import Rules
from checker.sources import one_account

NAME = "arithmetic"
# How a subject that takes up what was told leads to all its parts.
COMPRISES = re.compile(
    r"^(?:and |but )?(?:they|these|those|it|this|that|the (?!first|other|second|last|remaining)(?:[^\s#,;:]+ ){1,4}?)"
    r"(?:,? [^#,;:]{2,30}\b(?:said|says|added),?)? ?(?:(?:will |would |is to |are to )?"
    r"(?:(?:are|is|were|was|be|being) )?(?:made up of|composed of|comprised of|(?:split|divided|broken down) "
    r"(?:into|between|among|as))|(?:will |would )?(?:comprises?|comprised|consists? of|consisted of|"
    r"(?:breaks?|broke) down (?:into|as)|(?:splits?|divides?|divided) into)) (?:about )?$"
)
ALL_ARE = re.compile(r"^(?:the|all the) (?:[^\s#,;:]+ )?(?P<noun>[a-z]{4,}) (?:are|were) (?P<list>(?:#|an? )[^:—]+)$")
HAPPENINGS = {"deaths": "killed", "injuries": "injured", "arrests": "arrested", "layoffs": "jobs_cut"}
SUBJECT = re.compile(r"^the (?P<noun>[^\s#,;:]+s) ")
# A figure of another time or of more than those told before.
OTHERS = re.compile(
    r"\b(?:also|another|further|more|last|previous\w*|earlier|ago|already|since|by then|later|in addition|besides|"
    r"elsewhere|total|in all|so far|overall|nationwide|worldwide|percent|average|each|every|apiece|per|includ\w+|among|"
    r"usually|normally|would have|either|or)\b"
)
BARE = re.compile(r",?(?: and)? ?(?:[.,;]|$)")
BY_DAYS = re.compile(
    r"^(?: [^\s#,;:]+){0,3}? (?:(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|at night|in the \w+ing)\b"
)
# What parts a total from others of its measure.
APART = frozenset({"part", "rest", "per", "told-before", "narrowed", "another-time", "change", "cumulative"})
# "Of the jobs to go, 2,300 are in Alba, 1,400 in Borno and 700 in Cesta": all of them, where the sum comes near.
OF_ALL = re.compile(r"^of (?:the|these|those|them)\b[^#;:]*,? $")
NEARLY = 0.85
OF_NOUN = re.compile(r"^of the (?:[^\s#,;:]+ )?(?P<noun>[a-z]{3,}s)\b")
OF_THEM = re.compile(r"#\d+# of (?:them|those|these)\b")
# So many paragraphs before the list its total may stand.
BACK = 2
# A sum that passes its total by more is of something else; one that words call all of it may be farther off.
CLOSE, SLIP = 1.4, 1.6


def broken_down(line: Line, result: Result, rules: Rules) -> Iterator[Finding]:
    """The lists of a sentence against the one figure before it that they can make up."""
    if UNKNOWN in line.text or len(line.claims) < 2:
        return
    yield from _all_are(line, result, rules)
    for some in (*series(line, rules), *_kinds(line, rules)):
        start = line.text[: line.text.index(f"#{some.first}#")]
        unit = some.claims[0].quantity.unit
        placed = _as_many_places(some, line)
        others = [c for c in line.claims[some.first * placed :] if c not in some.claims and c.quantity.unit == unit]
        if unit in NO_PARTS or any(unit is not None or _of_kind(c, some.claims[0], rules) for c in others):
            continue
        closed = COMPRISES.match(start) is not None or placed
        whole = _whole(some.claims, closed, line, result, rules)
        if whole is None or any(meet(room(whole), made) for made in sums(some.claims)):
            continue
        closed = closed or _as_many(whole, some.claims, result)
        made, size = sum(map(number, some.claims)), number(whole)
        passed = add(room(c) for c in some.claims)[0] > room(whole)[1] and _exclude(line, some.last)
        wrong = found(NAME, [whole, *some.claims], Items(some.claims).against(whole), rules)
        if size / SLIP < made < size * SLIP if closed else passed and made < size * CLOSE:
            yield wrong
        elif OF_ALL.match(start) and size * NEARLY < made < size:
            yield replace(wrong, confidence="medium")


def _kinds(line: Line, rules: Rules) -> Iterator[Series]:
    """Lists of several nouns to which one thing happened: *150 departures and 90 arrivals were cancelled*."""
    for first, last in runs(line):
        claims = line.claims[first : last + 1]
        one = {c.measure for c in claims}
        if len(one) == 1 and one != {"count"} and exclusive(line, first, last, rules):
            yield Series(claims, first, counted_off=False)


def _all_are(line: Line, result: Result, rules: Rules) -> Iterator[Finding]:
    """*Nine hostages are free. The freed hostages are four Egyptians, three Indians and two Malians.*"""
    match = ALL_ARE.match(line.text)
    items = read_items(match["list"], line, of_persons=True) if match else None
    if match is None or items is None or not items.claims:
        return
    told = [c for c in result.claims if c.span.end <= line.span.start and c.counted and c.quantity.unit is None]
    told = [c for c in told if match["noun"].startswith(c.counted[:-1]) and c.status not in {"superseded", "denied"}]
    plain = all(exact(c) and not APART & set(c.scope.cues) for c in told)
    if plain and len({number(c) for c in told}) == 1 and "people" in kinds_of(told[-1].counted, rules):
        yield from against(told[-1:], items, line, rules, named=True)


def _exclude(line: Line, last: int) -> bool:
    """Whether each item has words of its own, and nothing says that they share members or are told besides others."""
    # "it was 13 and four"; "eight were fed on Sunday and six on Monday"
    bare = (BARE.fullmatch(line.before(last)) and BARE.match(line.after(last))) or BY_DAYS.match(line.after(last))
    return not bare and not OVERLAP.search(line.text) and not OTHERS.search(line.text)


def _whole(parts: Sequence[Claim], closed: bool, line: Line, result: Result, rules: Rules) -> Claim | None:
    """The one figure of their kind that the report tells before some parts: no other has been told."""
    first = next((c for c in parts if c.measure != "count"), parts[0])
    told = [c for c in result.claims if c.span.end <= line.span.start and c.status not in {"superseded", "denied"}]
    same = [c for c in told if _of_kind(c, first, rules) or _takes_up(c, first, line, rules)]
    # "65 of its 210 shops": what happened to the parts happened to the whole
    same = [c for c in same if c.measure == first.measure != "count"] or same
    near = [c for c in same if line.paragraph - c.paragraph <= BACK and number(c) > max(map(number, parts))]
    if closed:
        same = near = [c for c in near if not {"told-before", "another-time"} & set(c.scope.cues)]
        last = max((c.sentence for c in near), default=None)
        same = near = [c for c in near if c.sentence == last or c.measure == first.measure != "count"]
    plain = [c for c in near if c.value.low == c.value.high and c.status in {"asserted", "forecast"}]
    plain = [c for c in plain if len(parts) > 2 or one_account(c.source, first.source)]
    if not plain or len({number(c) for c in same}) != 1 or any(_is_apart(c, closed, line) for c in plain):
        return None
    return max(plain, key=lambda c: c.span)


def _as_many_places(some: Series, line: Line) -> bool:
    """*The deaths were spread over four districts: seven in Alba, five in Borno, four in Cesta and three in Dora*."""
    ahead = line.claims[: some.first]
    many = len(ahead) == 1 and number(ahead[0]) == len(some.claims) and bool(ahead[0].counted)
    return many and SUBJECT.match(line.text) is not None and line.before(some.first).endswith(": ")


def _as_many(whole: Claim, parts: Sequence[Claim], result: Result) -> bool:
    """*fined three dairies 46 million*, and three items follow: each has its own."""
    here = [c for c in result.claims if c.sentence == whole.sentence and c is not whole and c.quantity.unit is None]
    return len(parts) > 2 and any(number(c) == len(parts) and exact(c) and c.counted for c in here)


def _is_apart(whole: Claim, closed: bool, line: Line) -> bool:
    """Whether a figure is no total of those that a later sentence tells, unless that says so: *1.5 million of them*."""
    spared = {"cumulative", "narrowed"} if closed or OF_THEM.search(line.text) else set()
    spared |= {"narrowed"} if whole.quantity.unit is not None else set()
    return bool((APART - spared) & set(whole.scope.cues))


def _of_kind(whole: Claim, part: Claim, rules: Rules) -> bool:
    """Whether both count one thing: a measure, a noun, or an amount of one unit."""
    if whole.quantity.unit != part.quantity.unit or part.quantity.unit is not None:
        return whole.quantity.unit == part.quantity.unit and whole.measure == part.measure
    if whole.counted in BUNDLES:
        return False
    nouns = {rules.nouns.group(c.counted) for c in (whole, part)}
    people = all("people" in kinds_of(c.counted, rules) for c in (whole, part))
    return whole.measure == part.measure != "count" or (len(nouns) == 1 and nouns != {""}) or people


def _takes_up(whole: Claim, part: Claim, line: Line, rules: Rules) -> bool:
    """Whether the subject of a list is what happened to a whole: *to cut 900 jobs. The cuts affect 500 workers*."""
    subject = SUBJECT.match(line.text)
    stem = whole.scope.deed.removesuffix("e")
    taken_up = subject is not None and len(stem) > 2 and subject["noun"].startswith(stem)
    # "Of the jobs to go, 2,300 are in Alba"
    named = OF_NOUN.match(line.text)
    taken_up = taken_up or (named is not None and len(whole.counted) > 2 and named["noun"].startswith(whole.counted))
    taken_up = taken_up or (subject is not None and HAPPENINGS.get(subject["noun"]) == whole.measure)
    return taken_up and whole.quantity.unit is part.quantity.unit is None and whole.measure != "count"
