"""A whole that the sentences behind it share out, or that they close.

*47 were killed. Twenty-six of the dead belonged to the army, 14 to the police and nine to a militia*; *a rebuild for
$31 million. The state puts in $14 million, the city $9.5 million and the council the remaining $5.5 million*.
"""

import re
from collections.abc import Iterator, Sequence

from checker.checks._found import found
from checker.checks._lines import MARK, UNKNOWN, Line, figure, kin
from checker.checks._lists import Items, sums
from checker.checks._outcomes import exclude
from checker.checks._sizes import add, exact, meet, number, room
from checker.model import Claim, Finding, Result
from checker.rules import Rules

NAME = "arithmetic"

# One preposition before every share: "to the army, 14 to the police and nine to a militia".
PLACED = re.compile(
    r"#\d+#[^#;:]*? (?P<prep>to|from|in|at|for|by) [^#;:]+?(?:(?:,|,? and|;|,? plus) (?:another |a further )?#\d+# "
    r"(?:[^#;:,]{0,30}? )?(?P=prep) [^#;:]+?)+(?=[.;,:]|$)"
)
ORDER = re.compile(r"#\d+#[^#;:]* the first,? #\d+#[^#;:]* the second(?:,|,? and)? #\d+#[^#;:]* the third\b")
THESE = re.compile(
    r"^(?:and |but )?(?:out )?of "
    r"(?:these|those|them|the total|the (?:dead|injured|wounded|victims|detained|arrested))\b,?"
)
OF_THEM = re.compile(
    r"^#\d+# of (?:them|these|those|the (?:dead|injured|wounded|victims|detained|arrested|survivors))\b"
)
# "Her list gives 119 dead for Kilmore, 45 for Marysville and 11 for Churchill"
LIST = re.compile(
    r"\b(?:list|tally|breakdown|count|register|table|roll|bulletin|statement|ministry|authorities|police|office)\b"
    r"(?: [^\s#,;:]+){0,10}? "
    r"(?:gives?|gave|has|had|shows?|showed|lists?|listed|counts?|counted|attributes?|attributed|puts?|names?) #"
)
ALREADY = re.compile(r"\b(?:also|both|each|apiece|per|every|as well|too|or more|at least|some of)\b")
REMAINING = re.compile(r"\bthe (?:remaining|other|rest,) " + figure("r"))
IN_ALL = re.compile(
    r"^(?:in all|altogether|all told|in total|together|taken together|combined)\b[^#;:]*"
    + figure("t")
    + r"|\b(?:which|that|this) (?:brought|brings|took|takes|puts|put) [^#;:]{0,40}? to "
    + figure("u")
)
COLON = re.compile(figure("t") + r"(?: [^\s#,;:]+){0,8}?(?:, [^#:]{0,40}?)?: (?P<list>#[^:]+)$")
# Money and people go to one place; a list longer than this is a table.
MOST = 8
BACK = 3


def shared_out(line: Line, before: Sequence[Line], result: Result, rules: Rules) -> Iterator[Finding]:
    """Shares that pass their whole, and wholes that their last share does not close."""
    if UNKNOWN in line.text or len(line.claims) > MOST:
        return
    yield from _of_these(line, result, rules)
    yield from _behind_colon(line, rules)
    yield from _closed(line, before, rules)
    yield from _in_all(line, before, rules)


def _plain(claims: Sequence[Claim], unit: str | None) -> bool:
    return all(exact(c) and c.quantity.unit == unit and c.status in {"asserted", "forecast"} for c in claims)


def _of_these(line: Line, result: Result, rules: Rules) -> Iterator[Finding]:
    """*Of these, 258 were charged and 714 let go*, of 912 told before."""
    shares = PLACED.search(line.text) or ORDER.search(line.text)
    listed = shares is not None and LIST.search(line.text[: shares.start()] + "#") is not None
    first = THESE.match(line.text) or OF_THEM.match(line.text) or (shares if listed else None)
    parts = [line.claim(mark) for mark in MARK.findall(shares[0] if shares else line.text)]
    if first is None or len(parts) < 2 or not _plain(parts, None) or ALREADY.search(line.text):
        return
    if shares is None and not (len(parts) == 2 and _exclusive(line, parts, rules)):
        return
    whole = _whole_before(line, parts, result, rules)
    made = sum(map(number, parts))
    if (
        whole is None
        or made <= room(whole)[1]
        or any(number(p) > number(whole) for p in parts)
        or made > 2 * number(whole)
    ):
        return
    items = Items(tuple(parts))
    yield found(NAME, [whole, *parts], items.against(whole, "more than"), rules)


def _exclusive(line: Line, parts: Sequence[Claim], rules: Rules) -> bool:
    """Whether two shares tell of ends that nobody can both meet: *charged*, *let go*."""
    at = [line.claims.index(p) for p in parts]
    told = re.split(r"[,;]| and ", line.after(at[0]))[0]
    then = re.split(r"[,;]", line.after(at[1]))[0]
    return exclude(told, then, rules)


def _whole_before(line: Line, parts: Sequence[Claim], result: Result, rules: Rules) -> Claim | None:
    """The one figure of the paragraph, or of the measure, that the parts are of."""
    counts = [c for c in result.claims if c.span.end <= line.span.start and c.quantity.unit is None and exact(c)]
    counts = [c for c in counts if c.status != "superseded" and "told-before" not in c.scope.cues]
    near = [c for c in counts if line.paragraph - c.paragraph <= 1]
    alike = [c for c in near if all(kin(c, p, line, rules) for p in parts) and number(c) >= max(map(number, parts))]
    alike = [c for c in alike if not {"part", "rest", "per"} & set(c.scope.cues)]
    if parts[0].measure != "count":
        alike = [c for c in alike if c.measure in {parts[0].measure, "count"}]
    values = {number(c) for c in alike}
    return alike[-1] if len(values) == 1 else None


def _behind_colon(line: Line, rules: Rules) -> Iterator[Finding]:
    """*the $81 million: $29 million went to a casino, $21 million to a firm and $41 million to a man*."""
    match = COLON.search(line.text)
    if match is None or ALREADY.search(match["list"]):
        return
    whole = line.claim(match["t"])
    parts = [line.claim(mark) for mark in MARK.findall(match["list"])]
    parts = [p for p in parts if p.quantity.unit == whole.quantity.unit]
    listed = all(re.search(rf"(?:^|, |,? and (?:another )?)#{line.claims.index(p)}#", match["list"]) for p in parts)
    preps = {m[1] for m in re.finditer(r"#\d+#[^#]*? (to|from|in|at) ", match["list"])}
    fits = len(parts) > 1 and listed and len(preps) < len(parts) and bool(preps)
    if (
        not fits
        or not _plain([whole, *parts], whole.quantity.unit)
        or not all(kin(whole, p, line, rules) for p in parts)
    ):
        return
    if add(room(p) for p in parts)[0] > room(whole)[1] and sum(map(number, parts)) < 2 * number(whole):
        items = Items(tuple(parts))
        yield found(NAME, [whole, *parts], items.against(whole, "more than"), rules)


def _same(line: Line, before: Sequence[Line], last: Claim) -> list[Claim]:
    """The figures of one unit in the sentences of a paragraph up to one, in their order."""
    told = [c for other in before[-BACK:] if other.paragraph == line.paragraph for c in other.claims]
    here = [c for c in line.claims if c.span < last.span]
    return [c for c in (*told, *here) if c.quantity.unit == last.quantity.unit]


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
    if any(meet(room(whole), r) for r in sums(parts)) or meet(made, room(whole)) or made[1] < room(whole)[0] / 2:
        return
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
