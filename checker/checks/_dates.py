"""The dates that a report writes out, with their weekdays, and the day on which it was published."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checker.model import Part, Report, Span

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MONTH = (
    r"\b(?:Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\b\.?)|Apr(?:il|\b\.?)|May\b|June?\b\.?|July?\b\.?"
    r"|Aug(?:ust|\b\.?)|Sept(?:ember|\b\.?)|Sep\b\.?|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)|Dec(?:ember|\b\.?)"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
# Every month in letters holds one of these; a paragraph without them has no date.
_STEMS = tuple(form for month in MONTHS for form in (month.capitalize(), month.upper()))
_DAY = r"(?<![\d.,:/$£€-])(?<!\d )\d{1,2}(?:st|nd|rd|th)?(?!\w|[.,:/]\d|\s*(?:%|per\b|percent\b|pc\b|[ap]\.?m\b))"
_YEAR = r"(?:1[0-9]|20)\d\d(?![\d-]|,\d|\s*(?:people|percent|%))"
# Sun and Sun. are left out: they are newspapers.
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
    r"|(?:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat)\b\.?)"
)
_GAP = (
    r"(?:(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night))?(?:\s*,)?\s+(?:the\s+)?"
    r"|(?:\s+(?:morning|afternoon|evening|night))?\s*\(\s*)"
)
DATE = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY})(?P<gap>{_GAP}))?"
    rf"(?P<date>(?P<m>{_MONTH})\s+(?:the\s+)?(?P<d>{_DAY})(?:,?\s+(?:of\s+)?(?P<y>{_YEAR}))?"
    rf"|(?P<d2>{_DAY})\s+(?:of\s+)?(?P<m2>{_MONTH})(?![a-z])(?:,?\s+(?P<y2>{_YEAR}))?)"
)
# "4 December 2019, a Wednesday", "December 4, 2019 (a Wednesday)", "was a Wednesday".
_AFTER = re.compile(
    rf"(?:,\s+(?:which\s+(?:was|is|fell\s+on)\s+)?an?\s+|\s+\((?:an?\s+)?|,?\s+(?:was|is|fell\s+on|falls\s+on)\s+an?\s+)"
    rf"(?P<weekday>{_WEEKDAY})(?=[\s,.;:)]|$)(?!\s+[a-z]*(?:morning|night|evening|afternoon|holiday))"
)
_MANY_AFTER = re.compile(
    r"\s*(?:-|–|/|,|\band\b|\bto\b|\bor\b|&|\buntil\b|\bthrough\b)\s*\d{1,2}(?:st|nd|rd|th)?\b(?!\d|:)"
)
_MANY_BEFORE = re.compile(
    r"\d(?:st|nd|rd|th)?\s*(?:-|–|/|,|\band\b|\bto\b|\bor\b|&|\buntil\b|\bthrough\b)\s*(?:the\s+)?$"
)
_LIST_BEFORE = re.compile(
    rf"{_WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?\s*(?:,|-|–|/|\band\b|\bto\b|\bor\b|&|\buntil\b|\bthrough\b|\binto\b)[^.;]{{0,20}}$"
)
_BREAK = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z\d])")
_NO_BREAK = re.compile(
    r"(?:\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun|Mr|Mrs|Ms|Dr|St|No|Gen|Col"
    r"|Sgt|Lt|Gov|Sen|Rep|Rev|Prof|Capt|b|d|c|[A-Z])|[ap]\.m)\.$"
)
YEAR = re.compile(r"(?<![\d.,$£€])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)")
# Dates of the lead with the city before them: "LIMA, June 3, 2024 (Agency) —".
_CITY = re.compile(r"[A-Z][^.;:?!]{0,60}?[,:(]?\s+$")
_OPENS = re.compile(r"\s*\)?\s*(?:\([^)]{0,40}\)\s*)?[—–:-]{1,2}\s")
_NOT_WITHIN = timedelta(days=3)
# What is longer is no sentence, and no dateline stands so far in its paragraph.
LONGEST, DATELINE = 1000, 100


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as the text writes it; it need not exist."""

    span: Span
    """Its place with the weekday."""
    part: int
    """The index of its part."""
    day: int
    month: int
    year: int | None
    weekday: int | None
    """0 is Monday; None where none is written, or where it could belong to another day."""
    core: Span
    """Its place without the weekday."""
    many: bool
    """Whether it is one of several days: *3-5 March*."""

    def on(self, year: int) -> date | None:
        """The day in a year, or None where there is none."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def when(self) -> date | None:
        """The day, where the year is written."""
        return None if self.year is None else self.on(self.year)


def find_dates(report: Report) -> list[WrittenDate]:
    """The written dates of all parts in the order of the text."""
    stems = [stem for stem in _STEMS if stem in report.text]
    return [found for i, part in enumerate(report.parts) for found in _dates_of(report.text, i, part, stems)]


def _dates_of(text: str, index: int, part: Part, stems: Sequence[str]) -> Iterator[WrittenDate]:
    if not any(text.find(stem, part.span.start, part.span.end) >= 0 for stem in stems):
        return
    for found in DATE.finditer(text, part.span.start, part.span.end):
        day = int(re.sub(r"\D", "", found["d"] or found["d2"]))
        month = MONTHS.index((found["m"] or found["m2"])[:3].lower()) + 1
        year = found["y"] or found["y2"]
        start, end = found.span("date")
        many = bool(_MANY_AFTER.match(text, end, part.span.end) if not year else None) or bool(
            found["d2"] and _MANY_BEFORE.search(text[max(part.span.start, start - 12) : start])
        )
        weekday, span = None, Span(start, end)
        if found["weekday"]:
            span = Span(found.start(), end + ("(" in found["gap"] and text[end : end + 1] == ")"))
            before = text[max(part.span.start, found.start() - 40) : found.start()]
            weekday = None if many or _LIST_BEFORE.search(before) else _weekday(found["weekday"])
        elif year and not many and (after := _AFTER.match(text, end, part.span.end)):
            weekday, span = _weekday(after["weekday"]), Span(start, after.end("weekday"))
        yield WrittenDate(span, index, day, month, int(year) if year else None, weekday, Span(start, end), many)


def _weekday(word: str) -> int:
    return next(i for i, name in enumerate(WEEKDAYS) if name[:2].lower() == word[:2].lower())


def sentences(text: str, part: Span) -> Iterator[Span]:
    """The sentences of a stretch of text, cut on the surface."""
    start = part.start
    for found in _BREAK.finditer(text, part.start, part.end):
        if not _NO_BREAK.search(text[max(part.start, found.start() - 8) : found.start() + 1]):
            yield Span(start, found.end())
            start = found.end()
    yield Span(start, part.end)


def sentence_at(text: str, part: Part, at: int) -> Span:
    """The sentence around a character of a part, as far as it can be seen from there."""
    near = Span(max(part.span.start, at - LONGEST), min(part.span.end, at + LONGEST))
    return next((s for s in sentences(text, near) if s.start <= at < s.end), near)


def published(report: Report, dates: Sequence[WrittenDate]) -> date | None:
    """The day of the report: the one the user gave, its line of date or its dateline; None where two differ."""
    if report.published is not None:
        return report.published
    stated = [d.when for d in dates if d.part < 4 and d.when is not None and _is_dateline(report, d)]
    if not stated or max(stated) - min(stated) > _NOT_WITHIN:
        return None
    return stated[0]


def _is_dateline(report: Report, d: WrittenDate) -> bool:
    """Whether a date is a line of its own, or opens its paragraph, alone or behind a city."""
    part = report.parts[d.part].span
    if d.span.start - part.start > DATELINE:
        return False
    before = report.text[part.start : d.span.start]
    after = report.text[d.span.end : min(part.end, d.span.end + DATELINE)]
    if not before.strip() or re.fullmatch(r"\s*(?:Published|Posted|Updated|Date)\s*:?\s*(?:on\s+)?", before):
        return (
            not after.strip()
            or (d.weekday is not None and re.match(r"\s+[A-Z\"“]", after) is not None)
            or bool(_OPENS.match(after))
        )
    return _CITY.fullmatch(before) is not None and _OPENS.match(after) is not None


def spelled(day: date) -> str:
    """A day as an editor would write it: *4 December 2019*."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
