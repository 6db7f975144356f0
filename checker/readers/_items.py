"""News items in XML: NewsML-G2 with XHTML, NITF or plain text inside, and NITF by itself."""

from checker.errors import ReadError
from checker.model import PartKind, Report
from checker.readers._collected import Collected
from checker.readers._copy import Runs
from checker.readers._elements import Reader
from checker.readers._xml import Handler, decode_xml, parse

# What an item says about its content, outside of the content.
FIELDS: dict[str, PartKind] = {"headline": "headline", "description": "summary"}


def read_items(data: bytes, name: str) -> Report:
    """The report in an XML file of news items; places are those in the file. Raises ReadError where there is none."""
    file, notes = decode_xml(data)
    found = _Items(file)
    parse(file, Handler(found.open, found.close, found.text))
    if not found.copy.parts:
        raise ReadError("is XML without a headline, a description or a text that is read; see docs/formats.md")
    return found.copy.finished(name, notes)


class _Items:
    """Follows the elements of a file: the fields of an item, and the elements of its text."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.copy = Collected(file)
        self.reader: Reader | None = None
        self.inside: list[str] = []
        self.field: tuple[int, PartKind, Runs] | None = None
        self.before = 0
        self.content = 0
        self.picture = False

    def open(self, name: str, attributes: dict[str, str], start: int, end: int) -> None:
        """An element begins."""
        self.inside.append(name)
        if self.reader is not None:
            self.reader.open(name, attributes, start, end)
        elif name in ("inlinexml", "nitf") and self.field is None:
            self.reader, self.content, self.before = Reader(self.copy), len(self.inside), len(self.copy.parts)
            self.copy.source, self.copy.within = self.file, None
        elif self.field is None and name in ("newsitem", "packageitem", "conceptitem"):
            self.picture = False
        elif name == "itemclass":
            self.picture = "text" not in attributes.get("qcode", "text") + attributes.get("uri", "")
        elif self.field is None and self._is_field(name):
            role = attributes.get("role", "").rpartition(":")[2].lower()
            kind = FIELDS.get(name, "body")
            if name == "description" and ("caption" in role or self.picture):
                kind = "caption"
            self.field = len(self.inside), kind, Runs()

    def close(self, name: str) -> None:
        """An element ends."""
        depth = len(self.inside)
        self.inside.pop()
        if self.reader is not None:
            if depth > self.content:
                self.reader.close(name)
                return
            self.copy.close()
            self.copy.drop_repeated(self.before)
            self.reader = None
        elif self.field is not None and depth == self.field[0]:
            _, kind, runs = self.field
            self.field = None
            said = runs.text()
            if said.strip():
                self.copy.add(said, runs.origin(), kind, html=said.lstrip()[:1] == "<")

    def text(self, said: str, start: int, end: int) -> None:
        """A text, or an entity."""
        if self.reader is not None:
            if len(said) == end - start and self.file.startswith(said, start):
                self.reader.text(start, end)
            else:
                self.reader.replaced(said, start, end)
        elif self.field is not None:
            self.field[2].add(said, start, end)

    def _is_field(self, name: str) -> bool:
        """Whether an element is a field of the item itself, and not of something that it only mentions."""
        outer = self.inside[-2] if len(self.inside) > 1 else ""
        return (name in FIELDS and outer == "contentmeta") or (name == "inlinedata" and outer == "contentset")
