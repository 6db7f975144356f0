"""The order of work: cues of each sentence, their speakers by name, their contents, quotations, what carries over."""

from dataclasses import replace

from checker.model import REPORT, Attribution, Document, Sentence, Source, Span
from checker.rules.sources import SourceRules
from checker.sources import anaphora, carrying, contents
from checker.sources.cue import Cue, circumstance, first_actor
from checker.sources.headlines import halves
from checker.sources.idioms import idioms
from checker.sources.lexicon import Lexicon, lexicon, singular
from checker.sources.mentions import Mention, kind, mentions, remembered
from checker.sources.openings import prepositions
from checker.sources.owned import owned, owner_of, speaks_for_owner
from checker.sources.phrases import Phrase
from checker.sources.quoted import Said, quoted, relayed_in
from checker.sources.reading import Reading, read
from checker.sources.relays import bracketed, gaps, headline, relayed
from checker.sources.speakers import extended
from checker.sources.surface import QUOTES
from checker.sources.tags import names_of
from checker.sources.verbless import announced, verbless
from checker.sources.verbs import verbs

# Whoever does so at a source's own hand gives what was found.
COUNTING = frozenset("find count document record register verify".split())


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
    in_quotes = quoted(document, said)
    found = [*relayed_in(found, in_quotes), *in_quotes]
    found += _carried(document, said, found, lex)
    return tuple(sorted(set(found), key=lambda a: (a.content.start, -a.content.end, a.cue, a.source.name)))


def _spoken(document: Document, lex: Lexicon) -> list[Said]:
    """Each sentence with the attributions that its own words make."""
    before: list[Mention] = []
    said = []
    names = names_of(document.sentences)
    for sentence in document.sentences:
        r = read(sentence, lex, names)
        taken = _cues(r)
        ranges = contents.contents(r, taken)
        spoken: list[tuple[Phrase, Source]] = []
        found: list[Attribution] = []
        for cue, (start, end) in zip(taken, ranges, strict=True):
            if _is_figure(r, cue.speaker) and "CD" in r.tags[start:end]:
                continue
            so_far = [*before, *mentions(r, spoken)]
            source = _source(r, cue, _earlier(cue, so_far, sentence, lex), lex)
            if _place_counts(r, cue, source, lex) or _nobodys(cue, source):
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
        opener = announced(r)
        if opener is not None and any(cue.start < opener.end for cue in taken):
            opener = None
        so_far = [*before, *mentions(r, spoken if opener is None else [(opener, _named(opener))])]
        announces = None if opener is None else anaphora.resolve(opener, before, lex, sentence.paragraph)
        feels, actor = _feels(r, so_far, lex), _actor(r, so_far, lex)
        before = remembered(so_far)
        said.append(Said(r, tuple(found), tuple(taken), actor, feels, announces))
    return said


def _named(one: Phrase) -> Source:
    return Source(name=one.text, kind=kind(one), span=one.span)


def _earlier(cue: Cue, before: list[Mention], sentence: Sentence, lex: Lexicon) -> list[Mention]:
    """The mentions before a cue that its speaker can take up.

    *One elderly woman died, but she had been ill, she said*: who is told of in what is said does not say it, unless
    nobody else can, or a name stands there.
    """
    found = [m for m in before if m.place < cue.speaker.span.start]
    word = cue.speaker.words[0]
    if cue.side == "lead" or cue.words not in lex.forms or word not in {"he", "she", "it", "they"}:
        return found
    person = word in {"he", "she"}
    others = [m for m in found if m.sentence != sentence.index or m.spoke or (person and m.phrase.sort == "person")]
    # "The fire service has sent 12 engines, it says": whoever spoke before in the paragraph, else the one told of.
    sorts = {"person", "people"} if person else {"people", "body", "document"}
    here = [
        m
        for m in others
        if m.active and m.phrase.sort in sorts and (person or (m.spoke and m.paragraph == sentence.paragraph))
    ]
    return others if here else found


def _actor(r: Reading, before: list[Mention], lex: Lexicon) -> Source | None:
    """The person who is the subject of a sentence, by the best name."""
    one = first_actor(r)
    if one is not None and one.sort == "people" and r.lower(one.end) == "," and one.end + 1 in r.starts:
        # "A passenger, Filip Dvorsky, sat in the second carriage."
        beside = r.phrase(*r.starts[one.end + 1])
        one = replace(beside, start=one.start) if beside.sort == "person" else one
    if one is None or one.start > r.first or not (one.sort == "person" or one.words in {("he",), ("she",)}):
        return None
    source = anaphora.resolve(one, [m for m in before if m.place < one.span.start], lex, r.sentence.paragraph)
    return source if source.kind == "named" else None


