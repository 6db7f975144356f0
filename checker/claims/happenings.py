"""Figures of another happening than the one that is told of: one that a clause brings in, or that is answered."""

from itertools import pairwise

from checker.claims.scenes import OPENING, Home
from checker.model import Sentence, Token
from checker.rules.events import EventWords
from checker.trees import ancestors, children, head

# Before a happening: one that was not told of so far.
ANOTHER = frozenset("a an another two three several recent previous earlier similar last other twin separate".split())
# Before what is answered: "in response to a rocket", "in retaliation for an attack", at most so many words before it.
ANSWERS = ("response to", "reply to", "retaliation for", "revenge for")
ANSWERED = 5
# So many words of a clause behind *that* or *which* are looked through.
RELATIVE = 14


def of_another_happening(sentence: Sentence, node: Token, words: EventWords, home: Home) -> bool:
    """*The group had claimed a bombing in Lahore that killed 13; the recent wildfires that killed 11*: a happening that
    the sentence brings in, with what it did in a clause on it.
    """
    for above in (node, *ancestors(sentence, node)):
        if above.dep.startswith("acl"):
            noun = head(sentence, above)
            if noun is None or noun.lemma not in words.all_happenings or noun.index > above.index:
                return False
            return _is_brought_in(sentence, noun)
    return _behind_relative(sentence, node, words) or _of_a_name(sentence, node, words, home)


def in_response_to(sentence: Sentence, node: Token) -> bool:
    """*The strikes were in response to a rocket that fell in a field, causing no injuries*: what was answered, wherever
    it is told.
    """
    for above in (node, *ancestors(sentence, node)):
        noun = head(sentence, above) if above.dep == "acl:relcl" else None
        if noun is not None:
            before = " ".join(t.lower for t in sentence.tokens[max(0, noun.index - ANSWERED) : noun.index])
            return any(phrase in before for phrase in ANSWERS)
    return False


def _of_a_name(sentence: Sentence, node: Token, words: EventWords, home: Home) -> bool:
    """*On their way to the Seoripul Festival, for which 70,000 visitors were reported*: one with a name of its own."""
    tokens = sentence.tokens
    at = next((i for i in range(node.index, max(0, node.index - RELATIVE), -1) if tokens[i].tag in {"WDT", "WRB"}), 0)
    for name, noun in pairwise(tokens[max(0, at - OPENING) : at]):
        named = name.text[:1].isupper() and noun.text[:1].isupper() and name.pos == "PROPN"
        if named and noun.lower in words.all_happenings and not {name.lower, noun.lower} & home.places:
            return True
    return False


def _is_brought_in(sentence: Sentence, noun: Token) -> bool:
    told_of = children(sentence, noun, "cop") or noun.dep == "ROOT"  # "it was a blast that killed nine"
    new = {t.lower for t in children(sentence, noun, "det", "amod", "nummod")}
    return not told_of and bool(new & ANOTHER)


def _behind_relative(sentence: Sentence, node: Token, words: EventWords) -> bool:
    """*During the recent wildfires that burned for weeks and killed 11*: the clause behind its *that*, whatever the
    tree hangs the second verb on.
    """
    for token in reversed(sentence.tokens[max(0, node.index - RELATIVE) : node.index]):
        if token.text in {",", ";", ":"}:
            return False
        if token.tag == "WDT" and token.index:
            noun = sentence.tokens[token.index - 1]
            return noun.lemma in words.all_happenings and noun.pos == "NOUN" and _is_brought_in(sentence, noun)
    return False
