"""Headlines that set two voices' figures against each other: *Army admits 17 dead, rebels claim 64*.

A headline's bare verbs and missing articles mislead tagger and parser. Where a half of it has a voice, a verb of
telling and one figure, their order alone says who gives which.
"""

from checker.sources.cue import HEDGES, Cue
from checker.sources.lexicon import verb_forms
from checker.sources.reading import Reading
from checker.sources.surface import QUOTES
from checker.sources.tags import NUMBERS

# What stands between the halves.
BETWEEN = frozenset({",", ";", "–", "—", "while", "but"})
# By these a voice gives a figure, or holds to the one that it gave.
TELLING = frozenset(
    form
    for verb in (
        "say claim count put admit own concede acknowledge insist maintain stand stick stay hold stop speak tell talk "
        "estimate reckon see list give"
    ).split()
    for form in verb_forms(verb)
) | {"stood", "held"}
# A voice has no more words; nor stand more between its verb and its figure.
LONGEST = 5
# "Taliban put the dead at 2,400, UN office at 1,300"; "Gavin speaks of 10,000 dead, the mayor of 3,461"
PARTICLES = frozenset({"at", "of", "to", "with", "by"})


def halves(r: Reading) -> list[Cue]:
    """The cues of a headline's halves, or of the second one where only that has a voice and its verb: *Turkey loses 12
    soldiers, rebels speak of 35*; nothing where no half has.
    """
    for between in range(2, len(r.tags) - 1):
        if r.lower(between) not in BETWEEN:
            continue
        label = max((k + 1 for k in range(between) if r.lower(k) == ":"), default=0)
        first, second = _telling(r, label, between), _telling(r, between + 1, len(r.tags))
        if first is not None and second is None:
            second = _verbless(r, between + 1)
        if second is not None:
            return [second] if first is None else [first, second]
    return []


def _telling(r: Reading, start: int, end: int) -> Cue | None:
    """The half in which a voice and its verb stand before the only figure."""
    verb = next((k for k in range(start + 1, min(start + LONGEST, end)) if r.lower(k) in TELLING), None)
    figures = [k for k in range(start, end) if _is_figure(r, k)]
    starts = [k for k in figures if k - 1 not in figures]
    if verb is None or not starts or starts[0] < verb or len(starts) > 1:
        return None
    voice = r.phrase(start, verb)
    quoted = any(r.lower(k) in QUOTES or r.lower(k) in BETWEEN for k in range(start, verb))
    return None if quoted else Cue(start, verb + 1, voice, "lead", r.lower(verb), stop=end)


def _verbless(r: Reading, start: int) -> Cue | None:
    """*Government counts 132 dead, councillor 160*: the second half without its verb."""
    end = len(r.tags)
    figure = next((k for k in range(start, min(start + LONGEST, end)) if _is_figure(r, k)), None)
    if figure is None:
        return None
    last = figure
    while last > start and (r.lower(last - 1) in HEDGES or r.lower(last - 1) in PARTICLES):
        last -= 1
    behind = [k for k in range(figure, end) if not _is_figure(r, k) and r.lower(k) not in {".", "?"}]
    if last == start or behind or any(r.finite(k) for k in range(start, last)):
        return None
    return Cue(start, last, r.phrase(start, last), "lead", "and", stop=end)


def _is_figure(r: Reading, k: int) -> bool:
    return r.tags[k] == "CD" or r.lower(k) in NUMBERS or r.lower(k) in {"no", "none", "nobody"}
