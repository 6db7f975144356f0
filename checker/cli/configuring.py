"""Which configuration holds for some reports, and what ``checker config`` prints of it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from checker.cli.inputs import common_folder
from checker.settings import Configuration, Settings, find_configuration, read_configuration


def configuration(paths: Sequence[str], given: Path | None = None, *, no_config: bool = False) -> Configuration:
    """The given configuration, or that found upwards from the folder that holds all reports. Raises SettingsError."""
    if no_config:
        return Configuration()
    return read_configuration(given or find_configuration(common_folder(paths)))


def page(held: Configuration) -> str:
    """What holds and where it comes from, as a file that could be the configuration."""
    rows = list(_rows(held))
    width = max(len(text) for text, source in rows if source)
    lines = [f"{text.ljust(width)}  # {source}" if source else text for text, source in rows]
    return f"# {held.path or 'no configuration file; everything is as shipped'}\n" + "\n".join(lines) + "\n"


def _rows(held: Configuration) -> Iterator[tuple[str, str]]:
    """Lines of TOML, each with where its value comes from."""
    from checker.checks import NAMES  # a quarter of a second that --help need not spend

    settings = held.settings
    tables = {"checks": dict.fromkeys(NAMES, "on") | settings.checks, "sources": dict(settings.sources)}
    for one in fields(Settings):
        if one.name not in tables:
            key, value = one.name.replace("_", "-"), getattr(settings, one.name)
            yield f"{key} = {_shown(list(value) if isinstance(value, tuple) else value)}", _source(held, (key,))
    for table, values in tables.items():
        yield "", ""
        yield f"[{table}]", ""
        for key, text in values.items():
            name = key if table == "checks" else _shown(key)
            yield f"{name} = {_shown(text)}", _source(held, (table, key))


def _shown(value: object) -> str:
    """A value as TOML; nothing that a terminal may obey."""
    shown = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in shown)


def _source(held: Configuration, key: tuple[str, ...]) -> str:
    return f"{held.path.name}, line {held.lines[key]}" if held.path and key in held.lines else "as shipped"
