"""The archive: nothing lost, nothing double, no bad record stops it."""

import gzip
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.resume import archive_of, command, differences, run_archive, run_killed, shards

REPORT = "Two hurt in mill fire\n\nTwo workers were hurt in a fire at a mill in Cesta on Monday, police said.\n"


def run(archive: Path, output: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(archive, output, 1, *options), capture_output=True, text=True)


def rows(output: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(output / "ledger.sqlite") as ledger:
        return ledger.execute(query).fetchall()


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return [
        json.dumps({"id": "mill", "text": REPORT}),
        "{broken",
        json.dumps({"title": "Six held", "text": "Six men were arrested in Alba, police said."}),
        json.dumps({"id": "empty", "text": ""}),
        json.dumps(["no object"]),
        json.dumps({"text": 7}),
        '{"text": "half \\ud800"}',
    ]


def test_good_records_are_in_the_ledger_and_bad_ones_in_dead(tmp_path: Path, lines: list[str]) -> None:
    archive, output = tmp_path / "a.jsonl.gz", tmp_path / "out"
    archive.write_bytes(gzip.compress("\n".join(lines).encode()))
    done = run(archive, output)
    assert (done.returncode, done.stdout) == (3, "2 reports, 4 claims, 0 findings; 5 left out\n")
    assert "5 records were left out" in done.stderr
    assert rows(output, "SELECT record, name, title FROM reports") == [
        (1, "mill", "Two hurt in mill fire"),
        (3, "a.jsonl.gz:3", "Six held"),
    ]
    assert rows(output, "SELECT record, id, measure, low, high, source FROM claims") == [
        (1, "c1", "injured", 2.0, 2.0, ""),
        (1, "c2", "injured", 2.0, 2.0, "police"),
        (3, "c1", "arrested", 6.0, 6.0, ""),
        (3, "c2", "arrested", 6.0, 6.0, "police"),
    ]
    assert rows(output, "SELECT record, what FROM dead") == [
        (2, "is not JSON"),
        (4, "is empty; there is nothing to check"),
        (5, "is not a JSON object"),
        (6, "has no text; a record needs one of text, body, content"),
        (7, "holds half a character (a lone surrogate)"),
    ]


def test_a_second_run_does_nothing_and_another_archive_is_refused(tmp_path: Path) -> None:
    archive, output = tmp_path / "in", tmp_path / "out"
    archive.mkdir()
    (archive / "one.txt").write_text(REPORT)
    (archive / "two.txt.gz").write_bytes(gzip.compress(REPORT.encode()))
    (archive / ".hidden.txt").write_text(REPORT)
    first = run(archive, output)
    assert first.returncode == 0
    assert rows(output, "SELECT name FROM reports") == [("one.txt",), ("two.txt",)]
    before = [path.stat().st_mtime_ns for path in shards(output)]
    again = run(archive, output)
    assert (again.returncode, again.stdout) == (0, first.stdout)
    assert [path.stat().st_mtime_ns for path in shards(output)] == before
    (archive / "three.txt").write_text(REPORT)
    other = run(archive, output)
    assert other.returncode == 2
    assert "holds results made with another archive" in other.stderr


def test_parquet_in_and_out(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    arrow = pytest.importorskip("pyarrow")
    parquet.write_table(
        arrow.Table.from_pylist([{"id": "a", "text": REPORT}, {"id": "b", "text": None}]), tmp_path / "a.parquet"
    )
    output = tmp_path / "out"
    assert run(tmp_path / "a.parquet", output, "--format", "parquet").returncode == 3
    (shard,) = shards(output)
    assert [row["measure"] for row in parquet.read_table(shard / "claims.parquet").to_pylist()] == [
        "injured",
        "injured",
    ]
    assert rows(output, "SELECT record FROM dead") == [(2,)]


def test_a_run_killed_three_times_ends_as_one_undisturbed(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, 200, 60)
    options = ("--shard", "10")
    run_archive(archive, tmp_path / "plain", 1, *options)
    assert len(shards(tmp_path / "plain")) == 20
    killed = [run_killed(archive, tmp_path / "killed", 2, after, *options) for after in (3, 8, 14)]
    assert killed == [True, True, True]
    run_archive(archive, tmp_path / "killed", 2, *options)
    assert differences(tmp_path / "plain", tmp_path / "killed") == []
    assert rows(tmp_path / "killed", "SELECT count(*), count(DISTINCT record) FROM reports") == [(198, 198)]
    assert rows(tmp_path / "killed", "SELECT record FROM dead") == [(100,), (200,)]


@pytest.mark.ray
def test_ray_gives_the_same_when_a_worker_is_killed(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    archive = archive_of(tmp_path, 200, 60)
    run_archive(archive, tmp_path / "plain", 2, "--shard", "10")
    code = (
        "import sys, os, signal, threading, time\n"
        "from pathlib import Path\n"
        "import psutil\n"
        "def kill():\n"
        "    shards = Path(sys.argv[2]) / 'shards'\n"
        "    while len(list(shards.glob('[0-9]*'))) < 4: time.sleep(0.01)\n"
        "    actors = [p for p in psutil.Process().children(recursive=True) if 'MapWorker' in ' '.join(p.cmdline())]\n"
        "    actors[0].send_signal(signal.SIGKILL)\n"
        "    print('killed', flush=True)\n"
        "threading.Thread(target=kill, daemon=True).start()\n"
        "from checker.archive.run import Plan, run\n"
        "print(run(Plan(Path(sys.argv[1]), Path(sys.argv[2]), shard=10), 2, 'ray'))\n"
    )
    call = [sys.executable, "-c", code, str(archive), str(tmp_path / "ray")]
    done = subprocess.run(call, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "killed" in done.stdout
    assert differences(tmp_path / "plain", tmp_path / "ray") == []
