"""Text: what an editor reads."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker.model import Claim, Coverage, Finding, Interval, Report, Result, Severity, Source, Span
from checker.rules.units import plural
from checker.writers import Frame
from checker.writers._lines import Places

WIDTH = 80
"""Columns of text that goes to no terminal."""
STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
# Copy must not speak to the terminal: controls, and marks that turn the direction of writing.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# A table without full stops is one sentence; of a long one the figures and this much around them are shown.
AROUND, LONGEST = 220, 700


class Named(NamedTuple):
    """A claim and the report that it stands in."""

    claim: Claim
    report: Report
    places: Places


def write(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print the findings with their passages, then what was read."""
    page = _Page(out, frame)
    named = [[Named(claim, result.report, places) for claim in result.claims] for result, places in _placed(results)]
    for result, claims in zip(results, named, strict=True):
        _heading(page, result.report)
        _findings(page, result.findings, {n.claim.id: n for n in claims}, across=False)
        _accounts(page, result)
        page.line(Text(_coverage(result.coverage, any_found=bool(result.findings))))
        for note in result.coverage.notes:
            page.line(Text(f"not listed: {printable(note)}"))
    if frame.together is not None and len(results) > 1:
        _, findings = frame.together
        page.gap()
        page.line(Text("All reports together", "bold"))
        everything = {f"{n.report.name}#{n.claim.id}": n for claims in named for n in claims}
        _findings(page, findings, everything, across=True)
        page.line(Text("Nothing else found across the reports" if findings else "Nothing found across the reports"))
    if len(results) + frame.unread > 1:
        _totals(page, results, frame)


