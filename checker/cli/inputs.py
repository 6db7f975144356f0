"""From the words of the command line to reports, each problem with the file that has it."""

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import BinaryIO

from checker.errors import CheckerError, ReadError
from checker.model import Report
from checker.readers import is_report, read_file, read_stream, suffixes

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read, or was read with a doubt."""

    name: str
    """The file as the user named it."""
    what: str
    """What is wrong and what to do."""
    fatal: bool = True

    def __str__(self) -> str:
        return f"{self.name}: {self.what}"


def read_all(words: Sequence[str], format: str, stdin: BinaryIO | None = None) -> tuple[list[Report], list[Problem]]:
    """The reports that the words name, in their order, and what could not be read or raised a doubt.

    A word is a file, a folder (every file in it whose suffix is known), a pattern, or ``-`` for standard input.
    """
    found = list(_expand(words))
    problems = [problem for problem in found if isinstance(problem, Problem)]
    paths = _once(path for path in found if isinstance(path, str))
    reports = []
    for path, name in zip(paths, names(paths), strict=True):
        shown = _encodable(path)
        try:
            if path == STDIN:
                report = read_stream(stdin or sys.stdin.buffer, STDIN, format)
            else:
                report = replace(read_file(Path(path), name, format), path=shown)
        except ReadError as error:
            problems.append(Problem(shown, str(error)))
            continue
        problems.extend(Problem(shown, note, fatal=False) for note in report.notes)
        reports.append(report)
    return reports, problems


def read_previous(
    word: str, words: Sequence[str], reports: Sequence[Report], problems: Sequence[Problem], format: str
) -> tuple[Report | None, list[Problem]]:
    """The version before of the only report that was read, and what was wrong with it. Raises CheckerError."""
    if len(reports) + sum(problem.fatal for problem in problems) != 1:
        raise CheckerError("--previous goes with one report; check the others by themselves")
    if os.path.isdir(word):
        raise CheckerError(f"--previous: {_encodable(word)} is a folder; name the version before")
    if word == STDIN and STDIN in words:
        raise CheckerError("--previous: only one of the two versions can come from standard input")
    found, wrong = read_all([word], format)
    if not found or not reports:
        return None, wrong
    taken = {report.name for report in reports}
    name = found[0].name if found[0].name not in taken else _encodable(PurePath(word).as_posix())
    return replace(found[0], name=name), wrong


def where(words: Sequence[str]) -> dict[str, Path]:
    """For the name of each report that the words name its file; standard input has none."""
    paths = _once(path for path in _expand(words) if isinstance(path, str))
    return {name: Path(path) for path, name in zip(paths, names(paths), strict=True) if path != STDIN}


def common_folder(words: Iterable[str]) -> Path:
    """The folder that holds everything the words name; the working directory for standard input."""
    folders = []
    for word in words:
        plain = word
        while glob.has_magic(plain) and not os.path.lexists(plain):
            plain = os.path.dirname(plain)
        held = plain if word != STDIN and (plain != word or os.path.isdir(plain)) else os.path.dirname(plain)
        folders.append(os.path.abspath(held or os.curdir))
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        return Path()


def names(paths: Iterable[str]) -> list[str]:
    """For each path the file's name, and as much of its path as tells it from the others."""
    parts = [PurePath(path).parts or (path,) for path in paths]
    used = [1] * len(parts)

    def name(i: int) -> str:
        return _encodable(PurePath(*parts[i][-used[i] :]).as_posix())

    while True:
        groups: dict[str, list[int]] = {}
        for i in range(len(parts)):
            groups.setdefault(name(i), []).append(i)
        longer = [i for group in groups.values() if len(group) > 1 for i in group if used[i] < len(parts[i])]
        if not longer:
            return [name(i) for i in range(len(parts))]
        for i in longer:
            used[i] += 1


def _expand(words: Iterable[str]) -> Iterator[str | Problem]:
    """The files that the words stand for."""
    for word in words:
        if word == STDIN:
            yield word
        elif os.path.isdir(word):
            yield from _folder(word)
        elif os.path.lexists(word) or not glob.has_magic(word):
            yield word
        else:
            matches = sorted(glob.glob(word, recursive=True))
            for match in matches:
                if os.path.isdir(match):
                    # "reports/*" also matches folders; a pattern takes what is in them, empty or not.
                    yield from (found for found in _folder(match) if not isinstance(found, Problem))
                else:
                    yield match
            if not matches:
                yield Problem(_encodable(word), "no file matches; check the pattern")


def _folder(folder: str) -> Iterator[str | Problem]:
    """The reports in a folder and below it, sorted; hidden files and folders are left out."""
    problems: list[OSError] = []
    any_found = False
    for where, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(where, name)
            if not name.startswith(".") and is_report(Path(path)):
                any_found = True
                yield path
    for problem in problems:
        yield Problem(
            _encodable(problem.filename), f"cannot be read ({problem.strerror}); check the folder's permissions"
        )
    if not any_found and not problems:
        yield Problem(_encodable(folder), f"no report in this folder; a report's name ends in {', '.join(suffixes())}")


def _once(paths: Iterable[str]) -> list[str]:
    """The paths without those that lead to a file that is there already."""
    seen: dict[str, str] = {}
    for path in paths:
        seen.setdefault(path if path == STDIN else os.path.realpath(path), path)
    return list(seen.values())


def _encodable(name: str) -> str:
    """A name that can be printed, whatever bytes the file system has."""
    return os.fsencode(name).decode("utf-8", "replace")
