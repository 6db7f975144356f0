"""What every engine does with a shard: check its records and write its tables."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from checker.archive.records import Record
from checker.archive.tables import write_shard


class Job(NamedTuple):
    """What every worker must know; plain values."""

    folder: str
    """Where the results go."""
    format: str
    rules: tuple[str, ...]
    model: str


class Shard(NamedTuple):
    """A piece of the work: the same records whenever the archive is read."""

    number: int
    records: tuple[Record, ...]
    read: int
    """How many bytes of the archive were read when it ended."""


def do_shard(job: Job, number: int, records: Sequence[Record], write: bool = True) -> None:
    """Check the records of a shard and write its tables. The language model is loaded once a process."""
    from checker.archive.work import check_records, loaded  # spaCy: the process that hands out the work has no need

    rows = check_records(loaded(job.rules, job.model), records)
    if write:
        write_shard(Path(job.folder), number, rows._asdict(), job.format)
