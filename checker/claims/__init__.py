"""From figures to claims: number, measure, what is counted, who says it, and where and when it holds."""

from collections.abc import Sequence
from dataclasses import replace

from checker.claims.again import answer_again
from checker.claims.bounds import answer_bounds
from checker.claims.corrections import corrected_paragraphs, is_printed, taken_back
from checker.claims.disputes import answer_disputes
from checker.claims.dissent import answer_dissent
from checker.claims.happenings import in_response_to, of_another_happening
from checker.claims.headline import answer_headline
from checker.claims.making_up import answer_sums
from checker.claims.matching import Index
from checker.claims.measuring import find_subject
from checker.claims.misprint import answer_misprints
from checker.claims.parts import mark_parts
from checker.claims.phrases import has_phrase
from checker.claims.places import days_of, find_places, has_no_name
from checker.claims.reading import Read, Reads, Subject, with_cues
from checker.claims.scenes import Home, Scene, find_home, find_scenes
from checker.claims.scope import scope_of
from checker.claims.single import find_single
from checker.claims.standing import first_paragraphs
from checker.claims.status import is_decided, is_under_way, status_of
from checker.claims.story import tells_of_gathering, tells_of_raid
from checker.claims.taking_over import of_other_voice, recent
from checker.claims.times import DAYS
from checker.claims.told import BURIALS
from checker.claims.topic import is_given
from checker.claims.whose import of_it
from checker.model import (
    Attribution,
    Claim,
    Document,
    Interval,
    LeftOut,
    Quantity,
    Report,
    Scope,
    Sentence,
    Source,
)
from checker.rules import Rules
from checker.rules.events import EventWords
from checker.sources import source_of
from checker.trees import children, head

__all__ = ["find_claims"]

# Who stands beside a crowd: "335 people were injured"; "276 police officers were hurt".
GUARDS = frozenset({"police", "soldiers"})


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
    corrected, withdrawn = corrected_paragraphs(document), taken_back(document)
    said: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        said.setdefault(attribution.sentence, []).append(attribution)
    opening = first_paragraphs(document)
    read = Reads()
    read.places = frozenset(name for places in named for _, name in places.places)
    read.gathering, read.raid = tells_of_gathering(document), tells_of_raid(document)
    left: list[LeftOut] = []
    told_days = days_of(document.sentences, named, home.times)
    for sentence, figures, places, scene, days in zip(
        document.sentences, quantities, named, scenes, told_days, strict=True
    ):
        read.sentence = _before(document, sentence)
        for quantity, single in _figures(sentence, figures, index):
            subject = single or find_subject(sentence, quantity, rules, index, read)
            if subject is None:
                # An article or a *no* that counts nothing is no number that an editor would miss.
                if quantity.form not in {"article", "none"}:
                    left.append(LeftOut(quantity.span, "no claim"))
                continue
            if subject.unit:
                quantity = replace(quantity, unit=subject.unit)
            if subject.on_top or _comes_on_top(sentence, subject):
                quantity = replace(quantity, additional=True)
            source = source_of(quantity.span, said.get(sentence.index, ()))
            scope = scope_of(sentence, subject, quantity, places, home.places, rules.events, source)
            scope = replace(
                scope,
                days=tuple(t for t in scope.times if t in DAYS) or days,
                opening=sentence.part != "body" or sentence.paragraph in opening,
            )
            if read.gathering and rules.nouns.group(subject.lemma) in GUARDS:
                scope = replace(scope, cues=(*scope.cues, "beside-crowd"))
            if not scope.about and not scope.places:
                scope = replace(scope, about=of_it(sentence, subject.counted.node, read, source))
            scope = _settled(scope, sentence, subject, source, scene, read, rules.events, home)
            claim = _claim(document.report, sentence, quantity, subject, source, scope, rules, len(read) + 1)
            wrong = sentence.index in withdrawn or (sentence.paragraph in corrected and is_printed(source))
            if wrong and claim.status == "asserted":
                claim = replace(claim, status="superseded")
            read.append(Read(claim, sentence, subject.counted))
    _count_killers(read, document, rules.events)
    summed = answer_sums(read, index)
    claims = answer_headline(summed, quantities, document, rules, index)
    claims = answer_misprints(claims, summed, quantities, document, rules)
    claims = mark_parts(answer_disputes(claims, summed, rules), rules.nouns)
    claims = answer_bounds(answer_dissent(claims, document, rules, index), document, rules, index)
    return answer_again(claims, rules, index), tuple(left)


