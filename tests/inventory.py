"""How much stands behind each word of the rules: the cases that show it, and the annotated reports that use it."""

import re
from dataclasses import dataclass

from checker.rules.measures import plain_word
from tests.gold import quality
from tests.gold.annotation import read_folder
from tests.words import every_word

READ = ("dev", "own/open")
"""The reports that whoever writes rules may read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the rules: ``measures killed object_of``, *gun down*."""

    rule: str
    word: str
    shown: tuple[str, ...]
    """Its case sentences."""
    reports: tuple[str, ...]
    """The names of the reports that use it."""
    only: tuple[str, ...]
    """The sentences that use it where one report alone does, else none."""


def entries() -> list[Entry]:
    """Every word that has a case, in the order of the rules, with the reports that use it."""
    texts = {gold.report.name: gold.report.text for f in READ for gold in read_folder(quality.HERE / f)}
    sentences = {name: [(s, _stems(s)) for s in re.split(r"[.!?\n]", text)] for name, text in texts.items()}
    found = []
    for (rule, word), shown in _shown().items():
        parts = _stems(plain_word(word))
        using = {name: tuple(s for s, own in some if parts and parts <= own) for name, some in sentences.items()}
        used = tuple(name for name, some in using.items() if some)
        found.append(Entry(rule, word, tuple(shown), used, using[used[0]] if len(used) == 1 else ()))
    return found


def repeats(entry: Entry) -> bool:
    """Whether one report alone uses a word, and its cases say nothing that is not in the report's own sentence.

    A case that only puts that sentence together again shows that the report is read, not that English is.
    """
    return bool(entry.only) and all(
        any(_repeats(text, sentence, entry.word) for sentence in entry.only) for text in entry.shown
    )


def _repeats(text: str, sentence: str, word: str) -> bool:
    own = _stems(text) - COMMON - _stems(word)
    return bool(own) and own <= _stems(sentence)


COMMON = frozenset(
    "the a an of in on at to by for and were was is are ha have had they them he it with from said sai took".split()
)
"""Words that say nothing of what a sentence is about."""


def _shown() -> dict[tuple[str, str], list[str]]:
    shown: dict[tuple[str, str], list[str]] = {}
    for case in every_word():
        shown.setdefault((f"{case.file} {case.key}", case.word), []).append(case.text)
    return shown


def _stem(word: str) -> str:
    """A word without its ending: *kill* for *killed*, *injur* for *injure*."""
    return re.sub(r"(?<=\w{3})(?:ing|ed|es|s|e|d)$", "", word)


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in re.findall(r"[\w'-]+", text.lower()) if not word.isdigit()}
