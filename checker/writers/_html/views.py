"""What the page shows, in the order of the page: plain values that the templates print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.model import Account, Finding, Result
from checker.writers import Frame
from checker.writers._html.copy import Mark, Paragraph, Piece, marks_of, paragraphs, passage, stretch_of
from checker.writers._html.figures import Figure, Index, Numbered, index_of, report_of
from checker.writers._html.matrix import Matrix, matrix_across, matrix_of
from checker.writers._html.plot import Plot, plot_of
from checker.writers._lines import Places
from checker.writers._passages import Piece as EarlierPiece
from checker.writers._passages import earlier_heading, earlier_passage
from checker.writers._words import SEVERITIES, count, since_before

# A table has more pairs of figures than anybody reads; those that are not printed are counted.
PAIRS = 400


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a finding and who gives its figures."""

    report: str
    """The name of the report, where the finding reaches across reports."""
    where: str
    sayers: tuple[str, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with all that the page shows of it."""

    numbered: Numbered
    plot: Plot | None
    passages: tuple[Passage, ...]
    blame: tuple[Figure, ...]
    earlier: tuple[tuple[str, tuple[EarlierPiece, ...]], ...]
    """Of a finding over two versions, the passages of the version before, each with where it stands."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Sources whose figures hold together."""

    sources: tuple[str, ...]
    figures: tuple[Figure, ...]
    sum: str


@dataclass(frozen=True, slots=True)
class Apart:
    """Pairs of figures that were not compared for one reason."""

    reason: str
    pairs: tuple[tuple[Figure, Figure], ...]
    more: int
    """How many more there are than are printed."""

    @property
    def pairs_in_all(self) -> int:
        """How many there are."""
        return len(self.pairs) + self.more


@dataclass(frozen=True, slots=True)
class Unread:
    """Numbers that are no claims for one reason: their words and their places."""

    reason: str
    numbers: tuple[tuple[str, str], ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report."""

    anchor: str
    name: str
    title: str
    notes: tuple[str, ...]
    verdict: str
    tone: str
    read: str
    progress: str
    """How it differs from the version before; empty where it was compared with none."""
    limits: tuple[str, ...]
    """What a limit kept from being compared or listed."""
    findings: tuple[Shown, ...]
    accepted: tuple[Shown, ...]
    matrix: Matrix
    copy: tuple[Paragraph, ...]
    accounts: tuple[tuple[str, tuple[Holding, ...]], ...]
    """For each event its label and the accounts that hold together."""
    figures: tuple[Figure, ...]
    events: tuple[tuple[str, str], ...]
    """The ids and labels of the events."""
    apart: tuple[Apart, ...]
    compared: int
    """How many pairs were compared."""
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Across:
    """All reports together."""

    verdict: str
    tone: str
    findings: tuple[Shown, ...]
    accepted: tuple[Shown, ...]
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    title: str
    version: str
    verdict: str
    """Over all reports; empty where there is one."""
    tone: str
    unread: str
    """How many reports could not be analysed; empty where all were."""
    across: Across | None
    articles: tuple[Article, ...]
    index: Index


def page_of(results: Sequence[Result], frame: Frame) -> Page:
    """Everything on the page, from the results."""
    index = index_of(results, frame)
    marks = [marks_of(place, index) for place in range(len(results))]
    articles = tuple(_article(place, result, index, marks) for place, result in enumerate(results))
    across = _across(results, frame, index, marks) if frame.together is not None and len(results) > 1 else None
    several = len(results) != 1
    everything = [f for r in results for f in r.findings] + [n.finding for n in index.across]
    compared = sum(r.coverage.compared for r in results)
    title = "No report was analysed"
    if results:
        title = count(len(results), "report") if several else results[0].report.title or results[0].report.name
    unread = f"{count(frame.unread, 'report')} could not be analysed and must not be taken for checked."
    return Page(
        title=title,
        version=frame.version,
        verdict=verdict(everything, compared) if several and results else "",
        tone=tone(everything),
        unread=unread if frame.unread else "",
        across=across,
        articles=articles,
        index=index,
    )


def verdict(findings: Sequence[Finding], compared: int) -> str:
    """What came out, in one sentence an editor understands, with the counts."""
    open_ones = [finding for finding in findings if not finding.accepted]
    counts = [(s, sum(finding.severity == s for finding in open_ones)) for s in SEVERITIES]
    counted = _and([count(number, severity) for severity, number in counts if number])
    accepted = len(findings) - len(open_ones)
    aside = f" {count(accepted, 'finding')} more {'was' if accepted == 1 else 'were'} accepted." if accepted else ""
    worst = tone(findings)
    if worst == "error":
        return f"Something here cannot be true as it stands: {counted}.{aside}"
    if worst == "warning":
        return f"Some figures here cannot all be right: {counted}.{aside}"
    if worst == "note":
        return f"No open contradiction, but {counted} to look at.{aside}"
    if accepted:
        return f"Nothing left to settle: {count(accepted, 'finding')} accepted."
    if compared:
        return f"No contradiction found among the {compared} figures that could be compared."
    return "No contradiction found, but no two figures could be compared."


def tone(findings: Iterable[Finding]) -> str:
    """The worst severity of the findings that nobody accepted, or ``clear``."""
    found = {finding.severity for finding in findings if not finding.accepted}
    return next((severity for severity in SEVERITIES if severity in found), "clear")


def _and(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _article(place: int, result: Result, index: Index, marks: Sequence[Sequence[Mark]]) -> Article:
    report, coverage, figures = result.report, result.coverage, index.figures[place]
    shown = [_shown(numbered, [result], place, marks, index) for numbered in index.findings[place]]
    by_id = {figure.claim.id: figure for figure in figures}
    return Article(
        anchor=f"r{place + 1}",
        name=report.name,
        title=report.title,
        notes=report.notes,
        verdict=verdict(result.findings, coverage.compared),
        tone=tone(result.findings),
        read=f"{count(coverage.numbers, 'number')} read, {coverage.claims} understood as claims, "
        f"{coverage.compared} compared.",
        progress=since_before(result.progress) if result.progress else "",
        limits=coverage.notes,
        findings=tuple(s for s in shown if not s.numbered.finding.accepted),
        accepted=tuple(s for s in shown if s.numbered.finding.accepted),
        matrix=matrix_of(figures, result.events, index),
        copy=paragraphs(report, marks[place]),
        accounts=_accounts(result, by_id),
        figures=figures,
        events=tuple((event.id, event.label) for event in result.events),
        apart=_apart(result, by_id),
        compared=sum(pair.tied for pair in result.pairs),
        unread=_unread(result),
    )


def _across(results: Sequence[Result], frame: Frame, index: Index, marks: Sequence[Sequence[Mark]]) -> Across | None:
    if frame.together is None:
        return None
    events, findings = frame.together
    names = {f"{r.report.name}#{f.claim.id}": f for r, own in zip(results, index.figures, strict=True) for f in own}
    shown = [_shown(numbered, results, None, marks, index) for numbered in index.across]
    shared = sum(len(event.claims) for event in events)
    return Across(
        verdict(findings, shared),
        tone(findings),
        tuple(s for s in shown if not s.numbered.finding.accepted),
        tuple(s for s in shown if s.numbered.finding.accepted),
        matrix_across([result.report.name for result in results], names, events, index),
    )


def _shown(
    numbered: Numbered, results: Sequence[Result], place: int | None, marks: Sequence[Sequence[Mark]], index: Index
) -> Shown:
    names = dict(zip(numbered.finding.claims, numbered.figures, strict=True))
    plot = plot_of(_in_order(numbered.figures)) if numbered.finding.pairs else None
    passages = tuple(_passages(numbered, results, place, marks))
    blame = tuple(names[name] for name in numbered.finding.blame if name in names)
    earlier = tuple((earlier_heading(e), earlier_passage(e).pieces) for e in numbered.finding.earlier)
    return Shown(numbered, plot, passages, blame, earlier)


def _in_order(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda f: (report_of(f), f.claim.span))


def _passages(
    numbered: Numbered, results: Sequence[Result], place: int | None, marks: Sequence[Sequence[Mark]]
) -> Iterable[Passage]:
    """The sentences of a finding in the order of the text, each with its marks."""
    said = {(report_of(f), f.claim.span): f for f in numbered.figures}
    found = []
    for at, span in numbered.places:
        result = results[0 if place is not None else at]
        figure = said.get((at, span))
        sentences = (claim.sentence for claim in result.claims if span in claim.sentence)
        stretch = figure.claim.sentence if figure else stretch_of(result.report, span, sentences)
        found.append((at, stretch, span, figure, result.report))
    for (at, stretch), group in groupby(found, key=lambda f: (f[0], f[1])):
        own = list(group)
        report = own[0][4]
        inside = [mark for mark in marks[at] if any(span in mark.span for _, _, span, _, _ in own)]
        figures = [figure for _, _, _, figure, _ in own if figure]
        sayers = {figure.who: [f.text for f in figures if f.who == figure.who] for figure in figures}
        words = [w if len(sayers) == 1 else f"{w} ({', '.join(texts)})" for w, texts in sayers.items()]
        where = figures[0].where if figures else Places(report).where(own[0][2].start)
        yield Passage("" if place is not None else report.name, where, tuple(words), passage(report, stretch, inside))


def _accounts(result: Result, by_id: dict[str, Figure]) -> tuple[tuple[str, tuple[Holding, ...]], ...]:
    labels = {event.id: event.label for event in result.events}

    def holding(account: Account) -> Holding:
        sources = tuple(name or "the report itself" for name in account.sources)
        return Holding(sources, tuple(by_id[name] for name in account.claims if name in by_id), account.sum)

    return tuple(
        (labels.get(event, event), tuple(holding(account) for account in group))
        for event, group in groupby(result.accounts, key=lambda account: account.event)
    )


def _apart(result: Result, by_id: dict[str, Figure]) -> tuple[Apart, ...]:
    """The pairs that were not compared, by what parts them; of very many only the first."""
    reasons: dict[str, list[tuple[Figure, Figure]]] = {}
    for pair in result.pairs:
        if not pair.tied:
            reasons.setdefault(pair.because, []).append((by_id[pair.first.id], by_id[pair.second.id]))
    room = PAIRS
    groups = []
    for reason, pairs in reasons.items():
        groups.append(Apart(reason, tuple(pairs[:room]), max(0, len(pairs) - room)))
        room = max(0, room - len(pairs))
    return tuple(groups)


def _unread(result: Result) -> tuple[Unread, ...]:
    places, text = Places(result.report), result.report.text
    reasons: dict[str, list[tuple[str, str]]] = {}
    for left in result.coverage.left_out:
        where = places.where(left.span.start)
        reasons.setdefault(left.reason, []).append((text[left.span.start : left.span.end], where))
    return tuple(Unread(reason, tuple(numbers)) for reason, numbers in reasons.items())
