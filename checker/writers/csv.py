"""CSV: a row for every claim, or for every figure of a finding, safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

from checker.model import Claim, Result
from checker.writers import Frame
from checker.writers._lines import Places
from checker.writers._passages import Figure, Shown, groups
from checker.writers._words import number, printable, who

# Without it spreadsheets take UTF-8 for another encoding.
MARK = "\ufeff"
# What makes a spreadsheet take a cell for a formula, in both widths and behind spaces too (OWASP, "CSV Injection"); and
# the apostrophe itself, so that taking the first one off always gives back what the copy says.
FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20']")
FINDINGS = (
    "report", "finding", "check", "severity", "confidence", "accepted", "message", "line", "column", "figure", "source",
    "part", "sentence",
)  # fmt: skip
CLAIMS = (
    "report", "claim", "line", "column", "figure", "low", "high", "low_open", "high_open", "approximate", "additional",
    "unit", "measure", "counted", "status", "source", "source_kind", "event", "event_label", "part", "sentence",
    "findings",
)  # fmt: skip
Cell = str | int | float | bool | None


def write(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print a row for each figure of each finding; the rows of one finding share its id."""
    found = (shown for group in groups(results, frame) for shown in group.findings)
    _table(out, FINDINGS, (_finding(shown, figure) for shown in found for figure in shown.figures))


def ledger(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print a row for each claim."""
    placed = ((result, Places(result.report)) for result in results)
    _table(out, CLAIMS, (_claim(claim, result, places) for result, places in placed for claim in result.claims))


def _table(out: TextIO, titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    out.write(MARK)
    table = csv.writer(out)
    table.writerow(titles)
    table.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: Cell) -> Cell:
    """A value as a cell: copy on one line and never a formula, figures as they are."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        words = printable(value)
        return f"'{words}" if FORMULA.match(words) else words
    return value


def _finding(shown: Shown, figure: Figure) -> list[Cell]:
    finding, sentence = shown.finding, figure.sentence
    return [
        figure.report.name, finding.id, finding.check, finding.severity, finding.confidence, finding.accepted,
        finding.message, *figure.places.at(figure.span.start), figure.text, figure.who, figure.part,
        figure.report.text[sentence.start : sentence.end],
    ]  # fmt: skip


def _claim(claim: Claim, result: Result, places: Places) -> list[Cell]:
    value, quantity, sentence = claim.value, claim.quantity, claim.sentence
    labels = {event.id: event.label for event in result.events}
    found = " ".join(finding.id for finding in result.findings if claim.id in finding.claims)
    return [
        result.report.name, claim.id, *places.at(claim.span.start), claim.text, number(value.low), number(value.high),
        value.low_open, value.high_open, quantity.approximate, quantity.additional, quantity.unit, claim.measure,
        claim.counted, claim.status, who(claim.source), claim.source.kind, claim.event, labels.get(claim.event, ""),
        claim.part, result.report.text[sentence.start : sentence.end], found,
    ]  # fmt: skip
