"""Figures that stand as what was not beside the one that was: *Twenty people, not 27, were killed*."""

from collections.abc import Sequence

from checker.quantities.counting import could_hold_figure

BEFORE = frozenset({",", "and", "–", "—", "-"})
# *, and not 19 as first reported,*
LONGEST = 8


def is_contrasted(words: Sequence[str], start: int) -> bool:
    """Whether the figure that starts there is told as what was not, and another one stands before it: *120 passengers,
    not 90*; *not 12* alone denies what somebody else said.
    """
    before = [word.lower() for word in words[max(0, start - 2) : start]]
    return len(before) == 2 and before[1] == "not" and before[0] in BEFORE and could_hold_figure(words[: start - 2])


def contrasts(words: Sequence[str]) -> list[tuple[int, int]]:
    """The half-open ranges of such figures between commas, with both commas: without them the sentence parses as it is
    meant.
    """
    found = []
    for start in (i + 1 for i, word in enumerate(words) if word.lower() == "not"):
        if not (is_contrasted(words, start) and could_hold_figure(words[start : start + 1])):
            continue
        first = start - 2 if words[start - 2] == "," else start - 3
        end = next((i for i in range(start, min(start + LONGEST, len(words))) if words[i] == ","), None)
        if words[first] == "," and end is not None:
            found.append((first, end + 1))
    return found
