"""From figures to claims: number, measure, what is counted, who says it, and where and when it holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.claims.counted import HOLDERS, Counted, find_counted
from checker.claims.matching import Index, Match, match
from checker.claims.roles import Role, find_roles
from checker.claims.parts import mark_parts
from checker.claims.places import find_places
from checker.claims.scenes import find_home, find_scenes
from checker.claims.scope import scope_of
from checker.claims.single import find_single
from checker.claims.status import status_of
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
    Token,
)
from checker.rules import Rules
from checker.sources import source_of
from checker.trees import children, head

# "14 of them badly", "five by the aircraft": what is not said again holds as it was said before, at most so far back.
REACH_BACK = 3
# "put the number at 19", "the figure was 200": a figure without a noun that these carry is of the claim before it.
GIVES = frozenset(
    "say put show count list report estimate claim insist speak know arrive record announce number tell see "
    "reckon calculate maintain".split()
)


@dataclass(frozen=True, slots=True)
class _Read:
    """A claim under way: the claim, its sentence, and how it got its measure."""

    claim: Claim
    sentence: Sentence
    counted: Counted


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
    read: list[_Read] = []
    named = [find_places(sentence, rules) for sentence in document.sentences]
    home = find_home(document, named, rules)
    scenes = find_scenes(document, named, home, rules)
    left: list[LeftOut] = []
    for sentence, figures, places, scene in zip(document.sentences, quantities, named, scenes, strict=True):
        if not sentence.parsed:
            left.extend(LeftOut(q.span, "no claim") for q in figures if q.form not in {"article", "none"})
            continue
        singles = {q.span: (subject, verb) for q, subject, verb in find_single(sentence, index, tuple(figures))}
        everything = sorted([*figures, *(_single(sentence, span) for span in singles)], key=lambda q: q.span)
        for quantity in everything:
            source = source_of(quantity.span, attributions)
            if quantity.span in singles:
                subject, verb = singles[quantity.span]
                counted = Counted(subject, subject, subject.lemma, ())
                found = _Found("killed", counted, verb.lemma, f"measure killed: {verb.lower} of one person named")
            else:
                got = _measure(document, sentence, quantity, rules, index, read)
                if got is None:
                    if quantity.form not in {"article", "none"}:
                        left.append(LeftOut(quantity.span, "no claim"))
                    continue
                found = got
            scope = scope_of(sentence, found.counted, quantity, places, home.places, rules.events, source, found.deed)
            if found.carried and scope.times:
                scope = replace(scope, cues=(*scope.cues, "another-time"))
            if found.counted.pronoun and _of_other_voice(sentence, found.counted, read, source):
                scope = replace(scope, cues=tuple(c for c in scope.cues if c != "part"))
            elif found.part:
                scope = replace(scope, cues=tuple(dict.fromkeys((*scope.cues, "part"))))
            scope = replace(scope, scene=scene.key, apart=scene.why)
            read.append(
                _Read(
                    _claim(document.report, sentence, quantity, found, source, scope, rules, len(read)),
                    sentence,
                    found.counted,
                )
            )
    return mark_parts([r.claim for r in read], rules.nouns), tuple(left)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a figure is about."""

    measure: str
    counted: Counted
    deed: str
    because: str
    part: bool = False
    carried: bool = False
    """Whether only a verb of counting takes it over from the sentence before: *On Monday it was 171*."""
    lemma: str | None = None
    """The counted noun where it is taken over from another claim."""


def _single(sentence: Sentence, span: object) -> Quantity:
    verb = next(t for t in sentence.tokens if t.span == span)
    place = (verb.index, verb.index + 1)
    return Quantity(
        span=verb.span, sentence=sentence.index, tokens=place, core=place, value=Interval(1, 1), form="single"
    )


def _measure(
    document: Document, sentence: Sentence, quantity: Quantity, rules: Rules, index: Index, read: list[_Read]
) -> _Found | None:
    """The measure of a figure: by its unit, by the words that govern it, or taken over from the claim before."""
    counted = find_counted(sentence, quantity, index.verbs)
    roles = list(find_roles(sentence, counted, quantity.tokens))
    deed = _deed(roles)
    if quantity.unit is not None:
        dimension = rules.units.dimension(quantity.unit)
        measure = next((m for m in rules.measures.values() if dimension in m.units), None)
        name = measure.name if measure else "count"
        reason = f"measure {name}: unit {quantity.unit}"
        same_unit = [r for r in read if r.claim.quantity.unit == quantity.unit and r.claim.measure == name]
        if counted.noun is None and same_unit and same_unit[-1].sentence.index >= sentence.index - REACH_BACK + 1:
            claim = same_unit[-1].claim
            if _carried(roles):
                return _Found(name, counted, claim.scope.deed, f"{reason}, as {claim.text}", lemma=claim.counted)
        return _Found(name, counted, deed, reason)
    before = _before(read, sentence, quantity)
    of = before.claim.counted if before is not None and before.sentence.index == sentence.index else ""
    found = match(index, sentence, counted, roles, of)
    if found is not None:
        if quantity.form == "article" and not found.measure.single:
            return None
        if quantity.form == "article" and found.role.name in {"counted_as", "tolls", "deeds", "agent_of"}:
            return None
        part = bool(children(sentence, counted.node, "case")) and _including(sentence, counted.node)
        lemma = None
        if counted.pronoun and before is not None:
            lemma = before.claim.counted
        elif counted.noun is None and found.entry.rest and index.kinds_of_noun(found.entry.rest[-1]):
            lemma = found.entry.rest[-1]  # "put the number of targets at 19"
        return _Found(found.measure.name, counted, found.role.word.lemma, found.because, part, lemma=lemma)
    return _inherit(sentence, quantity, counted, roles, index, read)


