"""The copy with its figures marked: paragraphs and passages cut into pieces, some of which lead elsewhere."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.model import PartKind, Report, Span
from checker.writers._html.figures import Figure, Index, Numbered, report_of

# A table without full stops is one sentence; of a long one the figures and this much around them are shown.
AROUND, LONGEST = 220, 700


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place of the copy that figures or findings mark; figures that share a character share a mark."""

    span: Span
    figures: tuple[Figure, ...]
    findings: tuple[Numbered, ...]
    leads_to: str
    """The anchor of the next figure that stands against it, or of its finding; empty where there is neither."""

    @property
    def tone(self) -> str:
        """How it is shown: by the worst of its findings."""
        tones = {finding.tone for finding in self.findings}
        return next((tone for tone in ("error", "warning", "note", "accepted") if tone in tones), "plain")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, marked or not."""

    text: str
    mark: Mark | None = None
    begins: bool = True
    """Whether the mark begins here: one that reaches over the end of a paragraph is in two pieces."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of the report in pieces."""

    kind: PartKind
    pieces: tuple[Piece, ...]


def marks_of(report: int, index: Index) -> tuple[Mark, ...]:
    """The marked places of a report in the order of its text; no two share a character."""
    findings = [*index.across, *index.findings[report]]
    places: list[tuple[Span, Figure | None, tuple[Numbered, ...]]] = [
        (figure.claim.span, figure, index.numbers.get(figure.key, ())) for figure in index.figures[report]
    ]
    own = {figure.claim.span for figure in index.figures[report]}
    places += [(s, None, (f,)) for f in findings for where, s in f.places if where == report and s not in own]
    places.sort(key=lambda place: place[0])
    marks: list[Mark] = []
    for span, figure, numbers in places:
        if marks and span.overlaps(marks[-1].span):
            last = marks.pop()
            span = Span(last.span.start, max(last.span.end, span.end))
            figures, numbers = last.figures, (*last.findings, *numbers)
        else:
            figures = ()
        figures = (*figures, figure) if figure else figures
        found = tuple(sorted({f.number: f for f in numbers}.values(), key=lambda f: f.number))
        marks.append(Mark(span=span, figures=figures, findings=found, leads_to=_next(figures, found, index)))
    return tuple(marks)


def paragraphs(report: Report, marks: Sequence[Mark]) -> tuple[Paragraph, ...]:
    """The parts of a report in pieces that together are their text."""
    return tuple(Paragraph(part.kind, tuple(_pieces(report.text, part.span, marks))) for part in report.parts)


def passage(report: Report, stretch: Span, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """A sentence in pieces; of a very long one only the marked places and what lies around them."""
    pieces = list(_pieces(report.text, stretch, marks))
    if stretch.end - stretch.start <= LONGEST:
        return tuple(pieces)
    last = len(pieces) - 1
    return tuple(
        piece if piece.mark else Piece(_shortened(piece.text, head=place > 0, tail=place < last))
        for place, piece in enumerate(pieces)
    )


def stretch_of(report: Report, span: Span, sentences: Iterable[Span]) -> Span:
    """The sentence that a place stands in, or where none is known its paragraph."""
    for sentence in sentences:
        if span in sentence:
            return sentence
    return next((part.span for part in report.parts if span in part.span), span)


def _next(figures: Sequence[Figure], findings: Sequence[Numbered], index: Index) -> str:
    """Where a click on a mark leads: to the next figure against it, after the last to the first."""
    for figure in figures:
        if rivals := index.rivals.get(figure.key):
            here = (report_of(figure), figure.claim.span)
            return next((r.key for r in rivals if (report_of(r), r.claim.span) > here), rivals[0].key)
    return f"f{findings[0].number}" if findings else ""


def _pieces(text: str, stretch: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    at = stretch.start
    for mark in marks[bisect_right(marks, at, key=lambda mark: mark.span.end) :]:
        start, end = max(mark.span.start, at), min(mark.span.end, stretch.end)
        if start >= end:
            break
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], mark, begins=start == mark.span.start)
        at = end
    if at < stretch.end:
        yield Piece(text[at : stretch.end])


def _shortened(text: str, *, head: bool, tail: bool) -> str:
    """The head, the tail or both of a stretch between figures."""
    if len(text) <= AROUND * (head + tail):
        return text
    return (text[:AROUND] if head else "") + " … " + (text[-AROUND:] if tail else "")
