"""A whole and parts of it that cannot overlap, so that together they are no more than the whole.

They are built alike (*11 from the home end and nine from the away end*), groups without a common member (*220 girls and
190 boys*), or outcomes that exclude each other (*nine convicted, seven acquitted*).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.checks._found import found, past_hundred
from checker.checks._lines import MARK, UNKNOWN, Line, figure, kin, kinds_of, words
from checker.checks._lists import Items
from checker.checks._outcomes import SHARED, apart, told
from checker.checks._sizes import COUNTED, Room, add, exact, number, room
from checker.model import Claim, Finding, Result
from checker.rules import Rules
from checker.sources import one_account

NAME = "arithmetic"

# What ends a part, so that another may follow at once.
JOINED = re.compile(
    r"(?:[,;]|,? — )?(?: (?:and|but|while|whereas|plus|as well as))?"
    r"(?: another| a (?:crew|staff) of)? $"
)
CREW = re.compile(r" a (?:crew|staff) of $")
TOLD_BY = re.compile(
    r",? (?:the |an? )?[^,#]{0,60}\b(?:said|says|told|added|reported|heard|announced|according to)\b.*$"
)
OF_THEM = r"(?:of (?:them|whom|which) )?"
BE = r"(?:(?:had been|have been|were|are|was|is|came|come|comes) )?"
# One comes from one place, and is made by one hand.
PLACED = re.compile(rf"^{OF_THEM}{BE}(?P<prep>from|in|at|by|on) (?P<what>\S.*)$")
LINKED = re.compile(r"^[^,:;(]* (?:from|in|at|by|on) (?P<what>[^,:;(]+)")
TIMED = re.compile(
    r"(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|night|morning|(?:last |this )?(?:year|month|week)|"
    r"#|\d|january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
OWN_TIME = re.compile(r"\b(?:next|last|this) (?:year|month|week|spring|summer|autumn|winter|season)\b|\bin \d{4}\b")
DAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
# How a whole leads to its parts.
LINK = re.compile(r"(?:, |: | — | \(|,? (?:of which|of whom|of them|including|included|among them|among whom|with) )$")
OF = re.compile(
    r"(?:^|.*[\s(])(?:out )?of (?:the |its |their |his |her |those |these |all |a total of )?(?:[^\s#,]+ ){0,2}$"
)
OF_THESE = re.compile(r"^(?:(?:and |but )?of (?:these|those|them|the total),? )?$")
# What happens to one only once.
ONCE = re.compile(
    r"\b(?:brought out|rescued|found|freed|pulled|recovered|died|killed|arrested|released|born|evacuated|saved|buried|"
    r"let go)\b"
)
# "two of the nine"
WHOLE_BEHIND = re.compile(r" (?:out )?of (?:the|its|their|his|her|those|these) ")
TRUE = frozenset({"asserted", "forecast"})
# Years may run at once, and of shares each may be of another whole.
NO_PARTS = frozenset({"percent", "year", "month", "week", "day", "hour", "minute"})


@dataclass(frozen=True, slots=True)
class Part:
    """A figure and the words behind it, up to the next part."""

    claim: Claim
    text: str


def divided(line: Line, before: Line | None, result: Result, rules: Rules) -> Iterator[Finding]:
    """Parts that exclude each other and pass their whole, in one sentence or with the whole in the one before."""
    for whole, parts, link in _wholes(line, before, result):
        if not _may_be_parts(whole, parts, line, rules):
            continue
        if OWN_TIME.search(link) and all(PLACED.match(p.text) and TIMED.search(p.text) for p in parts):
            continue  # "Twenty-two will shut next summer, 15 in 2027 and 12 in 2028"
        run = max(_alike(parts, link), _ends(whole, parts, link, rules), _sorts(whole, parts, rules))
        own = [p.claim for p in parts[:run]]
        if len(own) > 1 and _passes(whole, own, _near):
            yield _finding(whole, own, rules)


def _passes(whole: Claim, parts: Sequence[Claim], size: Callable[[Claim], Room]) -> bool:
    """Whether parts are together more than their whole, though none alone is."""
    most = size(whole)[1]
    return add(size(c) for c in parts)[0] > most and all(size(c)[0] <= most for c in parts)


def _finding(whole: Claim, parts: Sequence[Claim], rules: Rules) -> Finding:
    items = Items(tuple(parts))
    return found(NAME, [whole, *parts], items.against(whole, "more than"), rules)


def _plain(claims: Iterable[Claim], unit: str | None = None) -> bool:
    """Whether all are exact figures of one unit that somebody asserts."""
    return all(exact(c) and c.quantity.unit == unit and c.status == "asserted" for c in claims)


def _near(claim: Claim) -> Room:
    """What a figure beside its parts may be."""
    if exact(claim) and claim.quantity.unit is None and number(claim) < COUNTED:
        return number(claim), number(claim)
    return room(claim)


def _wholes(line: Line, before: Line | None, result: Result) -> Iterator[tuple[Claim, list[Part], str]]:
    """Each figure that may be a whole, the parts that follow, and the words between."""
    if UNKNOWN in line.text:
        return
    for at, whole in enumerate(line.claims[:-1]):
        link, head = line.after(at), line.before(at)
        if at and WHOLE_BEHIND.fullmatch(head):
            yield whole, _first_before(line, at), ""
        # Behind a semicolon begins another clause: "by 48 votes to 20; in Sulu, 16 were against and nine for".
        if (LINK.search(link) and ";" not in link) or (OF.match(head) and re.fullmatch(r"[^;:.]*,? ", link)):
            yield whole, _parts(line, at + 1), link
    near = before is not None and not result.report.text[before.span.end : line.span.start].strip()
    alone = near and before is not None and len(before.claims) == 1 and UNKNOWN not in before.text
    if alone and before is not None and OF_THESE.match(line.before(0)):
        parts = _parts(line, 0)
        if len(parts) > 1 and parts[0].claim.counted == before.claims[0].counted:
            parts = [_from_place(parts[0], parts[1]), *parts[1:]]
        yield before.claims[0], parts, ""


def _from_place(first: Part, later: Part) -> Part:
    """A part with its noun and verb, told of a place as the one behind it: *eight boys were found on Sunday, six on
    Monday*.
    """
    place = PLACED.match(later.text) if ONCE.search(first.text) else None
    start = first.text.rfind(f" {place['prep']} ") if place else -1
    return Part(first.claim, first.text[start + 1 :]) if start >= 0 else first


def _first_before(line: Line, at: int) -> list[Part]:
    """The parts where the first stands before its whole: *two of the nine died on Monday, three on Friday*."""
    later = _parts(line, at + 1)
    place = PLACED.match(later[0].text) if later else None
    joined = JOINED.search(line.after(at))
    if place is None or joined is None:
        return []
    own = line.after(at)[: joined.start()]
    start = own.rfind(f" {place['prep']} ")
    return [Part(line.claims[at - 1], own[start:].strip(" ,")), *later] if start >= 0 else []


def _parts(line: Line, first: int) -> list[Part]:
    """The figures from one on, as long as each follows the words of the one before at once."""
    parts = []
    for at in range(first, len(line.claims)):
        # "190 passengers and a crew of 22"
        text = line.after(at) if not CREW.search(line.before(at)) else f" crew{line.after(at)}"
        last = at + 1 == len(line.claims)
        text = re.split(r"[.;:)]", TOLD_BY.sub("", text))[0] if last else text
        joined = JOINED.search(text)
        own = text if joined is None or last else text[: joined.start()]
        parts.append(Part(line.claims[at], own.strip(" ,")))
        if last or joined is None or not joined[0].strip() or re.search(r"[;:.—()]", own):
            break
    return parts


def _may_be_parts(whole: Claim, parts: Sequence[Part], line: Line, rules: Rules) -> bool:
    claims = [p.claim for p in parts]
    if len(claims) < 2 or whole.quantity.form != "number" or whole.status not in TRUE or line.text.endswith("?"):
        return False
    unit = whole.quantity.unit
    if "per" in whole.scope.cues or unit in NO_PARTS or number(whole) <= 1:
        return False
    # "190 did not know" denies nothing.
    alike = all(
        c.quantity.unit == unit and c.quantity.form == "number" and not c.quantity.additional
        and (c.status in {"asserted", whole.status} or (c.status == "denied" and told(p.text, rules)))
        for c, p in zip(claims, parts, strict=True)
    )  # fmt: skip
    voices = all(c.source.name == claims[0].source.name for c in claims)
    own = one_account(whole.source, claims[0].source)
    return alike and voices and own


def _alike(parts: Sequence[Part], link: str) -> int:
    """How many parts begin with one preposition: *18 fans, 11 from the home end and nine from the away end*."""
    prep, count = "", 0
    for part in parts:
        match = PLACED.match(part.text)
        if match is None or SHARED.search(match["what"]) or prep not in {"", match["prep"]}:
            break
        if match["prep"] == "on" and not DAY.match(match["what"]):
            break
        prep, count = match["prep"], count + 1
    # "eight in Tarsk, seven in Velna and two in Orm": the first is one of the parts.
    place = LINKED.search(link)
    return 0 if place and (prep == "on" or not TIMED.match(place["what"])) else count


def _ends(whole: Claim, parts: Sequence[Part], link: str, rules: Rules) -> int:
    """How many parts meet ends or belong to groups that exclude each other: *nine convicted and seven acquitted*."""
    texts = [p.text for p in parts]
    # "480 said yes, 390 said no and 180 gave no answer": the first is one of the parts.
    own = told(link.strip(" ,:"), rules)
    if own.keys() & told(texts[0], rules).keys():
        return 0
    nouns = {word for group in rules.relations.groups for word in group}
    if re.fullmatch(r" [^,:]*, ", link) and texts[0] in nouns and not _all_of(whole, texts, rules):
        return 0
    return apart(texts, rules)


def _all_of(whole: Claim, texts: Sequence[str], rules: Rules) -> bool:
    """Whether groups behind a comma are of the whole: *400 pupils, 220 girls and 190 boys*.

    *12 soldiers, nine women and seven children* are three groups.
    """
    sexes = {"men", "women"} <= set(texts) or {"boys", "girls"} <= set(texts)
    folk = kinds_of(whole.counted, rules) & {"folk", "crowd", "captives", "patients"}
    return rules.nouns.group(whole.counted) == "anyone" or (sexes and bool(folk))


def _sorts(whole: Claim, parts: Sequence[Part], rules: Rules) -> int:
    """How many parts are things of the whole's kind by their bare nouns: *52 animals, 30 dogs and 27 cats*."""
    count, seen = 0, {whole.counted}
    for part in parts:
        # "96 of them houses"
        text = part.text.removeprefix("of them ")
        noun = part.claim.counted if text == part.text else text.removesuffix("s")
        # A noun with words before it may be any of the others: "28 homes and 21 listed houses".
        bare = noun and len(text.split()) == 1 and text[:3] == noun[:3] and noun not in seen
        if not bare or f"{whole.counted}s" not in kinds_of(noun, rules):
            break
        seen.add(noun)
        count += 1
    return count


