"""Sentences that speak of one of several happenings that the report tells in turn: the first boat and the second one,
the entries of a live report.
"""

import re
from collections.abc import Mapping

from checker.model import Document, Sentence
from checker.rules import Rules
from checker.rules.events import EventWords

# "14:05 Eighty-five passengers have been taken off a train", "3.30am: 260 of 480 declared"
CLOCK = re.compile(
    r"(?:\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|noon|midday|midnight)\b(?=[\s:,.–-])", re.I
)
# So many paragraphs that begin with a time of day make a live report.
ENTRIES = 3
# What comes one after the other, beside happenings.
THINGS = ("explosives", "projectiles", "buildings", "vehicles")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
OPENS = re.compile(rf"the (?P<which>{'|'.join(ORDINALS)}|other) (?P<noun>[\w-]+)")
WITHIN = re.compile(rf"\b(?:in|at|by|from|after) the (?P<which>{'|'.join(ORDINALS)}) (?P<noun>[\w-]+)")


def find_several(document: Document, rules: Rules) -> Mapping[int, str]:
    """What sets a sentence apart from the others of the report, by the sentence's index; what follows goes on with it.

    *The first boat had 88 people on board ... The second sank. Fifty-five people were pulled out.*
    """
    found = dict(_entries(document))
    kinds = (rules.nouns.kinds.get(kind, ()) for kind in THINGS)
    things = rules.events.all_happenings.union(*kinds)
    body = (s for s in document.sentences if s.part == "body")
    told = {s.index: which for s in body if (which := _which(s, things, rules.events))}
    if len(set(told.values())) > 1:
        found |= {index: f"the {which}" for index, which in told.items()}
    return found


def _entries(document: Document) -> Mapping[int, str]:
    """The entries of a live report, by their first sentence: each says how things stood at its time."""
    firsts: dict[int, Sentence] = {}
    for sentence in document.sentences:
        if sentence.part == "body":
            firsts.setdefault(sentence.paragraph, sentence)
    text = document.report.text
    timed = {s.index: m[0] for s in firsts.values() if (m := CLOCK.match(text, s.span.start, s.span.end))}
    return timed if len(timed) >= ENTRIES else {}


def _which(sentence: Sentence, things: frozenset[str], words: EventWords) -> str:
    """The ordinal of the happening or thing that a sentence tells of; empty where it names none."""
    lower = " ".join(t.lower for t in sentence.tokens)
    opens = OPENS.match(lower)
    if opens is not None and len(sentence.tokens) > 2:
        noun = sentence.tokens[2]
        if noun.lemma in things or noun.tag in {"VBD", "VBZ", "VBP"}:
            return opens["which"]
    for within in WITHIN.finditer(lower):
        if within["noun"].removesuffix("s") in words.all_happenings:
            return within["which"]
    return ""
