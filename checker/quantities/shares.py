"""Parts of a whole: *two-thirds of*, *a third of*, *half of*, *one in five*, *nine out of ten*; *three of the 12*."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from checker.quantities.figure import Figure, exact
from checker.quantities.line import Line
from checker.quantities.numerals import COLLECTIVES, ONES, PARTS, digits_value
from checker.rules.hedges import Hedges
from checker.rules.units import Units

DETERMINERS = frozenset("the its his her their our my your those these all that this whose".split())
# "the first half", "the other half", "a quarter" of a year: parts that are counted, not shares.
_COUNTED = frozenset(
    "first second third fourth latter former last other later early next previous this each every final better bottom "
    "top left right northern southern eastern western".split()
)
# After "a third" these show that a share is meant, before it these do.
_SHARE_AFTER = frozenset("of more less fewer higher lower the".split())
_SHARE_BEFORE = frozenset(
    "by than about around roughly nearly almost over under least some approximately to up down".split()
)
_CHANGES = frozenset("rise increase fall drop decline decrease gain loss cut jump growth reduction hike".split())
# Before quarters of a year.
_OVER = frozenset("after for in past last previous next first these those over".split())
# "Half the city", "half its staff", "half of them".
_HALF_AFTER = DETERMINERS | {"of", "them", "were", "are", "was", "is", "had", "have"}
# "about half full"
_HALF_DONE = frozenset("full empty complete finished built done".split())
# What one in so many is usually counted in.
_ROUND = frozenset([*range(2, 11), 12, 15, 20, 25, 30, 40, 50, 60, 100, 200, 500, 1000, 10000, 100000, 1000000])


def share_at(line: Line, at: int, hedges: Hedges, units: Units) -> Figure | None:
    """The share that starts at a piece, in percent, or the half of a unit (*half a mile*), or None."""
    return _half(line, at, hedges, units) or _fraction(line, at, units) or _slashed(line, at, units)


def _percent(start: int, end: int, value: Fraction) -> Figure:
    return replace(exact(start, end, value * 100), unit="percent")


def _half(line: Line, at: int, hedges: Hedges, units: Units) -> Figure | None:
    start = at
    if line[at].lower == "a" and line[at + 1].lower == "half":
        at += 1
    if line[at].lower != "half" or line[at - 1].lower in _COUNTED or line.joined(at - 1):
        return None
    # "pretax profit for the half year"
    if line[at - 1].lower == "the" and line[at + 1].lower in {"year", "-"}:
        return None
    # "half a mile", "half an hour", "a half-hour", "half-mile"
    step = at + 2 if line.joined(at + 1) else at + 1
    article = line[step].lower in {"a", "an"}
    unit = step + 2 if article and line.joined(step + 1) else step + article
    if line.longest(unit, units.words) is not None and not (start < at and not line.joined(at + 1)):
        return exact(start, step + article if article else at + 1, Fraction(1, 2))
    if article and line.longest(unit, units.share) is not None:
        return exact(start, unit, Fraction(1, 2))
    if line.joined(at + 1):
        return None
    hedged = line.longest_before(start, hedges.leading) is not None and line[start - 1].lower not in {"some", "another"}
    if (
        line[at + 1].lower in _HALF_AFTER
        or ((hedged or line[start - 1].lower in {"by", "in"}) and line[at + 1].kind != "word")
        or (line[start - 1].lower == "by" and line[at + 1].lower in {"since", "within", "from", "over", "to"})
    ):
        if start < at and line[at + 1].lower != "of":
            return None
        return _percent(start, at + 1, Fraction(1, 2))
    if (hedged and line[start - 1].lower == "than") or (hedged and line[at + 1].lower in _HALF_DONE):
        return _percent(start, at + 1, Fraction(1, 2))
    return None


def _fraction(line: Line, at: int, units: Units) -> Figure | None:
    above = {"a": 1, "an": 1, **ONES}.get(line[at].lower)
    if above is None:
        return None
    joined = line.joined(at + 1)
    step = at + 2 if joined else at + 1
    word = line[step].lower
    below = PARTS.get(word)
    if below is None or word in {"half", "halves"} or above >= below:
        return None
    # "three-quarters of an hour"
    if line[step + 1].lower == "of" and line[step + 2].lower in {"a", "an"} and line.longest(step + 3, units.words):
        return exact(at, step + 3, Fraction(above, below))
    if word == "quarters" and not joined and line[at - 1].lower in _OVER and line[step + 2].lower not in DETERMINERS:
        return None  # "after three quarters of less than 5 percent"
    if word.endswith("s") or (joined and above == 1):
        # "two-thirds", but "three quarters of growth" is left to the reader of durations
        return _percent(at, step + 1, Fraction(above, below))
    # "a third of the staff", "a quarter fewer", "fell by a quarter"; not "a third man"
    # "an increase of a third"
    changed = line[at - 1].lower == "of" and line[at - 2].lower in _CHANGES and line[step + 1].kind != "word"
    if (
        changed
        or line[step + 1].lower in {"of", "fewer", "less"}
        or (
            line[at - 1].lower in _SHARE_BEFORE | {"or"}
            and (
                line[step + 1].kind != "word"
                or line[step + 1].lower in _SHARE_AFTER
                or line[step + 1].lower in {"in", "since", "on", "to"}
            )
        )
    ):
        return _percent(at, step + 1, Fraction(above, below))
    return None


def _slashed(line: Line, at: int, units: Units) -> Figure | None:
    """*1/3 of*, *2/3*."""
    if line[at].kind != "number" or not line.joined(at + 1, "/") or line[at + 2].kind != "number":
        return None
    above, below = digits_value(line[at].text), digits_value(line[at + 2].text)
    if not 0 < above < below <= 16 or line[at + 3].text == "/":
        return None
    if line.longest(at + 3, units.words) is not None:
        return exact(at, at + 3, above / below)
    if line[at + 3].lower not in {"of", "the", "majority"} and line[at + 3].tag != "NNS":
        return None
    return _percent(at, at + 3, above / below)


def joined_shares(line: Line, figures: Sequence[Figure], units: Units) -> list[Figure]:
    """Neighbours that make one share are one figure: *one in five*."""
    found: list[Figure] = []
    for figure in figures:
        share = _in_every(line, found[-1], figure, units) if found else None
        found[-1:] = [found[-1], figure] if found and share is None else [share or figure]
    return found


def with_wholes(line: Line, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, each part with its whole: *three of the 12*."""
    after = [*figures[1:], None][: len(figures)]
    return [
        replace(part, whole=(whole.start, whole.end)) if whole is not None and _is_whole(line, part, whole) else part
        for part, whole in zip(figures, after, strict=True)
    ]


