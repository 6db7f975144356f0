"""Numbers that name or order things and count nothing: *Boeing 737*, *F-16*, *section 5*, *10 Downing Street*."""

import re
from collections.abc import Iterator

from checker.quantities.dates import Aside, pieces_of
from checker.quantities.figure import Figure
from checker.quantities.line import Line
from checker.quantities.numerals import DIGITS
from checker.rules.hedges import Hedges
from checker.rules.units import Units

_ORDINAL_WORDS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    "|(?:thir|four|fif|six|seven|eigh|nine)teenth"
    "|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth|hundredth|thousandth|millionth"
)
_PATTERNS = tuple(
    (re.compile(pattern, flags), reason)
    for pattern, reason, flags in (
        # "came home in 24:10:05"
        (r"(?<![\d:])\d{1,3}:\d\d:\d\d(?:\.\d+)?(?![\d:])", "time", 0),
        # An address starts its word and is short, so that a long row of signs costs nothing.
        (r"(?:https?://|www\.)\S+|(?<!\S)\S{1,100}@\S{1,100}\.\S+|@\w+|#[A-Za-z]\w*", "name", 0),
        (r"\b\d*(?:1st|2nd|3rd|\dth)s?\b", "ordinal", re.I),
        (rf"\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred(?:\s+and)?)[\s-](?:{_ORDINAL_WORDS})s?\b",
         "ordinal", re.I),
        (r"(?<![\w.])\+\d{1,3}[\s\d()-]{6,}\d|(?<![\d-])(?:\(\d{3,5}\)\s?|\b\d{3}[-.])\d{3}[-.\s]\d{3,4}\b"
         r"|(?<![\d-])\b\d{3}-\d{4}\b(?!-)|(?<!\d\s)\b0\d{2,4}\s\d{3,4}\s\d{3,4}\b|\b1?-?800-[\dA-Z-]+",
         "phone number", 0),
        (rf"\b\d{{{DIGITS + 1},}}\b", "name", 0),
        (r"^\s*(?:\(?\d{1,2}[.)]|#\d+|No\.\s*\d+:)(?=\s+\D|\s*$)", "list number", 0),
        (r"(?<!§)§+\s*\d[\d.]*", "section", 0),
        (r"(?:#\s?|\bNos?\.?\s?|№\s?)(?<!\bno )\d+\b(?!\s+(?:people|of))", "name", 0),
        (r"\b7[0-7]7-\d{2,3}\w*", "name", 0),
        (r"\b24/7\b|\b4x4s?\b|\b\d+x\d+\w*|\b50-50\b|\b20/20\b|\b20-20\b", "name", 0),
        (r"(?<![\d.])\.\d{2,3}-?\s?(?:caliber|calibre|cal|magnum|rifle)", "name", re.I),
        # MH370, A320, G20, H1N1, F-16, AK-47, Covid-19, B-52s, S-300
        (r"\b(?:[A-Z]{1,5}|[A-Z][a-z]{1,11}|[a-z]{1,2}(?!-))-?\d+(?:[A-Za-z]\w*|\.\d+)?(?:-\d+)?\b", "name", 0),
        # Radio Magik 9, Channel 12
        (r"\b(?:Radio|TV|Channel|Canal|Television|Studio)(?: [A-Z][\w’'-]*){0,2} \d{1,3}\b", "name", 0),
        # 4G, 3D, 737s, 2pac, 7-Eleven, 20th Century is an ordinal
        (r"(?<![\w.,$£€-])\d{1,3}(?:G|D|A|B|E|H|X|P|Q|R|S)\b|(?<![\w.,$£€])\d{1,2}-[A-Z][a-z]{3,}\b", "name", 0),
        (r"(?<![\w.,$£€])[1-9]\d{2}(?:-?\d{3})?s\b", "name", 0),
    )
)  # fmt: skip
# Adjectives that stand for people: "the dead number 38".
_THOSE = frozenset("dead injured wounded missing homeless displaced sick arrested detained".split())
# Words before digits that are no part of a name: "magnitude-7.5", "pre-2015", "mid-20s".
_BEFORE_DIGITS = frozenset("magnitude top mid pre post under over age ages class sub ca x v".split())


