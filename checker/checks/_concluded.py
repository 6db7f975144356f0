"""What a sentence concludes from the figures before it: a change, a share, so many of them.

*Two years ago there were 1,200. Now it is 1,500, which makes it a rise of 35 percent*; *83 percent of them, 1,180
people*; *of the 1,250 residents 900 have had it. That is a coverage of 82 percent*.
"""

import re
from collections.abc import Iterator, Sequence

from checker.checks._changes import NOUN, OTHER_BASE, change_of
from checker.checks._compared import FALL, RISE
from checker.checks._found import found
from checker.checks._lines import NO_NOUN, UNKNOWN, Line, figure, kin, words
from checker.checks._portions import share_of
from checker.checks._sizes import Room, exact, meet, minus, number, over, room, said, shown
from checker.model import Claim, Finding
from checker.rules import Rules

NAME = "arithmetic"

SO = (
    r"(?:which|that|this|it|the result)(?: (?:is|was|makes?|made|means?|meant|represents?|represented|amounts? to|"
    r"amounted to|comes? to|came to|works out (?:as|at)))(?: (?:it|for|up))?"
)
UP = rf"(?:{RISE}|higher|more|larger|better|above|dearer)"
DOWN = rf"(?:{FALL}|fewer|less|lower|smaller|below|cheaper)"
# "That is a rise of 31 percent", "the decrease is thus 35 percent", "so that the target is 21 percent lower".
CHANGE = re.compile(
    rf"\b{SO} (?:an?|the) (?:\w+ )?(?:(?P<up1>{RISE})|(?P<down1>{FALL})) of (?:about |almost |nearly )?{figure('a')}"
    rf"|\b{SO} {figure('b')} (?:(?P<up2>{UP})|(?P<down2>{DOWN}))"
    rf"|\b(?:the|an?) (?:(?P<up3>{RISE})|(?P<down3>{FALL})) (?:is|was) (?:thus|therefore|then|so|hence) {figure('c')}"
    rf"|\b(?:so that|thus|hence|so)\b{words(6)} {figure('d')} (?:(?P<up4>{UP})|(?P<down4>{DOWN}))"
    rf"|(?:;|,)(?: [^\s#,;:]+){{1,4}} (?:went|were|was|is|are|came in|bid) "
    rf"{figure('e')} (?:(?P<up5>{UP})|(?P<down5>{DOWN})) (?:it|that|this)\b"
    rf"|, an? (?:\w+ )?(?:(?P<up6>{RISE})|(?P<down6>{FALL})) of {figure('f')}(?=[.,;]|$)"
    rf"|\ban? (?:\w+ )?(?:(?P<up7>{RISE})|(?P<down7>{FALL})) of {figure('g')}(?= (?:was|is|would|means|could|in one)\b)"
    rf"|\bas an? (?:\w+ )?(?:(?P<up8>{RISE})|(?P<down8>{FALL})) of {figure('h')}(?=[.,;]|$)"
    rf"|^an? {figure('i')} (?:(?P<up9>{RISE})|(?P<down9>{FALL}))\b(?! (?:in (?!#)|of\b|for\b))"
    rf"|\bso (?:that )?the (?:(?P<upx>excess|surplus)|(?P<downx>shortfall|deficit|gap)) (?:comes|came|amounts) to "
    rf"{figure('k')}"
    rf"|\bso that\b[^#;:]{{0,40}} (?:has|have|had) (?:(?P<up0>grown|risen|increased|gained)|"
    rf"(?P<down0>fallen|shrunk|dropped|declined|lost)) (?:by )?{figure('j')}"
)
# What says that one of the two figures is an older one.
OLDER = re.compile(
    r"\b(?:(?:year|month|week|season|quarter|decade|day)s? (?:ago|earlier|before)|last (?:year|month|week|season|time|"
    r"\w+day)|against|compared (?:with|to)|up from|down from|versus|previous\w*|in (?:1[89]|20)\d\d|had (?:\w+ )?been|"
    r"the (?:normal|usual|average)|from #|"
    r"in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b"
)
# A share that a change cannot be of the two figures at all.
FAR = 3.0
THEM = re.compile(
    r"^"
    + figure("p")
    + r" of (?:them|those|these|the (?:dead|victims|injured|wounded)), (?:or |that is )?"
    + figure("n")
)
SHARE = re.compile(
    rf"^{SO} (?:an? |the )?(?:\w+ )?(?:coverage|share|rate|proportion|turnout|quota|ratio|uptake)? ?(?:of )?"
    + figure("p")
    + r"(?=[.,;]|$)"
)
# "The price is to rise to 250 from 190. The increase of 60 is the first in 14 years."
STEP = re.compile(
    rf"^(?:the|this|that) (?:(?:[^\s#,]+ )?{NOUN} (?:of|by) (?:about )?{figure('d')}|{figure('e')} {NOUN}\b)"
)
ENDS = re.compile(
    r"\bfrom " + figure("x") + words(6) + r" to " + figure("y") + r"|" + figure("v") + words(8)
    + r",? (?:(?:up|down) )?from " + figure("u")
)  # fmt: skip
# "The pass rate of 75 percent was the lowest since 2015"
RATE = re.compile(
    r"^(?:the|this|that) (?:(?:pass|success|survival|attendance|completion|response|participation|detection|approval|"
    r"vaccination|acceptance|recovery|clear-up) )?(?:rate|share|proportion|turnout|quota) of " + figure("p")
)
TAKES_UP = re.compile(rf"^{SO} |{RATE.pattern}|^the (?:shortfall|gap|deficit|difference|surplus|excess) of ")
# "It is to spend £3.2bn and to take in £2.9bn. The shortfall of £300m would be met from reserves"
GAP = re.compile(
    r"^(?:the|this|that) (?:\w+ )?(?:shortfall|gap|deficit|difference|surplus|excess|loss) of " + figure("d")
)
OF_ALL = re.compile(r"^(?:out )?of (?:the |its |their |all )?" + figure("w") + r"[^#;:]*#(?P<x>\d+)#[^#;]*$")


