"""No figures that something keeps apart are put against each other, over all reports, by what keeps them apart."""

import pytest

from checker.pipeline import Checker
from tests.gold import quality, traps

SEVEN = (
    "another place",
    "another time",
    "subgroup",
    "update",
    "cumulative total",
    "forecast",
    "hedge that leaves room",
)
# Traps that still have a finding: two figures of the blast against the eruption's 67 bodies in k1-goma-petrol, "none of
# the people reported missing there" in l2-upolu-tsunami, each army's own losses in p1-talysh-heights, two forces of
# police in x2-catalan-ballot, and one each in t3-tsorona and u2-canary-march.
KNOWN = {"others": 10}
# So many there are at least of each class, in the annotated reports that may be read and the short ones.
ENOUGH = 15


def test_there_are_seven_classes() -> None:
    assert sorted(traps.CLASSES) == sorted(SEVEN)


def test_no_class_has_a_finding(checker: Checker) -> None:
    counts = dict(traps.in_scenes(checker))
    for folder in ("dev", "own/open"):
        for report in quality.measure(quality.HERE / folder, checker):
            counts = {name: counts[name] + report.traps[name] for name in counts}
    assert {name: ratio.of - ratio.right for name, ratio in counts.items()} == {
        **dict.fromkeys(counts, 0),
        **KNOWN,
    }
    assert {name: ratio.of for name, ratio in counts.items() if name in SEVEN and ratio.of < ENOUGH} == {}


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        ("another town", "another place"),
        ("the crash of 2006", "another time"),
        ("three of the dead", "subgroup"),
        ("corrected by the same office", "update"),
        ("since January against the day", "cumulative total"),
        ("feared, not found", "forecast"),
        ("at least five leaves room for seven", "hedge that leaves room"),
        ("watches against rings", "others"),
    ],
)
def test_the_class_of_a_reason(reason: str, name: str) -> None:
    assert traps.class_of(reason) == name
