"""Runs the commands of docs/tutorial.md one after the other; python -m tests.tutorial writes what they print."""

import json
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable
from contextlib import chdir, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path

from checker.cli import main, program

PAGE = Path(__file__).parents[1] / "docs" / "tutorial.md"
STEP = re.compile(
    r"<!-- file: (?P<file>\S+) -->\n```text\n(?P<text>.*?)^```$"
    r"|<!-- run: (?P<status>\d) -->\n```sh\n(?P<command>.*?)\n```\n(?P<shown>\n<!-- prints -->\n```text\n.*?^```$)?",
    re.MULTILINE | re.DOTALL,
)
# The id is made of the words of the finding; the page says which one it takes.
ACCEPT = re.compile(r"^(checker accept )\S+(?= )")
ACCEPTED = "source-conflict"


def run(words: list[str]) -> tuple[int, str]:
    """The exit status of a command and what it prints."""
    out = TextIOWrapper(BytesIO(), encoding="utf-8")
    with redirect_stdout(out):
        status = main(words)
        out.flush()
    return status, out.buffer.getvalue().decode()  # type: ignore[attr-defined]


def an_id() -> str:
    """The id of the finding that the page accepts."""
    _, document = run(["check", "--format", "json", "draft.txt"])
    (finding,) = (f for f in json.loads(document)["reports"][0]["findings"] if f["check"] == ACCEPTED)
    return str(finding["id"])


def filled(page: str, check: Callable[[str, int, int], None]) -> str:
    """The page with what its commands print now; ``check`` gets each command with its status and the page's.

    A command that this program does not have ends it: the steps behind it build on it.
    """
    missing = False

    def step(found: re.Match[str]) -> str:
        nonlocal missing
        if found["file"]:
            Path(found["file"]).write_text(found["text"], encoding="utf-8")
            return found[0]
        command = found["command"]
        name, *words = shlex.split(command)[1:]
        missing = missing or name not in program.commands
        if missing:
            return found[0]
        if name == "accept":
            command = ACCEPT.sub(rf"\g<1>{an_id()}", command)
            name, *words = shlex.split(command)[1:]
        status, printed = run([name, *words])
        check(command, status, int(found["status"]))
        shown = f"\n<!-- prints -->\n```text\n{printed}```" if found["shown"] else ""
        return f"<!-- run: {found['status']} -->\n```sh\n{command}\n```\n{shown}"

    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        return STEP.sub(step, page)


def _same(command: str, status: int, expected: int) -> None:
    if status != expected:
        sys.exit(f"{command}: exit status {status}, the page says {expected}")


if __name__ == "__main__":
    os.environ["NO_COLOR"] = "1"
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), _same), encoding="utf-8")
