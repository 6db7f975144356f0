"""What the checker finds in ordinary articles, which are believed to be consistent: its false alarms, most likely."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.model import Claim, Finding, Report, Result
from checker.pipeline import Checker
from checker.readers import read_file
from tests.gold.annotation import read_gold, stems


def articles(folders: Iterable[Path]) -> tuple[list[Report], int]:
    """The articles (``.txt``) of the folders, and how many were left out, for their annotations name conflicts.

    Raises AnnotationError where a folder has no articles and ReadError where one cannot be read.
    """
    paths = [path for folder in folders for path in stems(folder)]
    kept = [path for path in paths if not (path.with_suffix(".yaml").exists() and read_gold(path).conflicts)]
    return [read_file(path) for path in kept], len(paths) - len(kept)


def hunt(folders: Iterable[Path], checker: Checker) -> Iterator[str]:
    """The lines to print: each finding with the sentences of its figures, then the rate. Raises as ``articles``."""
    reports, left_out = articles(folders)
    severities: Counter[str] = Counter()
    with_findings = 0
    for result in checker.check(reports):
        with_findings += bool(result.findings)
        for finding in result.findings:
            severities[finding.severity] += 1
            yield from _shown(finding, result)
            yield ""
    yield rate(len(reports), with_findings, severities)
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
    claims = {claim.id: claim for claim in result.claims}
    yield f"{result.report.name}: {finding.check} ({finding.severity}, {finding.confidence}): {finding.message}"
    yield from (_sentence(claims[id], result.report) for id in finding.claims)
    yield f"    because {'; '.join(finding.because)}"


def _sentence(claim: Claim, report: Report) -> str:
    before = report.text[claim.sentence.start : claim.span.start]
    after = report.text[claim.span.end : claim.sentence.end]
    source = claim.source.name or claim.source.kind
    said = " ".join(f"{before}>>{claim.text}<<{after}".split())
    return f"    line {report.place(claim.span.start)[0]}, {claim.measure}, {source}: {said}"
