"""From text to sentences, tagged and parsed; the only door to spaCy."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from checker.errors import ModelError
from checker.model import Document, PartKind, Report, Sentence, Span, Token

EMBEDDED = Path(__file__).parent / "newsdesk"
Pipeline = Language
"""A loaded spaCy pipeline, for those who only hand it on."""

# An abbreviation does not end a sentence, whatever follows it.
TITLES = frozenset(
    "mr mrs ms dr prof rev hon st gen lt col maj sgt capt cpl cmdr adm brig pvt gov sen rep reps pres supt insp "
    "no nos vs fig approx jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri "
    "sat sun maj-gen lt-gen lt-col brig-gen messrs mt ft rs".split()
)
# These end a sentence where the next word opens one.
SOMETIMES = frozenset("inc corp co ltd jr sr u.s u.k u.n e.u a.m p.m d.c l.a calif ariz fla tex conn etc al".split())
CLOSERS = "\"'”’)]»"
OPENERS = "\"'“‘([«"
# The parser's work grows with the length; no sentence of a report is longer, and a table without full stops is cut
# here.
LONGEST = 120
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

Asides = Callable[[Sequence[str]], Iterable[tuple[int, int]]]
"""Finds the half-open token ranges that are set aside before parsing."""


def load(name: str = "") -> Language:
    """Load the embedded pipeline, or any other installed spaCy pipeline with Universal Dependencies labels by its name.

    Raises ModelError where there is none, or it does not fit.
    """
    try:
        return spacy.load(name or EMBEDDED)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(f"the language model {name or 'newsdesk'!r} cannot be loaded: {reason}") from error


def read_document(
    report: Report, nlp: Language, worth: Callable[[Sequence[str]], bool], asides: Asides = lambda words: ()
) -> Document:
    """Cut a report into sentences and parse those that are ``worth`` it, and what stands before them in their
    paragraph.

    The opening is always parsed: it says where and when the report's own happening is. Both callables get the words
    of one sentence. What ``asides`` names is left out of the parse: its tokens hang on
    nothing and have the relation ``aside``.
    """
    cut = list(_cut(report, nlp))
    kept = _names_in_running_text(cut)
    last_worth = {p: i for i, (_, p, tokens) in enumerate(cut) if worth([t.text for t in tokens])}
    docs: list[Doc] = []
    for index, (part, paragraph, tokens) in enumerate(cut):
        words = [t.text for t in tokens]
        if paragraph < OPENING or index <= last_worth.get(paragraph, -1):
            if part != "body":
                words = _sentence_case(words, kept)
            out = {i for start, end in asides([t.text for t in tokens]) for i in range(start, end)}
            keep = [i for i in range(len(tokens)) if i not in out] or list(range(len(tokens)))
            doc = Doc(nlp.vocab, [words[i] for i in keep], [bool(tokens[i].whitespace_) for i in keep])
            for token in doc:
                token.is_sent_start = token.i == 0
            doc.user_data["keep"] = keep
            docs.append(doc)
        else:
            docs.append(Doc(nlp.vocab))
    parsed = iter(nlp.pipe(doc for doc in docs if len(doc)))
    sentences = []
    for index, ((part, paragraph, tokens), doc) in enumerate(zip(cut, docs, strict=True)):
        done = next(parsed) if len(doc) else None
        sentences.append(_sentence(index, part, paragraph, tokens, done))
    return Document(report, tuple(sentences))


def _cut(report: Report, nlp: Language) -> Iterator[tuple[PartKind, int, list[SpacyToken]]]:
    """The words of each sentence, with the kind and the number of its part."""
    for number, part in enumerate(report.parts):
        text = report.text[part.span.start : part.span.end]
        doc = nlp.make_doc(text)
        doc.user_data["offset"] = part.span.start
        tokens = [t for t in doc if not t.is_space]
        start = 0
        for i in range(len(tokens)):
            if i + 1 == len(tokens) or i + 1 - start >= LONGEST or _ends(tokens, i):
                if i + 1 > start:
                    yield part.kind, number, tokens[start : i + 1]
                start = i + 1


def _ends(tokens: list[SpacyToken], i: int) -> bool:
    """Whether a sentence ends with this token: a full stop, its closing quotes, and an opening word after them."""
    stop = i
    # A straight quotation mark closes where it touches the word before it.
    while stop > 0 and tokens[stop].text in CLOSERS and not tokens[stop - 1].whitespace_:
        stop -= 1
    text, after = tokens[stop].text, tokens[i + 1]
    if not re.search(r"[.!?…]$", text) or (after.text in CLOSERS and not tokens[i].whitespace_):
        return False
    opens = after.text[0].isupper() or after.text[0].isdigit() or after.text in OPENERS or after.text[0] in "$£€"
    if not tokens[i].whitespace_ and not opens:
        return False
    if text in {".", "!", "?", "…", "..."} and stop > 0:
        before = tokens[stop - 1].text.lower()
        if text == "." and (before in TITLES or re.fullmatch(r"[a-z]", before)) and tokens[stop - 1].whitespace_ == "":
            return False
        return opens
    word = text.lower().rstrip(".")
    if word in TITLES or (re.fullmatch(r"[A-Z]\.|(?:[A-Z]\.){1,}", text) and word not in SOMETIMES):
        return False
    # "the U.S. Senate" and "at 5 p.m. Monday" go on; "in the U.S. The army" ends.
    if word in SOMETIMES:
        return opens and after.text.lower() in STARTERS
    return opens


STARTERS = frozenset(
    "the a an this that these those he she it they we i in on at but and so for no one two three some many most "
    "about at after before when while as his her their its there police officials according nobody none both".split()
)


def _names_in_running_text(cut: Iterable[tuple[PartKind, int, list[SpacyToken]]]) -> dict[str, str]:
    """How the body writes each word inside its sentences: the spelling seen most often."""
    seen: dict[str, Counter[str]] = {}
    for part, _, tokens in cut:
        if part == "body":
            for token in tokens[1:]:
                seen.setdefault(token.lower_, Counter())[token.text] += 1
    return {lower: spellings.most_common(1)[0][0] for lower, spellings in seen.items()}


def _sentence_case(words: list[str], kept: dict[str, str]) -> list[str]:
    """A title-case or upper-case headline as running text would have it, so that the parser can read it.

    Words that the body writes keep the body's spelling, so that names stay names; other lines stay as they are.
    """
    letters = [w for w in words if w[:1].isalpha() and len(w) > 3]
    if len(letters) < 3 or sum(w[0].isupper() for w in letters) < 0.7 * len(letters):
        return words
    upper = all(w.isupper() for w in letters)
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


def _word(lower: str, seen: SpacyToken) -> tuple[str, str, str]:
    """Lemma, tag and part of speech of a word, put right where the model is known to be wrong."""
    if lower == "rose" and seen.pos_ == "NOUN" and seen.i + 1 < len(seen.doc) and seen.nbor().lower_ in RISES:
        return "rise", "VBD", "VERB"
    if lower in PAST and seen.pos_ in {"NOUN", "ADJ"}:
        return PAST[lower], "VBN" if lower == "slain" else "VBD", "VERB"
    if lower in {"died", "perished"} and seen.tag_ == "VBN" and seen.dep_ == "amod":
        return LEMMAS.get(lower, lower[:-1] if lower == "died" else "perish"), "VBD", "VERB"  # "114 died countrywide"
    if lower == "shot" and seen.i + 1 < len(seen.doc) and seen.nbor().lower_ == "dead":
        return "shoot", "VBN", "VERB"
    return LEMMAS.get(lower) or (seen.lemma_ or seen.text).lower(), seen.tag_, seen.pos_


def _sentence(index: int, part: PartKind, paragraph: int, tokens: list[SpacyToken], doc: Doc | None) -> Sentence:
    offset: int = tokens[0].doc.user_data["offset"]
    parse = {} if doc is None else dict(zip(doc.user_data["keep"], doc, strict=True))
    keep = [] if doc is None else doc.user_data["keep"]
    read = []
    for i, token in enumerate(tokens):
        span = Span(offset + token.idx, offset + token.idx + len(token))
        seen = parse.get(i)
        if seen is None:
            dep = "" if doc is None else "aside"
            read.append(Token(i, token.text, token.lower_, token.lower_, "", "", dep, i, span))
        else:
            lemma, tag, pos = _word(token.lower_, seen)
            read.append(Token(i, token.text, token.lower_, lemma, tag, pos, seen.dep_, keep[seen.head.i], span))
    if part == "headline":
        read = _with_verbs(read)
    children: list[list[int]] = [[] for _ in read]
    for word in read:
        if word.head != word.index:
            children[word.head].append(word.index)
    span = Span(read[0].start, read[-1].end)
    return Sentence(index, paragraph, part, span, tuple(read), tuple(map(tuple, children)), doc is not None)
