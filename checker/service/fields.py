"""The fields of a content management system as one report, and places of the report as places in its fields."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from checker.errors import ReadError
from checker.model import Part, PartKind, Report, Span
from checker.readers import text as plain

Unit = Literal["characters", "utf-16"]
"""How offsets are counted: in Unicode code points, or in the units of JavaScript's strings."""

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Field:
    """A field and where its text begins and ends in the report's."""

    name: str
    """``headline``, ``summary``, ``body`` or ``captions``."""
    index: int | None
    """Which of the captions, from zero; None for the other fields."""
    span: Span


@dataclass(frozen=True, slots=True)
class Composed:
    """A report that was put together from fields."""

    report: Report
    fields: tuple[Field, ...]
    """In the order of the text."""


def compose(name: str, given: Mapping[str, Any]) -> Composed:
    """One report of the fields headline, summary, body and captions; empty ones are left out.

    Where there is no headline, the body's first paragraph may be one, as in a file. Raises ReadError where all are
    empty.
    """
    if given.get("format", "text") != "text":
        raise ReadError("is HTML, which this version cannot read; send the body as text")
    pieces: list[str] = []
    fields: list[Field] = []
    parts: list[Part] = []
    start = 0
    for field, index, words in _filled(given):
        kind: PartKind | None = None if field == "body" else "caption" if field == "captions" else field  # type: ignore[assignment]
        for part in plain.divide(words):
            headline = part.kind == "headline" and (fields != [] or kind is not None)
            parts.append(
                Part(kind or ("body" if headline else part.kind), Span(start + part.span.start, start + part.span.end))
            )
        fields.append(Field(field, index, Span(start, start + len(words))))
        pieces.append(words)
        start += len(words) + len(BETWEEN)
    if not parts:
        raise ReadError("is empty; there is nothing to check")
    published: date | None = given.get("date")
    report = Report(name=name, text=BETWEEN.join(pieces), parts=tuple(parts), published=published)
    return Composed(report, tuple(fields))


def _filled(given: Mapping[str, Any]) -> Iterable[tuple[str, int | None, str]]:
    for field in ("headline", "summary", "body"):
        if given.get(field, "").strip():
            yield field, None, given[field]
    for index, caption in enumerate(given.get("captions", ())):
        if caption.strip():
            yield "captions", index, caption


class Locator:
    """Says where in which field a range of the report lies."""

    def __init__(self, composed: Composed, unit: Unit = "characters") -> None:
        self.text = composed.report.text
        self.fields = composed.fields
        self.starts = [field.span.start for field in composed.fields]
        # The places of the characters that take two units in UTF-16.
        self.wide = [i for i, c in enumerate(self.text) if c > "\uffff"] if unit == "utf-16" else []

    def place(self, start: int, end: int) -> dict[str, Any]:
        """The field, and the range within it."""
        field = self.fields[bisect_right(self.starts, start) - 1]
        first = field.span.start
        return {
            "field": field.name,
            "index": field.index,
            "start": self._counted(first, start),
            "end": self._counted(first, min(end, field.span.end)),
        }

    def _counted(self, first: int, offset: int) -> int:
        return offset - first + bisect_left(self.wide, offset) - bisect_left(self.wide, first)

    def relocated(self, value: Any) -> Any:
        """What the JSON writer made of the report, with every range as a place in a field."""
        if isinstance(value, dict):
            kept = {key: self.relocated(each) for key, each in value.items() if key not in ("line", "column")}
            if "start" not in kept or "end" not in kept:
                return kept
            nowhere = {"field": None, "index": None, "start": None, "end": None}
            place = nowhere if kept["start"] is None else self.place(kept["start"], kept["end"])
            return {**kept, **place}
        return [self.relocated(each) for each in value] if isinstance(value, list) else value
