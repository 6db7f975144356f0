"""Two numbers that are one figure: *10-15*, *between 10 and 12*, *10 to 15*, *two or three*, *$1.2 to $1.4 billion*."""

from collections.abc import Sequence
from dataclasses import replace

from checker.quantities.figure import Figure, Number
from checker.quantities.line import Line
from checker.quantities.numerals import COLLECTIVES
from checker.rules.hedges import Hedges
from checker.rules.units import Units

# How far before "from 8 to 11" a word of change may stand.
_NEAR = 12


def joined_ranges(line: Line, figures: Sequence[Figure], hedges: Hedges, units: Units) -> list[Figure]:
    """The figures, with the ends of each range made one."""
    found: list[Figure] = []
    for figure in figures:
        joined = _range(line, found[-1], figure, hedges, units) if found else None
        found[-1:] = [found[-1], figure] if found and joined is None else [joined or figure]
    return found


def _range(line: Line, left: Figure, right: Figure, hedges: Hedges, units: Units) -> Figure | None:
    if left.form != "number" or right.form != "number" or left.low != left.high or right.low != right.high:
        return None
    if left.low is None or right.low is None:
        return None
    between = _between(line, left, right, units)
    if between not in {("-",), ("to",), ("and",), ("or",), ("-", "to", "-")}:
        return None
    if line.longest(left.end, units.share) is not None and line.longest(right.end, units.share) is None:
        return None  # "rose by 40 percent to 84 million leva"
    low, start = _shared_scale(line, left, right), left.start
    if low >= right.low or left.unit not in {None, right.unit}:
        return None
    sign = line.longest_before(start, units.signs, lower=False)
    first = sign[0] if sign is not None else start
    before = line[first - 1].lower
    if between == ("and",) and before != "between" and line.lower(first - 2, 2) != ("anywhere", "between"):
        return None
    if between == ("or",) and not (right.low <= 2 * low and left.low == low):
        return None
    if between == ("-",) and not (_plain_range(line, right) and line[right.start].glued):
        return None
    if between in {("to",), ("-", "to", "-")} and before == "from" and _changes(line, first, hedges):
        return None
    # "oil rose $2 to $80"
    if between == ("to",) and (before == "by" or before in hedges.changing) and right.low > 3 * low:
        return None
    # "voted 10 to 15" and "lost 10 to 15" are votes and scores.
    if between == ("to",) and before in hedges.votes_and_sport:
        return None
    if before in {"between", "from"}:
        start = first - 1
        if line[start - 1].lower == "anywhere":
            start -= 1
    return replace(right, start=start, core=(left.core[0], right.core[1]), low=low)


def _between(line: Line, left: Figure, right: Figure, units: Units) -> tuple[str, ...]:
    """What stands between two numbers, without the sign or the unit that both have: *25% to 30%*, *£2m-£3m*."""
    start, end = left.end, right.start
    sign = line.longest_before(end, units.signs, lower=False)
    if sign is not None and sign[0] > start:
        end = sign[0]
    step = (
        start + 1 if line.joined(start) and line[start + 1].kind == "word" and line[start + 1].lower != "to" else start
    )
    for table in (units.share, units.money, units.words, units.abbreviations):
        name = line.longest(step, table, lower=table is not units.abbreviations)
        if name is not None and name[0] < end:
            return line.lower(name[0], end - name[0])
    return line.lower(start, end - start)


def _shared_scale(line: Line, left: Figure, right: Figure) -> Number:
    """The low end, in millions where the high end is: *1.2 to 1.4 billion*, *2-3m*, *three to five thousand*."""
    assert left.low is not None
    assert right.low is not None
    last = line[right.core[1] - 1]
    scaled = last.lower in COLLECTIVES or (
        last.kind == "word" and last.glued and line[right.core[1] - 2].kind == "number"
    )
    if not scaled or left.low >= 1000 or line[left.core[1] - 1].lower in COLLECTIVES or left.core[1] - left.core[0] > 1:
        return left.low
    for factor in (10**12, 10**9, 10**6, 10**3, 100, 12):
        if (
            right.low >= factor
            and left.low * factor < right.low
            and (right.low / factor) < 1000
            and factor <= right.low
        ):
            return left.low * factor if right.low / factor > left.low else left.low
    return left.low


def _plain_range(line: Line, right: Figure) -> bool:
    """Whether *10-15* counts something: a noun, a unit or a sign follows, or nothing that a score would have."""
    after = line[right.end + 1] if line.joined(right.end) else line[right.end]
    return after.kind == "word" or after.text in {"%", "", ",", ".", ")", "°"}


def _changes(line: Line, at: int, hedges: Hedges) -> bool:
    """Whether a word of change stands before *from*."""
    return any(line[i].lower in hedges.changing for i in range(max(0, at - _NEAR), at - 1))
