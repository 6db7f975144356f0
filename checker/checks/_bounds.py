"""The measures of an event that bound each other, as ``relations.yaml`` has it.

Casualties are the killed and the injured; of the rockets fired some hit, some miss and some are shot down.
"""

from collections.abc import Iterable, Sequence

from checker.model import Claim
from checker.rules import Rules

NARROWED = frozenset({"part", "rest", "per", "cumulative", "narrowed", "change", "wider", "another-time", "unsaid"})


def plain(claims: Iterable[Claim], rules: Rules) -> list[Claim]:
    """The claims that count all of the report's things of their measure, in the order of the text."""
    return [c for c in sorted(claims, key=lambda c: (c.span, c.id)) if is_plain(c, rules)]


def is_plain(claim: Claim, rules: Rules) -> bool:
    """Whether a claim counts all things of its measure in the event, not some of them, one of them, or a change."""
    scope = claim.scope
    return (
        claim.status == "asserted"
        and claim.quantity.unit is None
        and claim.quantity.form in {"number", "none"}
        and not NARROWED & set(scope.cues)
        and not (scope.places and not rules.measures[claim.measure].place_free)
        and not scope.group
    )


def alike(claims: Sequence[Claim], rules: Rules) -> bool:
    """Whether the claims can count things of one kind: *killed and injured soldiers*, not *rockets* and *drones*."""
    named = {rules.nouns.group(c.counted) for c in claims if c.counted} - {"", "anyone"}
    named -= {rules.nouns.group(noun) for m in {c.measure for c in claims} for noun in rules.measures[m].counted_as}
    return len(named) <= 1
