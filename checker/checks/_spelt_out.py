"""Lists that say of each part where, why or who: *20 held: seven in Alba, nine under a law of 1992 and a girl of 17*.

They are read by what opens and joins their items alone, so that an item may hold a clause; only sums that come near the
total are taken for it.
"""

import re
from collections.abc import Iterator

from checker.checks._found import found
from checker.checks._lines import BUNDLES, MARK, UNKNOWN, Line, kin, kinds_of
from checker.checks._lists import ATTRIBUTION, Items
from checker.checks._sizes import COUNTED, exact, meet, number, room
from checker.checks._totals import HE_SAID, heads
from checker.model import Claim, Finding
from checker.rules import Rules

NAME = "arithmetic"
COLON = re.compile(r"^(?P<head>[^:]*#\d+#[^:]*): (?P<list>[^:—()]+)$")
# Where an item begins: "and, in the smallest, 20 children"; "with four independents making up the rest".
ITEM = re.compile(
    r"(?:^ ?|(?P<end>,? (?:and|plus)(?:, [^#,]{1,40},)? |, with |,? as well as |; and )|, |; )"
    r"(?:(?:another|a further|the other|the remaining|also) )?(?=#\d+#|an? (?!few|total|third|half|quarter|further)\w)"
)
RIGHT_BEFORE = re.compile(r"#\d+#(?: [^\s#,]+){1,4}$")
# What leaves a list open, or its items in one another.
OPEN = re.compile(
    r"\b(?:includ\w+|among|such as|others|more|mostly|most|each|apiece|per|every|respectively|both|either|or|"
    r"of (?:them|whom|which|these|those)|unknown|unidentified|unclear|at least|some of|percent|than|up from|down from|"
    r"against|compared)\b"
)
# An item without a noun of its own counts what the total does.
NO_NOUN = re.compile(
    r"#\d+# (?:in|at|on|from|under|for|to|by|with|there|here|elsewhere|near|of|belong|belongs|belonged|went|go|were|"
    r"was|are|is|had|have|came|died)\b"
)
# A sum farther from a total than this, as a share of it, is of something else.
NEAR = 0.25
FEWEST = 3


def spelt_out(line: Line, rules: Rules) -> Iterator[Finding]:
    """A total before a colon, with its parts behind it."""
    match = COLON.search(line.text)
    items = read_spelt(match["list"], line) if match else None
    if match is None or items is None:
        return
    head = heads(match["head"], line)
    if any(makes(items, c) for c in head):
        return
    # "carried out 67 operations, he said: 49 purchases": what stands right before the colon is what is listed.
    named = len(head) == 1 and RIGHT_BEFORE.search(HE_SAID.sub("", match["head"])) is not None
    totals = [c for c in head if number(c) != items.length and _fits(c, items, named, line, rules)]
    if totals and is_near(totals[-1], items):
        yield found(NAME, [totals[-1], *items.claims], items.against(totals[-1]), rules)


def read_spelt(body: str, line: Line) -> Items | None:
    """A stretch of text as a list of at least two items, each with its figure or article first, or None where it is
    none; *and*, *plus* or *with* stands before the last.
    """
    body = ATTRIBUTION.sub("", body).strip(" .;")
    starts = list(ITEM.finditer(body))
    while starts and starts[-1]["end"] is None:
        if MARK.match(body, starts.pop().end()):
            return None
    # "another 87 from Ipat, a jail next door": what follows the last item tells of it.
    if len(starts) < 2 or starts[0].start() or UNKNOWN in body or OPEN.search(body):
        return None
    claims = [line.claim(m[1]) for s in starts if (m := MARK.match(body, s.end()))]
    if len(claims) != len(MARK.findall(body)) or not claims or not all(map(is_plain, claims)):
        return None
    articles = [s for s in starts if not MARK.match(body, s.end())]
    sure = sum(1 for s in articles if s["end"] or s is starts[0] or _is_somebody(body[s.end() :], line))
    return Items(tuple(claims), len(articles), len(starts), sure)


def _is_somebody(item: str, line: Line) -> bool:
    """*four Frenchmen, a German, a Lebanese and a Greek*: one of them, and no apposition (*in Alba, a town*)."""
    words = re.split(r",| and ", item)[0].split()[:3]
    return len(words) < 3 and re.search(rf"\b{words[0]} {words[-1].capitalize()}\b", line.raw) is not None


def makes(items: Items, total: Claim) -> bool:
    """Whether a list can make up a figure; counts that are written in full beside each other are not rounded."""
    told = (total, *items.claims)
    round_ = all(number(c) % 10 == 0 for c in told)
    if all(number(c) < COUNTED and exact(c) for c in told) and not round_:
        least = sum(map(number, items.claims)) + items.sure
        return least <= number(total) <= least + items.articles - items.sure
    return any(meet(room(total), r) for r in items.rooms)


def is_near(total: Claim, items: Items) -> bool:
    """Whether a sum is as good as the total, though it is another one."""
    least, most = items.rooms[0][0], items.rooms[-1][1]
    size = number(total)
    return size >= FEWEST and least >= size * (1 - NEAR) and most <= size * (1 + NEAR)


def is_plain(claim: Claim) -> bool:
    """Whether a figure is an exact count that somebody asserts."""
    plain = exact(claim) and claim.quantity.unit is None and claim.quantity.form == "number"
    return plain and claim.status in {"asserted", "forecast"}


def _fits(total: Claim, items: Items, named: bool, line: Line, rules: Rules) -> bool:
    """Whether a figure may be what a list is of, as far as the nouns show it or the list is ``named`` so."""
    if named and is_plain(total):
        return True
    if not is_plain(total) or total.counted in BUNDLES:
        return False

    def fits(part: Claim) -> bool:
        at = line.text.index(f"#{line.claims.index(part)}#")
        known = kinds_of(total.counted, rules), kinds_of(part.counted, rules)
        return bool(NO_NOUN.match(line.text, at)) or kin(total, part, line, rules) or not (known[0] and known[1])

    return all(map(fits, items.claims))
