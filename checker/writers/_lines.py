"""Where in its file something stands, as offsets, as line and column, and in an editor's words."""

import re
from bisect import bisect_right

from checker.model import Report, Span

LINE_END = re.compile(r"\r\n?|\n")


class Places:
    """The places of one report. Every offset that is printed goes through here, so that no writer knows a format."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.starts = [] if report.origin else [0, *(end.end() for end in LINE_END.finditer(report.text))]

    def span(self, span: Span) -> Span:
        """A range of the report's text in the file as decoded, where marks and entities stand between the words."""
        origin = self.report.origin
        return span if origin is None or span.start == span.end else origin.span(span)

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character in the file, both counted from one."""
        if self.report.origin is not None:
            return self.report.origin.place(Span(offset, offset + 1))
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def last(self, span: Span) -> tuple[int, int]:
        """The line and the column in the file of the last character of a range that is not empty."""
        origin = self.report.origin
        return self.at(span.end - 1) if origin is None else origin.at(origin.span(span).end - 1)

    def unit(self) -> str:
        """What an editor finds a place by: ``line``, ``paragraph`` or ``page``."""
        return self.report.division.unit if self.report.division else "line"

    def number(self, offset: int) -> int:
        """The line, the paragraph or the page of a character, counted from one."""
        return self.report.division.number(offset) if self.report.division else self.at(offset)[0]

    def where(self, offset: int) -> str:
        """The same in words: ``line 9``, ``paragraph 3``, ``page 2``."""
        return f"{self.unit()} {self.number(offset)}"
