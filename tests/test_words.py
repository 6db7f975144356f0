"""Every word of the rules does something: each stands in a frame that shows it.

The words of ``rules`` and those of ``cases/words`` must be the same; those of the measures' roles have a sentence each
in ``cases/measures``. That a word taken out is missed is tried for some of them in ``test_inventory.py``, and for all
by ``python -m tests.words --prove``.
"""

from collections.abc import Iterator

import pytest

from checker.pipeline import Checker
from checker.rules import Rules
from tests.wordlists import FILES, words_of
from tests.words import CASES, Word, cases, filled, opened, plural, shown_by_all, written

WORDS = tuple(cases())


def _frames() -> Iterator[object]:
    frames: dict[tuple[str, str, str], list[Word]] = {}
    for word in WORDS:
        frames.setdefault((word.file, word.key, word.frame), []).append(word)
    for (file, key, frame), words in frames.items():
        yield pytest.param(words, id=f"{file} {key}: {frame}")


@pytest.mark.parametrize("words", _frames())
def test_frame(words: list[Word], checker: Checker) -> None:
    shown = shown_by_all(words, checker.rules, checker)
    assert {word.word: text for word, text in zip(words, shown, strict=True)} == {w.word: w.shows for w in words}


@pytest.mark.parametrize("file", FILES)
def test_every_word_has_a_case_and_every_case_a_word(file: str, rules: Rules) -> None:
    words = words_of(rules, file)
    proven = {(word.key, word.word) for word in WORDS if word.file == file}
    assert sorted(words - proven) == [], f"words without a frame in tests/cases/words/{file}.yaml"
    assert sorted(proven - words) == [], f"cases without a word in rules/{file}"


@pytest.mark.parametrize("file", FILES)
def test_a_case_file_is_as_it_would_be_written(file: str) -> None:
    text = (CASES / f"{file}.yaml").read_text(encoding="utf-8")
    assert written(file, (word for word in WORDS if word.file == file)) == text


def test_frames_are_filled_and_opened() -> None:
    assert filled("{A} of {} men", "scores") == "Scores of scores men"
    assert filled("12 {s} fell.", "calf") == "12 calves fell."
    assert filled("12 fell and 15 {}.", "^against") == "12 fell and 15 against."
    assert opened("Scores of scores men", "scores") == "{A} of {} men"
    assert opened("It was said.", "no") == "It was said."


def test_plurals() -> None:
    nouns = ["man", "wife", "city", "boy", "box", "church", "aircraft", "child", "human", "woman"]
    plurals = ["men", "wives", "cities", "boys", "boxes", "churches", "aircraft", "children", "humans", "women"]
    assert [plural(noun) for noun in nouns] == plurals
