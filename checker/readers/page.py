"""A web page saved to disk: trafilatura says which text is the article, the words are read from the page itself."""

import logging
import re
from bisect import bisect_right
from typing import Any

from checker.errors import ReadError
from checker.model import Part, Report, Span
from checker.readers._copy import Copy
from checker.readers._elements import copy_of
from checker.readers.text import decode

SUFFIXES = (".html", ".htm", ".xhtml")
DOCUMENT = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
# A document from a word processor has none of these, a page of a site has several.
FURNITURE = re.compile(rb"<(?:nav|aside|footer|script|form|iframe|button)[\s>]", re.IGNORECASE)
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([\w-]{1,20})", re.IGNORECASE)
SHORTEST = 20
"""Letters that a paragraph needs to be found inside a longer line of the article."""
MOST_LOOKED_FOR = 2_000


def recognises(head: bytes) -> bool:
    """Whether the first bytes of a file are a page of a site, and no HTML that is all copy."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"
    return start and DOCUMENT.search(head) is not None and FURNITURE.search(head) is not None


def read(data: bytes, name: str) -> Report:
    """The report in a web page; places are those in the file. Raises ReadError where there is no article."""
    file, notes = decode(data, charset(data))
    copy = copy_of(file)
    article, title = _article(file)
    kept = _kept(copy, article, title)
    if not any(part.kind in ("body", "summary") for part in kept):
        raise ReadError("is a web page without an article; --input-format html reads everything on it")
    said = f"is a web page; {len(kept)} of its {len(copy.parts)} paragraphs were taken for the article"
    return copy.kept(kept).report(name, file, (*notes, said))


def charset(data: bytes) -> str:
    """The encoding that a document declares, or the empty string."""
    found = CHARSET.search(data, 0, 4096)
    return found[1].decode("ascii") if found else ""


def _article(file: str) -> tuple[str, str]:
    """The text of the article in a page, as trafilatura finds it, and the title that the page gives it."""
    try:
        import trafilatura
    except ImportError:
        raise ReadError(
            "is a web page; to find the article in it install trafilatura: pip install 'checker[web]', "
            "or read everything on it with --input-format html"
        ) from None
    # Without a handler its warnings would go to standard error.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        found: Any = trafilatura.bare_extraction(file, include_comments=False, include_tables=True, with_metadata=True)
    except Exception as error:  # a parser of untrusted text may raise anything
        raise ReadError(
            f"is a web page that cannot be read ({type(error).__name__}); save the article as text"
        ) from error
    if found is None:
        return "", ""
    return found.text or "", found.title or ""


def _kept(copy: Copy, article: str, title: str) -> list[Part]:
    """The parts of a page that belong to the article: headline, standfirst, captions, and the paragraphs found."""
    parts = copy.parts
    keys = [_key(copy.said_in(part.span)) for part in parts]
    chosen = _chosen(keys, [key for line in article.splitlines() if (key := _key(line))])
    if not chosen:
        return []
    first, last = min(chosen), max(chosen)
    headline = _headline(parts, keys, _key(title), first)
    opening = first if headline is None else min(first, headline)
    kept = []
    for i, part in enumerate(parts):
        if i == headline:
            kept.append(Part("headline", _without_site(copy, part.span, title)))
        elif part.kind == "headline":
            if i in chosen and keys[i] != (keys[headline] if headline is not None else ""):
                kept.append(Part("body", part.span))
        elif i in chosen or (part.kind in ("summary", "caption") and opening <= i <= last):
            kept.append(part)
    return kept


def _chosen(keys: list[str], lines: list[str]) -> set[int]:
    """The paragraphs that the lines of the article are, each as near as possible behind the one before."""
    where: dict[str, list[int]] = {}
    for i, key in enumerate(keys):
        where.setdefault(key, []).append(i)
    chosen: set[int] = set()
    at = -1
    for line in lines:
        if places := where.get(line):
            behind = bisect_right(places, at)
            at = places[behind] if behind < len(places) else places[-1]
            chosen.add(at)
    # A paragraph with line breaks is several lines of the article, and some lines are several paragraphs.
    whole = "".join(lines)
    inside = range(min(chosen), max(chosen) + 1) if chosen else range(len(keys))
    rest = [i for i in inside if i not in chosen and len(keys[i]) >= SHORTEST and len(where[keys[i]]) == 1]
    return chosen | {i for i in rest[:MOST_LOOKED_FOR] if keys[i] in whole}


def _headline(parts: list[Part], keys: list[str], title: str, first: int) -> int | None:
    """Which part is the article's headline: the one that is its title, or the last one before its text."""
    headlines = [i for i, part in enumerate(parts) if part.kind == "headline"]
    same = [i for i in headlines if title and keys[i] and (keys[i] in title or title in keys[i])]
    before = [i for i in headlines if i <= first]
    return max((i for i in same if i <= first), default=next(iter(same or before[-1:] or headlines[:1]), None))


def _without_site(copy: Copy, span: Span, title: str) -> Span:
    """The title in *Two hurt in mill fire | The Ely Echo*."""
    said = copy.said_in(span)
    if title and said.startswith(title) and len(said) > len(title):
        return Span(span.start, span.start + len(title))
    return span


def _key(text: str) -> str:
    """The letters and digits of a text: space and marks differ from one reader to the next."""
    return "".join(c for c in text.casefold() if c.isalnum())
