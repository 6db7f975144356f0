"""Takes up who was named before: *he*, *the ministry*, *the same source*, a surname alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.model import Source, SourceKind
from checker.sources.lexicon import Lexicon, singular
from checker.sources.phrases import TITLES, Phrase
from checker.sources.speakers import Reading

DEFINITE = frozenset("the this that its their his her both these those".split())
INDEFINITE = frozenset("a an another some one two three several many".split())
SMALL = frozenset("the a an of for in at from by and this that its their his her same own 's ’s".split())
# A body may be taken up by these whatever it is called.
GENERIC = frozenset("agency group organisation organization body company union department service force office bureau unit".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A possible source of the text before, with what it is."""

    phrase: Phrase
    source: Source
    spoke: bool
    """Whether it says something there."""
    subject: bool
    """Whether it opens its sentence."""
    place: int
    """The offset of the mention."""


def mentions(r: Reading, spoken: Sequence[tuple[Phrase, Source]]) -> list[Mention]:
    """The mentions of a sentence; those of ``spoken`` are speakers with the source they were resolved to."""
    found = [Mention(p, s, True, False, p.span.start) for p, s in spoken if s.kind != "unresolved"]
    taken = {i for p, _ in spoken for i in range(p.start, p.end)}
    first = True
    for start, end in r.chunks:
        one = r.phrase(start, end)
        opening = first and (start == 0 or r.lower(start - 1) in {"—", "–", "-", ",", "\"", "“"}) and one.sort != "thing"
        if one.sort != "thing" or any(r.finite(k) for k in range(start)):
            first = first and not any(r.finite(k) for k in range(start))
        if start in taken or one.sort in {"thing", "pronoun"}:
            continue
        one = _described(r, one)
        found.append(Mention(one, Source(name=one.text, kind=kind(one), span=one.span), False, opening, one.span.start))
    return sorted(found, key=lambda m: m.place)


def _described(r: Reading, one: Phrase) -> Phrase:
    """A phrase with the roles of the apposition beside it."""
    if r.lower(one.end) == "," and one.end + 1 in r.starts:
        beside = r.phrase(*r.starts[one.end + 1])
        if beside.sort in {"people", "body", "person"} and r.lower(beside.end) in {",", ".", "for", "of", "at", "in", "who", "which", "that"}:
            return replace(one, role=(*one.role, *beside.role))
    if r.lower(one.start - 1) == "," and one.start - 1 in r.ends and one.proper:
        beside = r.phrase(*r.ends[one.start - 1])
        if beside.sort in {"people", "body"} and not beside.proper:
            return replace(one, role=(*one.role, *beside.role))
    return one


def kind(one: Phrase) -> SourceKind:
    """Whether a speaker is named."""
    if one.sort in {"person", "place"}:
        return "named"
    if one.sort == "body":
        return "unnamed" if one.words[0] in INDEFINITE and not one.proper else "named"
    return "named" if one.proper else "unnamed"


def resolve(one: Phrase, before: Sequence[Mention], lex: Lexicon) -> Source:
    """The best name that the text before gives for a speaker; ``before`` is in the order of the text."""
    own = Source(name=one.text, kind=kind(one), span=one.span)
    if one.sort == "pronoun":
        found = _pronoun(one, before, lex)
    elif "same" in one.words:
        found = _same(one, before, lex)
    elif one.words[0] == "another":
        return replace(own, kind="unnamed")
    elif one.proper and one.sort in {"person", "body"}:
        return _fuller(one, own, before)
    elif one.words[0] in DEFINITE:
        found = _definite(one, before, lex)
        if found is None:
            return own
    else:
        return own
    if found is None:
        return Source(name=one.text, kind="unresolved", span=one.span)
    return replace(found.source, span=one.span, via=())


def _pronoun(one: Phrase, before: Sequence[Mention], lex: Lexicon) -> Mention | None:
    word = one.words[0]
    if word in {"he", "she"}:
        other = lex.men if word == "she" else lex.women
        fits = [
            m for m in before
            if (m.phrase.sort == "person" or m.phrase.sort == "people" and _single(m.phrase))
            and not any(w.rstrip(".") in other for w in (*m.phrase.words, *m.phrase.role))
        ]  # fmt: skip
    elif word == "it":
        fits = [m for m in before if m.phrase.sort in {"body", "document"} or m.phrase.sort == "place" and m.spoke]
    else:
        fits = [m for m in before if m.phrase.sort in {"people", "body"} and not (m.phrase.sort == "people" and _single(m.phrase))]
    active = [m for m in fits if m.spoke or m.subject]
    return (active or fits or [None])[-1]


