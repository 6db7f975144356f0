"""Where the output goes: standard output, or a file that is written whole or not at all."""

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from checker.errors import CheckerError


class OutputError(CheckerError):
    """The output file cannot be written."""


def colours() -> bool:
    """Whether standard output is a terminal and the user has nothing against colours (NO_COLOR)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """The width of the terminal, or zero where standard output is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def show(text: str) -> None:
    """Print to standard output: UTF-8 to a file or pipe, what the terminal can show to a terminal."""
    encoding = (sys.stdout.encoding if sys.stdout.isatty() else None) or "utf-8"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode(encoding, "replace"))
    sys.stdout.buffer.flush()


def check_writable(path: Path) -> None:
    """Raise OutputError where ``save`` could not write, so that no work is done for nothing."""
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; name a file in it")
    if not path.resolve().parent.is_dir():
        raise OutputError(f"{path}: its folder does not exist; make it first")


def save(text: str, path: Path) -> None:
    """Write a file whole or not at all: into a file beside it, which then takes its name. Raises OutputError."""
    path = path.resolve()
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe (/dev/null) has no place for a file beside it.
            path.write_bytes(text.encode())
            return
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode())
            os.chmod(beside, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            os.replace(beside, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(beside)
            raise
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); check the folder and its permissions"
        ) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
