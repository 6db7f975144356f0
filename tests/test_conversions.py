"""Conversions computed and rounded as reporters do are never marked; those turned round always are."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checks._factors import CONVERTED, convert, convertible
from checker.checks.unit_conversion import check
from checker.rules import load_rules
from tests.results import a_claim, a_report, a_result

RULES = load_rules()
PAIRS = [
    ("kilometre", "mile"), ("mile", "kilometre"), ("metre", "foot"), ("foot", "metre"), ("acre", "hectare"),
    ("pound", "kilogram"), ("hectare", "acre"), ("centimetre", "inch"), ("square kilometre", "square mile"),
    ("kilometre per hour", "mile per hour"),
    ("nautical mile", "kilometre"), ("litre", "gallon"), ("degree Celsius", "degree Fahrenheit"),
]  # fmt: skip
DIMENSIONS = {dimension: [u for u in RULES.units.units if u.dimension == dimension] for dimension in sorted(CONVERTED)}


def _rounded(value: float, digits: int) -> float:
    place = digits - 1 - math.floor(math.log10(abs(value)))
    return round(value, place)


def _shown(value: float) -> str:
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def _found(first: float, unit: str, second: float, other: str) -> int:
    words = [
        next(u.words[1 if len(u.words) > 1 else 0] for u in RULES.units.units if u.name == name)
        for name in (unit, other)
    ]
    report = a_report(f"Head\n\nIt is {_shown(first)} {words[0]} ({_shown(second)} {words[1]}), he said.")
    claims = [
        a_claim(report, "c1", f"{_shown(first)}", first, first, unit=unit, measure="count"),
        a_claim(report, "c2", f"{_shown(second)}", second, second, unit=other, measure="count",
                nth=2 if _shown(second) in _shown(first) else 1),
    ]  # fmt: skip
    return len(list(check(a_result(report, claims), RULES)))


@settings(deadline=None, max_examples=60)  # the first conversion waits for pint
@given(value=st.integers(1, 9999), pair=st.sampled_from(PAIRS), digits=st.integers(2, 5))
def test_a_rounded_conversion_is_left_alone(value: int, pair: tuple[str, str], digits: int) -> None:
    right = convert(float(value), *pair)[0]
    # Nobody rounds 114 degrees to 110.
    rounded = float(round(right)) if pair[0].startswith("degree") else _rounded(right, digits)
    assert _found(float(value), pair[0], rounded, pair[1]) == 0


@settings(deadline=None, max_examples=60)  # the first conversion waits for pint
@given(value=st.integers(2, 9), zeros=st.integers(0, 3), pair=st.sampled_from(PAIRS))
def test_a_conversion_to_one_digit_is_left_alone(value: int, zeros: int, pair: tuple[str, str]) -> None:
    first = float(value * 10**zeros)
    right = convert(first, *pair)[0]
    # 13 feet may be 10 feet to a mathematician, not to an editor.
    if not pair[0].startswith("degree") and abs(_rounded(right, 1) - right) < 0.15 * right:
        assert _found(first, pair[0], _rounded(right, 1), pair[1]) == 0


@settings(deadline=None, max_examples=60)  # the first conversion waits for pint
@given(value=st.integers(11, 9999).filter(lambda v: v % 10), pair=st.sampled_from(PAIRS))
def test_a_conversion_turned_round_is_marked(value: int, pair: tuple[str, str]) -> None:
    wrong = _rounded(convert(float(value), pair[1], pair[0])[0], 3)
    if wrong > 0:
        assert _found(float(value), pair[0], wrong, pair[1]) == 1


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_the_factor_of_every_unit_is_known(dimension: str) -> None:
    first, *others = DIMENSIONS[dimension]
    unknown = [unit.name for unit in others if not convert(1.0, first.name, unit.name)]
    assert unknown == []


def test_money_and_time_are_never_converted() -> None:
    for first, second in (("USD", "EUR"), ("hour", "minute"), ("percent", "percentage point"), ("mile", "mile")):
        assert not convertible(first, second, RULES.units)
