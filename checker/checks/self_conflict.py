"""One voice gives two figures for the same thing that cannot both be true: the report itself, or one source."""

from collections.abc import Iterator

from checker.checks.conflicts import FRONT, conflicting, finding, groups, is_self
from checker.events import OF_THE_EVENT
from checker.model import Finding, Pair, Result
from checker.rules import Rules


def check(result: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each set of connected pairs of one voice."""
    for group in groups([p for p in conflicting(result.pairs) if is_self(p, result.claims) and _same_thing(p)]):
        yield finding("self-conflict", "error", group, rules)


def _same_thing(pair: Pair) -> bool:
    """Whether one voice speaks twice of the same thing: within the body a second figure is mostly about others of the
    kind,
    unless it counts the same noun again."""
    a, b = pair.first, pair.second
    if (a.part in FRONT) != (b.part in FRONT):
        return True
    if a.measure not in OF_THE_EVENT:
        return False  # an open count, a sum or a length is told of many things of one name
    if "definite" in b.scope.cues and not a.counted:
        return True  # "four were wounded ... the five wounded soldiers"
    return bool(a.counted) and a.counted == b.counted
