"""Verbs that give a figure with the words beside them: *made known*, *has X on 44 percent*, *holds it to be 95*."""

from collections.abc import Iterator
from itertools import pairwise

from checker.sources import speakers
from checker.sources.accounts import COUNTERS, POLLS
from checker.sources.cue import HEDGES, Cue, clause_follows, content_before, figure_next
from checker.sources.lexicon import singular, verb_forms
from checker.sources.owned import owner_of
from checker.sources.phrases import Phrase
from checker.sources.reading import Reading
from checker.sources.speakers import BREAKS, SPEAKING
from checker.sources.surface import QUOTES
from checker.sources.tags import AUXILIARIES


def _forms(*verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb))


MAKE = frozenset("make makes made making".split())
LET = frozenset("let lets letting".split())
GO = frozenset("goes went".split())
HAVE = frozenset("has have had".split())
# "made known", "made it known", "let it be known": what follows the verb.
KNOWN = tuple(
    tuple(words.split())
    for words in ("known", "public", "it known", "it public", "known that", "clear that", "it clear that", "plain that")
)
LET_KNOWN = (("it", "be", "known"), ("be", "known"))
# Whoever says these has begun before: "the bulletin continues".
GOING_ON = frozenset("continues continued".split())
# "holds 95 percent to be necessary", "deems 12 metres safe"
JUDGING = _forms("deem", "judge", "consider", "believe", "presume", "reckon", "assume") | {"hold", "holds", "held"}
DESCRIBING = _forms("describe") - {"describing"}
CALLING = frozenset({"calls", "called"})
RECEIVE = frozenset("received receives gets got logged fielded".split())
COMPLAINTS = frozenset("report complaint call tip objection request word".split())
HEARD = frozenset("heard hears told".split())
# What is said before them is theirs to be reported by.
COURTS = frozenset("court jury inquest tribunal".split())
COME = frozenset("came come comes".split())
BEYOND = frozenset("beyond above over past higher further".split())
TOLLS = (["toll"], ["tally"], ["count"], ["total"], ["figure"])
VERBS = COME | {"go"} | HEARD | RECEIVE | MAKE | LET | GO | GOING_ON | HAVE | JUDGING | DESCRIBING | CALLING
FIRSTS = frozenset("first only most".split())


def idioms(r: Reading) -> Iterator[Cue]:
    """The cues made by a verb with the words beside it, in the order of the text."""
    for i, word in enumerate(r.lowers):
        if word not in VERBS:
            continue
        cue = (
            _made_known(r, i)
            or _made_it(r, i)
            or _received(r, i)
            or _heard(r, i)
            or _goes_on(r, i)
            or _on_record(r, i)
            or _arrived_at(r, i)
            or _standing(r, i)
            or _judged(r, i)
            or _described(r, i)
        )
        if cue is not None:
            yield cue


# "has 850 hectares in its bulletins", "has the names of five"
RECORDS = frozenset(
    "log logs book books bulletin bulletins record records file files register registers table tables "
    "database databases count statistics ledger sheet sheets board boards roll rolls paper papers card "
    "cards".split()
)


def _on_record(r: Reading, i: int) -> Cue | None:
    """*The office has 850 hectares in its bulletins; the group has the names of five; it had a list of 844 people; the
    council had a toll of 521; a report by the ministry has 50 injured.*
    """
    if r.lower(i) not in HAVE:
        return None
    words = [r.lower(k) for k in range(i + 1, min(i + 16, len(r.tags)))]
    held = any(a in {"its", "their", "his", "her"} and b in RECORDS for a, b in pairwise(words))
    named = words[:1] in (["the"], ["a"]) and words[1:3] in (
        ["names", "of"],
        ["names", "for"],
        ["list", "of"],
        ["list", "with"],
    )
    names = words[:2] in (["names", "for"], ["names", "of"])
    toll = words[:1] in (["a"], ["the"]) and words[1:2] in TOLLS and words[2:3] == ["of"] and figure_next(r, i + 4)
    given = (held and figure_next(r, i + 1)) or toll
    one = _subject(r, i) if given or named or names or r.tags[i + 1 : i + 2] == ["CD"] else None
    document = one is not None and (one.sort == "document" or singular(one.noun) in r.lex.of_owner)
    if one is None or not (owner_of(r, one) is not None if document else given or named or names):
        return None
    return Cue(one.start, i + 1, one, "lead", r.lower(i))


