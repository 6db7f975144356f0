"""Which measure a figure belongs to: the roles of its sentence against the words of the rules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product, takewhile

from checker.claims.counted import Counted
from checker.claims.governing import Role, is_passive
from checker.model import Sentence, Token
from checker.rules.measures import ACTORS, ROLES, Measure, Nouns, bound_to, plain_word
from checker.rules.patterns import Pattern
from checker.trees import children, head, subtree

# How far from its verb a word of a fixed phrase may stand: "set the market hall on fire".
REACH = 10
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PARTICLES = frozenset("off away out up down over".split())
# Of one of these so many are people.
COLLECTIVE = frozenset(
    "gang crew group family team squad party unit band staff crowd patrol company platoon regiment audience garrison "
    "congregation workforce household class choir".split()
)
# "20,000 Congolese, four Afghans, two Iraqis, six Spaniards"
DEMONYMS = ("ese", "ans", "ards", "qis", "dis", "ris", "nis", "lis", "shis", "ais")
# Who is counted so is dead.
BODIES = frozenset({"body", "corpse", "cadaver"})
# "a morgue designed for 40 bodies"
HOLDING = frozenset({"design", "room", "space", "capacity", "store"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of a measure in one role."""

    measure: Measure
    word: str
    rest: tuple[str, ...]
    """Lemmas that must stand near the word: *life* in ``lose life``."""
    bound: tuple[str, ...]
    """Kinds of things, or for a counted noun the verbs, that the word is bound to; ``actors`` are the measure's own."""


@dataclass(frozen=True, slots=True)
class Index:
    """The words of all measures, by role and first lemma."""

    entries: dict[tuple[str, str], tuple[Entry, ...]]
    kinds: dict[str, frozenset[str]]
    """For each noun the kinds it belongs to."""
    nouns: Nouns
    together: tuple[Measure, ...]
    """The measures that are the sum of others: *casualties*."""
    verbs: frozenset[str]
    """The verbs of which the counted things are the subject."""
    pasts: frozenset[str]
    """Their past tenses: *perished*."""
    states: frozenset[str]
    """What those are called to whom something was done: *the wounded, hostages*."""
    names: dict[str, str]
    """The nouns that name people of one measure of an event, with it: *hostages, the accused, the dead*."""
    usual: dict[str, Measure]
    """For a noun the measure that it is counted by where nothing else says what happened."""
    patterns: tuple[tuple[Measure, Pattern], ...]
    """Token patterns, each with its measure."""

    def kinds_of(self, counted: Counted) -> frozenset[str] | None:
        """The kinds of a counted thing; None where the text leaves it out or the noun is in no list."""
        if counted.noun is not None and counted.noun.pos == "PROPN" and counted.lemma not in self.kinds:
            if counted.lemma.endswith(DEMONYMS):
                return frozenset({"people", "folk"})
            return frozenset({"people"}) if counted.noun.tag == "NNPS" else None
        if counted.partitive and counted.lemma in COLLECTIVE:
            return frozenset({"people"})  # "25 of the gang were killed"
        if counted.lemma.endswith("ed") and counted.lemma in self.states:
            return frozenset({"people"})  # "one of the six killed"
        return self.kinds_of_noun(counted.lemma)

    def kinds_of_noun(self, lemma: str) -> frozenset[str] | None:
        """The kinds of a noun; None where it is empty or in no list."""
        if lemma in self.kinds:
            return self.kinds[lemma]
        return self.nouns.kinds_by_ending(lemma) or None


def index_measures(measures: Sequence[Measure], nouns: Nouns) -> Index:
    """Lay the words of the measures out for look-up."""
    entries: dict[tuple[str, str], list[Entry]] = {}
    for measure in measures:
        for role in ROLES:
            for phrase in getattr(measure, role):
                word, *rest = plain_word(phrase).split()
                for names in product(*(_names(nouns, name) for name in rest)):
                    entry = Entry(measure, word, names, bound_to(phrase))
                    entries.setdefault((role, word), []).append(entry)
                if role == "object_of" and not rest:
                    # The tagger calls a participle an adjective as often as a verb: "nine officers slain".
                    for form in {participle(word), doubled(word)}:
                        entries.setdefault(("described_as", form), []).append(entry)
    kinds: dict[str, set[str]] = {}
    for kind, words in nouns.kinds.items():
        for noun in words:
            kinds.setdefault(noun, set()).add(kind)
    together = tuple(m for m in measures if m.sum_of)
    # A phrase of more words is more exact than its first word alone.
    subjects = frozenset(w for role, w in entries if role == "subject_of" and "people" not in kinds.get(w, ()))
    ordered = {key: tuple(sorted(found, key=partial(_breadth, nouns))) for key, found in entries.items()}
    return Index(
        ordered,
        {noun: frozenset(some) for noun, some in kinds.items()},
        nouns,
        together,
        subjects,
        frozenset(past for word in subjects for past in (participle(word), doubled(word)) if len(word) > 2),
        frozenset(word for role, word in entries if role in {"counted_as", "described_as"}),
        {
            plain_word(word): measure.name
            for measure in measures
            if measure.of_event and "people" in measure.counts
            for word in measure.counted_as
            if not bound_to(word)
        },
        {noun: measure for measure in measures for noun in measure.usually},
        tuple((measure, pattern) for measure in measures for pattern in measure.patterns),
    )


