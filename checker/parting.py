"""What parts two claims of one measure: why their figures are not compared."""

from collections.abc import Iterator, Mapping

from checker.claims.times import MONTHS, other_days
from checker.claims.told import BURIALS, COSTS
from checker.claims.whose import LOSES
from checker.grouping import BODIES, EVERYBODY, STEM, disjoint, is_national, other_group, whole_of_the_lead
from checker.model import Claim
from checker.rules import Rules
from checker.rules.measures import OPEN
from checker.sources import same_voice
from checker.values import FAR, far_apart, is_more

# Birds that a disease killed are none of those that were killed to stop it.
CULLED = frozenset({"cull", "slaughter", "euthanise", "euthanize"})
DIED = frozenset({"die", "dead", "death", "find", "perish"})
# "The rebels killed 40 of them": what another does to those whose loss is told.
SLAIN = frozenset("kill shoot slay eliminate neutralise neutralize destroy wipe gun liquidate hit".split())
FORCES = frozenset("army military staff ministry defence defense police navy command government coalition".split())
# Those buried so far are not all that died.
BURIED = BURIALS | {"identify"}
# Cues that make a figure one of another kind than the plain count of the event.
PARTING_CUES = {
    "cumulative": "a total over many happenings",
    "part": "a part of a whole",
    "of-whom": "some of those whom it happened to",
    "rest": "the rest of a whole",
    "seen": "what one saw or received himself",
    "per": "a rate",
    "change": "a change, not a total",
    "another-time": "the same at another time",
    "narrowed": "narrowed to some of them",
    "mixed": "counted together with others",
    "other-happening": "of another happening",
    "leaves-out": "the copy says whom one leaves out",
    "unsaid": "only the noun says what it is counted for",
    "compared": "set beside the other to compare",
}
ANOTHER_PLACE = "another place"
# Kinds of happenings that somebody brings about.
BY_PEOPLE = frozenset({"attack", "gathering", "vote", "crime", "exchange"})
# Who answers a figure from afar has no more than so many times as many.
SOMEWHAT_MORE = 1.6
# Whoever does it: "health workers vaccinated 240,000 children".
WHOEVER = frozenset({"worker", "team", "official", "authority", "rescuer"})
# Behind them is somebody: "a roadside bomb killed five", "our fighters killed 15".
MEANS = frozenset("bomb mine device rocket missile shell drone grenade gunfire bullet car truck van".split())
# "13 government soldiers"
SIDES = frozenset({"government", "rebel", "regime", "enemy"})


