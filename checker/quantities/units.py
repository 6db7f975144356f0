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
# From a total to its list: "22 years between the two: 13 for Ivan"
_SHORT = 5
# What a list gives its figures out by: "12 years for robbery, eight for arson".
_SHARING = frozenset("for of to from with by".split())
_WHERE = frozenset("in at near".split())


def with_unit(line: Line, figure: Figure, units: Units) -> Figure:
    """The figure with its unit; its range takes in the signs and words of money and percentages, and no other unit."""
    start, end = figure.start, figure.core[1]
    sign = line.longest_before(figure.core[0], units.signs, lower=False)
    if sign is not None and not _is_label(line, sign[0], figure):
        return _name_after(line, replace(figure, start=min(start, sign[0]), unit=sign[1]), units)
    step = end + 1 if line.joined(end) else end
    if (share := line.longest(step, units.share)) is not None:
        return replace(figure, end=share[0], after=share[0], unit=share[1])
    # "half a percentage point"
    if (name := line.longest(step, units.money)) is not None:
        return replace(figure, end=name[0], after=name[0], unit=name[1])
    large = line.longest(step, units.large_money)
    # "two million pounds of ground beef"
    if large is not None and _is_money(figure, large[1].least) and line[large[0]].lower != "of":
        return replace(figure, end=large[0], after=large[0], unit=large[1].code)
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


def _is_money(figure: Figure, least: int) -> bool:
    """Whether an amount can be one of a currency whose name has another sense after small whole numbers."""
    amount = figure.low or figure.high or Fraction(0)
    return amount >= least or (least < 1000 and amount > 0 and amount.denominator in {2, 4, 5, 10, 20, 25, 50, 100})


def _is_label(line: Line, at: int, figure: Figure) -> bool:
    """Whether a letter before a number names a thing and no currency: *the R512*, but *R2.4m* and *R250,000*."""
    first, last = figure.core[0], figure.core[1] - 1
    large = line[last].lower in SCALES or last > first or any(c in ",." for c in line[first].text)
    return at == first - 1 and len(line[at].text) == 1 and line[at].text.isalpha() and not large


def _name_after(line: Line, figure: Figure, units: Units) -> Figure:
    """A sign may be made exact by a name after the amount: *$5 million US*, *Rs 5 crore rupees*."""
    name = line.longest(figure.end, units.money)
    end = name[0] if name is not None and name[1] == figure.unit else figure.end
    return replace(figure, end=end, after=end)


def with_shared_money(line: Line, figures: Sequence[Figure], units: Units) -> list[Figure]:
    """The figures; amounts that count nothing have the currency told before.

    *Of the $39 billion, 15 billion are guarantees; 500,000 rupees to every family and 100,000 to each of the injured.*
    """
    found: list[Figure] = []
    money: Figure | None = None
    for figure in figures:
        # "1.25 billion euros ($1.43 billion), down from 1.45 billion": the conversion in brackets is set aside
        if units.dimension(figure.unit) == "money" and line[figure.start - 1].text != "(":
            money = figure
        elif (
            money is not None
            and figure.unit is None
            and figure.form == "number"
            and (line[figure.core[1] - 1].lower in SCALES or _parallel(line, money, figure, found[-1].unit))
            and not _counted(line, figure)
        ):
            figure = replace(figure, unit=money.unit)
        found.append(figure)
    return found


def _parallel(line: Line, money: Figure, figure: Figure, unit: str | None) -> bool:
    """Whether a plain number is shared out as the amount before it is: *and 100,000 to each*, *$120 from 95*.

    ``unit`` is that of the figure right before: *900,000 euros: 400,000 to hospitals, 300,000 to schools*.
    """
    if line.lower(money.end, figure.start - money.end) in {
        ("from",),
        ("to",),
        (",", "up", "from"),
        (",", "down", "from"),
    }:
        return line[figure.end].kind != "word" or line[figure.end].lower in {"a", "in", "on", "last"}
    before = line[figure.start - 1].lower
    listed = before in {"and", "or"} or (before in {":", ","} and unit == money.unit)
    return listed and line[figure.end].lower in {"to", "for", "each", "apiece"}


def _counted(line: Line, figure: Figure) -> bool:
    """Whether what a number counts stands after it."""
    after = line[figure.end]
    return after.tag.startswith(("NN", "JJ", "CD", "VBN", "VBG", "HYPH")) or (after.kind == "word" and not after.tag)


def with_shared_units(line: Line, figures: Sequence[Figure], units: Units) -> list[Figure]:
    """The figures; bare numbers that go on a list have the unit told at its head.

    *12 years for robbery, eight for arson and three for theft; the Greens stood at 12.5 percent, the Reds at 9.1.*
    """
    found: list[Figure] = []
    head: Figure | None = None
    for figure in figures:
        if figure.form != "number":
            head = None
        elif figure.unit is not None:
            head = figure if units.dimension(figure.unit) != "money" and line[figure.start - 1].text != "(" else None
        elif head is not None and _goes_on(line, head, found[-1], figure, units) and not _counted(line, figure):
            figure = replace(figure, unit=head.unit)
        elif _is_rate(line, figure, units):
            figure = replace(figure, unit=next((f.unit for f in reversed(found) if not _is_time(f, units)), None))
        else:
            head = None
        found.append(figure)
    return found


def _is_rate(line: Line, figure: Figure, units: Units) -> bool:
    """*lost 15,000 ounces in six days, or 2,500 a day*: the same by the day."""
    time = line.longest(figure.end + 1, units.words)
    each = line[figure.end].lower in {"a", "an", "per"} and time is not None and units.dimension(time[1]) == "duration"
    return each and line[figure.start - 1].lower == "or"


def _is_time(figure: Figure, units: Units) -> bool:
    return units.dimension(figure.unit) == "duration"


def _goes_on(line: Line, head: Figure, last: Figure, figure: Figure, units: Units) -> bool:
    """Whether a bare number stands in a list as the figure at its head does: beside the same preposition."""
    between = line.lower(last.after, figure.start - last.after)
    behind = line[figure.end].lower
    # "4.2 million cubic metres of mud, 1.3 million of these in the river"
    if behind == "of" and line[figure.end + 1].lower in {"these", "those", "them", "it", "that", "which"}:
        return line[figure.core[1] - 1].lower in SCALES or "." in line[figure.core[0]].text
    # "22 years: eight for arson"
    if between[-1:] == (":",) and len(between) <= _SHORT and behind in _SHARING:
        return True
    # "44 percent, and the mayor 41"
    closed = line[figure.end].kind != "word" or line[figure.end].lower in {"and", "while"}
    named = line[figure.start - 1].tag.startswith("NN") and {",", "and"} & set(between) and closed
    if head.unit == "percent" and named and not {";", ".", ":", "("} & set(between):
        return True
    # "from 400 square kilometres to 240"
    if between == ("to",) and line[head.start - 1].lower == "from":
        return True
    if not {",", "and"} & set(between) or {";", ".", ":", "("} & set(between):
        return False
    if line[figure.start - 1].lower in {",", "and"}:
        # "for six hours in Alba, and three in Borno were hurt"; but "25,000 hectares in Alba and 13,000 in Borno"
        sharing = _SHARING if _is_time(head, units) else _SHARING | _WHERE
        return behind in sharing and behind in {line[head.after].lower, line[last.after].lower}
    # "at 12.5 percent, the Reds at 9.1": a whole number may be a place or an hour.
    decimal = "." in line[figure.core[0]].text
    return decimal and line[figure.start - 1].tag == "IN" and line[figure.start - 1].lower == line[head.start - 1].lower
