"""Names that stand in a clause of their own: *a group that calls itself X*, *a man known only as X*."""

from dataclasses import replace

from checker.sources import speakers
from checker.sources.phrases import Phrase
from checker.sources.reading import Reading

# What stands between a description and its name.
CLAUSES = tuple(
    tuple(words.split())
    for words in (
        "by the name of|"
        "calls itself|call themselves|calls himself|calls herself|calling itself|calling themselves|calling himself|"
        "calling herself|called itself|called themselves|goes by the name of|goes by the name|goes by|"
        "went by the name of|going by the name of|known as|is known as|known only as|is known only as|"
        "known by the name of|identified as|identified only as|was identified as|was identified only as|"
        "gave his name as|gave her name as|gave his name only as|gave her name only as|giving his name as|"
        "giving her name as|styling itself|styles itself|named|called|nicknamed"
    ).split("|")
)
BY_FIRST = {first: tuple(c for c in CLAUSES if c[0] == first) for first in {c[0] for c in CLAUSES}}


def by_name(r: Reading, one: Phrase) -> Phrase:
    """A description by the name that its own clause gives it; the description itself where there is none."""
    if one.sort not in {"people", "body"} or one.proper:
        return one
    k = one.end
    if r.lower(k) == ",":
        k += 1
    if r.lower(k) in {"who", "that", "which"}:
        k += 1
    for words in BY_FIRST.get(r.lower(k), ()):
        at = k + len(words)
        if tuple(r.lower(m) for m in range(k, at)) != words or at not in r.starts:
            continue
        name = r.phrase(*speakers.extended(r, *r.starts[at], len(r.tags)))
        if name.proper and name.sort != "thing":
            return replace(
                name,
                start=one.start,
                sort="person" if one.sort == "people" else "body",
                role=(*one.role, *name.role),
            )
    return one
