"""``docs/limits.md``, made from the cases that are known to fail; ``python -m tests.limits_page`` writes it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases"
PAGE = Path(__file__).parents[1] / "docs" / "limits.md"
# What a case of a file says where it fails; the first name that begins the path of the file holds.
TITLES = {
    "scenes/conflicts": "Contradictions that are missed",
    "checks": "Contradictions that are missed",
    "scenes/traps": "Figures that are no contradiction and are flagged",
    "claims": "Figures whose measure, status or owner is misread",
    "quantities": "Numbers that are misread",
    "sources": "Sources that are misread",
}
# "[[two|2 killed]]", "((9|name))": the figure, and what the case says of it.
MARK = re.compile(r"\[\[(.+?)(?:\|.*?)?\]\]|\(\((.+?)(?:\|.*?)?\)\)")
HEAD = """# Known limits

What the checker is known to get wrong, with the sentence that shows it and the reason.
Each is a test that is expected to fail: the day it passes, the build asks for its line here to go.
The command `python -m tests.limits_page` writes this page.
The pages of the [checks](checks/) name the limits of each check, and [accuracy](accuracy.md) says how often it errs.
"""


def page() -> str:
    """The whole page: for each kind of mistake the sentences, each with its reason."""
    sections: dict[str, list[str]] = {title: [] for title in TITLES.values()}
    for path in sorted(CASES.rglob("*.yaml")):
        name = path.relative_to(CASES).as_posix()
        cases = yaml.safe_load(path.read_text(encoding="utf-8"))
        # What a check should leave alone and does not is no contradiction that is missed.
        silent = cases.pop("silent", []) if isinstance(cases, dict) else []
        for case in _failing(cases):
            title = next(title for start, title in TITLES.items() if name.startswith(start))
            sections[title].append(_line(case))
        sections[TITLES["scenes/traps"]] += map(_line, _failing(silent))
    return HEAD + "".join(f"\n## {title}\n\n{''.join(lines)}" for title, lines in sections.items() if lines)


def _failing(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "fails" in value:
            yield value
        else:
            for inner in value.values():
                yield from _failing(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _failing(inner)


def _line(case: dict[str, Any]) -> str:
    text = next(case[key] for key in ("text", "sentence", "headline") if key in case)
    words = " / ".join(" ".join(p.split()) for p in text.strip().split("\n\n"))
    return f"- {MARK.sub(lambda m: f'**{m[1] or m[2]}**', words)}\n  *{case['fails'][0].upper()}{case['fails'][1:]}.*\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
