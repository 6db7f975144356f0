"""Parts and total, change and ends, share and base that do not add up."""

from collections.abc import Iterator, Sequence

from checker.checks._apart import apart
from checker.checks._breakdown import broken_down
from checker.checks._changes import changes
from checker.checks._closed import closed
from checker.checks._compared import compared, told_apart
from checker.checks._concluded import concluded
from checker.checks._divided import chosen, divided, given_out, won
from checker.checks._exhaustive import exhausted
from checker.checks._found import once
from checker.checks._gathered import gathered
from checker.checks._hundred import over_hundred
from checker.checks._lines import Line, lines_of
from checker.checks._met import brought_down, fallen, outcomes
from checker.checks._named import named
from checker.checks._partition import partitions
from checker.checks._played import played
from checker.checks._portions import portions
from checker.checks._priced import by_the_piece, multiplied, paid_out, priced, worth
from checker.checks._seats import seats
from checker.checks._shared_out import shared_out
from checker.checks._slipped import slipped
from checker.checks._spelt_out import spelt_out
from checker.checks._stock import grown, left
from checker.checks._summed import summed
from checker.checks._together import together
from checker.checks._totals import OF_THAT, leaves, listed, rest
from checker.checks._votes import votes
from checker.checks._worked_out import worked_out
from checker.model import Finding, Result
from checker.rules import Rules


def check(result: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each sum that fails, the total first among its claims."""
    lines = lines_of(result)
    for at, line in enumerate(lines):
        near = lines[max(0, at - 2) : at]
        before = [other for other in near if other.paragraph == line.paragraph]
        after = lines[at + 1] if at + 1 < len(lines) else None
        two, three = len(line.claims) > 1, len(line.claims) > 2  # so many figures some sums have at least
        yield from once(
            [
                *gathered(line, near, after, rules),
                *grown(line, near, rules),
                *summed(line, before, rules),
                *left(line, before or (near[-1:] if two else []), result, rules),
                *listed(line, rules),
                *(spelt_out(line, rules) if two else ()),
                *closed(line, before, near[-1] if near else None, result, rules),
                *named(line, result, rules),
                *rest(line, before, near, rules),
                *leaves(line, result, rules),
                *(outcomes(line, rules) if three else ()),
                *(divided(line, near[-1] if near else None, result, rules) if two else ()),
                *(given_out(line, rules) if three else ()),
                *(won(line, rules) if three else ()),
                *(chosen(line, rules) if three else ()),
                *(fallen(line, result, rules) if three else ()),
                *(changes(line, rules) if two else ()),
                *(compared(line, rules) if three else ()),
                *apart(line, rules),
                *concluded(line, near[-1] if near else None, rules),
                *shared_out(line, [*_of_that(lines, at, before), *before], near, rules),
                *(partitions(line, result, rules) if two else ()),
                *(wrong for other in (*near[-1:], *lines[at + 1 : at + 2]) for wrong in told_apart(line, other, rules)),
                *portions(line, before[-1] if before else None, result, rules),
                *(worked_out(line, near[-1] if near else None, rules) if two else ()),
                *played(line, rules),
                *(priced(line, rules) if three else ()),
                *multiplied(line, rules),
                *by_the_piece(line, near[-1] if near else None, rules),
                *paid_out(line, near[-1] if near else None, rules),
                *worth(line, before, rules),
                *broken_down(line, result, rules),
                *(brought_down(line, near[-1] if near else None, rules) if two else ()),
                *exhausted(line, result, rules),
                *over_hundred(line, near, rules),
                *slipped(line, before[-1] if before else None, rules),
            ]
        )
    yield from once([*together(result, rules), *votes(lines, result, rules), *seats(lines, rules)])


def _of_that(lines: Sequence[Line], at: int, before: Sequence[Line]) -> Sequence[Line]:
    """The sentence before a paragraph that shares out what it tells: *It will cost $6 million. Of that sum ...*"""
    first = at - len(before)
    return lines[first - 1 : first] if first and OF_THAT.search(lines[first].text) else ()
