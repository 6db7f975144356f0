"""A figure and its conversion into another unit differ by more than rounding: *10 km (16 miles)*.

Both stand beside each other, the second mostly in brackets. Pint knows the factors; it is imported when a report holds
the first such pair (see ``_factors``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.checks._factors import convert, convertible
from checker.checks.conflicts import finding_id
from checker.model import Claim, Finding, Result, Span
from checker.rules import Rules
from checker.rules.units import Units

# Two figures that are one: 5 feet 10 inches.
COMPOUNDS = {("foot", "inch"): 12, ("pound", "ounce"): 16}
SHAPES = r"(?:long|wide|high|deep|tall|thick|away|across|apart|offshore|inland|down|up|distant)"
ABOUT = (
    r"(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|just|over|under|more|less|than|up|to|at|least|most|"
    r"only|an?|c\.|ca\.?|circa|~|≈|=|equal|equivalent|or|i\.e\.,?|that|is)"
)
BRACKET = re.compile(rf"(?:[\s-]++{SHAPES})?\s*+[(\[]\s*+(?:{ABOUT}\s*+)*")
BESIDE = re.compile(r"\s?/\s?")
IN_WORDS = re.compile(
    rf"(?:[\s-]++{SHAPES})?(?:\s*,\s*(?:or|which is|that is|equal to|equivalent to)\s+(?:{ABOUT}\s+)*|"
    r"\s+or\s+(?:about|roughly|around|approximately)\s+)"
)
# "16 miles, about 26 kilometres, from the camp", "20 miles - 32 km - north"
ASIDE, ENDS_ASIDE = re.compile(r",\s+"), re.compile(r"\s?,")
DASHED, ENDS_DASHED = re.compile(r"\s[-–—]{1,2}\s"), re.compile(r"\s[-–—]{1,2}\s")
LOOSE = re.compile(r"(?:\s*,)?\s+or\s+|\s*,\s+")
CLOSES = re.compile(rf"(?:[\s-]++{SHAPES})?\s*+(?:or so|approx\.?|approximately)?\s*+[)\];]")
ENDS = re.compile(rf"(?:[\s-]++{SHAPES})?\s*+(?:[,.;:)\]]|[-–—]\s|$)")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|\.\d+")
SIGN = re.compile(r"(?:\bminus|\bnegative|(?<![\w.)])[-−–])\s?$", re.IGNORECASE)
BELOW = re.compile(r"\s+below\b")
# A difference of temperatures has no zero: a rise of 2 C is one of 3.6 F.
DIFFERENCE = re.compile(
    r"\b(?:warm(?:ed|ing|er)|cool(?:ed|ing|er)|hotter|colder|r[io]se(?:n|s)?|rising|increas\w+|drop\w*|f[ae]ll\w*|above|below|"
    r"by|difference|swing|higher|lower|gap|limit|target|goal|threshold)\b",
    re.IGNORECASE,
)
SMALL_DIFFERENCE = 10.0

# How far a figure may stand from what it was before it was rounded, as a share of it. Of the two, one was measured and
# the other computed from it: the first has little room, the second all that its last written digit leaves.
MEASURED, COMPUTED = 0.05, 0.15
MEASURED_ABOUT, COMPUTED_ABOUT = 0.1, 0.05
# Whoever multiplies by 1.6 or 0.4 is not wrong.
FACTOR = 0.02
# The same for temperatures, in degrees, as they have no zero to take a share from.
DEGREES_MEASURED, DEGREES_COMPUTED, DEGREES = 1.0, 3.0, 0.5


@dataclass(frozen=True, slots=True)
class _Measure:
    """A figure with its unit, as it stands in the text."""

    claims: tuple[Claim, ...]
    unit: str
    values: tuple[float, ...]
    """The stated numbers: one, or the two ends of a range."""
    places: tuple[float, ...]
    """The place of the last written digit of each."""
    about: bool
    start: int
    end: int
    """The offset after its unit."""


def check(result: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each figure whose conversion beside it is wrong."""
    text = result.report.text
    claims = sorted(result.claims, key=lambda c: c.span)
    measures = _compounds([m for c in claims if (m := _measure(c, text, rules.units)) is not None], text)
    for first, second in pairwise(measures):
        join = _join(text, first, second)
        if join and convertible(first.unit, second.unit, rules.units) and len(first.values) == len(second.values):
            right = _right(first, second, text)
            if right and (join == "sure" or _slip(first, second, right)):
                yield _finding(first, second, right, text)


