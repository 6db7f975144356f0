"""One attribution of a sentence, and what the words around it show of where its content stands."""

from dataclasses import dataclass
from typing import Literal

from checker.sources.phrases import Phrase
from checker.sources.reading import Reading
from checker.sources.speakers import BREAKS
from checker.sources.surface import QUOTES
from checker.sources.tags import NUMBERS, PREPOSITIONS, RELATIVES

Side = Literal["lead", "post"]

BE = frozenset("is are was were be been being 's".split())
HEDGES = frozenset(
    "more fewer less about some around nearly almost over under up at only just no as between roughly well many "
    "not".split()
)
CLAUSES = frozenset("that how whether why".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """One attribution in a sentence, in tokens."""

    start: int
    """The first token of the cue, with its speaker where that stands before."""
    end: int
    """The token after the cue; what follows is content where the cue leads."""
    speaker: Phrase
    side: Side
    words: str
    via: tuple[Phrase, ...] = ()
    stop: int | None = None
    """The token where the content ends at the latest."""
    begin: int | None = None
    """The token where the content begins, where that is not after the cue."""
    shared: bool = False
    """Whether the speaker is the subject of an earlier verb (*he put it at 5 and said ...*)."""


def clause_follows(r: Reading, end: int) -> bool:
    """Whether a clause follows: *that ...*, or a finite verb before the next stop."""
    for k in range(end, len(r.tags)):
        lower = r.lower(k)
        if lower in CLAUSES and (r.tags[k] in {"IN", "WRB", "DT"} or (k + 1 < len(r.tags) and not r.finite(k + 1))):
            return True
        if lower in BREAKS or lower in {".", "!", "?"}:
            return False
        if r.tags[k] in {"WP", "WDT"} and lower != "what":
            return False
        if r.finite(k) and k != end:
            return True
        if lower == "," and k > end:
            # "said one man, who was hurt, had died" is rare; a comma mostly ends the adverbials.
            return verb_after_comma(r, k)
    return False


def verb_after_comma(r: Reading, comma: int) -> bool:
    """*said the rocket, a Katyusha, had come down*."""
    further = next((k for k in range(comma + 1, len(r.tags)) if r.lower(k) == ","), None)
    return (
        further is not None
        and further - comma < 8
        and further + 1 < len(r.tags)
        and r.finite(further + 1)
        and not any(r.finite(k) for k in range(comma + 1, further))
    )


def content_before(r: Reading, start: int) -> bool:
    """Whether something is said before the speaker: a clause, a figure or a quotation up to a comma or a mark."""
    if start <= 0 or r.lower(start - 1) in {";", ":"} or r.lower(start - 1) not in {",", "?", "!", "-"} | BREAKS:
        return False
    low = start - 1
    while low > 0 and r.lower(low - 1) not in {";"}:
        low -= 1
    if r.lower(start - 1) in QUOTES:
        return True
    return any(r.finite(k) or r.tags[k] in {"CD", "VBN"} or r.lower(k) in QUOTES for k in range(low, start - 1))


def circumstance(r: Reading, i: int) -> bool:
    """Whether a participle only tells how things stood: *with 91 percent of stations counted*."""
    if i not in r.ends or r.tags[i] not in {"VBN", "VBD", "VBG"} or r.lower(i + 1) not in {",", ".", ";", ""}:
        return False
    k = i - 1
    while k >= r.first and r.lower(k) not in {",", ";"} | BREAKS:
        if r.lower(k) == "with":
            return k == r.first or r.lower(k - 1) in {",", ";", "and", "but"} | BREAKS
        if r.finite(k):
            return False
        k -= 1
    return False


def colon_after(r: Reading, end: int) -> int | None:
    """The colon after a speaker and what describes it, where it opens what is said."""
    for k in range(end, min(end + 12, len(r.tags))):
        if r.lower(k) == ":":
            return k
        if r.lower(k) in BREAKS | {",", "."} or r.tags[k] in {"CD", "$"}:
            return None
    return None


def figure_next(r: Reading, k: int) -> bool:
    return any(r.tags[m] in {"CD", "$"} or r.lower(m) in NUMBERS for m in range(k, min(k + 4, len(r.tags))))


def number_soon(r: Reading, end: int) -> bool:
    return any(
        r.tags[k] == "CD" or r.lower(k) in NUMBERS | {"no", "a", "an", "several"}
        for k in range(end, min(end + 3, len(r.tags)))
    )


def passive(r: Reading, i: int) -> bool:
    """*was told*, *are said to*, *has been reported*."""
    if r.tags[i] not in {"VBN", "VBD", "VB"}:
        return False
    k = i - 1
    while k >= 0 and r.tags[k].startswith("RB"):
        k -= 1
    return k >= 0 and r.lower(k) in BE


def first_actor(r: Reading) -> Phrase | None:
    """The first phrase of the sentence that could speak."""
    for start, end in r.chunks:
        one = r.phrase(start, end)
        if one.sort in {"person", "people", "body", "pronoun", "document"} and (
            start == 0 or r.lower(start - 1) not in PREPOSITIONS
        ):
            return one
        if any(r.finite(k) for k in range(start)):
            return None
    return None


# What they want is theirs, not what those are whom they want it for: "wants it closed to hikers, of whom 6,200 came".
WANTING = frozenset("want blame accuse prefer propose call name".split())


# What stands in its place before is still of the same account.
BEFORE = frozenset("old previous earlier former prior first initial preliminary automatic".split())


def object_end(r: Reading, end: int, verb: str = "") -> int | None:
    """Where the object of a counting verb ends: before a new clause with a subject and a verb of its own."""
    for k in range(end, len(r.tags)):
        if (
            verb in WANTING
            and r.lower(k) == ","
            and {r.lower(m) for m in (k + 1, k + 2, k + 3)} & (RELATIVES | {"whose"})
        ):
            return k
        if r.lower(k) == "," and r.lower(k + 1) in {"which", "when", "where"}:
            return k
        if r.lower(k) in {"and", "but"} and r.finite(k + 1) and r.tags[k + 1] != "VBZ":
            # "denied fraud but was found guilty by ten jurors"
            return k
        if r.lower(k) in {"and", "but", "while", "whereas", "although", "though"} or r.lower(k) == ";":
            chunk = r.starts.get(k + 1)
            if chunk is None:
                continue
            if r.lower(k) == ";" and r.tags[r.phrase(*chunk).head] == "CD":
                # "counts 1,900 injured; some 600 are in hospital"
                continue
            if r.lower(k) == ";" and BEFORE & {r.lower(m) for m in (k + 1, k + 2)}:
                # "sees a profit of 4.60; the old range had been 4.35"
                continue
            m = chunk[1]
            while m < len(r.tags) and (
                r.tags[m].startswith("RB") or r.tags[m] == "VBG" or r.lower(m) in PREPOSITIONS or m in r.starts
            ):
                m = r.starts[m][1] if m in r.starts else m + 1
            if m < len(r.tags) and r.finite(m) and r.tags[k + 1] != "CD":
                return k
    return None
