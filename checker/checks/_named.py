"""Who the dead are, against how many they are: *the dead were an officer, a woman and 15 suspects* of 18 killed."""

import re
from collections.abc import Iterator

from checker.checks._found import found
from checker.checks._lines import MARK, Line
from checker.checks._lists import Items, read_items
from checker.checks._sizes import exact, meet, number, room
from checker.checks._spelt_out import read_spelt
from checker.checks._states import DEEDS, STATES
from checker.checks._totals import NAME, against
from checker.model import Claim, Finding, Result
from checker.rules import Rules
from checker.sources import same_voice

DEED = "|".join(rf"(?P<{measure}>{words})" for measure, words in DEEDS.items())
ASIDE = r"(?:, [^,#]{2,40},)?"
# All of them: "the dead are", "those who were killed, he said, are".
THEY_ARE = re.compile(
    rf"(?<!among )\b(?:(?:(?:the|all) (?:#(?P<t>\d+)# )?|those )(?P<who>{'|'.join(STATES)})(?: people| men)?"
    rf"|(?:those|the (?:people|men|women|ones)|all) who (?:{DEED})"
    r"|(?:the|all) #(?P<u>\d+)# (?:[^\s#,;:]+ )?who [^#,;:]{3,40}?)"
    rf"{ASIDE} (?:were|are|comprise|comprised) (?P<list>[^:—]+)$"
)  # fmt: skip
# At least these: "the bodies of five women and a boy were found".
BODIES = re.compile(
    r"\bthe bodies of (?P<list>(?:#|an? )[^:—]*?) (?:were|was|are|have been|had been|lay) (?:\w+ )?"
    r"(?:found|brought|taken|recovered|pulled|flown|carried|laid|washed|discovered|driven|retrieved|identified|in)\b"
)
AMONG = re.compile(
    rf"\b(?:among (?:the (?P<who>{'|'.join(STATES)})|(?:those|them|the people) who (?:{DEED}))"
    rf"(?: people)?(?: are| were)|(?:the |those )(?P<who2>{'|'.join(STATES)}) include[sd]?) (?P<list>[^:—]+)$"
)
# "Four women and nine children were among the dead."
WERE_AMONG = re.compile(
    rf"^(?P<list>(?:#|an? )[^:;—]*?) (?:were|was|are|is) (?:also )?among (?:the|those) (?P<who>{'|'.join(STATES)})\b"
)
THESE = re.compile(rf"^(?P<list>(?:#|an? )[^:;—]*?,? and [^,:;—]*?) (?:{DEED})\b")
# What is told of the last of a list, and of no other.
TAIL = re.compile(r",? (?:who|whose|when|after|before|while|where|as|aged|thought|believed|said to)\b")


def named(line: Line, result: Result, rules: Rules) -> Iterator[Finding]:
    """The lists of a sentence that say who was killed, hurt or taken."""
    for pattern in (THEY_ARE, BODIES, AMONG, WERE_AMONG, THESE):
        for match in pattern.finditer(line.text):
            items = _items(match["list"], line)
            if items is None and pattern is THEY_ARE:
                items = read_spelt(match["list"], line)
            of = match.groupdict()
            measure = STATES.get(of.get("who") or of.get("who2") or "") or next(
                (m for m in DEEDS if of.get(m)), "killed"
            )
            if items is None or not items.claims or _are_things(items, rules):
                continue
            if all_ := of.get("t") or of.get("u"):
                yield from against([line.claim(all_)], items, line, rules, named=True)
            else:
                yield from _counted(items, measure, pattern, line, result, rules)


def _are_things(items: Items, rules: Rules) -> bool:
    """*Four howitzers, six mortars and 2,000 rifles were captured*: none of a list of people."""
    kinds = rules.nouns.kinds
    return all(c.counted in (*kinds["weapons"], *kinds["vehicles"], *kinds["goods"]) for c in items.claims)


def _items(body: str, line: Line) -> Items | None:
    head, *rest = TAIL.split(body, maxsplit=1)
    return None if rest and MARK.search(rest[0]) else read_items(head, line, of_persons=True)


def _counted(
    items: Items, measure: str, pattern: re.Pattern[str], line: Line, result: Result, rules: Rules
) -> Iterator[Finding]:
    """The list against the figure that the report gives before it; one that is not closed can only pass it."""
    first = items.claims[0]
    here = {c.id for c in (*items.claims, *line.claims)}
    same = [
        c for c in result.claims
        if c.measure == measure and c.id not in here and c.quantity.unit is None and "told-before" not in c.scope.cues
    ]  # fmt: skip
    # "Seven students, teacher killed": the figure of the headline is that of one item.
    head = {number(c) for c in same if c.part == "headline"} & {number(c) for c in items.claims}
    if head:
        return
    totals = [c for c in same if _is_total(c, first, apart=pattern is not THESE)]
    own = [c for c in totals if c.source.kind == "report" or same_voice(c.source, first.source)]
    if not own or len({number(c) for c in totals}) != 1:
        return
    rooms = items.rooms
    if any(meet(room(c), r) for c in same for r in rooms):
        return
    last = max(totals, key=lambda c: c.span)
    if pattern is not THEY_ARE and rooms[0][0] <= number(last):
        return
    if pattern is THESE and set(first.scope.places) - set(last.scope.within):
        return
    repeats = sorted((c for c in totals if c is not last), key=lambda c: c.span)
    yield found(NAME, [last, *repeats, *items.claims], items.against(last), rules)


def _is_total(claim: Claim, first: Claim, *, apart: bool) -> bool:
    """Whether a claim before a list gives the figure of all; *the dead* may be listed by places, so ``apart``."""
    plain = claim.status == "asserted" and claim.quantity.form == "number" and not claim.quantity.additional
    cues = {"part", "rest", "per", "cumulative", "narrowed"} & set(claim.scope.cues)
    own = apart or (claim.scope.scene == first.scope.scene and not claim.scope.places)
    return plain and own and not cues and claim.span < first.span and exact(claim) and number(claim) > 1
