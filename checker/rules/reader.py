"""Reads YAML files into frozen dataclasses; answers a mistake with file, line and the nearest right word.

Every scalar is text until a typed field says otherwise: plain YAML would turn the words *no*, *on* and *12:30* of a
word list into something else. The keys that a file may have, and their defaults, are those of the dataclass.
"""

import difflib
import operator
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

import yaml

from checker.rules.lists import take_out_lists

T = TypeVar("T")
# Both keep every scalar text; the one that is written in C is there where PyYAML was built with it, and much faster.
_BASE: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# The largest shipped file has 30,000 characters; a file beyond this is no rule file.
LARGEST = 1_000_000
# Deeper than any rule file; the parser itself gives up (or worse) far beyond.
DEEPEST = 50


class _Loader(_BASE):  # type: ignore[misc]
    """Every scalar is text, so nothing is asked about tags; that was a third of the time."""

    def resolve(self, kind: type, value: Any, implicit: Any) -> str:
        return ""

    # Nothing hangs on where a node stands; these do nothing, in the shortest time.
    descend_resolver = operator.is_
    ascend_resolver = str


class _ListLoader(_Loader):
    """The same for a text without its lists of plain words: each list becomes the tag of the node in its place."""

    def __init__(self, text: str, lists: dict[str, tuple[str, ...]]) -> None:
        super().__init__(text)
        self.lists = lists

    def resolve(self, kind: type, value: Any, implicit: Any) -> str | tuple[str, ...]:  # type: ignore[override]
        return self.lists.pop(value, "")


