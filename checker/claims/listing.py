"""Lists in which one figure after the other is of the same: who the dead were, how many of each."""

from checker.claims.counted import NOUNS, Counted
from checker.claims.matching import Index, Match
from checker.claims.reading import Read
from checker.model import Quantity, Sentence
from checker.trees import head

# A list of whose deaths they were has so many words before one of its figures.
LISTED = 9
# What an item has behind its noun is no longer: "six Russians from a cargo airline, three Chinese".
ITEM = 10
# Measures of which a list names the people one by one.
ONE_BY_ONE = frozenset(
    {"killed", "injured", "treated", "hospitalised", "captured", "arrested", "missing", "rescued", "freed"}
)
JOINS = frozenset({",", "and", "or"})


def spelt_out(sentence: Sentence, quantity: Quantity, before: Read) -> bool:
    """*Eight people were trampled to death: two women, four men and two boys*: who they were."""
    start = quantity.tokens[0]
    mark = sentence.tokens[start - 1].text if start else ""
    that_is = [t.lower for t in sentence.tokens[max(0, start - 2) : start]] == ["that", "is"]
    if (mark in {":", "—", "–"} or that_is or _those_of(sentence, start)) and before.claim.quantity.tokens[1] < start:
        return True
    return "part" in before.claim.scope.cues and is_listed(sentence, quantity, before)


def _those_of(sentence: Sentence, start: int) -> bool:
    """*Eight deaths, those of a policeman and seven suspects*: whether a list of whose they were goes up to a word."""
    for token in reversed(sentence.tokens[max(0, start - LISTED) : start]):
        if token.lower == "of":
            return sentence.tokens[token.index - 1].lower in {"those", "that"}
        if token.pos not in {"NOUN", "PROPN", "DET", "ADJ", "NUM", "PUNCT", "CCONJ"}:
            return False
    return False


def is_listed(sentence: Sentence, quantity: Quantity, before: Read) -> bool:
    """Whether nothing but *and* or a comma stands between the claim before and this figure: *a woman and 15 men*."""
    if before.sentence.index != sentence.index:
        return False
    end = before.counted.behind(before.claim.quantity.tokens[1])
    between = sentence.tokens[end : quantity.tokens[0]]
    if between and (between[0].pos == "ADJ" or between[0].tag == "VBN"):
        between = between[1:]  # "left 28 people dead, 27 residents and one policeman"
    if "part" in before.claim.scope.cues and [t.lower for t in between[:2]] in (["of", "them"], ["of", "whom"]):
        # "Its list ran to 83 names, 65 of them civilians, 16 soldiers and four guards"
        between = tuple(t for t in between[2:] if t.pos not in {*NOUNS, "ADJ", "DET", "AUX"})
    return end <= quantity.tokens[0] and all(t.lower in {",", "and", "or", "as", "well", "plus"} for t in between)


def is_next_item(sentence: Sentence, quantity: Quantity, counted: Counted, before: Read, index: Index) -> bool:
    """*nine Italians, an American and two Bangladeshis; 165 soldiers and police and 47 civilians*: the next people of a
    list whose items have words of their own behind them, and no verb of its own.
    """
    if (
        quantity.form != "number"
        or counted.noun is None
        or counted.partitive
        or before.sentence.index != sentence.index
    ):
        return False
    if not all("people" in (index.kinds_of(one) or ()) for one in (counted, before.counted) if one.lemma):
        return False
    tokens, start = sentence.tokens, quantity.tokens[0]
    end = before.counted.behind(before.claim.quantity.tokens[1])
    between = tokens[end:start]
    if not 0 < len(between) <= ITEM or between[-1].lower not in JOINS:
        return False
    plain = all(t.pos in {*NOUNS, "ADJ", "DET", "ADP", "CCONJ"} or t.text == "," for t in between)
    verb = head(sentence, counted.node)
    own = counted.node.dep.startswith("nsubj") and verb is not None and verb.index > counted.node.index
    after = tokens[counted.noun.index + 1 : counted.noun.index + 2]
    return plain and not own and not (after and after[0].pos in {"VERB", "AUX"} and after[0].tag != "VBN")


def is_one_of(
    sentence: Sentence, quantity: Quantity, counted: Counted, found: Match, before: Read, index: Index
) -> bool:
    """*Fifty-six people were injured: 31 demonstrators and 17 officers*: an item of a list of those to whom something
    happened, of whom its noun says who they are and not what happened to them.
    """
    if found.measure.single or before.claim.measure not in ONE_BY_ONE or quantity.form not in {"number", "vague"}:
        return False
    if counted.lemma in index.nouns.nobody:
        return False  # "60 deaths and 4,052 cases"
    told = spelt_out(sentence, quantity, before) or is_listed(sentence, quantity, before)
    return told or is_next_item(sentence, quantity, counted, before, index)
