"""Reading: what is text, where its paragraphs are, which is the headline."""

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import ReadError, UnknownNameError
from checker.model import Report
from checker.readers import LARGEST, read, read_file, readers, suffixes
from checker.readers.text import decode, divide


def parts(text: str) -> list[tuple[str, str]]:
    return [(part.kind, text[part.span.start : part.span.end]) for part in divide(text)]


LONG = (
    "A convoy that carried flour and fuel to the hill villages was held up for nine hours on Tuesday by men who said "
    "they had not been paid since the spring, drivers told this newspaper."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Two hurt in mill fire\n\nTwo workers were hurt.\n\nThe mill burned down.\n",
            [
                ("headline", "Two hurt in mill fire"),
                ("body", "Two workers were hurt."),
                ("body", "The mill burned down."),
            ],
            id="headline and paragraphs",
        ),
        pytest.param(
            "Two hurt in mill fire\r\n\r\nTwo workers were hurt.\r\n",
            [("headline", "Two hurt in mill fire"), ("body", "Two workers were hurt.")],
            id="CR LF",
        ),
        pytest.param(
            "Two hurt in mill fire\r\rTwo workers were hurt.\r",
            [("headline", "Two hurt in mill fire"), ("body", "Two workers were hurt.")],
            id="CR",
        ),
        pytest.param(
            "\n\n  Two hurt in mill fire  \n \t \n\tTwo workers were hurt.",
            [("headline", "Two hurt in mill fire"), ("body", "Two workers were hurt.")],
            id="space around lines",
        ),
        pytest.param(
            f"{LONG}\n\nNobody was hurt.",
            [("body", LONG), ("body", "Nobody was hurt.")],
            id="a long first sentence is no headline",
        ),
        pytest.param(
            "The mill burned. Two were hurt.\n\nA third worker escaped.",
            [("body", "The mill burned. Two were hurt."), ("body", "A third worker escaped.")],
            id="several sentences are no headline",
        ),
        pytest.param("Two workers were hurt.", [("body", "Two workers were hurt.")], id="a sentence alone"),
        pytest.param("Two hurt in mill fire", [("headline", "Two hurt in mill fire")], id="a headline alone"),
        pytest.param(
            "Two hurt in mill fire.\n\nThe mill burned down.",
            [("headline", "Two hurt in mill fire."), ("body", "The mill burned down.")],
            id="a headline with a full stop",
        ),
        pytest.param(
            "# Two hurt in mill fire #\n\nThe mill burned down.\n\n## What we know\n\nTwo are in hospital.",
            [
                ("headline", "Two hurt in mill fire"),
                ("body", "The mill burned down."),
                ("body", "What we know"),
                ("body", "Two are in hospital."),
            ],
            id="Markdown headings",
        ),
        pytest.param(
            "Two hurt in mill fire\n=====================\nThe mill burned down.\n\n---\n\nTwo are in hospital.",
            [
                ("headline", "Two hurt in mill fire"),
                ("body", "The mill burned down."),
                ("body", "Two are in hospital."),
            ],
            id="Markdown underlines",
        ),
        pytest.param(
            "Two hurt in mill fire\n\n(Adds quote from owner)\n\nThe mill burned down.",
            [
                ("headline", "Two hurt in mill fire"),
                ("body", "(Adds quote from owner)"),
                ("body", "The mill burned down."),
            ],
            id="an update line is body",
        ),
        pytest.param(
            "Two hurt in mill fire\n\nPHOTO: Smoke over the mill.\n\nThe mill burned down.",
            [
                ("headline", "Two hurt in mill fire"),
                ("caption", "Smoke over the mill."),
                ("body", "The mill burned down."),
            ],
            id="caption",
        ),
        pytest.param(
            "Picture: Smoke over the mill.\n\nTwo hurt in mill fire\n\nThe mill burned down.",
            [
                ("caption", "Smoke over the mill."),
                ("headline", "Two hurt in mill fire"),
                ("body", "The mill burned down."),
            ],
            id="a caption before the headline",
        ),
        pytest.param(
            "Two hurt in mill fire\n\n(Photo caption: Smoke over the mill.)",
            [("headline", "Two hurt in mill fire"), ("caption", "Smoke over the mill.")],
            id="caption in brackets",
        ),
        pytest.param(
            "Two hurt in mill fire\n\nFILE PHOTO:\nSmoke over the mill.\nPhoto: The owner.",
            [("headline", "Two hurt in mill fire"), ("caption", "Smoke over the mill."), ("caption", "The owner.")],
            id="captions one below the other",
        ),
        pytest.param(
            "Two hurt in mill fire\n\nPhotographs of the mill show two men.",
            [("headline", "Two hurt in mill fire"), ("body", "Photographs of the mill show two men.")],
            id="a word that begins as a label does",
        ),
        pytest.param(
            "Two hurt in mill fire\nThe mill burned down.\nTwo are in hospital.\nThe owner wept.",
            [
                ("headline", "Two hurt in mill fire"),
                ("body", "The mill burned down."),
                ("body", "Two are in hospital."),
                ("body", "The owner wept."),
            ],
            id="no blank lines",
        ),
        pytest.param(
            "Two hurt in mill fire\n\n"
            "Two workers were hurt when a fire went through a flour mill on the\n"
            "edge of the old town in the small hours of Monday. The owner told\n"
            "reporters that 12 people had been on the night shift.\n"
            "By Sam Writer\n",
            [
                ("headline", "Two hurt in mill fire"),
                (
                    "body",
                    "Two workers were hurt when a fire went through a flour mill on the\n"
                    "edge of the old town in the small hours of Monday. The owner told\n"
                    "reporters that 12 people had been on the night shift.",
                ),
                ("body", "By Sam Writer"),
            ],
            id="hard-wrapped lines belong together",
        ),
        pytest.param(
            f"Two hurt in mill fire\n\n{LONG}\n{LONG}",
            [("headline", "Two hurt in mill fire"), ("body", LONG), ("body", LONG)],
            id="long lines are paragraphs",
        ),
        pytest.param(
            "Two hurt in mill fire\n\nThe toll so far:\n- two in hospital\n- one missing",
            [
                ("headline", "Two hurt in mill fire"),
                ("body", "The toll so far:"),
                ("body", "- two in hospital"),
                ("body", "- one missing"),
            ],
            id="a list",
        ),
        pytest.param(
            "Two hurt\nin mill fire\n\nThe mill burned down.",
            [("headline", "Two hurt\nin mill fire"), ("body", "The mill burned down.")],
            id="a headline on two lines",
        ),
        pytest.param("Photo:", [], id="a label without a caption"),
        pytest.param(" \n\ufeff\n\u200b", [], id="nothing"),
    ],
)
def test_divide(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        ("Zoë paid £5".encode(), "Zoë paid £5", ""),
        (b"\xef\xbb\xbfTwo hurt", "Two hurt", ""),
        (b"\xff\xfe" + "Zoë paid £5".encode("utf-16-le"), "Zoë paid £5", ""),
        (b"\xfe\xff" + "Zoë paid £5".encode("utf-16-be"), "Zoë paid £5", ""),
        ("Zoë paid £5".encode("latin-1"), "Zoë paid £5", "Windows-1252"),
        ("“Zoë” paid".encode("cp1252"), "“Zoë” paid", "Windows-1252"),
        ("Zoë, José and Çelik ".encode() + b"\xff", "Zoë, José and Çelik �", "one place is not UTF-8"),
    ],
)
def test_decode(data: bytes, text: str, note: str) -> None:
    decoded, notes = decode(data)
    assert decoded == text
    assert bool(notes) == bool(note)
    assert note in " ".join(notes)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \r\n\r\n ", "is empty"),
        (b"two\0hurt", "is not text"),
        (bytes(range(1, 32)), "is not text"),
        (b"\xff\xfe\x00", "is not text"),
        (b"two \x81\x8d\x8f hurt", "neither UTF-8 nor Windows-1252"),
        (b"%PDF-1.7\n...", "a damaged PDF document"),
        (b"PK\x03\x04...", "a ZIP file"),
        (b"{\\rtf1 two hurt}", "a rich-text"),
        (b"x" * (LARGEST + 1), "larger than 5 MB"),
    ],
)
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(data, "report.txt")


