"""Noun phrases of a sentence, read from the tags alone: who could be speaking, and what kind of speaker it is.

The parser is wrong about heads far more often than the tagger about tags, so that phrases are cut on the surface.
"""

import re
from dataclasses import dataclass
from typing import Literal

from checker.model import Sentence, Span, Token
from checker.sources.lexicon import Lexicon, singular
from checker.sources.surface import QUOTES
from checker.sources.tags import NUMBERS, OF, PERSONAL, TIMES, TITLES, opens_text

Sort = Literal["person", "people", "body", "document", "place", "thing", "pronoun"]


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


# They open an adverbial of time: "The bank last month announced".
LATELY = frozenset("last next late early earlier".split())
COMPARED = frozenset("more fewer less".split())
DAYS = frozenset("yesterday today tonight tomorrow".split())
# They close the name of a company and are often written small.
INCORPORATED = frozenset("plc inc ltd llc corp co ag sa gmbh nv llp".split())
# "a source close to the talks", "people familiar with the matter"
RELATED = frozenset("close familiar near".split())
# They are written small inside a name: "Pieter van Wyk".
PARTICLES = frozenset("van von de der den del della di da dos du la le ter bin ibn al el abu ben y e zu".split())
# "Doctors Without Borders", "Mothers Against Drunk Driving"
IN_NAMES = frozenset({"without", "against", "beyond"})
WORD = re.compile(r"\w")
TIME = re.compile(r"\d{1,2}[:.h]\d\d")
YEAR = re.compile(r"(?:19|20)\d\d")
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
    if token.lower in {"according", "per", "even"} or token.lower in QUOTES:
        return False
    if open_ and token.lower in RELATED and i + 1 < len(tokens) and tokens[i + 1].lower in {"to", "with", "of"}:
        return False
    if token.text[0].isdigit() and TIME.fullmatch(token.text):
        # A live blog's "14:05 Police say".
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
    if (
        token.text == "."
        and open_
        and tokens[i - 1].lower in TITLES
        and i + 1 < len(tokens)
        and tokens[i + 1].text[0].isupper()
    ):
        # "Lt. Pedro Aihara"
        return True
    if open_ and _joins_name(sentence, i):
        return True
    if token.text == "." or not (token.text[0].isalnum() or t[i] in {"POS", "$"} or WORD.search(token.text)):
        return False
    if t[i].startswith(NOMINAL) or t[i] == "$":
        verb = token.lower in lex.forms and lex.forms[token.lower] in {"say", "tell"}
        return not verb or (open_ and token.text[0].isupper() and t[i] == "NNP")
    # "suspected", "armed" inside a phrase; "US-led": a participle between a determiner and a noun.
    if t[i] in {"VBN", "VBG", "RB", "RBS", "JJS"} and open_ and i + 1 < len(tokens):
        joined = token.start == tokens[i - 1].end
        following = t[i + 1].startswith(("NN", "JJ")) or joined
        return following and (joined or t[i - 1] in {"DT", "PRP$", "JJ", "CD", "POS"})
    if token.text[:1].isupper() and i > 0 and t[i] in {"RB", "UH", "SYM", "LS", "VB", "VBN", "VBP"} and open_:
        return True
    return open_ and token.start == tokens[i - 1].end and tokens[i - 1].text in {"-", "–"}


def _opens_with_place(sentence: Sentence, t: list[str], i: int) -> bool:
    """*In Velm organisers counted 4,000*: a noun and its verb right behind the name of the place that opens."""
    opens = (
        sentence.tokens[0].lower in {"in", "at"} and i > 1 and all(k.text[:1].isupper() for k in sentence.tokens[1:i])
    )
    noun = t[i] in {"NN", "NNS"} and sentence.tokens[i].text.islower()
    return opens and noun and t[i + 1 : i + 2] in (["VBD"], ["VBZ"], ["VBP"])


