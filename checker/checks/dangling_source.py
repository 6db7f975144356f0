"""A figure is given to somebody whom the text has not named: *the same source*, *he added*, with nobody before it."""

import hashlib
from collections.abc import Iterator

from checker.model import Claim, Finding, Result, Source, Span
from checker.rules import Rules


def check(result: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each mention of somebody whom nobody of the text before can be."""
    held: dict[Span, tuple[Source, list[Claim]]] = {}
    for claim in result.claims:
        for source in (claim.source, *claim.source.via):
            if source.kind == "unresolved":
                held.setdefault(source.span or claim.span, (source, []))[1].append(claim)
    for span, (source, claims) in held.items():
        stands = " ".join(result.report.text[span.start : span.end].split()) or source.name
        figures = ", ".join(dict.fromkeys(c.text for c in claims))
        yield Finding(
            id=_id(stands, claims),
            check="dangling-source",
            severity="note",
            confidence="high",
            measure=claims[0].measure,
            event=claims[0].event,
            message=f'"{stands}" is given as the source of {figures}, but nobody named before could be meant.',
            claims=tuple(c.id for c in claims),
            pairs=(),
            spans=(span,),
            because=(f'"{stands}" takes up somebody who spoke before', "nobody in the text before could be meant"),
        )


def _id(stands: str, claims: list[Claim]) -> str:
    said = (stands.lower(), sorted((c.measure, repr(c.value)) for c in claims))
    return hashlib.sha256(repr(("dangling-source", said)).encode()).hexdigest()[:8]