def _whole_number(figure: Figure) -> int | None:
    one = figure.form == "number" and figure.low == figure.high and figure.unit is None
    return int(figure.low) if one and figure.low is not None and figure.low.denominator == 1 else None


def _in_every(line: Line, part: Figure, whole: Figure, units: Units) -> Figure | None:
    """*one in five*, *one-in-five*, *nine out of ten*, *two in every three*."""
    between = tuple(p for p in line.lower(part.end, whole.start - part.end) if p != "-")
    above, below = _whole_number(part), _whole_number(whole)
    if above is None or below is None or not 0 < above < below:
        return None
    if below not in _ROUND and "every" not in between:
        return None
    after = line[whole.end + 1 if line.joined(whole.end) else whole.end]
    if above == 1 and len(between) == 2 and between[1] == "in" and line[part.end].tag == "NN":
        # "one patient in 10", but "one man in ten cities"
        if after.tag == "NNS" or line.longest(part.end, units.words) is not None:
            return None
        return replace(_percent(part.start, whole.end, Fraction(1, below)), core=(part.core[0], whole.core[1]))
    if between in {("in",), ("in", "every"), ("out", "of", "every"), ("of", "every")}:
        usual = above == 1 or "every" in between or below <= 10 or below in {100, 1000}
        # "killed one in five days", "six in nine months", "10 in 12 provinces"
        timed = line.longest(whole.end, units.words) is not None
        both = (line[part.core[0]].kind == "word") == (line[whole.core[0]].kind == "word")
        # "nine in 10": styles that write words up to nine
        both = both or "every" in between or (line[part.core[0]].kind == "word" and below in {10, 20, 50, 100, 1000})
        # "One in 12 patients dropped out"
        both = both or (above == 1 and (line.opens(part.start) or part.hedged))
        if not usual or timed or not both or (between == ("in",) and after.lower in COLLECTIVES):
            return None
    elif between not in {("out", "of")} or (below > 10 and below not in {20, 100, 1000}):
        return None
    return replace(_percent(part.start, whole.end, Fraction(above, below)), core=(part.core[0], whole.core[1]))


def _is_whole(line: Line, part: Figure, whole: Figure) -> bool:
    """*three of the 12*, *3,145, out of 7,635*, *two of his three*, *half of the 40*."""
    between = list(line.lower(part.end, whole.start - part.end))
    while between[:1] in ([","], ["more"]):
        between = between[1:]
    if between[:1] == ["out"]:
        between = between[1:]
    if (
        part.form == "article"
        or between[:1] != ["of"]
        or (whole.unit not in {None, part.unit} and part.unit != "percent")
    ):
        return False
    rest = [p for p in between[1:] if p not in DETERMINERS]
    return not rest or (len(rest) == 1 and between[1:2] != rest and rest[0] in {"remaining", "other", "first", "last"})
