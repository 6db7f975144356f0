"""Every measure's examples, and a sentence for each of its words: ``cases/measures`` mirrors ``rules/measures``.

A case file lists for each role and word of its measure a sentence in which that word makes the figure in ``[[ ]]`` one
of the measure. Words and cases must be the same, so that no word is in the rules that nothing shows to be needed.
"""

from pathlib import Path

import pytest
import yaml

from checker.pipeline import Checker
from checker.rules import Measure, load_rules, rules_folder
from checker.rules.measures import ROLES, plain_word
from tests.marks import body, interval, unmark

CASES = Path(__file__).parent / "cases" / "measures"
MEASURES = load_rules().measures
EXAMPLES = [(m, value, text) for m in MEASURES.values() for value, some in m.examples.items() for text in some]
COUNTEREXAMPLES = [(m, text) for m in MEASURES.values() for text in m.counterexamples]

Words = dict[tuple[str, str, str], str]
"""For each measure, role and word its sentence."""


def _cases() -> Words:
    read = {p.stem: yaml.load(p.read_text(encoding="utf-8"), yaml.BaseLoader) for p in sorted(CASES.glob("*.yaml"))}
    return {
        (measure, role, word): sentence
        for measure, roles in read.items()
        for role, words in roles.items()
        for word, sentence in words.items()
    }


WORDS = _cases()
# Without these one could not say which rule to look at: the fewest measures that the rules may have.
FEWEST = 35


def _reasons(checker: Checker, sentence: str) -> list[str]:
    """Why the marked figure is of the measure it is of."""
    plain, [span] = unmark(sentence)
    [result] = checker.check([body(plain)])
    return [claim.because[0] for claim in result.claims if claim.span.overlaps(span)]


def _reason(measure: str, role: str, word: str) -> str:
    return f"measure {measure}: {role} {plain_word(word)}"


@pytest.mark.parametrize(("measure", "value", "text"), EXAMPLES, ids=lambda x: x if isinstance(x, str) else x.name)
def test_example(checker: Checker, measure: Measure, value: str, text: str) -> None:
    plain, spans = unmark(text)
    [result] = checker.check([body(plain)])
    found = [(c.span, c.value.low, c.value.high) for c in result.claims if c.measure == measure.name]
    wanted = interval(value)
    assert found == [(spans[0], wanted.low, wanted.high)]


@pytest.mark.parametrize(("measure", "text"), COUNTEREXAMPLES, ids=lambda x: x if isinstance(x, str) else x.name)
def test_counterexample(checker: Checker, measure: Measure, text: str) -> None:
    [result] = checker.check([body(text)])
    assert [c.text for c in result.claims if c.measure == measure.name] == []


@pytest.mark.parametrize("case", WORDS, ids=" ".join)
def test_word(checker: Checker, case: tuple[str, str, str]) -> None:
    assert _reasons(checker, WORDS[case]) == [_reason(*case)]


def test_every_measure_has_examples_of_both_kinds() -> None:
    lacking = [m.name for m in MEASURES.values() if not m.examples or not m.counterexamples]
    assert lacking == []


def test_every_word_has_a_case_and_every_case_a_word() -> None:
    words = {(m.name, role, word) for m in MEASURES.values() for role in ROLES for word in getattr(m, role)}
    assert sorted(words - set(WORDS)) == [], "words without a case in tests/cases/measures"
    assert sorted(set(WORDS) - words) == [], "cases without a word in rules/measures"


def test_a_measure_stands_in_the_file_of_its_name() -> None:
    assert sorted(path.stem for path in (rules_folder() / "measures").glob("*.yaml")) == sorted(MEASURES)


def test_there_are_measures_for_all_genres() -> None:
    assert len(MEASURES) >= FEWEST
