"""From text to sentences, tagged and parsed; the only door to spaCy."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from checker.language.loading import Pipeline, Word, Written, load
from checker.model import Document, PartKind, Report, Sentence, Span, Token

__all__ = ["Pipeline", "base_of", "load", "read_document", "read_documents"]

# An abbreviation does not end a sentence, whatever follows it.
TITLES = frozenset(
    "mr mrs ms dr prof rev hon st gen lt col maj sgt capt cpl cmdr adm brig pvt gov sen rep reps pres supt insp "
    "no nos vs fig approx jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri "
    "sat sun i.e e.g maj-gen lt-gen lt-col brig-gen messrs mt ft rs".split()
)
# Written small these are words: "in the afternoon sun."
WORDS = frozenset("sun sat wed mar jan fig mt pres".split())
# These end a sentence where the next word opens one.
SOMETIMES = frozenset("inc corp co ltd jr sr u.s u.k u.n e.u a.m p.m d.c l.a calif ariz fla tex conn etc al".split())
STOPS = ".!?…"
CLOSERS = "\"'”’)]»"
MOST_CLOSERS = 8
OPENERS = "\"'“‘([«"
# The parser's work grows with the length; no sentence of a report is longer, and a table without full stops is cut
# here.
LONGEST = 120
# The tokenizer's work grows with the square of what stands without a space: an address on the web is shorter.
LONGEST_WORD = 400
# Nor has one more characters, or so much space between two words: what reads a sentence may look at all of it for each
# of its figures.
LONGEST_TEXT = 2000
LONGEST_GAP = 100
ENDLESS = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
# Headline, standfirst or dateline, lead.
OPENING = 3

# Forms that the lemmatizer leaves as they are.
LEMMAS = {
    form: lemma
    for lemma, forms in {
        "be": "am is are was were be been being 's 're",
        "have": "have has had having 've",
        "do": "do does did done",
        "base": "base bases",
        "series": "series",
        "body": "body bodies",
        "corpse": "corpse corpses",
        "bonus": "bonus bonuses",
        # Past forms that the lemmatizer does not know or takes for another verb's.
        "axe": "axed axing",
        "bite": "bitten",
        "cordon": "cordoned cordoning",
        "fine": "fined fining",
        "gut": "gutted gutting",
        "imperil": "imperilled imperilling",
        "net": "netted netting",
        "overcome": "overcame",
        "overrun": "overran",
        "overshoot": "overshot",
        "pass": "pass",
        "ride": "riding",
        "singe": "singed singeing",
        "slay": "slew",
        "stage": "staged staging",
        "sting": "stung",
        "swap": "swapped swapping",
        "swim": "swam swum",
        "tear": "tore",
        "undergo": "underwent undergone",
    }.items()
    for form in forms.split()
    if form != "'s"
}

# Past forms that the tagger takes for nouns or adjectives.
PAST = {"fell": "fall", "struck": "strike", "slain": "slay", "fled": "flee", "sank": "sink"}

# What the model says of these is looked at again.
ODD = frozenset({*PAST, "rose", "died", "perished", "shot"})

# A finite verb is no subject: "Police estimates put the crowd at 4,000".
SUBJECTS = {"VBZ": "NNS", "VBP": "NN"}

# "The toll rose from eight to 11", where the tagger sees a flower.
RISES = frozenset({"from", "to", "by", "sharply", "slightly"})
# What may stand between a headline's verb and its figure: "Quake kills at least 40".
BEFORE_FIGURE = frozenset(
    "at least more than up to about around nearly almost some over only just fewer less an a down off out up in".split()
)
FIGURES = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "dozen dozens scores several million".split()
)

Judge = Callable[[Sequence[str]], bool]
"""Whether the words of a sentence show something."""
Asides = Callable[[Sequence[str]], Iterable[tuple[int, int]]]
"""Finds the half-open token ranges that are set aside before parsing."""


def base_of(nlp: Pipeline, word: str) -> str:
    """The base form of a word in lower case, read as a verb as it would be where it is parsed."""
    return LEMMAS.get(word) or PAST.get(word) or nlp.verb(word).lower()


def read_document(
    report: Report, nlp: Pipeline, worth: Judge, asides: Asides = lambda words: (), speaks: Judge = lambda words: False
) -> Document:
    """One report, read as ``read_documents`` reads it."""
    (document,) = read_documents([report], nlp, worth, asides, speaks)
    return document


def read_documents(
    reports: Iterable[Report],
    nlp: Pipeline,
    worth: Judge,
    asides: Asides = lambda words: (),
    speaks: Judge = lambda words: False,
) -> list[Document]:
    """Cut reports into sentences and parse those that are ``worth`` it, what stands before them in their paragraph, and
    what follows there that ``speaks``; all go through the model in common batches, which changes nothing in what is
    read.

    The opening is always parsed: it says where and when the report's own happening is. What ``asides`` names is left
    out of the parse: its tokens hang on nothing and have the relation ``aside``.
    """
    with nlp.memory_zone():
        planned = [(report, list(_plan(report, nlp, worth, asides, speaks))) for report in reports]
        parsed = iter(nlp.parse([line.written() for _, plan in planned for line in plan if line.keep]))
        return [
            Document(report, tuple(_read(i, line, parsed) for i, line in enumerate(plan))) for report, plan in planned
        ]


class _Cut(NamedTuple):
    """A word of the text, before anything is known of it."""

    text: str
    start: int
    space: bool
    """Whether a space follows."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence before it is parsed."""

    part: PartKind
    paragraph: int
    tokens: list[_Cut]
    words: list[str]
    """Its words as the parser shall see them."""
    keep: list[int]
    """The places of those that are parsed; empty where the sentence is not worth it."""

    def written(self) -> Written:
        """What is parsed of it, as one sentence; what follows it is no part of that."""
        words = tuple([self.words[i] for i in self.keep])
        return words, (*[self.tokens[i].space for i in self.keep[:-1]], False)


