"""Finds what attributes: verbs of saying and counting with their speaker, and on which side their content stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from checker.sources import speakers
from checker.sources.phrases import AUXILIARIES, NUMBERS, PREPOSITIONS, TIMES, Phrase, singular
from checker.sources.speakers import BREAKS, SPEAKING, Reading
from checker.sources.surface import QUOTES, opens

NEGATIONS = frozenset("not n't n’t never neither nor".split())
BE = frozenset("is are was were be been being 's".split())
HEDGES = frozenset("more fewer less about some around nearly almost over under up at only just no as between roughly well many not".split())
CLAUSES = frozenset("that how whether why".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """One attribution in a sentence, in tokens."""

    start: int
    """The first token of the cue, with its speaker where that stands before."""
    end: int
    """The token after the cue; what follows is content where the cue leads."""
    speaker: Phrase
    side: Literal["lead", "post"]
    words: str
    via: tuple[Phrase, ...] = ()
    stop: int | None = None
    """The token where the content ends at the latest."""
    begin: int | None = None
    """The token where the content begins, where that is not after the cue."""
    shared: bool = False
    """Whether the speaker is the subject of an earlier verb (*he put it at 5 and said ...*)."""


def verbs(r: Reading) -> Iterator[Cue]:
    """The cues made by verbs, in the order of the text."""
    last: Cue | None = None
    for i in range(len(r.sentence.tokens)):
        cue = _verb(r, i, last)
        if cue is not None:
            last = cue
            yield cue


def _verb(r: Reading, i: int, last: Cue | None) -> Cue | None:
    lower, tag = r.lower(i), r.tags[i]
    verb = r.lex.forms.get(lower)
    if verb is None or not (tag.startswith("V") or verb in {"say", "tell"} and lower != "tell"):
        return None
    if i > 0 and (r.lower(i - 1) == "to" or r.lower(i - 2) == "to" and r.tags[i - 1] == "RB"):
        return None
    near = [r.lower(k) for k in range(max(0, i - 3), i)]
    if any(word in NEGATIONS for word in near[-2:]) or any(w in {"declined", "refused", "failed"} for w in near):
        return None
    if verb == "add" and r.lower(i + 1) in {"up", "to"}:
        return None
    if _passive(r, i) or tag == "VBN" and r.lower(i + 1) == "by" and _bare_participle(r, i):
        return _by(r, i, verb)
    if tag == "VBN" and verb not in {"say", "tell", "quote"} and _attributive(r, i):
        return None
    if tag == "VBG":
        return _participle(r, i, verb, last)
    inverted = _inverted(r, i)
    if inverted is not None and _may(r, verb, inverted, i, i + 1):
        end = inverted.end
        side: Literal["lead", "post"] = "post" if i > 0 else "lead"
        return Cue(i, end, inverted, side, lower)
    speaker, shared = None, _coordinated(r, i)
    if shared:
        speaker = last.speaker if last is not None else _subject(r)
    else:
        speaker = speakers.before(r, i)
    if speaker is None or speaker.words in {("i",), ("we",), ("you",), ("us",)}:
        return None
    end = i + 1
    if r.lower(end) == "out" and r.lex.prepositions.get(verb) == "out":
        end += 1
    if verb in {"tell", "inform", "brief", "remind"}:
        receiver = r.starts.get(end)
        if receiver is not None:
            end = receiver[1]
            while r.lower(end) in {"in", "at", "of", "on", "from"} and end + 1 in r.starts and not r.finite(r.starts[end + 1][1] if r.starts[end + 1][1] < len(r.tags) else 0):
                end = r.starts[end + 1][1]
    if verb == "quote":
        return _quoted(r, i, speaker)
    if not _may(r, verb, speaker, i, end):
        return None
    start = i if shared else min(speaker.start, i)
    side = "post" if not shared and _closes(r, start, i, end, verb) else "lead"
    stop = begin = None
    object_of = _object_relative(r, speaker)
    if object_of is not None and not _clause(r, end) and verb != "put":
        if object_of < 0:
            return None
        return Cue(start, end, speaker, "lead", lower, begin=object_of, stop=end, shared=True)
    if r.tags[i - 1] in {"WP", "WDT"} and side == "lead":
        stop = next((k for k in range(end + 1, len(r.tags) - 2) if r.lower(k) == "," and (r.finite(k + 1) or r.finite(k + 2))), None)
    elif side == "lead" and verb not in r.lex.say | r.lex.argue and not _clause(r, end):
        stop = _object_end(r, end)
    return Cue(start, end, speaker, side, lower, (), stop, begin, shared)


def _passive(r: Reading, i: int) -> bool:
    """*was told*, *are said to*, *has been reported*."""
    if r.tags[i] not in {"VBN", "VBD", "VB"}:
        return False
    k = i - 1
    while k >= 0 and r.tags[k].startswith("RB"):
        k -= 1
    return k >= 0 and r.lower(k) in BE


def _attributive(r: Reading, i: int) -> bool:
    """A participle that describes a noun: *the suspected bomber*, *Suspected insurgents struck*."""
    if any(r.lower(k) in {"have", "has", "had", "having", "'ve", "'d"} for k in range(max(0, i - 3), i)):
        return False
    return i == 0 or r.tags[i - 1] in {"DT", "JJ", "PRP$", "IN", ":", "CD", "POS", "CC"} or (
        i not in r.ends and r.tags[i + 1 : i + 2] in (["NNS"], ["NN"])
    )


def _object_relative(r: Reading, speaker: Phrase) -> int | None:
    """For *the figure of six that the center had released*: where the figure begins; -1 where no figure is the object."""
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


def _by(r: Reading, i: int, verb: str) -> Cue | None:
    """*was told by army sources*, *was quoted as saying by X*, *as reported by X*."""
    k = i + 1
    quoted = verb == "quote"
    if quoted and r.lower(k) == "as" and r.lower(k + 1) in {"saying", "telling"}:
        subject = speakers.before(r, i)
        by = speakers.after(r, k + 3) if r.lower(k + 2) == "by" else None
        if subject is None:
            return None
        side: Literal["lead", "post"] = "post" if r.lower(by.end if by else k + 2) in {",", ".", ""} and _content_before(r, subject.start) else "lead"
        end = by.end if by else k + 2
        if by is not None:
            return Cue(subject.start, end, by, side, "quoted", (subject,))
        return Cue(subject.start, end, subject, side, "was quoted as saying")
    if r.lower(k) != "by" or verb not in r.lex.say | r.lex.count | {"quote", "compile"}:
        return None
    speaker = speakers.after(r, k + 1)
    if speaker is None or speaker.sort not in SPEAKING or verb not in r.lex.say | {"count", "calculate", "compile", "quote"}:
        return None
    if not _passive(r, i) and r.lower(i - 1) not in {",", "as"}:
        return None
    receiver = speakers.before(r, i) if verb in {"tell", "inform", "brief"} else None
    start = receiver.start if receiver else i
    return Cue(start, speaker.end, speaker, "lead" if _clause(r, speaker.end) else "post", r.lower(i) + " by")


def _quoted(r: Reading, i: int, speaker: Phrase) -> Cue | None:
    """*Saudi state media quoted the coalition as saying that ...*"""
    own = speakers.after(r, i + 1)
    if own is None or r.lower(own.end) != "as" or own.sort == "thing":
        return None
    end = min(own.end + 2, len(r.tags))
    side: Literal["lead", "post"] = "post" if _content_before(r, speaker.start) and r.lower(end) in {",", ".", ";", ""} else "lead"
    return Cue(speaker.start, end, speaker, side, "quoted", (own,))


def _participle(r: Reading, i: int, verb: str, last: Cue | None) -> Cue | None:
    """*issued a statement saying 12 had died*, *..., adding that*."""
    if verb not in r.lex.say | r.lex.argue and verb not in {"put", "estimate"} or r.lower(i - 1) in AUXILIARIES:
        if not (r.lower(i - 1) in BE and verb in r.lex.say | r.lex.argue):
            return None
    speaker = last.speaker if last is not None else _subject(r)
    if r.lower(i - 1) in BE:
        speaker = speakers.before(r, i) or speaker
    if r.tags[i - 1] in {"IN", "DT"} or verb in {"promise", "pledge", "vow"} or speaker is None or not (_clause(r, i + 1) or verb == "put" or r.lower(i + 1) in QUOTES):
        return None
    return Cue(i, i + 1, speaker, "lead", r.lower(i), shared=True)


def _inverted(r: Reading, i: int) -> Phrase | None:
    """The speaker after the verb: *..., said Pradeep Kodippili of the center*."""
    if not (i == 0 or r.lower(i - 1) in {","} | QUOTES or r.lower(i - 1) in {"—", "–", "-", "?", "!"}):
        return None
    found = speakers.after(r, i + 1, inverted=True)
    if found is None or found.sort == "thing" or r.lower(i + 1) in HEDGES | NUMBERS:
        return None
    if r.lex.forms.get(r.lower(i)) in {"tell", "put", "inform"}:
        return None
    follows = r.lower(found.end)
    if found.sort == "pronoun" or follows in {",", ".", ";", ":", "", "on", "in", "at", "to", "after", "late", "by"} | QUOTES or follows in PREPOSITIONS:
        return found
    return found if r.tags[found.end] in {"NNP", "RB", "WP", "NN"} or follows in {"-", "–", "—", "who", "which"} else None


def _coordinated(r: Reading, i: int) -> bool:
    """Whether a verb shares the subject of the verb before: *put it at 76 and said*."""
    k = i - 1
    while k >= 0 and (r.tags[k].startswith("RB") or r.lower(k) in AUXILIARIES):
        k -= 1
    return k >= 0 and r.lower(k) in {"and", "but", "or"}


def _subject(r: Reading) -> Phrase | None:
    """The first phrase of the sentence that could speak."""
    for start, end in r.chunks:
        one = r.phrase(start, end)
        if one.sort in {"person", "people", "body", "pronoun", "document"} and (start == 0 or r.lower(start - 1) not in PREPOSITIONS):
            return one
        if any(r.finite(k) for k in range(start)):
            return None
    return None


def _may(r: Reading, verb: str, speaker: Phrase, i: int, end: int) -> bool:
    """Whether this verb with this subject gives an account."""
    lex, sort = r.lex, speaker.sort
    if speaker.words == ("it",) and i > 0 and _passive(r, i):
        return False
    if sort == "thing" and r.tags[speaker.head] == "CD":
        return False
    if verb == "put":
        return sort in SPEAKING and _put_at(r, end)
    if verb == "call":
        return sort in SPEAKING and any(r.lower(k) in QUOTES for k in range(end, min(end + 6, len(r.tags))))
    if verb in {"give", "release", "publish", "issue"}:
        figures = any(singular(r.lower(k)) in lex.of_owner for k in range(end, end + 5))
        return sort in {"people", "body", "person", "pronoun"} and figures
    if verb in lex.revise and verb not in lex.say:
        words = [r.lower(k) for k in range(end, min(end + 6, len(r.tags)))]
        return sort in SPEAKING and any(singular(w) in lex.of_owner - {"list", "record", "data"} for w in words)
    if verb in lex.prepositions and _particle(r, end, lex.prepositions[verb]):
        return sort in SPEAKING and sort != "place"
    if verb in lex.prepositions and verb not in lex.say | lex.count:
        return False
    if verb in {"claim", "report"} and verb in lex.say:
        # "The blast claimed 12 lives", "Guinea reported"
        if sort == "thing" or verb == "claim" and {"life", "lives", "victim", "victims"} & {r.lower(k) for k in range(end, end + 5)}:
            return False
        return True
    if verb in lex.argue:
        if sort == "thing" or sort == "document" and verb not in lex.show:
            return False
        quoted = any(r.lower(k) in QUOTES for k in (end, end + 1, end + 2, speaker.start - 1, speaker.start - 2))
        return quoted or _clause(r, end) or _content_before(r, min(speaker.start, i)) or r.lower(end) == ":" or i == 0
    if verb in lex.say:
        return sort != "thing" or r.tags[speaker.head].startswith("NN") and singular(r.lower(speaker.head)) not in TIMES
    if sort == "document":
        return verb in lex.show
    if verb in lex.count:
        if sort == "place" and not _clause(r, end):
            return False
        if verb in {"see", "want", "name", "identify", "consider"} and not _clause(r, end):
            if verb == "see" and r.tags[i] in {"VBZ", "VBP"} and sort in {"body", "pronoun"}:
                # "The company sees growth of 3 percent"
                return any(r.tags[k] == "CD" for k in range(end, min(end + 6, len(r.tags))))
            return sort in {"people", "person", "pronoun"} and verb in {"see", "want", "name"} and _number_soon(r, end)
        if verb == "cite" or verb == "quote":
            return False
        return sort in SPEAKING
    return False


def _particle(r: Reading, end: int, particle: str) -> bool:
    """Whether the preposition of a verb follows it, after adverbials at most: *had spoken earlier on Tuesday of three dead*."""
    if particle == "out":
        return r.lower(end - 1) == "out"
    for k in range(end, min(end + 6, len(r.tags))):
        if r.lower(k) == particle and (k == end or r.lower(k + 1) not in TIMES):
            return True
        if r.finite(k) or r.tags[k] in {",", "TO", "CD"} or not (r.tags[k].startswith("RB") or r.lower(k) in TIMES | {"on", "in", "at", "later"}):
            return False
    return False


def _put_at(r: Reading, end: int) -> bool:
    """*put the toll at 12*, *put it at more than 12*."""
    for k in range(end, min(end + 14, len(r.tags))):
        if r.lower(k) in {"at", "between"} and any(r.tags[m] in {"CD", "$"} or r.lower(m) in NUMBERS | HEDGES for m in range(k + 1, min(k + 5, len(r.tags)))):
            return True
        if r.lower(k) in {";", "."} | QUOTES:
            return False
    return False


def _number_soon(r: Reading, end: int) -> bool:
    return any(r.tags[k] == "CD" or r.lower(k) in NUMBERS | {"no", "a", "an", "several"} for k in range(end, min(end + 3, len(r.tags))))


def _clause(r: Reading, end: int) -> bool:
    """Whether a clause follows: *that ...*, or a finite verb before the next stop."""
    for k in range(end, len(r.tags)):
        lower = r.lower(k)
        if lower in CLAUSES and (r.tags[k] in {"IN", "WRB", "DT"} or k + 1 < len(r.tags) and not r.finite(k + 1)):
            return True
        if lower in BREAKS or lower in {".", "!", "?"}:
            return False
        if r.tags[k] in {"WP", "WDT"} and lower != "what":
            return False
        if r.finite(k) and not (k == end):
            return True
        if lower == "," and k > end:
            # "said one man, who was hurt, had died" is rare; a comma mostly ends the adverbials.
            return _verb_after_comma(r, k)
    return False


def _verb_after_comma(r: Reading, comma: int) -> bool:
    """*said the rocket, a Katyusha, had come down*."""
    further = next((k for k in range(comma + 1, len(r.tags)) if r.lower(k) == ","), None)
    return further is not None and further - comma < 8 and further + 1 < len(r.tags) and r.finite(further + 1) and not any(
        r.finite(k) for k in range(comma + 1, further)
    )


def _content_before(r: Reading, start: int) -> bool:
    """Whether something is said before the speaker: a clause, a figure or a quotation up to a comma or a mark."""
    if start <= 0 or r.lower(start - 1) not in {",", "?", "!", "-"} | BREAKS:
        return False
    low = start - 1
    while low > 0 and r.lower(low - 1) not in {";"}:
        low -= 1
    if r.lower(start - 1) in QUOTES:
        return True
    return any(r.finite(k) or r.tags[k] in {"CD", "VBN"} or r.lower(k) in QUOTES for k in range(low, start - 1))


def _closes(r: Reading, start: int, i: int, end: int, verb: str) -> bool:
    """Whether the cue stands after or inside what is said, rather than before it."""
    if not _content_before(r, start):
        return False
    if r.lower(end) in CLAUSES and r.tags[end] != "DT":
        return False
    if r.lower(end) == r.lex.prepositions.get(verb, "-"):
        return False
    low = start - 1
    while low > 0 and r.lower(low - 1) != ";":
        low -= 1
    said_before = any(r.finite(k) or r.lower(k) in QUOTES for k in range(low, start - 1)) or r.sentence.part == "headline"
    if r.lower(end) == ":" or r.lower(end) in QUOTES:
        return said_before
    if r.lower(end) in {",", ".", ";", ""}:
        return True
    if _clause(r, end):
        return False
    direct = r.starts.get(end)
    if direct is not None:
        one = r.phrase(*direct)
        if singular(r.lower(one.head)) in TIMES or r.lower(one.end - 1) in TIMES or singular(r.lower(one.start)) in TIMES:
            return True
        return False
    return r.lower(end) not in HEDGES | NUMBERS or r.lower(end) in {"at", "about", "around", "over", "as"} and not any(
        r.tags[k] == "CD" for k in range(end, min(end + 3, len(r.tags)))
    )


def _object_end(r: Reading, end: int) -> int | None:
    """Where the object of a counting verb ends: before a new clause with a subject and a verb of its own."""
    for k in range(end, len(r.tags)):
        if r.lower(k) == "," and r.lower(k + 1) == "which":
            return k
        if r.lower(k) in {"and", "but", "while", "whereas", "although", "though"} or r.lower(k) == ";":
            chunk = r.starts.get(k + 1)
            if chunk is None:
                continue
            m = chunk[1]
            while m < len(r.tags) and (r.tags[m].startswith("RB") or r.lower(m) in PREPOSITIONS or m in r.starts):
                m = r.starts[m][1] if m in r.starts else m + 1
            if m < len(r.tags) and r.finite(m) and r.tags[k + 1] != "CD":
                return k
    return None


def prepositions(r: Reading) -> Iterator[Cue]:
    """The cues made by *according to* and its like, *per X*, *if X is to be believed*."""
    words = [token.lower for token in r.sentence.tokens]
    for i in range(len(words)):
        length = opens(words, i, r.lex)
        if not length and words[i] == "per" and i + 1 < len(words):
            following = r.sentence.tokens[i + 1]
            length = int(following.lower == "the" or following.text[0].isupper())
        if length:
            speaker = speakers.after(r, i + length)
            if speaker is not None:
                opening = _opens_clause(r, i)
                yield Cue(i, speaker.end, speaker, "lead" if opening else "post", " ".join(words[i : i + length]))
        # "on the agency's list", "by the ministry's count"
        if words[i] in {"on", "by", "in"} and i + 1 in r.starts:
            one = r.phrase(*r.starts[i + 1])
            word = singular(r.lower(one.head))
            if "POS" in r.tags[one.start : one.head] and (word in r.lex.of_owner - {"share", "record", "proportion", "number", "data"}):
                owner = owner_of(r, one)
                if owner is not None and owner.sort in {"person", "people", "body"}:
                    yield Cue(i, one.end, owner, "lead" if _opens_clause(r, i) else "post", one.text)
        if words[i] == "if" and i + 1 in r.starts:
            one = r.phrase(*r.starts[i + 1])
            if words[one.end + 1 : one.end + 4] == ["to", "be", "believed"]:
                yield Cue(i, one.end + 4, one, "lead" if _opens_clause(r, i) else "post", "if ... to be believed")


def _opens_clause(r: Reading, i: int) -> bool:
    """Whether an attribution stands at the beginning of a clause."""
    k = i - 1
    while k >= 0 and (r.lower(k) in QUOTES or r.lower(k) in {"but", "and", "while", "whereas", "however", "though"}):
        k -= 1
    if k < 0 or r.lower(k) in {";", ":", "—", "–"}:
        return True
    return k < i - 1 and r.lower(k) == ","


def owned(r: Reading) -> Iterator[Cue]:
    """The cues made by a number that somebody owns: *OVD-Info's total was 1,373*, *their estimate is 12*."""
    for start, end in r.chunks:
        one = r.phrase(start, end)
        word = singular(r.lower(one.head))
        if word not in r.lex.of_owner | r.lex.documents:
            continue
        k = end
        while r.lower(k) in PREPOSITIONS and k + 1 in r.starts or r.tags[k : k + 1] == ["VBN"] and r.lower(k + 1) == "by":
            k = r.starts[k + 1][1] if k + 1 in r.starts else k + 1
        while k < len(r.tags) and (r.tags[k].startswith("RB") or r.lower(k) in {"had", "has", "have", "would"}):
            k += 1
        verb = r.lower(k)
        linked = verb in BE and _figure_next(r, k + 1) or verb in {"comes", "came", "come", "stood", "stands", "amounts", "amounted"}
        linked = linked or word == "list" and verb == "had"
        if not linked or k >= len(r.tags):
            continue
        owner = owner_of(r, one)
        if owner is not None and owner.sort in {"person", "people", "body", "pronoun"}:
            yield Cue(start, k + 1, owner, "lead", one.text)
        elif owner is None and one.words[0] == "the" and verb in BE and word in {"figure", "total", "count", "data", "tally", "estimate"}:
            yield Cue(start, k + 1, one, "lead", one.text)


