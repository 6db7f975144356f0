"""Figures taken up again with the article, but with another number: *took 12 sailors ... The ten sailors are well*."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from checker.claims.matching import Index
from checker.claims.taking_over import HARMED
from checker.claims.told import ONE_SEX
from checker.model import Claim
from checker.rules import Rules
from checker.rules.measures import OPEN
from checker.sources import same_voice
from checker.values import can_agree, is_more

# Measures with units of which *the* takes up the one sum or weight that the report tells of.
SUMMED = frozenset({"amount", "weight"})
HARM = frozenset({"dead", "kill", "wounded", "wound", "injured", "injure", "missing"})
# So many digits of a number in another order are no chance.
DIGITS = 3
# Who is taken up is not that many times more or fewer.
TIMES = 3
# Figures that are of something else than the whole that is told of.
APART = frozenset(
    {
        "part", "rest", "per", "change", "another-time", "listed", "told-before", "wider", "cumulative", "whole",
        "leaves-out", "compared",
    }
)  # fmt: skip
# More claims than this before are a table.
MOST = 40


def answer_again(claims: Sequence[Claim], rules: Rules, index: Index) -> tuple[Claim, ...]:
    """The claims; those that take up an earlier one by the article with another number have the cue ``again`` and the
    id of that claim.
    """
    answered = []
    for i, claim in enumerate(claims):
        first = _first(claim, claims[max(0, i - MOST) : i], rules, index) if _takes_up(claim) else None
        if first is not None:
            scope = replace(claim.scope, restates=first.id, cues=(*claim.scope.cues, "again"))
            claim = replace(claim, scope=scope)
        answered.append(claim)
    return tuple(answered)


def _takes_up(claim: Claim) -> bool:
    # "The £26,000 raised on Sunday"; but "the £5m fine" need not be the sum told before
    unit = claim.quantity.unit
    bare = unit is None or claim.measure in SUMMED
    plain = claim.quantity.form == "number" and bare and not claim.quantity.additional
    apart = APART if unit is None else APART - {"whole"}  # "Of the $690 million pledged, a third is in loans"
    one = claim.value.low is not None and claim.value.low == claim.value.high and claim.value.low > 1
    told = claim.status == "asserted" or "definite" in claim.scope.cues
    again = "definite" in claim.scope.cues and not apart & set(claim.scope.cues)
    return plain and one and told and again and claim.part != "headline" and not claim.scope.restates


def _first(claim: Claim, earlier: Sequence[Claim], rules: Rules, index: Index) -> Claim | None:
    """The claim that another takes up with another number; None where several could be, or the number was told."""
    unit = claim.quantity.unit
    counts = [c for c in earlier if c.quantity.unit == unit and c.status in {"asserted", "forecast"}]
    told = {c.value.low for c in counts}
    if unit is not None:
        found = [c for c in counts if c.measure == claim.measure]
        found = [c for c in found if c.scope.deed == claim.scope.deed] or found
        if any(claim.counted not in {"", unit, c.counted} for c in found):
            return None
        found = found if found and found[0].scope.opening and claim.paragraph > found[0].paragraph else []
    else:
        found = [c for c in counts if _same(c, claim, rules, index) and "part" not in c.scope.cues]
    # "well ahead of the 250,000 who came in 1963"; but "All six hikers are dead ... The seven had set out on Saturday"
    found = [
        c for c in found
        if c.scope.scene == claim.scope.scene
        or not claim.scope.times
        or set(claim.scope.times) & set(c.scope.times)
        or _more_than_all(claim, c)
    ]  # fmt: skip
    measures = {claim.measure, *(c.measure for c in found)}
    alike = [c.value.low for c in counts if c.value.low and c.measure in measures]
    if any("and-one" in c.scope.cues and claim.value.low == (c.value.low or 0) + 1 for c in found):
        return None  # "seized eight soldiers and an officer ... all nine captives"
    if claim.value.low in {*told, *(one + other for one, other in combinations(alike, 2))}:
        return None
    if not found or any(c.value != found[0].value for c in found):
        return None
    first = next((c for c in found if c.part == "body"), found[0])
    low, high = sorted((first.value.low or 0, claim.value.low or 0))
    plain = first.quantity.form == "number" and not APART & set(first.scope.cues) and not first.quantity.approximate
    differ = not can_agree(first.value, first.quantity.approximate, claim.value, claim.quantity.approximate)
    return first if plain and differ and low and high <= TIMES * low else None


def _more_than_all(again: Claim, first: Claim) -> bool:
    return "all" in first.scope.cues and first.counted == again.counted != "" and is_more(again.value, first.value)


def _is_transposed(first: str, again: str) -> bool:
    """*A flight with 131 Sudrians ... The 113 deportees*: the same digits in another order."""
    digits = [[c for c in text if c.isdigit()] for text in (first, again)]
    return digits[0] != digits[1] and sorted(digits[0]) == sorted(digits[1]) and len(digits[0]) >= DIGITS


def _same(first: Claim, again: Claim, rules: Rules, index: Index) -> bool:
    if first.measure == "aboard" and "all-aboard" in again.scope.cues:
        return True
    kinds = index.kinds_of_noun(first.counted)  # of "Sudrians" no list knows what they are
    people = "people" in (index.kinds_of_noun(again.counted) or ()) and (kinds is None or "people" in kinds)
    if people and first.scope.opening and _is_transposed(first.text, again.text):
        return True
    behind = again.paragraph > first.paragraph and same_voice(first.source, again.source)
    alike = first.measure == again.measure and first.counted == again.counted != ""
    if behind and alike and "narrowed" not in again.scope.cues:
        # "Police took 20 fans off a train ... All 13 fans from the train were let go, police said"
        # "captured 19 posts ... The 21 captured posts will be held"
        return set(again.scope.group) <= {*first.scope.group, first.scope.deed}
    groups = [rules.nouns.group(c.counted, tuple(w for w in c.scope.group if w not in HARM)) for c in (first, again)]
    # "the two Irish players" of six
    words = set(again.scope.group) - {*first.scope.group, *HARM}  # "the seven dead pupils"
    own = {"narrowed", "phrase"} & set(again.scope.cues) or words
    # "Of the 147 migrants aboard the raft", 146 of whom were killed: all who were there.
    if own and (first.measure in HARMED or not is_more(again.value, first.value)):
        return False
    general = {"", "anyone"}
    other = groups[1] != groups[0] or (again.counted != first.counted and again.counted in ONE_SEX)
    if groups[1] not in general and other and not is_more(again.value, first.value):
        return False  # "the three women" of five people, "these two girls" of three teenagers
    measure = index.names.get(again.counted, again.measure)
    if again.counted == "victim" and first.measure in HARMED:
        return groups[0] == groups[1] or bool(general & set(groups))
    if measure not in OPEN and measure == first.measure:
        return groups[0] == groups[1] or bool(general & set(groups))
    again_kinds = index.kinds_of_noun(again.counted) or ()
    named_again = groups[0] == groups[1] not in general
    # "launches 104 satellites", "the 114 satellites under the cap": more than all there were.
    more = first.part == "headline" and is_more(again.value, first.value)
    return named_again and ("people" in again_kinds or more)
