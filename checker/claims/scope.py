"""What a figure is restricted to: the places, times and cues that stand near it."""

import re
from dataclasses import dataclass

from checker.claims.counted import NOUNS, Counted
from checker.model import Scope, Sentence, Token
from checker.rules.events import EventWords
from checker.trees import children, head

LOCATIVE = frozenset(
    "in at near outside inside around off across over from to into on of above between beyond north south".split()
)
MONTHS = {
    name[:3].lower(): name.lower()
    for name in [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
}
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow overnight".split()
)
YEAR = re.compile(r"(1[89]|20)\d\d$")
CLAUSE_BREAK = frozenset({";", ":", "(", ")", "—", "–"})


@dataclass(frozen=True, slots=True)
class Places:
    """The names of places and of times in a sentence, with the tokens they stand at."""

    places: tuple[tuple[int, str], ...]
    times: tuple[tuple[int, str], ...]


def find_places(sentence: Sentence, words: EventWords) -> Places:
    """The places and times that a sentence names, in the order of the text."""
    places: list[tuple[int, str]] = []
    times: list[tuple[int, str]] = []
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if (time := time_of(tokens, at)) is not None:
            times.append((at, time))
            at += 1
            continue
        if not _is_name(token) or token.dep == "aside":
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and ((_is_name(tokens[end]) and time_of(tokens, end) is None) or _joins(tokens, end)):
            end += 1
        if _is_place(sentence, at, end, words):
            places.append((at, " ".join(t.lower for t in tokens[at:end])))
        at = end
    return Places(tuple(places), tuple(times))


def time_of(tokens: tuple[Token, ...], at: int) -> str | None:
    """The time that a token names (a weekday, a month, a year), normalised; None where it names none."""
    token = tokens[at]
    if token.lower in DAYS:
        return token.lower
    stem = token.lower.rstrip(".")
    month = MONTHS.get(stem[:3]) if token.text[:1].isupper() else None
    if month and (stem == month or (len(stem) <= 4 and stem in {month[:3], month[:4]})):
        if stem == "may" and not (
            (at and tokens[at - 1].lower in {"in", "of", "since", "last", "on", "until", "by", "late", "early"})
            or _number_beside(tokens, at)
        ):
            return None
        return month
    if YEAR.match(token.text) and (at == 0 or tokens[at - 1].text not in "$£€"):
        return token.text
    return None


def _number_beside(tokens: tuple[Token, ...], at: int) -> bool:
    return any(0 <= i < len(tokens) and tokens[i].text.isdigit() for i in (at - 1, at + 1))


def scope_of(
    sentence: Sentence, counted: Counted, figure: tuple[int, int], places: Places, words: EventWords, deed: str
) -> Scope:
    """The scope of a figure: the places and times of its own clause first, else those of its sentence."""
    start, end = _clause(sentence, figure[0])
    lower = " ".join(t.lower for t in sentence.tokens)
    here = " ".join(t.lower for t in sentence.tokens[start:end])
    own = [name for at, name in places.places if start <= at < end] or [name for _, name in places.places]
    when = [time for at, time in places.times if start <= at < end] or [time for _, time in places.times]
    cues = []
    if has_phrase(here, words.cumulative):
        cues.append("cumulative")
    if has_phrase(here, words.separate) or has_phrase(lower, words.separate):
        cues.append("separate")
    if has_phrase(lower, words.earlier):
        cues.append("earlier")
    if counted.partitive:
        cues.append("part")
    after = sentence.tokens[figure[1] : figure[1] + 4]
    if any(t.lower in {"each", "apiece", "per", "every"} for t in after):
        cues.append("per")
    before = [t.lower for t in sentence.tokens[max(0, figure[0] - 3) : figure[0]]]
    if {"other", "remaining", "rest"} & {*before, *(t.lower for t in after[:1])}:
        cues.append("rest")
    if "including" in before or "among" in before:
        cues.append("part")
    if _narrowed(sentence, counted):
        cues.append("narrowed")
    happening = next(
        (t.lemma for t in sentence.tokens[start:end] if any(t.lemma in some for some in words.happenings.values())), ""
    )
    return Scope(
        group=counted.group, places=tuple(dict.fromkeys(own)), times=tuple(dict.fromkeys(when)),
        deed=deed, happening=happening, cues=tuple(dict.fromkeys(cues)),
    )  # fmt: skip


