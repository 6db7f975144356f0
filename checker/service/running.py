"""Starting the service and stopping it."""

import contextlib
import socket
import sys

import uvicorn

from checker.errors import CheckerError
from checker.rules import load_rules
from checker.service import logs
from checker.service.app import create_app
from checker.service.settings import Settings

IDLE = 75
"""How many seconds a connection may stay open without a request."""


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve until the process is told to end; what was begun is answered first.

    Raises RuleError where a rule file is wrong, and CheckerError where the port is taken or the model is not there.
    """
    rules = load_rules(settings.folders)
    app = create_app(settings, rules)
    listening = bind(host, port)
    config = uvicorn.Config(
        app, log_config=logs.config(), access_log=False, server_header=False, lifespan="on", ws="none",
        timeout_keep_alive=IDLE, timeout_graceful_shutdown=int(2 * settings.timeout) + 5, loop="asyncio", http="h11",
        h11_max_incomplete_event_size=64 * 1024,
    )  # fmt: skip
    server = _Server(config)
    server.url = url(listening)
    with listening, contextlib.suppress(SystemExit):  # which uvicorn raises where the start fails
        server.run(sockets=[listening])
    if not server.was_ready:
        raise CheckerError(app.state.fault or "the service did not start; the log above says why")


class _Server(uvicorn.Server):
    """A server that says when it is ready."""

    url = ""
    was_ready = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.should_exit:
            self.was_ready = True
            print(f"checker: listening on {self.url}", flush=True, file=sys.stdout)


def bind(host: str, port: int) -> socket.socket:
    """A socket that is bound and does not listen yet. Raises CheckerError where the address cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, protocol)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
    except OSError as error:
        raise CheckerError(f"cannot listen on {host}, port {port} ({error.strerror}); choose another --port") from None
    return found


def url(listening: socket.socket) -> str:
    """The address for a browser."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
