"""One voice gives two figures for the same thing that cannot both be true: the report itself, or one source."""

from collections.abc import Iterator

from checker.checks.conflicts import FRONT, Body, acknowledged, backed, body_of, conflicting, finding, groups, is_self
from checker.events import agree
from checker.grouping import group_of
from checker.model import Claim, Finding, Pair, Result
from checker.rules import Rules
from checker.rules.measures import plain_word
from checker.values import is_more


def check(result: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each set of connected pairs of one voice; a note where the story says itself that they differ."""
    disputed = conflicting(result.pairs)
    body = body_of(result.claims)
    # Two figures of the story that are of others of their kind do not make its headline wrong either.
    apart = {(p.first.id, p.second.id) for p in disputed if not is_self(p, body) or _same_thing(p, rules)}
    own = [p for p in disputed if is_self(p, body) and _same_thing(p, rules) and not _borne_out(p, body, apart)]
    for group in groups(own):
        found = finding("self-conflict", "error", group, rules)
        # What headline or caption says wrong, no word of the story excuses.
        inside = all(c.part not in FRONT for p in group for c in (p.first, p.second))
        yield acknowledged(found, result.report, group, rules.events) if inside else found


def _borne_out(pair: Pair, body: Body, apart: set[tuple[str, str]]) -> bool:
    """Whether a headline's figure stands in the body as well, in a claim that does not contradict the other one.

    *Five arrested*: five were taken on Monday and two on Tuesday, seven in all.
    """
    front, other = (pair.first, pair.second) if pair.first.part in FRONT else (pair.second, pair.first)
    if front.part not in FRONT or other.part in FRONT:
        return False
    passed = "passed" in front.scope.cues
    told = [c for same in body.values() for c in same if _passed(front, c)] if passed else []
    same = [c.id for c in (*backed(front, body), *told)]
    return bool(same) and not any((c, other.id) in apart or (other.id, c) in apart for c in same)


def _passed(front: Claim, told: Claim) -> bool:
    """*Toll passes 750* above *761 people have died*: the story's figure that the headline's is of."""
    return front.measure == told.measure and front.scope.scene == told.scope.scene and agree(front, told)


def _same_thing(pair: Pair, rules: Rules) -> bool:
    """Whether one voice speaks twice of the same thing.

    Within the body a second figure is mostly about others of the kind, unless it counts the same noun again.
    """
    a, b = pair.first, pair.second
    if (a.part in FRONT) != (b.part in FRONT):
        return True
    first, second = (a, b) if a.span < b.span else (b, a)
    if "when" in second.scope.cues and is_more(first.value, second.value):
        return False  # "nine were hurt in the clashes, two were hurt when a firework hit their van"
    if "all" in a.scope.cues and "all" in b.scope.cues and a.counted == b.counted:
        return True  # "two of the jail's four wings ... each of the five wings"
    if "again" in second.scope.cues:
        return True  # "eight men were pulled out ... the ten survivors"
    measure = rules.measures[a.measure]
    if measure.counts and not measure.one_of_many and a.counted == b.counted != "":
        return True  # "Eleven kindergartens have closed ... shutting 14 kindergartens"
    if not measure.of_event:
        return False  # an open count, a sum or a length is told of many things of one name
    if "definite" in second.scope.cues and not first.counted and is_more(second.value, first.value):
        return True  # "four were wounded ... the five wounded soldiers"
    if a.counted == b.counted != "":
        return True
    # "Four gunmen ... these five attackers"; "31,200 spectators ... Attendance: 28,450"
    groups_of = {group_of(a, rules), group_of(b, rules)}
    again = "definite" in second.scope.cues or _is_whole(second, rules)
    of_measure = {a.counted, b.counted} <= set(map(plain_word, measure.counted_as))
    one = len(groups_of) == 1 or groups_of == {"", "anyone"} or of_measure
    return again and bool(a.counted or b.counted) and one


def _is_whole(claim: Claim, rules: Rules) -> bool:
    """Whether a figure without a noun is carried by the word for all of its measure: *Attendance: 28,450*."""
    return not claim.counted and claim.scope.deed in map(plain_word, rules.measures[claim.measure].tolls)
