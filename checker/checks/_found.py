"""A finding over several figures that must make one another up: the total first."""

from collections.abc import Sequence

from checker.checks._sizes import exact, number, shown
from checker.checks.conflicts import finding_id
from checker.model import Claim, Finding, Span
from checker.rules import Rules


def found(check: str, claims: Sequence[Claim], because: str, rules: Rules) -> Finding:
    """One finding; ``claims`` come with the total first, ``because`` is the sum: *1 + 1 + 15 = 17, not 18*."""
    claims = list(dict.fromkeys(claims))
    first = claims[0]
    title = first.counted.capitalize() if first.measure == "count" else rules.measures[first.measure].title
    return Finding(
        id=finding_id(check, first.measure, claims, because),
        check=check,
        severity="error",
        confidence="high" if all(exact(c) for c in claims) else "medium",
        measure=first.measure,
        event=first.event,
        message=f"{title or 'Count'}: {because}.",
        claims=tuple(c.id for c in claims),
        pairs=(),
        spans=tuple(Span(c.span.start, c.span.end) for c in claims),
        because=(because,),
    )


def past_hundred(check: str, shares: Sequence[Claim], rules: Rules) -> Finding:
    """One finding about shares of one whole: *58 percent + 47 percent = 105 percent, more than 100*."""
    plus = " + ".join(c.text for c in shares)
    return found(check, shares, f"{plus} = {shown(sum(map(number, shares)))} percent, more than 100", rules)


def once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that mark nothing but figures of an earlier one."""
    kept: list[Finding] = []
    for one in findings:
        if not any(set(one.claims) <= set(other.claims) for other in kept):
            kept.append(one)
    return kept