def _joins_name(sentence: Sentence, i: int) -> bool:
    """*Doctors Without Borders*, *Mothers Against Drunk Driving*: a preposition with a capital is of a name, where not
    every word has one.
    """
    around = sentence.tokens[i - 1 : i + 2]
    capitals = len(around) == 3 and all(token.text[:1].isupper() and not token.text.isupper() for token in around)
    return capitals and around[1].lower in IN_NAMES and sentence.part != "headline"


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
    # "According to the pollster Cifra seven out of ten"
    if t[i] == "CD" and t[i - 1].startswith("NNP") and sentence.tokens[i].text in NUMBERS:
        return True
    # "According to Unicef more than 2,400", "According to the Marsh Institute 71 percent"
    following = sentence.tokens[i + 1].text if i + 1 < len(t) else ""
    compared = sentence.tokens[i].text in COMPARED and following == "than"
    if t[i - 1].startswith("NNP") and (compared or (t[i] == "CD" and following in {"percent", "%", "per"})):
        return True
    # "In Velm organisers counted 4,000"
    if _opens_with_place(sentence, t, i):
        return True
    # "Civil defence yesterday added five"
    if sentence.tokens[i].text in DAYS and t[i - 1].startswith("NN"):
        return True
    # "Ardent Foods Inc. beat Wall Street's expectations", where the tagger reads a noun
    if before.lower.rstrip(".") in INCORPORATED and t[i - 1].startswith("NN") and sentence.tokens[i].text[0].islower():
        return sentence.tokens[i].lower.rstrip(".") not in INCORPORATED
    if (
        sentence.tokens[i].text in LATELY
        and t[i - 1].startswith("NN")
        and i + 1 < len(t)
        and singular(sentence.tokens[i + 1].lower) in TIMES
    ):
        return True
    # "that day officials", "On Monday residents", "In 2021 police"
    if singular(before.lower) in TIMES and t[i].startswith(("NN", "JJ")) and before.end != sentence.tokens[i].start:
        # "the Sunday Times" is a name.
        # and "Jan van Wyk" another.
        follows = sentence.tokens[i].text
        return not (before.text[0].isupper() and (follows[0].isupper() or follows in PARTICLES))
    return i >= 2 and t[i - 2] in {"IN", ",", "NNP"} and bool(YEAR.fullmatch(before.text))


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
    called = dict.fromkeys(map(singular, words[: core_end - start]))
    role = tuple(word for word in called if word in lex.roles)
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
    return token.text[:1].isupper() and (
        t.startswith("NNP") or not first or any(c.isupper() for c in token.text[1:]) or not token.text.isascii()
    )


def _forename(sentence: Sentence, t: list[str], lex: Lexicon, i: int, end: int) -> bool:
    """Whether the word that opens a sentence is a name although the tagger knows it not: *Musa Khidir*."""
    following = sentence.tokens[i + 1].text if i + 1 < end else ""
    named = following[:1].isupper() and t[i + 1].startswith("NNP") and following.lower() not in TITLES
    return named and t[i] == "NN" and singular(sentence.tokens[i].lower) not in lex.roles


def _sort(sentence: Sentence, t: list[str], lex: Lexicon, start: int, end: int, head: int) -> tuple[Sort, bool]:
    tokens = sentence.tokens
    word = singular(tokens[head].lower)
    names = [
        i
        for i in range(start, end)
        if tokens[i].text[:1].isupper()
        and (capital(tokens[i], t[i], opens_text(sentence, i)) or _forename(sentence, t, lex, i, end))
    ]
    # "Park Sung-joong"
    names += [
        i for i in range(start + 2, end)
        if i - 2 in names and i not in names and tokens[i - 1].text == "-" and t[i] not in {"VBN", "VBG"}
    ]  # fmt: skip
    lower = " ".join(token.lower for token in tokens[start:end] if token.lower not in {"the", "a", "an"})
    proper = head in names
    if lower in {"another", "others"}:
        # "said another"
        return "people", False
    if word.rstrip(".") in INCORPORATED and head > start and tokens[head - 1].text[:1].isupper():
        return "body", True
    if tokens[head].lower in PERSONAL and end - start == 1:
        return "pronoun", False
    if any(_joins_name(sentence, i) for i in range(start + 1, end)):
        return "body", True
    if lower in lex.media:
        return "body", True
    if tokens[head].lower == "bodies":
        # "Seven bodies were found"
        return "thing", False
    if lower in lex.places:
        return "place", True
    if ((t[head] == "CD" or (t[head].startswith("JJ") and end - start == 1)) and lower not in lex.media) or (
        word in TIMES and len(names) < 2
    ):
        return "thing", False
    if word in lex.documents and not (proper and tokens[head].text[0].isupper() and len(names) > 1):
        return "document", bool(names)
    if word == "medium" or (word in lex.institutions and word not in lex.people):
        return "body", proper or bool(names)
    if word in lex.people or (
        word.endswith(("man", "woman", "person")) and tokens[head].text.islower() and word != "human"
    ):
        # "police", "officials"; "Police Chief" alone is still a role.
        return "people", word == "police" and any(t[i] == "NNP" and i != head for i in names)
    if word in lex.documents or word in lex.of_owner:
        return "document", bool(names)
    if proper:
        before = [singular(tokens[i].lower.rstrip(".")) for i in range(start, head)]
        small = [singular(tokens[i].lower) for i in range(start, head) if tokens[i].text.islower()]
        if small and small[-1] in lex.institutions & lex.people and small[-1] not in {"police", "guard"}:
            # "The union IG Holz", "the operator TransRio"
            return "body", True
        if any(b in lex.people or b in TITLES for b in before):
            return "person", True
        if any(b in lex.institutions for b in before) or tokens[start].lower == "the" or tokens[head].text.isupper():
            return "body", True
        joints = {i for i in range(start + 1, head) if t[i] == "HYPH" or tokens[i].text in PARTICLES | {"-"}}
        plain = [i for i in range(start, end) if i in names]
        if len(plain) + len(joints) == end - start and 2 <= len(plain) <= 4 + len(joints) and "POS" not in t[start:end]:
            return "person", True
        return "body", True
    if word in lex.companies:
        return "body", bool(names)
    return "thing", False