def partings(a: Claim, b: Claim, names: Mapping[str, str], groups: frozenset[str], rules: Rules) -> Iterator[str]:
    """What parts two claims."""
    if not _one_plan(a, b, rules):
        yield from (f"{claim.text}: {claim.status}" for claim in (a, b) if claim.status != "asserted")
    if a.scope.scene != b.scope.scene:
        yield f"another event: {a.scope.apart or b.scope.apart}"
    for cue, words in PARTING_CUES.items():
        both = cue == "cumulative" and cue in a.scope.cues and cue in b.scope.cues
        if both and a.scope.period and a.scope.period == b.scope.period:
            continue  # "19 have died since Thursday", "34 deaths since Thursday"
        if cue == "cumulative" and (_of_a_toll(a, b) or _of_a_toll(b, a) or _over_one_time(a, b)):
            continue
        if cue == "part" and (_all_that_did(a, b) or _items_of_a_list(a, b) or _items_of_a_list(b, a)):
            continue
        if (cue in a.scope.cues or cue in b.scope.cues) and not _passes(a, b, cue, rules):
            yield words
    if cues_like(a, "per-") != cues_like(b, "per-"):
        yield "a rate"
    if disjoint(cues_like(a, "over-"), cues_like(b, "over-")):
        yield "changes over different times"
    if ("wider" in a.scope.cues) != ("wider" in b.scope.cues) and not _passes(a, b, "wider", rules):
        yield "one is for more than the event"
    if a.quantity.additional != b.quantity.additional:
        yield "one comes on top of others"
    if far_apart(a.value, b.value):
        yield f"more than {FAR} times apart"
    if group := other_group(a, b, names, groups, rules):
        yield group
    if a.scope.about != b.scope.about and not any(_owns_up(*two) or _speaks_for(*two) for two in ((a, b), (b, a))):
        yield f"another one's figure: {' '.join(a.scope.about or b.scope.about)}"
    if _brought_up_to_date(a, b):
        yield "brought up to date"
    if a.part == b.part == "body" and disjoint(a.scope.told, b.scope.told):
        yield "told at another time"
    counts = a.quantity.unit is None
    if counts and a.scope.owner and b.scope.owner and not same_voice(a.source, b.source):
        yield "each speaks of its own"
    for own, other in ((a, b), (b, a)):
        # "Four of his comrades were hurt, the colonel said. The rebels reported two wounded fighters of their own"
        both = "own" in other.scope.cues
        theirs = both or names[other.id] != names[own.id] or names[own.id] in {"", "anyone", "soldiers", "police"}
        # "Nine soldiers died, the army said. The rebels admitted the loss of eight"
        lost = (
            "own-loss" in own.scope.cues
            and other.scope.deed not in SLAIN
            and (not other.scope.actors or other.scope.deed in LOSES)
            and not other.scope.about
        )
        seen = other.counted in BODIES and "seen" in other.scope.cues
        # "Twelve firemen of the city were among the dead. It had lost nobody, the port company said"
        others = own.value.high == 0 and names[other.id] not in {"", "anyone", "soldiers", "police"}
        whose = seen or others or _of_forces(other, names)
        speaks_of_own = own.scope.owner and own.scope.deed in LOSES and whose
        if ("own" in own.scope.cues or lost or speaks_of_own) and theirs and not same_voice(a.source, b.source):
            yield "each speaks of its own"
    if (
        a.measure == "intercepted"
        and any(is_national(c) for c in (a, b))
        and not set(a.scope.group) & set(b.scope.group)
    ):
        yield "another side's"  # "shot down 74 of the drones"; "38 Ukrainian drones had been downed"
    if _of_other_side(a, b) or _of_other_side(b, a):
        yield "another side's"
    if _lost_and_taken(a, b) or _lost_and_taken(b, a):
        yield "each side's own"
    if _bodies_found(a, b) or _bodies_found(b, a):
        yield "the bodies found so far"
    if _other_actors(a, b, rules):
        yield "done by others"
    deeds = {a.scope.deed, b.scope.deed}
    if deeds & CULLED and deeds & DIED and any(c.counted in rules.nouns.kinds["animals"] for c in (a, b)):
        yield "put down by somebody"
    if any(c.quantity.unit is None and c.value.low is not None and c.value.low % 1 for c in (a, b)):
        yield "no number of things"  # "one and a half people"
    if _told_by_the_way(a, b, names) or _told_by_the_way(b, a, names):
        yield "told by the way, beside another voice's"
    if _told_far_off(a, b, names, rules):
        yield "far from each other, and of other nouns"
    alone = any(_is_one(c, names[a.id] != names[b.id]) for c in (a, b))
    if {"article", "single"} & {a.quantity.form, b.quantity.form} or alone:
        yield "one among others"
    if disjoint(a.scope.times, b.scope.times):
        yield "another time"
    if a.part == b.part == "body" and other_days(a.scope.days, b.scope.days) and a.measure != "aboard":
        yield "another day"
    for joint, item in ((a, b), (b, a)):
        if "joint" in joint.scope.cues and "item" in item.scope.cues:
            yield "one counts two things together"
    if ("next-door" in a.scope.cues) != ("next-door" in b.scope.cues) and not rules.measures[a.measure].place_free:
        yield ANOTHER_PLACE
    if two_polls(a, b):
        yield "of two polls"
    if _other_place(a, b) and not rules.measures[a.measure].place_free:
        yield ANOTHER_PLACE
    if _less_by_place(a, b) or _less_by_place(b, a) or _less_in_place(a, b) or _less_in_place(b, a):
        yield ANOTHER_PLACE
    if a.sentence == b.sentence and same_voice(a.source, b.source):
        yield "told in one breath"


# Cues that make a figure one of less than the other, and those that make it one of more.
LESS = frozenset({"seen", "narrowed", "leaves-out", "of-whom"})
MORE = frozenset({"cumulative", "wider"})
# Times that may lie before the event as a whole.
LONG = frozenset("year month week season spring summer autumn winter".split())


