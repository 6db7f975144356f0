"""The log: a line of JSON for each event on standard error, without a word of any report.

Of an exception it says the kind and where it was raised, not its message, which may quote the copy.
"""

import json
import logging
import os
import traceback
from datetime import UTC, datetime
from typing import Any

# What every record has; the rest was given as ``extra``.
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message", "taskName"}


def where(error: BaseException) -> str:
    """The kind of an exception and the places it came through; never its message, which may hold words of the copy."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " < ".join(f"{os.path.basename(f.filename)}:{f.lineno} {f.name}" for f in reversed(frames))
    return f"{type(error).__name__} at {places}"


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": _event(record),
            **{key: value for key, value in vars(record).items() if key not in _OWN},
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["where"] = where(record.exc_info[1])
        return json.dumps(line, default=str)


def _event(record: logging.LogRecord) -> str:
    """The message; of another library's warnings and errors only the words that are its own."""
    if record.name.startswith("checker") or record.levelno < logging.WARNING:
        return record.getMessage()
    words = str(record.msg)
    return "exception" if words.startswith("Traceback") else words.strip()


def config(level: str = "INFO") -> dict[str, Any]:
    """What logging.config.dictConfig needs."""
    quiet = {"handlers": ["lines"], "level": "WARNING", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "checker.service.logs.JsonLines"}},
        "handlers": {
            "lines": {"class": "logging.StreamHandler", "formatter": "lines", "stream": "ext://sys.stderr"},
        },
        "loggers": {
            "checker.service": {"handlers": ["lines"], "level": level, "propagate": False},
            "uvicorn": {"handlers": ["lines"], "level": level, "propagate": False},
            "uvicorn.error": {"level": level},
            "uvicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
            "asyncio": quiet,
        },
        "root": {"handlers": ["lines"], "level": "WARNING"},
    }
