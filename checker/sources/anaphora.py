"""Takes up who was named before: *he*, *the ministry*, *the same source*, a surname alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checker.model import Source
from checker.sources.lexicon import Lexicon, singular
from checker.sources.mentions import Mention, called, content, kind, many
from checker.sources.phrases import INCORPORATED, Phrase
from checker.sources.tags import NUMBERS, POSSESSIVE, TITLES

DEFINITE = frozenset("the this that its their his her these those".split())


# A body may be taken up by these whatever it is called.
GENERIC = frozenset("agency group organisation organization body".split())


# "the world body" still takes up whoever spoke last, "the seismological institute" does not.
WORLDWIDE = frozenset("world global international aid".split())


# They say what somebody is, where an office says who is meant: "the trader", but not "the mayor".
TRADES = frozenset(
    "trader farmer fisherman baker butcher shopkeeper pensioner student teenager widow widower biologist geologist "
    "historian architect novelist author writer singer actor composer painter sculptor scientist academic veteran "
    "pharmacist beekeeper shepherd grandmother grandfather".split()
)
# "the force" takes up any of these.
FORCES = frozenset({"police", "army", "navy", "force"})


# "the station" takes up any of these.
OUTLETS = frozenset("station channel broadcaster newspaper paper magazine outlet network site website daily".split())


PRESS = frozenset(
    "radio television tv news times post daily herald tribune courier gazette journal press mail channel".split()
)


# Who listens is not who speaks next.
HEARERS = frozenset("reporters journalists".split())


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


def _person(m: Mention) -> bool:
    return m.phrase.sort == "person" or (m.phrase.sort == "people" and not many(m.phrase))


def _surname(m: Mention, lex: Lexicon) -> bool:
    """Whether a single name that acts may be a person's: *Ostrow scored 14 goals. He said*."""
    one = m.phrase
    return m.active and one.proper and len(one.words) == 1 and not one.text.isupper() and one.words[0] not in lex.famous


def _body(m: Mention, lex: Lexicon) -> bool:
    """Whether it could be an *it*: a body, a document, or a name that nothing shows to be a person's."""
    one = m.phrase
    if one.sort == "person":
        return not any((w in lex.people and w not in lex.companies) or w in TITLES for w in (*one.role, *one.words))
    # "The coastguard" is people and a body.
    body = one.sort in {"body", "document"} or (one.sort == "people" and singular(one.noun) in lex.institutions)
    return (body and not many(one)) or one.sort == "place"


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
            if (many(m.phrase) and m.phrase.sort in {"people", "body"} and (m.spoke or m.phrase.noun not in HEARERS))
            or (m.phrase.sort == "body" and m.spoke)
        ]
        if any(m.spoke for m in fits):
            # "Medics said. Seven women and four children were among the dead, they said": nor do those who are counted
            fits = [m for m in fits if m.spoke or not _is_counted(m)]
        if not any(m.active for m in fits):
            # "The charity tweeted that it had saved 101 people. They wrote": those who are counted say nothing
            fits = [m for m in before if m.spoke and m.phrase.proper][-1:] or fits
    if any(m.active and (m.inside or m.spoke) for m in fits):
        # "Hospitals are full. She said": a capital that only opens a sentence is nobody's, where there is anybody else.
        fits = [m for m in fits if m.inside or m.spoke or not m.phrase.proper]
    acting = _last([m for m in fits if m.active])
    if word in {"he", "she"} and acting is not None and acting.paragraph != paragraph:
        # "The turnout surprised even Lucia Ferran. She said": whom this paragraph names, and nobody else.
        here = [m for m in fits if m.paragraph == paragraph and m.phrase.proper and m.phrase.sort == "person"]
        if len({m.source.name for m in here}) == 1:
            return here[0]
    return acting or _last([m for m in fits if word != "it"])


def _is_counted(m: Mention) -> bool:
    """Whether a mention is of so many, by a figure at its head: *Seven women*, *12 soldiers*."""
    first = m.phrase.words[0].split("-")[0]
    return first in NUMBERS or first[:1].isdigit()


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


def _definite(one: Phrase, before: Sequence[Mention], lex: Lexicon, paragraph: int) -> Mention | None:
    """*the ministry*, *the official*, *the company*: the last one called so, by the fullest name."""
    wanted, head, several = content(one.words), singular(one.noun), many(one)
    if not wanted or (several and len(wanted) == 1):
        return None
    fits = [m for m in before if wanted <= m.called and many(m.phrase) == several and _alike(one, m, head, lex)]
    named = [m for m in fits if m.source.kind == "named" and (len(called(m.source) - wanted) > 0)] or fits
    if one.sort == "people":
        # "the official" is the one who spoke, named or not.
        named = [m for m in named if m.spoke] or named
    if named:
        return named[-1]
    if several:
        return None
    if head == "force" and not one.proper:  # "the Disaster Response Force" is none that was named
        return _last(
            [
                m
                for m in before
                if m.phrase.sort != "person"
                and m.phrase.words[0] not in POSSESSIVE
                and (FORCES | {"headquarters"}) & {singular(w) for w in m.phrase.words}
                and FORCES & (called(m.source) | set(m.phrase.role))
            ]
        )
    if one.proper:
        return None
    if head in OUTLETS or wanted == {"news", "agency"}:
        return _last(
            [
                m
                for m in before
                if m.spoke and (m.source.name.lower().removeprefix("the ") in lex.media or PRESS & set(m.phrase.words))
            ]
        )
    if head in lex.companies and one.sort == "body" and one.words[0] in {"the", "this", "that"} and head != "group":
        # "the bus company" is no football club, nor is the central bank.
        found = _company(before, lex, paragraph)
        narrowed = one.noun in one.words and (head == "company" or "central" in one.words)
        other = set(one.words[1 : one.words.index(one.noun)]) if narrowed else set()
        return found if found is None or not other or content(tuple(other)) & found.called else None
    if (head in GENERIC or head == "institute") and wanted - {head} <= WORLDWIDE:
        bodies = [
            m
            for m in before
            if m.phrase.sort in {"body", "person"}
            and _body(m, lex)
            and m.source.kind == "named"
            and (m.phrase.proper or m.phrase.words[0] in DEFINITE)
        ]
        # "The Red Cross has set up tents. The organisation says": who acts in the paragraph, where nobody speaks there
        here = [m for m in bodies if m.active and m.paragraph == paragraph]
        return (
            _last([m for m in here if m.spoke])
            or _last([m for m in here if m.phrase.proper])
            or _last([m for m in bodies if m.spoke])
        )
    if head in TRADES or "year-old" in one.text:
        # "Kofi Mensah sells fish. The trader says": whoever is the one person of the paragraph
        people = [m for m in before if m.paragraph == paragraph and m.phrase.proper and m.phrase.sort == "person"]
        return people[-1] if len({m.source.name for m in people}) == 1 and people[-1].source.kind == "named" else None
    if head in {"official", "source"} and len(wanted) == 1:
        return _last(
            [m for m in before if m.spoke and (_person(m) or (head == "source" and m.phrase.sort == "people"))]
        )
    return None


