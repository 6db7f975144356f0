"""A part that is larger than its whole."""

import re
from collections.abc import Iterator, Sequence

from checker.checks._found import found, once
from checker.checks._lines import BUNDLES, MARK, Line, figure, kin, kinds_of, lines_of, matches, words
from checker.checks._sizes import number, room, said
from checker.checks._some_of import some_of
from checker.checks._states import STATES, measure_of
from checker.model import Claim, Finding, Result
from checker.rules import Rules
from checker.sources import one_account

NAME = "subset"

INCLUDING = re.compile(
    r"(?:,| —| \()? (?:including|included|among (?:them|those|these)|of whom|of which|counting)(?: (?:were|are))? "
    + figure("x")
)
LISTED = re.compile(r"[^,;:.]{0,40}(?:, |,? and |,? plus |, as well as )")
# "One bar between the two of them": all of them, and no part.
OF_THEM = re.compile(r"(?<!the )" + figure("x") + r" of (?:them|those|these|whom|which|it|that|this)\b")
# Beside people a noun in -er is a person: "900 pupils, including 1,400 boarders".
PERSONS = ("er", "or", "ee", "ant", "ent", "ist", "ian")
PLAIN = {"part", "rest", "per", "cumulative", "narrowed"}
# Cues of figures that bound no other one, and are bound by none: "225 others had been let go by then".
APART = {"per", "cumulative", "narrowed", "unsaid", "rest", "another-time"}


