"""Figures of a time before or after what the report tells: what had been told earlier, and what was or will be at
another time.
"""

import re
from collections.abc import Sequence

from checker.claims.counted import HOLDERS, Counted
from checker.claims.places import TELLING
from checker.claims.times import MONTHS, YEAR, time_of
from checker.model import Sentence, Token
from checker.trees import ancestors, children

NEXT = re.compile(r"\bnext (?:year|month|week|season|quarter)\b")
# "will close by the end of next year, cutting 1,150 jobs": when what is planned is to be done
BY_NEXT = re.compile(r"\b(?:by|until|till|before|from) (?:(?:the )?(?:\w+ of )?)?next \w+")
KNEW = frozenset({"know", "speak", "have", "put", "count"})
RISES = frozenset("climb rise grow mount increase tick go creep".split())
STANDING = frozenset({"stand", "reach", "number", "total"})
# "A pilot had guessed 80", "her office had confirmed two deaths that morning"
TOLD = TELLING | {"guess", "confirm", "reckon", "know"}
# "On the three days before that, nine, 12 and nine patients died"
BEFORE_THAT = re.compile(
    r"\b(?:on|in|over|for|during) the (?:\w+ )?(?:days?|weeks?|months?|years?|nights?) before (?:that|then|the \w+)\b"
)
HAD_RISEN = re.compile(r"\bhad (?:already |since )?(?:risen|climbed|grown|mounted|increased|jumped|crept|gone up) to$")
DAY_BEFORE = re.compile(r"\b(?:a|the) (?:day|week|month|year|evening|night) (?:before|earlier),?(?: [\w,]+){0,4} $")


def of_another_time(sentence: Sentence, here: str, start: int) -> bool:
    """Whether words around a figure that begins at the token ``start`` put it at another time; ``here`` holds those of
    its clause.
    """
    other = BEFORE_THAT.search(here) or NEXT.search(BY_NEXT.sub("", here))
    return bool(other) or _of_a_year(sentence, start) or _the_day_before(sentence, start)


def _the_day_before(sentence: Sentence, start: int) -> bool:
    """*A week before, the count was 697*: right before the figure, and not *up from 12 a week before*."""
    return DAY_BEFORE.search(" ".join(t.lower for t in sentence.tokens[:start]) + " ") is not None


def _of_a_year(sentence: Sentence, start: int) -> bool:
    """*a repeat of 2002, when nine people died; by the day last week when the minister spoke of 12*: told of that time,
    whatever the sentence is about.
    """
    when = [t.index for t in sentence.tokens[1:start] if t.lower in {"when", "where"}]
    if not when:
        return False
    before = [t for t in sentence.tokens[max(0, when[-1] - 2) : when[-1]] if t.text != ","]
    past = [t.lower for t in before[-2:]] in (["last", "week"], ["last", "month"], ["last", "year"])
    return bool(before) and (past or YEAR.match(before[-1].text) is not None)


def told_before(sentence: Sentence, counted: Counted) -> bool:
    """*Police had put the toll at 11*: whether a figure was told before what the report tells, where the pluperfect is
    not that of reported speech.
    """
    above = list(ancestors(sentence, counted.node))
    first = sentence.tokens[:2]
    month = len(first) == 2 and first[0].lower == "in" and (time_of(sentence.tokens, 1) or "") in MONTHS
    if month and any(t.lemma in TELLING and t.tag == "VBD" and t.dep == "ROOT" for t in above):
        return True  # "In August it spoke of 10 million"
    if children(sentence, counted.node, "cop") and any(
        t.lower == "had" for t in children(sentence, counted.node, "aux")
    ):
        # "On Sunday it had been 93"
        return not any(t.lemma in TELLING for t in above)
    if any(_had_been_rising(sentence, t) or _then_knew(sentence, t) for t in sentence.tokens):
        return True
    if _had_risen(sentence, counted.node.index) or _that_night(sentence, above):
        return True
    if _at_the_time(sentence, counted.node.index) or any(_when_it_had_been(sentence, verb) for verb in above[:2]):
        return True
    for i, verb in enumerate(above):
        around = {t.lower for t in children(sentence, verb, "aux")}
        if i == 0 and verb.lemma in STANDING and "had" in around and counted.noun is None:
            return not any(t.lemma in TELLING for t in above[1:])  # "At midday the toll had stood at eight"
        if verb.lemma in TELLING - {"tell"} and {"had", "been"} <= around:
            return True  # "Forty-two deaths had been announced up to Monday, he said"
        who = any(t.lower == "who" for t in children(sentence, verb, "nsubj"))
        if verb.lemma in TELLING and who and "had" in around:
            return True  # "The surgeon, who had announced 49 deaths on Sunday, said this was wrong"
        if verb.lemma in TOLD and any(t.lower == "had" for t in children(sentence, verb, "aux")):
            return not any(t.lemma in TELLING for t in above[i + 1 :])
    return False


