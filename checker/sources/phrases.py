"""Noun phrases of a sentence, read from the tags alone: who could be speaking, and what kind of speaker it is.

The parser is wrong about heads far more often than the tagger about tags, so that phrases are cut on the surface.
"""

import re
from dataclasses import dataclass
from typing import Literal

from checker.model import Sentence, Span, Token
from checker.sources.lexicon import Lexicon, singular
from checker.sources.surface import QUOTES

Sort = Literal["person", "people", "body", "document", "place", "thing", "pronoun"]

DETERMINERS = frozenset("the a an this that these those each every some any no another both either neither".split())
PERSONAL = frozenset("he she it they i we you".split())
OBJECTS = frozenset("him her them me us".split())
POSSESSIVE = frozenset("his her its their my our your whose".split())
PREPOSITIONS = frozenset(
    "of in at for from by with on to about after before since during near under over between among against into through "
    "around as per like without within behind above below across off outside inside".split()
)
CONJUNCTIONS = frozenset("and or but nor yet".split())
AUXILIARIES = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can could may might must 's 've 'd 'll".split()
)
RELATIVES = frozenset("who which whom".split())
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen dozens scores hundreds".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december morning afternoon evening night midnight noon week month year day hour minute weekend nightfall dawn today "
    "yesterday tomorrow tonight moment time time second decade date spring summer autumn winter jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady dame prof rev gen lt col maj sgt capt cpl cmdr adm brig gov sen rep".split()
)
PUNCTUATION = frozenset(", . ; : ! ? … ... ( ) [ ] - – — --".split()) | QUOTES
OF = frozenset("of for at from by".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: half-open token ranges of the whole and of its head chunk, and what it is."""

    start: int
    end: int
    head: int
    """The index of its head word."""
    sort: Sort
    words: tuple[str, ...]
    """All words in lower case."""
    proper: bool
    """Whether its head is a proper name."""
    text: str
    span: Span
    noun: str = ""
    """Its head word in lower case, as it is written."""
    role: tuple[str, ...] = ()
    """Lemmas of what it is called beside its name: *the official, Shafi Ullah* is an official."""


def tag(token: Token) -> str:
    """The Penn tag of a token; where the sentence was not parsed, a guess from the closed classes and the capital."""
    if token.tag:
        return token.tag
    lower = token.lower
    if lower in PUNCTUATION or not re.search(r"\w", token.text):
        return "POS" if lower == "'" else ","
    if lower in {"'s", "’s"}:
        return "POS"
    if lower in DETERMINERS:
        return "DT"
    if lower in POSSESSIVE - {"her"}:
        return "PRP$"
    if lower in PERSONAL | OBJECTS:
        return "PRP"
    if lower in RELATIVES:
        return "WP"
    if lower in PREPOSITIONS or lower in {"that", "while", "if", "because", "when", "although"}:
        return "IN"
    if lower in CONJUNCTIONS:
        return "CC"
    if lower in AUXILIARIES:
        return "VBD"
    if lower in NUMBERS or token.text[0].isdigit():
        return "CD"
    if lower in {"said", "says", "told", "citing", "quoting", "reported", "announced", "according"}:
        return "VBD"
    if token.text[0].isupper() and token.index > 0:
        return "NNP"
    if lower.endswith("ly"):
        return "RB"
    return "NNS" if lower.endswith("s") and not lower.endswith("ss") else "NN"


def tags(sentence: Sentence, lex: Lexicon) -> list[str]:
    """The tags of all its words, with what the tagger gets wrong most often put right.

    A capitalised word inside a sentence is a name (*CP All*, *VNV*); *the report shows* at the end of a clause and *Sri Lanka
    cuts number* in a headline hold a verb.
    """
    t = [tag(token) for token in sentence.tokens]
    for i, token in enumerate(sentence.tokens):
        before, after = t[i - 1] if i else "", t[i + 1] if i + 1 < len(t) else "."
        name = i > 0 and token.text[0].isupper() and token.text != "I" and not opens_text(sentence, i)
        if (
            name
            and t[i] in {"RB", "VB", "VBN", "UH", "SYM", "DT", "LS", "FW"}
            and (sentence.tokens[i - 1].text[0].isupper() or token.text.isupper())
        ):
            t[i] = "NNP"
        elif (
            t[i] == "VB" and before in {",", "DT"} and after.startswith(("NN", "JJ")) and token.lower not in lex.forms
        ) or (
            before in {"DT", "PRP$", "JJ"}
            and t[i] in {"RB", "VB", "VBP"}
            and singular(token.lower) in lex.of_owner | lex.documents | lex.people
        ):
            t[i] = "NN"
        elif (
            before == "NNS"
            and t[i] == "NN"
            and lex.forms.get(token.lower) == token.lower
            and token.lower in lex.say | lex.argue
        ):
            # "sources insist on 20", "witnesses claim 12 died"; "a police report" stays.
            if sentence.tokens[i - 1].lower != "police" and after in {"IN", "CD", "DT", "PRP"}:
                t[i] = "VBP"
        elif token.lower == "thought" and t[i] == "NN" and before.startswith("NN"):
            t[i] = "VBD"
        elif token.lower == "that" and t[i] == "IN" and before == "," and after == "NN" and i + 2 < len(t):
            # "..., that state's spokesman said"
            t[i] = "DT" if t[i + 2] == "POS" or sentence.tokens[i + 2].lower in {"said", "says"} else "IN"
        elif (
            t[i] == "NNS"
            and token.lower in lex.forms
            and before.startswith(("NN", "PRP", ","))
            and not token.text[0].isupper()
        ):
            ends = after in {".", ",", "''", "``", "$", "CD", ":"} or i + 1 == len(t)
            opens = i + 1 < len(t) and sentence.tokens[i + 1].lower in {
                "that",
                "at",
                "more",
                "about",
                "up",
                "nearly",
                "some",
            }
            if (
                opens
                or (ends and (after in {"CD", "$"} or lex.forms[token.lower] in {"say", "show"}))
                or (sentence.part == "headline" and before.startswith("NNP") and after.startswith(("NN", "DT", "JJ")))
            ):
                t[i] = "VBZ"
    return t


def opens_text(sentence: Sentence, i: int) -> bool:
    """Whether a word is the first of its sentence, after a dateline or opening marks."""
    tokens = sentence.tokens
    while i > 0 and (tokens[i - 1].text in QUOTES or tokens[i - 1].text in {"—", "–", "-", "(", ":"}):
        if tokens[i - 1].text in {"—", "–", "-", ":"}:
            return tokens[i - 1].end < tokens[i].start
        i -= 1
    return i == 0


def finite(sentence: Sentence, t: list[str], i: int) -> bool:
    """Whether a word is a finite verb or an auxiliary."""
    lower = sentence.tokens[i].lower
    return t[i] in {"VBD", "VBZ", "VBP", "MD"} or lower in AUXILIARIES - {
        "'s",
        "’s",
        "being",
        "been",
        "be",
        "having",
        "may",
    }


NOMINAL = ("NN", "JJ", "CD", "PRP$", "POS", "DT", "PDT", "FW", "ADD")


def chunks(sentence: Sentence, t: list[str], lex: Lexicon) -> list[tuple[int, int]]:
    """The base noun phrases, without what hangs on them, as half-open token ranges in the order of the text."""
    found: list[tuple[int, int]] = []
    start = -1
    tokens = sentence.tokens
    for i in range(len(tokens) + 1):
        inside = i < len(tokens) and _nominal(sentence, t, i, start >= 0, lex)
        breaks = inside and start >= 0 and _begins(sentence, t, i)
        if start >= 0 and (not inside or breaks):
            end = i
            while (
                end > start
                and t[end - 1] in {"POS", "HYPH", "DT", "PDT", "PRP$"}
                and tokens[end - 1].lower not in PERSONAL
            ):
                if (
                    t[end - 1] == "DT"
                    and end - 1 == start
                    and tokens[start].lower in {"both", "some", "another", "these", "those", "this", "that"}
                ):
                    break
                end -= 1
            if end > start:
                found.append((start, end))
            start = -1
        if inside and start < 0:
            start = i
        if inside and t[i] in {"PRP", "EX"}:
            found.append((i, i + 1))
            start = -1
    return found


def _nominal(sentence: Sentence, t: list[str], i: int, open_: bool, lex: Lexicon) -> bool:
    tokens = sentence.tokens
    token = tokens[i]
    if token.lower in {"according", "per"} or token.lower in QUOTES:
        return False
    if token.lower in {"that"} and not (t[i] == "DT" and i + 1 < len(tokens) and t[i + 1].startswith(("NN", "JJ"))):
        return False
    if t[i] in {"PRP"}:
        return True
    if token.text in {"-", "–", "/", "&"} or t[i] == "HYPH":
        # A hyphen holds words together where it touches both: "Maj-Gen", "US-led".
        return (
            open_
            and i + 1 < len(tokens)
            and (token.text == "&" or (tokens[i - 1].end == token.start and token.end == tokens[i + 1].start))
        )
    if token.text == "." or (not re.search(r"\w", token.text) and t[i] not in {"POS", "$"}):
        return False
    if t[i].startswith(NOMINAL) or t[i] == "$":
        return not (token.lower in lex.forms and lex.forms[token.lower] in {"say", "tell"})
    # "suspected", "armed" inside a phrase; "US-led": a participle between a determiner and a noun.
    if t[i] in {"VBN", "VBG", "RB", "RBS", "JJS"} and open_ and i + 1 < len(tokens):
        joined = token.start == tokens[i - 1].end
        following = t[i + 1].startswith(("NN", "JJ")) or joined
        return following and (joined or t[i - 1] in {"DT", "PRP$", "JJ", "CD", "POS"})
    if token.text[:1].isupper() and i > 0 and t[i] in {"RB", "UH", "SYM", "LS", "VB", "VBN", "VBP"} and open_:
        return True
    return open_ and token.start == tokens[i - 1].end and tokens[i - 1].text in {"-", "–"}


def _begins(sentence: Sentence, t: list[str], i: int) -> bool:
    """Whether a word opens a new phrase although the one before goes on."""
    before = sentence.tokens[i - 1]
    if t[i] in {"DT", "PDT", "PRP$", "PRP"}:
        return (
            t[i - 1] not in {"PDT", "HYPH"}
            and before.lower not in {"all", "both", "half", "such"}
            and before.text != "-"
        )
    # "by the ministry's count 31 villages"; "Flight 370" and "May 3" stay whole.
    if t[i] == "CD" and t[i - 1] in {"NN", "NNS"} and before.text.islower():
        return True
    # "that day officials", "On Monday residents", "In 2021 police"
    if singular(before.lower) in TIMES and t[i].startswith(("NN", "JJ")) and before.end != sentence.tokens[i].start:
        # "the Sunday Times" is a name.
        return not (before.text[0].isupper() and sentence.tokens[i].text[0].isupper())
    if re.fullmatch(r"(?:19|20)\d\d", before.text) and i >= 2 and t[i - 2] in {"IN", ",", "NNP"}:
        return True
    return False


def phrase(sentence: Sentence, t: list[str], lex: Lexicon, start: int, end: int) -> Phrase:
    """A chunk as a phrase, with its head and sort."""
    tokens = sentence.tokens
    core_end = end
    for i in range(start + 1, end):
        # What hangs on the head with a preposition is not the head: "the governor of West Java".
        if tokens[i].lower in OF | {"in", "on"} or tokens[i].text == ",":
            core_end = i
            break
    head = core_end - 1
    while (
        head > start
        and not t[head].startswith(("NN", "PRP", "CD", "JJ"))
        and re.search(r"\w", tokens[head].text) is None
    ):
        head -= 1
    words = tuple(token.lower for token in tokens[start:end])
    sort, proper = _sort(sentence, t, lex, start, core_end, head)
    span = Span(tokens[start].start, tokens[end - 1].end)
    text = _joined(sentence, start, end)
    role = tuple(
        dict.fromkeys(
            singular(w)
            for w in words[: core_end - start]
            if singular(w) in lex.people | lex.institutions | lex.companies | lex.documents
        )
    )
    return Phrase(start, end, head, sort, words, proper, text, span, tokens[head].lower, role)


def _joined(sentence: Sentence, start: int, end: int) -> str:
    """The words of a range as the text writes them, with single spaces."""
    out = ""
    for i in range(start, end):
        token = sentence.tokens[i]
        if i > start and token.start > sentence.tokens[i - 1].end:
            out += " "
        out += token.text
    return out


def capital(token: Token, t: str, first: bool) -> bool:
    """Whether a word is written as a name."""
    return token.text[:1].isupper() and (t.startswith("NNP") or not first or any(c.isupper() for c in token.text[1:]))


def _sort(sentence: Sentence, t: list[str], lex: Lexicon, start: int, end: int, head: int) -> tuple[Sort, bool]:
    tokens = sentence.tokens
    word = singular(tokens[head].lower)
    names = [i for i in range(start, end) if capital(tokens[i], t[i], opens_text(sentence, i))]
    lower = " ".join(token.lower for token in tokens[start:end] if token.lower not in {"the", "a", "an"})
    proper = head in names
    if tokens[head].lower in PERSONAL and end - start == 1:
        return "pronoun", False
    if lower in lex.media:
        return "body", True
    if lower in lex.places:
        return "place", True
    if ((t[head] == "CD" or (t[head].startswith("JJ") and end - start == 1)) and lower not in lex.media) or (
        word in TIMES and len(names) < 2
    ):
        return "thing", False
    if word in lex.documents and not (proper and tokens[head].text[0].isupper() and len(names) > 1):
        return "document", bool(names)
    if word in {
        "union",
        "force",
        "medium",
        "hospital",
        "government",
        "cabinet",
        "authority",
        "troop",
        "guard",
        "monitor",
    } or (word in lex.institutions and word not in lex.people):
        return "body", proper or bool(names)
    if word in lex.people:
        # "police", "officials"; "Police Chief" alone is still a role.
        return "people", proper and word != tokens[head].text
    if word in lex.documents or word in lex.of_owner:
        return "document", bool(names)
    if proper:
        before = [singular(tokens[i].lower.rstrip(".")) for i in range(start, head)]
        if any(b in lex.people or b in TITLES for b in before):
            return "person", True
        if any(b in lex.institutions for b in before) or tokens[start].lower == "the" or tokens[head].text.isupper():
            return "body", True
        plain = [i for i in range(start, end) if i in names]
        if len(plain) == end - start and 2 <= len(plain) <= 4 and "POS" not in t[start:end]:
            return "person", True
        return "body", True
    if word in lex.companies:
        return "body", bool(names)
    return "thing", False