def _single(one: Phrase) -> bool:
    """Whether it is one person."""
    word = one.text.split()[-1].lower() if not one.words else None
    head = next((w for w in reversed(one.words) if singular(w) in one.role), word or one.words[-1])
    return head not in {"police", "people", "media", "authorities"} and singular(head) == head


def _same(one: Phrase, before: Sequence[Mention], lex: Lexicon) -> Mention | None:
    spoke = [m for m in before if m.spoke]
    head = one.words[-1]
    if singular(head) in lex.documents or singular(head) == "source":
        return spoke[-1] if spoke else None
    sorts = {"body", "place"} if one.sort == "body" else {"person", "people"}
    fits = [m for m in spoke if _called(m, {singular(head)})] or [m for m in spoke if m.phrase.sort in sorts] or [
        m for m in before if _called(m, {singular(head)})
    ]
    return fits[-1] if fits else None


def _content(words: Sequence[str]) -> set[str]:
    return {singular(w.rstrip(".")) for w in words if w not in SMALL and any(c.isalnum() for c in w)}


def _called(mention: Mention, words: set[str]) -> bool:
    """Whether a mention, its source or its description holds all these words."""
    own = _content(mention.phrase.words) | set(mention.phrase.role) | _content(mention.source.name.lower().split())
    return words <= own


def _definite(one: Phrase, before: Sequence[Mention], lex: Lexicon) -> Mention | None:
    """*the ministry*, *the official*, *the company*: the last one called so, by the fullest name."""
    wanted = _content(one.words)
    if not wanted or one.sort == "people" and not _single(one) and len(wanted) == 1:
        return None
    head = singular(one.words[-1])
    fits = [
        m for m in before
        if _called(m, wanted) and len(_content(m.source.name.lower().split()) - wanted) > 0
        and m.phrase.sort in ({"body", "place"} if one.sort == "body" else {"person", "people"} if one.sort == "people" else {one.sort})
        and not (one.sort == "people" and m.phrase.sort == "people" and not _single(m.phrase))
        and not (one.sort == "body" and singular(m.phrase.words[-1]) in lex.people - lex.institutions)
    ]  # fmt: skip
    if fits:
        named = [m for m in fits if m.source.kind == "named"] or fits
        spoke = [m for m in named if m.spoke and m.source.name] or named
        last = named[-1] if one.sort == "body" else spoke[-1]
        return last
    if len(wanted) > 1:
        return None
    bodies = [m for m in before if m.phrase.sort == "body" and m.source.kind == "named"]
    if head in lex.companies or head in GENERIC and one.sort == "body":
        spoke = [m for m in bodies if m.spoke and m.phrase.proper]
        opened = [m for m in bodies if m.subject and m.phrase.proper]
        if head in lex.companies:
            return (spoke or opened or [None])[-1]
        if head in {"agency", "group", "organisation", "organization", "body"}:
            return (spoke or [None])[-1]
        return None
    if head in {"official", "spokesman", "spokeswoman", "source"}:
        people = [m for m in before if m.spoke and m.phrase.sort in {"person", "people"} and _single(m.phrase)]
        if head == "source":
            people = [m for m in before if m.spoke and m.phrase.sort in {"person", "people"}]
        return people[-1] if people and head in {"official", "source"} else None
    return None


def _fuller(one: Phrase, own: Source, before: Sequence[Mention]) -> Source:
    """A name with the fullest form that the text has given before: *Durst* is *Casey Durst*."""
    words = {w for w in _content(one.words) if w not in TITLES}
    names = [m for m in before if m.phrase.proper and m.phrase.sort == "person" and words <= _content(m.phrase.words) and words]
    longer = [m for m in names if len(m.phrase.words) > len(one.words)]
    if longer and (one.sort == "person" or len(words) == 1):
        best = max(longer, key=lambda m: len(_content(m.source.name.split())))
        return replace(own, name=best.source.name, kind="named")
    return own
