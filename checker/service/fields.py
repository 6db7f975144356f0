"""The fields of a content management system as one report, and places of the report as places in its fields."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from checker.errors import ReadError
from checker.model import Origin, Part, PartKind, Report, Span
from checker.readers import html
from checker.readers import text as plain

Unit = Literal["characters", "utf-16"]
"""How offsets are counted: in Unicode code points, or in the units of JavaScript's strings."""

BETWEEN = "\n\n"
KINDS: dict[str, PartKind] = {"headline": "headline", "summary": "summary", "captions": "caption"}
"""What the fields are parts of; the body says itself."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field and where its text begins and ends in the report's."""

    name: str
    """``headline``, ``summary``, ``body`` or ``captions``."""
    index: int | None
    """Which of the captions, from zero; None for the other fields."""
    span: Span
    sent: str
    """The field as it was sent, with its marks."""
    origin: Origin | None
    """Where its text stands in what was sent; None where it is the same."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A report that was put together from fields; its offsets are those in the words without marks."""

    report: Report
    fields: tuple[Field, ...]
    """In the order of the text."""


def compose(name: str, given: Mapping[str, Any]) -> Composed:
    """One report of the fields headline, summary, body and captions; empty ones are left out.

    Where there is no headline, the body's first paragraph may be one, as in a file. Raises ReadError where all are
    empty, or the body is not in its format.
    """
    texts: list[str] = []
    fields: list[Field] = []
    parts: list[Part] = []
    notes: list[str] = []
    start = 0
    for field, index, sent in _filled(given):
        text, found, origin = sent, plain.divide(sent), None
        if field == "body" and given.get("format") == "html":
            # The mark says that it is UTF-8, whatever a meta element says.
            read = html.read(b"\xef\xbb\xbf" + sent.encode(), name)
            text, found, origin = read.text, read.parts, read.origin
            notes.extend(read.notes)
        for part in found:
            kind = KINDS.get(field) or ("body" if part.kind == "headline" and fields else part.kind)
            parts.append(Part(kind, Span(start + part.span.start, start + part.span.end)))
        fields.append(Field(field, index, Span(start, start + len(text)), sent, origin))
        texts.append(text)
        start += len(text) + len(BETWEEN)
    if not parts:
        raise ReadError("is empty; there is nothing to check")
    published: date | None = given.get("date")
    text = BETWEEN.join(texts)
    return Composed(
        Report(name=name, text=text, parts=tuple(parts), notes=tuple(notes), published=published), tuple(fields)
    )


def _filled(given: Mapping[str, Any]) -> Iterator[tuple[str, int | None, str]]:
    """The fields that hold something, in the order of the text."""
    for field in ("headline", "summary", "body"):
        if given.get(field, "").strip():
            yield field, None, given[field]
    for index, caption in enumerate(given.get("captions", ())):
        if caption.strip():
            yield "captions", index, caption


class Locator:
    """Says where in which field, as it was sent, a range of the report lies."""

    def __init__(self, composed: Composed, unit: Unit = "characters") -> None:
        self.fields = composed.fields
        self.starts = [field.span.start for field in composed.fields]
        # For each field the places of the characters that take two units in UTF-16.
        self.wide = [
            [i for i, c in enumerate(field.sent) if c > "\uffff"] if unit == "utf-16" else [] for field in self.fields
        ]

    def place(self, start: int, end: int) -> dict[str, Any]:
        """The field, and the range within it."""
        number = bisect_right(self.starts, start) - 1
        field = self.fields[number]
        inside = Span(start - field.span.start, min(end, field.span.end) - field.span.start)
        if field.origin is not None and inside.start < inside.end:
            inside = field.origin.span(inside)
        wide = self.wide[number]
        return {
            "field": field.name,
            "index": field.index,
            "start": inside.start + bisect_left(wide, inside.start),
            "end": inside.end + bisect_left(wide, inside.end),
        }


def relocated(value: Any, report: str, locators: Mapping[str, Locator]) -> Any:
    """What the JSON writer made of a report, with every range as a place in a field; *report* within says of which."""
    if isinstance(value, list):
        return [relocated(each, report, locators) for each in value]
    if not isinstance(value, dict):
        return value
    report = value.get("report", report)
    kept = {key: relocated(each, report, locators) for key, each in value.items() if key not in ("line", "column")}
    if "start" not in kept or "end" not in kept:
        return kept
    nowhere = {"field": None, "index": None, "start": None, "end": None}
    return {**kept, **(nowhere if kept["start"] is None else locators[report].place(kept["start"], kept["end"]))}
