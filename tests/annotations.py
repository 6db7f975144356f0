"""An annotated report made by hand, in memory and as files."""

from pathlib import Path
from typing import Any

from checker.model import Finding, Span
from tests.gold.annotation import Gold, build
from tests.results import a_report

TEXT = """Two hurt in mill fire

Two workers were hurt in the fire, the fire brigade said. The owner put their number at five.

The doctor counted three burns and four broken legs among them. A barn burned down in May, with nine calves.
"""
QUOTES = {"two": "[Two] workers", "five": "[five]", "three": "[three] burns", "four": "[four] broken", "nine": "[nine]"}
VALUES = {"two": 2, "five": 5, "three": 3, "four": 4, "nine": 9}


def annotation(**given: Any) -> dict[str, Any]:
    claims = [
        {
            "figure": quote,
            "low": VALUES[name],
            "high": VALUES[name],
            "approx": False,
            "measure": "injured",
            "counted": "worker",
            "source": "the fire brigade" if name == "two" else "",
        }
        for name, quote in QUOTES.items()
    ]
    nothing: dict[str, Any] = {"id": "mill", "genre": "accident", "conflicts": [], "tolerated": [], "traps": []}
    return {**nothing, "claims": claims, **given}


def conflict(*sides: str, hard: bool = False, check: str = "source-conflict") -> dict[str, Any]:
    return {
        "check": check,
        "measure": "injured",
        "sides": [[QUOTES[name]] for name in sides],
        "why": "they differ",
        "hard": hard,
    }


def a_sum(*figures: str) -> dict[str, Any]:
    quotes = [QUOTES[name] for name in figures]
    return {"check": "arithmetic", "measure": "injured", "figures": quotes, "why": "do not add up"}


def gold(**given: Any) -> Gold:
    return build(a_report(TEXT), annotation(**given))


LONG = TEXT + "\nThe fire brigade needed a whole day." * 10 + "\n"


def finding_at(span: Span) -> Finding:
    """A finding about a place that is no claim."""
    return Finding(
        id="9f2c1a7e",
        check="date",
        severity="error",
        confidence="high",
        measure="date",
        event="",
        message="Wrong day.",
        claims=(),
        pairs=(),
        spans=(span,),
        because=("it is a Tuesday",),
    )


ENTRY = """id: mill
genre: accident
facts_from: []
conflicts: []
tolerated: []
traps: []
claims:
- {figure: '[Two] workers', low: 2, high: 2, approx: false, measure: injured, counted: worker, source: ''}
"""


def corpus(folder: Path) -> Path:
    (folder / "mill.txt").write_text(LONG, encoding="utf-8")
    (folder / "mill.yaml").write_text(ENTRY, encoding="utf-8")
    return folder
