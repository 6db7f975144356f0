"""Takes up who was named before: *he*, *the ministry*, *the same source*, a surname alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.model import Source, SourceKind
from checker.sources.lexicon import Lexicon, singular
from checker.sources.phrases import INCORPORATED, Phrase
from checker.sources.speakers import Reading
from checker.sources.surface import QUOTES
from checker.sources.tags import TITLES

DEFINITE = frozenset("the this that its their his her these those".split())
INDEFINITE = frozenset("a an another some one two three several many".split())
SMALL = frozenset("the a an of for in at from by and this that its their his her same own s own".split())
# A body may be taken up by these whatever it is called.
GENERIC = frozenset("agency group organisation organization body".split())
# "the world body" still takes up whoever spoke last, "the seismological institute" does not.
WORLDWIDE = frozenset("world global international aid".split())
# "the force" takes up any of these.
FORCES = frozenset({"police", "army", "navy", "force"})
# "the station" takes up any of these.
OUTLETS = frozenset("station channel broadcaster newspaper paper magazine outlet network site website daily".split())
PRESS = frozenset(
    "radio television tv news times post daily herald tribune courier gazette journal press mail channel".split()
)
# Who listens is not who speaks next.
HEARERS = frozenset("reporters journalists".split())
PLURAL = frozenset("people police media authorities troops data".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A possible source of the text before, with what it is."""

    phrase: Phrase
    source: Source
    spoke: bool
    """Whether it says something there."""
    subject: bool
    """Whether it is the first actor of its sentence."""
    sentence: int
    paragraph: int
    where: bool
    """Whether it stands after *in* or *near*, as a place does."""
    called: frozenset[str]
    """What it is called: the words of its phrase, its best name and its description, in the singular."""

    @property
    def place(self) -> int:
        """The offset of the mention."""
        return self.phrase.span.start

    @property
    def active(self) -> bool:
        """Whether it acts there: a pronoun takes up who acted last."""
        return self.spoke or self.subject


# The text before is remembered whole up to here; of what is older, each name once.
LATEST = 300