def concluded(line: Line, before: Line | None, rules: Rules) -> Iterator[Finding]:
    """A change, a share or a number that does not follow from the figures of the sentence and the one before."""
    # "That was an increase of 4 percent", at the head of the next paragraph
    goes_on = before is not None and line.paragraph - before.paragraph <= int(TAKES_UP.match(line.text) is not None)
    behind = before if goes_on else None
    near = [line] if behind is None else [behind, line]
    if any(UNKNOWN in some.text for some in near):
        return
    yield from _change(line, near, rules)
    if before is not None and line.paragraph - before.paragraph <= 1:
        yield from _number(line, before, rules)
        yield from _step(line, before, rules)
    if behind is not None:
        yield from _share(line, behind, rules)
        yield from _gap(line, behind, rules)


def _gap(line: Line, before: Line, rules: Rules) -> Iterator[Finding]:
    """*It is to spend £3.2bn and to take in £2.9bn. The shortfall of £500m is to be met from reserves.*"""
    match = GAP.match(line.text)
    if match is None:
        return
    gap = line.claim(match["d"])
    ends = [c for c in before.outside_brackets() if c.quantity.unit == gap.quantity.unit]
    if len(ends) != 2 or gap.quantity.unit is None or not all(map(exact, (*ends, gap))):
        return
    more, less = sorted(ends, key=number, reverse=True)
    # The two may be told as a whole and its part, or as last year's and this year's gap.
    near = number(gap) < number(less) and not meet(minus(room(more), room(less)), room(gap))
    if near and not OLDER.search(before.text):
        made = shown(number(more) - number(less))
        yield found(NAME, [gap, more, less], f"{said(more)} - {said(less)} = {made}, not {said(gap)}", rules)


