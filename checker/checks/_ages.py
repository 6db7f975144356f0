"""Ages against dates of birth and death, and the years between two years, as a sentence states them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checker.checks._dates import LONGEST, MONTH_NAMES, YEAR, WrittenDate, sentences, spelled
from checker.model import Report, Span

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORDS = rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[:9])}))?|{'|'.join(reversed(_ONES))})"
NUMBER = rf"(?P<n>\d{{1,3}}|{_WORDS})(?![\w%]|[.,:/]\d|-\d)"
_PLAIN_YEAR = r"(?:1[5-9]|20)\d\d"
_NAME = r"[A-Z][\w’'.-]*"
_PLACE = rf"(?:\s*+,?\s*+(?:in|at|near)\s+(?:the\s+)?{_NAME}(?:(?:\s+|,\s+)(?:of\s+|the\s+)?{_NAME}){{0,5}})?"
# From *born* to the date: "born Ann Lee in Leeds, England, on".
_BORN = re.compile(rf"\b(?P<born>[Bb]orn|b\.)(?:\s+{_NAME}){{0,5}}?{_PLACE}\s*+,?\s*+(?:(?:on|in)\s++)?(?:the\s++)?$")
_BORN_YEAR = re.compile(
    rf"\b(?:[Bb]orn|b\.)(?:\s+{_NAME}){{0,5}}?{_PLACE}\s*+,?\s*+(?:in\s+)?(?P<year>{_PLAIN_YEAR})\b(?!\s*[-–]\s*\d)"
)
_DIED = re.compile(rf"\b[Dd]ied(?:\s+(?:suddenly|peacefully|at home))?{_PLACE}\s*+,?\s*+(?:on|in)?\s*+(?:the\s++)?$")
_DIED_YEAR = re.compile(rf"\b[Dd]ied(?:\s+(?:suddenly|peacefully))?{_PLACE}\s*+,?\s*+in\s+(?P<year>{_PLAIN_YEAR})\b")
_LIFE = re.compile(rf"\((?:b\. )?(?P<birth>{_PLAIN_YEAR})\s*[-–—]\s*(?P<death>{_PLAIN_YEAR})\)")
_AGED = re.compile(rf"\b(?:aged|at\s+the\s+age\s+of|at\s+age|age)\s+{NUMBER}")
_DEATH = re.compile(r"\b(?:di(?:ed|es)|death|dead|passed away|killed|executed|murdered)\b", re.IGNORECASE)
# The age may be another one's, or the brackets those of an office.
_OTHERS = re.compile(
    r"\b(?:father|mother|parents?|wife|husband|widow\w*|son|daughter|child\w*|baby|brother|sister|twin|grand\w+|partner|uncle|"
    r"aunt|cousin|whose|king|queen|emperor|pope|president|chair\w*|coach|manager|minister|governor|captain|editor|director|"
    r"reign\w*|served|ruled|term|career|mayor|leader|head)\b",
    re.IGNORECASE,
)
# After a date of birth, how old somebody is at the time of the report.
_NOW_AFTER = re.compile(
    rf"\)?\s*+,?\s*+(?:(?:and|who|and\s+who|he|she)\s+)?(?:is|now|is\s+now|turned|age)\s+{NUMBER}(?!\s+(?:[a-z]+s|percent|per)\b)"
)
_THE_OLD = re.compile(rf"\s*,\s*(?:the|this)\s+(?P<n>\d{{1,3}}|{_WORDS})-year-old\b")
_NOW_BEFORE = re.compile(rf",\s+(?:aged\s+|now\s+)?{NUMBER}\s*,\s+(?:(?:who\s+)?(?:was|is)\s+)?$")
_SPAN = re.compile(
    rf"\b[Ii]n\s+(?P<late>{_PLAIN_YEAR})\s*+,?\s*+[-–—(]?\s*+(?P<hedge>(?:(?:exactly|about|nearly|almost|some|around|"
    rf"more than|over|less than|just|only|roughly|at least|barely)\s+)*){NUMBER}\s+years\s+(?P<way>after|before)\s+"
    rf"(?P<what>(?:(?!on\b|about\b|of\b|into\b|over\b|from\b|in\b)[\w’'-]+\s+){{0,5}}?)(?:in\s+)?(?P<early>{_PLAIN_YEAR})\b"
    r"(?P<event>(?:\s+[a-z]+){0,2}\s*(?:[,.;)—–]|$))"
)
# What a birth, and each of the patterns above, has in it.
_BIRTHS = ("orn", "b.")
_WORD_OF_AGE = re.compile(r"\bage|[Bb]orn\b|\bb\.|\byears\b")
_MONTH_NAME = "|".join(MONTH_NAMES)
_BORN_MONTH = re.compile(
    rf"\b(?:[Bb]orn|b\.)(?:\s+{_NAME}){{0,5}}?{_PLACE}\s*,?\s*(?:in\s+)?(?P<month>{_MONTH_NAME})\s+(?P<year>{_PLAIN_YEAR})\b"
)
# "Ann Lee, 34, was", and "Lee, who was born in June 1988"
_NAMED_AGE = re.compile(rf"\b(?P<name>{_NAME}),\s+(?:aged\s+|now\s+)?{NUMBER}(?=\s*,)")
# "Ann Lee died on Friday at the age of 81"
_DIED_AGED = re.compile(
    rf"\b(?P<name>{_NAME})(?:,[^,.]{{0,40}},)?\s+(?:has\s+|had\s+)?(?:died|dies|was\s+killed|passed\s+away)\b[^.;]{{0,80}}?"
    rf"\b(?:aged|at\s+the\s+age\s+of|age)\s+{NUMBER}(?=\s*[,.;)])"
)
# "born in 1975, was 23 when she joined the bank in 1998", "turned 50 in March 2025", "joined at 18, in 1978"
_AT_YEAR = re.compile(
    rf"\b(?:turn(?:ed|s)|was|became|at|at\s+the\s+age\s+of|aged)\s+{NUMBER}(?:,|\s+when\s+(?:(?!and\b)[^\s.;,]+\s+){{1,8}}?)?"
    rf"\s*\b(?:in|on)\s+(?:(?:\d{{1,2}}\s+)?(?:{_MONTH_NAME})\s+(?:\d{{1,2}},\s+)?)?(?P<year>{_PLAIN_YEAR})\b"
)
# "He died on 10 March 2024. He was 73."
_HE_WAS = re.compile(rf"\s*(?:He|She)\s+was\s+{NUMBER}(?=\s*[.,])")
_PRONOUN = re.compile(r"^\W*(?:He|She)\s+(?:was|is)\s+$")
_NAME_BEFORE = re.compile(rf"\b(?P<name>{_NAME})(?:,?\s+who)?,?(?:\s+(?:was|is))?\s*$")
# "a 34-year-old teacher born in Leeds in May 1981"
_OLD_BEFORE = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he)\s+(?P<n>\d{{1,3}}|{_WORDS})-year-old(?:\s+[\w’'-]+){{0,5}},?\s+(?:who\s+was\s+)?$"
)
_IN_YEAR = re.compile(rf"\b(?:in|of|since|on|during)\s+(?:(?:\d+\s+)?(?:{_MONTH_NAME})\s+)?$")
_AHEAD = re.compile(
    r"\b(?:will|would|until|plan\w*|expect\w*|due|next|shall|forecast\w*|to be)\b|\b(?:by|through)\s+(?:\w+\s+)?$"
)
_PAST = re.compile(r"\banniversar\w+|\byears?\s+(?:ago|after|later|since)\b")
GRACE = timedelta(days=14)
# So long after the day that its lead tells of a report may be written.
AFTER = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What does not fit, where it stands, and what would."""

    title: str
    spans: tuple[Span, ...]
    because: str


