"""Two voices give two figures for the same thing that cannot both be true."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.checks._together import apart
from checker.checks.conflicts import conflicting, finding, groups, is_self
from checker.claims.phrases import has_phrase
from checker.model import Finding, Pair, Report, Result
from checker.rules import Rules
from checker.rules.events import EventWords


def check(result: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each set of connected pairs of different voices; a note where the copy says itself that they
    differ.
    """
    for group in groups([p for p in conflicting(result.pairs) if not is_self(p, result.claims)]):
        found = finding("source-conflict", "warning", group, rules)
        if is_acknowledged(result.report, group, rules.events):
            because = (*found.because, "the copy itself says that the figures differ")
            found = replace(found, severity="note", acknowledged=True, because=because)
        yield found
    yield from apart(result, rules)


def is_acknowledged(report: Report, pairs: Sequence[Pair], words: EventWords) -> bool:
    """Whether a paragraph of the figures, or one between them, says that accounts differ: *conflicting reports*."""
    paragraphs = [c.paragraph for p in pairs for c in (p.first, p.second)]
    for part in report.parts[min(paragraphs) : max(paragraphs) + 1]:
        text = " ".join(re.findall(r"[\w'’-]+", report.text[part.span.start : part.span.end].lower()))
        if has_phrase(text, words.acknowledged):
            return True
    return False
