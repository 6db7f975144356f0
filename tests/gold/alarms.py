"""What the checker finds in ordinary articles, which are believed to be consistent: its false alarms, most likely."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.model import Finding, Report, Result, Span
from checker.readers import read_file
from tests.gold.annotation import read_gold, stems


def articles(folders: Iterable[Path]) -> tuple[list[Report], int]:
    """The articles (``.txt``) of the folders, and how many were left out, for their annotations name conflicts.

    Raises AnnotationError where a folder has no articles and ReadError where one cannot be read.
    """
    paths = [path for folder in folders for path in stems(folder)]
    kept = [path for path in paths if not (path.with_suffix(".yaml").exists() and read_gold(path).conflicts)]
    return [read_file(path) for path in kept], len(paths) - len(kept)


def listed(results: Iterable[Result], left_out: int = 0) -> Iterator[str]:
    """The lines to print: each finding with the sentences of its figures, then how many there are."""
    severities: Counter[str] = Counter()
    read = with_findings = 0
    for result in results:
        read += 1
        with_findings += bool(result.findings)
        for finding in result.findings:
            severities[finding.severity] += 1
            yield from _shown(finding, result)
            yield ""
    yield rate(read, with_findings, severities)
    if left_out:
        yield f"{left_out} annotated reports with conflicts were left out."


def rate(articles: int, with_findings: int, severities: Counter[str]) -> str:
    """The last line: how many findings, in how many articles, and for 100 articles."""
    found = severities.total()
    kinds = ", ".join(f"{severities[kind]} {kind}s" for kind in ("error", "warning", "note"))
    each = 100 * found / articles if articles else 0.0
    return (
        f"{found} findings ({kinds}) in {with_findings} of {articles} articles: {each:.1f} findings for 100 articles."
    )


def _shown(finding: Finding, result: Result) -> Iterator[str]:
    claims = [claim for claim in result.claims if claim.id in finding.claims]
    yield f"{result.report.name}: {finding.check} ({finding.severity}, {finding.confidence}): {finding.message}"
    for claim in claims:
        source = claim.source.name or claim.source.kind
        yield _marked(claim.span, claim.sentence, result.report, f"{claim.measure}, {source}")
    for span in finding.spans:
        # A date is no claim, so that its sentence is not known: its paragraph has to do.
        if not any(span.overlaps(claim.span) for claim in claims):
            around = next(part.span for part in result.report.parts if span in part.span)
            yield _marked(span, around, result.report, "no claim")
    yield f"    because {'; '.join(finding.because)}"


def _marked(span: Span, around: Span, report: Report, about: str) -> str:
    text = report.text
    said = f"{text[around.start : span.start]}>>{text[span.start : span.end]}<<{text[span.end : around.end]}"
    return f"    line {report.place(span.start)[0]}, {about}: {' '.join(said.split())}"
