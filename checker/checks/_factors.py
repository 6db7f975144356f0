"""How units convert into each other: the only door to pint.

Importing pint and reading its table of units takes about a second and a half, so both wait for the first report that
holds a conversion; nothing is cached on the disk and nothing is fetched.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from checker.rules.units import Units

if TYPE_CHECKING:
    from pint import UnitRegistry

# Names that pint has in another form than ours, and words that mean several units: all of them are tried.
NAMES = {
    "nautical mile": ("nautical_mile",),
    "light-year": ("light_year",),
    "degree Celsius": ("degC",),
    "degree Fahrenheit": ("degF",),
    "pound per square inch": ("psi",),
    "ton": ("short_ton", "long_ton", "tonne"),
    "ounce": ("ounce", "troy_ounce"),
    "gallon": ("gallon", "imperial_gallon"),
    "pint": ("pint", "imperial_pint"),
    "barrel": ("oil_barrel", "barrel"),
    "horsepower": ("horsepower", "metric_horsepower"),
    "kiloton": ("kiloton_TNT",),
    "megaton": ("megaton_TNT",),
    "calorie": ("calorie", "kilocalorie"),
}
CONVERTED = frozenset("distance area volume weight speed temperature power energy pressure".split())
"""What can be converted: no money, whose rates change, and no time, where brackets mostly say something else."""


def convertible(first: str | None, second: str | None, units: Units) -> bool:
    """Whether two units measure the same thing and are two units."""
    dimension = units.dimension(first)
    return first != second and dimension in CONVERTED and dimension == units.dimension(second)


def convert(value: float, first: str, second: str) -> tuple[float, ...]:
    """A value of the first unit in the second, once for each meaning of the words; empty where pint knows none."""
    import pint

    registry = _registry()
    found = []
    for a in _names(first):
        for b in _names(second):
            try:
                found.append(float(registry.Quantity(value, a).to(b).magnitude))
            except (pint.UndefinedUnitError, pint.DimensionalityError):
                continue
    return tuple(dict.fromkeys(found))


@cache
def _registry() -> "UnitRegistry[float]":
    """Pint's own table of units, as it comes with the package."""
    import pint

    return pint.UnitRegistry(cache_folder=None, on_redefinition="ignore")


def _names(unit: str) -> tuple[str, ...]:
    """What pint calls a unit: *square kilometre* is ``kilometre**2``, *mile per hour* is ``mile/hour``."""
    if unit in NAMES:
        return NAMES[unit]
    powers = re.sub(r"\bcubic (\w+)", r"\1**3", re.sub(r"\bsquare (\w+)", r"\1**2", unit))
    return (powers.replace(" per ", "/").replace(" ", "*"),)
