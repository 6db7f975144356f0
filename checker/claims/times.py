"""The times that a sentence names: days, months and years."""

import re

from checker.model import Token

MONTHS = frozenset("january february march april may june july august september october november december".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
NEAR_DAYS = frozenset("today yesterday tonight tomorrow overnight".split())
DAYS = WEEKDAYS | NEAR_DAYS
MONTH_STEMS = frozenset(month[:3] for month in MONTHS)
# "Sept.", "Sep", "September"
_MONTH_OF = {stem: month for month in MONTHS for stem in (month, month[:3], month[:4])}
YEAR = re.compile(r"(1[89]|20)\d\d$")


def other_days(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two figures are told of two days: of two weekdays, or one of today and one of yesterday."""
    for names in (WEEKDAYS, NEAR_DAYS):
        first, second = names & set(a), names & set(b)
        if first and second and not first & second:
            return True
    return False


def time_of(tokens: tuple[Token, ...], at: int) -> str | None:
    """The time that a token names (a weekday, a month, a year), normalised; None where it names none."""
    token = tokens[at]
    if token.lower in DAYS:
        return token.lower
    stem = token.lower.rstrip(".")
    month = _MONTH_OF.get(stem)
    if month is not None and token.text[:1].isupper():
        if stem == "may" and not (
            (at and tokens[at - 1].lower in {"in", "of", "since", "last", "on", "until", "by", "late", "early"})
            or _number_beside(tokens, at)
        ):
            return None
        return month
    if YEAR.match(token.text) and (at == 0 or tokens[at - 1].text not in "$£€"):
        return token.text
    return None


def _number_beside(tokens: tuple[Token, ...], at: int) -> bool:
    return any(0 <= i < len(tokens) and tokens[i].text.isdigit() for i in (at - 1, at + 1))
