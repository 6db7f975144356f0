"""A change in percent and the two figures that it compares, told without *from* and *to* or in two sentences.

*48 were left then, 36 are today, a fall of 40 percent*; *sales rose by 12 percent. They came to $46 million, against
$40 million a year before.*
"""

import re
from collections.abc import Iterator

from checker.checks._changes import DOWNWARD, END, OTHER_BASE, UPWARD
from checker.checks._found import found
from checker.checks._lines import MARK, NO_NOUN, UNKNOWN, Line, figure, has_share, kin
from checker.checks._sizes import Room, exact, meet, number, over, room, rooms_beside, said, shown, times
from checker.model import Claim, Finding
from checker.rules import Rules

NAME = "arithmetic"

RISE = r"(?:increase|rise|gain|jump|growth|climb|surge|improvement|hike|leap|expansion)"
FALL = r"(?:fall|drop|decline|decrease|reduction|cut|dip|slump|plunge|loss|slide)"
MORE, LESS = r"(?:more|higher|larger|better|up)", r"(?:fewer|less|lower|smaller|down)"
ASIDE = r"(?:,| —|;|:|\() (?:(?:or|which is|that is|that was|which was|representing) )?"
WHOLE = (
    r"| of (?:its|their) (?:surface|area|value|volume|size|mass|ice|weight|members|population|people|staff|length)\b"
)
BEHIND = rf"(?:{END}|(?= than ){WHOLE})"
# ", a fall of 40 percent", ", down 40 percent", ", which is 40 percent fewer"
BESIDE = re.compile(
    ASIDE + rf"(?:(?:an?|the) (?:\w+ )?(?:(?P<up>{RISE})|(?P<down>{FALL})) of (?:about )?" + figure("a")
    + r"|an? " + figure("b") + rf" (?:(?P<up2>{RISE})|(?P<down2>{FALL}))"
    + r"|(?:(?P<up3>up)|(?P<down3>down)) (?:by )?" + figure("c")
    + r"|(?:(?P<up5>gaining|adding)|(?P<down5>losing|shedding)) " + figure("e")
    + r"|" + figure("d") + rf" (?:(?P<up4>{MORE})|(?P<down4>{LESS})))" + BEHIND
)  # fmt: skip
# What sets two figures of a sentence against each other.
AGAINST = re.compile(
    r"\b(?:then|today|now|against|compared|up from|down from|versus|than|but|after|"
    r"last (?:year|month|week|season|quarter|time)|this (?:year|month|week|season|quarter)|"
    r"(?:year|month|week|season|quarter|decade)s? (?:earlier|before|ago)|(?:in|by|since) (?:1[89]|20)\d\d|"
    r"(?:years?|months?|weeks?|decades?) (?:later|earlier))\b|\bfrom #"
)
PAIR = re.compile(
    figure("y") + r"(?: \(#\d+#\))?(?P<mid>[^;:()]{0,90}?),? "
    + r"(?:against|compared (?:with|to)|up from|down from|versus|from) (?:the )?"
    + figure("x") + r"(?P<of>[^#;]*)"
)  # fmt: skip
EARLIER = re.compile(
    r"\b(?:year|month|week|season|quarter|decade|time|before|earlier|ago|previous\w*|last|(?:1[89]|20)\d\d)\b"
)
# "a 12 percent rise in quarterly revenue", "visitor numbers fell by 30 percent"
OF_WHAT = re.compile(
    figure("a") + rf" (?:(?P<up>{RISE})|(?P<down>{FALL})) in (?P<what>(?:[^\s#,.;:]+ ?){{1,4}})"
    rf"|(?P<what2>(?:[^\s#,.;:]+ ){{1,4}})(?:has |have |had )?(?:(?P<up2>{UPWARD})|(?P<down2>{DOWNWARD})) (?:by )?"
    + figure("b") + r"(?! (?:to|from|of)\b)"
)  # fmt: skip
FAR = 4
EMPTY = frozenset(
    "the its their his her that this than from with last year month week have has had been were was said says number "
    "numbers total overall average quarterly annual yearly monthly new and but for per cent".split()
)


