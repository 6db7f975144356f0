"""Where a figure stands, as other tools ask for it: a region of lines and columns, and the file."""

from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import quote

from checker.model import Report, Span
from checker.writers._lines import Places


class Region(NamedTuple):
    """Lines and columns from one; the end column is the one behind the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(places: Places, span: Span) -> Region:
    """The lines and columns of a range that is not empty; what stands behind its last character is not its."""
    line, column = places.last(span)
    return Region(*places.at(span.start), line, column + 1)


def path_of(report: Report) -> str:
    """The file as the user named it, with slashes; of standard input and the like the report's name."""
    return PurePath(report.path).as_posix() if report.path else report.name


def uri_of(report: Report) -> str:
    """The file as a reference by address, percent-encoded: relative where the user named it so."""
    path = PurePath(report.path or report.name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), safe="/", errors="replace")
