"""Lists of plain words are read at one go, and as YAML reads them."""

from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.rules import RuleError, rules_folder
from checker.rules.events import EventWords
from checker.rules.hedges import Hedges
from checker.rules.lists import SIGN, take_out_lists
from checker.rules.measures import Measure, Nouns
from checker.rules.reader import build, parse, read
from checker.rules.relations import Relations
from checker.rules.sources import SourceRules
from checker.rules.units import Units
from checker.rules.versions import VersionWords

KINDS = {
    "events": EventWords, "hedges": Hedges, "nouns": Nouns, "relations": Relations, "sources": SourceRules,
    "units": Units, "versions": VersionWords,
}  # fmt: skip
SHIPPED = sorted(rules_folder().rglob("*.yaml"))


@dataclass(frozen=True)
class File:
    """Something of everything that a rule file can hold."""

    words: tuple[str, ...] = ()
    title: str = ""
    kinds: dict[str, tuple[str, ...]] | None = None
    sets: tuple[tuple[str, ...], ...] = ()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_files_are_read_alike(path: Path) -> None:
    kind: type = KINDS.get(path.stem, Measure) if path.parent == rules_folder() else Measure
    assert asdict(read(kind, path)) == asdict(build(kind, parse(path), path))


def test_most_words_of_the_shipped_files_are_read_at_one_go() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SHIPPED]
    taken = sum(len(take_out_lists(text)[1]) for text in texts)
    assert taken > 0.9 * sum(text.count("[") - text.count("[[") * 2 for text in texts) - 50


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [lose life, gun down]", ("lose life", "gun down")),
        ("a:  # why\n  [\n    kill (people animals), cut\n    down,\n  ]", ("kill (people animals)", "cut down")),
        ("a: [U.S., km/h, o'clock, $]", ("U.S.", "km/h", "o'clock", "$")),
        ("a: [one,two,  three ]", ("one", "two", "three")),
    ],
)
def test_a_list_is_taken_out(text: str, words: tuple[str, ...]) -> None:
    shorter, lists = take_out_lists(text)
    assert lists == {f"{SIGN}0": words}
    assert shorter == text[: text.index("[")] + f'"{SIGN}0"'


@pytest.mark.parametrize(
    "text",
    ["a: []", "a: [ ]", "a: [-a]", "a: [- a]", "a: ['a']", "a: [, a]", "a: [a: b]", "a: [a #b\n]",
     "a: [[12]]", f"a: [{SIGN}]", "a: [*b]", "a: [a\n - b]"],
)  # fmt: skip
def test_anything_else_is_left_as_it_is(text: str) -> None:
    assert take_out_lists(text) == (text, {})


def _outcome(path: Path, *, lists: bool) -> object:
    try:
        return read(File, path) if lists else build(File, parse(path), path)
    except RuleError as error:
        return str(error)


BITS = st.text("ab1 \n,-?:[]{}#&*!|>'\"%@`\\\t().+é\x85\u2028" + SIGN, max_size=12) | st.sampled_from(
    ["a", "gun down", ", ", ",\n  ", "\n  ", "[a, b]", ": [a]", "- [a]", "- - a\n", " # [a]\n"]
)
LINES = st.lists(BITS, max_size=5).map("".join)


@settings(deadline=None)
@given(st.sampled_from(["words: [", "words:\n  [", "title: ", "sets:\n  - [", "kinds:\n  b: [", ""]), LINES, LINES)
@example("title: ", "[a, b]", "")
@example("words: [", "a,, b", "")
@example("words: [", "1 ,", "")
@example("words: [", "a , b", "")
@example("title: ", '"so: [a, b]"', "")
@example("kinds:\n  ", "[a, b]: [c]", "")
@example("title: ", "|\n  so: [a]\n", "")
@example("words: [", "a]\n# so: [a]\n", "title: [b]")
def test_any_file_is_read_alike(
    tmp_path_factory: pytest.TempPathFactory, opening: str, inside: str, after: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "lists.yaml"
    bracket = "]" if opening.endswith("[") else ""
    path.write_text(f"{opening}{inside}{bracket}\n{after}\n", encoding="utf-8")
    assert _outcome(path, lists=True) == _outcome(path, lists=False)