def remembered(before: list[Mention]) -> list[Mention]:
    """The mentions that later sentences can take up, so that the work does not grow with the square of the length."""
    if len(before) < 2 * LATEST:
        return before
    older = {(m.source.name, m.phrase.text): m for m in before[:-LATEST] if m.active or m.phrase.proper}
    return [*sorted(older.values(), key=lambda m: m.place)[-LATEST // 2 :], *before[-LATEST:]]


def mentions(r: Reading, spoken: Sequence[tuple[Phrase, Source]]) -> list[Mention]:
    """The mentions of a sentence; those of ``spoken`` are speakers with the source they were resolved to."""
    sentence = r.sentence
    at = (sentence.index, sentence.paragraph)
    found = [Mention(p, s, True, False, *at, False, _names(p, s)) for p, s in spoken if s.kind != "unresolved"]
    taken = {i for p, _ in spoken for i in range(p.start, max(p.head + 1, p.start + 1))}
    inside = {i for p, _ in spoken for i in range(p.start, p.end)}
    opening, seen = True, r.first
    quote = next((k for k, word in enumerate(r.lowers) if word in QUOTES), len(r.lowers))
    for start, end in r.chunks:
        one = r.phrase(start, end)
        opening = opening and not any(r.finite(k) for k in range(seen, start))
        seen = max(seen, start)
        acts = opening and start <= quote and r.lower(start - 1) not in PREPOSITIONAL
        if one.sort in {"thing", "pronoun"}:
            if acts and one.sort == "pronoun":
                opening = False
            continue
        if _description(r, one):
            continue
        if acts:
            opening = False
        if start in taken:
            continue
        one = described(r, one)
        source = Source(name=one.text, kind=kind(one), span=one.span)
        found.append(
            Mention(
                one,
                source,
                False,
                # "The mission in Drask": the mission acts, and Drask only says where.
                acts or (start in inside and not _at_place(r, one)),
                *at,
                r.lower(start - 1) in {"in", "near"},
                _names(one, source),
            )
        )
    return sorted(found, key=lambda m: m.place)


def _at_place(r: Reading, one: Phrase) -> bool:
    """Whether a name inside a speaker's phrase only says where that speaker is."""
    return r.lower(one.start - 1) in {"in", "at", "near"} and one.proper


PREPOSITIONAL = frozenset(
    "of in at for from by with on to about after before since during near under over between among against "
    "through".split()
)
CLOSED = frozenset(", . for of at in who which that ; :".split())


def _description(r: Reading, one: Phrase) -> bool:
    """Whether a phrase only describes the name before it: *Sani Abdullahi, a teacher who got away*."""
    if one.proper or one.sort not in {"people", "body"} or r.lower(one.start - 1) != "," or one.start - 1 not in r.ends:
        return False
    return r.phrase(*r.ends[one.start - 1]).proper and r.lower(one.end) in CLOSED


def described(r: Reading, one: Phrase) -> Phrase:
    """A phrase with the roles of the apposition beside it."""
    if r.lower(one.end) == "," and one.end + 1 in r.starts:
        beside = r.phrase(*r.starts[one.end + 1])
        firm = one.sort == "body" or singular(one.noun) in r.lex.companies
        if firm and not one.proper and beside.proper and r.lower(beside.end) == ",":
            # "The company, Andes Aurum, wants to dig"
            return replace(
                beside,
                sort="body",
                start=one.start,
                role=(*one.role, *beside.role),
                text=f"{one.text} {beside.text}",
                span=one.span,
            )
        if beside.sort in {"people", "body", "person"} and r.lower(beside.end) in CLOSED:
            one = replace(one, role=(*one.role, *beside.role))
    if r.lower(one.start - 1) == "," and one.start - 1 in r.ends and one.proper:
        beside = r.phrase(*r.ends[one.start - 1])
        if beside.sort in {"people", "body"} and not beside.proper:
            one = replace(one, role=(*one.role, *beside.role))
    return one


def kind(one: Phrase) -> SourceKind:
    """Whether a speaker is named."""
    if one.sort in {"person", "place"}:
        return "named"
    if one.sort == "body":
        return "unnamed" if (one.words[0] in INDEFINITE or _many(one)) and not one.proper else "named"
    return "named" if one.proper else "unnamed"


def resolve(one: Phrase, before: Sequence[Mention], lex: Lexicon, paragraph: int) -> Source:
    """The best name that the text before gives for a speaker; ``before`` is in the order of the text."""
    own = Source(name=one.text, kind=kind(one), span=one.span)
    if one.words[0] == "another":
        return replace(own, kind="unnamed")
    if one.sort == "pronoun":
        found = _pronoun(one, before, lex, paragraph)
    elif "same" in one.words:
        found = _same(one, before, lex)
    elif (one.sort == "place" and len(one.words) == 1) or (
        one.proper and one.sort in {"person", "body"} and not (one.words[0] in DEFINITE and _common(one))
    ):
        return _fuller(one, own, before)
    elif one.words[0] in DEFINITE:
        found = _definite(one, before, lex, paragraph)
        if found is None:
            return own
    else:
        return own
    if found is None:
        return Source(name=one.text, kind="unresolved", span=one.span)
    return replace(found.source, span=one.span, via=())


def _common(one: Phrase) -> bool:
    """Whether a name ends in a common noun: *the Interior Ministry* may be *the Afghan Interior Ministry*."""
    return singular(one.noun) in one.role and one.sort == "body" and not one.text.split()[-1].isupper()


def _many(one: Phrase) -> bool:
    """Whether it is more than one."""
    return one.noun in PLURAL or (
        singular(one.noun) != one.noun and one.words[0] != "one" and one.sort != "person" and not one.proper
    )


def _person(m: Mention) -> bool:
    return m.phrase.sort == "person" or (m.phrase.sort == "people" and not _many(m.phrase))


def _surname(m: Mention, lex: Lexicon) -> bool:
    """Whether a single name that acts may be a person's: *Ostrow scored 14 goals. He said*."""
    one = m.phrase
    return m.active and one.proper and len(one.words) == 1 and not one.text.isupper() and one.words[0] not in lex.famous


def _body(m: Mention, lex: Lexicon) -> bool:
    """Whether it could be an *it*: a body, a document, or a name that nothing shows to be a person's."""
    one = m.phrase
    if one.sort == "person":
        return not any((w in lex.people and w not in lex.companies) or w in TITLES for w in (*one.role, *one.words))
    return (one.sort in {"body", "document"} and not _many(one)) or one.sort == "place"


def _pronoun(one: Phrase, before: Sequence[Mention], lex: Lexicon, paragraph: int) -> Mention | None:
    word = one.words[0]
    if word in {"he", "she"}:
        other = lex.men if word == "she" else lex.women
        # "He said 31 had cracked; she spoke of 14"
        apart = {m.source.name for m in before if m.phrase.words == ("he" if word == "she" else "she",)}
        fits = [
            m
            for m in before
            if (_person(m) or _surname(m, lex))
            and m.source.name not in apart
            and not any(w.rstrip(".") in other for w in (*m.phrase.words, *m.phrase.role))
        ]
    elif word == "it":
        fits = [m for m in before if _body(m, lex)]
    else:
        fits = [
            m
            for m in before
            if (_many(m.phrase) and m.phrase.sort in {"people", "body"} and (m.spoke or m.phrase.noun not in HEARERS))
            or (m.phrase.sort == "body" and m.spoke)
        ]
        if not any(m.active for m in fits):
            # "The charity tweeted that it had saved 101 people. They wrote": those who are counted say nothing
            fits = [m for m in before if m.spoke and m.phrase.proper][-1:] or fits
    acting = _last([m for m in fits if m.active])
    if word in {"he", "she"} and acting is not None and acting.paragraph != paragraph:
        # "The turnout surprised even Lucia Ferran. She said": whom this paragraph names, and nobody else.
        here = [m for m in fits if m.paragraph == paragraph and m.phrase.proper and m.phrase.sort == "person"]
        if len({m.source.name for m in here}) == 1:
            return here[0]
    return acting or _last([m for m in fits if word != "it"])


def _last(found: Sequence[Mention]) -> Mention | None:
    return found[-1] if found else None


def _same(one: Phrase, before: Sequence[Mention], lex: Lexicon) -> Mention | None:
    spoke = [m for m in before if m.spoke]
    head = singular(one.noun)
    if head in lex.documents or head == "source":
        return _last(spoke)
    fits = [m for m in spoke if {head} <= m.called]
    if one.sort == "body":
        return _last(fits) or _last([m for m in spoke if _body(m, lex)])
    return _last(fits) or _last([m for m in spoke if _person(m) or m.phrase.sort == "people"])


@lru_cache(maxsize=1 << 14)
def _content(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(singular(w.rstrip(".")) for w in words if w not in SMALL and any(c.isalnum() for c in w))


def _called(source: Source) -> frozenset[str]:
    """The words of a source's name that say something."""
    return _content(tuple(source.name.lower().split()))


def _names(one: Phrase, source: Source) -> frozenset[str]:
    return _content(one.words) | _called(source) | set(one.role)


def _definite(one: Phrase, before: Sequence[Mention], lex: Lexicon, paragraph: int) -> Mention | None:
    """*the ministry*, *the official*, *the company*: the last one called so, by the fullest name."""
    wanted, head, many = _content(one.words), singular(one.noun), _many(one)
    if not wanted or (many and len(wanted) == 1):
        return None
    fits = [m for m in before if wanted <= m.called and _many(m.phrase) == many and _alike(one, m, head, lex)]
    named = [m for m in fits if m.source.kind == "named" and (len(_called(m.source) - wanted) > 0)] or fits
    if one.sort == "people":
        # "the official" is the one who spoke, named or not.
        named = [m for m in named if m.spoke] or named
    if named:
        return named[-1]
    if many:
        return None
    if head == "force":
        return _last(
            [
                m
                for m in before
                if m.phrase.sort != "person"
                and (FORCES | {"headquarters"}) & {singular(w) for w in m.phrase.words}
                and FORCES & (_called(m.source) | set(m.phrase.role))
            ]
        )
    if one.proper:
        return None
    if head in OUTLETS:
        return _last(
            [
                m
                for m in before
                if m.spoke and (m.source.name.lower().removeprefix("the ") in lex.media or PRESS & set(m.phrase.words))
            ]
        )
    if head in lex.companies and one.sort == "body" and one.words[0] in {"the", "this", "that"} and head != "group":
        return _company(before, lex, paragraph)
    if (head in GENERIC or head == "institute") and wanted - {head} <= WORLDWIDE:
        return _last(
            [
                m
                for m in before
                if m.spoke and m.phrase.sort in {"body", "person"} and _body(m, lex) and m.source.kind == "named"
            ]
        )
    if head in {"official", "source"} and len(wanted) == 1:
        return _last(
            [m for m in before if m.spoke and (_person(m) or (head == "source" and m.phrase.sort == "people"))]
        )
    return None


def _alike(one: Phrase, m: Mention, head: str, lex: Lexicon) -> bool:
    """Whether a mention is of the sort that the phrase asks for."""
    if one.sort == "people":
        return m.phrase.sort in {"person", "people"}
    if one.sort == "body":
        # "the ministry" is not "a ministry official".
        if m.phrase.sort in {"people"} or (
            m.phrase.sort == "person" and any(w in lex.people - lex.companies for w in m.phrase.role)
        ):
            return False
        last = singular(m.phrase.noun)
        return m.phrase.sort in {"body", "place", "person"} and (
            last == head or (head in m.phrase.role and head not in {singular(w) for w in m.phrase.words})
        )
    return m.phrase.sort == one.sort


def _company(before: Sequence[Mention], lex: Lexicon, paragraph: int) -> Mention | None:
    """Which company *the carrier* is: the one that acts in this paragraph, else the one that the text is about."""

    def firm(m: Mention) -> bool:
        name = m.source.name.lower().removeprefix("the ")
        nouns = {singular(w) for w in m.phrase.words}
        if not (m.phrase.proper and m.phrase.sort in {"body", "person"} and m.source.kind == "named" and _body(m, lex)):
            return False
        known = name in lex.media or bool(nouns & (lex.institutions - lex.companies)) or m.phrase.words[0] == "the"
        last = m.source.name.split()[-1]
        return not known and (last[:1].isupper() or last.rstrip(".") in INCORPORATED)

    places = {m.phrase.words for m in before if m.where}
    # "laughed Elvira Montes of the platform, who thought": a person wherever the name stands.
    people = {m.phrase.words for m in before if m.phrase.sort == "person" and not _body(m, lex)}
    firms = [m for m in before if firm(m) and m.phrase.words not in places | people]
    often = Counter(m.phrase.words[0] for m in firms)
    near = [m for m in firms if m.paragraph == paragraph and m.active]
    acted = {m.phrase.words[0] for m in firms if m.active}
    best = max(sorted(acted or often), key=lambda word: often[word], default="")
    if near and often[near[-1].phrase.words[0]] * 2 > often[best]:
        return near[-1]
    named = [m for m in firms if m.phrase.words[0] == best]
    return max(named, key=lambda m: len(m.phrase.words), default=None)


def _fuller(one: Phrase, own: Source, before: Sequence[Mention]) -> Source:
    """A name with the fullest form that the text has given before: *Durst* is *Casey Durst*."""
    words = {w for w in _content(one.words) if w not in TITLES}
    if one.sort == "person" or len(words) == 1:
        names = [
            m for m in before if m.phrase.proper and m.phrase.sort == "person" and words <= _content(m.phrase.words)
        ]
        longer = [m for m in names if len(m.phrase.words) > len(one.words)]
        if longer and words:
            best = max(longer, key=lambda m: len(_content(tuple(m.source.name.split()))))
            return replace(own, name=best.source.name, kind="named")
    return own
