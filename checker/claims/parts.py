"""Which figures are parts of others, as far as only the claims around them show it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from checker.claims.reading import with_cues
from checker.model import Claim, Span
from checker.rules.measures import Nouns
from checker.values import add, can_agree

# A rounded total may fall short of its parts by so much: "some 400 flights", 146 and 250.
ROUGHLY = 0.97
TABLE = 60
# Small numbers are the gap between two others by chance, and so are those of more figures than the last few.
SMALL = 10
GAPS = 6


def mark_parts(claims: Sequence[Claim], nouns: Nouns) -> tuple[Claim, ...]:
    """The claims, those that are parts with the cue ``part``, and without *additional* where nothing stands before to
    add to.

    Where one voice gives several figures of one kind in one sentence (*ten in Alba, six in Borno and three in Cesta*),
    they are parts, but for a first one that the others can make up (*19: ten, six and three*). Figures of one sentence
    that add up to another figure of the event are its parts, whoever gives it.
    """
    breaths: dict[tuple[Span, str], list[Claim]] = {}
    events: dict[tuple[str, int], list[Claim]] = {}
    sentences: dict[Span, list[Claim]] = {}
    for claim in claims:
        sentences.setdefault(claim.sentence, []).append(claim)
        breaths.setdefault((claim.sentence, claim.measure), []).append(claim)
        events.setdefault((claim.measure, claim.scope.scene), []).append(claim)
    marked = []
    so_far: dict[str, list[Claim]] = {}
    # "She was one of 54,000 residents who had to leave": all of them did.
    # "One of the three died": the three did not.
    opened = {
        c.quantity.whole for c in claims if c.value.high == 1 and c.span.start == c.sentence.start and c.part == "body"
    }
    wholes = {c.quantity.whole for c in claims if c.value.high != 1} | opened
    for claim in claims:
        if claim.span in wholes:
            cues = ("whole", "of-whom") if claim.span in opened else ("whole",)
            claim = with_cues(claim, *cues)
        event = events[claim.measure, claim.scope.scene]
        breath = breaths[claim.sentence, claim.measure]
        told = [c for c in breath if _in_one_breath(c, claim, nouns)] if len(breath) <= TABLE else []
        quantity = claim.quantity
        # A list longer than this is a table, not an account that its figures could make up.
        few = event if len(event) <= TABLE else []
        told = [] if _is_total(claim, told) else [c for c in told if c is claim or not _is_told_of(c, claim)]
        parts = len(told) > 1 and (not _is_whole(claim, told) or _adds_up(told, few))
        parts = parts or (len(breath) <= TABLE and _is_item(claim, breath, few, nouns))
        # "Two of the jail's four wings": the four are no part of anything.
        parts = claim.span not in wholes and (parts or _makes_third(claim, sentences[claim.sentence]))
        if parts or _makes_up(claim, few, nouns):
            claim = with_cues(claim, "part")
        before = so_far.setdefault(claim.measure, [])
        if _is_gap(claim, before[-GAPS:]):
            claim = with_cues(claim, "change")
        none = claim.value.high == 0
        if "told-before" in claim.scope.cues and (none or any(_told_later(c, claim) for c in few)):
            claim = replace(claim, status="superseded")
        if quantity.additional and not any(_adds_to(c, claim, sentences[claim.sentence]) for c in few):
            claim = replace(claim, quantity=replace(quantity, additional=False))
        before.append(claim)
        marked.append(claim)
    return tuple(marked)


def _makes_third(claim: Claim, here: Sequence[Claim]) -> bool:
    """*One hospital listed 38 of them and the other 17, or 55 altogether*: with another figure one makes up a third."""
    counts = [c for c in here if c.quantity.unit is None]
    if len(counts) > GAPS or claim.quantity.unit is not None or not _size(claim):
        return False
    others = [c for c in counts if c.id != claim.id and c.measure == claim.measure]
    sizes = {_size(c) for c in counts}
    return any(_size(c) and _size(c) + _size(claim) in sizes - {_size(c), _size(claim)} for c in others)


def _is_total(claim: Claim, told: Sequence[Claim]) -> bool:
    """*131 in the province, 20 in Aro and two in Borno, or 153 in all*; *three died, bringing the number of deaths to
    63*: a figure of those that the others of its sentence are of.
    """
    made = sum(_size(c) for c in told if c is not claim)
    return bool({"grown", "shrunk"} & set(claim.scope.cues)) or (len(told) > 2 and made == _size(claim))


def _is_told_of(part: Claim, claim: Claim) -> bool:
    """*She was one of 54,000 residents*; *inspected 420 buildings and put stickers on 455 of them*: what is told of
    another figure stands in no list with it.
    """
    one = part.quantity.whole == claim.span and part.value.high == 1
    larger = "part" in part.scope.cues and part.span.start > claim.span.start and _size(part) > _size(claim)
    return one or larger


def _is_item(claim: Claim, breath: Sequence[Claim], claims: Sequence[Claim], nouns: Nouns) -> bool:
    """*Seven were killed. The dead are two drivers and five passengers*: one of a list that makes up a figure."""
    items = [c for c in breath if "listed" in c.scope.cues]
    if "listed" not in claim.scope.cues or len(items) < 2:
        return False
    return _adds_up(items, [c for c in claims if _group(c, nouns) in {"", "anyone"}])


def _is_gap(claim: Claim, before: Sequence[Claim]) -> bool:
    """*115 deaths; on Monday it had been 81. That means that 34 people died overnight*: what two figures right before
    differ by.
    """
    size = _size(claim)
    if claim.measure == "count" or claim.quantity.unit is not None or size < SMALL or claim.quantity.form != "number":
        return False
    near = [c for c in before if claim.paragraph - c.paragraph <= 1 and c.part == "body"]
    return any(abs(_size(a) - _size(b)) == size for a, b in combinations(near, 2))


def _in_one_breath(a: Claim, b: Claim, nouns: Nouns) -> bool:
    """Whether one voice gives two claims of one kind in one sentence."""
    alike = (
        a.sentence == b.sentence
        and a.measure == b.measure
        and "compared" not in {*a.scope.cues, *b.scope.cues}  # "well below the 6,500 it may hold"
        and not (a.quantity.additional or b.quantity.additional)
        and a.quantity.unit is None
        and b.quantity.unit is None
        and a.source.name == b.source.name
        and a.status == b.status
        and a.status in {"asserted", "forecast"}
        and (a is b or not any(c.value.high == 0 for c in (a, b)))  # "No new deaths were reported: it remained at 20"
    )
    if not alike or len({c.counted in nouns.kinds["animals"] for c in (a, b)}) > 1:
        return False  # "43 crew and nearly 6,000 cattle"
    if a.measure == "aboard":
        return True  # "six crew and 181 passengers"
    groups = {_group(a, nouns), _group(b, nouns)}
    return len(groups) == 1 or "" in groups


def _size(claim: Claim) -> float:
    return claim.value.low or claim.value.high or 0


def _is_whole(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether a figure stands first among those told with it and is at least as large as all others together."""
    others = [set(c.scope.cues) for c in told if c.id != claim.id]
    if "phrase" in claim.scope.cues and any("phrase" in cues and "part" not in cues for cues in others):
        return False  # "22 patients at one hospital, 14 at another and two at a clinic"
    if "listed" in claim.scope.cues and any("listed" in cues for cues in others):
        return False  # "187 pupils of one school and 125 from another"
    together = sum(_size(c) for c in told if c.id != claim.id)
    return claim.span == min(c.span for c in told) and _size(claim) >= together * ROUGHLY


