"""Plain text, as an editor would save it."""

import codecs
import contextlib
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest
from typing import NamedTuple

from checker.errors import ReadError
from checker.model import Part, PartKind, Report, Span

SUFFIXES = (".txt", ".text")

# What an editor may take for text and no reader reads; each begins with bytes of its own.
FOREIGN = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP file, or an office document other than .docx",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "a rich-text (RTF) document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
}
MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# Encodings that a page or a feed may declare; nothing else is looked up by a name that stands in the file.
COMMON = re.compile(
    r"(?:us-)?ascii|latin-?1|iso-?8859-\d{1,2}|(?:windows-|cp)125\d|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)",
    re.IGNORECASE,
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

SPACE = r"\s\u200b\u2060\ufeff"
LINE = re.compile(r"[^\r\n]+")
EDGES = re.compile(rf"[^{SPACE}](?:.*[^{SPACE}])?", re.DOTALL)
SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
SENTENCE_BREAK = re.compile(r"[.!?…][\"'”’)\]]*\s+[\"'“‘(\[]*[A-Z]")
# "- two soldiers", "3. Diyala", "## Casualties", "> quoted", "| killed | 5 |": such a line continues no other.
OPENS = re.compile(r"(?:[-*+•·–—]|\d{1,3}[.)]|#{1,6}|>)[ \t]|\|")
HEADING = re.compile(r"#{1,6}[ \t]+")
UNDERLINE = re.compile(r"=+|-{3,}|\*{3,}|_{3,}")
CAPTION = re.compile(
    r"(?P<bracket>[(\[])?(?:(?:file )?(?:photo|picture|image|pic|graphic)s?(?: caption)?|caption) ?:|file [-–—](?= )",
    re.IGNORECASE,
)

# Text is wrapped by hand or by a mail program at 60 to 80 characters; longer lines are paragraphs.
NARROWEST, WIDEST = 40, 120
RAGGED = 10
# A first line of running text that is longer is no headline.
LONGEST_SENTENCE_AS_HEADLINE = 140
LONGEST_HEADLINE = 300


class Line(NamedTuple):
    """A line without the space around it."""

    text: str
    start: int
    after_blank: bool

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)


def recognises(head: bytes) -> bool:
    """Nothing is known for text by its first bytes; what no other format claims is read as text."""
    return False


def read(data: bytes, name: str) -> Report:
    """The report in the bytes of a text file. Raises ReadError where they are no text, or hold nothing."""
    text, notes = decode(data)
    parts = divide(text)
    if not parts:
        raise ReadError("is empty; there is nothing to check")
    return Report(name=name, text=text, parts=parts, notes=notes)


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of some bytes, and what the user should know about the decoding.

    A byte order mark decides and is not part of the text; then UTF-8; then the encoding that the file declares, if it
    is a common one; then Windows-1252, which is Latin-1 with quotes. Raises ReadError where the bytes are no text.
    """
    for magic, kind in FOREIGN.items():
        if data.startswith(magic):
            raise ReadError(f"is {kind}, not text; save the report as plain text (UTF-8)")
    text, notes = _as_declared(data, declared) or _decode(data)
    if "\0" in text or sum(1 for _ in CONTROL.finditer(text)) > max(4, len(text) // 50):
        raise ReadError("is not text; save the report as plain text (UTF-8)")
    return text, notes


def _as_declared(data: bytes, declared: str) -> tuple[str, tuple[str, ...]] | None:
    """The text in the encoding that the file declares, where that is another one than UTF-8 and holds."""
    if not COMMON.fullmatch(declared) or data.startswith(tuple(MARKS)):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        # The unforgiving codecs raise, so that a wrong declaration is not followed.
        with contextlib.suppress(UnicodeDecodeError, LookupError):
            return data.decode(declared), ()
    return None


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text and the notes, whatever the bytes are."""
    mark = next((mark for mark in MARKS if data.startswith(mark)), b"")
    encoding, data = MARKS.get(mark, "utf-8"), data[len(mark) :]
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise ReadError(
                f"is not text: it says that it is {encoding.upper()} and is not; save it as UTF-8"
            ) from None
    if b"\0" in data:
        raise ReadError("is not text; save the report as plain text (UTF-8)")
    # A file that is UTF-8 but for a few bytes (a stray paste, a cut end) is better read as UTF-8.
    replaced = data.decode("utf-8", "replace")
    broken = replaced.count("�")
    if mark or 3 * broken < sum(c > "\x7f" for c in replaced):
        places = "one place is" if broken == 1 else f"{broken} places are"
        return replaced, (f"{places} not UTF-8 and cannot be read; save the report as UTF-8",)
    try:
        return data.decode("cp1252"), (
            "is not UTF-8, read as Windows-1252 (Latin-1); save the report as UTF-8 to be sure",
        )
    except UnicodeDecodeError:
        raise ReadError("is neither UTF-8 nor Windows-1252 text; save the report as UTF-8") from None


