"""The scores of matches: *2-1*, *lost 3 to 1*; votes are figures."""

from collections.abc import Sequence

from checker.quantities.figure import Figure
from checker.quantities.line import Line
from checker.rules.hedges import Hedges


def scored(line: Line, figures: Sequence[Figure], hedges: Hedges) -> dict[int, str]:
    """The figures, by their place in the list, that are the score of a match: *2-1*, *lost 3 to 1*."""
    found: dict[int, str] = {}
    for i in range(len(figures) - 1):
        left, right = figures[i], figures[i + 1]
        between = line.lower(left.end, right.start - left.end)
        if between == ("/",):
            found[i] = found[i + 1] = "ratio"
            continue
        if (
            between not in {("-",), ("to",), ("-", "to", "-")}
            or left.unit
            or right.unit
            or left.core[1] - left.core[0] > 1
        ):
            continue
        if left.low is None or right.low is None:
            continue
        small = max(left.low, right.low) < 200 and left.low.denominator == right.low.denominator == 1
        near = {line[k].lower for k in range(max(0, left.start - 12), min(len(line), right.end + 8))}
        # "a 3-0 win" is a score even beside a vote
        if small and between == ("-",) and line[right.end].lower in hedges.sport_words - hedges.vote_words:
            found[i] = found[i + 1] = "score"
            continue
        if not small or (near & hedges.vote_words and not near & {"goal", "goals", "match", "beat", "half-time"}):
            continue
        if between == ("-",) and not line.joined(left.end) and not near & hedges.sport_words:
            # "Leeds 2 - 0 Derby"
            if line[left.start - 1].text[:1].isupper() and line[right.end].text[:1].isupper():
                found[i] = found[i + 1] = "score"
            continue
        if between == ("-",) or line[left.start - 1].lower in hedges.sport_words:
            found[i] = found[i + 1] = "score"
    return found
