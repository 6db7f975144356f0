"""The shape of ``rules/versions.yaml``: how a report says that a figure is not the one that it gave before."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VersionWords:
    """Phrases as they stand in the text, in lower case."""

    revised: tuple[str, ...]
    """In the paragraph of the figure: *rose*, *up from*, *revised*."""
    corrected: tuple[str, ...]
    """In any paragraph that is new: *an earlier version*."""
