"""Word documents (.docx): the words that are there when all tracked changes are accepted.

Read from the archive's XML itself: python-docx leaves out what was inserted with tracked changes and what stands in
text boxes, and unpacks every picture.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field

from checker.errors import ReadError
from checker.model import PartKind, Report
from checker.readers._extracted import Paragraph, extracted
from checker.readers._xml import Handler, decode_xml, parse

SUFFIXES = (".docx", ".docm")
LARGEST = 50_000_000
"""The largest document in bytes: most of it are pictures, which are not unpacked."""
UNPACKED = 25_000_000
"""The largest XML in it."""
# The built-in styles have English names in every Word; a house's own often hold the same words.
STYLES: tuple[tuple[re.Pattern[str], PartKind], ...] = (
    (re.compile(r"subtitle|sub-?head|standfirst|summary|deck?\b|abstract", re.IGNORECASE), "summary"),
    (re.compile(r"^(?:title|heading 1)$|headline", re.IGNORECASE), "headline"),
    (re.compile(r"caption|cutline", re.IGNORECASE), "caption"),
)
# Deleted or moved away, an old copy for old programs, struck out by hand or hidden.
GONE = frozenset({"del", "movefrom", "fallback", "ppr", "rprchange", "sectpr", "instrtext", "deltext"})
OFF = frozenset({"0", "false", "off", "none"})


def recognises(head: bytes) -> bool:
    """Whether the first bytes of a file are a Word document."""
    return head.startswith(b"PK\x03\x04") and b"word/" in head


def read(data: bytes, name: str) -> Report:
    """The report in a Word document; places are those in its text. Raises ReadError where it is none."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError("is an old or a password-protected Word document; save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document, styles = _unpacked(archive, _main(archive)), _unpacked(archive, "word/styles.xml", needed=False)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise ReadError("is no Word document, or a damaged one; open it in Word and save it again") from None
    words = _Document(_style_kinds(styles))
    parse(decode_xml(document)[0], Handler(words.open, words.close, words.text))
    return extracted(words.paragraphs, name, "paragraph")


def _main(archive: zipfile.ZipFile) -> str:
    """The name of the file with the text, as the archive itself says."""
    relations = _unpacked(archive, "_rels/.rels", needed=False).decode("utf-8", "replace")
    for relation in re.findall(r"<Relationship\b[^>]*>", relations):
        target = re.search(r'\bTarget="/?([^"]+)"', relation)
        if '/officeDocument"' in relation and target:
            return target[1]
    return "word/document.xml"


def _unpacked(archive: zipfile.ZipFile, name: str, *, needed: bool = True) -> bytes:
    """A file of the archive. Raises ReadError where it is missing, encrypted or too large."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        if not needed:
            return b""
        raise ReadError("is a ZIP file but no Word document; save the report as .docx or plain text") from None
    if info.flag_bits & 1:
        raise ReadError("is encrypted; save it without a password")
    with archive.open(info) as packed:
        data = packed.read(UNPACKED + 1)  # whatever size it says that it has
    if len(data) > UNPACKED:
        raise ReadError(f"unpacks to more than {UNPACKED // 1_000_000} MB of text; check it in pieces")
    return data


def _style_kinds(styles: bytes) -> dict[str, PartKind]:
    """For the id of each style whose name says so what its paragraphs are."""
    kinds: dict[str, PartKind] = {}
    style = ""

    def opened(name: str, attributes: dict[str, str], start: int, end: int) -> None:
        nonlocal style
        if name == "style":
            style = attributes.get("styleid", "")
        elif name == "name" and style:
            said = attributes.get("val", "")[:100]
            if kind := next((kind for pattern, kind in STYLES if pattern.search(said)), None):
                kinds[style] = kind

    if styles:
        parse(decode_xml(styles)[0], Handler(opened, lambda name: None, lambda text, start, end: None))
    return kinds


@dataclass
class _Cell:
    paragraphs: list[Paragraph] = field(default_factory=list)


class _Document:
    """Follows the elements of a document and collects its paragraphs; the cells of a row are one."""

    def __init__(self, kinds: dict[str, PartKind]) -> None:
        self.kinds = kinds
        self.paragraphs: list[Paragraph] = []
        self._open: list[tuple[list[str], list[PartKind]]] = []
        self._rows: list[list[_Cell]] = []
        self._gone = 0
        self._hidden = False
        self._said = False
        self._headed = False

    def open(self, name: str, attributes: dict[str, str], start: int, end: int) -> None:
        """An element begins."""
        # Inside of the paragraph's own properties, and not of those that it had before a tracked change.
        if name == "pstyle" and self._gone == 1 and self._open and (kind := self.kinds.get(attributes.get("val", ""))):
            self._open[-1][1].append(kind)
        if name in GONE:
            self._gone += 1
        elif self._gone:
            return
        elif name == "p":
            self._open.append(([], []))
        elif name == "tr":
            self._rows.append([])
        elif name == "tc" and self._rows:
            self._rows[-1].append(_Cell())
        elif name == "r":
            self._hidden = False
        elif name in ("vanish", "strike", "dstrike"):
            self._hidden = self._hidden or attributes.get("val", "1").lower() not in OFF
        elif name == "t":
            self._said = not self._hidden
        elif name in ("tab", "br", "cr", "nobreakhyphen") and self._open and not self._hidden:
            self._open[-1][0].append({"tab": "\t", "nobreakhyphen": "-"}.get(name, "\n"))

    def close(self, name: str) -> None:
        """An element ends."""
        if name in GONE:
            self._gone -= 1
        elif self._gone:
            return
        elif name == "t":
            self._said = False
        elif name == "p" and self._open:
            words, kinds = self._open.pop()
            self._take(" ".join("".join(words).split()), kinds[0] if kinds else "body")
        elif name == "tr" and self._rows:
            row = self._rows.pop()
            if all(len(cell.paragraphs) < 2 for cell in row):
                words = [cell.paragraphs[0].text for cell in row if cell.paragraphs]
                self._put(Paragraph(" | ".join(words)))
            else:
                # A table that only lays out a page.
                for cell in row:
                    for paragraph in cell.paragraphs:
                        self._put(paragraph)

    def text(self, text: str, start: int, end: int) -> None:
        """A text."""
        if self._said and not self._gone and self._open:
            self._open[-1][0].append(text)

    def _take(self, words: str, kind: PartKind) -> None:
        if not words:
            return
        if kind == "headline":
            # Of two headings of the first rank only the first is the headline.
            kind, self._headed = ("body" if self._headed else "headline"), True
        self._put(Paragraph(words, kind))

    def _put(self, paragraph: Paragraph) -> None:
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].paragraphs.append(paragraph)
        elif paragraph.text:
            self.paragraphs.append(paragraph)
