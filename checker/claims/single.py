"""People killed who are named instead of counted: *General Suleimani was killed*, *Contractor dies in blast*."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.claims.counted import Counted
from checker.claims.governing import is_passive
from checker.claims.matching import Index
from checker.claims.reading import Subject
from checker.model import Interval, Quantity, Sentence, Token
from checker.trees import children

MEASURE = "killed"
# An article counts one only of those to whom the verb does something: "a guard was killed", not "a toll".
ARTICLE_ROLES = frozenset({"subject_of", "object_of", "described_as"})
DASHES = frozenset({"–", "—", "-"})


@dataclass(frozen=True, slots=True)
class Deeds:
    """The verbs by which a sentence may count one without a number word."""

    dying: frozenset[str]
    """By which somebody named dies."""
    done: dict[str, tuple[frozenset[str], ...]]
    """What is done to *a guard* or *an engineer*, so that the article counts, each with the sets of words that go with
    it: *taken hostage*; also adjectives, as they are written."""


def deeds_of(index: Index) -> Deeds:
    """The verbs, in their base form, by which ``find_single`` and the articles count one."""
    words = {word for _, word in index.entries}
    done: dict[str, tuple[frozenset[str], ...]] = {}
    for (role, word), found in index.entries.items():
        rests = [frozenset(e.rest) for e in found if e.measure.single and role in ARTICLE_ROLES]
        done[word] = (*done.get(word, ()), *rests)
    dying = (word for word in words if any(_kills(index, role, word) for role in ("subject_of", "object_of")))
    return Deeds(frozenset(dying), {word: rests for word, rests in done.items() if rests})


def could_tell_of_one(words: Sequence[str], deeds: Deeds, verb: Callable[[str], str]) -> bool:
    """Whether a sentence without a number word could count one, so that it is worth parsing.

    ``verb`` gives the base form of a word in lower case, read as a verb. Outside of headlines, which are always parsed,
    whoever dies is named by two words with capitals.
    """
    lower = [word.lower() for word in words]
    article = "a" in lower or "an" in lower
    if not article and not any(a[:1].isupper() and b[:1].isupper() for a, b in pairwise(words)):
        return False
    bases = [verb(word) for word in lower]
    if not deeds.dying.isdisjoint(bases):
        return True
    here = {*bases, *lower}
    return article and any(rest <= here for word in here & deeds.done.keys() for rest in deeds.done[word])


def find_single(sentence: Sentence, index: Index, taken: tuple[Quantity, ...]) -> Iterator[tuple[Quantity, Subject]]:
    """The figures of one that no number word writes, with what they are about; the verb is the figure's place."""
    for verb in sentence.tokens:
        if verb.pos != "VERB" and verb.tag not in {"VBN", "VBD", "VBZ"}:
            continue
        for person in children(sentence, verb, "nsubj"):
            passive = person.dep.endswith(":pass") or is_passive(sentence, verb)
            if not _kills(index, "object_of" if passive else "subject_of", verb.lemma):
                continue
            if _of_dateline(sentence, person, verb):
                continue
            if _one(sentence, person) and not any(_counts(q, person, sentence) for q in taken):
                at = (verb.index, verb.index + 1)
                quantity = Quantity(
                    span=verb.span, sentence=sentence.index, tokens=at, core=at, value=Interval(1, 1), form="single"
                )
                because = f"measure {MEASURE}: {verb.lower} of one person named"
                yield (
                    quantity,
                    Subject(
                        measure=MEASURE,
                        counted=Counted(person, person, person.lemma, ()),
                        lemma=person.lemma,
                        deed=verb.lemma,
                        because=because,
                    ),
                )


def _of_dateline(sentence: Sentence, person: Token, verb: Token) -> bool:
    """*LA PAZ, Jan 28 — Twenty people were killed*: the place before the dash, which the parser takes for who died."""
    return any(t.text in DASHES for t in sentence.tokens[person.index : verb.index])


def _kills(index: Index, role: str, verb: str) -> bool:
    found = index.entries.get((role, verb), ())
    return any(e.measure.name == MEASURE and not e.rest and not e.bound for e in found)


def _one(sentence: Sentence, subject: Token) -> bool:
    """Whether a subject is one person: a full name, a title with a name, or in a headline a bare singular noun."""
    if children(sentence, subject, "conj", "nummod"):
        return False
    determiners = children(sentence, subject, "det")
    if subject.tag == "NNP":
        names = [t for t in children(sentence, subject, "flat", "compound", "nmod:desc") if t.tag == "NNP"]
        return bool(names) and not determiners
    return sentence.part == "headline" and subject.tag == "NN" and not determiners


def _counts(quantity: Quantity, subject: Token, sentence: Sentence) -> bool:
    """Whether a figure counts this subject."""
    start, end = quantity.tokens
    below = {subject.index, *(t.index for t in children(sentence, subject))}
    return any(start <= i < end for i in below)
