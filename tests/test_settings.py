"""The configuration: what a file may say, where it is found, and what goes before what."""

import io
import json
import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from checker.checks import NAMES, settle
from checker.cli import main
from checker.cli.configuring import configuration, page
from checker.model import Source
from checker.pipeline import Checker
from checker.readers.text import read
from checker.rules import Rules
from checker.settings import Settings, SettingsError, find_configuration, read_configuration
from checker.sources import same_voice
from tests.making import claim
from tests.results import a_finding
from tests.test_cli import CONFLICT, QUIET, ROOT, Fake

FULL = """\
# the desk
rules = ["house"]
format = "json"
fail-on = "error"

[checks]
date = "off"
"source-conflict" = "note"

[sources]
"Scotland Yard" = "the Metropolitan Police"
"""
SETTINGS = Settings(
    rules=("house",), format="json", fail_on="error", checks={"date": "off", "source-conflict": "note"},
    sources={"Scotland Yard": "the Metropolitan Police"},
)  # fmt: skip
PROJECT = '[project]\nname = "x"\n[tool.checker]\nfail-on = "note"\n[tool.checker.checks]\ndate = "of"\n'


class Told(Fake):
    """Keeps what it was told."""

    checks: Mapping[str, str]
    aliases: Mapping[str, str]

    def __init__(self, rules: Rules, model: str = "", **given: Any) -> None:
        super().__init__(rules, model)
        Told.checks, Told.aliases = given["checks"], given["aliases"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("checker.pipeline.Checker", Told)
    monkeypatch.chdir(tmp_path)
    Path("desk/house").mkdir(parents=True)
    Path("desk/conflict.txt").write_text(CONFLICT)
    Path("desk/quiet.txt").write_text(QUIET)
    return tmp_path


def test_what_a_file_says(folder: Path) -> None:
    path = folder / "desk" / "checker.toml"
    path.write_text(FULL)
    held = read_configuration(path)
    assert held.settings == SETTINGS
    assert held.folders == (folder / "desk" / "house",)
    assert held.lines == {
        ("rules",): 2,
        ("format",): 3,
        ("fail-on",): 4,
        ("checks",): 6,
        ("checks", "date"): 7,
        ("checks", "source-conflict"): 8,
        ("sources",): 10,
        ("sources", "Scotland Yard"): 11,
    }
    assert read_configuration(None).settings == Settings()


def test_what_is_printed_is_a_configuration_again(folder: Path) -> None:
    path = folder / "desk" / "checker.toml"
    path.write_text(FULL)
    shown = page(read_configuration(path))
    assert shown == (
        f"# {path}\n"
        'rules = ["house"]                            # checker.toml, line 2\n'
        'format = "json"                              # checker.toml, line 3\n'
        'fail-on = "error"                            # checker.toml, line 4\n'
        "\n"
        "[checks]\n"
        'self-conflict = "on"                         # as shipped\n'
        'source-conflict = "note"                     # checker.toml, line 8\n'
        'subset = "on"                                # as shipped\n'
        'arithmetic = "on"                            # as shipped\n'
        'unit-conversion = "on"                       # as shipped\n'
        'date = "off"                                 # checker.toml, line 7\n'
        'dangling-source = "on"                       # as shipped\n'
        'revision = "on"                              # as shipped\n'
        "\n"
        "[sources]\n"
        '"Scotland Yard" = "the Metropolitan Police"  # checker.toml, line 11\n'
    )
    path.write_text(shown)
    again = read_configuration(path).settings
    assert (again.rules, again.sources) == (SETTINGS.rules, SETTINGS.sources)
    assert again.checks == dict.fromkeys(NAMES, "on") | SETTINGS.checks


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('fail_on = "error"', "1: unknown key 'fail_on'; did you mean 'fail-on'?"),
        ('\nzzz = "error"', "2: unknown key 'zzz'; there are rules, format, fail-on, checks, sources"),
        (
            '\nfail-on = "eror"',
            "2: fail-on is 'eror', expected one of error, warning, note, never; did you mean 'error'?",
        ),
        ("fail-on = true", "1: fail-on is true, expected text in quotes: one of error, warning, note, never"),
        ("format = 3", "1: format is a number, expected text in quotes"),
        ('format = "jsn"', "1: format is 'jsn', expected one of {writers}; did you mean 'json'?"),
        ('rules = "house"', '1: expected a list of texts, for example ["house-rules"]'),
        ("rules = [1]", '1: expected a list of texts, for example ["house-rules"]'),
        ('rules = ["nonesuch"]', "1: 'nonesuch' is no folder beside this file; give its path from here"),
        ("checks = 1", "1: expected a table [checks] of keys and values"),
        (
            '[checks]\ndates = "off"',
            f"2: unknown check 'dates', expected one of {', '.join(NAMES)}; did you mean 'date'?",
        ),
        (
            '[checks]\n\ndate = "of"',
            "3: date is 'of', expected one of on, off, error, warning, note; did you mean 'off'?",
        ),
        ("[checks]\ndate = false", "2: date is false, expected text in quotes: one of on, off, error, warning, note"),
        ('sources = { "A" = 1 }', "1: A is a number, expected text in quotes"),
        ('[sources]\nA = "B"\nB = "C"', "2: 'B' stands on the left too; give the name that the house uses"),
        ('[sources]\nA = " "', "2: a name is empty"),
        ('format = "text"\nfail-on =', "2: not TOML: Invalid value"),
        ("a = 1\na = 2", "2: not TOML: Cannot overwrite a value"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_mistake_is_named(text: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    from checker.writers import writers

    path = Path("desk/checker.toml").resolve()
    path.write_text(text)
    with pytest.raises(SettingsError) as error:
        read_configuration(path)
    assert str(error.value) == f"{path}:{message.replace('{writers}', ', '.join(writers()))}"
    assert main(["check", "desk/quiet.txt"]) == main(["config", "desk/quiet.txt"]) == 2
    assert capsys.readouterr().err == 2 * f"checker: {error.value}\n"
    assert main(["check", "desk/quiet.txt", "--no-config"]) == 0


def test_what_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "checker.toml"
    path.write_bytes(b'format = "text"\n# \xff')
    with pytest.raises(SettingsError, match=r"checker\.toml:2: not UTF-8 text"):
        read_configuration(path)
    with pytest.raises(SettingsError, match="cannot be read"):
        read_configuration(tmp_path)


def test_a_project_file_counts_where_it_has_the_table(folder: Path) -> None:
    project = folder / "pyproject.toml"
    project.write_text("[tool.other]\n[not toml")
    assert find_configuration(folder / "desk") is None
    project.write_text(PROJECT.replace('"of"', '"off"'))
    assert find_configuration(folder / "desk" / "house") == project
    assert read_configuration(project).settings == Settings(fail_on="note", checks={"date": "off"})
    project.write_text(PROJECT)
    with pytest.raises(SettingsError, match=r"pyproject\.toml:6: date is 'of'"):
        read_configuration(project)
    (folder / "checker.toml").write_text("")
    assert find_configuration(folder / "desk") == folder / "checker.toml"
    (folder / "desk" / "checker.toml").write_text("")
    assert find_configuration(folder / "desk") == folder / "desk" / "checker.toml"
    assert find_configuration(folder) == folder / "checker.toml"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["desk/quiet.txt"], "desk"),
        (["desk"], "desk"),
        (["desk/*.txt"], "desk"),
        (["desk/**/*.txt"], "desk"),
        (["desk/quiet.txt", "desk/house"], "desk"),
        (["desk/nonesuch.txt"], "desk"),
        (["desk/quiet.txt", "other.txt"], ""),
        (["desk/quiet.txt", "-"], ""),
        (["-"], ""),
        (["*"], ""),
    ],
)
def test_the_configuration_is_found_upwards_from_all_reports(folder: Path, words: list[str], found: str) -> None:
    for name in ("checker.toml", "desk/checker.toml"):
        Path(name).write_text("")
    assert configuration(words).path == folder / found / "checker.toml"
    assert configuration(words, no_config=True).path is None
    assert configuration(words, Path("checker.toml")).path == Path("checker.toml")