def _names(nouns: Nouns, word: str) -> tuple[str, ...]:
    """The nouns that stand for one noun of a phrase as well: *take hospital* takes to the infirmary too."""
    return next((some for some in nouns.alike.values() if word in some), (word,))


def _breadth(nouns: Nouns, entry: Entry) -> tuple[int, bool, bool, int]:
    """How much an entry takes in, for sorting: phrases, then words bound to actors, then words bound to few nouns."""
    bound = sum(len(nouns.kinds.get(kind, ())) for kind in entry.bound)
    return -len(entry.rest), ACTORS not in entry.bound, not entry.bound, bound


IRREGULAR = {
    "slay": "slain", "shoot": "shot", "take": "taken", "steal": "stolen", "hit": "hit", "hurt": "hurt", "lose": "lost",
    "cut": "cut", "shut": "shut", "hold": "held", "sink": "sunk", "burn": "burned", "find": "found", "see": "seen",
    "beat": "beaten", "drive": "driven", "bring": "brought", "lay": "laid", "strike": "struck", "send": "sent",
    "draw": "drawn", "let": "let", "fire": "fired", "free": "freed", "bury": "buried", "carry": "carried",
    "trap": "trapped", "gun": "gunned", "nab": "nabbed", "rob": "robbed", "stab": "stabbed", "swap": "swapped",
}  # fmt: skip


def participle(verb: str) -> str:
    """The past participle of a verb: *killed, freed, slain*."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def doubled(verb: str) -> str:
    """The participle with its last letter doubled, as after a short vowel and in British *-l*: *cancelled*."""
    return f"{verb}{verb[-1]}ed" if verb[-1] in "lptbgmn" and verb[-2] in "aeiou" else participle(verb)


@dataclass(frozen=True, slots=True)
class Match:
    """A measure and the role that gave it."""

    measure: Measure
    role: Role
    entry: Entry

    @property
    def because(self) -> str:
        """The rule in words, for the claim's reasons."""
        return f"measure {self.measure.name}: {self.role.name} {' '.join((self.entry.word, *self.entry.rest))}"


def match(
    index: Index,
    sentence: Sentence,
    counted: Counted,
    roles: Sequence[Role],
    before: str = "",
    told: str = "",
    around: str = "",
) -> Match | None:
    """The measure of the first role that some rule names, or None.

    ``before`` is what the claim before counts; a figure without a noun is taken to count the same. ``told`` is its
    measure: a verb that could be of it is: *They claimed a turnout of 200,000. No more than 60,000 had come.*
    ``around`` is what the last claim of the sentences before counts, which such a figure may count as well.
    """
    kinds = index.kinds_of(counted)
    behind = sentence.tokens[counted.node.index + 1 : counted.node.index + 2]
    if counted.noun is None and [t.lower for t in behind] == ["who"]:
        kinds = frozenset({"people", "folk"})  # "the 168 who lost their lives"
    near = index.kinds_of_noun(around)
    likely = index.kinds_of_noun(before) if counted.noun is None and not counted.lemma and kinds is None else kinds
    # A noun for people says what was done to them only where nothing else does: "no demonstrator was hurt".
    people = kinds is not None and "people" in kinds
    first = [r for r in roles if not (people and r.name in {"counted_as", "described_as"} and r.word is counted.noun)]
    if counted.lemma in BODIES and not any(t.lemma in HOLDING for t in sentence.tokens):
        # "The hospital received 66 bodies, soldiers brought out three more": whatever else is done to them.
        roles = [r for r in roles if r.name == "counted_as" and r.word is counted.noun] or roles
        first = list(roles)
    fits = partial(_fits, sentence=sentence, counted=counted, kinds=kinds, likely=likely, near=near)
    for role in (*first, *(r for r in roles if r not in first)):
        if role.word.text == "March" and role.word.index:
            continue  # "at the end of March it was 126"
        for form in dict.fromkeys((role.word.lemma, role.word.lower)):
            for entry in index.entries.get((role.name, form), ()):
                again = entry.measure.name == told
                goes_on = again and counted.noun is None and not counted.lemma and not entry.rest
                goes_on = goes_on or (again and _left_unsaid(entry, role, sentence))
                if goes_on and (exact := _exact(index, role, roles, fits)) is not None:
                    return exact  # "the three taken to the infirmary" after houses that the fire took
                if goes_on or fits(entry, role):
                    return _or_other(index, sentence, Match(entry.measure, role, entry))
    return None


