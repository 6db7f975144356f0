"""Annotated reports: how figures are placed, and what validation finds."""

from pathlib import Path
from typing import Any

import pytest

from checker.model import Span
from tests.annotations import ENTRY, LONG, QUOTES, TEXT, annotation, conflict, corpus
from tests.gold.annotation import AnnotationError, digest, faults, place, read_gold, validate
from tests.results import a_report


def test_place() -> None:
    text = "Guards shot. Two guards and two cooks were shot."
    assert place("[Two] guards and", text).span == Span(13, 16)
    assert place("cooks were [shot]", text).span == Span(43, 47)


@pytest.mark.parametrize(
    ("quote", "problem"),
    [
        ("two cooks", "brackets"),
        ("[two] [cooks]", "brackets"),
        ("[] cooks", "brackets"),
        ("[shot]", "2 times"),
        ("[six] cooks", "0 times"),
        ("[shot].\nTwo", "end of a line"),
    ],
)
def test_wrong_quotations(quote: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        place(quote, "Guards shot. Two guards and two cooks were shot.")


def changed(path: str, value: Any) -> dict[str, Any]:
    """The annotation with one entry changed, ``claims.0.low``; None in the place of a key's value takes it away."""
    given = annotation(conflicts=[conflict("two", "five")])
    at: Any = given
    *way, last = path.split(".")
    for step in way:
        at = at[int(step)] if step.isdigit() else at[step]
    at[last] = value
    return given


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        pytest.param(changed("id", "mine"), "the id is 'mine'", id="id"),
        pytest.param(changed("genre", "gossip"), "no genre 'gossip'", id="genre"),
        pytest.param(changed("title", "Fire"), "unknown title", id="unknown key"),
        pytest.param({"id": "mill"}, "lacks claims, conflicts", id="missing keys"),
        pytest.param(changed("claims.0.low", None), None, id="one bound"),
        pytest.param(changed("claims.0.low", 3), "low above its high", id="bounds"),
        pytest.param(changed("claims.0.high", "2"), "not a number", id="text for a value"),
        pytest.param(changed("claims.0.approx", "no"), "neither true nor false", id="flag"),
        pytest.param(changed("claims.0.measure", "Hurt people"), "small letters", id="measure"),
        pytest.param(changed("claims.0.source", "the mayor"), "does not stand in the text", id="source"),
        pytest.param(changed("claims.0.sauce", "the mayor"), "unknown sauce", id="unknown key of a claim"),
        pytest.param(changed("claims.0.figure", QUOTES["five"]), "stands there twice", id="claim twice"),
        pytest.param(changed("claims.0.figure", "[Two workers]"), "marked in two ways", id="marked in two ways"),
        pytest.param(changed("conflicts.0.check", "gossip"), "no check 'gossip'", id="check"),
        pytest.param(changed("conflicts.0.check", "subset"), "a conflict of subset has figures", id="sides of a sum"),
        pytest.param(changed("conflicts.0.sides", [[QUOTES["two"]]]), "needs two sides", id="one side"),
        pytest.param(
            changed("conflicts.0.sides", [[QUOTES["two"]], [QUOTES["two"]]]),
            "figure stands there twice",
            id="both sides",
        ),
        pytest.param(
            changed("conflicts.0.sides", [[QUOTES["two"]], ["fire [brigade] needed a whole day.\n\n"]]),
            "end of a line",
            id="conflict over a line",
        ),
        pytest.param(changed("conflicts.0.sides", [[QUOTES["two"]], ["[May]"]]), "are claims", id="no claim"),
        pytest.param(changed("tolerated", [[QUOTES["two"]]]), "a pair needs two figures", id="pair of one"),
        pytest.param(changed("traps", [{"pair": [QUOTES["two"], QUOTES["five"]]}]), "lacks why", id="trap"),
    ],
)
def test_validation(given: dict[str, Any], problem: str | None) -> None:
    found = faults(a_report(LONG), given, "mill")
    assert bool(found) == (problem is not None)
    assert problem is None or any(problem in fault for fault in found)


def test_validation_of_the_text() -> None:
    assert faults(a_report(TEXT), annotation(), "mill") == ["the report has 43 words, not 80 to 1200"]
    assert faults(a_report(LONG.replace("\n\n", "\n")), annotation(), "mill") == [
        "the report does not begin with a headline and an empty line"
    ]


def test_files(tmp_path: Path) -> None:
    assert validate(corpus(tmp_path)) == []
    assert read_gold(tmp_path / "mill.txt").claims[0].figure.span == Span(23, 26)
    (tmp_path / "barn.yaml").write_text(ENTRY, encoding="utf-8")
    assert validate(tmp_path) == ["barn.yaml: there is no barn.txt"]
    (tmp_path / "mill.yaml").write_text("[", encoding="utf-8")
    assert any("is not YAML" in fault for fault in validate(tmp_path))
    (tmp_path / "mill.yaml").unlink()
    with pytest.raises(AnnotationError, match=r"mill\.yaml: is not there"):
        read_gold(tmp_path / "mill.txt")
    with pytest.raises(AnnotationError, match="holds no reports"):
        validate(tmp_path / "nothing")


def test_the_digest_tells_a_change_but_not_the_ends_of_lines(tmp_path: Path) -> None:
    before = digest(corpus(tmp_path))
    (tmp_path / "mill.txt").write_bytes(LONG.replace("\n", "\r\n").encode())
    (tmp_path / "notes.md").write_text("not a report", encoding="utf-8")
    assert digest(tmp_path) == before
    (tmp_path / "mill.txt").write_text(LONG.replace("five", "six"), encoding="utf-8")
    changed = digest(tmp_path)
    (tmp_path / "mill.txt").write_text(LONG, encoding="utf-8")
    (tmp_path / "mill.txt").rename(tmp_path / "barn.txt")
    assert len({before, changed, digest(tmp_path)}) == 3
