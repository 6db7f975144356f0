"""The project's own example report and what is printed for it, word for word; the README shows the same."""

import re
from pathlib import Path

import pytest

from checker.cli import main

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "docs" / "examples"


@pytest.mark.parametrize(("output_format", "golden"), [("text", "balad.out.txt"), ("json", "balad.out.json")])
def test_the_example_prints_what_is_written_beside_it(
    capsys: pytest.CaptureFixture[str], output_format: str, golden: str
) -> None:
    assert main(["check", "--format", output_format, str(EXAMPLES / "balad.txt")]) == 1
    assert capsys.readouterr().out == (EXAMPLES / golden).read_text(encoding="utf-8")


def test_the_readme_shows_the_example() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"<!-- output -->\n```\n(.*?)```\n<!-- /output -->", readme, re.DOTALL)
    assert shown is not None
    assert shown[1] == (EXAMPLES / "balad.out.txt").read_text(encoding="utf-8")


def test_the_example_holds_three_contradictions_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(EXAMPLES / "balad.txt")])
    said = re.findall(r"^(?:error|warning), \w+ confidence: (\w+)", capsys.readouterr().out, re.MULTILINE)
    assert said == ["Hit", "Missed", "Killed"]
