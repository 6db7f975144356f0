"""Several reports of the same events, side by side: a draft and its wire copies."""

from collections.abc import Sequence
from dataclasses import replace

from checker.checks import self_conflict, source_conflict
from checker.events import group_events, pair_claims
from checker.model import Claim, Coverage, Event, Finding, Report, Result, Source
from checker.rules import Rules


def compare_reports(results: Sequence[Result], rules: Rules) -> tuple[tuple[Event, ...], tuple[Finding, ...]]:
    """The events that several reports tell of, and the findings that reach across reports.

    A claim is named ``NAME#ID``. What a report says in its own voice is said by the report of that name. The reports'
    own happenings are taken for one event; their asides are one where the same time and place set them apart.
    """
    scenes: dict[str, int] = {"": 0}
    claims = [_named(claim, result.report.name, scenes) for result in results for claim in result.claims]
    placed, events = group_events(claims, results[0].report if results else Report(name="", text="", parts=()))
    pairs = tuple(p for p in pair_claims(placed, rules) if _report(p.first.id) != _report(p.second.id))
    nothing = Coverage(numbers=0, claims=len(placed), compared=0, left_out=())
    together = Result(
        report=Report(name="", text="", parts=()),
        claims=placed,
        events=events,
        pairs=pairs,
        findings=(),
        coverage=nothing,
    )
    findings = (finding for check in (self_conflict, source_conflict) for finding in check.check(together, rules))
    order = {claim.id: place for place, claim in enumerate(placed)}
    shared = tuple(e for e in events if len({_report(c) for c in e.claims}) > 1)
    return shared, tuple(sorted(findings, key=lambda f: (order[f.claims[0]], f.check, f.id)))


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
