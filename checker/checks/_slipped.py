"""Three large figures side by side, one of which is the sum of the others but for a digit: *35,867 started and 24,933
finished; 10,394 gave up*.

Counts of five digits come so near to a sum by chance about once in two thousand articles, so no word need tell how they
belong together, where they count the same.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.checks._found import found
from checker.checks._lines import NO_NOUN, Line, kin
from checker.checks._lists import Items
from checker.checks._sizes import exact, number
from checker.model import Claim, Finding
from checker.rules import Rules

NAME = "arithmetic"

LEAST = 2000
"""A sum is at least this much,"""
PART = 100
"""and its parts are no small numbers."""
# So many of the three are not rounded.
WRITTEN_OUT = 2
# A figure at two times, which are no parts of anything.
FROM_TO = re.compile(r"\bfrom #(\d+)#[^#]* to #(\d+)#|\bto #(\d+)#[^#]* from #(\d+)#")
MOST = 12


def slipped(line: Line, before: Line | None, rules: Rules) -> Iterator[Finding]:
    """The three figures of a sentence, or of it and the one before."""
    near = [line] if before is None else [before, line]
    claims = [c for some in near for c in some.claims if _plain(c)]
    if len(claims) < 3 or len(claims) > MOST:
        return
    sums = list(_sums(claims))
    true = [set(some) for some in sums if number(some[0]) == number(some[1]) + number(some[2])]
    for some in sums:
        if number(some[0]) < LEAST or sum(number(c) % 10 != 0 for c in some) < WRITTEN_OUT or not _slip(*some):
            continue
        if any(c in line.claims for c in some) and not any(len(set(some) & other) > 1 for other in true):
            yield from _wrong(some, near, rules)


def _plain(claim: Claim) -> bool:
    whole = claim.status == "asserted" and claim.quantity.unit is None and number(claim) % 1 == 0
    return whole and exact(claim) and number(claim) >= PART and "per" not in claim.scope.cues


def _sums(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Claim]]:
    for some in combinations(claims, 3):
        total, more, less = sorted(some, key=number, reverse=True)
        yield total, more, less


def _slip(total: Claim, more: Claim, less: Claim) -> bool:
    """Whether one wrong digit, or two that changed places, part a sum from its total."""
    t, a, b = (round(number(c)) for c in (total, more, less))
    return any(_differ(*two) for two in ((a + b, t), (t - a, b), (t - b, a)))


def _differ(one: int, other: int) -> bool:
    """Whether two numbers of as many digits differ in one of them, or in the order of two neighbours."""
    a, b = str(one), str(other)
    apart = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    if len(a) != len(b) or not 1 <= len(apart) <= 2:
        return False
    first, last = apart[0], apart[-1]
    return first == last or (last == first + 1 and a[first] == b[last] and a[last] == b[first])


def _wrong(some: tuple[Claim, Claim, Claim], near: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    total, *parts = some
    nouns = {c.counted for c in some} - NO_NOUN
    for line in near:
        for match in FROM_TO.finditer(line.text):
            if len({line.claim(mark) for mark in match.groups() if mark} & set(some)) > 1:
                return
    if len(nouns) < 2 and all(kin(total, p, near[-1], rules) for p in parts):
        yield found(NAME, some, Items(tuple(sorted(parts, key=lambda c: c.span))).against(total), rules)
