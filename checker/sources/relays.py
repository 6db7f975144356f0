"""What is attributed without a verb of its own: headlines, gaps after a coordination, and the source's own source."""

from collections.abc import Iterator
from dataclasses import replace

from checker.sources import speakers
from checker.sources.cue import HEDGES, Cue, clause_follows, figure_next
from checker.sources.lexicon import singular
from checker.sources.owned import AID
from checker.sources.phrases import Phrase
from checker.sources.reading import Reading

# The next named after these gets a number too, and does not say it.
RECEIVED = frozenset("give gives gave has have had".split())


def headline(r: Reading) -> Iterator[Cue]:
    """The cues of a headline: *Police: 12 hurt*, *12 hurt - police*."""
    marks = [k for k in range(1, len(r.tags) - 1) if r.lower(k) in {":", "-", "–", "—"} and loose(r, k)]
    for mark in marks:
        left = r.starts.get(0)
        if r.lower(mark) == ":" and left is not None and left[1] == mark:
            speaker = r.phrase(*left)
            if _heads(r, speaker):
                yield Cue(0, mark + 1, speaker, "lead", ":")
                return
        right = r.starts.get(mark + 1)
        if right is not None and mark == marks[-1] and right[1] >= len(r.tags) - (r.lower(len(r.tags) - 1) == "."):
            speaker = r.phrase(*right)
            if _heads(r, speaker):
                yield Cue(mark, right[1], speaker, "post", r.lower(mark))
                return


def loose(r: Reading, k: int) -> bool:
    tokens = r.sentence.tokens
    return tokens[k].text == ":" or (tokens[k - 1].end < tokens[k].start and tokens[k].end < tokens[k + 1].start)


def _heads(r: Reading, one: Phrase) -> bool:
    """Whether a phrase can speak in a headline without a verb: a country or a theme cannot."""
    if one.sort == "place":
        # "Nine dead - Kabul", but "Kabul: nine dead" only says where.
        return one.noun in r.lex.headline or (one.start > 0 and one.text.lower() not in r.lex.countries)
    named = one.text.lower().removeprefix("the ") in r.lex.media | AID
    return named or (one.sort in {"person", "people", "body", "document"} and _speaks(r, one))


def _speaks(r: Reading, one: Phrase) -> bool:
    """Whether its head, or the role before a name, is one that speaks in a headline."""
    words = one.words if one.sort == "person" else (one.noun,)
    return any(singular(word) in r.lex.headline for word in words)


def bracketed(r: Reading) -> Iterator[Cue]:
    """The cues of speakers in brackets beside their number: *4,000 (police) to 9,000 (organisers)*."""
    for start, end in r.chunks:
        if r.lower(start - 1) != "(" or r.lower(end) != ")":
            continue
        one = r.phrase(start, end)
        if singular(one.noun) in {"figure", "estimate", "count"} and end - start > 1:
            one = r.phrase(start, end - 1)
        number = next((k for k in range(start - 2, max(start - 5, -1), -1) if r.tags[k] == "CD"), None)
        if number is not None and one.sort in {"people", "body"} and singular(one.noun) in r.lex.headline:
            begin = number
            while begin > 0 and (r.lower(begin - 1) in HEDGES or r.tags[begin - 1] == "$"):
                begin -= 1
            yield Cue(start - 1, end + 1, one, "post", "(", stop=end, begin=begin)


def gaps(r: Reading, found: list[Cue]) -> Iterator[Cue]:
    """The cues whose verb is left out after another: *the prefecture recorded 15,500, and the unions 22,000*."""
    for cue in found:
        # A clause has its own verb: "told them that it expects 12 for the cargo and crew project over five years".
        if cue.side != "lead" or clause_follows(r, cue.end):
            continue
        if cue.words in RECEIVED and r.tags[cue.end : cue.end + 1] != ["CD"]:
            # "gives Calloway 47 percent and the president 40 percent"
            continue
        for k in range(cue.end, len(r.tags)):
            if r.lower(k) not in {"and", "but", "while", ",", ";"} or k + 1 not in r.starts:
                continue
            start, stop = r.starts[k + 1]
            # Speaker and number may be read as one phrase: "the unions 22,000".
            number = next((m for m in range(start + 1, stop) if r.tags[m] in {"CD", "$"}), stop)
            # "The police figure was 4,000, the unions' 9,000"
            phrase_end = number - 1 if r.tags[number - 1] == "POS" and number < stop else number
            if r.lower(number) == "," and r.lower(number + 1) in {"in", "on", "by"}:
                # "and the company, in a statement issued before, more than 2,000"
                close = next((m for m in range(number + 1, min(number + 14, len(r.tags))) if r.lower(m) == ","), number)
                number = close + 1 if close > number else number
            if number == start + 1 and r.tags[start] == "DT":
                continue
            if r.lower(number) == "at" and r.lex.forms.get(cue.words) in {"put", "estimate", "assess", "value"}:
                # "put the losses at 38 million and the victims at 1,900"
                continue
            speaker = r.phrase(start, phrase_end)
            if speaker.sort not in {"people", "body", "person"} or not _known(r, speaker):
                continue
            # "the army spoke of 61 dead, the rebels of 14"
            particles = r.lex.prepositions.get(r.lex.forms.get(cue.words, ""), frozenset())
            again = r.lower(number) in particles and r.lower(cue.end) == r.lower(number)
            figure = r.tags[number : number + 1] in (["CD"], ["$"]) or (
                (again or r.lower(number) in HEDGES) and figure_next(r, number)
            )
            taken = any(c.start <= speaker.start < c.end for c in found if c is not cue)
            if figure and not taken and r.tags[speaker.head] != "CD":
                close = next((m for m in range(number, len(r.tags)) if r.lower(m) == ";"), len(r.tags))
                yield Cue(start, number, speaker, "lead", "and", stop=close)


def _known(r: Reading, one: Phrase) -> bool:
    """Whether the words of a phrase show that it is somebody who speaks."""
    return one.sort == "people" or any(
        singular(w) in r.lex.people | r.lex.institutions | r.lex.media for w in one.words
    )


def relayed(r: Reading, found: list[Cue]) -> list[Cue]:
    """The cues with their own sources, where one is cited: *X, citing Y, said*."""
    out = list(found)
    for i, word in enumerate(r.lowers):
        if word not in r.lex.relaying:
            continue
        own = speakers.after(r, i + 1)
        if own is None or own.sort == "thing" or not out:
            continue
        near = min(
            range(len(out)), key=lambda n: min(abs(out[n].end - i), abs(out[n].start - i), abs(out[n].speaker.end - i))
        )
        out[near] = replace(out[near], via=(*out[near].via, own))
    return out
