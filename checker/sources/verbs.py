"""The cues made by verbs of saying and counting, with their speaker and the side of their content."""

from collections.abc import Iterator
from dataclasses import replace

from checker.sources import speakers
from checker.sources.accounts import HUMAN, gives_account, put_at
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
    figure_next,
    first_actor,
    number_soon,
    object_end,
    passive,
)
from checker.sources.idioms import described_by
from checker.sources.lexicon import singular
from checker.sources.naming import by_name
from checker.sources.passives import STATES, bare_participle, by, put_by, quoted
from checker.sources.phrases import Phrase
from checker.sources.reading import Reading
from checker.sources.speakers import BREAKS, SPEAKING
from checker.sources.surface import QUOTES
from checker.sources.tags import AUXILIARIES, NUMBERS, PREPOSITIONS, RELATIVES, TIMES

AFTERWARDS = frozenset("after when while before once because as".split())
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
    closing = r.lower(i + 1) in {".", ","} and any(r.finite(k) for k in range(r.first, max(r.first, i - 4)))
    if (
        r.lower(i) not in CONVINCED
        or (r.lower(i + 1) not in {"that", "there", "it", "they", "he", "she"} and not closing)
        or r.lower(i - 1) not in BE | {"'m", "quite"}
    ):
        return None
    k = i - 1 if r.lower(i - 1) in BE else i - 2
    speaker = speakers.before(r, k)
    if (
        speaker is None
        or speaker.sort not in SPEAKING - {"document", "place"}
        or speaker.words[0] in {"i", "we", "you"}
    ):
        return None
    if closing and not content_before(r, speaker.start):
        return None
    return Cue(speaker.start, i + 1, by_name(r, speaker), "post" if closing else "lead", r.lower(i))


def _limits(r: Reading, i: int) -> bool:
    """*Police never counted more than 32,000*: what is denied is only that there were more."""
    return r.lower(i + 1) in {"more", "above", "over"} and number_soon(r, i + 1)


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
    negated = any(word in NEGATIONS for word in near[-2:]) and not _limits(r, i)
    if negated or any(w in {"declined", "refused", "failed"} for w in near):
        return None
    if verb == "add" and r.lower(i + 1) in {"up", "to"}:
        return None
    if r.lower(i - 1) in {"and", "or"} and r.tags[i - 2] == "VBN" and r.lower(i - 3) == "be":
        # "to be seen and admitted within six hours"
        return None
    if verb == "report" and r.lower(i - 1) == "had" and r.lower(i + 1) in {".", ","}:
        # "after the last of the stations had reported"
        return None
    if verb == "report" and r.lower(i + 1) in STATES and r.lower(i + 2) != "by" and r.tags[i] != "VBZ":
        # "a girl reported missing weeks before"
        return None
    if verb == "describe" and tag == "VBN" and r.lower(i + 1) == "by":
        return described_by(r, i)
    if circumstance(r, i) or (verb == "describe" and (tag == "VBN" or r.lower(i + 1) == "as")):
        # "Pruett, described as the leader, got nine years"
        return None
    if (put := put_by(r, i, verb)) is not None:
        return put
    if passive(r, i) or (tag == "VBN" and r.lower(i + 1) == "by" and bare_participle(r, i)):
        return by(r, i, verb)
    if tag == "VBN" and verb not in {"say", "tell", "quote"} and _attributive(r, i):
        return None
    ongoing = verb != "aim" and (
        verb in r.lex.foresee or verb in r.lex.positions or verb in r.lex.sums or verb in r.lex.prepositions
    )
    if tag == "VBG" and not (ongoing and r.lower(i - 1) in BE | {"now", "also", "still"}):
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
    # "28 more than it had reported the day before": what is compared stays with whoever compares
    if r.lower(speaker.start - 1) in {"nor", "neither", "than"} or _of_itself(speaker) or _counted(r, speaker):
        return None
    end = i + 1
    if r.lower(end) == "out" and "out" in r.lex.prepositions.get(verb, ()):
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
        return quoted(r, i, speaker)
    told_of = _told_of(r, speaker, verb, end)
    if told_of is not None:
        return Cue(speaker.start, end, speaker, "lead", lower, (), None, told_of, True)
    if verb in r.lex.say and r.finite(end) and r.lower(speaker.start - 1) in {"that", "which"}:
        # "a supplement that the union says is worth 2,400 euros"
        return Cue(speaker.start, end, speaker, "lead", lower, (), None, None, True)
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
    if stop is None and verb in r.lex.denials | {"admit"} and side == "lead" and r.lower(end) != "that":
        stop = _verb_after(r, end)
    begin = None
    relative = r.lower(start - 2) in RELATIVES or (r.lower(start - 2) == "that" and r.tags[start - 2] != "DT")
    if side == "post" and r.lower(start - 1) == "," and relative:
        # "47 teeth which, they believe, fill a hole": only the relative clause is theirs.
        begin = start - 2
    return Cue(start, end, speaker, side, lower, (), stop, begin, shared)