def _then_knew(sentence: Sentence, verb: Token) -> bool:
    """*It then knew of 126 injured*: at the time that the sentence before tells of."""
    if verb.lemma not in KNEW:
        return False
    before = [t.lower for t in sentence.tokens[max(0, verb.index - 2) : verb.index]]
    return before[-1:] == ["then"] and before[:1] in (["it"], ["they"], ["he"], ["she"])


def _had_risen(sentence: Sentence, start: int) -> bool:
    """*The first count was 27. By Saturday it had risen to 39*: what it came to before the report's own."""
    told = any(t.lemma in TELLING for t in sentence.tokens)
    opens = sentence.tokens[0].lower in {"by", "on", "at"}
    return opens and not told and HAD_RISEN.search(" ".join(t.lower for t in sentence.tokens[:start])) is not None


def _that_night(sentence: Sentence, above: Sequence[Token]) -> bool:
    """*That night the authorities counted about 30 dead*: of the time that the sentence before tells of."""
    first = [t.lower for t in sentence.tokens[:2]]
    then = first[:1] == ["that"] and first[1:] and first[1] in {"night", "evening", "afternoon", "morning", "day"}
    return bool(then) and any(t.lemma in TELLING and t.tag == "VBD" and t.dep == "ROOT" for t in above)


def _at_the_time(sentence: Sentence, at: int) -> bool:
    """*The opposition spoke of seven at the time and later struck out five*: what was told then."""
    told = any(t.lemma in TELLING and t.tag == "VBD" for t in sentence.tokens[max(0, at - 4) : at])
    return told and [t.lower for t in sentence.tokens[at + 1 : at + 4]] == ["at", "the", "time"]


def _when_it_had_been(sentence: Sentence, verb: Token) -> bool:
    """*Twice what it was on Monday, when 21 had been confirmed*: told of the day before the *when*."""
    helpers = {t.lower for t in children(sentence, verb, "aux", "aux:pass")}
    when = next((t.index for t in children(sentence, verb, "advmod", "mark", "obl") if t.lower == "when"), 0)
    before = when - 2 if when and sentence.tokens[when - 1].text == "," else when - 1
    return "had" in helpers and before > 0 and time_of(sentence.tokens, before) is not None


def _had_been_rising(sentence: Sentence, verb: Token) -> bool:
    """*The toll had been climbing since Saturday, when the army reported 92*: every figure of it was passed later."""
    if verb.tag not in {"VBG", "VBN"} or verb.lemma not in RISES:
        return False
    subjects = {t.lemma for t in children(sentence, verb, "nsubj")}
    helpers = {t.lower for t in children(sentence, verb, "aux")}
    behind = [t.lower for t in sentence.tokens[verb.index + 1 : verb.index + 4]]
    daily = behind in (["by", "the", "day"], ["by", "the", "hour"])  # "The count has grown by the day: 35, then 60"
    return bool(subjects & HOLDERS) and (daily if verb.tag == "VBN" else "had" in helpers)
