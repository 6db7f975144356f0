"""XML with the place of every tag and text, by the parser of the standard library; no entities, nothing fetched."""

import html
import re
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat

from checker.errors import ReadError
from checker.readers.text import decode

DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding=[\"']([\w.-]{1,20})[\"']")
DEEPEST = 1_000
"""No news is nested deeper."""


class Handler(NamedTuple):
    """What is told of an XML file: local names in lower case, and ranges of the file."""

    open: Callable[[str, dict[str, str], int, int], None]
    close: Callable[[str], None]
    text: Callable[[str, int, int], None]
    """What a text says and the range that it stands for; they differ for an entity."""


def decode_xml(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of an XML file in its declared encoding, and what the user should know about the decoding."""
    declared = DECLARED.match(data)
    return decode(data, declared[1].decode("ascii") if declared else "")


def parse(file: str, handler: Handler) -> None:
    """Tell the handler of every element and text in the order of the file.

    Raises ReadError where it is no well-formed XML, defines entities, or is nested too deeply.
    """
    data = file.encode("utf-8", "surrogatepass")
    # The text is decoded already, whatever its first line declares.
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = False
    parser.UseForeignDTD(True)  # so that "&nbsp;" is told of and is no error
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    at = _Offsets(data, ascii=len(data) == len(file))
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise ReadError(f"is XML that is nested more than {DEEPEST} elements deep; it is no news item")
        start = at(parser.CurrentByteIndex)
        handler.open(_local(name), {_local(key): value for key, value in attributes.items()}, start, start)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.close(_local(name))

    def said(text: str) -> None:
        start = at(parser.CurrentByteIndex)
        if file.startswith(text, start):
            end = start + len(text)
        elif file[start : start + 1] == "&":
            end = file.find(";", start) + 1
        else:
            end = start + 2  # a line end of two characters, told of as one
        handler.text(text, start, end)

    def other(text: str) -> None:
        # An entity that nothing defines; those of HTML are known.
        if text.startswith("&") and text.endswith(";"):
            start = at(parser.CurrentByteIndex)
            handler.text(html.unescape(text), start, start + len(text))

    def defined(name: str, *rest: object) -> None:
        raise ReadError(f"defines an entity of its own ({name[:40]!r}) and is not read for safety; write its text out")

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler, parser.DefaultHandler = said, other
    parser.EntityDeclHandler = defined
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        raise ReadError(f"is broken XML: {what} in line {error.lineno}, column {error.offset + 1}") from None


class _Offsets:
    """From bytes to characters, for bytes that only go up."""

    def __init__(self, data: bytes, *, ascii: bool) -> None:
        self.data = data
        self.ascii = ascii
        self.byte = self.character = 0

    def __call__(self, byte: int) -> int:
        if self.ascii:
            return byte
        if byte > self.byte:
            self.character += len(self.data[self.byte : byte].decode("utf-8", "surrogatepass"))
            self.byte = byte
        return self.character


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()
