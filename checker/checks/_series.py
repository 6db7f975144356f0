"""Figures named one after another in one frame: *Alba costs 12,000 euros, Borno 9,000 and Cesta 4,000*."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.checks._lines import UNKNOWN, Line
from checker.checks._sizes import exact
from checker.model import Claim
from checker.rules import Rules

# From one figure to the next: its own words, what parts the items, and whose the next one is.
NEXT = re.compile(
    r"(?P<own>(?: [^\s#;:()—]+?)*?)(?P<sep>[,;]| —)?(?P<and> (?:and|plus|while|with))?"
    r"(?: (?:another|a further))?(?P<lead>(?: (?!(?:and|plus|while|with) )[^\s#,;:()—]+){0,5}) "
)
# Words by which a figure tells something else of the one before it.
OTHER = re.compile(
    r"\b(?:includ\w+|among|which|who|whom|whose|more|less|fewer|compared|against|from(?= $)|than|or|but|after|before|"
    r"since|up|down|said|says|told|if|until|to become|each|apiece|per|rather|instead|earlier|ago|last|previous\w*)\b"
)
STEM = 3
FIRST = re.compile(r"\b(?:the first|one)\b[^#]*$")
LATER = re.compile(r"\b(?:(?:the )?(?:second|third|fourth|fifth|sixth|last|other)|another)\b")


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one unit and one measure in a list whose last item *and* opens."""

    claims: tuple[Claim, ...]
    first: int
    """The place of the first in its sentence."""
    counted_off: bool
    """Whether it counts its owners off: *the first ..., the second ... and the third*."""

    @property
    def last(self) -> int:
        """The place of the last in its sentence."""
        return self.first + len(self.claims) - 1


def series(line: Line, rules: Rules) -> Iterator[Series]:
    """The series of a sentence, each as long as it can be."""
    at = 0
    while at + 1 < len(line.claims):
        end = closed = at
        while end + 1 < len(line.claims) and (found := _next(line, end)) and _one_kind(line, at, end + 1, rules):
            end += 1
            closed = end if found["and"] else closed
        if closed > at and all(exact(c) for c in line.claims[at : closed + 1]):
            yield Series(line.claims[at : closed + 1], at, _counted_off(line, at, closed))
        at = closed + 1


def _next(line: Line, at: int) -> re.Match[str] | None:
    between = line.after(at)
    found = NEXT.fullmatch(between)
    if found is None or not (found["sep"] or found["and"]) or UNKNOWN in between or OTHER.search(between):
        return None
    return found


def _one_kind(line: Line, first: int, other: int, rules: Rules) -> bool:
    a, b = line.claims[first], line.claims[other]
    # "2,300 are in Alba, 1,400 in Borno": what counts nothing by itself counts what its neighbours do.
    one = a.measure == b.measure or ("count" in {a.measure, b.measure} and not _own_noun(line, first))
    one = one and a.quantity.unit == b.quantity.unit and b.quantity.form == "number"
    if not one or b.status == "denied" or a.status == "denied":
        return False
    nouns = [_own_noun(line, at) for at in (first, other) if line.claims[at].quantity.unit is None]
    return "" in nouns or len({rules.nouns.group(noun) for noun in nouns}) < 2


def _own_noun(line: Line, at: int) -> str:
    """The noun that a figure counts, where it stands behind it: *the closures are 34 shops in Alba and 12 in Borno*."""
    noun = line.claims[at].counted
    return noun if noun[:STEM] in line.after(at) else ""


def _counted_off(line: Line, first: int, last: int) -> bool:
    later: Sequence[str] = [line.before(i) for i in range(first + 1, last + 1)]
    return FIRST.search(line.before(first)) is not None and all(LATER.search(words) for words in later)
