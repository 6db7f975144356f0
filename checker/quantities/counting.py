"""The words that could be a figure or a part of one."""

import re
from collections.abc import Sequence

from checker.quantities.numerals import COLLECTIVES, NUMERALS, PARTS

COUNTING = NUMERALS | set(COLLECTIVES) | set(PARTS) | frozenset(
    "no none nobody nothing without noone zero both several dozens scores hundreds thousands millions billions "
    "trillions lakh lakhs crore crores couple pair another single few tens".split()
)  # fmt: skip
# A number may stand on either side of these within a word: "twenty-two", "two's".
INSIDE = re.compile(r"[-'’]")


def could_hold_figure(words: Sequence[str]) -> bool:
    """Whether some word of a sentence could be a figure or a part of one; *a* and *an* alone are not enough."""
    for word in words:
        lower = word.lower()
        if lower in COUNTING or (not lower.isalpha() and not COUNTING.isdisjoint(INSIDE.split(lower))):
            return True
        if not (lower.isascii() and lower.isalpha()) and any(c.isnumeric() for c in lower):
            return True
    return False
