"""Headlines that set two voices' figures against each other: *Army admits 17 dead, rebels claim 64*.

Whoever writes so says that both speak of the same thing, however far they are apart: at first sight 36 of 38 such pairs
in reports by other hands were contradictions.
"""

from collections.abc import Sequence
from dataclasses import replace

from checker.claims.reading import Read
from checker.model import Claim, Sentence
from checker.rules import Rules
from checker.rules.measures import OPEN
from checker.sources import same_voice

# What is told between the two halves, and ends the second.
STOPS = frozenset({",", ";", ":", "–", "—", "-", "while", "but", "?"})
CUE = "dispute"


def answer_disputes(claims: Sequence[Claim], read: Sequence[Read], rules: Rules) -> tuple[Claim, ...]:
    """The claims; the second figure of such a headline with the cue ``dispute``, the id of the first and its measure.

    ``read`` holds the claims as they were read, in the same order.
    """
    heads = [(c, r.sentence) for c, r in zip(claims, read, strict=True) if c.part == "headline"]
    counts = [(c, s) for c, s in heads if c.quantity.unit is None and c.quantity.form != "article"]
    if len(counts) != 2:
        return tuple(claims)
    (first, sentence), (second, same) = counts
    if sentence is not same or not _are_disputed(first, second, sentence, rules):
        return tuple(claims)
    told = first.measure in OPEN and second.measure not in OPEN and second.counted
    measure = second.measure if told else first.measure
    answered = {
        first.id: replace(first, status="asserted", measure=measure),
        second.id: replace(
            second,
            status="asserted",
            measure=measure,
            counted=second.counted or first.counted,
            scope=replace(second.scope, restates=first.id, cues=(*_but_part(second), CUE)),
        ),
    }
    return tuple(answered.get(c.id, c) for c in claims)


def _are_disputed(first: Claim, second: Claim, sentence: Sentence, rules: Rules) -> bool:
    """Whether two figures of a headline are of one thing, by two voices, one in each half."""
    between = {t.lower for t in sentence.tokens[first.quantity.tokens[1] : second.quantity.tokens[0]]}
    apart = second.source.kind != "report" and not same_voice(first.source, second.source) and bool(between & STOPS)
    if not apart or "denied" in {first.status, second.status}:
        return False
    if _is_bare(second, sentence):
        return True
    groups = [rules.nouns.group(c.counted, c.scope.group) for c in (first, second)]
    alike = groups[0] == groups[1] or not first.counted
    return first.measure == second.measure and first.measure not in OPEN and alike


def _is_bare(claim: Claim, sentence: Sentence) -> bool:
    """Whether no word behind the figure says what it counts: *rebels claim 64*; *160, say those who buried them*."""
    behind = sentence.tokens[claim.quantity.tokens[1] :]
    end = next((i for i, t in enumerate(behind) if t.lower in STOPS), len(behind))
    return all(t.pos in {"PUNCT", "AUX"} or t.lower in {"did", "were", "more"} for t in behind[:end])


def _but_part(claim: Claim) -> tuple[str, ...]:
    return tuple(cue for cue in claim.scope.cues if cue != "part")
