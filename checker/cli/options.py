"""The arguments and options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from checker.readers import readers
from checker.writers import writers

Command = TypeVar("Command", bound=Callable[..., Any])


def examples(*lines: tuple[str, str]) -> str:
    """The end of a help page: commands as they are typed, each with what it does, kept as lines by click."""
    width = max(len(command) for command, does in lines if does)
    said = (f"  {command.ljust(width)}  {does}".rstrip() for command, does in lines)
    return "\b\nExamples:\n" + "\n".join(said)


own_rules = click.option(
    "--rules", "folders", multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of rules beside the shipped ones; may be given again.",
)  # fmt: skip


def for_reports(command: Command) -> Command:
    """The arguments and options that ``check`` and ``claims`` share."""
    options = [
        click.argument("paths", metavar="[PATH | -]...", nargs=-1, required=True, type=click.Path(allow_dash=True)),
        click.option(
            "--format", "output_format", type=click.Choice(sorted(writers())), default="text", show_default=True,
            help="How to print.",
        ),
        click.option("--output", type=click.Path(path_type=Path), help="Write to this file, whole or not at all."),
        click.option(
            "--input-format", type=click.Choice(sorted(readers())),
            help="How to read every report; otherwise its suffix says it.",
        ),
        click.option("--model", default="", metavar="NAME", help="Another installed spaCy pipeline with UD labels."),
        own_rules,
        click.option("--no-progress", is_flag=True, help="Show no progress on standard error."),
        click.option("--debug", is_flag=True, help="Show where in the program something failed."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command