def _count_killers(read: Reads, document: Document, words: EventWords) -> None:
    """Mark the figures of a sentence whose next one says that whoever killed is among them: *20 bodies. One of them is
    that of the attacker*.
    """
    for i, one in enumerate(read):
        after = document.sentences[one.sentence.index + 1 : one.sentence.index + 2]
        same = bool(after) and after[0].paragraph == one.sentence.paragraph
        if same and has_phrase(" ".join(t.lower for t in after[0].tokens), words.own_death):
            read[i] = replace(one, claim=with_cues(one.claim, "killer"))


def _before(document: Document, sentence: Sentence) -> Sentence | None:
    """The sentence before one, where it is of the same paragraph and parsed."""
    before = document.sentences[sentence.index - 1] if sentence.index else None
    return before if before is not None and before.parsed and before.paragraph == sentence.paragraph else None


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
    read: Reads,
    words: EventWords,
    home: Home,
) -> Scope:
    """The scope with its scene and with what taking over from the claim before says of it."""
    cues = list(scope.cues)
    node = subject.counted.node
    if (not scene.opening and of_another_happening(sentence, node, words, home)) or in_response_to(sentence, node):
        cues.append("other-happening")
    if "rest" in cues and _are_others(sentence, subject, read):
        cues.remove("rest")
    if subject.carried and scope.times:
        cues.append("another-time")
    if subject.counted.pronoun and (
        of_other_voice(sentence, subject.counted, read, source)
        or _is_of_nothing_counted(sentence, subject, read)
        or _are_there(sentence, subject)
    ):
        cues = [cue for cue in cues if cue != "part"]
    elif subject.part:
        cues.append("part")
    # "420 houses in Velm were flooded, he said. The council counted 655 in the town"
    places = tuple(name for name in scope.places if not (scene.key and has_no_name(name, words)))
    return replace(
        scope,
        cues=tuple(dict.fromkeys(cues)),
        places=places,
        restates=subject.restates,
        scene=scene.key,
        apart=scene.why,
    )


def _are_others(sentence: Sentence, subject: Subject, read: Reads) -> bool:
    """*Killing 12 people and injuring 20 others*: others than the dead, and so all the injured, where none were told of
    before; but *Ruiz and 14 others were freed*.
    """
    node = subject.counted.node
    first = [t.lower for t in sentence.tokens[max(0, node.index - 2) : node.index]]
    # "Women were let go on Friday and 225 others on Sunday"
    goes_on = first[:1] == ["and"] and node.head < node.index
    rest = goes_on or node.dep == "conj" or bool({"the", "other", "remaining"} & {*first})
    return subject.lemma == "other" and not rest and bool(read.in_body) and subject.measure not in read.in_body


def _comes_on_top(sentence: Sentence, subject: Subject) -> bool:
    """*An interpreter also lost his life, three people in the car died as well*: on top of those told of before."""
    node = subject.counted.node
    verb = head(sentence, node)
    if verb is None or not node.dep.startswith("nsubj") or subject.measure == "count":
        return False
    behind = [t.lower for t in sentence.tokens[verb.index + 1 : verb.index + 3]]
    return behind in (["as", "well"], ["too", "."]) or any(
        t.lower == "also" and node.index < t.index for t in children(sentence, verb, "advmod")
    )


def _are_there(sentence: Sentence, subject: Subject) -> bool:
    """*Since 2012, when there were 11,200 of them*: how many there were, and no part of others."""
    before = [t.lower for t in sentence.tokens[: subject.counted.node.index]]
    return any(word == "there" for word in before[-5:]) and bool({"are", "were", "is", "was"} & set(before[-4:]))


def _is_of_nothing_counted(sentence: Sentence, subject: Subject, read: Sequence[Read]) -> bool:
    """*She walked along the ambulances and counted 28 of them*: no figure before it, no part of one."""
    counts = [r for r in recent(read, sentence) if r.claim.quantity.unit is None]
    near = [r for r in counts if r.claim.quantity.form != "article" and r.sentence.index >= sentence.index - 1]
    if not is_given(sentence, subject.counted.node):
        # "A station blew up while people were there, and 30 of them burned to death"
        people = subject.lemma == "person" and not any(r.claim.counted == "person" for r in counts)
        return people and not near
    return not near and subject.counted.node.lower != "whom"


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
    # Of a mere count the verb is none of its deed: "The 21 captured posts would be held"; nor do the dead die by being
    # buried: "The seven dead were to be cremated on Friday".
    deed = subject.deed if subject.measure != "count" and subject.deed not in BURIALS else ""
    status = status_of(sentence, subject.counted.node, deed, quantity.tokens, rules.events, subject.negated)
    if status == "denied" and quantity.value.high is None and quantity.value.low_open:
        # "did not see more than 600,000": so many at most
        quantity = replace(quantity, value=Interval(None, quantity.value.low))
        status = "asserted"
    settled = {"forecast": is_decided, "asserted": is_under_way}.get(status)
    if settled is not None and settled(sentence, subject.counted.node):
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
