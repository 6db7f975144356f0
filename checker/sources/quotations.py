"""Quotation marks: which stretches of a paragraph are quoted, also over several sentences and paragraphs."""

import re

from checker.model import Part, Span

PAIRS = (("“", "”"), ("«", "»"), ("„", "“"))
# A single mark opens before a word and closes after one; an apostrophe does neither.
SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[A-Za-z])(?P<said>(?:[^‘'\n]|(?<=\w)'(?=\w))*?)(?<=[\w.,!?…])[’'](?!\w)")
STRAIGHT = re.compile(r"\"|``|''")


def quotations(text: str, part: Part, running: bool) -> tuple[list[Span], bool]:
    """The quoted stretches of a paragraph without their marks, and whether the last runs on into the next paragraph.

    ``running``: a quotation of the paragraph before was left open. A mark that has no partner ends nothing but itself,
    except at the beginning of a paragraph, where it may open a quotation that runs on.
    """
    base, body = part.span.start, text[part.span.start : part.span.end]
    found: list[Span] = []
    open_at = -1
    for opener, closer in PAIRS:
        if opener not in body and closer not in body:
            continue
        at = 0 if running and closer in body and not body.lstrip().startswith(opener) else -1
        for i, char in enumerate(body):
            if char == opener and at < 0:
                at = i + 1
            elif char == closer and at >= 0:
                found.append(Span(base + at, base + i))
                at = -1
        if at >= 0:
            open_at = at
    first: re.Match[str] | None = None
    for mark in STRAIGHT.finditer(body):
        if first is None or (_closing(body, first) and not running):
            first = mark
        elif _opening(body, mark) and not _closing(body, mark):
            # Two opening marks in a row: the first has lost its partner.
            first = mark
        else:
            found.append(Span(base + first.end(), base + mark.start()))
            first = None
    if first is not None and not _closing(body, first):
        open_at = first.end()
    if not found:
        found = [Span(base + m.start("said"), base + m.end("said")) for m in SINGLE.finditer(body)]
    if open_at >= 0:
        # An odd mark: it runs on only where no mark comes after it, to the end of its paragraph.
        found.append(Span(base + open_at, part.span.end))
        return sorted(found), True
    return sorted(found), False


def _opening(body: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark can only open: it touches the word after it and not the one before."""
    before, after = body[max(mark.start() - 1, 0) : mark.start()], body[mark.end() : mark.end() + 1]
    return bool(after and not after.isspace()) and (not before or before.isspace() or before in "([—–-")


def _closing(body: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark can only close: it touches the word before it and not the one after."""
    before, after = body[max(mark.start() - 1, 0) : mark.start()], body[mark.end() : mark.end() + 1]
    return bool(before and not before.isspace()) and (not after or after.isspace() or after in ".,;:!?)")