def _passes(a: Claim, b: Claim, cue: str, rules: Rules) -> bool:
    """Whether a part is more than the whole that another voice gives, or a longer time has less than a shorter one.

    *The clinic alone received 66 bodies. The command spoke of 49 killed.*
    """
    if (cue in a.scope.cues) == (cue in b.scope.cues) or same_voice(a.source, b.source):
        return False
    if not rules.measures[a.measure].of_event or "report" in {a.source.kind, b.source.kind}:
        return False
    marked, other = (a, b) if cue in a.scope.cues else (b, a)
    if cue in LESS:
        return is_more(marked.value, other.value)
    # "in the first three months of this year" need not reach to the event.
    reaches = cue != "cumulative" or not set(marked.scope.period.split()) & LONG or "since" in marked.scope.period
    return cue in MORE and reaches and is_more(other.value, marked.value)


def _over_one_time(a: Claim, b: Claim) -> bool:
    """*2,140 had fallen ill since January, the county said. The institute gave the number over the same period as
    1,790.*
    """
    if "same-time" in {*a.scope.cues, *b.scope.cues}:
        return close_by(a, b)
    # "since the outbreak began in early January", "since early January"
    months = set(a.scope.times) & set(b.scope.times) & MONTHS
    return any(c.scope.period.startswith("since") and months & set(c.scope.period.split()) for c in (a, b))


def _items_of_a_list(item: Claim, other: Claim) -> bool:
    """*A coach carrying 48 pupils and four teachers ... There were 56 pupils on the coach*: of all the pupils."""
    listed = "item" in item.scope.cues and item.counted == other.counted not in EVERYBODY
    listed = listed and item.part == other.part == "body"  # "550 drones and missiles": 539 drones and 11 missiles
    return listed and not {"of-whom", "in-place", "narrowed", "part"} & set(other.scope.cues)


def _all_that_did(a: Claim, b: Claim) -> bool:
    """*34 of the 39 defendants were found guilty, the court said. The judge had found 37 of them guilty, he said*: both
    count all that were, where the second has more.
    """
    alike = a.counted == b.counted != "" and a.scope.deed == b.scope.deed and a.measure == b.measure
    first, second = (a, b) if a.span < b.span else (b, a)
    wholes = first.quantity.whole is not None and "part" not in first.scope.cues
    return alike and wholes and close_by(a, b) and is_more(second.value, first.value)


def _of_a_toll(run: Claim, toll: Claim) -> bool:
    """*The death toll rose to 64*; *67 people have died since the rains began*: a toll takes in all since then."""
    since = run.scope.period.startswith("since the ") and not any(c.isdigit() for c in run.scope.period)
    return since and "cumulative" not in toll.scope.cues and toll.scope.deed == "toll" and toll.measure == run.measure


def _told_by_the_way(told: Claim, said: Claim, names: Mapping[str, str]) -> bool:
    """Whether the report itself gives a figure far behind its opening where another voice gives the other one: it tells
    of something of its own, unless both name the same things.
    """
    if told.scope.restates == said.id:
        return False  # "The ministry counted 48 dead. Later it accepted 34"
    late = told.source.kind == "report" and told.part == "body" and not told.scope.opening
    return (
        late
        and said.source.kind != "report"
        and not _named_alike(told, said, names)
        and "dissent" not in said.scope.cues
    )


def _told_far_off(a: Claim, b: Claim, names: Mapping[str, str], rules: Rules) -> bool:
    """Whether two figures of the story stand far from each other and count, by their nouns, not the same."""
    far = abs(a.paragraph - b.paragraph) > 1 and a.part == b.part == "body" and not same_voice(a.source, b.source)
    first, second = (a, b) if a.span < b.span else (b, a)
    whoever = {names[a.id], names[b.id]} <= {"", "anyone"} or whole_of_the_lead(first, second, rules)
    if whoever and _answers(first, second):
        return False
    named = bool(names[a.id] or names[b.id])  # "18 lives", "20 bodies" leave open whose they are
    return far and named and a.counted != b.counted and bool(a.counted and b.counted) and not _named_alike(a, b, names)


