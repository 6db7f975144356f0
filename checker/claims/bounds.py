"""Figures that a second voice limits right after a larger one, or raises right after a smaller one.

*The rally drew 45,000, the organisers said. Police counted no more than 20,000*: who says *no more than* answers a
larger figure, in whatever words, and who says *at least* may answer a smaller one.
"""

from collections.abc import Sequence

from checker.claims.dissent import RELATED, set_against
from checker.claims.matching import Index
from checker.claims.told import COSTS
from checker.model import Claim, Document
from checker.rules import Rules
from checker.rules.measures import OPEN
from checker.sources import same_voice
from checker.values import far_apart, is_more

# An answer stands at most so many sentences and paragraphs behind what it answers.
REACH = 3
NEAR = 1
# A limit is passed at most so many paragraphs later.
LATER = 4
# "only two", "barely three"
ONLY = ("only", "just", "barely", "mere", "a mere", "hardly", "scarcely", "not even", "even", "no more", "not more")
# Figures that are of something else than the whole that is told of.
APART = frozenset(
    {
        "rest", "per", "change", "another-time", "whole", "listed", "narrowed", "all", "told-before", "other-happening",
        "compared",
    }
)  # fmt: skip
# What comes about for some of those who were counted.
SOME = frozenset({"rescued", "unhurt", "freed", "recovered", "discharged"})
# More figures than this in a paragraph are a table.
MOST = 12


def answer_bounds(claims: Sequence[Claim], document: Document, rules: Rules, index: Index) -> tuple[Claim, ...]:
    """The claims; those that limit or raise another voice's figure with the cue ``bound`` and the id of that figure."""
    at = {s.span: s.index for s in document.sentences}
    answers: dict[str, Claim] = {}
    for i, claim in enumerate(claims):
        if not _answers(claim):
            limit = _limit_passed(claims[max(0, i - MOST) : i], claim, rules, index)
            if limit is not None and claim.scope.restates != limit.id:
                answers[claim.id] = limit
            continue
        near = (
            c
            for c in reversed(claims[max(0, i - MOST) : i])
            if at[claim.sentence] - at[c.sentence] <= REACH and claim.paragraph - c.paragraph <= NEAR
        )
        alike = [c for c in near if _alike(c, claim, rules, index)]
        first = _whole_of_itself(alike, index)
        if first is not None and _is_answered(first, claim, at[claim.sentence] - at[first.sentence]):
            answers[claim.id] = first
    return tuple(set_against(c, answers[c.id], "bound") if c.id in answers else c for c in claims)


def _whole_of_itself(alike: Sequence[Claim], index: Index) -> Claim | None:
    """The nearest of some figures; not the one that another of its sentence is taken of: *8.1 million voted, 41 percent
    of the 19.5 million on the rolls*.
    """
    first = next(iter(alike), None)
    if first is None or "whole" not in first.scope.cues:
        return first
    kinds = index.kinds_of_noun(first.counted) or frozenset()
    here = [c for c in alike if c.sentence == first.sentence and not {"whole", "all", "part"} & set(c.scope.cues)]
    return next((c for c in here if kinds & (index.kinds_of_noun(c.counted) or frozenset())), first)


def _answers(claim: Claim) -> bool:
    """Whether a figure is one that a named voice limits or raises."""
    told = claim.part == "body" and claim.source.kind != "report"
    return _is_plain(claim) and told and (_limits(claim) or claim.value.high is None)


def _is_plain(claim: Claim) -> bool:
    return claim.quantity.form == "number" and not claim.quantity.additional and not APART & set(claim.scope.cues)


