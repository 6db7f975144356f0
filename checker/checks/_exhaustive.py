"""Kinds that leave nothing over: passengers and crew of those aboard, gold, silver and bronze of the medals.

*A plane with 71 people aboard ... There were 67 passengers and six crew*; *13 medals: seven gold, four silver and three
bronze*, in one sentence or two.
"""

import re
from collections.abc import Iterator, Sequence

from checker.checks._found import found
from checker.checks._lines import UNKNOWN, Line, figure, kinds_of, matches
from checker.checks._lists import Items, sums
from checker.checks._sizes import exact, meet, number, room
from checker.model import Claim, Finding, Result
from checker.rules import Rules

NAME = "arithmetic"
AND = r"(?:,|,? and|,? plus|,? as well as) (?:another )?"
MEDALS = re.compile(
    figure("a")
    + r" golds?(?: medals)?"
    + AND
    + figure("b")
    + r" silvers?(?: medals)?"
    + AND
    + figure("c")
    + r" bronzes?\b"
)
ABOARD = re.compile(
    figure("a") + r" passengers?(?: [^\s#,;:]+){0,3}?" + AND + r"(?:(?:a )?crew of )?" + figure("b")
    + r"(?= (?:crew|members of|cabin|flight|sailors|crewmen)\b| ?[.,;]|$| (?:on board|aboard)\b| were\b)"
)  # fmt: skip
# The kinds, the measure of all, and whether that is told of persons.
SETS = ((MEDALS, "medals"), (ABOARD, "aboard"))
# A total that the kinds miss by more is of something else.
CLOSE = 1.3
BACK = 2
APART = frozenset({"part", "rest", "per", "told-before", "another-time", "cumulative", "change"})


def exhausted(line: Line, result: Result, rules: Rules) -> Iterator[Finding]:
    """The kinds of a sentence against the one figure of all that is told before them."""
    if UNKNOWN in line.text:
        return
    for pattern, measure in SETS:
        for _, of in matches(pattern, line):
            parts = tuple(of.values())
            whole = _whole(parts, measure, line, result, rules)
            if whole is None or not all(map(exact, parts)):
                continue
            made, size = sum(map(number, parts)), number(whole)
            if made != size and size / CLOSE < made < size * CLOSE:
                yield found(NAME, [whole, *parts], Items(parts).against(whole), rules)


def _whole(parts: Sequence[Claim], measure: str, line: Line, result: Result, rules: Rules) -> Claim | None:
    """The figure of all: no other is told before the kinds, and nothing there is their sum."""
    first = parts[0]
    told = [c for c in result.claims if c.span < first.span and line.paragraph - c.paragraph <= BACK]
    told = [c for c in told if c.measure == measure and c.quantity.unit is None and c.status != "superseded"]
    told = [c for c in told if measure != "aboard" or _is_anybody(c, rules)]
    plain = all(exact(c) and c.quantity.form == "number" and not APART & set(c.scope.cues) for c in told)
    one = len({number(c) for c in told}) == 1 and number(told[-1]) > max(map(number, parts))
    if not plain or not one or any(meet(room(told[-1]), made) for made in sums(parts)):
        return None
    return max(told, key=lambda c: c.span)


def _is_anybody(claim: Claim, rules: Rules) -> bool:
    """Whether passengers and crew are both counted: *71 people aboard*, not *71 passengers*."""
    return not claim.counted or (
        "people" in kinds_of(claim.counted, rules) and claim.counted not in {"passenger", "crew"}
    )
