"""What every request passes: its id, the limits of size and time of its body, the headers of the answer, the log."""

import asyncio
import json
import logging
import re
import time
import uuid

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.service.logs import where

log = logging.getLogger("checker.service")

SAFE_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")
"""An id of the caller's own is used where it can hold no words of a report."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The content security policy: nothing from elsewhere, no script and no style within a page."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}


class _TooLargeError(Exception):
    pass


class Gate:
    """The outermost layer of the service."""

    def __init__(self, app: ASGIApp, *, limit: int, timeout: float) -> None:
        self.app, self.limit, self.timeout = app, limit, timeout

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        headers = {name.lower(): value for name, value in scope["headers"]}
        wanted = headers.get(b"x-request-id", b"").decode("latin-1")
        request = wanted if SAFE_ID.fullmatch(wanted) else uuid.uuid4().hex
        scope.setdefault("state", {})["request"] = request
        seen = {"status": 0, "out": 0, "in": 0}

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
                given = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    (b"x-request-id", request.encode()),
                    *((n.encode(), v.encode()) for n, v in HEADERS.items() if n.encode() not in given),
                ]
            elif message["type"] == "http.response.body":
                seen["out"] += len(message.get("body", b""))
            await send(message)

        try:
            body = await self._body(headers, receive)
            if body is None:
                return  # the caller has gone in the middle of the request
            seen["in"] = len(body)
            await self.app(scope, _replay(body, receive), answer)
        except _TooLargeError:
            await _refuse(answer, 413, f"The request is larger than {self.limit:,} bytes.", request)
        except TimeoutError:
            await _refuse(answer, 408, f"The request did not arrive within {self.timeout:g} seconds.", request)
        except Exception as error:
            log.error("failed", extra={"request": request, "where": where(error)})
            if not seen["status"]:
                await _refuse(answer, 500, "Something failed here; please report it with the request's id.", request)
        finally:
            route = scope.get("route")
            log.info(
                "request",
                extra={
                    "request": request,
                    "method": scope["method"] if scope["method"] in METHODS else "other",
                    "route": getattr(route, "path", "") or "none",
                    "status": seen["status"],
                    "ms": round(1000 * (time.perf_counter() - started), 1),
                    "bytes_in": seen["in"],
                    "bytes_out": seen["out"],
                },
            )

    async def _body(self, headers: dict[bytes, bytes], receive: Receive) -> bytes | None:
        """The whole body; None where the caller went away. Raises _TooLargeError and TimeoutError."""
        said = headers.get(b"content-length", b"0")
        if not said.isdigit() or int(said) > self.limit:
            raise _TooLargeError
        pieces: list[bytes] = []
        size = 0
        async with asyncio.timeout(self.timeout):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return None
                pieces.append(message.get("body", b""))
                size += len(pieces[-1])
                if size > self.limit:
                    raise _TooLargeError
                if not message.get("more_body"):
                    return b"".join(pieces)


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def _replay(body: bytes, receive: Receive) -> Receive:
    """A channel that gives the body again, and then what comes after it."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


async def _refuse(send: Send, status: int, error: str, request: str) -> None:
    body = json.dumps({"error": error, "request": request, "where": []}).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        # What is still to come of the request is not read.
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
