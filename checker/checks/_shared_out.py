"""A whole that the sentences behind it close, by its last share or by what all come to.

*A rebuild for $31 million. The state puts in $14 million, the city $9.5 million and the council the remaining $5.5
million*; *$12.9 million ... another $35.7 million. In all it would have brought $52.6 million*.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.checks._found import found
from checker.checks._lines import UNKNOWN, Line, figure, kin
from checker.checks._lists import Items, sums
from checker.checks._sizes import add, exact, meet, number, room
from checker.model import Claim, Finding
from checker.rules import Rules

NAME = "arithmetic"

REMAINING = re.compile(r"\bthe (?:remaining|other|rest,) " + figure("r"))
IN_ALL = re.compile(
    r"^(?:in all|altogether|all told|in total|together|taken together|combined)\b[^#;:]*"
    + figure("t")
    + r"|\b(?:which|that|this) (?:brought|brings|took|takes|puts|put) [^#;:]{0,40}? to "
    + figure("u")
)
# Money and people go to one place; a list longer than this is a table.
MOST = 8
# A rest that is so far from closing its whole is of another one.
SLIP = 1.25
BACK = 3


def shared_out(line: Line, before: Sequence[Line], near: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    """Wholes that their last share does not close, and sums that are not those of their paragraph."""
    if UNKNOWN in line.text or len(line.claims) > MOST:
        return
    yield from _closed(line, before, rules)
    yield from _in_all(line, near, rules)


def _plain(claims: Sequence[Claim], unit: str | None) -> bool:
    return all(exact(c) and c.quantity.unit == unit and c.status in {"asserted", "forecast"} for c in claims)


def _same(line: Line, before: Sequence[Line], last: Claim) -> list[Claim]:
    """The figures of one unit in the sentences of a paragraph up to one, in their order."""
    told = [c for other in before[-BACK:] for c in other.claims]
    here = [c for c in line.claims if c.span < last.span]
    same = [c for c in (*told, *here) if c.quantity.unit == last.quantity.unit]
    told_of = Counter(c.measure for c in same if c.measure != "count")
    if sum(1 for n in told_of.values() if n > 1) > 1 and last.measure in told_of:
        # "1,280 infections and 53 deaths ... 1,213 cases and 46 deaths ... the remaining 45 cases"
        return [c for c in same if c.measure == last.measure]
    return same


def _closed(line: Line, before: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    """*$31 million ... $14 million and $9.5 million ... the remaining $5.5 million*."""
    match = REMAINING.search(line.text)
    if match is None or any(UNKNOWN in other.text for other in before):
        return
    last = line.claim(match["r"])
    whole, *parts = [*_same(line, before, last), last]
    plain = len(parts) > 2 and _plain([whole, *parts], last.quantity.unit) and number(whole) > max(map(number, parts))
    if not plain or not all(kin(whole, p, line, rules) for p in parts) or last.quantity.unit == "percent":
        return
    made = add(room(p) for p in parts)
    if any(meet(room(whole), r) for r in sums(parts)) or meet(made, room(whole)):
        return
    told = [whole, *parts]
    if any(sum(map(number, told[:k])) == sum(map(number, told[k:])) for k in range(2, len(told))):
        return  # "1,475 by the hour and 125 salaried ... the first 380, the other 1,220"
    if not made[0] / SLIP < number(whole) < made[1] * SLIP:
        return  # "The state paid 1.71m. Fundraising made 1.62m, shops 1.38m and investments the remaining 230,000"
    items = Items(tuple(parts))
    yield found(NAME, [whole, *parts], items.against(whole), rules)


def _in_all(line: Line, before: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    """*$12.9 million ... another $35.7 million. In all it would have brought $52.6 million*."""
    match = IN_ALL.search(line.text)
    if match is None or any(UNKNOWN in other.text for other in before):
        return
    total = line.claim(match["t"] or match["u"])
    parts = _same(line, before, total)
    if (
        not 1 < len(parts) <= MOST
        or not _plain([total, *parts], total.quantity.unit)
        or total.quantity.unit == "percent"
    ):
        return
    last = parts[-1].text.lower()
    more = (
        any(c.quantity.additional or c.text.lower().startswith(("another", "a further")) for c in parts)
        or "further" in last
    )
    if not more or not all(kin(total, p, line, rules) for p in parts):
        return
    made = add(room(p) for p in parts)
    near = made[0] / 2 < number(total) < made[1] * 2
    if near and not any(meet(room(total), r) for r in (*sums(parts), made)):
        items = Items(tuple(parts))
        yield found(NAME, [total, *parts], items.against(total), rules)
