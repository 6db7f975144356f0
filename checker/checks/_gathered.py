"""A series of figures and what they are together: *Alba has 12 boats, Borno nine and Cesta four, 27 in all*."""

import re
from collections.abc import Iterator, Sequence

from checker.checks._found import found
from checker.checks._lines import NO_NOUN, Line, figure, kin
from checker.checks._lists import Items, sums
from checker.checks._series import Series, series
from checker.checks._sizes import exact, meet, number, room
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
OVERALL = r"(?:in all(?! of)|altogether|all told|in total|overall|an? (?:\w+ )?total of|the (?:grand )?total)"
BEHIND = re.compile(rf"(?: [^\s#,;:]+){{0,4}}? (?:{TOGETHER}|{OVERALL})\b")
BEFORE = re.compile(rf"\b(?:{TOGETHER}|{OVERALL}|a (?:staff|crew|squad|workforce|group|fleet|team|haul) of)\b[^#;:]*$")
CLOSE_BEFORE = re.compile(rf"(?:^|\b){TOGETHER}\b[^#;:]*$")
CLOSE_BEHIND = re.compile(rf"(?: [^\s#,;:]+){{0,4}}? {TOGETHER}\b")
# "in the three towns", where three were named
ALL_OF = re.compile(r"(?: [^\s#,;:]+){0,4}? (?:over|in|at|across|from) (?:the|all) " + figure("n") + r" [a-z]+")
# "three boats with 134 people" of which each is told.
LADEN = re.compile(
    figure("n") + r"(?: [^\s#,;:]+){1,3} (?:with|carrying|of|holding|bringing) (?:a total of )?" + figure("t")
)
# "The budget is 3.4 million. The city pays 1.5 million, the region ..."
PURSE = re.compile(r"\b(?:budget|costs?|bill|fund|package|price|estimate|grant|investment|pot|prize money)\b")
PAID = re.compile(
    r"\b(?:pays?|paid|gives?|gave|contributes?|contributed|provides?|provided|gets?|receives?|puts? up|adds?)\b[^#]*$"
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
    # "bringing the total of the two towns to 27"
    at += at + 1 < len(line.claims) and number(line.claims[at]) == len(some.claims)
    if at < len(line.claims):
        lead = re.sub(r"#\d+#", "", line.text[line.text.index(f"#{some.last}#") : line.text.index(f"#{at}#")])
        if re.search(r"(?:,| —|:|;| or| for| making) ?(?:[^#,;:—]*)$", lead) and (
            BEFORE.search(lead) or BEHIND.match(line.after(at)) or _of_all(some, line, at)
        ):
            yield line.claims[at], line.claims
    elif after is not None and after.claims and after.paragraph == line.paragraph:
        # "The three towns together had 27."
        first = int(len(after.claims) > 1 and number(after.claims[0]) == len(some.claims))
        total, behind = after.claims[first], after.after(first)
        lead = after.text.partition(f"#{first}#")[0]
        sure = lead == "all " or CLOSE_BEFORE.search(lead) or CLOSE_BEHIND.match(behind) or some.counted_off
        told = sure or BEFORE.search(lead) or BEHIND.match(behind)
        if told and (sure or number(total) < sum(map(number, some.claims))):
            yield total, (*line.claims, *after.claims)
    paid = before[-1] if before and before[-1].paragraph == line.paragraph else None
    if paid and len(paid.claims) == 1 and PURSE.search(paid.text) and PAID.search(line.before(some.first)):
        yield from ((c, line.claims) for c in paid.claims if number(c) < sum(map(number, some.claims)))
    if some.counted_off:
        for other in before:
            for found in LADEN.finditer(other.text):
                if number(other.claim(found["n"])) == len(some.claims):
                    yield other.claim(found["t"]), line.claims


def _of_all(some: Series, line: Line, at: int) -> bool:
    """Whether a figure is of so many places or days as were named."""
    match = ALL_OF.match(line.text.partition(f"#{at}#")[2])
    return match is not None and number(line.claim(match["n"])) == len(some.claims)


def _wrong(total: Claim, some: Series, near: Sequence[Claim], line: Line, rules: Rules) -> Finding | None:
    if not exact(total) or total.status == "denied" or not all(_fits(total, c, line, rules) for c in some.claims):
        return None
    made = sum(map(number, some.claims))
    units = {total.quantity.unit, *(c.quantity.unit for c in some.claims)}
    same = [c for c in near if c is not total and c.quantity.unit in units]
    if any(meet(room(total), r) for r in sums(same)) or not made / SLIP < number(total) < made * SLIP:
        return None
    items = Items(some.claims)
    return found(NAME, [total, *some.claims], items.against(total), rules)


def _fits(total: Claim, part: Claim, line: Line, rules: Rules) -> bool:
    """Whether a figure can be a part: *seven for the robbery and four for the assault, a total of 11 years*."""
    bare = part.quantity.unit is None and part.counted in NO_NOUN and total.measure == "duration"
    return bare or kin(total, part, line, rules)
