"""Short reports read as a whole: ``cases/scenes/traps.yaml`` has figures that differ and do not contradict each other,
``conflicts.yaml`` exactly one finding over conflicting figures, which names the figures in ``[[ ]]``.

A report that is known to fail is written as ``text`` and ``fails`` with the reason.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.pipeline import Checker
from checker.readers.text import read
from tests.marks import unmark

CASES = Path(__file__).parent / "cases" / "scenes"
CHECKS = ("self-conflict", "source-conflict")
ENOUGH = 6


def _cases(file: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = yaml.safe_load((CASES / f"{file}.yaml").read_text(encoding="utf-8"))
    return found


def _params(file: str) -> Iterator[object]:
    for kind, reports in _cases(file).items():
        for case in reports:
            text, fails = (case["text"], case.get("fails", "")) if isinstance(case, dict) else (case, "")
            marks = [pytest.mark.xfail(reason=fails, strict=True)] if fails else []
            yield pytest.param(kind, text, id=f"{kind}: {text.partition(chr(10))[0]}", marks=marks)


def _found(checker: Checker, text: str) -> list[tuple[str, list[str]]]:
    """The findings of the two checks: for each the places and words that it marks."""
    [result] = checker.check([read(text.encode(), "case.txt")])
    return [
        (f.check, [f"{s.start} {text[s.start : s.end]}" for s in f.spans]) for f in result.findings if f.check in CHECKS
    ]


@pytest.mark.parametrize(("kind", "text"), _params("traps"))
def test_figures_that_only_differ_are_left_alone(checker: Checker, kind: str, text: str) -> None:
    assert "[[" not in text
    assert _found(checker, text) == []


@pytest.mark.parametrize(("check", "text"), _params("conflicts"))
def test_one_conflict_is_found_and_nothing_else(checker: Checker, check: str, text: str) -> None:
    plain, spans = unmark(text)
    assert _found(checker, plain) == [(check, [f"{s.start} {plain[s.start : s.end]}" for s in spans])]


@pytest.mark.parametrize(("file", "kinds", "all_in_all"), [("traps", 13, 150), ("conflicts", 2, 100)])
def test_reports_are_enough_and_all_different(file: str, kinds: int, all_in_all: int) -> None:
    cases = _cases(file)
    texts = [case["text"] if isinstance(case, dict) else case for reports in cases.values() for case in reports]
    assert len(cases) == kinds
    assert min(map(len, cases.values())) >= ENOUGH
    assert len(texts) == len(set(texts)) >= all_in_all