@dataclass(frozen=True, slots=True)
class _Moment:
    """A birth or a death: a day, or only a year."""

    year: int
    day: date | None
    span: Span
    month: int | None = None
    """Where only month and year are told."""


def ages(report: Report, dates: Sequence[WrittenDate], today: date | None, years: set[int]) -> Iterator[Mismatch]:
    """The ages and stretches of years that do not fit the dates of their own sentence or of the report."""
    starts = [d.span.start for d in dates]
    lead = _day_of_lead(report, dates, years) if today is None else None
    days = [today - GRACE, today, today + GRACE] if today else [lead, lead + AFTER] if lead else []
    named: dict[str, list[re.Match[str]]] = {}
    births = any(word in report.text for word in _BIRTHS)
    for found in (*_NAMED_AGE.finditer(report.text), *_DIED_AGED.finditer(report.text)) if births else ():
        named.setdefault(found["name"], []).append(found)
    for part in report.parts:
        if not _WORD_OF_AGE.search(report.text, part.span.start, part.span.end):
            continue
        for here in sentences(report.text, part.span):
            if here.end - here.start <= LONGEST:
                inside = dates[bisect_left(starts, here.start) : bisect_left(starts, here.end)]
                yield from _at_death(report.text, here, inside)
                yield from _now(report.text, here, inside, days, years, named)
                yield from _at_year(report.text, here, inside)
                yield from _between(report.text, here)


