"""The checks, one contradiction a file: ``check(result, rules) -> Iterator[Finding]``, the result without findings."""

from collections.abc import Callable, Iterator

from checker.checks import arithmetic, dangling_source, date, self_conflict, source_conflict, subset, unit_conversion
from checker.model import Finding, Result
from checker.rules import Rules

Check = Callable[[Result, Rules], Iterator[Finding]]

CHECKS: dict[str, Check] = {
    "self-conflict": self_conflict.check,
    "source-conflict": source_conflict.check,
    "subset": subset.check,
    "arithmetic": arithmetic.check,
    "unit-conversion": unit_conversion.check,
    "date": date.check,
    "dangling-source": dangling_source.check,
}
"""The checks by their names on the command line."""
