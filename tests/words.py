"""What a frame sentence of ``cases/words`` shows: figures, who says them, or what parts them, as one line of text.

A case file holds for each list of its rule file frames, what they show, and the words that show it:
``{}`` is the word, ``{A}`` the word with a capital letter, ``{s}`` its plural. ``python -m tests.words`` writes down
what is found now; a word without a case gets the first frame of its list that shows something else without the word.
``--prove`` takes every word of the rules out, one after the other, and names those that nothing misses.
"""

import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import yaml

from checker import language
from checker.model import Part, Result, Span
from checker.pipeline import Checker
from checker.quantities import find_quantities
from checker.rules import Rules, load_rules
from checker.rules.measures import ROLES, plain_word
from checker.sources import asides, find_attributions
from tests.marks import body, unmark
from tests.wordlists import FILES, without, words_of

CASES = Path(__file__).parent / "cases" / "words"
# Words that stand on one line of a case file.
SHORT = 90
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
    """A frame with a word: ``{}`` as it is, ``{A}`` with a capital letter, ``{s}`` in the plural."""
    word = word.removeprefix("^")
    return frame.replace("{}", word).replace("{A}", word[:1].upper() + word[1:]).replace("{s}", plural(word))


PLURALS = {
    "child": "children", "foot": "feet", "goose": "geese", "mouse": "mice", "ox": "oxen", "person": "people",
    "wife": "wives", "knife": "knives", "life": "lives", "thief": "thieves", "calf": "calves", "wolf": "wolves",
    "loaf": "loaves", "schoolchild": "schoolchildren", "grandchild": "grandchildren",
}  # fmt: skip
SAME = frozenset(
    "aircraft barracks bison cattle craft deer fish headquarters livestock moose police poultry premises salmon sheep "
    "spacecraft trout tuna faithful hovercraft structures dead injured wounded kidnapped accused personnel".split()
)


def plural(noun: str) -> str:
    """The plural of a noun: *men, wives, cities, boxes*."""
    if noun in SAME or noun in PLURALS:
        return PLURALS.get(noun, noun)
    if noun.endswith("man") and noun not in {"human", "shaman", "caiman", "ottoman", "talisman"}:
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh", "z")) else "s")


def every_word() -> Iterator[Word]:
    """All words of all rules, each with what shows it."""
    yield from cases()
    yield from roles()


def roles() -> Iterator[Word]:
    """The words of the measures' roles, each with its own sentence; the figure stands in ``[[ ]]``."""
    for path in sorted((CASES.parent / "measures").glob("*.yaml")):
        for role, words in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader).items():
            for word, sentence in words.items():
                reason = f"measure {path.stem}: {role} {plain_word(word)}"
                yield Word("measures", f"{path.stem} {role}", word, sentence, reason)