def divide(text: str) -> tuple[Part, ...]:
    """The paragraphs of a text in its order: the headline, captions, and the body.

    Together they hold every character but space and markup: the signs of a heading and the label of a caption.
    """
    found = [p for p in (_bare(text, span) for span in paragraphs(text)) if p is not None]
    parts = []
    open_for_headline = True
    for label, span in found:
        kind: PartKind = "body"
        if label == "caption":
            kind = "caption"
        elif open_for_headline:
            open_for_headline = False
            words = text[span.start : span.end]
            if label == "heading" or headline_first(words, alone=len(found) == 1):
                kind = "headline"
        parts.append(Part(kind, span))
    return tuple(parts)


def headline_first(words: str, *, alone: bool) -> bool:
    """Whether a first paragraph is a headline and not the story: *A blast killed two. Police said the toll could rise.*

    ``alone`` says that there is no other paragraph.
    """
    if len(words) > LONGEST_HEADLINE:
        return False
    sentence = SENTENCE_END.search(words) is not None
    runs_on = alone or len(words) > LONGEST_SENTENCE_AS_HEADLINE or SENTENCE_BREAK.search(words) is not None
    return not (sentence and runs_on)


def caption_in(words: str) -> Span | None:
    """The range of the caption in a paragraph that begins with its label, *PHOTO:*; None where there is no label."""
    found = CAPTION.match(words)
    if found is None or (found["bracket"] and words[-1] not in ")]"):
        return None
    inside = EDGES.search(words, found.end(), len(words) - bool(found["bracket"]))
    return Span(*inside.span()) if inside else None


def _bare(text: str, span: Span) -> tuple[str, Span] | None:
    """What kind of markup a paragraph carries, and its range without it; None where nothing else is there."""
    words = text[span.start : span.end]
    if UNDERLINE.fullmatch(words):
        return None
    kind, start, end = "", 0, len(words)
    if heading := HEADING.match(words):
        kind, start, end = "heading", heading.end(), len(words.rstrip("#"))
    elif (caption := CAPTION.match(words)) and (not caption["bracket"] or words[-1] in ")]"):
        kind, start, end = "caption", caption.end(), len(words) - bool(caption["bracket"])
    inside = EDGES.search(words, start, end)
    return (kind, Span(span.start + inside.start(), span.start + inside.end())) if inside else None


def paragraphs(text: str) -> Iterator[Span]:
    """The ranges of the paragraphs: lines between blank lines, and of those only wrapped lines stay together."""
    lines = list(_lines(text))
    width = _wrapped_at(lines)
    start = None
    for line, after in zip_longest(lines, lines[1:]):
        start = line.start if start is None else start
        if after is None or not _goes_on(line, after, width):
            yield Span(start, line.end)
            start = None


def _lines(text: str) -> Iterator[Line]:
    """The lines that hold something."""
    end, previous = 0, ""
    for found in LINE.finditer(text):
        inside = EDGES.search(found[0])
        if inside is None:
            continue
        start = found.start() + inside.start()
        between = text[end:start].replace("\r\n", "\n")
        blank = between.count("\n") + between.count("\r") > 1
        # The line of signs under a heading ends a paragraph and is none.
        yield Line(inside[0], start, blank or UNDERLINE.fullmatch(previous) is not None)
        end, previous = start + len(inside[0]), inside[0]


def _wrapped_at(lines: Iterable[Line]) -> int:
    """The width at which the text was wrapped, or zero: most lines that another one follows stop inside a sentence."""
    lines = list(lines)
    followed = [line for line, after in pairwise(lines) if not after.after_blank]
    width = max((len(line.text) for line in followed), default=0)
    cut = [line for line in followed if not SENTENCE_END.search(line.text)]
    return width if NARROWEST <= width <= WIDEST and 2 * len(cut) >= len(followed) else 0


def _goes_on(line: Line, after: Line, width: int) -> bool:
    """Whether a paragraph goes on in the next line."""
    if after.after_blank or OPENS.match(after.text) or HEADING.match(line.text) or UNDERLINE.fullmatch(after.text):
        return False
    if CAPTION.fullmatch(line.text):
        return True
    if CAPTION.match(after.text):
        return False
    if not SENTENCE_END.search(line.text) and after.text[0].islower():
        return True
    # Wrapping breaks a line where the next word has no room.
    word = after.text.split(maxsplit=1)[0]
    return width > 0 and len(line.text) + 1 + len(word) > width - RAGGED
