"""The configuration: ``checker.toml``, or ``[tool.checker]`` in ``pyproject.toml``, read into frozen settings.

The keys that a file may have, their types and their defaults are those of ``Settings``; a mistake is answered with
file, line and the nearest right word.
"""

import os
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from checker.errors import CheckerError
from checker.rules.reader import nearest
from checker.writers import writers

FILE, PROJECT, TABLE = "checker.toml", "pyproject.toml", "tool.checker"
LARGEST = 1_000_000

FailOn = Literal["error", "warning", "note", "never"]
Verdict = Literal["on", "off", "error", "warning", "note"]


class SettingsError(CheckerError):
    """A configuration file is wrong; the message names file and line and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds where the command line says nothing; the keys of a file have ``-`` for ``_``."""

    rules: tuple[str, ...] = ()
    """Folders of rules beside the shipped ones, relative to the file."""
    format: str = "text"
    """How to print."""
    fail_on: FailOn = "warning"
    """The least severe finding that makes the exit status 1."""
    checks: dict[str, Verdict] = field(default_factory=dict)
    """Of a check *off*, *on*, or the severity of what it finds."""
    sources: dict[str, str] = field(default_factory=dict)
    """Other names of sources, and for each the name that the house uses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """The settings of a run, and where they come from."""

    settings: Settings = field(default_factory=Settings)
    path: Path | None = None
    """The file; None where there is none."""
    lines: dict[tuple[str, ...], int] = field(default_factory=dict)
    """For each key that the file gives (``("checks", "date")``) its line."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of rules."""
        here = self.path.parent if self.path else Path()
        return tuple(here / folder for folder in self.settings.rules)


def find_configuration(start: Path) -> Path | None:
    """The nearest configuration file in a folder or above it; ``checker.toml`` goes before ``pyproject.toml``.

    A ``pyproject.toml`` without ``[tool.checker]`` is none.
    """
    folder = Path(os.path.abspath(start))
    for here in (folder, *folder.parents):
        if (here / FILE).is_file():
            return here / FILE
        if (here / PROJECT).is_file() and _is_meant(here / PROJECT):
            return here / PROJECT
    return None


def _is_meant(path: Path) -> bool:
    try:
        return re.search(r"^\s*\[\s*tool\s*\.\s*[\"']?checker\b", path.read_text("utf-8", "replace"), re.M) is not None
    except OSError:
        return False


def read_configuration(path: Path | None) -> Configuration:
    """The configuration of a file, or the defaults where there is none. Raises SettingsError."""
    if path is None:
        return Configuration()
    text = _text(path)
    try:
        root: Any = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        what, at = str(error), re.search(r" \(at (?:line (\d+).*|end of document)\)$", str(error))
        line = int(at[1]) if at and at[1] else len(text.splitlines())
        raise SettingsError(f"{path}:{line}: not TOML: {what[: at.start()] if at else what}") from None
    table: tuple[str, ...] = ()
    if path.name == PROJECT:
        table = tuple(TABLE.split("."))
        for name in table:
            root = root.get(name, {}) if isinstance(root, dict) else {}
    reading = _Reading(path, text, table)
    settings = reading.settings(root)
    return Configuration(settings=settings, path=path, lines=reading.lines)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); check the name and its permissions") from None
    if len(data) > LARGEST:
        raise SettingsError(f"{path}: larger than {LARGEST} bytes: no configuration")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SettingsError(f"{path}:{line}: not UTF-8 text; save the file as UTF-8") from None


