"""People killed who are named instead of counted: *General Suleimani was killed*, *Contractor dies in blast*."""

from collections.abc import Iterator

from checker.claims.counted import Counted
from checker.claims.governing import is_passive
from checker.claims.matching import Index
from checker.claims.reading import Subject
from checker.model import Interval, Quantity, Sentence, Token
from checker.trees import children

MEASURE = "killed"


def could_tell_of_one(words: frozenset[str], stems: tuple[str, ...]) -> bool:
    """Whether some word begins like a verb of dying, so that the sentence is worth parsing."""
    return any(word.startswith(stems) for word in words)


def find_single(sentence: Sentence, index: Index, taken: tuple[Quantity, ...]) -> Iterator[tuple[Quantity, Subject]]:
    """The figures of one that no number word writes, with what they are about; the verb is the figure's place."""
    for verb in sentence.tokens:
        if verb.pos != "VERB" and verb.tag not in {"VBN", "VBD", "VBZ"}:
            continue
        for person in children(sentence, verb, "nsubj"):
            passive = person.dep.endswith(":pass") or is_passive(sentence, verb)
            if not _kills(index, "object_of" if passive else "subject_of", verb):
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


def _kills(index: Index, role: str, verb: Token) -> bool:
    found = index.entries.get((role, verb.lemma), ())
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


def stems_of(index: Index) -> tuple[str, ...]:
    """How the words of the verbs begin that ``find_single`` looks for."""
    verbs = {
        word
        for (role, word), found in index.entries.items()
        for e in found
        if e.measure.name == MEASURE and role in {"subject_of", "object_of"}
    }
    return tuple(sorted({verb[:4] if len(verb) > 3 else verb[:2] for verb in verbs}))
