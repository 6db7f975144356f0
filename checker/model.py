"""The nouns: a report, what is read in it, and what is found.

Every type is frozen and holds plain values, so that each can be compared, hashed, printed, written as JSON and built by
hand in a test. Ranges are half-open and count characters of the report's text, unless the field says tokens.
"""

import datetime
from dataclasses import dataclass, field
from typing import Literal

from checker.spans import Division as Division
from checker.spans import Origin as Origin
from checker.spans import Span as Span

PartKind = Literal["headline", "summary", "body", "caption"]
SourceKind = Literal["named", "unnamed", "report", "unresolved"]
Status = Literal["asserted", "denied", "forecast", "superseded"]
Severity = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]
Form = Literal["number", "article", "none", "both", "vague", "single"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Every value a phrase allows, in full units; None is unbounded, an open end leaves the bound itself out."""

    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the report and its role in it."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One news report as it was read."""

    name: str
    """The file's name, or ``-`` for standard input."""
    text: str
    """What is analysed: the words without marks. All offsets in results are offsets into it."""
    parts: tuple[Part, ...]
    """The paragraphs in the order of the text."""
    notes: tuple[str, ...] = ()
    """What the user should know about how it was read: *is not UTF-8, read as Windows-1252*."""
    published: datetime.date | None = None
    """The day it is of, where the user says so; dates without a year are read from there."""
    path: str = ""
    """The file as the user named it, for tools that look it up; empty where there is none."""
    origin: Origin | None = field(default=None, repr=False)
    """Where the text stands in the file; None where the text is the file, or the file is none of characters."""
    division: Division | None = field(default=None, repr=False)
    """The paragraphs or pages that an editor finds a place by; None where lines of the file say it."""

    @property
    def title(self) -> str:
        """The headline, or the empty string."""
        return next((self.text[p.span.start : p.span.end] for p in self.parts if p.kind == "headline"), "")

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character in the file, from one; LF, CR LF and CR end a line."""
        if self.origin is not None:
            return self.origin.place(Span(offset, offset + 1))
        before = self.text[:offset]
        ends = before.count("\n") + before.count("\r") - before.count("\r\n")
        return ends + 1, offset - max(before.rfind("\n"), before.rfind("\r"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence with what the language model says of it."""

    index: int
    """Its place in the sentence, from zero."""
    text: str
    lower: str
    lemma: str
    """The lemma in lower case."""
    tag: str
    """The Penn Treebank tag (``NNS``, ``VBD``)."""
    pos: str
    """The universal part of speech (``NOUN``, ``PROPN``, ``VERB``)."""
    dep: str
    """The universal dependency relation to the head; ``ROOT`` at the root, empty where the sentence was not parsed."""
    head: int
    """The index of the head; its own index at the root."""
    span: Span

    @property
    def start(self) -> int:
        """The offset of its first character."""
        return self.span.start

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.span.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its words and its tree."""

    index: int
    """Its place in the document, from zero."""
    paragraph: int
    """The place of its part among the report's parts."""
    part: PartKind
    span: Span
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...] = field(repr=False)
    """For each token the indices of the tokens that depend on it, in the order of the text."""
    parsed: bool
    """Whether the tree is there; sentences that no figure needs are only cut into words."""


@dataclass(frozen=True, slots=True)
class Document:
    """A report with its sentences."""

    report: Report
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure: a number of the text with its hedge."""

    span: Span
    """The figure with its hedge and, for money and percentages, its sign: *at least five*, *$3.2 million*."""
    sentence: int
    """The index of the sentence."""
    tokens: tuple[int, int]
    """The half-open range of the sentence's tokens that the span covers."""
    core: tuple[int, int]
    """The half-open range of tokens of the number itself, without hedge, sign and unit."""
    value: Interval
    unit: str | None = None
    """``percent``, an ISO 4217 code (``USD``), or the English name of a unit in the singular (``kilometre``)."""
    approximate: bool = False
    additional: bool = False
    """*another five*, *two more*."""
    form: Form = "number"
    """How it is written: an article (*a soldier*), a none (*no*, *nobody*), *both*, a vague count (*dozens*), a number;
    ``single`` is a person or thing counted without any number word (*the contractor was killed*)."""
    whole: Span | None = None
    """The figure that this one is a part of: in *three of the 12*, the range of *12*."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A number of the text that is no claim, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody who says something."""

    name: str
    """The source as the text names it best; empty for the report's own voice."""
    kind: SourceKind
    span: Span | None = None
    """Where the source is mentioned for this claim; None for the report's own voice."""
    via: tuple["Source", ...] = ()
    """The source's own sources, nearest first: *Reuters, citing two officials*."""


