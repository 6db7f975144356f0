"""The documentation: the site is built without a warning and asks nobody for anything, and its commands work."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from checker.cli import program
from tests.tutorial import PAGE, filled

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
# Everything that a browser fetches by itself; a link is fetched by the reader.
FETCHED = re.compile(r"""(?:<(?:script|img|iframe|source)[^>]*\ssrc|<link[^>]*\shref)=["']?((?:https?:)?//[^"'\s>]+)""")
COMMAND = re.compile(r"^\s*(?:\$ )?(checker [^|>#\n]*)", re.MULTILINE)
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


def test_every_page_is_built(site: Path) -> None:
    pages = {path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md")}
    assert {path.relative_to(site).with_suffix("").as_posix() for path in site.rglob("*.html")} == pages | {
        "404", "search",
    }  # fmt: skip
    assert not list(site.rglob("*.py"))


def test_a_reader_of_the_site_asks_nobody_else(site: Path) -> None:
    fetched = [url for path in site.rglob("*.html") for url in FETCHED.findall(path.read_text(encoding="utf-8"))]
    assert fetched == []
    styles = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]
    assert not [
        url for style in styles for url in re.findall(r"(?:url\(|@import )[\"']?((?:https?:)?//[^)\"']+)", style)
    ]


def test_the_reports_of_a_check_are_blocks(site: Path) -> None:
    page = (site / "checks" / "source-conflict.html").read_text(encoding="utf-8")
    assert "```" not in page
    assert '<code class="language-text">Fire at Ely mill' in page


def test_the_code_of_the_python_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text("Two hurt in mill fire\n\nFive workers were hurt in the fire.\n", encoding="utf-8")
    page = (DOCS / "how-to" / "from-python.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 3
    exec("".join(blocks), {})
    said = capsys.readouterr().out
    assert "error Injured: two according to the headline" in said
    assert "Five injured  5 5" in said
    assert "\n1\n### `draft.txt`: Two hurt in mill fire" in said


def test_the_tutorial_prints_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    statuses = []
    text = PAGE.read_text(encoding="utf-8")
    assert filled(text, lambda *said: statuses.append(said)) == text, "run: python -m tests.tutorial"
    assert len(statuses) >= 3
    assert [said for said in statuses if said[1] != said[2]] == []


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda path: path.relative_to(DOCS).as_posix())
def test_the_commands_of_a_page_are_commands_that_there_are(page: Path) -> None:
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for typed in COMMAND.findall(block):
            words = shlex.split(typed)[1:]
            command: click.Command = program
            while isinstance(command, click.Group) and words and not words[0].startswith("-"):
                if page == PAGE and words[0] not in command.commands:
                    return  # the tutorial goes on where the command is there
                command = command.commands[words.pop(0)]
            # Raises where an option is none of the command's.
            command.make_parser(click.Context(command)).parse_args(words)
