"""An archive run that is killed and goes on, beside one that nobody disturbs: ``python -m benchmarks.resume``."""

import argparse
import filecmp
import json
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.texts import reports


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


def run_archive(archive: Path, output: Path, workers: int, *options: str) -> None:
    """Run to the end. Raises where the run fails; broken records are no failure."""
    done = subprocess.run(command(archive, output, workers, *options), capture_output=True, text=True)
    if done.returncode not in {0, 3}:
        raise RuntimeError(done.stderr)


def run_killed(archive: Path, output: Path, workers: int, after: int, *options: str) -> bool:
    """Run until so many shards are there, then kill the process; whether it was still at work."""
    process = subprocess.Popen(
        command(archive, output, workers, *options), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None and len(shards(output)) < after:
        time.sleep(0.01)
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


def main() -> int:
    """Kill a run three times, and say whether its results are those of an undisturbed one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=150)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        archive = archive_of(folder, given.reports, given.words)
        start = time.perf_counter()
        run_archive(archive, folder / "plain", given.workers)
        taken = time.perf_counter() - start
        total = len(shards(folder / "plain"))
        killed = [run_killed(archive, folder / "killed", given.workers, total * part // 4) for part in (1, 2, 3)]
        run_archive(archive, folder / "killed", given.workers)
        found = differences(folder / "plain", folder / "killed")
    print(f"{given.reports} reports in {total} shards, {taken:.0f} s undisturbed; killed {sum(killed)} times")
    print("the same results" if not found else f"different: {', '.join(found)}")
    return 1 if found or not all(killed) else 0


if __name__ == "__main__":
    sys.exit(main())
