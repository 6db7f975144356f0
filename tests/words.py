"""What a frame sentence of ``cases/words`` shows: figures, who says them, or what parts them, as one line of text.

A case file holds for each list of its rule file frames, what they show, and the words that show it:
``{}`` is the word, ``{A}`` the word with a capital letter. ``python -m tests.words`` writes down what is found now.
"""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from checker import language
from checker.model import Part, Span
from checker.pipeline import Checker
from checker.quantities import find_quantities
from checker.rules import Rules, load_rules
from checker.rules.hedges import Hedge, Hedges
from checker.sources import asides, find_attributions
from tests.marks import body

CASES = Path(__file__).parent / "cases" / "words"
FILES = ("hedges", "sources", "events")
# A frame that begins so is a headline.
HEADLINE = "# "
Shows = Callable[[str, Rules, Checker], str]


@dataclass(frozen=True)
class Word:
    """A word of a rule file in a frame."""

    file: str
    key: str
    """The list of the file that holds it; for kinds of happening also the kind: ``happenings attack``."""
    word: str
    frame: str
    shows: str

    @property
    def text(self) -> str:
        """The frame with the word in it."""
        return filled(self.frame, self.word)


def filled(frame: str, word: str) -> str:
    """A frame with a word: ``{}`` as it is, ``{A}`` with a capital letter."""
    return frame.replace("{}", word).replace("{A}", word[:1].upper() + word[1:])


def cases() -> Iterator[Word]:
    """All words of all case files."""
    for file in FILES:
        for key, frames in yaml.load((CASES / f"{file}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader).items():
            for entry in frames:
                for word in entry["words"]:
                    yield Word(file, key, word, entry["frame"], filled(entry["shows"], word))


def words_of(rules: Rules, file: str) -> set[tuple[str, str]]:
    """The words of a rule file, with the list that holds each."""
    held = getattr(rules, file)
    found = set()
    for f in fields(held):
        value = getattr(held, f.name)
        if f.name in {"before", "after"} and isinstance(held, Hedges):
            found |= {(f.name, phrase) for hedge in value for phrase in hedge.phrases}
        elif isinstance(value, dict) and all(isinstance(v, tuple) for v in value.values()):
            found |= {(f"{f.name} {kind}", word) for kind, some in value.items() for word in some}
        else:
            found |= {(f.name, word) for word in value}
    return found


def without(rules: Rules, file: str, key: str, word: str) -> Rules:
    """The rules without one word."""
    held = getattr(rules, file)
    name, _, kind = key.partition(" ")
    value: Any = getattr(held, name)
    if name in {"before", "after"} and isinstance(held, Hedges):
        value = tuple(_less(hedge, word) for hedge in value)
    elif kind:
        value = {**value, kind: tuple(w for w in value[kind] if w != word)}
    elif isinstance(value, dict):
        value = {w: v for w, v in value.items() if w != word}
    else:
        value = tuple(w for w in value if w != word)
    return replace(rules, **{file: replace(held, **{name: value})})


def _less(hedge: Hedge, word: str) -> Hedge:
    return replace(hedge, phrases=tuple(phrase for phrase in hedge.phrases if phrase != word))


def figures(text: str, rules: Rules, checker: Checker) -> str:
    """The text with its figures in ``[[ ]]`` and the numbers that are none in ``(( ))``, each with what it means."""
    from tests.test_quantities import meaning

    marks: list[tuple[Span, str]] = []
    for sentence in language.read_document(body(text), _nlp(checker), lambda words: True).sentences:
        found, left = find_quantities(sentence, text, rules.hedges, rules.units)
        marks += [(q.span, f"[[{text[q.span.start : q.span.end]}|{meaning(q, text)}]]") for q in found]
        marks += [(o.span, f"(({text[o.span.start : o.span.end]}|{o.reason}))") for o in left]
    shown, end = "", 0
    for span, mark in sorted(marks, key=lambda m: m[0]):
        shown += text[end : span.start] + mark
        end = span.end
    return shown + text[end:]


def sources(text: str, rules: Rules, checker: Checker) -> str:
    """Who says which stretch: ``The ministry (named) says: 12 died``."""
    leave_out = partial(asides, rules=rules.sources)
    report = body(text)
    if text.startswith(HEADLINE):
        report = replace(report, parts=(Part("headline", Span(len(HEADLINE), len(text))),))
    document = language.read_document(report, _nlp(checker), lambda words: True, leave_out)
    return "; ".join(
        f"{a.source.name} ({a.source.kind}){''.join(f' via {s.name}' for s in a.source.via)}: "
        f"{text[a.content.start : a.content.end]}"
        for a in find_attributions(document, rules.sources)
    )


def happenings(text: str, rules: Rules, checker: Checker) -> str:
    """Each claim with its status, its scene, its cues and its happening, then why two may be compared or not."""
    own = checker
    if rules is not checker.rules:
        own = Checker(rules)
        own._nlp = _nlp(checker)
    [result] = own.check([body(text)])
    shown = []
    for claim in result.claims:
        scope = claim.scope
        marks = [claim.text, claim.measure, *([] if claim.status == "asserted" else [claim.status])]
        marks += [f"apart: {scope.apart}"] if scope.apart else []
        marks += [*scope.cues, *scope.places, *([f"in {scope.happening}"] if scope.happening else [])]
        shown.append(" ".join(marks))
    shown += [f"{p.first.text} and {p.second.text} {'tied' if p.tied else 'parted'}" for p in result.pairs]
    shown += [f"{finding.severity}" for finding in result.findings]
    return "; ".join(shown)


SHOWS: dict[str, Shows] = {"hedges": figures, "sources": sources, "events": happenings}


def _nlp(checker: Checker) -> language.Pipeline:
    if checker._nlp is None:
        checker._nlp = language.load()
    return checker._nlp


def opened(shown: str, word: str) -> str:
    """What a frame shows, with the word taken out again, so that one line stands for many words."""
    capital = word[:1].upper() + word[1:]
    frame = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "{}", shown)
    if capital != word:
        frame = re.sub(rf"(?<!\w){re.escape(capital)}(?!\w)", "{A}", frame)
    return frame if filled(frame, word) == shown else shown


def written(file: str, words: Iterable[Word]) -> str:
    """A case file: the words of each list, by frame and by what they show."""
    groups: dict[str, dict[tuple[str, str], list[str]]] = {}
    for word in words:
        frame = (word.frame, opened(word.shows, word.word))
        groups.setdefault(word.key, {}).setdefault(frame, []).append(word.word)
    lines = [f"# Each word of rules/{file}.yaml in a sentence, and what is found in it; see tests/words.py.", ""]
    for key, frames in groups.items():
        lines.append(f"{key}:")
        for (frame, shows), some in frames.items():
            lines += [f"  - frame: {_quoted(frame)}", f"    shows: {_quoted(shows)}", "    words:", "      ["]
            inside = ", ".join(w if re.fullmatch(r"\w[\w .'-]*", w) else _quoted(w) for w in some) + ","
            indent = " " * 8
            lines += textwrap.wrap(
                inside,
                112,
                initial_indent=indent,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            )
            lines.append("      ]")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return f'"{text}"'


def main() -> None:
    """Write down for every frame what it shows now."""
    rules = load_rules()
    checker = Checker(rules)
    found = [replace(word, shows=SHOWS[word.file](word.text, rules, checker)) for word in cases()]
    for file in FILES:
        text = written(file, (word for word in found if word.file == file))
        (CASES / f"{file}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
