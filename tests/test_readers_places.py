"""Every character of a text knows its place in the file, whatever stands between them there."""

# ruff: noqa: E501

import html
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.model import Report, Span
from checker.readers import read

QUICK = settings(deadline=None, max_examples=150)


def parts(report: Report, file: str) -> list[tuple[str, str, str]]:
    """For each part its kind, its words, and what stands in the file."""
    found = []
    for part in report.parts:
        where = report.origin.span(part.span) if report.origin else part.span
        found.append((part.kind, report.text[part.span.start : part.span.end], file[where.start : where.end]))
    return found


HTML = [
    ("<h1>Seven &amp; a half</h1>", [("headline", "Seven & a half", "Seven &amp; a half")]),
    ("<p class='article__standfirst'>Two hurt</p>", [("summary", "Two hurt", "Two hurt")]),
    ("<figure><img><figcaption>Two <i>hurt</i></figcaption></figure>", [("caption", "Two hurt", "Two <i>hurt")]),
    ("<p>(Photo: Smoke over the mill.)</p>", [("caption", "Smoke over the mill.", "Smoke over the mill.")]),
    ("<p>four<b>teen</b></p>", [("body", "fourteen", "four<b>teen")]),
    ("<p>at&nbsp;least\n  five</p>", [("body", "at least five", "at&nbsp;least\n  five")]),
    ("<p>mil&shy;itia</p>", [("body", "militia", "mil&shy;itia")]),
    ("<p>five<sup>1</sup> hurt</p>", [("body", "five hurt", "five<sup>1</sup> hurt")]),
    ("<p>5 km<sup>2</sup></p>", [("body", "5 km2", "5 km<sup>2")]),
    ("<p>Two hurt.<br>Six dead.</p>", [("body", "Two hurt.", "Two hurt."), ("body", "Six dead.", "Six dead.")]),
    ("<p>Two<br>hurt</p>", [("body", "Two hurt", "Two<br>hurt")]),
    ("Two<br><br>hurt", [("body", "Two", "Two"), ("body", "hurt", "hurt")]),
    ("<p>One<p>Two", [("body", "One", "One"), ("body", "Two", "Two")]),
    ("<p>Two <del>five</del> <s>six</s> hurt</p>", [("body", "Two hurt", "Two <del>five</del> <s>six</s> hurt")]),
    ("<p hidden>five</p><p>Two</p>", [("body", "Two", "Two")]),
    ("<tr><td>Dead<td>5</tr>", [("body", "Dead | 5", "Dead<td>5")]),
    ("<p>Fewer than < five & six &c;</p>", [("body", "Fewer than < five & six &c;", "Fewer than < five & six &c;")]),
    ("<html><head><title>Two hurt</title></head><body><p>Six", [("headline", "Two hurt", "Two hurt"), ("body", "Six", "Six")]),
]  # fmt: skip


@pytest.mark.parametrize(("file", "expected"), HTML)
def test_html(file: str, expected: list[tuple[str, str, str]]) -> None:
    assert parts(read(file.encode(), "a.html"), file) == expected


MARKDOWN = """---
title: "Two hurt"
description: >
  A mill
  burned
image: {caption: 'Smoke'}
date: 2024-03-05
---

# Two hurt

Four**teen** were [hurt](five.html) &amp; \\*six\\*
`seven`.

> quoted
> words

| Dead | 5 |
|------|---|
| Hurt | *6* |

![A *mill*](x.png)

<p>Raw &lt; HTML</p>

- one
"""


def test_markdown() -> None:
    assert parts(read(MARKDOWN.encode(), "a.md"), MARKDOWN) == [
        ("headline", "Two hurt", "Two hurt"),
        ("summary", "A mill\n  burned", "A mill\n  burned"),
        ("caption", "Smoke", "Smoke"),
        ("body", "Fourteen were hurt & *six* seven.", "Four**teen** were [hurt](five.html) &amp; \\*six\\*\n`seven`."),
        ("body", "quoted words", "quoted\n> words"),
        ("body", "Dead | 5", "Dead | 5"),
        ("body", "Hurt | 6", "Hurt | *6"),
        ("caption", "A mill", "A *mill"),
        ("body", "Raw < HTML", "Raw &lt; HTML"),
        ("body", "one", "one"),
    ]


