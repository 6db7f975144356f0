"""Who says it: the stretches of a report that somebody is named for, and by which name."""

from checker.sources.aliases import renamed
from checker.sources.attributions import find_attributions
from checker.sources.surface import asides, could_attribute, dateline
from checker.sources.voices import same_voice, source_of

__all__ = ["asides", "could_attribute", "dateline", "find_attributions", "renamed", "same_voice", "source_of"]
