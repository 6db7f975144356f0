"""Shards in processes of this machine; a process that dies takes no report with it but the one that killed it."""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process

from checker.archive.records import Record
from checker.archive.shard import Job, Shard, do_shard


def in_processes(job: Job, shards: Iterator[Shard], workers: int) -> Iterator[Shard]:
    """Do the shards in so many processes, one where there is one worker; each comes back when it is on the disk."""
    if workers == 1:
        for shard in shards:
            do_shard(job, shard.number, shard.records)
            yield shard
        return
    lost: list[Shard] = []
    while True:
        # What was under way when a process died is done again, one shard at a time, to see which of them does it.
        for shard in lost:
            _alone(job, shard)
            yield shard
        lost = []
        pool = _pool(workers)
        running: dict[Future[None], Shard] = {}
        try:
            while True:
                for shard in islice(shards, 2 * workers - len(running)):
                    running[pool.submit(do_shard, job, shard.number, shard.records)] = shard
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    future.result()
                    yield running.pop(future)
        except BrokenProcessPool:
            lost = sorted(running.values())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _alone(job: Job, shard: Shard) -> None:
    """Do one shard in one process; where it dies again, each record in a process, to leave out those that kill it."""
    if _survives(job, shard.number, shard.records, write=True):
        return
    kept = tuple(
        record
        if _survives(job, shard.number, (record,), write=False)
        else record._replace(kind="fault", data="stopped the process that read it; please report this fault")
        for record in shard.records
    )
    with _pool(1) as pool:
        pool.submit(do_shard, job, shard.number, kept).result()


def _survives(job: Job, number: int, records: tuple[Record, ...], *, write: bool) -> bool:
    with _pool(1) as pool:
        try:
            pool.submit(do_shard, job, number, records, write).result()
        except BrokenProcessPool:
            return False
    return True


def _pool(workers: int) -> ProcessPoolExecutor:
    # A new interpreter for each: a fork of a process with threads can hang.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_watch)


def _watch() -> None:
    """Let this process end with its parent, which may be killed at any moment."""
    parent = parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
