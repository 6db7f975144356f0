"""The words that several writers use: who says it, which value, how many; and copy that can speak to no terminal."""

import re
from collections.abc import Sequence, Set
from itertools import groupby

from checker.model import Account, Claim, Coverage, Finding, Interval, Progress, Result, Severity, Source
from checker.rules.units import plural

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""The worst first."""
# Copy must not speak to the terminal: controls, and marks that turn the direction of writing. Halves of a surrogate
# pair and the two characters that are none are forbidden in UTF-8 and in XML.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """A text on one line, its control characters made visible and harmless."""
    return CONTROL.sub(_picture, " ".join(text.split()))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "�"


def who(source: Source) -> str:
    """Who says a claim, in words."""
    if source.kind == "report":
        return "the report itself"
    name = source.name or "a source without a name"
    if source.kind == "unresolved":
        name += " (nobody named before)"
    if source.via:
        name += f", citing {' and '.join(who(near) for near in source.via)}"
    return name


def value(claim: Claim) -> str:
    """The stated bounds: ``5``, ``5 or more``, ``10 to 12``, ``about 2,500``."""
    quantity, bounds = claim.quantity, claim.value
    unit = f" {_unit(quantity.unit, bounds)}" if quantity.unit else ""
    more = "another " if quantity.additional else ""
    about = "about " if quantity.approximate else ""
    return f"{more}{about}{_bounds(bounds)}{unit}"


def _bounds(value: Interval) -> str:
    low, high = _plain(value.low), _plain(value.high)
    if value.low is None:
        return "any number" if value.high is None else f"less than {high}" if value.high_open else f"up to {high}"
    if value.high is None:
        return f"more than {low}" if value.low_open else f"{low} or more"
    return low if value.low == value.high else f"{low} to {high}"


def _unit(unit: str, value: Interval) -> str:
    """The unit in the number that the value asks for: ``2 months``; currencies and percent have one form."""
    if unit.isupper() or unit == "percent" or (value.low, value.high) == (1, 1):
        return unit
    return plural(unit)


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}" if value < 1e10 else f"{value:,.0f}"


def number(value: float | None) -> int | float | None:
    """A bound as programs have it: 5, not 5.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def count(number: int, noun: str) -> str:
    """``1 report``, ``2 reports``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def read_and_compared(coverage: Coverage, *, any_found: bool) -> str:
    """What was read and what came of it, in a line."""
    numbers, found = count(coverage.numbers, "number"), "nothing else found" if any_found else "nothing found"
    return f"{numbers} read, {coverage.claims} understood as claims, {coverage.compared} compared; {found}"


def totals(results: Sequence[Result], findings: Sequence[Finding], unread: int) -> str:
    """What was found in all reports, in a line; accepted findings are counted apart."""
    by_severity = [(s, sum(f.severity == s and not f.accepted for f in findings)) for s in SEVERITIES]
    found = ", ".join(count(number, severity) for severity, number in by_severity if number) or "nothing found"
    accepted = sum(bool(finding.accepted) for finding in findings)
    read = [result.coverage for result in results]
    words = [
        f"{count(len(results), 'report')}: {found}",
        f"{accepted} accepted" if accepted else "",
        f"{count(sum(c.numbers for c in read), 'number')} read, {sum(c.claims for c in read)} understood as claims, "
        f"{sum(c.compared for c in read)} compared",
        f"{count(unread, 'report')} could not be analysed" if unread else "",
    ]
    return "; ".join(filter(None, words))


def verdict(finding: Finding) -> str:
    """How severe it is, and how sure: ``warning, high confidence``, ``note, low confidence (accepted)``."""
    said = f"{finding.severity}, {finding.confidence} confidence"
    return f"{said} (accepted)" if finding.accepted else said


def accounts(result: Result) -> list[tuple[str, list[str]]]:
    """For each event whose accounts say more than its findings, that is, what figures add up to: a title, and for each
    account who is of it, without those who are of every account, and the sum.
    """
    found = []
    for event, some in groupby(result.accounts, key=lambda account: account.event):
        told = list(some)
        if not any(account.sum for account in told):
            continue
        labels = [printable(e.label) for e in result.events if e.id == event and e.label != result.report.title]
        title = f"Who can be right together{f' ({labels[0]})' if labels else ''}:"
        everywhere = set.intersection(*(set(account.sources) for account in told))
        found.append((title, [_account(account, everywhere) for account in told]))
    return found


def _account(account: Account, everywhere: Set[str]) -> str:
    names = [printable(name) or "the report itself" for name in account.sources if name not in everywhere]
    who = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f"{who}: {account.sum}" if account.sum else who


def since_before(progress: Progress) -> str:
    """How a report differs from the version before."""
    words = [f"{progress.same} as before", f"{progress.changed} changed", f"{progress.new} new"]
    left = f"; {count(progress.left_out, 'finding')} without a new or changed figure left out" * bool(progress.left_out)
    return f"Against {printable(progress.previous)}: {', '.join(words)}{left}"
