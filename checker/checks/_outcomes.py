"""Outcomes and groups that one person or thing cannot share: *survived* and *died*, *men* and *women*."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.rules import Rules

NEGATED = re.compile(r"\b(?:not|never|no|none|neither|nor)\b|n't\b")
# What may stand between a figure and the word that tells its group: "nine of them were", "nine votes".
LEAD = re.compile(
    r"^(?:of (?:them|whom|which|those|these|(?:its|the|their) (?:members|voters|workers|delegates|shareholders)) )?"
    r"(?:people |votes? |percent )?"
    r"(?:(?:had been|have been|has been|were|are|was|is|being|be) )?(?:then )?"
    r"(?:(?:voted|spoke|came out|said) (?=for|against))?"
)
# "found guilty of arson and five cleared of murder": of each charge anew; not so "died of cold", "in favour of it".
CHARGE = re.compile(r"(?:guilty|\w*convicted|acquitted|cleared|charged|accused) (?:of (?!all\b)|on (?!\w+day\b))")
SIDES = ("for", "against")
# Words by which a part may hold things of another part too, or count something else.
SHARED = re.compile(
    r"\b(?:who|which|whose|these|those|later|also|both|again|some|includ\w+|among|than|compared|last|since|earlier|if|"
    r"would|could|may|might|whole|entire|all|alone|capital|nationwide|once|twice|first|second|third|more|each|per|its|"
    r"their|there|elsewhere|counts?|charges?|after|before|previous\w*)\b"
)
# The object of a vote that is the other side's: "26 for the plan and 19 against it".
SAME_OBJECT = re.compile(r"^(?:it|them|this|that|the (?:plan|proposal|motion|bill|law|idea|measure))?$")


def exclude(a: str, b: str, rules: Rules) -> bool:
    """Whether two stretches of text tell of outcomes that one person or thing cannot both meet."""
    return apart([a.strip(" ,.;:"), b.strip(" ,.;:")], rules) > 1


@dataclass(frozen=True, slots=True)
class Told:
    """What a part's words tell of it."""

    index: int
    """Which of the outcomes of its set."""
    phrase: str
    rest: str
    """What follows the phrase."""


def told(text: str, rules: Rules) -> dict[str, Told]:
    """The outcomes that the words behind a part's figure tell, by the name of their set."""
    bare = LEAD.sub("", text, count=1)
    found: dict[str, Told] = {}
    for i, phrases in enumerate(rules.relations.groups):
        if bare in phrases:
            found["groups"] = Told(i, bare, "")
    for at, sets in enumerate(rules.relations.outcomes):
        hits = [(i, span) for i, phrases in enumerate(sets) if (span := _place(bare, phrases))]
        if not hits:
            continue
        # A longer phrase tells more: "did not finish" is not "finished".
        index, (start, end) = max(hits, key=lambda hit: hit[1][1] - hit[1][0])
        if any(not (start <= a and b <= end) for _, (a, b) in hits):
            continue
        if not NEGATED.search(bare[:start] + " " + bare[end:]) and not CHARGE.match(bare[start:]):
            found[str(at)] = Told(index, bare[start:end], bare[end:].strip())
    return found


def _place(text: str, phrases: Sequence[str]) -> tuple[int, int] | None:
    """Where the longest of some phrases stands; one with a ``^`` only at the beginning."""
    found = []
    for phrase in phrases:
        start, words = "^" if phrase.startswith("^") else r"\b", phrase.removeprefix("^")
        if words in text and (match := re.search(rf"{start}{re.escape(words)}\b", text)):
            found.append(match.span())
    return max(found, key=lambda s: s[1] - s[0], default=None)


def apart(texts: Sequence[str], rules: Rules) -> int:
    """How many parts, from the first on, tell outcomes of one set that all exclude each other; 0 for less than two."""
    tell = [_alone(text, rules) for text in texts]
    return max((run for name in tell[0] if (run := _run(name, tell)) > 1), default=0) if tell else 0


def _alone(text: str, rules: Rules) -> dict[str, Told]:
    """What a part's words tell where nothing but the outcome itself speaks of others: *were caught again*."""
    bare = LEAD.sub("", text, count=1)
    return {name: one for name, one in told(text, rules).items() if not SHARED.search(bare.replace(one.phrase, "", 1))}


def _run(name: str, tell: Sequence[Mapping[str, Told]]) -> int:
    seen: list[Told] = []
    for part in tell:
        one = part.get(name)
        if one is None or any(one.index == other.index or not _one_object(other, one) for other in seen):
            break
        seen.append(one)
    return len(seen)


def _one_object(one: Told, other: Told) -> bool:
    """Whether two votes are on one thing: *26 for the plan and 19 against it*, not *12 for the bridge and ten against
    the tunnel*.
    """
    sided = one.phrase.endswith(SIDES) and other.phrase.endswith(SIDES)
    return not sided or not one.rest or other.rest == one.rest or bool(SAME_OBJECT.match(other.rest))
