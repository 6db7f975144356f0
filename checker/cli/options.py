"""The arguments and options that several commands share."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from checker.days import read_day
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


def reading(command: Command) -> Command:
    """The options that say how reports are read."""
    input_format = click.option(
        "--input-format", type=click.Choice(sorted(readers())),
        help="How to read every report; otherwise its suffix or its first bytes say it.",
    )  # fmt: skip
    model = click.option("--model", default="", metavar="NAME", help="Another installed spaCy pipeline with UD labels.")
    return input_format(model(command))


def configured(command: Command) -> Command:
    """The options that choose the configuration."""
    config = click.option(
        "--config", type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="The configuration; otherwise the nearest checker.toml from the reports upwards.",
    )  # fmt: skip
    return config(click.option("--no-config", is_flag=True, help="Read no configuration.")(command))


def together_and_previous(command: Command) -> Command:
    """The options that set reports beside each other."""
    together = click.option(
        "--together", is_flag=True, help="The reports tell of the same events: compare across them too."
    )
    previous = click.option(
        "--previous", metavar="FILE",
        help="The version before: show what is new against it, and figures that changed without a word or not "
        "everywhere.",
    )  # fmt: skip
    return together(previous(command))


def _day(context: click.Context, parameter: click.Parameter, written: str | None) -> date | None:
    """The day of an option, or None where it is not given. Fails, with exit status 2, where it is none."""
    try:
        return None if written is None else read_day(written)
    except ValueError as error:
        raise click.BadParameter(str(error), context, parameter) from None


def for_reports(command: Command) -> Command:
    """The arguments and options that ``check`` and ``claims`` share."""
    options = [
        click.argument("paths", metavar="[PATH | -]...", nargs=-1, required=True, type=click.Path(allow_dash=True)),
        click.option(
            "--format", "output_format", type=click.Choice(sorted(writers())),
            help="How to print; text where neither this nor the configuration says another.",
        ),
        click.option("--output", type=click.Path(path_type=Path), help="Write to this file, whole or not at all."),
        reading,
        own_rules,
        configured,
        click.option(
            "--no-accepted", "all_findings", is_flag=True, help="Show every finding as if none had been accepted."
        ),
        click.option(
            "--date", "published", callback=_day, metavar="YYYY-MM-DD",
            help="The day of the reports; dates without a year are read from there.",
        ),
        click.option("--no-progress", is_flag=True, help="Show no progress on standard error."),
        click.option("--debug", is_flag=True, help="Show where in the program something failed."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command