def _change(line: Line, near: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    for match in CHANGE.finditer(line.text):
        mark = next(match[name] for name in "abcdefghijk" if match[name])
        share, rises = line.claim(mark), any(match[f"up{n}"] for n in "0123456789x")
        text = " ".join(some.text for some in near)
        if share.quantity.unit != "percent" or not OLDER.search(text) or OTHER_BASE.search(line.text):
            continue
        ends = _ends(line, near, share)
        bare = len(ends) == 2 and ends[1] in line.claims and _takes_unit(ends[1], line)
        if len(ends) != 2 or not all(exact(c) for c in ends) or not (bare or kin(ends[0], ends[1], line, rules)):
            continue
        # "up from 640,000" says which of the two the change is of.
        told = ends[1] in line.claims and line.before(line.claims.index(ends[1])).endswith(" from ")
        yield from _wrong(ends[0], ends[1], share, rises, rules, from_old=told)


def _step(line: Line, before: Line, rules: Rules) -> Iterator[Finding]:
    """*It is to rise to 250 from 190 cents. The increase of 60 cents is the first in 14 years.*"""
    match, ends = STEP.match(line.text), list(ENDS.finditer(before.text))
    if match is None or len(ends) != 1 or any(OTHER_BASE.search(some.text) for some in (line, before)):
        return
    old, new = (before.claim(ends[0][one] or ends[0][other]) for one, other in ("xu", "yv"))
    by = line.claim(match["d"] or match["e"])
    one = by.quantity.unit is not None or (kin(old, by, line, rules) and by.counted in NO_NOUN | {old.counted})
    if one and all(map(exact, (old, new, by))) and (finding := change_of(old, new, by, None, rules)):
        yield finding


def _ends(line: Line, near: Sequence[Line], share: Claim) -> list[Claim]:
    """The figures of one unit before a change, without those in brackets: *2,323 maloti ($161) a month from 2,020*."""
    told = [c for some in near for c in some.outside_brackets() if c.span < share.span]
    told = [c for c in told if c.quantity.unit not in {"percent", "year", "month", "week", "day", "hour"}]
    if len(told) == 2 and told[1] in line.claims and _takes_unit(told[1], line):
        return told
    return [c for c in told if c.quantity.unit == told[-1].quantity.unit] if told else []


def _takes_unit(claim: Claim, line: Line) -> bool:
    """Whether a figure is of the unit of the one before it: *960,000 cubic feet, up from 640,000 on Friday*."""
    at = line.claims.index(claim)
    bare = claim.quantity.unit is None and re.search(r"\b(?:from|than|against|compared with) $", line.before(at))
    return bool(bare) and at > 0


def _wrong(one: Claim, other: Claim, share: Claim, rises: bool, rules: Rules, *, from_old: bool) -> Iterator[Finding]:
    low, high = sorted((one, other), key=number)
    if number(low) <= 0 or number(low) == number(high) or share.value.low is None:
        return
    old, new = (low, high) if rises else (high, low)
    made = 100 * abs(number(new) - number(old)) / number(old)
    back = 100 * abs(number(new) - number(old)) / number(new)
    rooms = [_near(made, old, new), *([] if from_old else [_near(back, old, new)])]
    if any(meet(r, room(share)) for r in rooms) or not made / FAR < number(share) < max(made * FAR, made + 25):
        return
    because = f"from {said(old)} to {said(new)} is {shown(made)} percent, not {share.text}"
    yield found(NAME, [new, old, share], because, rules)


def _near(made: float, old: Claim, new: Claim) -> Room:
    """The room of a change as wide as the rounding of its two ends makes it."""
    ratio = over(room(new), room(old))
    ends = sorted(abs(100 * (r - 1)) for r in ratio)
    return min(made, ends[0]) if made else 0.0, max(made, ends[1]) if abs(made - ends[1]) < made else made


def _number(line: Line, before: Line, rules: Rules) -> Iterator[Finding]:
    """*1,301 had died. Eighty-three percent of them, 1,180 people, had no permit*."""
    match = THEM.match(line.text)
    wholes = [c for c in before.claims if c.quantity.unit is None]
    if match is None or len(wholes) != 1 or not exact(wholes[0]):
        return
    share, part, whole = line.claim(match["p"]), line.claim(match["n"]), wholes[0]
    if part.quantity.unit is not None or number(part) > number(whole):
        return
    yield from share_of(part, whole, share, rules)


def _share(line: Line, before: Line, rules: Rules) -> Iterator[Finding]:
    """*Of the 1,250 residents 900 have had a shot. That is a coverage of 82 percent.*"""
    match, of = SHARE.match(line.text) or RATE.match(line.text), OF_ALL.match(before.text)
    if match is None or of is None:
        return
    share, whole, part = line.claim(match["p"]), before.claim(of["w"]), before.claim(of["x"])
    if (
        whole.quantity.unit is not None
        or part.quantity.unit is not None
        or not exact(whole)
        or not exact(part)
        or not 0 < number(part) <= number(whole)
    ):
        return
    others = 100 - 100 * number(part) / number(whole)
    if meet((others, others), room(share)):
        return  # "Of 82 who fell ill, 12 recovered. That is a death rate of 85 percent"
    yield from share_of(part, whole, share, rules)
