"""The fields before a Markdown text that are copy: title, description, captions."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.model import PartKind, Span

if TYPE_CHECKING:
    from yaml import Node

YAML = re.compile(r"---[ \t]*\r?\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
TOML = re.compile(r"\+\+\+[ \t]*\r?\n(?P<fields>.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
TOML_FIELD = re.compile(
    r"^[ \t]*(?P<key>\w+)[ \t]*=[ \t]*(?:\"(?P<double>[^\"\r\n]*)\"|'(?P<single>[^'\r\n]*)')", re.MULTILINE
)
LONGEST = 100_000
DEEPEST = 4
KEYS: dict[str, PartKind] = {
    **dict.fromkeys("title headline".split(), "headline"),
    **dict.fromkeys("description summary subtitle standfirst excerpt dek deck lead teaser abstract".split(), "summary"),
    **dict.fromkeys("caption".split(), "caption"),
}


def fields(file: str) -> tuple[list[tuple[PartKind, Span]], int]:
    """The parts in the front matter of a file, headline first, and where the text behind it begins."""
    found = YAML.match(file, 0, LONGEST) or TOML.match(file, 0, LONGEST)
    if found is None:
        return [], 0
    parts = list(_yaml(file, found) if file[0] == "-" else _toml(file, found))
    order = {"headline": 0, "summary": 1, "caption": 2}
    return sorted(parts, key=lambda part: order[part[0]]), found.end()


def _kind(key: str) -> PartKind | None:
    plain = key.lower().replace("-", "_")
    return KEYS.get(plain) or ("caption" if plain.endswith("_caption") else None)


def _toml(file: str, found: re.Match[str]) -> Iterator[tuple[PartKind, Span]]:
    for field in TOML_FIELD.finditer(file, found.start("fields"), found.end("fields")):
        span = Span(*field.span("double" if field["double"] is not None else "single"))
        if (kind := _kind(field["key"])) and file[span.start : span.end].strip():
            yield kind, span


def _yaml(file: str, found: re.Match[str]) -> Iterator[tuple[PartKind, Span]]:
    import yaml

    try:
        node = yaml.compose(found["fields"], yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        # What is no YAML is no front matter that a site would read either; the text behind it still is copy.
        return
    if node is not None:
        yield from _within(node, file, found.start("fields"), 0)


def _within(node: "Node", file: str, offset: int, depth: int) -> Iterator[tuple[PartKind, Span]]:
    """The fields of a mapping, and of the mappings in it: ``image: {caption: ...}``."""
    if depth > DEEPEST or not isinstance(node.value, list):
        return
    for entry in node.value:
        if not isinstance(entry, tuple):
            yield from _within(entry, file, offset, depth + 1)
            continue
        key, value = entry
        kind = _kind(key.value) if isinstance(key.value, str) else None
        if isinstance(value.value, str) and kind is not None and (kind == "caption" or depth == 0):
            span = _inside(file, Span(offset + value.start_mark.index, offset + value.end_mark.index), value.style)
            if span.start < span.end:
                yield kind, span
        elif isinstance(value.value, list):
            yield from _within(value, file, offset, depth + 1)


def _inside(file: str, span: Span, style: str | None) -> Span:
    """The words of a scalar: without its quotation marks, without the sign and the indentation of a block."""
    start, end = span.start, span.end
    if style in ("'", '"'):
        start, end = start + 1, end - 1
    elif style in ("|", ">"):
        start = file.find("\n", start, end) + 1 or end
    words = file[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
