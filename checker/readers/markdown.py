"""Markdown with front matter: its title, description and captions are parts as headings and paragraphs are.

markdown-it-py says which lines a block has and what is markup in it, but not where in a line the words stand; this is
noted while it reads (``_State``).
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from checker.errors import ReadError
from checker.model import Origin, PartKind, Report, Span
from checker.readers._collected import Collected
from checker.readers._copy import LINE_END, Runs
from checker.readers._elements import Reader
from checker.readers._front_matter import fields
from checker.readers._html import tokens
from checker.readers.text import decode, paragraphs

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
# What the work of the parser grows with; a table of a thousand rows has fewer.
MARK = re.compile(r"[\[\]*_`<!|~&\\\n]")
MOST_MARKS = 30_000
AT = "at"
"""Under this key a token's meta holds where it begins in the text of its block."""


def recognises(head: bytes) -> bool:
    """Whether the first bytes of a file are Markdown: only front matter says so, else it is text."""
    return re.match(rb"(?:\xef\xbb\xbf)?---\r?\n(?:[\w-]+:[^\n]*\n|[ \t#-][^\n]*\n)+---\r?\n", head) is not None


def read(data: bytes, name: str) -> Report:
    """The report in Markdown; places are those in the file. Raises ReadError where it is no text, or holds nothing."""
    file, notes = decode(data)
    if any(len(MARK.findall(block)) > MOST_MARKS for block in re.split(r"\n\s*\n", file)):
        raise ReadError(f"has a paragraph of more than {MOST_MARKS:,} lines or marks; read it with --input-format text")
    copy = Collected(file)
    found, start = fields(file)
    for kind, span in found:
        copy.paragraph(span, kind)
    before = len(copy.parts)
    _Blocks(file, start, copy).read()
    copy.drop_repeated(before)
    copy.guess_headline()
    return copy.finished(name, notes)


