"""What a sentence says of the things counted: the words that govern them, by grammatical role."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker.claims.counted import HOLDERS, NOUNS, TIMES, Counted
from checker.model import Sentence, Token
from checker.trees import children, head

RoleName = Literal["subject_of", "object_of", "described_as", "counted_as", "deeds", "tolls", "agent_of"]

# "the dead were four women", "the victims included three Americans": what is said of the subject is said of the other.
IDENTITY = frozenset({"be", "include", "comprise", "number", "total", "become", "remain", "consist"})
# "were reported injured", "was found dead", "left 12 dead": the word after the verb says it.
PARTICLES = frozenset({"down", "off", "out", "up", "in", "over", "back", "away"})
# "an attack on three villages", "search for nine men": these make the phrase what the verb is done to.
OBJECT_CASES = frozenset({"on", "against", "of", "for"})
# Nouns before a noun that say in whose hands it is: "19 hostage sailors".
KEPT = frozenset({"hostage", "captive", "casualty", "magnitude"})
# Between a verb and its figure: "injured all of these 12".
PASSED_OVER = frozenset("the a total of all these those his her its their".split())
# "remain in custody, ended up in hospital": the phrase after such a verb says what the subject is.
STATES = frozenset({"remain", "stay", "end", "wind", "land", "lie", "sit", "be", "spend"})
LEAVES = frozenset({"leave", "find", "see", "keep", "make", "report", "declare", "presume"})


@dataclass(frozen=True, slots=True)
class Role:
    """One thing that the sentence says of the counted things."""

    name: RoleName
    word: Token


def find_roles(sentence: Sentence, counted: Counted, figure: tuple[int, int]) -> Iterator[Role]:
    """The roles of a counted thing, the likeliest first; ``figure`` is the half-open token range of the figure."""
    start, end = figure
    yield from _before(sentence, start)
    yield from _numbered(sentence, figure)
    if counted.noun is not None:
        yield Role("counted_as", counted.noun)
        if counted.noun.index >= end:
            yield Role("described_as", counted.noun)
    yield from _beside(sentence, counted, end)
    yield from _touching(sentence, counted, figure)
    yield from _governors(sentence, counted.node, figure)
    if counted.noun is not None and counted.noun.index != counted.node.index:
        yield from _clauses(sentence, counted.noun)
    yield from _clauses(sentence, counted.node)
    above = head(sentence, counted.node)
    is_there = above is not None and above.lemma == "be" and children(sentence, above, "expl")
    around = children(sentence, above, "obl") if above is not None and is_there else ()
    for phrase in (*children(sentence, counted.node, "nmod", "obl"), *around):
        bare = not children(sentence, phrase, "det", "nmod:poss", "amod")
        if bare and any(t.lower in {"in", "on", "under", "at"} for t in children(sentence, phrase, "case")):
            yield Role("described_as", phrase)  # "eleven runners in hospital"
    if counted.noun is not None:
        before = [t for t in children(sentence, counted.noun, "amod", "compound") if t.index < counted.noun.index]
        # "the hardest-hit towns" were not hit in the sense of a count.
        # Nor do "12 fire engines" burn: a noun before a noun only says of what kind it is.
        yield from (
            Role("described_as", t)
            for t in before
            if sentence.tokens[t.index - 1].text != "-"
            and (t.pos != "NOUN" or t.lemma in KEPT or t.lower.endswith("ed"))
        )
    yield from _among(sentence, end)
    yield from _left(sentence, counted, figure)
    yield from _holder(sentence, counted)
    if counted.noun is None:
        yield from _tolls_before(sentence, start)


def _beside(sentence: Sentence, counted: Counted, end: int) -> Iterator[Role]:
    """*12 dead, 12 people dead, 15 wounded in blast, one missing*: the word right after the figure or its noun."""
    start = max(end, counted.noun.index + 1 if counted.noun is not None else end)
    tokens = sentence.tokens
    if start < len(tokens) and tokens[start].lower in {"others", "other", "more", "people", "also"}:
        start += 1
    for token in tokens[start : start + 2]:
        if token.dep.startswith(("aux", "cop")):
            break
        if token.pos == "ADV" and not children(sentence, token):
            continue
        if token.lower not in TIMES and (token.pos in {"ADJ", "NOUN"} or token.tag == "VBN"):
            yield Role("described_as", token)
        other = [t for t in children(sentence, token, "nsubj") if t.index not in {counted.node.index, start - 1}]
        if (
            token.tag in {"VBN", "VBD"}
            and token.pos == "VERB"
            and not _object(sentence, token, counted.node)
            and not other
        ):
            yield Role("object_of", token)
        break


def _touching(sentence: Sentence, counted: Counted, figure: tuple[int, int]) -> Iterator[Role]:
    """The verb that touches the figure, whatever the tree says: *injured 12 more*, *12 people have been hurt*."""
    tokens = sentence.tokens
    start = max(figure[1], counted.noun.index + 1 if counted.noun is not None else 0)
    be = False
    if sentence.part == "headline" and start < len(tokens) and tokens[start].text.isalpha():
        yield Role("subject_of", tokens[start])  # "Nine thousand flee homes", whatever the tagger makes of *flee*
    # "after five of the wounded died" is no phrase under a preposition.
    case = [t for t in children(sentence, counted.node, "case") if t.lower not in {"after", "before", "since", "until"}]
    under = any(not figure[0] <= t.index < figure[1] for t in case)
    for token in tokens[start : start + 5] if not under else ():
        if token.tag == "MD" or (token.lemma in {"be", "have", "get"} and token.pos != "NOUN"):
            be = be or token.lemma in {"be", "get"}
            continue
        if token.pos == "ADV" or token.lower == "more":
            continue
        if token.pos == "VERB" and token.tag != "VBG" and token.index > start:
            yield Role("object_of" if be else "subject_of", token)
        elif token.pos == "VERB" and token.tag in {"VBD", "VBP", "VBZ", "VBN"}:
            yield Role("subject_of", token)
        break
    before = figure[0] - 1
    if before > 0 and tokens[before].lower in PARTICLES and tokens[before - 1].pos == "VERB":
        before -= 1  # "shot down seven drones"
    while before > 0 and tokens[before].lower in PASSED_OVER:
        before -= 1
    if before >= 0 and tokens[before].pos == "VERB" and not tokens[before].dep.startswith("aux"):
        yield Role("object_of", tokens[before])


def _governors(sentence: Sentence, node: Token, figure: tuple[int, int]) -> Iterator[Role]:
    """What the word hangs on, up through coordination and apposition."""
    seen = {node.index}
    at = node
    while (above := head(sentence, at)) is not None and above.index not in seen:
        seen.add(above.index)
        if above.dep.startswith("aux") and above.head not in seen:
            above = sentence.tokens[above.head]  # "ten rockets had struck", hung on *had*
        dep = at.dep.split(":")[0]
        # The hedge's own words are no preposition: "around 1,100 were injured".
        case = {t.lower for t in children(sentence, at, "case") if not figure[0] <= t.index < figure[1]}
        if dep in {"obl", "nmod"} and not case and above.pos == "VERB" and at.index < above.index:
            dep = "nsubj"
        if dep in {"conj", "appos"}:
            if above.pos == "VERB" and at.pos != "VERB":
                yield Role("object_of", above)
                return
            at = above
        elif dep == "nmod" and case & {"of"} and above.lemma in HOLDERS:
            yield Role("tolls", above)
            at = above
        elif dep in {"nmod", "nummod", "compound", "amod", "det"}:
            if above.pos == "ADJ" or above.tag == "VBN":
                yield Role("described_as", above)
                at = above
                continue
            yield Role("deeds", above)
            if "of" in case:
                yield Role("counted_as", above)  # "claimed the lives of 23 soldiers"
            if case & {"of", ""} or not case:
                yield Role("tolls", above)
            return
        elif dep in {
            "nsubj",
            "csubj",
            "obj",
            "iobj",
            "obl",
            "xcomp",
            "ccomp",
            "advcl",
            "parataxis",
            "dep",
            "dislocated",
            "advmod",
        }:
            yield from _verb(sentence, at, dep, case, above)
            return
        else:
            return
    yield from _predicate_of(sentence, at)


def _verb(sentence: Sentence, at: Token, dep: str, case: set[str], verb: Token) -> Iterator[Role]:
    """The roles that a word has towards the verb (or predicate) it hangs on."""
    passive = at.dep.endswith(":pass") or is_passive(sentence, verb)
    if dep == "nsubj":
        if verb.pos in {"ADJ", "NOUN", "ADV", "PROPN"}:
            yield Role("described_as", verb)
            yield from _clauses(sentence, verb)  # "were the only ones to die"
        if passive:
            yield Role("object_of", verb)
            yield Role("subject_of", verb)
        else:
            yield Role("subject_of", verb)
            if verb.pos == "VERB":
                yield Role("agent_of", verb)
            if not _object(sentence, verb, at) and verb.tag in {"VBN", "VBD"}:
                yield Role("object_of", verb)  # "Seven rockets fired at base", with the headline's participle
        if verb.lemma in STATES:
            yield from (Role("described_as", t) for t in children(sentence, verb, "obl") if t.index > verb.index)
        for below in _chain(sentence, verb):
            if below.pos in {"ADJ", "NOUN", "ADV"}:
                yield Role("described_as", below)
            elif is_passive(sentence, below):
                yield Role("object_of", below)
                yield Role("described_as", below)
            else:
                yield Role("subject_of", below)
                yield Role("agent_of", below)
    elif at.dep == "obl:agent" or (dep == "obl" and "by" in case and passive):
        yield Role("agent_of", verb)
    elif dep == "obj" or dep == "iobj" or (not case and dep in {"obl", "xcomp", "ccomp", "dep"}):
        if verb.pos in {"ADV", "ADJ"} and (above := head(sentence, verb)) is not None:
            verb = above  # "brought 53 people ashore", hung on *ashore*
        yield Role("object_of", verb)
        if verb.lemma in IDENTITY:
            for subject in children(sentence, verb, "nsubj"):
                yield Role("counted_as", subject)
                yield Role("described_as", subject)
                yield Role("tolls", subject)
        for below in children(sentence, verb, "xcomp", "advcl", "ccomp", "obl"):
            if below.index > at.index and (below.pos == "ADJ" or below.tag == "VBN"):
                yield Role("described_as", below)
        yield from _toll_of(sentence, verb, at)
    elif dep == "obl":
        yield Role("object_of", verb) if case & OBJECT_CASES or _away(sentence, verb) else Role("tolls", verb)
        yield from _toll_of(sentence, verb, at)
    elif dep == "advmod":
        yield from _toll_of(sentence, verb, at)


def _away(sentence: Sentence, verb: Token) -> bool:
    """*do away with 400 jobs*: the particle makes the phrase with *with* an object."""
    return any(t.lower == "away" for t in children(sentence, verb, "advmod", "compound"))


def _stands(verb: Token) -> bool:
    """*It stood at 171, it had been no better than 22 percent*: a predicate that says what a figure is, not what was
    done.
    """
    return verb.pos != "VERB" or verb.lemma in {"stand", "reach", "rise", "fall", "climb", "come"}


def _toll_of(sentence: Sentence, verb: Token, figure: Token) -> Iterator[Role]:
    """*the toll stood at 12, put it at 12, raising the number of dead to 12*: the noun that carries the figure."""
    for noun in children(sentence, verb, "nsubj", "obj", "obl"):
        if noun.index != figure.index and (noun.pos in NOUNS or (noun.lower == "it" and _stands(verb))):
            yield Role("tolls", noun)
            if noun.lemma in HOLDERS:
                for below in children(sentence, noun, "nmod", "compound", "amod"):
                    yield Role("counted_as", below)
                    yield Role("described_as", below)
                    yield Role("tolls", below)
    above = head(sentence, verb)
    if verb.dep in {"acl", "advcl", "acl:relcl"} and above is not None and above.pos in NOUNS:
        yield Role("tolls", above)


def _before(sentence: Sentence, start: int) -> Iterator[Role]:
    """*magnitude 5.6, a magnitude-7.5 quake, a tremor of magnitude 6.2*: the noun right before the number."""
    at = start - 1
    while at >= 0 and sentence.tokens[at].text in {"-", "of", ":"}:
        at -= 1
    if at >= 0 and sentence.tokens[at].pos in NOUNS and sentence.tokens[at].lemma not in HOLDERS:
        yield Role("tolls", sentence.tokens[at])


def _numbered(sentence: Sentence, figure: tuple[int, int]) -> Iterator[Role]:
    """*the dead number 38, a procession 4,100 strong*: nouns that the words beside the figure tie to it."""
    tokens = sentence.tokens
    before, after = tokens[max(0, figure[0] - 2) : figure[0]], tokens[figure[1] : figure[1] + 1]
    if (
        len(before) == 2
        and before[1].lower in {"number", "numbered"}
        and (before[0].tag == "NNS" or before[0].pos == "ADJ")
    ):
        yield Role("counted_as", before[0])
        yield Role("described_as", before[0])
    if after and after[0].lower == "strong":
        strong = after[0]
        above = head(sentence, strong)
        nouns = [*children(sentence, strong, "nsubj"), *([above] if above is not None else [])]
        yield from (Role("tolls", noun) for noun in nouns if noun.pos in NOUNS)


def _among(sentence: Sentence, end: int) -> Iterator[Role]:
    """*25 rebels and five civilians among the dead; among the wounded were five nurses*."""
    opening = sentence.tokens[:4]
    if (
        len(opening) == 4
        and opening[0].lower == "among"
        and opening[1].lower == "the"
        and opening[3].lemma in {"be", "were"}
    ):
        yield Role("described_as", opening[2])
        yield Role("counted_as", opening[2])
    after = sentence.tokens[end : end + 10]
    for i, token in enumerate(after[:-2]):
        if token.text in {",", ";", "."}:
            return
        if token.lower == "among" and after[i + 1].lower == "the":
            yield Role("described_as", after[i + 2])
            yield Role("counted_as", after[i + 2])


def _left(sentence: Sentence, counted: Counted, figure: tuple[int, int]) -> Iterator[Role]:
    """*left 14 gunmen and a soldier dead, found two of them alive*: the word that ends the clause of such a verb."""
    start, end = figure
    tokens = sentence.tokens
    if not any(t.lemma in LEAVES for t in tokens[max(0, start - 6) : start]):
        return
    for token in tokens[end : end + 9]:
        if token.text in {",", ";", ".", "—", ":"} or token.tag in {"VBZ", "VBP", "MD"}:
            return
        inside = token.pos == "NOUN" and tokens[token.index - 1].lower in {"in", "under", "on", "behind"}
        if token.pos == "ADJ" or token.tag == "VBN" or inside:
            yield Role("described_as", token)  # also "leaves three in custody"


def _tolls_before(sentence: Sentence, start: int) -> Iterator[Role]:
    """*the toll, now at 12*; *the number of missing to 192*: the nouns before a figure without a noun of its own."""
    for token in reversed(sentence.tokens[max(0, start - 20) : start]):
        if token.text in {";", ".", "(", ")"} or token.pos == "NUM":
            return
        if token.pos in NOUNS and token.index >= start - 8:
            yield Role("tolls", token)
        before = sentence.tokens[token.index - 2 : token.index] if token.index >= 2 else ()
        if len(before) == 2 and before[0].lemma in HOLDERS and before[1].lower == "of":
            after = sentence.tokens[token.index + 1]
            if after.tag in {"VBN", "VBD"}:
                yield Role("object_of", after)  # "the number of people killed by the bomb rose to 19"
            yield Role("counted_as", token)
            yield Role("described_as", token)


def _holder(sentence: Sentence, counted: Counted) -> Iterator[Role]:
    """*the number of dead, a toll of 12*: the noun that the figure's noun hangs on."""
    if counted.noun is not None and counted.noun.index != counted.node.index and not counted.partitive:
        yield Role("tolls", counted.node)


