"""Two figures and how far they are apart: *it cost £84 million, £22 million more than planned, £62 million*."""

import re
from collections.abc import Iterator

from checker.checks._compared import FALL, LESS, MORE, RISE
from checker.checks._found import found
from checker.checks._lines import NO_NOUN, UNKNOWN, Line, figure, kin, words
from checker.checks._sizes import add, exact, meet, minus, number, over, room, said, shown
from checker.model import Claim, Finding
from checker.rules import Rules

NAME = "arithmetic"

ABOVE, BELOW = rf"(?:{MORE}|above|over|ahead|longer|heavier)", rf"(?:{LESS}|below|under|short|shorter|lighter)"
# "84 million, 22 million more than the 62 million planned"; "84 million is 26 million above the estimate of 62 million"
THAN = re.compile(
    figure("y") + r"(?:,|" + words(3) + r",?(?: (?:which|that))?(?: (?:is|was|are|were))?) " + figure("d") + words(1)
    + rf" (?:(?P<up>{ABOVE})|(?P<down>{BELOW}))(?: than)? (?:the )?(?:[^\s#,;:]+ ){{0,5}}?"
    + r"(?:[^\s#,;:]+, (?:who|which) \w+(?: at)? )?" + figure("x")
)  # fmt: skip
# "301,000 people, 11,000 more than ten years ago, when it had 290,000"
THAN_WHEN = re.compile(
    figure("y") + r"(?: [^\s#,;:]+){0,4}?, " + figure("d") + words(1) + rf" (?:(?P<up>{ABOVE})|(?P<down>{BELOW})) than "
    + r"[^#;:,]{0,30}(?:#\d+#[^#;:,]{0,20})?, when[^#;:,]{3,40} " + figure("x")
)  # fmt: skip
# "up 1.9 percentage points from 4.2 percent"
POINTS = re.compile(
    r"\bfrom "
    + figure("x")
    + words(4)
    + r" to "
    + figure("y")
    + words(4)
    + rf"(?:,| —) (?:an? )?(?:(?:{RISE}|{FALL}) of |up |down |by )?"
    + figure("d")
)
# "slowed to 3.1 percent from 3.6 percent, a drop of 0.5 percentage points"
POINTS_BACK = re.compile(
    r"\bto " + figure("y") + words(5) + r",? from " + figure("x") + words(5)
    + rf"(?:,| —) (?:an? )?(?:(?:{RISE}|{FALL}) of |up |down |by )?" + figure("d")
)  # fmt: skip
GIVE = 1e-6
# "three times as many as the 20 of last year"
TIMES = re.compile(
    figure("y") + r"[^#;:]{0,60}?(?:\b(?P<twice>twice)|\b(?P<half>half)|" + figure("k") + r" times) (?:as \w+ as|the)\b"
    r"(?P<mid>[^#;:]{0,60}?) " + figure("x")
)  # fmt: skip
NEAR = re.compile(r"\b(?:nearly|almost|about|roughly|more than|over|less than|at least|some|around|up to|only|not)\b")
# How far what is called three times as many may be from it.
LOW, HIGH = 0.85, 1.2


def apart(line: Line, rules: Rules) -> Iterator[Finding]:
    """Differences and multiples that do not fit the two figures beside them."""
    if UNKNOWN in line.text:
        return
    for match in (*THAN.finditer(line.text), *THAN_WHEN.finditer(line.text)):
        new, old, step = (line.claim(match[name]) for name in "yxd")
        if _alike(new, old, step, line, rules):
            yield from _difference(new, old, step, -1 if match["down"] else 1, rules)
    for match in (*POINTS.finditer(line.text), *POINTS_BACK.finditer(line.text)):
        new, old, step = (line.claim(match[name]) for name in "yxd")
        if step.quantity.unit == "percentage point" and old.quantity.unit == new.quantity.unit == "percent":
            yield from _difference(new, old, step, 1 if number(new) > number(old) else -1, rules)
    yield from _multiples(line, rules)


def _alike(new: Claim, old: Claim, step: Claim, line: Line, rules: Rules) -> bool:
    # "3.2 million tonnes, 400,000 tonnes more than the 2.8 million of last year"
    bare = old.quantity.unit is None and old.counted in NO_NOUN
    one = new.quantity.unit == step.quantity.unit != "percent" and (old.quantity.unit == new.quantity.unit or bare)
    fit = (bare or kin(new, old, line, rules)) and kin(new, step, line, rules)
    return one and fit and all(exact(c) for c in (new, old, step))


def _difference(new: Claim, old: Claim, step: Claim, sign: int, rules: Rules) -> Iterator[Finding]:
    gap = minus(room(new), room(old)) if sign > 0 else minus(room(old), room(new))
    if meet((gap[0] - GIVE, gap[1] + GIVE), room(step)) or not exact(step):
        return
    # "84 million, 22 million more than the 62 million": a sum that is told the wrong way round is another matter.
    if meet(room(new), add([room(old), room(step)])) or meet(room(old), add([room(new), room(step)])):
        return
    made = shown(abs(number(new) - number(old)))
    yield found(NAME, [new, old, step], f"from {said(old)} to {said(new)} is {made}, not {said(step)}", rules)


def _multiples(line: Line, rules: Rules) -> Iterator[Finding]:
    for match in TIMES.finditer(line.text):
        new, old = line.claim(match["y"]), line.claim(match["x"])
        times = line.claim(match["k"]) if match["k"] else None
        factor = 2.0 if match["twice"] else 0.5 if match["half"] else number(times) if times else 1.0
        hedged = NEAR.search(line.text[: match.start("mid")].rpartition("#")[0][-40:]) or (times and not exact(times))
        if hedged or " and " in match["mid"] or not kin(new, old, line, rules) or not (exact(new) and exact(old)):
            continue
        ratio = over(room(new), room(old))
        if number(old) <= 0 or new.quantity.unit == "percent" or meet(ratio, (factor * LOW, factor * HIGH)):
            continue
        because = f"{said(new)} is {number(new) / number(old):.2g} times {said(old)}, not {factor:g} times"
        yield found(NAME, [c for c in (new, old, times) if c], because, rules)
