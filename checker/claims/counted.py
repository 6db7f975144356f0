"""What a figure counts: the noun, the words that narrow it, and the word that stands for it in the tree."""

from dataclasses import dataclass

from checker.model import Quantity, Sentence, Token
from checker.trees import children, head

NOUNS = frozenset({"NOUN", "PROPN"})
# "12 of them", "both of which": the noun is the antecedent's.
PRONOUNS = frozenset(["them", "these", "those", "they", "which", "whom", "us", "you", "it"])
# "the number of dead", "a group of 12 men": the word only holds the counted things.
HOLDERS = frozenset(
    "number total group crowd list tally toll count figure majority series string team band pair couple series "
    "handful record estimate proportion share percentage rate sum range".split()
)


# "climbed to 46 overnight": words that say when and count nothing.
TIMES = frozenset(
    "overnight today yesterday tonight tomorrow monday tuesday wednesday thursday friday saturday sunday".split()
)
# Plurals that stand before a noun: "48 measles patients, 12 arms dealers".
PLURAL_BEFORE_NOUNS = frozenset("measles mumps sports arms sales savings drugs goods news jobs works".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts."""

    noun: Token | None
    """The head noun; None where the text leaves it out (*12 were killed*) or a pronoun stands for it."""
    node: Token
    """The word that stands for figure and noun in the tree."""
    lemma: str
    group: tuple[str, ...]
    """The lemmas that narrow the noun: *civilian*, *Indian*."""
    partitive: bool = False
    """Whether the figure takes a part: *three of the 12*, *14 of them*."""
    pronoun: bool = False
    """Whether the whole is a pronoun: *14 of them*."""

    def behind(self, end: int) -> int:
        """The token after the figure, which ends at ``end``, and its noun."""
        return end if self.noun is None else max(end, self.noun.index + 1)


def find_counted(
    sentence: Sentence,
    quantity: Quantity,
    verbs: frozenset[str] = frozenset(),
    pasts: frozenset[str] = frozenset(),
) -> Counted:
    """What this figure counts. A figure without a noun is its own node.

    A headline's verb right after the figure is none of its nouns: *Nine thousand flee homes*; ``verbs`` are those of
    the rules, ``pasts`` their past tenses, which end a clause anywhere: *over 140 perished*.
    """
    number = _number(sentence, quantity)
    if (quantity.form == "none" and number.pos == "PRON") or number.lower in {"nobody", "none", "nothing", "anyone"}:
        lemma = "thing" if number.lower == "nothing" else ("person" if number.lower != "none" else "")
        return _partitive(sentence, quantity, number) or Counted(None, number, lemma, ())
    partitive = _partitive(sentence, quantity, number)
    if partitive:
        return partitive
    not_one = sentence.tokens[quantity.tokens[0]].lower == "not"  # "not one occupant came to harm"
    if number.lower == "one" and quantity.form == "none" and not (not_one and _noun(sentence, quantity, number)):
        return Counted(None, number, "person", ())  # "no one"
    after = sentence.tokens[quantity.tokens[1]].lower if quantity.tokens[1] < len(sentence.tokens) else ""
    flees = (sentence.part == "headline" and after in verbs) or (after in pasts and _ends(sentence, quantity.tokens[1]))
    flees = flees and quantity.form != "article"
    noun = None if flees else _noun(sentence, quantity, number)
    if noun is None:
        return Counted(None, number, "", ())
    held = noun.lemma in HOLDERS or noun.lower == "head"  # "400 head of cattle", but "two heads of state"
    if held and (inner := _after_of(sentence, noun)) is not None:
        return Counted(inner, noun, lemma_of(inner), _group(sentence, inner, quantity))
    return Counted(noun, noun, lemma_of(noun), _group(sentence, noun, quantity))


def _number(sentence: Sentence, quantity: Quantity) -> Token:
    """The word of the number that hangs on something outside it; the last one where the tree does not say."""
    # The sign of a sum and the word *percent* are of the figure; the noun of a count is not.
    start, end = quantity.tokens if quantity.unit is not None else quantity.core
    inside = sentence.tokens[start:end]
    free = [t for t in inside if not start <= t.head < end or t.head == t.index]
    return free[-1] if free else inside[-1]


def _partitive(sentence: Sentence, quantity: Quantity, number: Token) -> Counted | None:
    """*three of the 12 officers, 11 of them, dozens of people*; None where no *of* follows."""
    after = quantity.tokens[1]
    tokens = sentence.tokens
    if after >= len(tokens) or tokens[after].lower != "of":
        return None
    rest = tokens[after + 1 : after + 4]
    if (
        len(rest) > 1
        and rest[0].tag == "PRP$"
        and rest[1].lower in {"own", "number"}
        and (len(rest) < 3 or rest[2].pos not in NOUNS)
    ):
        return Counted(None, number, "person", ())  # "lost three of their own, left 17 of their number dead"
    vague = quantity.form == "vague" or tokens[after - 1].lemma in {"dozen", "score", "hundred", "thousand", "million"}
    inner = _np_head(sentence, after + 1)
    if inner is None:
        return None
    if inner.lower in PRONOUNS or inner.pos == "PRON":
        return Counted(None, number, "", (), partitive=True, pronoun=True)
    if inner.lemma == "hand" and tokens[after + 1].tag == "PRP$":
        return Counted(inner, number, "limb", (), partitive=True)  # "both of her hands"
    # "12 of its soldiers" takes no part of a number: whose they are is all that it says.
    own = tokens[after + 1].tag == "PRP$"
    return Counted(inner, number, lemma_of(inner), _group(sentence, inner, quantity), partitive=not vague and not own)


def _is_nominal(sentence: Sentence, token: Token) -> bool:
    """*the dead, the injured, 43 Chinese, six of the nine*: an adjective or number with no noun after it."""
    after = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    if after is not None and (after.pos in {*NOUNS, "ADJ", "NUM"} or after.tag in {"VBG", "HYPH"}):
        return False
    before = list(sentence.tokens[max(0, token.index - 2) : token.index])
    if before and before[-1].pos == "NUM":
        before.pop()  # "the 245 dead"
    if token.pos == "ADJ" or token.tag in {"VBN", "JJ"}:
        return token.text[:1].isupper() or (bool(before) and before[-1].lower == "the")
    return False


def _after_of(sentence: Sentence, noun: Token) -> Token | None:
    after = noun.index + 1
    if after < len(sentence.tokens) and sentence.tokens[after].lower == "of":
        return _np_head(sentence, after + 1)
    return None


def _np_head(sentence: Sentence, start: int) -> Token | None:
    """The head of the noun phrase that begins at a token: the last noun before anything that cannot belong to it."""
    found = None
    for token in sentence.tokens[start : start + 8]:
        if token.tag == "POS":
            found = None  # "four of the borough's 14 libraries"
        elif token.pos in NOUNS or token.lower in PRONOUNS or _is_nominal(sentence, token):
            found = token
            if token.lower in PRONOUNS:
                break
        elif (
            (token.pos not in {"DET", "ADJ", "NUM"} and token.tag not in {"PRP$", "POS", "HYPH", "VBN", "CD", "JJS"})
            or (found is not None and token.tag == "VBN")
            or (found is not None and token.pos in {"DET", "NUM"})
        ):
            break
    return found


def _noun(sentence: Sentence, quantity: Quantity, number: Token) -> Token | None:
    """The noun that the number stands before."""
    start, end = quantity.tokens
    if _participle_ends(sentence, end):
        return None
    if [t.lower for t in sentence.tokens[end : end + 1]] in (["last"], ["next"], ["this"]):
        return None  # "6,500 jobs went in 2011 and another 1,300 last summer"
    above = head(sentence, number)
    # "45 disaster response personnel", with the number hung on the first of the nouns.
    while (
        above is not None
        and above.dep == "compound"
        and (above.tag == "NN" or above.lower in PLURAL_BEFORE_NOUNS)
        and sentence.tokens[above.head].pos == "NOUN"
        and above.index < above.head < end + 8
    ):
        above = sentence.tokens[above.head]
    if (
        above is not None
        and above.pos in NOUNS
        and above.lower not in TIMES
        and end <= above.index < end + 8
        and number.dep.split(":")[0] in {"nummod", "det", "amod", "compound", "advmod", "nmod"}
        and not any(
            (t.pos == "VERB" and t.tag not in {"VBN", "VBG"})
            or t.text in ";:"
            or (t.text == "," and t.index == end)
            or t.lower in {"after", "as", "when", "a", "an"}  # "2,500 a day"
            or (t.lower in {"on", "in", "at", "by", "from"} and sentence.tokens[t.index + 1].text != "-")
            for t in sentence.tokens[end : above.index]
        )
    ):
        return above
    found = None
    for token in sentence.tokens[end : end + 7]:
        if token.lower in TIMES:
            break
        definite = start and sentence.tokens[start - 1].lower == "the"  # "43 of the 245 dead"
        if token.pos == "ADJ" and (token.text[:1].isupper() or definite) and _is_nominal(sentence, token):
            return token
        if token.pos in NOUNS:
            if found is not None and token.pos == "PROPN" and found.pos == "NOUN":
                break
            found = token
        elif (
            found is not None
            or token.lower in {"of", "in", "to"}
            or (
                token.pos not in {"ADJ", "ADV"}
                and token.tag not in {"HYPH", "VBN", "VBG", "PRP$"}
                and token.text not in "-–"
            )
        ):
            break
    return found


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether no noun or number follows a word."""
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return after is None or after.pos in {"ADP", "PUNCT", "CCONJ", "SCONJ", "ADV"}


def _participle_ends(sentence: Sentence, at: int) -> bool:
    """*9 killed in the blast, 30 wounded, 12 dead*: a participle that no noun follows counts nobody in particular."""
    tokens = sentence.tokens
    if at >= len(tokens) or tokens[at].tag not in {"VBN", "VBD", "JJ"}:
        return False
    if at + 1 >= len(tokens):
        return True
    after = tokens[at + 1]
    ends = after.pos in {"ADP", "PUNCT", "CCONJ", "SCONJ", "ADV"} and after.text != "-"
    return ends or after.lower == "dead"


def _group(sentence: Sentence, noun: Token, quantity: Quantity) -> tuple[str, ...]:
    """The adjectives and nouns before a noun."""
    start, end = quantity.tokens
    words = children(sentence, noun, "amod", "compound", "nmod:desc", "flat")
    after = noun.index + 2
    if noun.lemma == "member" and _after_of(sentence, noun) is not None and sentence.tokens[after].pos == "PROPN":
        return (sentence.tokens[after].lemma.lower(),)  # "14 members of al-Qaeda"
    return tuple(
        _with_direction(sentence, t) for t in words
        if not start <= t.index < end and t.pos in {"ADJ", "NOUN", "PROPN", "VERB"}
        and t.lemma not in {"more", "other", "such", "further", "additional", "many", "least", "total"} and t.index <
        noun.index
    )  # fmt: skip


def _with_direction(sentence: Sentence, word: Token) -> str:
    """*South Sudanese, North Korean*: what stands before a nationality belongs to it."""
    before = sentence.tokens[word.index - 1] if word.index else word
    direct = before.text in {"South", "North", "East", "West"} and word.text[:1].isupper() and word.pos == "ADJ"
    return f"{before.lower} {word.lemma}" if direct else word.lemma


def lemma_of(noun: Token) -> str:
    """The singular of a noun, in one form for all reports: *people* and *persons* are *person*."""
    return SINGULAR.get(noun.lower, noun.lemma)


# Plurals that the lemmatizer gets wrong or that stand for one word in all reports.
SINGULAR = {
    "people": "person",
    "persons": "person",
    "police": "police",
    "bases": "base",
    "lives": "life",
    "axes": "axe",
    "schoolchildren": "schoolchild",
    "wounded": "wounded",
    "injured": "injured",
    "deceased": "deceased",
}
