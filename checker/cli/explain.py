"""What ``explain`` and ``rules list`` print: the page of a check, the words and examples of a measure."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from checker.errors import UnknownNameError
from checker.rules import Measure, Rules, rules_folder

ROLES = {
    "subject_of": "verbs they are the subject of",
    "object_of": "verbs they are the object of",
    "described_as": "words that say it of them",
    "counted_as": "nouns that are the count",
    "deeds": "nouns that name the deed",
    "tolls": "nouns that carry the figure",
    "agent_of": "verbs they are the doers of",
    "counts": "kinds of things counted",
    "units": "units",
}


def pages() -> dict[str, Path]:
    """The page of each check: those of an installed package lie beside its rules, those of a checkout in docs."""
    shipped = rules_folder()
    folder = shipped.parent / "checks"
    folder = folder if folder.is_dir() else shipped.parent / "docs" / "checks"
    return {path.stem: path for path in sorted(folder.glob("*.md"))}


def explain(name: str, rules: Rules) -> str:
    """What a check or a measure means, with examples. Raises UnknownNameError with the names there are."""
    wanted = name.strip().lower()
    checks = pages()
    for spelling in (wanted, wanted.replace("_", "-").replace(" ", "-")):
        if spelling in checks:
            return checks[spelling].read_text(encoding="utf-8").rstrip() + "\n"
    for spelling in (wanted, wanted.replace("-", "_").replace(" ", "_")):
        if spelling in rules.measures:
            return "\n".join(_measure(rules.measures[spelling])) + "\n"
    everything = [*checks, *rules.measures]
    near = difflib.get_close_matches(wanted, everything, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise UnknownNameError(
        f"no check and no measure is called {name!r}{hint}\n"
        f"  checks: {', '.join(checks) or 'none'}\n  measures: {', '.join(sorted(rules.measures)) or 'none'}"
    )


def rules_table(rules: Rules) -> str:
    """Every measure on a line: its name, its title, an example."""
    rows = [(m.name, m.title, next(_examples(m), "")) for m in sorted(rules.measures.values(), key=lambda m: m.name)]
    rows = [("measure", "title", "example"), *rows]
    widths = [max(len(row[i]) for row in rows) for i in (0, 1)]
    return "".join(f"{a:<{widths[0]}}  {b:<{widths[1]}}  {c}".rstrip() + "\n" for a, b, c in rows)


def _measure(measure: Measure) -> Iterator[str]:
    yield f"{measure.name}: {measure.title}"
    yield ""
    for field in fields(measure):
        words = getattr(measure, field.name)
        if field.name in ROLES and words:
            yield f"{ROLES[field.name]}: {', '.join(words)}"
    if measure.examples:
        yield ""
        yield "Examples"
        for value, sentences in measure.examples.items():
            yield from (f"  {value:>6}  {_plain(sentence)}" for sentence in sentences)
    if measure.counterexamples:
        yield ""
        yield "Not counted"
        yield from (f"          {_plain(sentence)}" for sentence in measure.counterexamples)


def _examples(measure: Measure) -> Iterator[str]:
    sentences: Iterable[tuple[str, ...]] = measure.examples.values()
    return (_plain(sentence) for group in sentences for sentence in group)


def _plain(sentence: str) -> str:
    """An example with its figure marked as in the output of ``check``."""
    return re.sub(r"\[\[(.*?)\]\]", r">>\1<<", sentence)