def _alike(one: Phrase, m: Mention, head: str, lex: Lexicon) -> bool:
    """Whether a mention is of the sort that the phrase asks for."""
    if one.sort == "people":
        # "the operator" may be a firm.
        return m.phrase.sort in {"person", "people"} or (m.phrase.sort == "body" and head in lex.institutions)
    if one.sort == "body":
        # "the ministry" is not "a ministry official".
        if m.phrase.sort in {"people"} or (
            m.phrase.sort == "person" and any(w in lex.people - lex.companies for w in m.phrase.role)
        ):
            return False
        last = singular(m.phrase.noun)
        return m.phrase.sort in {"body", "place", "person"} and (
            last == head
            or (head in m.phrase.role and head not in {singular(w) for w in m.phrase.words})
            # "The union IG Bau"
            or (m.phrase.sort == "body" and m.phrase.proper and f" {head} " in f" {m.phrase.text} ")
        )
    return m.phrase.sort == one.sort


def _company(before: Sequence[Mention], lex: Lexicon, paragraph: int) -> Mention | None:
    """Which company *the carrier* is: the one that acts in this paragraph, else the one that the text is about."""

    def is_called(m: Mention) -> bool:
        return bool(lex.companies & {*m.phrase.role, *m.phrase.words})

    def firm(m: Mention) -> bool:
        name = m.source.name.lower().removeprefix("the ")
        nouns = {singular(w) for w in m.phrase.words}
        if not (m.phrase.proper and m.phrase.sort in {"body", "person"} and m.source.kind == "named" and _body(m, lex)):
            return False
        if " " in m.source.name and m.source.name.isupper():
            return False  # the place of a dateline: "SAO PAULO - A plane crashed ... The airline said"
        the = m.phrase.words[0] == "the" and not is_called(m)
        known = name in lex.media or bool(nouns & (lex.institutions - lex.companies)) or the
        last = m.source.name.split()[-1]
        return not known and (last[:1].isupper() or last.rstrip(".") in INCORPORATED)

    places = {m.phrase.words for m in before if m.where}
    # "laughed Elvira Montes of the platform, who thought": a person wherever the name stands.
    people = {m.phrase.words for m in before if m.phrase.sort == "person" and not _body(m, lex)}
    firms = [m for m in before if firm(m) and m.phrase.words not in places | people]
    # "Attendance rose" opens with a capital and is no firm; one that is named again is.
    known = {m.phrase.words[0] for m in firms if m.inside}
    opening = Counter(m.phrase.words[0] for m in firms)
    firms = [m for m in firms if m.phrase.words[0] in known] or [
        m
        for m in firms
        if opening[m.phrase.words[0]] > 1 or m.spoke or (m.active and m.paragraph == paragraph) or is_called(m)
    ]
    # "the operator TransMilenio" is a company, the city whose buses it runs is none.
    called = {m.phrase.words for m in firms if is_called(m)}
    firms = [m for m in firms if m.phrase.words in called] or firms
    often = Counter(m.phrase.words[0] for m in firms)
    near = [m for m in firms if m.paragraph == paragraph and m.active]
    acted = {m.phrase.words[0] for m in firms if m.active}
    best = max(sorted(acted or often), key=lambda word: often[word], default="")
    if near and often[near[-1].phrase.words[0]] * 2 > often[best]:
        return near[-1]
    named = [m for m in firms if m.phrase.words[0] == best]
    return max(named, key=lambda m: len(m.phrase.words), default=None)


def _fuller(one: Phrase, own: Source, before: Sequence[Mention]) -> Source:
    """A name with the fullest form that the text has given before: *Durst* is *Casey Durst*; letters too."""
    name = one.text.removeprefix("the ").removeprefix("The ")
    if " " not in name and sum(c.isupper() for c in name) > 1:
        short = [m for m in before if m.phrase.text == name and m.source.name != name and name not in m.source.name]
        if short:
            return replace(own, name=short[-1].source.name, kind="named")
    words = {w for w in content(one.words) if w not in TITLES}
    if one.sort == "person" or len(words) == 1:
        names = [
            m for m in before if m.phrase.proper and m.phrase.sort == "person" and words <= content(m.phrase.words)
        ]
        longer = [m for m in names if len(m.phrase.words) > len(one.words)]
        if longer and words:
            best = max(longer, key=lambda m: len(content(tuple(m.source.name.split()))))
            return replace(own, name=best.source.name, kind="named")
    return own
