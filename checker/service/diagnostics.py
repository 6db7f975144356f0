"""The findings of a text as an editor of code shows them: a mark at each figure, the others as related places."""

import io
import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker import __version__
from checker.errors import ReadError
from checker.readers import read
from checker.writers import Frame
from checker.writers import json as json_writer

if TYPE_CHECKING:
    from checker.pipeline import Checker  # the process that talks to the editor needs no language model

LINE_END = re.compile(r"\r\n?|\n")

Range = tuple[int, int]
"""A half-open range of characters of the text."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A figure that contradicts others."""

    span: Range
    severity: str
    confidence: str
    check: str
    message: str
    related: tuple[tuple[Range, str], ...]
    """The other figures, each with who gives it."""


def diagnose(checker: "Checker", text: str, name: str) -> list[Diagnostic]:
    """A diagnostic for each figure of each finding, in the order of the findings; nothing for an empty text."""
    try:
        report = read(text.encode("utf-8", "replace"), name)
    except ReadError:
        return []
    page = io.StringIO()
    json_writer.write(list(checker.check([report])), page, Frame(version=__version__))
    (document,) = json.loads(page.getvalue())["reports"]
    claims = {claim["id"]: claim for claim in document["claims"]}
    return [
        Diagnostic(
            span=_span(claims[name]),
            severity=finding["severity"],
            confidence=finding["confidence"],
            check=finding["check"],
            message=finding["message"],
            related=tuple((_span(claims[o]), _said(claims[o])) for o in finding["claims"] if o != name),
        )
        for finding in document["findings"]
        if not finding["accepted"]
        for name in finding["claims"]
    ]


def _span(claim: dict[str, Any]) -> Range:
    return claim["start"], claim["end"]


def _said(claim: dict[str, Any]) -> str:
    """Who gives a figure: *police: at least five*."""
    return f"{claim['source']['name'] or 'the report itself'}: {claim['text']}"


class Positions:
    """Lines and characters as the protocol counts them: from zero, in the units of the agreed encoding."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self.encoding = encoding
        self.starts = [0, *(end.end() for end in LINE_END.finditer(text))]

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the character of an offset."""
        line = bisect_right(self.starts, offset) - 1
        before = self.text[self.starts[line] : offset]
        if self.encoding == "utf-32":
            return line, len(before)
        if self.encoding == "utf-8":
            return line, len(before.encode("utf-8", "surrogatepass"))
        return line, len(before.encode("utf-16-le", "surrogatepass")) // 2