def compared(line: Line, rules: Rules) -> Iterator[Finding]:
    """The change of a sentence against the two figures before it."""
    if not has_share(line) or UNKNOWN in line.text or OTHER_BASE.search(line.text):
        return
    for match in BESIDE.finditer(line.text):
        mark = next(match[name] for name in "abcde" if match[name])
        ends = _two(line, int(mark), rules)
        if ends and AGAINST.search(line.text[: match.start()]):
            yield from _check(ends, line.claim(mark), _rises(match), rules)


def told_apart(line: Line, other: Line, rules: Rules) -> Iterator[Finding]:
    """*A 12 percent rise in sales* of one sentence, and *sales of 46 million, against 40 million* in another."""
    if len(other.claims) < 2 or not has_share(line) or has_share(other):
        return
    if any(UNKNOWN in some.text or OTHER_BASE.search(some.text) for some in (line, other)):
        return
    pairs = list(PAIR.finditer(other.text))
    changes = list(OF_WHAT.finditer(line.text))
    shares = [c for c in (*line.claims, *other.claims) if c.quantity.unit == "percent"]
    if len(pairs) != 1 or len(changes) != 1 or len(shares) != 1:
        return
    [pair], [change] = pairs, changes
    # "1.4 million in the three months to May, against 1.2 million"
    if any(other.claim(mark).measure != "duration" for mark in MARK.findall(pair["mid"])):
        return
    new, old = other.claim(pair["y"]), other.claim(pair["x"])
    what = _stems(change["what"] or change["what2"])
    ahead = other.text[: pair.start()].rpartition(";")[2] + pair[0].partition(f"#{pair['x']}#")[0]
    if what & _stems(ahead) and EARLIER.search(pair["of"]) and kin(old, new, other, rules):
        yield from _check((new, old), line.claim(change["a"] or change["b"]), _rises(change), rules)


def _stems(text: str) -> set[str]:
    """The beginnings of the words that say what is meant."""
    words = re.findall(r"[^\W\d_]+", text)
    return {word[:5] for word in words if len(word) > 3 and word not in EMPTY}


def _rises(match: re.Match[str]) -> bool:
    return any(value for name, value in match.groupdict().items() if name.startswith("up"))


def _two(line: Line, at: int, rules: Rules) -> tuple[Claim, Claim] | None:
    """The only two figures of one kind before a change."""
    here = [c for c in line.claims[:at] if c.quantity.unit != "year"]
    if len(here) != 2 or not kin(here[0], here[1], line, rules):
        return None
    if here[0].measure != here[1].measure and here[1].counted not in NO_NOUN:
        return None
    plain = all(exact(c) and c.quantity.unit != "percent" and c.quantity.form == "number" for c in here)
    return (here[0], here[1]) if plain and not here[1].quantity.additional else None


def _check(ends: tuple[Claim, Claim], share: Claim, rises: bool, rules: Rules) -> Iterator[Finding]:
    """A change against its two ends, whichever is the older: a rise makes it the smaller."""
    if share.quantity.unit != "percent" or not exact(share):
        return
    low, high = sorted(ends, key=number)
    # A change that is missed by more is one of something else.
    far = number(high) > FAR * number(low) and number(share) < 100
    if room(low)[0] <= 0 or number(low) == number(high) or far:
        return
    old, new = (low, high) if rises else (high, low)
    made = 100 * abs(number(new) - number(old)) / number(old)
    if meet(_share(*rooms_beside(low, high), rises), room(share)):
        return
    because = f"from {said(old)} to {said(new)} is {shown(made)} percent, not {share.text}"
    yield found(NAME, [new, old, share], because, rules)


def _share(low: Room, high: Room, rises: bool) -> Room:
    ratio = over(high, low) if rises else over(low, high)
    return times((ratio[0] - 1, ratio[1] - 1) if rises else (1 - ratio[1], 1 - ratio[0]), 100)
