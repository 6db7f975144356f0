"""IPTC NewsML-G2: a news item, or a message of several, in XML."""

import re

from checker.model import Report
from checker.readers._items import read_items

SUFFIXES = (".newsml", ".xml")
ROOT = re.compile(rb"<(?:\w+:)?(?:newsItem|newsMessage|packageItem)[\s>]")


def recognises(head: bytes) -> bool:
    """Whether the first bytes of a file are NewsML-G2."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" and ROOT.search(head) is not None


def read(data: bytes, name: str) -> Report:
    """The report in a news item; places are those in the file. Raises ReadError where there is none."""
    return read_items(data, name)
