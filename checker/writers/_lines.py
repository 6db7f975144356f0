"""Where the lines of a text begin, so that many places cost no more than one."""

import re
from bisect import bisect_right

from checker.model import Report, Span

LINE_END = re.compile(r"\r\n?|\n")


class Places:
    """The lines and columns of one report; ``at`` says what ``report.place`` does, without reading the text again."""

    def __init__(self, report: Report) -> None:
        self.starts = [0, *(end.end() for end in LINE_END.finditer(report.text))]

    def span(self, span: Span) -> Span:
        """A range of the report's text in the file as decoded, where marks and entities stand between the words."""
        return span

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character, both counted from one."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def where(self, offset: int) -> str:
        """Where an editor finds a character, in words: ``line 9``."""
        return f"line {self.at(offset)[0]}"