def _plan(report: Report, nlp: Pipeline, worth: Judge, asides: Asides, speaks: Judge) -> Iterator[_Line]:
    """The sentences of a report, with what is parsed of each."""
    cut = [(part, paragraph, tokens, [t.text for t in tokens]) for part, paragraph, tokens in _cut(report, nlp)]
    titled = any(part != "body" and _is_titled(words) for part, _, _, words in cut)
    kept = _names_in_running_text(cut) if titled else {}
    last_worth = {paragraph: i for i, (_, paragraph, _, words) in enumerate(cut) if worth(words)}
    for index, (part, paragraph, tokens, words) in enumerate(cut):
        last = last_worth.get(paragraph, -1)
        if paragraph >= OPENING and index > last and (last < 0 or not speaks(words)):
            yield _Line(part, paragraph, tokens, words, [])
            continue
        out = {i for start, end in asides(words) for i in range(start, end)}
        keep = [i for i in range(len(tokens)) if i not in out] or list(range(len(tokens)))
        yield _Line(part, paragraph, tokens, words if part == "body" else _sentence_case(words, kept), keep)


def _cut(report: Report, nlp: Pipeline) -> Iterator[tuple[PartKind, int, list[_Cut]]]:
    """The words of each sentence, with the kind and the number of its part."""
    for number, part in enumerate(report.parts):
        tokens = list(_words(report.text, part.span, nlp))
        start = 0
        for i in range(len(tokens)):
            if i + 1 == len(tokens) or _is_full(tokens, start, i) or _ends(tokens, i):
                if i + 1 > start:
                    yield part.kind, number, tokens[start : i + 1]
                start = i + 1


def _words(text: str, span: Span, nlp: Pipeline) -> Iterator[_Cut]:
    """The words of a stretch of text; it is cut in one piece but for words without end."""
    cuts = [span.start]
    for found in ENDLESS.finditer(text, span.start, span.end):
        cuts.extend(range(found.start() + LONGEST_WORD, found.end(), LONGEST_WORD))
    for start, end in pairwise([*cuts, span.end]):
        for token in nlp.make_doc(text[start:end]):
            if not token.is_space:
                yield _Cut(token.text, start + token.idx, bool(token.whitespace_))


