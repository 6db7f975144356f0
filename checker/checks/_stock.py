"""What there was, what came or went, and what there is: *nine dead, four more, 13 now; 40 shops, six shut, 34 left*."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from checker.checks._found import found
from checker.checks._lines import NO_NOUN, Line, figure, kin, matches, words
from checker.checks._sizes import Room, add, exact, meet, minus, number, room, said, shown
from checker.model import Claim, Finding, Result
from checker.rules import Rules

NAME = "arithmetic"

RAISED = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:es?|ing)|took|push(?:es|ed|ing)?|rais(?:es?|ed|ing)|lift(?:s|ed|ing)?)\b"
    r"(?:(?: (?:the|its|their|his|her) [^#;:.,]{2,40}?)? to " + figure("t") + r"| to " + figure("u") + r" the )"
)
RAISING = re.compile(
    r"\b(?:bring(?:s|ing)|brought|tak(?:es|ing)|push(?:es|ed|ing)|rais(?:es|ed|ing)|lift(?:s|ed|ing))\b"
)
GREW = re.compile(
    r"\b(?:rose|risen|rises|grew|grown|climbed|went up|gone up|jumped|increased) to " + figure("t")
    + r"[^#;:]{0,40}? from " + figure("x") + r"[^#;:]{0,40}? " + figure("d")
    + r" (?:more|new|further|additional|others)\b"
)  # fmt: skip
# A total over a longer time, or of more than what was told before.
STEPS = (
    re.compile(figure("d") + r"[^#;]{0,90}? from " + figure("x") + r" to " + figure("t")),
    re.compile(figure("d") + r"[^#;]{0,160}? to " + figure("t") + r"[^#;:]{0,20} from " + figure("x")),
)
WIDER = re.compile(
    r"\b(?:since|so far|this|month|year|years|week|season|decade|nationwide|worldwide|country|countries|region|"
    r"provinces?|career|all|overall|combined|both|ever)\b"
)
NEW = re.compile(
    r"^(?: [^\s#,]+){0,1} (?:more|new|further|additional|others)\b|^ (?:of them )?(?:also )?(?:later|since)\b"
)
LEFT = re.compile(
    r"\b(?:leav(?:es|ing)|(?:would|will) leave|left)"
    r"(?: (?:it|them|him|her|us|only|just|about|some|with|at|a total of|the [^\s#]+)){0,4} "
    + figure("r")
    + r"(?! (?:dead|injured|hurt|homeless|wounded|children|days|hours|minutes|weeks|months|years))"
    + r"|(?:\bthe " + figure("s") + words(2) + r" (?:that|which|who) (?:remain|are left|stay)\b)"
)  # fmt: skip
# Others that went too: "with the bodies found since, that leaves four".
BESIDES = re.compile(
    r"\b(?:with|since|besides|apart from|counting|plus|including|also|other|others|follows?|followed)\b"
)
STOCK = re.compile(
    r"\b(?:of (?:the |its |their |his |her |our )?(?:[^\s#,]+'s? )?|"
    r"(?:has|have|had|owns?|runs?|employs?|operates?|keeps?|with) (?:about |now )?)" + figure("w")
)
MOST = 3


def grown(line: Line, before: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    """*Nine had died by noon. Four more died at night, bringing the toll to 15.*"""
    for _, of in matches(GREW, line):
        if finding := _sum(of["t"], of["x"], of["d"], (), rules):
            yield finding
    for _, of in (fits for pattern in STEPS for fits in matches(pattern, line)):
        raised = RAISING.search(line.text) and _is_new(of["d"], [line])
        if raised and kin(of["t"], of["d"], line, rules) and (finding := _sum(of["t"], of["x"], of["d"], (), rules)):
            yield finding
    for match in RAISED.finditer(line.text):
        mark = match["t"] or match["u"]
        total = line.claim(mark)
        near = [*before, line]
        claims = [c for other in near for c in other.claims if c.span < total.span or other is not line]
        same = [c for c in claims if _like(total, c, line, rules)]
        more = [c for c in same if _is_new(c, near)]
        olds = {number(c): c for c in same if c not in more and c.span < (more[-1].span if more else total.span)}
        wide = WIDER.search(line.text[match.start() : match.end()] + line.after(int(mark)))
        if len(more) != 1 or len(olds) != 1 or wide:
            continue
        [old] = olds.values()
        # "A further 2,764 jobs go in France, which takes the cuts to 6,464": the total is not that of France.
        beside = total.sentence == more[0].sentence and total.scope.places == more[0].scope.places
        one = old.measure == total.measure and (old.scope.scene == total.scope.scene or beside)
        if (
            one
            and not old.scope.places
            and (not total.scope.places or beside)
            and (finding := _sum(total, old, more[0], claims, rules))
        ):
            yield finding


def _like(total: Claim, claim: Claim, line: Line, rules: Rules) -> bool:
    one = claim.quantity.unit == total.quantity.unit and claim.quantity.form == "number" and claim.status != "denied"
    return one and exact(claim) and kin(total, claim, line, rules)


def _is_new(claim: Claim, near: Sequence[Line]) -> bool:
    here = next(other for other in near if claim in other.claims)
    return _is_more(claim) or NEW.match(here.after(here.claims.index(claim))) is not None


def _is_more(claim: Claim) -> bool:
    """*four more*, *another four*."""
    return claim.quantity.additional or claim.text.lower().startswith(("another", "a further", "an additional"))


def _sum(total: Claim, old: Claim, more: Claim, others: Sequence[Claim], rules: Rules) -> Finding | None:
    made = number(old) + number(more)
    if not (exact(total) and exact(old) and exact(more)) or not number(old) < number(total) < 2 * made:
        return None
    if meet(room(total), add([room(old), room(more)])) or any(meet(room(total), r) for r in _mixed(others)):
        return None
    because = f"{said(old)} + {said(more)} = {shown(made)}, not {said(total)}"
    return found(NAME, [total, old, more], because, rules)


def _mixed(claims: Sequence[Claim]) -> Iterator[Room]:
    """Every sum of two or three of some figures."""
    for count in (2, MOST):
        for some in combinations(claims[-8:], count):
            yield add(room(c) for c in some)


def left(line: Line, before: Sequence[Line], result: Result, rules: Rules) -> Iterator[Finding]:
    """*The chain has 40 shops. It will close six, which leaves 36.*"""
    for match in LEFT.finditer(line.text):
        if BESIDES.search(line.text[: match.start()]):
            continue
        rest = line.claim(match["r"] or match["s"])
        near = [*before, line]
        claims = [c for other in near for c in other.claims if c.span < rest.span and _like(rest, c, line, rules)]
        # "sent 24 engines and 130 men. Fourteen engines went home, leaving 12"
        claims = [c for c in claims if not (rest.counted and c.counted) or c.counted == rest.counted]
        wholes = [
            other.claim(m["w"])
            for other in near
            for m in STOCK.finditer(other.text)
            if other.claim(m["w"]) in claims and number(other.claim(m["w"])) > number(rest)
        ]
        if not wholes and len(claims) == 2 and claims[0].counted == claims[1].counted != "":
            wholes = [c for c in claims[:1] if number(c) > number(rest)]
        if len(wholes) != 1 or not exact(rest):
            continue
        [whole] = wholes
        moved = [c for c in claims if c is not whole]
        named = {c.counted for c in moved} - NO_NOUN
        if not rest.counted and named and whole.counted not in NO_NOUN | named:
            continue  # "460 residents and 19 roads. Fourteen of the roads were shut. Two reopened, leaving a dozen"
        if not 1 <= len(moved) <= MOST or any(number(c) >= number(whole) for c in moved):
            continue
        ways = [w for w in product((-1, 0, 1), repeat=len(moved)) if any(w)]
        if any(meet(room(rest), _after(whole, moved, way)) for way in ways):
            continue
        makes = number(whole) - number(moved[0])
        if makes - number(rest) in {number(c) for c in result.claims if exact(c)}:
            continue  # 1,857 on the register, 913 missing, 863 escaped: and 81 bodies that another sentence tells of
        if len(moved) == 1 and makes > 0:
            because = f"{said(whole)} - {said(moved[0])} = {shown(makes)}, not {said(rest)}"
        else:
            because = f"{said(whole)} with {' and '.join(said(c) for c in moved)} come or gone cannot be {said(rest)}"
        yield found(NAME, [rest, whole, *moved], because, rules)


def _after(whole: Claim, moved: Sequence[Claim], way: Sequence[int]) -> Room:
    size = room(whole)
    for claim, sign in zip(moved, way, strict=True):
        size = add([size, room(claim)]) if sign > 0 else minus(size, room(claim)) if sign < 0 else size
    return size