GIVEN = re.compile(
    r"\b(?:budget|fund|grant|package|loan|prize|pot|donation|gift|bequest|estate|subsidy|programme|program)"
    r"(?: of| worth) " + figure("t") + words(3) + r"(?:,|:)? (?P<list>#\d+# (?P<prep>to|for|on) [^#;:()]+?"
    r"(?:(?:, |,? and )#\d+# (?P=prep) [^#;:()]+?)+)(?:[.;]|$)"
)


def given_out(line: Line, rules: Rules) -> Iterator[Finding]:
    """*The budget of 10 million euros gives six million to schools and five million to roads*: money is spent once."""
    for match in GIVEN.finditer(line.text):
        whole, parts = line.claim(match["t"]), [line.claim(m) for m in MARK.findall(match["list"])]
        if SHARED.search(match["list"]) or not all(kin(whole, p, line, rules) for p in parts):
            continue
        if _passes(whole, parts, room):
            yield _finding(whole, parts, rules)


WON = r"(?:won|took|got|gained|has|have|holds?|received|gets?|kept)"
SEATS = re.compile(
    figure("t") + r"[ -](?:seats|mandates|delegates|constituencies)\b[^#:;]*(?:: |, )"
    + r"(?P<list>(?!while |but |and |as )[^#:;,]{2,40} " + WON
    + r" #\d+#(?: seats| of them)?(?:(?:,|,? and|,? while) [^#,;:]{2,40}? #\d+#)+)[.;]?$"
)  # fmt: skip