def _inherit(
    sentence: Sentence, quantity: Quantity, counted: Counted, roles: list[Role], index: Index, read: list[_Read]
) -> _Found | None:
    """The measure taken over from the claim before: parts, lists, gaps, and figures that only a verb of counting carries."""
    deed = _deed(roles)
    before = _before(read, sentence, quantity)
    if before is not None and (taken := _taken_over(sentence, quantity, counted, roles, index, before, read)):
        because, part = taken
        claim = before.claim
        lemma = claim.counted if counted.noun is None else None
        return _Found(
            claim.measure, counted, claim.scope.deed, f"measure {claim.measure}: {because} {claim.text}", part,
            before.sentence.index != sentence.index, lemma,
        )
    if quantity.form == "article" or (quantity.form == "none" and not _counts_nothing(sentence, counted)):
        return None
    return _Found("count", counted, deed, "measure count: counted noun" if counted.lemma else "measure count")


def _taken_over(
    sentence: Sentence,
    quantity: Quantity,
    counted: Counted,
    roles: list[Role],
    index: Index,
    before: _Read,
    read: list[_Read],
) -> tuple[str, bool] | None:
    """Why a figure is of the measure of the claim before, and whether it is a part of it; None where it is not."""
    name = before.claim.measure
    same = before.sentence.index == sentence.index
    if _including(sentence, counted.node) and same and name != "count":
        return "part of", True
    if _listed(sentence, quantity, before) and name != "count":
        # An article counts only in a list of those to whom something was done: "a woman and 15 men".
        return None if quantity.form == "article" and name not in ONE_BY_ONE else ("listed with", False)
    if quantity.form == "article":
        return None
    if counted.pronoun:
        return "part of", True
    gives = next((r.word for r in roles if r.name == "object_of"), None)
    numbers = quantity.form == "number" and before.claim.quantity.form == "number"
    above = head(sentence, counted.node)
    given = above is not None and above.lemma in GIVES - {"say", "tell"} and counted.node.dep == "obj"
    if given and gives is not None and numbers and _both_people(counted, before, index):
        return f"{gives.lemma}, as", False
    if same and numbers and _both_people(counted, before, index) and _is_verbless(sentence, quantity):
        return "as", False
    if counted.noun is None and quantity.form == "number":
        alike = same and _built_alike(sentence, quantity, before.claim.quantity)
        near = before.sentence.paragraph == sentence.paragraph and before.claim.quantity.form != "none"
        if same or (near and _carried(roles) and not _mixed(read, before)):
            return "as", alike
    return None


def _is_verbless(sentence: Sentence, quantity: Quantity) -> bool:
    """*76 civilians dead, says the ministry; 30 rebels, says the army*: a clause that leaves out what was said before."""
    tokens = sentence.tokens
    stops = {",", ";", ":", "—", "–"}
    start = next((i + 1 for i in range(quantity.tokens[0] - 1, -1, -1) if tokens[i].text in stops), 0)
    end = next((i for i in range(quantity.tokens[1], len(tokens)) if tokens[i].text in stops), len(tokens))
    return tokens[start - 1].text == ";" and not any(t.pos in {"VERB", "AUX"} for t in tokens[start:end])


# Measures of which a list names the people one by one.
ONE_BY_ONE = frozenset({"killed", "injured", "captured", "arrested", "missing", "rescued", "freed"})


def _both_people(counted: Counted, before: _Read, index: Index) -> bool:
    """Whether a figure and the claim before both count people."""
    other = index.kinds_of_noun(before.claim.counted)
    return "people" in (index.kinds_of(counted) or ()) and (other is None or "people" in other)


def _built_alike(sentence: Sentence, quantity: Quantity, earlier: Quantity) -> bool:
    """*ten in Alba and six in Borno*: the same preposition follows both."""
    after = _word(sentence, quantity.tokens[1])
    return after in {"in", "by", "from", "at", "on"} and _word(sentence, earlier.tokens[1]) == after