@pytest.mark.usefixtures("folder")
def test_the_command_line_goes_before_the_configuration(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("desk/checker.toml").write_text(FULL.replace('rules = ["house"]\n', ""))
    assert main(["check", "desk/conflict.txt"]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "1"
    assert (Told.checks, Told.aliases) == (SETTINGS.checks, SETTINGS.sources)
    assert main(["check", "desk/conflict.txt", "--fail-on", "warning", "--format", "text"]) == 1
    assert capsys.readouterr().out.startswith("conflict.txt: ")
    assert main(["check", "desk/conflict.txt", "--no-config"]) == 1
    assert (Told.checks, Told.aliases) == ({}, {})
    assert main(["check", "desk/conflict.txt", "--config", "desk/checker.toml"]) == 0
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CONFLICT.encode())))
    assert main(["check", "-"]) == 1
    capsys.readouterr()
    assert main(["config"]) == 0
    assert capsys.readouterr().out.startswith("# no configuration file; everything is as shipped\n")


@pytest.mark.usefixtures("folder")
def test_rules_of_the_house(capsys: pytest.CaptureFixture[str]) -> None:
    Path("desk/checker.toml").write_text('rules = ["house"]\n')
    Path("desk/house/floods.yaml").write_text("titel: Floods\n")
    assert main(["check", "desk/quiet.txt"]) == 2
    assert "floods.yaml:1: unknown key 'titel'" in capsys.readouterr().err
    Path("own").mkdir()
    Path("own/nouns.yaml").write_text("groups: 1\n")
    assert main(["check", "desk/quiet.txt", "--rules", "own"]) == 2
    assert "floods.yaml" not in capsys.readouterr().err