def won(line: Line, rules: Rules) -> Iterator[Finding]:
    """*33 seats: Labour won 15, the Liberals 12 and the Greens eight*: a seat goes to one party."""
    for match in SEATS.finditer(line.text):
        whole, parts = line.claim(match["t"]), [line.claim(m) for m in MARK.findall(match["list"])]
        more = _plain((whole, *parts)) and sum(map(number, parts)) > number(whole)
        # "The Reds came second with 17 seats, the Blues won 16": those of one party
        own = OF_ONE.search(line.text[: match.start()])
        if more and not own and not SHARED.search(match["list"]):
            yield _finding(whole, parts, rules)


OF_ONE = re.compile(rf"\b(?:with|on|secured|claimed|captured|{WON}) (?:just |only )?$")
CHOSE = re.compile(
    r"#\d+#(?: of (?:the |all )?(?:voters|votes|electorate|ballots|members|delegates))? "
    r"(?:chose|voted for|went to|backed|picked|elected) [^#,;:]{2,40}?"
    r"(?:(?:, |,? and |; )#\d+# (?:(?:for|to|backed|chose|voted for) )?(?:the )?[^#,;: ]+(?: [^#,;: ]+)?)+(?=[.;]|$)"
)


def chosen(line: Line, rules: Rules) -> Iterator[Finding]:
    """*40 percent of voters chose the Greens, 35 percent the Reds and 30 percent the Blues*: each voter chose once."""
    for match in CHOSE.finditer(line.text):
        parts = [line.claim(m) for m in MARK.findall(match[0])]
        if (
            not _plain(parts, "percent")
            or len(parts) < 3
            or SHARED.search(match[0])
            or not re.search(r"\bvot|\belect", line.text)
        ):
            continue
        if sum(map(number, parts)) > 100 + len(parts):
            yield past_hundred(NAME, parts, rules)
