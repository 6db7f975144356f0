"""Which compared figures make a finding of which check, and how it is put: from claims built by hand."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checks import self_conflict, source_conflict
from checker.events import group_events, pair_claims
from checker.model import REPORT, Claim, Finding, PartKind, Scope, Source, Span
from checker.rules import load_rules
from tests.making import claim
from tests.marks import body
from tests.results import a_result

RULES = load_rules()
REPORT_TEXT = body("One thing.\n\nAnother thing.\n\nA third thing.")


def found(*claims: Claim) -> list[Finding]:
    """The findings of both checks, with the check's own order within each."""
    placed, _ = group_events(claims, REPORT_TEXT)
    result = replace(a_result(REPORT_TEXT, placed), pairs=pair_claims(placed, RULES))
    return [f for check in (self_conflict.check, source_conflict.check) for f in check(result, RULES)]


def shown(findings: Sequence[Finding]) -> list[tuple[str, tuple[str, ...]]]:
    return [(f.check, f.claims) for f in findings]


POLICE, ARMY = "police", "Army"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("5", "7"), ("5", "7.."), ("7", "..5"), ("..5", "7.."), ("5..6", "7..9"), ("0", "1"), ("94", "100"),
        ("13", "14"), ("1000", "1200"), ("400", "500"), ("1234", "1235"),
    ],
)  # fmt: skip
def test_figures_that_cannot_both_be_true_are_found(first: str, second: str) -> None:
    for one, other in ((first, second), (second, first)):
        findings = found(claim(1, one, by=POLICE), claim(2, other, by=ARMY))
        assert shown(findings) == [("source-conflict", ("c1", "c2"))]
        assert findings[0].pairs == (("c1", "c2"),)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("5", "5"), ("5", "5.."), ("7", "5.."), ("5", "..7"), ("5..9", "7..12"), ("5..", "..7"), ("5..", "7.."),
        ("..5", "..7"), ("5..6", "6..9"), ("1000", "1040"), ("400", "404"), ("99", "100"),
    ],
)  # fmt: skip
def test_figures_that_one_value_satisfies_are_left_alone(first: str, second: str) -> None:
    assert found(claim(1, first, by=POLICE), claim(2, second, by=ARMY)) == []
    assert found(claim(1, second, by=POLICE), claim(2, first, by=ARMY)) == []


@pytest.mark.parametrize(("value", "clash"), [("405", False), ("440", False), ("360", False), ("500", True)])
def test_an_approximate_figure_leaves_room(value: str, clash: bool) -> None:
    findings = found(claim(1, "400", by=POLICE, approximate=True), claim(2, value, by=ARMY))
    assert bool(findings) == clash


def test_a_figure_that_is_kept_apart_is_never_found() -> None:
    assert found(claim(1, "5", by=POLICE), claim(2, "7", by=ARMY, scope=Scope(cues=("part",)))) == []


@pytest.mark.parametrize(
    ("first", "second", "check"),
    [
        pytest.param(claim(1, "5"), claim(2, "7", paragraph=2), "self-conflict", id="the report"),
        pytest.param(claim(1, "5", by=ARMY), claim(2, "7", by=ARMY, paragraph=2), "self-conflict", id="one source"),
        pytest.param(
            claim(1, "5", by="Norland Army"), claim(2, "7", by=ARMY, paragraph=2), "self-conflict", id="its full name"
        ),
        pytest.param(claim(1, "5", by=POLICE), claim(2, "7", by=ARMY), "source-conflict", id="two sources"),
        pytest.param(claim(1, "5"), claim(2, "7", by=ARMY), "source-conflict", id="the report and a source"),
        pytest.param(
            claim(1, "5", part="headline"), claim(2, "7"), "self-conflict", id="headline and the report's body"
        ),
        pytest.param(
            claim(1, "5", part="headline"), claim(2, "7", by=ARMY), "self-conflict", id="headline nobody bears out"
        ),
        pytest.param(claim(1, "5"), claim(2, "7", part="caption"), "self-conflict", id="caption and body"),
        pytest.param(claim(1, "5", part="summary"), claim(2, "7", by=ARMY), "self-conflict", id="summary and body"),
        pytest.param(
            claim(1, "5", part="headline"), claim(2, "7", part="caption"), "self-conflict", id="headline and caption"
        ),
        pytest.param(
            claim(1, "5", by=POLICE, part="headline"),
            claim(2, "7", by=ARMY),
            "source-conflict",
            id="a headline that names its source",
        ),
        pytest.param(
            claim(1, "5", source=Source(name="Reuters", kind="named", via=(Source(name="Army", kind="named"),))),
            claim(2, "7", by=ARMY, paragraph=2),
            "self-conflict",
            id="a source and who relays it",
        ),
    ],
)
def test_one_voice_or_two(first: Claim, second: Claim, check: str) -> None:
    assert shown(found(first, second)) == [(check, ("c1", "c2"))]


