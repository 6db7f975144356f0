"""The cues made by verbs of saying and counting, with their speaker and the side of their content."""

from collections.abc import Iterator

from checker.sources import speakers
from checker.sources.accounts import gives_account, put_at
from checker.sources.cue import (
    BE,
    CLAUSES,
    HEDGES,
    WANTING,
    Cue,
    Side,
    circumstance,
    clause_follows,
    colon_after,
    content_before,
    first_actor,
    object_end,
    passive,
)
from checker.sources.idioms import described_by
from checker.sources.lexicon import singular
from checker.sources.naming import by_name
from checker.sources.phrases import Phrase
from checker.sources.speakers import BREAKS, SPEAKING, Reading
from checker.sources.surface import QUOTES
from checker.sources.tags import AUXILIARIES, NUMBERS, PREPOSITIONS, TIMES

NEGATIONS = frozenset("not n't n’t never neither nor".split())


def verbs(r: Reading) -> Iterator[Cue]:
    """The cues made by verbs, in the order of the text."""
    last: Cue | None = None
    for i, word in enumerate(r.lowers):
        if word not in r.lex.forms and word not in CONVINCED:
            continue
        cue = _verb(r, i, last) or _convinced(r, i)
        if cue is not None:
            last = cue
            yield cue


# They have an object of their own: "announced 950 redundancies, and the supplier cut 12".
ANNOUNCING = frozenset("announce report confirm reveal disclose acknowledge deplore lament".split())
# Whoever is so says what follows: "she was certain that 12 had died".
CONVINCED = frozenset("certain sure adamant convinced confident positive".split())


def _convinced(r: Reading, i: int) -> Cue | None:
    """*was certain that there were at least five*."""
    if r.lower(i) not in CONVINCED or r.lower(i + 1) != "that" or r.lower(i - 1) not in BE | {"'m", "quite"}:
        return None
    k = i - 1 if r.lower(i - 1) in BE else i - 2
    speaker = speakers.before(r, k)
    if (
        speaker is None
        or speaker.sort not in SPEAKING - {"document", "place"}
        or speaker.words[0] in {"i", "we", "you"}
    ):
        return None
    return Cue(speaker.start, i + 1, by_name(r, speaker), "lead", r.lower(i))


