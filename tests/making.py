"""Sentences made by hand: cut into words by a plain pattern, not parsed."""

import re

from checker.model import Sentence, Span, Token

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[.,]\d+)*[^\W\d_]*|\S")


def unparsed(text: str, start: int = 0, end: int | None = None) -> Sentence:
    """A stretch of a text as one sentence without tags and tree; the whole text where no range is given."""
    end = len(text) if end is None else end
    tokens = tuple(
        Token(i, found.group(), found.group().lower(), found.group().lower(), "", "", "", i, Span(*found.span()))
        for i, found in enumerate(_WORD.finditer(text, start, end))
    )
    span = Span(tokens[0].start, tokens[-1].end) if tokens else Span(start, start)
    return Sentence(0, 0, "body", span, tokens, tuple(() for _ in tokens), False)
