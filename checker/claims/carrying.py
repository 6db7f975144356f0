"""The noun that carries a figure and says what is counted: *the rebels' losses at 41, income of $310 million*."""

from collections.abc import Sequence
from itertools import takewhile

from checker.claims.clauses import clause
from checker.claims.counted import HOLDERS, NOUNS, TIMES, Counted
from checker.claims.going_back import GIVES, STANDS
from checker.claims.governing import Role
from checker.claims.matching import Index, Match
from checker.model import Sentence, Token
from checker.trees import ancestors, children, head

# Verbs whose subject says what a figure is, and has not got it.
SPEAKING = frozenset("say tell list report claim announce estimate calculate reckon".split())
# "A loaf costs 85 rupees": what has the price is what does.
PRICED = frozenset("cost fetch exceed top weigh".split())
# "quoted an insurer as saying": the object speaks.
QUOTING = frozenset({"quote", "cite"})


def named_by(sentence: Sentence, found: Match, roles: Sequence[Role], index: Index) -> str:
    """*put the number of targets at 19, the rebels' losses at 41*: what the noun that carries a figure counts."""
    if found.role.name == "counted_as" and found.role.word.pos == "NOUN" and found.role.word.lemma not in HOLDERS:
        return found.role.word.lemma  # "the number of cases stands at 512"
    for role in roles:
        at = role.word.index + 1
        after = {t.lower for t in sentence.tokens[at : at + 1]}
        if role.name == "counted_as" and role.word.tag == "NNS" and after & {"number", "numbered"}:
            return role.word.lemma
    carriers = [found.role.word] if found.role.name == "tolls" else []
    carriers += [r.word for r in roles if r.name == "tolls" and r.word.lemma in HOLDERS]
    for carrier in carriers:
        for noun in (carrier, *_after_of(sentence, carrier)):
            kinds = index.kinds_of_noun(noun.lemma)
            if noun.pos in NOUNS and kinds is not None and kinds & set(found.measure.counts):
                return noun.lemma
    for carrier in (
        r.word for r in roles if r.name == "tolls" and r.word.pos == "NOUN" and not _speaks(sentence, r.word)
    ):
        for owner in children(sentence, carrier, "nmod:poss"):
            if "people" in (index.kinds_of_noun(owner.lemma) or ()):
                return owner.lemma  # "put the rebels' losses at 41"
    return ""


def left_by(sentence: Sentence, counted: Counted, index: Index) -> str:
    """*The assailants were driven off, leaving more than 30 dead*: who is driven off leaves dead of his own."""
    verb = next((t for t in ancestors(sentence, counted.node) if t.lemma == "leave" and t.dep == "advcl"), None)
    main = head(sentence, verb) if verb is not None else None
    if main is None or not children(sentence, main, "aux:pass"):
        return ""
    first = head(sentence, main) if main.dep == "conj" else None
    subjects = children(sentence, main, "nsubj") or (children(sentence, first, "nsubj") if first is not None else ())
    return next((t.lemma for t in subjects if "people" in (index.kinds_of_noun(t.lemma) or ())), "")


def stuff(sentence: Sentence, counted: Counted) -> str:
    """*1,000 tonnes of oil*: what was weighed."""
    return next((t.lemma for t in _after_of(sentence, counted.node) if t.pos == "NOUN"), "")


def _after_of(sentence: Sentence, noun: Token) -> list[Token]:
    """The nouns that hang on one with *of*: *the number of targets*."""
    phrases = children(sentence, noun, "nmod")
    return [t for t in phrases if any(c.lower == "of" for c in children(sentence, t, "case"))]


