"""What the tree says of the things counted: the verbs, nouns and clauses that govern them, by grammatical role."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker.claims.counted import HOLDERS, NOUNS
from checker.model import Sentence, Token
from checker.trees import children, head

RoleName = Literal["subject_of", "object_of", "described_as", "counted_as", "deeds", "tolls", "agent_of"]

# "the dead were four women", "the victims included three Americans": what is said of the subject is said of the other.
IDENTITY = frozenset({"be", "include", "comprise", "number", "total", "become", "remain", "consist"})
# What a toll does to its figure.
EXCEEDS = frozenset("top exceed pass surpass cross approach hit put set give make bring raise lift".split())
# "an attack on three villages", "search for nine men": these make the phrase what the verb is done to.
OBJECT_CASES = frozenset({"on", "against", "of", "for"})
# "remain in custody, ended up in hospital": the phrase after such a verb says what the subject is.
STATES = frozenset({"remain", "stay", "end", "wind", "land", "lie", "sit", "be", "spend"})


@dataclass(frozen=True, slots=True)
class Role:
    """One thing that the sentence says of the counted things."""

    name: RoleName
    word: Token


def governors(sentence: Sentence, node: Token, figure: tuple[int, int]) -> Iterator[Role]:
    """What the word hangs on, up through coordination and apposition."""
    seen = {node.index}
    at = node
    while (above := head(sentence, at)) is not None and above.index not in seen:
        seen.add(above.index)
        share = at is node and (at.pos != "NOUN" or at.lemma in {"percent", "%"})
        if children(sentence, at, "cop") and not share:
            yield from _predicate_of(sentence, at)  # "The dead were a nurse and 15 patients, he said"
        if above.dep.startswith("aux") and above.head not in seen:
            above = sentence.tokens[above.head]  # "ten rockets had struck", hung on *had*
        dep = at.dep.split(":")[0]
        # The hedge's own words are no preposition: "around 1,100 were injured".
        case = {t.lower for t in children(sentence, at, "case") if not figure[0] <= t.index < figure[1]}
        if dep in {"obl", "nmod"} and not case and above.pos in {"VERB", "ADJ"} and at.index < above.index:
            dep = "nsubj"
        if dep == "nsubj" and "of" in case:
            return  # "Of the 2,750 people rostered, 1,100 had stayed away"
        if dep in {"conj", "appos"}:
            if above.pos == "VERB" and at.pos != "VERB":
                yield Role("object_of", above)
                return
            at = _counted_beside(sentence, at, above)
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


def _counted_beside(sentence: Sentence, at: Token, above: Token) -> Token:
    """*Killed 84 fighters of the group and 47 soldiers*: what a second number stands beside is the first number's
    noun, and not the name between them.
    """
    noun = head(sentence, above)
    between = noun is not None and above.dep == "nmod" and noun.index < above.index
    counts = between and noun is not None and children(sentence, noun, "nummod")
    alone = not children(sentence, above, "nummod")
    return noun if noun is not None and counts and alone and children(sentence, at, "nummod") else above


def _verb(sentence: Sentence, at: Token, dep: str, case: set[str], verb: Token) -> Iterator[Role]:
    """The roles that a word has towards the verb (or predicate) it hangs on."""
    passive = at.dep.endswith(":pass") or is_passive(sentence, verb)
    if dep == "nsubj":
        if verb.pos in {"ADJ", "NOUN", "ADV", "ADP", "PROPN"}:
            yield Role("described_as", verb)
            yield from clauses_of(sentence, verb)  # "were the only ones to die"
        if passive:
            yield Role("object_of", verb)
            yield Role("subject_of", verb)
            yield Role("described_as", verb)  # "were uninjured, were dud", taken for participles
        elif verb.pos != "NOUN" or not children(sentence, verb, "cop"):  # "Seven were guards" of no use to anybody
            yield Role("subject_of", verb)
            if verb.pos == "VERB":
                yield Role("agent_of", verb)
            if not has_object(sentence, verb, at) and verb.tag in {"VBN", "VBD"}:
                yield Role("object_of", verb)  # "Seven rockets fired at base", with the headline's participle
        if verb.tag == "VBG" and children(sentence, verb, "cop", "aux"):
            yield Role("described_as", verb)  # "Four are still missing there", taken for a participle
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
        if at.pos not in NOUNS or verb.lemma in IDENTITY or _stands(verb) or verb.lemma in EXCEEDS:
            yield from _toll_of(sentence, verb, at)  # "attendance topped 30,000", not "its crews took 13 bodies"
    elif dep == "obl":
        yield Role("object_of", verb) if case & OBJECT_CASES or _away(sentence, verb) else Role("tolls", verb)
        yield from _toll_of(sentence, verb, at)
        if _stands(verb) and verb.pos == "VERB" and case & {"to", "at"}:
            for subject in children(sentence, verb, "nsubj"):
                yield from _said_of(sentence, subject)  # "Residents who had been hurt came to 758"
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
        if noun.dep == "obl" and any(t.lower == "to" for t in children(sentence, noun, "case")):
            continue  # "with ten thousand", he called out to the crowd
        if noun.index != figure.index and _is_the(sentence, noun):
            yield Role("counted_as", noun)  # "put the injured at 409"
            yield Role("described_as", noun)
        elif noun.index != figure.index and (noun.pos in NOUNS or (noun.lower == "it" and _stands(verb))):
            yield Role("tolls", noun)
            if noun.lemma in HOLDERS:
                for below in children(sentence, noun, "nmod", "compound", "amod"):
                    yield from _said_of(sentence, below)
                    yield Role("tolls", below)
    above = head(sentence, verb)
    if verb.dep in {"acl", "advcl", "acl:relcl"} and above is not None and above.pos in NOUNS:
        yield Role("tolls", above)


def _is_the(sentence: Sentence, word: Token) -> bool:
    """*the injured, the enemy's dead*: an adjective or participle that stands for those it describes."""
    before = sentence.tokens[word.index - 1] if word.index else None
    own = before is not None and (before.lower == "the" or before.tag in {"POS", "PRP$"})
    return own and (word.pos == "ADJ" or word.tag == "VBN")


