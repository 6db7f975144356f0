"""One input format a file; its name is the format's.

A module here has ``SUFFIXES``, the ends of file names, ``recognises(head) -> bool``, whether the first bytes of a file
are in its format, and ``read(data, name) -> Report``, which raises ReadError; and ``LARGEST`` where its files may be
larger than others.
"""

from pathlib import Path, PurePath
from types import ModuleType
from typing import BinaryIO

from checker.errors import ReadError, UnknownNameError
from checker.folders import modules
from checker.model import Report

LARGEST = 5_000_000
"""The largest report in bytes: about a million words."""
HEAD = 65_536
"""So many bytes of a file say what it is."""
BINARY = ("docx", "pdf")
"""Formats that no text begins like; a wrong suffix cannot hide them."""
COMMON = (".json", ".xml")
"""Suffixes of anything; in a folder, such a file is a report only where its first bytes say so."""


def readers() -> dict[str, ModuleType]:
    """The input formats by name."""
    return modules(__name__, "SUFFIXES", "recognises", "read")


def suffixes() -> dict[str, tuple[str, ...]]:
    """For each known suffix the names of its formats."""
    found: dict[str, tuple[str, ...]] = {}
    for name, reader in readers().items():
        for suffix in reader.SUFFIXES:
            found[suffix] = (*found.get(suffix, ()), name)
    return found


def format_of(head: bytes, name: str) -> str:
    """The format of a file by its first bytes and its name.

    The suffix decides, and where several formats share it, or where there is none that is known, what the bytes say;
    what nothing recognises is text.
    """
    found = readers()
    for format in BINARY:
        if found[format].recognises(head):
            return format
    sharing = suffixes().get(PurePath(name).suffix.lower(), ())
    if len(sharing) == 1:
        return sharing[0]
    seen = next((format for format in sharing or found if found[format].recognises(head)), "")
    return seen or (sharing[0] if sharing else "text")


def is_report(path: Path) -> bool:
    """Whether a file of a folder is a report: its suffix says so, and for JSON and XML its first bytes."""
    suffix = path.suffix.lower()
    if suffix not in COMMON:
        return suffix in suffixes()
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError:
        return True  # what is wrong with it is said when it is read
    return any(readers()[format].recognises(head) for format in suffixes()[suffix])


def read(data: bytes, name: str, format: str = "") -> Report:
    """Read a report in the ``format``, or in that which its name and its first bytes say.

    Raises ReadError where the bytes are no report in it and UnknownNameError where there is no such format.
    """
    found = readers()
    wanted = format or format_of(data[:HEAD], name)
    if wanted not in found:
        raise UnknownNameError(f"no input format {wanted!r}; there are {', '.join(found)}")
    largest = getattr(found[wanted], "LARGEST", LARGEST)
    if len(data) > largest:
        raise ReadError(f"is larger than {largest // 1_000_000} MB; check its reports one by one")
    report: Report = found[wanted].read(data, name)
    return report


def read_stream(stream: BinaryIO, name: str, format: str = "") -> Report:
    """Read a report from a file or a pipe that is open, no further than the largest report. Raises as ``read``."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        # Only what is packed with pictures may be larger; of anything else no more is kept in memory.
        largest = getattr(readers().get(format or format_of(data[:HEAD], name)), "LARGEST", LARGEST)
        data += stream.read(largest - LARGEST)
    return read(data, name, format)


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
