"""The example report in every input format: the same findings, and places that cut the right words out of the file."""

import html
import json
import re
from functools import cache
from pathlib import Path

import pytest

from checker.cli import main
from checker.model import Report, Result
from checker.pipeline import Checker
from checker.readers import format_of, read_file, readers
from checker.readers.text import decode
from checker.rules import load_rules
from checker.writers._lines import Places
from tests.copies.making import EXAMPLE, FILES, HERE

TAG = re.compile(r"<[^>]*>")


@cache
def checker() -> Checker:
    return Checker(load_rules())


@cache
def checked(path: Path) -> Result:
    (result,) = checker().check([read_file(path)])
    return result


def plain(words: str, format: str) -> str:
    """A stretch of a file without its marks, in single spaces."""
    if format == "ninjs":
        words = json.loads(f'"{words}"')
    if format == "markdown":
        words = re.sub(r"\]\([^)]*\)|[\[*]", "", words)
    if format != "text":
        words = html.unescape(TAG.sub("", words))
    return " ".join(words.split())


def test_every_format_has_an_example() -> None:
    assert {"text", *(format for format, _ in FILES.values())} == set(readers())


@pytest.mark.parametrize(("name", "format"), [(name, format) for name, (format, _) in FILES.items()])
def test_the_example_is_recognised(name: str, format: str) -> None:
    assert format_of((HERE / name).read_bytes(), name) == format


@pytest.mark.parametrize("name", FILES)
def test_the_same_findings(name: str) -> None:
    there, here = checked(EXAMPLE), checked(HERE / name)

    def said(result: Result) -> list[object]:
        return [
            [(f.id, f.check, f.severity, f.message, f.claims, f.pairs) for f in result.findings],
            [(c.id, " ".join(c.text.split()), c.measure, c.source.name, c.part, c.status) for c in result.claims],
            result.coverage.numbers,
            result.report.title,
        ]

    assert said(here) == said(there)
    assert len(here.findings) == 4


@pytest.mark.parametrize(("name", "format"), [(name, format) for name, (format, _) in FILES.items()])
def test_every_place_cuts_the_right_words_out_of_the_file(name: str, format: str) -> None:
    result = checked(HERE / name)
    report = result.report
    file = report.text if format in ("docx", "pdf") else decode((HERE / name).read_bytes())[0]
    places = Places(report)
    spans = [s for c in result.claims for s in (c.span, c.sentence, c.source.span) if s is not None]
    spans += [left.span for left in result.coverage.left_out] + [part.span for part in report.parts]
    for span in spans:
        where = places.span(span)
        words = " ".join(report.text[span.start : span.end].split())
        assert plain(file[where.start : where.end], format) == words
        assert places.at(span.start) == Report(name="", text=file, parts=()).place(where.start)
        assert report.place(span.start) == places.at(span.start)


def test_what_is_printed_for_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    path = HERE / "balad-page.html"
    assert main(["check", "--format", "json", str(path)]) == 1
    printed = capsys.readouterr()
    assert printed.err == f"checker: {path}: is a web page; 19 of its 49 paragraphs were taken for the article\n"
    file = path.read_text(encoding="utf-8")
    (report,) = json.loads(printed.out)["reports"]
    cut = {claim["text"]: file[claim["start"] : claim["end"]] for claim in report["claims"]}
    assert cut["At least five"] == "At&nbsp;least\n   <em>five"
    assert cut["another five"] == "ano<b>ther f</b>ive"
    assert cut["22"] == "&#50;2"
    lines = file.splitlines()
    for claim in report["claims"]:
        assert lines[claim["line"] - 1][claim["column"] - 1 :].startswith(
            file[claim["start"] : claim["end"]].split("\n")[0]
        )
    for finding in report["findings"]:
        assert {file[s["start"] : s["end"]] for s in finding["spans"]} <= {*cut.values(), "the same source"}


@pytest.mark.parametrize(
    ("name", "unit", "numbers"), [("balad.docx", "paragraph", [5, 7, 17]), ("balad.pdf", "page", [1, 2])]
)
def test_paragraphs_and_pages(capsys: pytest.CaptureFixture[str], name: str, unit: str, numbers: list[int]) -> None:
    assert main(["check", str(HERE / name)]) == 1
    out = capsys.readouterr().out
    assert sorted({int(n) for n in re.findall(rf"^  {unit} (\d+), ", out, re.MULTILINE)}) == numbers
    assert "  line" not in out
    main(["claims", str(HERE / name)])
    assert f"\n{unit}  figure" in capsys.readouterr().out
    main(["claims", "--format", "json", str(HERE / name)])
    claims = json.loads(capsys.readouterr().out)["reports"][0]["claims"]
    assert {claim[unit] for claim in claims} >= set(numbers)


def test_a_report_on_standard_input_is_known_by_its_content() -> None:
    for name, (format, _) in FILES.items():
        assert format_of((HERE / name).read_bytes(), "-") == format, name
    assert format_of(EXAMPLE.read_bytes(), "-") == "text"


def test_a_folder_of_all_formats(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes((HERE / name).read_bytes())
    (tmp_path / "package.json").write_text('{"name": "five"}')
    (tmp_path / "sitemap.xml").write_text("<urlset><url>five</url></urlset>")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert main(["check", "--format", "json", str(tmp_path)]) == 1
    reports = json.loads(capsys.readouterr().out)["reports"]
    assert [report["name"] for report in reports] == sorted(FILES)
    assert {len(report["findings"]) for report in reports} == {4}
