"""One long report with three conflicts among many figures that only look alike, told with several names and numbers."""

import pytest

from checker.pipeline import Checker
from checker.readers.text import read
from tests.marks import unmark

STORY = """\
{fired} rockets fired at {base} air base

{fired} rockets were fired late on Sunday at {base} air base, where foreign troops are stationed, an army officer said.

[[Only {hit}]] rockets hit the base, the officer said, and [[{missed}]] fell on a village nearby.

[[At least {more_hit}]] rockets hit the base, according to {agency}, citing security officials. The interior ministry
said that [[{more_missed}]] rockets fell outside the base. There were no casualties, it said.

On March 3, a contractor was killed in an attack on the base of {other} in the west.

In {town}, a bomber blew himself up outside a bank and killed at least four people.

Last year, 40 rockets were fired at foreign bases in the country, and 11 soldiers were killed.

About 2,500 foreign troops are stationed in the country.

At the end of February, jets raided a militia in {abroad}. The raid killed [[{killed}]] fighters, according to a
monitoring group. The defence ministry said that [[{few_killed}]] fighters were killed in it.
"""
TELLINGS = [
    {
        "base": "Kalad", "agency": "Reuters", "other": "Ain Sahl", "town": "Morun", "abroad": "Sudria",
        "fired": "Seven", "hit": "two", "missed": "five", "more_hit": "five", "more_missed": "two", "killed": "22",
        "few_killed": "three",
    },
    {
        "base": "Teshk", "agency": "the Norland News Agency", "other": "Lower Dren", "town": "Port Ashby",
        "abroad": "Westria", "fired": "Twelve", "hit": "three", "missed": "nine", "more_hit": "seven",
        "more_missed": "four", "killed": "61", "few_killed": "17",
    },
    {
        "base": "Orvin", "agency": "AFP", "other": "Camp Hale", "town": "Lisse", "abroad": "Ostmark", "fired": "Nine",
        "hit": "4", "missed": "5", "more_hit": "6", "more_missed": "3", "killed": "14", "few_killed": "two",
    },
]  # fmt: skip


@pytest.mark.parametrize("names", TELLINGS, ids=lambda names: names["base"])
def test_three_conflicts_are_found_and_nothing_else(names: dict[str, str], checker: Checker) -> None:
    text, marks = unmark(STORY.format(**names))
    [result] = checker.check([read(text.encode(), "story.txt")])
    found = [(f.check, f.measure, f.spans) for f in result.findings if f.check in {"self-conflict", "source-conflict"}]
    hit, missed, more_hit, more_missed, killed, few_killed = marks
    assert found == [
        ("source-conflict", "hit", (hit, more_hit)),
        ("source-conflict", "missed", (missed, more_missed)),
        ("source-conflict", "killed", (killed, few_killed)),
    ]
