"""A figure is given to somebody whom the text has not named: *the same source*, *he added*, with nobody before it.

Only sentences with a figure or an attribution are parsed, so whoever is named in another one is not known to the sources.
Before this check says that nobody is there, it looks for anybody on the surface.
"""

import hashlib
import re
from collections.abc import Iterator

from checker.model import Claim, Finding, Report, Result, Source, Span
from checker.rules import Rules
from checker.rules.sources import SourceRules

# "Ann Berg", "Mr Berg", "AFP": somebody or some body may be called so.
NAMES = re.compile(r"\b[A-Z][\w’'.-]+\s+(?:(?:de|da|van|von|al|bin|of|the)\s+)*[A-Z][\w’'-]+|\b[A-Z]{2,}\b")
# Who is a he or a she stands before them.
PERSONS = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
CROWDS = frozenset("police people authority union local community".split())


def check(result: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each mention of somebody whom nobody of the text before can be."""
    held: dict[Span, tuple[Source, list[Claim]]] = {}
    for claim in result.claims:
        for source in (claim.source, *claim.source.via):
            if source.kind == "unresolved" and not _somebody(source, result.report, rules.sources):
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


def _somebody(source: Source, report: Report, words: SourceRules) -> bool:
    """Whether a word of the text before could stand for the one who is taken up."""
    if source.span is None:
        return False
    before = report.text[: source.span.start]
    said = report.text[source.span.start : source.span.end].lower().split()
    if "same" in said:
        return said[-1].rstrip("s") != "source" and _stem(said[-1]) in {_stem(w) for w in _words(before)}
    people = {w for w in words.people if w not in CROWDS}
    bodies = {*words.institutions, *words.companies, *words.documents}
    if said[0] in {"he", "she"}:
        return bool(NAMES.search(before) or PERSONS.search(before) or people & _words(before))
    wanted = {_stem(w) for w in ({*words.people, *bodies} if said[0] == "they" else bodies)}
    return bool(NAMES.search(before) or wanted & {_stem(w) for w in _words(before)})


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def _stem(word: str) -> str:
    """A noun without the ending of its plural: *agencies* and *agency* have one stem."""
    return re.sub(r"(?:ies|y|es|s)$", "", word)


def _id(stands: str, claims: list[Claim]) -> str:
    said = (stands.lower(), sorted((c.measure, repr(c.value)) for c in claims))
    return hashlib.sha256(repr(("dangling-source", said)).encode()).hexdigest()[:8]
