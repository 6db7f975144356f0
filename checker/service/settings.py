"""What the service is told when it starts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the service works; all of it can be sent to another process."""

    workers: int = 1
    """How many processes read reports."""
    token: str = ""
    """What a caller has to know; empty where everybody may call."""
    origins: tuple[str, ...] = ()
    """The origins whose pages may call from a browser: ``https://cms.example``."""
    limit: int = 2_000_000
    """The largest request in bytes."""
    timeout: float = 10.0
    """How many seconds one request may be read, wait, and be worked on, each."""
    waiting: int = 100
    """How many requests may wait for a free worker."""
    folders: tuple[Path, ...] = ()
    """Folders of rules beside the shipped ones."""
    model: str = ""
    """Another installed spaCy pipeline."""
    checks: Mapping[str, str] = field(default_factory=dict)
    """Of some checks *off*, or the severity of what they find."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Other names of sources, and for each the name that the house uses."""
