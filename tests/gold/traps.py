"""Tempting pairs that are no contradictions, by what keeps the figures apart: how many there are, and how many of them
a finding puts against each other all the same.

An annotated report gives for each of its traps a reason in words; the class is read from these. The short reports of
``tests/cases/scenes/traps.yaml`` are sorted by hand.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from checker.model import Result
from checker.pipeline import Checker
from checker.readers.text import read
from tests.gold.annotation import Gold
from tests.gold.scoring import Ratio, groups, touches

# The checks that set two figures against each other.
CONFLICTS = frozenset({"self-conflict", "source-conflict"})
SCENES = Path(__file__).parent.parent / "cases" / "scenes" / "traps.yaml"
# The first class whose words a reason has is its own.
CLASSES: Mapping[str, str] = {
    "forecast": r"forecast|fear|could|may\b|might|expect|plan|promis|warn|predict|project|demand|hope|goal|target of|"
    r"offer|propos|would|aim|potential",
    "hedge that leaves room": r"at least|at most|more than|fewer than|up to|as many as|leaves? room|bound|compatible|"
    r"round|about\b|approximat|dozens|hundreds|several|does not contradict|hedge|nearly|over \d|vague",
    "update": r"correct(?:ed|ion)\b|revis|updat|earlier (?:state|toll|count|figure)|preliminary|first count|rose|risen|"
    r"fell|later|final|since then|grew|toll of|Monday's|Tuesday's|new toll|replac|announced|old figure|still|so far",
    "cumulative total": r"since|cumulat|in all\b|altogether|over (?:the|several|many)|yearly|annual|this year|"
    r"season|total for|whole (?:year|war|conflict|season|week)|campaign|months of|nationwide|to date|running|career",
    "another time": r"(?:of|in|since|from) (?:1[89]|20)\d\d|year before|last (?:year|month|week|season)|yesterday|"
    r"another (?:day|time|year|night|match|game|attack|raid|accident|crash|storm|quake|fire|strike|election|round)|"
    r"day before|previous|earlier|\b(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)\b|ago\b|then\b|\b(?:1[89]|20)\d\d\b|before\b",
    "another place": r"another (?:place|town|city|village|province|country|district|mosque|camp|hospital|region|school|"
    r"state|street|base|port|island|building|ship|boat|plant|site|lake|river|county|bridge|line|house|road|station)|"
    r"other (?:place|town|city|village|province|country|district|region|state|side|hospital)|elsewhere|neighbo|"
    r"whole country|the city against|different places?|places",
    "subgroup": r"\bof (?:the|them|those|whom|these|which|all)\b|part\b|parts\b|among|women|children|subset|some of|"
    r"only (?:the|those)|members|make[s]? \d+|and .* make|includ|group|whole\b|share of|total\b|seriously|a few of",
}
OTHER = "others"
KINDS: Mapping[str, str] = {
    "another place": "another place",
    "another time": "another time",
    "earlier attack": "another time",
    "last year": "another time",
    "cumulative": "cumulative total",
    "subgroup": "subgroup",
    "room": "hedge that leaves room",
}
"""The kinds of short reports; *update and forecast* is one or the other by its verbs."""
TO_COME = re.compile(r"\b(?:will|could|may|might|would|expect\w*|fear\w*|forecast\w*|plan\w*)\b")


def class_of(reason: str) -> str:
    """The class that a reason in words names."""
    return next((name for name, words in CLASSES.items() if re.search(words, reason)), OTHER)


def in_report(gold: Gold, result: Result) -> Mapping[str, Ratio]:
    """For each class how many of the traps of an annotated report have no finding, of how many.

    Votes for and against that are two terms of a sum are not set against each other by it.
    """
    spans = {claim.id: claim.span for claim in result.claims}
    against = [finding for finding in result.findings if finding.check in CONFLICTS]
    found = [group for finding in against for group in groups(finding, spans)]
    counts = dict.fromkeys((*CLASSES, OTHER), Ratio())
    for trap in gold.traps:
        counts[class_of(trap.why)] += Ratio(not any(touches([trap.figures], group) for group in found), 1)
    return counts


def in_scenes(checker: Checker) -> Mapping[str, Ratio]:
    """The same for the short reports, those that are known to fail left out; each is a trap."""
    told = list(_scenes())
    results = checker.check([read(text.encode(), "case.txt") for _, text in told])
    counts = dict.fromkeys((*CLASSES, OTHER), Ratio())
    for (name, _), result in zip(told, results, strict=True):
        counts[name] += Ratio(not any(f.check in CONFLICTS for f in result.findings), 1)
    return counts


def _scenes() -> Iterator[tuple[str, str]]:
    """The class and the text of each short report."""
    for kind, cases in yaml.safe_load(SCENES.read_text(encoding="utf-8")).items():
        for case in cases:
            text = case if isinstance(case, str) else case["text"]
            if not (isinstance(case, dict) and case.get("fails")):
                yield _kind(kind, text), text


def _kind(kind: str, text: str) -> str:
    if kind == "update and forecast":
        return "forecast" if TO_COME.search(text) else "update"
    return KINDS.get(kind, OTHER)
