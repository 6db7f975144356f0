"""A change and its two ends: *rose from 40 to 50, a 25 percent increase*, *doubled to 40 from 20*."""

import re
from collections.abc import Iterator

from checker.checks._found import found
from checker.checks._lines import NO_NOUN, Line, figure, matches, words
from checker.checks._sizes import Room, exact, meet, minus, number, over, room, rooms_beside, said, shown, times
from checker.model import Claim, Finding
from checker.rules import Rules

NAME = "arithmetic"

UPWARD = (
    r"rose|risen|rises?|rising|climb(?:ed|s|ing)?|grew|grown|grows?|growing|increas(?:ed|es|e|ing)|gain(?:ed|s|ing)?|"
    r"jump(?:ed|s|ing)?|soar(?:ed|s|ing)?|surg(?:ed|es|ing)|advanc(?:ed|es|ing)|up|rais(?:ed|es|ing)|lift(?:ed|s|ing)?|"
    r"leapt|leaped|swell(?:ed)?|swollen|improv(?:ed|es)|expand(?:ed|s)|went up|gone up|goes up|added"
)
DOWNWARD = (
    r"fell|fallen|falls?|falling|drop(?:ped|s|ping)?|declin(?:ed|es|ing)|decreas(?:ed|es|ing)|slid|slides?|slip(?:ped|s)?|"
    r"slump(?:ed|s|ing)?|plung(?:ed|es|ing)|tumbl(?:ed|es|ing)|sank|sunk|shrank|shrunk|down|cut|cuts|reduc(?:ed|es|ing)|"
    r"lost|shed|dipped|lower(?:ed|s|ing)?|went down|gone down|goes down|eased"
)
VERB = rf"\b(?P<verb>{UPWARD}|{DOWNWARD})"
NOUN = (
    r"(?:increase|rise|gain|jump|growth|climb|surge|improvement|hike|fall|drop|decline|decrease|reduction|cut|dip|"
    r"slump|plunge|loss|slide|change|leap|expansion)"
)
# "the monthly pay is to rise from 2,800 to 2,940 euros": what is paid or sold by the month rises at once.
EARNED = (
    r"(?:[^\s#,]+ )?(?:pay|wages?|salar(?:y|ies)|incomes?|earnings|pensions?|rents?|fees?|bills?|premiums?|allowances?|"
    r"benefits?|budgets?|turnover|sales|revenues?|profits?|output|production|deliver(?:y|ies)|capacity)\b"
)
# A rate by the year, or of another thing than the two figures: the three need not fit.
OTHER_BASE = re.compile(
    rf"\b(?:annual(?:ly|i[sz]ed)?(?! {EARNED})|average (?:annual|yearly|monthly|increase|rise|growth|gain|of)|"
    r"averag(?:ed|ing)|on average|an? year(?! (?:earlier|ago|before))|per (?:year|month|capita|person|head)|"
    rf"each (?:year|month)|(?:yearly|monthly)(?! {EARNED})|compound|adjust\w+|currency|currencies|like-for-like|"
    r"organic|organically|"
    r"same-store|comparable|underlying|excluding|stripping|real terms|inflation|nominal)\b"
)
# "fell 15 percent in May, to 21,250 from 25,000"
TIME = (
    r"(?: (?:in (?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"the [^#,;:]{3,25})"
    r"|(?:last|this) (?:year|month|week|quarter|season)|on \w+day|year-on-year|on the year))?"
)
# Nothing else may follow the change that gives it another base: "a 50 percent increase in the number of fires".
END = (
    r"(?=\s*(?:[.,;)—]|$|from\b|since\b|on (?:the|last|a)\b|over (?:the|last|a)\b|"
    r"in (?:a|one|two|three|four|five)\b|(?:in|within|over)(?: just| only| under| less than)? #|in just\b|compared\b|"
    r"and\b|but\b|while\b|this\b|last\b|year\b|the \w+ (?:report|figures|data|census)\b))"
)

CHANGES = tuple(
    re.compile(pattern)
    for pattern in (
        # from 40 to 50, a 25 percent increase; from 40 to 50, an increase of 25 percent; from 40 to 50, up 25 percent
        r"\bfrom " + figure("x") + words(5) + " to " + figure("y") + words(6)
        + r"(?:, | — | \(|, or |, which is |, that is |, representing |, for )(?:(?:an?|the) )?(?:\w+ )?"
        + rf"(?:(?:{NOUN} of |up |down |by ){figure('p')}|{figure('q')} {NOUN})" + END,
        # rose to 50 from 40, a 25 percent increase
        rf"{VERB} to {figure('y')}{words(5)} from {figure('x')}{words(7)}"
        + rf", (?:an? |or )?(?:\w+ )?(?:(?:{NOUN} of |up |down ){figure('p')}|{figure('q')} {NOUN})" + END,
        # rose 25 percent, to 50 from 40; up 25 percent to 50 from 40
        rf"{VERB}{words(3)}(?: by)? {figure('p')}{TIME},? to {figure('y')}{words(7)},? (?:up |down )?from "
        + figure("x"),
        # rose 25 percent from 40 to 50
        rf"{VERB}{words(3)}(?: by)? {figure('p')},? from {figure('x')}{words(5)} to {figure('y')}",
        # fell by a quarter since 2010, from 40 to 30
        rf"{VERB} (?:by )?{figure('p')}(?: (?:since|in|over|within|during|between)[^#,;:]{{0,30}})?, from {figure('x')}"
        + rf"{words(5)} to {figure('y')}",
        # 50, 25 percent more than the 40 of last year
        rf"{figure('y')}{words(7)}, (?:or )?{figure('p')} (?:more|higher|(?P<verb>fewer|less|lower)) than (?:the )?"
        + figure("x"),
        # 50 last year, 25 percent more than in the year before, when it counted 40
        rf"{figure('y')}{words(7)}, (?:or )?{figure('p')} (?:more|higher|(?P<verb>fewer|less|lower)) than (?:in |the )"
        + rf"[^#;:,]{{3,40}}, when{words(6)} {figure('x')}",
        # 50, up 25 percent from 40
        rf"{figure('y')}{words(6)}, (?P<verb>up|down) {figure('p')} (?:from|on) {figure('x')}",
        # a 25 percent increase from 40 to 50
        rf"{figure('p')} {NOUN}{words(3)},? from {figure('x')}{words(5)} to {figure('y')}",
    )
)  # fmt: skip
# "fell to 827,000 last year from 758,000 the year before"
TURNED = (
    re.compile(rf"{VERB} (?:back )?to {figure('y')}{words(6)},? from {figure('x')}"),
    re.compile(rf"{VERB} from {figure('x')}{words(6)} to {figure('y')}"),
)
STEPS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{VERB}(?: by)? {figure('a')}{words(1)}(?:, or | or | \(|, ){figure('b')}(?:,|\))? (?:to|at)"
        rf"(?: (?:close|end|finish|settle|trade|stand)(?: the day)? at)? {figure('y')}",
    )
)
# So many points a change told as a fraction may be off: "by a third" is said of 30 and of 40 percent.
FAR = 12.0
# Small numbers may be places in a row: "fell to fifth", "slipped to 12 from 10".
FEW = 100
UNCERTAIN = frozenset({"up", "down", "cut", "cuts", "raise", "lift", "improved", "improves"})
FACTORS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5}
FACTOR = (
    r"(?P<near>(?:more|less) than |nearly |almost |about |roughly |virtually |exactly )?"
    r"(?P<k>doubl|tripl|trebl|quadrupl|quintupl|halv)"
)
# "doubled within ten years, from 450 to 720 euros"
WITHIN = r"(?: #\d+# (?:years?|months?|weeks?|days?|decades?))?"
TIMES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{FACTOR}(?:ed|es|e|ing){words(4)}{WITHIN},? from {figure('x')}{words(5)} to {figure('y')}",
        rf"\b{FACTOR}(?:ed|es|e|ing){words(2)} to {figure('y')}{words(4)} from {figure('x')}",
        rf"\bfrom {figure('x')}{words(5)} to {figure('y')}{words(4)}, (?:a |an )?{FACTOR}ing\b",
    )
)


