"""The passages of a finding: for each sentence where it stands, who says it, and its words with the figures marked."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from checker.model import Claim, Earlier, Finding, PartKind, Report, Result, Span
from checker.writers import Frame
from checker.writers._lines import Places
from checker.writers._words import printable, who

# A table without full stops is one sentence; of a long one the figures and this much around them are shown.
AROUND, LONGEST = 220, 700
SENTENCE_END = re.compile(r"[.!?][\"\u201d\u2019)\]]*\s+(?=[\"\u201c\u2018(\[]*[A-Z])")
# "Nov. 5" and "St. Ives" end no sentence.
SHORT = re.compile(
    r"\b(?:[A-Z]|[A-Za-z](?:\.[A-Za-z])+|Mrs?|Ms|Dr|St|Prof|Rev|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|No|vs|Jan|Feb|Mar|Apr|"
    r"Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)


class Figure(NamedTuple):
    """A place that a finding marks, and whose figure it is."""

    report: Report
    places: Places
    span: Span
    who: str
    """Who says it, in words; empty where the place is no claim (a date)."""
    text: str
    """Its words, on one line."""
    part: PartKind
    sentence: Span


class Piece(NamedTuple):
    """A stretch of a passage, on one line and without control characters."""

    text: str
    figure: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the figures of a finding."""

    figures: tuple[Figure, ...]
    pieces: tuple[Piece, ...]

    def heading(self, *, across: bool) -> str:
        """Where it stands and who gives its figures: ``line 9, headline, the report itself``."""
        first = self.figures[0]
        sayers = list(dict.fromkeys(f.who for f in self.figures if f.who))
        if len(sayers) > 1:
            sayers = ["; ".join(f"{f.who} ({f.text})" for f in self.figures if f.who)]
        words = [first.report.name] if across else []
        words += [first.places.where(first.span.start), *([first.part] if first.part != "body" else []), *sayers]
        return printable(", ".join(words))

    def plain(self) -> str:
        """The sentence with its figures between angle brackets: ``>>five<<``."""
        return "".join(f">>{piece.text}<<" if piece.figure else piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with what a writer shows of it."""

    finding: Finding
    figures: tuple[Figure, ...]
    """In the order of the finding: for a sum the total comes first."""
    passages: tuple[Passage, ...]
    """In the order of the text."""


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one report, or those across all reports."""

    result: Result | None
    """None where the findings reach across reports."""
    findings: tuple[Shown, ...]


def groups(results: Sequence[Result], frame: Frame) -> list[Group]:
    """The findings of each report, then those across the reports where more than one was checked together."""
    placed = [(result, Places(result.report)) for result in results]
    found = []
    for result, places in placed:
        claims = {claim.id: _figure(claim, result.report, places) for claim in result.claims}
        found.append(Group(result, tuple(_shown(f, claims, result, places) for f in result.findings)))
    if frame.together is not None and len(results) > 1:
        everything = {
            f"{result.report.name}#{claim.id}": _figure(claim, result.report, places)
            for result, places in placed
            for claim in result.claims
        }
        found.append(Group(None, tuple(_shown(f, everything, None, None) for f in frame.together[1])))
    return found


def _figure(claim: Claim, report: Report, places: Places) -> Figure:
    return Figure(report, places, claim.span, who(claim.source), printable(claim.text), claim.part, claim.sentence)


def _shown(finding: Finding, claims: Mapping[str, Figure], result: Result | None, places: Places | None) -> Shown:
    figures = [claims[name] for name in finding.claims]
    if not figures and result is not None and places is not None:
        # What a check read for itself, a date, is no claim; its place is all that is known of it.
        figures = [_read_apart(span, result, places) for span in finding.spans]
    return Shown(finding, tuple(figures), tuple(_passages(figures, across=result is None)))


def _read_apart(span: Span, result: Result, places: Places) -> Figure:
    report = result.report
    part = next((part for part in report.parts if span in part.span), None)
    sentence = next((claim.sentence for claim in result.claims if span in claim.sentence), None)
    words = printable(report.text[span.start : span.end])
    kind: PartKind = part.kind if part else "body"
    return Figure(
        report, places, span, "", words, kind, sentence or _sentence(report.text, part.span if part else span, span)
    )


def _sentence(text: str, part: Span, span: Span) -> Span:
    """The sentence around a range, as far as it can be seen from the text alone."""
    start, end = max(part.start, span.start - LONGEST), min(part.end, span.end + LONGEST)
    for found in SENTENCE_END.finditer(text, start, end):
        if SHORT.search(text, start, found.start()):
            continue
        if found.end() <= span.start:
            start = found.end()
        elif found.start() >= span.end - 1:
            return Span(start, found.start() + len(found[0].rstrip()))
    return Span(start, end)


def _passages(figures: Iterable[Figure], *, across: bool) -> Iterator[Passage]:
    ordered = sorted(figures, key=lambda f: (f.report.name, f.span) if across else ("", f.span))
    for (_, sentence), group in groupby(ordered, key=lambda f: (f.report.name, f.sentence)):
        found = tuple(group)
        marks = sorted({figure.span for figure in found})
        yield Passage(found, tuple(_pieces(found[0].report.text, sentence, marks)))


def _pieces(text: str, sentence: Span, marks: Sequence[Span]) -> Iterator[Piece]:
    """The sentence with some ranges marked, or of a very long one what lies around them."""
    at = sentence.start
    long = sentence.end - sentence.start > LONGEST
    for index, mark in enumerate(marks):
        start, end = max(mark.start, at), min(mark.end, sentence.end)
        between = text[at:start]
        yield Piece(_shortened(between, head=index > 0, tail=True) if long else _spaced(between), False)
        yield Piece(printable(text[start:end]), True)
        at = end
    rest = text[at : sentence.end]
    yield Piece(_shortened(rest, head=True, tail=False) if long else _spaced(rest), False)


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


def earlier_heading(earlier: Earlier) -> str:
    """Where a figure of the version before stands and who gives it: ``live.txt, line 9, the report itself``."""
    part = [] if earlier.part == "body" else [earlier.part]
    return printable(", ".join([earlier.report, f"line {earlier.line}", *part, who(earlier.source)]))


def earlier_passage(earlier: Earlier) -> Passage:
    """The passage of a figure of the version before."""
    text, mark = earlier.passage, earlier.mark
    pieces = ((text[: mark.start], False), (text[mark.start : mark.end], True), (text[mark.end :], False))
    return Passage((), tuple(Piece(_spaced(words), figure) for words, figure in pieces))
