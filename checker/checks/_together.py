"""A measure that counts others together, against them: casualties are the killed and the injured."""

from collections.abc import Iterator

from checker.checks._found import found
from checker.checks._sizes import add, number, room, said, shown
from checker.model import Claim, Finding, Result
from checker.rules import Rules
from checker.sources import same_voice

NARROWED = frozenset({"part", "rest", "per", "cumulative", "narrowed", "change"})


def together(result: Result, rules: Rules) -> Iterator[Finding]:
    """*20 casualties*, where one voice gives 12 dead and 15 hurt: the parts of one event pass their sum."""
    plain = [
        c
        for c in sorted(result.claims, key=lambda c: c.span)
        if c.status == "asserted"
        and c.quantity.unit is None
        and c.quantity.form == "number"
        and not c.quantity.additional
        and not NARROWED & set(c.scope.cues)
        and not c.scope.places
        and not c.scope.group
    ]
    for measure, parts in rules.relations.sums.items():
        for total in (c for c in plain if c.measure == measure):
            own = [[c for c in plain if c.measure == part and _told_with(total, c)] for part in parts]
            if any(len({number(c) for c in some}) != 1 for some in own):
                continue
            ones = [some[0] for some in own]
            if add(room(c) for c in ones)[0] > room(total)[1]:
                plus = " + ".join(said(c) for c in ones)
                makes = shown(sum(number(c) for c in ones))
                yield found("arithmetic", [total, *ones], f"{plus} = {makes}, more than {said(total)}", rules)


def _told_with(total: Claim, part: Claim) -> bool:
    """Whether a part belongs to the total: the same event, in the mouth of one source or of the report."""
    one = part.source.kind == total.source.kind == "report" or same_voice(part.source, total.source)
    return one and part.scope.scene == total.scope.scene
