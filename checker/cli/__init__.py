"""The commands; the only door to click."""

import io
import os
import sys
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from checker import __version__
from checker.cli import explain as pages
from checker.cli import proving
from checker.cli.inputs import Problem, read_all
from checker.cli.output import check_writable, colours, columns, save, show
from checker.errors import CheckerError
from checker.model import Event, Finding, Report, Result
from checker.readers import readers
from checker.rules import RuleError, load_rules
from checker.writers import Frame, writers

if TYPE_CHECKING:
    from checker.pipeline import Checker

NOTHING, FOUND, USAGE, UNREAD, INTERRUPTED = 0, 1, 2, 3, 130
SEVERITIES = ("error", "warning", "note")
# Reports are analysed so many at a time: enough for the language model to work in batches, few enough to show progress.
BATCH = 32
# Less is done before a bar could be read.
LONG = 200_000

Command = TypeVar("Command", bound=Callable[..., Any])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and answer with the exit status; never raises, never shows a traceback unless asked to."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in words
    if not debug:
        warnings.simplefilter("ignore")
    try:
        # Click answers with what the command returns, or with the status of --help and --version.
        return int(commands.main(words, prog_name="checker", standalone_mode=False) or NOTHING)
    except click.ClickException as error:
        error.show()
        return USAGE
    except (CheckerError, RuleError) as error:
        _say(str(error))
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; what is left in the buffer has nowhere to go either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOTHING
    except Exception as error:
        _fault(error, debug)
        return UNREAD


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="checker")
def commands() -> None:
    """Find the figures of a news report that cannot all be true.

    Exit status: 0 nothing found; 1 something found; 2 the call or a rule file is wrong; 3 a report could not be
    analysed.
    """


_own_rules = click.option(
    "--rules", "folders", multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of rules beside the shipped ones; may be given again.",
)  # fmt: skip


def _for_reports(command: Command) -> Command:
    """The arguments and options that ``check`` and ``claims`` share."""
    options = [
        click.argument("paths", metavar="[PATH | -]...", nargs=-1, required=True),
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
        _own_rules,
        click.option("--no-progress", is_flag=True, help="Show no progress on standard error."),
        click.option("--debug", is_flag=True, help="Show where in the program something failed."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@commands.command()
@_for_reports
@click.option("--together", is_flag=True, help="The reports tell of the same events: compare across them too.")
@click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, "never"]), default="warning", show_default=True,
    help="The least severe finding that makes the exit status 1.",
)  # fmt: skip
def check(paths: tuple[str, ...], together: bool, fail_on: str, **options: Any) -> int:
    """Read reports and print the figures that contradict each other.

    A PATH is a file, a folder, a pattern, or - for standard input.
    """
    results, across, unread = _run(paths, "write", together=together, **options)
    findings = [finding for result in results for finding in result.findings]
    if across is not None:
        findings.extend(across[1])
    return UNREAD if unread else FOUND if _fails(findings, fail_on) else NOTHING


@commands.command()
@_for_reports
def claims(paths: tuple[str, ...], **options: Any) -> int:
    """Print the ledger: every figure, what it counts, who says it, about which event.

    A PATH is a file, a folder, a pattern, or - for standard input.
    """
    _, _, unread = _run(paths, "ledger", together=False, **options)
    return UNREAD if unread else NOTHING


@commands.command()
@click.argument("name")
@_own_rules
def explain(name: str, folders: tuple[Path, ...]) -> None:
    """Say what a check or a measure means, with examples."""
    show(pages.explain(name, load_rules(folders)))


@commands.group()
def rules() -> None:
    """Show the rules, validate them, run their examples."""


@rules.command("list")
@_own_rules
def list_rules(folders: tuple[Path, ...]) -> None:
    """Print every measure: its name, its title, what it counts, an example."""
    show(pages.rules_table(load_rules(folders)))


_FOLDERS = click.argument(
    "folders", metavar="[FOLDER]...", nargs=-1, type=click.Path(path_type=Path, exists=True, file_okay=False)
)


@rules.command("lint")
@_FOLDERS
def lint_rules(folders: tuple[Path, ...]) -> int:
    """Validate the shipped rules and those of each FOLDER; exit status 2 if a file is wrong."""
    mistakes = proving.mistakes(folders)
    for mistake in mistakes:
        _say(str(mistake))
    if not mistakes:
        show(proving.sound(load_rules(folders)))
    return USAGE if mistakes else NOTHING


@rules.command("test")
@_FOLDERS
def test_rules(folders: tuple[Path, ...]) -> int:
    """Run the examples of the shipped rules and of each FOLDER; exit status 1 if one fails."""
    failed, page = proving.run_examples(load_rules(folders))
    show(page)
    return FOUND if failed else NOTHING


def _run(
    paths: Sequence[str], view: str, *, together: bool, output_format: str, output: Path | None,
    input_format: str | None, model: str, folders: tuple[Path, ...], no_progress: bool, debug: bool,
) -> tuple[list[Result], tuple[Sequence[Event], Sequence[Finding]] | None, int]:  # fmt: skip
    """Read, analyse and print; the results, what reaches across them, and how many reports could not be analysed."""
    if output is not None:
        check_writable(output)
    shipped = load_rules(folders)
    reports, problems = read_all(paths, input_format or "")
    for problem in problems:
        _say(str(problem))
    unread = sum(problem.fatal for problem in problems)
    results: list[Result] = []
    across = None
    if reports:
        from checker.pipeline import Checker  # spaCy takes a second to import; --help does not need it

        checker = Checker(shipped, model)
        for done in _analysed(checker, reports, progress=not no_progress, debug=debug):
            if isinstance(done, Problem):
                _say(str(done))
                unread += 1
            else:
                results.append(done)
        if together:
            across = checker.together(results)
    page = io.StringIO()
    frame = Frame(
        version=__version__,
        colour=output is None and colours(),
        width=0 if output else columns(),
        unread=unread,
        together=across if across is not None else ([], []) if together else None,
    )
    getattr(writers()[output_format], view)(results, page, frame)
    if output is None:
        show(page.getvalue())
    else:
        save(page.getvalue(), output)
    return results, across, unread


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
        what = f"could not be analysed ({_named(error)}); please report this fault, with what --debug prints"
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


def _fails(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether a finding that nobody has accepted is as severe as ``fail_on`` or more."""
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    return any(finding.severity in failing and not finding.acknowledged for finding in findings)


def _say(message: str) -> None:
    """Print a line on standard error."""
    text = "".join(c if c.isprintable() or c == "\n" else "�" for c in message)
    click.echo(f"checker: {text}", err=True)


def _fault(error: Exception, debug: bool) -> None:
    """Print what no command foresaw."""
    if debug:
        traceback.print_exception(error)
    _say(f"stopped ({_named(error)}); please report this fault, with what --debug prints")


def _named(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0][:200]}" if lines else type(error).__name__
