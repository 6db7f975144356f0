"""Sums and parts: the room of a written figure, closed lists, and the laws of the two checks over them."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checks import arithmetic, subset
from checker.checks._lines import lines_of
from checker.checks._lists import read_items
from checker.checks._sizes import add, meet, minus, over, room
from checker.model import Coverage, Finding, LeftOut, Result, Span
from checker.pipeline import Checker
from checker.readers.text import read
from checker.rules import Rules
from tests.results import a_claim, a_report, a_result

COPY = """Fires at 17 shops

Police said 11 of the shops were damaged, 14 of them badly. The general put the number of targets at 19: nine
in Tarsk, six in Velna and three in Orm.

The number of foxes rose from 40 to 50, a 50 percent increase. Three of the 10 samples, or 40 percent, held
traces of lead.

The blast killed 12 people, including 15 children. Four of the 12 miners walked out, and the other six were
brought up by crane.

The militia fired nine rockets at the base. The army said 11 rockets hit the runway.
"""


@pytest.fixture(scope="module")
def copy(checker: Checker) -> Result:
    [result] = checker.check([read(COPY.encode(), "copy.txt")])
    return result


def _both(result: Result, rules: Rules) -> list[Finding]:
    return [*arithmetic.check(result, rules), *subset.check(result, rules)]


def test_the_copy_has_findings(copy: Result, rules: Rules) -> None:
    assert [f.because[0] for f in _both(copy, rules)] == [
        "9 + 6 + 3 = 18, not 19",
        "from 40 to 50 is 25 percent, not 50 percent",
        "3 of 10 is 30 percent, not 40 percent",
        "4 + 6 = 10, not 12",
        "14 cannot be among 11",
        "15 cannot be among 12",
        "11 cannot be among 9",
    ]


@given(seed=st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_claims_does_not_matter(copy: Result, rules: Rules, seed: int) -> None:
    claims = list(copy.claims)
    random.Random(seed).shuffle(claims)
    assert _both(replace(copy, claims=tuple(claims)), rules) == _both(copy, rules)


@given(at=st.integers(0, 10**6))
@settings(max_examples=20, deadline=None)
def test_fewer_claims_make_no_sum_of_claims_that_are_gone(copy: Result, rules: Rules, at: int) -> None:
    gone = copy.claims[at % len(copy.claims)]
    rest = replace(copy, claims=tuple(c for c in copy.claims if c is not gone))
    assert all(gone.id not in f.claims for f in _both(rest, rules))


def test_a_sentence_without_figures_changes_nothing(checker: Checker) -> None:
    def found(text: str) -> list[tuple[str, ...]]:
        [result] = checker.check([read(text.encode(), "copy.txt")])
        return [(f.id, f.check, *f.because) for f in result.findings if f.check in {"arithmetic", "subset"}]

    assert found(COPY) == found(COPY + "\nThe governor thanked the volunteers and went home.\n")


def test_nothing_in_nothing(rules: Rules) -> None:
    assert _both(a_result(a_report("")), rules) == []


@pytest.mark.parametrize(
    ("figure", "low", "unit", "approximate", "wanted"),
    [
        ("13", 13, None, False, (13, 13)),
        ("about 400", 400, None, True, (360, 440)),
        ("1,234", 1234, None, False, (1234, 1234)),
        ("1,200", 1200, None, False, (1170, 1230)),
        ("$5.6 billion", 5.6e9, "USD", False, (5.55e9, 5.65e9)),
        ("$4.75", 4.75, "USD", False, (4.745, 4.755)),
        ("12 percent", 12, "percent", False, (11, 13)),
        ("12.5 percent", 12.5, "percent", False, (12.4, 12.6)),
        ("a third", 33.3, "percent", False, (29.3, 37.3)),
        ("two million", 2e6, None, False, (1.5e6, 2.5e6)),
    ],
)
def test_room(figure: str, low: float, unit: str | None, approximate: bool, wanted: tuple[float, float]) -> None:
    report = a_report(f"It was {figure} then.")
    claim = a_claim(report, "c1", figure, low, low, unit=unit, approximate=approximate)
    assert room(claim) == pytest.approx(wanted)


def test_bounds_have_no_other_end() -> None:
    report = a_report("At least 12 came, and up to 40 left.")
    assert room(a_claim(report, "c1", "At least 12", 12, None)) == (12, float("inf"))
    assert room(a_claim(report, "c2", "up to 40", None, 40)) == (float("-inf"), 40)


ROOMS = st.tuples(st.integers(0, 10**6), st.integers(0, 100)).map(lambda r: (float(r[0]), float(r[0] + r[1])))


@given(a=ROOMS, b=ROOMS)
def test_a_sum_less_a_part_can_be_the_other_part(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert meet(minus(add([a, b]), a), b)
    assert meet(a, b) == meet(b, a)
    if b[0] > 0:
        assert over(a, b)[0] <= over(a, b)[1]


@pytest.mark.parametrize(
    ("body", "figures", "articles"),
    [
        ("10 in Alba, six in Borno and three in Cesta.", 3, 0),
        ("an officer, a woman and 15 suspects.", 1, 2),
        ("10 in Alba, six in Borno and three in Cesta, the mayor said.", 3, 0),
    ],
)
def test_a_closed_list(checker: Checker, body: str, figures: int, articles: int) -> None:
    [result] = checker.check([read(f"The blast killed 18 people: {body}".encode(), "list.txt")])
    [line] = lines_of(result)
    items = read_items(line.text.partition(": ")[2], line)
    assert items is not None
    # What an article counts may be a claim of its own.
    assert len(items.claims) + items.articles == figures + articles
    assert len(items.claims) >= figures


@pytest.mark.parametrize(
    "body",
    [
        "10 in Alba, six in Borno.",
        "10 in Alba and others in Borno.",
        "in Alba 10 and in Borno six.",
        "three men were held and two were let go.",
        "10 in Alba, including six children, and two in Borno.",
    ],
)
def test_a_list_that_is_not_closed(checker: Checker, body: str) -> None:
    [result] = checker.check([read(f"The blast killed 18 people: {body}".encode(), "list.txt")])
    [line] = lines_of(result)
    assert read_items(line.text.partition(": ")[2], line) is None


def test_a_number_that_was_not_understood_leaves_the_sum_alone(rules: Rules) -> None:
    report = a_report("The blast killed 18 people: 10 in Alba, six in Borno and 9 in Cesta.")
    claims = [
        a_claim(report, "c1", "18", 18, 18, measure="killed", counted="person"),
        a_claim(report, "c2", "10", 10, 10, measure="killed", counted=""),
        a_claim(report, "c3", "six", 6, 6, measure="killed", counted=""),
    ]
    at = report.text.index("9 in")
    out = LeftOut(Span(at, at + 1), "no claim")
    result = a_result(report, claims, coverage=Coverage(numbers=4, claims=3, compared=0, left_out=(out,)))
    assert _both(result, rules) == []
