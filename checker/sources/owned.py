"""The numbers that somebody owns (*OVD-Info's total was 1,373*), and whose a document is."""

from collections.abc import Iterator
from dataclasses import replace

from checker.sources import speakers
from checker.sources.cue import BE, Cue, figure_next, first_actor
from checker.sources.lexicon import singular
from checker.sources.phrases import Phrase
from checker.sources.reading import Reading
from checker.sources.speakers import SPEAKING
from checker.sources.tags import PREPOSITIONS, TIMES


def owned(r: Reading) -> Iterator[Cue]:
    """The cues made by a number that somebody owns: *OVD-Info's total was 1,373*, *their estimate is 12*."""
    nouns = r.lex.of_owner | r.lex.documents | {"margin"}
    for start, end in r.chunks:
        one = r.phrase(start, end)
        word = singular(r.lower(one.head))
        if word not in nouns:
            continue
        beside = _beside(r, end) if word in FIGURES else None
        owner = owner_of(r, one) if beside is not None else None
        if beside is not None and owner is not None and owner.sort in {"person", "people", "body", "pronoun"}:
            yield Cue(start, beside, owner, "lead", one.text, stop=beside + 1)
            continue
        k = end
        while (r.lower(k) in PREPOSITIONS and k + 1 in r.starts) or (
            r.tags[k : k + 1] == ["VBN"] and r.lower(k + 1) == "by"
        ):
            k = r.starts[k + 1][1] if k + 1 in r.starts else k + 1
        k = _past_aside(r, k)
        held = r.lower(k) in {"has", "had"}
        while k < len(r.tags) and (r.tags[k].startswith("RB") or r.lower(k) in {"had", "has", "have", "would"}):
            k += 1
        if word == "margin" and not (r.lower(end) == "of" and r.lower(end + 1) == "error"):
            continue
        verb = r.lower(k)
        linked = (verb in BE and figure_next(r, k + 1)) or verb in {
            "comes",
            "came",
            "come",
            "stood",
            "stands",
            "amounts",
            "amounted",
        }
        linked = linked or (
            verb in MOVED and r.lower(k + 1) == "to" and figure_next(r, k + 2) and "pages" not in r.lowers[k : k + 6]
        )
        # "An AFP tally has 31 dead"
        linked = linked or (
            word in {"tally", "count", "list"} and verb in {"has", "had"} and r.tags[k + 1 : k + 2] == ["CD"]
        )
        linked = linked or (word in {"list", "tally", "count"} and held and r.tags[k : k + 1] == ["CD"])
        of = _of_figure(r, end) if word in FIGURES else None
        if (not linked and of is None) or k >= len(r.tags):
            continue
        owner = owner_of(r, one)
        if of is not None and not linked:
            # "The police estimate of 4,000 was met with laughter"
            if owner is not None and owner.sort in {"person", "people", "body"}:
                yield Cue(start, of, owner, "lead", one.text, stop=_past_figure(r, of))
            continue
        if owner is not None and owner.sort in {"person", "people", "body", "pronoun"}:
            yield Cue(start, k + 1, owner, "lead", one.text)
        elif (
            owner is None
            and one.words[0] == "the"
            and verb in BE
            and word in {"figure", "total", "count", "data", "tally", "estimate"}
        ):
            yield Cue(start, k + 1, one, "lead", one.text)


def _past_aside(r: Reading, k: int) -> int:
    """The token after what stands between commas: *its first estimate, on Monday, was 12 million*."""
    if r.lower(k) != ",":
        return k
    near = range(k + 1, min(k + 9, len(r.tags)))
    close = next((m for m in near if r.lower(m) in {",", ".", ";"} or r.tags[m] == "CD"), k)
    return close + 1 if r.lower(close) == "," and not any(r.finite(m) for m in range(k + 2, close)) else k


# "The ministry's tally rose to 31", "its list ran to 83 names"
MOVED = frozenset("ran runs rose rises risen climbed climbs grew grown jumped fell fallen reached".split())
# Numbers that somebody makes, with the number itself beside them: "the ministry's figure of 31".
FIGURES = frozenset(
    "estimate figure tally count toll projection forecast calculation reckoning assessment estimation".split()
)


def _of_figure(r: Reading, end: int) -> int | None:
    """The token after *of* in *the police estimate of 4,000*, *an estimate by police of 4,000*."""
    k = end
    if r.lower(k) in {"by", "from"} and k + 1 in r.starts:
        k = r.starts[k + 1][1]
    follows = r.lower(k) == "of" and any(r.tags[m : m + 1] == ["CD"] for m in range(k + 1, k + 4))
    return k + 1 if follows else None


def _beside(r: Reading, end: int) -> int | None:
    """The number between commas in *the service's own figure for May, 22, leaves out those at home*."""
    for k in range(end, min(end + 9, len(r.tags) - 2)):
        if r.finite(k) or r.lower(k) in {".", ";", ":"}:
            return None
        if r.lower(k) == ",":
            number = r.tags[k + 1] == "CD" and r.lower(k + 2) == "," and not r.lower(k + 1).startswith(("19", "20"))
            return k + 1 if number else None
    return None


