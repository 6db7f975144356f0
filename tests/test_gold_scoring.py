"""The scorer of the quality gate, on one small report."""

from typing import Any

import pytest

from checker.model import Finding, Result, Source, Span
from tests.annotations import QUOTES, TEXT, VALUES, a_sum, annotation, conflict, finding_at, gold
from tests.gold.annotation import build
from tests.gold.scoring import Ratio, Scored, score, total
from tests.results import a_claim, a_finding, a_report, a_result

BRIGADE = Source(name="fire brigade", kind="named")


def result(*findings: tuple[str, ...], pairs: bool = True, check: str = "source-conflict") -> Result:
    """A result in which the ledger is right and each finding is about the claims that are named."""
    report = a_report(TEXT)
    claims = {
        name: a_claim(
            report,
            name,
            "Two" if name == "two" else name,
            VALUES[name],
            VALUES[name],
            nth=2 if name == "two" else 1,
            **({"source": BRIGADE} if name == "two" else {}),
        )
        for name in QUOTES
    }

    def finding(named: tuple[str, ...]) -> Finding:
        two_by_two = tuple((named[0], other) for other in named[1:]) if pairs else ()
        return a_finding([claims[name] for name in named], pairs=two_by_two, check=check)

    return a_result(report, list(claims.values()), [finding(named) for named in findings])


def parts(scored: Scored, *wanted: str) -> list[tuple[int, int]]:
    return [(scored.score[name].right, scored.score[name].of) for name in wanted]


# Findings against conflicts

MAIN = ("recall", "precision", "check")


@pytest.mark.parametrize(
    ("conflicts", "tolerated", "found", "expected"),
    [
        pytest.param([conflict("two", "five")], [], [("two", "five")], [(1, 1), (1, 1), (1, 1)], id="hit"),
        pytest.param([conflict("two", "five")], [], [], [(0, 1), (0, 0), (0, 0)], id="miss"),
        pytest.param([conflict("two", "five")], [], [("three", "nine")], [(0, 1), (0, 1), (0, 0)], id="false alarm"),
        pytest.param([conflict("two", "five")], [], [("two", "nine")], [(0, 1), (0, 1), (0, 0)], id="only one side"),
        pytest.param(
            [conflict("two", "five")],
            [],
            [("two", "five"), ("five", "two")],
            [(1, 1), (2, 2), (2, 2)],
            id="found twice",
        ),
        pytest.param(
            [conflict("two", "five", check="self-conflict")],
            [],
            [("two", "five")],
            [(1, 1), (1, 1), (0, 1)],
            id="under another name",
        ),
        pytest.param([], [("three", "four")], [("three", "four")], [(0, 0), (0, 0), (0, 0)], id="tolerated"),
        pytest.param([], [("three", "four")], [("three", "nine")], [(0, 0), (0, 1), (0, 0)], id="half of a tolerated"),
        pytest.param(
            [conflict("two", "five")], [], [("two", "five", "nine")], [(1, 1), (1, 1), (1, 1)], id="half of it right"
        ),
        pytest.param(
            [conflict("two", "five")],
            [],
            [("two", "five", "nine", "four")],
            [(0, 1), (0, 1), (0, 0)],
            id="a third of it right",
        ),
        pytest.param(
            [conflict("two", "five")],
            [("two", "nine")],
            [("two", "five", "nine", "four")],
            [(1, 1), (1, 1), (1, 1)],
            id="a third right and a third tolerated",
        ),
    ],
)
def test_findings(
    conflicts: list[dict[str, Any]],
    tolerated: list[tuple[str, ...]],
    found: list[tuple[str, ...]],
    expected: list[tuple[int, int]],
) -> None:
    quotes = [[QUOTES[name] for name in names] for names in tolerated]
    assert parts(score(gold(conflicts=conflicts, tolerated=quotes), result(*found)), *MAIN) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(("five", "three", "four"), [(1, 1), (1, 1)], id="all of it"),
        pytest.param(("three", "four"), [(1, 1), (1, 1)], id="two of its figures"),
        pytest.param(("four", "nine"), [(0, 1), (0, 1)], id="one of its figures"),
    ],
)
def test_sums(found: tuple[str, ...], expected: list[tuple[int, int]]) -> None:
    scored = score(gold(conflicts=[a_sum("five", "three", "four")]), result(found, pairs=False, check="arithmetic"))
    assert parts(scored, "recall arithmetic", "precision arithmetic") == expected


def test_a_conflict_of_one_figure_is_named_by_that_figure() -> None:
    date = {**a_sum("nine"), "check": "date"}
    assert parts(score(gold(conflicts=[date]), result(("nine",), pairs=False, check="date")), *MAIN) == [(1, 1)] * 3


def test_a_finding_without_claims_is_known_by_its_places() -> None:
    date = {**a_sum("nine"), "check": "date"}
    base = result()
    at = TEXT.index("nine")
    assert (
        parts(score(gold(conflicts=[date]), a_result(base.report, base.claims, [finding_at(Span(at, at + 4))])), *MAIN)
        == [(1, 1)] * 3
    )


