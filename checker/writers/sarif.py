"""SARIF 2.1.0 (OASIS), for code scanning and editors: a result for each finding, with its other figures beside it."""

import re
from collections.abc import Sequence
from typing import Any, TextIO

from checker.model import Claim, Finding, Report, Result, Span
from checker.writers import Frame
from checker.writers._lines import Places
from checker.writers._passages import Figure, Shown, groups
from checker.writers._places import region, uri_of
from checker.writers._words import count, printable, value, who
from checker.writers.json import encoded

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# Results of two runs are matched by it; the version is raised when what a finding's id is made of changes.
FINGERPRINT = "findingId/v1"
LEDGER = "claim"


def write(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print one log with one run; each report is an artifact of it."""
    found = [shown for group in groups(results, frame) for shown in group.findings]
    names = [*sorted(frame.checks), *sorted({shown.finding.check for shown in found} - set(frame.checks))]
    rules = [_rule(name, frame.checks.get(name, "")) for name in names]
    uris = {id(result.report): index for index, result in enumerate(results)}
    _print(out, results, frame, rules, [_finding(shown, names, uris) for shown in found])


def ledger(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print one log with an informational result for each claim."""
    rule = {"id": LEDGER, "shortDescription": {"text": "A figure, and who says it."}}
    claims = [
        _claim(claim, result.report, places, index)
        for index, result in enumerate(results)
        for places in [Places(result.report)]
        for claim in result.claims
    ]
    _print(out, results, frame, [rule], claims)


def _print(
    out: TextIO, results: Sequence[Result], frame: Frame, rules: list[dict[str, Any]], found: list[dict[str, Any]]
) -> None:
    invocation: dict[str, Any] = {"executionSuccessful": frame.unread == 0}
    if frame.unread:
        said = {"text": f"{count(frame.unread, 'report')} could not be analysed"}
        invocation["toolExecutionNotifications"] = [{"level": "error", "message": said}]
    run = {
        "tool": {"driver": {"name": "checker", "version": frame.version or "0", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [invocation],
        "artifacts": [{"location": {"uri": uri_of(result.report)}} for result in results],
        "results": found,
    }
    out.write(encoded({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n")


def _rule(name: str, page: str) -> dict[str, Any]:
    """A check with its page as the help text; its first sentence is the description."""
    rule: dict[str, Any] = {"id": name}
    if page:
        rule["shortDescription"] = {"text": _first_sentence(page) or name}
        rule["help"] = {"text": page, "markdown": page}
    return rule


def _first_sentence(page: str) -> str:
    """The first sentence, or the first entry of a list, below the headings of a page."""
    lines = (line for line in page.splitlines() if not line.startswith("#"))
    paragraph = next((part for part in re.split(r"\n\s*\n", "\n".join(lines)) if part.strip()), "")
    words = " ".join(re.split(r"\n- ", paragraph.strip().removeprefix("- "))[0].split()).replace("*", "")
    return re.split(r"(?<=\.) ", words)[0]


def _finding(shown: Shown, rules: Sequence[str], uris: dict[int, int]) -> dict[str, Any]:
    finding, figures = shown.finding, shown.figures
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": rules.index(finding.check),
        "level": finding.severity,
        "message": _message(finding.message),
        "locations": [_location(figures[0], uris)],
        "relatedLocations": [
            {"id": number, **_location(figure, uris), "message": _message(_said(figure))}
            for number, figure in enumerate(figures[1:], start=1)
        ],
        "partialFingerprints": {FINGERPRINT: finding.id},
        "properties": _properties(finding),
    }
    if finding.accepted:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.accepted}]
    return result


def _properties(finding: Finding) -> dict[str, Any]:
    return {
        "confidence": finding.confidence,
        "measure": finding.measure,
        "event": finding.event,
        "acknowledged": finding.acknowledged,
        "because": list(finding.because),
    }


def _claim(claim: Claim, report: Report, places: Places, index: int) -> dict[str, Any]:
    counted = f" ({claim.counted})" if claim.counted else ""
    return {
        "ruleId": LEDGER,
        "ruleIndex": 0,
        "kind": "informational",
        "level": "none",
        "message": _message(f"{claim.measure}{counted}: {claim.text} ({value(claim)}), {who(claim.source)}"),
        "locations": [{"physicalLocation": _physical(report, places, claim.span, index)}],
    }


def _said(figure: Figure) -> str:
    return f"{figure.text}, {figure.who}" if figure.who else figure.text


def _location(figure: Figure, uris: dict[int, int]) -> dict[str, Any]:
    return {"physicalLocation": _physical(figure.report, figure.places, figure.span, uris[id(figure.report)])}


def _physical(report: Report, places: Places, span: Span, index: int) -> dict[str, Any]:
    where, inside = region(places, span), places.span(span)
    return {
        "artifactLocation": {"uri": uri_of(report), "index": index},
        "region": {
            "startLine": where.line, "startColumn": where.column,
            "endLine": where.end_line, "endColumn": where.end_column,
            "charOffset": inside.start, "charLength": inside.end - inside.start,
            "snippet": {"text": report.text[span.start : span.end]},
        },
    }  # fmt: skip


def _message(text: str) -> dict[str, str]:
    """A plain-text message: braces are doubled (3.11.5), and brackets before a bracket are no link (3.11.6)."""
    return {"text": printable(text).replace("{", "{{").replace("}", "}}").replace("](", "\\](")}
