"""Games against those won, drawn and lost: *ten games, with seven wins, one draw and three defeats*."""

import re
from collections.abc import Iterator

from checker.checks._found import found
from checker.checks._lines import UNKNOWN, Line, figure, words
from checker.checks._lists import Items
from checker.checks._sizes import exact, number
from checker.model import Finding
from checker.rules import Rules

NAME = "arithmetic"

GAMES = r"(?:[^\s#]+ )?(?:games|matches|fixtures|races|bouts|fights|tests|ties)\b"
RECORDS = (
    re.compile(
        figure("g") + rf" {GAMES}[^#;]{{0,40}}?" + figure("w") + r" (?:wins?|victory|victories),? (?:and )?"
        + figure("d")
        + r" draws?,? (?:and )?" + figure("l") + r" (?:defeats?|loss|losses)\b"
    ),
    re.compile(
        r"\bwon " + figure("w") + r" of (?:their |its |his |her |the )?(?:first |last |past )?" + figure("g")
        + rf" {GAMES}[^#;]{{0,30}}?,? (?:and )?(?:drawn|drew) " + figure("d") + words(1) + r",? and lost "
        + figure("l")
    ),
    re.compile(
        r"\bwon " + figure("w") + r",? (?:drawn|drew) " + figure("d") + r",? and lost " + figure("l")
        + r"[^#;]{0,20}? (?:of|in|from) (?:their |its |his |her |the )?(?:first |last |past )?" + figure("g")
        + rf" {GAMES}"
    ),
)  # fmt: skip


def played(line: Line, rules: Rules) -> Iterator[Finding]:
    """A record of wins, draws and defeats that is not as long as the games."""
    for pattern in RECORDS if UNKNOWN not in line.text else ():
        for match in pattern.finditer(line.text):
            games, *ends = (line.claim(match[name]) for name in "gwdl")
            plain = all(exact(c) and c.quantity.unit is None for c in (games, *ends))
            if plain and sum(map(number, ends)) != number(games):
                items = Items(tuple(ends))
                yield found(NAME, [games, *ends], items.against(games), rules)
