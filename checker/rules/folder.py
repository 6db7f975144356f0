"""The measures of a run: the shipped ones and those of the user's folders, and whether all that they name exists."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from os import listdir
from pathlib import Path
from typing import get_args

from yaml import Node

from checker.rules.examples import interval, marks
from checker.rules.measures import ACTORS, ROLES, Addition, Measure, Nouns, bound_to, plain_word
from checker.rules.patterns import fault
from checker.rules.reader import RuleError, has_key, line_of, nearest, read, read_as
from checker.rules.relations import Relations
from checker.rules.units import Dimension

NOUNS = "nouns.yaml"
# The shipped files that an own folder cannot hold.
SHIPPED_ONLY = frozenset(
    ["hedges.yaml", "sources.yaml", "events.yaml", "units.yaml", "relations.yaml", "versions.yaml"]
)
# The measure of every figure that no other measure knows; it has no words.
ANY = "count"
DIMENSIONS = get_args(Dimension)
# "lose (people animals)"
_BOUND = re.compile(r"[^()]*[^() ] \(([^()]+)\)")


@dataclass(frozen=True, slots=True)
class Origins:
    """Which files the measures came from, so that a mistake can be shown where it stands."""

    files: dict[str, tuple[Path, ...]] = field(default_factory=dict)
    """For each measure its file, then those that add words to it."""


def measure_files(folder: Path) -> list[Path]:
    """The files of a folder that hold measures, in the order of their names."""
    inner = folder / "measures"
    found = [*folder.glob("*.yaml"), *folder.glob("*.yml"), *inner.glob("*.yaml"), *inner.glob("*.yml")]
    return sorted(path for path in found if path.name != NOUNS and not path.name.startswith("."))


def read_measures(shipped: Path, folders: Iterable[Path], nouns: Nouns) -> tuple[dict[str, Measure], Nouns]:
    """The shipped measures and, laid over them, those of each folder, with the nouns that the folders add.

    Raises RuleError where a file is wrong, names what does not exist, or a folder holds no rule file.
    """
    measures, nouns, origins = lay_out(shipped, folders, nouns)
    for problem in problems(measures, nouns, origins):
        raise problem
    return measures, nouns


def lay_out(shipped: Path, folders: Iterable[Path], nouns: Nouns) -> tuple[dict[str, Measure], Nouns, Origins]:
    """The measures before anybody asks whether what they name exists.

    A measure of a folder is added or replaces the earlier one of its name; a file with ``extends`` adds its words to
    the measure that it names.
    """
    measures: dict[str, Measure] = {}
    origins = Origins()
    names = sorted(name for name in listdir(shipped) if name.endswith(".yaml"))
    _lay_over(measures, origins, [shipped / name for name in names])
    for folder in folders:
        paths = measure_files(folder)
        own = folder / NOUNS
        if own.is_file():
            nouns = _with_nouns(nouns, own)
        elif not paths:
            raise RuleError(folder, 1, "no rule file (*.yaml) in this folder")
        for path in paths:
            if path.name in SHIPPED_ONLY:
                raise RuleError(path, 1, f"an own folder holds measures and {NOUNS}, not this file")
        _lay_over(measures, origins, paths)
    return measures, nouns, origins


def faults(folders: Iterable[Path]) -> list[RuleError]:
    """What is wrong with the single files of folders: at most one mistake a file."""
    found = []
    for folder in folders:
        for path in [*measure_files(folder), *(p for p in [folder / NOUNS] if p.is_file())]:
            try:
                read_as(_kind_of, path) if path.name != NOUNS else read(Nouns, path)
            except RuleError as error:
                found.append(error)
    return found


def _kind_of(root: Node) -> type[Measure | Addition]:
    return Addition if has_key(root, "extends") else Measure


def _lay_over(measures: dict[str, Measure], origins: Origins, paths: list[Path]) -> None:
    """Put the measures of one folder over those before; additions come last, whatever their files are called."""
    here: dict[str, Path] = {}
    additions: list[tuple[Path, Addition]] = []
    for path in paths:
        measure = read_as(_kind_of, path)
        if isinstance(measure, Addition):
            additions.append((path, measure))
            continue
        if measure.name in here:
            message = f"{measure.name!r} is already the measure of {here[measure.name].name}"
            raise RuleError(path, line_of(path, "name"), message)
        here[measure.name] = path
        measures[measure.name] = measure
        origins.files[measure.name] = (path,)
    for path, addition in additions:
        base = measures.get(addition.extends)
        if base is None:
            message = f"no measure is called {addition.extends!r}{nearest(addition.extends, measures)}"
            raise RuleError(path, line_of(path, "extends"), message)
        measures[base.name] = _extended(base, addition)
        origins.files[base.name] = (*origins.files[base.name], path)


def _extended(measure: Measure, addition: Addition) -> Measure:
    """A measure with the words and examples of an addition after its own; a word that it has is not taken twice."""
    new: dict[str, object] = {}
    for f in fields(Addition):
        more = getattr(addition, f.name)
        if f.name == "examples":
            values = dict.fromkeys((*measure.examples, *more))
            new["examples"] = {v: (*measure.examples.get(v, ()), *more.get(v, ())) for v in values}
        elif f.name == "counts":
            # A measure of anything goes on to count anything.
            new["counts"] = tuple(dict.fromkeys((*measure.counts, *more))) if measure.counts else ()
        elif f.name != "extends":
            new[f.name] = tuple(dict.fromkeys((*getattr(measure, f.name), *more)))
    return replace(measure, **new)  # type: ignore[arg-type]


def _with_nouns(nouns: Nouns, path: Path) -> Nouns:
    """The nouns with those of an own file: new kinds, and more nouns of the kinds there are."""
    own = read(Nouns, path)
    new: dict[str, object] = {}
    for f in fields(Nouns):
        old, more = getattr(nouns, f.name), getattr(own, f.name)
        if isinstance(old, dict):
            new[f.name] = {k: tuple(dict.fromkeys((*old.get(k, ()), *more.get(k, ())))) for k in {**old, **more}}
        else:
            new[f.name] = tuple(dict.fromkeys((*old, *more)))
    return replace(nouns, **new)  # type: ignore[arg-type]


def problems(measures: Mapping[str, Measure], nouns: Nouns, origins: Origins) -> Iterator[RuleError]:
    """All that is wrong with the measures as a whole, measure by measure."""
    for measure in measures.values():
        paths = origins.files.get(measure.name, ())
        yield from (_error(paths, keys, message) for keys, message in _in_measure(measure, measures, nouns))
    for measure in measures.values():
        if circle := _circle(measure.name, measures):
            message = f"{' counts '.join(circle)}: a measure cannot be a part of itself"
            yield _error(origins.files.get(measure.name, ()), ("sum_of",), message)
            return


def _error(paths: tuple[Path, ...], keys: tuple[str | int, ...], message: str) -> RuleError:
    """The mistake in the file that holds it: the last one whose lines have the word."""
    for path in reversed(paths):
        line = line_of(path, *keys)
        if line != line_of(path, *keys[:-1]) or path == paths[0]:
            return RuleError(path, line, message)
    return RuleError(paths[0] if paths else Path("rules"), 1, message)


Place = tuple[tuple[str | int, ...], str]


def _in_measure(measure: Measure, measures: Mapping[str, Measure], nouns: Nouns) -> Iterator[Place]:
    """What is wrong with one measure: the keys that lead there, and the message."""
    if not measure.name.isidentifier() or not measure.name.islower():
        yield ("name",), f"{measure.name!r}: a measure's name is in small letters, with _ between words"
    if not measure.title.strip():
        yield ("title",), "the title is empty"
    kinds = {*nouns.kinds, *([ACTORS] if measure.actors else [])}
    words = [(role, entries) for role in ROLES if (entries := getattr(measure, role))]
    if not words and not measure.units and not measure.patterns and measure.name != ANY:
        yield ("name",), f"{measure.name!r} has no word and no unit: nothing could be counted"
    for role, entries in words:
        for word in entries:
            if not word.islower() or (("(" in word or ")" in word) and not _bound_rightly(role, word, kinds)):
                yield from _in_word(role, word, kinds)
    for role, entries in words:
        if len(set(entries)) < len(entries):
            yield from (((role, w), f"{w!r} is given twice") for i, w in enumerate(entries) if w in entries[:i])
    for kind in measure.counts:
        if kind not in nouns.kinds:
            yield ("counts", kind), f"no kind of things is called {kind!r}{nearest(kind, nouns.kinds)}"
    for unit in measure.units:
        if unit not in DIMENSIONS:
            yield ("units", unit), f"no dimension is called {unit!r}{nearest(unit, DIMENSIONS)}"
    for part in measure.sum_of:
        if part not in measures:
            yield ("sum_of", part), f"no measure is called {part!r}{nearest(part, measures)}"
    for number, pattern in enumerate(measure.patterns):
        if wrong := fault(pattern):
            yield ("patterns", number), wrong
    yield from _in_examples(measure)


def _bound_rightly(role: str, word: str, kinds: set[str]) -> bool:
    """Whether a word is bound to kinds of things that there are, which nearly all are."""
    found = _BOUND.fullmatch(word)
    return found is not None and (role == "counted_as" or kinds.issuperset(found[1].split()))


def _in_word(role: str, word: str, kinds: set[str]) -> Iterator[Place]:
    if not plain_word(word):
        yield (role, word), f"{word!r} is no word"
    elif word.count("(") != word.count(")") or word.count("(") > 1 or ("(" in word and not word.endswith(")")):
        yield (role, word), f"{word!r}: kinds stand in one pair of brackets after the word, as in 'lose (people)'"
    elif plain_word(word) != plain_word(word).lower():
        yield (role, word), f"{word!r}: words are written in small letters, in their base form"
    elif role != "counted_as":
        for kind in bound_to(word):
            if kind not in kinds:
                yield (role, word), f"{word!r}: no kind of things is called {kind!r}{nearest(kind, kinds)}"


def _in_examples(measure: Measure) -> Iterator[Place]:
    for value, sentences in measure.examples.items():
        keys = ("examples", value)
        if not value:
            yield keys, 'an example needs the value that it claims, as in "12": [...]'
        elif interval(value) is None:
            yield keys, f"{value!r} is no value; write 12, 12.. (at least), ..12 (at most) or 10..12"
        if not sentences:
            yield keys, f"no sentence claims {value}"
        for sentence in sentences:
            if marks(sentence) != 1:
                yield (*keys, sentence), "an example marks the one figure that it is about, as in [[12]] people died"
    for sentence in measure.counterexamples:
        if marks(sentence):
            yield ("counterexamples", sentence), "a counterexample marks no figure"


def _circle(name: str, measures: Mapping[str, Measure]) -> list[str]:
    """The way from a measure over its parts back to itself, or an empty list."""

    def walk(at: str, way: list[str]) -> list[str]:
        for part in measures[at].sum_of if at in measures else ():
            if part == name:
                return [*way, part]
            if part not in way and (found := walk(part, [*way, part])):
                return found
        return []

    return walk(name, [name])


def check_relations(relations: Relations, measures: Mapping[str, Measure], path: Path) -> None:
    """Whether all measures that the relations name exist, and none is a part of itself. Raises RuleError."""
    tables = {name: getattr(relations, name) for name in ("sums", "within", "at_most", "among", "leaves")}
    for table, entries in tables.items():
        for whole, parts in entries.items():
            for keys in ((table, whole), *((table, whole, part) for part in parts)):
                if keys[-1] not in measures:
                    message = f"no measure is called {keys[-1]!r}{nearest(keys[-1], measures)}"
                    raise RuleError(path, line_of(path, *keys), message)
            if whole in parts:
                raise RuleError(path, line_of(path, table, whole), f"{whole!r} cannot be a part of itself")
    for rate, pair in relations.rates.items():
        for name in pair:
            if name not in measures:
                message = f"no measure is called {name!r}{nearest(name, measures)}"
                raise RuleError(path, line_of(path, "rates", rate, name), message)