def named(line: Line, hedges: Hedges, units: Units) -> Iterator[Aside]:
    """What is a name, an ordinal, a telephone number or a list number by its form alone."""
    for pattern, reason in _PATTERNS:
        for found in pattern.finditer(line.plain):
            if _is_name(found.group(), line.plain[found.end() :], units):
                yield *pieces_of(line, found.start(), found.end()), reason
    for at in range(len(line)):
        idle = line.longest(at, hedges.idle)
        if idle is not None:
            yield at, idle[0], "phrase"


def _is_name(shown: str, after: str, units: Units) -> bool:
    """Whether letters and digits are a name, not money or a measure: *F-16*; not *Rs50* and *magnitude-7.5*.

    A single letter is a currency only before a large amount: *R250,000* and *R2.4m*, but *the R512*.
    """
    letters = re.match(r"[^\W\d]+(?=-?\d)", shown)
    if letters is None or (re.fullmatch(r"[A-Z]\d+", shown) and not re.match(r",\d{3}|\.\d|\s?[mb]illion\b", after)):
        return True
    return letters.group().lower() not in _BEFORE_DIGITS and (letters.group(),) not in units.signs.entries


def name_of(line: Line, figure: Figure, hedges: Hedges, units: Units) -> str:
    """Why a number is no figure by what stands around it, or the empty string."""
    return (
        _numbered(line, figure, hedges)
        or ("name" if _bracketed_name(line, figure) else "")
        or _weapon(line, figure, hedges)
        or _address(line, figure, hedges)
        or _body(line, figure, hedges)
        or _pronoun(line, figure)
        or _capitalised(line, figure, units)
        or _rate(line, figure)
    )


def _is_plain(line: Line, figure: Figure) -> bool:
    """Whether the number is a bare one: digits without grouping, or one numeral."""
    start, end = figure.core
    return end - start == 1 and "," not in line[start].text and line[start].kind in {"number", "word"}


# Of these the number is a place in a row, whatever follows: "day five of the trial".
_SERIES = frozenset("number no day week phase stage game round episode season chapter step".split())


def _numbered(line: Line, figure: Figure, hedges: Hedges) -> str:
    """*flight 370*, *Section 5*, *the top five*, *Group of Seven*."""
    start = figure.core[0]
    if not _is_plain(line, figure) or figure.unit is not None:
        return ""
    before = line[start - 2].lower if line[start - 1].text == "-" else line[start - 1].lower
    # "junctions 10 and 12"
    if (
        before[:-1] in hedges.numbered_words
        and before.endswith("s")
        and line[figure.end].lower in {"and", "to", "-", "or"}
    ):
        return "" if _counts(line, figure) or line[figure.end + 1].kind != "number" else "name"
    after = line[figure.end]
    # "the dead number 38, casualties number 12"
    who = start - 3 if line[start - 2].lower in {"now", "already", "thus"} else start - 2  # "the dead now number eight"
    if before == "number" and (line[who].tag == "NNS" or line[who].lower in _THOSE):
        return ""
    if before == "count" and line[start - 1].tag.startswith("VB"):
        return ""  # "Doctors count 108 killed"
    if before in hedges.section_words and not _counts(line, figure):
        return "section"
    if before == "of" and line[start - 2].lower in {"group", "gang", "league"} and line[start - 2].text[0].isupper():
        return "name"
    if before == "top":
        return "name"
    # "On New Year's Day 184 men had made their escape"
    named_day = line.capital(start - 2) or line[start - 2].lower in {"s", "'s"}
    holiday = before == "day" and named_day and _counts(line, figure)
    if before in hedges.numbered_words and not holiday and (line.capital(start - 1) or not _counts(line, figure)):
        if after.lower in {"of", "in"} and before not in _SERIES:
            return ""
        return "name"
    return ""


