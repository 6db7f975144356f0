"""What the two checks over conflicting figures share: which pairs cannot both be true, and how a finding is put."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from checker.claims.phrases import has_phrase
from checker.model import Claim, Confidence, Finding, Interval, Pair, Report, Severity, Span
from checker.rules import Rules
from checker.rules.events import EventWords
from checker.rules.units import plural
from checker.sources import same_voice

FIGURES = 4
"""More figures of one thing than this are no accounts of it; nor are as many of one voice."""
SIGN = re.compile(r"[$£€¥]")
"""*A$40 million* keeps its capital."""
FRONT = frozenset({"headline", "summary", "caption"})


def conflicting(pairs: Iterable[Pair]) -> list[Pair]:
    """The compared pairs whose figures cannot both be true."""
    return [p for p in pairs if p.clash]


Same = tuple[str, int, str | None, Interval]
"""What two claims have in common that bear each other out: measure, scene, unit and value."""
Body = Mapping[Same, Sequence[Claim]]


def body_of(claims: Iterable[Claim]) -> Body:
    """The claims of the body, whoever says them, but those that the body itself replaces or denies."""
    found: dict[Same, list[Claim]] = {}
    for claim in claims:
        if claim.part not in FRONT and claim.status not in {"superseded", "denied"}:
            found.setdefault(_same(claim), []).append(claim)
    return found


def backed(claim: Claim, body: Body) -> Sequence[Claim]:
    """The claims of the body that bear out a claim of headline or caption.

    The three women of *a driver and three women were killed* do not bear out a headline's *three dead*.
    """
    same = body.get(_same(claim), ())
    return [c for c in same if c.counted == claim.counted or not {"part", "listed"} & set(c.scope.cues)]


def _same(claim: Claim) -> Same:
    return claim.measure, claim.scope.scene, claim.quantity.unit, claim.value


def is_self(pair: Pair, body: Body) -> bool:
    """Whether a pair is one voice against itself.

    That is one source's two figures, or a headline or caption that no claim of the body bears out, against the body.
    """
    a, b = pair.first, pair.second
    if same_voice(a.source, b.source):
        return True
    front, other = (a, b) if a.part in FRONT else (b, a)
    return front.part in FRONT and other.part not in FRONT and front.source.kind == "report" and not backed(front, body)


def groups(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """The pairs by connected claims: all that contradict each other over one thing make one finding.

    Where too many different figures hang together, they are the rows of a table and no accounts of one thing.
    """
    return (group for group in _connected(pairs) if not is_table(group))


def tables(pairs: Sequence[Pair]) -> list[str]:
    """What is taken for a table and makes no finding, in words."""
    rows = [_claims(group) for group in _connected(pairs) if is_table(group)]
    return [f"{len(row)} figures of {next(iter(row.values())).measure} are taken for a table" for row in rows]


def _connected(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    root: dict[str, str] = {}

    def find(claim: str) -> str:
        while (above := root.setdefault(claim, claim)) != claim:
            root[claim] = root[above]
            claim = above
        return claim

    for pair in pairs:
        root[find(pair.second.id)] = find(pair.first.id)
    joined: dict[str, list[Pair]] = {}
    for pair in pairs:
        joined.setdefault(find(pair.first.id), []).append(pair)
    for group in joined.values():
        yield sorted(group, key=lambda p: (p.first.span, p.second.span))


def is_table(pairs: Sequence[Pair]) -> bool:
    """Whether so many different figures hang together that they are the rows of a table, or a list of happenings.

    *Ten killed in Tripoli; 38 killed in Sousse; 129 killed in Paris; 14 killed in San Bernardino*: nobody gives four
    figures of one thing.
    """
    claims = _claims(pairs).values()
    one_voice = len({(c.source.name.lower(), c.part in FRONT) for c in claims}) == 1
    return len({c.value.low if c.value.low is not None else c.value.high for c in claims}) > FIGURES - one_voice


def _claims(pairs: Iterable[Pair]) -> dict[str, Claim]:
    return {c.id: c for p in pairs for c in (p.first, p.second)}


def finding(check: str, severity: Severity, pairs: Sequence[Pair], rules: Rules) -> Finding:
    """One finding over pairs that contradict each other."""
    claims = sorted(_claims(pairs).values(), key=_place)
    measure = claims[0].measure
    title = rules.measures[measure].title if measure != "count" else claims[0].counted.capitalize() or "Count"
    others = list(dict.fromkeys(c.measure for c in claims))[1:]
    title = " and ".join([title, *(rules.measures[other].title.lower() for other in others)])
    because = [f"{p.because}: {p.first.text} and {p.second.text} cannot both be true" for p in pairs]
    return Finding(
        id=finding_id(check, measure, claims),
        check=check,
        severity=severity,
        confidence=_confidence(pairs, rules),
        measure=measure,
        event=claims[0].event,
        message=f"{title}: {said(claims)}.",
        claims=tuple(c.id for c in claims),
        pairs=tuple((p.first.id, p.second.id) for p in pairs),
        spans=tuple(Span(c.span.start, c.span.end) for c in claims),
        because=tuple(dict.fromkeys(because)),
    )


def _confidence(pairs: Sequence[Pair], rules: Rules) -> Confidence:
    """How sure it is that the figures speak of the same: one noun of a measure of the event; other nouns or an open
    count; figures that are yet to come or vague (*dozens*).
    """
    claims = [c for p in pairs for c in (p.first, p.second)]
    if any(c.status == "forecast" or c.quantity.form == "vague" for c in claims):
        return "low"
    sure = all(p.first.counted == p.second.counted and rules.measures[p.first.measure].of_event for p in pairs)
    return "high" if sure and not any(c.scope.stands_for for c in claims) else "medium"


def acknowledged(finding: Finding, report: Report, pairs: Sequence[Pair], words: EventWords) -> Finding:
    """The finding, as a note where a paragraph of the figures, or one between them, says itself that accounts differ:
    *conflicting reports*.
    """
    paragraphs = [c.paragraph for p in pairs for c in (p.first, p.second)]
    for part in report.parts[min(paragraphs) : max(paragraphs) + 1]:
        text = " ".join(re.findall(r"[\w'’-]+", report.text[part.span.start : part.span.end].lower()))
        if has_phrase(text, words.acknowledged):
            because = (*finding.because, "the copy itself says that the figures differ")
            return replace(finding, severity="note", acknowledged=True, because=because)
    return finding


def _place(claim: Claim) -> tuple[str, Span]:
    """Where a claim stands: in the order of the text, report by report where several are compared (``NAME#ID``)."""
    return claim.id.rpartition("#")[0], claim.span


def said(claims: Sequence[Claim]) -> str:
    """Who says which figure: *13 according to the prosecutor, 14 according to the caption*."""
    voices: dict[str, list[str]] = {}
    mixed = len({claim.measure for claim in claims}) > 1
    for claim in claims:
        of = f" {claim.measure.replace('_', ' ')}" if mixed else ""  # "seven injured, 15 hospitalised"
        names = voices.setdefault(_figure(claim) + of, [])
        if voice(claim) not in names:
            names.append(voice(claim))
    return ", ".join(f"{figure} according to {' and '.join(names)}" for figure, names in voices.items())


def _figure(claim: Claim) -> str:
    """A figure in the middle of a message, with the unit where the text has it beside: *five kilometres*."""
    text = " ".join(word if SIGN.search(word) else word.lower() for word in claim.text.split())
    unit = claim.quantity.unit
    if unit is None or unit == "percent" or unit.isupper():
        return text
    return f"{text} {unit if (claim.value.low, claim.value.high) == (1, 1) else plural(unit)}"


def voice(claim: Claim) -> str:
    """Who says a claim, for a message to an editor: the source and its own source, or the part of the report."""
    if claim.source.kind == "report":
        return {"headline": "the headline", "caption": "the caption", "summary": "the summary"}.get(
            claim.part, "the report"
        )
    via = f", citing {claim.source.via[0].name}" if claim.source.via else ""
    return claim.source.name + via


def finding_id(check: str, measure: str, claims: Iterable[Claim], said: str = "") -> str:
    """An id made of what a finding says, not of where it stands: eight hexadecimal digits.

    What is repeated changes nothing. ``said`` is for what depends on how often a figure stands there, and on which is
    which: a sum, a conversion.
    """
    claims = list(claims)
    told = sorted({(c.source.name.lower(), _shown(c.value), c.quantity.approximate) for c in claims})
    what = sorted({(c.counted, c.quantity.unit or "", c.scope.group, c.scope.apart) for c in claims})
    return hashlib.sha256(repr((check, measure, what, told, said)).encode()).hexdigest()[:8]


def _shown(value: Interval) -> str:
    """The bounds; *more than 50* is not *at least 50*."""
    low, high = (None if end is None else float(end) for end in (value.low, value.high))
    return f"{low}{'<' if value.low_open else ''}..{'<' if value.high_open else ''}{high}"
