"""The checks, one contradiction a file: ``check(result, rules) -> Iterator[Finding]``, the result without findings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from checker.checks import arithmetic, dangling_source, date, self_conflict, source_conflict, subset, unit_conversion
from checker.model import Finding, Result, Severity
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

OVER_VERSIONS = "revision"
"""The check that needs a report and the version before; see checker.versions."""

NAMES = (*CHECKS, OVER_VERSIONS)
"""The names of all checks, each of which has a page."""


def settle(findings: Iterable[Finding], checks: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings of checks that are not *off*, with the severity that a check is given.

    Where the copy itself says that the figures differ, a finding keeps its own.
    """
    return tuple(
        replace(f, severity=cast(Severity, said)) if said not in {"on", "off"} and not f.acknowledged else f
        for f in findings
        if (said := checks.get(f.check, "on")) != "off"
    )
