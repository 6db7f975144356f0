"""Every word of the shipped rules, by the list that holds it, and the rules without one of them.

A list is named by its file and its keys: ``events happenings attack``, ``units currencies before``,
``nouns kinds folk``, ``measures killed actors``. The words of a measure's roles have their sentences in
``cases/measures``.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from checker.rules import Rules

FILES = ("hedges", "sources", "events", "units", "nouns", "relations", "versions", "measures")
# What else of a measure is a list of words.
LISTS = ("usually", "counts", "units", "sum_of", "doers", "actors", "decimals")
# What holds sets of lists of phrases.
SETS = frozenset({"outcomes", "some_of"})
# The lists of words in an entry of a list; the first one where a key names none.
ENTRIES = {
    "before": ("phrases",),
    "after": ("phrases",),
    "currencies": ("before", "after", "after_large", "hundredths"),
    "units": ("words", "abbreviations"),
    "families": ("stem", "symbol"),
}


def words_of(rules: Rules, file: str) -> set[tuple[str, str]]:
    """The words of a rule file, with the list that holds each."""
    if file == "measures":
        return {(f"{m.name} {of}", word) for m in rules.measures.values() for of in LISTS for word in getattr(m, of)}
    held = getattr(rules, file)
    return {(key, word) for f in fields(held) for key, word in _words(f.name, getattr(held, f.name))}


def _words(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if name in SETS:
        yield from ((_set_name(name, sets), phrase) for sets in value for some in sets for phrase in some)
    elif name == "groups":
        yield from ((name, word) for some in value for word in some)
    elif name == "rates" or (isinstance(value, dict) and not all(isinstance(v, tuple) for v in value.values())):
        yield from ((name, word) for word in value)
    elif isinstance(value, dict):
        yield from ((f"{name} {kind}", word) for kind, some in value.items() for word in some)
    elif value and is_dataclass(value[0]):
        for entry in value:
            for of in ENTRIES[name]:
                found = getattr(entry, of)
                key = name if of == "phrases" else f"{name} {of}"
                yield from ((key, word) for word in ([found] if isinstance(found, str) else found) if word)
    else:
        yield from ((name, word) for word in value)


def without(rules: Rules, file: str, key: str, word: str) -> Rules:
    """The rules without one word."""
    name, _, rest = key.partition(" ")
    if file == "measures":
        measure = rules.measures[name]
        fewer = replace(measure, **{rest: _less(getattr(measure, rest), word)})  # type: ignore[arg-type]
        return replace(rules, measures={**rules.measures, name: fewer})
    held = getattr(rules, file)
    value: Any = getattr(held, name)
    if name in SETS:
        value = tuple(
            tuple(_less(some, word) for some in sets) if _set_name(name, sets) == key else sets for sets in value
        )
    elif name == "groups":
        value = tuple(_less(some, word) for some in value)
    elif name == "families":
        value = tuple(replace(e, symbol="") if rest == "symbol" and e.symbol == word else e for e in value)
        value = tuple(e for e in value if rest == "symbol" or e.stem != word)
    elif name in ENTRIES and is_dataclass(value[0]):
        of = rest or "phrases"
        value = tuple(replace(e, **{of: _less(getattr(e, of), word)}) for e in value)
    elif rest:
        value = {**value, rest: _less(value[rest], word)}
    elif isinstance(value, dict):
        value = {w: v for w, v in value.items() if w != word}
    else:
        value = _less(value, word)
    return replace(rules, **{file: replace(held, **{name: value})})


def _less(words: tuple[str, ...], word: str) -> tuple[str, ...]:
    return tuple(w for w in words if w != word)


def _set_name(name: str, sets: tuple[tuple[str, ...], ...]) -> str:
    """A set of phrases by the first phrase of each of its lists."""
    return f"{name} {' / '.join(some[0] for some in sets if some)}"
