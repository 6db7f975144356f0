"""The ledger of an archive: one SQLite file with all rows, which Datasette and DuckDB can open."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from checker.archive.records import ArchiveError
from checker.archive.tables import COLUMNS, Row

NAME = "ledger.sqlite"
KINDS = {int: "INTEGER", float: "REAL", bool: "INTEGER", str: "TEXT"}
# A row is found by what is unique of it, so that a table has the same order however the work went.
KEYS = {"reports": ("record",), "claims": ("record", "id"), "findings": ("record", "place"), "dead": ("record",)}
INDEXES = {"claims": ("measure", "source"), "findings": ("check", "measure")}


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """The ledger of a folder, made where there is none, and held so that no other run can write to this folder.

    Raises ArchiveError where another run holds it or it is no ledger.
    """
    path = folder / NAME
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("CREATE TABLE IF NOT EXISTS shards (number INTEGER PRIMARY KEY)")
        for table, columns in COLUMNS.items():
            shown = [f'"{name}" {KINDS[kind]}' for name, kind in columns.items()]
            if table == "findings":
                shown.append('"place" INTEGER')
            key = ", ".join(f'"{name}"' for name in KEYS[table])
            connection.execute(
                f'CREATE TABLE IF NOT EXISTS "{table}" ({", ".join(shown)}, PRIMARY KEY ({key})) WITHOUT ROWID'
            )
        connection.execute("COMMIT")
        yield connection
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise ArchiveError(f"{folder}: another run is working there; wait for it, or name another folder") from None
        raise ArchiveError(f"{path}: cannot be written ({error}); check the disk") from None
    except sqlite3.DatabaseError as error:
        raise ArchiveError(f"{path}: is no ledger ({error}); name another folder") from None
    finally:
        connection.close()


def entered(ledger: sqlite3.Connection) -> set[int]:
    """The numbers of the shards whose rows are in the ledger."""
    return {number for (number,) in ledger.execute("SELECT number FROM shards")}


def enter(ledger: sqlite3.Connection, number: int, tables: Iterable[tuple[str, list[Row]]]) -> None:
    """Put the rows of a shard into the ledger: all of them or none, and never twice."""
    ledger.execute("BEGIN")
    try:
        ledger.execute("INSERT INTO shards VALUES (?)", (number,))
        for table, rows in tables:
            if table == "findings":
                rows = [{**row, "place": place} for place, row in enumerate(rows)]
            names = [*COLUMNS[table], *(["place"] if table == "findings" else [])]
            shown = ", ".join(f'"{name}"' for name in names)
            marks = ", ".join("?" for _ in names)
            values = ([_held(row[name]) for name in names] for row in rows)
            ledger.executemany(f'INSERT INTO "{table}" ({shown}) VALUES ({marks})', values)
        ledger.execute("COMMIT")
    except BaseException:
        ledger.execute("ROLLBACK")
        raise


def finish(ledger: sqlite3.Connection) -> None:
    """Make the indexes that questions need; at the end, since every row would be slower with them."""
    for table, columns in INDEXES.items():
        for column in columns:
            ledger.execute(f'CREATE INDEX IF NOT EXISTS "{table}_{column}" ON "{table}" ("{column}")')


def counts(ledger: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {table: ledger.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in COLUMNS}


def _held(value: object) -> object:
    """A value that SQLite can hold: the copy may have characters that are no text there."""
    return value.replace("\x00", "�") if isinstance(value, str) else value