class _Blocks:
    """Hands the blocks of a Markdown text, which begins at ``start`` of the file, to a copy."""

    def __init__(self, file: str, start: int, copy: Collected) -> None:
        self.file, self.start, self.copy = file, start, copy
        ends = [found.span() for found in LINE_END.finditer(file, start)]
        self.starts = [start, *(end for _, end in ends)]
        self.ends = [*(begin for begin, _ in ends), len(file)]
        self.headed = any(part.kind == "headline" for part in copy.parts)

    def read(self) -> None:
        """Collect every block."""
        heading, cells = "", 0
        for token in _parser().parse(self.file[self.start :]):
            if token.type == "heading_open":
                heading = token.tag
            elif token.type == "heading_close":
                heading = ""
            elif token.type in ("tr_open", "tr_close"):
                self.copy.close()
                cells = 0
            elif token.type in ("td_open", "th_open"):
                self.copy.sign(" | ")
                cells += 1
            elif token.type == "inline" and token.map:
                self._inline(token, heading, cell=cells)
            elif token.type == "html_block" and token.map:
                self._lines(token.map, html=True)
            elif token.type in ("code_block", "fence") and token.map:
                self._lines(token.map, html=False)
        self.copy.close()

    def _lines(self, map: list[int], *, html: bool) -> None:
        """A block that is taken as it stands: HTML, or code, which in copy is text that somebody indented."""
        first, last = self.starts[map[0]], self.ends[min(map[1], len(self.ends)) - 1]
        self.copy.close()
        self.copy.source, self.copy.within = self.file, None
        if html:
            Reader(self.copy).html(first, last)
            return
        for at in range(map[0], min(map[1], len(self.ends))):
            start, end = self.starts[at], self.ends[at]
            if not self.file.startswith(("```", "~~~"), start):
                Reader(self.copy).text(start, end)
                self.copy.close()

    def _inline(self, block: "Token", heading: str, *, cell: int) -> None:
        """The words of a paragraph, a heading or a cell."""
        text = block.content
        if not cell:
            self.copy.close()
        self.copy.source, self.copy.within = text, self._origin(text, block.map or [0, 0], cell=cell)
        kind: PartKind = "body"
        children = block.children or []
        if heading and not self.headed and (heading == "h1" or not self.copy.parts):
            kind, self.headed = "headline", True
        elif len(children) == 1 and children[0].type == "image":
            # A picture by itself: its description is printed under it.
            kind, children = "caption", list(children[0].children or [])
            for child in children:
                child.meta[AT] = text.find("[") + 1 + child.meta.get(AT, 0)
        breaks = set() if heading or cell else {span.start for span in paragraphs(text)}
        reader, at = Reader(self.copy, kind), 0
        for child in children:
            at = self._child(reader, child, text, max(at, child.meta.get(AT, at)), breaks)
        if not cell:
            self.copy.close()

    def _child(self, reader: Reader, child: "Token", text: str, at: int, breaks: set[int]) -> int:
        """Hand one piece of a block to the reader; where it ends."""
        said = child.content
        if child.type == "text":
            # Behind an angle bracket for an address, else right there.
            start = text.find(said, at, at + len(said) + 2)
            if start >= 0:
                reader.text(start, start + len(said))
                return start + len(said)
        elif child.type == "text_special":
            reader.replaced(said, at, at + len(child.markup))
            return at + len(child.markup)
        elif child.type == "code_inline":
            start = at + len(child.markup)
            start += text[start : start + len(said)].replace("\n", " ") != said
            reader.text(start, start + len(said))
            return start + len(said) + len(child.markup)
        elif child.type in ("softbreak", "hardbreak"):
            end = text.find("\n", at) + 1
            inside = re.compile(r"\s*").match(text, end)
            if inside and inside.end() in breaks:
                self.copy.close()
            else:
                self.copy.space(at, end)
            return end
        elif child.type == "html_inline":
            for token in tokens(text, at, at + len(said)):
                if token.kind == "open":
                    reader.open(token.name, token.attributes, token.start, token.end)
                elif token.kind == "close":
                    reader.close(token.name)
            return at + len(said)
        return at

    def _origin(self, text: str, map: list[int], *, cell: int) -> Origin:
        """Where the text of a block stands in the file: its lines without what marks the block."""
        runs = Runs()
        for number, line in enumerate(text.split("\n"), map[0]):
            if number > map[0]:
                runs.add("\n", self.ends[number - 1], self.starts[number])
            span = self._line(line, Span(self.starts[number], self.ends[number]), cell)
            runs.add(line, span.start, span.end)
        return runs.origin()

    def _line(self, line: str, where: Span, cell: int) -> Span:
        """Where a line of a block stands in its line of the file: at its end, but in tables and headings."""
        whole = self.file[where.start : where.end]
        kept, words = whole.rstrip(), line.rstrip()
        if cell:
            at = _in_cell(whole, line, cell)
        elif kept.endswith(words):
            at = len(kept) - len(words)
        else:
            at = whole.find(line)  # "## A heading ##"
        return where if at < 0 else Span(where.start + at, where.start + at + len(line))


def _in_cell(row: str, words: str, cell: int) -> int:
    """Where the words of a cell, counted from one, stand in its row; negative where they do not."""
    bars = [0, *(found.end() for found in re.finditer(r"(?<!\\)\|", row))]
    first = bars[0] if not row.lstrip(" >\t").startswith("|") else bars[1]
    start = bars[min(bars.index(first) + cell - 1, len(bars) - 1)]
    return row.find(words, start)


@cache
def _parser() -> "MarkdownIt":
    """The parser, which notes where in the text of a block each token begins."""
    from markdown_it import MarkdownIt
    from markdown_it.parser_inline import ParserInline
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    class State(StateInline):
        def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
            token = super().push(ttype, tag, nesting)
            token.meta[AT] = self.pos
            return token

        def pushPending(self) -> Token:  # noqa: N802
            # It is a copy of what stands before this place, or before the space or the bracket that was cut off.
            token = super().pushPending()
            token.meta[AT] = max(self.src.rfind(token.content, 0, self.pos), 0)
            return token

    class Inline(ParserInline):
        def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
            state = State(src, md, env, tokens)
            self.tokenize(state)
            for rule in self.ruler2.getRules(""):
                rule(state)
            return state.tokens

    parser = MarkdownIt("commonmark")
    parser.inline = Inline()
    parser.configure("commonmark")
    # Joined tokens would have one place for all.
    return parser.enable(["table", "strikethrough"]).disable(["fragments_join", "text_join"])
