"""Outcomes that exclude each other against the whole that meets them: *seven of the 11 are healthy, but five are in
trouble*; *of the seven rockets fired, two hit and four missed*.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.checks._found import found
from checker.checks._lines import Line, figure, kin, kinds_of
from checker.checks._lists import MANY, Items
from checker.checks._outcomes import exclude
from checker.checks._sizes import add, exact, meet, number, room, said, shown
from checker.model import Finding, Result
from checker.rules import Rules

NAME = "arithmetic"

OF_WHOLE = re.compile(r"\bof (?:the |its |their |his |her |those |these |all )?" + figure("t"))


def outcomes(line: Line, rules: Rules) -> Iterator[Finding]:
    """*seven of the 11 are healthy, but five are in trouble*: outcomes that exclude each other pass the whole."""
    for match in OF_WHOLE.finditer(line.text):
        whole = line.claim(match["t"])
        parts = [i for i, c in enumerate(line.claims) if c is not whole and c.quantity.unit == whole.quantity.unit]
        pairs = [(i, j) for i in parts for j in parts[:MANY] if i < j and j > int(match["t"])]
        for i, j in pairs:
            a, b = line.claims[i], line.claims[j]
            told = line.after(i) if i + 1 != int(match["t"]) else line.after(int(match["t"]))
            then = line.after(j)
            if i < int(match["t"]) - 1 or re.match(r" (?:out )?of ", then):
                continue
            # "31 of 34 matches; Kovac has won 26 and lost nine": what stands before a figure is not told of another.
            told, then = told.split(";")[0], then if j + 1 == len(line.claims) else re.split(r"[,;]| and ", then)[0]
            one_kind = kin(whole, a, line, rules) and kin(whole, b, line, rules)
            if not one_kind or not exclude(told, then, rules):
                continue
            both = add([room(a), room(b)])
            if both[0] > room(whole)[1] and max(number(a), number(b)) <= number(whole):
                total = shown(number(a) + number(b))
                yield found(NAME, [whole, a, b], f"{said(a)} + {said(b)} = {total}, more than {said(whole)}", rules)
                return


# A word that leaves room for more outcomes than the two that are told.
ROOM = re.compile(
    r"\b(?:other|others|rest|remaining|another|unclear|unknown|some|most|several|failed|explod\w+|not|never|no|none|"
    r"among|including)\b"
)


def fallen(line: Line, result: Result, rules: Rules) -> Iterator[Finding]:
    """*Of the seven rockets fired, two hit and four missed*: each has met one of the two ends.

    What the paragraph says next may be of the seventh.
    """
    rest = result.report.text[line.span.end : result.report.parts[line.paragraph].span.end].lower()
    for match in OF_WHOLE.finditer(line.text):
        at, whole = int(match["t"]), line.claim(match["t"])
        if match.start() or len(line.claims) != 3 or at or ROOM.search(line.text[match.end() :] + rest):
            continue
        parts = list(line.claims[1:])
        shot = "projectiles" in kinds_of(whole.counted, rules) and all(exact(c) for c in line.claims)
        if shot and exclude(line.after(1), line.after(2), rules) and not meet(room(whole), add(map(room, parts))):
            items = Items(tuple(parts))
            because = items.against(whole)
            yield replace(found(NAME, [whole, *parts], because, rules), confidence="medium")


# "It shot down 71 of them, while 42 did not reach their targets."
BROUGHT_DOWN = re.compile(
    r"\b(?:shot down|downed|intercepted|destroyed|neutrali[sz]ed) " + figure("a") + r"(?: of (?:them|these|those|the "
    r"[^\s#,;:]+))?(?: [^\s#,;:]+){0,5}?(?:,| and|;)[^#;:]{0,20} " + figure("b")
    + r" (?:others |more |drones |missiles |rockets |of them )?(?:did not reach|failed to reach|were lost|disappeared|"
    r"were jammed|had been jammed|fell|missed|crashed|were suppressed|were diverted|got through|hit|struck)\b"
)  # fmt: skip
SALVO = frozenset({"drone", "missile", "rocket", "shell", "projectile", ""})


def brought_down(line: Line, last: Line | None, rules: Rules) -> Iterator[Finding]:
    """*Norland fired 103 drones. It shot down 71 of them, while 42 did not reach their targets.*"""
    match = BROUGHT_DOWN.search(line.text)
    if match is None or last is None or line.paragraph - last.paragraph > 1 or len(last.claims) != 1:
        return
    [whole], parts = last.claims, (line.claim(match["a"]), line.claim(match["b"]))
    plain = all(exact(c) and c.quantity.unit is None and c.counted in SALVO for c in (whole, *parts))
    if plain and whole.counted and max(map(number, parts)) <= number(whole) < sum(map(number, parts)):
        yield found(NAME, [whole, *parts], Items(parts).against(whole, "more than"), rules)
