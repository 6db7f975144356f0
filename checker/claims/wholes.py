"""Figures that are the whole of which others take some: *12,000 of its 30,000 inhabitants*; *Of 90 aboard, 12 died*."""

from checker.claims.reading import Read
from checker.model import Quantity, Sentence

FRACTIONS = frozenset({"half", "third", "quarter", "most", "thirds", "percent", "%", "cent"})
DEFINITE = frozenset({"the", "its", "their", "his", "her", "our", "all", "these", "those", "some", "about"})
# What a clause may begin behind.
OPENS = frozenset({";", ":", "–", "—", "(", ",", "and", "but", "“", '"'})
# In so many words behind the comma some of them are counted.
NEXT = 6


def is_all_there_are(sentence: Sentence, quantity: Quantity) -> bool:
    """*12,000 of its 30,000 inhabitants, half of the 36 states*: whether a figure is the whole of which another takes
    some.
    """
    start = quantity.tokens[0]
    before = [t.lower for t in sentence.tokens[max(0, start - 2) : start]]
    own = len(before) == 2 and before[0] == "of" and before[1] in {"the", "its", "their", "his", "her", "our", "all"}
    some = sentence.tokens[start - 3] if own and start > 2 else None
    return some is not None and (some.pos == "NUM" or some.lower in FRACTIONS)


def end_of_fronted(sentence: Sentence, quantity: Quantity) -> int | None:
    """*Of the 90 passengers aboard, 12 died*: where the phrase ends that opens a clause with all of whom it then counts
    some; None where a figure stands in no such phrase.
    """
    tokens, (start, end) = sentence.tokens, quantity.tokens
    of = start - 1 if start and tokens[start - 1].lower == "of" else start - 2
    if of < 0 or tokens[of].lower != "of" or (of + 1 < start and tokens[of + 1].lower not in DEFINITE):
        return None
    if of and tokens[of - 1].lower not in OPENS:
        return None
    comma = next((t.index for t in tokens[end:] if t.text == ","), None)
    some = comma is not None and any(t.pos == "NUM" for t in tokens[comma : comma + NEXT])
    return comma if some else None


def is_of_fronted(sentence: Sentence, before: Read) -> bool:
    """Whether the claim before is of such a phrase of the same sentence: *Of the 90 passengers, 12 died*."""
    return before.sentence is sentence and end_of_fronted(sentence, before.claim.quantity) is not None
