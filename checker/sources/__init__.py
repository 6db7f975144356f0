"""Who says it: the stretches of a report that somebody is named for, and by which name."""

from checker.sources.aliases import renamed
from checker.sources.attributions import find_attributions
from checker.sources.reading import after_dateline
from checker.sources.surface import asides, could_attribute, dateline
from checker.sources.voices import one_account, same_voice, source_of

__all__ = [
    "after_dateline",
    "asides",
    "could_attribute",
    "dateline",
    "find_attributions",
    "one_account",
    "renamed",
    "same_voice",
    "source_of",
]
