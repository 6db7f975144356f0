"""Which sources hold together where the figures of one event cannot all be true, and what their figures add up to.

A voice is somebody with figures; two voices stand against each other where a finding says so, and three or more where
their figures pass what bounds them (more hit and missed than were fired). An account is a largest set of voices with no
such conflict in it: the complement of a smallest set of voices that has a member in each conflict. Conflicts are small
(two voices, or as many as a sum has figures), so that they are listed, and the smallest sets are built conflict by
conflict (Berge's algorithm); no solver is needed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf

from checker.checks._bounds import alike, is_plain
from checker.checks._sizes import exact, number, room, shown
from checker.checks.conflicts import FRONT
from checker.model import Account, Claim, Event, Finding, Interval, Result
from checker.rules import Rules
from checker.sources import same_voice

MOST_VOICES = 24
"""Of an event with more voices over the disputed measures no accounts are made."""
MOST_ACCOUNTS = 24
"""Nor where there would be more accounts: where everybody contradicts everybody over several things, a list of all ways
to believe some of them says nothing."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody and all their figures that the accounts of an event speak of, in the order of the text."""

    name: str
    claims: tuple[Claim, ...]


def find_accounts(result: Result, rules: Rules) -> tuple[tuple[Account, ...], tuple[str, ...]]:
    """The accounts of each event whose claims cannot all be true, in the order of the events and of the text; and for
    each event that has too many a note that says so."""
    accounts: list[Account] = []
    notes: list[str] = []
    for event in result.events:
        disputed = [f for f in result.findings if f.event == event.id and f.check == "source-conflict"]
        if not disputed:
            continue
        voices = _voices(result, event, disputed, rules)
        found = _maximal(len(voices), _conflicts(voices, disputed, rules)) if len(voices) <= MOST_VOICES else None
        if found is None:
            notes.append(f"too many accounts of {event.id} to list: {len(voices)} voices over what is in dispute")
        elif len(found) > 1:
            accounts += [_account(event, [voices[i] for i in sorted(some)], rules) for some in found]
    return tuple(accounts), tuple(notes)


def _voices(result: Result, event: Event, disputed: Sequence[Finding], rules: Rules) -> list[Voice]:
    """Who gives figures of the disputed measures, or of those that are bound up with them.

    Left out are voices that contradict themselves, whom no account can hold, and a headline or caption that a finding
    is about: it only repeats somebody.
    """
    marked = {name for f in disputed for name in f.claims}
    own = {c.id: c for c in result.claims if c.event == event.id}
    measures = {own[name].measure for name in marked if name in own}
    measures |= {
        m for whole, parts in rules.relations.wholes.items() for m in (whole, *parts) if measures & {whole, *parts}
    }
    tied = {c.id for p in result.pairs if p.tied and {p.first.id, p.second.id} & marked for c in (p.first, p.second)}
    claims = [
        c for c in own.values()
        if c.id in marked | tied or (c.measure in measures and is_plain(c, rules) and c.quantity.form == "number")
    ]  # fmt: skip
    claims = [c for c in claims if not (c.part in FRONT and c.source.kind == "report" and c.id in marked)]
    broken = {name for f in result.findings if f.check == "self-conflict" for name in f.claims}
    voices: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: (c.span, c.id)):
        mine = next((some for some in voices if same_voice(some[0].source, claim.source)), None)
        voices.append([claim]) if mine is None else mine.append(claim)
    whole = [Voice(some[0].source.name, tuple(some)) for some in voices if not {c.id for c in some} & broken]
    return [v for v in whole if not any(_passes([v], w, p, rules) for w, p in rules.relations.wholes.items())]


