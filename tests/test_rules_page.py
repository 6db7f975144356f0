"""``docs/rules.md`` says what the rules are, and what it tells the reader to write works."""

import re
from pathlib import Path

import pytest

from checker.cli import main
from checker.rules import Rules, rules_folder
from tests.rules_page import PAGE, filled, tables

PAGE_TEXT = PAGE.read_text(encoding="utf-8")
FILE = re.compile(r"<!-- file: my-rules/(?P<name>\S+) -->\n```yaml\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_tables_are_those_of_the_rules(rules: Rules) -> None:
    assert filled(PAGE_TEXT, tables(rules)) == PAGE_TEXT, "run: python -m tests.rules_page"


def test_a_page_without_a_mark_is_refused(rules: Rules) -> None:
    with pytest.raises(ValueError, match="<!-- kinds -->"):
        filled(PAGE_TEXT.replace("<!-- kinds -->", ""), tables(rules))


def test_the_files_of_the_page_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {found["name"]: found["text"] for found in FILE.finditer(PAGE_TEXT)}
    assert sorted(files) == ["lost-at-sea.yaml", "more-killed.yaml", "nouns.yaml", "planted.yaml"]
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["rules", "lint", str(tmp_path)]) == 0
    assert main(["rules", "test", str(tmp_path)]) == 0, capsys.readouterr().out


def test_the_mistake_of_the_page_is_answered_as_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = next(found["text"] for found in FILE.finditer(PAGE_TEXT) if found["name"] == "planted.yaml")
    (tmp_path / "planted.yaml").write_text(text.replace("object_of", "object_off"), encoding="utf-8")
    assert main(["rules", "lint", str(tmp_path)]) == 2
    message = capsys.readouterr().err.replace(str(tmp_path), "my-rules")
    assert f"\n{message}```\n" in PAGE_TEXT


def test_every_rule_file_is_on_the_page() -> None:
    for path in rules_folder().glob("*.yaml"):
        assert f"| `{path.name}` |" in PAGE_TEXT
