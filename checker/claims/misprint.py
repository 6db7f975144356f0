"""What a figure of a headline or a caption may be a misprint of.

Whoever writes a headline or a caption takes its figures from the story. One that stands nowhere in the story, and that
no sum or difference of the story gives, is put beside the one figure of the story that counts the same and is near it:
*Virke to shed 240 jobs* above *is to cut 420 positions*.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from checker.claims.headline import WORDS, lasts_else, stems
from checker.claims.reading import Read
from checker.claims.standing import FRONT, stands, two_by_two
from checker.claims.told import COSTS, SUMS
from checker.model import Claim, Document, Interval, Quantity
from checker.rules import Rules
from checker.rules.measures import OPEN
from checker.values import can_agree

SHORT = FRONT | {"caption"}
# A misprint is less than so many times as large or as small as what is meant; one of small counts is off by few.
NEAR = 1.8
OFF = 3
# Figures that are no whole, or not of the story's own time.
APART = frozenset({"per", "rest", "change", "another-time", "told-before", "compared", "mixed", "of-whom", "in-place"})
# Figures that the copy itself says were otherwise.
NOT_HELD = frozenset({"superseded", "denied"})
# More figures than this are a table, in which some two make up any third.
MOST = 40
# Short texts hold no more figures; what comes after so many is a gallery of its own.
GALLERY = 40


def answer_misprints(
    claims: Sequence[Claim],
    read: Sequence[Read],
    quantities: Sequence[Sequence[Quantity]],
    document: Document,
    rules: Rules,
) -> tuple[Claim, ...]:
    """The claims; those of headline and captions that stand nowhere else with the id of what they may be meant for.

    ``read`` holds the claims as they were read, in the same order, and ``quantities`` the figures of each sentence.
    """
    story = [(c, r) for c, r in zip(claims, read, strict=True) if c.part == "body" and not c.scope.scene]
    told = [(c, r) for c, r in story if c.quantity.form == "number"]
    named = {c.scope.stands_for for c in claims}
    answers: dict[str, str] = {}
    measures: dict[str, str] = {}
    short = [(c, r) for c, r in zip(claims, read, strict=True) if c.part in SHORT and c.quantity.form == "number"]
    for claim, headline in short[:GALLERY]:
        if "wider" in claim.scope.cues or claim.status in NOT_HELD:
            continue  # "30 dead by both sides' own count"; "toll lowered from 27 to 20"
        if claim.scope.stands_for or len(headline.sentence.tokens) > 2 * WORDS or APART & set(claim.scope.cues):
            continue
        if stands(claim, quantities, document):
            continue
        alike = [c for c, r in told if c.id not in named and _alike(claim, headline, c, r, rules)]
        if len(alike) > MOST or _together(claim, alike):
            continue
        near = [c for c in alike if _near(claim, c) and not APART & set(c.scope.cues)]
        if near and all(c.value == near[0].value for c in near):
            rival = near[0]
            answers[claim.id] = rival.id
            # Where one of the two is of no measure, it is of the other's.
            if claim.measure == "count":
                measures[claim.id] = rival.measure
            elif rival.measure == "count":
                measures[rival.id] = claim.measure
    return tuple(
        replace(
            c,
            measure=measures.get(c.id, c.measure),
            scope=replace(c.scope, stands_for=answers.get(c.id, c.scope.stands_for)),
        )
        for c in claims
    )


def _alike(claim: Claim, headline: Read, told: Claim, read: Read, rules: Rules) -> bool:
    """Whether a figure of the story counts what the headline's does."""
    if claim.quantity.unit != told.quantity.unit or told.status in NOT_HELD:
        return False
    shared = stems(headline.sentence.tokens) & stems(read.sentence.tokens)
    if claim.quantity.unit is not None:
        if claim.quantity.unit == "percent" or claim.measure != told.measure or lasts_else(claim, shared):
            return False
        things = {claim.counted, told.counted} - {claim.quantity.unit, ""}
        return len(shared) > 1 and len(things - COSTS - SUMS) <= 1
    groups = [rules.nouns.group(c.counted, c.scope.group) for c in (claim, told)]
    if groups[0] == groups[1] not in {"", "anyone"}:
        return claim.measure == told.measure or "count" in {claim.measure, told.measure}
    general = bool({"", "anyone"} & set(groups))
    return claim.measure == told.measure and claim.measure not in OPEN and general


def _near(claim: Claim, told: Claim) -> bool:
    low, high = sorted(c.value.low or c.value.high or 0 for c in (claim, told))
    exact = all(c.value.low is not None for c in (claim, told))
    return exact and 0 < low < high <= low * NEAR and (high - low <= OFF or low > OFF)


def _together(claim: Claim, alike: Sequence[Claim]) -> bool:
    """Whether figures of the story make up the headline's, two or three together or one without another."""
    values = sorted({c.value.low for c in alike if c.value.low})
    made = [*two_by_two(values), *(sum(some) for some in combinations(values, 3)), sum(values)]
    return any(can_agree(claim.value, claim.quantity.approximate, Interval(v, v), False) for v in made)
