"""Which findings were accepted: the files beside the reports, and what is said of entries that no longer hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from checker.accepted import FILE, JOIN, Accepted, read_accepted
from checker.cli.statuses import say
from checker.model import Event, Finding, Result
from checker.settings import Configuration

Across = tuple[Sequence[Event], Sequence[Finding]]


def mark(
    seen: Sequence[Result], results: Sequence[Result], across: Across | None, where: Mapping[str, Path],
    held: Configuration,
) -> tuple[list[Result], Across | None]:  # fmt: skip
    """The results and what reaches across them, with the reasons of what was accepted; says which entries are stale.

    ``seen`` has all findings of the reports, also those that a comparison with the version before leaves out.
    """
    from checker.checks import NAMES, OVER_VERSIONS  # a quarter of a second that --help need not spend

    files = _Files(where, held)
    found: dict[Path, dict[str, list[Finding]]] = {}
    marked = []
    for whole, result in zip(seen, results, strict=True):
        if (accepted := files.of([result.report.name])) is None:
            marked.append(result)
            continue
        key = accepted.key([where[result.report.name]])
        found.setdefault(accepted.path, {})[key] = [*whole.findings, *result.findings]
        marked.append(replace(result, findings=accepted.marked(result.findings, key)))
    if across is not None:
        across = across[0], [files.marked(finding) for finding in across[1]]
    compared = any(result.progress for result in results)
    on = {n for n in NAMES if held.settings.checks.get(n) != "off" and (compared or n != OVER_VERSIONS)}
    for path, reports in found.items():
        accepted = files.read[path]
        if across is not None:
            joined = [e.report for e in accepted.entries if JOIN in e.report]
            reports |= {key: list(across[1]) for key in joined if set(key.split(JOIN)) <= set(reports)}
        for line in accepted.stale(reports, on):
            say(line)
    return marked, across


class _Files:
    """The files of accepted findings, each read once."""

    def __init__(self, where: Mapping[str, Path], held: Configuration) -> None:
        self.where, self.held = where, held
        self.read: dict[Path, Accepted] = {}

    def of(self, reports: Sequence[str]) -> Accepted | None:
        """The file for some reports, by their names; None where one of them has no place (standard input)."""
        if not all(name in self.where for name in reports):
            return None
        path = accepted_path([self.where[name] for name in reports], self.held)
        if path not in self.read:
            self.read[path] = read_accepted(path)
        return self.read[path]

    def marked(self, finding: Finding) -> Finding:
        """A finding across reports, with the reason if it was accepted."""
        reports = reports_of(finding)
        accepted = self.of(reports)
        if accepted is None:
            return finding
        (found,) = accepted.marked([finding], accepted.key([self.where[name] for name in reports]))
        return found


def accepted_path(reports: Iterable[Path], held: Configuration) -> Path:
    """The file that accepts findings of some reports: beside the configuration, else beside the first report."""
    return (held.path or min(reports)).parent / FILE


def reports_of(finding: Finding) -> list[str]:
    """The names of the reports that a finding reaches across."""
    return sorted({name.rpartition("#")[0] for name in finding.claims})
