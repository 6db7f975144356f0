"""The claims of a text: every case of ``cases/claims`` marks all of them with what they mean.

``[[at least five|5.. hit rocket, by Reuters]]`` is a claim: its bounds (``5..``, ``..5``, ``10..12``; ``5<..`` and
``..<5`` for open ends), its measure, and the lemma of what is counted, which is left out where the text leaves it out.
Figures with a unit, and of things that no measure names, have their deed after a stroke: ``12 count ferry/build``.
Then follow, where they are not the usual, the unit, ``approx``, ``more``, the form, the status, the cues and who says
it. What is not marked must not be a claim. ``headline`` is one line that is a headline.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.model import Claim, Part, Report, Span
from checker.parting import PARTING_CUES
from checker.pipeline import Checker
from tests.marks import body

CASES = Path(__file__).parent / "cases" / "claims"
MARK = re.compile(r"\[\[(?P<figure>[^|\]]+)\|(?P<meaning>[^\]]+)\]\]")
ENOUGH = 120


def _all() -> Iterator[tuple[str, Any]]:
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield path.stem, case if isinstance(case, dict) else {"text": case}


def _cases() -> Iterator[object]:
    for topic, case in _all():
        headline = "headline" in case
        text = case["headline"] if headline else case["text"]
        marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
        yield pytest.param(text, headline, id=f"{topic}: {' '.join(text.split())[:70]}", marks=marks)


def _read(text: str) -> tuple[str, list[str]]:
    """The text without marks, and its claims as ``meaning`` gives them."""
    plain, end, said = "", 0, []
    for mark in MARK.finditer(text):
        plain += text[end : mark.start()]
        said.append(f"{len(plain)} {mark['figure']}|{mark['meaning']}")
        plain += mark["figure"]
        end = mark.end()
    return plain + text[end:], said


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def meaning(claim: Claim) -> str:
    """A claim as the case files write it, with its place."""
    quantity = claim.quantity
    low, high = _number(claim.value.low), _number(claim.value.high)
    low += "<" if claim.value.low_open else ""
    high = ("<" if claim.value.high_open else "") + high
    value = low if low == high else f"{low}..{high}"
    deed = f"/{claim.scope.deed}" if (claim.measure == "count" or quantity.unit) and claim.scope.deed else ""
    said = [" ".join(filter(None, (value, claim.measure, f"{claim.counted}{deed}")))]
    said += [quantity.unit] if quantity.unit else []
    said += ["approx"] if quantity.approximate else []
    said += ["more"] if quantity.additional else []
    said += [quantity.form] if quantity.form != "number" else []
    said += [claim.status] if claim.status != "asserted" else []
    said += [cue for cue in PARTING_CUES if cue in claim.scope.cues]
    said += [f"by {claim.source.name}"] if claim.source.kind != "report" else []
    return f"{claim.span.start} {claim.text}|{', '.join(said)}"


def _report(text: str, headline: bool) -> Report:
    if headline:
        return Report(name="x", text=text, parts=(Part("headline", Span(0, len(text))),))
    return body(text)


@pytest.mark.parametrize(("text", "headline"), _cases())
def test_claims_of_a_text(text: str, headline: bool, checker: Checker) -> None:
    plain, said = _read(text)
    [result] = checker.check([_report(plain, headline)])
    assert [meaning(claim) for claim in result.claims] == said


def test_cases_are_enough_and_all_different() -> None:
    texts = [case.get("headline") or case["text"] for _, case in _all()]
    assert len(texts) == len(set(texts))
    assert len(texts) >= ENOUGH