def _exact(index: Index, role: Role, roles: Sequence[Role], fits: Callable[[Entry, Role], bool]) -> Match | None:
    """The measure that a phrase of several words with the word of a role gives, in any of its roles."""
    for other in (r for r in roles if r.word is role.word):
        for entry in index.entries.get((other.name, other.word.lemma), ()):
            if entry.rest and fits(entry, other):
                return Match(entry.measure, other, entry)
    return None


def _or_other(index: Index, sentence: Sentence, found: Match) -> Match:
    """*43 were killed or seriously injured*: two measures told as one are the measure of both together."""
    tokens = sentence.tokens
    at = found.role.word.index + 1
    if at >= len(tokens) or tokens[at].lower not in {"or", "and"}:
        return found
    for token in tokens[at + 1 : at + 4]:
        after = tokens[token.index + 1 : token.index + 2]
        if token.pos in {"NUM", "NOUN", "DET"} or (after and after[0].pos == "NUM"):
            return found  # "shot three people dead and injured 12 more"
        for entry in index.entries.get(("object_of", token.lemma), ()):
            both = {entry.measure.name, found.measure.name}
            for together in index.together:
                if both == set(together.sum_of) and not entry.rest:
                    return Match(together, found.role, found.entry)
    return found


def _fits(
    entry: Entry,
    role: Role,
    sentence: Sentence,
    counted: Counted,
    kinds: frozenset[str] | None,
    likely: frozenset[str] | None,
    near: frozenset[str] | None,
) -> bool:
    if role.name == "counted_as" and entry.bound:
        return any(t.lemma in entry.bound for t in sentence.tokens)
    after = [t.lower for t in sentence.tokens[role.word.index + 1 : role.word.index + 2]]
    carries = role.name == "tolls" or (role.name == "deeds" and after != ["of"])
    if carries and not entry.rest and _is_where(sentence, role.word):
        return False
    carrier = role.name in {"counted_as", "tolls"}
    unknown = counted.noun is not None and counted.noun.pos == "NOUN" and kinds is None
    # "Twelve pipefitters died": a verb says of a noun that no list knows what it is.
    unknown = unknown and not (entry.measure.whatever and role.word is not counted.noun)
    if (
        entry.measure.counts
        and not carrier
        and (unknown or (kinds is not None and not kinds & set(entry.measure.counts)))
    ):
        return False
    if ACTORS in entry.bound:
        return (
            _does(sentence, role.word, entry.measure.actors)
            and all(_near(sentence, role.word, w) for w in entry.rest)
            and not _is_place(entry, role, sentence, counted)
        )
    if entry.bound:
        # A figure without a noun may be of the kind of the one before, and whoever does something is mostly people.
        fits = bool((likely or frozenset()) & set(entry.bound))
        headline = sentence.part == "headline" and role.name == "object_of"
        people = counted.noun is None and (role.name == "subject_of" or headline) and "people" in entry.bound
        people = people or (carrier and counted.noun is None and "people" in entry.bound)
        bare = counted.noun is None and not counted.lemma and likely is None
        if (
            not fits
            and not (people and (likely is None or carrier))
            and not (bare and _fits_bare(entry, role, sentence, counted, near))
        ):
            return False
    # "41 of the jets on firm order" are not on jets.
    at = role.word.index
    placed = role.name != "described_as" or not {"on", "in"} & set(entry.rest) or _is_inside(sentence, at)
    beside = placed and all(_near(sentence, role.word, word) for word in entry.rest)
    return beside and not _is_place(entry, role, sentence, counted)


def _is_inside(sentence: Sentence, at: int) -> bool:
    """*on the plane, in a small boat, cable car in which*: whether *on* or *in* stands before a noun."""
    before = {t.lower for t in sentence.tokens[max(0, at - 5) : at]}
    return bool({"on", "in", "aboard", "into", "inside", "onto"} & before)


