"""Token patterns of a measure, for what words by role cannot say; written like those of spaCy's Matcher."""

from dataclasses import dataclass
from typing import Literal

Pos = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
]  # fmt: skip
Tag = Literal[
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ",
    "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP",
    "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``",
]  # fmt: skip
Dep = Literal[
    "ROOT", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "dep", "det", "det:predet", "discourse",
    "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked",
    "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis",
    "punct", "reparandum", "vocative", "xcomp",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class TokenTest:
    """What a word of a pattern must be. A key is one value or, with ``{IN: [...]}``, several; an empty test is any."""

    LOWER: frozenset[str] = frozenset()
    """The word in small letters."""
    LEMMA: frozenset[str] = frozenset()
    """Its base form."""
    POS: frozenset[Pos] = frozenset()
    """Its part of speech."""
    TAG: frozenset[Tag] = frozenset()
    """Its tag of the Penn Treebank."""
    DEP: frozenset[Dep] = frozenset()
    """Its relation in the tree."""
    LIKE_NUM: bool = False
    """Whether it stands for the figure, with its hedge: once in each pattern, with no other key."""
    OP: Literal["1", "?", "*", "+"] = "1"
    """How often: once, at most once, any number of times, at least once."""


Pattern = tuple[TokenTest, ...]


def fault(pattern: Pattern) -> str:
    """What is wrong with a pattern as a whole; empty where nothing is."""
    figures = [test for test in pattern if test.LIKE_NUM]
    if figures != [TokenTest(LIKE_NUM=True)]:
        return "a pattern holds {LIKE_NUM: true} once, with no other key, for the figure"
    words = [word for test in pattern for word in (*test.LOWER, *test.LEMMA)]
    capital = next((word for word in sorted(words) if word != word.lower()), "")
    return f"{capital!r}: words are written in small letters" if capital else ""
