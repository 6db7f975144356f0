"""A figure is given to somebody whom the text has not named: *the same source*, *he added*, with nobody before it.

Only sentences with a figure or an attribution are parsed, so whoever is named in another one is not known to the
sources. Before this check says that nobody is there, it looks for anybody on the surface.
"""

import hashlib
import re
from collections.abc import Iterator

from checker.model import Claim, Finding, Result, Source, Span
from checker.rules import Rules
from checker.rules.sources import SourceRules

# "Ann Berg", "Mr Berg", "AFP": somebody or some body may be called so.
NAMES = re.compile(r"\b[A-Z][\w’'.-]+\s+(?:(?:de|da|van|von|al|bin|of|the)\s+)*[A-Z][\w’'-]+|\b[A-Z]{2,}\b")
# Who is a he or a she stands before them.
PRONOUNS = frozenset("he she him her his hers himself herself".split())
CROWDS = frozenset("police people authority union local community".split())


def check(result: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each mention of somebody whom nobody of the text before can be."""
    held: dict[Span, tuple[Source, list[Claim]]] = {}
    ordered = sorted(result.claims, key=lambda c: c.span)
    open_ones = [(s, c) for c in ordered for s in (c.source, *c.source.via) if s.kind == "unresolved"]
    before = _Before(result.report.text, rules.sources) if open_ones else None
    for source, claim in open_ones:
        if before is not None and not before.somebody(source):
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


class _Before:
    """What the text holds, by where it stands first."""

    def __init__(self, text: str, words: SourceRules) -> None:
        self.text = text
        self.first: dict[str, int] = {}
        self.stems: dict[str, int] = {}
        for found in re.finditer(r"[A-Za-z]+", text):
            word = found.group().lower()
            self.first.setdefault(word, found.end())
            self.stems.setdefault(_stem(word), found.end())
        bodies = {*words.institutions, *words.companies, *words.documents}
        name = NAMES.search(text)
        self.name = name.end() if name else len(text) + 1
        # "She" may be a worker, not the workers.
        self.person = _first(self.first, {*words.people, *PRONOUNS} - CROWDS, text)
        self.body = _first(self.stems, {_stem(w) for w in bodies}, text)
        self.people = min(self.body, _first(self.stems, {_stem(w) for w in words.people}, text))

    def somebody(self, source: Source) -> bool:
        """Whether a word of the text before could stand for the one who is taken up."""
        if source.span is None:
            return False
        said, at = self.text[source.span.start : source.span.end].lower().split(), source.span.start
        if "same" in said:
            noun = _stem(said[-1])
            return noun != "sourc" and self.stems.get(noun, at + 1) <= at
        wanted = {"he": self.person, "she": self.person, "they": self.people}.get(said[0], self.body)
        return min(self.name, wanted) <= at


def _first(places: dict[str, int], words: set[str], text: str) -> int:
    return min((places[w] for w in words if w in places), default=len(text) + 1)


def _stem(word: str) -> str:
    """A noun without the ending of its plural: *agencies* and *agency* have one stem."""
    return re.sub(r"(?:ies|y|es|s)$", "", word)


def _id(stands: str, claims: list[Claim]) -> str:
    said = (stands.lower(), sorted((c.measure, repr(c.value)) for c in claims))
    return hashlib.sha256(repr(("dangling-source", said)).encode()).hexdigest()[:8]
