"""Stretches of years and days against the years and dates at their ends: *from 1979 to 1997, a reign of 28 years*."""

import re
from collections.abc import Iterator

from checker.checks._ages import NUMBER, Mismatch, read_number
from checker.checks._dates import DATE, MONTHS
from checker.model import Span

YEAR = r"(?:1[5-9]|20)\d\d"
OPENING = (
    r"(?:began|begun|beginning|started|starting|opened|opening|founded|laid|launched|broke out|took office|"
    r"came to power)"
)
CLOSING = (
    r"(?:ended|ending|finished|completed|concluded|closed|opened|stopped|inaugurated|consecrated|fell|left|"
    r"stepped down)"
)
HEDGE = re.compile(
    r"\b(?:about|nearly|almost|some|around|more than|over|less than|roughly|at least|barely|up to|under|every) $"
)
STRETCHES = tuple(
    re.compile(pattern)
    for pattern in (
        # from 1979 to 1997, a reign of 28 years
        rf"\b[Ff]rom (?P<early>{YEAR}) (?:to|until|till) (?P<late>{YEAR}),? (?:a|an|for a|in a|or) (?:\w+ )?"
        rf"(?:\w+ of )?{NUMBER} years\b",
        # for 18 years, from 1979 to 1997
        rf"\b{NUMBER} years,? (?:\w+ ){{0,3}}?(?:from|between) (?P<early>{YEAR}) (?:to|until|till|and) "
        rf"(?P<late>{YEAR})",
        # took 42 years to build: work began in 1871 and ended in 1913
        rf"\b{NUMBER} years\b[^.;]{{0,40}}[:,—–] [^.;]{{0,30}}?\b{OPENING} in (?P<early>{YEAR})[^.;]{{0,25}}? "
        rf"{CLOSING} in (?P<late>{YEAR})",
    )
)
FOUNDED = re.compile(
    rf"\b(?:founded|established|opened|set up|built|launched|formed|created|started) in (?P<early>{YEAR})"
    rf"[^.;]{{0,60}}?\b(?:its|the|their) (?P<n>\d{{1,3}})(?:st|nd|rd|th) (?:anniversary|birthday|jubilee)(?! of)"
    rf"[^.;]{{0,25}}? in (?P<late>{YEAR})"
)
DAYS = re.compile(rf"\b{NUMBER} days\b[^.;:\d]{{0,30}}[,(—–:] ?(?:running )?(?:from|between) (?=\S)")
# Both ends may count, or neither.
ROOM = 1
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def stretches(text: str, here: Span) -> Iterator[Mismatch]:
    """The stretches of a sentence that are longer or shorter than what lies between their ends."""
    for pattern in (*STRETCHES, FOUNDED):
        for found in pattern.finditer(text, here.start, here.end):
            late, early, stated = int(found["late"]), int(found["early"]), read_number(found["n"])
            hedged = HEDGE.search(text[max(here.start, found.start("n") - 20) : found.start("n")])
            room = max(2, round(stated * 0.15)) if hedged else ROOM
            if late > early and abs(late - early - stated) > room:
                spans = tuple(sorted(Span(*found.span(name)) for name in ("early", "late", "n")))
                because = f"from {early} to {late} are {late - early} years"
                yield Mismatch("The years do not fit", spans, because)
    yield from _days(text, here)


def _days(text: str, here: Span) -> Iterator[Mismatch]:
    """*14 days, from 3 March to 20 March*: in one year, whichever it is."""
    for found in DAYS.finditer(text, here.start, here.end):
        ends = list(DATE.finditer(text, found.end(), min(here.end, found.end() + 60)))[:2]
        joint = text[ends[0].end() : ends[1].start()].strip() if len(ends) > 1 else ""
        if joint not in {"to", "until", "till", "and", "through"} or text[found.end() : ends[0].start()].strip():
            continue
        days = [_day_of_year(end) for end in ends]
        stated, real = read_number(found["n"]), days[1] - days[0]
        if (
            real > 0
            and not real - ROOM <= stated <= real + ROOM
            and not HEDGE.search(text[max(here.start, found.start("n") - 20) : found.start("n")])
        ):
            spans = tuple(sorted((Span(*found.span("n")), *(Span(*end.span("date")) for end in ends))))
            yield Mismatch("The days do not fit", spans, f"the two days are {real} days apart")


def _day_of_year(found: re.Match[str]) -> int:
    """The day's place in a year without a leap day."""
    month = MONTHS.index((found["m"] or found["m2"])[:3].lower())
    return sum(LENGTHS[:month]) + int(re.sub(r"\D", "", found["d"] or found["d2"]))
