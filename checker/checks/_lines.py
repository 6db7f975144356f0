"""The sentences of a report as words with their figures in place, for checks that read how figures stand together.

*19: 10 in Alba, six in Borno and three in Cesta* is read as ``#0#: #1# in alba, #2# in borno and #3# in cesta``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.model import Claim, PartKind, Result, Span
from checker.rules import Rules

MARK = re.compile(r"#(\d+)#")
# One of these is many people: "three teams, including 15 doctors".
BUNDLES = frozenset(
    "family household couple crew team group unit party squad gang band delegation company class staff pair "
    "busload cell boatload batch convoy patrol village town city district community province state country side club "
    "brigade battalion division militia service aid".split()
)
# What follows a figure without being counted: "six smaller ones", "126 this year".
NO_NOUN = frozenset({"", "one", "name", "other", "year", "month", "week", "quarter", "season", "time"})
UNKNOWN = "#?#"
"""A number of the text that is no claim, so that its value is not known here."""
IN_BRACKETS = re.compile(r"\([^()]*\)")
DASHES = re.compile(r" (?:--?|[–—]) | ?(?:[–—]|--) ?")
DROPPED = str.maketrans({"“": "", "”": "", '"': "", "’": "'", "‘": "", "#": " "})


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that holds figures."""

    text: str
    """Its words in lower case without quotation marks, each figure as ``#0#`` with its place in ``claims``."""
    raw: str
    """The same with its capitals."""
    claims: tuple[Claim, ...]
    span: Span
    paragraph: int
    part: PartKind

    def claim(self, mark: str) -> Claim:
        """The claim of a mark's number."""
        return self.claims[int(mark)]

    def outside_brackets(self) -> list[Claim]:
        """The claims but those in brackets: *25,000 rupees ($298)*."""
        plain = IN_BRACKETS.sub("", self.text)
        return [c for i, c in enumerate(self.claims) if f"#{i}#" in plain]

    def after(self, index: int) -> str:
        """The text from a figure to the next figure or the end."""
        return self._between(index, index + 1)

    def before(self, index: int) -> str:
        """The text from the figure before, or the beginning, to a figure."""
        return self._between(index - 1, index)

    def _between(self, one: int, other: int) -> str:
        start = self.text.index(f"#{one}#") + len(f"#{one}#") if one >= 0 else 0
        end = self.text.index(f"#{other}#") if other < len(self.claims) else len(self.text)
        return self.text[start:end]


def lines_of(result: Result) -> list[Line]:
    """The sentences that hold claims, in the order of the text, whatever the order of the claims."""
    sentences: dict[Span, list[Claim]] = {}
    for claim in sorted(result.claims, key=lambda c: (c.span, c.id)):
        sentences.setdefault(claim.sentence, []).append(claim)
    unknown = sorted(n.span for n in result.coverage.left_out if n.reason == "no claim")
    starts = [span.start for span in unknown]
    lines = []
    for span, claims in sorted(sentences.items()):
        within = unknown[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        lines.append(_line(result.report.text, span, claims, within))
    return lines


def _line(text: str, sentence: Span, claims: Sequence[Claim], unknown: Sequence[Span]) -> Line:
    marks: list[tuple[Span, Claim | None]] = []
    for claim in claims:
        if not marks or marks[-1][0].end <= claim.span.start:
            marks.append((claim.span, claim))
    known = [span for span, _ in marks]
    marks += [(s, None) for s in unknown if s in sentence and not any(s.overlaps(k) for k in known)]
    pieces: list[str] = []
    held: list[Claim] = []
    end = sentence.start
    for span, found in sorted(marks, key=lambda m: m[0]):
        pieces.append(text[end : span.start].translate(DROPPED))
        pieces.append(UNKNOWN if found is None else f"#{len(held)}#")
        held += [] if found is None else [found]
        end = span.end
    pieces.append(text[end : sentence.end].translate(DROPPED))
    raw = _plain("".join(pieces))
    lower = raw.lower() if raw.isascii() else "".join(c.lower() if len(c.lower()) == 1 else c for c in raw)
    return Line(lower, raw, tuple(held), sentence, claims[0].paragraph, claims[0].part)


def _plain(text: str) -> str:
    """A text with single spaces, and one kind of dash between words."""
    flat = " ".join(f"|{text}|".split())[1:-1]
    if any(dash in flat for dash in (" - ", "–", "—", "--")):
        flat = DASHES.sub(" — ", flat)
    return " ".join(flat.split())


def figure(name: str) -> str:
    """A pattern for one figure, under a name."""
    return rf"#(?P<{name}>\d+)#"


def words(most: int) -> str:
    """A pattern for up to so many words, each after a space, without punctuation and figures between them."""
    return rf"(?: [^\s#,;:()—]+){{0,{most}}}?"


def matches(pattern: re.Pattern[str], line: Line) -> Iterator[tuple[re.Match[str], dict[str, Claim]]]:
    """The places where a pattern fits a line, with the claims of its figures by their names."""
    for found in pattern.finditer(line.text):
        yield found, {name: line.claim(mark) for name, mark in found.groupdict().items() if mark and mark.isdigit()}


def has_share(line: Line) -> bool:
    """Whether a figure of the line is in percent."""
    return any(c.quantity.unit == "percent" for c in line.claims)


def kin(whole: Claim, part: Claim, line: Line, rules: Rules) -> bool:
    """Whether two figures can be a whole and its part: one unit, and things of one kind as far as the nouns show it."""
    if whole.quantity.unit != part.quantity.unit:
        return False
    if whole.quantity.unit is not None:
        return True
    if whole.measure == part.measure != "count":
        return True
    a, b = whole.counted, part.counted
    if {a, b} & NO_NOUN or a == b or rules.nouns.group(a) == rules.nouns.group(b):
        return True
    kinds = kinds_of(a, rules)
    if a in rules.nouns.nobody and "people" in kinds_of(b, rules):
        return True  # "138 cases", "71 infants"
    # "eight Indians and one Turk"
    return bool(kinds & kinds_of(b, rules)) or ("people" in kinds and _capital(part, line))


def kinds_of(lemma: str, rules: Rules) -> frozenset[str]:
    """The kinds that a noun belongs to; those of the forces are people."""
    kinds = {kind for kind, nouns in rules.nouns.kinds.items() if lemma in nouns}
    kinds = kinds or set(rules.nouns.kinds_by_ending(lemma))
    return frozenset("people" if kind == "forces" else kind for kind in kinds)


def _capital(claim: Claim, line: Line) -> bool:
    if claim not in line.claims:
        return False
    mark = f"#{line.claims.index(claim)}# "
    rest = line.raw.partition(mark)[2]
    return rest[:1].isupper()
