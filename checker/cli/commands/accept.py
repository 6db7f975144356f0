"""``checker accept``."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from checker.accepted import Entry, read_accepted, with_entry
from checker.cli.accepting import accepted_path, reports_of
from checker.cli.configuring import configuration
from checker.cli.inputs import STDIN, where
from checker.cli.options import configured, examples, own_rules, reading, together_and_previous
from checker.cli.output import save, show
from checker.cli.running import Run, analyse
from checker.cli.statuses import NOTHING, UNREAD
from checker.errors import UnknownNameError
from checker.model import Finding
from checker.rules.reader import nearest


@click.command(
    epilog=examples(
        ('checker accept 9f2c1a7e --reason "two counts, both attributed" draft.txt', "one finding of one report"),
        ('checker accept 9f2c1a7e --reason "..." --by "A. Editor" draft.txt', "with a name"),
    )
)
@click.argument("id", metavar="ID")
@click.argument("paths", metavar="[REPORT]...", nargs=-1)
@click.option("--reason", required=True, metavar="TEXT", help="Why the finding is no mistake.")
@click.option("--by", default="", metavar="NAME", help="Who accepts it.")
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="When; no date is kept otherwise."
)
@together_and_previous
@reading
@own_rules
@configured
def accept(
    id: str, paths: tuple[str, ...], reason: str, by: str, date: datetime | None, config: Path | None,
    no_config: bool, together: bool, previous: str | None, input_format: str | None, model: str,
    folders: tuple[Path, ...],
) -> int:  # fmt: skip
    """Silence the finding ID of a REPORT, for a reason, until one of its figures changes.

    The id stands behind the message that check prints. Without REPORT all reports of the working directory are looked
    through. The reason is kept in checker-accepted.yaml, in the folder of the configuration or else of the report.
    """
    if not reason.strip():
        raise click.UsageError("--reason is empty; say why the finding is no mistake")
    paths = paths or (".",)
    if STDIN in paths:
        raise click.UsageError("a report from standard input has no place to keep this in; save it as a file")
    done = analyse(
        paths, together=together, previous=previous, input_format=input_format, model=model, folders=folders,
        config=config, no_config=no_config, all_findings=True,
    )  # fmt: skip
    if done.unread and not done.results:
        return UNREAD
    reports, finding = _the_one(id.strip().lower(), list(_found(done)))
    files = where(paths)
    path = accepted_path([files[name] for name in reports], configuration(paths, config, no_config=no_config))
    entry = Entry(
        id=finding.id, report=read_accepted(path).key([files[name] for name in reports]), check=finding.check,
        says=finding.message, reason=" ".join(reason.split()), by=" ".join(by.split()),
        date=f"{date:%Y-%m-%d}" if date else "",
    )  # fmt: skip
    save(with_entry(path, entry), path)
    show(f"{entry.id} of {entry.report} is accepted, in {path}\n")
    return UNREAD if done.unread else NOTHING


def _found(done: Run) -> Iterator[tuple[list[str], Finding]]:
    """Every finding with the names of its reports."""
    for result in done.results:
        yield from (([result.report.name], finding) for finding in result.findings)
    if done.across is not None:
        yield from ((reports_of(finding), finding) for finding in done.across[1])


def _the_one(id: str, found: Sequence[tuple[list[str], Finding]]) -> tuple[list[str], Finding]:
    """The finding of this id. Raises UnknownNameError with the ids there are."""
    right = [(reports, finding) for reports, finding in found if finding.id == id]
    held = {tuple(reports) for reports, _ in right}
    if len(held) > 1:
        names = ", ".join(" + ".join(reports) for reports in sorted(held))
        raise UnknownNameError(f"{id!r} is found in {names}; name the report that you mean")
    if right:
        return right[0]
    if not found:
        raise UnknownNameError(f"no finding {id!r}: nothing is found")
    lines = [f"  {f.id}  {' + '.join(reports)}: {f.severity}: {f.message}" for reports, f in found]
    raise UnknownNameError(f"no finding {id!r}{nearest(id, [f.id for _, f in found])}\n" + "\n".join(lines))


COMMAND = accept