def _predicate_of(sentence: Sentence, at: Token) -> Iterator[Role]:
    """*the dead were four women*: the figure is the predicate, and the subject says what it counts."""
    if not children(sentence, at, "cop"):
        return
    for subject in children(sentence, at, "nsubj"):
        yield Role("counted_as", subject)
        yield Role("described_as", subject)
        yield Role("tolls", subject)
        yield from _clauses(sentence, subject)  # "those who lost their lives were five fans and a driver"
        if subject.lemma in HOLDERS:
            for below in children(sentence, subject, "nmod", "compound", "amod"):
                yield Role("counted_as", below)
                yield Role("described_as", below)


def _clauses(sentence: Sentence, noun: Token) -> Iterator[Role]:
    """*12 people killed in the blast, 12 who died*: the participle or relative clause after the noun."""
    for clause in children(sentence, noun, "acl", "parataxis", "advcl", "conj", "dep"):
        if clause.pos not in {"VERB", "ADJ", "AUX"} or clause.index < noun.index:
            continue
        if clause.dep == "acl:relcl":
            subjects = children(sentence, clause, "nsubj")
            relative = any(t.lower in {"who", "which", "that"} for t in subjects)
            if is_passive(sentence, clause):
                yield Role("object_of", clause)
            elif relative:
                yield Role("subject_of", clause)
            elif subjects:
                yield Role("object_of", clause)
        elif clause.tag == "VBN" and _object(sentence, clause, noun):
            yield Role("subject_of", clause)  # "five rockets struck the base", taken for a participle
        elif clause.tag == "VBN":
            yield Role("object_of", clause)
            yield Role("described_as", clause)
        elif clause.pos == "ADJ":
            yield Role("described_as", clause)
        elif clause.tag == "VBD" and not _object(sentence, clause, noun):
            yield Role("object_of", clause)
            yield Role("subject_of", clause)
        else:
            yield Role("subject_of", clause)


def _chain(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The verbs and predicates that share the subject: *were said to have died, was found dead, fell and died*."""
    for below in children(sentence, verb, "xcomp", "conj", "ccomp"):
        if not children(sentence, below, "nsubj") and below.pos in {"VERB", "ADJ", "NOUN", "ADV"}:
            yield below
            if below.dep == "xcomp":
                yield from _chain(sentence, below)


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is passive, or a bare past participle."""
    auxiliaries = children(sentence, verb, "aux", "cop")
    if any(t.dep == "aux:pass" or (t.lemma in {"be", "get"} and verb.tag == "VBN") for t in auxiliaries):
        return True
    return verb.tag == "VBN" and not any(t.lemma == "have" for t in auxiliaries)


def _object(sentence: Sentence, verb: Token, but: Token) -> bool:
    """Whether a verb has an object other than this word."""
    return any(t.index != but.index for t in children(sentence, verb, "obj"))