def _adds_up(told: Sequence[Claim], claims: Sequence[Claim]) -> bool:
    """Whether the figures of one sentence make up a figure of the same measure in another one."""
    total = sum(_size(c) for c in told)
    first = told[0]
    if _size(first) == total - _size(first):
        return False  # "three blasts, one inside and two outside", where another voice counts six
    return any(
        _size(c) == total and c.measure == first.measure and c.scope.scene == first.scope.scene and c not in told
        for c in claims
    )


def _makes_up(claim: Claim, claims: Sequence[Claim], nouns: Nouns) -> bool:
    """*Three died in Alba. Another two died in Borno, bringing the toll to five*: a figure and one on top of it make a
    third.

    So do two figures that together make the headline's, unless two sources give them.
    """
    general = {"", "anyone"}
    own = _group(claim, nouns)
    event = [c for c in claims if c.id != claim.id and (own in general or _group(c, nouns) in {own, *general})]
    return any(
        (c.quantity.additional or claim.quantity.additional or _of_the_headline(total, c, claim))
        and c.value.low is not None
        and claim.value.low is not None  # "no more than 600,000" and 1.5 million make up nothing
        and _size(c)
        and not _is_broken_down(claim, c, claims)
        and can_agree(add([c.value, claim.value]), False, total.value, total.quantity.approximate)
        for c in event
        for total in event
        if total is not c and c.part == claim.part == "body" and _size(total) > _size(c)
    )


def _is_broken_down(claim: Claim, part: Claim, claims: Sequence[Claim]) -> bool:
    """*Killed three people. The dead are a teacher and two pupils*: those of the list are the three, not more."""
    listed = [c for c in claims if c.sentence == part.sentence]
    return claim not in listed and len(listed) > 1 and sum(map(_size, listed)) == _size(claim)


def _group(claim: Claim, nouns: Nouns) -> str:
    return nouns.group(claim.counted, claim.scope.group)


def _of_the_headline(total: Claim, c: Claim, claim: Claim) -> bool:
    """Whether two figures may make up the headline's, which *tens of thousands* cannot show."""
    return total.part == "headline" and total.value.high is not None and _side_by_side(c, claim)


def _side_by_side(a: Claim, b: Claim) -> bool:
    return a.source.name == b.source.name or "report" in (a.source.kind, b.source.kind)


def _adds_to(earlier: Claim, claim: Claim, here: Sequence[Claim]) -> bool:
    """Whether a claim of the same happening stands before another that may come on top of it, whoever gives it.

    *The patrol said it had saved 101 people. The coast guard saved 89 more*; but *they sank three boats and damaged two
    more*: more than the three.
    """
    if earlier.span >= claim.span or earlier.measure != claim.measure or earlier.scope.scene != claim.scope.scene:
        return False
    if _side_by_side(earlier, claim):
        return True
    # "Two hit the base and another five fell outside. Two more fell outside, the army said": more than those that hit
    more = not earlier.quantity.additional
    return more and not any(c.span < claim.span and c.quantity.unit is None for c in here)


def _told_later(other: Claim, claim: Claim) -> bool:
    """Whether another figure for the same is told that was not *told before*."""
    return (
        other.measure == claim.measure
        and other.scope.scene == claim.scope.scene
        and other.value != claim.value
        and "told-before" not in other.scope.cues
    )