def _counts(line: Line, figure: Figure) -> bool:
    """Whether a plural noun follows, which the number then counts: *in the area 20 people*, *on day two men*."""
    for i in (figure.end, figure.end + 1):
        piece = line[i]
        if piece.tag in {"NNS"} or piece.lower in {"people", "men", "women", "children"}:
            return True
        if (
            not piece.tag
            and piece.kind == "word"
            and piece.text.islower()
            and piece.lower.endswith("s")
            and len(piece.lower) > 4
        ):
            return True
        if piece.kind != "word" or (piece.tag and piece.tag not in {"JJ", "VBN", "NN", "NNP"}):
            return False
    return False


def _weapon(line: Line, figure: Figure, hedges: Hedges) -> str:
    """*107mm rockets*, *a 9mm pistol*, *12-gauge*, *a .50-caliber rifle*."""
    unit = line[figure.end + 1] if line.joined(figure.end) else line[figure.end]
    at = figure.end + (2 if line.joined(figure.end) else 1)
    if unit.lower in {"caliber", "calibre", "gauge", "bore"}:
        return "name"
    if unit.lower != "mm" and unit.lower not in {"millimeter", "millimetre"}:
        return ""
    near = {line[i].lower for i in range(at, at + 4)}
    return "name" if near & hedges.weapon_words else ""


def _bracketed_name(line: Line, figure: Figure) -> bool:
    """*Santer, Ives (Cole 70), Brand*: the minute of a substitution in a list of names; *{0}*: a place to fill."""
    start, end = figure.core
    if line[start - 1].text == "{" and line[end].text == "}":
        return True
    if line[start - 1].text == "Local" and line[start].kind == "number":
        return True  # "Local 88 of the union"
    if line[end].text not in {")", ","} or line[start - 1].kind != "word" or line[start - 2].text not in {"(", ","}:
        return False
    opened = any(line[i].text == "(" for i in range(max(0, start - 8), start))
    listed = sum(piece.text in {",", ";"} for piece in line.pieces) >= 5
    verbs = any(piece.tag.startswith(("VBD", "VBZ", "VBP", "MD")) for piece in line.pieces)
    return opened and listed and not verbs and line[start - 1].text[0].isupper() and line[start].kind == "number"


def _address(line: Line, figure: Figure, hedges: Hedges) -> str:
    """*10 Downing Street*, *1600 Pennsylvania Avenue*."""
    if line[figure.end - 1].kind != "number" or "," in line[figure.end - 1].text or line.titled:
        return ""
    for i in range(figure.end, figure.end + 4):
        if line[i].kind != "word" or not line[i].text[0].isupper():
            return ""
        if i > figure.end and line[i].lower in hedges.street_words:
            return "address"
    return ""


def _body(line: Line, figure: Figure, hedges: Hedges) -> str:
    """*25 Task Force Brigade*, *40 Commando*."""
    if not _is_plain(line, figure) or line[figure.core[0]].kind != "number" or line.titled:
        return ""
    for i in range(figure.end, figure.end + 4):
        if line[i].kind != "word" or not line[i].text[0].isupper():
            return ""
        if line[i].lower in hedges.body_words:
            return "name"
    return ""


# Before "one" these make it a pronoun: "a big one", "this one", "the last one".
_BEFORE_ONE = frozenset(
    "this that the each every any which another other same last next first latest new old previous such".split()
)
_BEFORE_DAYS = frozenset("in for of after within by the took lasted last than every".split())