def _day_of_lead(report: Report, dates: Sequence[WrittenDate], years: set[int]) -> date | None:
    """The day with its weekday that headline and first paragraphs tell of, where the report names no later year.

    *She was sentenced on Wednesday, January 21, 2026.* An anniversary tells of another day.
    """
    body = [i for i, part in enumerate(report.parts) if part.kind != "headline"][:2]
    told = [d for d in dates if d.when is not None and d.weekday is not None and d.part <= max(body, default=-1)]
    if len({d.when for d in told}) != 1 or _PAST.search(report.text[: report.parts[max(body)].span.end]):
        return None
    ahead = any(_AHEAD.search(_said_before(report.text, d.span.start)) for d in told)
    return None if ahead or told[0].year != max(years) else told[0].when


def _said_before(text: str, at: int) -> str:
    """What the sentence says before a place, as far as it can be seen from there."""
    return re.split(r"[.!?]\s|\n", text[max(0, at - LONGEST) : at])[-1]


def _at_death(text: str, here: Span, dates: Sequence[WrittenDate]) -> Iterator[Mismatch]:
    """*Born in 1950, he died in 2010 aged 75*; *(1950-2010) died aged 75*."""
    words = text[here.start : here.end]
    then = _HE_WAS.match(text, here.end)
    if ("age" not in words and not then) or not _DEATH.search(words) or _OTHERS.search(words):
        return
    aged = list(_AGED.finditer(text, here.start, here.end)) or ([then] if then else [])
    lives = list(_LIFE.finditer(text, here.start, here.end))
    if len(aged) != 1:
        return
    births, deaths = _moments(text, here, dates, _BORN, _BORN_YEAR), _moments(text, here, dates, _DIED, _DIED_YEAR)
    if len(lives) == 1 and not births and not deaths:
        span = Span(*lives[0].span())
        births = [_Moment(int(lives[0]["birth"]), None, span)]
        deaths = [_Moment(int(lives[0]["death"]), None, span)]
    if len(births) != 1 or len(deaths) != 1:
        return
    birth, death = births[0], deaths[0]
    right = _age_on(birth, death)
    stated = read_number(aged[0]["n"])
    if stated not in right and 0 <= right[0] <= 120:
        spans = tuple(sorted({birth.span, death.span, Span(*aged[0].span())}))
        yield Mismatch("The age does not fit the dates", spans, f"the dates make {_either(right)} years")