def _arrived_at(r: Reading, i: int) -> Cue | None:
    """*The archive came up with 275,000*, *the police would not go beyond 60,000*."""
    came = r.lower(i) in COME and (r.lower(i + 1), r.lower(i + 2)) == ("up", "with")
    held = r.lower(i) == "go" and r.lower(i - 1) in {"not", "never"} and r.lower(i + 1) in BEYOND
    end = i + 3 if came else i + 1
    if not (came or held) or not figure_next(r, end):
        return None
    one = speakers.before(r, i - 2 if held else i)
    if one is None or one.sort not in SPEAKING or one.words[0] in {"i", "we", "you"}:
        return None
    return Cue(one.start, end, one, "lead", r.lower(i))


def described_by(r: Reading, i: int) -> Cue | None:
    """*The flood, described by the mayor as the worst in 31 years*."""
    one = speakers.after(r, i + 2)
    if one is None or one.sort not in SPEAKING or r.lower(one.end) != "as":
        return None
    stop = next((k for k in range(one.end, len(r.tags)) if r.lower(k) in {",", ";", "."}), None)
    return Cue(i, one.end + 1, one, "lead", r.lower(i), stop=stop)


def _subject(r: Reading, i: int) -> Phrase | None:
    """Who does what the verb says, where it is somebody who speaks of others."""
    one = speakers.before(r, i)
    if one is None or one.sort not in SPEAKING or one.words[0] in {"i", "we", "you", "nobody", "no", "none", "neither"}:
        return None
    near = {r.lower(k) for k in range(max(0, i - 2), i)}
    return None if near & {"not", "n't", "n’t", "never", "to"} else one


def _somebody(r: Reading, i: int) -> Phrase | None:
    """A subject whatever it is called: *The media cell made clear that*."""
    one = speakers.before(r, i)
    return one if one is not None and one.sort == "thing" and r.tags[one.start] == "DT" else None


def _made_known(r: Reading, i: int) -> Cue | None:
    """*..., the ministry made known*, *the court let it be known that*."""
    endings = KNOWN if r.lower(i) in MAKE else LET_KNOWN if r.lower(i) in LET else ()
    end = max((i + 1 + len(w) for w in endings if tuple(r.lower(i + 1 + n) for n in range(len(w))) == w), default=0)
    one = (_subject(r, i) or _somebody(r, i)) if end else None
    if one is None or one.sort == "place":
        return None
    if r.lower(end - 1) == "that":
        end -= 1
    if clause_follows(r, end) or r.lower(end) == ":":
        return Cue(one.start, end, one, "lead", r.lower(i))
    return Cue(one.start, end, one, "post", r.lower(i)) if content_before(r, one.start) else None


def _made_it(r: Reading, i: int) -> Cue | None:
    """*A nurse made it 16*, *the navy made that two boats*; not *she made it three in a row*."""
    if r.lower(i) not in MAKE or r.lower(i + 1) not in {"it", "that", "this"}:
        return None
    k = i + 2
    while r.lower(k) in HEDGES:
        k += 1
    counted = r.tags[k : k + 1] == ["CD"] and r.lower(k + 1) not in {"in", "straight", "wins", "-", "–"}
    one = _subject(r, i) if counted else None
    return None if one is None or one.sort == "place" else Cue(one.start, i + 2, one, "lead", r.lower(i))


def _received(r: Reading, i: int) -> Cue | None:
    """*The helpline has received reports of 31 missing pets*."""
    if r.lower(i) not in RECEIVE or singular(r.lower(i + 1)) not in COMPLAINTS or r.lower(i + 2) not in {"of", "about"}:
        return None
    one = _subject(r, i) if figure_next(r, i + 3) else None
    return None if one is None or one.sort == "place" else Cue(one.start, i + 1, one, "lead", r.lower(i))


def _heard(r: Reading, i: int) -> Cue | None:
    """*The jury heard that 12 rings had gone*, *he had spent 140,000 euros, the court was told*."""
    if r.lower(i) not in HEARD or (r.lower(i) == "told" and r.lower(i - 1) not in {"was", "is", "been"}):
        return None
    one = speakers.before(r, i)
    if one is None or singular(one.noun) not in COURTS or r.lower(i + 1) == "by":
        return None
    if r.lower(i + 1) in {"that", "how"}:
        return Cue(one.start, i + 1, one, "lead", r.lower(i))
    return Cue(one.start, i + 1, one, "post", r.lower(i)) if content_before(r, one.start) else None