def _limit_passed(before: Sequence[Claim], claim: Claim, rules: Rules, index: Index) -> Claim | None:
    """*No more than 450 jobs will go, she said ... The union counts 620 redundancies*: the limit that another voice set
    shortly before, of the same thing by its noun or its measure.
    """
    if not _is_plain(claim) or claim.part != "body" or not claim.counted or "part" in claim.scope.cues:
        return None
    for first in reversed(before):
        bound = _is_plain(first) and _limits(first) and first.source.kind != "report" and first.part == "body"
        if not bound or claim.paragraph - first.paragraph > LATER or first.scope.scene != claim.scope.scene:
            continue
        if same_voice(first.source, claim.source) or claim.source.kind == "report":
            continue
        one = rules.nouns.group(first.counted) == rules.nouns.group(claim.counted) not in {"", "anyone"}
        one = one and "count" in {first.measure, claim.measure}  # "only two rockets hit, five fell outside"
        of_group = rules.nouns.group(first.counted) in {"", "anyone", rules.nouns.group(claim.counted)}
        one = one or (first.measure == claim.measure and first.measure not in OPEN and of_group)
        fits = one and first.quantity.unit == claim.quantity.unit and not far_apart(first.value, claim.value)
        if fits and is_more(claim.value, first.value):
            return first
    return None


def _limits(claim: Claim) -> bool:
    """*only two, at most five*: whether a figure says that there are no more; else one that has no end raises."""
    return claim.text.lower().startswith(ONLY) or claim.value.low is None


def _is_answered(first: Claim, second: Claim, apart: int) -> bool:
    """Whether the second voice's figure is of the same thing as the first one's and cannot be true with it."""
    if same_voice(first.source, second.source) or apart == 0:
        return False
    if first.quantity.additional or far_apart(first.value, second.value):
        return False
    if first.status == "forecast" and first.quantity.unit == "percent":
        return False  # "expects a share of 30 percent ... the current share is less than 5"
    if second.status == "forecast" != first.status and "decided" not in second.scope.cues:
        return False
    limits = _limits(second)
    if not (is_more(first.value, second.value) if limits else is_more(second.value, first.value)):
        return False
    if "fronted" in second.scope.cues:
        return False  # "At the places that its members visit, less than 5 percent of the coral has died"
    if first.source.kind == "report" and not (limits and apart == 1 and first.status != "forecast"):
        return False
    if first.scope.scene != second.scope.scene and (apart > 1 or second.scope.times):
        return False
    if limits and first.source.kind == "report" and second.scope.within and not first.scope.within:
        return False  # "3,000 flights were cancelled ... up to 1,800 at Velm and Aro airports, the authority said"
    smaller, larger = (second, first) if limits else (first, second)
    if "part" in first.scope.cues:
        return False
    # A part may be less than the whole.
    return not ({"part", "seen"} & set(smaller.scope.cues) or {"cumulative", "wider"} & set(larger.scope.cues))


def _alike(first: Claim, second: Claim, rules: Rules, index: Index) -> bool:
    """Whether two figures may be of one thing."""
    bare = not second.counted
    if (
        first.quantity.unit != second.quantity.unit
        or first.quantity.form != "number"
        or (APART - {"whole", "all"}) & set(first.scope.cues)
    ):
        return False
    limits = _limits(second)
    if first.quantity.unit is not None:
        if first.counted == first.quantity.unit or second.counted == second.quantity.unit:
            return rules.events.deed(first.scope.deed) == rules.events.deed(second.scope.deed) != ""
        same = first.counted == second.counted or (
            first.measure == "amount" and {first.counted, second.counted} & COSTS
        )
        unsaid = not first.counted and first.quantity.unit != "percent"
        return bool(bare or same or unsaid)
    groups = [rules.nouns.group(c.counted, c.scope.group) for c in (first, second)]
    people = all("people" in (index.kinds_of_noun(c.counted) or ()) for c in (first, second))
    named = groups[0] == groups[1] != ""
    general = bool({"", "anyone"} & set(groups)) and people
    if first.measure == second.measure:
        one = groups[0] == groups[1] or bool({"", "anyone"} & set(groups))
        return (first.measure not in OPEN and one) or named or (bare and limits)
    related = any({first.measure, second.measure} <= some for some in RELATED)
    if related:
        return bare or named or general
    if "count" not in {first.measure, second.measure}:
        return False
    if second.measure in SOME:
        return named and groups[0] != "anyone"  # "14 people on board", "only one passenger survived"
    return named or (bare and limits) or general
