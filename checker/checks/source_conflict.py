"""Two voices give two figures for the same thing that cannot both be true."""

from collections.abc import Iterable, Iterator

from checker.checks._together import apart
from checker.checks.conflicts import FRONT, acknowledged, body_of, conflicting, finding, groups, is_self
from checker.model import Finding, Interval, Pair, Result
from checker.rules import Rules


def check(result: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each set of connected pairs of different voices, a note where the copy says itself that they
    differ; and one for each whole that the figures of several voices pass together.
    """
    disputed = conflicting(result.pairs)
    body = body_of(result.claims)
    own = [p for p in disputed if is_self(p, body)]
    its_own, headlines = {_ids(p) for p in own}, set(_against_front(own))
    rivals = [p for p in disputed if _ids(p) not in its_own and not _is_the_headlines(p, headlines)]
    for group in groups(rivals):
        yield acknowledged(finding("source-conflict", "warning", group, rules), result.report, group, rules.events)
    yield from apart(result, rules)


def _ids(pair: Pair) -> tuple[str, str]:
    return pair.first.id, pair.second.id


def _against_front(own: Iterable[Pair]) -> Iterator[tuple[str, Interval]]:
    """The claims of the report that its own headline or caption contradicts, each with the figure given there."""
    for pair in own:
        for front, body in ((pair.first, pair.second), (pair.second, pair.first)):
            if front.part in FRONT and front.source.kind == body.source.kind == "report":
                yield body.id, front.value


def _is_the_headlines(pair: Pair, headlines: set[tuple[str, Interval]]) -> bool:
    """Whether the report's own headline gives one of the two figures against the other, which is found as its own."""
    one, other = pair.first, pair.second
    return (other.id, one.value) in headlines or (one.id, other.value) in headlines