REPORT = Source(name="", kind="report")
"""The report's own voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A stretch of text and who says it."""

    source: Source
    content: Span
    """What the source says; a figure inside it is the source's figure. Inner attributions win over outer ones."""
    sentence: int
    cue: str
    """The words that attribute (*said*, *according to*, *citing*), or why it carries over (*quotation goes on*)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a figure is restricted to, as far as the text says so near it. All words are lemmas in lower case."""

    group: tuple[str, ...] = ()
    """The words that narrow the counted things: *civilian*, *foreign*, *Indian*."""
    places: tuple[str, ...] = ()
    """The names of places of its own clause that are not the report's own."""
    within: tuple[str, ...] = ()
    """The names of all places of its own clause, those of the report's own too."""
    times: tuple[str, ...] = ()
    """Weekdays, months and years of its own clause, normalised (``monday``, ``2015``)."""
    days: tuple[str, ...] = ()
    """The days it is told of: those of its clause or sentence, else of the sentences before it in its paragraph, else
    those of headline and lead (``friday``, ``yesterday``)."""
    actors: tuple[str, ...] = ()
    """Who did it, where the clause says so (*gunmen killed 12*)."""
    about: tuple[str, ...] = ()
    """The name whose figure it is, where the subject of its clause says so: *Guinea has had 2,155 cases*."""
    owner: tuple[str, ...] = ()
    """The words of the source's name where it speaks of its own: *the army said it had lost four soldiers*."""
    deed: str = ""
    """What happened to the counted things: the lemma of the verb or noun that governs the figure (*burn*, *score*)."""
    happening: str = ""
    """The happening the figure is placed in: the lemma of an event noun of its clause (*raid*, *quake*)."""
    cues: tuple[str, ...] = ()
    """What sets it apart from other figures of its measure: ``cumulative`` (a total over many happenings), ``part``
    (*three of the 12*), ``rest`` (*the other five*), ``per`` (*ten each*), ``narrowed`` (*arrested for theft*),
    ``mixed`` (*dead or missing*), ``listed`` (*seven soldiers and a civilian*); ``grown`` and ``shrunk`` say that an
    earlier figure is brought up to date (*rose to 22*)."""
    period: str = ""
    """Over which time a total runs, in the words of the text: *since Thursday*, *this year*."""
    told: tuple[str, ...] = ()
    """The weekday and the time of day at which it is told: *by nightfall*, *said on Sunday*."""
    restates: str = ""
    """The id of the claim whose subject it takes over: *The company said 6 percent. The union put it at 70.*"""
    stands_for: str = ""
    """Of a headline's figure that stands nowhere in the story: the id of the claim there that speaks of the same."""
    opening: bool = True
    """Whether it stands in the headline, a caption or the first paragraphs of the story."""
    scene: int = 0
    """The happening that its sentence speaks of: 0 for the report's own, another number for each aside."""
    apart: str = ""
    """What set the aside apart from the report's own happening, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Somebody says a number about something."""

    id: str
    measure: str
    counted: str
    """The lemma of what is counted, empty where the text leaves it out."""
    quantity: Quantity
    text: str
    status: Status
    source: Source
    scope: Scope
    part: PartKind
    paragraph: int
    sentence: Span
    because: tuple[str, ...]
    event: str = ""

    @property
    def span(self) -> Span:
        """The place of the figure."""
        return self.quantity.span

    @property
    def value(self) -> Interval:
        """The stated bounds."""
        return self.quantity.value


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of one measure, and whether they may be compared."""

    first: Claim
    second: Claim
    tied: bool
    because: str
    """What ties them, or what parts them."""
    clash: bool = False
    """Whether they are compared and cannot both be true."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims that speak of one happening or state of affairs."""

    id: str
    label: str
    places: tuple[str, ...]
    times: tuple[str, ...]
    claims: tuple[str, ...]
    """The ids of its claims, in the order of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A figure of the version before, and where it stands there: in another report than the rest of the finding."""

    report: str
    """The name of the report that it stands in."""
    text: str
    value: Interval
    source: Source
    part: PartKind
    span: Span
    """Its range in the file, as those of ``source``."""
    line: int
    column: int
    passage: str
    """Its sentence."""
    mark: Span
    """Where the figure stands in the passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Claims that cannot all be true."""

    id: str
    check: str
    severity: Severity
    confidence: Confidence
    measure: str
    event: str
    message: str
    claims: tuple[str, ...]
    """The ids of its claims in the order of the text; for a sum the total comes first."""
    pairs: tuple[tuple[str, str], ...]
    """The claims that contradict each other two by two; empty for sums."""
    spans: tuple[Span, ...]
    because: tuple[str, ...]
    acknowledged: bool = False
    """Whether the copy itself says that the figures differ."""
    accepted: str = ""
    """The reason for which somebody silenced it; empty where nobody has."""
    blame: tuple[str, ...] = ()
    """For a sum that fails, the ids of the fewest claims without which the others hold together."""
    earlier: tuple[Earlier, ...] = ()
    """For a finding over two versions of a report, the figures of the version before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Sources whose figures of one event hold together: nobody can be added without a contradiction."""

    event: str
    sources: tuple[str, ...]
    """Their names in the order of the text; the empty name is the report's own voice."""
    claims: tuple[str, ...]
    """The ids of their claims in the order of the text."""
    sum: str
    """What their figures add up to, in words: *5 hit + 2 missed = 7 of 7 fired*; empty where nothing adds up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was read and what came of it."""

    numbers: int
    """Numbers seen: claims and numbers left out."""
    claims: int
    compared: int
    """Claims that were compared with at least one other claim."""
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...] = ()
    """What a limit kept from being compared or listed, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How a report differs from the version before."""

    previous: str
    """The name of the version before."""
    same: int
    """Claims whose figure stood there too."""
    changed: int
    """Claims that gave another figure there."""
    new: int
    left_out: int
    """Findings without a new or changed figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one run knows of one report."""

    report: Report
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    pairs: tuple[Pair, ...]
    """Every two claims of one measure, compared or not."""
    findings: tuple[Finding, ...]
    coverage: Coverage
    accounts: tuple[Account, ...] = ()
    """For each event whose claims cannot all be true the largest sets of sources whose figures hold together."""
    progress: Progress | None = None
    """Where it was compared with the version before."""