def test_a_headline_that_one_source_bears_out_takes_its_side() -> None:
    headline, police, army = claim(1, "5", part="headline"), claim(2, "5", by=POLICE), claim(3, "7", by=ARMY)
    [finding] = found(headline, police, army)
    assert (finding.check, finding.claims) == ("source-conflict", ("c1", "c2", "c3"))
    assert finding.pairs == (("c1", "c3"), ("c2", "c3"))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(claim(2, "5..", by=POLICE), id="only room for it"),
        pytest.param(claim(2, "5", "injured", by=POLICE), id="another measure"),
        pytest.param(claim(2, "5", by=POLICE, scope=Scope(scene=1)), id="another event"),
        pytest.param(claim(2, "5", part="caption"), id="only the caption"),
    ],
)
def test_what_does_not_bear_out_a_headline(other: Claim) -> None:
    findings = found(claim(1, "5", part="headline"), other, claim(3, "7", by=ARMY))
    assert ("c1", "c3") in {pair for f in findings if f.check == "self-conflict" for pair in f.pairs}


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        pytest.param(claim(1, "5"), claim(2, "7", paragraph=2), True, id="the same noun"),
        pytest.param(claim(1, "5", counted=""), claim(2, "7", paragraph=1), False, id="one after the other"),
        pytest.param(claim(1, "5"), claim(2, "7", counted="victim", paragraph=2), False, id="another noun for anyone"),
        pytest.param(claim(1, "5", counted=""), claim(2, "7", counted="", paragraph=2), False, id="no noun"),
        pytest.param(
            claim(1, "5", counted=""),
            claim(2, "7", counted="victim", scope=Scope(cues=("definite",))),
            True,
            id="taken up with the article",
        ),
        pytest.param(
            claim(1, "5", counted="", part="headline"), claim(2, "7", counted="victim"), True, id="headline and body"
        ),
        pytest.param(
            claim(1, "5", "count", "fence", scope=Scope(deed="burn")),
            claim(2, "7", "count", "fence", scope=Scope(deed="burn")),
            False,
            id="an open count within the body",
        ),
        pytest.param(
            claim(1, "5", "count", "fence", part="headline", scope=Scope(deed="burn")),
            claim(2, "7", "count", "fence", scope=Scope(deed="burn")),
            True,
            id="an open count in headline and body",
        ),
        pytest.param(
            claim(1, "5", "area", "acre", unit="acre", scope=Scope(deed="burn")),
            claim(2, "7", "area", "acre", unit="acre", scope=Scope(deed="burn")),
            False,
            id="an area within the body",
        ),
    ],
)
def test_one_voice_speaks_twice_of_the_same_thing(first: Claim, second: Claim, clash: bool) -> None:
    assert bool(found(first, second)) == clash


def test_all_that_contradict_each_other_over_one_thing_make_one_finding() -> None:
    claims = [
        claim(1, "5", by="Norland"),
        claim(2, "7", by="Sudria"),
        claim(3, "5", by="Westria"),
        claim(4, "9", by="Ost"),
    ]
    [finding] = found(*claims)
    assert finding.claims == ("c1", "c2", "c3", "c4")
    assert finding.pairs == (("c1", "c2"), ("c1", "c4"), ("c2", "c3"), ("c2", "c4"), ("c3", "c4"))
    assert finding.spans == tuple(c.span for c in claims)


def test_a_figure_that_agrees_with_both_sides_is_left_out() -> None:
    claims = [claim(1, "5", by="Norland"), claim(2, "4..9", by="Sudria"), claim(3, "9", by="Ost")]
    assert shown(found(*claims)) == [("source-conflict", ("c1", "c3"))]