def test_a_very_long_line_is_read() -> None:
    text = "Two hurt in mill fire\n" + "The mill burned down. " * 9_100
    report = read(text.encode(), "report.txt")
    assert [part.kind for part in report.parts] == ["headline", "body"]


def test_lines_and_columns_count_every_kind_of_line_end() -> None:
    report = Report(name="r", text="a\r\nbc\rd\n\ne", parts=())
    assert [report.place(report.text.index(c)) for c in "abcde"] == [(1, 1), (2, 1), (2, 2), (3, 1), (5, 1)]


def test_formats(tmp_path: Path) -> None:
    assert suffixes()[".txt"] == ("text",)
    assert suffixes()[".html"] == ("html", "page")
    assert "text" in readers()
    assert read(b"Two hurt", "report.unknown").title == "Two hurt"
    with pytest.raises(UnknownNameError, match="there are"):
        read(b"Two hurt", "report.txt", "nonesuch")
    with pytest.raises(ReadError, match="does not exist"):
        read_file(tmp_path / "nonesuch.txt")
    with pytest.raises(ReadError, match="is a folder"):
        read_file(tmp_path)


MARKUP = re.compile(
    r"#+|=+|-{3,}|\*{3,}|_{3,}|[()\[\]]|file [-–—]"
    r"|[(\[]?(?:(?:file )?(?:photo|picture|image|pic|graphic)s?(?: caption)?|caption) ?:",
    re.IGNORECASE,
)
PIECES = st.sampled_from(
    [
        *' \t\n\r#-=*().,:"',
        "\r\n",
        "\n\n",
        "PHOTO:",
        "(Caption: ",
        "# ",
        "Two hurt",
        "mill",
        "12",
        "é",
        "\u200b",
        "\u2028",
        "x" * 70,
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@settings(deadline=None)  # a busy machine is no failure
@given(TEXTS)
def test_parts_hold_everything_but_space_and_markup_in_order(text: str) -> None:
    at = 0
    for part in divide(text):
        assert at <= part.span.start < part.span.end <= len(text)
        inside = text[part.span.start : part.span.end]
        assert inside == inside.strip()
        assert_markup(text[at : part.span.start])
        at = part.span.end
    assert_markup(text[at:])


def assert_markup(between: str) -> None:
    """Every line between two parts holds nothing but space and signs of markup."""
    for line in re.split(r"[\r\n]+", between):
        rest = re.sub(r"[\s\u200b\u2060\ufeff]+", " ", line).strip()
        while rest:
            found = MARKUP.match(rest)
            assert found is not None, (between, rest)
            assert found.end() > 0, (between, rest)
            rest = rest[found.end() :].strip()


@settings(deadline=None)  # a busy machine is no failure
@given(st.one_of(st.binary(), st.text().map(str.encode), st.text().map(lambda t: t.encode("utf-16"))))
def test_no_bytes_raise_anything_but_the_readers_error(data: bytes) -> None:
    with contextlib.suppress(ReadError):
        assert read(data, "report.txt").parts
