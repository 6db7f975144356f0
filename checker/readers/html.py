"""HTML as a content management system keeps it, and documents saved as HTML by a word processor: all of it is copy."""

import re

from checker.model import Report
from checker.readers._elements import copy_of
from checker.readers.page import charset
from checker.readers.page import recognises as is_page
from checker.readers.text import decode

SUFFIXES = (".html", ".htm", ".xhtml")
TAG = re.compile(rb"\s*<(?:!doctype\s+html|!--|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)


def recognises(head: bytes) -> bool:
    """Whether the first bytes of a file are HTML without the furniture of a page."""
    return TAG.match(head.removeprefix(b"\xef\xbb\xbf")) is not None and not is_page(head)


def read(data: bytes, name: str) -> Report:
    """The report in HTML; places are those in the file. Raises ReadError where it is no text, or holds nothing."""
    file, notes = decode(data, charset(data))
    return copy_of(file).report(name, file, notes)
