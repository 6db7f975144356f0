"""The page about calling the check from a CMS: its commands are run as they stand there, against a service."""

import re
import shutil
import subprocess

import pytest

from checker.cli.commands.serve import COMMAND
from tests.service.serving import ROOT, Service

PAGE = (ROOT / "docs" / "how-to" / "cms.md").read_text(encoding="utf-8")
STEPS = re.findall(r"<!-- run -->\n```sh\n(.*?)```\n(?:.*?\n)??```json\n(.*?)```\n<!-- /run -->", PAGE, re.DOTALL)


def test_every_step_is_found() -> None:
    assert len(STEPS) == PAGE.count("<!-- run -->") == 5
    assert PAGE.count("```sh") == len(STEPS) + 1


def test_the_command_that_starts_it() -> None:
    command = re.search(r"<!-- start -->\n```sh\nchecker serve (.*)\n```", PAGE)
    assert command is not None
    assert COMMAND.make_context("serve", command[1].split()).params["port"] == 8081


@pytest.mark.skipif(shutil.which("curl") is None, reason="the page's commands call curl")
@pytest.mark.parametrize(("command", "begins"), STEPS)
def test_the_steps(service: Service, command: str, begins: str) -> None:
    # The service of the tests has a port of its own.
    command = command.replace("127.0.0.1:8081", f"127.0.0.1:{service.port}")
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.startswith(begins.strip()), done.stdout[:300]


def test_every_key_that_it_names_is_answered(service: Service) -> None:
    answer = service.check(
        headline="Two hurt in mill fire", body="A fire at a mill near Ely injured three workers on Monday."
    )
    (finding,) = answer["findings"]
    assert {"id", "message", "spans"} <= finding.keys()
    assert f'"accepted": {{"{finding["id"]}"' in PAGE
