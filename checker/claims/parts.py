"""Which figures are parts of others, as far as only the claims around them show it."""

from collections.abc import Sequence
from dataclasses import replace

from checker.model import Claim

# A rounded total may fall short of its parts by so much: "some 400 flights", 146 and 250.
ROUGHLY = 0.97


def mark_parts(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, those that are parts with the cue ``part``, and without *additional* where nothing stands before to add to.

    Where one voice gives several figures of one kind in one sentence (*ten in Alba, six in Borno and three in Cesta*),
    they are parts, but for one that the others can make up (*19: ten, six and three*).
    """
    marked = []
    for claim in claims:
        told = [c for c in claims if _in_one_breath(c, claim)]
        quantity = claim.quantity
        if len(told) > 1 and not _is_whole(claim, told):
            claim = replace(claim, scope=replace(claim.scope, cues=tuple(dict.fromkeys((*claim.scope.cues, "part")))))
        if quantity.additional and not any(_before(c, claim) for c in claims):
            claim = replace(claim, quantity=replace(quantity, additional=False))
        marked.append(claim)
    return tuple(marked)


def _in_one_breath(a: Claim, b: Claim) -> bool:
    """Whether one voice gives two claims of one kind in one sentence."""
    return (
        a.sentence == b.sentence
        and a.measure == b.measure
        and a.quantity.unit is None
        and b.quantity.unit is None
        and a.counted == b.counted
        and a.source.name == b.source.name
        and a.status == b.status == "asserted"
    )


def _is_whole(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether a figure is at least as large as all others told with it."""
    others = sum(c.value.low or c.value.high or 0 for c in told if c.id != claim.id)
    return (claim.value.low or claim.value.high or 0) >= others * ROUGHLY


def _before(earlier: Claim, claim: Claim) -> bool:
    """Whether a claim of the same happening stands before another that it can add to."""
    return (
        earlier.span < claim.span
        and earlier.measure == claim.measure
        and earlier.scope.scene == claim.scope.scene
        and earlier.id != claim.id
    )
