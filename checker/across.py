"""Several reports of the same events, side by side: a draft and its wire copies."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.checks import self_conflict, source_conflict
from checker.events import group_events, pair_claims
from checker.model import Claim, Coverage, Event, Finding, Interval, Report, Result, Source
from checker.rules import Rules

Said = tuple[str, str, Interval, str | None]


def compare_reports(results: Sequence[Result], rules: Rules) -> tuple[tuple[Event, ...], tuple[Finding, ...]]:
    """The events that several reports tell of, and the findings that reach across reports.

    A claim is named ``NAME#ID``. What a report says in its own voice is said by the report of that name. The reports'
    own happenings are taken for one event; their asides are one where the same time and place set them apart.
    """
    scenes: dict[str, int] = {"": 0}
    claims = [_named(claim, result.report.name, scenes) for result in results for claim in result.claims]
    placed, events = group_events(claims, results[0].report if results else Report(name="", text="", parts=()))
    said = {c.id: (_said(own), c.scope.scene) for c, own in zip(placed, _every(results), strict=True)}
    told = [{said[f"{r.report.name}#{c.id}"] for c in r.claims} for r in results]

    def new(*ids: str) -> bool:
        """Whether no report says all of it by itself: what it says has been compared there."""
        return not any({said[name] for name in ids} <= some for some in told)

    pairs = tuple(
        p for p in pair_claims(placed, rules)
        if _report(p.first.id) != _report(p.second.id) and new(p.first.id, p.second.id)
    )  # fmt: skip
    nothing = Coverage(numbers=0, claims=len(placed), compared=0, left_out=())
    together = Result(
        report=Report(name="", text="", parts=()),
        claims=placed,
        events=events,
        pairs=pairs,
        findings=(),
        coverage=nothing,
    )
    found = (finding for check in (self_conflict, source_conflict) for finding in check.check(together, rules))
    findings = [finding for finding in found if new(*finding.claims)]
    order = {claim.id: place for place, claim in enumerate(placed)}
    shared = tuple(e for e in events if len({_report(c) for c in e.claims}) > 1)
    return shared, tuple(sorted(findings, key=lambda f: (order[f.claims[0]], f.check, f.id)))


def _every(results: Sequence[Result]) -> Iterator[Claim]:
    return (claim for result in results for claim in result.claims)


def _said(claim: Claim) -> Said:
    """Who says what, whichever report tells it."""
    return claim.measure, claim.source.name.lower(), claim.value, claim.quantity.unit


def _named(claim: Claim, name: str, scenes: dict[str, int]) -> Claim:
    """A claim under its name across reports, in the scene it shares with other reports."""
    source = claim.source
    if source.kind == "report":
        source = Source(name=name, kind="named")
    scene = scenes.setdefault(claim.scope.apart, len(scenes))
    restates = f"{name}#{claim.scope.restates}" if claim.scope.restates else ""
    return replace(
        claim, id=f"{name}#{claim.id}", source=source, scope=replace(claim.scope, scene=scene, restates=restates)
    )


def _report(name: str) -> str:
    """The report's part of a claim's name."""
    return name.rpartition("#")[0]