def test_hard_conflicts_are_left_out_of_recall_easy() -> None:
    conflicts = [conflict("two", "five"), conflict("three", "nine", hard=True)]
    assert parts(score(gold(conflicts=conflicts), result(("two", "five"))), "recall", "recall_easy") == [(1, 2), (1, 1)]


@pytest.mark.parametrize(
    ("conflicts", "found", "expected"),
    [
        pytest.param([], [], (1, 1), id="silent"),
        pytest.param([], [("two", "nine")], (0, 1), id="not silent"),
        pytest.param([conflict("two", "five")], [], (0, 0), id="not clean"),
    ],
)
def test_clean(conflicts: list[dict[str, Any]], found: list[tuple[str, ...]], expected: tuple[int, int]) -> None:
    assert parts(score(gold(conflicts=conflicts), result(*found)), "clean") == [expected]


def test_notes_on_sources_are_not_scored() -> None:
    assert parts(score(gold(), result(("two",), pairs=False, check="dangling-source")), "precision", "clean") == [
        (0, 0),
        (1, 1),
    ]


# Claims

LEDGER = ("claim_recall", "claim_precision", "measure", "source")


def test_a_right_ledger() -> None:
    scored = score(gold(), result())
    assert parts(scored, *LEDGER) == [(5, 5)] * 4
    assert scored.remarks == ()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"low": 6, "high": 6}, [(4, 5), (4, 5), (4, 4), (4, 4)], id="value"),
        pytest.param({"low": 5, "high": None}, [(4, 5), (4, 5), (4, 4), (4, 4)], id="no upper bound"),
        pytest.param({"low": 5.02, "high": 5.02}, [(5, 5)] * 4, id="rounded value"),
        pytest.param({"measure": "killed"}, [(5, 5), (5, 5), (4, 5), (5, 5)], id="measure"),
        pytest.param({"measure": "tools"}, [(5, 5), (5, 5), (4, 4), (5, 5)], id="measure whose name is not scored"),
        pytest.param({"source": "The owner"}, [(5, 5), (5, 5), (5, 5), (4, 5)], id="source"),
    ],
)
def test_one_claim_differs(change: dict[str, Any], expected: list[tuple[int, int]]) -> None:
    given = annotation()
    given["claims"][1] |= change
    assert parts(score(build(a_report(TEXT), given), result()), *LEDGER) == expected


def test_a_claim_too_few_and_one_too_many() -> None:
    fewer = annotation()
    fewer["claims"].pop()
    scored = score(build(a_report(TEXT), fewer), result())
    assert parts(scored, *LEDGER) == [(4, 4), (4, 5), (4, 4), (4, 4)]
    assert [remark.kind for remark in scored.remarks] == ["figure extra"]
    base = result()
    scored = score(gold(), a_result(base.report, base.claims[1:]))
    assert parts(scored, *LEDGER) == [(4, 5), (4, 4), (4, 4), (4, 4)]
    assert [remark.kind for remark in scored.remarks] == ["figure missed"]


@pytest.mark.parametrize(
    ("annotated", "source", "right"),
    [
        ("the fire brigade", Source(name="Fire Brigade", kind="named"), True),
        ("brigade", Source(name="the fire brigade", kind="named"), True),
        ("the fire brigade", Source(name="the police", kind="named"), False),
        ("the fire brigade", Source(name="", kind="report"), False),
        ("", Source(name="", kind="report"), True),
        ("", Source(name="", kind="unresolved"), False),
        ("Reuters", Source(name="an agency", kind="unnamed", via=(Source(name="Reuters", kind="named"),)), True),
        ("the fire brigade", Source(name="the", kind="unnamed"), False),
    ],
)
def test_sources(annotated: str, source: Source, right: bool) -> None:
    given = annotation()
    given["claims"] = [given["claims"][0] | {"source": annotated}]
    report = a_report(TEXT)
    claims = [a_claim(report, "two", "Two", 2, 2, nth=2, source=source)]
    assert parts(score(build(report, given), a_result(report, claims)), "source") == [(int(right), 1)]


def test_a_false_alarm_that_is_a_trap_says_so() -> None:
    traps = [{"pair": [QUOTES["five"], QUOTES["nine"]], "why": "another fire"}]
    (remark,) = score(gold(traps=traps), result(("five", "nine"))).remarks
    assert (remark.kind, remark.what.endswith("(a trap: another fire)")) == ("FALSE ALARM", True)


def test_scores_add_up_over_reports() -> None:
    hit = score(gold(conflicts=[conflict("two", "five")]), result(("two", "five"))).score
    alarm = score(gold(), result(("two", "nine"))).score
    both = total([hit, alarm])
    assert [both[name].value for name in ("recall", "precision", "clean", "claim_recall")] == [1.0, 0.5, 0.0, 1.0]
    assert total([])["recall"] == Ratio(0, 0)
    assert total([])["recall"].value == 1.0
