"""The tables of ``docs/rules.md``, made from the rules; ``python -m tests.rules_page`` writes them."""

import inspect
import re
from dataclasses import fields
from pathlib import Path

from checker.cli.pages import by_name, counts, relations_of
from checker.rules import Measure, Rules, load_rules
from checker.rules.measures import ROLES

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"
NAMES = ("roles", "keys", "measures", "kinds", "relations")
# How many nouns of a kind the page shows.
SHOWN = 8


def tables(rules: Rules) -> dict[str, str]:
    """For each pair of marks of the page what stands between them."""
    said = _docstrings(Measure)
    others = [f.name for f in fields(Measure) if f.name not in {*ROLES, "name", "title", "examples", "counterexamples"}]
    measures = [
        (f"`{m.name}`", m.title, counts(m), str(sum(len(getattr(m, role)) for role in ROLES)), _example(m))
        for m in by_name(rules)
    ]
    kinds = [
        (f"`{kind}`", str(len(nouns)), ", ".join(nouns[:SHOWN]) + (", ..." if len(nouns) > SHOWN else ""))
        for kind, nouns in sorted(rules.nouns.kinds.items())
    ]
    relations = dict.fromkeys(line for name in rules.measures for line in relations_of(name, rules.relations))
    return {
        "roles": _table(("role", "its words"), [(f"`{role}`", said[role]) for role in ROLES]),
        "keys": _table(("key", "says"), [(f"`{name}`", said[name]) for name in others]),
        "measures": _table(("measure", "title", "counts", "words", "example"), measures),
        "kinds": _table(("kind", "nouns", "for example"), kinds),
        "relations": "\n".join(f"- `{line}`" for line in relations),
    }


def filled(page: str, content: dict[str, str]) -> str:
    """The page with the tables between their marks. Raises ValueError where a mark is not there."""
    for name in NAMES:
        found = re.compile(rf"<!-- {name} -->\n.*?<!-- /{name} -->", re.DOTALL)
        if len(found.findall(page)) != 1:
            raise ValueError(f"the page needs <!-- {name} --> and <!-- /{name} --> once")
        page = found.sub(lambda _, n=name: f"<!-- {n} -->\n{content[n]}\n<!-- /{n} -->", page)  # type: ignore[misc]
    return page


def _docstrings(kind: type) -> dict[str, str]:
    """The line under each field of a dataclass."""
    found = re.findall(r'^    (\w+): [^\n]*\n    """(.+?)"""', inspect.getsource(kind), re.MULTILINE | re.DOTALL)
    return {name: " ".join(text.split()).replace("``", "`") for name, text in found}


def _example(measure: Measure) -> str:
    sentence = next(s for sentences in measure.examples.values() for s in sentences)
    return sentence.replace("[[", "**").replace("]]", "**")


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), tables(load_rules())), encoding="utf-8")
