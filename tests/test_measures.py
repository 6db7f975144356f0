"""Every measure's own examples: the sentences of its rule file."""

import pytest

from checker.pipeline import Checker
from checker.rules import Measure, load_rules
from tests.marks import body, interval, unmark

MEASURES = load_rules().measures
EXAMPLES = [(m, value, text) for m in MEASURES.values() for value, some in m.examples.items() for text in some]
COUNTEREXAMPLES = [(m, text) for m in MEASURES.values() for text in m.counterexamples]


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


def test_every_measure_has_examples_of_both_kinds() -> None:
    lacking = [m.name for m in MEASURES.values() if not m.examples or not m.counterexamples]
    assert lacking == []
