"""A report and the version before: what is new in it, and figures that changed without a word, or not everywhere."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby

from checker.checks import OVER_VERSIONS
from checker.checks.conflicts import FRONT, body_of, finding_id, is_self, said, voice
from checker.claims.phrases import has_phrase
from checker.events import agree
from checker.model import Claim, Earlier, Finding, Interval, Progress, Report, Result, Severity, Source, Span
from checker.rules import Rules
from checker.sources import same_voice
from checker.values import can_agree
from checker.writers._lines import Places

# Two sentences are versions of one where they share this part of their words.
ALIKE = 0.5
# Beyond this many sentences in a row that all changed, none is looked for in the other version.
BLOCK = 40
# More figures of one measure in one voice are a table.
MANY = 20

# A sentence that speaks of another day, month or year says something else.
DAYS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|(?:19|20)\d\d)\b"
)

Match = dict[str, Claim]
"""For the id of each claim of the new version the claim of the old one that it takes the place of."""
Change = tuple[Claim, Claim]
"""The claim of the old version and that of the new one."""
Same = Callable[[Claim, Claim], bool]
"""Whether a claim of the old version and one of the new may be one statement."""


def compare_versions(before: Result, after: Result, rules: Rules) -> Result:
    """The new version with those of its findings that have a new or changed figure, and with what changed wrongly.

    Two figures are taken for one only where measure, unit, voice, scope and place in the text agree; in doubt the
    figure is new, and nothing is said of the change.
    """
    match = match_claims(before, after, rules)
    new = [c.id for c in after.claims if c.id not in match]
    changed = [(match[c.id], c) for c in after.claims if c.id in match and not _same_figure(match[c.id], c)]
    moved = [(old, claim) for old, claim in changed if old.status == claim.status == "asserted" and _moved(old, claim)]
    behind = list(_left_behind(moved, match, before, after, rules))
    told = {name for finding in behind for name in finding.claims}
    quiet = [f for f in _quiet(moved, before, after, rules) if not told & set(f.claims)]
    known = {finding.id for finding in before.findings}
    fresh = {*new, *(claim.id for _, claim in changed)}
    kept = [f for f in after.findings if f.id not in known and (not f.claims or fresh & set(f.claims))]
    shown = [f for f in kept if not f.claims or not any(set(f.claims) <= set(other.claims) for other in behind)]
    findings = sorted([*shown, *behind, *quiet], key=lambda f: (f.spans[0].start, f.check, f.id))
    progress = Progress(
        previous=before.report.name,
        same=len(after.claims) - len(fresh),
        changed=len(changed),
        new=len(new),
        left_out=len(after.findings) - len(kept),
    )
    return replace(after, findings=tuple(findings), progress=progress)


def match_claims(before: Result, after: Result, rules: Rules) -> Match:
    """Which claims of the two versions are the same statement, with the same figure or another."""

    def same(old: Claim, new: Claim) -> bool:
        if not _comparable(old, new, rules):
            return False
        was, now = (
            set(DAYS.findall(r.report.text, c.sentence.start, c.sentence.end)) for r, c in ((before, old), (after, new))
        )
        return not was or not now or was == now

    old, new = _by_sentence(before), _by_sentence(after)
    match: Match = {}
    for i, j in _aligned(list(old), list(new), before, after):
        if _words(before.report, i) == _words(after.report, j) and len(old[i]) == len(new[j]):
            match |= {claim.id: was for was, claim in zip(old[i], new[j], strict=True)}
        else:
            match |= _in_sentence(old[i], new[j], same)
    taken = {claim.id for claim in match.values()}
    rest = [c for c in before.claims if c.id not in taken]
    return match | _alone(rest, [c for c in after.claims if c.id not in match], same, rules)


def _by_sentence(result: Result) -> dict[Span, list[Claim]]:
    """The claims of each sentence that has any, in the order of the text."""
    ordered = sorted(result.claims, key=lambda c: c.span)
    return {sentence: list(claims) for sentence, claims in groupby(ordered, key=lambda c: c.sentence)}


def _aligned(old: Sequence[Span], new: Sequence[Span], before: Result, after: Result) -> Iterator[tuple[Span, Span]]:
    """The sentences of the two versions that are one: word for word, else the most alike at the same place."""
    texts = [_words(before.report, s) for s in old]
    others = [_words(after.report, s) for s in new]
    here, there = _only(texts), _only(others)
    moved = here.keys() & there.keys()
    yield from ((old[here[words]], new[there[words]]) for words in sorted(moved))
    old = [s for s, words in zip(old, texts, strict=True) if words not in moved]
    new = [s for s, words in zip(new, others, strict=True) if words not in moved]
    texts, others = ([words for words in some if words not in moved] for some in (texts, others))
    for tag, a, b, c, d in SequenceMatcher(None, texts, others).get_opcodes():
        if tag == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        elif tag == "replace" and max(b - a, d - c) <= BLOCK:
            likeness = sorted(
                ((-_likeness(texts[i], others[j]), i, j) for i in range(a, b) for j in range(c, d)),
            )
            gone: set[tuple[str, int]] = set()
            for like, i, j in likeness:
                if -like >= ALIKE and not gone & {("old", i), ("new", j)}:
                    gone |= {("old", i), ("new", j)}
                    yield old[i], new[j]


def _only(texts: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """The sentences that stand there once, with their places."""
    often = Counter(texts)
    return {words: place for place, words in enumerate(texts) if often[words] == 1}


def _words(report: Report, span: Span) -> tuple[str, ...]:
    return tuple(re.findall(r"[\w'-]+", report.text[span.start : span.end].lower().replace("’", "'")))


def _likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """The part of their words that two sentences share."""
    return 2 * (Counter(a) & Counter(b)).total() / (len(a) + len(b)) if a and b else 0.0


def _in_sentence(old: Sequence[Claim], new: Sequence[Claim], same: Same) -> Match:
    """The claims of two sentences that are one, in their order; of several of one kind only as many against as many."""
    match: Match = {}
    rest = list(old)
    for claim in new:
        rivals = [c for c in rest if same(c, claim)]
        peers = [c for c in new if c.id not in match and any(same(r, c) for r in rivals)]
        found = next((c for c in rivals if _same_figure(c, claim)), None)
        if found is None and len(rivals) == len(peers):
            found = next(iter(rivals), None)
        if found is not None:
            match[claim.id] = found
            rest.remove(found)
    return match


def _alone(old: Sequence[Claim], new: Sequence[Claim], same: Same, rules: Rules) -> Match:
    """Claims in sentences that were written anew, where each version has one of the kind and no more."""
    kinds: dict[tuple[str, str | None, str], tuple[list[Claim], list[Claim]]] = {}
    for side, claims in enumerate((old, new)):
        for claim in claims:
            kinds.setdefault((claim.measure, claim.quantity.unit, claim.part), ([], []))[side].append(claim)
    match: Match = {}
    for (measure, _, part), (was, now) in kinds.items():
        if not rules.measures[measure].of_event or max(len(was), len(now)) > MANY:
            continue
        for claim in now:
            rivals = [c for c in was if same(c, claim)]
            if len(rivals) != 1 or sum(same(rivals[0], c) for c in now) != 1:
                continue
            # In a headline the noun may be left out; in the body it says of whom the figure is.
            if part in FRONT or (claim.counted and rivals[0].counted):
                match[claim.id] = rivals[0]
    return match


# Cues that say how a figure is put, not of what it is: *rose to 12*, *the 12*.
UNTOLD = frozenset({"phrase", "definite", "grown", "shrunk"})


def _comparable(old: Claim, new: Claim, rules: Rules) -> bool:
    """Whether two claims of two versions may be one statement."""
    a, b = old.scope, new.scope
    return (
        old.measure == new.measure
        and old.quantity.unit == new.quantity.unit
        and old.quantity.additional == new.quantity.additional
        and old.status == new.status
        and _same_noun(old, new, rules)
        and set(a.group) == set(b.group)
        and set(a.places) == set(b.places)
        and (a.about, a.apart) == (b.about, b.apart)
        and set(a.cues) - UNTOLD == set(b.cues) - UNTOLD
        and (not a.times or not b.times or set(a.times) == set(b.times))
        and (not a.actors or not b.actors or bool(set(a.actors) & set(b.actors)))
        and same_voice(old.source, new.source)
    )


def _same_noun(old: Claim, new: Claim, rules: Rules) -> bool:
    """Whether two claims count one thing: one noun, nouns of one group (*people*, *persons*), or none said."""
    if old.counted == new.counted or not old.counted or not new.counted:
        return True
    return old.measure != "count" and rules.nouns.group(old.counted) == rules.nouns.group(new.counted) != ""


def _same_figure(old: Claim, new: Claim) -> bool:
    return old.value == new.value and old.quantity.approximate == new.quantity.approximate


def _moved(a: Claim, b: Claim) -> bool:
    """Whether two figures cannot both be true, or are bounds of one kind that lie apart: *at least nine* and *12*."""
    return not agree(a, b) or any(
        x is not None and y is not None and not can_agree(Interval(x, x), False, Interval(y, y), False)
        for x, y in _only_bounds(a.value, b.value)
    )


def _only_bounds(a: Interval, b: Interval) -> Iterator[tuple[float | None, float | None]]:
    if a.high is None and b.high is None:
        yield a.low, b.low
    if a.low is None and b.low is None:
        yield a.high, b.high


def _left_behind(
    moved: Sequence[Change], match: Mapping[str, Claim], before: Result, after: Result, rules: Rules
) -> Iterator[Finding]:
    """One finding for each change that was made in one place and not in another that gave the same figure."""
    ties = {frozenset((p.first.id, p.second.id)) for p in before.pairs if p.tied}
    changes = {claim.id: (old, claim) for old, claim in moved}
    body = body_of(after.claims)
    found: dict[tuple[Interval, Interval, str, str], list[tuple[Change, Change]]] = {}
    for pair in (p for p in after.pairs if p.tied):
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            change, kept = changes.get(one.id), match.get(other.id)
            if change is None or kept is None or frozenset((change[0].id, kept.id)) not in ties:
                continue
            if not (_same_figure(change[0], kept) and _same_figure(kept, other) and _moved(one, other)):
                continue
            if kept.status == other.status == "asserted" and is_self(pair, body):
                key = (kept.value, one.value, one.measure, one.event)
                found.setdefault(key, []).append((change, (kept, other)))
    for both in found.values():
        yield _behind([change for change, _ in both], [stay for _, stay in both], before.report, rules)


def _behind(changes: Sequence[Change], stays: Sequence[Change], report: Report, rules: Rules) -> Finding:
    old, new = _once(o for o, _ in changes), _once(n for _, n in changes)
    stayed = _once(n for _, n in stays)
    where = _and(voice(c) for c in stayed)
    because = (
        f"{old[0].text} became {new[0].text} in one place, and stands unchanged in another",
        f"{report.name} has {old[0].text} in all of these places",
    )
    return _finding(
        "error" if not agree(new[0], stayed[0]) else "warning",
        [*new, *stayed], [*old, *(o for o, _ in stays)], report, rules, because,
        f"{said(new)}, but still {stayed[0].text.lower()} according to {where}; all were {old[0].text.lower()} in "
        f"{report.name}",
    )  # fmt: skip


def _quiet(moved: Sequence[Change], before: Result, after: Result, rules: Rules) -> Iterator[Finding]:
    """One finding for each figure that became another one where the copy has no word of it."""
    if _corrects(before.report, after.report, rules):
        return
    found: dict[tuple[Interval, Interval, str, str, str | None], list[Change]] = {}
    for old, new in moved:
        found.setdefault((old.value, new.value, new.measure, new.event, new.quantity.unit), []).append((old, new))
    told = _words_of_change(before, after, rules)
    for changes in found.values():
        if any(told(old, new) for old, new in changes):
            continue
        was, now = _once(o for o, _ in changes), _once(n for _, n in changes)
        because = (f"{was[0].text} became {now[0].text}", "no word says that the figure is another one than before")
        yield _finding(
            "warning" if not agree(was[0], now[0]) else "note",
            now, was, before.report, rules, because,
            f"{said(now)}, {was[0].text.lower()} in {before.report.name}; nothing says that the figure was changed",
        )  # fmt: skip


def _words_of_change(before: Result, after: Result, rules: Rules) -> Callable[[Claim, Claim], bool]:
    """Whether the copy says that a figure is not the old one: in its sentence, by what is new in its paragraph, or by
    giving the old one as replaced.
    """
    words = rules.versions.revised
    replaced = {(c.measure, c.value) for c in after.claims if c.status in {"superseded", "denied"}}

    @cache
    def in_paragraph(index: int, *, old: bool) -> frozenset[str]:
        report = before.report if old else after.report
        text = " ".join(_words(report, report.parts[index].span))
        return frozenset(word for word in words if has_phrase(text, (word,)))

    def told(old: Claim, new: Claim) -> bool:
        if (old.measure, old.value) in replaced or has_phrase(" ".join(_words(after.report, new.sentence)), words):
            return True
        return bool(in_paragraph(new.paragraph, old=False) - in_paragraph(old.paragraph, old=True))

    return told


def _corrects(before: Report, after: Report, rules: Rules) -> bool:
    """Whether a paragraph that the version before does not have speaks of a correction."""
    known = {_words(before, part.span) for part in before.parts}
    new = (words for part in after.parts if (words := _words(after, part.span)) not in known)
    return any(has_phrase(" ".join(words), rules.versions.corrected) for words in new)


def _finding(
    severity: Severity, claims: Iterable[Claim], old: Iterable[Claim], report: Report, rules: Rules,
    because: tuple[str, ...], message: str,
) -> Finding:  # fmt: skip
    claims = sorted(_once(claims), key=lambda c: c.span)
    old = sorted(_once(old), key=lambda c: c.span)
    first, places = claims[0], Places(report)
    title = first.counted.capitalize() if first.measure == "count" else rules.measures[first.measure].title
    return Finding(
        id=finding_id(OVER_VERSIONS, first.measure, [*claims, *old], because[0].lower()),
        check=OVER_VERSIONS,
        severity=severity,
        confidence="high" if len({c.counted for c in (*claims, *old)} - {""}) <= 1 else "medium",
        measure=first.measure,
        event=first.event,
        message=f"{title or 'Count'}: {message}.",
        claims=tuple(c.id for c in claims),
        pairs=(),
        spans=tuple(c.span for c in claims),
        because=because,
        earlier=tuple(_earlier(c, report, places) for c in old),
    )


def _earlier(claim: Claim, report: Report, places: Places) -> Earlier:
    line, column = places.at(claim.span.start)
    start = claim.sentence.start
    return Earlier(
        report=report.name, text=claim.text, value=claim.value, source=_filed(claim.source, places), part=claim.part,
        span=places.span(claim.span), line=line, column=column, passage=report.text[start : claim.sentence.end],
        mark=Span(claim.span.start - start, claim.span.end - start),
    )  # fmt: skip


def _filed(source: Source, places: Places) -> Source:
    """A source with its places in the file."""
    span = None if source.span is None else places.span(source.span)
    return replace(source, span=span, via=tuple(_filed(nearer, places) for nearer in source.via))


def _once(claims: Iterable[Claim]) -> list[Claim]:
    return list({claim.id: claim for claim in claims}.values())


def _and(names: Iterable[str]) -> str:
    return " and ".join(dict.fromkeys(names))