def test_ninjs_pictures_have_captions() -> None:
    item = {
        "description_text": "A mill burned.",
        "headline": "Two “hurt”",
        "body_html": '<p>Two "men" &amp; 🚀 five</p>',
        "associations": {"main": {"type": "picture", "headline": "no", "description_text": "Smoke"}},
    }
    file = json.dumps(item)
    assert parts(read(file.encode(), "a.json"), file) == [
        ("headline", "Two “hurt”", "Two \\u201churt\\u201d"),
        ("summary", "A mill burned.", "A mill burned."),
        ("body", 'Two "men" & 🚀 five', 'Two \\"men\\" &amp; \\ud83d\\ude80 five'),
        ("caption", "Smoke", "Smoke"),
    ]


# What stands in the text, and how the file may write it.
WORDS = st.sampled_from(["five", "Zoë", "e\u0301", "🚀", "مصر", "x", "two-thirds", "$3.2", "a", "’"])
BETWEEN = st.sampled_from([" ", "\n  ", "&nbsp;", " <b>", "</b> ", "<i></i> ", "<!-- 9 --> ", " &#32;"])
INSIDE = st.sampled_from(["", "", "<b>", "</b>", "<span class='x'>", "&shy;", "<!-- 5 -->"])


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str]:
    """Some words, and HTML that says them."""
    words = draw(st.lists(WORDS, min_size=1, max_size=12))
    file = ""
    for number, word in enumerate(words):
        file += draw(BETWEEN) if number else ""
        for c in word:
            how = draw(st.sampled_from("vvvvdx"))
            file += html.escape(c) if how == "v" else f"&#{ord(c)};" if how == "d" else f"&#x{ord(c):x};"
            file += draw(INSIDE)
    return " ".join(words), file


def assert_places(report: Report, file: str, unmarked: re.Pattern[str], *, escaped: bool) -> None:
    """Each character's range says the character, and the ranges go up and do not overlap."""
    assert report.origin is not None
    at = 0
    for offset, c in enumerate(report.text):
        where = report.origin.span(Span(offset, offset + 1))
        assert at <= where.start < where.end <= len(file)
        at = where.end
        cut = file[where.start : where.end]
        said = html.unescape(unmarked.sub("", json.loads(f'"{cut}"') if escaped else cut))
        assert said == c or (c == " " and said.isspace()), (cut, c)
        line, column = report.place(offset)
        assert len("".join(file.splitlines(keepends=True)[: line - 1])) + column - 1 == where.start


TAG = re.compile(r"<!--.*?-->|<[^>]*>|&shy;")


@QUICK
@given(written())
def test_each_character_of_html_has_its_place(said: tuple[str, str]) -> None:
    words, markup = said
    file = f"<p>{markup}</p>"
    report = read(file.encode(), "a.html")
    assert report.text == words
    assert_places(report, file, TAG, escaped=False)


@QUICK
@given(written(), st.booleans())
def test_and_of_html_in_json(said: tuple[str, str], ascii: bool) -> None:
    words, markup = said
    file = json.dumps({"body_html": f"<p>{markup}</p>"}, ensure_ascii=ascii)
    report = read(file.encode(), "a.json")
    assert report.text == words
    assert_places(report, file, TAG, escaped=True)


ANYTHING = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from([*"<>&;\"'/=!-[]*_`#|\\{}:, \n", "<p>", "</p>", "<!--", "-->", "&amp;", "five", "---\n", "<br>"]),
        max_size=30,
    ).map("".join),
)  # fmt: skip


@QUICK
@given(ANYTHING, st.sampled_from(["a.html", "a.md", "a.json", "a.xml", "a.nitf", "a.docx", "a.pdf", "-"]))
def test_anything_is_read_or_refused_and_every_part_has_a_place(text: str, name: str) -> None:
    try:
        report = read(text.encode("utf-8", "surrogatepass"), name)
    except ReadError:
        return
    at = 0
    for part in report.parts:
        assert at <= part.span.start < part.span.end <= len(report.text)
        at = part.span.end
        if report.origin:
            where = report.origin.span(part.span)
            assert where.start < where.end
