"""Ages and moments: what a number tells beside a person or before *ago*."""

import re
from fractions import Fraction
from itertools import pairwise

from checker.quantities.figure import Figure
from checker.quantities.line import Line
from checker.quantities.numerals import NUMERALS
from checker.rules.hedges import Hedges

_OLDEST = 125
# "a pharmacist of 61"
_PERSON = re.compile(
    r"(?!(?:check|short|wait(?:ing)?|black|white)?list$|(?:tw|m|f|wr|g|h)ist$)"
    r"(?:[a-z]+(?:ist|ian|man|woman|eer|keeper|maker|herd)|teacher|farmer|driver|worker|nurse|doctor|boy|girl|youth|child|"
    r"widow|widower|pensioner|student|pupil|mother|father|grandmother|grandfather|lawyer|baker|builder|miner|soldier|fisherman)$"
)
_AGED = frozenset("aged age ages".split())
_GROUPS = frozenset(
    "people children those adults anyone men women boys girls kids everyone persons youths teenagers "
    "voters drivers residents patients workers employees players respondents smokers".split()
)

_SEASONS = frozenset(
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends summers winters springs autumns "
    "christmases seasons elections generations".split()
)
_PARENTS = frozenset("father mother dad mum mom parent grandfather grandmother".split())
# What people do at an age.
_LIFE = frozenset("die dies died retire retires retired marry married widowed orphaned".split())
# "put his losses at 40", "with his lead standing at 12"
_PUTS = frozenset(
    "put puts putting set sets stand stands stood standing estimate estimates estimated estimating value valued price "
    "priced fix fixed cap capped sell sold bought buy rate rated hold held start started open opened".split()
)
_YOUNGEST = 5
_CHILD = 12
_BY_AGE = frozenset("youngest oldest eldest younger older elder".split())
_CHILDREN = frozenset("children child kids kid sons son daughters daughter brothers sisters boys girls twins".split())
_OF_THEM = frozenset("them whom these those us which the".split())
_CLOSING = frozenset(
    "and or but were are was is who in at from have had has with to on died as by when while if because then after "
    "before that it they he she".split()
)


def _described(line: Line, start: int) -> bool:
    """Whether *the driver of the van* stands before a comma and a number: *the driver of the van, 28, died*."""
    words = line.lower(start - 8, 7)
    return any(word in {"the", "a", "an"} and _PERSON.match(after) for word, after in pairwise(words))


def age_of(line: Line, figure: Figure, hedges: Hedges) -> str:
    """``age`` where the number is how old somebody is, else the empty string."""
    value = figure.high if figure.high is not None else figure.low
    if value is None or value > _OLDEST or figure.form != "number":
        return ""
    start, end = figure.core
    # "34-year-old", "34 years old", "three months old", "18- to 24-year-olds", "45 years of age"
    for at in range(end, end + 9):
        if line[at].lower in {"old", "olds"} and line[at - 1].lower in {
            "-",
            "year",
            "years",
            "month",
            "months",
            "week",
            "weeks",
            "days",
            "day",
        }:
            return "age"
        if line.lower(at, 3) == ("years", "of", "age"):
            return "age"
        if line[at].kind == "word" and line[at].lower not in {
            "year",
            "years",
            "month",
            "months",
            "week",
            "weeks",
            "to",
            "or",
            "and",
            "day",
            "days",
        } | _small(line, at):
            break
    before = line.lower(start - 4, 4)
    if before[-1] == "," and line[end].lower == "," and value > _CHILD and _described(line, start):
        return "age"
    if before[-1] == "of" and before[-3] in {"a", "an"} and _PERSON.match(before[-2]) and value > _YOUNGEST:
        return "age"
    if before[-1] in _AGED or before[-2:] in {
        ("aged", "just"),
        ("aged", "only"),
        ("aged", "about"),
        ("aged", "between"),
        ("age", "of"),
    }:
        return "age"
    if before[-2] in {"aged", "ages"} or (
        before[-3] in {"aged", "ages"} and before[-1] in {"to", "and", "-", "or", "under", "over", "than"}
    ):
        return "age"
    if figure.unit is not None:
        return ""
    # "when she was six", "he is 34"
    named = before[-2] in {"he", "she"} or line[start - 2].tag == "NNP"
    if named and before[-1] in {"was", "is"} and value > 5 and _closes(line, end):
        return "age"
    # "Smith, now 31," and "At just 20, she is ..."
    if before[-1] == "now" and before[-2] == ",":
        return "age"
    at = start - 1 if before[-1] == "at" else start - 2
    if line[at].lower == "at" and line.opens(at) and line.lower(end, 2) in {(",", "she"), (",", "he")}:
        return "age"
    # "raises the pension age from 62 to 64", "an age limit of 18"
    if before[-1] in {"to", "from", "of", "at"} and {"age", "ages"} & set(line.lower(start - 6, 6)):
        return "age"
    if (
        (before[-1] in {"turned", "turns", "turning"} and _closes(line, end))
        or _did_at(line, start, end, value)
        or (before[-1] in {"mid", "early", "late"} and line[end].lower == "s")
    ):
        return "age"
    # "children under 5", "those over 65", "under-5s", "the over-60s"
    if (
        before[-1] in {"under", "over", "above", "below"}
        and (before[-2] in _GROUPS or before[-3] in _GROUPS)
        and _closes(line, end)
    ):
        return "age"
    if before[-1] == "-" and before[-2] in {"under", "over"}:
        return "age"
    # "45 of them under 18"
    if before[-1] in {"under", "over"} and before[-2] in {"them", "whom", "us"} and value <= 21 and _closes(line, end):
        return "age"
    # "the youngest is 13", "the elder of them was 9"
    if before[-1] in {"is", "was"} and _BY_AGE & set(before) and _closes(line, end):
        return "age"
    # "two little kids, seven and three"
    if _listed_children(line, start, end, value):
        return "age"
    # "the old lady is 94"
    if before[-1] in {"is", "was"} and before[-2] in hedges.people_words and value > 12 and _closes(line, end):
        return "age" if line[start - 4].kind == "word" and before[-3] not in {"of", "two"} else ""
    if before[-2:] in {("younger", "than"), ("older", "than")}:
        return "age"
    # "a father of three", "a mother-of-two"
    if before[-1] in {"of", "-"} and (before[-2] if before[-1] == "of" else before[-3]) in _PARENTS | {"-"}:
        parent = before[-2] if before[-2] != "-" else before[-3]
        if parent in _PARENTS or before[-4] in _PARENTS:
            return "family"
    # "a boy of 14", "a nurse, 34, was"
    if (
        before[-1] == "of"
        and before[-2] in hedges.people_words
        and before[-3] not in {"two", "three", "s"}
        and _closes(line, end)
    ):
        return "age" if before[-3] in {"a", "an", "the", "old"} or line[start - 3].tag in {"JJ", "NN", "NNP"} else ""
    return "age" if _beside_name(line, start, end, hedges) else ""


