"""A sentence cut for reading figures: numbers, words and signs with their places, whatever the tokeniser made of them.

*£2m-£3m*, *45pc* and *1 234 567* fall into tokens in ways that no rule should have to know.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from checker.model import Sentence, Span
from checker.rules.phrases import Phrases

T = TypeVar("T")

# Characters that mean the same in a figure, one for one, so that offsets stay.
_SAME = str.maketrans({"–": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-", "’": "'", "‘": "'", "\u00a0": " ",
                       "\u2009": " ", "\u202f": " ", "\n": " ", "\t": " ", "\r": " "})  # fmt: skip

PIECE = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)"  # 1,234,567.8
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"  # 12,34,567
    r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.]*\d)"  # 1.234.567
    r"|\d{1,3}(?: \d{3})+(?![\d]|[,.]\d)"  # 1 234 567
    r"|\d+(?:\.\d+)?(?!\d)(?!\.[a-z]{2,}\b)|(?<![\w.])\.\d+)"
    r"|(?P<word>(?:(?!\d)\w)+)|(?P<sign>\S)"
)


class Piece(NamedTuple):
    """A number in digits, a word, or a single sign."""

    text: str
    lower: str
    kind: str
    """``number``, ``word`` or ``sign``; empty beyond the ends of the sentence."""
    start: int
    end: int
    glued: bool
    """Whether it touches the piece before it."""
    token: int
    """The index of the first token that shares a character with it."""
    tag: str
    """That token's tag; empty where the sentence was not parsed."""


NOTHING = Piece("", "", "", -1, -1, False, -1, "")


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of a sentence."""

    pieces: tuple[Piece, ...]
    sentence: Sentence
    plain: str
    """The text of the sentence with dashes, quotation marks and spaces made one kind."""
    titled: bool
    """Whether nearly every word has a capital, as in many headlines: capitals say nothing here."""

    def __len__(self) -> int:
        return len(self.pieces)

    def __getitem__(self, index: int) -> Piece:
        """The piece at a place; an empty one beyond the ends."""
        return self.pieces[index] if 0 <= index < len(self.pieces) else NOTHING

    def lower(self, start: int, count: int = 1) -> tuple[str, ...]:
        """Some pieces in lower case."""
        found = tuple([piece.lower for piece in self.pieces[max(start, 0) : max(start + count, 0)]])
        return found if len(found) == count else tuple([self[i].lower for i in range(start, start + count)])

    def longest(self, at: int, phrases: Phrases[T], *, lower: bool = True) -> tuple[int, T] | None:
        """The longest phrase that starts at a piece: the place after it and what it stands for."""
        first = self[at].lower if lower else self[at].text
        for count in range(phrases.heads.get(first, 0), 0, -1):
            found = phrases.entries.get(self._key(at, at + count, lower))
            if found is not None:
                return at + count, found
        return None

    def longest_before(self, at: int, phrases: Phrases[T], *, lower: bool = True) -> tuple[int, T] | None:
        """The longest phrase that ends right before a piece: the place where it starts and what it stands for."""
        last = self[at - 1].lower if lower else self[at - 1].text
        for count in range(min(phrases.tails.get(last, 0), at), 0, -1):
            found = phrases.entries.get(self._key(at - count, at, lower))
            if found is not None:
                return at - count, found
        return None

    def _key(self, start: int, end: int, lower: bool) -> tuple[str, ...]:
        return self.lower(start, end - start) if lower else tuple([self[i].text for i in range(start, end)])

    def span(self, start: int, end: int) -> Span:
        """The characters of a half-open range of pieces."""
        return Span(self.pieces[start].start, self.pieces[end - 1].end)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of tokens that share a character with a half-open range of pieces."""
        last = self.pieces[end - 1].end - 1
        return self.pieces[start].token, bisect_right(self.sentence.tokens, last, key=lambda token: token.span.start)

    def joined(self, index: int, sign: str = "-") -> bool:
        """Whether a piece is this sign and touches both its neighbours, as in *three-year*."""
        return self[index].text == sign and self[index].glued and self[index + 1].glued

    def capital(self, index: int) -> bool:
        """Whether a word has a capital that its place does not explain."""
        piece, before = self[index], self[index - 1]
        if piece.kind != "word" or not piece.text[0].isupper() or self.titled:
            return False
        if before.text == "-" and not piece.glued:
            return False  # "LIMA, May 3 - Twelve Peruvian soldiers died": a dash, behind which a sentence begins
        return before.kind in ("word", "number") or before.text in {",", "-", "'", "&", "/", "(", ".", ";"}

    def opens(self, index: int) -> bool:
        """Whether a sentence or a clause opens at this piece."""
        return self[index - 1].text in {"", ":", ";", '"', "“", "'", "—", "("}


def cut(sentence: Sentence, text: str) -> Line:
    """Cut a sentence into pieces; every character that is no space is in exactly one of them."""
    plain = text[sentence.span.start : sentence.span.end].translate(_SAME)
    starts = [token.start for token in sentence.tokens]
    pieces: list[Piece] = []
    at = 0
    while (found := PIECE.search(plain, at)) is not None:
        end = found.end()
        if " " in found.group() and not _groups(found.group(), pieces):
            end = found.start() + found.group().index(" ")
        shown = plain[found.start() : end]
        start = sentence.span.start + found.start()
        token = max(bisect_right(starts, start) - 1, 0)
        glued = bool(pieces) and pieces[-1].end == start
        tag = sentence.tokens[token].tag if sentence.tokens else ""
        pieces.append(
            Piece(shown, shown.lower(), str(found.lastgroup), start, sentence.span.start + end, glued, token, tag)
        )
        at = end
    long = [p.text for p in pieces if p.kind == "word" and len(p.text) > 3]
    share = 0.7 if sentence.part == "headline" else 0.9
    titled = len(long) > 2 and sum(word[0].isupper() for word in long) >= share * len(long)
    return Line(tuple(pieces), sentence, plain, titled)


def _groups(number: str, before: list[Piece]) -> bool:
    """Whether *15 300* is one number; not in *June 15 300 people* and *Boeing 737 200*."""
    return not before or not (
        before[-1].kind == "number" or before[-1].text[0].isupper() or before[-1].text in {"-", "/"}
    )
