"""IPTC NITF: a news text in XML."""

import re

from checker.model import Report
from checker.readers._items import read_items

SUFFIXES = (".nitf", ".xml")
ROOT = re.compile(rb"<(?:\w+:)?nitf[\s>]")


def recognises(head: bytes) -> bool:
    """Whether the first bytes of a file are NITF that stands in no NewsML-G2 item."""
    found = ROOT.search(head)
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" and found is not None and b"ewsItem" not in head


def read(data: bytes, name: str) -> Report:
    """The report in a NITF document; places are those in the file. Raises ReadError where there is none."""
    return read_items(data, name)
