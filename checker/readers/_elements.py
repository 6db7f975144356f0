"""From the elements of HTML, XHTML and NITF to paragraphs: what is headline, standfirst or caption, what is no copy."""

import re
from collections import Counter
from typing import NamedTuple

from checker.errors import ReadError
from checker.model import Origin, PartKind
from checker.readers._copy import Copy
from checker.readers._html import pieces, tokens

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html img legend li main menu nav ol option p picture pre section "
    "summary table tbody tfoot thead title tr ul video audio "
    # NITF
    "hl1 hl2 hedline abstract body.head body.content body.end media media-caption media-producer byline dateline block "
    "tagline distributor note".split()
)
# What a reader of the page does not read as copy.
SKIPPED = frozenset(
    "script style template noscript iframe object applet svg math canvas audio video nav form button select textarea "
    "datalist dialog del s strike map "
    "media-producer media-metadata media-object byline tagline distributor docdata revision-history".split()
)
ROLES: dict[str, PartKind] = {
    "h1": "headline",
    "hl1": "headline",
    "hl2": "summary",
    "abstract": "summary",
    "figcaption": "caption",
    "caption": "caption",
    "media-caption": "caption",
}
# The last word of a class says what a block is: "article__standfirst", "wp-caption-text", "entry-title".
CLASSES: tuple[tuple[re.Pattern[str], PartKind], ...] = (
    (re.compile(r"\b(?:caption|caption[-_]+text|cutline)\b", re.IGNORECASE), "caption"),
    (
        re.compile(
            r"\b(?:stand[-_]?first|dec?k|excerpt|sub[-_]?(?:title|headline|head|heading)|lead[-_]in)\b", re.IGNORECASE
        ),
        "summary",
    ),
    (re.compile(r"\b(?:headline|entry[-_]title|article[-_]title)\b", re.IGNORECASE), "headline"),
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# "five<sup>1</sup>" points to a footnote; "12 km<sup>2</sup>" does not.
FOOTNOTE = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡§])[\])]?\s*")
SQUARED = re.compile(r"(?:m|ft|in|yd|mi)$", re.IGNORECASE)
SPACE, UNSEEN = r" \t\r\n\f\v\xa0", r"\xad\u200b\u2060\ufeff"
TEXT = re.compile(
    rf"(?P<space>[{SPACE}]+)|(?P<unseen>[{UNSEEN}]+)|(?P<words>[^{SPACE}{UNSEEN}]+(?: [^{SPACE}{UNSEEN}]+)*+)"
)


DEEPEST = 5_000
"""So many elements are never open at once, even where nobody closed a list item."""


class Open(NamedTuple):
    """An element that is open, and what holds for the text in it."""

    name: str
    role: PartKind | None
    skipped: bool
    raised: bool


