"""One input format a file; its name is the format's.

A module here has ``SUFFIXES``, the ends of file names, and ``read(data, name) -> Report``, which raises ReadError.
"""

from pathlib import Path, PurePath
from types import ModuleType
from typing import BinaryIO

from checker.errors import ReadError, UnknownNameError
from checker.folders import modules
from checker.model import Report

LARGEST = 5_000_000
"""The largest report in bytes: about a million words."""


def readers() -> dict[str, ModuleType]:
    """The input formats by name."""
    return modules(__name__, "SUFFIXES", "read")


def suffixes() -> dict[str, str]:
    """For each known suffix the name of its format."""
    return {suffix: name for name, reader in readers().items() for suffix in reader.SUFFIXES}


def read(data: bytes, name: str, format: str = "") -> Report:
    """Read a report in the ``format``, or in that of the name's suffix, or else as text.

    Raises ReadError where the bytes are no report in it and UnknownNameError where there is no such format.
    """
    if len(data) > LARGEST:
        raise ReadError(f"is larger than {LARGEST // 1_000_000} MB; check its reports one by one")
    wanted = format or suffixes().get(PurePath(name).suffix.lower(), "text")
    found = readers()
    if wanted not in found:
        raise UnknownNameError(f"no input format {wanted!r}; there are {', '.join(found)}")
    report: Report = found[wanted].read(data, name)
    return report


def read_stream(stream: BinaryIO, name: str, format: str = "") -> Report:
    """Read a report from a file or a pipe that is open, no further than the largest report. Raises as ``read``."""
    return read(stream.read(LARGEST + 1), name, format)


def read_file(path: Path, name: str = "", format: str = "") -> Report:
    """Read a report from its file, under another ``name`` or the file's. Raises as ``read``."""
    try:
        with path.open("rb") as stream:
            return read_stream(stream, name or path.name, format)
    except FileNotFoundError:
        raise ReadError("does not exist; check the name") from None
    except IsADirectoryError:
        raise ReadError("is a folder; name a file in it") from None
    except PermissionError:
        raise ReadError("may not be read; check the file's permissions") from None
    except OSError as error:
        raise ReadError(f"cannot be read ({error.strerror}); check the file") from None