def shared(sentence: Sentence, counted: Counted) -> str:
    """*Turnout was 61 percent, the vaccine was 95 percent effective*: the subject of which a share is said."""
    node = counted.node
    above = head(sentence, node)
    said = above if above is not None and above.pos == "ADJ" and not children(sentence, node, "cop") else node
    copulas = children(sentence, said, "cop")
    if not copulas:
        return ""
    tokens = sentence.tokens
    if tokens[copulas[0].index - 1].text == "," and (first := _first_noun(sentence, copulas[0].index)) is not None:
        return first.lemma  # "The final bill, everything included, is £79 million"
    return next((t.lemma for t in children(sentence, said, "nsubj") if t.pos in NOUNS and t is not node), "")


def _stands(sentence: Sentence, noun: Token) -> bool:
    """*Net income in the quarter climbed to $310 million*: the subject of such a verb carries the sum."""
    verb = head(sentence, noun)
    return verb is not None and verb.lemma in STANDS


def _first_noun(sentence: Sentence, end: int) -> Token | None:
    """The noun before the first comma of the clause that a copula after another comma belongs to."""
    start, _ = clause(sentence, end)
    opening = list(takewhile(lambda t: t.text != ",", sentence.tokens[start:end]))
    nouns = list(takewhile(lambda t: t.pos != "ADP", opening))
    return next((t for t in reversed(nouns) if t.pos == "NOUN"), None)


def carrier(sentence: Sentence, roles: Sequence[Role], node: Token) -> str:
    """*put the damage at $2 million, a profit of $410 million*: the noun that a sum is of; who puts it comes last."""
    # "It will cost the city 1.9 billion crowns", with the sum hung on the city.
    beside = sentence.tokens[node.head] if node.dep == "conj" else None
    words = (r.word for r in roles if r.name in {"tolls", "deeds"} and r.word is not beside)
    nouns = [word for word in words if word.pos in NOUNS and not _speaks(sentence, word)]
    nouns = [word for word in nouns if not _of_the_doer(sentence, word, node)]
    nouns.sort(key=lambda word: word.dep.startswith("nsubj") and not _stands(sentence, word))
    none = {*GIVES, *HOLDERS, *TIMES}
    return next((noun.lemma for noun in nouns if noun.pos == "NOUN" and noun.lemma not in none), "")


def _of_the_doer(sentence: Sentence, noun: Token, node: Token) -> bool:
    """*A run through the centre raised £62,000*: who brought the sum in, and what says which run it was."""
    verb = head(sentence, node)
    if verb is None or node.dep != "obj" or verb.lemma in STANDS | PRICED:
        return False
    doer = next((t for t in (noun, *ancestors(sentence, noun)) if t.dep == "nsubj"), None)
    return doer is not None and doer.head == verb.index


def _speaks(sentence: Sentence, noun: Token) -> bool:
    """*The court of auditors says that $90 million had been spent*: who says it carries no sum."""
    for token in (noun, *ancestors(sentence, noun)):
        above = head(sentence, token)
        if token.dep == "obj" and above is not None and above.lemma in QUOTING:
            return True  # "quoted an insurer as saying that $350 million was on board"
        if token.dep.startswith("nsubj"):
            verb = head(sentence, token)
            return verb is not None and verb.lemma in SPEAKING
        if not token.dep.startswith(("nmod", "compound", "conj")):
            return False
    return False


def deed_of(roles: Sequence[Role]) -> str:
    """What happened to the counted things, for a figure that no measure names: the first verb that governs it."""
    found = [r.word for r in roles if r.name in {"object_of", "subject_of"}]
    verbs = sorted(found, key=lambda word: word.lemma in GIVES)  # "said 1,000 tonnes had leaked": they leaked
    if verbs and verbs[0].lemma in GIVES:
        # "put sales at 31,000 copies": what is put there says what was done
        verbs[:0] = [r.word for r in roles if r.name == "tolls" and r.word.dep == "obj" and r.word.lemma not in HOLDERS]
    others = (r.word for r in roles if r.name == "tolls" and r.word.pos not in NOUNS)
    return next((word.lemma for word in (*verbs, *others)), "")
