"""The figures of a sentence: every case of ``cases/quantities`` marks all figures with what they mean.

``[[at least five|5..]]`` is a figure and its meaning: the bounds (``5..``, ``..5``, ``10..12``; ``5<..`` and ``..<5``
for open ends), then, where they are not the usual, the unit, ``approx``, ``more``, the form, and ``of`` with the text
of the whole.
``((March 3|date))`` is a number that is no figure and the reason. What is not marked must not be found.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words  # type: ignore[import-untyped]

from checker import language
from checker.model import Interval, LeftOut, Quantity, Span
from checker.quantities import could_hold_figure, find_quantities
from checker.rules import Rules, load_rules
from tests.making import unparsed
from tests.marks import body

CASES = Path(__file__).parent / "cases" / "quantities"
MARK = re.compile(r"\[\[(?P<figure>[^|\]]+)\|(?P<meaning>[^\]]+)\]\]|\(\((?P<number>[^|]+?)\|(?P<reason>[^)]+)\)\)")
FORMS = {"article", "none", "both", "vague"}


def _cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            fails = case.get("fails") if isinstance(case, dict) else None
            sentence = case["sentence"] if isinstance(case, dict) else case
            marks = [pytest.mark.xfail(reason=fails, strict=True)] if fails else []
            yield pytest.param(path.stem, sentence, id=f"{path.stem}: {sentence[:60]}", marks=marks)


def _read(sentence: str) -> tuple[str, list[tuple[str, str]], list[tuple[str, str]]]:
    """The sentence without marks, and what it marks: spans are given as ``start-end text``."""
    plain, end = "", 0
    figures, left = [], []
    for mark in MARK.finditer(sentence):
        plain += sentence[end : mark.start()]
        shown = mark["figure"] or mark["number"]
        place = f"{len(plain)} {shown}"
        if mark["figure"]:
            figures.append((place, mark["meaning"]))
        else:
            left.append((place, mark["reason"]))
        plain += shown
        end = mark.end()
    return plain + sentence[end:], figures, left


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def meaning(figure: Quantity, text: str) -> str:
    """A figure as the case files write it."""
    low, high = _number(figure.value.low), _number(figure.value.high)
    low += "<" if figure.value.low_open else ""
    high = ("<" if figure.value.high_open else "") + high
    said = [low if low == high else f"{low}..{high}"]
    said += [figure.unit] if figure.unit else []
    said += ["approx"] if figure.approximate else []
    said += ["more"] if figure.additional else []
    said += [figure.form] if figure.form != "number" else []
    said += [f"of {text[figure.whole.start : figure.whole.end]}"] if figure.whole else []
    return ", ".join(said)


def _found(
    text: str, figures: tuple[Quantity, ...], left: tuple[LeftOut, ...]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    def place(span: Span) -> str:
        return f"{span.start} {text[span.start : span.end]}"

    return [(place(f.span), meaning(f, text)) for f in figures], [(place(o.span), o.reason) for o in left]


@pytest.fixture(scope="module")
def nlp() -> language.Pipeline:
    return language.load()


@pytest.mark.parametrize(("topic", "sentence"), _cases())
def test_figures_of_a_parsed_sentence(topic: str, sentence: str, nlp: language.Pipeline, rules: Rules) -> None:
    text, figures, left = _read(sentence)
    seen: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    for read in language.read_document(body(text), nlp, lambda words: True).sentences:
        found = _found(text, *find_quantities(read, text, rules.hedges, rules.units))
        seen[0].extend(found[0])
        seen[1].extend(found[1])
    assert seen == (figures, left)


@pytest.mark.parametrize(("topic", "sentence"), [case for case in _cases() if case.values[0] != "parsed"])
def test_figures_of_a_sentence_without_tags(topic: str, sentence: str, rules: Rules) -> None:
    text, figures, left = _read(sentence)
    figures = [(place, said) for place, said in figures if "article" not in said]
    assert _found(text, *find_quantities(unparsed(text), text, rules.hedges, rules.units)) == (figures, left)


@pytest.mark.parametrize(
    "sentence",
    ["Five died.", "No arrests were made.", "It cost £2bn.", "A 33-tonne boat sank.", "Nobody was hurt.",
     "Twenty-five fled.", "Half of them left.", "Dozens fled.", "Both men died.", "Another was freed.",
     "It won without any help."],
)  # fmt: skip
def test_a_sentence_that_could_hold_a_figure(sentence: str) -> None:
    assert could_hold_figure(sentence.split())


@pytest.mark.parametrize("sentence", ["A soldier was killed.", "The town is quiet.", "An officer said so.", ""])
def test_a_sentence_that_holds_no_figure_on_its_surface(sentence: str) -> None:
    assert not could_hold_figure(sentence.split())


RULES = load_rules()
WORDS = st.sampled_from(
    "5 12 3,500 1.5 2016 30 0 a an no not one two twenty thirty hundred thousand million half third thirds "
    "quarter dozen dozens several both another more less than at least up to between and or from in of out the "
    "about some over - – / % $ £ . , ( ) ' pm March Monday percent per cent euros km km/h miles people year old "
    "week hours ago Boeing flight 10k 3m £2bn 45pc 7:20 2-1 52-48 F-16 ½ .5 1/2 and counting or so -odd plus "
    "couple few tens scores pounds p minus".split()
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(WORDS, max_size=25).map(" ".join),
    st.lists(WORDS, max_size=25).map("".join),
)


@given(st.integers(1, 999_999_999_999).filter(lambda n: n < 10**6 or n % 1000 == 0 or n % 1000 >= 100))
def test_a_number_in_words_is_read_whole(number: int) -> None:
    text = f"Some said {num2words(number)}."
    (figure,), left = find_quantities(unparsed(text), text, RULES.hedges, RULES.units)
    assert (figure.value, text[figure.span.start : figure.span.end]) == (Interval(number, number), num2words(number))
    assert left == ()


@given(st.integers(1, 999_999_999_999), st.sampled_from([",", " ", ""]))
def test_a_number_in_digits_is_read_whole_with_any_grouping(number: int, group: str) -> None:
    shown = f"{number:,}".replace(",", group)
    text = f"They had about {shown} metres."
    (figure,), left = find_quantities(unparsed(text), text, RULES.hedges, RULES.units)
    assert (figure.value, text[figure.span.start : figure.span.end]) == (Interval(number, number), f"about {shown}")
    assert left == ()


@given(TEXTS)
def test_any_text_gives_figures_that_are_ranges_of_it(text: str) -> None:
    sentence = unparsed(text)
    figures, left = find_quantities(sentence, text, RULES.hedges, RULES.units)
    assert (figures, left) == find_quantities(sentence, text, RULES.hedges, RULES.units)
    spans = [figure.span for figure in figures]
    for span in [*spans, *(out.span for out in left)]:
        assert sentence.span.start <= span.start < span.end <= sentence.span.end
        assert text[span.start : span.end].strip() == text[span.start : span.end]
    assert spans == sorted(spans)
    for first, second in pairwise(spans):
        assert not first.overlaps(second)
    assert not any(out.span.overlaps(span) for out in left for span in spans)
    for figure in figures:
        low, high = figure.value.low, figure.value.high
        assert low is None or high is None or low <= high
        assert all(value is None or abs(value) < float("inf") for value in (low, high))
        first_token, last_token = figure.tokens
        assert 0 <= first_token <= figure.core[0] < figure.core[1] <= last_token <= len(sentence.tokens)
        assert sentence.tokens[first_token].start <= figure.span.start
        assert figure.span.end <= sentence.tokens[last_token - 1].end
        assert figure.whole is None or figure.whole in spans


@given(TEXTS)
@example("TWO'A")
def test_a_sentence_with_a_figure_is_worth_a_look(text: str) -> None:
    sentence = unparsed(text)
    figures, _ = find_quantities(sentence, text, RULES.hedges, RULES.units)
    hedged_articles = {"a", "an"}
    numbers = [f for f in figures if not hedged_articles & {sentence.tokens[i].lower for i in range(*f.core)}]
    if numbers:
        assert could_hold_figure([token.text for token in sentence.tokens])


@given(TEXTS, st.integers(0, 30))
def test_a_sentence_means_the_same_wherever_it_stands(text: str, before: int) -> None:
    alone, _ = find_quantities(unparsed(text), text, RULES.hedges, RULES.units)
    moved = "x" * before + "\n" + text
    later, _ = find_quantities(unparsed(moved, before + 1), moved, RULES.hedges, RULES.units)
    assert [(f.span.start + before + 1, f.value, f.unit, f.form) for f in alone] == [
        (f.span.start, f.value, f.unit, f.form) for f in later
    ]
