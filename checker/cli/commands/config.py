"""``checker config``."""

import click

from checker.cli.configuring import configuration, page
from checker.cli.options import examples
from checker.cli.output import show


@click.command(
    epilog=examples(
        ("checker config draft.txt", "what holds for this report, and where it comes from"),
    )
)
@click.argument("path", default=".")
def config(path: str) -> None:
    """Print the settings that hold for PATH, and where each comes from.

    PATH is a report or a folder; the working directory where it is left out. The nearest checker.toml, or
    pyproject.toml with [tool.checker], from there upwards is read. What is printed could be a checker.toml itself.
    """
    show(page(configuration([path])))


COMMAND = config
