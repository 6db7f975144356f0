"""Findings that somebody accepted for a reason: a small file beside the reports that an editor can read and edit.

An entry holds for one report (or for those that a pattern names) and for one finding, by its id, which is made of what
the finding says: when a figure changes, the finding is another one and is shown again.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

import yaml

from checker.errors import CheckerError
from checker.model import Finding
from checker.rules.reader import RuleError, build, parse

FILE = "checker-accepted.yaml"
HEAD = """\
# Findings that were accepted, each with its reason; they are shown as accepted and fail nothing.
# `checker accept` adds to this file. Take an entry out to have its finding back.
"""
JOIN = " + "
"""Between the reports of a finding that reaches across them."""


class AcceptedError(CheckerError):
    """The file of accepted findings is wrong or cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One accepted finding."""

    id: str
    report: str
    """The report's path from the folder of the file, with ``/``; a pattern (``wire/*.txt``) holds for several."""
    check: str = ""
    says: str = ""
    """What the finding said, for whoever reads the file."""
    reason: str
    by: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    accepted: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was accepted in one folder."""

    path: Path
    entries: tuple[Entry, ...] = ()

    def key(self, reports: Sequence[Path]) -> str:
        """How the file names a report, or the reports that a finding reaches across."""
        return JOIN.join(sorted(_relative(report, self.path.parent) for report in reports))

    def marked(self, findings: Iterable[Finding], key: str) -> tuple[Finding, ...]:
        """The findings of a report, those that were accepted with the reason."""
        return tuple(replace(f, accepted=entry.reason) if (entry := self.of(f.id, key)) else f for f in findings)

    def of(self, id: str, key: str) -> Entry | None:
        """The entry for a finding of a report: the report's own goes before that of a pattern."""
        own = [e for e in self.entries if e.id == id and e.report == key]
        return next(iter(own or (e for e in self.entries if e.id == id and fnmatchcase(key, e.report))), None)

    def stale(self, found: Mapping[str, Iterable[Finding]], checks: Iterable[str]) -> Iterator[str]:
        """A line for each entry whose finding is no longer there. ``found`` has the findings of the reports that were
        checked, by their keys; entries of other reports, and of checks that are switched off, may still be needed.
        """
        on = set(checks)
        for entry in self.entries:
            if entry.report not in found or (entry.check and entry.check not in on):
                continue
            if not any(f.id == entry.id for f in found[entry.report]):
                yield f"{self.path}: {entry.id} of {entry.report} is accepted but no longer found; take the entry out"


def read_accepted(path: Path) -> Accepted:
    """What a file accepts; nothing where there is no file. Raises AcceptedError."""
    if not path.exists() or not _has_entries(path):
        return Accepted(path)
    try:
        root = parse(path)
        if not isinstance(root, yaml.SequenceNode):
            raise RuleError(path, 1, "expected a list of entries, each with id, report and reason")
        entries = tuple(build(Entry, node, path) for node in root.value)
    except RuleError as error:
        raise AcceptedError(str(error)) from None
    return Accepted(path, entries)


def _has_entries(path: Path) -> bool:
    """Whether there is anything but comments: all entries may have been taken out."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return True  # reading it says what is wrong
    return any(line.strip() and not line.lstrip().startswith(b"#") for line in lines)


def with_entry(path: Path, entry: Entry) -> str:
    """The text of the file with an entry: in the place of the one for the same finding, else at the end.

    Everything else, comments too, stays as it is. Raises AcceptedError.
    """
    accepted = read_accepted(path)
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    block = _block(entry)
    if not accepted.entries:
        return (text.rstrip("\n") + "\n" if text.strip() else HEAD) + block
    lines = text.splitlines(keepends=True)
    root = parse(path)
    assert isinstance(root, yaml.SequenceNode)
    if root.flow_style:
        raise AcceptedError(f"{path}:1: write one entry a paragraph, each beginning with '- id: …'")
    for node, old in zip(root.value, accepted.entries, strict=True):
        if (old.id, old.report) == (entry.id, entry.report):
            first = node.start_mark.line
            last = max(value.end_mark.line + (value.end_mark.column > 0) for _, value in node.value)
            return "".join([*lines[:first], block, *lines[max(last, first + 1) :]])
    return text.rstrip("\n") + "\n" + block


def _block(entry: Entry) -> str:
    """An entry as YAML, whatever its texts hold."""
    told = {"id": entry.id, "report": entry.report, "check": entry.check, "says": entry.says, "reason": entry.reason}
    told |= {"by": entry.by, "date": entry.date}
    lines = [f"{name}: {_quoted(value)}" for name, value in told.items() if value]
    return "- " + "\n  ".join(lines) + "\n"


def _quoted(text: str) -> str:
    shown = json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in shown)


def _relative(report: Path, folder: Path) -> str:
    """The path from a folder to a report, the same on every system."""
    path = os.path.relpath(os.path.abspath(report), os.path.abspath(folder))
    return os.fsencode(Path(path).as_posix()).decode("utf-8", "replace")
