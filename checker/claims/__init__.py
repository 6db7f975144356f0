"""From figures to claims: number, measure, what is counted, who says it, and where and when it holds."""

from collections.abc import Sequence
from dataclasses import replace

from checker.claims.corrections import corrected_paragraphs, is_printed
from checker.claims.dissent import answer_dissent
from checker.claims.headline import answer_headline
from checker.claims.matching import Index
from checker.claims.measuring import find_subject
from checker.claims.parts import mark_parts
from checker.claims.places import DAYS, days_of, find_places
from checker.claims.reading import Read, Reads, Subject
from checker.claims.scenes import Scene, find_home, find_scenes, of_another_happening
from checker.claims.scope import scope_of
from checker.claims.single import find_single
from checker.claims.status import is_decided, status_of
from checker.claims.taking_over import of_other_voice
from checker.model import Attribution, Claim, Document, LeftOut, Quantity, Report, Scope, Sentence, Source
from checker.rules import Rules
from checker.rules.events import EventWords
from checker.sources import source_of

__all__ = ["find_claims"]


def find_claims(
    document: Document,
    quantities: Sequence[Sequence[Quantity]],
    attributions: Sequence[Attribution],
    rules: Rules,
    index: Index,
) -> tuple[tuple[Claim, ...], tuple[LeftOut, ...]]:
    """The claims of a document in the order of the text, and the figures that are none, with the reason.

    ``quantities`` holds the figures of each sentence. The ids are ``c1``, ``c2``, ...
    """
    named = [find_places(sentence, rules) for sentence in document.sentences]
    home = find_home(document, named, rules)
    scenes = find_scenes(document, named, home, rules)
    corrected = corrected_paragraphs(document)
    said: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        said.setdefault(attribution.sentence, []).append(attribution)
    read = Reads()
    left: list[LeftOut] = []
    told_days = days_of(document.sentences, named, home.times)
    for sentence, figures, places, scene, days in zip(
        document.sentences, quantities, named, scenes, told_days, strict=True
    ):
        for quantity, single in _figures(sentence, figures, index):
            subject = single or find_subject(sentence, quantity, rules, index, read)
            if subject is None:
                # An article or a *no* that counts nothing is no number that an editor would miss.
                if quantity.form not in {"article", "none"}:
                    left.append(LeftOut(quantity.span, "no claim"))
                continue
            if subject.unit:
                quantity = replace(quantity, unit=subject.unit)
            source = source_of(quantity.span, said.get(sentence.index, ()))
            scope = scope_of(sentence, subject, quantity, places, home.places, rules.events, source)
            scope = replace(scope, days=tuple(t for t in scope.times if t in DAYS) or days)
            scope = _settled(scope, sentence, subject, source, scene, read, rules.events)
            claim = _claim(document.report, sentence, quantity, subject, source, scope, rules, len(read) + 1)
            if sentence.paragraph in corrected and is_printed(source) and claim.status == "asserted":
                claim = replace(claim, status="superseded")
            read.append(Read(claim, sentence, subject.counted))
    claims = answer_headline(read, quantities, document, rules, index)
    claims = mark_parts(claims, rules.nouns)
    return answer_dissent(claims, document, rules, index), tuple(left)


def _figures(sentence: Sentence, figures: Sequence[Quantity], index: Index) -> list[tuple[Quantity, Subject | None]]:
    """The figures of a sentence in the order of the text, with the subject of those that no number word writes."""
    if not sentence.parsed:
        return []
    singles = list(find_single(sentence, index, tuple(figures)))
    return sorted([*((q, None) for q in figures), *singles], key=lambda pair: pair[0].span)


def _settled(
    scope: Scope,
    sentence: Sentence,
    subject: Subject,
    source: Source,
    scene: Scene,
    read: Sequence[Read],
    words: EventWords,
) -> Scope:
    """The scope with its scene and with what taking over from the claim before says of it."""
    cues = list(scope.cues)
    if not scene.opening and of_another_happening(sentence, subject.counted.node, words):
        cues.append("other-happening")
    if subject.carried and scope.times:
        cues.append("another-time")
    if subject.counted.pronoun and of_other_voice(sentence, subject.counted, read, source):
        cues = [cue for cue in cues if cue != "part"]
    elif subject.part:
        cues.append("part")
    return replace(scope, cues=tuple(dict.fromkeys(cues)), restates=subject.restates, scene=scene.key, apart=scene.why)


def _claim(
    report: Report,
    sentence: Sentence,
    quantity: Quantity,
    subject: Subject,
    source: Source,
    scope: Scope,
    rules: Rules,
    number: int,
) -> Claim:
    status = status_of(sentence, subject.counted.node, subject.deed, quantity.tokens, rules.events)
    if status == "forecast" and is_decided(sentence, subject.counted.node):
        scope = replace(scope, cues=(*scope.cues, "decided"))
    return Claim(
        id=f"c{number}",
        measure=subject.measure,
        counted=subject.lemma,
        quantity=quantity,
        text=report.text[quantity.span.start : quantity.span.end],
        status=status,
        source=source,
        scope=scope,
        part=sentence.part,
        paragraph=sentence.paragraph,
        sentence=sentence.span,
        because=(subject.because,),
    )
