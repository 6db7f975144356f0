"""The source rules made ready for look-up: verb forms, sets, phrases cut into words."""

from dataclasses import dataclass
from functools import lru_cache

from checker.rules.sources import SourceRules

# The irregular verbs of saying and counting: past tense and participle.
IRREGULAR = {
    "say": ("said", "said"), "tell": ("told", "told"), "write": ("wrote", "written"), "see": ("saw", "seen"),
    "find": ("found", "found"), "think": ("thought", "thought"), "know": ("knew", "known"),
    "speak": ("spoke", "spoken"), "put": ("put", "put"), "cut": ("cut", "cut"), "show": ("showed", "shown"),
    "give": ("gave", "given"), "forecast": ("forecast", "forecast"), "hear": ("heard", "heard"),
    "understand": ("understood", "understood"), "strike": ("struck", "struck"), "seek": ("sought", "sought"),
    "lay": ("laid", "laid"), "stick": ("stuck", "stuck"), "read": ("read", "read"),
}  # fmt: skip
# Their last letter is written twice: *admitted*.
DOUBLED = frozenset({"admit", "log", "quip", "put", "cut", "pencil", "trim", "map", "peg", "refer", "plan", "up"})


FORESEE = frozenset("expect forecast project predict estimate look aim guide".split())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The rules as sets and maps."""

    say: frozenset[str]
    argue: frozenset[str]
    count: frozenset[str]
    show: frozenset[str]
    revise: frozenset[str]
    prepositions: dict[str, frozenset[str]]
    """Verbs that give a figure after one of these prepositions."""
    positions: dict[str, frozenset[str]]
    """Verbs by which somebody takes a position on a figure, with the prepositions that may stand before it."""
    sums: frozenset[str]
    """Verbs by which somebody takes a position on money, a share or a term."""
    entering: frozenset[str]
    """Verbs by which somebody changes a list: *added 14 deaths to its count*."""
    denials: frozenset[str]
    forms: dict[str, str]
    """Each inflected form and its verb."""
    opening: tuple[tuple[str, ...], ...]
    openers: frozenset[str]
    """The words that a phrase which opens an attribution can begin with."""
    relaying: frozenset[str]
    of_owner: frozenset[str]
    documents: frozenset[str]
    people: frozenset[str]
    institutions: frozenset[str]
    headline: frozenset[str]
    companies: frozenset[str]
    media: frozenset[str]
    places: frozenset[str]
    """Capitals and countries in lower case."""
    countries: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    speaking: frozenset[str]
    """Verbs by which anybody speaks, with or without a clause."""
    roles: frozenset[str]
    """Nouns for whoever or whatever speaks."""
    owned: frozenset[str]
    """Nouns for numbers and documents, and people."""
    foresee: frozenset[str]
    """Verbs that foresee a figure, also in the progressive: *analysts were expecting $1.17*."""
    figuring: frozenset[str]
    """Verbs that give a figure: of saying, counting, and *give*, *put*, *think*."""
    famous: frozenset[str]
    """Media, places and nouns for bodies: a single name among them is no surname."""


def verb_forms(verb: str) -> frozenset[str]:
    """The forms of an English verb: base, third person, past, participles."""
    if verb.endswith("e"):
        past, ing, third = verb + "d", verb[:-1] + "ing", verb + "s"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        past, ing, third = verb[:-1] + "ied", verb + "ing", verb[:-1] + "ies"
    else:
        stem = verb + verb[-1] if verb in DOUBLED else verb
        past, ing = stem + "ed", stem + "ing"
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    pasts = IRREGULAR.get(verb, (past, past))
    return frozenset({verb, third, ing, *pasts})


def _particles(phrases: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Each verb with the prepositions that its phrases give it; none where it stands alone."""
    found: dict[str, frozenset[str]] = {}
    for phrase in phrases:
        verb, *rest = phrase.split()
        found[verb] = found.get(verb, frozenset()) | set(rest[-1:])
    return found


@lru_cache(maxsize=8)
def lexicon(rules: SourceRules) -> Lexicon:
    """The look-up form of some rules."""
    prepositions = _particles(rules.with_preposition)
    positions = _particles(rules.positions)
    verbs = {
        *rules.say,
        *rules.argue,
        *rules.count,
        *rules.show,
        *rules.revise,
        *rules.entering,
        *prepositions,
        *positions,
        *rules.sums,
        *rules.denials,
        "put",
        "lay",
        "assign",
        "quote",
    }
    return Lexicon(
        say=frozenset(rules.say) | frozenset(rules.denials),
        argue=frozenset(rules.argue),
        count=frozenset(rules.count),
        show=frozenset(rules.show),
        revise=frozenset(rules.revise),
        prepositions=prepositions,
        positions=positions,
        sums=frozenset(rules.sums),
        entering=frozenset(rules.entering),
        denials=frozenset(rules.denials),
        forms={form: verb for verb in sorted(verbs) for form in verb_forms(verb)},
        opening=tuple(tuple(phrase.split()) for phrase in rules.opening),
        openers=frozenset(["in", "by", *(phrase.split()[0] for phrase in rules.opening)]),
        relaying=frozenset(rules.relaying),
        of_owner=frozenset(rules.of_owner),
        documents=frozenset(rules.documents),
        people=frozenset(rules.people),
        institutions=frozenset(rules.institutions),
        headline=frozenset(rules.headline),
        companies=frozenset(rules.companies),
        media=frozenset(name.lower() for name in rules.media),
        places=frozenset(name.lower() for name in (*rules.capitals, *rules.countries)),
        countries=frozenset(name.lower() for name in rules.countries),
        women=frozenset(rules.women),
        men=frozenset(rules.men),
        speaking=frozenset((*rules.say, *rules.argue, *rules.denials)),
        roles=frozenset((*rules.people, *rules.institutions, *rules.companies, *rules.documents)),
        owned=frozenset((*rules.of_owner, *rules.documents, *rules.people)),
        foresee=FORESEE,
        figuring=frozenset((*rules.say, *rules.argue, *rules.count, *rules.denials, "put")),
        famous=frozenset(w.lower() for w in (*rules.media, *rules.capitals, *rules.countries, *rules.institutions)),
    )


@lru_cache(maxsize=1 << 14)
def singular(word: str) -> str:
    """The singular of a regular plural noun; other words come back as they are."""
    if word in {
        "people",
        "media",
        "police",
        "data",
        "news",
        "press",
        "witness",
        "boss",
        "headquarters",
        "statistics",
        "us",
    }:
        return word
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
