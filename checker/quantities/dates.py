"""Numbers that tell when: dates, times of day, years; they are set aside before any figure is read."""

import re
from collections.abc import Iterator

from checker.quantities.figure import Figure
from checker.quantities.line import Line

Aside = tuple[int, int, str]
"""A half-open range of pieces and the reason why it is no figure."""

MONTHS = (
    r"(?:Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\b\.?)|Apr(?:il|\b\.?)|May|June?|July?|Aug(?:ust|\b\.?)"
    r"|Sept(?:ember|\b\.?)|Sep\b\.?|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)|Dec(?:ember|\b\.?))"
)
_MONTHS_UPPER = r"(?:JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
MONTH = rf"\b(?:{MONTHS}|{_MONTHS_UPPER})"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![,.]*\d)"
_DAYS = rf"{_DAY}(?:(?:\s*-\s*|\s*,\s*|\s+(?:and|or|to|until|through)\s+){_DAY}(?!\w|\s*%))*"
_YEAR = r"(?:1[0-9]\d\d|20\d\d|21\d\d)"
_CLOCK = r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?"
_HALF = r"(?:[ap]\.\s?m\b\.?|[ap]m\b)"
_HOUR_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

_DATES = re.compile(
    rf"{MONTH}\s+the\s+{_DAY}"
    rf"|{MONTH}\s+{_DAYS}(?:,?\s+{_YEAR}\b(?!\s*(?:people|%)))?"
    rf"|\b{_DAYS}\s+(?:of\s+)?{MONTH}(?![a-z])(?:,?\s+{_YEAR}\b)?"
    rf"|{MONTH},?\s+(?:of\s+)?{_YEAR}(?:\s*-\s*\d\d)?\b"
    rf"|\b{_WEEKDAY},?\s+(?:the\s+)?{_DAY}(?=\s*(?:,|\.|$))"
    rf"|\b{_YEAR}-(?:0\d|1[0-2])-[0-3]\d\b"
    r"|\b(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])[/.](?:19|20)?\d\d\b"
    r"|\b(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:19|20)?\d\d\b"
    r"|(?<![/\d])(?:9/11|7/7|11/9|26/11)\b"
)
_TIMES = re.compile(
    rf"\b{_CLOCK}(?:\s*(?:-|to|and|until)\s*{_CLOCK})?\s?{_HALF}"
    rf"|\b{_HOUR_WORD}\s+{_HALF}(?!\w)"
    rf"|\b{_HOUR_WORD}\s+o'clock"
    r"|(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?![\d:])"
    r"(?:\s*(?:GMT|UTC|BST|EST|ET|CET|hours|hrs|local time)\b)?"
    r"|\b(?:[01]\d|2[0-3])\.?[0-5]\d\s*(?:GMT|UTC|BST|IST|EST|EDT|CET|CEST|ET|PT|hours\s+local|hrs|local\s+time)\b"
    r"|\b(?:[01]?\d|2[0-3])h[0-5]\d\b"
    # "19.15 — The eye has left Luzon": an entry of a log.
    r"|^\s*(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s*[—–:-]\s)"
    rf"|\b{_CLOCK}\s+(?:in|on)\s+(?:the\s+|{_WEEKDAY}\s+)(?:morning|afternoon|evening|night)"
    rf"|\b(?:by|until|till|before|after|past)\s+{_HOUR_WORD}\s+in\s+the\s+(?:morning|afternoon|evening)"
    rf"|(?<=\bat\s){_HOUR_WORD}(?=\s+(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+night|tonight|on\s+{_WEEKDAY}))"
    rf"|\b(?:half|quarter)\s+(?:past|to)\s+{_HOUR_WORD}\b"
    rf"|\b(?:five|ten|twenty|twenty-five)\s+(?:past|minutes\s+past|minutes\s+to)\s+{_HOUR_WORD}\b",
    re.I,
)
# A time of day in words of months would be one with "may" in small letters, so dates keep their capitals.
_SPANS = re.compile(
    r"(?<![\d.,$£€])(?:1[5-9]|20|21)\d\d\s*[-/]\s*(?:(?:1[5-9]|20|21)\d\d|\d\d?)(?![,.]*\d|\s*%|/)"
    rf"|\b(?:between|from)\s+{_YEAR}\s+(?:and|to|until|through)\s+{_YEAR}\b(?!\s+(?:people|men|women))"
    rf"|\b(?:mid-|late\s+|early\s+)?'?(?:{_YEAR}|(?<=the\s)[2-9]0|(?<=')[2-9]0)'?s\b"
    rf"|\bmid-{_YEAR}|\b(?:FY|fiscal|financial\s+year)\s*{_YEAR}(?:-\d\d)?|(?<!\w)'\d\d\b(?!\s*(?:people|%))"
    rf"|\b{_YEAR}\s*(?:AD|BC|CE|BCE)\b|\b(?:AD|BC)\s*\d+|\b\d+(?:,\d+)?\s*(?:BC|AD|BCE)\b|\b{_YEAR}'s\b"
)
_DIGIT = re.compile(r"\d")
_LONE_YEAR = re.compile(r"1[0-9]\d\d|20\d\d|21\d\d")
_NEAR_YEAR = frozenset(
    "in since of by until till before after during early late mid from through spring summer autumn fall winter season "
    "year and or the its his her their our election elections vs to for fiscal january february march april may june "
    "july august september october november december than with for a an this that was on between".split()
)
_SURE_YEAR = frozenset(
    "in since until till during early late mid spring summer autumn fall winter season year fiscal january february "
    "march april may june july august september october november december".split()
)


