"""Whether a figure counts some of a whole: *14 of them*, *three of the wounded*, *ten civilians among the dead*."""

import re

from checker.claims.counted import NOUNS, Counted
from checker.claims.of_whom import AREAS
from checker.claims.reading import Subject
from checker.model import Quantity, Sentence
from checker.rules.events import EventWords
from checker.trees import children, head

# "In the old town itself nobody was hurt": the phrase that opens a sentence is no longer.
OPENING = 6
# "Ten civilians are among the dead"
AMONG_THEM = re.compile(
    r"\b(?:are|were|is|was) among (?:the|those) (?:dead|killed|victims|injured|wounded|missing|hurt)\b"
)
JOBS = frozenset("job post position role redundancy layoff".split())
# Nouns for those to whom it was done.
OF_THE_DEED = frozenset("victim dead deceased casualty fatality body injured wounded hostage captive detainee".split())
SUMS = frozenset("number total figure sum amount money group".split())
ONE_OF_SEVERAL = frozenset("first second third fourth fifth other larger smaller bigger latter former".split())
SOME_OF_THEM = re.compile(r"^(?:\S+ ){1,3}?of (?:them|these|those|whom) ")


def counts_some(sentence: Sentence, subject: Subject, quantity: Quantity, words: EventWords) -> bool:
    """Whether a figure takes a part of a number: *three of the 12, including two boys, no one there*."""
    counted, (start, end) = subject.counted, quantity.tokens
    after = [t.lower for t in sentence.tokens[end : end + 6]]
    before = [t.lower for t in sentence.tokens[max(0, start - 3) : start]]
    none = quantity.form == "none" and (not counted.lemma or _in_one_place(sentence, start, words.all_happenings))
    bare = counted.noun is None and not counted.pronoun and after[:2] == ["of", "the"]
    part = _is_part(subject, quantity) and quantity.form != "none" and before[-1:] != ["all"]
    return (
        none
        or ((bare or part) and quantity.unit is None)
        or _of_those(sentence, start)
        or _who_they_are(sentence, counted)
        or _on_one_of_several(sentence, counted)
        or _of_which(sentence, start)
        or AMONG_THEM.search(" ".join(after)) is not None
        or _after_some_of_them(sentence, quantity)
        or "including" in before
    )


def _on_one_of_several(sentence: Sentence, counted: Counted) -> bool:
    """*All 11 people on the first boat*: those of one of the boats that the report tells of."""
    behind = [t.lower for t in sentence.tokens[counted.node.index + 1 : counted.node.index + 4]]
    if len(behind) < 3 or behind[0] not in {"on", "in", "aboard", "at", "from"} or behind[1] != "the":
        return False
    return behind[2] in ONE_OF_SEVERAL


def _of_which(sentence: Sentence, start: int) -> bool:
    """*1,940 suspected cases, of which laboratories have confirmed 312*: with nothing counted between."""
    before = sentence.tokens[max(0, start - 8) : start]
    at = max((i for i, t in enumerate(before) if t.lower in {"which", "whom"}), default=0)
    return at > 0 and before[at - 1].lower == "of" and not any(t.pos == "NUM" for t in before[at:])


def _of_those(sentence: Sentence, start: int) -> bool:
    """Whether a sentence begins so: *Of the damaged houses, 35 are empty*; *in the town itself nobody was hurt*."""
    words = [t.lower for t in sentence.tokens]
    comma = words.index(",") if "," in words[:start] else len(words)
    of_that = words[1:2] in (["that"], ["this"]) and words[2:3] != [] and words[2] in SUMS
    some = words[1:2] in (["the"], ["these"], ["those"], ["them"]) or of_that
    # "Of these 26 got there"; "Of the dead, nine never reached a hospital and three died the same night"
    behind = comma == start - 1 or (start == 2 and words[1] != "the") or _next_of_those(sentence, comma, start)
    behind = behind or (of_that and start == 3)  # "Of that sum £3.9 million comes from the city"
    of_those = words[:1] == ["of"] and some and behind
    itself = "itself" in words[:start] and words[0] in {"in", "on", "at"} and words.index("itself") < OPENING
    return of_those or itself


def _next_of_those(sentence: Sentence, comma: int, start: int) -> bool:
    """Whether a figure without a noun goes on with those of whom the sentence began to tell."""
    first = sentence.tokens[comma + 1 : comma + 2]
    after = sentence.tokens[start + 1 : start + 2]
    bare = not after or after[0].pos not in NOUNS
    return comma < start and bool(first) and first[0].pos == "NUM" and bare


def _in_one_place(sentence: Sentence, start: int, happenings: frozenset[str]) -> bool:
    """*At the power station, no one was killed*: nobody there, whatever happened elsewhere."""
    behind = sentence.tokens[start + 1 : start + 9]
    words = [t.lower for t in behind]
    if any(a in {"in", "at"} and c == "of" for a, c in zip(words, words[2:], strict=False)):
        return True  # "No case has turned up in 12 of the 23 states"
    for place, the, noun in zip(behind, behind[1:], behind[2:], strict=False):
        if place.lower in {"in", "at", "inside", "aboard"} and the.lower == "the" and noun.pos == "NOUN":
            return noun.lemma not in happenings | AREAS  # "No one was hurt in the hall"
    if any(t.lower == "there" and t.pos == "ADV" for t in behind):
        return True  # "none of the people reported missing there"
    words = [t.lower for t in sentence.tokens[:start] if t.text[:1].isalnum() or t.text == ","]
    opens = words[:1] in (["at"], ["in"], ["on"], ["inside"])
    # "At the power station, no one was killed"; "in our street nobody died"
    return opens and ((words[1:2] == ["the"] and "," in words) or words[1:2] in (["our"], ["my"], ["his"], ["her"]))


def _after_some_of_them(sentence: Sentence, quantity: Quantity) -> bool:
    """*Thirty of them were brought to one hospital and ten to another; one died at a third*; *in seven cases*."""
    start, end = quantity.tokens
    words = [t.lower for t in sentence.tokens]
    if words[max(0, start - 1) : start] == ["in"] and words[end : end + 1] in (["cases"], ["case"]):
        return True
    opens = sentence.tokens[0].pos == "NUM" and SOME_OF_THEM.match(" ".join(words)) is not None
    return opens and start > 0 and quantity.unit is None


def _is_part(subject: Subject, quantity: Quantity) -> bool:
    """*14 of them, three of the wounded*; but *31 of 40 drones were shot down* are all that were shot down."""
    noun = subject.counted.noun
    if subject.counted.partitive and noun is not None and noun.pos in {"ADJ", "VERB"}:
        return True  # "four of the most badly burned were flown out"
    of = subject.counted.partitive or quantity.whole is not None
    told = subject.counted.lemma in JOBS and quantity.whole is None  # "1,500 of the posts will go at head office"
    again = told or subject.counted.lemma in OF_THE_DEED  # "thirty of the victims had been beheaded"
    return of and (subject.counted.pronoun or again or not subject.done)


def _who_they_are(sentence: Sentence, counted: Counted) -> bool:
    """*The dead were 16 Kenyans, a Briton and three others*: one item of those that make up the dead."""
    first = counted.node
    while first.dep == "conj" and (above := head(sentence, first)) is not None and above.index < first.index:
        first = above
    if not children(sentence, first, "cop") or not children(sentence, first, "conj"):
        return False
    return any(t.lemma in OF_THE_DEED for t in children(sentence, first, "nsubj"))