def _verb(r: Reading, i: int, last: Cue | None) -> Cue | None:
    lower, tag = r.lower(i), r.tags[i]
    verb = r.lex.forms.get(lower)
    if lower in r.lex.relaying or (tag == "NNP" and i > r.first and r.sentence.part == "body"):
        return None
    if verb is None or not (tag.startswith("V") or (verb in {"say", "tell"} and lower != "tell")):
        return None
    if i > 0 and (r.lower(i - 1) == "to" or (r.lower(i - 2) == "to" and r.tags[i - 1] == "RB")):
        return None
    near = [r.lower(k) for k in range(max(0, i - 3), i)]
    if any(word in NEGATIONS for word in near[-2:]) or any(w in {"declined", "refused", "failed"} for w in near):
        return None
    if verb == "add" and r.lower(i + 1) in {"up", "to"}:
        return None
    if verb == "describe" and tag == "VBN" and r.lower(i + 1) == "by":
        return described_by(r, i)
    if circumstance(r, i) or (verb == "describe" and (tag == "VBN" or r.lower(i + 1) == "as")):
        # "Pruett, described as the leader, got nine years"
        return None
    if (put := _put_by(r, i, verb)) is not None:
        return put
    if passive(r, i) or (tag == "VBN" and r.lower(i + 1) == "by" and _bare_participle(r, i)):
        return _by(r, i, verb)
    if tag == "VBN" and verb not in {"say", "tell", "quote"} and _attributive(r, i):
        return None
    if tag == "VBG" and not (verb in r.lex.foresee and r.lower(i - 1) in BE):
        return _participle(r, i, verb, last)
    inverted = None if verb in WANTING else _inverted(r, i)
    if inverted is not None and (
        gives_account(r, verb, inverted, i, i + 1)
        or (verb in r.lex.speaking and colon_after(r, inverted.end) is not None)
    ):
        end = inverted.end
        side: Side = "post" if i > 0 else "lead"
        colon = colon_after(r, end)
        if colon is not None and not any(r.tags[k] in {"CD", "$"} for k in range(r.first, i)):
            # "Not so, replied the collective that follows such marches: by its list at least 90"
            return Cue(i, colon + 1, inverted, "lead", lower)
        return Cue(i, end, inverted, side, lower)
    speaker, shared = None, _coordinated(r, i)
    if shared:
        speaker = last.speaker if last is not None else _subject(r, i) or first_actor(r)
    else:
        speaker = speakers.before(r, i)
    if speaker is not None:
        speaker = by_name(r, speaker)
    if speaker is None or speaker.words[0] in {"i", "we", "you", "nobody", "no", "none", "neither"}:
        return None
    if r.lower(speaker.start - 1) in {"nor", "neither"} or _of_itself(speaker) or _counted(r, speaker):
        return None
    end = i + 1
    if r.lower(end) == "out" and r.lex.prepositions.get(verb) == "out":
        end += 1
    if verb in {"tell", "inform", "brief", "remind"}:
        receiver = r.starts.get(end)
        if receiver is not None:
            end = receiver[1]
            while (
                r.lower(end) in {"in", "at", "of", "on", "from"}
                and end + 1 in r.starts
                and not r.finite(r.starts[end + 1][1] if r.starts[end + 1][1] < len(r.tags) else 0)
            ):
                end = r.starts[end + 1][1]
    if verb in {"tell", "warn"} and r.lower(end) == "to":
        # "told residents to leave"
        return None
    if verb == "quote":
        return _quoted(r, i, speaker)
    object_of = None if verb == "put" or clause_follows(r, end) else _object_relative(r, speaker)
    if object_of is not None:
        return None if object_of < 0 else Cue(speaker.start, end, speaker, "lead", lower, (), end, object_of, True)
    if not gives_account(r, verb, speaker, i, end):
        return None
    start = i if shared else min(speaker.start, i)
    side = "post" if not shared and _closes(r, start, i, end, verb) else "lead"
    stop = None
    inside = r.tags[i - 1] in {"WP", "WDT"} or r.lower(speaker.start - 1) in {"which", "whom"}
    if inside and side == "lead":
        stop = next(
            (k for k in range(end + 1, len(r.tags) - 2) if r.lower(k) == "," and (r.finite(k + 1) or r.finite(k + 2))),
            None,
        )
    elif (
        side == "lead"
        and (verb not in r.lex.speaking or verb in ANNOUNCING)
        and (verb in WANTING or not clause_follows(r, end))
    ):
        stop = object_end(r, end, verb)
    return Cue(start, end, speaker, side, lower, (), stop, None, shared)


def _counted(r: Reading, speaker: Phrase) -> bool:
    """Whether the report counts those who speak: *Sixty-one of 120 deputies have said they will support it*."""
    return (
        r.tags[speaker.start] == "CD"
        and r.lower(speaker.start - 1) == "of"
        and speaker.start >= 2
        and (r.tags[speaker.start - 2] == "CD" or r.lower(speaker.start - 2) in NUMBERS)
    )


def _subject(r: Reading, i: int) -> Phrase | None:
    """The subject of the first verb of the clause: *The union isn't convinced and reckons 120 jobs will go*."""
    k = i
    while k > r.first and (r.lower(k - 1) not in BREAKS or r.tags[k - 1] == "POS"):
        k -= 1
    first = next((m for m in range(k, i) if r.finite(m)), None)
    found = None if first is None else speakers.before(r, first)
    return found if found is not None and found.sort in SPEAKING else None


