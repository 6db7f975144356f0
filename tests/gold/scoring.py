"""The score of results against annotated reports: ratios that add up over reports, and a remark for each error."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce

from checker.model import Claim, Finding, Result, Source, Span
from tests.gold.annotation import CHECKS, Conflict, Figure, Gold, GoldClaim

FIGURES = {
    "recall": "conflicts of the annotation that a finding names",
    "recall_easy": "the same, without the conflicts that are marked hard",
    "precision": "findings that name a conflict of the annotation",
    "check": "of those, the ones that bear the check of the annotation",
    "claim_recall": "figures of the annotation that are claims with the right value",
    "claim_precision": "claims that are figures of the annotation, with the right value",
    "measure": "right claims of the core measures with the measure of the annotation",
    "source": "right claims with the source of the annotation",
    "clean": "reports without a conflict that get no finding",
}
"""The figures and what each is the share of."""
CORE = frozenset(
    "fired hit missed intercepted attacks attackers killed injured casualties missing captured freed arrested rescued "
    "displaced deployed attended destroyed damaged infected jobs_cut amount share magnitude".split()
)
"""The measures whose names are scored; where the others end is a matter of taste."""
SLACK = 0.005
"""How far, as a share, a value may be off: 33.33 percent is a third."""
FUNCTION_WORDS = frozenset("the a an of and s his her its their to in for said told".split())


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many right out of so many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float:
        """Between 0 and 1; 1 where there was nothing to get wrong."""
        return self.right / self.of if self.of else 1.0


Score = Mapping[str, Ratio]
"""A ratio for each of FIGURES, and for each check ``recall NAME`` and ``precision NAME``."""


@dataclass(frozen=True, slots=True)
class Remark:
    """An error: its kind, the report's name, and what it is about."""

    kind: str
    report: str
    what: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A report's genre and score, and what was wrong in it."""

    genre: str
    score: Score
    remarks: tuple[Remark, ...]
    traps: Score = field(default_factory=dict)
    """For each class of tempting pairs, how many have no finding."""


def names() -> tuple[str, ...]:
    """The names of all ratios of a score."""
    return (*FIGURES, *(f"{side} {check}" for check in CHECKS for side in ("recall", "precision")))


def total(scores: Iterable[Score]) -> Score:
    """The score over several reports: every conflict, finding and claim counts once."""
    nothing: Score = dict.fromkeys(names(), Ratio())
    return reduce(lambda sum, score: {name: sum[name] + score.get(name, Ratio()) for name in sum}, scores, nothing)


def score(gold: Gold, result: Result) -> Scored:
    """How the result of one report compares with its annotation."""
    remarks: list[Remark] = []

    def remark(kind: str, what: str) -> None:
        remarks.append(Remark(kind, gold.report.name, what))

    claims = _score_claims(gold, result, remark)
    findings = _score_findings(gold, result, remark)
    return Scored(gold.genre, total([claims, findings]), tuple(remarks))


def same_value(gold: GoldClaim, claim: Claim) -> bool:
    """Whether both have the same bounds, give or take SLACK; whether a bound is itself left out is not asked."""
    bounds = ((gold.low, claim.value.low), (gold.high, claim.value.high))
    return all(
        wanted is got if wanted is None or got is None else abs(wanted - got) <= SLACK * max(abs(wanted), abs(got))
        for wanted, got in bounds
    )


def same_source(gold: GoldClaim, claim: Claim) -> bool:
    """Whether the names of the sources agree: the words of one are all in the other, *police* in *the Leeds police*.

    The source's own sources may take its place.
    """
    if not gold.source:
        return claim.source.kind == "report"
    wanted = _words(gold.source)
    return any(got and (wanted <= got or got <= wanted) for got in map(_words, _chain(claim.source)))


def _chain(source: Source) -> Iterator[str]:
    yield source.name
    for nearer in source.via:
        yield from _chain(nearer)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - FUNCTION_WORDS


