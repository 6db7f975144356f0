"""The numbers in a sentence, with hedge and unit, and the numbers that are no figures, with the reason."""

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.model import Interval, LeftOut, Quantity, Sentence
from checker.quantities import ages, counts, dates, names, shares
from checker.quantities.contrasts import contrasts, is_contrasted
from checker.quantities.counting import COUNTING, could_hold_figure
from checker.quantities.figure import Figure, exact, plain
from checker.quantities.hedged import with_hedges
from checker.quantities.line import Line, cut
from checker.quantities.numerals import NUMERALS, is_ambiguous, number_at
from checker.quantities.ranges import joined_ranges
from checker.quantities.scores import scored
from checker.quantities.units import with_shared_money, with_shared_units, with_unit
from checker.rules.hedges import Hedges
from checker.rules.units import Units

__all__ = ["contrasts", "could_hold_figure", "find_quantities", "is_contrasted"]

ARTICLES = frozenset({"a", "an"})
WORDS = re.compile(r"[^\W\d]+")

# The words that a number can start with.
_FIRST = COUNTING | {"a", "an", "the", "not", "minus", "many"}


def find_quantities(
    sentence: Sentence, text: str, hedges: Hedges, units: Units
) -> tuple[tuple[Quantity, ...], tuple[LeftOut, ...]]:
    """The figures of a sentence and the numbers that are none, each in the order of the text.

    ``text`` is the report's text, into which all ranges point. Figures do not overlap. Sentences that were not parsed
    are read on their surface, and *a* and *an* count nothing there.
    """
    written = text[sentence.span.start : sentence.span.end]
    words = WORDS.findall(written.lower())
    countable = could_hold_figure(words) or any(c.isnumeric() for c in written)
    if not countable and ARTICLES.isdisjoint(words):
        return (), ()
    line = cut(sentence, text)
    aside: list[dates.Aside] = []
    bare: list[Figure] = []
    if countable:
        aside = _merged([*dates.times(line), *names.named(line, hedges, units)])
        bare = list(_numbers(line, aside, hedges, units))
    aside += [(*figure.core, "year") for figure in bare if dates.is_year(line, figure)]
    numbers = shares.joined_shares(line, [figure for figure in bare if not dates.is_year(line, figure)], units)
    figures = joined_ranges(line, numbers, hedges, units)
    figures = [_complete(line, figure, hedges, units) for figure in figures]
    figures = with_shared_units(line, with_shared_money(line, figures, units), units)
    scores = scored(line, figures, hedges)
    kept: list[Figure] = []
    left = [held for held in aside if _holds_number(line, held[0], held[1])]
    for i, figure in enumerate(figures):
        reason = scores.get(i) or _reason(line, figure, hedges, units)
        # "a Boeing 777-200", "junctions 10 and 12", "two brothers, 24 and 27"
        if not reason and left and left[-1][1] == figure.start - 1 and left[-1][2] in {"name", "age"}:
            reason = left[-1][2] if _goes_on(line, figure) else ""
        if reason:
            left.append((figure.core[0], max(figure.core[1], figure.end), reason))
        else:
            kept.append(figure)
    kept = _apart(_with_articles(line, kept, left, hedges, units))
    quantities = tuple(_quantity(line, figure) for figure in shares.with_wholes(line, kept))
    covered = [quantity.span for quantity in quantities]
    out = {line.span(start, end): reason for start, end, reason in sorted(left)}
    return quantities, tuple(
        LeftOut(span, reason) for span, reason in out.items() if not any(span.overlaps(other) for other in covered)
    )


def _goes_on(line: Line, figure: Figure) -> bool:
    """Whether a bare number hangs on the one before and counts nothing itself."""
    if figure.core != (figure.start, figure.end) or figure.unit is not None:
        return False
    after = line[figure.end]
    return line.joined(figure.start - 1) or (
        line[figure.start - 1].lower in {"and", "to", "or"} and after.kind != "word"
    )


