"""Weekdays and dates in every way they are written: the right one is never marked, a wrong one always and alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.date import check
from checker.model import Coverage, Report, Result, Span
from checker.readers.text import divide
from checker.rules import load_rules

RULES = load_rules()
FORMS = (
    "{weekday}, {month} {day}, {year}", "{weekday}, {day} {month} {year}", "{weekday} {day} {month} {year}",
    "{weekday} the {day}th of {month} {year}", "{weekday} ({month} {day}, {year})",
    "{weekday} night, {month} {day}, {year}",
    "{day} {month} {year}, a {weekday}", "{month} {day}, {year} (a {weekday}",
)  # fmt: skip
DAYS = st.dates(date(1924, 1, 1), date(2090, 12, 31))
BEFORE = st.sampled_from(["The ship left on ", "It was ", "In all, 12 of them came back on ", "The vote, set for "])
WORDS = st.sampled_from(
    "Monday Friday Tuesday, and to the on in ( ) , . ; - – May June 31 30 29 1 3rd 2024 1950 (1950-2010) born died "
    "aged 75 is 49 years after before February Feb. Sept. who was a".split()
)


def _found(text: str, published: date | None = None) -> list[str]:
    report = Report(name="x", text=text, parts=divide(text), published=published)
    coverage = Coverage(numbers=0, claims=0, compared=0, left_out=())
    result = Result(report=report, claims=(), events=(), pairs=(), findings=(), coverage=coverage)
    return [text[s.start : s.end] for finding in check(result, RULES) for s in finding.spans]


def _written(form: str, day: date, weekday: int) -> str:
    name = (date(2024, 1, 1) + timedelta(days=weekday)).strftime("%A")
    return form.format(weekday=name, day=day.day, month=day.strftime("%B"), year=day.year)


@given(day=DAYS, form=st.sampled_from(FORMS), before=BEFORE)
def test_the_right_weekday_is_left_alone(day: date, form: str, before: str) -> None:
    assert _found(f"Head\n\n{before}{_written(form, day, day.weekday())}) at noon.") == []


@given(day=DAYS, form=st.sampled_from(FORMS), before=BEFORE, off=st.integers(1, 6))
def test_a_wrong_weekday_is_marked(day: date, form: str, before: str, off: int) -> None:
    written = _written(form, day, (day.weekday() + off) % 7)
    [found] = _found(f"Head\n\n{before}{written}) at noon.")
    assert found.removesuffix(")") == written.removesuffix(")")


@given(day=DAYS, off=st.integers(0, 6), away=st.integers(-60, 60))
def test_the_year_comes_from_the_day_of_the_report(day: date, off: int, away: int) -> None:
    written = _written("{weekday}, {month} {day}", day, (day.weekday() + off) % 7)
    text = f"Head\n\nThe ship left on {written}, at noon."
    assert _found(text, day + timedelta(days=away)) == ([written] if off else [])
    assert _found(text) == []


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_any_text_gives_places_of_it(text: str) -> None:
    report = Report(name="x", text=text, parts=divide(text), published=date(2024, 6, 3))
    coverage = Coverage(numbers=0, claims=0, compared=0, left_out=())
    result = Result(report=report, claims=(), events=(), pairs=(), findings=(), coverage=coverage)
    findings = list(check(result, RULES))
    assert findings == list(check(result, RULES))
    for finding in findings:
        assert finding.spans
        assert all(Span(0, len(text)).start <= s.start < s.end <= len(text) for s in finding.spans)


@pytest.mark.parametrize(
    ("day", "month"), [(31, "April"), (31, "June"), (30, "February"), (31, "November"), (32, "May")]
)
def test_a_day_that_no_month_has(day: int, month: str) -> None:
    assert _found(f"Head\n\nThe ship left on {month} {day}.") == [f"{month} {day}"]