def _score_claims(gold: Gold, result: Result, remark: Callable[[str, str], None]) -> Score:
    left = {claim.id: claim for claim in result.claims}
    hits: list[tuple[GoldClaim, Claim]] = []
    for wanted in gold.claims:
        near = [claim for claim in left.values() if claim.span.overlaps(wanted.figure.span)]
        right = [claim for claim in near if same_value(wanted, claim)]
        if not right:
            got = ", ".join(f"{claim.text!r} {_bounds(claim.value.low, claim.value.high)}" for claim in near)
            value = _bounds(wanted.low, wanted.high)
            remark("figure missed", f"{wanted.figure.quote} {value} {wanted.measure}; got {got or 'nothing'}")
            continue
        # Two claims may share a number (*the five dead*): the one that agrees in most is meant.
        best = max(right, key=lambda claim: (claim.measure == wanted.measure, same_source(wanted, claim)))
        hits.append((wanted, left.pop(best.id)))
    for claim in left.values():
        remark("figure extra", f"{claim.text!r} {claim.measure}, line {result.report.place(claim.span.start)[0]}")
    named = sourced = 0
    core = [(wanted, claim) for wanted, claim in hits if wanted.measure in CORE]
    for wanted, claim in core:
        named += claim.measure == wanted.measure
        if claim.measure != wanted.measure:
            remark("wrong measure", f"{wanted.figure.quote} is {wanted.measure}; got {claim.measure}")
    for wanted, claim in hits:
        sourced += same_source(wanted, claim)
        if not same_source(wanted, claim):
            got = claim.source.name or claim.source.kind
            remark("wrong source", f"{wanted.figure.quote} is {wanted.source or 'the report'!r}; got {got!r}")
    return {
        "claim_recall": Ratio(len(hits), len(gold.claims)),
        "claim_precision": Ratio(len(hits), len(result.claims)),
        "measure": Ratio(named, len(core)),
        "source": Ratio(sourced, len(hits)),
    }


def _score_findings(gold: Gold, result: Result, remark: Callable[[str, str], None]) -> Score:
    spans = {claim.id: claim.span for claim in result.claims}
    named: set[int] = set()
    counts = dict.fromkeys(names(), Ratio())
    for finding in result.findings:
        if finding.check not in CHECKS:
            continue
        told = list(groups(finding, spans))
        hits = [{n for n, c in enumerate(gold.conflicts) if _names(c, group)} for group in told]
        hit = set().union(*hits)
        fine = [bool(found) or touches(gold.tolerated, group) for found, group in zip(hits, told, strict=True)]
        if not hit and all(fine):
            continue  # One could argue either way about all of it: it counts neither for nor against.
        # Half of what a finding puts together has to be right; one lucky pair among many does not make it so.
        right = bool(hit) and 2 * sum(fine) >= len(told)
        for name in ("precision", f"precision {finding.check}"):
            counts[name] += Ratio(right, 1)
        if right:
            named |= hit
            counts["check"] += Ratio(finding.check in {gold.conflicts[n].check for n in hit}, 1)
        else:
            why = {trap.why for trap in gold.traps for group in told if touches([trap.figures], group)}
            trap = f" (a trap: {'; '.join(sorted(why))})" if why else ""
            remark("FALSE ALARM", f"{finding.check}: {finding.message}{trap}")
    for n, conflict in enumerate(gold.conflicts):
        for name in ("recall", f"recall {conflict.check}", *(() if conflict.hard else ("recall_easy",))):
            counts[name] += Ratio(n in named, 1)
        if n not in named:
            sides = " / ".join(", ".join(figure.quote for figure in side) for side in conflict.sides)
            hard = " (hard)" if conflict.hard else ""
            remark("MISSED", f"{conflict.check} {conflict.measure}: {sides}{hard}")
    return counts if gold.conflicts else counts | {"clean": Ratio(not counts["precision"].of, 1)}


def groups(finding: Finding, spans: Mapping[str, Span]) -> Iterator[list[Span]]:
    """The figures that the finding says cannot be true together: two by two, or of a sum all at once."""
    if finding.pairs:
        yield from ([spans[first], spans[second]] for first, second in finding.pairs)
    else:
        yield [*(spans[claim] for claim in finding.claims), *finding.spans]


def _names(conflict: Conflict, group: Iterable[Span]) -> bool:
    """Whether these figures name the conflict: they lie on different sides of it, or on its only one."""
    touched = {
        frozenset(n for n, side in enumerate(conflict.sides) if any(span.overlaps(f.span) for f in side))
        for span in group
    } - {frozenset()}
    return len(touched) >= min(2, len(conflict.sides))


def touches(sets: Iterable[tuple[Figure, ...]], group: Iterable[Span]) -> bool:
    """Whether these figures lie on two or more of the figures of one of the sets."""
    group = tuple(group)
    return any(sum(any(span.overlaps(figure.span) for span in group) for figure in figures) > 1 for figures in sets)


def _bounds(low: float | None, high: float | None) -> str:
    return f"{'' if low is None else f'{low:g}'}..{'' if high is None else f'{high:g}'}"
