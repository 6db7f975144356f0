"""What another voice sets against the figures before it: *The union tells it differently. It speaks of 400.*

Where the copy itself says that accounts differ, a figure of the second voice is of the same thing as the figure of the
first that is most like it, in whatever words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.claims.matching import Index
from checker.claims.phrases import has_phrase
from checker.claims.whose import LOSES
from checker.model import Claim, Document, Sentence, Span
from checker.rules import Rules
from checker.rules.measures import OPEN
from checker.sources import same_voice
from checker.values import can_agree

# An account is set against one of so many paragraphs before it, or of the headline and the lead.
REACH = 3
# The other voice speaks in so many sentences more.
GOES_ON = 3
# "far more", "considerably lower"; before a number or a noun for one, or at the end of what is said.
COMPARES = re.compile(r"\b(?:more|fewer|lower|higher|bigger|smaller|greater)$")
COMPARED = (
    r"(?: [.,:;–—-]|$| (?:\d|than (?:that|this|the (?:official|ministry|police|government|army|union|company)|what)\b"
    r"|numbers?\b|figures?\b|tolls?\b|counts?\b|totals?\b|estimates?\b|sums?\b))"
)
# More figures than this on a side are a table, so that the work grows with the length of the report.
MOST = 60
# Figures that are not of the whole of their kind.
APART = frozenset(
    {"part", "rest", "per", "change", "whole", "all", "cumulative", "another-time", "listed", "told-before", "own"}
)
# Verbs by which anybody has or is anything.
LIGHT = frozenset({"have", "own", "include"})
# Measures that two voices may mean by the same people.
RELATED = (
    frozenset({"injured", "hospitalised", "treated", "casualties"}),
    frozenset({"displaced", "affected", "threatened", "rescued"}),
    frozenset({"closed", "cancelled", "blocked", "affected", "on_strike"}),
    frozenset({"attended", "on_strike"}),
    frozenset({"captured", "arrested"}),
    frozenset({"intercepted", "destroyed"}),
    frozenset({"damaged", "destroyed", "affected"}),
    frozenset({"infected", "hospitalised", "affected"}),
    frozenset({"jobs_cut", "affected", "on_strike"}),
)
# How like two figures must be: one measure, or one group of things, or two words that go together.
ALIKE = 3


def answer_dissent(claims: Sequence[Claim], document: Document, rules: Rules, index: Index) -> tuple[Claim, ...]:
    """The claims; those that are set against another voice's with the cue ``dissent``, the id of what they restate, and
    its measure where they had none.
    """
    voices = _dissenting(document, rules)
    if not voices:
        return tuple(claims)
    pairs = sorted(_pairs(claims, voices, rules, index), key=lambda pair: (-pair[0], pair[1].span, pair[2].span))
    answers: dict[str, Claim] = {}
    taken: set[str] = set()
    for _, second, first in pairs:
        if second.id not in answers and first.id not in taken:
            answers[second.id] = first
            taken.add(first.id)
    return tuple(set_against(c, answers[c.id], "dissent") if c.id in answers else c for c in claims)


def set_against(claim: Claim, first: Claim, cue: str) -> Claim:
    """The claim that answers another one, with the cue that says how; an open count is of the other's measure."""
    scope = replace(claim.scope, restates=first.id, cues=(*claim.scope.cues, cue))
    measure = first.measure if claim.measure == "count" else claim.measure
    return replace(claim, scope=scope, measure=measure)


def _dissenting(document: Document, rules: Rules) -> dict[int, Span]:
    """For each paragraph in which a voice dissents, where it speaks: in that sentence and the next few.

    *The company paints another picture.* at the end of a paragraph is of the next one.
    """
    voices: dict[int, Span] = {}
    sentences = [s for s in document.sentences if s.part == "body"]
    for i, sentence in enumerate(sentences):
        if not _dissents(sentence, rules.events.dissent):
            continue
        end = sentences[min(i + GOES_ON, len(sentences) - 1)].span.end
        voices.setdefault(sentence.paragraph, Span(sentence.span.start, end))
        after = sentences[i + 1] if i + 1 < len(sentences) else None
        if after is not None and after.paragraph != sentence.paragraph:
            voices.setdefault(after.paragraph, Span(after.span.start, end))
    return voices


