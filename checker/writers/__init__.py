"""One output format a file; its name is the format's.

A module here has ``write(results, out, frame)``, which prints the findings, and ``ledger(results, out, frame)``, which
prints the claims; both write text to ``out`` and end with a newline.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType

from checker.folders import modules
from checker.model import Event, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a writer knows beside the results."""

    version: str = ""
    colour: bool = False
    """Whether the output is a terminal that shows colours."""
    width: int = 0
    """How many columns a terminal has; zero where the output is none."""
    unread: int = 0
    """How many reports could not be analysed."""
    why: bool = False
    """Whether the ledger also says of every two figures of one measure whether they were compared, and why or why not.
    """
    together: tuple[Sequence[Event], Sequence[Finding]] | None = None
    """What reaches across the reports, where they are checked together; claims are named NAME#ID."""
    checks: Mapping[str, str] = field(default_factory=dict)
    """The name of every check and its page in Markdown, for formats that list what was looked for."""


def writers() -> dict[str, ModuleType]:
    """The output formats by name."""
    return modules(__name__, "write", "ledger")