def _before(read: list[_Read], sentence: Sentence, quantity: Quantity) -> _Read | None:
    """The last claim of a count in this sentence or shortly before it.

    Within the sentence one that is built alike comes first: *one in Alba, where 36 died, and three in Borno*.
    """
    counts = [r for r in read if r.claim.quantity.unit is None and r.claim.quantity.form != "single"]
    near = [r for r in counts if r.sentence.index >= sentence.index - REACH_BACK]
    here = [r for r in near if r.sentence.index == sentence.index]
    alike = [r for r in here if _built_alike(sentence, quantity, r.claim.quantity)]
    return next(reversed(alike or near), None)


def _word(sentence: Sentence, at: int) -> str:
    return sentence.tokens[at].lower if at < len(sentence.tokens) else ""


def _including(sentence: Sentence, node: Token) -> bool:
    """*including two children, three soldiers among them, two of their commanders included*."""
    if any(t.lower in {"including", "include", "among"} for t in children(sentence, node, "case", "mark")):
        return True
    after = [t.lower for t in sentence.tokens[node.index + 1 : node.index + 6]]
    for i, word in enumerate(after):
        if word == "included" or word == "among" and after[i + 1 : i + 2] in (["them"], ["those"]):
            return True
        if word in {",", ".", ";", "and"}:
            return False
    return False


def _of_other_voice(sentence: Sentence, counted: Counted, read: list[_Read], source: Source) -> bool:
    """*The union claimed 700,000. The police counted 81,000 of them*: another voice's count of the same, not a part."""
    verb = head(sentence, counted.node)
    return verb is not None and verb.lemma in GIVES and bool(read) and read[-1].claim.source.name != source.name and source.kind != "report"


def _mixed(read: list[_Read], before: _Read) -> bool:
    """Whether the sentence before counts several kinds of things, so that a figure without a noun could be of any."""
    return len({r.claim.measure for r in read if r.sentence.index == before.sentence.index}) > 1


def _mixed(read: list[_Read], before: _Read) -> bool:
    """Whether the sentence before counts several kinds of things, so that a figure without a noun could be of any."""
    return len({r.claim.measure for r in read if r.sentence.index == before.sentence.index}) > 1


def _carried(roles: list[Role]) -> bool:
    """Whether a figure without a noun goes back to the sentence before: *The ministry spoke of 90. It was 120, the union
    said.* A verb of its own kind (*40,000 came*) says something new."""
    if any(r.name == "tolls" and r.word.lemma in HOLDERS for r in roles):
        return True
    if any(r.name in {"counted_as", "tolls"} and r.word.lower in {"it", "that", "this"} for r in roles):
        return True
    verb = next((r for r in roles if r.name in {"object_of", "subject_of", "tolls"} and r.word.pos == "VERB"), None)
    return verb is not None and verb.word.lemma in GIVES and verb.name != "subject_of"


def _listed(sentence: Sentence, quantity: Quantity, before: _Read) -> bool:
    """Whether nothing but *and* or a comma stands between the claim before and this figure: *a woman and 15 men*."""
    if before.sentence.index != sentence.index:
        return False
    noun = before.counted.noun
    end = max(before.claim.quantity.tokens[1], noun.index + 1 if noun is not None else 0)
    between = sentence.tokens[end : quantity.tokens[0]]
    return end <= quantity.tokens[0] and all(t.lower in {",", "and", "or", "as", "well", "plus"} for t in between)


def _counts_nothing(sentence: Sentence, counted: Counted) -> bool:
    """*no cancellations* counts; *no doubt*, *no one knows*, *no plan to* do not: only a plural counts to zero."""
    return (
        counted.noun is not None
        and counted.noun.tag in {"NNS", "NNPS"}
        and counted.noun.dep.split(":")[0] in {"nsubj", "obj", "ROOT"}
    )


def _deed(roles: list[Role]) -> str:
    """What happened to the counted things, for a figure that no measure names: the first verb that governs it."""
    return next((r.word.lemma for r in roles if r.name in {"object_of", "subject_of"}), "")


def _claim(
    report: Report,
    sentence: Sentence,
    quantity: Quantity,
    found: _Found,
    source: Source,
    scope: Scope,
    rules: Rules,
    number: int,
) -> Claim:
    return Claim(
        id=f"c{number + 1}",
        measure=found.measure,
        counted=found.lemma if found.lemma is not None else found.counted.lemma,
        quantity=quantity,
        text=report.text[quantity.span.start : quantity.span.end],
        status=status_of(sentence, found.counted.node, quantity.tokens, rules.events),
        source=source,
        scope=scope,
        part=sentence.part,
        paragraph=sentence.paragraph,
        sentence=sentence.span,
        because=(found.because,),
    )


__all__ = ["Match", "find_claims"]