def _listed_children(line: Line, start: int, end: int, value: Fraction) -> bool:
    """*their two kids - seven and three*: a dash or comma after the children, two bare numbers, and an end."""
    if value > _OLDEST:
        return False
    if line[start - 1].lower == "and":
        first, last = start - 2, end
    elif line[end].lower == "and":
        first, last = start, end + 2
    else:
        return False
    numbers = all(
        line[at].tag == "CD" or line[at].kind == "number" or line[at].lower in NUMERALS for at in (first, last - 1)
    )
    held = line[first - 1].text in {",", "-", "–", "—", "(", ":"} and line[first - 2].lower in _CHILDREN
    return numbers and held and line[last].kind != "word"


def _did_at(line: Line, start: int, end: int, value: Fraction) -> bool:
    """*dies at 91*, *retired at 63*, *wrote his first symphony at 19*."""
    before = line.lower(start - 7, 7)
    if before[-1] != "at" or value <= _YOUNGEST or not _closes(line, end) or line[end].text in {"%", "-"}:
        return False
    return not _PUTS & set(before) and (before[-2] in _LIFE or bool({"his", "her"} & set(before[-6:-1])))


def _small(line: Line, at: int) -> set[str]:
    """The word itself where it is a number: *18- to 24-year-olds*."""
    return {line[at].lower} if line[at].tag == "CD" or line[at].kind == "number" else set()


def _closes(line: Line, at: int) -> bool:
    """Whether nothing that the number could count follows."""
    after = line[at]
    if after.kind != "word" or after.lower in _CLOSING:
        return True
    return after.tag.startswith(("VB", "MD")) or (not after.tag and after.lower.endswith("ed"))


def _beside_name(line: Line, start: int, end: int, hedges: Hedges) -> bool:
    """*Roy, 22, of Leeds*, *the driver, 34, was*, *John Smith (45)*, *Ann Ash-Ely, 13*, *Ann Weir; 41;*."""
    opened, closed = line[start - 1].text, line[end].text
    if line[start].kind != "number" or not line[start].text.isdigit() or (line[start].glued and opened != "("):
        return False
    if opened not in {",", "(", ";"} or (
        closed not in {",", ".", ";", ")", "", ":"} and line[end].lower not in {"and", "from", "of"}
    ):
        return False
    if (opened == "(" and closed != ")") or int(line[start].text) < 1:
        return False
    if line[end].lower == "of" and line[end + 1].lower in _OF_THEM:
        return False  # "67 people, 16 of them with burns"
    name, before = line[start - 2], line[start - 3]
    # "two brothers, 24 and 27"
    if name.lower in hedges.people_words or (name.lower.endswith("s") and name.lower[:-1] in hedges.people_words):
        return True
    joined = before.text == "-" and line[start - 4].text[:1].isupper()
    joined = joined or (name.tag in {"NNPS", "NNS"} and before.tag in {"NNP", "NNPS"})  # "Avis Scholl Banks, 83"
    if name.kind != "word" or not name.text[0].isupper() or (name.tag not in {"NNP", "", "NN"} and not joined):
        return False
    if opened == ";":
        return closed == ";" and before.kind == "word" and before.text[0].isupper()
    # One name alone may be a place in a list of places with their counts: "Texas, 27, and Ohio, 12".
    return (before.kind == "word" and before.text[0].isupper()) or before.text == "." or closed in {",", ")"}


def ago(line: Line, figure: Figure) -> str:
    """``ago`` where the figure tells a moment: *two weeks ago*."""
    at = figure.after
    if line[at].lower == "or" and line[at + 1].lower in {"so", "more"}:
        at += 2
    if line[at].lower in _SEASONS and line[at + 1].lower == "ago":
        return "ago"  # "two Saturdays ago"
    return "ago" if line[at].lower == "ago" or line.lower(at, 2) == ("back", "when") else ""
