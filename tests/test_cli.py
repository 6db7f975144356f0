"""The command line: statuses, messages, where output goes."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from checker.cli import main
from checker.cli.inputs import names, read_all
from checker.errors import ModelError
from checker.model import Report, Result
from checker.readers import LARGEST
from checker.rules import Rules
from tests.results import a_claim, a_finding, a_result

ROOT = Path(__file__).parents[1]
CONFLICT = "Two hurt in mill fire\n\nFive were hurt, a doctor said.\n"
QUIET = "Quiet day in Ely\n\nNothing happened.\n"
FAULTY = "A fault\n\nThis report makes the engine fail.\n"


class Fake:
    """Stands for the engine: what a report says decides what comes out."""

    severity = "warning"

    def __init__(self, rules: Rules, model: str = "", **_: object) -> None:
        if model:
            raise ModelError(f"the language model {model!r} cannot be loaded: there is none")

    def check(self, reports: Iterable[Report]) -> Iterator[Result]:
        for report in reports:
            if report.text == FAULTY:
                raise RuntimeError("no such thing\nas a fault")
            if report.text == CONFLICT:
                claims = [a_claim(report, "c1", "Two", 2, 2), a_claim(report, "c2", "Five", 5, 5)]
                yield a_result(report, claims, [a_finding(claims, severity=self.severity)])
            else:
                yield a_result(report)

    def together(self, results: Sequence[Result]) -> tuple[list[Any], list[Any]]:
        with_claims = [result for result in results if result.claims]
        if len(with_claims) < 2:
            return [], []
        claims = [result.claims[0] for result in with_claims[:2]]
        named = [f"{result.report.name}#{result.claims[0].id}" for result in with_claims[:2]]
        return [], [a_finding(claims, named, severity="error")]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> type[Fake]:
    monkeypatch.setattr("checker.pipeline.Checker", Fake)
    monkeypatch.setattr(Fake, "severity", "warning")
    return Fake


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake: type[Fake]) -> Path:
    """A folder to work in, with a report that contradicts itself and one that does not."""
    monkeypatch.chdir(tmp_path)
    Path("conflict.txt").write_text(CONFLICT)
    Path("quiet.txt").write_text(QUIET)
    return tmp_path


def report_names(output: str) -> list[str]:
    return [report["name"] for report in json.loads(output)["reports"]]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["quiet.txt"], 0),
        (["conflict.txt"], 1),
        (["quiet.txt", "conflict.txt"], 1),
        (["conflict.txt", "--fail-on", "note"], 1),
        (["conflict.txt", "--fail-on", "error"], 0),
        (["conflict.txt", "--fail-on", "never"], 0),
        (["nonesuch.txt"], 3),
        (["conflict.txt", "nonesuch.txt"], 3),
        (["conflict.txt", "nonesuch.txt", "--fail-on", "never"], 3),
        ([], 2),
        (["quiet.txt", "--nonesuch"], 2),
        (["quiet.txt", "--format", "nonesuch"], 2),
        (["quiet.txt", "--fail-on", "nonesuch"], 2),
        (["quiet.txt", "--input-format", "nonesuch"], 2),
        (["quiet.txt", "--input-format", "text"], 0),
        (["quiet.txt", "--model", "nonesuch"], 2),
        (["quiet.txt", "--rules", "nonesuch"], 2),
        (["quiet.txt", "--output", "nonesuch/out.txt"], 2),
        (["quiet.txt", "--output", "."], 2),
    ],
)
@pytest.mark.usefixtures("folder")
def test_status_of_check(arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", *arguments]) == status
    errors = capsys.readouterr().err
    assert "Traceback" not in errors
    assert bool(errors) == (status >= 2)


@pytest.mark.parametrize(("severity", "statuses"), [("error", [1, 1, 1]), ("warning", [0, 1, 1]), ("note", [0, 0, 1])])
@pytest.mark.usefixtures("folder")
def test_fail_on(severity: str, statuses: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Fake, "severity", severity)
    assert [main(["check", "conflict.txt", "--fail-on", s]) for s in ("error", "warning", "note")] == statuses


@pytest.mark.usefixtures("folder")
def test_status_of_claims(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "conflict.txt"]) == 0
    assert "injured" in capsys.readouterr().out
    assert main(["claims", "nonesuch.txt"]) == 3


@pytest.mark.usefixtures("folder")
def test_what_cannot_be_read_is_named_and_the_others_are_done(capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.txt").write_bytes(b"")
    Path("binary.txt").write_bytes(b"\0\1\2")
    Path("large.txt").write_bytes(b"x" * (LARGEST + 1))
    Path("latin.txt").write_bytes("Zoë hurt in mill fire\n".encode("latin-1"))
    Path("none").mkdir()
    words = ["quiet.txt", "empty.txt", "binary.txt", "large.txt", "none", "nonesuch.txt", "*.html", "latin.txt"]
    assert main(["check", "--format", "json", *words]) == 3
    captured = capsys.readouterr()
    assert report_names(captured.out) == ["quiet.txt", "latin.txt"]
    assert sorted(captured.err.splitlines()) == [
        "checker: *.html: no file matches; check the pattern",
        "checker: binary.txt: is not text; save the report as plain text (UTF-8)",
        "checker: empty.txt: is empty; there is nothing to check",
        "checker: large.txt: is larger than 5 MB; check its reports one by one",
        "checker: latin.txt: is not UTF-8, read as Windows-1252 (Latin-1); save the report as UTF-8 to be sure",
        "checker: none: no report in this folder; a report's name ends in .docx, .docm, .html, .htm, .xhtml, "
        ".md, .markdown, .mdown, .mkd, .newsml, .xml, .ninjs, .json, .nitf, .pdf, .txt, .text",
        "checker: nonesuch.txt: does not exist; check the name",
    ]


@pytest.mark.usefixtures("folder")
def test_a_doubtful_encoding_alone_fails_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("latin.txt").write_bytes("Zoë hurt in mill fire\n".encode("latin-1"))
    assert main(["check", "latin.txt"]) == 0
    captured = capsys.readouterr()
    assert "Zoë hurt" in captured.out
    assert "Windows-1252" in captured.err


@pytest.mark.usefixtures("folder")
def test_what_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    # Made up, because nothing is forbidden to root.
    def deny(path: object, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    Path("shut").mkdir()
    monkeypatch.setattr("os.scandir", deny)
    monkeypatch.setattr("pathlib.Path.open", deny)
    reports, problems = read_all(["shut", "quiet.txt"], "")
    assert reports == []
    assert [str(problem) for problem in problems] == [
        "shut: cannot be read (Permission denied); check the folder's permissions",
        "quiet.txt: may not be read; check the file's permissions",
    ]


@pytest.mark.usefixtures("folder")
def test_a_fault_in_one_report_leaves_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    Path("faulty.txt").write_text(FAULTY)
    assert main(["check", "--format", "json", "quiet.txt", "faulty.txt", "conflict.txt"]) == 3
    captured = capsys.readouterr()
    assert report_names(captured.out) == ["quiet.txt", "conflict.txt"]
    assert captured.err == (
        "checker: faulty.txt: could not be analysed (RuntimeError: no such thing); "
        "please report this fault, with what --debug prints\n"
    )
    assert main(["check", "faulty.txt", "--debug"]) == 3
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_fault_anywhere_else_is_a_line_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("checker.cli.running.read_all", fail)
    assert main(["check", "quiet.txt"]) == 3
    assert capsys.readouterr().err.startswith("checker: stopped (ZeroDivisionError: oh);")


@pytest.mark.usefixtures("folder")
def test_an_interruption_is_quiet(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.cli.running.read_all", interrupt)
    assert main(["check", "quiet.txt", "--output", "out.txt"]) == 130
    assert not Path("out.txt").exists()
    assert capsys.readouterr().err.strip() == ""


@pytest.mark.usefixtures("folder")
def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CONFLICT.encode())))
    assert main(["check", "--format", "json", "-"]) == 1
    assert report_names(capsys.readouterr().out) == ["-"]


@pytest.mark.usefixtures("folder")
def test_output_to_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("out.json").write_text("old")
    Path("out.json").chmod(0o640)
    assert main(["check", "conflict.txt", "--format", "json", "--output", "out.json"]) == 1
    assert capsys.readouterr().out == ""
    assert report_names(Path("out.json").read_text()) == ["conflict.txt"]
    assert Path("out.json").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in Path().iterdir()) == ["conflict.txt", "out.json", "quiet.txt"]


@pytest.mark.usefixtures("folder")
def test_output_is_written_whole_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Path("out.txt").write_text("old")
    monkeypatch.setattr("os.replace", full)
    assert main(["check", "conflict.txt", "--output", "out.txt"]) == 2
    assert "out.txt: cannot be written (No space left on device)" in capsys.readouterr().err
    assert Path("out.txt").read_text() == "old"
    assert sorted(path.name for path in Path().iterdir()) == ["conflict.txt", "out.txt", "quiet.txt"]


@pytest.mark.usefixtures("folder")
def test_output_to_a_device() -> None:
    before = os.stat(os.devnull)
    assert main(["check", "conflict.txt", "--output", os.devnull]) == 1
    assert os.stat(os.devnull).st_mode == before.st_mode


@pytest.mark.usefixtures("folder")
def test_together(capsys: pytest.CaptureFixture[str]) -> None:
    Path("again.txt").write_text(CONFLICT)
    assert main(["check", "conflict.txt", "again.txt", "--together", "--format", "json", "--fail-on", "error"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["findings"][0]["claims"] == ["conflict.txt#c1", "again.txt#c1"]
    assert [span["report"] for span in document["findings"][0]["spans"]] == ["conflict.txt", "again.txt"]
    assert main(["check", "conflict.txt", "again.txt", "--format", "json", "--fail-on", "error"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == ["schema", "version", "reports"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["a.txt", "b.txt"], ["a.txt", "b.txt"]),
        (["x/a.txt", "y/a.txt"], ["x/a.txt", "y/a.txt"]),
        (["x/a.txt", "y/b.txt"], ["a.txt", "b.txt"]),
        (["a.txt", "x/a.txt"], ["a.txt", "x/a.txt"]),
        (["r/x/a.txt", "s/x/a.txt", "s/y/a.txt"], ["r/x/a.txt", "s/x/a.txt", "y/a.txt"]),
        (["/x/a.txt", "x/a.txt"], ["/x/a.txt", "x/a.txt"]),
        (["-", "a.txt"], ["-", "a.txt"]),
        (["a\udcff.txt"], ["a�.txt"]),
    ],
)
def test_names_tell_reports_apart(paths: list[str], expected: list[str]) -> None:
    assert names(paths) == expected


def test_folders_patterns_and_repeats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.TXT", "deep/er/c.md", "deep/d.log", ".hidden/e.txt", ".f.txt", "g[1].txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Two hurt")
    for words, expected in [
        (["."], ["a.TXT", "b.txt", "g[1].txt", "c.md"]),
        (["*.txt"], ["b.txt", "g[1].txt"]),
        (["**/*.md"], ["c.md"]),
        (["*"], ["a.TXT", "b.txt", "c.md", "g[1].txt"]),
        (["g[1].txt"], ["g[1].txt"]),
        (["deep/d.log"], ["d.log"]),
        (["b.txt", "./b.txt", "."], ["b.txt", "a.TXT", "g[1].txt", "c.md"]),
    ]:
        reports, problems = read_all(words, "")
        assert (words, [report.name for report in reports], problems) == (words, expected, [])


def test_control_characters_in_names_do_no_harm(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "\x1b]0;gotcha\x07.txt"]) == 3
    errors = capsys.readouterr().err
    assert "\x1b" not in errors
    assert "\x07" not in errors


@pytest.mark.parametrize(
    ("arguments", "status", "shown"),
    [
        (["--help"], 0, "check"),
        (["check", "-h"], 0, "--fail-on"),
        (["--version"], 0, "checker, version"),
        (["explain", "killed"], 0, "killed: Killed"),
        (["explain", "KILLED"], 0, "killed: Killed"),
        (["explain", "jobs-cut"], 0, "jobs_cut: "),
        (["explain", "self-conflict"], 0, "# self-conflict"),
        (["rules", "list"], 0, "killed "),
        (["explain", "kiled"], 2, ""),
        (["explain"], 2, ""),
        (["nonesuch"], 2, ""),
    ],
)
def test_other_commands(arguments: list[str], status: int, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == status
    assert shown in capsys.readouterr().out


def test_an_unknown_name_is_answered_with_the_right_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "kiled"]) == 2
    errors = capsys.readouterr().err
    assert "checker: no check and no measure is called 'kiled'; did you mean 'killed'?" in errors
    assert "injured" in errors
    assert "self-conflict" in errors


def test_a_wrong_rule_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "floods.yaml").write_text("name: floods\ntitel: Floods\n")
    for arguments in (["rules", "list"], ["explain", "killed"], ["check", "README.md"]):
        assert main([*arguments, "--rules", str(tmp_path)]) == 2
        assert "floods.yaml:2: unknown key 'titel'; did you mean 'title'?" in capsys.readouterr().err


def run(*arguments: str, **given: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "checker", *arguments], capture_output=True, check=False, **given)


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    report.write_text(QUIET)
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "checker", "rules", "list"], stdout=out, stderr=subprocess.PIPE, check=False
        )
    assert done.stderr == b""


def test_the_example_prints_the_same_bytes_twice() -> None:
    example = str(ROOT / "docs" / "examples" / "balad.txt")
    one = run("check", example, "--format", "json", env={**os.environ, "PYTHONHASHSEED": "1"})
    two = run("check", example, "--format", "json", env={**os.environ, "PYTHONHASHSEED": "2", "COLUMNS": "40"})
    assert one.returncode == two.returncode == 1, one.stderr
    assert one.stdout == two.stdout
    assert one.stderr == b""


def test_a_line_of_two_hundred_thousand_characters(tmp_path: Path) -> None:
    report = tmp_path / "long.txt"
    report.write_text(
        "Two hurt in mill fire\n\n" + "the smoke drifted over the roofs of the old town " * 4_080 + "and hurt nine."
    )
    done = run("check", str(report), "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    assert b"numbers read" in done.stdout


@pytest.mark.parametrize("command", ["check", "claims"])
@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2025-02-30", "there is no day '2025-02-30'"), ("yesterday", "'yesterday' is no date"),
        ("2025-2-3", "is no date"), ("03/02/2025", "is no date"), ("20250203", "is no date"), ("", "is no date"),
        ("0001-01-01", "is not between 1800 and 2200"),
    ],
)  # fmt: skip
def test_a_wrong_date_is_a_wrong_call(command: str, day: str, why: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--date", day, str(ROOT / "docs" / "examples" / "balad.txt")]) == 2
    out, err = capsys.readouterr()
    assert (out, why in err) == ("", True)


@pytest.mark.parametrize(("day", "status"), [("2024-03-12", 0), ("2023-03-12", 1)])
def test_the_date_of_a_report(day: str, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "ferry.txt"
    report.write_text("Ferry sinks off island\n\nThe ferry went down at dawn on Monday, March 11.\n", encoding="utf-8")
    assert main(["check", "--date", day, str(report)]) == status
    assert ("Weekday and date do not fit" in capsys.readouterr().out) == bool(status)
