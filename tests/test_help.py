"""The help pages and the completion of shells: every command has examples, and they are commands that there are."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from checker.cli import main, program

ROOT = Path(__file__).parents[1]


def commands(group: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, group
    if isinstance(group, click.Group):
        for name, command in group.commands.items():
            yield from commands(command, (*path, name))


ALL = {" ".join(path): command for path, command in commands(program)}


@pytest.mark.parametrize("name", ALL)
def test_every_command_shows_examples_of_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*name.split(), "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"Usage: checker {name}".rstrip())
    _, _, lines = page.partition("\n  Examples:\n")
    shown = [line.strip() for line in lines.splitlines() if line.strip()]
    assert shown, f"checker {name} --help has no examples; give the command epilog=examples(...)"
    assert all(f"checker {name}".rstrip() in line for line in shown)


@pytest.mark.parametrize("name", ALL)
def test_the_examples_are_commands_that_there_are(name: str) -> None:
    for line in (ALL[name].epilog or "").splitlines()[2:]:
        # What stands behind two spaces says what it does; what stands around the command is the shell's.
        typed = line.strip().split("  ")[0].split("$(")[-1].split(")")[0].split("| ")[-1].split(" >")[0]
        first, *words = shlex.split(typed)
        assert first == "checker"
        command: click.Command = program
        while isinstance(command, click.Group):
            command = command.commands[words.pop(0)]
        # Raises where an option is none of the command's.
        command.make_parser(click.Context(command)).parse_args(words)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert f"_CHECKER_COMPLETE={shell}_complete" in capsys.readouterr().out
    assert main(["completion", "tcsh"]) == 2
    assert "is not one of 'bash', 'zsh', 'fish'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["rul"], ["plain,rules"]),
        (["rules", "l"], ["plain,lint", "plain,list"]),
        (["check", "--fail"], ["plain,--fail-on"]),
        (["check", "--format", "j"], ["plain,json", "plain,jsonl", "plain,junit"]),
        (["check", "dra"], ["file,dra"]),
    ],
)
def test_what_the_tab_key_offers(typed: list[str], offered: list[str]) -> None:
    env = {
        **os.environ, "_CHECKER_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(["checker", *typed]),
        "COMP_CWORD": str(len(typed)),
    }  # fmt: skip
    code = "import sys; from checker.cli import main; sys.exit(main([]))"
    done = subprocess.run([sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, text=True, check=True)
    assert sorted(done.stdout.split()) == offered


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_takes_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    main(["completion", "bash"])
    script = capsys.readouterr().out + "complete -p checker\n"
    done = subprocess.run(["bash", "-eu", "-c", script], capture_output=True, text=True, check=True)
    assert "-F _checker_completion checker" in done.stdout
