"""How the phrases of a rule file are cut into words and signs, as sentences are when figures are read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_PIECE = re.compile(r"\d+(?:\.\d+)?|(?:(?!\d)\w)+|\S")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Phrases, cut into pieces, and what each stands for."""

    entries: dict[tuple[str, ...], T]
    heads: dict[str, int]
    """Each first piece, and the length of the longest phrase that starts with it."""
    tails: dict[str, int]
    """Each last piece, and the length of the longest phrase that ends with it."""


def pieces(phrase: str) -> tuple[str, ...]:
    """The words and signs of a phrase: *sq. km* is *sq*, *.*, *km*."""
    return tuple(_PIECE.findall(phrase))


def by_pieces(entries: Iterable[tuple[str, T]], *, lower: bool = True) -> Phrases[T]:
    """The phrases with what they stand for; the first entry for a phrase wins."""
    table: dict[tuple[str, ...], T] = {}
    for phrase, value in entries:
        table.setdefault(pieces(phrase.lower() if lower else phrase), value)
    heads: dict[str, int] = {}
    tails: dict[str, int] = {}
    for key in table:
        heads[key[0]] = max(len(key), heads.get(key[0], 0))
        tails[key[-1]] = max(len(key), tails.get(key[-1], 0))
    return Phrases(table, heads, tails)