def _now(
    text: str,
    here: Span,
    dates: Sequence[WrittenDate],
    days: Sequence[date],
    years: set[int],
    named: Mapping[str, Sequence[re.Match[str]]],
) -> Iterator[Mismatch]:
    """*Born on May 10, 1997, the 25-year-old*: against the day of the report, unless another year of the text fits."""
    if not any(text.find(word, here.start, here.end) >= 0 for word in _BIRTHS):
        return
    births = _moments(text, here, dates, _BORN, _BORN_YEAR)
    if len(births) != 1:
        return
    birth = births[0]
    found = _stated(text, here, birth, named)
    if found is None or re.search(r"\b(?:when|then|at the time|would)\b", text[here.start : here.end]):
        return
    stated = read_number(found["n"])
    least = _latest(text, years) - birth.year - 1
    if not days:
        if 0 < stated < least:
            spans = tuple(sorted((birth.span, Span(*found.span("n")))))
            because = f"the report tells of {_latest(text, years)}, when the age was {least} or more"
            yield Mismatch("The age does not fit the date of birth", spans, because)
        return
    right = sorted({age for day in days for age in _age_on(birth, _Moment(day.year, day, here))})
    others = {age for y in years - {birth.year, days[0].year} for age in (y - birth.year - 1, y - birth.year)}
    if stated in right or stated in others or right[0] < 0:
        return
    spans = tuple(sorted((birth.span, Span(*found.span("n")))))
    day = days[len(days) // 2] if len(days) > 2 else days[0]
    exact = _age_on(birth, _Moment(day.year, day, here))
    yield Mismatch("The age does not fit the date of birth", spans, f"on {spelled(day)} the age is {_either(exact)}")


def _at_year(text: str, here: Span, dates: Sequence[WrittenDate]) -> Iterator[Mismatch]:
    """*She was born in 1975 and was 18 when she joined the bank in 1998*: the age in a year that is told beside it."""
    births = _moments(text, here, dates, _BORN, _BORN_YEAR)
    if len(births) != 1 or _OTHERS.search(text, here.start, here.end):
        return
    for found in _AT_YEAR.finditer(text, here.start, here.end):
        year, stated = int(found["year"]), read_number(found["n"])
        span = Span(*found.span("year"))
        right = (year - births[0].year - 1, year - births[0].year)
        if right[0] >= 0 and stated not in right and not span.overlaps(births[0].span):
            spans = tuple(sorted((births[0].span, Span(*found.span("n")), span)))
            yield Mismatch("The age does not fit the date of birth", spans, f"in {year} the age is {_either(right)}")


def _stated(
    text: str, here: Span, birth: _Moment, named: Mapping[str, Sequence[re.Match[str]]]
) -> re.Match[str] | None:
    """The present age of somebody whose birth a sentence dates: beside it, or where the name stands elsewhere."""
    before = text[: birth.span.start]
    opens = not text[here.start : birth.span.start].strip(" \"“'")
    beside = (
        _NOW_AFTER.match(text, birth.span.end, here.end)
        or (_THE_OLD.match(text, birth.span.end, here.end) if opens else None)
        or _NOW_BEFORE.search(before, here.start)
        or _OLD_BEFORE.search(before, here.start)
    )
    if beside:
        return beside
    only = [found for some in named.values() for found in some]
    if len(only) == 1 and _PRONOUN.match(text[here.start : birth.span.start]):
        between = text[only[0].end() : here.start]
        near = only[0].end() <= here.start and len(between) < LONGEST
        return only[0] if near and not _OTHERS.search(between) else None
    name = _NAME_BEFORE.search(before, here.start)
    if name is None:
        return None
    told = [] if _OTHERS.search(before, here.start) else named.get(name["name"], ())
    return told[0] if len(told) == 1 else None


def _latest(text: str, years: set[int]) -> int:
    """The last year that a report looks back on; 0 where it names one ahead of it, or none."""
    last = max(years, default=0)
    before = [_said_before(text, found.start()) for found in YEAR.finditer(text) if int(found[0]) == last]
    told = any(_IN_YEAR.search(words) for words in before)
    return last if told and not any(_AHEAD.search(words) for words in before) else 0


def _between(text: str, here: Span) -> Iterator[Mismatch]:
    """*In 2015, 20 years after the 1989 revolution*."""
    for found in _SPAN.finditer(text, here.start, here.end) if text.find("years", here.start, here.end) >= 0 else ():
        late, early, stated = int(found["late"]), int(found["early"]), read_number(found["n"])
        real = late - early if found["way"] == "after" else early - late
        room = 1 if not found["hedge"].strip() else max(2, round(stated * 0.15))
        if real > 0 and abs(real - stated) > room:
            spans = (Span(*found.span("late")), Span(*found.span("n")), Span(*found.span("early")))
            yield Mismatch(
                "The years do not fit", spans, f"from {min(late, early)} to {max(late, early)} are {real} years"
            )


def _moments(
    text: str, here: Span, dates: Sequence[WrittenDate], cue: re.Pattern[str], year: re.Pattern[str]
) -> list[_Moment]:
    """The births, or the deaths, that a sentence dates; their spans reach from the verb to the date."""
    found = []
    for d in dates:
        before = cue.search(text, here.start, d.span.start)
        if before and d.when is not None and not d.many:
            found.append(_Moment(d.when.year, d.when, Span(before.start(), d.core.end)))
    for match in _BORN_MONTH.finditer(text, here.start, here.end) if cue is _BORN else ():
        span = Span(*match.span())
        if not any(span.overlaps(m.span) for m in found):
            found.append(_Moment(int(match["year"]), None, span, MONTH_NAMES.index(match["month"]) + 1))
    for match in year.finditer(text, here.start, here.end):
        span = Span(*match.span())
        if not any(span.overlaps(m.span) for m in found):
            found.append(_Moment(int(match["year"]), None, span))
    return found


def _age_on(birth: _Moment, then: _Moment) -> tuple[int, ...]:
    """The ages that somebody can have at a moment."""
    years = then.year - birth.year
    if birth.month is not None and then.day is not None and then.day.month != birth.month:
        return (years - (then.day.month < birth.month),)
    if birth.day is None or then.day is None:
        return (years - 1, years)
    return (years - ((then.day.month, then.day.day) < (birth.day.month, birth.day.day)),)


def _either(ages: Sequence[int]) -> str:
    return " or ".join(str(age) for age in ages)


def read_number(words: str) -> int:
    """A number in digits or in words, as ``NUMBER`` finds it."""
    if words.isdigit():
        return int(words)
    tens, _, ones = words.partition("-")
    if tens in _TENS:
        return _TENS[tens] + (_ONES.index(ones) + 1 if ones else 0)
    return _ONES.index(tens) + 1