OWN_PAGES = frozenset(
    "story article report page post newspaper paper magazine website reporter reporters correspondent team".split()
)


def _of_itself(speaker: Phrase) -> bool:
    """Whether the report speaks of itself: *an earlier version of this story said*."""
    return bool({"this", "our"} & set(speaker.words) and OWN_PAGES & set(speaker.words))


def _attributive(r: Reading, i: int) -> bool:
    """A participle that describes a noun: *the suspected bomber*, *Suspected insurgents struck*."""
    if any(r.lower(k) in {"have", "has", "had", "having", "'ve", "'d"} for k in range(max(0, i - 3), i)):
        return False
    return (
        i == 0
        or r.tags[i - 1] in {"DT", "JJ", "PRP$", "IN", ":", "CD", "POS", "CC"}
        or (i not in r.ends and r.tags[i + 1 : i + 2] in (["NNS"], ["NN"]))
    )


def _object_relative(r: Reading, speaker: Phrase) -> int | None:
    """For *the figure of six that the center had released*: where the figure begins; -1 for another object."""
    k = speaker.start - 1
    if k < 1 or r.lower(k) not in {"which", "whom", "that"} or k not in r.ends:
        return None
    start = r.ends[k][0]
    while r.lower(start - 1) == "of" and start - 1 in r.ends:
        start = r.ends[start - 1][0]
    one = r.phrase(start, k)
    return start if singular(r.lower(one.head)) in r.lex.of_owner else -1


def _bare_participle(r: Reading, i: int) -> bool:
    """A participle after a noun or a comma: *figures reported by the ministry*."""
    return i > 0 and (r.lower(i - 1) in {",", "as"} or i in r.ends)


STATES = frozenset("dead missing injured wounded killed safe lost stolen".split())


def _by(r: Reading, i: int, verb: str) -> Cue | None:
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
    if r.lower(k) != "by" or verb not in r.lex.say | r.lex.count | {"quote", "compile"}:
        return None
    speaker = speakers.after(r, k + 1)
    told = verb in {"tell", "inform", "brief"} and passive(r, i)
    if (
        speaker is None
        or (speaker.sort not in SPEAKING and not told)
        or verb not in r.lex.say | {"count", "calculate", "compile", "quote"}
    ):
        return None
    # "a toll confirmed by the ministry"
    figure = i in r.ends and singular(r.phrase(*r.ends[i]).noun) in r.lex.of_owner
    if not passive(r, i) and r.lower(i - 1) not in {",", "as"} and not figure:
        return None
    receiver = speakers.before(r, i) if verb in {"tell", "inform", "brief"} else None
    start = receiver.start if receiver else i
    return Cue(start, speaker.end, speaker, "lead" if clause_follows(r, speaker.end) else "post", r.lower(i) + " by")


def _put_by(r: Reading, i: int, verb: str) -> Cue | None:
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


def _quoted(r: Reading, i: int, speaker: Phrase) -> Cue | None:
    """*Saudi state media quoted the coalition as saying that ...*"""
    own = speakers.after(r, i + 1)
    if own is None or r.lower(own.end) != "as" or own.sort == "thing":
        return None
    end = min(own.end + 2, len(r.tags))
    side: Side = "post" if content_before(r, speaker.start) and r.lower(end) in {",", ".", ";", ""} else "lead"
    return Cue(speaker.start, end, speaker, side, "quoted", (own,))


def _participle(r: Reading, i: int, verb: str, last: Cue | None) -> Cue | None:
    """*issued a statement saying 12 had died*, *..., adding that*."""
    saying = verb in r.lex.speaking
    if (r.lower(i - 1) in AUXILIARIES and not (saying and r.lower(i - 1) in BE)) or (not saying and verb != "put"):
        return None
    speaker = last.speaker if last is not None else first_actor(r)
    if r.lower(i - 1) in BE:
        speaker = speakers.before(r, i) or speaker
    if (
        r.tags[i - 1] in {"IN", "DT"}
        or r.lower(i - 1) in {"that", "of", "by", "for"}
        or verb in {"promise", "pledge", "vow"}
        or speaker is None
        or not (clause_follows(r, i + 1) or (verb == "put" and put_at(r, i + 1)) or r.lower(i + 1) in QUOTES)
    ):
        return None
    return Cue(i, i + 1, speaker, "lead", r.lower(i), shared=True)


