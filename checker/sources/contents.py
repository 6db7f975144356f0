"""What each cue of a sentence attributes: token ranges that end where another speaker begins."""

from collections.abc import Sequence

from checker.sources.cue import Cue
from checker.sources.reading import Reading
from checker.sources.surface import QUOTES
from checker.sources.tags import NUMBERS

JOINTS = frozenset(", ; : and but while whereas although though".split())
CONTRASTS = frozenset("while whereas but although though".split())


def contents(r: Reading, cues: Sequence[Cue]) -> list[tuple[int, int]]:
    """For each cue, in their order, the half-open token range of its content."""
    count = len(r.tags)
    found: list[tuple[int, int]] = []
    lows: list[int] = []
    for n, cue in enumerate(cues):
        before = cues[n - 1] if n else None
        low = 0
        if before is not None:
            low = _border(r, before, cue, lows[-1])
        lows.append(low)
    for n, cue in enumerate(cues):
        high = count
        for later in range(n + 1, len(cues)):
            border = lows[later] if cues[later].side == "post" else cues[later].start
            if cues[later].side == "post" and border <= cue.start:
                continue
            if cue.side == "lead" and border < cue.end:
                continue
            if cues[later].side == "lead":
                # "told police she had counted 61": the later cue is inside this one unless something parts them.
                nested = cues[later].shared or cues[later].begin is not None or r.lower(border - 1) not in JOINTS
                if cue.side == "lead" and nested:
                    continue
                if nested and (cues[later].shared or cues[later].begin is not None):
                    continue
            # "according to the bulletin, which put the loss at 31": the second begins inside the first.
            high = max(border, cue.end) if cue.side == "post" else border
            break
        start = cue.begin if cue.begin is not None else lows[n] if cue.side == "post" else cue.end
        if cue.stop is not None:
            high = min(high, cue.stop)
        if cue.side == "post":
            high = _another(r, cue, high)
            start, high = _bracketed(r, cue, start, high)
        found.append(_trimmed(r, start, max(start, high)))
    return found


def _bracketed(r: Reading, cue: Cue, low: int, high: int) -> tuple[int, int]:
    """The content of a cue inside brackets: *(14 according to witnesses)*."""
    opening = next((k for k in range(cue.start - 1, low - 1, -1) if r.lower(k) in {"(", ")"}), None)
    closing = next((k for k in range(cue.end, high) if r.lower(k) in {"(", ")"}), None)
    if opening is None or closing is None or r.lower(opening) != "(" or r.lower(closing) != ")":
        return low, high
    # "deserted (according to X)": the bracket holds nothing else.
    return (opening + 1, closing) if opening + 1 < cue.start else (low, closing)


def _another(r: Reading, cue: Cue, high: int) -> int:
    """Where another person's clause begins: *Danek broke his arm, his team said; Spain's Unai Larrea has four ribs*."""
    for k in range(cue.end, high):
        if r.lower(k) != ";" or k + 1 not in r.starts:
            continue
        start, end = r.starts[k + 1]
        one = r.phrase(start, end)
        if (
            one.proper
            and (one.sort == "person" or cue.speaker.words[0] in {"his", "her"})
            and end < len(r.tags)
            and r.finite(end)
        ):
            return k
    return high


def _trimmed(r: Reading, start: int, end: int) -> tuple[int, int]:
    """A content without the commas and conjunctions that join it to what stands beside it."""
    while start < end and r.lower(start) in JOINTS:
        start += 1
    while end > start and r.lower(end - 1) in JOINTS:
        end -= 1
    return start, end


def _border(r: Reading, before: Cue, cue: Cue, low: int) -> int:
    """The first token that belongs to ``cue`` and not to the cue before it."""
    if cue.side == "lead":
        return cue.start
    if before.begin is not None:
        return low
    between = range(before.end, cue.start)
    tokens = r.sentence.tokens
    # "at 7:20 a.m. Iraqi forces ..." may be a sentence that was not cut.
    stops = [
        k + 1 for k in between
        if r.lower(k) == ";" or (r.lower(k) in {"a.m.", "p.m."} and tokens[k + 1].text[0].isupper())
    ]  # fmt: skip
    if stops:
        return stops[-1]
    filled = any(r.tags[k] in {"CD", "$"} or r.finite(k) or r.lower(k) in NUMBERS for k in between)
    if not filled:
        # "... ," he said, according to the agency: the second relays the first.
        return low if before.side == "post" else before.start
    if before.side == "post":
        return before.end
    contrasts = [k for k in between if r.lower(k) in CONTRASTS]
    if contrasts:
        return contrasts[-1]
    joined = [k for k in between if r.lower(k) == "and" and not any(r.finite(m) for m in range(k, cue.start))]
    if joined and any(r.tags[m] == "CD" for m in range(joined[-1], cue.start)) and r.lower(cue.start - 1) != ",":
        return joined[-1]
    return _whole(r, before.start, low)


def _whole(r: Reading, start: int, low: int) -> int:
    """Where the clause begins whose subject begins here: *More than 1,000 people have told the school that ...*"""
    while start > low and r.lower(start - 1) not in JOINTS | QUOTES | {"that"}:
        start -= 1
    return start
