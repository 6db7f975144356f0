"""Copies of treebank sentences in the ways of the news that treebanks have too little of: headlines, and figures that
stand without a noun.
"""

import random
from dataclasses import replace
from typing import NamedTuple

from training.treebank import Sentence

# A headline has room for so many words.
HEADLINE = range(4, 17)
ARTICLES = {"a", "an", "the"}
FORMS_OF_BE = {"am", "is", "are", "was", "were", "'s", "'re", "’s", "’re"}
HELPS = {"aux", "aux:pass", "cop"}
# Plural, so that the verb that agrees with them agrees with a figure.
PLURAL_PRONOUNS = {"they", "them", "we", "us", "these", "those", "some", "many", "several", "others", "few", "most"}
HELD = {"nsubj", "nsubj:pass", "obj"}
LEFT_WITH_THE_NOUN = {"det", "amod", "nummod", "compound", "nmod:poss"}
WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety"
).split()


class Word(NamedTuple):
    """One word of a sentence with its columns."""

    text: str
    space: bool
    lemma: str
    upos: str
    tag: str
    head: int
    dep: str


def headline(full: Sentence) -> Sentence | None:
    """*The bridge was closed after two men were hurt.* as *Bridge closed after two men hurt*; None where that leaves
    out nothing, or where it is no sentence for a headline."""
    if not any(d.startswith("nsubj") for d in full.deps) or full.words[-1] == "?":
        return None
    out = {
        i
        for i in _leaves(full)
        if full.words[i].lower() in ARTICLES or (full.deps[i] in HELPS and full.words[i].lower() in FORMS_OF_BE)
    }
    if not out:
        return None
    if full.words[-1] == ".":
        out.add(len(full.words) - 1)
    short = without(full, out)
    return short if short is not None and len(short.words) in HEADLINE else None


def with_figure(full: Sentence, rng: random.Random) -> Sentence | None:
    """*They were taken to hospital*, *The men were taken to hospital* as *Twelve were taken to hospital*; None where
    nothing plural stands there that a figure could replace."""
    places = [i for i in range(len(full.words)) if _gives_way(full, i)]
    if not places:
        return None
    at = rng.choice(places)
    words = list(full.words)
    words[at] = _figure(rng)
    changed = replace(
        full,
        words=words,
        lemmas=_put(full.lemmas, at, words[at]),
        tags=_put(full.tags, at, "CD"),
        upos=_put(full.upos, at, "NUM"),
    )
    below = {i for i, h in enumerate(full.heads) if h == at and i != at and full.deps[i] in LEFT_WITH_THE_NOUN}
    return without(changed, below)


def without(full: Sentence, out: set[int]) -> Sentence | None:
    """The sentence without the words at these places; None where something hangs on one of them."""
    kept = [i for i in range(len(full.words)) if i not in out]
    if not kept or any(full.heads[i] in out for i in kept):
        return None
    place = {old: new for new, old in enumerate(kept)}
    words = [full.words[i] for i in kept]
    return Sentence(
        words=[words[0][:1].upper() + words[0][1:], *words[1:]],
        spaces=[full.spaces[i] for i in kept],
        lemmas=[full.lemmas[i] for i in kept],
        upos=[full.upos[i] for i in kept],
        tags=[full.tags[i] for i in kept],
        heads=[place[full.heads[i]] for i in kept],
        deps=[full.deps[i] for i in kept],
    )


def _gives_way(full: Sentence, at: int) -> bool:
    """Whether a figure could stand for a word: a plural pronoun, or a plural noun with nothing said of it but what
    stands before it or *of the ...* after it."""
    if full.deps[at] not in HELD:
        return False
    pronoun = full.words[at].lower() in PLURAL_PRONOUNS
    if not pronoun and full.tags[at] != "NNS":
        return False
    below = [i for i, h in enumerate(full.heads) if h == at and i != at]
    leaves = _leaves(full)
    return all(
        (full.deps[i] in LEFT_WITH_THE_NOUN and i in leaves and not pronoun)
        or (full.deps[i] == "nmod" and pronoun and any(full.heads[c] == i and full.words[c] == "of" for c in leaves))
        for i in below
    )


def _figure(rng: random.Random) -> str:
    """A number as copy writes it: mostly small, in words or digits."""
    kind = rng.random()
    if kind < 0.5:
        return rng.choice(WORDS)
    if kind < 0.9:
        return str(rng.randint(10, 999))
    return f"{rng.randint(1000, 99_999):,}"


def _put(column: list[str], at: int, value: str) -> list[str]:
    return [*column[:at], value, *column[at + 1 :]]


def _leaves(full: Sentence) -> set[int]:
    """The places of the words on which nothing hangs."""
    return set(range(len(full.words))) - {h for i, h in enumerate(full.heads) if h != i}
