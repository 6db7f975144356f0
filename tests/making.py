"""Sentences and claims made by hand: sentences are cut into words by a plain pattern, not parsed."""

import re
from typing import Any

from checker.model import REPORT, Claim, PartKind, Quantity, Scope, Sentence, Source, Span, Token
from tests.marks import interval

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


def claim(
    at: int,
    value: str,
    measure: str = "killed",
    counted: str = "person",
    by: str = "",
    *,
    part: PartKind = "body",
    sentence: int | None = None,
    scope: Scope | None = None,
    **given: Any,
) -> Claim:
    """The claim ``c{at}``, which stands in the text after those of a smaller ``at``.

    ``value`` is written as ``interval`` reads it; ``by`` is the name of the source, with a capital that of a named one.
    Claims with the same ``sentence`` are of one sentence; the rest is for the claim's quantity or for the claim.
    """
    span = Span(10 * at, 10 * at + 5)
    about = {key: given.pop(key) for key in ("unit", "approximate", "additional", "form") if key in given}
    values: dict[str, Any] = {
        "status": "asserted",
        "source": Source(name=by, kind="named" if by[:1].isupper() else "unnamed") if by else REPORT,
        "because": (),
        "text": value,
        "paragraph": 0,
        **given,
    }
    return Claim(
        id=f"c{at}",
        measure=measure,
        counted=counted,
        quantity=Quantity(span=span, sentence=0, tokens=(0, 1), core=(0, 1), value=interval(value), **about),
        scope=scope or Scope(),
        part=part,
        sentence=span if sentence is None else Span(-sentence - 1, -sentence),
        **values,
    )