def _inverted(r: Reading, i: int) -> Phrase | None:
    """The speaker after the verb: *..., said Pradeep Kodippili of the center*."""
    if not (i == 0 or r.lower(i - 1) in {","} | QUOTES or r.lower(i - 1) in {"—", "–", "-", "?", "!"}):
        return None
    found = speakers.after(r, i + 1, inverted=True)
    if found is None or found.sort == "thing" or r.lower(i + 1) in HEDGES | (NUMBERS - {"one"}):
        return None
    if r.lower(i + 1) == "one" and (found.sort != "people" or singular(found.noun) != found.noun):
        return None
    if r.lex.forms.get(r.lower(i)) in {"put", "inform", "call"}:
        return None
    if r.lex.forms.get(r.lower(i)) == "tell" and r.lower(i - 1) not in QUOTES and r.lower(i - 2) not in QUOTES:
        # "We heard the brakes," tells Samira.
        return None
    found = by_name(r, found)
    follows = r.lower(found.end)
    if (
        found.sort == "pronoun"
        or follows in {",", ".", ";", ":", "", "on", "in", "at", "to", "after", "late", "by"} | QUOTES
        or follows in PREPOSITIONS
    ):
        return found
    return (
        found
        if r.tags[found.end] in {"NNP", "RB", "WP", "WDT", "NN"} or follows in {"-", "–", "—", "who", "which"}
        else None
    )


def _coordinated(r: Reading, i: int) -> bool:
    """Whether a verb shares the subject of the verb before: *put it at 76 and said*."""
    k = i - 1
    while k >= 0 and (r.tags[k].startswith("RB") or r.lower(k) in AUXILIARIES):
        k -= 1
    return k >= 0 and r.lower(k) in {"and", "but", "or"}


def _closes(r: Reading, start: int, i: int, end: int, verb: str) -> bool:
    """Whether the cue stands after or inside what is said, rather than before it."""
    if verb == "call" and r.lower(end) not in {",", ".", ""}:
        return False
    if r.lower(end) in {".", ""} and any(r.finite(k) or r.tags[k] == "CD" for k in range(r.first, start)):
        # Nothing follows: what is said stands before, comma or not.
        return r.lower(start - 1) not in {";", ":", "and", "but", "while"}
    if r.lower(start - 1) == "as" and content_before(r, start - 1):
        # "Nine people died, as police confirmed on Sunday"
        return True
    if not content_before(r, start):
        return False
    if r.lower(end) in CLAUSES and r.tags[end] != "DT":
        return False
    if r.lower(end) == r.lex.prepositions.get(verb, "-"):
        return False
    low = start - 1
    while low > 0 and r.lower(low - 1) != ";":
        low -= 1
    said_before = (
        any(r.finite(k) or r.lower(k) in QUOTES for k in range(low, start - 1)) or r.sentence.part == "headline"
    )
    if r.lower(end) == ":" or r.lower(end) in QUOTES:
        return said_before
    if r.lower(end) in {",", ".", ";", ""}:
        return True
    if clause_follows(r, end):
        return False
    direct = r.starts.get(end)
    if direct is not None:
        one = r.phrase(*direct)
        return any(singular(r.lower(k)) in TIMES for k in (one.head, one.end - 1, one.start))
    return r.lower(end) not in HEDGES | NUMBERS or (
        r.lower(end) in {"at", "about", "around", "over", "as"}
        and not any(r.tags[k] == "CD" for k in range(end, min(end + 3, len(r.tags))))
    )
