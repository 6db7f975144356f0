"""IPTC ninjs 1, 2 and 3: news in JSON. The keys say which it is."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from checker.errors import ReadError
from checker.model import PartKind, Report
from checker.readers._collected import Collected
from checker.readers._json import Placed, parse, string
from checker.readers.text import decode

SUFFIXES = (".ninjs", ".json")
# The keys that hold copy: "headline", "headline_main", "body_xhtml" in 1; "headlines", "bodies", "descriptions" later.
KEYS = re.compile(rb'"(?:headline(?:s|_\w+)?|bod(?:ies|y_\w+)|description(?:s|_\w+))"\s*:')
MARKUP = re.compile(r"<(?:p|div|br|html|body|article|h[1-6]|ul|section|blockquote)\b[^<>]*>", re.IGNORECASE)
DEEPEST = 5
"""Associations of associations are read so far."""


def recognises(head: bytes) -> bool:
    """Whether the first bytes of a file are JSON with the keys of ninjs."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" and KEYS.search(head) is not None


def read(data: bytes, name: str) -> Report:
    """The report in a ninjs item; places are those in the JSON file. Raises ReadError where it is none."""
    file, notes = decode(data)
    item = parse(file)
    if not isinstance(item, dict):
        raise ReadError("is JSON but no ninjs item; its top level must be an object")
    found = Collected(file)
    _take(found, file, item)
    for text in _captions(item):
        _add(found, file, "caption", text)
    if not found.parts:
        raise ReadError("is JSON without headline, body or description; a ninjs item has one of them")
    return found.finished(name, notes)


def _take(found: Collected, file: str, item: dict[str, Any]) -> None:
    """Headline, standfirst and body of an item; what a picture's description says is its caption."""
    for text in _all(item, "headline", "headlines"):
        _add(found, file, "headline", text)
    bodies = list(_all(item, "body", "bodies"))
    picture = item.get("type") in ("picture", "photo", "image", "graphic", "video", "audio")
    for text in _variants(_all(item, "description", "descriptions")):
        _add(found, file, "caption" if picture else "summary", text)
    for text in _variants(bodies)[:1]:
        _add(found, file, "body", text)


def _captions(item: dict[str, Any], depth: int = 0) -> Iterator[Placed]:
    """The descriptions of the pictures of an item: in 1 by their names, later in a list."""
    held = item.get("associations")
    associated = held.values() if isinstance(held, dict) else held if isinstance(held, list) else ()
    for other in associated:
        if isinstance(other, dict) and depth < DEEPEST and other.get("type") != "text":
            yield from _variants(_all(other, "description", "descriptions"))[:1]
            yield from _captions(other, depth + 1)


def _all(item: dict[str, Any], old: str, new: str) -> Iterator[Placed]:
    """The strings under ``headline`` and ``headline_*`` (1), or the values in the list under ``headlines`` (2, 3)."""
    for key, value in item.items():
        if isinstance(value, Placed) and (key == old or key.startswith(f"{old}_")) and value.strip():
            yield value
    listed = item.get(new)
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("value"), Placed) and entry["value"].strip():
            yield entry["value"]


def _variants(texts: Iterable[Placed]) -> list[Placed]:
    """The same text in several notations: the one with HTML paragraphs first, then plain text, XML of some kind last.

    What an item says of the notation (``contenttype``) is often wrong, so that the text itself is looked at.
    """
    return sorted(texts, key=lambda text: 0 if MARKUP.search(text, 0, 2000) else 2 if text.lstrip()[:1] == "<" else 1)


def _add(found: Collected, file: str, kind: PartKind, text: Placed) -> None:
    said, origin = string(file, text)
    found.add(said, origin, kind, html=MARKUP.search(said) is not None or said.lstrip()[:1] == "<")
