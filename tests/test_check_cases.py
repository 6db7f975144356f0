"""The cases of each check: ``flagged`` texts with all that it marks in ``[[ ]]``, ``silent`` texts without a finding.

A case that is known to fail is written as ``text`` and ``fails`` with the reason.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from checker.checks import CHECKS
from checker.pipeline import Checker
from checker.readers.text import read
from tests.marks import unmark

CASES = Path(__file__).parent / "cases" / "checks"
FILES = sorted(CASES.glob("*.yaml"))
ENOUGH = 25


def _cases(kind: str) -> Iterator[object]:
    for path in FILES:
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))[kind]:
            fails = case.get("fails") if isinstance(case, dict) else None
            text = case["text"] if isinstance(case, dict) else case
            marks = [pytest.mark.xfail(reason=fails, strict=True)] if fails else []
            yield pytest.param(path.stem, text, id=f"{path.stem}: {' '.join(text.split())[:70]}", marks=marks)


def _found(checker: Checker, name: str, plain: str) -> list[str]:
    """What a check marks: the places with their words."""
    [result] = checker.check([read(plain.encode(), "case.txt")])
    spans = {span for finding in result.findings if finding.check == name for span in finding.spans}
    return [f"{s.start} {plain[s.start : s.end]}" for s in sorted(spans)]


@pytest.mark.parametrize(("name", "text"), _cases("flagged"))
def test_what_is_wrong_is_marked(checker: Checker, name: str, text: str) -> None:
    plain, spans = unmark(text)
    assert spans
    assert _found(checker, name, plain) == [f"{s.start} {plain[s.start : s.end]}" for s in spans]


@pytest.mark.parametrize(("name", "text"), _cases("silent"))
def test_what_is_right_is_left_alone(checker: Checker, name: str, text: str) -> None:
    assert "[[" not in text
    assert _found(checker, name, text) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cases_are_of_a_check_and_enough(path: Path) -> None:
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert path.stem in CHECKS
    assert list(cases) == ["flagged", "silent"]
    assert min(len(cases["flagged"]), len(cases["silent"])) >= ENOUGH
    texts = [case["text"] if isinstance(case, dict) else case for kind in cases.values() for case in kind]
    assert len(texts) == len(set(texts))
