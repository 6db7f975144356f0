"""HTML as tags and stretches of text, each with its place in the source.

The standard library's HTMLParser takes minutes for 60 kB of ``<a `` (Python 3.11), lxml and html5lib keep no columns;
so the tokens of the HTML standard are cut here, in time that grows with the length, without a tree.
"""

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

# Their content is text that is no copy, up to their own end tag; the title's content is.
RAW = frozenset("script style xmp iframe noembed noframes noscript textarea title".split())
NAME = re.compile(r"[a-zA-Z][^\s/>]*+")
ATTRIBUTE = re.compile(
    r"[\s/]*+(?P<name>[^\s/>][^\s/>=]*+)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'>][^\s>]*+)))?+"
)
TAG_END = re.compile(r"[\s/]*+>")
ENTITY = re.compile(r"&(?:#[0-9]{1,20};?|#[xX][0-9a-fA-F]{1,20};?|[a-zA-Z][a-zA-Z0-9]{0,31};?)")


class Token(NamedTuple):
    """A tag, or a stretch of text with its entities."""

    kind: Literal["open", "close", "text"]
    name: str
    """The tag's name in lower case."""
    attributes: dict[str, str]
    start: int
    end: int


def tokens(source: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tags and texts of HTML in their order; comments, scripts and styles are left out."""
    at = start
    end = len(source) if end is None else end
    text = at
    while (found := source.find("<", at, end)) >= 0:
        token, after = _markup(source, found, end)
        if after == found:
            at = found + 1  # "fewer than < five": no markup
            continue
        if text < found:
            yield Token("text", "", {}, text, found)
        at = text = after
        if token is None:
            continue
        yield token
        if token.kind == "open" and token.name in RAW:
            closing = re.compile(rf"</{token.name}(?=[\s/>])", re.IGNORECASE).search(source, at, end)
            inside = closing.start() if closing else end
            if token.name == "title" and at < inside:
                yield Token("text", "", {}, at, inside)
            at = text = inside
    if text < end:
        yield Token("text", "", {}, text, end)


def pieces(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """A stretch of text cut at its entities: what each piece says, and its range in the source."""
    at = start
    for found in ENTITY.finditer(source, start, end):
        said = html.unescape(found[0])
        if said == found[0]:
            continue
        if at < found.start():
            yield source[at : found.start()], at, found.start()
        yield said, found.start(), found.end()
        at = found.end()
    if at < end:
        yield source[at:end], at, end


def _markup(source: str, start: int, end: int) -> tuple[Token | None, int]:
    """The tag that begins at a bracket and where it ends; no tag for comments, no step where it is none."""
    if source.startswith("<!--", start):
        if source.startswith((">", "->"), start + 4):
            return None, source.index(">", start) + 1
        closing = source.find("-->", start + 4, end)
        return None, closing + 3 if closing >= 0 else end
    if source.startswith(("<!", "<?"), start):
        closing = source.find(">", start, end)
        return None, closing + 1 if closing >= 0 else end
    closes = source.startswith("</", start)
    name = NAME.match(source, start + 1 + closes, end)
    if name is None:
        return None, start
    at = name.end()
    attributes: dict[str, str] = {}
    while (last := TAG_END.match(source, at, end)) is None:
        attribute = ATTRIBUTE.match(source, at, end)
        if attribute is None:
            return None, end  # a tag that never ends swallows the rest, as in a browser
        value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
        attributes.setdefault(attribute["name"].lower(), html.unescape(value) if len(value) < 1000 else value)
        at = attribute.end()
    return Token("close" if closes else "open", name[0].lower(), attributes, start, last.end()), last.end()
