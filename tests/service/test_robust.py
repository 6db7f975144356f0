"""What a service must survive: bad requests, slow and vanishing callers, dead workers, being told to end under load."""

import contextlib
import json
import os
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.service.serving import Service, running

CANARY = "Zanzibarquokka"
REPORT = {
    "headline": "Two hurt in mill fire",
    "body": f"A fire at a mill near {CANARY} injured three workers on Monday.",
}
JSON = {"Content-Type": "application/json"}
WAIT = 5.0


@pytest.fixture(scope="module")
def strict() -> Iterator[Service]:
    """A service with narrow limits."""
    with running("--timeout", str(WAIT), "--limit", "1000000", "--workers", "2") as found:
        yield found


def eventually(true: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(
    ("body", "headers", "statuses"),
    [
        (b"", JSON, {422}),
        (b"{", JSON, {400}),
        (b'{"body": "\xff\xfe"}', JSON, {400}),
        (b'{"body": "\\ud800"}', JSON, {422}),
        (json.dumps(REPORT).encode("utf-16"), JSON, {200, 400}),
        (b"[" * 100_000, JSON, {400}),
        (b'{"body": ' + b"1" * 100_000 + b"}", JSON, {400, 422}),
        (b'{"body": NaN}', JSON, {400, 422}),
        (json.dumps(REPORT).encode(), {"Content-Type": "text/plain"}, {415, 422}),
        (json.dumps(REPORT).encode(), {"Content-Type": "multipart/form-data; boundary=x"}, {415, 422}),
        (json.dumps(REPORT).encode(), {**JSON, "Content-Encoding": "gzip"}, {200, 400, 415, 422}),
        (b"x" * 10_000_000, JSON, {413}),
        (b"", {**JSON, "Content-Length": "99999999999999999999"}, {413}),
        (b"", {**JSON, "Content-Length": "-5"}, {400, 413}),
    ],
)
def test_bad_requests(strict: Service, body: bytes, headers: dict[str, str], statuses: set[int]) -> None:
    try:
        status = strict.ask("POST", "/v1/check", body, headers)[0]
    except (BrokenPipeError, ConnectionResetError):
        status = 413  # refused and closed before all of it was sent
    assert status in statuses
    assert strict.health()["ready"] == 2


def test_a_large_body_in_chunks_of_unknown_size(strict: Service) -> None:
    with strict.connect() as connection:
        connection.sendall(b"POST /v1/check HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        answer = b""
        with contextlib.suppress(OSError):
            for _ in range(200):
                connection.sendall(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
        with contextlib.suppress(ConnectionResetError):
            answer = connection.recv(1000)
    assert answer.startswith(b"HTTP/1.1 413 ") or answer == b""
    assert strict.health()["ready"] == 2


@pytest.mark.parametrize(
    "start", [b"GET", b"\x00\xff\x16\x03\x01", b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 100_000]
)
def test_what_is_no_http(strict: Service, start: bytes) -> None:
    with strict.connect() as connection:
        connection.sendall(start + b"\r\n\r\n")
        assert connection.recv(1000)[:12] in {b"HTTP/1.1 200", b"HTTP/1.1 400", b"HTTP/1.1 431"}
    assert strict.health()["ready"] == 2


def test_a_slow_caller_is_told(strict: Service) -> None:
    with strict.connect() as connection:
        connection.sendall(b"POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
        assert strict.health()["ready"] == 2
        assert connection.recv(1000).startswith(b"HTTP/1.1 408 ")


def test_a_caller_that_goes_away_half_way(strict: Service) -> None:
    for body in (b'{"body": "A fire', json.dumps(REPORT).encode()):
        connection = strict.connect()
        connection.sendall(b"POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n")
        connection.sendall(b"Content-Length: %d\r\n\r\n" % max(len(body), 50) + body)
        # Gone at once, with a reset.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        connection.close()
    assert strict.check(**REPORT)["verdict"] == "block"


def test_a_report_that_takes_too_long(strict: Service) -> None:
    before = strict.health()["replaced"]
    sentence = "Police said {} people were killed and {} injured in the raid on the village of Ely on Monday. "
    long = "\n\n".join("".join(sentence.format(i, i + 1) for i in range(j, j + 9)) for j in range(0, 9000, 9))
    status, answer = strict.post("/v1/check", {"body": long[:900_000]})
    assert (status, answer["error"]) == (422, "The report took too long to analyse; check it in parts.")
    # The other worker goes on, and another takes the place of the one that was stopped.
    assert strict.check(**REPORT)["verdict"] == "block"
    assert eventually(lambda: strict.health()["ready"] == 2)
    assert strict.health()["replaced"] > before


def test_a_worker_that_dies_is_replaced(strict: Service) -> None:
    assert eventually(lambda: strict.health()["ready"] == 2), (strict.health(), strict.engines())
    assert eventually(lambda: len(strict.engines()) == 2, 5), (strict.health(), strict.engines())
    old = strict.engines()
    os.kill(old[0], signal.SIGKILL)
    os.kill(old[1], signal.SIGTERM)  # which those ignore: the service ends them when it ends
    assert strict.check(**REPORT)["verdict"] == "block"
    assert eventually(lambda: len(strict.engines()) == 2 and old[0] not in strict.engines())
    assert old[1] in strict.engines()
    assert eventually(lambda: strict.health()["ready"] == 2)
    assert strict.check(**REPORT)["verdict"] == "block"


def test_told_to_end_under_load_it_answers_what_it_began() -> None:
    with running("--workers", "1", "--timeout", "60") as service:
        answers: list[int] = []

        def one() -> None:
            answers.append(service.post("/v1/check", REPORT)[0])

        callers = [threading.Thread(target=one) for _ in range(12)]
        for caller in callers:
            caller.start()
        # All have arrived when one more request, sent after them, is answered.
        assert eventually(lambda: len(answers) >= 1)
        service.health()
        service.process.send_signal(signal.SIGTERM)
        for caller in callers:
            caller.join(90)
        assert answers == [200] * 12
        assert service.process.wait(30) in (0, -signal.SIGTERM)
        log = service.events()
        assert [line["status"] for line in log if line.get("route") == "/v1/check"] == [200] * 12
        assert [line for line in log if line["level"] in ("error", "warning")] == []


def test_nothing_of_the_copy_is_kept(tmp_path: Path) -> None:
    temporary, work = tmp_path / "temporary", tmp_path / "work"
    temporary.mkdir()
    work.mkdir()
    with running("--timeout", "3", environment={"TMPDIR": str(temporary)}, folder=work) as service:
        assert service.post("/v1/check", REPORT)[0] == 200
        assert service.ask("GET", f"/v1/check?text={CANARY}")[0] in (404, 405)
        assert service.ask("POST", f"/{CANARY}", json.dumps(REPORT), {"X-Request-ID": f"{CANARY} words"})[0] in (
            404,
            405,
        )
        assert service.post("/v1/check", {"body": 5, CANARY: CANARY})[0] == 422
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        assert service.ask("POST", "/v2/check", f"language=en&text={CANARY}+killed+two", form)[0] == 200
        assert service.ask("POST", "/v2/check", f"language={CANARY}&text=a", form)[0] == 400
        boundary = {"Content-Type": "multipart/form-data; boundary=x"}
        part = f'--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n{CANARY * 100_000}\r\n--x--\r\n'
        assert service.ask("POST", "/v1/check", part, boundary)[0] in (415, 422)
        with service.connect() as connection:
            connection.sendall(f"{CANARY} {CANARY}\r\n\r\n".encode())
            connection.recv(1000)
        assert service.process.poll() is None
        assert CANARY not in service.log()
        assert len(service.events()) >= 8
        files = [path for folder in (temporary, work) for path in folder.rglob("*") if path.is_file()]
        assert [path for path in files if CANARY.encode() in path.read_bytes()] == []
    assert Path(tempfile.gettempdir()) != temporary