def _merged(asides: list[dates.Aside]) -> list[dates.Aside]:
    """The ranges set aside in the order of the text; of ranges that overlap the first and longest stays."""
    found: list[dates.Aside] = []
    for start, end, reason in sorted(asides, key=lambda aside: (aside[0], -aside[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end, reason))
    return found


def _holds_number(line: Line, start: int, end: int) -> bool:
    return any(line[i].kind == "number" or line[i].lower in NUMERALS for i in range(start, end))


def _numbers(line: Line, aside: list[dates.Aside], hedges: Hedges, units: Units) -> Iterator[Figure]:
    """The bare numbers outside what is set aside."""
    after = {i: end for start, end, _ in aside for i in range(start, end)}
    at = 0
    while at < len(line):
        if at in after:
            at = after[at]
            continue
        figure = _bare(line, at, hedges, units)
        if figure is None or any(i in after for i in range(figure.start, figure.end)):
            at += 1
            continue
        yield figure
        at = figure.end


def _bare(line: Line, at: int, hedges: Hedges, units: Units) -> Figure | None:
    """The number that starts at a piece; of a share and a number the longer: *a quarter of a million*."""
    piece = line[at]
    if piece.text.isascii() and piece.kind != "number" and not (piece.lower in _FIRST or piece.lower in hedges.vague):
        return None
    # "minus 5 degrees"; not "plus or minus 5"
    if (
        line[at].lower == "minus"
        and line[at - 1].lower != "or"
        and (read := number_at(line, at + 1, units)) is not None
    ):
        return replace(exact(at, read[0], -read[1]), core=(at, read[0]))
    read = number_at(line, at, units)
    number = None if read is None else exact(at, read[0], read[1])
    share = shares.share_at(line, at, hedges, units)
    if number is not None and share is not None:
        return max(share, number, key=lambda figure: figure.end)
    return share or number or counts.count_at(line, at, hedges)


def _complete(line: Line, figure: Figure, hedges: Hedges, units: Units) -> Figure:
    """A number with unit and hedges."""
    if figure.unit is None:
        figure = with_unit(line, figure, units)
    return with_hedges(line, figure, hedges, units)


def _reason(line: Line, figure: Figure, hedges: Hedges, units: Units) -> str:
    """Why a number is no figure, or the empty string."""
    core = figure.core[0]
    if (
        figure.unit is None
        and line[core].kind == "number"
        and figure.core[1] == core + 1
        and is_ambiguous(line[core].text)
    ):
        return "ambiguous number"
    return ages.age_of(line, figure, hedges) or ages.ago(line, figure) or names.name_of(line, figure, hedges, units)


def _with_articles(
    line: Line, figures: list[Figure], left: list[dates.Aside], hedges: Hedges, units: Units
) -> list[Figure]:
    """The figures and, outside of them, the articles that could count one."""
    if not any(piece.lower in ARTICLES for piece in line.pieces):
        return figures
    taken = {i for figure in figures for i in range(figure.start, figure.end)} | {
        i for start, end, _ in left for i in range(start, end)
    }
    found = list(figures)
    sums = {f.end for f in figures if f.unit is not None and units.dimension(f.unit) == "money"}
    for at in range(len(line)):
        if line[at].lower not in ARTICLES or at in taken or at in sums:  # "12 dollars a head"
            continue
        measured = counts.article_with_unit(line, at, units.words)
        if measured is not None:
            measured = with_hedges(line, measured, hedges, units)
            if (measured.hedged or measured.end - measured.start > 1) and not ages.ago(line, measured):
                found.append(measured)
        elif (article := counts.article_at(line, at)) is not None:
            found.append(article)
    return sorted(found, key=lambda figure: figure.start)


def _apart(figures: list[Figure]) -> list[Figure]:
    """Figures in a row without common pieces: a hedge that two could have is the first one's if it trails there."""
    found: list[Figure] = []
    for figure in figures:
        if found and figure.start < found[-1].end:
            if figure.core[0] < found[-1].end:
                continue
            figure = replace(figure, start=found[-1].end)
        found.append(figure)
    return found


def _quantity(line: Line, figure: Figure) -> Quantity:
    first, last = line.tokens(figure.start, figure.end)
    whole = line.span(*figure.whole) if figure.whole is not None else None
    return Quantity(
        span=line.span(figure.start, figure.end),
        sentence=line.sentence.index,
        tokens=(first, last),
        core=line.tokens(*figure.core),
        value=Interval(plain(figure.low), plain(figure.high), figure.low_open, figure.high_open),
        unit=figure.unit,
        approximate=figure.approximate,
        additional=figure.additional,
        form=figure.form,
        whole=whole,
    )
