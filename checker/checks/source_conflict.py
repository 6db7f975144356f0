"""Two voices give two figures for the same thing that cannot both be true."""

from collections.abc import Iterator, Sequence

from checker.checks.conflicts import conflicting, finding, groups, is_self
from checker.model import Claim, Finding, Pair
from checker.rules import Rules


def check(claims: Sequence[Claim], pairs: Sequence[Pair], rules: Rules) -> Iterator[Finding]:
    """One finding for each set of connected pairs of different voices."""
    for group in groups([p for p in conflicting(pairs) if not is_self(p, claims)]):
        yield finding("source-conflict", "warning", group, rules)
