"""Parts and their total, where the text closes the set."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from checker.checks._found import found
from checker.checks._lines import BUNDLES, MARK, NO_NOUN, Line, figure, kin, kinds_of, words
from checker.checks._lists import MANY, Items, read_items, sums
from checker.checks._sizes import add, exact, meet, minus, number, room, said, shown
from checker.model import Claim, Finding, Result
from checker.rules import Rules

NAME = "arithmetic"

MADE_OF = re.compile(
    figure("t") + words(4) + r",? (?:(?:which|that|and) )?(?:(?:is|are|was|were) )?"
    r"(?:made up of|consists? of|consisted of|consisting of|composed of|comprised of|comprises|comprised|comprising|"
    r"split into|divided into|broken down (?:as|into)|namely|that is,?|i\.e\.,?) (?P<list>[^—:()]+)"
)
BESIDE = re.compile(figure("t") + words(4) + r"(?: — (?P<dash>[^—:()]+)(?: — |$)| \((?P<bracket>[^()]+)\))")
COLON = re.compile(r"^(?P<head>[^:]*): (?P<list>[^:—()]+)$")
# "His men carried out 67 operations, he told reporters: 49 purchases and 16 searches"
HE_SAID = re.compile(r", (?:he|she|it|they|[^,#:]{1,40}) (?:said|added|told \w+|says|announced|reported)$")
# "48, 75 and 30 on the earlier dates": the list leaves some out.
SOME = re.compile(r"\b(?:earlier|previous|other|first|last|past|former)\b")
IN_ALL = re.compile(
    r"(?:, | — |, or |, for |, making |, making it )(?:(?:for )?(?:a|the) (?:(?:grand|combined|overall) )?total of )?"
    + figure("t")
    + words(2)
    + r"(?P<all> (?:in all|altogether|in total|all told))?\s*(?:[.,;)]|$)"
)


def listed(line: Line, rules: Rules) -> Iterator[Finding]:
    """A total with its parts in a list beside it."""
    if colon := COLON.search(line.text):
        items = read_items(colon["list"], line)
        ahead = HE_SAID.sub("", colon["head"])
        head = heads(ahead, line)
        # "won 12 medals: five gold and six silver": what stands right before the colon is what is listed.
        named = len(head) == 1 and re.search(r"#\d+#(?: [^\s#,]+){1,4}$", ahead) is not None
        made = items and any(meet(room(c), r) for c in head for r in items.rooms)
        if items and not made and not SOME.search(colon["list"]):
            yield from against([c for c in head if number(c) != items.length], items, line, rules, named)
    for pattern in (MADE_OF, BESIDE):
        for match in pattern.finditer(line.text):
            parts = next((g for n, g in match.groupdict().items() if n != "t" and g), "")
            named = pattern is MADE_OF or match["dash"] is not None
            if items := read_items(parts, line):
                yield from against([line.claim(match["t"])], items, line, rules, named)
    yield from _in_all(line, rules)


def heads(text: str, line: Line) -> list[Claim]:
    """The figures before a list that it may be of; *the 50-member parliament* is not listed."""
    return [line.claim(m[1]) for m in MARK.finditer(text) if not text[m.end() :].startswith("-")]


def against(totals: Sequence[Claim], items: Items, line: Line, rules: Rules, named: bool = False) -> Iterator[Finding]:
    """A list against the one figure before it that it can make up; no finding where it makes up any figure there.

    Where the text names the list the parts of the figure, or people are listed (*two brothers and a cousin*), the parts
    may be of a kind that no list of nouns knows.
    """

    def fits(total: Claim, part: Claim) -> bool:
        people = "people" in kinds_of(total.counted, rules)
        unknown = (named or people) and total.counted not in BUNDLES and not kinds_of(part.counted, rules)
        return kin(total, part, line, rules) or (unknown and total.quantity.unit == part.quantity.unit)

    fit = [t for t in totals if t.status != "denied" and all(fits(t, c) for c in items.claims)]
    if any(meet(room(t), r) for t in totals for r in items.rooms) or len(fit) != 1:
        return
    yield found(NAME, [fit[0], *items.claims], items.against(fit[0]), rules)


THINGS = frozenset("piece item object article thing unit".split())
OF_THEM = re.compile(r"^ of (?:them|whom|these|those)\b")


def _in_all(line: Line, rules: Rules) -> Iterator[Finding]:
    """*two in Alba and three in Borno, six in all*."""
    for match in IN_ALL.finditer(line.text):
        if not match["all"] and "total of" not in match[0]:
            continue
        at = int(match["t"])
        total, first = line.claims[at], at - 1
        while first > 0 and re.fullmatch(r"[^:;#]{0,60}?(?:,|,? and|,? plus) (?:another )?", line.after(first - 1)):
            first -= 1
        parts = line.claims[max(first, 0) : at]
        same = [c for c in line.claims[:at] if c.quantity.unit == total.quantity.unit]
        # "64 watches, 85 rings and 41 necklaces, 190 pieces in all"
        bare = total.counted[:3] not in line.after(at)  # "8,000 jars of smooth and 9,000 of crunchy, 17,000 in all"
        kinds = (total.counted in THINGS or bare) and len(parts) > 2 and total.quantity.unit is None
        if (
            len(parts) < 2
            or not (kinds or all(kin(total, c, line, rules) for c in parts))
            or "?" in line.text[: match.start()]
        ):
            continue
        if any(OF_THEM.match(line.after(line.claims.index(c))) for c in parts):
            continue  # "Seven men, two of them serving life, held everybody they found, 12 people in all"
        if any(meet(room(total), made) for made in sums(same)):
            continue
        items = Items(tuple(parts), 0, len(parts))
        yield found(NAME, [total, *parts], items.against(total), rules)


REST = re.compile(
    r"\b(?:the|its|their|his|her|all) (?:(?:other|remaining|rest,|rest:) "
    + figure("r")
    + r"|#(?P<s>\d+)# (?:other|others|remaining)\b)"
)
AGED = re.compile(r"\b(?:aged|years?[- ]old)\b")
OF_THE = re.compile(figure("x") + r" of (?:the |its |their |his |her |those |these |all )?" + figure("t"))
TAKEN = re.compile(
    r"\bof (?:the |its |their |his |her |those |these )(?:[^\s#,]+'s )?"
    + figure("t")
    + words(6)
    + r"(?:,| —)? "
    + r"(?:[^#,;:]{0,30} )?"
    + figure("x")
)
# "Of the 11,812 who had set out over the 42 kilometres, 10,934 arrived"
FRONTED = re.compile(
    r"^(?:and |but )?of (?:the |its |their |those |these )?" + figure("t") + r"[^;:]*?, " + figure("x")
)
# A sum that passes its whole by more is of another one.
SLIP = 1.6
CLOSE = 1.3
MOST = 6
OF_THAT = re.compile(
    r"^(?:and |but )?of (?:that|this|these|those|them|the total|that total|that sum|the sum|the money)\b"
)


def rest(line: Line, before: Sequence[Line], near: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    """*seven of the 12 ..., the other four*: the parts and the rest make the whole.

    ``before`` are the sentences of its paragraph, ``near`` the last two wherever they stand.
    """
    last = near[-1] if near else None
    for match in REST.finditer(line.text):
        mark = match["r"] or match["s"]
        left = line.claim(mark)
        # "two men, one aged 58 and the other 27"
        if AGED.search(line.before(int(mark))):
            continue
        here = [c for c in line.claims[: int(mark)] if c.quantity.unit == left.quantity.unit]
        if left.quantity.unit == "percent":
            told = [c for other in before for c in other.claims if c.quantity.unit == "percent"]
            if not any(meet((100, 100), add([made, room(left)])) for made in sums([*told, *here])):
                yield from _shares(here, left, line, rules)
            continue
        others = [c for other in before for c in other.claims if c.quantity.unit == left.quantity.unit] + here
        others = others[-MANY:]
        if not here and (apart := _told_before(left, last, line, rules)):
            yield apart
            continue
        told = here or [c for other in before[-1:] for c in other.claims if c.quantity.unit is None]
        if len(told) == 1 and (of := _of_the_one_before(left, told[0], near, line, rules)):
            yield of
            continue
        if len(here) > 1 and (of := _of_all_told(left, here, near, line, rules)):
            yield of
            continue
        if more := _another_told(left, here, last, line, rules):
            yield more
            continue
        whole = _whole(line, before, left, here)
        if whole is None or not all(kin(whole, c, line, rules) for c in (*here, left)):
            continue
        # "of that" names its whole; elsewhere the rest may be that of any figure near it.
        wholes = others if whole in here else [whole]
        if any(_leave(t, left, others) for t in wholes):
            continue
        parts = [c for c in here if c is not whole] + [left]
        pairs = (pairwise([c for c in other.claims if c.quantity.unit is None]) for other in before[-1:])
        if any(meet(add(map(room, pair)), add(map(room, parts))) for some in pairs for pair in some):
            continue  # "1,475 by the hour and 125 salaried ... the first 380, the other 1,220"
        if len(parts) < 2 or number(whole) <= 1 or any(c.measure == "duration" for c in parts):
            continue
        items = Items(tuple(parts), 0, len(parts))
        yield found(NAME, [whole, *parts], items.against(whole), rules)


def _told_before(left: Claim, last: Line | None, line: Line, rules: Rules) -> Finding | None:
    """*Of the 18 who fled, 11 came home. The other nine are at large.*

    In a new paragraph the rest names its noun again: *three of the nine wards ... the other five wards*.
    """
    match = _taken(last) if last else None
    # "Of these 87 were shot down": those told before are the whole.
    counts = [c for c in last.claims if c.quantity.unit is None] if last else []
    if last is None or match is None or match[0].startswith(("of these #", "of those #")):
        return None
    whole, part = last.claim(match["t"]), last.claim(match["x"])
    near = len(counts) == 2 if last.paragraph == line.paragraph or not left.counted else left.counted == whole.counted
    plain = all(exact(c) and kin(whole, c, line, rules) and c.quantity.unit is None for c in (whole, part, left))
    written_out = sum(number(c) % 10 != 0 for c in (whole, part, left)) > 1
    fits = number(part) + number(left) == number(whole) if written_out else _leave(whole, left, [part])
    if not near or not plain or fits:
        return None
    if number(left) == number(part) or number(left) >= number(whole):
        return None
    items = Items((part, left), 0, 2)
    return found(NAME, [whole, part, left], items.against(whole), rules)


def _taken(line: Line) -> re.Match[str] | None:
    """Where a sentence takes some of a whole: *11 of the 18, of the 18 who fled 11*."""
    for pattern in (OF_THE, TAKEN, FRONTED):
        match = pattern.search(line.text)
        if match and line.claim(match["t"]).quantity.unit == line.claim(match["x"]).quantity.unit:
            return match
    return None


def _another_told(left: Claim, here: Sequence[Claim], last: Line | None, line: Line, rules: Rules) -> Finding | None:
    """*Of the 1,750 jobs, 900 go in one town. Another 500 go in a second, and the remaining 550 in a third.*"""
    match = TAKEN.match(last.text) if last and last.paragraph == line.paragraph else None
    if (
        last is None
        or match is None
        or len(here) != 1
        or not line.claims[0].text.lower().startswith(("another", "a further"))
    ):
        return None
    whole, first = last.claim(match["t"]), last.claim(match["x"])
    parts = (first, here[0], left)
    plain = all(exact(c) and c.quantity.unit is None for c in (whole, *parts))
    made = sum(map(number, parts))
    if not plain or made == number(whole) or not 1 / SLIP < made / number(whole) < SLIP:
        return None
    items = Items(parts, 0, 3)
    return found(NAME, [whole, *parts], items.against(whole), rules)


def _of_the_one_before(left: Claim, part: Claim, before: Sequence[Line], line: Line, rules: Rules) -> Finding | None:
    """*84 people were held. Sixty-one are to be charged, the other 32 go home*: the one whole before."""
    counts = [c for other in before for c in other.claims if c.quantity.unit is None and c.quantity.form == "number"]
    wholes = [c for c in counts if number(c) > max(number(part), number(left)) and kin(c, part, line, rules)]
    wholes = [c for c in wholes if c is not part and part.counted in {"", c.counted}]
    # "three of them are down and work on the other four has ended" leaves nothing over
    of_them = any(OF_THEM.match(one.after(one.claims.index(part))) for one in (*before, line) if part in one.claims)
    named = len({number(c) for c in wholes}) == 1 and (of_them or not part.counted) and "rest" in left.scope.cues
    if not named or not all(exact(c) for c in (wholes[0], part, left)) or OF_THAT.search(line.text):
        return None
    made = number(part) + number(left)
    if any(number(a) + number(b) == made for a, b in pairwise(c for c in counts if c not in (part, left))):
        return None
    if _leave(wholes[0], left, counts) or _leave(wholes[0], left, [part]):
        return None
    if not (1 / SLIP if of_them else 1) < made / number(wholes[0]) < SLIP:
        return None
    items = Items((part, left), 0, 2)
    return found(NAME, [wholes[0], part, left], items.against(wholes[0]), rules)


def _of_all_told(left: Claim, parts: Sequence[Claim], near: Sequence[Line], line: Line, rules: Rules) -> Finding | None:
    """*All 150 members were there. Seventy-eight voted for it, 61 against it and the other nine abstained.*"""
    counts = [c for other in near for c in other.claims if c.quantity.unit is None and c.quantity.form == "number"]
    wholes = [c for c in counts if number(c) > max(map(number, (*parts, left)))]
    told = (*parts, left)
    bare = all(c.counted in NO_NOUN or c.measure == left.measure != "count" for c in told)
    if len({number(c) for c in wholes}) != 1 or len(parts) > MOST or not bare or "rest" not in left.scope.cues:
        return None
    plain = all(exact(c) and not c.quantity.additional and c.quantity.whole is None for c in (wholes[-1], *parts))
    # "Of all 150 members 61 voted against it": who votes is no other than who is counted.
    fit = all(kin(wholes[-1], c, line, rules) or not c.counted or c.measure == "votes" for c in told)
    if not plain or not exact(left) or not fit:
        return None
    made = sum(map(number, told))
    # Counts that are written out are not rounded.
    written_out = sum(number(c) % 10 != 0 for c in (wholes[-1], *told)) > 1
    others = [c for c in (*counts, *parts) if not written_out or c not in wholes]
    some = (p for k in range(1, len(parts) + 1) for p in combinations(map(number, parts), k))
    fits = any(sum(p) + number(left) == number(wholes[-1]) for p in some)
    fits = fits or any(_leave(c, left, (*counts, *parts)) for c in others)
    if fits or not 1 / CLOSE < made / number(wholes[-1]) < CLOSE:
        return None
    items = Items(told, 0, len(told))
    return found(NAME, [wholes[-1], *told], items.against(wholes[-1]), rules)


def _leave(whole: Claim, left: Claim, others: Sequence[Claim]) -> bool:
    """Whether a whole, less some of the other figures, leaves the rest."""
    gone = minus(room(whole), room(left))
    return any(meet(gone, made) for made in sums([c for c in others if c is not whole]))


def _whole(line: Line, before: Sequence[Line], left: Claim, here: Sequence[Claim]) -> Claim | None:
    """The whole of which a rest is left: only where the sentence names it before the parts."""
    for pattern in (OF_THE, TAKEN):
        if match := pattern.search(line.text):
            whole = line.claim(match["t"])
            return whole if whole in here and len(here) <= 4 else None
    if before and OF_THAT.search(line.text):
        last = [c for c in before[-1].claims if c.quantity.unit == left.quantity.unit]
        return last[0] if len(last) == 1 else None
    return None


def _shares(here: Sequence[Claim], left: Claim, line: Line, rules: Rules) -> Iterator[Finding]:
    """*40 percent from Asia, 35 percent from Europe and the remaining 35 percent*."""
    if not here or re.search(
        r"\b(?:last year|from #|up from|down from|compared|increase|rose|fell|growth)\b", line.text
    ):
        return
    rooms = [add([made, room(left)]) for made in sums(here)]
    if any(meet((100, 100), r) for r in rooms) or sum(map(number, here)) > 150:
        return
    # Of several shares some may be of other wholes; only a plain list is closed.
    first, last = line.claims.index(here[0]), line.claims.index(left)
    between = [line.after(i) for i in range(first, last)]
    # "and the other 15 share the remaining 10 percent"
    sharers = int(
        re.fullmatch(r" [^#,]*\b(?:share|shared|split|divide|got|get|have|had) (?:the|its) remaining ", between[-1])
        is not None
    )
    if len(here) not in {last - first, last - first - sharers} or any(
        " of them" in b or " of whom" in b for b in between
    ):
        return
    parts = [*here, left]
    total = shown(sum(map(number, parts)))
    yield found(NAME, parts, f"{' + '.join(c.text for c in parts)} = {total} percent, not 100", rules)


LEAVES = re.compile(
    r"\b(?:that|this|which) (?:leaves|left|would leave) " + figure("r") + r"(?! (?:dead|injured|hurt|homeless))"
)


def leaves(line: Line, result: Result, rules: Rules) -> Iterator[Finding]:
    """*121 were taken, 34 are free. That leaves 83 in the forest.*"""
    for match in LEAVES.finditer(line.text):
        left = line.claim(match["r"])
        past = sorted((c for c in result.claims if c.span < left.span), key=lambda c: c.span)[-MANY:]
        past = [
            c for c in past if c.quantity.unit is None and c.scope.scene == left.scope.scene and c.status != "denied"
        ]
        for state, exits in rules.relations.leaves.items():
            wholes = {number(c): c for c in past if c.measure == state and exact(c) and number(c) > number(left)}
            since = min((c.span for c in wholes.values()), default=left.span)
            # "34 are free: five had fled and another was let go" tells how the 34 came out.
            out = [c for c in past if c.measure in exits and exact(c) and c.status != "forecast"]
            out = [c for c in out if not c.quantity.additional] or out
            # "28 walk free", says the headline; what the whole is followed by is its own account.
            gone = {number(c): c for c in [c for c in out if c.span > since] or out}
            if len(wholes) == 1 and len(gone) == 1 and not any(_leave(t, left, past) for t in past):
                (t,), (x,) = wholes.values(), gone.values()
                makes = shown(number(t) - number(x))
                yield found(NAME, [t, x, left], f"{said(t)} - {said(x)} = {makes}, not {said(left)}", rules)
