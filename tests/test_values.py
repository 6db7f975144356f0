"""Interval arithmetic: what may both be true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Interval
from checker.values import add, can_agree, width

AT_LEAST_5 = Interval(5, None)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (Interval(2, 2), Interval(2, 2)),
        (AT_LEAST_5, Interval(7, 7)),
        (AT_LEAST_5, Interval(5, 5)),
        (Interval(None, 10), Interval(0, 0)),
        (Interval(50, None, low_open=True), Interval(50, 50)),  # "more than 50" and "50"
        (Interval(10, 12), Interval(12, 15)),
        (Interval(400, 400), Interval(396, 396)),  # 400 may be rounded
        (Interval(1_300_000, 1_300_000), Interval(1_280_000, 1_280_000)),
    ],
)
def test_figures_that_can_both_be_true(a: Interval, b: Interval) -> None:
    assert can_agree(a, False, b, False)
    assert can_agree(b, False, a, False)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (Interval(13, 13), Interval(14, 14)),
        (AT_LEAST_5, Interval(2, 2)),
        (Interval(None, 10), Interval(12, 12)),
        (Interval(10, 12), Interval(13, None)),
        (Interval(0, 0), Interval(1, 1)),
        (Interval(81_000, 81_000), Interval(700_000, 700_000)),
        (Interval(121, 121), Interval(117, 117)),  # written to the last digit
    ],
)
def test_figures_that_cannot(a: Interval, b: Interval) -> None:
    assert not can_agree(a, False, b, False)
    assert not can_agree(b, False, a, False)


def test_about_leaves_a_tenth() -> None:
    assert width(Interval(400, 400), True) == Interval(360, 440)
    assert can_agree(Interval(400, 400), True, Interval(430, 430), False)
    assert not can_agree(Interval(400, 400), True, Interval(300, 300), True)


def test_sums() -> None:
    assert add([Interval(2, 2), Interval(4, 4)]) == Interval(6, 6)
    assert add([Interval(2, 2), Interval(4, None)]) == Interval(6, None)
    assert add([]) == Interval(0, 0)


bounds = st.none() | st.integers(0, 10**7).map(float)
intervals = st.tuples(bounds, bounds).map(
    lambda b: Interval(*sorted(b)) if None not in b else Interval(*b)  # type: ignore[type-var]
)


@given(intervals, st.booleans(), intervals, st.booleans())
def test_agreement_is_symmetric(a: Interval, about_a: bool, b: Interval, about_b: bool) -> None:
    assert can_agree(a, about_a, b, about_b) == can_agree(b, about_b, a, about_a)


@given(intervals, st.booleans())
def test_a_figure_agrees_with_itself_and_with_anything_wider(a: Interval, about: bool) -> None:
    assert can_agree(a, about, a, about)
    assert can_agree(a, about, Interval(None, a.high), about)
    assert can_agree(a, about, Interval(a.low, None), about)