def _is_where(sentence: Sentence, noun: Token) -> bool:
    """*The number of people killed at a gathering rose to 121, in a rally ten died*: the noun only says where."""
    back = noun.index - 1
    while back >= 0 and sentence.tokens[back].pos in {"DET", "ADJ"}:
        back -= 1
    if back < 0:
        return False
    where = {"at", "near", "outside", "during", "after", *(["in"] if noun.dep in {"obl", "compound"} else [])}
    return sentence.tokens[back].lower in where


def _left_unsaid(entry: Entry, role: Role, sentence: Sentence) -> bool:
    """*73 pupils were abducted. The head said 115 had been taken*: who did it was said before."""
    verb = role.word
    done = ACTORS in entry.bound and role.name == "object_of" and is_passive(sentence, verb)
    return (
        done and not children(sentence, verb, "obl:agent") and all(_near(sentence, verb, word) for word in entry.rest)
    )


def _is_place(entry: Entry, role: Role, sentence: Sentence, counted: Counted) -> bool:
    """Whether the *in* of ``take in`` only says where: *12 were taken from a school in the north*; nor does *took their
    place on the line* take anybody on.
    """
    own = {counted.node.index, counted.noun.index if counted.noun is not None else -1}
    if entry.rest[:1] == ("and",):
        return [t.lower for t in sentence.tokens[role.word.index + 1 : role.word.index + 2]] != ["and"]
    if entry.rest == ("on",):
        return any(t.index not in own for t in children(sentence, role.word, "obj"))
    if role.name != "object_of" or entry.rest != ("in",):
        return False
    near = [t for t in sentence.tokens if t.lower == "in" and abs(t.index - role.word.index) <= REACH]
    return all(t.dep == "case" and t.head not in own for t in near)


def _fits_bare(entry: Entry, role: Role, sentence: Sentence, counted: Counted, near: frozenset[str] | None) -> bool:
    """Whether a figure without a noun may be of the kind that a word is bound to.

    It is of the kind of the figures before (*Seven rockets were fired. Two fell in a field*); where they say nothing
    against it, those to whom something is done are people (*Nine were bandaged*), and so are those whom a doer of the
    measure takes (*Police were holding 40*).
    """
    before = counted.node.index < role.word.index
    if before and role.name == "object_of" and not is_passive(sentence, role.word):
        return False  # "one of them admitted that he was paid"
    if near is not None and near & set(entry.bound):
        return True
    if near is not None and "people" not in near:
        return False
    if not {"people", "folk"} & set(entry.bound) or role.name not in {"object_of", "described_as"}:
        return False
    told = "people" in entry.bound or bool(entry.rest)
    if entry.rest and "people" in entry.bound and role.name == "object_of":
        return True  # "drove 5,000 from their villages"
    return (told and before) or _does(sentence, role.word, entry.measure.doers)


def _does(sentence: Sentence, verb: Token, doers: Sequence[str]) -> bool:
    """Whether one of these nouns is the subject of a verb, or its agent: *police took 12 men away*."""
    nouns = [*children(sentence, verb, "nsubj"), *children(sentence, verb, "obl")]
    agents = [t for t in nouns if any(c.lower == "by" for c in children(sentence, t, "case"))]
    if not agents and is_passive(sentence, verb):
        nouns = [t for t in sentence.tokens[: verb.index] if t.pos == "NOUN"]
        return any(t.lemma in doers for t in nouns)  # "police said 37 people had been taken in"
    above = head(sentence, verb)
    if above is not None and verb.dep in {"conj", "xcomp", "advcl"}:
        nouns += children(sentence, above, "nsubj")
    return any(
        (t.lemma in doers or t.lower.removesuffix("s") in doers)
        for t in nouns
        if t.dep.startswith("nsubj") or any(c.lower == "by" for c in children(sentence, t, "case"))
    )


def _near(sentence: Sentence, verb: Token, word: str) -> bool:
    below = [t for t in subtree(sentence, verb) if abs(t.index - verb.index) <= REACH]
    if verb.pos == "VERB":
        # "On Monday rebels took 12 sailors" takes nobody on.
        below = [t for t in below if t.index > verb.index or t.dep not in {"case", "mark"}]
    if any(t.lower == "to" for t in children(sentence, verb, "mark")):
        below.append(sentence.tokens[verb.head])  # "is licensed to carry 178"
    beside = sentence.tokens[verb.index + 1 : verb.index + 6]
    if word in PARTICLES:
        # "A plane carrying 71 people skidded off the runway" carries nobody off.
        beside = tuple(takewhile(lambda t: t.tag not in FINITE, beside))
    return any(word in {t.lemma, t.lower} for t in (*below, *beside))
