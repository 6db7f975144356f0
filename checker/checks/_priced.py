"""A price by the piece and what all cost, a share of an amount and what it is worth.

*1,200 tickets at 15 euros each brought in 18,000 euros; two percent of a wage of 3,000 euros would be 60 euros*.
"""

import re
from collections.abc import Iterator, Sequence

from checker.checks._found import found
from checker.checks._lines import NO_NOUN, UNKNOWN, Line, figure, matches, words
from checker.checks._sizes import Room, add, exact, meet, number, room, said, shown, times
from checker.model import Claim, Finding
from checker.rules import Rules

NAME = "arithmetic"

EACH = re.compile(
    figure("p") + words(1) + r" (?:each|apiece|a piece|per (?:head|person|piece|unit|ticket|copy|share))\b"
)
EACH_OF = re.compile(r"\beach of (?:the |its |their )?" + figure("n") + r"[^#]*" + figure("p"))
# What says that an amount is that of all.
IN_ALL = re.compile(
    r"\b(?:or|in all|altogether|in total|total\w*|cost\w*|taking|took|rais(?:ed|ing)|worth|bill|sum|makes?|making|"
    r"earn\w*|brought in|bringing in|comes? to|came to)\b"
)
BASE = re.compile(
    r"\b(?:wages?|salar(?:y|ies)|pay|incomes?|earn(?:s|ing|ings)|pensions?|rents?|bills?|loans?|mortgages?|prices?|"
    r"premiums?|tickets?|budgets?|fees?|deposits?|fares?|workers?|employees?|households?)\b[^#;:]{0,30}? "
    r"(?:of|on|with|is|at|costing|earning) (?:just |only |about )?" + figure("b")
)  # fmt: skip
WORTH = re.compile(
    r"\b(?:worth|means?|meaning|makes?|making|amounts? to|comes? to|be|or|is|adds?|saves?|costs?)(?: [^\s#,;:]+){0,3}? "
    + figure("w")
)
# A number of things, their price and their sum: other figures in the sentence would leave a doubt.
MANY = 3
# So many times a product may be off and still be meant to be that.
SLIP = 2.5


def priced(line: Line, rules: Rules) -> Iterator[Finding]:
    """*60 families got $500 each, or $40,000 in all.*"""
    each = EACH.search(line.text) or EACH_OF.search(line.text)
    if each is None or UNKNOWN in line.text:
        return
    price = line.claim(each["p"])
    money = [c for c in line.claims if c.quantity.unit == price.quantity.unit]
    plain = [c for c in line.claims if c.quantity.unit is None and c.quantity.form == "number"]
    if price.quantity.unit is None or len(money) != 2 or len(plain) != 1 or len(line.claims) != MANY:
        return
    [many], [total] = plain, [c for c in money if c is not price]
    told = IN_ALL.search(line.text) and total.span > price.span
    if not told or not all(exact(c) and number(c) > 0 for c in (many, price, total)):
        return
    yield from _product(many, price, total, rules)


# "The 120 workers will each get a bonus of $500. The payout will cost the firm $90,000."
EACH_GETS = re.compile(
    figure("n") + words(6) + r" (?:will |is to |are to |would )?each (?:be )?(?:get|gets|got|receive[ds]?|paid?|pays|"
    r"given|gave|donated?|promised|owed?|owes|spend|spent|contribute[ds]?)\b[^#;:]{0,30} " + figure("p")
)
COMES_TO = re.compile(
    r"^(?:the|that|this|it|altogether|in all|together|in total|overall)\b[^#;:]{0,60}?\b(?:costs?|comes? to|came to|"
    r"amounts? to|amounted to|totals?|totalled|totaled|adds? up to|makes?|made|is|was) [^#;:]{0,30}?" + figure("t")
)


def paid_out(line: Line, last: Line | None, rules: Rules) -> Iterator[Finding]:
    """What each of so many gets, and in the next sentence what all cost."""
    gets = EACH_GETS.search(last.text) if last is not None else None
    comes = COMES_TO.match(line.text)
    if last is None or gets is None or comes is None or line.paragraph - last.paragraph > 1:
        return
    many, price, total = last.claim(gets["n"]), last.claim(gets["p"]), line.claim(comes["t"])
    money = [c for c in (*last.claims, *line.claims) if c.quantity.unit == price.quantity.unit]
    told = many.quantity.unit is None and price.quantity.unit not in {None, "percent"} and UNKNOWN not in last.text
    if told and money == [price, total] and all(exact(c) and number(c) > 1 for c in (many, price, total)):
        yield from _product(many, price, total, rules)


# "Trams for 310 million euros, 62 of them. That is five million euros per tram."
PER_ONE = re.compile(
    r"^(?:that|this|it|which) (?:is|was|makes|made|means|works out at|comes to|amounts to) " + figure("p")
    + r" (?:per|an?|for each|for every) (?P<noun>[a-z]{3,})"
)  # fmt: skip
# "80,000 tickets. At 2,400 crowns a ticket, that makes 192 million crowns."
AT_PRICE = re.compile(
    r"^at "
    + figure("p")
    + r" (?:an?|per|for each) (?P<noun>[a-z]{3,}),? (?:that|this|it|they) [^#;:]{2,40}? "
    + figure("t")
)


