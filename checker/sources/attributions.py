"""The order of work: cues of each sentence, their speakers by name, their contents, quotations, what carries over."""

from dataclasses import replace

from checker.model import REPORT, Attribution, Document, Sentence, Source, Span
from checker.rules.sources import SourceRules
from checker.sources import anaphora, carrying, contents, speakers
from checker.sources.cue import Cue, circumstance, first_actor
from checker.sources.idioms import idioms
from checker.sources.lexicon import Lexicon, lexicon, singular
from checker.sources.openings import prepositions
from checker.sources.owned import owned, owner_of, speaks_for_owner
from checker.sources.phrases import Phrase
from checker.sources.quoted import Said, quoted
from checker.sources.relays import bracketed, gaps, headline, relayed
from checker.sources.speakers import Reading
from checker.sources.surface import QUOTES
from checker.sources.verbs import verbs

# What they show is nobody's account but their own.
INSTRUMENTS = frozenset(
    "dashboard gauge sensor satellite seismometer page camera radar buoy thermometer telescope image footage video "
    "photograph".split()
)


def find_attributions(document: Document, rules: SourceRules) -> tuple[Attribution, ...]:
    """Every attributed stretch of every sentence, in the order of the text.

    Inner attributions are contained in outer ones; a stretch inside an attribution that is the report's own again (the
    speaker's own description) is attributed to the report.
    """
    lex = lexicon(rules)
    said = _spoken(document, lex)
    found = [a for one in said for a in one.found]
    found += quoted(document, said)
    found += _carried(document, said, found, lex)
    return tuple(sorted(set(found), key=lambda a: (a.content.start, -a.content.end, a.cue, a.source.name)))


def _spoken(document: Document, lex: Lexicon) -> list[Said]:
    """Each sentence with the attributions that its own words make."""
    before: list[anaphora.Mention] = []
    said = []
    for sentence in document.sentences:
        r = speakers.read(sentence, lex)
        taken = _cues(r)
        ranges = contents.contents(r, taken)
        spoken: list[tuple[Phrase, Source]] = []
        found: list[Attribution] = []
        for cue, (start, end) in zip(taken, ranges, strict=True):
            so_far = [*before, *anaphora.mentions(r, spoken)]
            source = _source(r, cue, [m for m in so_far if m.place < cue.speaker.span.start], lex)
            if _place_counts(cue, source, lex) or _nobodys(cue, source):
                continue
            spoken.append((cue.speaker, source))
            if end > start:
                found.append(
                    Attribution(
                        source=source, content=_span(sentence, start, end), sentence=sentence.index, cue=cue.words
                    )
                )
            if cue.side == "post" and any(r.tags[k] == "CD" for k in range(cue.start, cue.end)):
                found.append(
                    Attribution(
                        source=REPORT,
                        content=_span(sentence, cue.start, cue.end),
                        sentence=sentence.index,
                        cue="speaker",
                    )
                )
            fronted = _fronted(r, cue) if cue is taken[0] else None
            if fronted is not None:
                found.append(
                    Attribution(
                        source=source, content=_span(sentence, *fronted), sentence=sentence.index, cue=cue.words
                    )
                )
            aside = _relative(r, cue)
            if aside is not None:
                found.append(
                    Attribution(source=REPORT, content=_span(sentence, *aside), sentence=sentence.index, cue="speaker")
                )
        so_far = [*before, *anaphora.mentions(r, spoken)]
        feels, actor = _feels(r, so_far, lex), _actor(r, so_far, lex)
        before = anaphora.remembered(so_far)
        said.append(Said(r, tuple(found), tuple(taken), actor, feels))
    return said


def _actor(r: Reading, before: list[anaphora.Mention], lex: Lexicon) -> Source | None:
    """The person who is the subject of a sentence, by the best name."""
    one = first_actor(r)
    if one is None or one.start > r.first or not (one.sort == "person" or one.words in {("he",), ("she",)}):
        return None
    source = anaphora.resolve(one, [m for m in before if m.place < one.span.start], lex, r.sentence.paragraph)
    return source if source.kind == "named" else None


def _feels(r: Reading, before: list[anaphora.Mention], lex: Lexicon) -> Source | None:
    """The person of *For Rosa Imperi, who lost two sons, the sentence is "one night in prison"*."""
    k = r.first
    one = r.phrase(*r.starts[k + 1]) if r.lower(k) in {"for", "to"} and k + 1 in r.starts else None
    if one is None or one.sort != "person" or any(r.lower(m) in QUOTES for m in range(one.end)):
        return None
    quote = next((m for m in range(one.end, len(r.tags)) if r.lower(m) in QUOTES), None)
    if quote is None or not {"is", "was", "were", "are"} & {r.lower(m) for m in range(quote - 3, quote)}:
        return None
    return anaphora.resolve(one, [m for m in before if m.place < one.span.start], lex, r.sentence.paragraph)


def _cues(r: Reading) -> list[Cue]:
    """All cues of a sentence in their order, none of them twice."""
    found = [*prepositions(r), *verbs(r)]
    if r.sentence.part in {"headline", "summary"}:
        found += headline(r)
    taken = {k for cue in found for k in range(cue.start, cue.end)}
    # "According to FactSet, the analysts' forecast had been": the forecast is FactSet's account.
    found += [cue for cue in idioms(r) if not taken & set(range(cue.start, cue.end))]
    taken = {k for cue in found for k in range(cue.start, cue.end)}
    leads = {k for cue in found if cue.side == "lead" for k in (cue.end, cue.end + 1)}
    found += [cue for cue in owned(r) if cue.start not in taken | leads]
    found += bracketed(r)
    found = relayed(r, sorted(found, key=lambda c: (c.start, c.end)))
    return sorted([*found, *gaps(r, found)], key=lambda c: (c.start, c.end))


