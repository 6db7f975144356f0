"""A sentence made ready for finding who speaks in it: its tags and its phrases."""

from dataclasses import dataclass

from checker.model import Sentence
from checker.sources import phrases, tags
from checker.sources.lexicon import Lexicon
from checker.sources.phrases import Phrase
from checker.sources.surface import DASHES, QUOTES
from checker.sources.tags import AUXILIARIES, UNKNOWN, Names


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its tags and base phrases."""

    sentence: Sentence
    tags: list[str]
    chunks: list[tuple[int, int]]
    ends: dict[int, tuple[int, int]]
    """The chunk that ends before a token."""
    starts: dict[int, tuple[int, int]]
    lex: Lexicon
    first: int
    """The first token after a dateline."""
    bases: dict[tuple[int, int], Phrase]
    """The chunks as phrases."""
    lowers: list[str]
    """The words in lower case, but WHO, which is not who."""
    names: Names
    """What the text writes with a capital letter inside a sentence."""

    def lower(self, i: int) -> str:
        """The word at a place in lower case; empty outside the sentence."""
        return self.lowers[i] if 0 <= i < len(self.lowers) else ""

    def phrase(self, start: int, end: int) -> Phrase:
        """The phrase over some tokens."""
        return self.bases.get((start, end)) or phrases.phrase(self.sentence, self.tags, self.lex, start, end)

    def finite(self, i: int) -> bool:
        """Whether a word is a finite verb."""
        return 0 <= i < len(self.tags) and tags.finite(self.sentence, self.tags, i)


def read(sentence: Sentence, lex: Lexicon, names: Names = UNKNOWN) -> Reading:
    """Cut a sentence into phrases."""
    t = tags.tags(sentence, lex, names)
    first = after_dateline(sentence) or _entry(sentence)
    found = [c for c in phrases.chunks(sentence, t, lex) if c[0] >= first]
    bases = {(start, end): phrases.phrase(sentence, t, lex, start, end) for start, end in found}
    lowers = [
        token.text if tag == "NNP" and len(token.text) > 1 and token.text.isupper() else token.lower
        for token, tag in zip(sentence.tokens, t, strict=True)
    ]
    return Reading(
        sentence, t, found, {c[1]: c for c in found}, {c[0]: c for c in found}, lex, first, bases, lowers, names
    )


def _entry(sentence: Sentence) -> int:
    """The token after the time of an entry: *04:20 From the ambulance service*, *7.40 p.m. Police*; or 0."""
    tokens = sentence.tokens
    if sentence.part != "body" or not phrases.TIME.fullmatch(tokens[0].text):
        return 0
    k = 1 + (len(tokens) > 1 and tokens[1].lower in {"a.m.", "p.m.", "am", "pm"})
    return k if k < len(tokens) and tokens[k].text[0].isupper() else 0


def after_dateline(sentence: Sentence) -> int:
    """The token after a dateline (*RIYADH, May 3 (AP) —*, *New Delhi:*), or 0."""
    tokens = sentence.tokens
    if sentence.part != "body" or not tokens[0].text[0].isupper():
        return 0
    for k in range(1, min(16, len(tokens) - 1)):
        dash = (
            tokens[k].text in DASHES
            and (tokens[k - 1].end < tokens[k].start or tokens[k - 1].text == ")")
            and tokens[k].end < tokens[k + 1].start
        )
        upper = tokens[0].text.isupper() and len(tokens[0].text) > 2
        if dash:
            plain = any(t.text in {"(", ","} for t in tokens[:k]) or k <= 2
            return k + 1 if upper or (plain and not any(t.lower in AUXILIARIES for t in tokens[:k])) else 0
        if tokens[k].text == ":" and tokens[k + 1].text in QUOTES:
            # 'Judith Moor: "We lost nine."'
            return 0
        if tokens[k].text == ":" and k <= 3 and (upper or k > 1) and all(t.text[0].isupper() for t in tokens[:k]):
            return k + 1
        if tokens[k].text in {".", ":", ";"}:
            return 0
    return 0
