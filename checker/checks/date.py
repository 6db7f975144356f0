"""Days, weekdays and ages that do not fit each other.

*Tuesday, December 4, 2019* was a Wednesday; *31 June*; *born in 1950, died in 2010 aged 75*.

Dates are no claims; they are read here from the text, and the spans of a finding are all it names.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise, zip_longest

from checker.checks._ages import Mismatch, ages
from checker.checks._dates import (
    LONGEST,
    WEEKDAYS,
    YEAR,
    WrittenDate,
    find_dates,
    published,
    sentence_at,
    sentences,
    spelled,
)
from checker.checks._years import stretches
from checker.checks.conflicts import finding_id
from checker.model import Confidence, Finding, Report, Result, Span
from checker.rules import Rules

# Weekdays before this year may be of another calendar; 1752 is the last change in English, 1923 the last in Europe.
FIRST_YEAR, FIRST_YEAR_EVERYWHERE = 1800, 1924
OTHER_CALENDAR = re.compile(
    r"\b(?:Russia\w*|Soviet|Gree(?:ce|k)\w*|Serbia\w*|Bulgaria\w*|Romania\w*|Ottoman|Julian|[Oo]ld [Ss]tyle)\b"
)
# A date without a year is of the report's own time only so near to it.
NEAR = timedelta(days=170)
CLOSE = timedelta(days=31)
SAME_EVENT = timedelta(days=14)
FAR = 3000
# Words that put a date without a year into another year.
OTHER_YEAR = re.compile(
    r"\b(?:last|this|next|previous|following|that|same)\s+year\b|\byears?\s+(?:ago|earlier|later|before|after|since)\b"
    r"|\banniversar\w+\b|\bannual\w*\b|\bevery\s+year\b",
    re.IGNORECASE,
)
# "Friday, July 4 fireworks": the date belongs to a noun, the weekday to the sentence. These go on after a whole date.
GOES_ON = re.compile(
    r"\s*(?:[,.;:)\]—–\"”]|-\s|$|\n|(?:at|in|on|by|when|after|before|and|or|as|the|to|for|from|with|while|near|was|were|is|are|"
    r"has|have|had|will|would|outside|during|between|around|about|over|that|who|which|but|because|an?|local|GMT|its|his|her|"
    r"their|this|until|through|if|of|off|shortly|just|early|late|against|about|aboard|across|along)\b)"
)
# "June 31 died" is no day: these follow one.
ALONE = re.compile(r"\s*(?:[,.;:)]|$|\n|(?:at|in|when|after|and|as|the|was|is|were|had|has)\b)")
# Two days of one breath: "Saturday, March 29, and Sunday, March 30, 2025".
BREATH = re.compile(r"\)?\s*,?\s*(?:and|to|or|until|through|-|–)?\s*(?:on|from)?\s*")
NAMED = re.compile(r"(?:\b(?:on|dated|[Oo]n\s+the|born|died|[Bb]y|until|before|from)|day,?|day\s+the)\s+(?:the\s+)?$")
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check(result: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each date, age or span of years that cannot be right."""
    report = result.report
    dates = find_dates(report)
    today = published(report, dates)
    years = {int(y) for y in YEAR.findall(report.text)}
    anchor, reach = (today, NEAR) if today else (_told_in_lead(report, dates, years), SAME_EVENT)
    seen: set[Span] = set()
    for d, after in zip_longest(dates, dates[1:]):
        day = d.when or (_in_its_year(report, d, after, anchor, reach, years) if d.weekday is not None else None)
        found = _impossible(report, d) or _weekday(report, d, day)
        if found is not None:
            seen.add(d.span)
            yield found
    yield from (_two_weekdays(report, a, b) for a, b in _pairs(report, dates) if not {a.span, b.span} & seen)
    for mismatch in (*ages(report, dates, today, years), *_stretches(report)):
        yield _age(report, mismatch)


def _stretches(report: Report) -> Iterator[Mismatch]:
    for part in report.parts:
        for here in sentences(report.text, part.span):
            if here.end - here.start <= LONGEST:
                yield from stretches(report.text, here)


def _impossible(report: Report, d: WrittenDate) -> Finding | None:
    """A day that its month does not have: *31 June*, *February 29, 2023*. *In June 31 died* is none."""
    longest = DAYS[d.month - 1]
    if d.day == 29 and d.month == 2 and d.year is not None and d.on(d.year) is None:
        longest = 28
    if d.day < 1 or d.day <= longest or d.many:
        return None
    text = report.text
    before = text[max(0, d.span.start - 20) : d.core.start]
    ordinal = re.search(r"\d(?:st|nd|rd|th)", text[d.core.start : d.core.end]) is not None
    alone = ALONE.match(text, d.core.end) is not None
    if not (d.year is not None or ordinal or NAMED.search(before) or d.weekday is not None) or not alone:
        return None
    month = spelled(date(2000, d.month, 1)).split()[1]
    year = f" {d.year}" if d.month == 2 and d.year is not None else ""
    said = _said(report, d.span)
    return _finding(f"No such date: {said}.", (d.span,), f"{month}{year} has {longest} days", "high", said)


