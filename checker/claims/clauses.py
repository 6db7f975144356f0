"""Where the clause around a word begins and ends."""

from checker.model import Sentence, Token
from checker.trees import children, subtree

CLAUSE_BREAK = frozenset({";", ":", "(", ")", "—", "–"})
CLAUSE_EDGES = CLAUSE_BREAK | frozenset("while whereas although compared than against and but".split())
SEGMENT_BREAK = frozenset({",", ";", ":", "(", ")", "—", "–"})


def own_words(sentence: Sentence, start: int, end: int, node: Token) -> str:
    """The words of a clause in small letters, without the clauses on a noun that do not hold the figure.

    *The front, which holds the march every year, said 510,000 had come*: what it does every year is not told of them.
    """
    others: set[int] = set()
    for token in sentence.tokens[start:end]:
        beside = token.index and sentence.tokens[token.index - 1].text == "," and token.dep in {"acl", "advcl"}
        aside = token.dep == "acl:relcl" or (beside and token.tag in {"VBG", "VBN"} and token.index < node.index)
        if aside and token.head not in {node.index, node.head}:
            below = {t.index for t in subtree(sentence, token)}
            if node.index not in below:
                others |= below
    return " ".join(t.lower for t in sentence.tokens[start:end] if t.index not in others)


def segment(sentence: Sentence, at: int) -> tuple[Token, ...]:
    """The words around a token up to the next comma, dash or bracket on either side."""
    tokens = sentence.tokens
    start = next((i + 1 for i in range(at, -1, -1) if tokens[i].text in SEGMENT_BREAK), 0)
    end = next((i for i in range(at, len(tokens)) if tokens[i].text in SEGMENT_BREAK), len(tokens))
    return tokens[start:end]


def clause(sentence: Sentence, at: int) -> tuple[int, int]:
    """The half-open token range of the clause around a token: up to a semicolon, a dash, or a coordinated clause."""
    tokens = sentence.tokens
    start, end = 0, len(tokens)
    for i in range(at - 1, -1, -1):
        if tokens[i].lower in CLAUSE_EDGES and _opens_clause(sentence, i):
            start = i + 1
            break
    for i in range(at + 1, len(tokens)):
        if tokens[i].lower in CLAUSE_EDGES and _opens_clause(sentence, i):
            end = i
            break
    return start, end


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """*..., and the unions 22,000*; *..., while two others*: a sign, or a conjunction before a clause with a verb of
    its own.
    """
    token = sentence.tokens[at]
    if token.lower not in CLAUSE_EDGES:
        return False
    if token.lower == "than" and at and sentence.tokens[at - 1].lower in {"more", "less", "fewer", "other", "rather"}:
        return False  # "More than 240 have been killed since January"
    if token.lower not in {"and", "but"}:
        return True
    above = sentence.tokens[token.head]
    if above.pos in {"VERB", "AUX"} and children(sentence, above, "nsubj", "expl"):
        return True
    if [t.lower for t in sentence.tokens[at - 1 : at + 2]] == [",", "and", "that"]:
        return True  # "said that it had left Velm with 53 people, and that 22 were missing"
    # "and another five fell in a village", whatever the tree says: a subject and a finite verb follow.
    subject = False
    for after in sentence.tokens[at + 1 : at + 7]:
        if after.tag in {"VBD", "VBZ", "VBP", "MD"}:
            return subject and any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in sentence.tokens[:at])
        if after.pos not in {"DET", "ADV", "ADJ", "NUM", "NOUN", "PROPN", "PRON"}:
            return False
        subject = subject or after.pos in {"NUM", "NOUN", "PROPN", "PRON"}
    return False
