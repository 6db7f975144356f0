"""What ``explain`` and ``rules list`` print: the page of a check, the words and examples of a measure."""

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.errors import UnknownNameError
from checker.rules import Measure, Rules, rules_folder
from checker.rules.measures import ROLES
from checker.rules.patterns import TokenTest
from checker.rules.relations import Relations

SAID = {
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
            return "\n".join(_measure(rules.measures[spelling], rules.relations)) + "\n"
    everything = [*checks, *rules.measures]
    near = difflib.get_close_matches(wanted, everything, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise UnknownNameError(
        f"no check and no measure is called {name!r}{hint}\n"
        f"  checks: {', '.join(checks) or 'none'}\n  measures: {', '.join(sorted(rules.measures)) or 'none'}"
    )


def rules_table(rules: Rules) -> str:
    """Every measure on a line: its name, its title, the kinds it counts, how many words it has, an example."""
    return in_columns(
        [
            ("measure", "title", "counts", "words", "example"),
            *((m.name, m.title, counts(m), str(_size(m)), next(_examples(m), "")) for m in by_name(rules)),
        ]
    )


def by_name(rules: Rules) -> list[Measure]:
    """The measures in the order of their names."""
    return sorted(rules.measures.values(), key=lambda m: m.name)


def counts(measure: Measure) -> str:
    """What a measure counts: kinds of things, units, or anything."""
    return ", ".join((*measure.counts, *measure.units)) or "anything"


def in_columns(rows: list[tuple[str, ...]]) -> str:
    """Rows as lines of aligned columns."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "".join(line + "\n" for line in lines)


def relations_of(name: str, relations: Relations) -> Iterator[str]:
    """What must hold between the figures of a measure and those of others, a line each."""
    for whole, parts in relations.sums.items():
        if name in {whole, *parts}:
            yield f"{whole} = {' + '.join(parts)}"
    for whole, parts in relations.within.items():
        if name in {whole, *parts}:
            yield f"{' + '.join(parts)} <= {whole}"
    for part, wholes in (*relations.at_most.items(), *relations.among.items()):
        yield from (f"{part} <= {whole}" for whole in wholes if name in {part, whole})
    for whole, parts in relations.leaves.items():
        yield from (f"{whole} - {part} = still {whole}" for part in parts if name in {whole, part})
    for rate, (part, whole) in relations.rates.items():
        if name in {part, whole}:
            yield f"{rate} = {part} / {whole}"


def _size(measure: Measure) -> int:
    return sum(len(getattr(measure, role)) for role in ROLES)


def _measure(measure: Measure, relations: Relations) -> Iterator[str]:
    yield f"{measure.name}: {measure.title}"
    yield ""
    for name, said in SAID.items():
        words = getattr(measure, name)
        if words:
            yield f"{said}: {', '.join(words)}"
    for pattern in measure.patterns:
        yield f"token pattern: {' '.join(map(_said, pattern))}"
    for title, lines in (
        ("Relations", [f"  {line}" for line in relations_of(measure.name, relations)]),
        ("Examples", [f"  {v:>6}  {_plain(s)}" for v, sentences in measure.examples.items() for s in sentences]),
        ("Not counted", [f"          {_plain(sentence)}" for sentence in measure.counterexamples]),
    ):
        if lines:
            yield ""
            yield title
            yield from lines


def _said(test: TokenTest) -> str:
    """A word of a token pattern: *of?* may be missing, *them|whom* is one of two."""
    if test.LIKE_NUM:
        return "FIGURE"
    allowed = [sorted(some) for some in (test.LOWER, test.LEMMA, test.POS, test.TAG, test.DEP) if some]
    return ("&".join("|".join(some) for some in allowed) or "ANY") + test.OP.strip("1")


def _examples(measure: Measure) -> Iterator[str]:
    sentences: Iterable[tuple[str, ...]] = measure.examples.values()
    return (_plain(sentence) for group in sentences for sentence in group)


def _plain(sentence: str) -> str:
    """An example with its figure marked as in the output of ``check``."""
    return re.sub(r"\[\[(.*?)\]\]", r">>\1<<", sentence)
