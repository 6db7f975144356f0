"""Two voices give two figures for the same thing that cannot both be true."""

from collections.abc import Iterator

from checker.checks._together import apart
from checker.checks.conflicts import acknowledged, conflicting, finding, groups, is_self
from checker.model import Finding, Result
from checker.rules import Rules


def check(result: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each set of connected pairs of different voices, a note where the copy says itself that they
    differ; and one for each whole that the figures of several voices pass together.
    """
    for group in groups([p for p in conflicting(result.pairs) if not is_self(p, result.claims)]):
        yield acknowledged(finding("source-conflict", "warning", group, rules), result.report, group, rules.events)
    yield from apart(result, rules)
