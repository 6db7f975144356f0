"""The cues made by *according to* and its like, *per X*, *if X is to be believed*, *by X's count*."""

from collections.abc import Iterator
from dataclasses import replace

from checker.sources import speakers
from checker.sources.cue import Cue
from checker.sources.lexicon import singular
from checker.sources.owned import owner_of
from checker.sources.phrases import Phrase
from checker.sources.reading import Reading
from checker.sources.surface import QUOTES, opens

# "by the captain's account": whose telling a figure is from.
TELLING = frozenset({"account", "version", "arithmetic", "telling"})


def prepositions(r: Reading) -> Iterator[Cue]:
    """The cues made by *according to* and its like, *per X*, *if X is to be believed*."""
    words = [token.lower for token in r.sentence.tokens]
    for i, word in enumerate(words):
        if word not in r.lex.openers and word not in OPENERS:
            continue
        length = opens(words, i, r.lex)
        if not length and words[i] == "per" and i + 1 < len(words):
            following = r.sentence.tokens[i + 1]
            length = int(following.lower == "the" or following.text[0].isupper())
        if length:
            speaker = speakers.after(r, i + length)
            if speaker is not None and speaker.words[0] in OBJECTS:
                # "Nine were hurt, according to him"
                speaker = replace(speaker, sort="pronoun", words=(OBJECTS[speaker.words[0]],))
            elif (
                speaker is not None
                and speaker.sort == "thing"
                and words[speaker.end : speaker.end + 1] in (["which"], ["that"])
            ):
                # "according to the balance which the police submitted"
                speaker = owner_of(r, speaker) or speaker
            if speaker is not None:
                opening = _opens_clause(r, i)
                yield Cue(i, speaker.end, speaker, "lead" if opening else "post", " ".join(words[i : i + length]))
        # "12,000 by the ministry's count and 40,000 by the union's"
        if words[i] == "by" and i + 1 in r.starts and r.tags[r.starts[i + 1][1] : r.starts[i + 1][1] + 1] == ["POS"]:
            one = r.phrase(*r.starts[i + 1])
            if r.lower(one.end + 1) in {".", ",", ";", "and", ""} and one.sort in {"person", "people", "body"}:
                yield Cue(i, one.end + 1, one, "post", "by")
        if words[i] == "in" and i + 1 in r.starts and (cue := _polled(r, i)) is not None:
            yield cue
        # "on the agency's list", "by the ministry's count"
        if words[i] in {"on", "by", "in"} and i + 1 in r.starts:
            one = r.phrase(*r.starts[i + 1])
            word = singular(r.lower(one.head))
            # "had entered 1,900 on their lists": not the figure's own "in his record year"
            theirs = words[i] in {"on", "by"} and words[one.start] in {"their", "its", "his", "her"}
            admitted = theirs and words[one.start + 1] == "own" and word in {"account", "admission"}
            # "by police reckoning", "by army estimates"
            body = words[i] == "by" and one.head == one.start + 1 and singular(words[one.start]) in r.lex.institutions
            if admitted or (
                ("POS" in r.tags[one.start : one.head] or theirs or body)
                and (word in TELLING | r.lex.of_owner - {"share", "record", "proportion", "number", "data"})
            ):
                owner = owner_of(r, one)
                if owner is not None and words[one.start + 1] == "own" and i == r.first:
                    owner = _next_named(r, one.end) or owner
                if owner is not None and owner.sort in {"person", "people", "body", "pronoun"}:
                    yield Cue(i, one.end, owner, "lead" if _opens_clause(r, i) else "post", one.text)
        if words[i] == "if" and i + 1 in r.starts:
            one = r.phrase(*r.starts[i + 1])
            if words[one.end + 1 : one.end + 4] == ["to", "be", "believed"]:
                yield Cue(i, one.end + 4, one, "lead" if _opens_clause(r, i) else "post", "if ... to be believed")


OBJECTS = {"him": "he", "her": "she", "them": "they", "it": "it"}
# "per X", "by the ministry's count", "in a poll", "on its list", "if X is to be believed"
OPENERS = frozenset("per by in on if".split())
# What those say who were asked.
POLLS = frozenset("poll survey".split())


def _polled(r: Reading, i: int) -> Cue | None:
    """*In a poll by Ipsos, 31 percent were undecided*, *the party is on 31 percent in the latest Ipsos poll*."""
    one = r.phrase(*speakers.extended(r, *r.starts[i + 1], len(r.tags)))
    if singular(one.noun) not in POLLS or r.lower(i - 1) in {"part", "asked", "questioned", "interviewed"}:
        return None
    if not any(r.lower(k) in {"percent", "%"} or r.lower(k + 1) == "cent" for k in range(len(r.tags))):
        return None
    owner = owner_of(r, one)
    speaker = owner if owner is not None and owner.sort in {"person", "people", "body"} else one
    end = max(one.end, speaker.end)
    if _opens_clause(r, i):
        return Cue(i, end, speaker, "lead", "in")
    return Cue(i, end, speaker, "post", "in") if r.lower(end) in {".", ",", ";", ""} else None


def _next_named(r: Reading, k: int) -> Phrase | None:
    """The subject that *own* points to: *By its own count the union has 51,000 members*."""
    k += r.lower(k) == ","
    one = r.phrase(*r.starts[k]) if k in r.starts else None
    named = one is not None and one.sort in {"person", "people", "body"} and "CD" not in r.tags[one.start : one.end]
    return one if named else None


def _opens_clause(r: Reading, i: int) -> bool:
    """Whether an attribution stands at the beginning of a clause."""
    k, joined = i - 1, False
    while k >= r.first and (r.lower(k) in QUOTES or r.lower(k) in JOINING):
        joined = joined or r.lower(k) in JOINING
        k -= 1
    return k < r.first or r.lower(k) in {";", ":", "—", "–"} or (joined and r.lower(k) == ",")


JOINING = frozenset("but and while whereas however though".split())
