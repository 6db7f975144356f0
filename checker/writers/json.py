"""JSON: everything that is known, in the schema that docs/output.md describes."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from checker.model import Account, Claim, Coverage, Earlier, Event, Finding, Progress, Result, Source, Span
from checker.writers import Frame
from checker.writers._lines import Places
from checker.writers._words import number

SCHEMA = "1"
# Valid in JSON, but a terminal may obey them: controls, and marks that turn the direction of writing.
RISKY = re.compile(r"[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def write(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print one document with all results; the same results give the same bytes."""
    document = {
        "schema": SCHEMA,
        "version": frame.version,
        "reports": [report_record(result, why=frame.why) for result in results],
        **across_record(results, frame),
    }
    out.write(encoded(document, indent=2) + "\n")


ledger = write
"""The ledger is the same document: the claims with the findings on them."""


def encoded(value: Any, indent: int | None = None) -> str:
    """A value as JSON: real letters, but nothing that a terminal may obey and no half of a surrogate pair."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def across_record(results: Sequence[Result], frame: Frame) -> dict[str, Any]:
    """What reaches across the reports, as JSON has it; empty where they were not checked together."""
    if frame.together is None:
        return {}
    events, findings = frame.together
    return {
        "events": [_event(event) for event in events],
        "findings": [_finding(finding, list(_spans_across(finding, results))) for finding in findings],
    }


def report_record(result: Result, *, why: bool) -> dict[str, Any]:
    """What is known of one report, as JSON has it."""
    places = Places(result.report)
    pairs = [
        {"claims": [pair.first.id, pair.second.id], "compared": pair.tied, "because": pair.because}
        for pair in result.pairs
    ]
    return {
        "name": result.report.name,
        "title": result.report.title,
        "coverage": _coverage(result.coverage, places),
        "claims": [_claim(claim, places) for claim in result.claims],
        "events": [_event(event) for event in result.events],
        "accounts": [_account(account) for account in result.accounts],
        "findings": [_finding(finding, [_span(span, places) for span in finding.spans]) for finding in result.findings],
        **({"progress": _progress(result.progress)} if result.progress else {}),
        **({"pairs": pairs} if why else {}),
    }


def _coverage(coverage: Coverage, places: Places) -> dict[str, Any]:
    text = places.report.text
    return {
        "numbers": coverage.numbers,
        "claims": coverage.claims,
        "compared": coverage.compared,
        "left_out": [
            {**_span(left.span, places), "text": text[left.span.start : left.span.end], "reason": left.reason}
            for left in coverage.left_out
        ],
        "notes": list(coverage.notes),
    }


def _claim(claim: Claim, places: Places) -> dict[str, Any]:
    line, column = places.at(claim.span.start)
    return {
        "id": claim.id,
        "measure": claim.measure,
        "counted": claim.counted,
        "unit": claim.quantity.unit,
        "text": claim.text,
        "low": number(claim.value.low),
        "high": number(claim.value.high),
        "low_open": claim.value.low_open,
        "high_open": claim.value.high_open,
        "approximate": claim.quantity.approximate,
        "additional": claim.quantity.additional,
        "status": claim.status,
        "source": {
            **_source(claim.source, places),
            "via": [_source(source, places) for source in _chain(claim.source)],
        },
        "event": claim.event,
        "part": claim.part,
        **_span(claim.span, places),
        "line": line,
        "column": column,
        **({places.unit(): places.number(claim.span.start)} if places.unit() != "line" else {}),
        "sentence": _span(claim.sentence, places),
        "because": list(claim.because),
    }


def _source(source: Source, places: Places | None) -> dict[str, Any]:
    span = {"start": None, "end": None} if source.span is None else _span(source.span, places)
    return {"name": source.name, "kind": source.kind, **span}


def _chain(source: Source) -> Iterator[Source]:
    """The source's own sources, nearest first, in one list."""
    for nearer in source.via:
        yield nearer
        yield from _chain(nearer)


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "label": event.label,
        "places": list(event.places),
        "times": list(event.times),
        "claims": list(event.claims),
    }


def _account(account: Account) -> dict[str, Any]:
    return {
        "event": account.event,
        "sources": list(account.sources),
        "claims": list(account.claims),
        "sum": account.sum,
    }


def _finding(finding: Finding, spans: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": finding.id,
        "check": finding.check,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "measure": finding.measure,
        "event": finding.event,
        "message": finding.message,
        "claims": list(finding.claims),
        "pairs": [list(pair) for pair in finding.pairs],
        "spans": spans,
        "acknowledged": finding.acknowledged,
        "accepted": finding.accepted or None,
        "blame": list(finding.blame),
        "because": list(finding.because),
        "earlier": [_earlier(earlier) for earlier in finding.earlier],
    }


def _earlier(earlier: Earlier) -> dict[str, Any]:
    return {
        "report": earlier.report,
        "text": earlier.text,
        "low": number(earlier.value.low),
        "high": number(earlier.value.high),
        "low_open": earlier.value.low_open,
        "high_open": earlier.value.high_open,
        "source": {
            **_source(earlier.source, None),
            "via": [_source(source, None) for source in _chain(earlier.source)],
        },
        "part": earlier.part,
        **_span(earlier.span, None),
        "line": earlier.line,
        "column": earlier.column,
        "passage": earlier.passage,
    }


def _progress(progress: Progress) -> dict[str, Any]:
    return {
        "previous": progress.previous,
        "same": progress.same,
        "changed": progress.changed,
        "new": progress.new,
        "left_out": progress.left_out,
    }


def _spans_across(finding: Finding, results: Sequence[Result]) -> Iterator[dict[str, Any]]:
    """The places of a finding over several reports, each with the report that it lies in."""
    claims = {
        f"{result.report.name}#{claim.id}": (claim, places)
        for result in results
        for places in [Places(result.report)]
        for claim in result.claims
    }
    for name in finding.claims:
        claim, places = claims[name]
        yield {"report": name.rpartition("#")[0], **_span(claim.span, places)}


def _span(span: Span, places: Places | None) -> dict[str, int]:
    """A range in the file; without places it is one already."""
    span = span if places is None else places.span(span)
    return {"start": span.start, "end": span.end}
