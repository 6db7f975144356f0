"""A report put together from texts that stand apart in one file: the fields of an item."""

from checker.model import Origin, PartKind, Report, Span
from checker.readers._copy import Copy
from checker.readers._elements import read_html
from checker.readers.text import divide


class Collected(Copy):
    """A copy whose paragraphs come from several strings of one file."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file

    def add(self, text: str, origin: Origin | None, kind: PartKind, *, html: bool) -> None:
        """Add a field of the file, plain or HTML, whose characters stand where ``origin`` says.

        A headline or summary that was there before is not taken again: the body often begins with both.
        """
        before = len(self.parts)
        self.source, self.within = text, origin
        if html:
            read_html(self, kind)
        else:
            for part in divide(text):
                self.paragraph(part.span, "caption" if part.kind == "caption" else kind)
        self.drop_repeated(before)

    def paragraph(self, span: Span, kind: PartKind) -> None:
        """Add a paragraph of the source as it stands there, line ends and all."""
        self.close()
        self.words(span.start, span.end, kind)
        self.close()

    def drop_repeated(self, before: int) -> None:
        """Leave out opening parts of a body that only repeat headline and summary."""
        said = {self.said_in(part.span) for part in self.parts[:before] if part.kind in ("headline", "summary")}
        new = self.parts[before:]
        while new and self.said_in(new[0].span) in said:
            del new[0]
        self.parts[before:] = new

    def finished(self, name: str, notes: tuple[str, ...] = ()) -> Report:
        """The report of everything collected."""
        return self.kept(self.parts).report(name, self.file, notes)
