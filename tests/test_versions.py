"""A report against the version before: which figures are one, what is left out, what is said of a change.

What is flagged and what is not stands in docs/checks/revision.md, whose examples are run.
"""

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checker.cli import main
from checker.model import Progress, Result
from checker.pipeline import Checker
from checker.readers.text import read
from checker.rules import Rules
from checker.rules.versions import VersionWords
from checker.versions import compare_versions, match_claims
from checker.writers import Frame, writers
from tests.results import a_claim, a_report, a_result

OLD = """Nine killed in bus crash

A bus fell into a ravine near Sarn on Monday and nine people were killed, police said.

A hospital said that 14 people were injured. The Health Ministry said that at least 20 people were injured.
"""
NEW = OLD.replace("nine", "12")


def one(checker: Checker, text: str, name: str = "draft.txt") -> Result:
    (result,) = checker.check([read(text.encode(), name)])
    return result


def since(checker: Checker, before: str, after: str) -> Result:
    return checker.since(one(checker, before, "old.txt"), one(checker, after))


def test_a_headline_left_behind(checker: Checker) -> None:
    result = since(checker, OLD, NEW)
    assert result.progress == Progress(previous="old.txt", same=3, changed=1, new=0, left_out=1)
    (finding,) = result.findings
    assert (finding.check, finding.severity, finding.confidence) == ("revision", "error", "high")
    assert finding.message == (
        "Killed: 12 according to police, but still nine according to the headline; all were nine in old.txt."
    )
    assert [(c.id, c.text) for c in result.claims if c.id in finding.claims] == [("c1", "Nine"), ("c2", "12")]
    assert [(e.report, e.line, e.column, e.part, e.text) for e in finding.earlier] == [
        ("old.txt", 1, 1, "headline", "Nine"),
        ("old.txt", 3, 50, "body", "nine"),
    ]
    assert [e.passage[e.mark.start : e.mark.end] for e in finding.earlier] == ["Nine", "nine"]


def test_a_figure_changed_without_a_word(checker: Checker) -> None:
    result = since(checker, OLD, NEW.replace("Nine", "Twelve"))
    assert result.progress == Progress(previous="old.txt", same=2, changed=2, new=0, left_out=1)
    (finding,) = result.findings
    assert (finding.check, finding.severity) == ("revision", "warning")
    assert finding.message == (
        "Killed: twelve according to the headline, 12 according to police, nine in old.txt; nothing says that the "
        "figure was changed."
    )
    assert finding.claims == ("c1", "c2")


def test_the_same_version_has_nothing_new(checker: Checker) -> None:
    result = since(checker, OLD, OLD)
    assert (result.findings, result.progress) == (
        (),
        Progress(previous="old.txt", same=4, changed=0, new=0, left_out=1),
    )


def test_a_contradiction_that_comes_in_is_shown(checker: Checker) -> None:
    more = OLD + "\nA fire brigade officer said that 20 people were killed.\n"
    result = since(checker, OLD, more)
    assert result.progress == Progress(previous="old.txt", same=4, changed=0, new=1, left_out=1)
    assert [(f.check, f.measure) for f in result.findings] == [("source-conflict", "killed")]
    assert [f.check for f in since(checker, more, OLD).findings] == []


def test_an_id_dies_with_a_figure_and_survives_edits_elsewhere(checker: Checker) -> None:
    def id(before: str, after: str) -> str:
        (finding,) = since(checker, before, after).findings
        return finding.id

    plain = id(OLD, NEW)
    smoke = "\n\nSmoke hung over the valley.\n"
    assert id(OLD + smoke, NEW + smoke) == id(OLD, NEW + smoke) == plain
    others = {
        id(OLD, OLD.replace("nine", "13")),
        id(OLD.replace("nine", "eight").replace("Nine", "Eight"), NEW.replace("Nine", "Eight")),
    }
    assert len(others | {plain}) == 3


def test_switched_off_and_weighed_otherwise(rules: Rules) -> None:
    for said, found in (("off", []), ("note", [("revision", "note")])):
        checker = Checker(rules, checks={"revision": said})
        assert [(f.check, f.severity) for f in since(checker, OLD, NEW).findings] == found