def test_two_measures_are_two_findings_and_two_events_too() -> None:
    killed = claim(1, "5", by=POLICE), claim(4, "7", by=ARMY)
    injured = claim(2, "15", "injured", by=POLICE), claim(3, "17", "injured", by=ARMY)
    before = Scope(scene=1)
    others = claim(5, "25", by=POLICE, scope=before), claim(6, "27", by=ARMY, scope=before)
    findings = found(killed[0], *injured, killed[1], *others)
    assert shown(findings) == [
        ("source-conflict", ("c1", "c4")),
        ("source-conflict", ("c2", "c3")),
        ("source-conflict", ("c5", "c6")),
    ]
    assert [f.event for f in findings] == ["e1", "e1", "e2"]


def test_a_finding_says_who_says_what() -> None:
    claims = [
        claim(1, "5", part="headline"),
        claim(2, "5", by=POLICE),
        claim(3, "7", source=Source(name="Reuters", kind="named", via=(Source(name="a doctor", kind="unnamed"),))),
    ]
    [finding] = found(*claims)
    assert finding.message == "Killed: 5 according to the headline and police, 7 according to Reuters, citing a doctor."
    assert (finding.severity, finding.confidence, finding.measure) == ("warning", "high", "killed")
    assert finding.because == ("same event: 5 and 7 cannot both be true",)


@pytest.mark.parametrize(
    ("part", "name"), [("headline", "the headline"), ("caption", "the caption"), ("summary", "the summary")]
)
def test_a_part_of_the_report_is_named(part: PartKind, name: str) -> None:
    [finding] = found(claim(1, "5", part=part), claim(2, "7"))
    assert finding.message == f"Killed: 5 according to {name}, 7 according to the report."
    assert (finding.severity, finding.check) == ("error", "self-conflict")


def test_an_open_count_is_named_by_what_is_counted() -> None:
    sold = Scope(deed="burn")
    claims = (
        claim(1, "5", "count", "fence", by=POLICE, scope=sold),
        claim(2, "7", "count", "fence", by=ARMY, scope=sold),
    )
    [finding] = found(*claims)
    assert finding.message.startswith("Fence: 5 according to police")
    assert finding.because == ("same event, both burn fence: 5 and 7 cannot both be true",)


def test_different_nouns_lower_the_confidence() -> None:
    [finding] = found(claim(1, "5", by=POLICE), claim(2, "7", by=ARMY, counted="victim"))
    assert finding.confidence == "medium"


def test_copy_that_says_itself_that_figures_differ_gets_a_note() -> None:
    report = body("Five died, police said.\n\nAccounts differ.\n\nThe army spoke of seven.")
    claims, _ = group_events([claim(1, "5", by=POLICE, paragraph=0), claim(2, "7", by=ARMY, paragraph=2)], report)
    result = replace(a_result(report, claims), pairs=pair_claims(claims, RULES))
    [finding] = source_conflict.check(result, RULES)
    assert (finding.severity, finding.claims) == ("note", ("c1", "c2"))
    assert "the copy itself says that the figures differ" in finding.because


def _id(*claims: Claim) -> str:
    [finding] = found(*claims)
    return finding.id