class Reader:
    """Follows the elements of one source and hands their words to a copy.

    ``standing`` is the role of text that no element gives one; ``titled`` says that the title element is the headline.
    """

    def __init__(self, copy: Copy, standing: PartKind = "body", *, titled: bool = False) -> None:
        self.copy = copy
        self.titled = titled
        self._outermost = Open("", standing, False, False)
        self._open: list[Open] = []
        self._names: Counter[str] = Counter()
        self._broken = False

    @property
    def _inner(self) -> Open:
        return self._open[-1] if self._open else self._outermost

    @property
    def _kind(self) -> PartKind:
        return self._inner.role or "body"

    def open(self, name: str, attributes: dict[str, str], start: int, end: int) -> None:
        """An element begins."""
        inner = self._inner
        if name in BLOCKS:
            self._block()
        if name == "br":
            self._break(start, end)
        elif name in ("td", "th"):
            self.copy.sign(" | ")
        if name in VOID:
            return
        if name == "p" and inner.name == "p":
            self._pop()
            inner = self._inner
        skipped = inner.skipped or name in SKIPPED or _hidden(attributes) or (name == "title" and not self.titled)
        role = _role(name, attributes) or inner.role
        if role == "headline" and name in ("h1", "title") and inner.role == "caption":
            role = "caption"
        if len(self._open) > DEEPEST:
            raise ReadError(f"nests more than {DEEPEST:,} elements in each other; it is no report")
        self._open.append(Open(name, role, skipped, inner.raised or name == "sup"))
        self._names[name] += 1

    def close(self, name: str) -> None:
        """An element ends; one that was never opened is nothing."""
        if name in BLOCKS:
            self._block()
        if not self._names[name]:
            return
        while self._pop() != name:
            pass

    def text(self, start: int, end: int) -> None:
        """Text without entities, from the source."""
        if self._inner.skipped:
            return
        if self._inner.raised and self._is_footnote(start, end):
            return
        for found in TEXT.finditer(self.copy.source, start, end):
            if found.lastgroup == "space":
                self.copy.space(*found.span())
            elif found.lastgroup == "words":
                self.copy.words(*found.span(), self._kind)
                self._broken = False

    def replaced(self, said: str, start: int, end: int) -> None:
        """Text that the range of the source stands for: an entity."""
        if self._inner.skipped or not said.strip("\xad\u200b\u2060\ufeff"):
            return
        if said.isspace():
            self.copy.space(start, end)
        else:
            self.copy.replaced(said, start, end, self._kind)
            self._broken = False

    def html(self, start: int = 0, end: int | None = None) -> None:
        """Everything in a range of the copy's source, which is HTML."""
        for token in tokens(self.copy.source, start, end):
            if token.kind == "open":
                self.open(token.name, token.attributes, token.start, token.end)
            elif token.kind == "close":
                self.close(token.name)
            else:
                for said, first, last in pieces(self.copy.source, token.start, token.end):
                    if last - first == len(said) and self.copy.source.startswith(said, first):
                        self.text(first, last)
                    else:
                        self.replaced(said, first, last)
        self.copy.close()

    def _pop(self) -> str:
        name = self._open.pop().name
        self._names[name] -= 1
        return name

    def _block(self) -> None:
        self.copy.close()
        self._broken = False

    def _break(self, start: int, end: int) -> None:
        """A line break ends a paragraph after a sentence, and where two of them follow each other."""
        if self._inner.skipped:
            return
        if self._broken or (self.copy.ends_sentence() and self._kind == "body"):
            self._block()
        else:
            self._broken = True
            self.copy.space(start, end)

    def _is_footnote(self, start: int, end: int) -> bool:
        if not FOOTNOTE.fullmatch(self.copy.source, start, end):
            return False
        return not self.copy.empty and not SQUARED.search(self.copy.tail)


def read_html(copy: Copy, standing: PartKind = "body") -> None:
    """Collect the paragraphs of a copy whose source is HTML; the title is the headline where no heading is."""
    Reader(copy, standing, titled=re.search(r"<h1[\s>]", copy.source, re.IGNORECASE) is None).html()


def copy_of(source: str, within: Origin | None = None) -> Copy:
    """The paragraphs of HTML that stands in a file, or in a string ``within`` it."""
    copy = Copy(source, within)
    read_html(copy)
    return copy


def _role(name: str, attributes: dict[str, str]) -> PartKind | None:
    """What an element says of the text in it."""
    if name == "title":
        return "headline"
    if name in ROLES or name not in BLOCKS | {"span"}:
        return ROLES.get(name)
    said = f"{attributes.get('class', '')} {attributes.get('itemprop', '')}"[:500]
    if not said.strip():
        return None
    # "standfirst__content" and "standfirst-wrapper" are found as well as "standfirst".
    words = re.sub(r"__|[-_]+(?=(?:wrapper|content|container|inner|text)\b)", " ", said)
    return next((role for pattern, role in CLASSES if pattern.search(words)), None)


def _hidden(attributes: dict[str, str]) -> bool:
    return "hidden" in attributes or HIDDEN.search(attributes.get("style", "")[:500]) is not None
