"""Parts and total, change and ends, share and base that do not add up."""

from collections.abc import Iterator

from checker.checks._changes import changes
from checker.checks._divided import chosen, divided, given_out, voted, won
from checker.checks._found import once
from checker.checks._lines import lines_of
from checker.checks._portions import portions
from checker.checks._together import together
from checker.checks._totals import fallen, leaves, listed, outcomes, rest
from checker.model import Finding, Result
from checker.rules import Rules


def check(result: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each sum that fails, the total first among its claims."""
    lines = lines_of(result)
    for at, line in enumerate(lines):
        before = [other for other in lines[max(0, at - 2) : at] if other.paragraph == line.paragraph]
        two, three = len(line.claims) > 1, len(line.claims) > 2  # so many figures some sums have at least
        yield from once(
            [
                *listed(line, result, rules),
                *rest(line, before, rules),
                *leaves(line, result, rules),
                *(outcomes(line, rules) if three else ()),
                *(divided(line, before[-1] if before else None, result, rules) if two else ()),
                *(given_out(line, rules) if three else ()),
                *(voted(line, rules) if three else ()),
                *(won(line, rules) if three else ()),
                *(chosen(line, rules) if three else ()),
                *(fallen(line, result, rules) if three else ()),
                *(changes(line, rules) if two else ()),
                *portions(line, result, rules),
            ]
        )
    yield from once([*together(result, rules)])
