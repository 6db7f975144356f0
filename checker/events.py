"""Which claims tell of the same happening, and which two figures may be compared."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from checker.grouping import disjoint, groups_of, of_two_nations
from checker.model import Claim, Event, Interval, Pair, Report
from checker.parting import (
    ANOTHER_PLACE,
    PARTING_CUES,
    close_by,
    cues_like,
    of_one_bill,
    partings,
    two_polls,
)
from checker.rules import Rules
from checker.rules.units import plural
from checker.sources import same_voice
from checker.unlikely import FAR_BEHIND, unlikely
from checker.values import FAR, can_agree, decimals, far_apart, is_more


def group_events(claims: Sequence[Claim], report: Report) -> tuple[tuple[Claim, ...], tuple[Event, ...]]:
    """The claims with their events, and the events ``e1``, ``e2``, ... in the order of their first claim."""
    ids: dict[int, str] = {}
    for claim in claims:
        ids.setdefault(claim.scope.scene, f"e{len(ids) + 1}")
    placed = tuple(replace(claim, event=ids[claim.scope.scene]) for claim in claims)
    by_event: dict[str, list[Claim]] = {}
    for claim in placed:
        by_event.setdefault(claim.event, []).append(claim)
    events = []
    for scene, event in ids.items():
        own = by_event[event]
        places = tuple(dict.fromkeys(p for c in own for p in c.scope.places))
        times = tuple(dict.fromkeys(t for c in own for t in c.scope.times))
        label = (
            report.title if scene == 0 and report.title else own[0].scope.apart or own[0].scope.happening or own[0].text
        )
        events.append(Event(id=event, label=label, places=places, times=times, claims=tuple(c.id for c in own)))
    return placed, tuple(events)


# Each figure is compared with so many before it that count the same in the same event; a longer list is a table.
REACH = 60
# With more pairs than this of one measure and unit, the reach is shorter.
MOST_PAIRS = 60_000


def pair_claims(claims: Sequence[Claim], rules: Rules) -> tuple[Pair, ...]:
    """Every two claims of one measure and unit, with what ties or parts them, in the order of the text.

    A claim is paired with at most ``REACH`` earlier ones, and fewer where there are thousands, so that the work grows
    with the length of the report.
    """
    reach = {key: _reach(n) for key, n in _alike(claims).items()}
    alike: dict[tuple[str, str | None], list[Claim]] = {}
    names = groups_of(claims, rules)
    groups: dict[tuple[str, int], set[str]] = {}
    pairs = []
    for claim in claims:
        groups.setdefault((claim.measure, claim.scope.scene), set()).add(names[claim.id])
    named = {key: frozenset(some) for key, some in groups.items()}
    for claim in claims:
        kind = claim.measure, claim.quantity.unit
        earlier = alike.setdefault(kind, [])
        for other in earlier[-reach[kind] :]:
            tied, because = _tie(other, claim, names, named[other.measure, other.scope.scene], rules)
            pairs.append(Pair(other, claim, tied, because, clash=tied and not agree(other, claim)))
        earlier.append(claim)
    pairs += _among(claims, names, rules)
    pairs = list(_but_repeated(pairs, claims))
    told = {c.id: c for c in claims}
    for claim in claims:
        first = told.get(claim.scope.restates) if ANSWERS & set(claim.scope.cues) else None
        if first is not None and first.measure != claim.measure:
            pairs.append(Pair(first, claim, True, f"{claim.text} is set against {first.text}", not agree(first, claim)))
    return tuple(sorted(pairs, key=lambda p: (p.first.span.start, p.second.span.start)))


def _but_repeated(pairs: Iterable[Pair], claims: Sequence[Claim]) -> Iterator[Pair]:
    """The pairs; what another voice says far behind is set against the story's own figure, not against the headline
    that only repeats it: of the story's figure the copy says who gives it and of whom it is. At first sight in 210
    reports by other hands, 42 of them closed and only counted, 11 of 32 such pairs were contradictions.
    """
    lead = {_figure(c) for c in claims if c.part == "body" and c.scope.opening and not c.scope.scene}
    for pair in pairs:
        first, second = pair.first, pair.second
        far = second.paragraph - first.paragraph >= FAR_BEHIND and second.part == "body"
        other = first.part == "headline" and first.source.kind == "report" != second.source.kind
        if pair.because == SAME_EVENT and far and other and _figure(first) in lead:
            yield replace(pair, tied=False, clash=False, because="the headline only repeats a figure of the story")
        else:
            yield pair


def _figure(claim: Claim) -> tuple[str, str | None, Interval]:
    return claim.measure, claim.quantity.unit, claim.value


# Both say what something is worth.
WORTH = frozenset({"worth", "value"})
# A vote has one.
TURNOUT = "turnout"
# "made off with", "got away with", "escaped with".
STEALS = frozenset("steal rob loot grab snatch take make get escape flee".split())
# Of these verbs only they make it a theft: "wages took up £121m".
TAKES = frozenset("take make get escape flee".split())
ROBBERS = frozenset("robber thief raider burglar gang hacker fraudster bandit looter gunman pair man trio".split())
STOLEN = frozenset({"loss", "haul", "loot", "theft"})
SAME_EVENT = "same event"
# The room of a fraction in words, as a part of its value.
FRACTION = 0.06
# How far a number that was passed may lie behind: "toll passes 200".
PAST = 0.2
# "admitted five dead", "arrives at a very different sum: no fewer than 200"
FARTHER = 5
# A figure with one of these cues answers the one that it restates, whatever its words.
ANSWERS = frozenset({"dissent", "dispute", "bound", "again"})
# Those who are treated are counted with the hurt only where the text calls them so: "treated 15 injured workers".
HURT = frozenset({"injured", "wounded", "hurt", "injury", "wound", "injure"})


def _among(claims: Sequence[Claim], names: Mapping[str, str], rules: Rules) -> Iterator[Pair]:
    """The figures of one voice that are more than another voice's of those among whom they must be.

    *Seven workers were hurt, the yard said. The hospital admitted 15 workers*: a pair where no other figure leaves
    room.
    """
    counts: dict[str, list[Claim]] = {}
    told: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        if claim.quantity.unit is None:
            counts.setdefault(claim.measure, []).append(claim)
            told.setdefault((claim.measure, claim.scope.scene), []).append(claim)
    for measure, bounds in rules.relations.among.items():
        for part in counts.get(measure, ()):
            if measure == "treated" and not HURT & {part.counted, *part.scope.group}:
                continue
            if "cumulative" in part.scope.cues or _on_top(part):
                continue
            for bound in bounds:
                wholes = told.get((bound, part.scope.scene), [])
                # "State television tells of 700 in hospital. Early on Thursday Xinhua had told of 400 hurt."
                if any({"cumulative", "told-before"} & set(w.scope.cues) or _on_top(w) for w in wholes):
                    continue
                if len(wholes) > REACH or not all(is_more(part.value, c.value) for c in wholes):
                    continue
                groups = frozenset(names[c.id] for c in (part, *wholes))
                for whole in wholes:
                    first, second = sorted((part, whole), key=lambda c: c.span)
                    reasons = partings(first, second, names, groups, rules)
                    # "The hospital in Messassi alone has 52": more than all, wherever it is.
                    parted = next((reason for reason in reasons if reason != ANOTHER_PLACE), None)
                    # Who is stabbed or burnt is not all that end up in hospital.
                    plain = not HURT.isdisjoint({whole.scope.deed, whole.counted})
                    if parted is None and plain and not same_voice(part.source, whole.source):
                        because = f"same event, and no more can be {measure} than {bound}"
                        yield Pair(first, second, True, because, clash=not agree(first, second))


def _on_top(claim: Claim) -> bool:
    """*Another 14*, whether or not any are told of before."""
    return claim.quantity.additional or claim.text.lower().startswith(("another", "a further", "further"))


def beyond_reach(claims: Sequence[Claim]) -> int:
    """How many pairs of one measure and unit are too far apart in the text to be paired."""
    apart = [n - _reach(n) for n in _alike(claims).values() if n > _reach(n)]
    return sum(n * (n - 1) // 2 for n in apart)


def _alike(claims: Iterable[Claim]) -> Counter[tuple[str, str | None]]:
    """How many claims there are of each measure and unit."""
    return Counter((c.measure, c.quantity.unit) for c in claims)


def _reach(number: int) -> int:
    """How many earlier ones each of so many claims is paired with."""
    return min(REACH, max(MOST_PAIRS // number, 1))


def agree(a: Claim, b: Claim) -> bool:
    """Whether one value can satisfy both claims, or one of them is the other in fewer digits."""
    if can_agree(a.value, a.quantity.approximate, b.value, b.quantity.approximate):
        return True
    return (
        _rounds(a, b)
        or _rounds(b, a)
        or _in_words(a, b)
        or _in_words(b, a)
        or _with_the_killer(a, b)
        or _passed(a, b)
        or _passed(b, a)
    )


def _passed(headline: Claim, told: Claim) -> bool:
    """*Toll passes 200* above *cost 212 lives*: a round number that was just passed, or will be."""
    round_, exact = headline.value.low, told.value.low
    if "passed" not in headline.scope.cues or not round_ or exact is None:
        return False
    return abs(exact - round_) <= round_ * PAST


def _in_words(fraction: Claim, share: Claim) -> bool:
    """*Nine in ten, a third, half*: a fraction in words has more room than a number of percent."""
    value, other = fraction.value.low, share.value.low
    words = fraction.quantity.unit == share.quantity.unit == "percent" and not any(c.isdigit() for c in fraction.text)
    if not words or "percent" in fraction.text or "per cent" in fraction.text or value is None or other is None:
        return False
    return abs(value - other) <= FRACTION * value


def _with_the_killer(a: Claim, b: Claim) -> bool:
    """*Seventeen dead in school* above *killed 16 people before he shot himself*; a killer is seldom one of three."""
    told = a.measure == b.measure == "killed" and "killer" in {*a.scope.cues, *b.scope.cues}
    return told and a.value.low is not None and b.value.low is not None and 0 < abs(a.value.low - b.value.low) <= 2


def _rounds(short: Claim, full: Claim) -> bool:
    """Whether a share is another one without its decimals: *54 percent* and *54.1*; *66* for *66.7* is cut off."""
    if not short.quantity.unit == full.quantity.unit == "percent":
        return False
    few, more = decimals(short.text), decimals(full.text)
    value, exact = short.value.low, full.value.low
    one = short.value.low == short.value.high and full.value.low == full.value.high
    if not one or value is None or exact is None or few is None or more is None or few >= more:
        return False
    return abs(value - exact) < 10.0**-few


# Verbs that say too little to tie two figures: "I have 15 minutes", "we have 45 minutes".
LIGHT = frozenset(["", "%", *"be have do get take make go come give see need use say include want".split()])


def _tie(a: Claim, b: Claim, names: Mapping[str, str], groups: frozenset[str], rules: Rules) -> tuple[bool, str]:
    """Whether two claims may be compared, and why or why not. Symmetric."""
    first, second = (a, b) if a.span < b.span else (b, a)
    if first.id == second.scope.restates and _restated(first, second):
        return True, f"{second.text} is said of the same as {first.text}"
    stands_for = second.id == first.scope.stands_for or first.id == second.scope.stands_for
    # A toll that rose may be told of in the story as it was; a profit that jumps is compared with another year's.
    jumps = first.quantity.unit is not None and _has_grown(first, second)
    if stands_for and (jumps or not (_has_grown(a, b) or _has_grown(b, a))):
        return True, "the headline speaks of the same, and its figure stands nowhere else"
    if _of_one_saving(a, b, rules):
        return True, "same event, both say what it saves"
    if _of_one_worth(a, b):
        return True, "same event, both say what it is worth"
    if _of_one_theft(a, b) or _of_one_theft(b, a):
        return True, "same event, both say what was stolen"
    for reason in partings(a, b, names, groups, rules):
        return False, reason
    measure = rules.measures[a.measure]
    if any("whole" in c.scope.cues and "definite" not in c.scope.cues for c in (a, b)):
        return False, "one is the whole"  # "1,900 of 5,600 posts are to go"
    if measure.of_event:
        one_group = names[a.id] == names[b.id] not in {"", "anyone"}
        why_not = unlikely(first, second, "people" in measure.counts, one_group)
        return not why_not, why_not or SAME_EVENT
    if _of_one_set(a, b):
        return True, f"both say how many {plural(a.counted)} there are"
    if ("whole" in a.scope.cues) != ("whole" in b.scope.cues):
        return False, "one is the whole"  # "71 of the 200 seats"
    # What was done is the measure itself: closed, recalled, vaccinated.
    told = bool(measure.counts) and not measure.one_of_many
    if measure.one_of_many and (same_voice(a.source, b.source) or a.part != b.part):
        return False, "one of many"
    one_voice = same_voice(a.source, b.source)
    same_deed = a.scope.deed not in LIGHT and rules.events.deed(a.scope.deed) == rules.events.deed(b.scope.deed)
    # Two voices that do the same with the same noun may still speak of two things: shares rose, prices rose.
    one_thing = one_voice or a.part != b.part or rules.events.deed(a.scope.deed) in rules.events.deeds
    left_out = told and not (a.counted and b.counted) and not one_voice
    # "put sales at 31,000 copies", "his books showed 24,500 sold"
    left_out = left_out or (same_deed and one_thing and close_by(a, b) and bool(a.counted) != bool(b.counted))
    same = a.counted == b.counted or (bool(a.counted and b.counted) and names[a.id] == names[b.id])
    # "put the number of stranded animals at 49", "counted 63 stranded whales"
    same = same or (close_by(a, b) and "anyone" in {names[a.id], names[b.id]} and bool(a.counted and b.counted))
    if left_out or ((told or (same_deed and one_thing)) and same and (a.counted or a.quantity.unit)):
        return True, f"same event, both {a.scope.deed} {a.counted or a.quantity.unit}"
    # "put the damage at $2 million", "estimated the damage at $5 million"
    alike = a.counted == b.counted or not (a.counted and b.counted)
    if a.measure == "amount" and alike and not one_voice:
        both = {a.counted, a.scope.deed} & {b.counted, b.scope.deed} & set(rules.events.assessed)
        if both:
            return True, f"same event, both of {min(both)}"
    if of_one_bill(a, b, rules):
        return True, "same event, both say what it costs"
    voices = not one_voice and "report" not in {a.source.kind, b.source.kind}
    if a.counted == b.counted == TURNOUT and voices and close_by(a, b):
        return True, "same event, both of the turnout"
    return False, "nothing ties them"


def _of_one_worth(a: Claim, b: Claim) -> bool:
    """*The stones were worth $50 million, she said. The broadcaster put the value of the haul at $467 million.*"""
    return all(WORTH & {c.counted, c.scope.deed} for c in (a, b)) and _are_whole_amounts(a, b)


def _of_one_theft(taken: Claim, lost: Claim) -> bool:
    """*Robbers made off with 4.2 million euros, prosecutors said. The company put the loss at 6 million.*"""
    stolen = taken.scope.deed in STEALS - TAKES or (taken.scope.deed in TAKES and not set(taken.scope.actors) - ROBBERS)
    return stolen and lost.counted in STOLEN and _are_whole_amounts(taken, lost)


def _are_whole_amounts(a: Claim, b: Claim) -> bool:
    """Whether two voices give a sum right after each other, of one happening, and neither a part of it or a rate."""
    whole = all(c.status == "asserted" and not {"part", "rest", "per"} & set(c.scope.cues) for c in (a, b))
    return a.measure == b.measure == "amount" and whole and close_by(a, b) and a.scope.scene == b.scope.scene


def _of_one_set(a: Claim, b: Claim) -> bool:
    """*Police retook two of the jail's four wings ... Soldiers stand at each of the five wings.*"""
    plain = all("all" in c.scope.cues and not c.scope.group and c.quantity.unit is None for c in (a, b))
    return plain and a.counted == b.counted != ""