def times(line: Line) -> Iterator[Aside]:
    """The dates, times of day and stretches of years of a sentence."""
    digits = _DIGIT.search(line.plain) is not None
    for pattern, reason in ((_DATES, "date"), (_TIMES, "time of day"), (_SPANS, "year")):
        # Only a time of day can be written without digits: "two o'clock".
        for found in pattern.finditer(line.plain) if digits or pattern is _TIMES else ():
            yield *pieces_of(line, found.start(), found.end()), reason


def pieces_of(line: Line, start: int, end: int) -> tuple[int, int]:
    """The half-open range of pieces that share a character with a range of the sentence."""
    start, end = start + line.sentence.span.start, end + line.sentence.span.start
    inside = [i for i, p in enumerate(line.pieces) if p.start < end and p.end > start]
    return inside[0], inside[-1] + 1


def is_year(line: Line, figure: Figure) -> bool:
    """Whether four digits are a year: *in 2014*, *the 2008 attacks*, *December 2016*; not *2014 people*."""
    at = figure.core[0]
    piece = line[at]
    if (
        figure.core[1] != at + 1
        or piece.kind != "number"
        or not _LONE_YEAR.fullmatch(piece.text)
        or (piece.glued and line[at - 1].text not in {"(", "'", '"'})
    ):
        return False
    before, after = line[at - 1], line[at + 1]
    if (
        after.text == "%"
        or (after.glued and after.kind == "word")
        or after.lower in {"percent", "people", "men", "women"}
    ):
        return False
    value = int(piece.text)
    # "2000 to 3000 people"
    if after.lower in {"to", "and", "or", "-"} and line[at + 2].kind == "number" and before.lower not in _SURE_YEAR:
        return bool(_LONE_YEAR.fullmatch(line[at + 2].text)) and not _plural(line, at + 3)
    if 1000 <= value < 1700 and before.lower in {
        "in",
        "since",
        "until",
        "till",
        "spring",
        "summer",
        "autumn",
        "winter",
    }:
        return not _plural(line, at + 1)
    if value < 1700 or value > 2060:
        return before.lower in {"in", "since"} and (after.kind != "word" or after.lower in _NEAR_YEAR)
    # "some 2000 people"
    if before.lower in {"about", "some", "nearly", "almost", "around", "over", "than", "least", "to"} and not (
        line[at - 2].lower in {"in", "since", "by", "from", "of", "dating", "back", "until"} or after.kind != "word"
    ):
        return not _plural(line, at + 1)
    if before.lower in {"in", "since"} and 1950 <= value < 2050:
        return True
    if before.lower in _SURE_YEAR or after.kind != "word":
        return True
    return before.lower in {"the", "its", "his", "their", "a", "s"} or not _plural(line, at + 1)


def _plural(line: Line, at: int) -> bool:
    """Whether a plural noun stands here, perhaps behind an adjective."""
    piece = line[at]
    # "below 1990 levels"
    if piece.lower in {"levels", "prices", "elections", "olympics", "games"}:
        return False
    if piece.tag:
        return piece.tag == "NNS" or (piece.tag == "JJ" and line[at + 1].tag == "NNS")
    return piece.kind == "word" and piece.text.islower() and piece.lower.endswith("s") and len(piece.lower) > 3
