"""HTML: one file for people, which needs nothing else: the findings, who says what, the copy with its figures marked.

``docs/html-report.md`` says how to read it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TextIO

from checker.model import Result
from checker.writers import Frame


def write(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Write a page with the findings of all reports; the same results give the same bytes."""
    from checker.writers._html.page import render  # Jinja is needed for this format alone
    from checker.writers._html.views import page_of

    out.write(render("check.html", page_of(results, frame)))


def ledger(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Write a page with every claim of all reports: its line, the figure, what is counted, who says it, which event."""
    from checker.writers._html.page import render
    from checker.writers._html.views import page_of

    # Findings are not on this page, so that no figure may lead to them.
    bare = [replace(result, findings=()) for result in results]
    out.write(render("ledger.html", page_of(bare, replace(frame, together=None))))


def style_hash() -> str:
    """How a content security policy names the style sheet of these pages, which is the same for every report."""
    from checker.writers._html.page import sha256, style_of_page

    return sha256(style_of_page())