def _conflicts(voices: Sequence[Voice], disputed: Sequence[Finding], rules: Rules) -> list[frozenset[int]]:
    """The sets of voices that cannot all be right, none of which holds another."""
    of = {c.id: i for i, voice in enumerate(voices) for c in voice.claims}
    found = {frozenset({of[a], of[b]}) for f in disputed for a, b in f.pairs if a in of and b in of and of[a] != of[b]}
    for whole, parts in rules.relations.wholes.items():
        sayers = [i for i, voice in enumerate(voices) if any(c.measure in {whole, *parts} for c in voice.claims)]
        for size in range(2, len(parts) + 2):
            for some in combinations(sayers, size):
                if _passes([voices[i] for i in some], whole, parts, rules):
                    found.add(frozenset(some))
    return [one for one in found if not any(other < one for other in found)]


def _passes(voices: Sequence[Voice], whole: str, parts: Sequence[str], rules: Rules) -> bool:
    """Whether the parts that some voices give pass the whole that they give."""
    told = {m: _of(voices, m, rules) for m in (whole, *parts)}
    most = min((room(c)[1] for c in told[whole]), default=inf)
    least = sum(max((room(c)[0] for c in told[part]), default=0.0) for part in parts)
    return least > most and alike([c for some in told.values() for c in some], rules)


def _of(voices: Sequence[Voice], measure: str, rules: Rules) -> list[Claim]:
    return [c for voice in voices for c in voice.claims if c.measure == measure and is_plain(c, rules)]


def _maximal(number: int, conflicts: Iterable[frozenset[int]]) -> list[frozenset[int]] | None:
    """The largest sets of so many voices without a conflict, in the order of their members; None where there are more
    than ``MOST_ACCOUNTS``."""
    blamed: set[frozenset[int]] = {frozenset()}
    for conflict in sorted(conflicts, key=sorted):
        grown = {one for one in blamed if one & conflict} | {
            one | {voice} for one in blamed if not one & conflict for voice in conflict
        }
        blamed = {one for one in grown if not any(other < one for other in grown)}
        if len(blamed) > MOST_ACCOUNTS:
            return None
    everybody = frozenset(range(number))
    return sorted((everybody - one for one in blamed), key=sorted)


def _account(event: Event, voices: Sequence[Voice], rules: Rules) -> Account:
    claims = sorted((c for voice in voices for c in voice.claims), key=lambda c: (c.span, c.id))
    return Account(
        event=event.id,
        sources=tuple(voice.name for voice in voices),
        claims=tuple(c.id for c in claims),
        sum="; ".join(_sums(voices, rules)),
    )


def _sums(voices: Sequence[Voice], rules: Rules) -> Iterator[str]:
    """*5 hit + 2 missed = 7 of 7 fired*: at least two parts and their whole, each with one figure."""
    for whole, parts in rules.relations.wholes.items():
        told = {m: _of(voices, m, rules) for m in (whole, *parts)}
        given = [m for m in parts if told[m]]
        if len(given) < 2 or not told[whole] or any(len({c.value for c in told[m]}) > 1 for m in (whole, *given)):
            continue
        total = told[whole][0]
        ones = [told[m][0].value for m in given]
        values = [_bounded(i, ones, total) for i in range(len(ones))]
        names = {m: rules.measures[m].title.lower() for m in (whole, *given)}
        plus = " + ".join(f"{_shown(v, told[m][0])} {names[m]}" for v, m in zip(values, given, strict=True))
        lows = [v.low or 0.0 for v in values]
        made = shown(sum(lows)) if all(v.low == v.high for v in values) else f"at least {shown(sum(lows))}"
        yield f"{plus} = {made} of {_shown(total.value, total)} {names[whole]}"


def _bounded(at: int, values: Sequence[Interval], total: Claim) -> Interval:
    """A part with the room that total and other parts leave it: *at least five* hit of seven, two missed, are 5."""
    value = values[at]
    if not exact(total):
        return value
    most = number(total) - sum(v.low or 0.0 for i, v in enumerate(values) if i != at)
    high = most if value.high is None else min(value.high, most)
    return Interval(value.low, high if value.low is None or high >= value.low else value.low)


def _shown(value: Interval, claim: Claim) -> str:
    if value.low is not None and value.low == value.high and not claim.quantity.approximate:
        return shown(value.low)
    return claim.text.lower()
