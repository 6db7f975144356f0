"""No word of the rules is there for nothing, and none for one report alone."""

import random
from itertools import chain

import pytest

from checker.pipeline import Checker
from checker.rules import Rules
from tests.inventory import Entry, entries, repeats
from tests.wordlists import FILES, without, words_of
from tests.words import Word, every_word, is_missed

ENTRIES = entries()
WORDS = tuple(every_word())
# For each file so many words, and for the measures, where most words are, twice as many.
EACH = 7


def _sample() -> list[Word]:
    chosen = random.Random(EACH)
    files = {file: [word for word in WORDS if word.file == file] for file in FILES}
    some = (chosen.sample(words, 2 * EACH if file == "measures" else EACH) for file, words in files.items())
    return list(chain.from_iterable(some))


@pytest.mark.parametrize("word", _sample(), ids=lambda word: f"{word.file} {word.key}: {word.word}")
def test_a_word_taken_out_is_missed(word: Word, rules: Rules, checker: Checker) -> None:
    assert is_missed(word, rules, checker)


def test_one_word_is_taken_out_of_one_list(rules: Rules) -> None:
    for word in _sample():
        words = words_of(rules, word.file)
        if (word.key, word.word) in words:
            left = words_of(without(rules, word.file, word.key, word.word), word.file)
            assert len(left) == len(words) - 1


def test_every_word_is_shown_by_more_than_the_one_report_that_uses_it() -> None:
    alone = [f"{e.rule}: {e.word} ({e.reports[0]})" for e in ENTRIES if repeats(e)]
    assert alone == [], "give each a case about something else than that report, or take the word out"


def test_the_inventory_counts_cases_and_reports() -> None:
    used = {(e.rule, e.word): e for e in ENTRIES}
    killed = used["measures killed object_of", "kill"]
    assert len(killed.reports) > 10
    assert len(killed.shown) == 1
    assert all(e.shown for e in ENTRIES)


def test_a_case_that_repeats_its_report_is_none() -> None:
    report = "Raiders blew the doors off a bullion depot in Vanterra."
    assert repeats(Entry("destroyed object_of", "blow off", ("They blew [[12]] doors off.",), ("v.txt",), (report,)))
    assert not repeats(
        Entry("destroyed object_of", "blow off", ("The gale blew [[12]] roofs off.",), ("v.txt",), (report,))
    )
    assert not repeats(Entry("destroyed object_of", "blow off", ("They blew [[12]] doors off.",), (), ()))