def _verb_after(r: Reading, end: int) -> int | None:
    """The conjunction before the next verb of a subject: *denied fraud but was found guilty by ten jurors*."""
    for k in range(end, len(r.tags)):
        if r.lower(k) in {"and", "but"} and r.finite(k + 1):
            return k
        if r.finite(k):
            return None
    return None


def _counted(r: Reading, speaker: Phrase) -> bool:
    """Whether the report counts those who speak: *Sixty-one of 120 deputies have said they will support it*, *23
    percent of farmers think so*.
    """
    if r.lower(speaker.start - 1) == "of" and r.lower(speaker.start - 2) in {"percent", "%", "cent"}:
        return True
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


OWN_PAGES = frozenset("story article report page post newspaper paper magazine website".split())


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


def _told_of(r: Reading, speaker: Phrase, verb: str, end: int) -> int | None:
    """Where what is told of begins in *72 ambulances which the ministry says were sent*: theirs with its number."""
    k = speaker.start - 1
    if verb not in r.lex.say or k < 1 or r.lower(k) not in {"which", "that"} or k not in r.ends or not r.finite(end):
        return None
    start = r.ends[k][0]
    return start if "CD" in r.tags[start:k] else None


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
    # "The judge, who has the papers, said turnout was 31 percent": it begins what is said.
    bare = found is not None and found.sort == "document" and r.tags[found.start] in {"NN", "NNS", "JJ"}
    if found is not None and found.sort == "thing" and _somebody(r, i, found):
        found = replace(found, sort="people")
    if found is None or bare or found.sort == "thing" or r.lower(i + 1) in HEDGES | (NUMBERS - {"one"}):
        return None
    if found.sort == "document" and r.lower(found.end) == "of" and figure_next(r, found.end + 1):
        return None  # "The union, whose members struck, claimed a turnout of 50,000"
    if singular(found.noun) in r.lex.of_owner and r.lower(found.end) in {"at", "to", "as"}:
        return None  # "The group, which works with photographs, estimated the turnout at 275,000"
    if (
        r.lower(i + 1) == "one"
        and r.lower(i + 2) != "of"
        and (found.sort != "people" or singular(found.noun) != found.noun)
    ):
        return None
    if r.lex.forms.get(r.lower(i)) in {"put", "lay", "inform", "call"}:
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
        or (r.tags[found.end] == "IN" and follows not in CLAUSES)
    ):
        return found
    return (
        found
        if r.tags[found.end] in {"NNP", "RB", "WP", "WDT", "NN"} or follows in {"-", "–", "—", "who", "which"}
        else None
    )


def _somebody(r: Reading, i: int, one: Phrase) -> bool:
    """Whether a phrase after a verb of saying is whoever said it: *"Nine wells," said the dowser.*"""
    if r.tags[one.start] not in {"DT", "PRP$"} or not r.tags[one.head].startswith("NN") or one.proper:
        return False
    if r.lex.forms.get(r.lower(i)) not in HUMAN or r.lower(one.end) not in {".", ","}:
        return False
    return r.lower(i - 1) in QUOTES or (r.lower(one.end) == "." and "CD" not in r.tags[one.start : one.end])


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
    if r.lower(end) in r.lex.prepositions.get(verb, ()):
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
    then = next((k for k in range(end, len(r.tags)) if r.lower(k) in AFTERWARDS | {",", "."} or r.finite(k)), end)
    if said_before and r.lower(then) in AFTERWARDS:
        # "Nine had voted against, the commission said on Monday after the count had ended"
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
