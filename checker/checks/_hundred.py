"""Shares of one vote or poll in two sentences that together pass 100 percent.

*She won 58 percent of the vote ... Her main rival got 47 percent*; *54 percent are for it. Thirty-nine percent are
against it and 17 percent have no opinion*.
"""

import re
from collections.abc import Iterator, Sequence

from checker.checks._found import past_hundred
from checker.checks._lines import UNKNOWN, Line
from checker.checks._portions import TIME_SHIFT, UNDECIDED
from checker.checks._sizes import exact, number
from checker.model import Claim, Finding
from checker.rules import Rules

NAME = "arithmetic"
OF_THE_VOTE = re.compile(r"#\d+# of (?:the |all )?(?:[^\s#,;:]+ )?(?:votes?|ballots?)\b")
RIVAL = re.compile(
    r"\b(?:rivals?|opponents?|challengers?|runner-up|contenders?)\b[^#;:]*#\d+#"
    r"|\b(?:came|finished|was|in) (?:a distant |a close )?second\b[^#;:]*#\d+#"
)
# Shares of some of them, of another vote, or of no vote at all.
OTHER = re.compile(
    r"\b(?:turnout|women|men|younger|older|aged|among|those who|of them|counted|reporting|first round|second round|"
    r"runoff|run-off|exit poll|polls?|predicted|projected|margin|points?|last|previous\w*|earlier|than)\b"
)
ASIDE = re.compile(r"\b(?:turnout|women|men|younger|older|aged|among|those who|of them|margin|points|than|more)\b")
MOST, ENOUGH = 150, 97


def over_hundred(line: Line, near: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    """The shares of a sentence with those of the one or two before it."""
    here = _shares(line)
    if not here or line.text.endswith("?"):
        return
    for first in reversed(near):
        told = _shares(first)
        if not told or line.paragraph - first.paragraph > 1:
            continue
        voted = len(told) == 1 and OF_THE_VOTE.search(first.text) and RIVAL.search(line.text)
        asked = UNDECIDED.search(line.text) and len(told) + len(here) > 2 and first is near[-1]
        aside = (OTHER if voted else ASIDE).search(f"{first.text} {line.text}")
        parts = [*told, *here]
        total = sum(map(number, parts))
        whole = any(sum(map(number, some)) >= ENOUGH for some in (told, here))
        if (voted or asked) and not aside and not whole and 100 + len(parts) < total < MOST:
            yield past_hundred(NAME, parts, rules)
        return


def _shares(line: Line) -> list[Claim]:
    """The shares of a sentence, where they are exact and of one time."""
    shares = [c for c in line.claims if c.quantity.unit == "percent"]
    plain = all(exact(c) and c.status != "superseded" and number(c) <= 100 for c in shares)
    return shares if plain and UNKNOWN not in line.text and not TIME_SHIFT.search(line.text) else []
