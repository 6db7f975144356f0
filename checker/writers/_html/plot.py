"""The figures of a conflict as intervals on one scale: a row a figure, in units of a drawing that is 360 wide."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from checker.model import Claim
from checker.values import width
from checker.writers._html.figures import Figure

WIDE, EDGE, ROW, FOOT = 360.0, 12.0, 38.0, 24.0
# Where the largest figure is more than so many times the smallest, a linear scale would squeeze the small ones.
LOG_FROM = 20
# On a logarithmic scale zero has no place; it gets one of its own, so far left of the smallest figure.
ZERO = 34.0
# So many characters stand beside the figure on a line of the drawing.
LABEL = 46


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One figure: a dot, a line between two bounds, or a line that runs on as an arrow."""

    figure: Figure
    label: str
    """Who says it, cut to the width of the drawing."""
    text_y: float
    y: float
    left: float
    right: float
    opens_left: bool
    opens_right: bool
    approximate: bool
    dots: tuple[tuple[float, bool], ...]
    """Where bounds are stated, and whether the bound itself is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """The drawing."""

    height: float
    axis: float
    """Where the axis runs."""
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    scale: str
    """``linear`` or ``log``."""
    unit: str


def plot_of(figures: Sequence[Figure]) -> Plot | None:
    """The drawing of some figures; None where they do not share a unit, or no two could be told apart on it."""
    claims = [figure.claim for figure in figures]
    bounds = [bound for claim in claims for bound in _drawn(claim) if bound is not None]
    if len(figures) < 2 or len({claim.quantity.unit for claim in claims}) > 1 or not bounds:
        return None
    if not all(math.isfinite(bound) for bound in bounds):
        return None
    scale = _scale(bounds, any(c.value.low is None for c in claims), any(c.value.high is None for c in claims))
    axis = len(figures) * ROW + 4
    return Plot(
        height=axis + FOOT,
        axis=axis,
        bars=tuple(_bar(figure, place * ROW, scale) for place, figure in enumerate(figures)),
        ticks=tuple((round(scale.at(tick), 1), short(tick)) for tick in scale.ticks()),
        scale="log" if scale.log else "linear",
        unit=claims[0].quantity.unit or "",
    )


def short(number: float) -> str:
    """A number for an axis: ``2,500``, ``3.2 million``."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(number) >= size:
            return f"{number / size:,.10g} {name}" if number < 1e16 else f"{number:.3g}"
    return f"{number:,.10g}"


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to places; where ``log`` holds, zero stands apart at the left."""

    low: float
    high: float
    log: bool
    zero: bool
    whole: bool

    def at(self, value: float) -> float:
        """The place of a value from the left."""
        if not self.log:
            return EDGE + (value - self.low) / (self.high - self.low) * (WIDE - 2 * EDGE)
        if value <= 0:
            return EDGE
        left = EDGE + (ZERO if self.zero else 0)
        share = (math.log(value) - math.log(self.low)) / (math.log(self.high) - math.log(self.low))
        return left + share * (WIDE - EDGE - left)

    def ticks(self) -> list[float]:
        """The values that the axis names: about five round ones."""
        if self.log:
            powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
            steps = (1,) if len(powers) > 4 else (1, 3)
            found = [step * 10.0**power for power in powers for step in steps]
            found = [tick for tick in found if self.low <= tick <= self.high]
            found = found[:: math.ceil(len(found) / 6)] if found else []
            return [0.0, *found] if self.zero else found
        step = 10.0 ** math.floor(math.log10((self.high - self.low) / 4))
        step *= next(m for m in (1, 2, 5, 10) if (self.high - self.low) / (step * m) <= 5.5)
        step = max(step, 1.0) if self.whole else step
        first = math.ceil(self.low / step - 1e-9)
        return [n * step for n in range(first, math.floor(self.high / step + 1e-9) + 1)]


def _scale(bounds: Sequence[float], opens_left: bool, opens_right: bool) -> _Scale:
    low, high = min(bounds), max(bounds)
    whole = all(bound == round(bound) for bound in bounds)
    positive = [bound for bound in bounds if bound > 0]
    if low >= 0 and positive and high / min(positive) > LOG_FROM:
        return _Scale(min(positive) / (2.5 if opens_left else 1.4), high * (2.5 if opens_right else 1.4), True,
                      low == 0 or opens_left, whole)  # fmt: skip
    room = (high - low) or max(1.0, abs(high) / 5)
    below = low - room * (0.3 if opens_left else 0.12)
    return _Scale(
        max(below, 0.0) if low >= 0 else below, high + room * (0.3 if opens_right else 0.12), False, False, whole
    )


def _drawn(claim: Claim) -> tuple[float | None, float | None]:
    """The bounds with the room that *about* leaves; a figure without it is drawn as it is stated."""
    bounds = width(claim.value, True) if claim.quantity.approximate else claim.value
    return bounds.low, bounds.high


def _bar(figure: Figure, top: float, scale: _Scale) -> Bar:
    claim = figure.claim
    low, high = _drawn(claim)
    stated = {}
    if claim.value.low is not None:
        stated[claim.value.low] = claim.value.low_open
    if claim.value.high is not None:
        stated.setdefault(claim.value.high, claim.value.high_open)
    return Bar(
        figure=figure,
        label=_cut(figure.who, LABEL - 1.15 * _width(figure.text)),
        text_y=top + 15,
        y=top + 27,
        left=EDGE / 2 if low is None else round(scale.at(low), 1),
        right=WIDE - EDGE / 2 if high is None else round(scale.at(high), 1),
        opens_left=low is None,
        opens_right=high is None,
        approximate=claim.quantity.approximate,
        dots=tuple((round(scale.at(value), 1), is_open) for value, is_open in stated.items()),
    )


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _cut(text: str, columns: float) -> str:
    """As much of a text as fits, with an ellipsis where that is not all."""
    if _width(text) <= columns:
        return text
    kept = ""
    for char in text:
        if _width(kept) + 2 > columns:
            break
        kept += char
    return kept.rstrip() + "…"