def _figure_next(r: Reading, k: int) -> bool:
    return any(r.tags[m] in {"CD", "$"} or r.lower(m) in NUMBERS for m in range(k, min(k + 4, len(r.tags))))


def owner_of(r: Reading, one: Phrase) -> Phrase | None:
    """Whose a document or number is: *the carrier's own data*, *its statement*, *a bulletin from the agency*, *a ministry statement*."""
    if r.lower(one.start) in {"its", "their", "his", "her"}:
        pronoun = {"its": "it", "their": "they", "his": "he", "her": "she"}[r.lower(one.start)]
        token = r.sentence.tokens[one.start]
        return replace(one, end=one.start + 1, head=one.start, sort="pronoun", words=(pronoun,), proper=False, text=token.text, span=token.span)
    possessive = [k for k in range(one.start, one.head) if r.tags[k] == "POS"]
    if possessive and possessive[0] > one.start:
        owner = r.phrase(one.start, possessive[0])
        return owner if owner.sort in SPEAKING and singular(r.lower(owner.head)) not in TIMES else None
    for k in range(one.head + 1, min(one.head + 4, len(r.tags))):
        if r.lower(k) in {"by", "from", "of"} and k + 1 in r.starts:
            owner = speakers.after(r, k + 1)
            if owner is not None and owner.sort in {"person", "people", "body", "pronoun"}:
                return owner
        if r.tags[k] != "VBN":
            break
    # "The weekend's data": a time owns nothing.
    # "the force had put out a statement that mentioned three deaths"
    if one.start > 0 and r.lower(one.end) in {"that", "which"} and any(r.finite(k) for k in range(one.start)):
        return _subject(r)
    for k in range(one.head - 1, one.start - 1, -1):
        if singular(r.lower(k)) in r.lex.institutions and not r.sentence.tokens[k].text[0].isupper():
            owner = r.phrase(one.start, k + 1)
            if r.lower(one.start) in {"a", "an"}:
                owner = replace(owner, words=("the", *owner.words[1:]))
            return owner
    return None


