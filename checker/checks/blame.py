"""The fewest claims without which the figures of a failed sum hold together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from checker.model import Claim, Finding

SUMS = frozenset({"arithmetic", "subset"})
MOST = 3
"""Where more than so many claims would have to go, nobody is blamed: the work grows with this power of the claims."""
MANY = 40
"""Nor where so many claims hang together."""


def with_blame(findings: Sequence[Finding], claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """The findings, each failed sum with the claims that may be to blame for it.

    A single sum fails by any of its figures. What tells them apart is whatever else they take part in: a total that
    stands there twice, a figure in two sums that fail, a figure that another voice disputes. Where several sets are as
    small, their members are all named.
    """
    by_id = {c.id: c for c in claims}
    edges = {f.id: _edges(f, by_id) for f in findings}
    every = [edge for some in edges.values() for edge in some]
    blamed = []
    for finding in findings:
        if finding.check not in SUMS or not finding.claims:
            blamed.append(finding)
            continue
        names = _smallest(_joined(edges[finding.id], every)) or _smallest(edges[finding.id])
        blamed.append(replace(finding, blame=tuple(name for name in finding.claims if name in names)))
    return tuple(blamed)


def _edges(finding: Finding, claims: Mapping[str, Claim]) -> list[frozenset[str]]:
    """The sets of claims of a finding that cannot all be true: its pairs, or the sum, once a place of its total."""
    if finding.pairs:
        return [frozenset(pair) for pair in finding.pairs]
    named = [claims[name] for name in finding.claims if name in claims]
    if not named:
        return []
    first = named[0]
    totals = [c for c in named if c.measure == first.measure and c.value == first.value and c.counted == first.counted]
    rest = frozenset(c.id for c in named if c not in totals)
    return [rest | {total.id} for total in totals]


def _joined(own: Sequence[frozenset[str]], every: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The sets that share a claim with one of a finding's, directly or through others."""
    joined, rest = list(own), [edge for edge in every if edge not in own]
    while True:
        reached = frozenset().union(*joined)
        near = [edge for edge in rest if edge & reached]
        if not near:
            return joined
        joined += near
        rest = [edge for edge in rest if not edge & reached]


def _smallest(edges: Sequence[frozenset[str]]) -> frozenset[str]:
    """All members of the smallest sets of claims that have one in each edge; empty where they are too large to tell."""
    names = sorted(frozenset().union(*edges))
    if len(names) > MANY:
        return frozenset()
    for size in range(1, MOST + 1):
        hit = [some for some in combinations(names, size) if all(edge & set(some) for edge in edges)]
        if hit:
            return frozenset(name for some in hit for name in some)
    return frozenset()