def changes(line: Line, rules: Rules) -> Iterator[Finding]:
    """Changes that do not fit their two ends."""
    for pattern in TIMES:
        for match, of in matches(pattern, line):
            yield from _factor(of["x"], of["y"], match["k"], (match["near"] or "").strip(), rules)
    for pattern in TURNED:
        for match, of in matches(pattern, line):
            yield from _turned(of["x"], of["y"], match["verb"], rules)
    if len(line.claims) < 3 or OTHER_BASE.search(line.text):
        return
    for pattern in CHANGES:
        for match, of in matches(pattern, line):
            old, new, change = of["x"], of["y"], of.get("p") or of["q"]
            if finding := change_of(old, new, change, match.groupdict().get("verb"), rules):
                yield finding
    for match, of in matches(STEP_AND_RATE, line):
        yield from _step(of["a"], next(of[name] for name in "bcd" if name in of), of["y"], match["verb"], rules)
    for pattern in STEPS:
        for match, of in matches(pattern, line):
            yield from _step(of["a"], of["b"], of["y"], match["verb"], rules)


def change_of(old: Claim, new: Claim, change: Claim, verb: str | None, rules: Rules) -> Finding | None:
    """What is wrong with a change told of two figures; None where it fits them."""
    (a, b), by = rooms_beside(old, new), room(change)
    # "from 50 to 45 euros"; but "in six months, 24 percent more than the 818"
    left_out = old.quantity.unit is None and new.quantity.unit != "percent" and old.span < new.span
    one_unit = old.quantity.unit == new.quantity.unit or left_out
    if not one_unit or a[0] <= 0 or b[0] < 0:
        return None
    up, unit = number(new) >= number(old), change.quantity.unit
    if verb and _is_against(old, new, verb):
        return found(NAME, [new, old, change], _against(old, new, verb), rules)
    grown = minus(b, a) if up else minus(a, b)
    if unit == old.quantity.unit and meet(grown, by):
        return None
    if unit != "percent":
        # "up 12 to 50 from 40" of one unit, not "rose $3 from 40 to 50 cents"
        if unit != old.quantity.unit or change.value.low == 0:
            return None
        because = f"from {said(old)} to {said(new)} is {shown(abs(number(new) - number(old)))}, not {said(change)}"
        return found(NAME, [new, old, change], because, rules)
    ratio = over(b, a)
    share = times((ratio[0] - 1, ratio[1] - 1) if up else (1 - ratio[1], 1 - ratio[0]), 100)
    if meet(share, by) and not _far(old, new, change):
        return None
    makes = shown(100 * abs(number(new) - number(old)) / number(old))
    return found(
        NAME, [new, old, change], f"from {said(old)} to {said(new)} is {makes} percent, not {change.text}", rules
    )