def _past_figure(r: Reading, k: int) -> int:
    """The token after the number that stands here, with its hedges and its noun."""
    while k < len(r.tags) and r.tags[k] not in {"CD"}:
        k += 1
    while k < len(r.tags) and r.tags[k] in {"CD", "$"}:
        k += 1
    return k + 1 if k < len(r.tags) and r.tags[k].startswith("NN") else k


# They have no voice but that of whoever runs them: "the governor's channel spoke of nine dead".
OUTLETS = frozenset("website site channel page account webpage blog feed".split())
# Only what they measure is their owner's account; a station may also be a broadcaster.
POSTS = frozenset("station observatory post lab laboratory".split())
CREWS = frozenset(
    "tracker monitor observer inspector volunteer team crew staff researcher surveyor teller counter".split()
)
MEASURING = frozenset("record log measure register count detect show".split())


def speaks_for_owner(r: Reading, cue: Cue) -> bool:
    """Whether a body speaks for whoever owns it: *its station at Brenk logged 180 millimetres*."""
    one = cue.speaker
    word = singular(one.noun)
    theirs = r.tags[one.start] == "PRP$" or "POS" in r.tags[one.start : one.head]
    crew = one.sort == "people" and word in CREWS and r.lower(one.start) in {"its", "their"}
    if crew:
        # "Its trackers counted 78,000 people"
        return r.lex.forms.get(cue.words) in MEASURING
    if one.sort != "body" or not theirs:
        return False
    return word in OUTLETS or (word in POSTS and r.lex.forms.get(cue.words) in MEASURING)


ARTICLES = frozenset({"a", "an", "the"})
# Names that end in no word for a body.
AID = frozenset({"red cross", "red crescent"})
PUBLISHED = frozenset(
    "submitted published released presented issued compiled kept made gave given sent put drew "
    "sends keeps publishes".split()
)
READ = frozenset("seen obtained viewed reviewed read leaked".split())


def owner_of(r: Reading, one: Phrase) -> Phrase | None:
    """Whose a document or a number is; None where the words do not tell.

    *the carrier's own data*, *its statement*, *a bulletin from the agency*, *a ministry statement*.
    """
    if r.lower(one.start) in {"its", "their", "his", "her"}:
        pronoun = {"its": "it", "their": "they", "his": "he", "her": "she"}[r.lower(one.start)]
        token = r.sentence.tokens[one.start]
        return replace(
            one,
            end=one.start + 1,
            head=one.start,
            sort="pronoun",
            words=(pronoun,),
            proper=False,
            text=token.text,
            span=token.span,
        )
    possessive = [k for k in range(one.start, one.head) if r.tags[k] == "POS"]
    if possessive and possessive[0] > one.start:
        owner = r.phrase(one.start, possessive[0])
        return owner if owner.sort in SPEAKING and singular(r.lower(owner.head)) not in TIMES else None
    after = one.head + 1
    if r.lower(after) == "of" and after + 1 in r.starts and r.tags[after + 1] == "CD":
        # "a survey of 1,200 adults by Ipsos"
        after = r.starts[after + 1][1]
    for k in range(after, min(after + 3, len(r.tags))):
        if r.lower(k) in READ:
            # "a letter seen by the Courier" is not the Courier's.
            return None
        if r.lower(k) in {"by", "from", "of"} and k + 1 in r.starts:
            maker = speakers.after(r, k + 1)
            # A survey of 6,100 drivers is not theirs.
            sorts = {"body", "pronoun"} if r.lower(k) == "of" else {"person", "people", "body", "pronoun"}
            if maker is not None and maker.sort in sorts:
                return maker
        if r.tags[k] != "VBN":
            break
    if r.lower(one.end) in {"which", "that"} and one.end + 1 in r.starts:
        # "the list that the union published on Thursday"
        maker = r.phrase(*r.starts[one.end + 1])
        made = r.lower(maker.end + (r.lower(maker.end) in {"has", "had", "have"})) in PUBLISHED
        if made and maker.sort in {"person", "people", "body", "pronoun"}:
            return maker
    # "The weekend's data": a time owns nothing.
    # "the force had put out a statement that mentioned three deaths"
    if one.start > 0 and r.lower(one.end) in {"that", "which"} and any(r.finite(k) for k in range(one.start)):
        return first_actor(r)
    compound = r.phrase(one.start, one.head) if one.head > one.start and r.tags[one.head - 1].startswith("NN") else None
    if compound is not None and " ".join(w for w in compound.words if w not in ARTICLES) in r.lex.media | AID:
        # "an AFP tally", "the Red Cross list"
        return compound if r.tags[one.start] != "DT" or one.words[0] == "the" else r.phrase(one.start + 1, one.head)
    for k in range(one.head - 1, one.start - 1, -1):
        if singular(r.lower(k)) in r.lex.institutions and (k == r.first or not r.sentence.tokens[k].text[0].isupper()):
            # "an army statement" is the army's.
            owner = r.phrase(one.start + (r.lower(one.start) in {"a", "an"}), k + 1)
            return replace(owner, words=("the", *owner.words))
    return None
