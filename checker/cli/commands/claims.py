"""``checker claims``."""

from typing import Any

import click

from checker.cli.options import examples, for_reports
from checker.cli.running import run
from checker.cli.statuses import NOTHING, UNREAD


@click.command(
    epilog=examples(
        ("checker claims draft.txt", "the ledger of one report"),
        ("checker claims --format csv --output ledger.csv desk/", "for a spreadsheet"),
        ("checker claims --format jsonl archive/", "for programs, one report a line"),
    )
)
@for_reports
@click.option(
    "--why", is_flag=True, help="Say of every two figures of one measure whether they were compared, and why."
)
def claims(paths: tuple[str, ...], why: bool, **options: Any) -> int:
    """Print the ledger: every figure, what it counts, who says it, about which event.

    A PATH is a file, a folder, a pattern, or - for standard input.
    """
    return UNREAD if run(paths, "ledger", why=why, **options).unread else NOTHING


COMMAND = claims