def _answers(first: Claim, second: Claim) -> bool:
    """*276 people were killed, the government said ... His crews had brought 300 bodies, he said*: a voice that has
    somewhat more than the opening tells; in the reports studied, seven of seven such pairs were of the same.
    """
    more = is_more(second.value, first.value) and not far_apart(first.value, second.value, SOMEWHAT_MORE)
    return first.scope.opening and more and first.measure in {"killed", "jobs_cut"}


def _named_alike(a: Claim, b: Claim, names: Mapping[str, str]) -> bool:
    """Whether two figures count things of one name, and not only somebody: *houses* and *homes*."""
    return names[a.id] == names[b.id] not in {"", "anyone"} or a.counted == b.counted not in EVERYBODY


def _is_one(claim: Claim, of_others: bool) -> bool:
    """*One, a camera operator, was operated on; one Afghan soldier was hurt* beside others: somebody, not all."""
    somebody = not claim.counted or (of_others and claim.counted not in EVERYBODY)
    return claim.text.lower() == "one" and somebody and claim.part == "body"


def cues_like(claim: Claim, start: str) -> frozenset[str]:
    """The cues that begin so: ``per-year``, ``over-month``."""
    return frozenset(cue for cue in claim.scope.cues if cue.startswith(start))


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
        # "It is recalling 82,000 cars, the company said. 97,000 cars would be recalled, the ministry said"
        begun = all("decided" in c.scope.cues for c in (a, b)) and a.measure == b.measure and close_by(a, b)
        return settled and ((begun and a.measure not in OPEN) or of_one_bill(a, b, rules))
    if not a.status == b.status == "forecast":
        return False
    same = rules.measures[a.measure].of_event or rules.events.deed(a.scope.deed) == rules.events.deed(b.scope.deed)
    return same and (not same_voice(a.source, b.source) or (a.part == "body") != (b.part == "body"))


def _brought_up_to_date(a: Claim, b: Claim) -> bool:
    """*The toll has risen to 22* after a 14 in the story above it."""
    earlier, later = (a, b) if a.span < b.span else (b, a)
    if later.part != "body":
        return False
    if earlier.part == "headline":
        # "Toll climbs to 21"; "by the evening the police spoke of ten dead"
        return "grown" in earlier.scope.cues and bool(later.scope.told) and is_more(earlier.value, later.value)
    up, down = is_more(later.value, earlier.value), is_more(earlier.value, later.value)
    return ("grown" in later.scope.cues and up) or ("shrunk" in later.scope.cues and down)


def _of_other_side(own: Claim, other: Claim) -> bool:
    """*Norland says five of its soldiers died*, or *five Norlandian soldiers died*; *the deaths of 13 government
    soldiers*: those of the side it fights.
    """
    of_nation = is_national(own) or ("of-its" in own.scope.cues and own.source.kind != "report")
    return of_nation and bool(SIDES & set(other.scope.group))


def _lost_and_taken(own: Claim, other: Claim) -> bool:
    """*The army had lost 11 tanks. Of the enemy's, 36 were destroyed, she said*: one voice tells of both sides."""
    alike = same_voice(own.source, other.source) and own.source.kind != "report"
    near = own.part == other.part == "body" and abs(own.paragraph - other.paragraph) <= 1
    return alike and near and own.scope.deed == "lose" != other.scope.deed


def _bodies_found(a: Claim, b: Claim) -> bool:
    """*Three bodies were found quickly* of four killed: who counts bodies counts those that he has seen."""
    both = (b.counted in BODIES or b.scope.deed in BURIED) and not same_voice(a.source, b.source)
    both = both and not any(c.text.lower().startswith(("another", "a further")) for c in (a, b))
    if "again" in a.scope.cues:
        return False  # "Burials of the 15 workers who died were to begin"
    return (a.counted in BODIES or a.scope.deed in BURIED) and not both and is_more(b.value, a.value)


def two_polls(a: Claim, b: Claim) -> bool:
    """*42 percent, according to Gallup; a poll by YouGov put it at 39*: each has asked people of its own."""
    asked = "poll" in {a.scope.happening, b.scope.happening}
    return asked and a.quantity.unit == "percent" and not same_voice(a.source, b.source)


def _other_place(a: Claim, b: Claim) -> bool:
    """Whether one figure holds for a place that the other does not; an aside has its places in common already."""
    if a.part == b.part == "body" and disjoint(a.scope.within, b.scope.within):
        return True  # "in Hame, three were killed; in Lower Sard, five", both named in the lead
    if a.scope.scene:
        return disjoint(a.scope.places, b.scope.places)
    return set(a.scope.places) != set(b.scope.places)


