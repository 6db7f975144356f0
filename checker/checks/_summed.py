"""A sum that a sentence draws from the figures right before it: *The loss is 3,100 jobs. France is to do without 2,764.
Together that makes 6,864.*
"""

import re
from collections.abc import Iterator, Sequence

from checker.checks._found import found
from checker.checks._lines import Line, figure, kin
from checker.checks._lists import Items, sums
from checker.checks._sizes import exact, meet, number, room
from checker.model import Finding
from checker.rules import Rules

NAME = "arithmetic"

SUM = re.compile(
    r"^(?:so |and |but )?(?:together|taken together|combined|in all|all told|altogether|added together|all in all),? "
    r"(?:that|this|they|these|it|the (?:two|three)) (?:all )?"
    r"(?:makes?|made|comes? to|came to|adds? up to|amounts? to|totals?) (?:a total of )?" + figure("t")
)
# A sum that is missed by more is one of something else.
SLIP = 1.3
MOST = 4


def summed(line: Line, before: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    """The sum of a sentence against those of the sentences of its paragraph before it."""
    match = SUM.match(line.text)
    if match is None:
        return
    total = line.claim(match["t"])
    near = [c for other in before for c in other.claims if c.quantity.unit == total.quantity.unit]
    told = {c.measure for c in near}
    one = len(told) == 1 and told != {"count"}  # "3,100 jobs go", "2,764 people are to leave"
    parts = [c for c in near if exact(c) and c.status != "denied" and (one or kin(total, c, line, rules))]
    if not 2 <= len(parts) <= MOST or len(parts) != len(near) or not exact(total):
        return
    made = sum(map(number, parts))
    if any(meet(room(total), some) for some in sums(parts)) or not 1 / SLIP < made / (number(total) or 1) < SLIP:
        return
    yield found(NAME, [total, *parts], Items(tuple(parts), 0, len(parts)).against(total), rules)