def _weekday(report: Report, d: WrittenDate, day: date | None) -> Finding | None:
    """A weekday that the day was not."""
    if day is None or d.weekday is None or day.weekday() == d.weekday or day.year < FIRST_YEAR:
        return None
    if day.year < FIRST_YEAR_EVERYWHERE and OTHER_CALENDAR.search(report.text):
        return None
    said, because = _said(report, d.span), f"{spelled(day)} is a {WEEKDAYS[day.weekday()]}"
    confidence: Confidence = "high" if d.year is not None else "medium"
    message = f"Weekday and date do not fit: {said}; {because}."
    return _finding(message, (d.span,), because, confidence, f"{said} {because}")


def _in_its_year(
    report: Report, d: WrittenDate, after: WrittenDate | None, anchor: date | None, reach: timedelta, years: set[int]
) -> date | None:
    """The day in the year that it must be of, where none is written; None where the text leaves a doubt."""
    text, part = report.text, report.parts[d.part]
    if d.year is not None or not GOES_ON.match(text, d.span.end):
        return None
    if after and after.when and BREATH.fullmatch(text, d.span.end, min(after.span.start, d.span.end + 40)):
        return _nearest(d, after.when, CLOSE)
    day = _nearest(d, anchor, reach) if anchor is not None else None
    if day is None or anchor is None:
        return None
    here = sentence_at(text, part, d.span.start)
    if OTHER_YEAR.search(text, here.start, here.end) or _years(report, d) - {anchor.year}:
        return None
    fits = any((other := d.on(y)) is not None and other.weekday() == d.weekday for y in years - {day.year})
    return None if fits else day


def _years(report: Report, d: WrittenDate) -> set[int]:
    """The years that its paragraph names, as far as it reaches around the date."""
    part = report.parts[d.part].span
    start, end = max(part.start, d.span.start - FAR), min(part.end, d.span.end + FAR)
    return {int(year) for year in YEAR.findall(report.text, start, end)}


def _told_in_lead(report: Report, dates: Sequence[WrittenDate], years: set[int]) -> date | None:
    """The day of the event: the only full date of a report that names no other year, with its weekday in the lead."""
    body = [i for i, part in enumerate(report.parts) if part.kind == "body"]
    full = [d for d in dates if d.when is not None]
    if len(years) != 1 or not full or not body or any(d.part != body[0] or d.weekday is None for d in full):
        return None
    days = {d.when for d in full}
    day = full[0].when
    return day if len(days) == 1 and day is not None and day.weekday() == full[0].weekday else None


def _nearest(d: WrittenDate, anchor: date, reach: timedelta) -> date | None:
    days = [day for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := d.on(y)) is not None]
    day = min(days, key=lambda day: abs(day - anchor), default=None)
    return day if day is not None and abs(day - anchor) <= reach else None


def _pairs(report: Report, dates: Sequence[WrittenDate]) -> Iterator[tuple[WrittenDate, WrittenDate]]:
    """Dates without a year, near each other, whose weekdays cannot be of one year."""
    text = report.text
    bare = [d for d in dates if d.weekday is not None and d.year is None and GOES_ON.match(text, d.span.end)]
    for a, b in pairwise(bare):
        if _elsewhere(report, a) or _elsewhere(report, b) or a.weekday is None or b.weekday is None:
            continue
        # 2001 is as good as any year: no pair reaches over the end of February or of the year.
        first, second = a.on(2001), b.on(2001)
        if first is None or second is None or abs(second - first) > CLOSE or (first.month <= 2) != (second.month <= 2):
            continue
        if ((second - first).days - (b.weekday - a.weekday)) % 7:
            yield a, b


def _elsewhere(report: Report, d: WrittenDate) -> bool:
    here = sentence_at(report.text, report.parts[d.part], d.span.start)
    return bool(OTHER_YEAR.search(report.text, here.start, here.end) or _years(report, d))


def _two_weekdays(report: Report, a: WrittenDate, b: WrittenDate) -> Finding:
    first, second = _said(report, a.span), _said(report, b.span)
    apart = (b.core != a.core) and (b.on(2001) or date.min) - (a.on(2001) or date.min)
    days = abs(apart.days) if isinstance(apart, timedelta) else 0
    because = f"the two days are {days} days apart" if days else "both are the same day"
    return _finding(
        f"The weekdays of two dates do not fit each other: {first} and {second}.", (a.span, b.span), because, "medium",
        f"{first} {second}",
    )  # fmt: skip


def _age(report: Report, mismatch: Mismatch) -> Finding:
    said = " and ".join(_said(report, span) for span in mismatch.spans)
    return _finding(f"{mismatch.title}: {said}; {mismatch.because}.", mismatch.spans, mismatch.because, "high", said)


def _said(report: Report, span: Span) -> str:
    return " ".join(report.text[span.start : span.end].split())


def _finding(message: str, spans: Sequence[Span], because: str, confidence: Confidence, said: str) -> Finding:
    return Finding(
        id=finding_id("date", said.lower(), ()),
        check="date",
        severity="error",
        confidence=confidence,
        measure="date",
        event="",
        message=message,
        claims=(),
        pairs=(),
        spans=tuple(spans),
        because=(because,),
    )
