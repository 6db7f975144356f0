"""Reads what the writers print back, each format with a parser of its own."""

import csv
import html.parser
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
from markdown_it import MarkdownIt

from checker.writers._words import printable

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
JUNIT = {"testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"}
ANNOTATION = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def bare(text: str) -> str:
    """A text without spaces, as wrapped text and cells on one line have it alike."""
    return "".join(printable(text).split())


def read_text(output: str) -> str:
    return output


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, str):
        yield value


def read_json(output: str) -> str:
    return "\n".join(_leaves(json.loads(output)))


def read_jsonl(output: str) -> str:
    assert output.endswith("\n")
    records = [json.loads(line) for line in output.splitlines()]
    assert all(list(record)[:3] == ["schema", "version", "record"] for record in records)
    return "\n".join(leaf for record in records for leaf in _leaves(record))


def read_sarif(output: str) -> str:
    document = json.loads(output)
    validate_sarif(document)
    found = []
    for result in document["runs"][0]["results"]:
        for place in [*result["locations"], *result.get("relatedLocations", ())]:
            found.append(place["physicalLocation"]["region"]["snippet"]["text"])
            if "message" in place:
                found.append(plain(place["message"]["text"]))
        assert not re.search(r"(?<!\\)\]\(", result["message"]["text"])
        found.append(plain(result["message"]["text"]))
    return "\n".join(found)


def validate_sarif(document: Any) -> None:
    """Raise where a document is not valid against the official schema."""
    jsonschema.Draft4Validator(SCHEMA).validate(document)


def plain(message: str) -> str:
    """What a SARIF message says, without its escapes."""
    return message.replace("{{", "{").replace("}}", "}").replace("\\](", "](")


def read_csv(output: str) -> str:
    assert output[0] == "\ufeff"
    rows = list(csv.reader(io.StringIO(output[1:], newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    # A number may be negative; nothing else may begin like a formula.
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=+@\t\r＝＋－＠]|\s*-(?![\d.]+$)", cell)]
    return "\n".join(cell.removeprefix("'") for row in rows for cell in row)


def read_markdown(output: str) -> str:
    parser = MarkdownIt("commonmark", {"linkify": True}).enable(["table", "strikethrough", "linkify"])
    found = []
    for block in parser.parse(output):
        assert block.type.removesuffix("_open").removesuffix("_close") in {
            "heading", "paragraph", "blockquote", "inline", "table", "thead", "tbody", "tr", "th", "td", "bullet_list",
            "list_item",
        }, block  # fmt: skip
        for token in block.children or ():
            kinds = {
                "text",
                "text_special",
                "code_inline",
                "hardbreak",
                "strong_open",
                "strong_close",
                "em_open",
                "em_close",
            }
            assert token.type in kinds, token
            if token.type in ("text", "text_special"):
                # What GitHub makes a mention, a reference or a sign of only stands in code.
                assert not re.search(r"@\w|#\d|://|:\w+:", token.content), token
            found.append("\n" if token.type == "hardbreak" else token.content)
        found.append("\n")
    return "".join(found)


def read_github(output: str) -> str:
    found = []
    for line in output.splitlines():
        if line.startswith("checker: "):
            assert "##[" not in line
            continue
        command = ANNOTATION.fullmatch(line)
        assert command, line
        properties = dict(pair.split("=", 1) for pair in command[2].split(","))
        assert list(properties) == ["file", "line", "endLine", "col", "endColumn", "title"]
        found += [_unescaped(value) for value in (*properties.values(), command[3])]
    return "\n".join(found)


def _unescaped(text: str) -> str:
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def read_junit(output: str) -> str:
    root = ElementTree.fromstring(output)
    assert {element.tag for element in root.iter()} <= JUNIT
    for suite in root.iter("testsuite"):
        cases = suite.findall("testcase")
        assert suite.attrib["tests"] == str(len(cases))
        assert suite.attrib["failures"] == str(sum(case.find("failure") is not None for case in cases))
    return "\n".join(text for element in root.iter() for text in (*element.attrib.values(), element.text or ""))


class _Page(html.parser.HTMLParser):
    """The words of a page, and the names of its elements and attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.inside: list[str] = []
        self.names: set[str] = set()
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attributes)}
        if tag in ("script", "style"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        (self.scripts if self.inside else self.words).append(data)


def read_html(output: str) -> str:
    page = _Page()
    page.feed(output)
    page.close()
    assert not page.inside
    assert not {"onerror", "b-evil", "img", "iframe"} & page.names
    assert "alert(" not in "".join(page.scripts)
    return "".join(page.words)


PARSERS: dict[str, Callable[[str], str]] = {
    "csv": read_csv,
    "github": read_github,
    "html": read_html,
    "json": read_json,
    "jsonl": read_jsonl,
    "junit": read_junit,
    "markdown": read_markdown,
    "sarif": read_sarif,
    "text": read_text,
}
"""Every format with a function that reads its words back, and fails where something in them is not inert."""