def headline(r: Reading) -> Iterator[Cue]:
    """The cues of a headline: *Police: 12 hurt*, *12 hurt - police*."""
    marks = [k for k in range(1, len(r.tags) - 1) if r.lower(k) in {":", "-", "–", "—"} and _loose(r, k)]
    for mark in marks:
        left = r.starts.get(0)
        if r.lower(mark) == ":" and left is not None and left[1] == mark:
            speaker = r.phrase(*left)
            if _heads(r, speaker):
                yield Cue(0, mark + 1, speaker, "lead", ":")
                return
        right = r.starts.get(mark + 1)
        if right is not None and mark == marks[-1] and right[1] >= len(r.tags) - (r.lower(len(r.tags) - 1) == "."):
            speaker = r.phrase(*right)
            if _heads(r, speaker):
                yield Cue(mark, right[1], speaker, "post", r.lower(mark))
                return


def _loose(r: Reading, k: int) -> bool:
    tokens = r.sentence.tokens
    return tokens[k].text == ":" or tokens[k - 1].end < tokens[k].start and tokens[k].end < tokens[k + 1].start


def _heads(r: Reading, one: Phrase) -> bool:
    """Whether a phrase can speak in a headline without a verb: a country or a theme cannot."""
    if one.sort == "place" and one.text.lower() not in r.lex.countries:
        return True
    known = any(singular(w) in r.lex.people | r.lex.institutions | r.lex.media for w in one.words)
    named = one.text.lower() in r.lex.media
    return named or known and one.sort in {"person", "people", "body"} or one.sort == "document"


