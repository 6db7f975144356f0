"""Findings that are accepted for a reason: what their ids are made of, the file, the command."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.accepted import HEAD, Accepted, AcceptedError, Entry, read_accepted, with_entry
from checker.checks.conflicts import finding_id
from checker.cli import main
from checker.model import Claim, Finding, Scope
from checker.pipeline import Checker
from checker.readers.text import read
from tests.making import claim
from tests.test_cli import CONFLICT, QUIET, Fake

ID = "9f2c1a7e"
ENTRY = Entry(id=ID, report="conflict.txt", check="source-conflict", says="Injured: two, five.", reason="two counts")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("checker.pipeline.Checker", Fake)
    monkeypatch.chdir(tmp_path)
    Path("conflict.txt").write_text(CONFLICT)
    Path("quiet.txt").write_text(QUIET)
    return tmp_path


def _id(*claims: Claim) -> str:
    return finding_id("source-conflict", "killed", claims)


TWO, FIVE = claim(1, "2", by="The brigade"), claim(2, "5", by="The owner")


@pytest.mark.parametrize(
    ("same", "claims"),
    [
        (True, (FIVE, TWO)),
        (True, (claim(7, "2", by="the brigade", text="two"), claim(9, "5", by="the owner"))),
        (True, (TWO, FIVE, claim(9, "5", by="The owner"))),
        (False, (TWO, claim(2, "6", by="The owner"))),
        (False, (TWO, claim(2, "5..", by="The owner"))),
        (False, (TWO, claim(2, "5", by="The owner", approximate=True))),
        (False, (claim(1, "2", by="The owner"), claim(2, "5", by="The brigade"))),
        (False, (TWO, claim(2, "5", by="The doctor"))),
        (False, (claim(1, "2", "killed", "soldier", by="The brigade"), FIVE)),
        (False, tuple(replace(c, scope=Scope(apart="another place: Ely")) for c in (TWO, FIVE))),
    ],
)
def test_an_id_is_made_of_what_is_said(same: bool, claims: tuple[Claim, ...]) -> None:
    assert (_id(*claims) == _id(TWO, FIVE)) == same


def test_more_than_is_not_at_least() -> None:
    least = claim(2, "5..", by="The owner")
    quantity = replace(least.quantity, value=replace(least.value, low_open=True))
    assert _id(TWO, least) != _id(TWO, replace(least, quantity=quantity))


# Each changes one figure of a finding, or what stands elsewhere.
SUM = "Fire at Ely mill\n\n{}The general put the number of targets at {}: {} in Tarsk, {} in Velna and {} in Orm.\n"
DATE = "Fire at Ely mill\n\n{}The mill opened on {}.\n"
AGE = "Fire at Ely mill\n\n{}The founder was born in 1950 and died in 2010, aged {}.\n"
LENGTH = "Fire at Ely mill\n\n{}The mill is {} from the town.\n"


@pytest.mark.parametrize(
    ("text", "values", "others"),
    [
        (SUM, ("21", "five", "five", "six"), [("22", "five", "five", "six"), ("21", "five", "six", "six")]),
        (DATE, ("Tuesday, December 4, 2019",), [("Tuesday, December 5, 2019",), ("Monday, December 4, 2019",)]),
        (AGE, ("75",), [("76",)]),
        (LENGTH, ("10 km (16 miles)",), [("10 km (17 miles)",), ("11 km (16 miles)",), ("10 miles (160 km)",)]),
    ],
)
def test_an_id_survives_edits_elsewhere_and_dies_with_a_figure(
    checker: Checker, text: str, values: tuple[str, ...], others: list[tuple[str, ...]]
) -> None:
    def ids(before: str, shown: tuple[str, ...]) -> list[str]:
        (result,) = checker.check([read(text.format(before, *shown).encode(), "x.txt")])
        return [finding.id for finding in result.findings]

    (id,) = ids("", values)
    assert ids("Smoke hung over the town.\n\n", values) == [id]
    for other in others:
        (changed,) = ids("", other)
        assert changed != id


def test_the_first_entry_makes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "checker-accepted.yaml"
    assert read_accepted(path) == Accepted(path)
    path.write_text(with_entry(path, ENTRY))
    assert path.read_text() == (
        f'{HEAD}- id: "9f2c1a7e"\n'
        '  report: "conflict.txt"\n'
        '  check: "source-conflict"\n'
        '  says: "Injured: two, five."\n'
        '  reason: "two counts"\n'
    )
    assert read_accepted(path).entries == (ENTRY,)


def test_an_entry_is_added_or_takes_the_place_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "checker-accepted.yaml"
    path.write_text(
        "# ours\n- id: aaaaaaaa\n  report: a.txt\n  reason: no\n\n# his\n- reason: |\n    two\n    lines\n"
        "  report: b.txt\n  id: bbbbbbbb\n# end\n"
    )
    first, second = read_accepted(path).entries
    assert (first.reason, second.reason) == ("no", "two\nlines\n")
    for entry, others in ((first, [second]), (second, [first])):
        text = with_entry(path, replace(entry, reason="yes"))
        assert [line for line in text.splitlines() if line.startswith("#")] == ["# ours", "# his", "# end"]
        again = tmp_path / "again.yaml"
        again.write_text(text)
        assert sorted(read_accepted(again).entries, key=str) == sorted([replace(entry, reason="yes"), *others], key=str)
    assert with_entry(path, ENTRY) == path.read_text() + with_entry(tmp_path / "none", ENTRY).removeprefix(HEAD)


@given(words=st.text(min_size=1).filter(str.strip))
def test_whatever_a_reason_holds_is_read_back(words: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "checker-accepted.yaml"
    path.write_text(with_entry(path, replace(ENTRY, reason=words, says=words)), encoding="utf-8")
    (entry,) = read_accepted(path).entries
    readable = words.encode("utf-8", "replace").decode()
    assert (entry.reason, entry.says) == (readable, readable)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- id: a\n  report: b\n  reason: c\n  resaon: d\n", ":4: unknown key 'resaon'; did you mean 'reason'?"),
        ("- id: a\n  reason: c\n", ":1: missing key 'report'"),
        ("id: a\n", ":1: expected a list of entries, each with id, report and reason"),
        ("- [\n", ":2: not YAML: "),
    ],
)
def test_a_wrong_file_is_named(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "checker-accepted.yaml"
    path.write_text(text)
    with pytest.raises(AcceptedError) as error:
        read_accepted(path)
    assert str(error.value).startswith(f"{path}{message}")


@pytest.mark.parametrize("text", ["", "\n", HEAD])
def test_a_file_without_entries_accepts_nothing(text: str, tmp_path: Path) -> None:
    path = tmp_path / "checker-accepted.yaml"
    path.write_text(text)
    assert read_accepted(path).entries == ()


def _finding(id: str) -> Finding:
    return Finding(
        id=id, check="x", severity="error", confidence="high", measure="", event="", message="", claims=(), pairs=(),
        spans=(), because=(),
    )  # fmt: skip


def test_an_entry_holds_for_its_report_or_those_of_its_pattern() -> None:
    pattern = replace(ENTRY, report="wire/*.txt", reason="any")
    accepted = Accepted(Path("/desk/checker-accepted.yaml"), (pattern, ENTRY, replace(ENTRY, report="wire/b.txt")))
    marked: Callable[[str], list[str]] = lambda key: [f.accepted for f in accepted.marked([_finding(ID)], key)]  # noqa: E731
    assert [marked(k) for k in ("conflict.txt", "other.txt", "wire/a.txt", "wire/b.txt")] == [
        ["two counts"], [""], ["any"], ["two counts"],
    ]  # fmt: skip
    assert accepted.key([Path("/desk/wire/a.txt")]) == "wire/a.txt"
    assert accepted.key([Path("/desk/b.txt"), Path("/desk/a.txt")]) == "a.txt + b.txt"
    assert accepted.marked([_finding("00000000")], "conflict.txt")[0].accepted == ""


def test_an_entry_is_stale_where_its_report_was_checked_without_it() -> None:
    accepted = Accepted(Path("f.yaml"), (ENTRY, replace(ENTRY, report="*.txt")))
    on = ["source-conflict"]
    line = f"f.yaml: {ID} of conflict.txt is accepted but no longer found; take the entry out"
    assert list(accepted.stale({"conflict.txt": []}, on)) == [line]
    assert list(accepted.stale({"conflict.txt": [_finding(ID)]}, on)) == []
    assert list(accepted.stale({"other.txt": []}, on)) == []
    assert list(accepted.stale({"conflict.txt": []}, ["date"])) == []


@pytest.mark.usefixtures("folder")
def test_accept(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "conflict.txt"]) == 1
    arguments = [
        "accept",
        ID.upper(),
        "conflict.txt",
        "--reason",
        " two\ncounts ",
        "--by",
        "Jo",
        "--date",
        "2026-03-01",
    ]
    assert main(arguments) == 0
    assert capsys.readouterr().out.endswith(f"{ID} of conflict.txt is accepted, in checker-accepted.yaml\n")
    (entry,) = read_accepted(Path("checker-accepted.yaml")).entries
    assert (entry.reason, entry.by, entry.date) == ("two counts", "Jo", "2026-03-01")
    assert (entry.says, entry.check) == ("Injured: the fire brigade says two, the owner five.", "source-conflict")
    assert main(["check", "conflict.txt", "--fail-on", "note"]) == 0
    assert f"(accepted): Injured: the fire brigade says two, the\nowner five. [{ID}]\n  two counts\n" in (
        capsys.readouterr().out
    )
    assert main(["check", "conflict.txt", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["reports"][0]["findings"][0]["accepted"] == "two counts"
    assert main(["check", "conflict.txt", "--no-accepted"]) == 1
    captured = capsys.readouterr()
    assert "(accepted)" not in captured.out
    assert captured.err == ""


@pytest.mark.usefixtures("folder")
def test_an_equal_finding_in_another_report_is_not_silenced(capsys: pytest.CaptureFixture[str]) -> None:
    Path("wire").mkdir()
    Path("wire/again.txt").write_text(CONFLICT)
    assert main(["accept", ID, "--reason", "x"]) == 2
    said = f"checker: '{ID}' is found in again.txt, conflict.txt; name the report that you mean\n"
    assert capsys.readouterr().err == said
    assert main(["accept", ID, "--reason", "x", "conflict.txt"]) == 0
    assert main(["check", "conflict.txt"]) == 0
    assert main(["check", "."]) == 1
    # Beside the configuration there is one file for all.
    Path("checker-accepted.yaml").unlink()
    Path("checker.toml").write_text("")
    assert main(["accept", ID, "--reason", "x", "wire/again.txt"]) == 0
    assert [e.report for e in read_accepted(Path("checker-accepted.yaml")).entries] == ["wire/again.txt"]
    assert [main(["check", path]) for path in ("wire/again.txt", "conflict.txt")] == [0, 1]


@pytest.mark.usefixtures("folder")
def test_a_stale_entry_is_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    Path("checker-accepted.yaml").write_text("- {id: 9f2c1a7e, report: quiet.txt, reason: x}\n")
    assert main(["check", "quiet.txt"]) == 0
    line = f"checker: checker-accepted.yaml: {ID} of quiet.txt is accepted but no longer found; take the entry out\n"
    assert capsys.readouterr().err == line
    assert main(["check", "conflict.txt", "--fail-on", "never"]) == 0
    assert main(["check", "quiet.txt", "--no-accepted"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("folder")
def test_a_finding_across_reports(capsys: pytest.CaptureFixture[str]) -> None:
    Path("again.txt").write_text(CONFLICT)
    both = ["again.txt", "conflict.txt", "--together"]
    for path in ("again.txt", "conflict.txt"):
        assert main(["accept", ID, "--reason", "x", path]) == 0
    assert main(["check", *both]) == 1
    # The engine that stands for the real one gives all its findings one id.
    assert main(["accept", ID, "--reason", "x", *both]) == 2
    text = Path("checker-accepted.yaml").read_text()
    Path("checker-accepted.yaml").write_text(text + '- {id: 9f2c1a7e, report: "again.txt + conflict.txt", reason: y}\n')
    assert main(["check", *both]) == 0
    capsys.readouterr()
    Path("again.txt").write_text(QUIET)
    assert main(["check", *both]) == 0
    assert capsys.readouterr().err.count("no longer found") == 2


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (
            ["00000000", "--reason", "x", "conflict.txt"],
            2,
            f"no finding '00000000'\n  {ID}  conflict.txt: warning: Inj",
        ),
        (["9f2c1a7f", "--reason", "x", "conflict.txt"], 2, f"no finding '9f2c1a7f'; did you mean '{ID}'?\n"),
        ([ID, "--reason", "x", "quiet.txt"], 2, f"no finding '{ID}': nothing is found\n"),
        ([ID, "conflict.txt"], 2, "Missing option '--reason'"),
        ([ID, "--reason", " ", "conflict.txt"], 2, "--reason is empty"),
        ([ID, "--reason", "x", "-"], 2, "standard input has no place"),
        ([ID, "--reason", "x", "nonesuch.txt"], 3, "nonesuch.txt: does not exist"),
        ([ID, "--reason", "x", "--date", "tomorrow", "conflict.txt"], 2, "'tomorrow' does not match"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_accepted(
    arguments: list[str], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["accept", *arguments]) == status
    assert said in capsys.readouterr().err
    assert not Path("checker-accepted.yaml").exists()


@pytest.mark.usefixtures("folder")
def test_a_wrong_file_stops_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    Path("checker-accepted.yaml").write_text("- id: x\n")
    assert main(["check", "quiet.txt"]) == 2
    assert capsys.readouterr().err == "checker: checker-accepted.yaml:1: missing key 'report'\n"
    assert main(["check", "quiet.txt", "--no-accepted"]) == 0