def _pronoun(line: Line, figure: Figure) -> str:
    """*a new one*, *the one that*, *one's*, *one who*."""
    start, end = figure.core
    if end - start != 1 or line[start].lower != "one":
        return ""
    before, after = line[start - 1], line[end]
    # "they hope one day to return"; "only one day to test it" and "in one day" are lengths
    if after.lower == "day" and not figure.hedged and before.lower not in _BEFORE_DAYS:
        return "pronoun"
    # "Norway is not one of the members"
    if before.lower == "not":
        return "pronoun"
    # "one expects a bump"
    if line.opens(start) and after.tag in {"VBZ", "MD", "VBP"} and after.lower not in {"is", "has", "was"}:
        return "pronoun"
    if (after.lower in {"who", "whose", "'"} and before.lower != "only") or line[start].tag == "PRP":
        return "pronoun"
    if before.tag in {"JJ", "JJR", "JJS", "VBN", "VBG", "PRP$"} and not _noun_after(line, end):
        return "pronoun"
    # "This is one of those times"
    if before.lower in {"is", "was", "be"} and after.lower == "of" and line[end + 1].lower in {"those", "these"}:
        return "pronoun"
    # "one of the largest raids", "one of its most important towns"
    if after.lower == "of" and any(line[i].tag in {"JJS", "RBS"} for i in range(end + 1, end + 5)):
        return "pronoun"
    if before.lower in _BEFORE_ONE and not _noun_after(line, end):
        return "pronoun"
    return ""


def _noun_after(line: Line, at: int) -> bool:
    return line[at].tag.startswith(("NN", "JJ")) or line.joined(at)


def _capitalised(line: Line, figure: Figure, units: Units) -> str:
    """*Windows 10*, *Apollo 11*, *World War Two*, *the Six Nations*: a number inside a name."""
    start, end = figure.core
    piece, before, after = line[start], line[start - 1], line[end]
    if not _is_plain(line, figure) or figure.form != "number":
        return ""
    # "the Thirty Years' War" is no length
    if figure.unit is not None and (piece.kind == "number" or figure.hedged):
        return ""
    # "4chan"
    if piece.kind == "number" and after.kind == "word" and after.glued:
        return "age" if after.lower == "s" else "name"
    if piece.kind == "word":
        if not line.capital(start) or line.titled:
            return ""
        joined = before.kind == "word" and (before.text[0].isupper() and not line.opens(start - 1))
        follows = (after.kind == "word" and after.text[0].isupper()) or (
            line.joined(end) and line[end + 1].text[0].isupper()
        )
        return "name" if joined or follows else ""
    if line[start - 2].text == "&":
        return "name"
    if not line.capital(start - 1) or (before.glued and line[start - 2].text == "'"):
        return ""
    # "In Gaza 20 people", "Alabama 3, Texas 27": counted, or a list
    if (
        _counts(line, figure)
        or after.text in {",", "and", "%", "("}
        or after.lower in {"and", "of", "in", "million", "each", "apiece"}
        or _ends_list(line, start)
    ):
        return ""
    if after.tag in {"VBD", "VBN", "VBZ", "VBP"} or (not after.tag and after.kind == "word" and after.text.islower()):
        return "" if after.tag in {"VBD", "VBN"} else "name" if before.tag in {"NNP", ""} and after.tag else ""
    return "name"


def _ends_list(line: Line, at: int) -> bool:
    """*Spain sent 40 rescuers, France 30 and Portugal 12*: the last of at least three that are named one by one."""
    name = at - 1
    while line[name].kind == "word" and (line[name].text[0].isupper() or line[name].lower in {"the", "of"}):
        name -= 1
    last = line[name - 2 if line[name - 1].text == "," else name - 1]
    numbers = sum(1 for piece in line.pieces[:name] if piece.kind == "number" or piece.tag == "CD")
    return line[name].lower in {"and", "while"} and (last.kind == "number" or last.tag == "CD") and numbers > 1


def _rate(line: Line, figure: Figure) -> str:
    """*per 100,000 people*, *for every 100 women*: what a rate is counted on; *all but one*: what is left of it."""
    before = line[figure.core[0] - 1].lower
    if line.lower(figure.core[0] - 2, 2) == ("all", "but"):
        return "rest"
    if before == "per" or (before == "every" and line[figure.core[0] - 2].lower == "for"):
        return "rate"
    return ""
