"""JSON whose strings know where they stand in the file."""

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

from checker.errors import ReadError
from checker.model import Origin
from checker.readers._copy import Runs

ESCAPE = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)")
LONE = re.compile("[\ud800-\udfff]")


class Placed(str):
    """A string of a JSON file."""

    start: int
    """The offset in the file after its opening quotation mark."""
    end: int
    """The offset of its closing one."""


def parse(file: str) -> Any:
    """The value in a JSON file; every string in it but the keys is ``Placed``. Raises ReadError where it is broken."""
    # The decoder in C has no places; the one in Python, which stands beside it, asks for each string.
    decoder: Any = json.JSONDecoder()
    decoder.parse_string = _string
    decoder.scan_once = py_make_scanner(decoder)
    try:
        return decoder.decode(file)
    except json.JSONDecodeError as error:
        raise ReadError(f"is broken JSON: {error.msg} in line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise ReadError("is JSON that is nested too deeply; it is no ninjs") from None
    except ValueError:
        raise ReadError("is broken JSON: a number is too long") from None


def string(file: str, placed: Placed) -> tuple[str, Origin]:
    """What a string says, and where in the file each of its characters stands."""
    runs = Runs()
    at = placed.start
    for found in ESCAPE.finditer(file, placed.start, placed.end):
        runs.add(file[at : found.start()], at, found.start())
        # Half of a surrogate pair is no character.
        runs.add(LONE.sub("�", json.loads(f'"{found[0]}"')), *found.span())
        at = found.end()
    runs.add(file[at : placed.end], at, placed.end)
    return runs.text(), runs.origin()


def _string(text: str, start: int, strict: bool = True) -> tuple[Placed, int]:
    said, end = scanstring(text, start, strict)
    placed = Placed(said)
    placed.start, placed.end = start, end - 1
    return placed, end
