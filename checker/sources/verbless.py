"""Accounts that a line opens with a colon and no verb: *From the brigade: 12 hurt*, *Word from the hospital: ...*."""

from collections.abc import Iterator
from dataclasses import replace

from checker.sources import speakers
from checker.sources.cue import Cue
from checker.sources.lexicon import singular
from checker.sources.owned import owner_of
from checker.sources.phrases import Phrase
from checker.sources.reading import Reading
from checker.sources.surface import QUOTES
from checker.sources.tags import RELATIVES

# What comes from somebody and is an account.
WORDS = frozenset(
    "word news message update statement finding figure number result answer report detail account count call summary "
    "letter email bulletin post estimate toll tally information line version".split()
)
# "gives a first account: 12 hurt", "went on to list who paid: 30 million from the state"
ACCOUNTS = WORDS | frozenset("list breakdown balance overview picture inventory reckoning sum bill".split())
GIVING = frozenset("give gives gave given has had have presents presented published offers offered issued drew".split())
ANSWERS = frozenset("verdict guess reply response warning demand offer forecast prediction".split())
LISTING = frozenset("list name detail itemise itemize enumerate specify".split())
# Where somebody speaks.
PLACES = frozenset("at in on to by via from before".split())


def verbless(r: Reading) -> Iterator[Cue]:
    """The cue of a line that names its speaker before a colon, or after a quotation and a dash."""
    signed = _signed(r)
    if signed is not None:
        yield signed
        return
    colon = _colon(r)
    if colon is None:
        return
    one = _from(r, r.first, colon) or _speaker(r, r.first, colon)
    if one is not None:
        yield Cue(r.first, colon + 1, one, "lead", ":")
        return
    one = _giving(r, r.first, colon)
    if one is not None:
        yield Cue(r.first, colon + 1, one, "lead", ":", begin=colon + 1)


def _signed(r: Reading) -> Cue | None:
    """*"The shortfall was 16 million" – Margaret Coe, council leader*."""
    for k in range(len(r.tags) - 2, 1, -1):
        if r.finite(k):
            return None
        if r.lower(k) in {"–", "—", "-"} and r.lower(k - 1) in QUOTES and k + 1 in r.starts:
            one = r.phrase(*r.starts[k + 1])
            named = one.proper and one.sort in {"person", "body"} and one.end - one.start > 1
            return Cue(k, one.end, one, "post", r.lower(k)) if named else None
    return None


def announced(r: Reading) -> Phrase | None:
    """Whose account a sentence without a verb announces: *First findings from the inspectors, who read the log.*"""
    stop = next((k for k in range(r.first, len(r.tags)) if r.lower(k) in {",", "."}), len(r.tags))
    return _from(r, r.first, stop) if r.lower(len(r.tags) - 1) == "." else None


def _colon(r: Reading) -> int | None:
    for k in range(r.first + 1, min(r.first + 24, len(r.tags) - 1)):
        if r.lower(k) in {":", "):"}:
            return k
        if r.lower(k) in {".", ";"} | QUOTES:
            return None
    return None


def _from(r: Reading, start: int, stop: int) -> Phrase | None:
    """The speaker after *from*, where nothing but an account comes from there."""
    if any(r.finite(k) for k in range(start, stop)):
        return None
    at = next((k for k in range(start, stop) if r.lower(k) == "from"), None)
    if at is None or at + 1 not in r.starts:
        return None
    # The whole line is "Word from X" or "From X".
    head = at == start or any(
        r.starts[k][1] <= at and singular(r.lower(r.starts[k][1] - 1)) in WORDS
        for k in range(start, at)
        if k in r.starts
    )
    one = r.phrase(*speakers.extended(r, *r.starts[at + 1], stop))
    return one if head and one.end == stop and one.sort in {"person", "people", "body"} else None


def _speaker(r: Reading, start: int, colon: int) -> Phrase | None:
    """*The airport's director, Carla Weiss, at a news conference: ...*"""
    if start not in r.starts or any(r.finite(k) or r.tags[k] == "CD" for k in range(start, colon)):
        return None
    one = r.phrase(*r.starts[start])
    if one.end == colon and singular(r.lower(one.head)) in WORDS | ANSWERS:
        # "The dean's answer: 31 students came."
        return owner_of(r, one)
    if one.sort not in {"person", "people", "body"}:
        return None
    k = one.end
    if r.lower(k) == "," and k + 1 in r.starts:
        beside = r.phrase(*r.starts[k + 1])
        if beside.sort == "person" and one.sort == "people":
            one = replace(beside, start=start, role=(*one.role, *beside.role))
        k = beside.end
        if one.sort == "person" and beside.sort in {"people", "person"} and k == colon:
            # "Andrew Moor, a committee member: ..."
            return one
    if r.lower(k) == "," and k < colon:
        k += 1
    if any(r.lower(m) in RELATIVES for m in range(k, colon)):
        return None
    quoted = r.lower(colon + 1) in QUOTES
    if quoted and one.sort == "person" and (k == colon or r.lower(k) == "("):
        # 'Nigel Moor (Labour): "We lost nine."'
        return one
    if k == colon:
        known = singular(one.noun) in r.lex.headline or one.text.lower().removeprefix("the ") in r.lex.media
        return one if known or (one.sort == "person" and one.role) else None
    return (
        one if r.lower(k) in PLACES and colon - k < 9 and (one.proper or singular(one.noun) in r.lex.headline) else None
    )


def _giving(r: Reading, start: int, colon: int) -> Phrase | None:
    """*The fire chief gives a first account: ...*, *She went on to list who paid: ...*"""
    for i in range(start + 1, colon):
        listing = r.lower(i) in LISTING and r.lower(i - 1) == "to"
        giving = r.lower(i) in GIVING and any(singular(r.lower(k)) in ACCOUNTS for k in range(i + 1, colon))
        if not (listing or giving):
            continue
        verb = next((k for k in range(start + 1, i + 1) if r.finite(k)), None)
        one = None if verb is None else speakers.before(r, verb)
        if one is None or one.sort not in {"person", "people", "body", "pronoun"} or one.words[0] in {"i", "we", "you"}:
            return None
        return one
    return None