def _measure(claim: Claim, text: str, units: Units) -> _Measure | None:
    """A claim with a unit that follows its number; None for every other."""
    unit, interval = claim.quantity.unit, claim.value
    dimension = units.dimension(unit)
    if unit is None or dimension in {"", "money", "share"} or claim.quantity.form != "number":
        return None
    end = _end_of_unit(text, claim.span, unit, units)
    stated = tuple(dict.fromkeys(v for v in (interval.low, interval.high) if v is not None))
    if end is None or not stated:
        return None
    numbers = NUMBER.findall(claim.text)
    written = (numbers[0], numbers[-1]) if numbers else ("", "")
    places = tuple(_place(words, value) for words, value in zip(written, stated, strict=False))
    if dimension == "temperature" and min(stated) > 0 and _signed(text, claim, end):
        if len(stated) > 1:
            return None
        stated = (-stated[0],)
    return _Measure((claim,), unit, stated, places, claim.quantity.approximate, claim.span.start, end)


def _end_of_unit(text: str, figure: Span, unit: str, units: Units) -> int | None:
    """Where the unit ends that stands directly after a number, or in it: *a mile and a half*."""
    known = next((u for u in units.units if u.name == unit), None)
    words = known.words if known else (unit, f"{unit}s")
    short = known.abbreviations if known else ()
    found = [re.compile(rf"[\s-]*{re.escape(w)}(?![^\W_])", re.IGNORECASE).match(text, figure.end) for w in words]
    found += [re.compile(rf"[\s-]*{re.escape(a)}(?![^\W_])").match(text, figure.end) for a in short]
    inside = set(words) & set(text[figure.start : figure.end].lower().split())
    return max((match.end() for match in found if match), default=figure.end if inside else None)


def _place(written: str, value: float) -> float:
    """The place of the last written digit: 0.1 of *6.6*, 100 of *2,200*, 100,000 of *2.2 million*, 0.5 of *half*."""
    digits = written.replace(",", "")
    number = float(digits) if digits else 0.0
    if digits and "." in digits and number:
        return abs(value) / number / 10.0 ** len(digits.partition(".")[2])
    if value != int(value):
        return 0.5
    place = 1.0
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def _signed(text: str, claim: Claim, end: int) -> bool:
    """Whether a temperature is below zero: *-5 C, minus 5 C, 5 degrees below zero*."""
    number = NUMBER.search(claim.text)
    at = claim.span.start + (number.start() if number else 0)
    return SIGN.search(text, max(0, at - 12), at) is not None or BELOW.match(text, end) is not None


def _compounds(measures: Sequence[_Measure], text: str) -> list[_Measure]:
    """The measures; feet with the inches that follow them are one."""
    found: list[_Measure] = []
    for m in measures:
        last = found[-1] if found else None
        parts = COMPOUNDS.get((last.unit, m.unit)) if last else None
        if (
            last
            and parts
            and len(m.values) == 1
            and len(last.values) == 1
            and not text[last.end : m.start].strip(" -,")
        ):
            whole = last.values[0] + m.values[0] / parts
            found[-1] = replace(
                last, claims=(*last.claims, *m.claims), values=(whole,), places=(m.places[0] / parts,), end=m.end
            )
        else:
            found.append(m)
    return found


def _join(text: str, first: _Measure, second: _Measure) -> str:
    """How surely the second figure is the first in another unit: ``sure``, ``maybe`` or not at all."""
    between = text[first.end : second.start]
    if BRACKET.fullmatch(between):
        return "sure" if CLOSES.match(text, second.end) else ""
    ended = ENDS.match(text, second.end) is not None
    if (second.about and ASIDE.fullmatch(between) and ENDS_ASIDE.match(text, second.end)) or (
        DASHED.fullmatch(between) and ENDS_DASHED.match(text, second.end)
    ):
        return "sure"
    if BESIDE.fullmatch(between) or IN_WORDS.fullmatch(between):
        return "sure" if ended else "maybe"
    return "maybe" if ended and LOOSE.fullmatch(between) else ""


def _right(first: _Measure, second: _Measure, text: str) -> tuple[float, ...]:
    """What the first figure is in the unit of the second; empty where the second can be that."""
    meanings = len(convert(1.0, first.unit, second.unit))
    if not meanings:
        return ()
    for meaning in range(meanings):
        if all(_agree(first, second, i, meaning) for i in range(len(first.values))):
            return ()
    if _is_difference(first, second, text):
        return ()
    return tuple(convert(value, first.unit, second.unit)[0] for value in first.values)


def _agree(first: _Measure, second: _Measure, i: int, meaning: int) -> bool:
    """Whether one number of each is the other, rounded: either may be the one that was measured."""
    for a, b in ((first, second), (second, first)):
        room, all_room = _room(a, i, measured=True), _room(b, i, measured=False)
        ends = [_meant(a.values[i] + side, a.unit, b.unit, meaning, swapped=a is second) for side in (-room, room)]
        slack = DEGREES if a.unit.startswith("degree") else FACTOR * abs(b.values[i])
        if min(ends) - slack <= b.values[i] + all_room and b.values[i] - all_room <= max(ends) + slack:
            return True
    return False


