"""The tags of a sentence: the tagger's, put right where it is known to err, guessed where it was not parsed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checker.model import Sentence, Token
from checker.sources.lexicon import Lexicon, singular, verb_forms
from checker.sources.surface import QUOTES

DETERMINERS = frozenset("the a an this that these those each every some any no another both either neither".split())
PERSONAL = frozenset("he she it they i we you".split())
OBJECTS = frozenset("him her them me us".split())
POSSESSIVE = frozenset("his her its their my our your whose".split())
PREPOSITIONS = frozenset(
    "of in at for from by with on to about after before since during near under over between among against into "
    "through around as per like without within behind above below across off outside inside".split()
)
CONJUNCTIONS = frozenset("and or but nor yet".split())
AUXILIARIES = frozenset(
    "is are was were be been being am has have had having do does did will would shall should can could may might "
    "must 's 've 'd 'll".split()
)
FINITE = frozenset("VBD VBZ VBP MD".split())
FINITE_WORDS = AUXILIARIES - frozenset("'s ’s being been be having may".split())
RELATIVES = frozenset("who which whom".split())
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen "
    "dozens scores hundreds".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter "
    "morning afternoon evening night midnight midday noon nightfall dawn today yesterday tomorrow tonight minute hour "
    "day week weekend month year decade moment time second date".split()
)
TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady dame prof rev gen lt col maj sgt capt cpl cmdr adm brig gov sen rep".split()
)
PUNCTUATION = frozenset(", . ; : ! ? … ... ( ) [ ] - – — --".split()) | QUOTES
OF = frozenset("of for at from by".split())


def tag(token: Token) -> str:
    """The Penn tag of a token; where the sentence was not parsed, a guess from the closed classes and the capital."""
    if token.tag:
        return token.tag
    # WHO and IT are names.
    lower = token.text if len(token.text) > 1 and token.text.isupper() else token.lower
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
    if lower in PASTS or (lower.endswith("ed") and len(lower) > 4 and token.text.islower()):
        return "VBD"
    return "NNS" if lower.endswith("s") and not lower.endswith("ss") else "NN"


# Past tenses for sentences that were not parsed.
PASTS = frozenset(
    "met went came left gave took made won lost ran flew held saw began became sent kept stood fell led set broke "
    "brought built bought drove fought found got knew laid lay paid rose sat shot spent spoke struck swept taught "
    "threw woke wrote burnt fled hit hurt put cut shut".split()
)


def _opening(sentence: Sentence, t: list[str], lex: Lexicon) -> str:
    """The tag of the first word of a sentence that was not parsed: a name before a name or a verb."""
    token = sentence.tokens[0]
    if t[0] not in {"NN", "NNS"} or not token.text[0].isupper() or singular(token.lower) in lex.roles:
        return t[0]
    following = t[1] if len(t) > 1 else "."
    return "NNP" if following == "NNP" or (t[0] == "NN" and following in {"VBD", "VBZ"}) else t[0]


@dataclass(frozen=True, slots=True)
class Names:
    """What the other sentences of a text show of a word that only opens its sentence with a capital letter."""

    written: frozenset[str]
    """The words that stand inside a sentence with a capital letter, as they are written."""
    common: frozenset[str]
    """The words that stand somewhere in small letters."""


UNKNOWN = Names(frozenset(), frozenset())


def names_of(sentences: Iterable[Sentence]) -> Names:
    """The names and the common words of a text, by how its running text writes them."""
    written, common = set(), set()
    for sentence in sentences:
        if sentence.part != "body":
            continue
        for i, token in enumerate(sentence.tokens):
            if token.text.islower():
                common.add(token.text)
            elif i and token.text[0].isupper() and sentence.tokens[i - 1].lower not in PUNCTUATION:
                written.add(token.text)
    return Names(frozenset(written), frozenset(common))


def _known(sentence: Sentence, t: list[str], names: Names) -> str:
    """The tag of the word that opens a sentence, by what the text shows of it: *Attendance rose*, *Ferrovia fell*."""
    text = sentence.tokens[0].text
    name = text in names.written and text.lower() not in names.common
    if name and t[0] in {"NN", "NNS", "JJ", "FW", "VB", "UH", "RB"}:
        return "NNP"
    if t[0] in {"NNP", "NNPS"} and text.lower() in names.common and text not in names.written:
        return "NN" if t[0] == "NNP" else "NNS"
    return t[0]


def tags(sentence: Sentence, lex: Lexicon, names: Names = UNKNOWN) -> list[str]:
    """The tags of all its words, with what the tagger gets wrong most often put right."""
    t = [tag(token) for token in sentence.tokens]
    t[0] = _known(sentence, t, names)
    if not sentence.parsed:
        for i in range(1, len(t) - 1):
            # "Marta Lind runs the fire service"
            named = t[i - 1] == "NNP" and t[i] == "NNS" and t[i + 1] in {"DT", "PRP$", "IN", "CD"}
            if named and singular(sentence.tokens[i].lower) not in lex.roles:
                t[i] = "VBZ"
        t[0] = _opening(sentence, t, lex)
    tokens = sentence.tokens
    for i in range(1, len(t) - 1):
        # "the unions' 9,000": an apostrophe that closes no quotation
        if tokens[i].text not in {"'", "’"}:
            continue
        after_s = tokens[i - 1].end == tokens[i].start and tokens[i - 1].lower[-1] == "s"
        if (
            after_s
            and (t[i + 1] == "CD" or t[i + 1].startswith("NN"))
            and tokens[i].end < tokens[i + 1].start
            and not any(x.text in {"'", "‘"} for x in tokens[:i])
        ):
            t[i] = "POS"
    shouted = all(token.text.isupper() for token in sentence.tokens if token.text.isalpha())
    for i, token in enumerate(sentence.tokens):
        if i > 0 and token.text[0].isupper() and token.text != "I" and not shouted:
            t[i] = _name(sentence, t, i)
        elif i == 0 and len(token.text) > 1 and token.text.isupper() and not shouted and t[i] in {"WP", "PRP", "MD"}:
            t[i] = "NNP"
        elif not token.text[0].isupper():
            t[i] = _common(sentence, t, i, lex)
    return t


def _name(sentence: Sentence, t: list[str], i: int) -> str:
    """The tag of a capitalised word inside a sentence: *CP All*, *VNV*, *the WHO*, *Doctors Without Borders*."""
    text, before = sentence.tokens[i].text, sentence.tokens[i - 1].text
    if len(text) > 1 and text.isupper() and t[i] in {"WP", "PRP", "MD", "IN", *ODD}:
        return "NNP"
    if opens_text(sentence, i) or not before[0].isupper():
        return t[i]
    return "NNP" if t[i] in ODD or (t[i] == "IN" and t[i - 1].startswith("NN")) else t[i]


ODD = frozenset("RB VB VBN UH SYM DT LS FW".split())
VERBS_ONLY = frozenset(
    "reckon insist believe think argue warn admit maintain allege contend confirm expect predict".split()
)
AFTER_SAYING = frozenset("that at more about up nearly some".split())


def _common(sentence: Sentence, t: list[str], i: int, lex: Lexicon) -> str:
    """The tag of a word in small letters: nouns read as verbs, and verbs of saying read as nouns."""
    tokens, lower = sentence.tokens, sentence.tokens[i].lower
    before, after = t[i - 1] if i else "", t[i + 1] if i + 1 < len(t) else "."
    if t[i] == "VB" and before in {",", "DT"} and after.startswith(("NN", "JJ")) and lower not in lex.forms:
        return "NN"
    if lower in {"'s", "’s"} and before.startswith("NN") and i + 1 < len(t):
        # "the ministry's tally", where the tagger reads "is"
        return "POS" if tokens[i + 1].lower in lex.of_owner else t[i]
    if before in {"DT", "PRP$", "JJ", "POS", "NNP"} and lower == "tally":
        return "NN"
    if tokens[i - 1].text in QUOTES and t[i] == "JJ" and lower in lex.forms and after.startswith(("NN", "DT", "PRP")):
        # '"Never," fumed Vey'
        return "VBD" if lower.endswith("ed") else t[i]
    if before in {"DT", "PRP$", "JJ", "POS"} and t[i] in {"RB", "VB", "VBP"} and singular(lower) in lex.owned:
        return "NN"
    if lower == "tally" and t[i] == "RB" and before.startswith("NN"):
        return "NN"
    if lower in VERBS_ONLY and t[i] in {"NNP", "NN"} and before.startswith("NNP"):
        # "Analysts at Rural Bank reckon", where the tagger reads a name
        return "VBP"
    if _missing_verb(sentence, t, i, lex):
        return "VBZ" if lower.endswith("s") else "VBP"
    if lower == "thought" and t[i] == "NN" and before.startswith("NN"):
        return "VBD"
    if lower == "that" and t[i] == "IN" and before == "," and after == "NN" and i + 2 < len(t):
        # "..., that state's spokesman said"
        return "DT" if t[i + 2] == "POS" or tokens[i + 2].lower in {"said", "says"} else "IN"
    verb = lex.forms.get(lower)
    joined = before == "CC" and t[i] == "NNS" and verb is not None and i + 1 < len(t)
    if joined and (after == "CD" or tokens[i + 1].lower in AFTER_SAYING - {"at"} or tokens[i + 1].lower == "as"):
        # "isn't convinced and reckons as many as 120"
        return "VBZ"
    if before == "JJ" and singular(tokens[i - 1].lower) in lex.roles:
        # "the dean insists", where the tagger reads an adjective
        before = "NN"
    if verb is None or not before.startswith(("NN", "PRP", ",")):
        return t[i]
    if t[i] == "NN" and verb == lower and before == "NNS" and verb in lex.prepositions and after == "IN":
        # "witnesses talk of 31 bodies"
        return "VBP" if tokens[i + 1].lower in lex.prepositions[verb] else "NN"
    if t[i] == "NN" and verb == lower and before == "NNS" and verb in lex.speaking:
        # "sources insist on 20", "witnesses claim 12 died"; "a police report" stays.
        return "VBP" if tokens[i - 1].lower != "police" and after in {"IN", "CD", "DT", "PRP"} else "NN"
    if (
        t[i] == "NN"
        and verb == lower
        and verb in {"show", "suggest", "indicate"}
        and before == "NNP"
        and after in {".", ","}
    ):
        # "figures from Statistics Norway show."
        return "VBP"
    if t[i] != "NNS":
        return t[i]
    if verb in VERBS_ONLY and (after in {"DT", "PRP", "PRP$"} or (before == "," and after.startswith("NNP"))):
        # "Ann Lowe of the league reckons the frost cost 31 million"
        return "VBZ"
    # "the report shows.", "Byng calculates 48", "Li Wei estimates."
    ends = after in {".", ",", "''", "``", ":"} and (verb in {"say", "show"} or before == "NNP")
    if (
        before.startswith("NN")
        and after.startswith(("NN", "JJ"))
        and verb in lex.foresee
        and not _has_verb(sentence, t)
    ):
        # "Management forecasts sales of 31 million", "The central bank projects inflation of 4 percent"
        return "VBZ"
    if after in {".", ",", ":"} and (verb in lex.speaking or verb in lex.count or verb in lex.foresee):
        # "..., the army claims, ..."
        start = next((k for k in range(i - 1, max(i - 6, 0), -1) if t[k] in {",", "''"}), None)
        ends = ends or (
            start is not None and t[start + 1] == "DT" and all(x[:2] in {"DT", "JJ", "NN"} for x in t[start + 1 : i])
        )
        ends = ends or _closing(sentence, t, i, lex)
    if ends or after in {"CD", "$"} or (i + 1 < len(t) and tokens[i + 1].lower in AFTER_SAYING):
        return "VBZ"
    # "Sri Lanka cuts number of missing"
    title = sentence.part == "headline" and before.startswith("NNP") and after.startswith(("NN", "DT", "JJ"))
    return "VBZ" if title else t[i]


def _closing(sentence: Sentence, t: list[str], i: int, lex: Lexicon) -> bool:
    """Whether a speaker with what hangs on it stands before: *..., the board of trustees for safety counts*."""
    start = next((k for k in range(i - 1, max(i - 10, 0), -1) if t[k] == ","), None)
    if start is None or t[start + 1] != "DT" or not t[i - 1].startswith("NN") or t[i - 1] == "NNS":
        return False
    if not all(x[:2] in {"DT", "JJ", "NN", "IN", "CC"} for x in t[start + 1 : i]):
        return False
    hangs = next((k for k in range(start + 1, i) if t[k] == "IN"), i)
    said = any(finite(sentence, t, k) or t[k] == "VBP" for k in range(start))
    return said and hangs < i and singular(sentence.tokens[hangs - 1].lower) in lex.roles


def _missing_verb(sentence: Sentence, t: list[str], i: int, lex: Lexicon) -> bool:
    """Whether a word read as a noun must be the verb: *The tribunal criticises him*, *The inspectors list 31*."""
    tokens, lower = sentence.tokens, sentence.tokens[i].lower
    verb = lex.forms.get(lower)
    if i == 0 or verb is None or t[i] not in {"NN", "NNS"} or not t[i - 1].startswith(("NN", "JJ")):
        return False
    subject = tokens[i - 1].lower
    many = singular(subject) != subject or subject == "police"
    if singular(subject) not in lex.roles or lower not in ({verb} if many else verb_forms(verb) - {verb}):
        return False
    return i + 1 < len(t) and t[i + 1] not in {"POS", "NN", "NNP"} and not _has_verb(sentence, t)


def _has_verb(sentence: Sentence, t: list[str]) -> bool:
    """Whether a sentence has a finite verb as the tagger reads it."""
    return any(finite(sentence, t, i) for i in range(len(t)))


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
    return t[i] in FINITE or sentence.tokens[i].lower in FINITE_WORDS
