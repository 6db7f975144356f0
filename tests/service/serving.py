"""A service that runs in a process of its own, as a user starts it, and a client for it."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).parents[2]


@dataclass
class Service:
    """A service that is ready."""

    process: subprocess.Popen[str]
    host: str
    port: int
    errors: IO[str]
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def ask(
        self, method: str, path: str, body: bytes | str | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers with small names, and body of the answer to a request."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        try:
            connection.request(method, path, body, {**self.headers, **(headers or {})})
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def post(self, path: str, value: Any, headers: dict[str, str] | None = None) -> tuple[int, Any]:
        """Status and JSON of the answer to a value that is sent as JSON."""
        kind = {"Content-Type": "application/json", **(headers or {})}
        status, _, body = self.ask("POST", path, json.dumps(value), kind)
        return status, json.loads(body)

    def check(self, **fields: Any) -> Any:
        """What the check answers about a report; it must be 200."""
        status, answer = self.post("/v1/check", fields)
        assert status == 200, answer
        return answer

    def health(self) -> Any:
        """What the service says of itself; it must be there."""
        status, _, body = self.ask("GET", "/v1/health")
        assert status == 200, body
        return json.loads(body)

    def connect(self) -> socket.socket:
        """A bare connection."""
        return socket.create_connection((self.host, self.port), timeout=30)

    def log(self) -> str:
        """Everything on standard error so far."""
        self.errors.flush()
        return Path(self.errors.name).read_text(encoding="utf-8")

    def events(self) -> list[dict[str, Any]]:
        """The lines of the log."""
        return [json.loads(line) for line in self.log().splitlines()]

    def engines(self) -> list[int]:
        """The numbers of the processes that read reports."""
        listed = subprocess.run(
            ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(self.process.pid)],
            capture_output=True,
            text=True,
            check=True,
        )
        return [int(line.split()[0]) for line in listed.stdout.splitlines() if "spawn_main" in line]


@contextmanager
def running(*options: str, environment: dict[str, str] | None = None, folder: Path | None = None) -> Iterator[Service]:
    """A service with these options on a free port, which is told to end afterwards."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}
    with tempfile.NamedTemporaryFile("w", suffix=".log") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "checker", "serve", "--port", "0", *options],
            stdout=subprocess.PIPE, stderr=errors, text=True, env=environ, cwd=folder or ROOT,
        )  # fmt: skip
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.fullmatch(r"checker: listening on http://(.+):(\d+)\n", line)
            assert found, Path(errors.name).read_text(encoding="utf-8")
            yield Service(process, found[1].strip("[]"), int(found[2]), errors)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(30)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
            if process.stdout is not None:
                process.stdout.close()
