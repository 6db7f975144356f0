"""A share and its base: *3 of 10, or 40 percent*; *62 percent of 8 people*."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.checks._found import found, past_hundred
from checker.checks._lines import NO_NOUN, Line, figure, has_share, kinds_of, matches, words
from checker.checks._outcomes import exclude
from checker.checks._sizes import add, exact, meet, number, over, room, said, shown, times
from checker.checks._states import measure_of
from checker.model import Claim, Finding, Result
from checker.rules import Rules

NAME = "arithmetic"

DET = r"(?:the |its |their |his |her |all |those |these |(?:the )?(?:[^\s#,]+ )?[^\s#,]+'s )?"
# "415,000 of the 1.7 million voters, a turnout of 24 percent"
RATE = r"(?:turnout|share|rate|proportion|ratio|quota)"
OR = rf"(?:,? or |, | \(| — |, i\.e\. |, that is,? |, which is |, (?:for )?an? (?:[^\s#,]+ )?{RATE} of )"
# "40 percent of whom" and "40 percent more" are shares of something else.
END = r"(?=\s*(?:[.,;)—]|$))"
SHARES = tuple(
    re.compile(pattern)
    for pattern in (
        # 3 of the 10 patients, or 40 percent,
        figure("n") + words(2) + r" (?:out )?of " + DET + figure("t") + words(12) + OR + figure("p") + END,
        # Of the 65 who were asked, 47, or 72 percent,
        r"\b(?:(?:out )?of|among) " + DET + figure("t") + r"[^#,;]{0,60}, " + figure("n") + words(3)
        + r"(?:,? or | \(|, )" + figure("p") + END,
        # Of 1,200 members 900 voted, and 600 of those, or 67 percent, ...
        figure("t") + r"[^#;]{1,60} " + figure("n") + r" of (?:those|these|them|whom|which)(?:,? or |, | \()"
        + figure("p") + END,
        # 40 percent of the 10 patients, or 3
        figure("p") + r" of " + DET + figure("t") + words(4) + r"(?:,? or |, | \(|, that is,? )" + figure("n")
        + words(1) + END,
        # 4,000 jobs, or 5 percent of its 60,000 staff; ... of its workforce of 60,000
        figure("n") + words(4) + OR + figure("p") + r" of (?:the|its|their|all|his|her|[^ ]+'s)(?: [^\s#,;]+){0,2}? "
        + figure("t") + r"(?! (?:years?|months?|days?|weeks?)\b)",
        # mined 900 ounces, out of a total of 1,800, or 50 percent
        figure("n") + r"[^#;:]{1,60}?,? out of (?:a|the) (?:\w+ ){0,2}total of " + figure("t") + words(2) + OR
        + figure("p") + END,
        # tested 600 cows and killed 48, or 8 percent
        figure("t") + words(5) + r" and \w+ " + figure("n") + words(3) + OR + figure("p") + END,
        # 60 ships, a quarter of which, 15, ...
        figure("t") + words(4) + r", " + figure("p") + r" of (?:which|whom|them)(?:,? or|,) " + figure("n")
        + words(2) + END,
        # one in four of the 80 samples was bad, 20 in all
        figure("p") + r" of " + DET + figure("t") + words(5) + r", " + figure("n") + r" in (?:all|total)\b",
        # Of 1,200 members 900 voted, a turnout of 75 percent
        r"\bof " + DET + figure("t") + words(4) + r",? " + figure("n") + r" (?:voted|took part|turned out|turned up|"
        r"cast|participated|came|attended)" + words(5) + r", (?:for |or )?an? (?:turnout|participation|attendance)"
        r"(?: rate)? of " + figure("p") + END,
    )
)  # fmt: skip
OF_THEM = re.compile(
    figure("n")
    + r" of (?:the|its|their|those [^\s#,]+|these [^\s#,]+)"
    + words(3)
    + r"(?:,? or |, | \()"
    + figure("p")
    + END
)
# A turnout beside those who could vote and those who did.
TURNOUT = re.compile(r"\b(?:turnout|participation|response rate|attendance)\b[^#;:.]{0,40}? " + figure("p"))
TURNED_OUT = re.compile(
    r"\bof " + DET + figure("t")
    + r" (?=[^#;]*(?:voters|vote|roll|electorate|registered|eligible|entitled|members|electors|asked|invited))"
    + r"[^#;]{0,60}? "
    + figure("n")
    + r"(?: [^\s#,;]+){0,2}? (?:did so|voted|cast|took part|turned out|turned up|went to|answered|replied|came)\b"
)  # fmt: skip
# "1.3 million of these spilled out. That means that almost half has gone"
OF_THESE = re.compile(figure("t") + r"[^#;]{1,160} " + figure("n") + r" of (?:these|those|them|it|that|which)\b[^#;]*$")
MEANS = re.compile(
    r"^(?:that|this|which|it) (?:means|is|was|makes|amounts to|equals|corresponds to)(?: that)?(?: just| only)? "
    + figure("p")
    + r" of (?!(?:an?|the|its|their) [^#;.]*#)"
)
# "5,400 of them cast a ballot, a turnout of 60 percent"
OF_THOSE = re.compile(
    r"^" + figure("n") + r" of (?:them|those|these)\b[^#;:]{0,50}, (?:or |a (?:turnout|share|rate|participation) of )"
    + figure("p") + END
)  # fmt: skip
# "Of those who fell ill, 368, or 58 percent, were kept in hospital"
OF_THEM_ALL = re.compile(
    r"^of (?:those who [^#,;]{3,40}|the [^\s#,]+), "
    + figure("n")
    + r"(?: [^\s#,]+)?(?:, or |, | \()"
    + figure("p")
    + END
)
OF_FEW = re.compile(figure("p") + r" of " + DET + figure("t") + r" ")
TIME_SHIFT = re.compile(r"\b(?:up|down) from\b|\bcompared\b|\blast (?:year|month|week)\b|\bfrom #\d+#|\bearlier\b")


def portions(line: Line, before: Line | None, result: Result, rules: Rules) -> Iterator[Finding]:
    """Shares that do not fit the part and the whole beside them."""
    if not has_share(line) and not (before is not None and has_share(before)):
        return
    yield from _told_apart(line, before, rules)
    for pattern in SHARES if len(line.claims) > 2 else ():
        for _, of in matches(pattern, line):
            yield from share_of(of["n"], of["t"], of["p"], rules)
    for _, of in matches(OF_THEM, line):
        wholes = _wholes(of["n"], result, rules)
        if wholes and len({number(w) for w in wholes}) == 1:
            yield from share_of(of["n"], wholes[-1], of["p"], rules)
    for _, of in matches(OF_THEM_ALL, line):
        told = [c for c in _plain_before(of["n"], result) if c.measure == measure_of(line.text)]
        if told and len({number(c) for c in told}) == 1:
            yield from share_of(of["n"], told[-1], of["p"], rules)
    for _, of in matches(OF_FEW, line):
        yield from _grain(of["p"], of["t"], rules)
    yield from _hundred(line, rules)
    yield from _rates(line, result, rules)


def _told_apart(line: Line, before: Line | None, rules: Rules) -> Iterator[Finding]:
    """A share and its base in two sentences, or on the two sides of a colon."""
    for share_in, base_in in ((before, line), (line, before), (line, line)):
        turnout = list(TURNOUT.finditer(share_in.text)) if share_in else []
        turned = list(TURNED_OUT.finditer(base_in.text)) if base_in else []
        if len(turnout) == len(turned) == 1 and share_in and base_in:
            of = turned[0]
            yield from share_of(base_in.claim(of["n"]), base_in.claim(of["t"]), share_in.claim(turnout[0]["p"]), rules)
    those = OF_THOSE.search(line.text)
    if those and before and len(before.claims) == 1:
        yield from share_of(line.claim(those["n"]), before.claims[0], line.claim(those["p"]), rules)
    means = MEANS.search(line.text)
    base = OF_THESE.search(before.text) if before else None
    if means and base and before:
        yield from share_of(before.claim(base["n"]), before.claim(base["t"]), line.claim(means["p"]), rules)


def share_of(part: Claim, whole: Claim, share: Claim, rules: Rules) -> Iterator[Finding]:
    """The finding where a share is not that of a part and its whole; none where it is, or is no share of them."""
    if share.quantity.unit != "percent" or "percent" in (part.quantity.unit, whole.quantity.unit):
        return
    # "134 million cubic metres, or 30 percent of its capacity of 447 million"
    one_unit = part.quantity.unit == whole.quantity.unit or (whole.quantity.unit is None and whole.counted in NO_NOUN)
    if not one_unit or number(whole) <= 0 or room(part)[0] > room(whole)[1]:
        return
    if meet(times(over(room(part), room(whole)), 100), room(share)):
        return
    makes = shown(100 * number(part) / number(whole))
    yield found(
        NAME, [whole, part, share], f"{said(part)} of {said(whole)} is {makes} percent, not {share.text}", rules
    )


def _wholes(part: Claim, result: Result, rules: Rules) -> list[Claim]:
    """The figures before it that *the patients* of *54 of the patients* may stand for, in the order of the text."""
    anyone = rules.nouns.group(part.counted) == "anyone"
    if part.measure == "count" and not anyone:
        return _of_its_noun(part, result)
    return sorted(
        (
            c for c in result.claims
            if c.span < part.span and c.scope.scene == part.scope.scene
            and (c.measure == part.measure != "count" or (anyone and rules.nouns.group(c.counted) == "anyone"))
            and c.status == "asserted" and exact(c) and number(c) >= number(part) and c.quantity.unit is None
            and not {"part", "rest", "per", "narrowed"} & set(c.scope.cues)
            and ("cumulative" not in c.scope.cues or "cumulative" in part.scope.cues or _right_before(c, part))
            and not c.scope.places and not c.quantity.additional
        ),
        key=lambda c: c.span,
    )  # fmt: skip


def _of_its_noun(part: Claim, result: Result) -> list[Claim]:
    """*It may build 1,040 homes ... 416 of the homes*: the figure of that noun, where no other is told before."""
    told = [c for c in result.claims if c.span < part.span and c.counted == part.counted != ""]
    told = [c for c in told if c.quantity.unit is None and c.status != "superseded"]
    plain = all(exact(c) and number(c) > number(part) and not c.quantity.additional for c in told)
    return sorted(told, key=lambda c: c.span) if plain and len({number(c) for c in told}) == 1 else []


def _plain_before(part: Claim, result: Result) -> list[Claim]:
    """The exact figures before a part that are larger than it and are no parts themselves, in the order of the text."""
    told = [c for c in result.claims if c.span < part.span and c.status == "asserted" and exact(c)]
    told = [c for c in told if number(c) >= number(part) and c.scope.scene == part.scope.scene]
    told = [c for c in told if c.quantity.unit == part.quantity.unit and not c.scope.places]
    return sorted(
        (c for c in told if not {"part", "rest", "per", "narrowed"} & set(c.scope.cues)), key=lambda c: c.span
    )


def _right_before(whole: Claim, part: Claim) -> bool:
    """*The epidemic has killed 62 people so far. Fifty-four of the dead were children.*"""
    return whole.paragraph == part.paragraph and whole.sentence.end <= part.sentence.start <= whole.sentence.end + NEXT


# A sentence begins so many characters behind the one before.
NEXT = 2


def _grain(share: Claim, whole: Claim, rules: Rules) -> Iterator[Finding]:
    """*62 percent of eight people*: no number of people is that share."""
    of = whole.value.low
    if share.quantity.unit != "percent" or whole.quantity.unit is not None or not exact(share) or not exact(whole):
        return
    if of is None or not 2 <= of <= 40 or of % 1 or "people" not in kinds_of(whole.counted, rules):
        return
    if not re.search(r"\d", share.text) or any(_written(100 * k / of, share) for k in range(int(of) + 1)):
        return
    near = min(range(int(of) + 1), key=lambda k: abs(100 * k / of - number(share)))
    because = f"{near} of {said(whole)} is {shown(100 * near / of)} percent; no number of them is {share.text}"
    yield found(NAME, [whole, share], because, rules)


def _written(value: float, share: Claim) -> bool:
    """Whether a share may be written so: rounded, half up, or cut off after a larger half (66 for 66.7)."""
    decimals = share.text.partition(".")[2]
    place = 10.0 ** -sum(c.isdigit() for c in decimals)
    off: float = (value - number(share)) / place
    return -0.5 <= off < 0.5 or 0.5 < off < 1


UNDECIDED = re.compile(
    r"\b(?:did not know|didn't know|do not know|don't know|undecided|no opinion|unsure|not sure|no answer|"
    r"could not say|would not say|did not say)\b"
)
OTHER_PARTIES = re.compile(r"\b(?:and|with) (?:all )?(?:the )?(?:others|other parties|other candidates) #\d+#")
RIVAL = re.compile(
    figure("a") + r" (?:of (?:the )?(?:votes?|ballots?|poll) )?(?:and|to|against|while) (?:his|her|its|their|the) "
    r"(?:\w+ )?(?:rivals?|opponent|challenger|runner-up|incumbent)(?: [^\s#,;]+){0,3}? " + figure("b")
)  # fmt: skip


def _hundred(line: Line, rules: Rules) -> Iterator[Finding]:
    """*60 percent voted for it and 55 percent against*: outcomes that exclude each other pass the whole."""
    shares = [i for i, c in enumerate(line.claims) if c.quantity.unit == "percent"]
    yield from _chosen_once(line, [line.claims[i] for i in shares], rules)
    if len(shares) < 2 or TIME_SHIFT.search(line.text):
        return
    if any(w in line.text and re.search(rf"\b{w}\b", line.text) for some in rules.relations.groups for w in some):
        return
    for i, j in pairwise(shares):
        a, b = line.claims[i], line.claims[j]
        if re.match(r" (?:of|among|in) ", line.after(j)) or not exclude(line.after(i), line.after(j), rules):
            continue
        if max(number(a), number(b)) <= 100 and add([room(a), room(b)])[0] > 100:
            yield past_hundred(NAME, [a, b], rules)


def _chosen_once(line: Line, shares: Sequence[Claim], rules: Rules) -> Iterator[Finding]:
    """*48 percent would stay, 37 percent leave and 25 percent did not know; 54 percent, and her rival 56 percent*."""
    rivals = [(line.claim(m["a"]), line.claim(m["b"])) for m in RIVAL.finditer(line.text)]
    sets: list[Sequence[Claim]] = [pair for pair in rivals if all(c in shares for c in pair)]
    if (
        (UNDECIDED.search(line.text) or OTHER_PARTIES.search(line.text))
        and len(shares) > 2
        and len(shares) == len(line.claims)
    ):
        sets.append(shares)
    for some in sets:
        total = sum(map(number, some))
        plain = all(exact(c) for c in some) and max(map(number, some)) <= 100 and not TIME_SHIFT.search(line.text)
        if plain and total > 100 + len(some) and total < 150:
            yield past_hundred(NAME, some, rules)


def _rates(line: Line, result: Result, rules: Rules) -> Iterator[Finding]:
    """*84 dead, 2,310 cases, a fatality rate of nearly 7 percent*."""
    for name, measures in rules.relations.rates.items():
        if name not in line.text:
            continue
        match = re.search(rf"\b{name}(?: (?:as|of|at|is|was|to|stands at|stood at|put at))* {figure('p')}", line.text)
        if match is None:
            continue
        share = line.claim(match["p"])
        one: dict[str, list[Claim]] = {}
        for measure in measures:
            own = [
                c for c in result.claims
                if c.measure == measure and c.scope.scene == share.scope.scene and c.status == "asserted" and exact(c)
                and c.span < share.span and not {"part", "rest", "per", "narrowed"} & set(c.scope.cues)
                and not c.scope.places and c.quantity.form == "number" and c.part == "body"
            ]  # fmt: skip
            one[measure] = sorted(own, key=lambda c: c.span)
        part, whole = (one[m] for m in measures)
        plain = len({number(c) for c in part}) == len({number(c) for c in whole}) == 1
        if share.quantity.unit == "percent" and plain:
            yield from share_of(part[-1], whole[-1], share, rules)