def _owns_up(own: Claim, other: Claim) -> bool:
    """*Norland's ministry acknowledged the death of 12*; *Norland had lost 200, the rebels said*: Norland's, both."""
    return "own-loss" in own.scope.cues and other.scope.deed in LOSES and not same_voice(own.source, other.source)


def _speaks_for(own: Claim, other: Claim) -> bool:
    """*Norland had lost eight tanks, the Norlandian spokeswoman said*, of whom the other side claims 57."""
    named = any(word[:STEM] in own.source.name.lower() for word in own.scope.about)
    return own.scope.deed in LOSES and named and not other.scope.about and not same_voice(own.source, other.source)


def _of_forces(claim: Claim, names: Mapping[str, str]) -> bool:
    """*Twelve soldiers were killed, the General Staff said*: who commands the dead counts his own."""
    commands = claim.part == "headline" or bool(FORCES & set(claim.source.name.lower().split()))
    return names[claim.id] in {"soldiers", "police"} and commands


def _less_by_place(headline: Claim, told: Claim) -> bool:
    """*Nearly 200 dead in Samora*, *31 deaths in Lower Samora*: a phrase on the noun says where, of fewer."""
    apart = headline.part == "headline" and told.part == "body" and disjoint(headline.scope.within, told.scope.within)
    return apart and "phrase" in told.scope.cues and is_more(headline.value, told.value)


def _less_in_place(whole: Claim, told: Claim) -> bool:
    """*Drones struck a house in Velm and a depot in Aro, wounding 11*; *nine in the city*: fewer, of one of several."""
    apart = "in-place" in told.scope.cues and "in-place" not in whole.scope.cues
    apart = apart and not (told.scope.opening and told.span < whole.span)  # "left 18 dead in the city", so it opens
    # "4,800 had joined the walkout in Wallonia, the union said. The firms put the number in the region at 3,100"
    named = len(whole.scope.within) == 1 and whole.span < told.span and close_by(whole, told)
    named = named and (whole.paragraph == told.paragraph or not whole.scope.opening)
    apart = apart and not (_over_one_time(whole, told) or named)
    return apart and is_more(whole.value, told.value)


def _other_actors(a: Claim, b: Claim, rules: Rules) -> bool:
    """Whether others did it: where both say who, and for what each rescuer or hospital does its share of, where one
    does.
    """
    measure = rules.measures[a.measure]
    if a.measure != b.measure:
        return False  # the hospital that admits them has hurt nobody
    if measure.shared_out:
        if "own-deed" in {*a.scope.cues, *b.scope.cues}:
            return True
        # "Police seized 264,000 shirts, the ministry said. Officers had confiscated 240,000, the league said"
        whoever = {*measure.doers, *WHOEVER}
        first, second = ({rules.nouns.group(x) for x in c.scope.actors if x not in whoever} for c in (a, b))
        return first != second
    # "The fire claimed 264 lives", "the blaze took 246"; but "a strike grounds 400 flights" leaves open whose it is.
    kinds = rules.events.kind_of_happening
    done = [{rules.nouns.group(x) for x in c.scope.actors if kinds.get(x) in BY_PEOPLE} for c in (a, b)]
    did = [{kinds.get(x, rules.nouns.group(x)) for x in c.scope.actors if x not in MEANS} - BY_PEOPLE for c in (a, b)]
    return any(first and second and not first & second for first, second in (done, did))


def close_by(a: Claim, b: Claim) -> bool:
    """Whether two voices speak right after each other."""
    return not same_voice(a.source, b.source) and a.part == b.part and abs(a.paragraph - b.paragraph) <= 1


def of_one_bill(a: Claim, b: Claim, rules: Rules) -> bool:
    """*The council said the tunnel would cost £12m. The opposition put the bill at £19m.*"""
    if a.measure != "amount" or not close_by(a, b):
        return False
    cost = rules.events.deed("cost")
    costs = all(rules.events.deed(c.scope.deed) == cost or (c.counted and c.counted in COSTS) for c in (a, b))
    return costs and (a.counted == b.counted or bool(COSTS & {a.counted, b.counted}))
