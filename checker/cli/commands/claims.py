"""``checker claims``."""

from typing import Any

import click

from checker.cli.options import for_reports
from checker.cli.running import run
from checker.cli.statuses import NOTHING, UNREAD


@click.command()
@for_reports
def claims(paths: tuple[str, ...], **options: Any) -> int:
    """Print the ledger: every figure, what it counts, who says it, about which event.

    A PATH is a file, a folder, a pattern, or - for standard input.
    """
    return UNREAD if run(paths, "ledger", **options).unread else NOTHING


COMMAND = claims
