"""An archive run that is killed and goes on, beside one that nobody disturbs: ``python -m benchmarks.resume``."""

import argparse
import contextlib
import filecmp
import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from benchmarks.texts import reports
from checker.archive.run import SHARD


def archive_of(folder: Path, number: int, words: int) -> Path:
    """An archive of generated reports as JSON lines; every hundredth record is broken."""
    path = folder / "archive.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for i, text in enumerate(reports(number, words)):
            file.write("{broken\n" if i % 100 == 99 else json.dumps({"id": f"report-{i}", "text": text}) + "\n")
    return path


def command(archive: Path, output: Path, workers: int, *options: str) -> list[str]:
    """The call of the checker."""
    call = [sys.executable, "-m", "checker", "archive", str(archive), "--output", str(output), "--no-progress"]
    return [*call, "--workers", str(workers), *options]


def run_archive(
    archive: Path, output: Path, workers: int, *options: str, tell: Callable[[int], None] = lambda done: None
) -> None:
    """Run to the end; ``tell`` hears how many shards there are. Raises where the run fails; broken records do not."""
    with TemporaryFile("w+") as errors:
        process = subprocess.Popen(
            command(archive, output, workers, *options), stdout=subprocess.DEVNULL, stderr=errors, text=True
        )
        while process.poll() is None:
            tell(len(shards(output)))
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(1)
        errors.seek(0)
        if process.returncode not in {0, 3}:
            raise RuntimeError(errors.read())


def run_killed(
    archive: Path,
    output: Path,
    workers: int,
    after: int,
    *options: str,
    tell: Callable[[int], None] = lambda done: None,
) -> bool:
    """Run until so many shards are there, then kill the process; whether it was still at work."""
    process = subprocess.Popen(
        command(archive, output, workers, *options), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    done = 0
    while process.poll() is None and done < after:
        time.sleep(0.01)
        done = len(shards(output))
        tell(done)
    killed = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    return killed


def shards(output: Path) -> list[Path]:
    """The finished shards."""
    return sorted(path for path in (output / "shards").glob("*") if path.name.isdigit())


def differences(one: Path, other: Path) -> list[str]:
    """What differs in the results of two runs: shards byte by byte, ledgers row by row."""
    found = [path.name for path in shards(one) if not (other / "shards" / path.name).is_dir()]
    found += [path.name for path in shards(other) if not (one / "shards" / path.name).is_dir()]
    for path in shards(one):
        names = [file.name for file in path.iterdir()]
        _, unlike, missing = filecmp.cmpfiles(path, other / "shards" / path.name, names, shallow=False)
        found += [f"{path.name}/{name}" for name in (*unlike, *missing)]
    if _rows(one) != _rows(other):
        found.append("ledger.sqlite")
    return found


def _rows(output: Path) -> list[str]:
    with sqlite3.connect(output / "ledger.sqlite") as ledger:
        return sorted(ledger.iterdump())


class Progress:
    """A line whenever a part of the work begins, and every ten seconds of it; on standard error."""

    def __init__(self, total: int) -> None:
        self.total, self.part, self.begun, self.last = total, "", time.monotonic(), 0.0

    def begin(self, part: str) -> None:
        """Say what is done from here on."""
        self.part = part
        self._print(part)

    def tell(self, done: int) -> None:
        """Say how many shards there are, where the last line is old enough."""
        if time.monotonic() - self.last >= 10:
            self._print(f"{self.part}: {done} of {self.total} shards")

    def _print(self, words: str) -> None:
        self.last = time.monotonic()
        print(f"{self.last - self.begun:5.0f} s  {words}", file=sys.stderr, flush=True)


def main() -> int:
    """Kill a run three times, and say whether its results are those of an undisturbed one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=150)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    total = -(-given.reports // SHARD)
    progress = Progress(total)
    with TemporaryDirectory() as name:
        folder = Path(name)
        plain, disturbed = folder / "plain", folder / "disturbed"
        progress.begin(f"writing {given.reports:,} reports")
        archive = archive_of(folder, given.reports, given.words)
        progress.begin("a run that nobody disturbs")
        start = time.perf_counter()
        run_archive(archive, plain, given.workers, tell=progress.tell)
        taken = time.perf_counter() - start
        killed = []
        for part in (1, 2, 3):
            progress.begin(f"a run that is killed after {total * part // 4} shards")
            killed.append(run_killed(archive, disturbed, given.workers, total * part // 4, tell=progress.tell))
        progress.begin("that run to its end")
        run_archive(archive, disturbed, given.workers, tell=progress.tell)
        progress.begin("comparing the two")
        found = differences(plain, disturbed)
    print(f"{given.reports} reports in {total} shards, {taken:.0f} s undisturbed; killed {sum(killed)} times")
    print("the same results" if not found else f"different: {', '.join(found)}")
    return 1 if found or not all(killed) else 0


if __name__ == "__main__":
    sys.exit(main())
