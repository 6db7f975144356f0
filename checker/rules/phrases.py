"""How the phrases of a rule file are cut into words and signs, as sentences are when figures are read."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")

_PIECE = re.compile(r"\d+(?:\.\d+)?|(?:(?!\d)\w)+|\S")


def pieces(phrase: str) -> tuple[str, ...]:
    """The words and signs of a phrase: *sq. km* is *sq*, *.*, *km*."""
    return tuple(_PIECE.findall(phrase))


def by_pieces(entries: Iterable[tuple[str, T]], *, lower: bool = True) -> dict[tuple[str, ...], T]:
    """A table from the pieces of each phrase to what it stands for; the first entry for a phrase wins."""
    table: dict[tuple[str, ...], T] = {}
    for phrase, value in entries:
        table.setdefault(pieces(phrase.lower() if lower else phrase), value)
    return table


def longest(table: Mapping[tuple[str, ...], object]) -> int:
    """The number of pieces of a table's longest phrase."""
    return max(map(len, table), default=0)
