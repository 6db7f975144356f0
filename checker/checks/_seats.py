"""The seats of a chamber that a paragraph shares out among parties: together no more than the chamber has.

*That gives the Reds nine and the Greens eight. The Blues and the Whites take six each, the Farmers two.*
"""

import re
from collections.abc import Iterator, Sequence

from checker.checks._found import found
from checker.checks._lines import UNKNOWN, Line, figure, matches
from checker.checks._sizes import exact, number, said, shown
from checker.checks._votes import BODY, SEATED, members
from checker.model import Claim, Finding
from checker.rules import Rules

NAME = "arithmetic"

SHARED_OUT = re.compile(
    r"\b(?:seats?|won|wins?|took|takes?|gives?|gave|gets?|got|holds?|held|has|have|went to|goes? to|secured|captured|"
    r"followed|left|kept|keeps)\b"
)
# Seats of another time or of several parties together, that were told before or could be.
OTHER = re.compile(
    r"\b(?:of (?:the|its|their)|out of|needed|majority|coalition|bloc|together|alliance|government|opposition|women|"
    r"more|fewer|less|last|previous\w*|outgoing|before|earlier|since|from|against|compared|down|up|lost|losing|gained|"
    r"gaining|than|percent|per cent|polls?|predicted|could|would|may|independents? or)\b"
)
# "won 37 of the 101 seats in parliament"
WON_OF = re.compile(
    figure("x") + r" of (?:the |its )?(?:[^\s#,;:]+'s )?" + figure("t") + r" seats(?: in (?:the |its )?(?:[^\s#,;:]+ )?"
    + BODY + r"\b|(?=[.,;]|$))"
)  # fmt: skip
EACH = re.compile(r" (?:seats )?(?:each|apiece)\b")
# So far more than the chamber has, and it is another chamber, or another year.
MOST = 1.3
LEAST = 3


def seats(lines: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    """The parties' seats of each paragraph against the only chamber whose size the report tells."""
    won = [(line, of["x"], of["t"]) for line in lines for _, of in matches(WON_OF, line)]
    sized = [members(m, line) for line in lines for m in SEATED.finditer(line.text)] + [t for _, _, t in won]
    bodies = {number(c): c for c in sized if exact(c)}
    if len(bodies) != 1:
        return
    [whole] = bodies.values()
    own = [(line, c) for line, c, _ in won if exact(c) and c.status != "denied"]
    for paragraph in dict.fromkeys(line.paragraph for line in lines):
        here = [line for line in lines if line.paragraph == paragraph and line.claims[:1] != (whole,)]
        parts, total = _shared_out(here, whole)
        if len(own) == 1 and parts and own[0][1] not in parts and own[0][0].span < parts[0].span:
            parts, total = [own[0][1], *parts], total + number(own[0][1])
        if len(parts) >= LEAST and number(whole) < total <= MOST * number(whole):
            plus = " + ".join(said(c) for c in parts)
            yield found(NAME, [whole, *parts], f"{plus} make {shown(total)}, more than {said(whole)}", rules)


def _shared_out(lines: Sequence[Line], whole: Claim) -> tuple[list[Claim], float]:
    """The figures of sentences that give seats to parties, and their sum; those of *six each* count for each of two."""
    parts: list[Claim] = []
    total = 0.0
    for line in lines:
        plain = all(exact(c) and c.quantity.unit is None and c.status != "denied" for c in line.claims)
        if OTHER.search(line.text):
            continue
        if not plain or UNKNOWN in line.text or not SHARED_OUT.search(line.text):
            return [], 0.0
        for at, claim in enumerate(line.claims):
            if claim is whole:
                continue
            owners = re.findall(r"[A-Z]\w+(?: [A-Z]\w+)*", line.raw.split(f"#{at}#")[0].split("#")[-1])
            many = 2 if EACH.match(line.after(at)) else 1
            if many > 1 and " and " not in line.before(at):
                return [], 0.0
            if not owners:
                return [], 0.0
            parts.append(claim)
            total += many * number(claim)
    return parts, total
