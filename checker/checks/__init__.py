"""The checks, one contradiction a file: ``check(claims, pairs, rules) -> Iterator[Finding]``."""

from collections.abc import Callable, Iterator, Sequence

from checker.checks import self_conflict, source_conflict
from checker.model import Claim, Finding, Pair
from checker.rules import Rules

Check = Callable[[Sequence[Claim], Sequence[Pair], Rules], Iterator[Finding]]

CHECKS: dict[str, Check] = {"self-conflict": self_conflict.check, "source-conflict": source_conflict.check}
"""The checks by their names on the command line."""
