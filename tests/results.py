"""Results built by hand, so that what is printed is tested without a language model."""

import re
from collections.abc import Sequence
from typing import Any

from checker.model import (
    REPORT,
    Claim,
    Coverage,
    Event,
    Finding,
    Interval,
    LeftOut,
    Quantity,
    Report,
    Result,
    Scope,
    Source,
    Span,
)
from checker.readers.text import divide

SENTENCE = re.compile(r"[^.\s][^.\n]*\.?")


def a_report(text: str, name: str = "mill.txt") -> Report:
    return Report(name=name, text=text, parts=divide(text))


def a_claim(report: Report, id: str, figure: str, low: float | None, high: float | None, **given: Any) -> Claim:
    """The claim whose figure stands in the report for the first time, or for the ``nth``."""
    start = -1
    for _ in range(given.pop("nth", 1)):
        start = report.text.index(figure, start + 1)
    span = Span(start, start + len(figure))
    part = next(part for part in report.parts if span in part.span)
    sentence = next(Span(*m.span()) for m in SENTENCE.finditer(report.text) if m.start() <= start < m.end())
    bounds = {key: given.pop(key) for key in ("low_open", "high_open") if key in given}
    about = {key: given.pop(key) for key in ("unit", "approximate", "additional") if key in given}
    quantity = Quantity(span=span, sentence=0, tokens=(0, 1), core=(0, 1), value=Interval(low, high, **bounds), **about)
    values: dict[str, Any] = {
        "measure": "injured",
        "counted": "worker",
        "status": "asserted",
        "source": REPORT,
        "event": "e1",
        "because": ("measure injured: object_of hurt",),
        **given,
    }
    return Claim(
        id=id, quantity=quantity, text=figure, scope=Scope(), part=part.kind, paragraph=report.parts.index(part),
        sentence=sentence, **values,
    )  # fmt: skip


def a_finding(claims: Sequence[Claim], names: Sequence[str] = (), **given: Any) -> Finding:
    names = names or [claim.id for claim in claims]
    values: dict[str, Any] = {
        "id": "9f2c1a7e",
        "check": "source-conflict",
        "severity": "warning",
        "confidence": "high",
        "measure": "injured",
        "event": "e1",
        "message": "Injured: the fire brigade says two, the owner five.",
        "pairs": ((names[0], names[1]),) if len(names) > 1 else (),
        "because": ("two is not five",),
        **given,
    }
    return Finding(claims=tuple(names), spans=tuple(claim.span for claim in claims), **values)


def a_result(report: Report, claims: Sequence[Claim] = (), findings: Sequence[Finding] = (), **given: Any) -> Result:
    events = (
        Event(id="e1", label="fire at a mill", places=("Ely",), times=("monday",), claims=tuple(c.id for c in claims)),
    )
    values: dict[str, Any] = {
        "coverage": Coverage(numbers=len(claims), claims=len(claims), compared=2 if findings else 0, left_out=()),
        **given,
    }
    return Result(
        report=report,
        claims=tuple(claims),
        events=events if claims else (),
        pairs=(),
        findings=tuple(findings),
        **values,
    )


MILL = """Two hurt in mill fire

ELY - A fire broke out in a mill on March 3.

Two workers were hurt, the fire brigade said. The owner, citing a doctor, put their number at five.

Smoke hung over the town for about 2.5 days.
"""
BRIGADE = Span(MILL.index("the fire brigade"), MILL.index(" said."))
OWNER = Span(MILL.index("The owner"), MILL.index(", citing"))
DOCTOR = Span(MILL.index("a doctor"), MILL.index(", put"))


def mill() -> Result:
    """A report with four claims, of which two contradict each other, and a date."""
    report = a_report(MILL)
    date = Span(MILL.index("March 3"), MILL.index("March 3") + 7)
    brigade = Source(name="the fire brigade", kind="named", span=BRIGADE)
    doctor = Source(name="a doctor", kind="unnamed", span=DOCTOR)
    owner = Source(name="The owner", kind="named", span=OWNER, via=(doctor,))
    claims = (
        a_claim(report, "c1", "Two", 2, 2),
        a_claim(report, "c2", "Two", 2.0, 2.0, nth=2, source=brigade),
        a_claim(report, "c3", "five", 5.0, None, source=owner, counted=""),
        a_claim(
            report,
            "c4",
            "about 2.5",
            2.5,
            2.5,
            measure="duration",
            counted="day",
            unit="day",
            approximate=True,
            event="e2",
        ),
    )
    return a_result(
        report,
        claims,
        [a_finding(claims[1:3])],
        coverage=Coverage(numbers=5, claims=4, compared=3, left_out=(LeftOut(date, "date"),)),
    )
