"""Figures of *the number of those* to whom something happened: *The number of people known to have died rose to 34*."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.claims.counted import NOUNS, lemma_of
from checker.claims.governing import Role
from checker.model import Sentence, Token

# "the number of people", "the count of injured", "those unaccounted for".
HOLD = frozenset({"number", "count", "tally", "total", "toll", "roll", "list"})
# "rose to 34", "stood at 34"
STANDS = frozenset(
    "rise reach stand climb fall go come pass top exceed remain be grow jump increase drop creep hit double soar swell "
    "mount edge shrink decline decrease sink total rocket leap surge dwindle near approach surpass tick inch".split()
)
# "lowered the number of dead to seven", "the number of drones launched is put at 112"
SETS = frozenset(
    "put lower raise bring lift give set cut revise take place estimate correct reduce update push drive reckon".split()
)
BEFORE_FIGURE = frozenset({"to", "at", "from", "as", "above", "below", "past", "beyond"})
# "known to have died, believed drowned": how sure it is, and not what happened.
SURE = frozenset("know confirm prove believe think presume fear say report suspect verify establish hold".split())
# What the phrase may be made of.
PHRASE = frozenset({*NOUNS, "ADP", "DET", "ADJ", "ADV", "PRON", "AUX", "PART", "NUM", "VERB", "SCONJ"})
# So many words may stand between the number and the noun that holds it, and between it and its verb.
LONGEST = 32
NEAR = 5
AND_FROM = 14


@dataclass(frozen=True, slots=True)
class Numbered:
    """What *the number of those* says of a figure."""

    lemma: str
    """Who or what is counted; empty where only a participle says it: *the number killed*."""
    roles: tuple[Role, ...]
    """What is said of them, the likeliest first."""


def find_numbered(sentence: Sentence, figure: tuple[int, int]) -> Numbered | None:
    """What the noun phrase that holds a figure says of it; None where there is none.

    ``figure`` is the half-open token range of the figure.
    """
    tokens, start = sentence.tokens, figure[0]
    before = tokens[start - 1] if start else None
    if before is None or not (before.lower in BEFORE_FIGURE or before.lemma in STANDS):
        return None
    holder = _holder(tokens, start)
    if holder is None:
        return None
    reach = AND_FROM if before.lower == "from" else NEAR
    verbs = [t.index for t in tokens[max(holder + 1, start - reach) : start] if t.lemma in STANDS | SETS]
    sets = any(t.lemma in SETS for t in tokens[max(0, holder - NEAR) : holder])
    if not (verbs or sets):
        return None
    first = holder + 2 if tokens[holder + 1].lower == "of" else holder + 1
    inside = tokens[first : verbs[0] if verbs else start]
    noun = _noun(inside)
    deeds, called = _deeds(tokens, inside), _called(inside, noun)
    roles = [*called, *deeds] if inside and inside[0].pos != "NOUN" else [*deeds, *called]
    return Numbered(lemma_of(noun) if noun is not None else "", tuple(roles)) if roles else None


def _holder(tokens: Sequence[Token], start: int) -> int | None:
    """The word that holds the figure, the nearest before it."""
    for at in range(start - 2, max(-1, start - LONGEST), -1):
        if tokens[at].text in {";", ".", ":"}:
            return None
        after = tokens[at + 1]
        said = after.tag == "VBN" or after.lower == "who" or (after.lower == "still" and tokens[at + 2].pos == "ADJ")
        if tokens[at].lemma in HOLD and (said or after.lower == "of"):
            return at
        if tokens[at].lower == "those" and (said or after.pos == "ADJ"):
            return at
    return None


def _noun(inside: Sequence[Token]) -> Token | None:
    """The noun at the head of the phrase: the last of the first row of nouns and what stands before nouns."""
    found = None
    for token in inside:
        if token.pos in NOUNS:
            found = token
        elif found is not None or token.pos not in {"DET", "ADJ", "ADV", "NUM", "PUNCT"}:
            break
    return found


def _deeds(tokens: Sequence[Token], inside: Sequence[Token]) -> list[Role]:
    """*people known to have died, men killed, those who had been hurt*: the first verb that says what happened."""
    be = False
    for token in inside:
        if token.lemma == "be":
            be = True
        elif token.pos == "VERB" and token.lemma not in SURE | {"have"}:
            behind = tokens[token.index - 1]
            noun = behind.pos in {*NOUNS, "ADV"} or behind.lemma in HOLD | SURE or behind.lower == "those"
            if be or (token.tag in {"VBN", "VBD"} and noun):
                return [Role("object_of", token), Role("described_as", token)]
            return [Role("subject_of", token)]
        elif token.pos == "ADJ" and token.dep not in {"amod", "compound"}:
            return [Role("described_as", token)]
        elif token.pos not in PHRASE:
            return []
    return []


def _called(inside: Sequence[Token], noun: Token | None) -> list[Role]:
    """*the number of dead, of injured civilians, of confirmed cases*: what those counted are called."""
    words = [t for t in inside if t.pos == "ADJ" or t.tag in {"VBN", "JJ"}]
    if noun is not None:
        words = [*(t for t in words if t.index < noun.index), noun]
    return [role for t in words for role in (Role("counted_as", t), Role("described_as", t))]
