"""Text: what an editor reads."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker.model import Report, Result, Severity
from checker.writers import Frame
from checker.writers._lines import Places
from checker.writers._passages import Passage, Shown, earlier_heading, earlier_passage, groups
from checker.writers._words import (
    accounts,
    count,
    printable,
    read_and_compared,
    since_before,
    totals,
    value,
    verdict,
    who,
)

WIDTH = 80
"""Columns of text that goes to no terminal."""
STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def write(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print the findings with their passages, then what was read."""
    page = _Page(out, frame)
    found = groups(results, frame)
    for group in found:
        if group.result is None:
            page.gap()
            page.line(Text("All reports together", "bold"))
            _findings(page, group.findings, across=True)
            else_ = "else " if group.findings else ""
            page.line(Text(f"Nothing {else_}found across the reports"))
        else:
            _heading(page, group.result.report)
            _findings(page, group.findings, across=False)
            if group.result.progress:
                page.line(Text(since_before(group.result.progress)))
            for title, told in accounts(group.result):
                page.line(Text(title))
                for account in told:
                    page.line(Text(account), indent=2)
                page.gap()
            page.line(Text(read_and_compared(group.result.coverage, any_found=bool(group.findings))))
            for note in group.result.coverage.notes:
                page.line(Text(f"not listed: {printable(note)}"))
    if len(results) + frame.unread > 1:
        page.gap()
        everything = [shown.finding for group in found for shown in group.findings]
        page.line(Text(totals(results, everything, frame.unread), "bold"))


def ledger(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print every claim in a line: its place in the report, the figure, what is counted, who says it, which event."""
    page = _Page(out, frame)
    for result in results:
        places = Places(result.report)
        _heading(page, result.report)
        table = Table(box=None, pad_edge=False, header_style="bold" if frame.colour else "")
        unit = places.unit()
        for title in (unit, "figure", "value", "measure", "counted", "who says it", "event"):
            table.add_column(title, justify="right" if title == unit else "left")
        for claim in result.claims:
            status = "" if claim.status == "asserted" else f" ({claim.status})"
            cells = [claim.text, value(claim), claim.measure + status, claim.counted, who(claim.source), claim.event]
            table.add_row(str(places.number(claim.span.start)), *(Text(printable(cell)) for cell in cells))
        if result.claims:
            page.gap()
            page.table(table)
        page.gap()
        for event in result.events:
            page.line(Text(f"{event.id}: {printable(event.label)}"))
        page.gap()
        if frame.why:
            _pairs(page, result, places)
        coverage = result.coverage
        page.line(Text(f"{count(coverage.numbers, 'number')} read, {coverage.claims} understood as claims"))


class _Page:
    """Where lines go, as wide as the frame allows."""

    def __init__(self, out: TextIO, frame: Frame) -> None:
        self.out = out
        self.colour = frame.colour
        self.width = max(frame.width or WIDTH, 30)
        self.console = self._console(self.width)
        self.gaps = True
        # A table that goes to no terminal keeps each claim on one line, so that it can be searched by line.
        self.tables = self._console(frame.width or 10_000)

    def _console(self, width: int) -> Console:
        return Console(
            file=self.out, width=width, force_terminal=self.colour, color_system="standard" if self.colour else None,
            highlight=False, markup=False, emoji=False, soft_wrap=False, legacy_windows=False, _environ={},
        )  # fmt: skip

    def gap(self) -> None:
        """Print an empty line, but not at the beginning and not after another."""
        if not self.gaps:
            self.out.write("\n")
        self.gaps = True

    def line(self, text: Text, indent: int = 0) -> None:
        """Print a text, wrapped and indented."""
        self.gaps = False
        for line in text.wrap(self.console, self.width - indent):
            line.rstrip()
            self.console.print(
                Text(" " * indent) + line if line else Text(), no_wrap=True, overflow="ignore", crop=False
            )

    def table(self, table: Table) -> None:
        """Print a table without the space at the ends of its lines."""
        self.gaps = False
        with self.tables.capture() as captured:
            self.tables.print(table)
        self.out.write("".join(line.rstrip() + "\n" for line in captured.get().splitlines()))


def _heading(page: _Page, report: Report) -> None:
    name, title = printable(report.name), printable(report.title)
    page.gap()
    page.line(Text(f"{name}: {title}" if title else name, "bold"))


def _findings(page: _Page, findings: Iterable[Shown], *, across: bool) -> None:
    for shown in findings:
        finding = shown.finding
        page.gap()
        name = (f" [{printable(finding.id)}]", "dim")
        if finding.accepted:
            page.line(Text.assemble((f"{verdict(finding)}: {printable(finding.message)}", "dim"), name))
            page.line(Text(printable(finding.accepted), "dim"), indent=2)
            continue
        said = (printable(finding.message), "bold")
        page.line(Text.assemble((f"{verdict(finding)}: ", STYLES[finding.severity]), said, name))
        for passage in shown.passages:
            page.line(Text(f"{passage.heading(across=across)}:"), indent=2)
            page.line(_marked(passage, colour=page.colour), indent=4)
        for earlier in finding.earlier:
            page.line(Text(f"{earlier_heading(earlier)}:"), indent=2)
            page.line(_marked(earlier_passage(earlier), colour=page.colour), indent=4)
        # A weekday against its date has figures to show and no claims.
        figures = zip(finding.claims, shown.figures, strict=True) if finding.blame else ()
        blamed = [f for name, f in figures if name in finding.blame]
        if 0 < len(blamed) < len(finding.claims):
            where = ", ".join(f"{f.text} ({f.places.where(f.span.start)})" for f in blamed)
            page.line(Text(f"look first at {printable(where)}"), indent=2)
    page.gap()


def _marked(passage: Passage, *, colour: bool) -> Text:
    """The sentence with its figures marked."""
    if not colour:
        return Text(passage.plain())
    return Text.assemble(*((piece.text, "bold underline" if piece.figure else "") for piece in passage.pieces))


def _pairs(page: _Page, result: Result, places: Places) -> None:
    """Every two figures of one measure, compared or not, and why; those that were compared first."""
    for tied, title in ((True, "Compared"), (False, "Not compared")):
        rows = [pair for pair in result.pairs if pair.tied is tied]
        page.line(Text(f"{title}: {count(len(rows), 'pair')} of figures of one measure", "bold"))
        table = Table(box=None, pad_edge=False, show_header=False)
        for pair in rows:
            figures = (f"{places.where(c.span.start)}: {c.text}" for c in (pair.first, pair.second))
            table.add_row(*(Text(printable(cell)) for cell in (pair.first.measure, *figures, pair.because)))
        if rows:
            page.table(table)
        page.gap()
