"""Every hedge, every word of reporting and every word of events does something: each stands in a frame that shows it.

The words of ``rules/hedges.yaml``, ``sources.yaml`` and ``events.yaml`` and those of ``cases/words`` must be the same.
A word that changes no sentence so far stands in ``cases/words/unproven.yaml``: prove it with a frame, or take it out.
"""

from collections.abc import Iterator

import pytest
import yaml

from checker.pipeline import Checker
from checker.rules import Rules
from tests.words import CASES, FILES, SHOWS, Word, cases, filled, opened, without, words_of, written

WORDS = tuple(cases())
SAMPLE = WORDS[::31]
UNPROVEN = {
    (file, key, word)
    for file, lists in yaml.load((CASES / "unproven.yaml").read_text(encoding="utf-8"), yaml.BaseLoader).items()
    for key, words in lists.items()
    for word in words
}


def _frames() -> Iterator[object]:
    frames: dict[tuple[str, str, str], list[Word]] = {}
    for word in WORDS:
        frames.setdefault((word.file, word.key, word.frame), []).append(word)
    for (file, key, frame), words in frames.items():
        yield pytest.param(words, id=f"{file} {key}: {frame}")


@pytest.mark.parametrize("words", _frames())
def test_frame(words: list[Word], rules: Rules, checker: Checker) -> None:
    shown = {word.word: SHOWS[word.file](word.text, checker.rules, checker) for word in words}
    assert shown == {word.word: word.shows for word in words}


@pytest.mark.parametrize("word", SAMPLE, ids=lambda w: f"{w.file} {w.key}: {w.word}")
def test_a_removed_word_is_missed(word: Word, rules: Rules, checker: Checker) -> None:
    fewer = without(rules, word.file, word.key, word.word)
    assert SHOWS[word.file](word.text, fewer, checker) != word.shows


@pytest.mark.parametrize("file", FILES)
def test_every_word_has_a_case_and_every_case_a_word(file: str, rules: Rules) -> None:
    words = words_of(rules, file)
    proven = {(word.key, word.word) for word in WORDS if word.file == file}
    unproven = {(key, word) for name, key, word in UNPROVEN if name == file}
    assert sorted(words - proven - unproven) == [], f"words without a frame in tests/cases/words/{file}.yaml"
    assert sorted((proven | unproven) - words) == [], f"cases without a word in rules/{file}.yaml"
    assert sorted(proven & unproven) == [], "words with a frame that stand in unproven.yaml"


@pytest.mark.parametrize("file", FILES)
def test_a_case_file_is_as_it_would_be_written(file: str) -> None:
    text = (CASES / f"{file}.yaml").read_text(encoding="utf-8")
    assert written(file, (word for word in WORDS if word.file == file)) == text


def test_frames_are_filled_and_opened() -> None:
    assert filled("{A} of {} men", "scores") == "Scores of scores men"
    assert opened("Scores of scores men", "scores") == "{A} of {} men"
    assert opened("It was said.", "no") == "It was said."
