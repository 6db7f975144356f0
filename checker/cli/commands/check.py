"""``checker check``."""

from collections.abc import Iterable
from typing import Any

import click

from checker.cli.options import examples, for_reports, together_and_previous
from checker.cli.running import run
from checker.cli.statuses import FOUND, NOTHING, UNREAD
from checker.model import Finding

SEVERITIES = ("error", "warning", "note")


@click.command(
    epilog=examples(
        ("checker check draft.txt", "one report"),
        ('checker check desk/ "wire/*.txt"', "folders and patterns"),
        ("checker check --together draft.txt wire.txt", "compare reports of the same events too"),
        ("checker check --fail-on error draft.txt", "exit status 1 for errors only"),
        ("checker check --format markdown draft.txt", "for a pull request or a chat"),
        ("pbpaste | checker check -", "what is in the clipboard (on a Mac)"),
    )
)
@for_reports
@together_and_previous
@click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, "never"]),
    help="The least severe finding that makes the exit status 1; warning where neither this nor the configuration says "
    "another.",
)  # fmt: skip
def check(paths: tuple[str, ...], fail_on: str | None, **options: Any) -> int:
    """Read reports and print the figures that contradict each other.

    A PATH is a file, a folder, a pattern, or - for standard input.
    """
    if options["together"] and options["previous"]:
        raise click.UsageError("--together and --previous do not go together: --previous takes one report")
    done = run(paths, "write", **options)
    findings = [finding for result in done.results for finding in result.findings]
    if done.across is not None:
        findings.extend(done.across[1])
    return UNREAD if done.unread else FOUND if _fails(findings, fail_on or done.settings.fail_on) else NOTHING


def _fails(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether a finding that nobody has accepted is as severe as ``fail_on`` or more."""
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on != "never" else ()
    return any(finding.severity in failing and not finding.accepted for finding in findings)


COMMAND = check