def _is_full(tokens: list[_Cut], first: int, i: int) -> bool:
    """Whether a sentence goes no further than this token, whatever follows."""
    text, start, _ = tokens[i]
    after = tokens[i + 1].start
    return (
        i + 1 - first >= LONGEST
        or after - tokens[first].start > LONGEST_TEXT
        or after - start - len(text) > LONGEST_GAP
    )


def _ends(tokens: list[_Cut], i: int) -> bool:
    """Whether a sentence ends with this token: a full stop, its closing quotes, and an opening word after them."""
    if tokens[i].text[-1] not in STOPS and tokens[i].text not in CLOSERS:
        return False
    stop = i
    # A straight quotation mark closes where it touches the word before it.
    while stop > max(i - MOST_CLOSERS, 0) and tokens[stop].text in CLOSERS and not tokens[stop - 1].space:
        stop -= 1
    text, after = tokens[stop].text, tokens[i + 1]
    if text[-1] not in STOPS or (after.text in CLOSERS and not tokens[i].space):
        return False
    opens = after.text[0].isupper() or after.text[0].isdigit() or after.text in OPENERS or after.text[0] in "$£€"
    if not tokens[i].space and not opens:
        return False
    if text in {".", "!", "?", "…", "..."} and stop > 0:
        before = tokens[stop - 1].text.lower()
        small = before in WORDS and tokens[stop - 1].text.islower()
        short = not small and (before in TITLES or re.fullmatch(r"[a-z]", before))
        if text == "." and short and not tokens[stop - 1].space:
            return False
        return opens
    word = text.lower().rstrip(".")
    if (word in TITLES and not (word in WORDS and text.islower())) or (
        re.fullmatch(r"[A-Z]\.|(?:[A-Z]\.){1,}", text) and word not in SOMETIMES
    ):
        return False
    # "the U.S. Senate" and "at 5 p.m. Monday" go on; "in the U.S. The army" ends.
    if word in SOMETIMES:
        return opens and after.text.lower() in STARTERS
    return opens


STARTERS = frozenset(
    "the a an this that these those he she it they we i in on at but and so for no one two three some many most "
    "about at after before when while as his her their its there police officials according nobody none both".split()
)


def _names_in_running_text(cut: Iterable[tuple[PartKind, int, list[_Cut], list[str]]]) -> dict[str, str]:
    """How the body writes each word inside its sentences: the spelling seen most often."""
    spelt = Counter(word for part, _, _, words in cut if part == "body" for word in words[1:])
    seen: dict[str, list[str]] = {}
    for word in spelt:
        seen.setdefault(word.lower(), []).append(word)
    return {lower: max(spellings, key=spelt.__getitem__) for lower, spellings in seen.items()}


def _is_titled(words: list[str]) -> bool:
    """Whether most words of a line have a capital, as in many headlines."""
    letters = [w for w in words if w[:1].isalpha() and len(w) > 3]
    return len(letters) >= 3 and sum(w[0].isupper() for w in letters) >= 0.7 * len(letters)


def _sentence_case(words: list[str], kept: dict[str, str]) -> list[str]:
    """A title-case or upper-case headline as running text would have it, so that the parser can read it.

    Words that the body writes keep the body's spelling, so that names stay names; other lines stay as they are.
    """
    if not _is_titled(words):
        return words
    upper = all(w.isupper() for w in words if w[:1].isalpha() and len(w) > 3)
    plain = [
        w if not (upper or w[1:].islower()) else kept.get(w.lower(), w.capitalize() if upper else w) for w in words
    ]
    return [plain[0], *plain[1:]]


