"""Text with markup as LanguageTool's clients send it, checked, with one match for each figure.

https://languagetool.org/http-api/ describes the parameters ``text`` and ``data``; offsets count UTF-16 units of the
text with its markup.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker import __version__
from checker.model import Claim, Finding, Report, Result, Span
from checker.readers.text import divide

if TYPE_CHECKING:
    from checker.pipeline import Checker  # whoever answers HTTP needs no language model

NAME = "checker"
AROUND = 40
"""How many characters of the text a match shows on each side."""


class AnnotationError(ValueError):
    """The parameter ``data`` has not the form that it must have; ``str()`` says why."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text as it is sent, and as it is read: markup is read as what it stands for."""

    sent: str
    read: str


def pieces(data: str) -> list[Piece]:
    """The pieces in ``{"annotation": [{"text": …}, {"markup": …, "interpretAs": …}]}``. Raises AnnotationError."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise AnnotationError("data is not JSON") from None
    annotation = found.get("annotation") if isinstance(found, dict) else None
    if isinstance(found, dict) and "text" in found and annotation is None:
        annotation = [{"text": found["text"]}]
    if not isinstance(annotation, list):
        raise AnnotationError("data has no list called annotation")
    return [_piece(each) for each in annotation]


def _piece(each: Any) -> Piece:
    words = each if isinstance(each, dict) else {}
    values = [words.get(key, "") for key in ("text", "markup", "interpretAs")]
    if not all(isinstance(value, str) for value in values) or ("text" in words) == ("markup" in words):
        raise AnnotationError("each annotation has either a text or a markup, which are strings")
    if any("\ud800" <= character <= "\udfff" for value in values for character in value):
        raise AnnotationError("a text in data is not Unicode: it has half of a surrogate pair")
    text, markup, instead = values
    return Piece(text, text) if "text" in words else Piece(markup, instead)


class Sent:
    """Where the characters that were read stand in what was sent, in UTF-16 units."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.read = "".join(piece.read for piece in pieces)
        self.at: list[int] = []
        self.after: list[int] = []
        start = 0
        for piece in pieces:
            end = start + _units(piece.sent)
            if piece.sent == piece.read:
                for character in piece.read:
                    width = 2 if character > "\uffff" else 1
                    self.at.append(start)
                    self.after.append(start + width)
                    start += width
            else:
                self.at.extend([start] * len(piece.read))
                self.after.extend([end] * len(piece.read))
            start = end

    def span(self, span: Span) -> tuple[int, int]:
        """The offset and the length of a range that is not empty."""
        offset = self.at[span.start]
        return offset, self.after[span.end - 1] - offset


def check(checker: "Checker", sent: Sequence[Piece], language: str, without: frozenset[str]) -> bytes:
    """The body of LanguageTool's answer; ``without`` are the ids of rules that are switched off."""
    places = Sent(sent)
    parts = divide(places.read)
    matches: list[dict[str, Any]] = []
    if parts:
        (result,) = checker.check([Report(name="text", text=places.read, parts=parts)])
        matches = [m for m in _matches(result, places) if m["rule"]["id"] not in without]
    answer = {
        "software": {
            "name": NAME, "version": __version__, "buildDate": "", "apiVersion": 1, "premium": False, "status": "",
        },
        "warnings": {"incompleteResults": False},
        "language": {
            "name": "English", "code": language,
            "detectedLanguage": {"name": "English", "code": language, "confidence": 1.0},
        },
        "matches": matches,
    }  # fmt: skip
    return json.dumps(answer, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")


def _matches(result: Result, places: Sent) -> Iterator[dict[str, Any]]:
    """A match for each figure of each finding, in the order of the text."""
    claims = {claim.id: claim for claim in result.claims}
    found = [(claims[name], finding) for finding in result.findings if not finding.accepted for name in finding.claims]
    for claim, finding in sorted(found, key=lambda f: (f[0].span, f[1].check, f[1].id)):
        yield _match(claim, [claims[name] for name in _others(claim.id, finding)], finding, result, places)


def _others(name: str, finding: Finding) -> list[str]:
    """The claims that a claim contradicts: those of its pairs, or of a sum all others."""
    if finding.pairs:
        return [other for pair in finding.pairs if name in pair for other in pair if other != name]
    return [other for other in finding.claims if other != name]


def _match(claim: Claim, others: Sequence[Claim], finding: Finding, result: Result, places: Sent) -> dict[str, Any]:
    text = result.report.text
    offset, length = places.span(claim.span)
    start, end = max(claim.span.start - AROUND, 0), min(claim.span.end + AROUND, len(text))
    before = "…" if start else ""
    against = " and ".join(f"“{other.text}”" for other in others)
    title = finding.check.replace("-", " ").capitalize()
    return {
        "message": f"“{claim.text}” does not fit {against}. {finding.message}" if against else finding.message,
        "shortMessage": title,
        "offset": offset,
        "length": length,
        "replacements": [],
        "context": {
            "text": before + text[start:end] + ("…" if end < len(text) else ""),
            "offset": _units(before + text[start : claim.span.start]),
            "length": _units(text[claim.span.start : claim.span.end]),
        },
        "sentence": text[claim.sentence.start : claim.sentence.end],
        "type": {"typeName": "Other"},
        "rule": {
            "id": "FIGURES_" + finding.check.replace("-", "_").upper(),
            "description": title,
            # Of the types that LanguageTool knows, the one that every client shows.
            "issueType": "grammar",
            "category": {"id": "FIGURES", "name": "Figures"},
            "confidence": {"high": 0.9, "medium": 0.6, "low": 0.3}[finding.confidence],
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _units(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text) + sum(character > "\uffff" for character in text)
