"""The tables of the results: their columns, and shards of them as files that are there whole or not at all."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from checker.archive.options import pyarrow

COLUMNS: Mapping[str, Mapping[str, type]] = {
    "reports": {
        "record": int, "name": str, "title": str, "numbers": int, "claims": int, "compared": int, "findings": int,
        "json": str,
    },
    "claims": {
        "record": int, "id": str, "measure": str, "counted": str, "unit": str, "text": str, "low": float,
        "high": float, "low_open": bool, "high_open": bool, "approximate": bool, "additional": bool, "status": str,
        "source": str, "source_kind": str, "via": str, "event": str, "part": str, "start": int, "end": int,
        "line": int, "column": int,
    },
    "findings": {
        "record": int, "id": str, "check": str, "severity": str, "confidence": str, "measure": str, "event": str,
        "message": str, "claims": str, "start": int, "end": int,
    },
    "dead": {"record": int, "name": str, "what": str},
}  # fmt: skip
FORMATS = ("jsonl", "parquet")

Row = dict[str, Any]


def shard_folder(folder: Path, number: int) -> Path:
    """Where a shard lies when it is finished."""
    return folder / "shards" / f"{number:07}"


def finished(folder: Path) -> set[int]:
    """The numbers of the shards that are finished."""
    return {int(entry.name) for entry in (folder / "shards").iterdir() if entry.name.isdigit()}


def sweep(folder: Path) -> None:
    """Take away what a run that was killed left half written."""
    for entry in (folder / "shards").iterdir():
        if entry.name.startswith(".part-"):
            shutil.rmtree(entry, ignore_errors=True)


def write_shard(folder: Path, number: int, tables: Mapping[str, Sequence[Row]], format: str) -> None:
    """Write the tables of a shard: into a folder of its own, which takes its name when all is on the disk.

    The same rows give the same bytes. Where the shard is there already it stays.
    """
    final = shard_folder(folder, number)
    part = final.with_name(f".part-{number:07}-{os.getpid()}")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for name, columns in COLUMNS.items():
        rows = [{column: row[column] for column in columns} for row in tables[name]]
        path = part / f"{name}.{format}"
        if format == "parquet":
            _write_parquet(path, rows, columns)
        else:
            with path.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(json.dumps(row, allow_nan=False) + "\n" for row in rows)
        _to_disk(path)
    try:
        part.rename(final)
    except OSError:
        if not final.is_dir():
            raise
        # Somebody else finished the same shard of the same archive.
        shutil.rmtree(part, ignore_errors=True)
    _to_disk(final.parent)


def read_shard(folder: Path, number: int, format: str) -> Iterator[tuple[str, list[Row]]]:
    """The tables of a finished shard."""
    for name in COLUMNS:
        path = shard_folder(folder, number) / f"{name}.{format}"
        if format == "parquet":
            yield name, pyarrow("parquet").ParquetFile(path).read().to_pylist()
        else:
            with path.open(encoding="utf-8", newline="\n") as file:
                yield name, [json.loads(line) for line in file]


def _write_parquet(path: Path, rows: list[Row], columns: Mapping[str, type]) -> None:
    arrow, parquet = pyarrow(), pyarrow("parquet")
    kinds = {int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_(), str: arrow.string()}
    schema = arrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
    parquet.write_table(arrow.Table.from_pylist(rows, schema=schema), path, compression="zstd")


def _to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would survive a power cut; not every system can do it."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
