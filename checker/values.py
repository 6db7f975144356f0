"""Interval arithmetic: can these figures all be true?

A stated number stands for every value that its hedge and its rounding leave room for. How wide an approximate or
rounded
figure may be is decided here and nowhere else.
"""

import re

from checker.model import Interval

WRITTEN = re.compile(r"\d[\d,]*(?:\.(\d+))?")
"""A number in digits, with those behind its point as the group."""

# "about 400" is taken for anything within a tenth: 360 to 440.
ABOUT = 0.1
# "400" without a hedge may be rounded: by half of its last written digit's place, at most a twentieth of its value.
ROUNDED = 0.05
# Accounts of one thing differ by a few times; beyond that the figures are of two things, whatever the words.
FAR = 12
# One dead and 22 dead may be two accounts of one raid.
FEW = 5
# Below this a count is taken at its word: 13 is not 14.
SMALL = 100


def width(interval: Interval, approximate: bool) -> Interval:
    """The interval with the room that its hedge and its rounding leave, closed at both ends."""
    low, high = interval.low, interval.high
    return Interval(
        None if low is None else low - _slack(low, approximate),
        None if high is None else high + _slack(high, approximate),
    )


def can_agree(a: Interval, a_approximate: bool, b: Interval, b_approximate: bool) -> bool:
    """Whether one value can satisfy both figures.

    Symmetric. Figures that only touch agree: *more than 50* and *50* are no contradiction worth an editor's minute.
    """
    if a == b:
        return True
    x, y = width(a, a_approximate), width(b, b_approximate)
    return not _below(x.high, y.low) and not _below(y.high, x.low)


def is_more(a: Interval, b: Interval) -> bool:
    """Whether one figure is larger than another whatever their true values are."""
    return _below(b.high, a.low)


def add(intervals: list[Interval]) -> Interval:
    """The sum of some intervals; unbounded where one of them is."""
    lows = [i.low for i in intervals]
    highs = [i.high for i in intervals]
    low = None if None in lows else sum(v for v in lows if v is not None)
    high = None if None in highs else sum(v for v in highs if v is not None)
    return Interval(low, high, any(i.low_open for i in intervals), any(i.high_open for i in intervals))


def decimals(text: str) -> int | None:
    """How many digits a written figure has behind its point; None where it has no digits."""
    written = WRITTEN.search(text)
    return None if written is None else len(written[1] or "")


def _below(high: float | None, low: float | None) -> bool:
    return high is not None and low is not None and high < low


def _slack(value: float, approximate: bool) -> float:
    if approximate:
        return abs(value) * ABOUT
    if abs(value) < SMALL:
        return 0.0
    return min(_place(value) / 2, abs(value) * ROUNDED)


def _place(value: float) -> float:
    """The place of the last written digit of a round number: 100 for 1,200, 0 for 1,234 (written in full)."""
    whole, place = round(abs(value)), 1
    while whole and whole % (place * 10) == 0:
        place *= 10
    return float(place) if place >= 10 else 0.0


def far_apart(a: Interval, b: Interval, times: float = FAR) -> bool:
    """*Ten are among the dead; rights groups say 13,000 were hanged in the prison*: whether one is so many times the
    other.
    """
    small, large = (b, a) if is_more(a, b) else (a, b)
    if not small.high or large.low is None:
        return False
    return large.low > times * max(small.high, FEW)
