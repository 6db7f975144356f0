"""GitHub annotations: workflow commands that mark the lines of a report in a pull request."""

from collections.abc import Sequence
from typing import TextIO

from checker.model import Result
from checker.writers import Frame
from checker.writers._lines import Places
from checker.writers._passages import Shown, groups
from checker.writers._places import Region, path_of, region
from checker.writers._words import SEVERITIES, printable, read_and_compared, totals, value, verdict, who

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def write(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print an annotation for each finding, the worst first, since GitHub shows only the first ten of each kind."""
    found = groups(results, frame)
    everything = [(shown, group.result is None) for group in found for shown in group.findings]
    everything.sort(key=lambda s: (bool(s[0].finding.accepted), SEVERITIES.index(s[0].finding.severity)))
    for shown, across in everything:
        out.write(_finding(shown, across=across) + "\n")
    for group in found:
        if group.result is not None:
            said = read_and_compared(group.result.coverage, any_found=bool(group.findings))
            out.write(_plain(f"{group.result.report.name}: {said}") + "\n")
    if len(results) + frame.unread > 1:
        out.write(_plain(totals(results, [s.finding for s, _ in everything], frame.unread)) + "\n")


def ledger(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print a notice for each claim."""
    for result in results:
        places = Places(result.report)
        for claim in result.claims:
            counted = f" ({claim.counted})" if claim.counted else ""
            said = f"{claim.measure}{counted}: {claim.text} ({value(claim)}), {who(claim.source)}"
            where = region(places, claim.span)
            out.write(_command("notice", path_of(result.report), where, "claim", [said]) + "\n")


def _finding(shown: Shown, *, across: bool) -> str:
    finding, first = shown.finding, shown.figures[0]
    kind = "notice" if finding.accepted else COMMANDS[finding.severity]
    lines = [f"{verdict(finding)}: {finding.message}"]
    if finding.accepted:
        lines.append(f"accepted: {finding.accepted}")
    lines += [f"{passage.heading(across=across)}: {passage.plain()}" for passage in shown.passages]
    return _command(kind, path_of(first.report), region(first.places, first.span), finding.check, lines)


def _command(kind: str, path: str, where: Region, title: str, lines: Sequence[str]) -> str:
    properties = {"file": path, "line": str(where.line), "endLine": str(where.end_line)}
    if where.line == where.end_line:
        # GitHub takes columns only within one line.
        properties |= {"col": str(where.column), "endColumn": str(where.end_column)}
    properties["title"] = title
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {said}::" + _data("\n".join(printable(line) for line in lines))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """A line that the runner takes for no command: it obeys "::" at the beginning, and "##[" anywhere."""
    return f"checker: {printable(text).replace('##[', '## [')}"
