"""The processes that read reports: each has a language model of its own, and can be stopped and replaced.

A thread cannot be stopped and shares the interpreter with whatever answers HTTP; a process can and does not.
"""

import asyncio
import contextlib
import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from checker.errors import CheckerError
from checker.rules import Rules
from checker.service.logs import where

Work = Callable[..., Any]
"""A function of a module that is called with the checker and what else it was sent with."""

log = logging.getLogger("checker.service")

STARTING = 120.0
"""How many seconds a process may take to load the language model."""
LOOK = 0.5
"""How often it is looked whether an idle process is still there."""


class BusyError(Exception):
    """No process became free in time."""


class TooLongError(Exception):
    """A report took longer than it may; its process was stopped."""


class DiedError(Exception):
    """The process ended while it worked."""


class FailedError(Exception):
    """The work raised an exception; the message says where, and holds nothing of the report."""


@dataclass(frozen=True, slots=True)
class Given:
    """What each process makes its checker of."""

    rules: Rules
    model: str = ""
    checks: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)


def work(connection: Connection, given: Given) -> None:
    """What a process does until the connection is closed: receive work, send back what came of it."""
    # Who ends the service tells all its processes; those that work finish first and end with the connection.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(threads, "1")
    from checker.pipeline import Checker
    from checker.readers import read

    try:
        checker = Checker(given.rules, given.model, checks=given.checks, aliases=given.aliases)
        list(checker.check([read(b"Two hurt in fire\n\nPolice said that two people were hurt on Monday.", "first")]))
        first: tuple[bool, Any] = True, ""
    except CheckerError as error:
        first = False, str(error)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send(first)
        while first[0]:
            function, arguments = connection.recv()
            try:
                answer = True, function(checker, *arguments)
            except Exception as error:
                answer = False, where(error)
            connection.send(answer)


class Engine:
    """One process and the connection to it; ``ask`` and ``start`` block and belong into a thread."""

    def __init__(self, given: Given) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(
            target=work, args=(theirs, given), name="checker-engine", daemon=True
        )
        self.theirs = theirs
        self.started = False

    def start(self) -> None:
        """Start the process and wait until it has the language model. Raises CheckerError and DiedError."""
        self.process.start()
        self.theirs.close()
        done, said = self._receive(STARTING)
        if not done:
            raise CheckerError(said)
        self.started = True

    def ask(self, function: Work, arguments: tuple[Any, ...], timeout: float) -> Any:
        """What the function answers there. Raises TooLongError, DiedError and FailedError."""
        try:
            self.connection.send((function, arguments))
        except OSError:
            raise DiedError from None
        done, answer = self._receive(timeout)
        if not done:
            raise FailedError(answer)
        return answer

    def _receive(self, timeout: float) -> tuple[bool, Any]:
        try:
            if self.connection.poll(timeout):
                answer: tuple[bool, Any] = self.connection.recv()
                return answer
        except (EOFError, OSError):
            raise DiedError from None
        raise TooLongError

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        if self.process.pid is not None:
            self.process.kill()
            self.process.join()
        self.connection.close()


class Engines:
    """Some processes that work, one report each at a time."""

    def __init__(self, given: Given, *, workers: int, timeout: float, waiting: int) -> None:
        self.given = given
        self.workers, self.timeout, self.limit = workers, timeout, waiting
        self.replaced = 0
        """How many processes had to be replaced."""
        self._all: set[Engine] = set()
        self._idle: asyncio.Queue[Engine] = asyncio.Queue()
        self._waiting = 0
        self._threads = ThreadPoolExecutor(2 * workers + 1, thread_name_prefix="engine")
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def ready(self) -> int:
        """How many processes can work."""
        return sum(engine.started and engine.process.is_alive() for engine in self._all)

    async def start(self) -> None:
        """Start all processes and wait for them. Raises CheckerError where the language model is not there."""
        await asyncio.gather(*(self._add() for _ in range(self.workers)))
        self._spawn(self._watch())

    async def stop(self) -> None:
        """End the processes, once those that work have answered."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for engine in self._all:
            engine.connection.close()
        for engine in self._all:
            await self._in_thread(engine.process.join, 5)
            engine.kill()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def run(self, function: Work, *arguments: Any) -> Any:
        """What a function answers when a process calls it with its checker and the arguments.

        Raises BusyError, TooLongError, DiedError and FailedError.
        """
        try:
            answer = await self._once(function, arguments)
        except DiedError:
            # Most often it had died before the report came; a report that kills a process kills two at most.
            answer = await self._once(function, arguments)
        return answer

    async def _once(self, function: Work, arguments: tuple[Any, ...]) -> Any:
        engine = await self._take()
        try:
            return await asyncio.shield(self._asked(engine, function, arguments))
        except FailedError as error:
            log.error("failed", extra={"where": str(error)})
            raise

    async def _asked(self, engine: Engine, function: Work, arguments: tuple[Any, ...]) -> Any:
        """Ask and give the engine back, even where nobody waits for the answer any more."""
        try:
            answer = await self._in_thread(engine.ask, function, arguments, self.timeout)
        except (TooLongError, DiedError) as error:
            self._replace(engine, "too long" if isinstance(error, TooLongError) else "died")
            raise
        except BaseException:
            self._idle.put_nowait(engine)
            raise
        self._idle.put_nowait(engine)
        return answer

    async def _take(self) -> Engine:
        if self._waiting >= self.limit:
            raise BusyError
        self._waiting += 1
        try:
            async with asyncio.timeout(self.timeout):
                while True:
                    engine = await self._idle.get()
                    if engine.process.is_alive():
                        return engine
                    self._replace(engine, "died")
        except TimeoutError:
            raise BusyError from None
        finally:
            self._waiting -= 1

    async def _add(self) -> None:
        engine = Engine(self.given)
        self._all.add(engine)
        try:
            await self._in_thread(engine.start)
        except BaseException:
            self._all.discard(engine)
            engine.kill()
            raise
        self._idle.put_nowait(engine)

    def _replace(self, engine: Engine, why: str) -> None:
        """Put another process in the place of one that is to be used no more."""
        self._all.discard(engine)
        self.replaced += 1
        log.warning("engine replaced", extra={"pid": engine.process.pid, "why": why})
        engine.kill()
        self._spawn(self._try_to_add())

    async def _try_to_add(self) -> None:
        pause = 1.0
        while True:
            try:
                return await self._add()
            except (CheckerError, DiedError, TooLongError, OSError) as error:
                log.error("engine does not start", extra={"kind": type(error).__name__})
                await asyncio.sleep(pause)
                pause = min(2 * pause, 60.0)

    async def _watch(self) -> None:
        """Replace those that died while nobody asked them anything."""
        while True:
            await asyncio.sleep(LOOK)
            for _ in range(self._idle.qsize()):
                engine = self._idle.get_nowait()
                if engine.process.is_alive():
                    self._idle.put_nowait(engine)
                else:
                    self._replace(engine, "died")

    def _spawn(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _in_thread(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)
