"""What nobody should hand in: each is refused in one line or read in bounds, and nothing is fetched."""

# ruff: noqa: E501

import io
import zipfile
from pathlib import Path

import pypdf
import pytest

from checker.cli import main
from checker.errors import ReadError
from checker.readers import LARGEST, read, read_stream
from checker.readers.docx import UNPACKED
from tests.copies.making import HERE

LAUGHS = "".join(f'<!ENTITY b{i} "{f"&b{i - 1};" * 10 if i else "ha"}">' for i in range(10))


def zipped(document: str, **files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {"document": document, **files}.items():
            archive.writestr(f"word/{name}.xml", text)
    return out.getvalue()


def word(body: str) -> str:
    return f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'


def item(headline: str, before: str = "") -> bytes:
    return f"{before}<newsItem><contentMeta><headline>{headline}</headline></contentMeta></newsItem>".encode()


def encrypted(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=HERE / "balad.pdf")
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


REFUSED = {
    "a zip bomb": ("a.docx", zipped(word("<w:p><w:r><w:t>" + "0" * (UNPACKED + 1) + "</w:t></w:r></w:p>")), "unpacks to more than 25 MB"),
    "a zip bomb beside the text": ("a.docx", zipped(word("five"), styles=" " * (UNPACKED + 1)), "unpacks to more than 25 MB"),
    "no zip": ("a.docx", b"Five hurt", "is no Word document"),
    "half a zip": ("a.docx", zipped(word("five"))[:80], "is no Word document"),
    "another zip": ("a.docx", b"PK\x05\x06" + bytes(18), "is a ZIP file but no Word document"),
    "an old Word document": ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(9), "password-protected"),
    "no words in Word": ("a.docx", zipped(word("<w:p/>")), "holds no text"),
    "Word, a billion laughs": ("a.docx", zipped(f"<!DOCTYPE x [{LAUGHS}]><x>&b9;</x>"), "defines an entity of its own"),
    "Word, nested": ("a.docx", zipped(word("<w:p>" * 5_000)), "nested more than 1000 elements"),
    "Word, broken": ("a.docx", zipped("<w:p>"), "is broken XML"),
    "a billion laughs": ("a.xml", item("&b9;", f"<!DOCTYPE x [{LAUGHS}]>"), "defines an entity of its own"),
    "an external entity": ("a.xml", item("&e;", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"), "defines an entity of its own"),
    "a parameter entity": ("a.xml", item("", "<!DOCTYPE x [<!ENTITY % e SYSTEM 'http://192.0.2.1/x'> %e;]>"), "defines an entity of its own"),
    "XML, nested": ("a.xml", b"<newsItem>" + b"<a>" * 100_000, "nested more than 1000 elements"),
    "XML, broken": ("a.xml", b"<newsItem><contentMeta><headline>Five</newsItem>", "is broken XML: mismatched tag in line 1, column 40"),
    "XML of something else": ("a.xml", b"<urlset><url>five</url></urlset>", "is XML without a headline"),
    "HTML, nested": ("a.html", b"<div>" * 100_000 + b"five", "nests more than 5,000 elements"),
    "a page, nested": ("a.html", b"<html><nav></nav>" + b"<div>" * 100_000 + b"five", "nests more than 5,000 elements"),
    "a page without an article": ("a.html", b"<html><body><nav>five</nav></body></html>", "without an article"),
    "HTML without words": ("a.html", b"<p><!-- five --><script>five</script></p>", "holds no text"),
    "NUL in HTML": ("a.html", b"<p>two\0five", "is not text"),
    "JSON, nested": ("a.json", b'{"headline":' + b"[" * 100_000, "nested too deeply"),
    "JSON, broken": ("a.json", b'{"headline":\n "Five', "is broken JSON: Unterminated string starting at in line 2, column 2"),
    "JSON, a long number": ("a.json", b'{"headline":"Five","x":' + b"9" * 10_000 + b"}", "a number is too long"),
    "JSON, a list": ("a.json", b"[5]", "its top level must be an object"),
    "JSON of something else": ("a.json", b'{"name": "five"}', "without headline, body or description"),
    "NUL in JSON": ("a.json", b'{"headline":"two\\u0000five"}', "NUL characters"),
    "Markdown of marks": ("a.md", b"![a](" * 50_000, "more than 30,000 lines or marks"),
    "no PDF": ("a.pdf", b"Five hurt", "is no PDF document"),
    "half a PDF": ("a.pdf", (HERE / "balad.pdf").read_bytes()[:2_000], "is a damaged PDF document"),
    "an encrypted PDF": ("a.pdf", encrypted("secret"), "is encrypted"),
    "an image": ("a.png", b"\x89PNG\r\n", "is an image"),
    "another office document": ("a.odt", b"PK\x03\x04mimetype", "an office document other than .docx"),
    "a large page": ("a.html", b"<p>five</p>" * 500_000, "is larger than 5 MB"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_line(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, data, message = REFUSED[name]
    path = tmp_path / file
    path.write_bytes(data)
    assert main(["check", str(path)]) == 3
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith(f"checker: {path}: ")
    assert message in said


BOUNDED = {
    "brackets": b"<" * 300_000,
    "open tags": b"<a " * 100_000,
    "open quotes": b'<a b="' * 100_000,
    "open comments": b"<!--" * 100_000,
    "open scripts": b"<script>" * 100_000,
    "ampersands": b"&" * 300_000,
    "digits": b"&#" + b"9" * 300_000,
    "tags that close nothing": b"<div>" * 4_000 + b"</p>" * 200_000,
    "cells": b"5<td>" * 4_000,
}


@pytest.mark.parametrize("name", BOUNDED)
def test_what_makes_other_parsers_crawl_is_read(name: str) -> None:
    report = read(b"<p>Five people were hurt.</p>" + BOUNDED[name], "a.html")
    assert report.text.startswith("Five people were hurt.")


def test_an_encrypted_pdf_without_a_password_to_open_it_is_read() -> None:
    assert read(encrypted(""), "a.pdf").title == read((HERE / "balad.pdf").read_bytes(), "a.pdf").title


def test_no_entity_is_fetched_and_those_of_html_are_known() -> None:
    report = read(item("Five &nbsp;&amp; six &foo;", "<!DOCTYPE x SYSTEM 'http://192.0.2.1/x'>"), "a.xml")
    assert report.text == "Five \xa0& six &foo;"


def test_half_a_character_is_replaced() -> None:
    assert read(b'{"headline":"Five \\ud800 hurt"}', "a.json").text == "Five � hurt"


class Endless(io.RawIOBase):
    """A stream that never ends, and how much of it was asked for."""

    asked = 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0
        self.asked += size
        return (b"<p>five</p>" * (size // 11 + 1))[:size]


def test_no_more_is_read_than_may_be() -> None:
    stream = Endless()
    with pytest.raises(ReadError, match="larger than 5 MB"):
        read_stream(stream, "-")
    assert stream.asked == LARGEST + 1


@pytest.mark.parametrize(("name", "extra"), [("balad.pdf", "pypdf"), ("balad-page.html", "trafilatura")])
def test_a_missing_library_is_named(name: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, extra, None)
    with pytest.raises(ReadError, match=rf"install {extra}: pip install 'checker\[(pdf|web)\]'"):
        read((HERE / name).read_bytes(), name)
