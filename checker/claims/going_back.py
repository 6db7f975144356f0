"""Whether a figure goes back to the sentence before or says something new: *the ministry spoke of 90. It was 120, the
union said*.
"""

from collections.abc import Sequence

from checker.claims.counted import HOLDERS
from checker.claims.governing import Role
from checker.model import Sentence, Token
from checker.rules.events import EventWords
from checker.trees import ancestors, children, head

# "put the number at 19", "the figure was 200": a figure without a noun that these carry is of the claim before it.
GIVES = frozenset(
    "say put show count list report estimate claim insist speak know arrive record announce number tell see "
    "reckon calculate maintain write learn hear judge place peg stick".split()
)
# "The final figure, the true toll": of the same thing.
SAME_AGAIN = frozenset(
    "final official actual real true correct latest new overall total provisional preliminary current exact own "
    "early earlier first initial confirmed late high low similar same".split()
)
STANDS = frozenset("stand reach rise fall climb come be total amount slip jump surge drop".split())


def is_carried(sentence: Sentence, node: Token, roles: Sequence[Role]) -> bool:
    """Whether a figure without a noun goes back to the sentence before: *The ministry spoke of 90. It was 120, the
    union said.* A verb of its own kind (*40,000 came*) says something new.
    """
    comma = max((t.index for t in sentence.tokens[: node.index] if t.text == ","), default=0)
    # "The union, which called the march, spoke of 60,000": the comma closes the clause.
    near = sentence.tokens[max(comma, node.index - 8, 0) : node.index]
    if any(t.dep == "acl:relcl" for t in ancestors(sentence, node)) or any(t.lower in {"which", "whom"} for t in near):
        return False  # "the tunnel, for which he arrived at 8 billion"
    if any(r.name == "tolls" and r.word.lemma in HOLDERS and r.word.lower != "shares" for r in roles):
        return True
    if is_spoken_to(sentence, node) or is_given_to(sentence, node):
        return False
    if node.dep == "nsubj" and _says_itself(sentence, node):
        return False  # "Sixty-one percent said they had been in pain"
    above = head(sentence, node)
    own = above is not None and above.pos == "VERB" and above.lemma not in {*GIVES, *STANDS, "do"}
    if own and node.dep.startswith("nsubj") and not any(t.lower in {"it", "that"} for t in near):
        return False  # "The ministry said 4,000 tonnes were lost"
    if any(r.name in {"counted_as", "tolls"} and r.word.lower in {"it", "that", "this"} for r in roles):
        return True
    verb = next((r for r in roles if r.name in {"object_of", "subject_of", "tolls"} and r.word.pos == "VERB"), None)
    if verb is not None and children(sentence, verb.word, "compound:prt"):
        return False  # "Canberra is putting in $14 million"
    return verb is not None and verb.word.lemma in GIVES and verb.name != "subject_of"


def is_spoken_to(sentence: Sentence, node: Token) -> bool:
    """*He has so far spoken to six*: of whom one speaks is given, but not to whom."""
    verb = head(sentence, node)
    to = any(t.lower == "to" for t in children(sentence, node, "case"))
    return to and verb is not None and verb.lemma in {"speak", "talk"}


def is_given_to(sentence: Sentence, node: Token) -> bool:
    """*It had restored supplies to 31,000*: what a verb with an object of its own does for so many is new."""
    verb = head(sentence, node)
    to = node.dep == "obl" and any(t.lower in {"to", "for"} for t in children(sentence, node, "case"))
    return to and verb is not None and verb.lemma not in GIVES and bool(children(sentence, verb, "obj"))


def is_of_another(sentence: Sentence, node: Token, before: Sentence) -> bool:
    """*The bridge cost $12m. The council put the cost of the tunnel at $30m*: its verb's object names another thing."""
    verb = head(sentence, node)
    nouns = children(sentence, verb, "obj") if verb is not None else ()
    below = {t.lemma for noun in nouns if noun is not node for t in children(sentence, noun, "nmod", "compound")}
    if verb is not None and verb.lemma in HOLDERS and node.dep == "nmod":
        # "a top tax bracket of 35 percent ... his effective tax rate of 25 percent"
        below |= {t.lemma for t in children(sentence, verb, "compound", "amod")}
    # "The core rate was 4.1%, its share of the market 15%"; but "the final figure was 12".
    said = node if verb is None or children(sentence, node, "cop") else verb
    for subject in children(sentence, said, "nsubj"):
        if subject.lemma in HOLDERS:
            words = [t for t in children(sentence, subject, "nmod", "compound", "amod") if t.pos != "PROPN"]
            own = any(t.lower == "own" for t in words)  # "the force's own estimate"
            below |= {t.lemma for t in words if not (own and t.dep == "nmod:poss")}
    return bool(below - {t.lemma for t in before.tokens} - HOLDERS - SAME_AGAIN)


def _says_itself(sentence: Sentence, node: Token) -> bool:
    verb = head(sentence, node)
    return verb is not None and verb.lemma in {"say", "tell", "think", "feel", "believe"}


def gives_again(sentence: Sentence, node: Token, before: Sentence, words: EventWords) -> bool:
    """*Output is at 35 percent. The union says it is 10; the council put the share at 12*: what a figure with a unit is
    said of is a pronoun, a word for the figure itself, what a happening has one of, or a noun of the sentence before.

    *Wages rose by 3 percent. Crime in general is down 9 percent* says something new.
    """
    verb = node if children(sentence, node, "cop") else _verb_of(sentence, node)
    if verb is None:
        return True  # "10 percent, according to the union"
    if verb is not node and children(sentence, verb, "compound:prt"):
        return False
    if verb is not node and verb.lemma in GIVES - {"say", "tell", "know"}:
        said_of = list(children(sentence, verb, "obj"))
    else:
        said_of = list(children(sentence, verb, "nsubj"))
    if any(children(sentence, t, "conj") for t in children(sentence, verb, "nsubj")):
        return False  # "Beijing and Shanghai both reported 6.7 percent"
    known = {*words.assessed, *words.all_happenings}
    if before.index != sentence.index:
        known |= {t.lemma for t in before.tokens}
    return all(
        t is node or t.pos == "PRON" or t.lower in {"it", "that", "this"} or t.lemma in HOLDERS or t.lemma in known
        for t in said_of
    )


def _verb_of(sentence: Sentence, node: Token) -> Token | None:
    """The verb over a figure, or the word that *be* makes one: *the loot was worth $2 million*."""
    above = ancestors(sentence, node)
    return next((t for t in above if t.pos in {"VERB", "AUX"} or children(sentence, t, "cop")), None)


def in_relative(sentence: Sentence, node: Token) -> bool:
    """*sold 42,000 tickets for a ground which takes 38,000*: a clause on a noun with a verb of its own."""
    verb = head(sentence, node)
    own = verb is not None and verb.dep == "acl:relcl" and node.dep in {"obj", "obl", "obl:unmarked"}
    return own and verb is not None and verb.lemma not in GIVES | STANDS
