"""The figures of the reports as the page names and links them: what each says, who stands against it, in which finding.

Every figure has a key, which is its anchor on the page; every finding has a number, the same all over the page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.model import Claim, Finding, Report, Result, Span
from checker.writers import Frame
from checker.writers._lines import Places
from checker.writers._words import value, who

FRONT = {"headline": "the headline", "summary": "the summary", "caption": "the caption"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A claim of one of the reports."""

    key: str
    """Its anchor: ``r1-c3``."""
    claim: Claim
    report: Report
    place: str
    """Where it stands in the file, in words: ``line 9``."""

    @property
    def text(self) -> str:
        """The figure with its hedge, as written."""
        return self.claim.text

    @property
    def says(self) -> str:
        """The stated bounds in words: ``5 or more``."""
        return value(self.claim)

    @property
    def measure(self) -> str:
        """What is counted, in words."""
        return measure_of(self.claim)

    @property
    def who(self) -> str:
        """Who says it; of the report's own figures, which part of it."""
        if self.claim.source.kind == "report":
            return FRONT.get(self.claim.part, "the report itself")
        return who(self.claim.source)

    @property
    def where(self) -> str:
        """The place, and the part where it is not the body."""
        part = self.claim.part
        return self.place + (f", {part}" if part != "body" and self.claim.source.kind != "report" else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A finding and its number on the page."""

    number: int
    finding: Finding
    figures: tuple[Figure, ...]
    """Those of its claims, in the finding's order."""
    places: tuple[tuple[int, Span], ...]
    """The report, from zero, and the range of every place that it marks, in the order of the text."""

    @property
    def tone(self) -> str:
        """How it is shown: by its severity, or as accepted."""
        return "accepted" if self.finding.accepted else self.finding.severity

    @property
    def sets_apart(self) -> bool:
        """Whether its figures stand against each other; those of a source that nobody can name do not."""
        return len(self.figures) > 1 and self.finding.check != "dangling-source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """All figures and findings of the page."""

    figures: tuple[tuple[Figure, ...], ...]
    """The figures of each report, in the order of the text."""
    findings: tuple[tuple[Numbered, ...], ...]
    """The findings of each report."""
    across: tuple[Numbered, ...]
    """The findings that reach across reports."""
    numbers: Mapping[str, tuple[Numbered, ...]]
    """By the key of a figure the findings that it is in."""
    rivals: Mapping[str, tuple[Figure, ...]]
    """By the key of a figure those that stand against it, in the order of the text."""


def index_of(results: Sequence[Result], frame: Frame) -> Index:
    """Name all figures and number all findings; those across reports come first, as on the page."""
    figures = tuple(tuple(_figures(number, result)) for number, result in enumerate(results))
    names = {f"{r.report.name}#{f.claim.id}": f for r, own in zip(results, figures, strict=True) for f in own}
    count = iter(range(1, 1 << 30))
    together = frame.together[1] if frame.together is not None and len(results) > 1 else ()
    across = tuple(_numbered(next(count), finding, names, None) for finding in together)
    findings = tuple(
        tuple(_numbered(next(count), finding, {f.claim.id: f for f in own}, place) for finding in result.findings)
        for place, (result, own) in enumerate(zip(results, figures, strict=True))
    )
    everything = [*across, *(finding for own in findings for finding in own)]
    numbers: dict[str, list[Numbered]] = {}
    rivals: dict[str, dict[str, Figure]] = {}
    for finding in everything:
        for figure in finding.figures:
            numbers.setdefault(figure.key, []).append(finding)
        for one, other in _against(finding):
            rivals.setdefault(one.key, {})[other.key] = other
    order = {f.key: place for place, f in enumerate(f for own in figures for f in own)}
    return Index(
        figures=figures,
        findings=findings,
        across=across,
        numbers={key: tuple(found) for key, found in numbers.items()},
        rivals={key: tuple(sorted(own.values(), key=lambda f: order[f.key])) for key, own in rivals.items()},
    )


def measure_of(claim: Claim) -> str:
    """What is counted, in words: the measure, or of other counts the thing itself."""
    return (claim.counted or "count") if claim.measure == "count" else claim.measure.replace("_", " ")


def report_of(figure: Figure) -> int:
    """The place of a figure's report among the reports, from zero."""
    return int(figure.key[1 : figure.key.index("-")]) - 1


def _figures(number: int, result: Result) -> Iterator[Figure]:
    places = Places(result.report)
    for place, claim in enumerate(result.claims, start=1):
        where = places.where(claim.span.start)
        yield Figure(key=f"r{number + 1}-c{place}", claim=claim, report=result.report, place=where)


def _numbered(number: int, finding: Finding, names: Mapping[str, Figure], report: int | None) -> Numbered:
    figures = tuple(names[name] for name in finding.claims)
    places = {(report_of(f), f.claim.span) for f in figures}
    if report is not None:
        places |= {(report, span) for span in finding.spans}
    return Numbered(number=number, finding=finding, figures=figures, places=tuple(sorted(places)))


def _against(finding: Numbered) -> Iterator[tuple[Figure, Figure]]:
    """Each figure of a finding with each that stands against it; in a sum that fails, with all others."""
    names = dict(zip(finding.finding.claims, finding.figures, strict=True))
    if finding.finding.pairs:
        for one, other in finding.finding.pairs:
            yield names[one], names[other]
            yield names[other], names[one]
    elif finding.sets_apart:
        yield from ((a, b) for a in finding.figures for b in finding.figures if a is not b)
