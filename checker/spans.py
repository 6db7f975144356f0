"""Ranges of characters, in the text of a report and in the file that it was taken from."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of the report's text."""

    start: int
    end: int

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the characters of a report's text stand in its file as decoded, where marks and entities stand between.

    The text is cut into runs. Of a run that is as long as its range in the file each character stands for one; else
    every character stands for the whole range (``&amp;``, a line end with the space around it). Numbers are 32-bit and
    kept as bytes, so that a report stays a value that can be hashed and 5 MB of entities stay small.
    """

    texts: bytes = field(repr=False)
    """The offset in the text at which each run begins."""
    starts: bytes = field(repr=False)
    """Where the range of each run begins in the file."""
    ends: bytes = field(repr=False)
    """Where it ends."""
    lines: bytes = field(default=b"", repr=False)
    """The offset in the file at which each line begins."""

    def span(self, span: Span) -> Span:
        """The range of the file that a range of the text, which is not empty, was taken from."""
        texts, starts, ends = (memoryview(kept).cast("I") for kept in (self.texts, self.starts, self.ends))
        first, last = bisect_right(texts, span.start) - 1, bisect_right(texts, span.end - 1) - 1
        start, end = starts[first], ends[last]
        if self._is_plain(first, texts, starts, ends):
            start += span.start - texts[first]
        if self._is_plain(last, texts, starts, ends):
            end = starts[last] + span.end - texts[last]
        return Span(start, end)

    def runs(self, span: Span) -> Iterator[tuple[Span, Span]]:
        """The runs of a range of the text, each as its range of the text and its range of the file."""
        texts, starts, ends = (memoryview(kept).cast("I") for kept in (self.texts, self.starts, self.ends))
        run, at = bisect_right(texts, span.start) - 1, span.start
        while at < span.end:
            end = min(span.end, texts[run + 1]) if run + 1 < len(texts) else span.end
            if self._is_plain(run, texts, starts, ends):
                start = starts[run] + at - texts[run]
                yield Span(at, end), Span(start, start + end - at)
            else:
                yield Span(at, end), Span(starts[run], ends[run])
            run, at = run + 1, end

    def place(self, span: Span) -> tuple[int, int]:
        """The line and the column of the file at which a range of the text begins, both counted from one."""
        return self.at(self.span(span).start)

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset in the file, both counted from one."""
        lines = memoryview(self.lines).cast("I")
        line = bisect_right(lines, offset)
        return line, offset - lines[line - 1] + 1

    @staticmethod
    def _is_plain(run: int, texts: memoryview, starts: memoryview, ends: memoryview) -> bool:
        """Whether each character of a run stands for one; the last run has no end and is always one of those."""
        return run + 1 == len(texts) or texts[run + 1] - texts[run] == ends[run] - starts[run]


@dataclass(frozen=True, slots=True)
class Division:
    """What an editor counts by in a file that has no lines: paragraphs of a Word document, pages of a PDF."""

    unit: Literal["paragraph", "page"]
    starts: tuple[int, ...]
    """The offset in the text at which each begins."""

    def number(self, offset: int) -> int:
        """The paragraph or page of a character, counted from one."""
        return max(bisect_right(self.starts, offset), 1)