def ledger(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print every claim in a line: its line in the report, the figure, what is counted, who says it, which event."""
    page = _Page(out, frame)
    for result, places in _placed(results):
        _heading(page, result.report)
        table = Table(box=None, pad_edge=False, header_style="bold" if frame.colour else "")
        for title in ("line", "figure", "value", "measure", "counted", "who says it", "event"):
            table.add_column(title, justify="right" if title == "line" else "left")
        for claim in result.claims:
            status = "" if claim.status == "asserted" else f" ({claim.status})"
            cells = [claim.text, _value(claim), claim.measure + status, claim.counted, _who(claim.source), claim.event]
            table.add_row(str(places.at(claim.span.start)[0]), *(Text(printable(cell)) for cell in cells))
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
        page.line(Text(f"{_count(coverage.numbers, 'number')} read, {coverage.claims} understood as claims"))


def printable(text: str) -> str:
    """A text on one line, its control characters made visible and harmless."""
    return CONTROL.sub(_picture, " ".join(text.split()))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "�"


def _placed(results: Sequence[Result]) -> Iterator[tuple[Result, Places]]:
    return ((result, Places(result.report)) for result in results)


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


def _findings(page: _Page, findings: Iterable[Finding], claims: dict[str, Named], *, across: bool) -> None:
    for finding in findings:
        page.gap()
        accepted = " (accepted)" if finding.accepted else ""
        style = "dim" if finding.accepted else STYLES[finding.severity]
        page.line(Text.assemble((f"{finding.severity}{accepted}: ", style), (printable(finding.message), "bold")))
        named = [claims[name] for name in finding.claims]
        named.sort(key=lambda n: (n.report.name, n.claim.span) if across else ("", n.claim.span))
        for (_, sentence), group in groupby(named, key=lambda n: (n.report.name, n.claim.sentence)):
            _passage(page, list(group), sentence, across=across)
        if finding.blame and len(finding.blame) < len(finding.claims):
            first = [
                f"{n.claim.text} (line {n.places.at(n.claim.span.start)[0]})"
                for n in map(claims.get, finding.blame)
                if n
            ]
            page.line(Text(f"look first at {printable(', '.join(first))}"), indent=2)
    page.gap()


def _accounts(page: _Page, result: Result) -> None:
    """Which sources hold together, where that says more than the findings: what their figures add up to."""
    by_event = groupby(result.accounts, key=lambda account: account.event)
    for event, accounts in ((event, list(some)) for event, some in by_event):
        if not any(account.sum for account in accounts):
            continue
        labels = [printable(e.label) for e in result.events if e.id == event and e.label != result.report.title]
        page.line(Text(f"Who can be right together{f' ({labels[0]})' if labels else ''}:"))
        everywhere = set.intersection(*(set(account.sources) for account in accounts))
        for account in accounts:
            names = [printable(name) or "the report itself" for name in account.sources if name not in everywhere]
            page.line(Text(f"{_listed(names)}: {account.sum}" if account.sum else _listed(names)), indent=2)
        page.gap()


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _passage(page: _Page, named: list[Named], sentence: Span, *, across: bool) -> None:
    """A sentence with its figures marked, and who gives each."""
    claim, report, places = named[0]
    where = f"{printable(report.name)}, line" if across else "line"
    part = "" if claim.part == "body" else f", {claim.part}"
    sayers = {_who(n.claim.source): None for n in named}
    if len(sayers) == 1:
        who = next(iter(sayers))
    else:
        who = "; ".join(f"{_who(n.claim.source)} ({n.claim.text})" for n in named)
    page.line(Text(f"{where} {places.at(claim.span.start)[0]}{part}, {printable(who)}:"), indent=2)
    marks = sorted({n.claim.span for n in named})
    page.line(_marked(report.text, sentence, marks, colour=page.colour), indent=4)


def _marked(text: str, sentence: Span, marks: Sequence[Span], *, colour: bool) -> Text:
    """The sentence with some ranges marked, or of a very long one what lies around them."""
    shown = Text()
    at = sentence.start
    long = sentence.end - sentence.start > LONGEST
    for index, mark in enumerate(marks):
        start, end = max(mark.start, at), min(mark.end, sentence.end)
        shown.append(_shortened(text[at:start], head=index > 0, tail=True) if long else _spaced(text[at:start]))
        figure = printable(text[start:end])
        shown.append(figure, "bold underline") if colour else shown.append(f">>{figure}<<")
        at = end
    rest = text[at : sentence.end]
    shown.append(_shortened(rest, head=True, tail=False) if long else _spaced(rest))
    return shown


def _shortened(text: str, *, head: bool, tail: bool) -> str:
    """The head, the tail or both of a stretch between figures."""
    if len(text) <= AROUND * (head + tail):
        return _spaced(text)
    return (_spaced(text[:AROUND]) if head else "") + " … " + (_spaced(text[-AROUND:]) if tail else "")


def _spaced(text: str) -> str:
    """A stretch of a sentence as ``printable``, with the space at its ends, which parts it from its figures."""
    inside = printable(text)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and inside else ""
    return before + inside + after


def _who(source: Source) -> str:
    """Who says a claim, in words."""
    if source.kind == "report":
        return "the report itself"
    name = source.name or "a source without a name"
    if source.kind == "unresolved":
        name += " (nobody named before)"
    if source.via:
        name += f", citing {' and '.join(_who(near) for near in source.via)}"
    return name


def _value(claim: Claim) -> str:
    """The stated bounds: ``5``, ``5 or more``, ``10 to 12``, ``about 2,500``."""
    quantity, value = claim.quantity, claim.value
    words = _bounds(value)
    unit = f" {_unit(quantity.unit, value)}" if quantity.unit else ""
    more = "another " if quantity.additional else ""
    about = "about " if quantity.approximate else ""
    return f"{more}{about}{words}{unit}"


def _bounds(value: Interval) -> str:
    low, high = _plain(value.low), _plain(value.high)
    if value.low is None:
        return "any number" if value.high is None else f"less than {high}" if value.high_open else f"up to {high}"
    if value.high is None:
        return f"more than {low}" if value.low_open else f"{low} or more"
    return low if value.low == value.high else f"{low} to {high}"


def _unit(unit: str, value: Interval) -> str:
    """The unit in the number that the value asks for: ``2 months``; currencies and percent have one form."""
    if unit.isupper() or unit == "percent" or (value.low, value.high) == (1, 1):
        return unit
    return plural(unit)


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}" if value < 1e10 else f"{value:,.0f}"


def _pairs(page: _Page, result: Result, places: Places) -> None:
    """Every two figures of one measure, compared or not, and why; those that were compared first."""
    for tied, title in ((True, "Compared"), (False, "Not compared")):
        rows = [pair for pair in result.pairs if pair.tied is tied]
        page.line(Text(f"{title}: {_count(len(rows), 'pair')} of figures of one measure", "bold"))
        table = Table(box=None, pad_edge=False, show_header=False)
        for pair in rows:
            figures = (f"line {places.at(c.span.start)[0]}: {c.text}" for c in (pair.first, pair.second))
            table.add_row(*(Text(printable(cell)) for cell in (pair.first.measure, *figures, pair.because)))
        if rows:
            page.table(table)
        page.gap()


def _coverage(coverage: Coverage, *, any_found: bool) -> str:
    numbers, found = _count(coverage.numbers, "number"), "nothing else found" if any_found else "nothing found"
    return f"{numbers} read, {coverage.claims} understood as claims, {coverage.compared} compared; {found}"


def _totals(page: _Page, results: Sequence[Result], frame: Frame) -> None:
    """One line over all reports."""
    findings = [finding for result in results for finding in result.findings]
    findings += frame.together[1] if frame.together else ()
    by_severity = [(s, sum(f.severity == s and not f.accepted for f in findings)) for s in STYLES]
    found = ", ".join(_count(number, severity) for severity, number in by_severity if number) or "nothing found"
    accepted = sum(bool(finding.accepted) for finding in findings)
    read = [result.coverage for result in results]
    words = [
        f"{_count(len(results), 'report')}: {found}",
        f"{accepted} accepted" if accepted else "",
        f"{_count(sum(c.numbers for c in read), 'number')} read, {sum(c.claims for c in read)} understood as claims, "
        f"{sum(c.compared for c in read)} compared",
        f"{_count(frame.unread, 'report')} could not be analysed" if frame.unread else "",
    ]
    page.gap()
    page.line(Text("; ".join(filter(None, words)), "bold"))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
