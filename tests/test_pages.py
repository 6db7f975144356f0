"""Every check has a page, and what the page shows is what the check does.

A block of ```` ```report ```` is a whole report. ``[[...]]`` marks exactly the places that the page's own check finds;
a block without marks has none. What the check should do and does not do yet stands in a block of
```` ```report xfail ````. A block of ```` ```versions ```` has the version before, a line of
``===``, and the new version.
"""

import re
from collections.abc import Iterator

import pytest

from checker.checks import NAMES
from checker.cli.pages import pages
from checker.pipeline import Checker
from checker.readers.text import read
from tests.marks import unmark

PAGES = pages()
SECTIONS = ["What it finds", "Why it matters", "Flagged", "Not flagged", "Limits"]
BLOCK = re.compile(r"^```(?:report|versions)(?P<xfail> xfail)?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
VERSIONS = "\n===\n"
FENCE = re.compile(r"^```(?!$).*$", re.MULTILINE)


def _sections(page: str) -> dict[str, str]:
    titles = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    return dict(zip(titles[1::2], titles[2::2], strict=True))


def _blocks() -> Iterator[object]:
    for name, path in PAGES.items():
        for section, words in _sections(path.read_text(encoding="utf-8")).items():
            for i, block in enumerate(BLOCK.finditer(words)):
                marks = [pytest.mark.xfail(reason="a known limit", strict=True)] if block["xfail"] else []
                yield pytest.param(name, block["text"], id=f"{name}: {section} {i + 1}", marks=marks)


def test_every_check_has_a_page_and_every_page_a_check() -> None:
    assert sorted(PAGES) == sorted(NAMES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_sections(name: str) -> None:
    page = PAGES[name].read_text(encoding="utf-8")
    sections = _sections(page)
    assert page.startswith(f"# {name}\n")
    assert list(sections) == SECTIONS
    assert all(words.strip() for words in sections.values())
    assert "Severity: " in sections["What it finds"]
    assert "Confidence: " in sections["What it finds"]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_both(name: str) -> None:
    sections = _sections(PAGES[name].read_text(encoding="utf-8"))
    flagged, silent = ([b["text"] for b in BLOCK.finditer(sections[s])] for s in ("Flagged", "Not flagged"))
    assert flagged
    assert silent
    assert all("[[" in text for text in flagged)
    assert not any("[[" in text for text in silent)


@pytest.mark.parametrize("name", PAGES)
def test_every_fence_of_a_page_is_run(name: str) -> None:
    page = PAGES[name].read_text(encoding="utf-8")
    assert len(FENCE.findall(page)) == len(BLOCK.findall(page))


@pytest.mark.parametrize(("name", "text"), _blocks())
def test_a_block_says_what_the_check_finds(checker: Checker, name: str, text: str) -> None:
    before, parted, text = text.rpartition(VERSIONS)
    plain, spans = unmark(text)
    [result] = checker.check([read(plain.encode(), "page.txt")])
    if parted:
        old, old_spans = unmark(before)
        [earlier] = checker.check([read(old.encode(), "old.txt")])
        result = checker.since(earlier, result)
        was = {figure.span for finding in result.findings for figure in finding.earlier}
        assert sorted(old[s.start : s.end] for s in was) == sorted(old[s.start : s.end] for s in old_spans)
        assert sorted(was) == old_spans
    found = {span for finding in result.findings if finding.check == name for span in finding.spans}
    assert sorted(plain[s.start : s.end] for s in found) == sorted(plain[s.start : s.end] for s in spans)
    assert sorted(found) == spans
