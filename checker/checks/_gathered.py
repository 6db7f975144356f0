"""A series of figures and what they are together: *Alba has 12 boats, Borno nine and Cesta four, 27 in all*."""

import re
from collections.abc import Iterator, Sequence

from checker.checks._found import found
from checker.checks._lines import Line, figure, kin
from checker.checks._lists import Items, sums
from checker.checks._series import Series, series
from checker.checks._sizes import exact, meet, number, room, said
from checker.model import Claim, Finding
from checker.rules import Rules

NAME = "arithmetic"

# What those named make up, and nothing else.
TOGETHER = (
    r"(?:together(?! with)|between them|combined|added (?:up|together)|"
    r"(?:that|this|which|these|they|it) (?:all )?(?:makes?|adds? up to|comes? to|came to|amounts? to|totall?e?[ds])|"
    r"totall?ing|adding up to|making|the #\d+# (?:of them|[a-z]+ together))"
)
# Others may be among them, unless it stands in the same sentence.
OVERALL = r"(?:in all(?! of)|altogether|all told|in total|overall|a total of|the (?:grand )?total)"
BEHIND = re.compile(rf"(?: [^\s#,;:]+){{0,4}}? (?:{TOGETHER}|{OVERALL})\b")
BEFORE = re.compile(rf"\b(?:{TOGETHER}|{OVERALL}|a (?:staff|crew|squad|workforce|group|fleet|team|haul) of)\b[^#;:]*$")
CLOSE_BEFORE = re.compile(rf"(?:^|\b){TOGETHER}\b[^#;:]*$")
CLOSE_BEHIND = re.compile(rf"(?: [^\s#,;:]+){{0,4}}? {TOGETHER}\b")
OVER = re.compile(r"(?: [^\s#,;:]+){0,3}? over the #\d+# (?:days|weeks|months|years)\b")
# "three boats with 134 people" of which each is told.
LADEN = re.compile(
    figure("n") + r"(?: [^\s#,;:]+){1,3} (?:with|carrying|of|holding|bringing) (?:a total of )?" + figure("t")
)
# A sum that is missed by more than this is a sum of something else.
SLIP = 1.6


def gathered(line: Line, before: Sequence[Line], after: Line | None, rules: Rules) -> Iterator[Finding]:
    """The series of a sentence against its total there, in the sentence behind it or in those before."""
    for some in series(line, rules):
        for total, near in _totals(some, line, before, after):
            if finding := _wrong(total, some, near, line, rules):
                yield finding


def _totals(
    some: Series, line: Line, before: Sequence[Line], after: Line | None
) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """Each figure that is told to be that of all, and the figures that it may be made of."""
    at = some.last + 1
    if at < len(line.claims):
        lead = line.before(at)
        if re.search(r"(?:,| —|:|;| or| for| making) ?(?:[^#,;:—]*)$", lead) and (
            BEFORE.search(lead) or BEHIND.match(line.after(at)) or OVER.match(line.text.partition(f"#{at}#")[2])
        ):
            yield line.claims[at], line.claims
    elif after is not None and after.claims and after.paragraph == line.paragraph:
        # "The three towns together had 27."
        first = int(len(after.claims) > 1 and number(after.claims[0]) == len(some.claims))
        total, behind = after.claims[first], after.after(first)
        lead = after.text.partition(f"#{first}#")[0]
        sure = CLOSE_BEFORE.search(lead) or CLOSE_BEHIND.match(behind) or some.counted_off
        told = sure or BEFORE.search(lead) or BEHIND.match(behind)
        if told and (sure or number(total) < sum(map(number, some.claims))):
            yield total, (*line.claims, *after.claims)
    if some.counted_off:
        for other in before:
            for found in LADEN.finditer(other.text):
                if number(other.claim(found["n"])) == len(some.claims):
                    yield other.claim(found["t"]), line.claims


def _wrong(total: Claim, some: Series, near: Sequence[Claim], line: Line, rules: Rules) -> Finding | None:
    if not exact(total) or total.status == "denied" or not all(kin(total, c, line, rules) for c in some.claims):
        return None
    made = sum(map(number, some.claims))
    same = [c for c in near if c is not total and c.quantity.unit == total.quantity.unit]
    if any(meet(room(total), r) for r in sums(same)) or not made / SLIP < number(total) < made * SLIP:
        return None
    items = Items(some.claims)
    return found(NAME, [total, *some.claims], f"{items.sum} = {items.total}, not {said(total)}", rules)
