"""The whole run over an archive: what is to do, who does it, what is done; it can be killed at any moment."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from checker import __version__
from checker.archive import ledger, tables
from checker.archive.options import pyarrow, ray
from checker.archive.records import ArchiveError, Record, Source, records, sources
from checker.archive.shard import Job, Shard
from checker.rules import load_rules

MANIFEST = "manifest.json"
SCHEMA = 1
SHARD = 200
"""Reports in a shard: some 20 seconds of work, which is what a kill can cost each worker."""
ENGINES = ("processes", "ray")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does; two runs of the same plan have the same results."""

    archive: Path
    folder: Path
    """Where the results go."""
    format: str = "jsonl"
    rules: tuple[Path, ...] = ()
    model: str = ""
    shard: int = SHARD


@dataclass(frozen=True, slots=True)
class State:
    """How far a run is."""

    reports: int
    """Records done in this run."""
    shards: int
    read: int
    """Bytes of the archive that were read or passed over."""
    total: int


def run(
    plan: Plan, workers: int, engine: str = "processes", tell: Callable[[State], None] = lambda state: None
) -> dict[str, int]:
    """Check an archive, or go on with it where a run before stopped; how many rows each table has at the end.

    ``tell`` hears how far it is. Raises ArchiveError where the folder holds the results of something else or another
    run works there, MissingError where a library is missing, RuleError where a rule file is wrong.
    """
    if plan.format == "parquet":
        pyarrow()
    if engine == "ray":
        ray("data")
    found = sources(plan.archive)
    _prepare(plan, found)
    total = sum(source.size for source in found)
    job = Job(str(plan.folder.resolve()), plan.format, tuple(str(path.resolve()) for path in plan.rules), plan.model)
    with ledger.opened(plan.folder) as book:
        tables.sweep(plan.folder)
        done, entered = tables.finished(plan.folder), ledger.entered(book)
        for number in sorted(done - entered):
            ledger.enter(book, number, tables.read_shard(plan.folder, number, plan.format))
        todo = (shard for shard in shards_of(records(found), plan.shard) if shard.number not in done)
        reports, count, read = 0, len(done), 0
        tell(State(0, count, 0, total))
        for shard in _engine(engine)(job, todo, workers):
            ledger.enter(book, shard.number, tables.read_shard(plan.folder, shard.number, plan.format))
            reports, count, read = reports + len(shard.records), count + 1, max(read, shard.read)
            tell(State(reports, count, read, total))
        ledger.finish(book)
        return ledger.counts(book)


def shards_of(found: Iterable[tuple[Record, int]], size: int) -> Iterator[Shard]:
    """The records in shards of one size; the last may be smaller."""
    held: list[Record] = []
    number, read = 0, 0
    for record, read in found:
        held.append(record)
        if len(held) == size:
            number += 1
            yield Shard(number, tuple(held), read)
            held = []
    if held:
        yield Shard(number + 1, tuple(held), read)


def _engine(name: str) -> Callable[[Job, Iterator[Shard], int], Iterator[Shard]]:
    if name == "ray":
        from checker.archive.cluster import on_ray

        return on_ray
    from checker.archive.processes import in_processes

    return in_processes


def _prepare(plan: Plan, found: list[Source]) -> None:
    """Make the folder of the results, or see that it holds those of the same plan. Raises ArchiveError."""
    wanted = manifest(plan, found)
    path = plan.folder / MANIFEST
    try:
        (plan.folder / "shards").mkdir(parents=True, exist_ok=True)
        if path.exists():
            held = json.loads(path.read_text(encoding="utf-8"))
            for key, value in wanted.items():
                if held.get(key) != value:
                    raise ArchiveError(
                        f"{plan.folder}: holds results made with another {key.replace('_', ' ')}; "
                        "name another folder, or delete this one"
                    )
            return
        if any((plan.folder / "shards").iterdir()):
            raise ArchiveError(f"{plan.folder}: has shards but no {MANIFEST}; name another folder")
        part = path.with_name(f".{MANIFEST}.{os.getpid()}")
        part.write_text(json.dumps(wanted, indent=2) + "\n", encoding="utf-8")
        part.replace(path)
    except (OSError, ValueError) as error:
        what = error.strerror if isinstance(error, OSError) else "is no manifest"
        raise ArchiveError(f"{path}: cannot be used ({what}); name another folder") from None


def manifest(plan: Plan, found: list[Source]) -> dict[str, Any]:
    """What the results depend on: the archive by the names, sizes and times of its files, the rules by their bytes."""
    archive = hashlib.sha256()
    for source in found:
        archive.update(json.dumps([source.shown, source.size, source.changed]).encode())
    return {
        "schema": SCHEMA,
        "version": __version__,
        "archive": archive.hexdigest(),
        "rules": rules_hash(plan.rules),
        "model": plan.model or "newsdesk",
        "format": plan.format,
        "shard_size": plan.shard,
    }


def rules_hash(folders: Iterable[Path]) -> str:
    """The hash of all rules of a run: the shipped ones and those of the folders."""
    return hashlib.sha256(
        json.dumps(asdict(load_rules(tuple(folders))), sort_keys=True, default=sorted).encode()
    ).hexdigest()