def _with_verbs(words: list[Token]) -> list[Token]:
    """A headline's words, with the verbs that the tagger takes for nouns: *Bus crash kills nine*, *Gunmen kill nine*.

    Before a figure, a word in -s after a noun (or after a comma behind such a verb) is a verb, and a bare one after a
    plural.
    """
    done = list(words)
    for i, word in enumerate(words[:-1]):
        before = done[i - 1] if i else None
        bare = before is not None and before.tag in {"NNS", "NNPS"} and word.tag in {"NN", "NNP", "JJ", "VB"}
        third = word.tag in {"NNS", "NNPS", "NNP"} and word.lower.endswith("s")
        plan = before is not None and before.lower == "to" and word.tag != "VB"
        if before is None or not re.fullmatch(r"[a-z]{3,}", word.lower) or not (bare or third or plan):
            continue
        after = next((t for t in words[i + 1 :] if t.lower not in BEFORE_FIGURE), None)
        figure = after is not None and (after.text[0].isdigit() or after.lower.split("-")[0] in FIGURES)
        verb = any(t.tag == "VBZ" for t in done[:i])
        if figure and plan:
            done[i] = replace(word, lemma=word.lower, tag="VB", pos="VERB")  # "Dalby to axe 1,200 jobs"
            continue
        if figure and (
            before.index == 0 or before.pos in {"NOUN", "PROPN", "NUM"} or (before.lower in {",", "and"} and verb)
        ):
            lemma, tag = (_stem(word.lower), "VBZ") if third else (word.lower, "VBP")
            done[i] = replace(word, lemma=lemma, tag=tag, pos="VERB")
    return done


def _stem(verb: str) -> str:
    """The base form of a verb in the third person: *kills, destroys, carries, crushes*."""
    if verb == "axes":
        return "axe"
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    return verb[:-2] if verb.endswith(("sses", "shes", "ches", "xes")) else verb[:-1]


def _word(i: int, lower: list[str], said: list[Word]) -> tuple[str, str, str]:
    """Lemma, tag and part of speech of a parsed word, put right where the model is known to be wrong."""
    word, here = said[i], lower[i]
    after = lower[i + 1] if i + 1 < len(lower) else ""
    if here == "rose" and word.pos == "NOUN" and after in RISES:
        return "rise", "VBD", "VERB"
    if here in PAST and word.pos in {"NOUN", "ADJ"}:
        return PAST[here], "VBN" if here == "slain" else "VBD", "VERB"
    if here in {"died", "perished"} and word.tag == "VBN" and word.dep == "amod":
        return LEMMAS.get(here, here[:-1] if here == "died" else "perish"), "VBD", "VERB"  # "114 died countrywide"
    if here == "shot" and after == "dead":
        return "shoot", "VBN", "VERB"
    return _lemma(here, word), word.tag, word.pos


def _lemma(here: str, word: Word) -> str:
    """The lemma of a word in small letters; the *s* of a *loss* is no plural's."""
    return LEMMAS.get(here) or (here if word.tag == "NN" and here.endswith("ss") else word.lemma.lower())


def _read(index: int, line: _Line, parsed: Iterator[list[Word]]) -> Sentence:
    """A sentence as the model read it; the next of the ``parsed`` is its own, where it was worth it."""
    tokens, keep = line.tokens, line.keep
    said: dict[int, tuple[str, str, str, str, int]] = {}
    if keep:
        words = next(parsed)
        lower = [line.words[i].lower() for i in keep]
        for i, (at, word) in enumerate(zip(keep, words, strict=True)):
            here = lower[i]
            lemma, tag, pos = _word(i, lower, words) if here in ODD else (_lemma(here, word), word.tag, word.pos)
            if tag in SUBJECTS and word.dep.startswith("nsubj"):
                tag, pos = SUBJECTS[tag], "NOUN"
            said[at] = lemma, tag, pos, word.dep, keep[word.head]
    read = []
    for i, (text, start, _) in enumerate(tokens):
        lemma, tag, pos, dep, head = said.get(i) or (text.lower(), "", "", "aside" if keep else "", i)
        read.append(Token(i, text, text.lower(), lemma, tag, pos, dep, head, Span(start, start + len(text))))
    if line.part == "headline":
        read = _with_verbs(read)
    children: list[list[int]] = [[] for _ in read]
    for token_read in read:
        if token_read.head != token_read.index:
            children[token_read.head].append(token_read.index)
    span = Span(read[0].start, read[-1].end)
    return Sentence(index, line.paragraph, line.part, span, tuple(read), tuple(map(tuple, children)), bool(keep))
