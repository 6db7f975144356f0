"""Names of rarer physical units; the only door to quantulum3.

The library misreads news (*10k people* is 10 kibibyte), takes seconds to load and installs a handler on the root
logger. It is therefore never shown a sentence: it is asked for one unit word at a time, only when a number stands
before a word of a family that ``rules/units.yaml`` lists, and its answer is held against what the rules say the unit
measures.
"""

import logging
import re
import warnings
from functools import cache

from checker.rules.units import Family, Units

_PREFIXES = {
    "P": "peta", "T": "tera", "G": "giga", "M": "mega", "k": "kilo", "h": "hecto", "d": "deci", "c": "centi",
    "m": "milli", "µ": "micro", "μ": "micro", "n": "nano",
}  # fmt: skip
_WRITTEN = "|".join([*dict.fromkeys(_PREFIXES.values()), "deca", "exa", "pico"])


def rare_unit(word: str, units: Units) -> str | None:
    """The name in the singular of a unit that belongs to a family of the rules (*kPa*: kilopascal), or None."""
    for family in units.families:
        start = _prefix(word, family)
        if start is None:
            continue
        answer = _asked(word)
        if answer is not None and answer[1] == family.entity and answer[0].startswith(start):
            return answer[0]
    return None


def _prefix(word: str, family: Family) -> str | None:
    """How the unit's name must start when a word looks like one of a family, or None."""
    written = _spelt(family.stem).fullmatch(word.lower()) if family.stem in word.lower() else None
    if written is not None:
        return written.group(1) or family.stem[:4]
    # A bare symbol (*5 J*) is too often something else.
    if family.symbol and word.endswith(family.symbol) and word[: -len(family.symbol)] in _PREFIXES:
        return _PREFIXES[word[: -len(family.symbol)]]
    return family.stem[:4] if len(family.symbol) > 1 and word == family.symbol else None


@cache
def _spelt(stem: str) -> re.Pattern[str]:
    """The names of a unit and its multiples."""
    return re.compile(rf"({_WRITTEN})?{re.escape(stem)}s?")


@cache
def _asked(word: str) -> tuple[str, str] | None:
    """The unit's name and its entity as the library reads *2 word*, if it reads all of it and nothing else."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    try:
        with warnings.catch_warnings():
            # It warns that its optional classifier is not installed.
            warnings.simplefilter("ignore")
            from quantulum3 import classifier, parser

            # Its classifier, in use wherever scikit-learn happens to be installed, does not load in later versions of
            # that, and the same copy must give the same answer on every machine.
            classifier.USE_CLF = False
            found = parser.parse(f"2 {word}")
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
    if len(found) != 1 or tuple(found[0].span) != (0, len(word) + 2) or found[0].value != 2:
        return None
    return str(found[0].unit.name), str(found[0].unit.entity.name)
