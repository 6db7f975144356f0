"""PDF documents, by pypdf: lines become paragraphs by the gaps between them and the sizes of their letters."""

import io
import logging
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from statistics import median
from typing import Any, NamedTuple

from checker.errors import ReadError
from checker.model import Report
from checker.readers._extracted import Paragraph, extracted
from checker.readers.text import paragraphs

SUFFIXES = (".pdf",)
LARGEST = 50_000_000
"""The largest document in bytes: most of it are pictures and fonts."""
MOST_PAGES = 500
LONGEST = 5_000_000
WIDE_GAP = 1.25
"""Lines that are so many times further apart than usual belong to two paragraphs."""
LARGER = 1.15
"""Letters that are so many times larger than those of the body are a headline's."""
FOLIO = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)


class Line(NamedTuple):
    """A line of a page, how high it stands and how large its letters are, both in points."""

    text: str
    page: int
    height: float
    size: float


def recognises(head: bytes) -> bool:
    """Whether the first bytes of a file are a PDF document."""
    return b"%PDF-" in head[:1024]


def read(data: bytes, name: str) -> Report:
    """The report in a PDF document; places are those in its text. Raises ReadError where it cannot be read."""
    if not recognises(data[:1024]):
        raise ReadError("is no PDF document; check its name")
    try:
        import pypdf
    except ImportError:
        raise ReadError("is a PDF document; to read it install pypdf: pip install 'checker[pdf]'") from None
    # Without a handler its warnings, which quote the document, would go to standard error.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise ReadError("is encrypted; save it without a password")
        if len(document.pages) > MOST_PAGES:
            raise ReadError(f"has more than {MOST_PAGES} pages; check the pages of one report")
        lines = list(_lines(document.pages))
    except ReadError:
        raise
    except pypdf.errors.DependencyError:
        raise ReadError("is encrypted; save it without a password") from None
    except Exception as error:  # a parser of untrusted bytes may raise anything
        raise ReadError(f"is a damaged PDF document ({type(error).__name__}); save the report as text") from error
    return extracted(_paragraphs(_without_folios(lines)), name, "page")


def _lines(pages: Sequence[Any]) -> Iterator[Line]:
    """The lines of all pages in the order in which they are drawn."""
    length = 0
    for number, page in enumerate(pages, 1):
        found: list[tuple[str, float, float]] = []

        def visit(text: str, cm: list[float], tm: list[float], font: object, size: float, found: Any = found) -> None:
            height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1
            found.extend((piece, height, size * scale) for piece in text.splitlines(keepends=True))

        page.extract_text(visitor_text=visit)
        words, height, largest = "", 0.0, 0.0
        for text, at, size in [*found, ("\n", 0.0, 0.0)]:
            if text.strip():
                height, largest = (height, max(largest, size)) if words.strip() else (at, size)
            words += text
            if text.endswith(("\n", "\r")):
                said = " ".join(words.replace("\0", "").split())
                if said:
                    yield Line(said, number, height, largest)
                length += len(words)
                words = ""
        if length > LONGEST:
            raise ReadError(f"holds more than {LONGEST // 1_000_000} million characters; check it in pieces")


def _without_folios(lines: list[Line]) -> list[Line]:
    """The lines without page numbers, and without what stands at the head or the foot of page after page."""
    edges: list[Line] = []
    for _, group in groupby(lines, key=lambda line: line.page):
        page = sorted(group, key=lambda line: line.height)
        edges += {page[0], page[-1]}
    seen = Counter(re.sub(r"\d+", "0", line.text) for line in edges)
    several = lines[-1].page > 1 if lines else False
    gone = {e for e in edges if FOLIO.fullmatch(e.text) or (several and seen[re.sub(r"\d+", "0", e.text)] > 1)}
    return [line for line in lines if line not in gone]


def _paragraphs(lines: list[Line]) -> Iterator[Paragraph]:
    """The paragraphs: lines without a wide gap between them, and of those only wrapped lines stay together."""
    if not lines:
        return
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    usual = sizes.most_common(1)[0][0]
    # In lines of their own letters, so that the lines of a headline count as those of the body do.
    gaps = [(a.height - b.height) / (a.size or 1) for a, b in pairwise(lines) if _same_size(a, b)]
    gap = median([g for g in gaps if g > 0] or [0.0])
    headed = False
    for group in _groups(lines, gap):
        if not headed and group[0].page == 1 and group[0].size >= LARGER * usual:
            headed = True
            yield Paragraph(_joined(group), "headline", group[0].page)
            continue
        text = "\n".join(line.text for line in group)
        starts = [0, *accumulate(len(line.text) + 1 for line in group)]
        turns = [
            start for start, (line, after) in zip(starts[1:], pairwise(group), strict=False) if after.page > line.page
        ]
        for span in paragraphs(text):
            page = group[bisect_right(starts, span.start) - 1].page
            breaks = [len(_unbroken(text[span.start : turn])) for turn in turns if span.start < turn < span.end]
            yield Paragraph(_unbroken(text[span.start : span.end]), "body", page, tuple(breaks))


def _groups(lines: list[Line], gap: float) -> Iterator[list[Line]]:
    """Lines of one size without a wide gap; a new page may go on."""
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, gap):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(line: Line, after: Line, gap: float) -> bool:
    if not _same_size(line, after):
        return False
    return line.page != after.page or 0 <= line.height - after.height <= WIDE_GAP * gap * line.size


def _same_size(line: Line, after: Line) -> bool:
    return abs(line.size - after.size) <= 0.1 * max(line.size, after.size)


def _joined(group: list[Line]) -> str:
    return _unbroken("\n".join(line.text for line in group)).replace("\n", " ")


def _unbroken(text: str) -> str:
    """The text without line ends behind a hyphen: *twenty-⏎five*; a soft hyphen goes with them."""
    return re.sub(r"(?<=\w)-\n(?=[a-z])", "-", text.replace("\xad\n", "").replace("\xad", ""))