ID = _id(claim(1, "5", by=POLICE), claim(2, "7", by=ARMY))


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param((claim(31, "5", by=POLICE), claim(57, "7", by=ARMY)), id="elsewhere in the text"),
        pytest.param((claim(1, "7", by=ARMY), claim(2, "5", by=POLICE)), id="in another order"),
        pytest.param((claim(1, "5", by=POLICE, paragraph=4), claim(2, "7", by=ARMY, paragraph=9)), id="paragraphs"),
        pytest.param((claim(1, "5", by="Police"), claim(2, "7", by=ARMY)), id="a capital"),
        pytest.param((claim(1, "5", by=POLICE), claim(2, "7", by=ARMY), claim(3, "5", by=POLICE)), id="said again"),
        pytest.param((claim(1, "5", by=POLICE, text="five"), claim(2, "7", by=ARMY)), id="in words"),
        pytest.param(
            (claim(9, "1", "injured"), claim(11, "5", by=POLICE), claim(12, "7", by=ARMY)), id="others before"
        ),
        pytest.param(
            (claim(1, "5", by=POLICE, scope=Scope(scene=3)), claim(2, "7", by=ARMY, scope=Scope(scene=3))), id="a scene"
        ),
    ],
)
def test_an_id_survives_edits_elsewhere(claims: Sequence[Claim]) -> None:
    assert _id(*claims) == ID


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param((claim(1, "6", by=POLICE), claim(2, "7", by=ARMY)), id="a value"),
        pytest.param((claim(1, "5", by=POLICE), claim(2, "7..", by=ARMY)), id="a bound"),
        pytest.param((claim(1, "5", by=POLICE), claim(2, "7", by="Navy")), id="a source"),
        pytest.param((claim(1, "5"), claim(2, "7", by=ARMY)), id="no source"),
        pytest.param((claim(1, "7", by=POLICE), claim(2, "5", by=ARMY)), id="the other way round"),
        pytest.param((claim(1, "5", "injured", by=POLICE), claim(2, "7", "injured", by=ARMY)), id="a measure"),
        pytest.param((claim(1, "5"), claim(2, "7", paragraph=2)), id="a check"),
        pytest.param((claim(1, "5", by=POLICE), claim(2, "7", by=ARMY), claim(3, "9", by="Ost")), id="a third figure"),
    ],
)
def test_an_id_dies_with_what_the_finding_says(claims: Sequence[Claim]) -> None:
    assert _id(*claims) != ID
    assert len(_id(*claims)) == 8


def test_findings_over_two_things_have_two_ids() -> None:
    sold = Scope(deed="burn")
    ids = {
        _id(claim(1, "5", "count", noun, by=POLICE, scope=sold), claim(2, "7", "count", noun, by=ARMY, scope=sold))
        for noun in ("fence", "haystack")
    }
    assert len(ids) == 2


VOICES = st.sampled_from(["", POLICE, ARMY, "Norland Army", "a doctor", "another doctor"])
PARTS: st.SearchStrategy[PartKind] = st.sampled_from(["headline", "body", "body", "body", "caption"])


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Up to eight claims of two measures."""
    return [
        claim(
            at,
            draw(st.sampled_from(["5", "7", "7..", "..5", "9", "6..8"])),
            draw(st.sampled_from(["killed", "injured"])),
            draw(st.sampled_from(["", "person", "victim", "soldier"])),
            draw(VOICES),
            part=draw(PARTS),
            scope=Scope(scene=draw(st.sampled_from([0, 0, 1]))),
        )
        for at in range(draw(st.integers(0, 8)))
    ]


@given(claims().flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_permuted_claims_give_the_same_findings(orders: tuple[list[Claim], list[Claim]]) -> None:
    def said(some: Sequence[Claim]) -> set[tuple[str, str, tuple[str, ...], tuple[Span, ...], str]]:
        return {(f.id, f.check, f.claims, f.spans, f.message) for f in found(*some)}

    first, second = orders
    assert said(first) == said(second)


@given(claims())
def test_findings_hold_together(some: list[Claim]) -> None:
    by = {c.id: c for c in some}
    seen: list[frozenset[str]] = []
    for finding in found(*some):
        members = [by[id] for id in finding.claims]
        assert finding.claims == tuple(c.id for c in sorted(members, key=lambda c: c.span))
        assert finding.spans == tuple(c.span for c in members)
        assert {id for pair in finding.pairs for id in pair} == set(finding.claims)
        assert len({(c.measure, c.scope.scene) for c in members}) == 1
        seen += [frozenset((finding.check, *pair)) for pair in finding.pairs]
        assert finding.because
    assert len(seen) == len(set(seen))


@given(claims())
def test_each_check_gives_its_findings_in_the_order_of_the_text(some: list[Claim]) -> None:
    findings = found(*some)
    for name in ("self-conflict", "source-conflict"):
        starts = [f.spans[0] for f in findings if f.check == name]
        assert starts == sorted(starts)


def test_the_report_is_one_voice() -> None:
    assert claim(1, "5").source == REPORT
    assert found(claim(1, "5"), claim(2, "5")) == []
