"""Reads YAML files into frozen dataclasses; answers a mistake with file, line and the nearest right word.

Every scalar is text until a typed field says otherwise: plain YAML would turn the words *no*, *on* and *12:30* of a word
list into something else. The keys that a file may have, and their defaults, are those of the dataclass.
"""

import difflib
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import yaml

T = TypeVar("T")
# Both keep every scalar text; the one that is written in C is there where PyYAML was built with it, and much faster.
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class RuleError(Exception):
    """A rule file is wrong; the message names file and line and says what to do."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line


def read(kind: type[T], path: Path) -> T:
    """Read one file into one ``kind``, a dataclass. Raises RuleError."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), LOADER)
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise RuleError(path, line, "not UTF-8 text; save the file as UTF-8") from None
    except OSError as error:
        raise RuleError(path, 1, f"cannot be read: {error.strerror}") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise RuleError(path, mark.line + 1 if mark else 1, f"not YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise RuleError(path, 1, f"not YAML: {error}") from None
    if root is None:
        raise RuleError(path, 1, "the file is empty")
    return _entry(root, kind, path)


def _entry(node: yaml.Node, kind: type[T], path: Path) -> T:
    """A mapping as one dataclass."""
    if not isinstance(node, yaml.MappingNode):
        raise RuleError(path, node.start_mark.line + 1, f"expected keys and values ({', '.join(_keys(kind))})")
    types, values = get_type_hints(kind), {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        name = str(key.value)
        if name not in types:
            raise RuleError(path, line, f"unknown key {name!r}{nearest(name, types)}")
        if name in values:
            raise RuleError(path, line, f"{name!r} is given twice")
        values[name] = _value(value, types[name], path)
    for field in fields(kind):  # type: ignore[arg-type]
        if field.name not in values and field.default is MISSING and field.default_factory is MISSING:
            raise RuleError(path, node.start_mark.line + 1, f"missing key {field.name!r}")
    return kind(**values)


def _value(node: yaml.Node, wanted: Any, path: Path) -> Any:
    """A node as the type that a field wants."""
    line = node.start_mark.line + 1
    origin, args = get_origin(wanted), get_args(wanted)
    if origin is UnionType:
        return _value(node, next(a for a in args if a is not type(None)), path)
    if origin is tuple:
        if not isinstance(node, yaml.SequenceNode):
            raise RuleError(path, line, f"expected a list, for example [{_shown(node)}]")
        return tuple(_value(item, args[0], path) for item in node.value)
    if origin is dict:
        if not isinstance(node, yaml.MappingNode):
            raise RuleError(path, line, "expected keys and values")
        entries: dict[str, Any] = {}
        for key, value in node.value:
            if key.value in entries:
                raise RuleError(path, key.start_mark.line + 1, f"{key.value!r} is given twice")
            entries[str(key.value)] = _value(value, args[1], path)
        return entries
    if is_dataclass(wanted):
        return _entry(node, wanted, path)  # type: ignore[arg-type]
    if not isinstance(node, yaml.ScalarNode):
        raise RuleError(path, line, "expected one word or number")
    if origin is Literal:
        if node.value not in args:
            raise RuleError(path, line, f"{node.value!r} is not one of {', '.join(args)}{nearest(node.value, args)}")
        return node.value
    convert: dict[type, Callable[[str], Any]] = {
        str: str,
        float: float,
        int: int,
        bool: {"true": True, "false": False}.__getitem__,
    }
    try:
        return convert[wanted](node.value)
    except (KeyError, ValueError):
        raise RuleError(path, line, f"{node.value!r} is not {_NAMES[wanted]}") from None


_NAMES = {float: "a number", int: "a whole number", bool: "true or false", str: "text"}


def _keys(kind: type) -> list[str]:
    return [field.name for field in fields(kind)]


def _shown(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "..."


def nearest(word: str, right: Any) -> str:
    """A hint at the nearest right word, or nothing where none is near."""
    near = difflib.get_close_matches(word, list(right), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
