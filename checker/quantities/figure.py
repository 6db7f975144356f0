"""A figure while it is being read."""

from dataclasses import dataclass, replace
from fractions import Fraction

from checker.model import Form

Number = Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Half-open ranges of pieces, exact bounds."""

    start: int
    """Where the figure with its hedge and sign starts."""
    end: int
    core: tuple[int, int]
    """The number itself, without hedge, sign and unit."""
    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False
    unit: str | None = None
    approximate: bool = False
    additional: bool = False
    form: Form = "number"
    hedged: bool = False
    whole: tuple[int, int] | None = None
    """The range of the figure that this one is a part of."""
    after: int = 0
    """The piece after the number and its unit."""

    def times(self, factor: Number) -> "Figure":
        """The figure in a unit that is ``factor`` times as large."""
        low = None if self.low is None else self.low * factor
        return replace(self, low=low, high=None if self.high is None else self.high * factor)


def exact(start: int, end: int, value: Number | int, form: Form = "number") -> Figure:
    """A number without hedge."""
    number = Fraction(value)
    return Figure(start=start, end=end, core=(start, end), low=number, high=number, form=form, after=end)


def vague(start: int, end: int, low: Number | int) -> Figure:
    """A count that only has a lower end: *dozens*."""
    return Figure(
        start=start, end=end, core=(start, end), low=Fraction(low), high=None, approximate=True, form="vague", after=end
    )


def plain(number: Number | None) -> float | None:
    """The number as JSON has it: whole where it is whole."""
    if number is None:
        return None
    return number.numerator if number.denominator == 1 else float(number)
