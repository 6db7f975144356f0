"""How much room a written figure leaves, for sums and shares: its hedge, and the rounding of its last written digit."""

import math
import re
from collections.abc import Iterable

from checker.model import Claim
from checker.values import ABOUT, WRITTEN, width

Room = tuple[float, float]
"""The least and the greatest value, both possible; infinite where it is unbounded."""

SCALED = re.compile(r"million|billion|trillion|crore|lakh|\d\s?(?:k|m|mn|bn|b|tn)\b", re.IGNORECASE)
# "eight percent" is as exact as "8 percent".
IN_PERCENT = re.compile(r"\bper ?cent\b", re.IGNORECASE)
# "a third", "two-thirds", "a quarter": said of anything near.
FRACTION = 4.0
# Two figures side by side are rounded alike: less room than between two sources.
ROUND = 0.025
# Below this a number is taken at its word.
PLAIN = 100
# Below this a plain number beside its parts is a count, not a rounded figure.
COUNTED = 1000


def room(claim: Claim) -> Room:
    """The values that a figure may stand for."""
    value, about = claim.value, claim.quantity.approximate
    slack = _slack(claim)
    if slack is None:
        wide = width(value, about)
        low, high = wide.low, wide.high
        if not about:
            low = None if low is None or value.low is None else max(low, value.low * (1 - ROUND))
            high = None if high is None or value.high is None else min(high, value.high * (1 + ROUND))
    else:
        size = max(abs(value.low or 0), abs(value.high or 0))
        slack = max(slack, size * ABOUT) if about else slack
        low = None if value.low is None else value.low - slack
        high = None if value.high is None else value.high + slack
    return (-math.inf if low is None else low, math.inf if high is None else high)


def rooms_beside(a: Claim, b: Claim) -> tuple[Room, Room]:
    """The rooms of two figures set against each other: *1.38 billion against 1.2 billion* leaves out a nought."""
    places = [_slack(c) for c in (a, b) if exact(c) and c.quantity.unit != "percent"]
    known = [p for p in places if p is not None]
    if not known and all(exact(c) for c in (a, b)) and (fine := _finer(number(a), number(b))):
        return _narrowed(a, fine), _narrowed(b, fine)
    if len(known) < 2 or not 1 < max(known) / min(known) < 10.5:
        return room(a), room(b)
    slack = min(known)
    return (number(a) - slack, number(a) + slack), (number(b) - slack, number(b) + slack)


def _narrowed(claim: Claim, slack: float) -> Room:
    low, high = room(claim)
    return max(low, number(claim) - slack), min(high, number(claim) + slack)


def _finer(a: float, b: float) -> float:
    """Half of the last place of two whole numbers, where one is written two places finer at most: *1,500 and 1,575*."""
    places = sorted(next((p for p in (10.0**n for n in range(12, 0, -1)) if v % p == 0), 1.0) for v in (a, b))
    return places[0] / 2 if min(a, b) >= PLAIN and 1 < places[1] / places[0] <= PLAIN and places[1] > 1 else 0.0


def _slack(claim: Claim) -> float | None:
    """The rounding that the writing shows; None for whole numbers written in full, whose width is that of any count."""
    written = WRITTEN.search(claim.text)
    decimals = len(written[1] or "") if written else 0
    if claim.quantity.unit == "percent":
        # Whole percentages are cut off as often as rounded.
        return float(10**-decimals) if written or IN_PERCENT.search(claim.text) else FRACTION
    size = max(abs(claim.value.low or 0), abs(claim.value.high or 0))
    if SCALED.search(claim.text):
        number = float(written[0].replace(",", "")) if written else 0
        scale = size / number if number else 10 ** math.floor(math.log10(size)) if size else 1
        return float(scale * 10**-decimals / 2)
    return 0.5 * 10**-decimals if decimals else None


def add(rooms: Iterable[Room]) -> Room:
    """The sum of some figures."""
    rooms = list(rooms)
    return sum(low for low, _ in rooms), sum(high for _, high in rooms)


def minus(a: Room, b: Room) -> Room:
    """The difference of two figures."""
    return a[0] - b[1], a[1] - b[0]


def over(a: Room, b: Room) -> Room:
    """The quotient of two positive figures."""
    low = max(a[0], 0) / b[1] if math.isfinite(b[1]) and b[1] > 0 else 0.0
    high = a[1] / b[0] if b[0] > 0 else math.inf
    return low, high


def times(a: Room, factor: float) -> Room:
    """A figure so many times."""
    return a[0] * factor, a[1] * factor


def meet(a: Room, b: Room) -> bool:
    """Whether one value can be both."""
    # Sums of decimal fractions are a little off.
    give = 1e-9 * max((abs(v) for v in (*a, *b) if math.isfinite(v)), default=0)
    return a[0] <= b[1] + give and b[0] <= a[1] + give


def exact(claim: Claim) -> bool:
    """Whether a figure is one plain number."""
    return claim.value.low == claim.value.high and claim.value.low is not None and not claim.quantity.approximate


def number(claim: Claim) -> float:
    """The number as it is written; the stated bound where there is only one."""
    value = claim.value
    return value.low if value.low is not None else value.high if value.high is not None else 0.0


def shown(value: float) -> str:
    """A number for a message: *17*, *3.6*, *2.7 million*."""
    for size, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(value) >= size:
            return f"{value / size:.4g}{word}"
    return f"{value:,.0f}" if abs(value - round(value)) < 1e-6 or abs(value) >= 100 else f"{value:.1f}"


def said(claim: Claim) -> str:
    """A figure for a sum in a message: its number where it is plain, else as the text has it."""
    return shown(number(claim)) if exact(claim) and claim.quantity.unit is None else claim.text