def _dissents(sentence: Sentence, phrases: tuple[str, ...]) -> bool:
    """Whether a sentence has one of the phrases; a comparison only where it ends there or compares numbers.

    *The union counts far more: 900*; not *banks were far more effective*, *much lower than his rate*.
    """
    words = " ".join(t.lower for t in sentence.tokens)
    if not has_phrase(words, phrases):
        return False
    found = [phrase for phrase in phrases if has_phrase(words, (phrase,))]
    return any(COMPARES.search(p) is None or re.search(rf"\b{re.escape(p)}{COMPARED}", words) for p in found)


def _pairs(
    claims: Sequence[Claim], voices: dict[int, Span], rules: Rules, index: Index
) -> Iterator[tuple[int, Claim, Claim]]:
    plain: dict[int, list[Claim]] = {}
    for claim in claims:
        if _plain(claim):
            plain.setdefault(claim.paragraph, []).append(claim)
    lead = min((c.paragraph for c in claims if c.part == "body"), default=0)
    opening = [paragraph for paragraph in plain if paragraph <= lead]
    for paragraph, voice in voices.items():
        near = {*opening, *range(paragraph - REACH, paragraph + 1)}
        firsts = [c for at in sorted(near) for c in plain.get(at, ()) if c.span.start < voice.start][-MOST:]
        seconds = [c for c in plain.get(paragraph, ()) if c.span in voice and c.part == "body"][:MOST]
        for second in seconds:
            for first in firsts:
                likeness = _likeness(first, second, rules, index)
                if likeness >= ALIKE:
                    yield likeness, second, first


def _plain(claim: Claim) -> bool:
    if claim.part == "body" and "wider" in claim.scope.cues:
        return False
    if claim.text.lower().startswith("another") or claim.value.high == 1:
        return False
    told = claim.status in {"asserted", "forecast"} and claim.quantity.form in {"number", "none"}
    return told and not claim.quantity.additional and not APART & set(claim.scope.cues)


def _likeness(first: Claim, second: Claim, rules: Rules, index: Index) -> int:
    """How like what two voices count is; zero where they cannot count the same, or agree."""
    if same_voice(first.source, second.source) or first.quantity.unit != second.quantity.unit:
        return 0
    if can_agree(first.value, first.quantity.approximate, second.value, second.quantity.approximate):
        return 0
    if first.scope.scene != second.scope.scene and set(second.scope.times) - set(first.scope.times):
        return 0  # "A raid in June 2004 killed 90"
    if "phrase" in second.scope.cues and first.part == "headline":
        return 0  # "its report lists 31 deaths in Lower Samoa": a phrase says which
    if second.scope.about and second.scope.about != first.scope.about:
        return 0  # "The front had 18 dead", of 64 dead policemen
    if second.scope.owner and second.scope.deed in LOSES:
        return 0  # "We lost three men": of his own
    if second.scope.scene and set(second.scope.within) - set(first.scope.within):
        return 0  # "its report lists 31 deaths in American Samoa"
    same = first.measure == second.measure
    related = any({first.measure, second.measure} <= some for some in RELATED)
    if not same and not related and second.measure != "count":
        return 0
    if not same and related and (second.scope.places or second.scope.within):
        return 0  # "At one hospital 22 people were stitched up"
    groups = [rules.nouns.group(c.counted, c.scope.group) for c in (first, second)]
    people = all("people" in (index.kinds_of_noun(c.counted) or ()) for c in (first, second))
    if groups[0] != groups[1] and (not {"", "anyone"} & set(groups) or (related and not same and groups[0])):
        return 0  # "More than 300 policemen were hurt", "doctors stitched up 22 people"
    if first.scope.group != second.scope.group and first.scope.group and second.scope.group:
        return 0
    told = same and first.measure not in OPEN
    deed = bool(first.scope.deed) and rules.events.deed(first.scope.deed) == rules.events.deed(second.scope.deed)
    if "forecast" in {first.status, second.status} and not (first.status == second.status and deed):
        return 0
    physical = first.quantity.unit not in {None, "percent"} and first.counted == first.quantity.unit
    if physical and not deed:
        return 0  # "exploded at 30 km"; "travelling at 18 km a second"
    if first.quantity.unit == "percent" and groups[0] != groups[1]:
        return 0
    if not told and not related and not groups[0] == groups[1] != "":
        return 0  # what each counts, or has a share of, is another thing
    if not told and not related and {first.scope.deed, second.scope.deed} & LIGHT and first.quantity.unit is None:
        return 0  # "they teach 188 children"; "her school had 22 pupils"
    return 4 * told + 2 * related + 3 * (groups[0] == groups[1] != "") + 2 * deed + people
