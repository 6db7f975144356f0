"""Which claims tell of the same happening, and which two figures may be compared."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from checker.claims.places import other_days
from checker.model import Claim, Event, Interval, Pair, Report
from checker.rules import Rules
from checker.rules.measures import plain_word
from checker.rules.units import plural
from checker.sources import same_voice
from checker.values import can_agree, decimals, is_more


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
    names = _groups(claims, rules)
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
    told = {c.id: c for c in claims}
    for claim in claims:
        first = told.get(claim.scope.restates) if "dissent" in claim.scope.cues else None
        if first is not None and first.measure != claim.measure:
            pairs.append(Pair(first, claim, True, f"{claim.text} is set against {first.text}", not agree(first, claim)))
    return tuple(sorted(pairs, key=lambda p: (p.first.span.start, p.second.span.start)))


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
            for bound in bounds:
                wholes = told.get((bound, part.scope.scene), [])
                if len(wholes) > REACH or not all(is_more(part.value, c.value) for c in wholes):
                    continue
                groups = frozenset(names[c.id] for c in (part, *wholes))
                for whole in wholes:
                    first, second = sorted((part, whole), key=lambda c: c.span)
                    parted = next(_partings(first, second, names, groups, rules), None)
                    # Who is stabbed or burnt is not all that end up in hospital.
                    plain = not HURT.isdisjoint({whole.scope.deed, whole.counted})
                    if parted is None and plain and not same_voice(part.source, whole.source):
                        because = f"same event, and no more can be {measure} than {bound}"
                        yield Pair(first, second, True, because, clash=not agree(first, second))


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
    return _rounds(a, b) or _rounds(b, a)


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
# Birds that a disease killed are none of those that were killed to stop it.
CULLED = frozenset({"cull", "slaughter", "euthanise", "euthanize"})
DIED = frozenset({"die", "dead", "death", "find", "perish"})
BODIES = frozenset({"body", "corpse"})
# Accounts of one thing differ by a few times; beyond that the figures are of two things, whatever the words.
FAR = 12
# Cues that make a figure one of another kind than the plain count of the event.
PARTING_CUES = {
    "cumulative": "a total over many happenings",
    "part": "a part of a whole",
    "rest": "the rest of a whole",
    "per": "a rate",
    "change": "a change, not a total",
    "another-time": "the same at another time",
    "narrowed": "narrowed to some of them",
    "mixed": "counted together with others",
    "other-happening": "of another happening",
}


def _tie(a: Claim, b: Claim, names: Mapping[str, str], groups: frozenset[str], rules: Rules) -> tuple[bool, str]:
    """Whether two claims may be compared, and why or why not. Symmetric."""
    first, second = (a, b) if a.span < b.span else (b, a)
    if first.id == second.scope.restates and _restated(first, second):
        return True, f"{second.text} is said of the same as {first.text}"
    if second.id == first.scope.stands_for or first.id == second.scope.stands_for:
        return True, "the headline speaks of the same, and its figure stands nowhere else"
    if _of_one_saving(a, b, rules):
        return True, "same event, both say what it saves"
    for reason in _partings(a, b, names, groups, rules):
        return False, reason
    measure = rules.measures[a.measure]
    if measure.of_event:
        return True, "same event"
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
    left_out = left_out or (same_deed and one_thing and _close_by(a, b) and bool(a.counted) != bool(b.counted))
    same = a.counted == b.counted or (bool(a.counted and b.counted) and names[a.id] == names[b.id])
    if left_out or ((told or (same_deed and one_thing)) and same and (a.counted or a.quantity.unit)):
        return True, f"same event, both {a.scope.deed} {a.counted or a.quantity.unit}"
    # "put the damage at $2 million", "estimated the damage at $5 million"
    alike = a.counted == b.counted or not (a.counted and b.counted)
    if a.measure == "amount" and alike and not one_voice:
        both = {a.counted, a.scope.deed} & {b.counted, b.scope.deed}
        if not both.isdisjoint(rules.events.assessed):
            return True, f"same event, both of {next(iter(sorted(both - {''})))}"
    if _of_one_bill(a, b, rules):
        return True, "same event, both say what it costs"
    return False, "nothing ties them"


# Who is nobody in particular.
EVERYBODY = frozenset(["", *"person people one body casualty death fatality injury victim".split()])
# Measures of anything and everything.
OPEN = frozenset({"count", "amount", "share", "distance", "duration", "area"})
# Nouns for what something costs; "it would cost £132m" names nothing.
COSTS = frozenset(["", *"bill cost price tab bid expense outlay".split()])


def _close_by(a: Claim, b: Claim) -> bool:
    """Whether two voices speak right after each other."""
    return not same_voice(a.source, b.source) and a.part == b.part and abs(a.paragraph - b.paragraph) <= 1


def _of_one_bill(a: Claim, b: Claim, rules: Rules) -> bool:
    """*The council said the tunnel would cost £12m. The opposition put the bill at £19m.*"""
    if a.measure != "amount" or not _close_by(a, b):
        return False
    cost = rules.events.deed("cost")
    costs = all(rules.events.deed(c.scope.deed) == cost or (c.counted and c.counted in COSTS) for c in (a, b))
    return costs and (a.counted == b.counted or bool(COSTS & {a.counted, b.counted}))


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
    rates = [{cue for cue in c.scope.cues if cue.startswith("per-")} for c in (a, b)]
    return bool(rates[0]) and rates[0] == rates[1] and all(rules.events.deed(c.scope.deed) == "save" for c in (a, b))


def _partings(a: Claim, b: Claim, names: Mapping[str, str], groups: frozenset[str], rules: Rules) -> Iterator[str]:
    """What parts two claims."""
    if not _one_plan(a, b, rules):
        yield from (f"{claim.text}: {claim.status}" for claim in (a, b) if claim.status != "asserted")
    if a.scope.scene != b.scope.scene:
        yield f"another event: {a.scope.apart or b.scope.apart}"
    for cue, words in PARTING_CUES.items():
        both = cue == "cumulative" and cue in a.scope.cues and cue in b.scope.cues
        if both and a.scope.period and a.scope.period == b.scope.period:
            continue  # "19 have died since Thursday", "34 deaths since Thursday"
        if cue in a.scope.cues or cue in b.scope.cues:
            yield words
    rates = [{cue for cue in c.scope.cues if cue.startswith("per-")} for c in (a, b)]
    if rates[0] != rates[1]:
        yield "a rate"
    over = [{cue for cue in c.scope.cues if cue.startswith("over-")} for c in (a, b)]
    if _disjoint(tuple(over[0]), tuple(over[1])):
        yield "changes over different times"
    if ("wider" in a.scope.cues) != ("wider" in b.scope.cues):
        yield "one is for more than the event"
    if a.quantity.additional != b.quantity.additional:
        yield "one comes on top of others"
    if _far_apart(a.value, b.value):
        yield f"more than {FAR} times apart"
    if group := _other_group(a, b, names, groups, rules):
        yield group
    if a.scope.about != b.scope.about:
        yield f"another one's figure: {' '.join(a.scope.about or b.scope.about)}"
    if _brought_up_to_date(a, b):
        yield "brought up to date"
    if a.part == b.part == "body" and _disjoint(a.scope.told, b.scope.told):
        yield "told at another time"
    if a.scope.owner and b.scope.owner and not same_voice(a.source, b.source):
        yield "each speaks of its own"
    if _bodies_found(a, b) or _bodies_found(b, a):
        yield "the bodies found so far"
    if _other_actors(a, b, rules):
        yield "done by others"
    if {a.scope.deed, b.scope.deed} & CULLED and {a.scope.deed, b.scope.deed} & DIED:
        yield "put down by somebody"
    if {"article", "single"} & {a.quantity.form, b.quantity.form}:
        yield "one among others"
    if _disjoint(a.scope.times, b.scope.times):
        yield "another time"
    if a.part == b.part == "body" and other_days(a.scope.days, b.scope.days):
        yield "another day"
    if ("next-door" in a.scope.cues) != ("next-door" in b.scope.cues) and not rules.measures[a.measure].place_free:
        yield "another place"
    if _two_polls(a, b):
        yield "of two polls"
    if _other_place(a, b) and not rules.measures[a.measure].place_free:
        yield "another place"
    if a.sentence == b.sentence and same_voice(a.source, b.source):
        yield "told in one breath"


def _far_apart(a: Interval, b: Interval) -> bool:
    """*Ten are among the dead; rights groups say 13,000 were hanged in the prison.*"""
    small, large = (b, a) if is_more(a, b) else (a, b)
    return bool(small.high) and large.low is not None and small.high is not None and large.low > FAR * small.high


def _one_plan(a: Claim, b: Claim, rules: Rules) -> bool:
    """Whether two forecasts are of one thing that somebody decides on, by two voices or in headline and story.

    *Will lay off 600*; *1,100 will be laid off*.
    """
    if {a.status, b.status} == {"asserted", "forecast"}:
        # "Town to lose five libraries": councillors voted to close four.
        plan = a if a.status == "forecast" else b
        announced = plan.part == "headline" and abs(a.paragraph - b.paragraph) <= 1
        if announced and a.measure == b.measure and a.measure not in OPEN:
            return True
        # "It has cost £40 million" is what was spent so far.
        spent = rules.events.deed("cost")
        settled = all(
            rules.events.deed(c.scope.deed) != spent if c.status == "asserted" else "decided" in c.scope.cues
            for c in (a, b)
        )
        return settled and _of_one_bill(a, b, rules)
    if not a.status == b.status == "forecast":
        return False
    same = rules.measures[a.measure].of_event or rules.events.deed(a.scope.deed) == rules.events.deed(b.scope.deed)
    return same and (not same_voice(a.source, b.source) or (a.part == "body") != (b.part == "body"))


def _brought_up_to_date(a: Claim, b: Claim) -> bool:
    """*The toll has risen to 22* after a 14 in the story above it."""
    earlier, later = (a, b) if a.span < b.span else (b, a)
    if earlier.part != "body" or later.part != "body":
        return False
    up, down = is_more(later.value, earlier.value), is_more(earlier.value, later.value)
    return ("grown" in later.scope.cues and up) or ("shrunk" in later.scope.cues and down)


def _bodies_found(a: Claim, b: Claim) -> bool:
    """*Three bodies were found quickly* of four killed: who counts bodies counts those that he has seen."""
    return a.counted in BODIES and is_more(b.value, a.value)


def _two_polls(a: Claim, b: Claim) -> bool:
    """*42 percent, according to Gallup; a poll by YouGov put it at 39*: each has asked people of its own."""
    asked = "poll" in {a.scope.happening, b.scope.happening}
    return asked and a.quantity.unit == "percent" and not same_voice(a.source, b.source)


def _other_place(a: Claim, b: Claim) -> bool:
    """Whether one figure holds for a place that the other does not; an aside has its places in common already."""
    if a.part == b.part == "body" and _disjoint(a.scope.within, b.scope.within):
        return True  # "in Hame, three were killed; in Lower Sard, five", both named in the lead
    if a.scope.scene:
        return _disjoint(a.scope.places, b.scope.places)
    return set(a.scope.places) != set(b.scope.places)


def _other_actors(a: Claim, b: Claim, rules: Rules) -> bool:
    """Whether others did it: where both say who, and for what each rescuer or hospital does its share of, where one
    does.
    """
    measure = rules.measures[a.measure]
    if a.measure != b.measure:
        return False  # the hospital that admits them has hurt nobody
    if measure.shared_out:
        first, second = (set(c.scope.actors) - set(measure.doers) for c in (a, b))
        return first != second
    names = [{rules.nouns.group(actor) for actor in c.scope.actors} for c in (a, b)]
    return bool(names[0]) and bool(names[1]) and not names[0] & names[1]


def _restated(a: Claim, b: Claim) -> bool:
    """Whether another voice gives its own figure for what a claim counts, and asserts it."""
    if "dissent" in b.scope.cues:
        return not _far_apart(a.value, b.value)
    if _two_polls(a, b) or _far_apart(a.value, b.value):
        return False
    own = set(b.scope.cues) & {*PARTING_CUES} - {"narrowed"}
    own |= {"wider"} & set(b.scope.cues)
    own |= {"report"} & {b.source.kind}  # "Economists had expected 3.1 percent. The core rate was 4.1"
    told = a.status in {"asserted", "forecast"} and b.status in {"asserted", a.status}
    if _disjoint(a.scope.times, b.scope.times):
        return False
    asserted = told and not own and not b.scope.places and a.event == b.event
    return asserted and not same_voice(a.source, b.source) and not b.quantity.additional and "part" not in a.scope.cues


def _disjoint(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return bool(a) and bool(b) and not set(a) & set(b)


def _other_group(a: Claim, b: Claim, names: Mapping[str, str], groups: frozenset[str], rules: Rules) -> str:
    """What makes the things counted two groups, or one group a part of the other; empty where they are the same.

    ``groups`` are all groups that the event's figures of this measure name. A figure that names nobody is taken for the
    one group there is, but not for one of several.
    """
    first, second = names[a.id], names[b.id]
    general = {"", "anyone"}
    if first != second and {first, second} != general:
        if not general & {first, second}:
            return f"another group: {a.counted} and {b.counted}"
        wide, part = (a, b) if first in general else (b, a)
        if not wide.counted and "anyone" not in groups and len(groups - general) > 1:
            return f"one group of several: {part.counted}"
        listed = "listed" in part.scope.cues
        if part.value.high == 0 and not same_voice(a.source, b.source):
            return f"none of a part of the group: {part.counted}"  # "no residents were killed" where three died
        if (listed or wide.counted or "anyone" in groups) and not is_more(part.value, wide.value):
            return f"a part of the group: {part.counted}"
    for none, other in ((a, b), (b, a)):
        # "There were no residents killed" where three in a plane were
        if none.value.high == 0 and none.counted not in {*EVERYBODY, other.counted} and none.measure not in OPEN:
            return f"none of a part of the group: {none.counted}"
    apart = {word for word in set(a.scope.group) ^ set(b.scope.group) if rules.nouns.group(word) != first}
    narrow = apart & set(rules.nouns.narrowing)
    if narrow:
        return f"a part of the group: {', '.join(sorted(narrow))}"
    if _disjoint(a.scope.group, b.scope.group):
        return f"another group: {' '.join(a.scope.group)} and {' '.join(b.scope.group)}"
    return ""


def group_of(claim: Claim, rules: Rules) -> str:
    """The group that a claim counts; the nouns that are the count itself are names of one: *gunmen, attackers*."""
    if claim.measure == "amount" and claim.counted in COSTS:
        return ""
    group = rules.nouns.group(claim.counted, claim.scope.group)
    names = rules.measures[claim.measure].counted_as if group == claim.counted and not claim.scope.group else ()
    return "anyone" if claim.counted in map(plain_word, names) else group


def _groups(claims: Sequence[Claim], rules: Rules) -> dict[str, str]:
    """The group that each claim counts, by its id; one voice that repeats its figure with a general noun means the
    same group.

    *All four gunmen were killed. "There are four bodies"*: the bodies are the gunmen's.
    """
    own = {c.id: group_of(c, rules) for c in claims}
    named: dict[tuple[str, Interval, int], list[Claim]] = {}
    for claim in claims:
        if own[claim.id] not in {"", "anyone"}:
            named.setdefault((claim.measure, claim.value, claim.scope.scene), []).append(claim)
    for claim in claims:
        if not own[claim.id] and claim.counted:
            same = named.get((claim.measure, claim.value, claim.scope.scene), ())
            own[claim.id] = next((own[c.id] for c in same if same_voice(c.source, claim.source)), "")
    return own
