"""Two voices give two figures for the same thing that cannot both be true."""

from collections.abc import Iterator, Sequence

from checker.checks._together import apart
from checker.checks.conflicts import FRONT, acknowledged, conflicting, finding, groups, is_self
from checker.model import Finding, Pair, Result
from checker.rules import Rules


def check(result: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each set of connected pairs of different voices, a note where the copy says itself that they
    differ; and one for each whole that the figures of several voices pass together.
    """
    disputed = conflicting(result.pairs)
    own = [p for p in disputed if is_self(p, result.claims)]
    rivals = [p for p in disputed if p not in own and not _is_the_headlines(p, own)]
    for group in groups(rivals):
        yield acknowledged(finding("source-conflict", "warning", group, rules), result.report, group, rules.events)
    yield from apart(result, rules)


def _is_the_headlines(pair: Pair, own: Sequence[Pair]) -> bool:
    """Whether the report's own headline gives one of the two figures against the other, which is found as its own."""
    ends = ((pair.first, pair.second), (pair.second, pair.first))
    return any(
        front.part in FRONT
        and front.source.kind == body.source.kind == "report"
        and body is rival
        and front.value == one.value
        for p in own
        for front, body in ((p.first, p.second), (p.second, p.first))
        for one, rival in ends
    )
