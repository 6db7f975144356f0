"""What ``rules/units.yaml`` says: the units and currencies that a figure can have, and what each of them measures."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from checker.rules.phrases import Phrases, by_pieces

Dimension = Literal[
    "share", "money", "duration", "distance", "area", "volume", "weight", "speed", "temperature", "power", "energy",
    "pressure", "voltage", "current", "frequency", "sound", "data", "angle", "radiation", "force", "light", "magnetism",
]  # fmt: skip


@dataclass(frozen=True)
class Unit:
    """A unit of measurement."""

    name: str
    """Its usual English name in the singular; American and British spelling have one name."""
    dimension: Dimension
    words: tuple[str, ...]
    """How it is written out, singular and plural."""
    abbreviations: tuple[str, ...] = ()
    """How it is written short, directly after digits."""


@dataclass(frozen=True)
class Currency:
    """A currency."""

    code: str
    """Its ISO 4217 code; where the word says no country, the word in the singular: ``crown``, ``peso``."""
    before: tuple[str, ...] = ()
    """Signs and letters before the amount: *$*, *Rs*."""
    after: tuple[str, ...] = ()
    """Names after the amount: *euros*, *US dollars*."""
    after_large: tuple[str, ...] = ()
    """Names that mean something else after a small number: *5,000 won* and *five won*."""
    least: int = 1_000_000
    """From which amount on these names are money; with a decimal fraction every amount is: *96.80 crowns*."""
    hundredths: tuple[str, ...] = ()
    """Names of its hundredth after the amount: *cents*."""


@dataclass(frozen=True)
class Family:
    """A rarer unit with all its decimal multiples: *hectopascals*, *kPa*."""

    stem: str
    """The unit's name without prefix; the names of all its multiples end with it."""
    dimension: Dimension
    entity: str
    """What the library of physical units calls that which the unit measures; any other answer is not believed."""
    symbol: str = ""


@dataclass(frozen=True)
class Units:
    """The units, the currencies, and the short forms of thousand, million and so on."""

    percent: tuple[str, ...]
    percentage_points: tuple[str, ...]
    short_scales: dict[str, int]
    """Letters that touch a number and multiply it: *10k*, *£2bn*."""
    currencies: tuple[Currency, ...]
    units: tuple[Unit, ...]
    families: tuple[Family, ...]
    """Units that are told by their stem and named by the library of physical units."""
    points_with: tuple[str, ...] = ()
    """Words beside which *points* are percentage points: *two points ahead in the poll*."""
    points_without: tuple[str, ...] = ()
    """Words beside which they are not: *two points ahead in the league*."""

    def dimension(self, unit: str | None) -> str:
        """What a unit measures (``money``, ``distance``); empty for counts and for what is not known."""
        if unit is None:
            return ""
        known = self._dimensions.get(unit)
        return known or next((family.dimension for family in self.families if unit.endswith(family.stem)), "")

    @cached_property
    def _dimensions(self) -> dict[str, str]:
        known: dict[str, str] = {"percent": "share", "percentage point": "share"}
        known |= {currency.code: "money" for currency in self.currencies}
        return known | {unit.name: unit.dimension for unit in self.units}

    @cached_property
    def words(self) -> Phrases[str]:
        """The pieces of each written-out unit, in lower case, and its name."""
        return by_pieces((word, unit.name) for unit in self.units for word in unit.words)

    @cached_property
    def abbreviations(self) -> Phrases[str]:
        """The pieces of each short form as it is spelled, and the unit's name."""
        return by_pieces(((word, unit.name) for unit in self.units for word in unit.abbreviations), lower=False)

    @cached_property
    def signs(self) -> Phrases[str]:
        """The pieces of what stands before an amount, as it is spelled, and the currency's code."""
        return by_pieces(((sign, money.code) for money in self.currencies for sign in money.before), lower=False)

    @cached_property
    def money(self) -> Phrases[str]:
        """The pieces of what stands after an amount, in lower case, and the currency's code."""
        return by_pieces((name, money.code) for money in self.currencies for name in money.after)

    @cached_property
    def large_money(self) -> Phrases[Currency]:
        """The same for names that need a large amount, with the currency."""
        return by_pieces((name, money) for money in self.currencies for name in money.after_large)

    @cached_property
    def hundredths(self) -> Phrases[str]:
        """The same for hundredths: *cents*."""
        return by_pieces((name, money.code) for money in self.currencies for name in money.hundredths)

    @cached_property
    def share(self) -> Phrases[str]:
        """The pieces of the percent words, and the unit."""
        points = [(word, "percentage point") for word in self.percentage_points]
        return by_pieces([*points, *((word, "percent") for word in self.percent)])


PLURALS = {"foot": "feet", "inch": "inches", "square foot": "square feet", "cubic foot": "cubic feet", "hertz": "hertz"}


def plural(unit: str) -> str:
    """The plural of a unit's name: *months*, *square feet*; *degrees Celsius*, *miles per hour*; *Celsius* stays."""
    first, space, rest = unit.partition(" ")
    if rest and (rest[:1].isupper() or rest.startswith("per ")):
        return f"{plural(first)}{space}{rest}"
    if " per " in unit:
        before, per, after = unit.partition(" per ")
        return f"{plural(before)}{per}{after}"
    return PLURALS.get(unit, unit if unit[-1] == "s" or unit.split()[-1][0].isupper() else f"{unit}s")
