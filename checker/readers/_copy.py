"""Collects the words of a report paragraph by paragraph, and where in the file each of them stands."""

import re
from array import array
from collections.abc import Iterable

from checker.errors import ReadError
from checker.model import Origin, Part, PartKind, Report, Span
from checker.readers.text import SENTENCE_END, caption_in, headline_first

LINE_END = re.compile(r"\r\n?|\n")
BETWEEN = "\n\n"
"""What stands between two paragraphs of a collected text."""
LARGEST_TEXT = 5_000_000
"""The longest text in characters, whatever it was packed in."""


class Runs:
    """A text that grows, and the range of the file that each of its characters stands for."""

    def __init__(self) -> None:
        self.length = 0
        self._pieces: list[str] = []
        self._texts, self._starts, self._ends = array("I"), array("I"), array("I")

    def add(self, text: str, start: int, end: int) -> None:
        """Add a text that stands for the range ``start`` to ``end`` of the file."""
        if not text:
            return
        plain = len(text) == end - start
        if plain and self._texts and self._goes_on(start):
            self._ends[-1] = end
        else:
            self._texts.append(self.length)
            self._starts.append(start)
            self._ends.append(end)
        self._pieces.append(text)
        self.length += len(text)
        if self.length > LARGEST_TEXT:
            raise ReadError(f"holds more than {LARGEST_TEXT // 1_000_000} million characters; check it in pieces")

    def _goes_on(self, start: int) -> bool:
        """Whether the last run is one of single characters and ends where the next text starts."""
        return self._ends[-1] == start and self.length - self._texts[-1] == start - self._starts[-1]

    @property
    def end(self) -> int:
        """Where the last run ends in the file."""
        return self._ends[-1] if self._ends else 0

    def text(self) -> str:
        """The whole text."""
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    def origin(self, lines: Iterable[int] = ()) -> Origin:
        """Where the text stands in the file, whose lines begin at ``lines``."""
        # A last run that is never asked for ends the one before it.
        texts = [*self._texts, self.length]
        starts, ends = [*self._starts, self.end], [*self._ends, self.end]
        return Origin(*(array("I", kept).tobytes() for kept in (texts, starts, ends, lines)))


class Copy:
    """The paragraphs of a report as they are collected.

    Words come in pieces of ``source``; space between them is one space, and space at the ends of a paragraph is left
    out. Where the source itself was taken from the file, ``within`` says where its characters stand there.
    """

    def __init__(self, source: str, within: Origin | None = None) -> None:
        self.source = source
        self.within = within
        self.parts: list[Part] = []
        self._runs = Runs()
        self._start = 0
        self._kind: PartKind = "body"
        self._space: Span | None = None
        self.tail = ""
        """The last characters of the open paragraph."""

    @property
    def empty(self) -> bool:
        """Whether the open paragraph holds no word yet."""
        return not self.tail

    def words(self, start: int, end: int, kind: PartKind) -> None:
        """Add ``source[start:end]``, which has no space at its ends, to the open paragraph."""
        if self.within is None:
            self._put(self.source[start:end], Span(start, end), kind)
            return
        for text, file in self.within.runs(Span(start, end)):
            self._put(self.source[text.start : text.end], file, kind)

    def replaced(self, text: str, start: int, end: int, kind: PartKind) -> None:
        """Add a text that ``source[start:end]`` stands for, an entity for example."""
        self._put(text, self._in_file(start, end), kind)

    def space(self, start: int, end: int) -> None:
        """Add space: a single one, and only between two words."""
        if not self.empty:
            found = self._in_file(start, end)
            self._space = found if self._space is None else Span(self._space.start, max(found.end, self._space.end))

    def sign(self, text: str) -> None:
        """Add a text that stands nowhere in the file behind a word, such as the bar between two cells of a row."""
        if not self.empty:
            self._space = None
            self._runs.add(text, self._runs.end, self._runs.end)

    def ends_sentence(self) -> bool:
        """Whether the open paragraph could end here."""
        return SENTENCE_END.search(self.tail) is not None

    def close(self) -> None:
        """End the open paragraph; the next word begins another."""
        if not self.empty:
            self.parts.append(Part(self._kind, Span(self._start, self._runs.length)))
        self._space, self.tail = None, ""

    def report(self, name: str, file: str, notes: tuple[str, ...] = ()) -> Report:
        """The report of everything collected, from a file as decoded. Raises ReadError where there is nothing."""
        self.close()
        text = self._runs.text()
        if "\0" in text:
            raise ReadError("is not text: it holds NUL characters; save it again as UTF-8")
        parts = tuple(_labelled(text, part) for part in self.parts)
        if not parts:
            raise ReadError("holds no text; there is nothing to check")
        origin = self._runs.origin([0, *(found.end() for found in LINE_END.finditer(file))])
        return Report(name=name, text=text, parts=parts, notes=notes, origin=origin)

    def guess_headline(self) -> None:
        """Take the first paragraph of the body for the headline, as in a plain text, where nothing else is one."""
        self.close()
        self.parts = [_labelled(self._runs.text(), part) for part in self.parts]
        body = [i for i, part in enumerate(self.parts) if part.kind == "body"]
        if body and not any(part.kind == "headline" for part in self.parts):
            span = self.parts[body[0]].span
            if headline_first(self._runs.text()[span.start : span.end], alone=len(body) == 1):
                self.parts[body[0]] = Part("headline", span)

    def kept(self, parts: Iterable[Part]) -> "Copy":
        """A copy of nothing but these parts, so that what was left out is no text of the report."""
        self.close()
        only = Copy(self._runs.text(), self._runs.origin())
        for part in parts:
            only.words(part.span.start, part.span.end, part.kind)
            only.close()
        return only

    def said_in(self, span: Span) -> str:
        """What a closed part says."""
        return " ".join(self._runs.text()[span.start : span.end].split())

    def _put(self, text: str, file: Span, kind: PartKind) -> None:
        if self.empty:
            if self.parts:
                self._runs.add(BETWEEN, self._runs.end, self._runs.end)
            self._start, self._kind = self._runs.length, kind
        elif self._space is not None:
            self._runs.add(" ", self._space.start, self._space.end)
        self._space = None
        self._runs.add(text, file.start, file.end)
        self.tail = (self.tail + text)[-8:]

    def _in_file(self, start: int, end: int) -> Span:
        return Span(start, end) if self.within is None or start == end else self.within.span(Span(start, end))


def _labelled(text: str, part: Part) -> Part:
    """The part, or the caption in it: *(Photo: Smoke over the mill)*."""
    span = part.span
    inside = caption_in(text[span.start : span.end]) if part.kind == "body" else None
    return part if inside is None else Part("caption", Span(span.start + inside.start, span.start + inside.end))
