"""Figures that a token pattern of a measure knows: *shot seven men, two of them fatally*."""

from collections.abc import Sequence

from checker.model import Token
from checker.rules.patterns import Pattern, TokenTest


def holds(pattern: Pattern, tokens: Sequence[Token], figure: tuple[int, int]) -> bool:
    """Whether a pattern stands in a sentence around a figure, the half-open range of whose tokens is given.

    The places where the words read so far may end are kept side by side, so that no pattern takes long.
    """
    at = set(range(figure[0] + 1))
    for test in pattern:
        if test.LIKE_NUM:
            at = {figure[1]} if figure[0] in at else set()
        else:
            at = _after(test, tokens, at)
    return bool(at)


def _after(test: TokenTest, tokens: Sequence[Token], at: set[int]) -> set[int]:
    """Where the next word of a pattern may stand."""
    found = set(at) if test.OP in {"?", "*"} else set()
    new = at
    while new := {i + 1 for i in new if i < len(tokens) and _is(test, tokens[i])} - found:
        found |= new
        if test.OP in {"1", "?"}:
            break
    return found


def _is(test: TokenTest, token: Token) -> bool:
    return (
        (not test.LOWER or token.lower in test.LOWER)
        and (not test.LEMMA or token.lemma in test.LEMMA)
        and (not test.POS or token.pos in test.POS)
        and (not test.TAG or token.tag in test.TAG)
        and (not test.DEP or token.dep in test.DEP)
    )
