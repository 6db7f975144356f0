"""The figures side by side: who says it in the rows, the headline in one of its own, what is counted in the columns."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.model import Event, Source
from checker.sources import same_voice
from checker.writers._html.figures import FRONT, Figure, Index, Numbered, measure_of, report_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure in a cell."""

    figure: Figure
    beside: str
    """What the row and the column leave open: who says it, what is counted; may be empty."""
    findings: tuple[Numbered, ...]
    """Those that set it against another figure."""

    @property
    def tone(self) -> str:
        """How it is shown: by the worst of its findings."""
        tones = {finding.tone for finding in self.findings}
        return next((tone for tone in ("error", "warning", "note", "accepted") if tone in tones), "plain")


@dataclass(frozen=True, slots=True)
class Group:
    """The columns of one event."""

    label: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A voice and its figures, a cell a column."""

    label: str
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who says which figure of what."""

    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    alone: int
    """How many figures are not in it, because nobody else gives a figure of the same thing."""


def matrix_of(figures: Sequence[Figure], events: Sequence[Event], index: Index) -> Matrix:
    """The figures of one report by who says them."""
    voices: list[_Voice] = []
    # The headline is what readers see first, so it has the first row wherever it stands in the text.
    for figure in sorted(figures, key=lambda f: (f.claim.part != "headline", f.claim.source.kind != "report")):
        _place(figure, voices)
    row_of = {figure.key: _place(figure, voices) for figure in figures}
    labels = {event.id: event.label for event in events}
    by_event = [(labels.get(event, ""), own) for event, own in _grouped(figures, lambda f: f.claim.event).items()]
    return _matrix([voice.label for voice in voices], row_of, by_event, index)


def matrix_across(names: Sequence[str], figures: Mapping[str, Figure], events: Sequence[Event], index: Index) -> Matrix:
    """The figures of shared events by the report they stand in; ``figures`` by their names across reports."""
    by_event = [(event.label, [figures[name] for name in event.claims]) for event in events]
    row_of = {figure.key: report_of(figure) for _, own in by_event for figure in own}
    return _matrix(names, row_of, by_event, index)


@dataclass(frozen=True, slots=True)
class _Voice:
    label: str
    source: Source | None
    """None for a part of the report that speaks for itself."""


def _place(figure: Figure, voices: list[_Voice]) -> int:
    """The place of a figure's voice, which is added where there is none yet."""
    claim = figure.claim
    if claim.part == "headline" or (claim.part in FRONT and claim.source.kind == "report"):
        new = _Voice(FRONT[claim.part], None)
    elif claim.source.kind == "report":
        new = _Voice("the report itself", None)
    else:
        new = _Voice(figure.who, claim.source)
    for place, voice in enumerate(voices):
        if new.source is None or voice.source is None:
            if new == voice:
                return place
        elif same_voice(new.source, voice.source):
            return place
    voices.append(new)
    return len(voices) - 1


def _matrix(
    labels: Sequence[str], row_of: Mapping[str, int], by_event: Iterable[tuple[str, Sequence[Figure]]], index: Index
) -> Matrix:
    groups: list[Group] = []
    columns: list[list[Figure]] = []
    alone = 0
    for event, figures in by_event:
        shown = []
        for label, own in _grouped(figures, _label).items():
            if len({row_of[f.key] for f in own}) > 1 or any(index.rivals.get(f.key) for f in own):
                shown.append(label)
                columns.append(own)
            else:
                alone += len(own)
        if shown:
            groups.append(Group(event, tuple(shown)))
    rows = []
    for place, label in enumerate(labels):
        cells = tuple(tuple(_entry(f, label, own, index) for f in own if row_of[f.key] == place) for own in columns)
        if any(cells):
            rows.append(Row(label, cells))
    return Matrix(tuple(groups), tuple(rows), alone)


def _entry(figure: Figure, row: str, column: Sequence[Figure], index: Index) -> Entry:
    beside = []
    if len({f.claim.counted for f in column} - {""}) > 1 and not index.rivals.get(figure.key):
        beside.append(figure.claim.counted)
    if figure.claim.status != "asserted":
        beside.append(figure.claim.status)
    if figure.who != row:
        beside.append(figure.who)
    findings = index.numbers.get(figure.key, ()) if index.rivals.get(figure.key) else ()
    return Entry(figure, ", ".join(filter(None, beside)), tuple(n for n in findings if n.sets_apart))


def _label(figure: Figure) -> str:
    """The column of a figure: its measure, with the unit where there is one."""
    unit = figure.claim.quantity.unit
    return measure_of(figure.claim) + (f" ({unit})" if unit else "")


def _grouped(figures: Sequence[Figure], by: Callable[[Figure], str]) -> dict[str, list[Figure]]:
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(by(figure), []).append(figure)
    return groups
