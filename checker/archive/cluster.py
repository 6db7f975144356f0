"""Shards on Ray Data, on one machine or many: plain records in and out, the pipeline loaded once an actor."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from checker.archive.options import ray as ray_library
from checker.archive.records import Record
from checker.archive.shard import Job, Shard, do_shard

# So many shards are handed out at a time, for each worker: what is read ahead stays small however long the archive is.
AHEAD = 16


class Worker:
    """An actor; the pipeline that it loaded stays in its process."""

    def __init__(self, job: tuple[Any, ...]) -> None:
        self.job = Job(*job)

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Do the shard of a row, and answer with its number."""
        do_shard(self.job, int(row["number"]), unpack(row["records"]))
        return {"number": int(row["number"])}


def on_ray(job: Job, shards: Iterator[Shard], workers: int) -> Iterator[Shard]:
    """Do the shards in so many actors; each comes back when it is on the disk.

    An actor that dies is started again and its shard done again, which is harmless: a shard is written whole or not at
    all, and the same records give the same shard. Every machine must see the same folders.
    """
    ray, data = ray_library(), ray_library("data")
    if not ray.is_initialized():
        ray.init(include_dashboard=False, log_to_driver=False, logging_level="error")
    context = data.DataContext.get_current()
    context.enable_progress_bars = False
    while group := {shard.number: shard for shard in islice(shards, AHEAD * workers)}:
        rows = [{"number": shard.number, "records": pack(shard.records)} for shard in group.values()]
        done = data.from_items(rows, override_num_blocks=len(rows)).map(
            Worker,
            fn_constructor_args=(tuple(job),),
            compute=data.ActorPoolStrategy(size=workers),
            max_restarts=-1,
            max_task_retries=-1,
        )
        for row in done.iter_rows():
            yield group[int(row["number"])]


def pack(records: tuple[Record, ...]) -> str:
    """Records as one text: Ray's tables hold rows of one shape, and records of an archive differ."""
    return json.dumps(
        [[*record[:3], record.data.hex() if isinstance(record.data, bytes) else record.data] for record in records],
        default=str,
    )


def unpack(packed: str) -> tuple[Record, ...]:
    """The records of ``pack``."""
    return tuple(
        Record(number, name, kind, bytes.fromhex(data) if kind == "line" else data)
        for number, name, kind, data in json.loads(packed)
    )
