"""Which rules were used: a version, and a hash that changes with every word of them."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

from checker import __version__
from checker.rules import rules_folder


class Ruleset(TypedDict):
    """The version of the program and the hash of all rule files."""

    version: str
    hash: str


def ruleset(
    folders: tuple[Path, ...] = (), checks: Mapping[str, str] | None = None, aliases: Mapping[str, str] | None = None
) -> Ruleset:
    """The ruleset of the shipped rules and those of the folders, in this order, with what the configuration changes.

    The hash is the first 16 hex digits of SHA-256 over the program's version, the names and the bytes of the files,
    the severities of checks and the names of sources.
    """
    digest = hashlib.sha256(__version__.encode())
    for folder in (rules_folder(), *folders):
        for path in sorted(folder.rglob("*.y*ml")):
            data = path.read_bytes()
            digest.update(f"\0{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
            digest.update(data)
    digest.update(json.dumps([checks or {}, aliases or {}], sort_keys=True).encode())
    return {"version": __version__, "hash": digest.hexdigest()[:16]}
