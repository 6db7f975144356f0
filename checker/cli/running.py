"""Read, analyse, print: what ``check`` and ``claims`` do alike."""

import io
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker import __version__
from checker.cli.accepting import Across, mark
from checker.cli.configuring import configuration
from checker.cli.inputs import Problem, read_all, read_previous, where
from checker.cli.output import check_writable, colours, columns, save, show
from checker.cli.pages import pages
from checker.cli.statuses import named, say
from checker.errors import CheckerError
from checker.model import Report, Result
from checker.rules import load_rules
from checker.settings import Settings
from checker.writers import Frame, writers

if TYPE_CHECKING:
    from checker.pipeline import Checker

# Reports are analysed so many at a time: enough for the language model to work in batches, few enough to show progress.
BATCH = 32
# Less is done before a bar could be read.
LONG = 200_000


def run(
    paths: Sequence[str], view: str, *, output_format: str | None = None, output: Path | None = None, why: bool = False,
    **options: Any
) -> "Run":  # fmt: skip
    """Read, analyse and print; ``options`` are those of ``analyse``."""
    if output is not None:
        check_writable(output)
    done = analyse(paths, **options)
    page = io.StringIO()
    frame = Frame(
        version=__version__,
        colour=output is None and colours(),
        width=0 if output else columns(),
        unread=done.unread,
        why=why,
        together=done.across,
        checks={name: path.read_text(encoding="utf-8") for name, path in pages().items()},
    )
    getattr(writers()[output_format or done.settings.format], view)(done.results, page, frame)
    if output is None:
        show(page.getvalue())
    else:
        save(page.getvalue(), output)
    return done


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run knows."""

    results: list[Result]
    across: Across | None
    """What reaches across the reports, where they are checked together."""
    unread: int
    """How many reports could not be analysed."""
    settings: Settings


def analyse(
    paths: Sequence[str], *, together: bool = False, previous: str | None = None, input_format: str | None = None,
    model: str = "", folders: tuple[Path, ...] = (), config: Path | None = None, no_config: bool = False,
    published: date | None = None, all_findings: bool = False, no_progress: bool = True, debug: bool = False,
) -> Run:  # fmt: skip
    """Read and analyse, mark what was accepted, and say on standard error what could not be read."""
    held = configuration(paths, config, no_config=no_config)
    shipped = load_rules(folders or held.folders)
    reports, problems = read_all(paths, input_format or "")
    older: Report | None = None
    if previous is not None:
        older, more = read_previous(previous, paths, reports, problems, input_format or "")
        problems += more
    for problem in problems:
        say(str(problem))
    unread = sum(problem.fatal for problem in problems)
    if published is not None:
        reports = [replace(report, published=published) for report in reports]
    results: list[Result] = []
    across: Across | None = ([], []) if together else None
    if reports:
        from checker.pipeline import Checker  # spaCy takes a second to import; --help does not need it

        checker = Checker(shipped, model, checks=held.settings.checks, aliases=held.settings.sources)
        for done in _analysed(checker, reports, progress=not no_progress, debug=debug):
            if isinstance(done, Problem):
                say(str(done))
                unread += 1
            else:
                results.append(done)
        if together:
            across = checker.together(results)
        seen = results
        if older is not None and results:
            before = _analyse_one(checker, older, debug=debug)
            if isinstance(before, Problem):
                say(str(before))
                unread += 1
            else:
                results = [checker.since(before, results[0])]
        if not all_findings:
            results, across = mark(seen, results, across, where(paths), held)
    return Run(results=results, across=across, unread=unread, settings=held.settings)


def _analysed(
    checker: "Checker", reports: Sequence[Report], *, progress: bool, debug: bool
) -> Iterator[Result | Problem]:
    """The result of each report, or what went wrong in it."""
    batches = [reports[start : start + BATCH] for start in range(0, len(reports), BATCH)]
    for batch in _with_progress(batches, reports) if progress else batches:
        try:
            results = list(checker.check(batch))
        except CheckerError:
            raise
        except Exception:
            # One of them is at fault: each by itself shows which, and the others are done.
            for report in batch:
                yield _analyse_one(checker, report, debug=debug)
        else:
            yield from results


def _analyse_one(checker: "Checker", report: Report, *, debug: bool) -> Result | Problem:
    try:
        (result,) = checker.check([report])
        return result
    except Exception as error:
        if debug:
            traceback.print_exception(error)
        what = f"could not be analysed ({named(error)}); please report this fault, with what --debug prints"
        return Problem(report.name, what)


def _with_progress(batches: Sequence[Sequence[Report]], reports: Sequence[Report]) -> Iterator[Sequence[Report]]:
    """The batches, with a bar on standard error while they are worked on, where it is a terminal and the work long."""
    total = sum(len(report.text) for report in reports)
    if not sys.stderr.isatty() or total < LONG:
        yield from batches
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"Reading {len(reports)} reports" if len(reports) > 1 else "Reading", total=total)
        for batch in batches:
            yield batch
            bar.advance(task, sum(len(report.text) for report in batch))