def _feels(r: Reading, before: list[Mention], lex: Lexicon) -> Source | None:
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
    short = r.sentence.part in {"headline", "summary"}
    told = halves(r) if short else []
    if len(told) > 1:
        return told
    found = [*prepositions(r), *verbs(r)]
    if short:
        taken = {k for cue in found for k in range(cue.start, cue.end)}
        found += [*headline(r), *(cue for cue in told if cue.end - 1 not in taken)]
    taken = {k for cue in found for k in range(cue.start, cue.end)}
    # "According to FactSet, the analysts' forecast had been": the forecast is FactSet's account.
    found += [cue for cue in idioms(r) if not taken & {cue.start, cue.end - 1}]
    taken = {k for cue in found for k in range(cue.start, cue.end)}
    leads = {k for cue in found if cue.side == "lead" for k in (cue.end, cue.end + 1)}
    found += [cue for cue in owned(r) if cue.start not in taken | leads]
    taken = {k for cue in found for k in range(cue.start, cue.end)}
    found += [cue for cue in verbless(r) if r.sentence.part == "body" and not taken & set(range(cue.start, cue.end))]
    found += bracketed(r)
    found = relayed(r, sorted(found, key=lambda c: (c.start, c.end)))
    found = sorted([*found, *gaps(r, found)], key=lambda c: (c.start, c.end))
    return [cue for cue in found if not _told_by_another(r, cue, found)]


def _told_by_another(r: Reading, cue: Cue, found: list[Cue]) -> bool:
    """Whether somebody else tells what was counted: *Laboratories have confirmed 31 cases, the minister said*."""
    verb = r.lex.forms.get(cue.words)
    if cue.side != "lead" or cue.begin is not None or verb is None or verb in r.lex.speaking | r.lex.foresee:
        return False
    later = next((c for c in found if c.start >= cue.end), None)
    if later is None or later.side != "post" or r.lower(later.start - 1) != "," or later.begin is not None:
        return False
    return not {";", ":", "while", "but", "whereas"} & {r.lower(k) for k in range(cue.end, later.start)}


def _is_figure(r: Reading, one: Phrase) -> bool:
    """*A majority, 52 percent, saying no; the number of groups stating that they will stay*: a figure, and nobody."""
    of_number = r.lower(one.start - 1) == "of" and r.lower(one.start - 2) in {"number", "share", "proportion", "total"}
    return one.noun in {"percent", "%"} or of_number


def _source(r: Reading, cue: Cue, before: list[Mention], lex: Lexicon) -> Source:
    """The source of a cue by its best name."""
    speaker, paragraph = cue.speaker, r.sentence.paragraph
    source = None
    if speaker.sort == "document" or speaks_for_owner(r, cue):
        owner = owner_of(r, speaker)
        if owner is not None:
            source = anaphora.resolve(owner, [m for m in before if m.place < owner.span.start], lex, paragraph)
        elif (
            speaker.words[0] == "the" and "official" not in speaker.words and singular(speaker.noun) not in INSTRUMENTS
        ):
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


def _place_counts(r: Reading, cue: Cue, source: Source, lex: Lexicon) -> bool:
    """Whether a pronoun or a name is a place, which speaks only with a verb of saying: *It has recorded 7,109*."""
    one = cue.speaker
    if one.proper and one.sort == "body" and r.lower(one.end) == "," and r.lower(one.end + 1) == "where":
        # "Texas, where the outbreak began, has recorded 742 cases"
        return lex.forms.get(cue.words, "") not in lex.speaking
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
        k = _past_description(r, k + 1)
    if r.lower(k) == "one" and r.lower(k + 1) == "of" and r.lower(k + 2) not in {"them", "these", "those", "whom"}:
        # "said the geologist, one of nine authors"
        return k, next((m for m in range(k + 1, len(r.tags)) if r.lower(m) in {",", ";", "."}), len(r.tags))
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
    if r.lower(k) == "which" and any(r.lex.forms.get(r.lower(m)) in COUNTING for m in range(k + 1, end)):
        # "according to the Ombudsman's office, which has visited 19 of them and found bruises on eleven"
        return None
    return k, end


def _past_description(r: Reading, k: int) -> int:
    """Past a description before a relative clause: *said Park, the union's envoy, whose staff*; else where it is."""
    if k not in r.starts:
        return k
    end = extended(r, *r.starts[k], len(r.tags))[1]
    end += r.lower(end) == ","
    return end if r.lower(end) in {"who", "whose"} else k


def _span(sentence: Sentence, start: int, end: int) -> Span:
    return Span(sentence.tokens[start].start, sentence.tokens[end - 1].end)


def _carried(document: Document, said: list[Said], found: list[Attribution], lex: Lexicon) -> list[Attribution]:
    """Sentences without attribution that go on with the account of the sentence before, in the same paragraph."""
    carried: list[Attribution] = []
    by_sentence: dict[int, list[Attribution]] = {}
    for attribution in found:
        by_sentence.setdefault(attribution.sentence, []).append(attribution)
    source, paragraph, told, announced_here = None, -1, False, False
    last: Said | None = None
    for one in said:
        before, last = last, one
        sentence = one.reading.sentence
        if sentence.paragraph != paragraph:
            source, paragraph, announced_here = None, sentence.paragraph, False
        if one.announces is not None:
            source, announced_here = one.announces, True
            continue
        own = [a for a in by_sentence.get(sentence.index, []) if a.source is not REPORT]
        text = document.report.text[sentence.span.start : sentence.span.end]
        whole = any(a.content.start <= sentence.span.start + 1 for a in own)
        if (
            source is not None
            and not whole
            and (
                carrying.details(one.reading, text)
                or (announced_here and not own)
                or (told and not own and carrying.backshifted(one.reading))
                or (
                    told
                    and not own
                    and before is not None
                    and (carrying.goes_on(one.reading, before.reading) or carrying.more_of(one.reading, before.reading))
                )
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
        announced_here = announced_here and not own
        source = own[-1].source if own else None
    return carried
