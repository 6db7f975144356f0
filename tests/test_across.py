"""Several reports of the same events."""

from checker.model import Report
from checker.pipeline import Checker
from checker.readers.text import read

DRAFT = """Bus crash kills nine

A bus fell into a ravine near Sarn on Monday and nine people were killed, police said.

Last year a train hit a lorry in Lunda, and four people were killed.
"""
WIRE = """Bus falls into ravine

At least 12 people were killed when a bus fell into a ravine near Sarn, the health ministry said on Monday.

Last year a train hit a lorry in Velm, and six people were killed.
"""
SAME = """Nine killed in bus crash

Nine people died when a bus fell into a ravine near Sarn on Monday, a doctor said.
"""


def reports(**texts: str) -> list[Report]:
    return [read(text.encode(), name) for name, text in texts.items()]


def test_figures_of_two_reports_are_compared(checker: Checker) -> None:
    results = list(checker.check(reports(draft=DRAFT, wire=WIRE)))
    assert [f for r in results for f in r.findings] == []
    events, [finding] = checker.together(results)
    assert finding.check == "source-conflict"
    assert finding.claims == ("draft#c1", "draft#c2", "wire#c1")
    assert finding.pairs == (("draft#c1", "wire#c1"), ("draft#c2", "wire#c1"))
    assert finding.message == (
        "Killed: nine according to draft and police, at least 12 according to the health ministry."
    )
    assert [e.claims for e in events] == [("draft#c1", "draft#c2", "wire#c1")]


def test_reports_that_agree_have_no_finding(checker: Checker) -> None:
    results = list(checker.check(reports(draft=DRAFT, same=SAME)))
    _, findings = checker.together(results)
    assert findings == ()


def test_one_report_has_nothing_to_reach_across(checker: Checker) -> None:
    results = list(checker.check(reports(draft=DRAFT)))
    assert checker.together(results) == ((), ())
    assert checker.together([]) == ((), ())
