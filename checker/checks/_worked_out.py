"""What a sentence works out from figures that it need not stand by: *Of 1,500 asked in May 1,170 were content, or 68
percent; from 25 to 36 rupees in all, an increase of 54 percent; 697 against and 578 for it, a majority of 109*.
"""

import re
from collections.abc import Iterator, Sequence

from checker.checks._changes import NOUN, change_of
from checker.checks._found import found
from checker.checks._lines import UNKNOWN, Line, figure, kin
from checker.checks._portions import TIME_SHIFT, share_of
from checker.checks._sizes import exact, number, said, shown
from checker.model import Claim, Finding
from checker.rules import Rules

NAME = "arithmetic"
END = r"(?=\s*(?:[.,;)—]|$| of (?:them|those|all|the total|the whole)\b))"
SHARE = re.compile(figure("n") + r"[^#;:]{0,80}?(?: " + figure("s") + r"[^#;:]{0,60}?)?, or " + figure("p") + END)
# "8,500, or 40 percent more than it should"; "$7.6 million, 20 percent less than the asking price"
MORE = re.compile(
    figure("n") + r"[^#;:,]{0,40}, (?P<or>or )?" + figure("p") + r" (?:more|higher|less|fewer|lower) than\b(?! #)"
    + r"(?(or)| (?:the|its|their) (?:asking|original|guide|list|planned|estimated|initial|forecast|budgeted)\b)"
)  # fmt: skip
CHANGE = re.compile(rf", an? (?:\w+ )?{NOUN} of {figure('p')}" + r"(?=\s*(?:[.,;)—]|$))")
# A rate by the year, or of another thing than the two figures.
OTHER_BASE = re.compile(
    r"\b(?:annual\w*|(?:yearly|monthly) (?:rise|increase|growth|fall)|averag\w*|"
    r"a year|per year|compound|adjust\w+|inflation|real terms|currenc\w+)\b"
)
AVERAGE_OF = re.compile(r"\b(?:the|its|their|an|whose) average (?!annual|yearly|growth|rise|increase|gain)")
MAJORITY = re.compile(r", a (?:majority|margin|lead) of " + figure("m") + r"(?: votes)?(?=\s*(?:[.,;)—]|$))")
TIMES_OFF = 2


def worked_out(line: Line, last: Line | None, rules: Rules) -> Iterator[Finding]:
    """Shares, changes and majorities that do not fit the figures they are worked out from."""
    if UNKNOWN in line.text:
        return
    if not TIME_SHIFT.search(line.text):
        for match in SHARE.finditer(line.text):
            told = [line.claim(match[name]) for name in "sn" if match[name]]
            # "Of 160 samples, 136 held at least one poison, or 85 percent"
            told = [c for c in told if c.value.high is not None]
            if told and (base := _base(told[0], line, last, rules)) is not None:
                yield from share_of(told[0], base, line.claim(match["p"]), rules)
    for match in MORE.finditer(line.text):
        yield from _more(line.claim(match["n"]), line.claim(match["p"]), last, rules)
    for match in CHANGE.finditer(line.text):
        yield from _change(line, line.claim(match["p"]), rules)
    for match in MAJORITY.finditer(line.text):
        yield from _majority(line, line.claim(match["m"]), rules)


def _larger(part: Claim, claims: Sequence[Claim], line: Line, rules: Rules) -> list[Claim]:
    """The figures of its unit that a part may be of; one for each value."""
    of_unit = [c for c in claims if c is not part and c.quantity.unit == part.quantity.unit and c.status != "denied"]
    large = [
        c for c in of_unit if number(c) > number(part) and c.quantity.form == "number" and "per" not in c.scope.cues
    ]
    fit = [c for c in large if part.quantity.unit is not None or not part.counted or kin(c, part, line, rules)]
    return list({number(c): c for c in fit}.values())


def _base(part: Claim, line: Line, last: Line | None, rules: Rules) -> Claim | None:
    """The one figure that a part is told to be of: *of 1,500 asked 1,170, 368 of them, of those who fell ill 368*."""
    if part.quantity.unit is not None:
        return None
    here = _larger(part, line.claims, line, rules)
    at = line.claims.index(part)
    before = line.claims[at - 1] if re.search(rf"\b(?:of|among) (?:the |its |their )?#{at - 1}#", line.text) else None
    fronted = [c for c in here if c is before]
    them = rf"#{line.claims.index(part)}# of (?:them|those|these)\b|^of (?:those|these|them)\b"
    near = last is not None and line.paragraph - last.paragraph <= 1 and re.search(them, line.text) is not None
    found = fronted or (_larger(part, last.claims, line, rules) if near and last is not None and not here else [])
    return found[0] if len(found) == 1 else None


def _more(new: Claim, by: Claim, last: Line | None, rules: Rules) -> Iterator[Finding]:
    """*It has room for 5,000 people. It holds 8,500, or 40 percent more than it should.*"""
    alike = [c for c in last.claims if c.quantity.unit == new.quantity.unit] if last is not None else []
    if len(alike) == 1 and by.quantity.unit == "percent" and (finding := change_of(alike[0], new, by, None, rules)):
        yield finding


def _change(line: Line, by: Claim, rules: Rules) -> Iterator[Finding]:
    """*from 25,000 rupees ($298) to 36,000 rupees ($429) over three years, an increase of 54 percent*."""
    # "the average wage is to rise from 25,000 rupees to 36,000": an average of what is compared is no other base.
    if by.quantity.unit != "percent" or OTHER_BASE.search(AVERAGE_OF.sub("", line.text)):
        return
    ends = [c for c in line.outside_brackets() if c.measure != "duration" and c is not by]
    before = [c for c in ends if c.span < by.span]
    if len(before) != 2 or len(ends) != 2 or {c.quantity.unit for c in ends} & {"percent"}:
        return
    old, new = before
    if re.search(rf"\b(?:from|than|against) (?:the )?#{line.claims.index(new)}#", line.text):
        old, new = new, old
    elif not re.search(rf"\bfrom #{line.claims.index(old)}#.*\bto #{line.claims.index(new)}#", line.text):
        return
    if change_of(new, old, by, None, rules) and (finding := change_of(old, new, by, None, rules)):
        yield finding


def _majority(line: Line, lead: Claim, rules: Rules) -> Iterator[Finding]:
    """*697,754 voted against it and 578,210 for it, a majority of 109,544.*"""
    votes = [c for c in line.claims if c.span < lead.span]
    plain = all(exact(c) and c.quantity.unit is None for c in (*votes, lead))
    if len(votes) != 2 or not plain or min(map(number, votes)) <= 1:
        return
    gap = abs(number(votes[0]) - number(votes[1]))
    if gap != number(lead) and gap / TIMES_OFF < number(lead) < gap * TIMES_OFF:
        most, fewest = sorted(votes, key=number, reverse=True)
        yield found(
            NAME, [lead, most, fewest], f"{said(most)} - {said(fewest)} = {shown(gap)}, not {said(lead)}", rules
        )