def _source(r: Reading, cue: Cue, before: list[anaphora.Mention], lex: Lexicon) -> Source:
    """The source of a cue by its best name."""
    speaker, paragraph = cue.speaker, r.sentence.paragraph
    source = None
    if speaker.sort == "document" or speaks_for_owner(r, cue):
        owner = owner_of(r, speaker)
        if owner is not None:
            source = anaphora.resolve(owner, [m for m in before if m.place < owner.span.start], lex, paragraph)
        elif speaker.words[0] == "the" and singular(speaker.noun) not in INSTRUMENTS:
            # "The agency put it at 5. The corrected figure is 7": whoever gave the figure before.
            giver = next((m for m in reversed(before) if m.spoke), None)
            if giver is not None and giver.paragraph == paragraph and giver.sentence < r.sentence.index:
                source = giver.source
    if source is None or source.kind == "unresolved":
        source = anaphora.resolve(speaker, before, lex, paragraph)
    via = tuple(anaphora.resolve(one, before, lex, paragraph) for one in cue.via)
    return replace(source, span=cue.speaker.span, via=via)


def _fronted(r: Reading, cue: Cue) -> tuple[int, int] | None:
    """How things stood, told before who speaks: *With 91 percent of stations counted, the commission said ...*"""
    if cue.side != "lead" or r.lower(r.first) != "with" or r.lower(cue.start - 1) != ",":
        return None
    return (r.first, cue.start - 1) if circumstance(r, cue.start - 2) else None


def _place_counts(cue: Cue, source: Source, lex: Lexicon) -> bool:
    """Whether a pronoun is a place, which only speaks with a verb of saying: *It has recorded 7,109 cases*."""
    if cue.speaker.sort != "pronoun" or source.name.lower() not in lex.places:
        return False
    return lex.forms.get(cue.words, "") not in lex.speaking


def _nobodys(cue: Cue, source: Source) -> bool:
    """Whether a number has no owner: *Back in March the estimate was 16 million*."""
    one = cue.speaker
    return one.sort == "document" and cue.words == one.text and source.name == one.text and cue.side == "lead"


def _relative(r: Reading, cue: Cue) -> tuple[int, int] | None:
    """The relative clause of a speaker that stands after what is said: *said X, who lost four relatives*."""
    k = cue.end
    if cue.side != "post":
        return None
    direct = r.lower(cue.start - 1) in QUOTES or r.lower(cue.start - 2) in QUOTES
    where = next(
        (m for m in range(k, min(k + 12, len(r.tags))) if r.lower(m) == "where" and r.lower(m - 1) == ","), None
    )
    if direct and where is not None:
        # "Karlsen told supporters at the cinema, where 200 had come"
        return where, next((m for m in range(where + 1, len(r.tags)) if r.lower(m) in {",", ";", "."}), len(r.tags))
    if cue.speaker.end != cue.end:
        return None
    if r.lower(k) in {"of", "at", "from", "with"} and k + 1 in r.starts:
        k = r.starts[k + 1][1]
    if r.lower(k) == ",":
        k += 1
    if r.lower(k) not in {"who", "which", "whose"}:
        return None
    first = next((m for m in range(k + 1, len(r.tags)) if r.tags[m].startswith("VB") and r.finite(m)), None)
    if (
        first is not None
        and first < k + 4
        and r.lower(k) != "whose"
        and r.lex.forms.get(r.lower(first)) in r.lex.figuring
    ):
        # "according to the bulletin, which gave the rate as 7 per cent"
        return None
    end = next((m for m in range(k + 1, len(r.tags)) if r.lower(m) in {",", ";", ".", '"', "“"}), len(r.tags))
    return k, end


def _span(sentence: Sentence, start: int, end: int) -> Span:
    return Span(sentence.tokens[start].start, sentence.tokens[end - 1].end)


def _carried(document: Document, said: list[Said], found: list[Attribution], lex: Lexicon) -> list[Attribution]:
    """Sentences without attribution that go on with the account of the sentence before, in the same paragraph."""
    carried: list[Attribution] = []
    by_sentence: dict[int, list[Attribution]] = {}
    for attribution in found:
        by_sentence.setdefault(attribution.sentence, []).append(attribution)
    source, paragraph, told = None, -1, False
    last: Said | None = None
    for one in said:
        before, last = last, one
        sentence = one.reading.sentence
        if sentence.paragraph != paragraph:
            source, paragraph = None, sentence.paragraph
        own = [a for a in by_sentence.get(sentence.index, []) if a.source is not REPORT]
        text = document.report.text[sentence.span.start : sentence.span.end]
        whole = any(a.content.start <= sentence.span.start + 1 for a in own)
        if (
            source is not None
            and not whole
            and (
                carrying.details(one.reading, text)
                or (told and not own and carrying.backshifted(one.reading))
                or (told and not own and before is not None and carrying.goes_on(one.reading, before.reading))
            )
        ):
            carried.append(
                Attribution(source=source, content=sentence.span, sentence=sentence.index, cue="the account goes on")
            )
            if not own:
                continue
        reported = [
            c
            for c in one.cues
            if (c.words in lex.forms and lex.forms[c.words] in lex.speaking) or c.words.startswith("according")
        ]
        told = bool(reported) or (told and not own)
        source = own[-1].source if own else None
    return carried