# "arrested for theft", "40 people with burns": the figure counts only some.
NARROWING = frozenset(["for", "with", "over", "under", "without", "despite"])


def _narrowed(sentence: Sentence, counted: Counted) -> bool:
    """Whether a phrase of reason or feature narrows the figure to some of those that the measure would count."""
    above = head(sentence, counted.node)
    phrases = children(sentence, counted.node, "nmod", "obl")
    if above is not None and above.pos == "VERB":
        phrases += children(sentence, above, "obl")
    return any(
        t.lower in NARROWING
        for phrase in phrases
        if phrase.index > counted.node.index
        for t in children(sentence, phrase, "case")
    )


def has_phrase(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a text in lower case, its words parted by spaces, holds one of the phrases as whole words."""
    padded = f" {text} "
    return any(f" {phrase} " in padded for phrase in phrases)


def _clause(sentence: Sentence, at: int) -> tuple[int, int]:
    """The half-open token range of the clause around a token: up to a semicolon, a dash, or a coordinated clause."""
    tokens = sentence.tokens
    start, end = 0, len(tokens)
    for i in range(at - 1, -1, -1):
        if tokens[i].text in CLAUSE_BREAK or _opens_clause(sentence, i):
            start = i + 1
            break
    for i in range(at + 1, len(tokens)):
        if tokens[i].text in CLAUSE_BREAK or _opens_clause(sentence, i):
            end = i
            break
    return start, end


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """*..., and the unions 22,000*; *..., while two others*: a conjunction before a clause with a verb of its own."""
    token = sentence.tokens[at]
    if token.lower not in {"and", "but", "while", "whereas", "although", "compared", "than", "against"}:
        return False
    if token.lower not in {"and", "but"}:
        return True
    above = sentence.tokens[token.head]
    return above.pos in {"VERB", "AUX"} and bool(children(sentence, above, "nsubj", "expl"))


def _is_name(token: Token) -> bool:
    if not token.text[:1].isupper():
        return False
    return token.pos == "PROPN" or (token.pos in NOUNS and token.index > 0) or (token.pos == "ADJ" and token.index > 0)


def _joins(tokens: tuple[Token, ...], at: int) -> bool:
    """*al-Bou Hassan*, *Ain al-Assad*, *Rio de Janeiro*: what stands between two words of one name."""
    if at + 1 >= len(tokens) or not tokens[at + 1].text[:1].isalpha():
        return False
    if tokens[at].text in {"-", "–"}:
        return tokens[at].start == tokens[at - 1].end and tokens[at + 1].start == tokens[at].end
    return (
        tokens[at].lower in {"de", "al", "el", "la", "do", "da", "del", "bin"} and tokens[at + 1].text[:1].isupper()
    ) or (tokens[at].lower == "al" and tokens[at + 1].text == "-")


def _is_place(sentence: Sentence, start: int, end: int, words: EventWords) -> bool:
    """A name after a preposition of place, or before a noun of place: *in Arbil*, *Balad air base*."""
    tokens = sentence.tokens
    after = next((t for t in tokens[end : end + 2] if t.lemma in words.place_nouns), None)
    if after is not None and all(t.pos in NOUNS | {"ADJ"} or t.text == "-" for t in tokens[end : after.index]):
        return True
    back = start - 1
    while back >= 0 and (
        tokens[back].pos in {"DET", "ADJ"}
        or tokens[back].lemma in words.place_nouns
        or tokens[back].lower in {"northern", "southern", "eastern", "western", "central", "of"}
    ):
        if tokens[back].lower == "of" and not (
            back
            and tokens[back - 1].lemma in {*words.place_nouns, "north", "south", "east", "west", "part", "outskirt"}
        ):
            return False
        back -= 1
    if back < 0 or tokens[back].lower not in LOCATIVE or tokens[back].lower in {"to", "of", "between"}:
        return False
    last = tokens[end - 1]
    return last.dep.split(":")[0] in {"obl", "nmod", "conj", "appos", "flat", "compound", "obj"} and not _is_person(
        tokens, start, end
    )


def _is_person(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """*from Uvalde's mayor* is a place, *from John Smith, who said* is not."""
    after = tokens[end : end + 2]
    return end - start >= 2 and len(after) == 2 and after[0].text == "," and after[1].lower in {"who", "whom"}
