"""The possible sources that a text has named so far, with what each is called."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.model import Source, SourceKind
from checker.sources.lexicon import singular
from checker.sources.phrases import Phrase
from checker.sources.reading import Reading
from checker.sources.speakers import extended, subject_ending
from checker.sources.surface import QUOTES

INDEFINITE = frozenset("a an another some one two three several many".split())


SMALL = frozenset("the a an of for in at from by and this that its their his her same own s own".split())


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
    inside: bool
    """Whether its capital letter shows a name: it does not open its sentence, or has more words than one."""
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
    found = [Mention(p, s, True, False, *at, False, True, names(p, s)) for p, s in spoken if s.kind != "unresolved"]
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
        source = Source(name=_in_full(r, one) or one.text, kind=kind(one), span=one.span)
        found.append(
            Mention(
                one,
                source,
                False,
                # "The mission in Drask": the mission acts, and Drask only says where.
                acts or (start in inside and not _at_place(r, one)),
                *at,
                r.lower(start - 1) in {"in", "near"},
                start > r.first or end - start > 1 or one.text in r.names.written,
                names(one, source),
            )
        )
    return sorted(found, key=lambda m: m.place)


def _in_full(r: Reading, one: Phrase) -> str | None:
    """What letters in brackets are short for: *the Sudan Doctors Network (SDN)*."""
    short = len(one.words) == 1 and sum(c.isupper() for c in one.text) > 1 and one.words[0] not in r.lex.media
    if not short or r.lower(one.start - 1) != "(" or r.lower(one.end) != ")":
        return None
    full = subject_ending(r, one.start - 1)
    return full.text if full is not None and full.proper and full.sort in {"body", "person"} else None


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
    if one.sort == "people" and not many(one) and one.start == r.first:
        # "The mayor of the commune, Myriam Faye, has left": the mayor by her name
        end = extended(r, one.start, one.end, len(r.tags))[1]
        beside = r.phrase(*r.starts[end + 1]) if r.lower(end) == "," and end + 1 in r.starts else None
        if beside is not None and beside.sort == "person" and r.lower(beside.end) == ",":
            return replace(beside, start=one.start, role=(*one.role, *beside.role), span=one.span)
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
        return "unnamed" if (one.words[0] in INDEFINITE or many(one)) and not one.proper else "named"
    return "named" if one.proper else "unnamed"


def many(one: Phrase) -> bool:
    """Whether it is more than one."""
    return one.noun in PLURAL or (
        singular(one.noun) != one.noun and one.words[0] != "one" and one.sort != "person" and not one.proper
    )


@lru_cache(maxsize=1 << 14)
def content(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(singular(w.rstrip(".")) for w in words if w not in SMALL and any(c.isalnum() for c in w))


def called(source: Source) -> frozenset[str]:
    """The words of a source's name that say something."""
    return content(tuple(source.name.lower().split()))


def names(one: Phrase, source: Source) -> frozenset[str]:
    return content(one.words) | called(source) | set(one.role)