def _meant(value: float, unit: str, other: str, meaning: int, *, swapped: bool) -> float:
    """A value in another unit, by one of the meanings of the first figure's unit in the second's."""
    if unit.startswith("degree"):
        return convert(value, unit, other)[0]
    factor = convert(1.0, other, unit)[meaning] if swapped else convert(1.0, unit, other)[meaning]
    return value / factor if swapped else value * factor


def _room(m: _Measure, i: int, *, measured: bool) -> float:
    """How far a number may be from the exact one."""
    half, value = m.places[i] / 2, abs(m.values[i])
    if m.unit.startswith("degree"):
        return min(half, DEGREES_MEASURED if measured else DEGREES_COMPUTED) * (2 if m.about else 1)
    if measured:
        return max(min(half, MEASURED * value), MEASURED_ABOUT * value if m.about else 0)
    room = half if m.places[i] <= 1 else min(half, COMPUTED * value)
    return max(room, COMPUTED_ABOUT * value if m.about else 0)


def _is_difference(first: _Measure, second: _Measure, text: str) -> bool:
    """Whether two temperatures are the same difference: *1.5 degrees Celsius (2.7 Fahrenheit) of warming*."""
    if not first.unit.startswith("degree"):
        return False
    celsius, fahrenheit = (first, second) if first.unit.endswith("Celsius") else (second, first)
    sentence = first.claims[0].sentence
    near = abs(celsius.values[0]) <= SMALL_DIFFERENCE
    if not near and not DIFFERENCE.search(text, sentence.start, sentence.end):
        return False
    return all(
        abs(c * 1.8 - f) <= max(1.0, 0.9 * p) + q / 2
        for c, f, p, q in zip(celsius.values, fahrenheit.values, celsius.places, fahrenheit.places, strict=True)
    )


def _slip(first: _Measure, second: _Measure, right: Sequence[float]) -> bool:
    """Whether the second figure is wrong in a way that conversions go wrong: turned round, or a digit too many or few.

    *10 km or 16 miles* is such a slip, *10 km or 5 miles* may be a choice.
    """
    if first.unit.startswith("degree"):
        return False
    turned = convert(first.values[0], second.unit, first.unit)
    wrong = [*turned, *(value * power for value in right[:1] for power in (0.01, 0.1, 10, 100))]
    return any(abs(second.values[0] - value) <= FACTOR * value for value in wrong)


def _finding(first: _Measure, second: _Measure, right: Sequence[float], text: str) -> Finding:
    """The finding over a figure and its wrong conversion."""
    claims = (*first.claims, *second.claims)
    said, other = (f"{_number(m)} {_unit(m, text)}" for m in (first, second))
    shown = " to ".join(_shown(v, place) for v, place in zip(right, second.places, strict=True))
    computed = f"{said} {'is' if first.values == (1,) else 'are'} {shown} {_unit(second, text)}"
    return Finding(
        id=finding_id("unit-conversion", claims[0].measure, claims, f"{computed}, not {other}"),
        check="unit-conversion",
        severity="error",
        confidence="medium" if first.about or second.about else "high",
        measure=claims[0].measure,
        event=claims[0].event,
        message=f"Wrong conversion: {computed}, the text says {other}.",
        claims=tuple(c.id for c in claims),
        pairs=((claims[0].id, claims[1].id),) if len(claims) == 2 else (),
        spans=tuple(c.span for c in claims),
        because=(computed, f"{other} stands beside it"),
    )


def _shown(value: float, place: float) -> str:
    """A computed value, no finer than what stands beside it but with two digits at least."""
    digits = 0 if place >= 1 or abs(value) >= 100 else min(3, len(f"{place:.3f}".rstrip("0").partition(".")[2]))
    if abs(value) < 10:
        digits = max(digits, 1 if abs(value) >= 1 else 2)
    return f"{value:,.{digits}f}"


def _number(m: _Measure) -> str:
    """The number without its hedge."""
    numbers = NUMBER.findall(m.claims[0].text)
    if len(m.claims) > 1 or not numbers:
        return " ".join(c.text for c in m.claims)
    sign = "-" if m.values[0] < 0 else ""
    return sign + " to ".join(dict.fromkeys(numbers)) if len(numbers) == len(m.values) else m.claims[0].text


def _unit(m: _Measure, text: str) -> str:
    """The unit as the text spells it, in the plural."""
    written = " ".join(text[m.claims[-1].span.end : m.end].split()).strip("-")
    if written == m.unit or written.replace("er", "re") == m.unit:
        for one, many in (("foot", "feet"), ("inch", "inches"), (" per ", "s per "), ("degree ", "degrees ")):
            if one in written:
                return written.replace(one, many)
        return f"{written}s"
    return written
