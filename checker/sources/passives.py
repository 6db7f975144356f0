"""The cues of verbs whose speaker stands after *by*: *was told by army sources*, *put at 35,000 by police*."""

from checker.sources import speakers
from checker.sources.cue import Cue, Side, clause_follows, content_before, passive
from checker.sources.lexicon import singular
from checker.sources.phrases import Phrase
from checker.sources.reading import Reading
from checker.sources.speakers import SPEAKING


def bare_participle(r: Reading, i: int) -> bool:
    """A participle after a noun or a comma: *figures reported by the ministry*."""
    return i > 0 and (r.lower(i - 1) in {",", "as"} or i in r.ends)


STATES = frozenset("dead missing injured wounded killed safe lost stolen".split())


def by(r: Reading, i: int, verb: str) -> Cue | None:
    """*was told by army sources*, *was quoted as saying by X*, *as reported by X*."""
    k = i + 1
    quoted = verb == "quote"
    if quoted and r.lower(k) == "as" and r.lower(k + 1) in {"saying", "telling"}:
        subject = speakers.before(r, i)
        by = speakers.after(r, k + 3) if r.lower(k + 2) == "by" else None
        if subject is None:
            return None
        side: Side = (
            "post"
            if r.lower(by.end if by else k + 2) in {",", ".", ""} and content_before(r, subject.start)
            else "lead"
        )
        end = by.end if by else k + 2
        if by is not None:
            return Cue(subject.start, end, by, side, "quoted", (subject,))
        return Cue(subject.start, end, subject, side, "was quoted as saying")
    if quoted and r.lower(k) == "by":
        # "Tom Hill was quoted by the Daily Mail as saying"
        by, subject = speakers.after(r, k + 1), speakers.before(r, i)
        if by is not None and subject is not None and r.lower(by.end) == "as":
            end = min(by.end + 2, len(r.tags))
            return Cue(
                subject.start,
                end,
                by,
                "lead" if r.lower(end) not in {".", ",", ""} else "post",
                "quoted by",
                (subject,),
            )
    if r.lower(k) in STATES:
        # "reported missing by relatives"
        k += 1
    while r.tags[k : k + 1] == ["RB"]:
        # "is calculated daily by the agency"
        k += 1
    if r.lower(k) != "by" or verb not in r.lex.say | r.lex.count | {"quote", "compile"}:
        return None
    speaker = speakers.after(r, k + 1)
    told = verb in {"tell", "inform", "brief"} and passive(r, i)
    if (
        speaker is None
        or (speaker.sort not in SPEAKING and not told)
        or verb not in r.lex.say | {"count", "calculate", "compile", "quote", "name", "list"}
    ):
        return None
    # "a toll confirmed by the ministry"
    figure = i in r.ends and singular(r.phrase(*r.ends[i]).noun) in r.lex.of_owner
    if not passive(r, i) and r.lower(i - 1) not in {",", "as"} and not figure:
        return None
    if verb == "calculate" and r.lower(speaker.end) == ":":
        # "How many have fled is calculated by the agency: 6,800 up to Sunday"
        return Cue(i, speaker.end + 1, speaker, "lead", r.lower(i) + " by")
    receiver = speakers.before(r, i) if verb in {"tell", "inform", "brief"} else None
    start = receiver.start if receiver else i
    return Cue(start, speaker.end, speaker, "lead" if clause_follows(r, speaker.end) else "post", r.lower(i) + " by")


def put_by(r: Reading, i: int, verb: str) -> Cue | None:
    """*The crowd was put at 35,000 by police*, *damage estimated at $1.1 billion by insurers*."""
    if verb not in {"put", "estimate", "calculate", "reckon", "assess", "value"} or r.lower(i + 1) != "at":
        return None
    if verb != "put" and not passive(r, i) and r.tags[i] != "VBN":
        return None
    for k in range(i + 3, min(i + 14, len(r.tags))):
        if r.lower(k) in {",", ";", "."} or r.finite(k):
            return None
        if r.lower(k) == "by" and (speaker := speakers.after(r, k + 1)) is not None and speaker.sort in SPEAKING:
            return Cue(k, speaker.end, speaker, "post", r.lower(i) + " by", begin=_clause_start(r, i))
    return None


def _clause_start(r: Reading, i: int) -> int:
    """The first token of the clause that holds a token."""
    k = i
    while (
        k > r.first
        and r.lower(k - 1) not in {";", ":"}
        and not (r.lower(k - 1) in {"and", "but", "while"} and r.lower(k - 2) == ",")
    ):
        k -= 1
    return k


def quoted(r: Reading, i: int, speaker: Phrase) -> Cue | None:
    """*Saudi state media quoted the coalition as saying that ...*"""
    own = speakers.after(r, i + 1)
    if own is None or r.lower(own.end) != "as" or own.sort == "thing":
        return None
    end = min(own.end + 2, len(r.tags))
    side: Side = "post" if content_before(r, speaker.start) and r.lower(end) in {",", ".", ";", ""} else "lead"
    return Cue(speaker.start, end, speaker, side, "quoted", (own,))