class _Reading:
    """One file being read: every value is checked against the type of its field."""

    def __init__(self, path: Path, text: str, table: tuple[str, ...]) -> None:
        self.path, self.table = path, table
        self.places = _places(text)
        self.lines: dict[tuple[str, ...], int] = {}

    def settings(self, root: Any) -> Settings:
        """The settings of the file's table."""
        if not isinstance(root, dict):
            raise self.wrong((), "expected keys and values")
        types = get_type_hints(Settings)
        names = {f.name.replace("_", "-"): f.name for f in fields(Settings)}
        values: dict[str, Any] = {}
        for key, value in root.items():
            if key not in names:
                hint = nearest(key, names) or f"; there are {', '.join(names)}"
                raise self.wrong((key,), f"unknown key {key!r}{hint}")
            values[names[key]] = self.value((key,), value, types[names[key]])
        for folder in values.get("rules", ()):
            if not (self.path.parent / folder).is_dir():
                raise self.wrong(("rules",), f"{folder!r} is no folder beside this file; give its path from here")
        if "format" in values:
            self.one_of(("format",), values["format"], writers())
        if "checks" in values:
            from checker.checks import NAMES  # a quarter of a second that --help need not spend
        for check in values.get("checks", ()):
            self.one_of(("checks", check), check, NAMES, "check")
        for alias, name in values.get("sources", {}).items():
            if not alias.strip() or not name.strip():
                raise self.wrong(("sources", alias), "a name is empty")
            if name in values["sources"]:
                raise self.wrong(
                    ("sources", alias), f"{name!r} stands on the left too; give the name that the house uses"
                )
        return Settings(**values)

    def value(self, keys: tuple[str, ...], value: Any, wanted: Any) -> Any:
        """A value as the type that a field wants."""
        if len(keys) == 1 or get_origin(wanted) is not dict:
            self.lines[keys] = self.line(keys)
        if get_origin(wanted) is dict:
            if not isinstance(value, dict):
                raise self.wrong(keys, f"expected a table [{'.'.join((*self.table, *keys))}] of keys and values")
            inner = get_args(wanted)[1]
            return {name: self.value((*keys, name), item, inner) for name, item in value.items()}
        if get_origin(wanted) is tuple:
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise self.wrong(keys, 'expected a list of texts, for example ["house-rules"]')
            return tuple(value)
        if not isinstance(value, str):
            shown = _shown(value)
            choice = f": one of {', '.join(get_args(wanted))}" if get_origin(wanted) is Literal else ""
            raise self.wrong(keys, f"{keys[-1]} is {shown}, expected text in quotes{choice}")
        if get_origin(wanted) is Literal:
            self.one_of(keys, value, get_args(wanted))
        return value

    def one_of(self, keys: tuple[str, ...], word: str, right: Iterable[str], what: str = "") -> None:
        """Raise SettingsError where a word is none of the right ones."""
        right = list(right)
        if word not in right:
            said = f"unknown {what} {word!r}" if what else f"{keys[-1]} is {word!r}"
            raise self.wrong(keys, f"{said}, expected one of {', '.join(right)}{nearest(word, right)}")

    def wrong(self, keys: tuple[str, ...], message: str) -> SettingsError:
        """The error at the place of a key."""
        return SettingsError(f"{self.path}:{self.line(keys)}: {message}")

    def line(self, keys: tuple[str, ...]) -> int:
        """The line of a key, or of the nearest table above it."""
        wanted = (*self.table, *keys)
        return next((self.places[wanted[:n]] for n in range(len(wanted), 0, -1) if wanted[:n] in self.places), 1)


_HEADER = re.compile(r"\s*\[\[?\s*(?P<keys>[^\]#]+?)\s*\]\]?\s*(?:#.*)?$")
_WORD = re.compile(r""""(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+""")
_KEY = re.compile(rf"\s*(?P<keys>(?:{_WORD.pattern})(?:\s*\.\s*(?:{_WORD.pattern}))*)\s*=")


def _places(text: str) -> dict[tuple[str, ...], int]:
    """The line of each table and key, as far as lines show it: tomllib does not keep them."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _split(header["keys"])
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            keys = (*table, *_split(key["keys"]))
            found.setdefault(keys, number)
            rest = line[key.end() :]
            if rest.lstrip().startswith("{"):
                # An inline table: checks = { date = "off" }
                for inner in re.finditer(rf"[{{,]{_KEY.pattern}", rest):
                    found.setdefault((*keys, *_split(inner["keys"])), number)
    return found


def _split(keys: str) -> tuple[str, ...]:
    return tuple(_unquoted(word) for word in _WORD.findall(keys))


def _unquoted(word: str) -> str:
    if word[0] != '"':
        return word.strip("'")
    try:
        return str(tomllib.loads(f"x = {word}")["x"])
    except tomllib.TOMLDecodeError:
        return word  # a line of a longer text that only looks like a key


def _shown(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return str(value).lower() if isinstance(value, bool) else names.get(type(value), str(value))