def test_checks_are_switched_off_or_weighed_otherwise() -> None:
    claims = [claim(1, "2"), claim(2, "5")]
    told = a_finding(claims, check="source-conflict", severity="note", acknowledged=True)
    findings = [a_finding(claims, check=name) for name in ("date", "subset", "arithmetic", "source-conflict")]
    checks = {"date": "off", "subset": "on", "arithmetic": "note", "source-conflict": "error"}
    assert [(f.check, f.severity) for f in settle([*findings, told], checks)] == [
        ("subset", "warning"),
        ("arithmetic", "note"),
        ("source-conflict", "error"),
        ("source-conflict", "note"),
    ]
    assert settle(findings, {}) == tuple(findings)


def test_one_source_under_two_names(rules: Rules) -> None:
    text = (
        "Crash on the bridge\n\nScotland Yard said that two people were killed in the crash.\n\n"
        "Smoke hung over the river.\n\nThe Metropolitan Police said that five people were killed in the crash.\n"
    )
    found = {}
    for aliases in ({}, {"the scotland yard": "the Metropolitan Police"}):
        checker = Checker(rules, aliases=aliases)
        (result,) = checker.check([read(text.encode(), "x.txt")])
        found[bool(aliases)] = [(f.check, f.message) for f in result.findings]
    assert found == {
        False: [
            ("source-conflict", "Killed: two according to Scotland Yard, five according to The Metropolitan Police.")
        ],
        True: [
            (
                "self-conflict",
                "Killed: two according to the Metropolitan Police, five according to the Metropolitan Police.",
            )
        ],
    }


def test_an_off_check_finds_nothing(rules: Rules) -> None:
    text = "Two hurt in fire at Ely mill\n\nFive workers were hurt on Monday when a fire broke out in a flour mill."
    kinds = {}
    for said in ("on", "off", "note"):
        (result,) = Checker(rules, checks={"self-conflict": said}).check([read(text.encode(), "x.txt")])
        kinds[said] = [(f.check, f.severity) for f in result.findings]
    assert kinds == {"on": [("self-conflict", "error")], "off": [], "note": [("self-conflict", "note")]}


def test_a_name_is_compared_whole() -> None:
    from checker.model import Attribution, Span
    from checker.sources import renamed

    def names(source: Source) -> list[str]:
        (one,) = renamed([Attribution(source=source, content=Span(0, 1), sentence=0, cue="")], {"MoD": "the ministry"})
        return [one.source.name, one.source.kind, *(near.name for near in one.source.via)]

    assert names(Source(name="the MOD", kind="unnamed")) == ["the ministry", "named"]
    assert names(Source(name="a MoD source", kind="unnamed")) == ["a MoD source", "unnamed"]
    assert names(Source(name="", kind="report")) == ["", "report"]
    assert names(Source(name="AP", kind="named", via=(Source(name="MoD", kind="named"),))) == [
        "AP", "named", "the ministry",
    ]  # fmt: skip
    assert same_voice(Source(name="the ministry", kind="named"), Source(name="The Ministry", kind="named"))


def test_the_page_of_the_configuration_is_true(folder: Path) -> None:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    example, shown, mistake = re.findall(r"^```(?:toml|text)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    path = folder / "desk" / "checker.toml"
    path.write_text(example)
    assert page(read_configuration(path)) == f"# {path}\n{shown}"
    path.write_text(example.replace("dangling-source", "dangling"))
    with pytest.raises(SettingsError) as error:
        read_configuration(path)
    assert f"checker: {error.value}\n".replace(str(path), "desk/checker.toml") == mistake
    assert {f.name.replace("_", "-") for f in fields(Settings)} == set(
        re.findall(r"^\| `\[?([\w-]+)\]?` \|", text, re.M)
    )