def _by_hand(rules: Rules, more: str, sentence: str = "{} were hurt.", note: str = "") -> list[str]:
    """The checks that find something where two became five, from claims built by hand."""
    before = a_report(f"Mill fire\n\n{sentence.format('Two')} A beam fell.{note}", "old.txt")
    after = a_report(f"Mill fire\n\n{sentence.format('Five')} A beam fell.{more}{note}", "new.txt")
    old = a_result(before, [a_claim(before, "c1", "Two", 2, 2)])
    new = a_result(after, [a_claim(after, "c1", "Five", 5, 5)])
    return [f.check for f in compare_versions(old, new, rules).findings]


def _with(rules: Rules, revised: tuple[str, ...], corrected: tuple[str, ...]) -> Rules:
    return replace(rules, versions=VersionWords(revised=revised, corrected=corrected))


def _without(word: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without one, and without those that stand in it."""
    return tuple(other for other in words if f" {other} " not in f" {word} ")


def test_every_word_of_revision_does_something(rules: Rules) -> None:
    words = rules.versions.revised
    some = _with(rules, words, ())
    assert _by_hand(some, "") == ["revision"]
    for word in words:
        assert (word, _by_hand(some, f" It {word} so.")) == (word, [])
        assert (word, _by_hand(some, "", f"{{}} were hurt, it {word} so.")) == (word, [])
        assert (word, _by_hand(_with(rules, _without(word, words), ()), f" It {word} so.")) == (word, ["revision"])


def test_every_word_of_correction_does_something(rules: Rules) -> None:
    words = rules.versions.corrected
    for word in words:
        assert (word, _by_hand(_with(rules, (), words), f"\n\nDesk: {word}.")) == (word, [])
        fewer = _with(rules, (), _without(word, words))
        assert (word, _by_hand(fewer, f"\n\nDesk: {word}.")) == (word, ["revision"])


def test_paragraphs_in_another_order_change_nothing(checker: Checker) -> None:
    example = (Path(__file__).parents[1] / "docs" / "examples" / "balad.txt").read_text(encoding="utf-8")
    title, *paragraphs = example.strip().split("\n\n")
    before = one(checker, example)
    for turn in range(1, len(paragraphs)):
        after = one(checker, "\n\n".join([title, *paragraphs[turn:], *paragraphs[:turn]]))
        assert [f.check for f in checker.since(before, after).findings if f.check == "revision"] == []


def test_a_correction_that_stood_there_before_is_no_word_of_this_change(rules: Rules) -> None:
    assert _by_hand(rules, "", note="\n\nCorrection: the mill is in Ely.") == ["revision"]


@pytest.mark.parametrize(
    ("after", "matched"),
    [
        (OLD, {"c1": "c1", "c2": "c2", "c3": "c3", "c4": "c4"}),
        (
            "\n\n".join(OLD.strip().split("\n\n")[i] for i in (0, 2, 1)),
            {"c1": "c1", "c2": "c3", "c3": "c4", "c4": "c2"},
        ),
        (OLD.replace("police", "the governor"), {"c1": "c1", "c3": "c3", "c4": "c4"}),
        (OLD.replace("Monday", "Tuesday"), {"c1": "c1", "c3": "c3", "c4": "c4"}),
        (OLD.replace("nine people were killed", "nine people were hurt"), {"c1": "c1", "c3": "c3", "c4": "c4"}),
    ],
)
def test_which_figures_are_one(checker: Checker, rules: Rules, after: str, matched: dict[str, str]) -> None:
    found = match_claims(one(checker, OLD), one(checker, after), rules)
    assert {name: claim.id for name, claim in found.items()} == matched


def test_how_it_is_printed(checker: Checker) -> None:
    result = since(checker, OLD, NEW)
    out = io.StringIO()
    writers()["text"].write([result], out, Frame())
    assert out.getvalue() == (
        "draft.txt: Nine killed in bus crash\n"
        "\n"
        "error, high confidence: Killed: 12 according to police, but still nine according\n"
        f"to the headline; all were nine in old.txt. [{result.findings[0].id}]\n"
        "  line 1, headline, the report itself:\n"
        "    >>Nine<< killed in bus crash\n"
        "  line 3, police:\n"
        "    A bus fell into a ravine near Sarn on Monday and >>12<< people were killed,\n"
        "    police said.\n"
        "  old.txt, line 1, headline, the report itself:\n"
        "    >>Nine<< killed in bus crash\n"
        "  old.txt, line 3, police:\n"
        "    A bus fell into a ravine near Sarn on Monday and >>nine<< people were\n"
        "    killed, police said.\n"
        "\n"
        "Against old.txt: 3 as before, 1 changed, 0 new; 1 finding without a new or\n"
        "changed figure left out\n"
        "4 numbers read, 4 understood as claims, 4 compared; nothing else found\n"
    )
    out = io.StringIO()
    writers()["json"].write([result], out, Frame())
    (report,) = json.loads(out.getvalue())["reports"]
    assert report["progress"] == {"previous": "old.txt", "same": 3, "changed": 1, "new": 0, "left_out": 1}
    earlier = report["findings"][0]["earlier"]
    assert list(earlier[1].items()) == [
        ("report", "old.txt"), ("text", "nine"), ("low", 9), ("high", 9), ("low_open", False), ("high_open", False),
        ("source", {"name": "police", "kind": "unnamed", "start": 100, "end": 106, "via": []}), ("part", "body"),
        ("start", 75), ("end", 79), ("line", 3), ("column", 50),
        ("passage", "A bus fell into a ravine near Sarn on Monday and nine people were killed, police said."),
    ]  # fmt: skip


def test_copy_of_the_version_before_cannot_speak_to_the_terminal(checker: Checker) -> None:
    result = since(checker, OLD.replace("ravine", "ra\x1b[2Jvine"), NEW.replace("ravine", "ra\x1b[2Jvine"))
    assert len(result.findings) == 1
    for format in ("text", "json"):
        out = io.StringIO()
        writers()[format].write([result], out, Frame())
        assert all(c.isprintable() or c == "\n" for c in out.getvalue())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checker: Checker) -> None:
    """A folder with the two versions; the language model is loaded already."""
    one(checker, "Quiet.")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("checker.language.load", lambda name: checker._nlp)
    Path("old.txt").write_text(OLD)
    Path("draft.txt").write_text(NEW)
    Path("more").mkdir()
    Path("more/draft.txt").write_text(OLD)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["draft.txt", "--previous", "old.txt"], 1, ""),
        (["old.txt", "--previous", "more/draft.txt"], 0, ""),
        (["draft.txt", "--previous", "old.txt", "--together"], 2, "--together and --previous do not go together"),
        (["draft.txt", "old.txt", "--previous", "old.txt"], 2, "--previous goes with one report"),
        (["draft.txt", "--previous", "more"], 2, "--previous: more is a folder; name the version before"),
        (["-", "--previous", "-"], 2, "--previous: only one of the two versions can come from standard input"),
        (["draft.txt", "--previous", "nonesuch.txt"], 3, "nonesuch.txt: does not exist"),
        (["nonesuch.txt", "--previous", "old.txt"], 3, "nonesuch.txt: does not exist"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_previous(
    arguments: list[str], status: int, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NEW.encode())))
    assert main(["check", *arguments]) == status
    errors = capsys.readouterr().err
    assert said in errors
    assert bool(errors) == bool(said)


@pytest.mark.usefixtures("folder")
def test_the_version_before_may_have_the_same_name_or_none(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["check", "draft.txt", "--previous", "more/draft.txt"]) == 1
    assert "\nAgainst more/draft.txt: 3 as before, 1 changed, 0 new; 1 " in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(OLD.encode())))
    assert main(["check", "draft.txt", "--previous", "-"]) == 1
    assert "\nAgainst -: 3 as before, 1 changed, 0 new; 1 " in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_a_revision_can_be_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    versions = ["draft.txt", "--previous", "old.txt"]
    assert main(["check", *versions, "--format", "json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["reports"][0]["findings"]
    assert main(["accept", finding["id"], *versions, "--reason", "the headline goes tomorrow"]) == 0
    assert main(["check", *versions]) == 0
    assert main(["check", "draft.txt"]) == 1
    assert capsys.readouterr().err == ""
    Path("draft.txt").write_text(OLD)
    assert main(["check", *versions]) == 0
    assert "is accepted but no longer found" in capsys.readouterr().err
