"""``checker archive``."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from checker.cli.options import examples, own_rules
from checker.cli.statuses import NOTHING, UNREAD, say


@click.command(
    epilog=examples(
        ("checker archive articles/ --output checked", "every report of a folder"),
        ("checker archive wire.jsonl.gz --output checked --workers 2", "a record a line, two processes"),
    )
)
@click.argument("archive", metavar="ARCHIVE", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--output", "folder", required=True, type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the results; the same call goes on with a run that was stopped.",
)  # fmt: skip
@click.option(
    "--format", "output_format", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True,
    help="How the shards are written; the ledger is always SQLite.",
)  # fmt: skip
@click.option("--workers", type=click.IntRange(1, 1024), help="Processes at work; as many as there are processors.")
@click.option(
    "--shard", type=click.IntRange(1, 100_000), default=200, show_default=True,
    help="Reports in a shard: what is lost of the work where a run is killed.",
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(["processes", "ray"]), default="processes", show_default=True,
    help="Who does the work: processes of this machine, or a Ray cluster.",
)  # fmt: skip
@click.option("--model", default="", metavar="NAME", help="Another installed spaCy pipeline with UD labels.")
@own_rules
@click.option("--no-progress", is_flag=True, help="Show no progress on standard error.")
def archive(
    archive: Path, folder: Path, output_format: str, workers: int | None, shard: int, engine: str,
    model: str, folders: tuple[Path, ...], no_progress: bool,
) -> int:  # fmt: skip
    """Check a whole archive, in shards, and go on where a run was stopped.

    ARCHIVE is a folder of reports, or a file of JSON lines or Parquet, compressed or not. A record that cannot be read
    is left out and named in the table "dead".
    """
    from checker.archive.run import Plan, State, run  # half a second of imports that --help does not need

    plan = Plan(archive, folder, output_format, folders, model, shard)
    with _progress(shown=not no_progress and sys.stderr.isatty()) as advance:

        def tell(state: State) -> None:
            advance(state.reports, state.read, state.total)

        rows = run(plan, workers or _processors(), engine, tell)
    click.echo(
        f"{rows['reports']} reports, {rows['claims']} claims, {rows['findings']} findings; {rows['dead']} left out"
    )
    if rows["dead"]:
        say(f'{rows["dead"]} records were left out; the table "dead" of {folder / "ledger.sqlite"} says why')
    return UNREAD if rows["dead"] else NOTHING


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _progress(*, shown: bool) -> Iterator[Callable[[int, int, int], None]]:
    """A bar on standard error with rate and time left, told of the reports done, the bytes read and all bytes."""
    if not shown:
        yield lambda reports, read, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    left = TimeRemainingColumn(elapsed_when_finished=True)
    shape = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), left)
    with Progress(*shape, console=Console(stderr=True), speed_estimate_period=600) as bar:
        task = bar.add_task("Starting", total=None)

        def advance(reports: int, read: int, total: int) -> None:
            elapsed = bar.tasks[0].elapsed or 0
            rate = f", {reports / elapsed:,.0f} a second" if reports and elapsed else ""
            bar.update(task, completed=read, total=max(total, 1), description=f"{reports:,} reports{rate}")

        yield advance


COMMAND = archive