def by_the_piece(line: Line, last: Line | None, rules: Rules) -> Iterator[Finding]:
    """What one costs, how many there are and what all cost, over two sentences."""
    match = PER_ONE.match(line.text) or AT_PRICE.match(line.text)
    if last is None or match is None or line.paragraph - last.paragraph > 1 or UNKNOWN in last.text:
        return
    price = line.claim(match["p"])
    many = [c for c in last.claims if c.quantity.unit is None and c.counted and match["noun"].startswith(c.counted)]
    sums = [line.claim(match["t"])] if "t" in match.re.groupindex else list(last.outside_brackets())
    sums = [c for c in sums if c.quantity.unit == price.quantity.unit not in {None, "percent"}]
    if len(many) == len(sums) == 1 and all(exact(c) and number(c) > 1 for c in (price, *many, *sums)):
        yield from _product(many[0], price, sums[0], rules)


# "4,000 in ten instalments of 500", "30 km a day for 12 days, 360 km in all"
TIMES = (
    re.compile(
        figure("t") + r"[^#;:]{0,60}? (?:in|over|as|into) " + figure("n") + r" (?:\w+ )?"
        r"(?:instalments|installments|payments|parts|rounds|batches|tranches|lots|boxes|bags|stages|legs|shares) of "
        + figure("p")
    ),
    re.compile(
        figure("p") + words(1) + r" (?:a|per|each|every) (?:day|week|month|year|hour|night|shift) "
        r"(?:for|over|on|during) " + figure("n") + r"(?: [^\s#,;:]+){1,2}(?:,| —)[^#;:]{0,30}? " + figure("t")
        + r"(?: [^\s#,;:]+){0,2}? (?:in all|in total|altogether|overall)"
    ),
    re.compile(
        figure("t") + r"(?: (?:to|among|between|amongst|by|for)) " + figure("n") + words(2) + r"(?:,| —| \(|:) "
        + figure("p") + words(1) + r" (?:each|apiece)\b"
    ),
    re.compile(
        figure("n") + words(4) + r",? (?:worth|costing|for|valued at|priced at) (?:a total of )?" + figure("t")
        + r"(?:,| —) (?:or|that is|which is) " + figure("p") + r" (?:a|an|per|each|apiece)\b"
    ),
    re.compile(
        r"\beach [^\s#]+ (?:costs?|sold for|was|is|paid|gets?|got|receives?|received|pays?) " + figure("p")
        + r",? (?:and|so) [^#;]{0,20}" + figure("n") + r"[^#;]{0,60}? " + figure("t")
    ),
    re.compile(
        r"\beach of (?:the |its |their )?" + figure("n") + words(2) + r" \w+ " + figure("p") + words(2) + r",(?: or)? "
        + figure("t") + words(1) + r" (?:in all|in total|altogether)"
    ),
)  # fmt: skip


def multiplied(line: Line, rules: Rules) -> Iterator[Finding]:
    """*The fine of 4,000 euros is to be paid in ten instalments of 500.*"""
    for pattern in TIMES:
        for _, of in matches(pattern, line):
            many, price, total = of["n"], of["p"], of["t"]
            units = {price.quantity.unit, total.quantity.unit}
            # "in ten instalments of 500"
            one = len(units) == 1 or (None in units and price.counted in NO_NOUN)
            if one and all(exact(c) and number(c) > 1 for c in (many, price, total)):
                yield from _product(many, price, total, rules)


def _product(many: Claim, price: Claim, total: Claim, rules: Rules) -> Iterator[Finding]:
    made = number(many) * number(price)
    low, high = room(many)[0] * room(price)[0], room(many)[1] * room(price)[1]
    if meet((low, high), room(total)) or not made / SLIP < number(total) < made * SLIP:
        return
    because = f"{said(many)} times {said(price)} is {shown(made)}, not {said(total)}"
    yield found(NAME, [total, many, price], because, rules)


def worth(line: Line, before: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    """*Two percent more on a wage of 3,000 euros would be worth 90 euros*: no share that was told makes it that."""
    for match in BASE.finditer(line.text):
        base = line.claim(match["b"])
        behind = [m for m in WORTH.finditer(line.text, match.end()) if line.claim(m["w"]) is not base]
        money = [c for c in line.claims if c.quantity.unit == base.quantity.unit]
        if len(behind) != 1 or len(money) != 2 or UNKNOWN in line.text or base.quantity.unit in {None, "percent"}:
            continue
        gain = line.claim(behind[0]["w"])
        shares = _shares([line]) or _shares(before[-1:])
        known = [*shares, *_shares(before)]
        if gain not in money or not shares or not exact(base) or not exact(gain) or not 0 < number(gain) < number(base):
            continue
        rooms = [_rate(c) for c in known] + [add(_rate(c) for c in shares)]
        # A wage that a rate is tried on is meant as it stands.
        if any(meet(times(room(gain), 100 / number(base)), r) for r in rooms):
            continue
        of = number(shares[0]) * number(base) / 100
        because = f"{shares[0].text} of {said(base)} is {shown(of)}, not {said(gain)}"
        yield found(NAME, [gain, base, *shares[:1]], because, rules)


def _rate(share: Claim) -> Room:
    """A rate that is asked or offered is cut off nowhere: half of its last digit."""
    half = 0.5 if float(number(share)).is_integer() else 0.05
    return number(share) - half, number(share) + half


def _shares(lines: Sequence[Line]) -> list[Claim]:
    return [c for other in lines for c in other.claims if c.quantity.unit == "percent" and exact(c)]
