"""Where a report puts right what was printed before: the figures of the earlier text hold no longer."""

import re
from itertools import pairwise

from checker.model import Document, Source
from checker.sources.tags import PREPOSITIONS

# "Correction: factory fire story", "CORRECTIONS & CLARIFICATIONS", "This article was amended on 3 May"
OPENS = re.compile(r"\W*(?:corrections?|clarifications?|editor['’]s note)\b", re.IGNORECASE)
AMENDED = re.compile(
    r"\b(?:article|story|report|page|piece) (?:was|has been) (?:amended|corrected|updated)\b"
    r"|\b(?:earlier|previous) version of this\b",
    re.IGNORECASE,
)
# "The corrected story follows": what comes then holds.
FOLLOWS = re.compile(
    r"\bcorrected (?:\w+ )?(?:story|version|article|report)\b.{0,200}(?:follows|below|:)", re.IGNORECASE
)
# Each of these patterns has one of them.
STEMS = ("correct", "clarification", "editor", "amended", "updated", "version of this")
PRINTED = frozenset("report article story version caption headline piece column dispatch item".split())


# "In the evening he took that back", "It later withdrew the figure"
TAKEN_BACK = re.compile(
    r"\b(?:took|taken) (?:that|it|this) back\b|\btook back (?:that|the|his|her|its)\b"
    r"|\bwithdr(?:ew|awn) (?:the|that|his|her|its|their) (?:claim|statement|figure|number|report|count)\b"
    r"|\b(?:corrected|contradicted) (?:himself|herself|itself|themselves)\b"
)


def taken_back(document: Document) -> frozenset[int]:
    """The sentences whose figures the next one of their paragraph takes back."""
    found = set()
    for before, sentence in pairwise(document.sentences):
        text = document.report.text[sentence.span.start : sentence.span.end].lower()
        if before.paragraph == sentence.paragraph and TAKEN_BACK.search(text):
            found.add(before.index)
    return frozenset(found)


def corrected_paragraphs(document: Document) -> frozenset[int]:
    """The paragraphs that say what an earlier text had wrong."""
    report = document.report
    found: list[int] = []
    inside = False
    for index, part in enumerate(report.parts):
        text = report.text[part.span.start : part.span.end]
        lower = text.lower()
        told = any(stem in lower for stem in STEMS)
        if told and FOLLOWS.search(text):
            inside = False
        elif told and OPENS.match(text):
            inside = True
        if inside or (told and AMENDED.search(text)):
            found.append(index)
    return frozenset(found)


def is_printed(source: Source) -> bool:
    """Whether the source is an earlier text: *The article said the fire had burned for nine hours*."""
    words = source.name.lower().split()
    # The head stands last, or before what hangs on it: "an earlier version of this story".
    end = next((i for i, word in enumerate(words) if i and word in PREPOSITIONS), len(words))
    return end > 0 and words[end - 1] in PRINTED
