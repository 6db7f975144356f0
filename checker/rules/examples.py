"""The examples of a rule file: sentences with the figure in ``[[ ]]``, and the value that it stands for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import Interval, Span
from checker.rules.measures import Measure

_MARK = re.compile(r"\[\[(.+?)\]\]")
_NUMBER = r"-?\d+(?:\.\d+)?"
_VALUE = re.compile(rf"(?P<low>{_NUMBER})?(?P<dots>\.\.)?(?P<high>{_NUMBER})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence of a rule file and what it claims."""

    measure: str
    text: str
    """The sentence without marks."""
    span: Span | None
    """The figure; None where the sentence makes no claim of this measure."""
    value: Interval | None


def examples_of(measure: Measure) -> Iterator[Example]:
    """The examples of a measure, then the tempting sentences that make no claim of it."""
    for value, sentences in measure.examples.items():
        for sentence in sentences:
            text, spans = unmark(sentence)
            yield Example(measure=measure.name, text=text, span=spans[0], value=interval(value))
    for sentence in measure.counterexamples:
        yield Example(measure=measure.name, text=sentence, span=None, value=None)


def marks(sentence: str) -> int:
    """How many figures a sentence marks."""
    return len(_MARK.findall(sentence)) if "[[" in sentence else 0


def unmark(sentence: str) -> tuple[str, list[Span]]:
    """A sentence without its marks, and where the marked figures stand in it."""
    plain, spans, end = "", [], 0
    for mark in _MARK.finditer(sentence):
        plain += sentence[end : mark.start()]
        spans.append(Span(len(plain), len(plain) + len(mark[1])))
        plain += mark[1]
        end = mark.end()
    return plain + sentence[end:], spans


def interval(written: str) -> Interval | None:
    """``12`` is exactly twelve, ``12..`` at least, ``..12`` at most, ``10..12`` a range; None for anything else."""
    found = _VALUE.fullmatch(written)
    if found is None or not (found["low"] or found["high"]) or (found["high"] and not found["dots"]):
        return None
    low = float(found["low"]) if found["low"] else None
    if not found["dots"]:
        return Interval(low, low)
    return Interval(low, float(found["high"]) if found["high"] else None)