# "to go up by 0.60 euros to 3.20 euros in January, an increase of 23 percent"
STEP_AND_RATE = re.compile(
    rf"{VERB} by {figure('a')} to {figure('y')}{words(5)},"
    + rf" (?:an? (?:\w+ )?{NOUN} of {figure('b')}|an? {figure('c')} {NOUN}|or {figure('d')})" + END
)  # fmt: skip


def _turned(old: Claim, new: Claim, verb: str, rules: Rules) -> Iterator[Finding]:
    """*fell to 827,000 last year from 758,000*: what fell is no more than it was."""
    one = old.quantity.unit == new.quantity.unit and (old.quantity.unit or old.counted in NO_NOUN | {new.counted})
    if one and number(old) > FEW and verb not in UNCERTAIN and _is_against(old, new, verb):
        yield found(NAME, [new, old], _against(old, new, verb), rules)


def _is_against(old: Claim, new: Claim, verb: str) -> bool:
    """Whether what rose is less than it was, or what fell is more."""
    up = number(new) >= number(old)
    plain = exact(old) and exact(new) and not meet(*rooms_beside(old, new))
    return plain and re.fullmatch(DOWNWARD if up else UPWARD, verb) is not None


def _against(old: Claim, new: Claim, verb: str) -> str:
    way = "more" if number(new) > number(old) else "less"
    return f"{said(new)} is {way} than {said(old)}, not {verb}"


def _far(old: Claim, new: Claim, change: Claim) -> bool:
    """Whether a change told as a fraction is far from that of its ends as they are written: *by half, from 6 to 4
    million*.
    """
    plain = exact(old) and exact(new) and exact(change) and not re.search(r"\d", change.text)
    return plain and abs(100 * abs(number(new) - number(old)) / number(old) - number(change)) > FAR


def _step(one: Claim, other: Claim, new: Claim, verb: str, rules: Rules) -> Iterator[Finding]:
    """*rose $3.90, or 4.1 percent, to $99.02*: the step against the share that it is of the old figure."""
    step, share = (other, one) if one.quantity.unit == "percent" else (one, other)
    if share.quantity.unit != "percent" or step.quantity.unit != new.quantity.unit or number(new) <= 0:
        return
    if re.fullmatch(UPWARD, verb):
        olds = [minus(room(new), room(step))]
    elif re.fullmatch(DOWNWARD, verb):
        olds = [(room(new)[0] + room(step)[0], room(new)[1] + room(step)[1])]
    if any(meet(times(over(room(step), old), 100), room(share)) for old in olds if old[0] > 0):
        return
    before = sum(olds[0]) / 2
    if before <= 0:
        return
    exact = shown(100 * number(step) / before)
    yield found(NAME, [new, step, share], f"{step.text} to {new.text} is {exact} percent, not {share.text}", rules)


def _factor(old: Claim, new: Claim, stem: str, near: str, rules: Rules) -> Iterator[Finding]:
    """*doubled from 20 to 40*."""
    # "from 80,000 pounds to 50,000"
    one_unit = old.quantity.unit == new.quantity.unit or (new.quantity.unit is None and not new.counted)
    if not one_unit or room(old)[0] <= 0 or (old.quantity.unit == "percent" and number(new) > 100):
        return
    # What "doubled" leaves open is more than the rounding of its two ends.
    plain = exact(old) and exact(new)
    ratio = (number(new) / number(old),) * 2 if plain else over(room(new), room(old))
    if not meet(ratio, _wide(FACTORS[stem], near)):
        word = f"{near} {stem}ed".strip()
        times_now = f"{number(new) / number(old):.2g}"
        yield found(NAME, [new, old], f"from {said(old)} to {said(new)} is {times_now} times, not {word}", rules)


def _wide(factor: float, near: str) -> Room:
    """How far *doubled* may be from two: reporters say it of 1.8 and of 2.4."""
    grows = factor > 1
    if near == "more than":
        return (factor * 0.95, float("inf")) if grows else (0.0, factor * 1.05)
    if near == "less than":
        return (0.0, float("inf"))
    if near in {"nearly", "almost", "virtually"}:
        return (factor * 0.75, factor * 1.05) if grows else (factor * 0.95, factor * 1.3)
    return (factor * 0.85, factor * 1.25) if grows else (factor * 0.75, factor * 1.2)
