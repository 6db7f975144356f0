"""``checker rules``."""

from pathlib import Path

import click

from checker.cli import pages, proving
from checker.cli.options import examples, own_rules
from checker.cli.output import show
from checker.cli.statuses import FOUND, NOTHING, USAGE, say
from checker.rules import load_rules


@click.group(
    epilog=examples(
        ("checker rules list", "every measure with an example"),
        ("checker rules lint my-rules", "is every file in order?"),
        ("checker rules test my-rules", "do all examples still hold?"),
    )
)
def rules() -> None:
    """Show the rules, validate them, run their examples."""


@rules.command(
    "list",
    epilog=examples(
        ("checker rules list", "the shipped measures"),
        ("checker rules list --rules my-rules", "and those of your own folder"),
    ),
)
@own_rules
def list_rules(folders: tuple[Path, ...]) -> None:
    """Print every measure: its name, its title, what it counts, an example."""
    show(pages.rules_table(load_rules(folders)))


_FOLDERS = click.argument(
    "folders", metavar="[FOLDER]...", nargs=-1, type=click.Path(path_type=Path, exists=True, file_okay=False)
)


@rules.command(
    "lint",
    epilog=examples(
        ("checker rules lint", "the shipped rules"),
        ("checker rules lint my-rules", "and those of your own folder"),
    ),
)
@_FOLDERS
def lint_rules(folders: tuple[Path, ...]) -> int:
    """Validate the shipped rules and those of each FOLDER; exit status 2 if a file is wrong."""
    mistakes = proving.mistakes(folders)
    for mistake in mistakes:
        say(str(mistake))
    if not mistakes:
        show(proving.sound(load_rules(folders)))
    return USAGE if mistakes else NOTHING


@rules.command(
    "test",
    epilog=examples(
        ("checker rules test", "the examples of the shipped rules"),
        ("checker rules test my-rules", "and those of your own folder"),
    ),
)
@_FOLDERS
def test_rules(folders: tuple[Path, ...]) -> int:
    """Run the examples of the shipped rules and of each FOLDER; exit status 1 if one fails."""
    failed, page = proving.run_examples(load_rules(folders))
    show(page)
    return FOUND if failed else NOTHING


COMMAND = rules
