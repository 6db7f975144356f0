"""What goes on in the next sentence of a paragraph without a new attribution."""

import re

from checker.sources.speakers import Reading
from checker.sources.tags import NUMBERS

# "Of them", "They included", "The other three", "One of them", "The dead were": the parts of what was just told.
PARTS = re.compile(
    r"^(?:(?:of|among|out of) (?:them|those|these|the (?:\w+ )?(?:dead|killed|wounded|injured|victims|total))\b"
    r"|(?:they|these|those|the (?:dead|victims|wounded|injured|survivors|total)) (?:includ|compris)(?:ed|e)\b"
    r"|(?:the|these) (?:other|others|rest|remaining)\b"
    r"|(?:most|many|some|several|half|one|two|three|four|five|six|seven|eight|nine|ten|all|none|\d+)"
    r" of (?:them|those|these|whom)\b"
    r"|(?:that|this|which) (?:brings|brought|takes|took|raises|raised|makes|made) (?:the|it)\b"
    r"|(?:in all|altogether|in total)\b)",
    re.IGNORECASE,
)


def details(r: Reading, text: str) -> bool:
    """Whether a sentence details the account of the one before: its parts or its sum."""
    if PARTS.match(text.lstrip("\"“‘' ")):
        return True
    # "Four were sunk by guns and five by aircraft": a number that stands for the things just counted.
    return (len(r.tags) > 2 and (r.tags[0] == "CD" or r.lower(0) in NUMBERS) and r.finite(1)) or (
        len(r.tags) > 3
        and (r.tags[0] == "CD" or r.lower(0) in NUMBERS)
        and r.lower(1) in {"more", "others", "other"}
        and r.finite(2)
    )


def backshifted(r: Reading) -> bool:
    """Whether the sentence is told in reported speech: its first finite verb is *had* with a participle, or *would*."""
    verbs = [k for k in range(len(r.tags)) if r.finite(k)]
    for k in verbs:
        if r.lower(k) == "had":
            return any(r.tags[m] == "VBN" for m in range(k + 1, min(k + 4, len(r.tags))))
    return False
