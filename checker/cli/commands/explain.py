"""``checker explain``."""

from pathlib import Path

import click

from checker.cli import pages
from checker.cli.options import examples, own_rules
from checker.cli.output import show
from checker.rules import load_rules


@click.command(
    epilog=examples(
        ("checker explain source-conflict", "a check: what it finds, and what it does not"),
        ("checker explain killed", "a measure: its words and examples"),
        ("checker explain planted --rules my-rules", "a measure of your own"),
    )
)
@click.argument("name")
@own_rules
def explain(name: str, folders: tuple[Path, ...]) -> None:
    """Say what a check or a measure means, with examples."""
    show(pages.explain(name, load_rules(folders)))


COMMAND = explain
