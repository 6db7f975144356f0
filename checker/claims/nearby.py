"""What the words around a figure say of it where the tree ties none of them to it, in a list of one clause."""

from collections.abc import Iterator

from checker.claims.clauses import clause
from checker.claims.counted import NOUNS, Counted
from checker.claims.governing import Role, is_passive
from checker.model import Sentence
from checker.trees import children

# So many words away a verb may still be the figure's.
BEHIND = 14
BEFORE = 9
# Who says, and what comes before that is of what is said.
SAYING = frozenset("say tell report write add announce claim estimate state declare believe think put give".split())
# Before a clause of its own: "The other three are vacant because candidates died".
SUBORDINATING = frozenset({"after", "when", "as", "while", "before", "because", "where", "although", "though"})
STOPS = frozenset({";", ":", "(", ")", "—", "–", "“", "”", '"'})


def nearby_roles(sentence: Sentence, counted: Counted, figure: tuple[int, int]) -> Iterator[Role]:
    """The roles that a clause gives a figure by the order of its words alone, the nearest first."""
    yield from _inverted(sentence, counted, figure)
    yield from _behind(sentence, counted, figure)
    yield from _in_front(sentence, figure)


def _behind(sentence: Sentence, counted: Counted, figure: tuple[int, int]) -> Iterator[Role]:
    start = counted.behind(figure[1])
    _, end = clause(sentence, figure[0])
    mine = {counted.node.index, *range(*figure), counted.noun.index if counted.noun is not None else -1}
    be = False
    for token in sentence.tokens[start : min(end, start + BEHIND)]:
        if token.pos == "NUM" or token.text in STOPS or token.lower in SUBORDINATING:
            if token.lower == "as":
                continue
            return
        if token.tag in {"WDT", "WP", "WP$"} and token.index > start:
            return  # "20,000 people walked to Congress, which was evacuated"
        if token.lemma in {"be", "get"}:
            be = True
        elif token.pos in {"VERB", "AUX"} and token.lemma not in {"have", "will", "can", "may"}:
            others = [t for t in children(sentence, token, "nsubj") if t.index not in mine and t.tag[:1] != "W"]
            if token.lemma in SAYING or any(t.index > start for t in others):
                return
            passive = (be and token.tag in {"VBN", "VBD"}) or is_passive(sentence, token)
            yield Role("object_of" if passive else "subject_of", token)
            if not passive:
                yield Role("agent_of", token)
            be = False
        elif token.pos == "ADJ" or token.tag == "VBN":
            yield Role("described_as", token)


def _in_front(sentence: Sentence, figure: tuple[int, int]) -> Iterator[Role]:
    start, _ = clause(sentence, figure[0])
    for token in reversed(sentence.tokens[max(start, figure[0] - BEFORE) : figure[0]]):
        if token.pos == "NUM" or token.text in STOPS or token.lemma in SAYING:
            return
        if token.pos == "VERB" and not is_passive(sentence, token):
            between = [t for t in children(sentence, token, "obj") if t.index < figure[0]]
            if not between:
                yield Role("object_of", token)
            return
        if token.pos == "NOUN" and sentence.tokens[token.index + 1].lower in {"of", "for", "to", "on", "against"}:
            yield Role("deeds", token)


def _inverted(sentence: Sentence, counted: Counted, figure: tuple[int, int]) -> Iterator[Role]:
    """*In the dock were three men; accused of theft are four; taking to the streets were a million*."""
    tokens = sentence.tokens
    start, _ = clause(sentence, figure[0])
    be = next((t for t in reversed(tokens[start : figure[0]]) if t.lemma == "be" or t.text == ":"), None)
    if be is None or figure[0] - be.index > 4:
        return
    front = tokens[start : be.index]
    if not front or any(t.pos in {"PRON"} and t.lower in {"it", "there", "they"} for t in front):
        return
    first = front[0]
    if first.tag == "VBN" or (first.pos == "VERB" and first.tag in {"VBD"}):
        yield Role("object_of", first)
        yield Role("described_as", first)
    elif first.tag == "VBG":
        yield Role("subject_of", first)
    elif first.pos == "ADJ":
        yield Role("described_as", first)
    elif first.pos == "ADP":
        noun = next((t for t in front[1:] if t.pos in NOUNS), None)
        if noun is not None:
            yield Role("described_as", noun)
