"""Figures without a word of their own that together make up one told before: *The toll rose to 11. Eight were soldiers
of the escort and three were drivers.*
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile

from checker.claims.matching import Index
from checker.claims.reading import Read, with_cues

# A list of parts is no longer.
MOST = 10
# Small numbers make each other up by chance.
LEAST = 4


def answer_sums(read: Sequence[Read], index: Index) -> list[Read]:
    """The claims read; those that are of no measure and make up a whole with the measure of that whole, as its parts.

    The parts stand right behind the whole, in its sentence or the next one of the paragraph, and count people.
    """
    answered = _told_apart(read)
    for i, whole in enumerate(read):
        claim = whole.claim
        low = claim.value.low
        if claim.measure == "count" or claim.quantity.form != "number" or claim.quantity.unit is not None:
            continue
        if low is None or low < LEAST or low != claim.value.high:
            continue
        run = list(takewhile(lambda r: _may_be_part(r, whole, index), islice(read, i + 1, i + 1 + MOST)))  # noqa: B023
        total = 0.0
        for k, part in enumerate(run):
            total += part.claim.value.low or 0
            if total == low and k:
                for j in range(i + 1, i + 2 + k):
                    answered[j] = _as_part(read[j], whole)
                break
    return answered


def _told_apart(read: Sequence[Read]) -> list[Read]:
    """The claims read; the bare figures of a sentence that tell what became of all those of the sentence before with
    the cue of a part: *The ward admitted 33 patients. Thirty died, two are still there and one has gone home.*
    """
    answered = list(read)
    for i, whole in enumerate(read):
        low, at = whole.claim.value.low, whole.sentence.index + 1
        if low is None or low < LEAST or low != whole.claim.value.high or whole.claim.quantity.unit is not None:
            continue
        behind = range(i + 1, min(i + 1 + MOST, len(read)))
        run = [j for j in behind if read[j].sentence.index == at and _is_number(read[j])]
        bare = [read[j].counted.noun is None and read[j].claim.paragraph == whole.claim.paragraph for j in run]
        if len(run) > 1 and all(bare) and sum(read[j].claim.value.low or 0 for j in run) == low:
            for j in run:
                answered[j] = replace(read[j], claim=with_cues(read[j].claim, "part"))
    return answered


def _is_number(one: Read) -> bool:
    return one.claim.quantity.unit is None and one.claim.quantity.form == "number"


def _may_be_part(part: Read, whole: Read, index: Index) -> bool:
    claim, quantity = part.claim, part.claim.quantity
    near = part.sentence.index - whole.sentence.index in {0, 1} and part.sentence.paragraph == whole.sentence.paragraph
    kinds = index.kinds_of(part.counted)
    exact = quantity.form in {"number", "single"} and quantity.unit is None and claim.value.low == claim.value.high
    return near and exact and claim.measure == "count" and (kinds is None or "people" in kinds)


def _as_part(part: Read, whole: Read) -> Read:
    claim = with_cues(part.claim, "part")
    because = f"measure {whole.claim.measure}: with others makes up {whole.claim.text}"
    scope = replace(claim.scope, deed=whole.claim.scope.deed)
    return replace(part, claim=replace(claim, measure=whole.claim.measure, scope=scope, because=(because,)))
