"""Quotations whose sentence says not itself who speaks: by whoever is named nearest in the paragraph."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.model import REPORT, Attribution, Document, Source, Span
from checker.sources import quotations
from checker.sources.cue import Cue
from checker.sources.reading import Reading

# Shorter quotations are words taken up, not accounts: the "abusive" minimum.
FEWEST = 4


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with what is attributed in it by its own words."""

    reading: Reading
    found: tuple[Attribution, ...]
    """In the order of the cues."""
    cues: tuple[Cue, ...]
    actor: Source | None = None
    """The person that the sentence is about, by the best name."""
    feels: Source | None = None
    """The person for whom something is as the sentence says: *For Rosa Imperi, the sentence is "a joke"*."""
    announces: Source | None = None
    """Whose account the sentences after this one give: *First findings from the inspectors.*"""


def quoted(document: Document, said: Sequence[Said]) -> list[Attribution]:
    """The quotations of a document, sentence by sentence, where the sentences do not attribute them themselves."""
    found: list[Attribution] = []
    running, last = False, None
    waiting: list[tuple[Span, _Paragraph]] = []
    by_paragraph: dict[int, list[Said]] = {}
    for one in said:
        by_paragraph.setdefault(one.reading.sentence.paragraph, []).append(one)
    for number, part in enumerate(document.report.parts):
        stretches, runs = quotations.quotations(document.report.text, part, running)
        here = _Paragraph(by_paragraph.get(number, []))
        opened = running
        for stretch in stretches:
            speaker = _speaker(stretch, here, last if opened or _only(stretch, part.span) else None)
            if speaker is None:
                # It may run on into the paragraph that names the speaker.
                waiting.append((stretch, here))
                continue
            last = speaker
            found += [a for quote, there in waiting if opened for a in _pieces(quote, there, speaker)]
            waiting = []
            found += _pieces(stretch, here, speaker)
        if not runs:
            waiting = []
        if not stretches:
            last = next(
                (a.source for one in here.said[-1:] for a in reversed(one.found) if a.source is not REPORT), None
            )
        running = runs and bool(stretches)
    return found


def relayed_in(found: Sequence[Attribution], quotes: Sequence[Attribution]) -> list[Attribution]:
    """What somebody quoted has heard from another, *"One man told me ten," she said*, by who is quoted."""
    by_sentence: dict[int, list[Attribution]] = {}
    for quote in quotes:
        by_sentence.setdefault(quote.sentence, []).append(quote)
    return [_relayed(one, by_sentence.get(one.sentence, [])) for one in found]


def _relayed(one: Attribution, quotes: Sequence[Attribution]) -> Attribution:
    if one.source.span is None or one.source is REPORT:
        return one
    outer = next(
        (q for q in quotes if one.source.span in q.content and q.content.start < one.content.start < q.content.end),
        None,
    )
    if outer is None or outer.source.name == one.source.name:
        return one
    return replace(one, source=replace(outer.source, span=one.source.span, via=(one.source,)))


class _Paragraph:
    """The sentences of a paragraph, and who speaks in them; a quotation looks up what is around it."""

    def __init__(self, said: Sequence[Said]) -> None:
        self.said = said
        spans = [one.reading.sentence.span for one in said]
        self._starts, self._ends = [s.start for s in spans], [s.end for s in spans]
        self.spoken = [_spoken(one) for one in said]
        self._before: list[Source | None] = [None]
        for spoken in self.spoken:
            self._before.append(spoken[-1][1] if spoken else self._before[-1])
        self._after: list[Source | None] = [None]
        for spoken in reversed(self.spoken):
            self._after.append(spoken[0][1] if spoken else self._after[-1])
        self._cued = next((i for i, one in enumerate(said) if one.cues), len(said))

    def touching(self, stretch: Span) -> range:
        """The places of the sentences that share a character with a stretch, or hold it where it is empty."""
        return range(bisect_right(self._ends, stretch.start), bisect_left(self._starts, stretch.end))

    def before(self, stretch: Span) -> Source | None:
        """Who spoke last in the sentences before a stretch."""
        return self._before[bisect_right(self._ends, stretch.start)]

    def after(self, stretch: Span) -> Source | None:
        """Who speaks first in the sentences after a stretch."""
        return self._after[len(self.said) - bisect_left(self._starts, stretch.end)]

    def holding(self, stretch: Span) -> Said | None:
        """The sentence that a stretch is a part of."""
        near = range(bisect_left(self._ends, stretch.end), bisect_right(self._starts, stretch.start))
        return next((self.said[i] for i in near), None)

    def opening(self, stretch: Span) -> Said | None:
        """The sentence before a stretch that begins a sentence, where nobody has spoken up to there."""
        ended, begun = bisect_right(self._ends, stretch.start), bisect_left(self._starts, stretch.start - 1)
        whole = begun < len(self.said) and self._starts[begun] <= stretch.start
        return self.said[ended - 1] if whole and 0 < ended <= self._cued else None


def _spoken(one: Said) -> list[tuple[Span, Source]]:
    """Where the cues of a sentence stand, and who speaks by each."""
    tokens = one.reading.sentence.tokens
    own = [a for a in one.found if a.cue != "speaker"]
    found = []
    for cue in one.cues:
        attribution = next((a for a in own if a.cue == cue.words and a.source.span == cue.speaker.span), None)
        if attribution is not None:
            found.append((Span(tokens[cue.start].start, tokens[cue.end - 1].end), attribution.source))
    return found


def _pieces(stretch: Span, here: _Paragraph, speaker: Source) -> list[Attribution]:
    """A quotation, sentence by sentence, as far as the sentences do not attribute it themselves."""
    found = []
    for one in (here.said[i] for i in here.touching(stretch)):
        sentence = one.reading.sentence
        inside = [t for t in sentence.tokens if stretch.start <= t.start and t.end <= stretch.end]
        # She would not be surprised by "20 or 25".
        number = any(t.tag == "CD" for t in inside) and one.actor is not None and one.actor.name == speaker.name
        if len(inside) < (2 if number else FEWEST):
            continue
        content = Span(inside[0].start, inside[-1].end)
        held = any(content in a.content for a in one.found)
        if not held and not any(a.content in content and a.source == speaker for a in one.found):
            found.append(Attribution(source=speaker, content=content, sentence=sentence.index, cue="quotation"))
    return found


def _only(stretch: Span, part: Span) -> bool:
    """Whether a paragraph is nothing but the quotation."""
    return stretch.start - part.start <= 2 and part.end - stretch.end <= 2


def _speaker(stretch: Span, here: _Paragraph, last: Source | None) -> Source | None:
    """Who is quoted: a speaker of a sentence that the quotation touches, else the last before, else the next after."""
    touching = [
        (min(abs(cue.start - stretch.end), abs(cue.start - stretch.start)), source)
        for i in here.touching(stretch)
        for cue, source in here.spoken[i]
        if cue not in stretch
    ]
    if touching:
        return min(touching, key=lambda pair: pair[0])[1]
    held = here.holding(stretch)
    if held is not None and held.feels is not None and not held.cues:
        return held.feels
    if speaker := here.before(stretch) or last or here.after(stretch):
        return speaker
    # Organiser Jo Petrakis put the failure down to the law. "You get 60 days ..."
    opening = here.opening(stretch)
    return opening.actor if opening is not None else None
