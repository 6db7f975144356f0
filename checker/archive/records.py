"""From files to records: an archive is a folder, JSON lines or Parquet, compressed or not, read from front to back."""

import gzip
import io
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple

from checker.archive.options import pyarrow
from checker.errors import CheckerError
from checker.readers import LARGEST, suffixes

PACKED = (".gz", ".zst")
LINES = (".jsonl", ".ndjson")
TABLE = ".parquet"
# JSON may write every character of a report as six.
LONGEST_LINE = 6 * LARGEST
ROWS = 256

Kind = Literal["report", "line", "row", "fault"]


class Record(NamedTuple):
    """One report of an archive before anybody looked into it; plain values, so that it can go to another process."""

    number: int
    """Its place in the archive, from 1."""
    name: str
    kind: Kind
    data: Any
    """The path of a report, the bytes of a line, the mapping of a row, or what is wrong with it."""


class ArchiveError(CheckerError):
    """The archive or the folder of the results cannot be used."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the archive."""

    path: str
    shown: str
    """Its path below the archive's folder."""
    size: int
    changed: int
    """When it was changed, in nanoseconds."""

    @property
    def suffix(self) -> str:
        """The end of its name without that of the compression, in small letters."""
        name = self.shown.lower()
        for packed in PACKED:
            name = name.removesuffix(packed)
        return os.path.splitext(name)[1]


def sources(path: Path) -> list[Source]:
    """The files of an archive in the order of their paths; hidden ones are left out. Raises ArchiveError."""
    try:
        found = list(_sources(path))
    except OSError as error:
        raise ArchiveError(f"{error.filename or path}: cannot be read ({error.strerror}); check the archive") from None
    if not found:
        ends = ", ".join([*suffixes(), *LINES, TABLE])
        raise ArchiveError(f"{path}: no report and no archive in this folder; the names end in {ends}, also with .gz")
    return found


def _sources(path: Path) -> Iterator[Source]:
    if path.is_file():
        yield _source(path, path.name)
        return
    known = {*suffixes(), *LINES, TABLE}
    for where, folders, files in os.walk(path, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            source = os.path.join(where, name)
            found = _source(Path(source), os.path.relpath(source, path))
            if not name.startswith(".") and found.suffix in known:
                yield found


def _source(path: Path, shown: str) -> Source:
    state = path.stat()
    return Source(str(path), os.fsencode(shown).decode("utf-8", "replace"), state.st_size, state.st_mtime_ns)


def _raise(error: OSError) -> None:
    raise error


def records(found: list[Source]) -> Iterator[tuple[Record, int]]:
    """Every record in order, and how many bytes of the archive were read with it.

    A file that breaks off or is no such file ends with a record of the kind ``fault``.
    """
    number, done = 0, 0
    for source in found:
        try:
            for kind, name, data, read in _inside(source):
                number += 1
                yield Record(number, name, kind, data), done + min(read, source.size)
        except (OSError, EOFError, ValueError) as error:
            number += 1
            # The message of a broken file may quote it; its kind does not.
            what = f"cannot be read to its end ({type(error).__name__}); the records before it are done"
            yield Record(number, source.shown, "fault", what), done + source.size
        done += source.size


def _inside(source: Source) -> Iterator[tuple[Kind, str, Any, int]]:
    if source.suffix == TABLE:
        yield from _rows(source)
    elif source.suffix in LINES:
        yield from _lines(source)
    else:
        yield "report", source.shown, source.path, source.size


def _lines(source: Source) -> Iterator[tuple[Kind, str, Any, int]]:
    with open(source.path, "rb") as raw, unpacked(source.path, raw) as file:
        number = 0
        while line := file.readline(LONGEST_LINE + 1):
            number += 1
            name = f"{source.shown}:{number}"
            if len(line) > LONGEST_LINE:
                while line and not line.endswith(b"\n"):
                    line = file.readline(LONGEST_LINE)
                yield "fault", name, "the line is larger than any report", raw.tell()
            elif line.strip():
                yield "line", name, line, raw.tell()


def _rows(source: Source) -> Iterator[tuple[Kind, str, Any, int]]:
    parquet = pyarrow("parquet")
    with parquet.ParquetFile(source.path) as file:
        total, number = max(file.metadata.num_rows, 1), 0
        # Of a wide table only what is asked for is read.
        columns = [c for c in ("text", "body", "content", "title", "headline", "id", "name") if c in file.schema.names]
        for batch in file.iter_batches(batch_size=ROWS, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield "row", f"{source.shown}:{number}", row, source.size * number // total


def unpacked(path: str, raw: BinaryIO) -> AbstractContextManager[BinaryIO]:
    """The bytes of an open file without its compression."""
    if path.lower().endswith(".gz"):
        return gzip.GzipFile(fileobj=raw)  # type: ignore[return-value]
    if path.lower().endswith(".zst"):
        stream: Any = pyarrow().CompressedInputStream(raw, "zstd")
        return io.BufferedReader(stream)
    return raw