def _of_one_saving(a: Claim, b: Claim, rules: Rules) -> bool:
    """*The closures would free up £640,000 a year, he said. Shutting the schools would save £460,000 a year, the report
    says*: two voices' figures over the same time.
    """
    if a.measure != "amount" or same_voice(a.source, b.source) or a.part != b.part or a.scope.scene != b.scope.scene:
        return False
    rate = cues_like(a, "per-")
    return (
        bool(rate) and rate == cues_like(b, "per-") and all(rules.events.deed(c.scope.deed) == "save" for c in (a, b))
    )


def _has_grown(claim: Claim, other: Claim) -> bool:
    """*The toll rose to 19*: more than the other says."""
    return "grown" in claim.scope.cues and is_more(claim.value, other.value)


def _restated(a: Claim, b: Claim) -> bool:
    """Whether another voice gives its own figure for what a claim counts, and asserts it."""
    if "dispute" in b.scope.cues:
        return True
    if a.status == "superseded":
        return False  # "Earlier reports spoke of seven dead. At least nine bodies had been found, it said"
    if of_two_nations(a, b) or _has_grown(b, a):
        return False  # "Two more died. That brings the toll to 11"
    if "compared" in a.scope.cues:
        return False  # "The attendance was 4,200, well below the 6,500 that the ground holds"
    if ANSWERS & set(b.scope.cues):
        # Who says outright that it was otherwise may be as far off as he likes.
        return not far_apart(a.value, b.value, FAR * (FARTHER if "dissent" in b.scope.cues else 1))
    if two_polls(a, b) or far_apart(a.value, b.value):
        return False
    own = set(b.scope.cues) & {*PARTING_CUES} - {"narrowed"}
    own |= {"wider"} & set(b.scope.cues)
    own |= {"own"} & set(b.scope.cues) & set(a.scope.cues)
    own |= {"report"} & {b.source.kind}  # "Economists had expected 3.1 percent. The core rate was 4.1"
    told = a.status in {"asserted", "forecast"} and b.status in {"asserted", a.status}
    told = told and not (a.quantity.unit == "percent" and a.status == "forecast")  # analysts may expect what they like
    apart = disjoint(a.scope.times, b.scope.times) or disjoint(a.scope.within, b.scope.within)
    if apart or (b.scope.about and b.scope.about != a.scope.about):
        return False
    # Who takes up what the report tells by itself tells of another: "Norland has had 2,000 cases. Sudria has 40".
    told = told and a.source.kind != "report"
    asserted = told and not own and not b.scope.places and a.event == b.event
    return asserted and not same_voice(a.source, b.source) and not b.quantity.additional and "part" not in a.scope.cues