class RuleError(Exception):
    """A rule file is wrong; the message names file and line and says what to do."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line


def read(kind: type[T], path: Path) -> T:
    """Read one file into one ``kind``, a dataclass. Raises RuleError."""
    return read_as(lambda _: kind, path)


def read_as(kind_of: Callable[[yaml.Node], type[T]], path: Path) -> T:
    """Read one file into the dataclass that its tree asks for. Raises RuleError."""
    try:
        root = parse(path, lists=True)
        return build(kind_of(root), root, path)
    except RuleError:
        root = parse(path)
        return build(kind_of(root), root, path)


def parse(path: Path, *, lists: bool = False) -> yaml.Node:
    """The tree of a file; with ``lists`` each list of plain words in it is one node.

    Raises RuleError where the file cannot be read, is not YAML, or is empty.
    """
    try:
        with path.open("rb", buffering=0) as file:
            data = file.read()
        if len(data) > LARGEST:
            raise RuleError(path, 1, f"larger than {LARGEST} bytes: no rule file")
        text = data.decode().removeprefix("\ufeff")
        _check_depth(text, path)
        root = _compose(text, lists)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise RuleError(path, line, "not UTF-8 text; save the file as UTF-8") from None
    except OSError as error:
        raise RuleError(path, 1, f"cannot be read: {error.strerror}") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise RuleError(path, mark.line + 1 if mark else 1, f"not YAML: {error.problem or error.context}") from None
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise RuleError(path, line, f"not YAML: {error.reason}") from None
    except yaml.YAMLError as error:
        raise RuleError(path, 1, f"not YAML: {' '.join(str(error).split())}") from None
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        raise RuleError(path, 1, "the file is empty")
    return cast(yaml.Node, root)


def _compose(text: str, lists: bool) -> Any:
    shorter, taken = take_out_lists(text) if lists else (text, {})
    if taken and all("" not in words for words in taken.values()):
        root = _ListLoader(shorter, taken).get_single_node()
        if not taken:  # otherwise one stood within a sentence or a remark and was no list
            return root
    return yaml.compose(text, _Loader)


def build(kind: type[T], root: yaml.Node, path: Path) -> T:
    """The tree of a file as one ``kind``, a dataclass. Raises RuleError."""
    return cast(T, _reading(cast(Any, kind))(root, path))


def has_key(root: yaml.Node, name: str) -> bool:
    """Whether a file has this key at its top."""
    return isinstance(root, yaml.MappingNode) and any(key.value == name for key, _ in root.value)


def line_of(path: Path, *keys: str | int) -> int:
    """The line where a word stands in a file: under these keys, the last of which may be a word of a list or its place.

    The line of the nearest key above where it is not there.
    """
    node, line = parse(path), 1
    for name in keys:
        inside: list[tuple[yaml.Node, yaml.Node]] = []
        if isinstance(node, yaml.MappingNode):
            inside = node.value
        elif isinstance(node, yaml.SequenceNode):
            inside = [(item, item) for item in node.value]
        found = next(((key, value) for i, (key, value) in enumerate(inside) if name in (key.value, i)), None)
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line


def _check_depth(text: str, path: Path) -> None:
    """Refuse brackets nested so deep that the parser would not survive them."""
    far, dashes = " " * 4 * DEEPEST in text, "- - - " in text
    if text.count("[") + text.count("{") <= DEEPEST and not far and not dashes:
        return
    depth = 0
    for number, line in enumerate(text.splitlines(), 1):
        depth += line.count("[") + line.count("{") - line.count("]") - line.count("}")
        beyond = (far and len(line) - len(line.lstrip(" ")) > 4 * DEEPEST) or (dashes and line.count("- - ") > DEEPEST)
        if depth > DEEPEST or beyond:
            raise RuleError(path, number, "nested too deeply; a bracket is not closed")


Reading = Callable[[yaml.Node, Path], Any]
"""Reads a node of a file as one type. Raises RuleError."""


@cache
def _reading(wanted: Any) -> Reading:
    """How a node is read as the type that a field wants; asked once a type, not once a node."""
    origin, args = get_origin(wanted), get_args(wanted)
    if origin is UnionType:
        return _reading(next(a for a in args if a is not type(None)))
    if origin is tuple:
        return _list(args[0])
    if origin is frozenset:
        return _one_of(args[0])
    if origin is dict:
        return _table(args[1])
    if is_dataclass(wanted):
        return _entry(cast(Any, wanted))
    return _choice(args) if origin is Literal else _scalar(wanted)


def _entry(kind: type) -> Reading:
    """A mapping as one dataclass."""
    keys = {f.name: _reading(cast(Any, f.type)) for f in fields(kind)}
    required = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}

    def read_entry(node: yaml.Node, path: Path) -> Any:
        if not isinstance(node, yaml.MappingNode):
            raise RuleError(path, node.start_mark.line + 1, f"expected keys and values ({', '.join(keys)})")
        values: dict[str, Any] = {}
        for key, value in node.value:
            name = _key(key, path)
            reading = keys.get(name)
            if reading is None:
                raise RuleError(path, key.start_mark.line + 1, f"unknown key {name!r}{nearest(name, keys)}")
            if name in values:
                raise RuleError(path, key.start_mark.line + 1, f"{name!r} is given twice")
            values[name] = reading(value, path)
        if not required <= values.keys():
            missing = next(name for name in keys if name in required and name not in values)
            raise RuleError(path, node.start_mark.line + 1, f"missing key {missing!r}")
        return kind(**values)

    return read_entry


def _list(item: Any) -> Reading:
    """A list as a tuple."""
    reading = _reading(item)

    def read_list(node: yaml.Node, path: Path) -> tuple[Any, ...]:
        if node.tag and item is str:
            return cast(tuple[str, ...], node.tag)
        if not isinstance(node, yaml.SequenceNode):
            raise RuleError(path, node.start_mark.line + 1, f"expected a list, for example [{_shown(node)}]")
        return tuple([reading(one, path) for one in node.value])

    return read_list


def _one_of(item: Any) -> Reading:
    """One word, or several: ``{IN: [them, whom]}``."""
    reading, several = _reading(item), _table(tuple[item, ...])

    def read_one_of(node: yaml.Node, path: Path) -> frozenset[Any]:
        if isinstance(node, yaml.ScalarNode) and not node.tag:
            return frozenset([reading(node, path)])
        if not isinstance(node, yaml.MappingNode) or [key.value for key, _ in node.value] != ["IN"]:
            raise RuleError(path, node.start_mark.line + 1, "expected one word, or {IN: [...]} for several")
        return frozenset(several(node, path)["IN"])

    return read_one_of


def _table(item: Any) -> Reading:
    """A mapping with any keys as a dictionary."""
    reading = _reading(item)
    shown = "[...]" if get_origin(item) is tuple else "..."

    def read_table(node: yaml.Node, path: Path) -> dict[str, Any]:
        if not isinstance(node, yaml.MappingNode):
            message = f'expected keys and values, for example "12": {shown}'
            raise RuleError(path, node.start_mark.line + 1, message)
        entries: dict[str, Any] = {}
        for key, value in node.value:
            name = _key(key, path)
            if name in entries:
                raise RuleError(path, key.start_mark.line + 1, f"{name!r} is given twice")
            entries[name] = reading(value, path)
        return entries

    return read_table


def _choice(words: tuple[str, ...]) -> Reading:
    """One of a few words."""

    def read_choice(node: yaml.Node, path: Path) -> str:
        value = _one(node, path)
        if value not in words:
            message = f"{value!r} is not one of {', '.join(words)}{nearest(value, words)}"
            raise RuleError(path, node.start_mark.line + 1, message)
        return value

    return read_choice


def _scalar(wanted: Any) -> Reading:
    """Text, a number, or true and false."""
    if wanted is str:
        return _one
    truth = {"true": True, "false": False}
    convert: Callable[[str], Any] = truth.__getitem__ if wanted is bool else wanted

    def read_scalar(node: yaml.Node, path: Path) -> Any:
        value = _one(node, path)
        try:
            return convert(value)
        except (KeyError, ValueError):
            raise RuleError(path, node.start_mark.line + 1, f"{value!r} is not {_NAMES[wanted]}") from None

    return read_scalar


_NAMES = {float: "a number", int: "a whole number", bool: "true or false"}


def _one(node: yaml.Node, path: Path) -> str:
    if not isinstance(node, yaml.ScalarNode) or node.tag:
        raise RuleError(path, node.start_mark.line + 1, "expected one word or number")
    value: str = node.value
    return value


def _key(node: yaml.Node, path: Path) -> str:
    """A key, which must be a word."""
    if not isinstance(node, yaml.ScalarNode) or node.tag:
        raise RuleError(path, node.start_mark.line + 1, "a key must be one word")
    name: str = node.value
    return name


def _shown(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "..."


def nearest(word: str, right: Any) -> str:
    """A hint at the nearest right word, or nothing where none is near."""
    near = difflib.get_close_matches(word, list(right), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
