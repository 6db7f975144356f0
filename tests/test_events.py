"""Which claims tell of the same happening, and which two may be compared: from claims built by hand."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.events import group_events, pair_claims
from checker.model import Claim, Pair, Scope
from checker.parting import PARTING_CUES
from checker.rules import load_rules
from checker.sources import same_voice
from checker.unlikely import FAR_BEHIND
from tests.making import claim
from tests.marks import body

RULES = load_rules()


def _pair(first: Claim, second: Claim, *others: Claim) -> Pair:
    """The pair of the first two claims, and that their order in the list does not matter."""
    by = {(p.first.id, p.second.id): p for p in pair_claims([first, second, *others], RULES)}
    back = {(p.first.id, p.second.id): p for p in pair_claims([second, first, *others], RULES)}
    assert by[first.id, second.id].tied == back[second.id, first.id].tied
    return by[first.id, second.id]


PARTED: list[tuple[str, Claim, Claim, str]] = [
    ("denied", claim(1, "5"), claim(2, "7", status="denied"), "7: denied"),
    ("forecast", claim(1, "5", status="forecast"), claim(2, "7"), "5: forecast"),
    ("superseded", claim(1, "5", status="superseded"), claim(2, "7"), "5: superseded"),
    ("both forecast", claim(1, "5", status="forecast"), claim(2, "7", status="forecast"), "5: forecast"),
    (
        "another event",
        claim(1, "5"),
        claim(2, "7", scope=Scope(scene=1, apart="last year")),
        "another event: last year",
    ),
    (
        "two asides",
        claim(1, "5", scope=Scope(scene=2, apart="2015")),
        claim(2, "7", scope=Scope(scene=1, apart="last year")),
        "another event: 2015",
    ),
    *(
        (f"cue {cue}", claim(1, "5"), claim(2, "7", scope=Scope(cues=(cue,))), words)
        for cue, words in PARTING_CUES.items()
    ),
    (
        "both parts",
        claim(1, "5", scope=Scope(cues=("part",))),
        claim(2, "7", scope=Scope(cues=("part",))),
        "a part of a whole",
    ),
    ("wider", claim(1, "5"), claim(2, "7", scope=Scope(cues=("wider",))), "one is for more than the event"),
    ("on top of others", claim(1, "5"), claim(2, "7", additional=True), "one comes on top of others"),
    ("another group", claim(1, "5", counted="soldier"), claim(2, "7", counted="civilian"), "another group"),
    (
        "one group of several",
        claim(1, "9", counted=""),
        claim(2, "7", counted="soldier"),
        "one group of several: soldier",
    ),
    ("a part of the group", claim(1, "9"), claim(2, "7", counted="soldier"), "a part of the group: soldier"),
    (
        "a group narrowed",
        claim(1, "9", counted="soldier"),
        claim(2, "7", counted="soldier", scope=Scope(group=("foreign",))),
        "a part of the group: foreign",
    ),
    (
        "groups by other words",
        claim(1, "9", counted="soldier", scope=Scope(group=("indian",))),
        claim(2, "7", counted="soldier", scope=Scope(group=("chinese",))),
        "another group: indian and chinese",
    ),
    (
        "another one's figure",
        claim(1, "9", scope=Scope(about=("norland",))),
        claim(2, "7", scope=Scope(about=("sudria",))),
        "another one's figure: norland",
    ),
    ("one's figure", claim(1, "9"), claim(2, "7", scope=Scope(about=("sudria",))), "another one's figure: sudria"),
    (
        "done by others",
        claim(1, "9", scope=Scope(actors=("army",))),
        claim(2, "7", scope=Scope(actors=("flood",))),
        "done by others",
    ),
    (
        "one rescuer's share",
        claim(1, "9", "rescued"),
        claim(2, "7", "rescued", scope=Scope(actors=("volunteer",))),
        "done by others",
    ),
    ("one among others", claim(1, "1", form="article"), claim(2, "7"), "one among others"),
    ("one named among others", claim(1, "7"), claim(2, "1", form="single"), "one among others"),
    (
        "another time",
        claim(1, "9", scope=Scope(times=("monday",))),
        claim(2, "7", scope=Scope(times=("friday",))),
        "another time",
    ),
    ("another place", claim(1, "9"), claim(2, "7", scope=Scope(places=("alba",))), "another place"),
    (
        "another place of an aside",
        claim(1, "9", scope=Scope(scene=3, places=("borno",))),
        claim(2, "7", scope=Scope(scene=3, places=("alba",))),
        "another place",
    ),
    ("one breath", claim(1, "9", sentence=1), claim(2, "7", sentence=1), "told in one breath"),
    (
        "one source in one breath",
        claim(1, "9", by="the army", sentence=1),
        claim(2, "7", by="the army", sentence=1),
        "told in one breath",
    ),
    ("nothing done", claim(1, "9", "count", "ticket"), claim(2, "7", "count", "ticket"), "nothing ties them"),
    (
        "something else done",
        claim(1, "9", "count", "ticket", scope=Scope(deed="sell")),
        claim(2, "7", "count", "ticket", scope=Scope(deed="print")),
        "nothing ties them",
    ),
    (
        "done to something else",
        claim(1, "9", "count", "ticket", scope=Scope(deed="sell")),
        claim(2, "7", "count", "programme", scope=Scope(deed="sell")),
        "another group: ticket and programme",
    ),
    (
        "a verb that says little",
        claim(1, "9", "count", "ticket", scope=Scope(deed="have")),
        claim(2, "7", "count", "ticket", scope=Scope(deed="have")),
        "nothing ties them",
    ),
    (
        "nothing counted",
        claim(1, "9", "count", "", scope=Scope(deed="sell")),
        claim(2, "7", "count", "", scope=Scope(deed="sell")),
        "nothing ties them",
    ),
    (
        "one voice's sums of one noun",
        claim(1, "9", "amount", "damage", unit="USD", scope=Scope(deed="put")),
        claim(2, "7", "amount", "damage", unit="USD", scope=Scope(deed="estimate")),
        "nothing ties them",
    ),
]  # fmt: skip
TIED: list[tuple[str, Claim, Claim, str]] = [
    ("the same event", claim(1, "5"), claim(2, "7"), "same event"),
    ("two voices in one breath", claim(1, "5", sentence=1), claim(2, "7", by="police", sentence=1), "same event"),
    (
        "an aside's own two figures",
        claim(1, "5", scope=Scope(scene=4)),
        claim(2, "7", scope=Scope(scene=4)),
        "same event",
    ),
    (
        "an aside's place named once",
        claim(1, "5", scope=Scope(scene=4, places=("alba",))),
        claim(2, "7", scope=Scope(scene=4)),
        "same event",
    ),
    (
        "both for more than the event",
        claim(1, "5", scope=Scope(cues=("wider",))),
        claim(2, "7", scope=Scope(cues=("wider",))),
        "same event",
    ),
    ("both on top of others", claim(1, "5", additional=True), claim(2, "7", additional=True), "same event"),
    ("names of one group", claim(1, "5", counted="officer"), claim(2, "7", counted="policeman"), "same event"),
    ("nobody named", claim(1, "5", counted=""), claim(2, "7"), "same event"),
    ("nobody named, one group", claim(1, "5", counted=""), claim(2, "7", counted="soldier"), "same event"),
    ("victims and people", claim(1, "5", counted="victim"), claim(2, "7"), "same event"),
    ("deaths and people", claim(1, "5", counted="death"), claim(2, "7"), "same event"),
    ("a part larger than the whole", claim(1, "5"), claim(2, "7", counted="soldier"), "same event"),
    ("the same in other words", claim(1, "5", scope=Scope(group=("dead",))), claim(2, "7"), "same event"),
    ("only one says who did it", claim(1, "5", scope=Scope(actors=("army",))), claim(2, "7"), "same event"),
    (
        "the same did it",
        claim(1, "5", scope=Scope(actors=("rebel",))),
        claim(2, "7", scope=Scope(actors=("gunman",))),
        "same event",
    ),
    ("only one says when", claim(1, "5", scope=Scope(times=("monday",))), claim(2, "7"), "same event"),
    (
        "times that overlap",
        claim(1, "5", scope=Scope(times=("monday", "2015"))),
        claim(2, "7", scope=Scope(times=("monday",))),
        "same event",
    ),
    (
        "the same place",
        claim(1, "5", scope=Scope(places=("alba",))),
        claim(2, "7", scope=Scope(places=("alba",))),
        "same event",
    ),
    (
        "where it ended up",
        claim(1, "5", "missed", "rocket"),
        claim(2, "7", "missed", "rocket", scope=Scope(places=("alba",))),
        "same event",
    ),
    ("none at all", claim(1, "0", by="Army", form="none"), claim(2, "7", by="Mayor"), "same event"),
    (
        "the same done to the same",
        claim(1, "9", "count", "ticket", scope=Scope(deed="sell")),
        claim(2, "7", "count", "ticket", scope=Scope(deed="sell")),
        "same event, both sell ticket",
    ),
    (
        "verbs that say the same",
        claim(1, "9", "area", "acre", unit="acre", scope=Scope(deed="burn")),
        claim(2, "7", "area", "acre", unit="acre", scope=Scope(deed="scorch")),
        "same event, both burn acre",
    ),
    (
        "a unit and no noun",
        claim(1, "9", "area", "", unit="acre", scope=Scope(deed="burn")),
        claim(2, "7", "area", "", unit="acre", scope=Scope(deed="burn")),
        "same event, both burn acre",
    ),
    (
        "two voices' sums of one noun",
        claim(1, "9", "amount", "damage", unit="USD", scope=Scope(deed="put")),
        claim(2, "7", "amount", "damage", by="the owner", unit="USD", scope=Scope(deed="estimate")),
        "same event, both of damage",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "because"), [pytest.param(a, b, w, id=n) for n, a, b, w in PARTED])
def test_what_parts_two_claims(first: Claim, second: Claim, because: str) -> None:
    others = [claim(3, "1", counted="sailor"), claim(4, "2", counted="")] if "several" in because else []
    pair = _pair(first, second, *others)
    assert not pair.tied
    assert pair.because.startswith(because)


@pytest.mark.parametrize(("first", "second", "because"), [pytest.param(a, b, w, id=n) for n, a, b, w in TIED])
def test_what_ties_two_claims(first: Claim, second: Claim, because: str) -> None:
    if same_voice(first.source, second.source):
        second = replace(second, paragraph=FAR_BEHIND)  # who goes on telling tells of more
    pair = _pair(first, second)
    assert (pair.tied, pair.because) == (True, because)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(claim(1, "5"), claim(2, "7", "injured"), id="measures"),
        pytest.param(claim(1, "5", "amount", unit="USD"), claim(2, "7", "amount", unit="EUR"), id="units"),
        pytest.param(claim(1, "5", "share", unit="percent"), claim(2, "7", "share"), id="a unit and none"),
    ],
)
def test_figures_of_two_kinds_are_no_pair(first: Claim, second: Claim) -> None:
    assert pair_claims([first, second], RULES) == ()


def _restating(**given: Any) -> Claim:
    given.setdefault("scope", Scope(restates="c1"))
    return claim(2, "70", "share", "", by="the union", unit="percent", **given)


SAID = claim(1, "6", "share", "staff", by="the company", unit="percent", scope=Scope(deed="join"))


def test_another_voice_that_restates_a_figure_is_tied_to_it() -> None:
    [pair] = pair_claims([SAID, _restating()], RULES)
    assert (pair.tied, pair.because) == (True, "70 is said of the same as 6")


@pytest.mark.parametrize(
    ("second", "because"),
    [
        pytest.param(_restating(status="forecast"), "70: forecast", id="not asserted"),
        pytest.param(_restating(scope=Scope(restates="c1", cues=("change",))), "a change", id="a cue"),
        pytest.param(_restating(scope=Scope(restates="c1", cues=("wider",))), "one is for more", id="wider"),
        pytest.param(_restating(scope=Scope(restates="c1", places=("alba",))), "another place", id="another place"),
        pytest.param(_restating(additional=True), "one comes on top", id="on top of it"),
        pytest.param(_restating(scope=Scope(restates="c9")), "nothing ties", id="something else restated"),
        pytest.param(_restating(event="e2"), "nothing ties", id="another event"),
        pytest.param(_restating(source=SAID.source), "nothing ties", id="the same voice"),
    ],
)
def test_what_keeps_a_restated_figure_apart(second: Claim, because: str) -> None:
    [pair] = pair_claims([SAID, second], RULES)
    assert not pair.tied
    assert pair.because.startswith(because)


def test_a_restated_figure_may_stand_anywhere_in_the_list() -> None:
    [pair] = pair_claims([_restating(), SAID], RULES)
    assert pair.tied


def test_a_voice_that_repeats_its_figure_with_a_general_noun_means_the_same_group() -> None:
    gunmen, bodies = claim(1, "4", counted="gunman"), claim(2, "4", counted="body")
    soldiers = claim(3, "2", counted="soldier", by="the army")
    pairs = {(p.first.id, p.second.id): p for p in pair_claims([gunmen, bodies, soldiers], RULES)}
    assert not pairs["c1", "c2"].clash
    assert pairs["c2", "c3"].because == "another group: body and soldier"
    assert pairs["c2", "c3"].because.startswith("another group")


def test_pairs_are_all_of_one_measure_in_the_order_of_the_text() -> None:
    claims = [claim(1, "1"), claim(2, "2", "injured"), claim(3, "3"), claim(4, "4", "injured"), claim(5, "5")]
    pairs = [(p.first.id, p.second.id) for p in pair_claims(claims, RULES)]
    assert pairs == [("c1", "c3"), ("c1", "c5"), ("c2", "c4"), ("c3", "c5")]


def test_events_are_the_scenes_in_the_order_of_their_first_claim() -> None:
    report = body("Two blasts.")
    claims = [
        claim(1, "1", scope=Scope(scene=7, apart="2015", places=("alba",))),
        claim(2, "2", scope=Scope(times=("monday",))),
        claim(3, "3", scope=Scope(scene=7, apart="2015", times=("2015",), places=("borno", "alba"))),
        claim(4, "4", scope=Scope(scene=2, happening="raid")),
        claim(5, "5", scope=Scope(scene=3)),
    ]
    placed, events = group_events(claims, report)
    assert [c.event for c in placed] == ["e1", "e2", "e1", "e3", "e4"]
    assert [(e.id, e.label, e.places, e.times, e.claims) for e in events] == [
        ("e1", "2015", ("alba", "borno"), ("2015",), ("c1", "c3")),
        ("e2", "2", (), ("monday",), ("c2",)),
        ("e3", "raid", (), (), ("c4",)),
        ("e4", "5", (), (), ("c5",)),
    ]


SCOPES = st.builds(
    Scope,
    group=st.sampled_from([(), ("foreign",), ("indian",)]),
    places=st.sampled_from([(), ("alba",), ("borno",)]),
    times=st.sampled_from([(), ("monday",), ("friday",)]),
    actors=st.sampled_from([(), ("army",)]),
    about=st.sampled_from([(), ("norland",)]),
    deed=st.sampled_from(["", "sell", "burn", "scorch"]),
    cues=st.sampled_from([(), ("part",), ("wider",)]),
    scene=st.sampled_from([0, 0, 1]),
)
KINDS = st.sampled_from([("killed", None), ("rescued", None), ("count", None), ("amount", "USD")])


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Up to six claims that differ in what may part them."""
    found = []
    for at in range(draw(st.integers(0, 6))):
        measure, unit = draw(KINDS)
        found.append(
            claim(
                at,
                draw(st.sampled_from(["0", "4", "9", "5.."])),
                measure,
                draw(st.sampled_from(["", "person", "soldier", "gunman", "death"])),
                draw(st.sampled_from(["", "police", "the Army", "another official"])),
                unit=unit,
                additional=draw(st.booleans()),
                scope=draw(SCOPES),
                sentence=draw(st.sampled_from([None, 1])),
                status=draw(st.sampled_from(["asserted", "asserted", "denied"])),
            )
        )
    return found


def _ties(claims: Sequence[Claim]) -> set[tuple[frozenset[str], bool]]:
    return {(frozenset({p.first.id, p.second.id}), p.tied) for p in pair_claims(claims, RULES)}


@given(claims().flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_the_claims_ties_nothing(orders: tuple[list[Claim], list[Claim]]) -> None:
    first, second = orders
    assert _ties(first) == _ties(second)


@given(claims())
def test_every_two_claims_of_one_measure_and_unit_are_a_pair_with_a_reason(some: list[Claim]) -> None:
    pairs = pair_claims(some, RULES)
    expected = [
        (a.id, b.id)
        for i, a in enumerate(some)
        for b in some[i + 1 :]
        if (a.measure, a.quantity.unit) == (b.measure, b.quantity.unit)
    ]
    assert [(p.first.id, p.second.id) for p in pairs] == expected
    assert all(p.because for p in pairs)


@given(claims())
def test_every_claim_is_of_one_event(some: list[Claim]) -> None:
    placed, events = group_events(some, body("Quiet."))
    assert [c.id for c in placed] == [c.id for c in some]
    assert sorted(id for e in events for id in e.claims) == sorted(c.id for c in some)
    for c in placed:
        assert [e.id for e in events if c.id in e.claims] == [c.event]
