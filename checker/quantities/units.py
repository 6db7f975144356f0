"""What a number is a number of: percent, money, kilometres, hours."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from checker.quantities.figure import Figure
from checker.quantities.library import rare_unit
from checker.quantities.line import Line
from checker.quantities.numerals import SCALES
from checker.rules.units import Units

# Words between a number and its unit: "four more days", "two full weeks", "20 long years".
BETWEEN = frozenset(
    "more additional further extra other another full whole entire complete consecutive straight successive long short "
    "solid working calendar school business hectic tense".split()
)
# A large amount before "pounds" is money, unless it is pounds of something: "two million pounds of ground beef".
_LARGE = 1_000_000


def with_unit(line: Line, figure: Figure, units: Units) -> Figure:
    """The figure with its unit; its range takes in the signs and words of money and percentages, and no other unit."""
    start, end = figure.start, figure.core[1]
    sign = line.longest_before(figure.core[0], units.signs, lower=False)
    if sign is not None:
        return _name_after(line, replace(figure, start=min(start, sign[0]), unit=sign[1]), units)
    step = end + 1 if line.joined(end) else end
    if (share := line.longest(step, units.share)) is not None:
        return replace(figure, end=share[0], after=share[0], unit=share[1])
    # "half a percentage point"
    if (name := line.longest(step, units.money)) is not None:
        return replace(figure, end=name[0], after=name[0], unit=name[1])
    if _large(figure) and (name := line.longest(step, units.large_money)) is not None and line[name[0]].lower != "of":
        return replace(figure, end=name[0], after=name[0], unit=name[1])
    if (name := line.longest(step, units.hundredths)) is not None and (line[step].text != "p" or line[step].glued):
        cents = figure.times(Fraction(1, 100))
        return replace(cents, end=name[0], after=name[0], unit=name[1])
    after, unit = unit_at(line, figure.core[1], step, units)
    return replace(figure, after=after, unit=unit)


def unit_at(line: Line, end: int, step: int, units: Units) -> tuple[int, str | None]:
    """The physical unit after a number, with the place after it."""
    short = line.longest(step, units.abbreviations, lower=False)
    if short is not None and line[end - 1].kind == "number" and _is_short(line, step):
        return short
    for skipped in (step, step + 1, step + 2):
        word = line.longest(skipped, units.words)
        if word is not None and not (
            word[1] == "second" and line[skipped].lower == "second" and not line[skipped].glued
        ):
            return word
        if line[skipped].lower not in BETWEEN:
            break
    name = rare_unit(line[step].text, units) if line[step].kind == "word" else None
    return (step, None) if name is None else (step + 1, name)


def _is_short(line: Line, at: int) -> bool:
    """Whether letters are a unit: *5km* and *5 km*, not the first letters of a longer word (*5 m-long*)."""
    return line[at].glued or len(line[at].text) > 1 or line[at].text in {"m", "C", "F", "°", "º", "W"}


def _large(figure: Figure) -> bool:
    return (figure.low or figure.high or 0) >= _LARGE


def _name_after(line: Line, figure: Figure, units: Units) -> Figure:
    """A sign may be made exact by a name after the amount: *$5 million US*, *Rs 5 crore rupees*."""
    name = line.longest(figure.end, units.money)
    end = name[0] if name is not None and name[1] == figure.unit else figure.end
    return replace(figure, end=end, after=end)


def with_shared_money(line: Line, figures: Sequence[Figure]) -> list[Figure]:
    """The figures; large amounts that count nothing have the currency told before.

    *Of the $39 billion, 15 billion are guarantees.*
    """
    found: list[Figure] = []
    money: str | None = None
    for figure in figures:
        # "1.25 billion euros ($1.43 billion), down from 1.45 billion": the conversion in brackets is set aside
        if figure.unit is not None and figure.unit.isupper() and line[figure.start - 1].text != "(":
            money = figure.unit
        elif (
            money is not None
            and figure.unit is None
            and line[figure.core[1] - 1].lower in SCALES
            and not _counted(line, figure)
        ):
            figure = replace(figure, unit=money)
        found.append(figure)
    return found


def _counted(line: Line, figure: Figure) -> bool:
    """Whether what a number counts stands after it."""
    after = line[figure.end]
    return after.tag.startswith(("NN", "JJ", "CD", "VBN", "VBG", "HYPH")) or (after.kind == "word" and not after.tag)
