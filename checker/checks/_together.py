"""Measures that bound others together, against them: casualties are the killed and the injured, and what was fired has
hit, missed or been shot down.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.checks._bounds import alike, plain
from checker.checks._found import found
from checker.checks._sizes import add, number, room, said, shown
from checker.checks.conflicts import voice
from checker.model import Claim, Finding, Result
from checker.rules import Rules
from checker.sources import same_voice


def together(result: Result, rules: Rules) -> Iterator[Finding]:
    """*20 casualties*, where one voice gives 12 dead and 15 hurt: the parts of one event pass their sum."""
    claims = _counting(result, rules)
    for whole, parts in rules.relations.wholes.items():
        for total in (c for key, some in claims.items() if key[0] == whole for c in some):
            own = [[c for c in claims.get((p, total.scope.scene), ()) if _told_with(total, c)] for p in parts]
            if ones := _too_many(total, own, rules):
                yield _finding("arithmetic", total, ones, rules)


def apart(result: Result, rules: Rules) -> Iterator[Finding]:
    """The same over several voices, where none of the figures is in dispute by itself: a warning, no failed sum."""
    claims = _counting(result, rules)
    for whole, parts in rules.relations.wholes.items():
        for (_, scene), here in ((key, some) for key, some in claims.items() if key[0] == whole):
            if len({number(c) for c in here}) != 1:
                continue
            ones = _too_many(here[0], [claims.get((p, scene), []) for p in parts], rules)
            by_the_way = here[0].source.kind == "report" and not here[0].scope.opening
            if ones and not by_the_way and not all(_told_with(t, c) for t in here for c in ones):
                yield _in_voices(_finding("source-conflict", here[0], ones, rules), here[0], ones, rules)


def _counting(result: Result, rules: Rules) -> dict[tuple[str, int], list[Claim]]:
    """The claims that can be totals and parts, by their measure and event."""
    found: dict[tuple[str, int], list[Claim]] = {}
    for claim in plain(result.claims, rules):
        if claim.quantity.form == "number" and not claim.scope.about:
            found.setdefault((claim.measure, claim.scope.scene), []).append(claim)
    return found


def _told_with(total: Claim, part: Claim) -> bool:
    """Whether a part belongs to the total of its event: in the mouth of one source or of the report."""
    return part.source.kind == total.source.kind == "report" or same_voice(part.source, total.source)


def _too_many(total: Claim, parts: Sequence[Sequence[Claim]], rules: Rules) -> list[Claim]:
    """One claim for each part that is told, where they pass the total; empty where they do not, or are in dispute."""
    told = [some for some in parts if some]
    if number(total) <= 1:
        return []  # "one was shot on the stairs"
    if len(told) < 2 or any(len({number(c) for c in some}) != 1 for some in told):
        return []
    ones = [some[0] for some in told]
    if any(c.quantity.additional for c in (total, *ones)) or not alike([total, *ones], rules):
        return []
    return ones if add(room(c) for c in ones)[0] > room(total)[1] else []


def _in_voices(finding: Finding, total: Claim, ones: Sequence[Claim], rules: Rules) -> Finding:
    """The finding with who says what in its message."""
    told = [f"{said(c)} {rules.measures[c.measure].title.lower()} ({voice(c)})" for c in (*ones, total)]
    makes = shown(sum(number(c) for c in ones))
    title = rules.measures[total.measure].title
    message = f"{title}: {' + '.join(told[:-1])} = {makes}, more than {told[-1]}."
    return replace(finding, severity="warning", confidence="medium", message=message)


def _finding(check: str, total: Claim, ones: Sequence[Claim], rules: Rules) -> Finding:
    plus = " + ".join(f"{said(c)} {rules.measures[c.measure].title.lower()}" for c in ones)
    makes = shown(sum(number(c) for c in ones))
    whole = f"{said(total)} {rules.measures[total.measure].title.lower()}"
    return found(check, [total, *ones], f"{plus} = {makes}, more than {whole}", rules)