def gaps(r: Reading, found: list[Cue]) -> Iterator[Cue]:
    """The cues whose verb is left out after another: *the prefecture recorded 15,500 marchers, and the unions 22,000*."""
    for cue in found:
        if cue.side != "lead":
            continue
        for k in range(cue.end, len(r.tags)):
            if r.lower(k) not in {"and", "but", "while", ",", ";"} or k + 1 not in r.starts:
                continue
            start, stop = r.starts[k + 1]
            # Speaker and number may be read as one phrase: "the unions 22,000".
            number = next((m for m in range(start + 1, stop) if r.tags[m] in {"CD", "$"}), stop)
            if number == start + 1 and r.tags[start] == "DT":
                continue
            speaker = r.phrase(start, number)
            ahead = r.lower(number)
            if speaker.sort in {"people", "body", "person"} and _known(r, speaker) and (
                r.tags[number : number + 1] == ["CD"] or r.tags[number : number + 1] == ["$"] or ahead in HEDGES and _figure_next(r, number)
            ):
                if r.tags[speaker.head] != "CD" and not any(c.start <= speaker.start < c.end for c in found if c is not cue):
                    yield Cue(start, number, speaker, "lead", "and")


def _known(r: Reading, one: Phrase) -> bool:
    """Whether the words of a phrase show that it is somebody who speaks."""
    return any(singular(w) in r.lex.people | r.lex.institutions | r.lex.media for w in one.words)


def relayed(r: Reading, found: list[Cue]) -> list[Cue]:
    """The cues with their own sources, where one is cited: *X, citing Y, said*."""
    out = list(found)
    for i in range(len(r.tags)):
        if r.lower(i) not in r.lex.relaying:
            continue
        own = speakers.after(r, i + 1)
        if own is None or own.sort == "thing" or not out:
            continue
        near = min(range(len(out)), key=lambda n: min(abs(out[n].end - i), abs(out[n].start - i), abs(out[n].speaker.end - i)))
        out[near] = replace(out[near], via=(*out[near].via, own))
    return out
