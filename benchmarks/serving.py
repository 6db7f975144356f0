"""What the service can bear: ``python benchmarks/serving.py [--workers N] [--seconds N] [--requests N]``.

A service is started as a user starts it. One caller alone gives the time of a report of 600 words; 20 callers at once
give the throughput and the slowest hundredth, beside that of a bare health request in the same run; then many short
reports, each with words that no other has, give the memory of all its processes. Every report is different.
"""

import argparse
import http.client
import itertools
import json
import os
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

CLIENTS = 20
WORDS = 600

PLACES = "Ely Norwich Derby Lincoln Hull Leeds York Durham Bath Truro Exeter Dover".split()
SAYERS = ["police", "the mayor", "a hospital", "the fire brigade", "officials", "the company", "witnesses"]
SENTENCES = [
    "A fire at a {kind} near {place} injured {n} people on Monday, {sayer} said.",
    "According to {sayer}, at least {n} people were taken to hospital and {m} houses were damaged.",
    "{name} {name2}, who lives near the {kind}, said that the street had been closed since the morning.",
    "The cause of the fire was not yet known, and the owner of the {kind} could not be reached.",
    "{sayer2} put the number of the missing at {m}, but said that the search would go on for days.",
    "Firefighters from {place} and the villages around it worked through the night.",
    "In {year}, a similar fire had killed {n} workers and led to a debate about safety in old buildings.",
]


def report(rng: random.Random, words: int) -> dict[str, str]:
    """A report of about so many words, with names that were never seen before."""
    kind = rng.choice(["mill", "warehouse", "brewery", "paper factory", "bakery"])
    paragraphs: list[str] = []
    while sum(len(p.split()) for p in paragraphs) < words:
        chosen = rng.sample(SENTENCES, 2)
        filled = (
            sentence.format(
                kind=kind,
                place=rng.choice(PLACES),
                n=rng.randint(2, 40),
                m=rng.randint(2, 400),
                sayer=rng.choice(SAYERS),
                sayer2=rng.choice(SAYERS).capitalize(),
                year=rng.randint(1990, 2020),
                name=_name(rng),
                name2=_name(rng),
            )
            for sentence in chosen
        )
        paragraphs.append(" ".join(filled))
    return {"headline": f"Fire at {kind} injures {rng.randint(2, 40)}", "body": "\n\n".join(paragraphs)}


def _name(rng: random.Random) -> str:
    return "".join(rng.choice("bcdfgklmnprst") + rng.choice("aeiou") for _ in range(4)).capitalize()


class Caller:
    """One connection that is kept open."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def ask(self, method: str, path: str, value: object = None) -> tuple[int, float]:
        """The status, and the seconds until the whole answer was there."""
        body = None if value is None else json.dumps(value)
        start = time.perf_counter()
        self.connection.request(method, path, body, {"Content-Type": "application/json"})
        answer = self.connection.getresponse()
        answer.read()
        return answer.status, time.perf_counter() - start


def alone(port: int, times: int) -> list[float]:
    """How long each of some reports takes one caller."""
    rng, caller = random.Random(1), Caller(port)
    return [caller.ask("POST", "/v1/check", report(rng, WORDS))[1] for _ in range(times)]


def crowd(port: int, goes_on: Callable[[], bool], words: int, seed: int) -> tuple[list[float], list[int], list[float]]:
    """The times and the statuses of what many callers ask as long as ``goes_on``, and the times of health requests."""
    times: list[float] = []
    statuses: list[int] = []
    health: list[float] = []
    done = threading.Event()

    def one(number: int) -> None:
        rng, caller = random.Random(f"{seed}/{number}"), Caller(port)
        while goes_on():
            status, taken = caller.ask("POST", "/v1/check", report(rng, words))
            statuses.append(status)
            times.append(taken)

    def look() -> None:
        caller = Caller(port)
        while not done.wait(0.05):
            health.append(caller.ask("GET", "/v1/health")[1])

    threads = [threading.Thread(target=one, args=(number,)) for number in range(CLIENTS)]
    watcher = threading.Thread(target=look)
    for thread in (*threads, watcher):
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    watcher.join()
    return times, statuses, health


def counted(number: int) -> Callable[[], bool]:
    """True so many times, whoever asks."""
    left: Iterator[int] = itertools.count()
    lock = threading.Lock()

    def again() -> bool:
        with lock:
            return next(left) < number

    return again


def memory(pid: int) -> int:
    """The resident memory of a process and its children, in MB."""
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    pages = 0
    for each in (pid, *map(int, listed.stdout.split())):
        statm = Path(f"/proc/{each}/statm")
        pages += int(statm.read_text().split()[1]) if statm.exists() else 0
    return pages * os.sysconf("SC_PAGESIZE") // 1_000_000


def hundredth(times: list[float]) -> float:
    """The time that 99 of 100 stay under."""
    return statistics.quantiles(times, n=100)[98]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--requests", type=int, default=10_000)
    given = options.parse_args()
    command = [sys.executable, "-m", "checker", "serve", "--port", "0", "--workers", str(given.workers),
               "--timeout", "60"]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        found = re.search(r":(\d+)$", process.stdout.readline().strip())
        assert found is not None
        port = int(found[1])
        alone(port, 3)
        times = alone(port, 40)
        print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {given.workers} workers")
        print(f"one caller, {WORDS} words: median {1000 * statistics.median(times):.0f} ms, "
              f"slowest {1000 * max(times):.0f} ms")  # fmt: skip
        end = time.monotonic() + given.seconds
        start = time.monotonic()
        times, statuses, health = crowd(port, lambda: time.monotonic() < end, WORDS, 2)
        taken = time.monotonic() - start
        errors = sum(status != 200 for status in statuses)
        print(f"{CLIENTS} callers, {WORDS} words, {taken:.0f} s: {len(times)} reports, {errors} errors")
        print(f"  {len(times) / taken:.1f} reports a second")
        for name, each in (("report", times), ("health", health)):
            middle, slow = 1000 * statistics.median(each), 1000 * hundredth(each)
            print(f"  {name}: median {middle:.1f} ms, 99 of 100 under {slow:.1f} ms")
        print(f"memory of all processes: {memory(process.pid)} MB")
        for part in range(5):
            times, statuses, _ = crowd(port, counted(given.requests // 5), 40, 3 + part)
            print(f"  after {(part + 1) * given.requests // 5:6} short reports: {memory(process.pid)} MB, "
                  f"{sum(s != 200 for s in statuses)} errors")  # fmt: skip
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
