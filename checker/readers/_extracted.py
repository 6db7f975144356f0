"""A report from paragraphs that were taken out of a file that holds more than characters."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from checker.errors import ReadError
from checker.model import Division, Part, PartKind, Report, Span
from checker.readers._copy import BETWEEN, LARGEST_TEXT
from checker.readers.text import caption_in, headline_first


class Paragraph(NamedTuple):
    """A paragraph without the space around it."""

    text: str
    kind: PartKind = "body"
    page: int = 0
    """The page on which it begins, from one."""
    breaks: tuple[int, ...] = ()
    """The offsets in the text at which another page begins."""


def extracted(
    paragraphs: Iterable[Paragraph], name: str, unit: Literal["paragraph", "page"], notes: tuple[str, ...] = ()
) -> Report:
    """The report in some paragraphs; places are those in their text, and an editor finds them by paragraph or page.

    Raises ReadError where there is no text, or too much.
    """
    found = [p for p in paragraphs if p.text.strip()]
    if not found:
        raise ReadError("holds no text; if it shows pictures of text, type the text into a file")
    if any("\0" in p.text for p in found):
        raise ReadError("holds NUL characters where text should be; save it again")
    parts: list[Part] = []
    starts: list[int] = []
    at = 0
    for paragraph in found:
        span, kind = Span(at, at + len(paragraph.text)), paragraph.kind
        caption = caption_in(paragraph.text) if kind == "body" else None
        if caption is not None:
            span, kind = Span(at + caption.start, at + caption.end), "caption"
        parts.append(Part(kind, span))
        while unit == "page" and len(starts) < paragraph.page:
            starts.append(at)
        starts.extend(at + offset for offset in paragraph.breaks)
        if unit == "paragraph":
            starts.append(at)
        at += len(paragraph.text) + len(BETWEEN)
        if at > LARGEST_TEXT:
            raise ReadError(f"holds more than {LARGEST_TEXT // 1_000_000} million characters; check it in pieces")
    text = BETWEEN.join(p.text for p in found)
    return Report(
        name=name,
        text=text,
        parts=_with_headline(text, parts),
        notes=notes,
        division=Division(unit, tuple(starts)),
    )


def _with_headline(text: str, parts: list[Part]) -> tuple[Part, ...]:
    """The parts; the first paragraph is the headline as in a plain text, where no style says which it is."""
    if not any(part.kind == "headline" for part in parts):
        first = next((i for i, part in enumerate(parts) if part.kind == "body"), None)
        if first is not None:
            span = parts[first].span
            if headline_first(text[span.start : span.end], alone=len(parts) == 1):
                parts[first] = Part("headline", span)
    return tuple(parts)
