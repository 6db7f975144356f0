"""Token patterns: the way out for what words by role cannot say."""

import json
from pathlib import Path
from typing import get_args

import pytest

from checker.claims.patterns import holds
from checker.cli import main
from checker.language.loading import EMBEDDED
from checker.model import Span, Token
from checker.pipeline import Checker
from checker.rules import Rules, load_rules
from checker.rules.patterns import Dep, Tag, TokenTest
from tests.marks import body

FIGURE = TokenTest(LIKE_NUM=True)
ANY = TokenTest()
# Words by role are the rule; each pattern must have shown that no role can say it.
MOST = 3


def _one(word: str, op: str = "1") -> TokenTest:
    return TokenTest(LOWER=frozenset({word}), OP=op)  # type: ignore[arg-type]


def _tokens(text: str) -> list[Token]:
    return [Token(i, w, w.lower(), w.lower(), "NN", "NOUN", "obj", 0, Span(0, 1)) for i, w in enumerate(text.split())]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ((FIGURE, _one("a")), "5 a", True),
        ((FIGURE, _one("a")), "5 b a", False),
        ((FIGURE, _one("a")), "a 5", False),
        ((_one("a"), FIGURE), "b a 5 a", True),
        ((_one("a"), FIGURE), "a b 5", False),
        ((FIGURE, _one("of", "?"), _one("them")), "5 them", True),
        ((FIGURE, _one("of", "?"), _one("them")), "5 of them", True),
        ((FIGURE, _one("of", "?"), _one("them")), "5 of of them", False),
        ((FIGURE, TokenTest(OP="*"), _one("z")), "5 a b c z", True),
        ((FIGURE, TokenTest(OP="*"), _one("z")), "5 z", True),
        ((FIGURE, TokenTest(OP="+"), _one("z")), "5 z", False),
        ((FIGURE, TokenTest(OP="+"), _one("z")), "5 a a z", True),
        ((FIGURE, ANY), "5", False),
        ((_one("a", "+"), FIGURE, ANY), "a a 5 b", True),
    ],
)
def test_a_pattern(pattern: tuple[TokenTest, ...], text: str, found: bool) -> None:
    at = text.split().index("5")
    assert holds(pattern, _tokens(text), (at, at + 1)) is found


@pytest.mark.parametrize(
    ("test", "found"),
    [
        (TokenTest(LOWER=frozenset({"x", "ships"})), True),
        (TokenTest(LOWER=frozenset({"ship"})), False),
        (TokenTest(LEMMA=frozenset({"ship"})), True),
        (TokenTest(POS=frozenset({"NOUN"}), TAG=frozenset({"NNS"}), DEP=frozenset({"obj"})), True),
        (TokenTest(POS=frozenset({"VERB"})), False),
        (TokenTest(TAG=frozenset({"NN"})), False),
        (TokenTest(DEP=frozenset({"nsubj"}), LEMMA=frozenset({"ship"})), False),
    ],
)
def test_every_key(test: TokenTest, found: bool) -> None:
    figure = Token(0, "5", "5", "5", "CD", "NUM", "nummod", 1, Span(0, 1))
    ships = Token(1, "Ships", "ships", "ship", "NNS", "NOUN", "obj", 1, Span(2, 7))
    assert holds((FIGURE, test), [figure, ships], (0, 1)) is found


def test_a_long_sentence_is_matched_at_once() -> None:
    stars = (FIGURE, *[TokenTest(OP="*")] * 30, _one("z"))
    assert not holds(stars, _tokens("5" + " a" * 400), (0, 1))


def test_the_labels_are_those_of_the_language_model() -> None:
    labels = json.loads((EMBEDDED / "meta.json").read_text(encoding="utf-8"))["labels"]
    assert sorted(get_args(Tag)) == sorted(labels["tagger"])
    assert sorted(get_args(Dep)) == sorted(labels["parser"])


def _claims(rules: Rules, checker: Checker, text: str) -> list[tuple[str, str, str]]:
    own = Checker(rules)
    own._nlp = checker._nlp
    [result] = own.check([body(text)])
    return [(claim.text, claim.measure, claim.because[0]) for claim in result.claims]


PATTERN = """
name: drawn
title: Drawn
patterns:
  - [{LOWER: drew}, {LIKE_NUM: true}, {POS: NOUN, OP: "?"}, {LEMMA: {IN: [bath, card]}}]
"""


def test_an_own_pattern(tmp_path: Path, checker: Checker) -> None:
    (tmp_path / "drawn.yaml").write_text(PATTERN, encoding="utf-8")
    rules = load_rules((tmp_path,))
    reason = "measure drawn: token pattern"
    assert _claims(rules, checker, "She drew at least 12 cards.") == [("at least 12", "drawn", reason)]
    assert _claims(rules, checker, "She drew 12 playing cards.") == [("12", "drawn", reason)]
    assert _claims(rules, checker, "She dealt 12 cards.") == [("12", "count", "measure count: counted noun")]


def test_a_pattern_counts_what_its_measure_counts(tmp_path: Path, checker: Checker) -> None:
    (tmp_path / "drawn.yaml").write_text(PATTERN + "counts: [people]\n", encoding="utf-8")
    assert _claims(load_rules((tmp_path,)), checker, "She drew 12 cards.") == [
        ("12", "count", "measure count: counted noun")
    ]


def test_a_pattern_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "drawn.yaml").write_text(PATTERN, encoding="utf-8")
    assert main(["explain", "drawn", "--rules", str(tmp_path)]) == 0
    assert "token pattern: drew FIGURE NOUN? bath|card\n" in capsys.readouterr().out


def test_patterns_are_rare(rules: Rules) -> None:
    assert sum(len(measure.patterns) for measure in rules.measures.values()) <= MOST