def check(result: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each part larger than its whole, the whole first among its claims."""
    lines = lines_of(result)
    findings: list[Finding] = []
    for at, line in enumerate(lines):
        before = lines[at - 1] if at and lines[at - 1].paragraph == line.paragraph else None
        last = lines[at - 1] if at and line.paragraph - lines[at - 1].paragraph <= 1 else None
        findings += [
            *_direct(line, rules),
            *_taken(line, rules),
            *_within(line, last, rules),
            *_still(line, before, rules),
            *_of_the_event(line, result, rules),
            *_of_things(line, result, rules),
            *_of_a_state(line, result, rules),
            *(_finding(whole, part, rules) for whole, part in some_of(line, before, rules)),
        ]
    findings += _related(result, rules)
    yield from once(findings)


def _larger(part: Claim, whole: Claim) -> bool:
    return room(part)[0] > room(whole)[1]


def _finding(whole: Claim, part: Claim, rules: Rules, more: Sequence[Claim] = ()) -> Finding:
    return found(NAME, [whole, *more, part], f"{said(part)} cannot be among {said(whole)}", rules)


OWNED = re.compile(figure("x") + r" of(?: [^\s#,;:]+){0,2}? [^\s#,;:]+'s " + figure("t") + r" [a-z]")


def _direct(line: Line, rules: Rules) -> Iterator[Finding]:
    """*4,200 of the 4,000 officers*; *14 of the city's 12 bridges*."""
    by_span = {c.span: (i, c) for i, c in enumerate(line.claims)}
    for _, of in matches(OWNED, line):
        whole, part = of["t"], of["x"]
        one_kind = part.counted == whole.counted and part.quantity.unit is whole.quantity.unit is None
        if one_kind and {part.quantity.form, whole.quantity.form} == {"number"} and _larger(part, whole):
            yield _finding(whole, part, rules)
    for part in line.claims:
        # "scores of two symphonies"
        if part.quantity.whole not in by_span or part.quantity.form == "vague":
            continue
        i, whole = by_span[part.quantity.whole]
        # "15 of the two sides' players": what is counted belongs to the two.
        # "12 out of 10" praises.
        owners = line.after(i - 1) == " out of " or re.match(r"(?: [^\s#,]+){1,3}?(?:s'|'s)(?: |$)", line.after(i))
        people = whole.counted in BUNDLES and part.counted != whole.counted
        # "a quarter of one percent"
        one_unit = whole.quantity.unit == part.quantity.unit != "percent"
        if one_unit and not owners and not people and _larger(part, whole):
            yield _finding(whole, part, rules)


TAKEN = re.compile(
    r"^(?:out )?of (?:the |its |their |those |these )?"
    + figure("t")
    + words(8)
    + r", "
    + figure("x")
    + r" (?P<verb>[^\s#]+)"
)


def _taken(line: Line, rules: Rules) -> Iterator[Finding]:
    """*Of the 46 patients in hospital, 51 had never been vaccinated*."""
    for match in TAKEN.finditer(line.text):
        whole, part = line.claim(match["t"]), line.claim(match["x"])
        one_kind = part.counted in {"", whole.counted} and whole.quantity.unit is part.quantity.unit is None
        if one_kind and part.quantity.form == whole.quantity.form == "number" and _larger(part, whole):
            yield _finding(whole, part, rules)


def _within(line: Line, before: Line | None, rules: Rules) -> Iterator[Finding]:
    """*12 killed, including 15 children*; *11 were damaged, 14 of them badly*."""
    for pattern in (INCLUDING, OF_THEM):
        for match in pattern.finditer(line.text):
            at = int(match["x"])
            part = line.claims[at]
            if part.quantity.form == "vague" or part.quantity.unit == "percent" or _of_an_age(part):
                continue
            if pattern is OF_THEM and ALL_THERE_WERE.search(line.text[: match.start("x")]):
                continue
            earlier = [c for c in line.claims[:at] if c.quantity.unit == part.quantity.unit and c is not part]
            if "of which" in match[0] or "of whom" in match[0]:
                earlier = earlier[-1:]  # "557 cases, followed by the Cape with 118, of which 126 were in the city"
            if (
                not earlier
                and pattern is OF_THEM
                and before is not None
                and BY_THEN.fullmatch(line.text[: match.start()])
                and (before.paragraph == line.paragraph or match[0].endswith(("them", "these")))
            ):
                earlier = [c for c in before.claims if c.quantity.unit == part.quantity.unit]
                earlier = earlier if len(earlier) == 1 and earlier[0].measure != "count" else []
            if not earlier or any(not _larger(part, whole) for whole in earlier):
                continue
            # "14 dead and 19 injured, among them 30 civilians"
            if len(earlier) > 1 and room(part)[0] <= sum(room(c)[1] for c in _side_by_side(earlier, line)):
                continue
            fit = [c for c in earlier if _holds(c, part, line, pattern is OF_THEM, rules)]
            if fit and "?" not in line.text[: match.start("x")]:
                yield _finding(fit[-1], part, rules)


# "By evening 33 of them had been let go"
BY_THEN = re.compile(r"(?:(?:by|on|at|until|since) [^\s#,;:]+(?: [^\s#,;:]+)?,? )?")
# "had taken on 7,000 people since 2012, when there were 11,200 of them"
ALL_THERE_WERE = re.compile(r"\bthere (?:are|were)(?: only| just| still)? #?$")


STILL = re.compile(
    r"^of (?:those|these|them|the [^\s#,]+)(?: (?:who (?:are|were) )?still (?:[^\s#,]+ ){0,2}?[^\s#,]+)?, "
    + figure("x") + r" (?!of |percent)"
)  # fmt: skip


def _still(line: Line, before: Line | None, rules: Rules) -> Iterator[Finding]:
    """*Fifty-one children were in hospital, down from 534. Of those still there, 63 have fits.*"""
    match = STILL.match(line.text)
    if match is None or before is None:
        return
    part = line.claim(match["x"])
    wholes = [c for c in before.claims if c.status == "asserted" and c.quantity.unit is None]
    plain = part.quantity.unit is None and part.quantity.form == "number"
    one = (
        len(wholes) == 1 and wholes[0].measure == part.measure != "count" and one_account(wholes[0].source, part.source)
    )
    if plain and one and _larger(part, wholes[0]):
        yield _finding(wholes[0], part, rules)


def _of_an_age(part: Claim) -> bool:
    """Whether a figure tells how old those are: *among voters under 30 ..., among those over 65*."""
    return not part.counted and re.match(r"(?:over|under|above|below|between|aged) ", part.text.lower()) is not None


def _side_by_side(earlier: Sequence[Claim], line: Line) -> list[Claim]:
    """The last of some figures with those that stand before it in one list."""
    at = line.claims.index(earlier[-1])
    first = at
    while first and line.claims[first - 1] in earlier and LISTED.fullmatch(line.after(first - 1)):
        first -= 1
    return list(line.claims[first : at + 1])


def _holds(whole: Claim, part: Claim, line: Line, of_them: bool, rules: Rules) -> bool:
    """Whether a figure before it can be the whole of a part: things of the same kind, that are not themselves many."""
    if whole.measure == "capacity":
        return False  # "built for 250 guests, it woke to more than 600 of them"
    if whole.counted in BUNDLES or whole.quantity.form in {"none", "single", "article"} or whole.status == "denied":
        return False
    person = "people" in kinds_of(whole.counted, rules) and not kinds_of(part.counted, rules)
    if whole.quantity.additional or not (kin(whole, part, line, rules) or (person and part.counted.endswith(PERSONS))):
        return False
    if whole.quantity.unit is not None:
        return True
    if not of_them:
        return not whole.counted or not part.counted or _sort_of(whole.counted, part.counted, rules)
    if whole not in line.claims:
        return True
    told = "".join(line.after(i) for i in range(line.claims.index(whole), line.claims.index(part)))
    told = BESIDE.sub("", told)  # "inspected 420 buildings and put red stickers on 455 of them"
    return ";" not in told and not any(_may_be_them(word, whole, rules) for word in told.split())


def _sort_of(whole: str, part: str, rules: Rules) -> bool:
    """Whether a thing can be one of those counted.

    *12 people, including 15 children*, *six vehicles, including nine cars*; not *two ships, including 15 engines*.
    """
    kinds = kinds_of(whole, rules)
    return rules.nouns.group(whole) == rules.nouns.group(part) or "people" in kinds or f"{whole}s" in kinds


# Plurals without an s, and words in -s that are no plurals.
PLURALS = {"people": "person", "men": "man", "women": "woman", "children": "child", "police": "officer"}
NO_PLURALS = frozenset("was is has does its his this as us yes always perhaps besides across".split())


def _may_be_them(word: str, whole: Claim, rules: Rules) -> bool:
    """Whether *them* may be another noun than the whole's: people where the whole are people, else anything."""
    word = word.strip(".,;")
    if word in NO_PLURALS or word.endswith("ss") or not (word in PLURALS or word.endswith("s")):
        return False
    lemma = PLURALS.get(word, word[:-1])
    if whole.counted and word.startswith(whole.counted[:-1]):
        return False
    people = not whole.counted or "people" in kinds_of(whole.counted, rules)
    if rules.nouns.group(lemma) == rules.nouns.group(whole.counted):
        return False
    return "people" in kinds_of(lemma, rules) if people else True


BESIDE = re.compile(r" [^\s#,]+ (?:on|in|at|into|onto) $")
PART_OF = re.compile(
    figure("x")
    + r" of (?:the|those|these) (?:[^\s#,.]+ )?(?:who |that |which )?[^\s#,.]+"
    + r"|\bthe (?P<who>dead|victims|injured|wounded|arrested|hostages|missing)(?:, who)? include[sd]? "
    + figure("y")
    + rf"|{figure('z')}(?: [^\s#,;:.]+){{0,3}}? among those "
    + rf"(?:{'|'.join(STATES)}|convicted|charged|sentenced)\b"
)


def _of_the_event(line: Line, result: Result, rules: Rules) -> Iterator[Finding]:
    """*49 of the whales that died* of 47 that the report has said died."""
    for match in PART_OF.finditer(line.text):
        part = line.claim(match["x"] or match["y"] or match["z"])
        # "The injured, who include 17 pupils, were taken to hospital"
        measure = STATES[match["who"]] if match["who"] else part.measure
        if measure == "count" or part.quantity.unit is not None or part.status != "asserted":
            continue
        if part.quantity.whole is not None or len(MARK.findall(match[0])) > 1:
            continue
        totals = [
            c for c in result.claims
            if c.span < part.span and c.measure == measure and c.quantity.unit is None and c.status == "asserted"
            and c.scope.scene == part.scope.scene and c.quantity.form == "number" and not c.quantity.additional
            and not (PLAIN - {"rest"}) & set(c.scope.cues)
        ]  # fmt: skip
        # "About 2,000 of the infections were confirmed": of those since the outbreak began, not of this week's.
        told = [c for c in result.claims if c.measure == measure and c.quantity.unit is None and c is not part]
        if not totals or any(not _larger(part, c) for c in told):
            continue
        if {rules.nouns.group(c.counted, c.scope.group) for c in totals} - {
            "",
            "anyone",
            rules.nouns.group(part.counted),
        }:
            continue
        own = [c for c in totals if one_account(c.source, part.source)] or totals
        if own and not any(c.scope.places or set(c.scope.about) - set(c.scope.actors) for c in (*own, part)):
            own.sort(key=lambda c: (-number(c), c.span))
            top = [c for c in own if number(c) == number(own[0])]
            yield _finding(top[0], part, rules, top[1:])


# "Of the jets on firm order, 41 are freighters"
OF_THINGS = re.compile(
    r"^of the (?:[^\s#,;:]+ )?(?P<noun>[a-z]{3,}s)(?: [^#,;:]*)?, "
    + figure("x")
    + r" (?:are|were|have|had|will|went|go)\b"
)
# A whole of things stands so many paragraphs before its part.
NEAR = 4


def _of_things(line: Line, result: Result, rules: Rules) -> Iterator[Finding]:
    """*In the hold lay 48 bales ... She slit open 52 of the bales*, where no more bales were told of."""
    for match in (*PART_OF.finditer(line.text), *OF_THINGS.finditer(line.text)):
        part = line.claim(next(mark for mark in (match["x"], *match.groups()) if mark and mark.isdigit()))
        plain = part.status == "asserted" and part.quantity.unit is None and part.quantity.whole is None
        fronted = match.re is OF_THINGS
        if (part.measure != "count" and not fronted) or not plain or len(MARK.findall(match[0])) > 1:
            continue
        noun = part.counted if not fronted else match["noun"].removesuffix("s")
        told = [c for c in result.claims if c.span < part.span and c.counted == noun != "" and c.quantity.unit is None]
        # "At midday it closed nine airports; 11 of the airports were open again by the evening."
        wholes = [c for c in told if not (PLAIN - {"narrowed"}) & set(c.scope.cues)]
        wholes = [c for c in wholes if part.paragraph - c.paragraph <= NEAR and c.status == "asserted"]
        if wholes and all(_larger(part, c) for c in told) and number(part) < 2 * number(wholes[-1]):
            yield _finding(wholes[-1], part, rules)


def _of_a_state(line: Line, result: Result, rules: Rules) -> Iterator[Finding]:
    """*Forty-one of the wounded lie in one hospital*, where all figures of the wounded are lower."""
    for at, part in enumerate(line.claims):
        measure = measure_of(line.after(at).lstrip())
        plain = part.status == "asserted" and part.quantity.unit is None and part.quantity.form == "number"
        if not measure or measure == part.measure or not plain or part.quantity.additional:
            continue
        told = [c for c in result.claims if c.measure == measure and c.quantity.unit is None and c is not part]
        wholes = [c for c in told if c.span < part.span and c.status == "asserted" and not PLAIN & set(c.scope.cues)]
        wholes = [c for c in wholes if c.scope.scene == part.scope.scene and not c.scope.places]
        if wholes and all(_larger(part, c) for c in told) and number(part) < 2 * max(map(number, wholes)):
            yield _finding(max(wholes, key=lambda c: c.span), part, rules)


def _related(result: Result, rules: Rules) -> Iterator[Finding]:
    """More hit than were fired; more killed and hurt than casualties."""
    plain = [
        c for c in sorted(result.claims, key=lambda c: c.span)
        if c.status == "asserted" and c.quantity.unit is None and c.quantity.form == "number"
        and not APART & set(c.scope.cues) and not c.scope.about
    ]  # fmt: skip
    for measure, bounds in rules.relations.at_most.items():
        for part in (c for c in plain if c.measure == measure and not c.scope.places):
            for bound in bounds:
                wholes = [c for c in plain if c.measure == bound and c.scope.scene == part.scope.scene]
                if not wholes:
                    continue
                # "12 missiles at the port and 20 at the depot"
                alike = {rules.nouns.group(c.counted) for c in wholes} | {rules.nouns.group(part.counted)}
                wholes += [c for c in plain if c.measure == "count" and rules.nouns.group(c.counted) in alike - {""}]
                if finding := _beyond(part, wholes, rules):
                    yield finding


def _beyond(part: Claim, wholes: Sequence[Claim], rules: Rules) -> Finding | None:
    """A figure against all figures of the event that bound it: several salvoes bound it together."""
    if not wholes or room(part)[0] <= sum(room(w)[1] for w in wholes):
        return None
    same = [
        w
        for w in wholes
        if not w.counted or not part.counted or rules.nouns.group(w.counted) == rules.nouns.group(part.counted)
    ]
    own = [w for w in same if one_account(w.source, part.source) and not w.scope.places and not w.quantity.additional]
    if len(own) != len(wholes) or _disjoint(part.scope.times, own[-1].scope.times):
        return None
    because = f"{said(part)} cannot be among {' + '.join(said(c) for c in own)}"
    return found(NAME, [*own, part], because, rules)


def _disjoint(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return bool(a) and bool(b) and not set(a) & set(b)
