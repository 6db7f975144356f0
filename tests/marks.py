"""Texts with figures in ``[[ ]]``."""

import re

from checker.model import Interval, Part, Report, Span

MARK = re.compile(r"\[\[(.+?)\]\]")


def unmark(text: str) -> tuple[str, list[Span]]:
    """A text without its marks, and where the marks stood."""
    plain, spans, end = "", [], 0
    for mark in MARK.finditer(text):
        plain += text[end : mark.start()]
        spans.append(Span(len(plain), len(plain) + len(mark[1])))
        plain += mark[1]
        end = mark.end()
    return plain + text[end:], spans


def body(text: str, name: str = "x") -> Report:
    """A report of body text only: paragraphs parted by blank lines, no headline."""
    parts = [Part("body", Span(*m.span())) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    return Report(name=name, text=text, parts=tuple(parts))


def interval(written: str) -> Interval:
    """``12`` is exactly twelve, ``12..`` at least, ``..12`` at most, ``10..12`` a range."""
    low, dots, high = written.partition("..")
    if not dots:
        return Interval(float(low), float(low))
    return Interval(float(low) if low else None, float(high) if high else None)