def _goes_on(r: Reading, i: int) -> Cue | None:
    """*..., the bulletin continues*, *"...", she went on*: only where it closes what is said."""
    end = i + 1
    if r.lower(i) in GO and r.lower(end) == "on":
        end += 1
    elif r.lower(i) not in GOING_ON:
        return None
    one = _subject(r, i)
    if one is None or one.sort == "place" or r.lower(end) not in {",", ".", ";", ":", ""} | QUOTES:
        return None
    said = any(r.finite(k) for k in range(r.first, one.start - 1)) and r.lower(one.start - 1) == ","
    quoted = r.lower(one.start - 1) in QUOTES
    writing = one.sort == "document" or (one.sort in {"person", "pronoun"} and r.lower(0) in QUOTES)
    return Cue(one.start, end, one, "post", r.lower(i)) if quoted or (said and writing) else None


def _standing(r: Reading, i: int) -> Cue | None:
    """*The commission has Ines Calloway on 44.8 percent*, *the latest survey has the Greens at 19 percent*."""
    if r.lower(i) not in HAVE or i + 1 not in r.starts:
        return None
    if (listed := _listed(r, i)) is not None:
        return listed
    other = r.phrase(*r.starts[i + 1])
    k = other.end + 1
    if r.lower(other.end) not in {"on", "at"} or r.tags[k : k + 1] != ["CD"]:
        return None
    share = r.lower(k + 1) in {"%", "percent", "points"} or (r.lower(k + 1) == "per" and r.lower(k + 2) == "cent")
    one = _subject(r, i)
    if one is not None and other.words == ("it",) and one.sort in {"body", "document"}:
        # "The survey had it at 6.6"
        return Cue(one.start, i + 1, one, "lead", r.lower(i))
    if not share or one is None:
        return None
    counts = one.proper or (POLLS | COUNTERS) & {singular(r.lower(m)) for m in range(one.start, one.end)}
    return Cue(one.start, i + 1, one, "lead", r.lower(i)) if counts and one.sort != "place" else None


def _listed(r: Reading, i: int) -> Cue | None:
    """*The project had at least 580 names by nightfall*."""
    number = next((k for k in range(i + 1, min(i + 5, len(r.tags))) if r.tags[k] == "CD"), None)
    if (
        number is None
        or r.lower(number + 1) not in {"names", "entries"}
        or any(r.lower(k) == "," for k in range(i, number))
    ):
        return None
    one = _subject(r, i)
    return None if one is None or one.sort in {"place", "pronoun"} else Cue(one.start, i + 1, one, "lead", r.lower(i))


def _judged(r: Reading, i: int) -> Cue | None:
    """*The organisation holds 95 percent to be necessary*, *experts deem 12 metres safe*."""
    if r.lower(i) not in JUDGING or not r.tags[i].startswith("V") or r.lower(i - 1) in AUXILIARIES - {"has", "had"}:
        return None
    number = next((k for k in range(i + 1, min(i + 5, len(r.tags))) if r.tags[k] == "CD"), None)
    if number is None or any(r.lower(k) in BREAKS | {","} for k in range(i, number)):
        return None
    for k in range(number + 1, min(number + 9, len(r.tags) - 1)):
        if r.lower(k) in BREAKS | {",", "."} or r.finite(k):
            return None
        if r.lower(k) == "to" and r.lower(k + 1) in {"be", "have"}:
            # The police hold 12 men to be questioned.
            if r.lower(i) in {"hold", "holds", "held"} and r.tags[k + 2 : k + 3] in (["VBN"], ["VBD"]):
                return None
            break
        safe = r.tags[k].startswith("JJ") and r.lower(k + 1) in {".", ",", ";"} and r.tags[k - 1].startswith("NN")
        if safe and r.lower(i) in _forms("deem", "consider", "judge"):
            break
    else:
        return None
    one = _subject(r, i)
    return None if one is None or one.sort == "place" else Cue(one.start, i + 1, one, "lead", r.lower(i))


def _described(r: Reading, i: int) -> Cue | None:
    """*called it the biggest case in 17 years*, *described it as the worst fire in 31 years*."""
    end = i + 1
    if r.lower(end) not in {"it", "this", "them", "that"}:
        return None
    if r.lower(i) in DESCRIBING and r.lower(end + 1) == "as":
        end += 1
    elif r.lower(i) not in CALLING:
        return None
    if not any(r.tags[k] in {"JJS", "RBS"} or r.lower(k) in FIRSTS for k in range(end, min(end + 5, len(r.tags)))):
        return None
    one = _subject(r, i)
    if one is None or one.sort in {"place", "document"}:
        return None
    return Cue(one.start, end, one, "lead", r.lower(i))
