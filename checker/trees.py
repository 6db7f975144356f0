"""Walks over the words and the tree of a sentence."""

from collections.abc import Iterator

from checker.model import Sentence, Token


def head(sentence: Sentence, token: Token) -> Token | None:
    """The token that this one depends on, or None at the root."""
    return None if token.head == token.index else sentence.tokens[token.head]


def children(sentence: Sentence, token: Token, *deps: str) -> list[Token]:
    """The tokens that depend on this one, in the order of the text; with ``deps`` only those of these relations.

    A relation also stands for its subtypes: ``nsubj`` takes ``nsubj:pass``.
    """
    tokens, below = sentence.tokens, sentence.children[token.index]
    if not deps or not below:
        return [tokens[i] for i in below]
    return [tokens[i] for i in below if (dep := tokens[i].dep) in deps or dep.partition(":")[0] in deps]


def ancestors(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The head of a token, the head's head, and so on to the root."""
    above = head(sentence, token)
    while above is not None:
        yield above
        above = head(sentence, above)


def subtree(sentence: Sentence, token: Token) -> list[Token]:
    """The token and everything below it, in the order of the text."""
    found, stack = [], [token.index]
    while stack:
        at = stack.pop()
        found.append(at)
        stack.extend(sentence.children[at])
    return [sentence.tokens[i] for i in sorted(found)]