def _predicate_of(sentence: Sentence, at: Token) -> Iterator[Role]:
    """*the dead were four women*: the figure is the predicate, and the subject says what it counts."""
    if not children(sentence, at, "cop"):
        return
    for subject in children(sentence, at, "nsubj"):
        yield Role("counted_as", subject)
        yield Role("described_as", subject)
        yield Role("tolls", subject)
        yield from clauses_of(sentence, subject)  # "those who lost their lives were five fans and a driver"
        if subject.lower == "those":  # "Those in custody were 11 teachers"
            yield from (Role("described_as", phrase) for phrase in children(sentence, subject, "nmod", "obl"))
        if subject.lemma in HOLDERS:
            for below in children(sentence, subject, "nmod", "compound", "amod"):
                yield from _said_of(sentence, below)


def _said_of(sentence: Sentence, noun: Token) -> Iterator[Role]:
    """*the number of those who perished*: what a noun and the clauses on it say of those counted."""
    yield Role("counted_as", noun)
    yield Role("described_as", noun)
    yield from clauses_of(sentence, noun)


def clauses_of(sentence: Sentence, noun: Token) -> Iterator[Role]:
    """*12 people killed in the blast, 12 who died*: the participle or relative clause after the noun."""
    for clause in children(sentence, noun, "acl", "parataxis", "advcl", "conj", "dep"):
        if clause.pos not in {"VERB", "ADJ", "AUX"} or clause.index < noun.index:
            continue
        opened = children(sentence, clause, "mark") or any(t.tag == "WRB" for t in children(sentence, clause, "advmod"))
        if clause.dep == "advcl" and children(sentence, clause, "nsubj") and opened:
            continue  # "The other three are vacant because candidates died", "were inside when the fire broke out"
        if clause.dep == "acl:relcl":
            subjects = children(sentence, clause, "nsubj")
            relative = any(t.lower in {"who", "which", "that"} for t in subjects)
            if is_passive(sentence, clause):
                yield Role("object_of", clause)
            elif relative:
                yield Role("subject_of", clause)
            elif subjects:
                yield Role("object_of", clause)
        elif clause.tag == "VBN" and has_object(sentence, clause, noun):
            yield Role("subject_of", clause)  # "five rockets struck the base", taken for a participle
        elif clause.tag == "VBN":
            yield Role("object_of", clause)
            yield Role("described_as", clause)
        elif clause.pos == "ADJ":
            yield Role("described_as", clause)
        elif clause.tag == "VBD" and not has_object(sentence, clause, noun):
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


def has_object(sentence: Sentence, verb: Token, but: Token) -> bool:
    """Whether a verb has an object other than this word."""
    return any(t.index != but.index for t in children(sentence, verb, "obj"))
