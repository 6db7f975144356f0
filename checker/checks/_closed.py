"""Parts that a rest closes, against a total that the report told before: *Eleven died in Alba and nine in Borno; the
remaining four were killed in Cesta* of 32 killed.
"""

import re
from collections.abc import Iterator, Sequence

from checker.checks._found import found
from checker.checks._lines import UNKNOWN, Line, figure
from checker.checks._lists import Items, sums
from checker.checks._sizes import exact, meet, number, room, said, shown
from checker.checks._spelt_out import is_near, is_plain, makes, read_spelt
from checker.checks._states import measure_of
from checker.model import Claim, Finding, Result
from checker.rules import Rules

NAME = "arithmetic"
REST = re.compile(r"\b(?:the|all) (?:remaining|other) " + figure("r") + r"|" + figure("o") + r" (?:others|remaining)\b")
# "Fifty-seven of the dead were cadets. The others were two watchmen and a captain."
OTHERS = re.compile(r"^the (?:others|rest|other ones) (?:were|are) (?P<list>[^:—]+)$")
SOME = re.compile(r"^#0# of (?:the|them|these|those)\b(?! #)")
# "Thirty-six of them have come in, which leaves 34 to be found."
LEAVES = re.compile(r"^" + figure("x") + r" of (?:them|these|those)\b.*\b(?:which|that) leaves " + figure("r"))
# What sets a figure apart from the total of its kind.
APART = frozenset({"rest", "per", "narrowed", "cumulative", "told-before", "another-time", "change"})


def closed(line: Line, before: Sequence[Line], last: Line | None, result: Result, rules: Rules) -> Iterator[Finding]:
    """The parts of one sentence with their rest, or of two."""
    if UNKNOWN in line.text:
        return
    match = REST.search(line.text)
    left = line.claim(next(g for g in match.groups() if g)) if match else None
    if left is not None and left is line.claims[-1] and len(line.claims) > 2:
        yield from _against_total(line.claims, Items(line.claims, 0, len(line.claims)), line, result, rules)
    others = OTHERS.match(line.text)
    items = read_spelt(others["list"], line) if others else None
    if items is not None and last is not None and len(last.claims) == 1 and SOME.match(last.text):
        parts = (*last.claims, *items.claims)
        whole = Items(parts, items.articles, items.length + 1, items.sure)
        yield from _against_total(parts, whole, last, result, rules)
    yield from _left(line, before, rules)
    if match is not None and left is not None and left is line.claims[0]:
        yield from _of_those(left, before[-1] if before else None, result, rules)
        yield from _of_its_noun(left, result, rules)


def _against_total(parts: Sequence[Claim], items: Items, line: Line, result: Result, rules: Rules) -> Iterator[Finding]:
    """The sum against the one total of its measure or noun that the report gives before."""
    if not all(map(is_plain, parts)) or any(c.quantity.whole is not None for c in parts):
        return
    first = parts[0]
    most = max(map(number, parts))
    earlier = [c for c in result.claims if c.span < line.span and is_plain(c)]
    same = [c for c in earlier if c.measure == first.measure != "count" or (c.counted == first.counted != "")]
    totals = [c for c in same if number(c) > most and not APART & set(c.scope.cues)]
    if not totals or len({number(c) for c in totals}) != 1 or any(makes(items, c) for c in earlier):
        return
    total = max(totals, key=lambda c: c.span)
    if any(meet(room(total), some) for some in sums(parts)):
        return  # "The boat carried 32 ... 11 were saved, two of them children, and the other 21 drowned"
    if is_near(total, items):
        yield found(NAME, [total, *parts], items.against(total), rules)


def _of_those(left: Claim, last: Line | None, result: Result, rules: Rules) -> Iterator[Finding]:
    """*84 people are in custody ... Of those detained, 61 are to be charged. The other 32 may go home.*"""
    measure = measure_of(last.text) if last is not None else ""
    if last is None or not measure or len(last.claims) != 1 or not last.text.partition("#0#")[0].endswith(", "):
        return
    told = [c for c in result.claims if c.measure == measure and c.span < last.span and is_plain(c)]
    told = [c for c in told if not (APART | {"part"}) & set(c.scope.cues)]
    yield from _unless_all(told, (last.claims[0], left), rules)


def _of_its_noun(left: Claim, result: Result, rules: Rules) -> Iterator[Finding]:
    """*Three of the nine wards are locked ... In the other five wards there is no light*: no others were told of."""
    some = [c for c in result.claims if c.counted == left.counted != "" and c.span < left.span]
    parts = [c for c in some if c.quantity.whole is not None]
    wholes = [c for c in some if parts and c.span == parts[0].quantity.whole]
    if len(parts) == 1 and len(some) == 2 and "rest" in left.scope.cues:
        yield from _unless_all(wholes, (parts[0], left), rules)


def _unless_all(wholes: Sequence[Claim], parts: tuple[Claim, Claim], rules: Rules) -> Iterator[Finding]:
    """The one whole against a part and its rest, where they come near it."""
    plain = all(map(is_plain, (*wholes, parts[0]))) and exact(parts[1]) and parts[1].quantity.unit is None
    # "The other 32 had shown banned signs" gives no older count, as the tense has it elsewhere.
    if len({number(c) for c in wholes}) != 1 or not plain:
        return
    whole, items = max(wholes, key=lambda c: c.span), Items(parts, 0, len(parts))
    if number(parts[0]) < number(whole) > number(parts[1]) and not makes(items, whole) and is_near(whole, items):
        yield found(NAME, [whole, *parts], items.against(whole), rules)


def _left(line: Line, before: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    """*Sixty men were out of contact. Thirty-six of them have come in, which leaves 34.*"""
    match = LEAVES.match(line.text)
    if match is None or not before or len(before[-1].claims) != 1 or len(line.claims) != 2:
        return
    whole, gone, left = before[-1].claims[0], line.claim(match["x"]), line.claim(match["r"])
    plain = all(exact(c) and c.quantity.unit is None for c in (whole, gone, left))
    stay = number(whole) - number(gone) if plain else 0
    if plain and 0 < stay != number(left) < number(whole):
        yield found(NAME, [whole, gone, left], f"{said(whole)} - {said(gone)} = {shown(stay)}, not {said(left)}", rules)