def cases() -> Iterator[Word]:
    """All words of all case files."""
    for file in FILES:
        for key, frames in yaml.load((CASES / f"{file}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader).items():
            for entry in frames:
                for word in entry["words"]:
                    yield Word(file, key, word, entry["frame"], filled(entry["shows"], word))


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


def happenings(result: Result) -> str:
    """Each claim with its status, its scene, its cues and its happening, then why two may be compared or not."""
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


def claims(result: Result) -> str:
    """Each claim with its measure, what it counts, its unit and cues; then which are compared, and what is found."""
    shown = []
    for claim in result.claims:
        marks = [claim.text, claim.measure, claim.counted, claim.quantity.unit or "", *claim.scope.cues]
        shown.append(" ".join(filter(None, marks)))
    shown += [f"{p.first.text} and {p.second.text} {'tied' if p.tied else 'parted'}" for p in result.pairs]
    shown += [finding.check for finding in result.findings]
    return "; ".join(shown)


def findings(result: Result) -> str:
    """What the checks find, each with its figures."""
    figures = {claim.id: claim.text for claim in result.claims}
    found = (f"{f.check}: {', '.join(figures[claim] for claim in f.claims)}" for f in result.findings)
    return "; ".join(found) or "nothing"


# Between a report and its next version in a frame.
LATER = " >> "


def changes(text: str, rules: Rules, checker: Checker) -> str:
    """What is said of a report's next version."""
    own = _own(rules, checker)
    before, after = own.check([body(version.replace(" | ", "\n\n"), "x") for version in text.split(LATER)])
    return "; ".join(f.severity for f in own.since(before, after).findings) or "nothing"


def reasons(text: str, rules: Rules, checker: Checker) -> str:
    """Why the figures in ``[[ ]]`` are of the measures they are of."""
    plain, spans = unmark(text)
    [result] = _own(rules, checker).check([body(plain)])
    return "; ".join(c.because[0] for c in result.claims if any(c.span.overlaps(span) for span in spans))


def _own(rules: Rules, checker: Checker) -> Checker:
    """A checker with these rules."""
    if rules is checker.rules:
        return checker
    own = Checker(rules)
    own._nlp = _nlp(checker)
    return own


# What is shown of the results of all sentences of a list, and of one sentence by itself.
RESULTS: dict[str, Callable[[Result], str]] = {
    "events": happenings, "nouns": claims, "relations": findings, "measures": claims
}  # fmt: skip
SHOWS: dict[str, Shows] = {"hedges": figures, "sources": sources, "units": figures, "versions": changes}


def shown_by(word: Word, rules: Rules, checker: Checker) -> str:
    """What the frame of a word shows with these rules."""
    return shown_by_all([word], rules, checker)[0]


def shown_by_all(words: Sequence[Word], rules: Rules, checker: Checker) -> list[str]:
    """What the frame of each word of one list shows with these rules."""
    file, key = words[0].file, words[0].key
    if file == "measures" and key.split()[1] in ROLES:
        return [reasons(word.text, rules, checker) for word in words]
    if file == "units" and key.startswith("units "):
        # The library of units knows most of them too; the list is there so that it need not be loaded.
        rules = replace(rules, units=replace(rules.units, families=()))
    show = claims if key.startswith("points_") else RESULTS.get(file)
    if show is None:
        return [SHOWS[file](word.text, rules, checker) for word in words]
    return [show(result) for result in _own(rules, checker).check([body(word.text) for word in words])]


def is_missed(word: Word, rules: Rules, checker: Checker) -> bool:
    """Whether what a word's frame shows is no longer shown where the word is taken out of the rules."""
    return shown_by(word, without(rules, word.file, word.key, word.word), checker) != word.shows


def _nlp(checker: Checker) -> language.Pipeline:
    if checker._nlp is None:
        checker._nlp = language.load()
    return checker._nlp


def opened(shown: str, word: str) -> str:
    """What a frame shows, with the word taken out again, so that one line stands for many words."""
    word = word.removeprefix("^")
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
            lines += [f"  - frame: {_quoted(frame)}", f"    shows: {_quoted(shows)}"]
            inside = ", ".join(w if re.fullmatch(r"\w[\w .'-]*", w) else _quoted(w) for w in some)
            if len(inside) <= SHORT:
                lines.append(f"    words: [{inside}]")
                continue
            indent = " " * 8
            folded = textwrap.wrap(
                inside + ",",
                112,
                initial_indent=indent,
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            )
            lines += ["    words:", "      [", *folded, "      ]"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return f'"{text}"'


def main() -> int:
    """Write down for every frame what it shows now; with ``--prove`` take every word out instead."""
    rules = load_rules()
    checker = Checker(rules)
    if "--prove" in sys.argv:
        idle = [word for word in every_word() if not is_missed(word, rules, checker)]
        print(*(f"{word.file} {word.key}: {word.word} ({word.frame})" for word in idle), sep="\n")
        return 1 if idle else 0
    found = [replace(word, shows=shown_by(word, rules, checker)) for word in cases()]
    for file in FILES:
        known = [word for word in found if word.file == file]
        new = list(_adopted(file, known, rules, checker))
        (CASES / f"{file}.yaml").write_text(written(file, [*known, *new]), encoding="utf-8")
    return 0


def _adopted(file: str, known: Iterable[Word], rules: Rules, checker: Checker) -> Iterator[Word]:
    """The words of a file without a case, each with the first frame of its list that shows it."""
    frames: dict[str, dict[str, None]] = {}
    for word in known:
        frames.setdefault(word.key, {})[word.frame] = None
    have = {(word.key, word.word) for word in known}
    for key, new in sorted(words_of(rules, file) - have):
        tried = (Word(file, key, new, frame, "") for frame in frames.get(key, ()))
        shown = (replace(word, shows=shown_by(word, rules, checker)) for word in tried)
        proof = next((word for word in shown if is_missed(word, rules, checker)), None)
        if proof is None:
            print(f"no frame of {file} {key!r} shows {new!r}: add one to its cases, or take the word out")
        else:
            yield proof


if __name__ == "__main__":
    sys.exit(main())
