"""Which measure a figure belongs to and what it counts: by its unit, by the words that govern it, or by the claim
before.
"""

from collections.abc import Sequence
from itertools import takewhile

from checker.claims.counted import HOLDERS, NOUNS, Counted, find_counted
from checker.claims.governing import Role
from checker.claims.matching import Index, Match, match
from checker.claims.patterns import holds
from checker.claims.places import clause
from checker.claims.reading import Read, Reads, Subject
from checker.claims.roles import find_roles
from checker.claims.scope import EACH
from checker.claims.single import ARTICLE_ROLES
from checker.claims.taking_over import (
    GIVES,
    STANDS,
    claim_before,
    gives_again,
    is_carried,
    is_of_another,
    is_part,
    recent,
    take_over,
)
from checker.claims.told import find_money, find_told
from checker.model import Quantity, Sentence, Token
from checker.rules import Measure, Rules
from checker.trees import ancestors, children, head

# Fewer than this are no crowd where they were told of before.
FEW = 10
OF_PLACE = "measure population: a place of so many"
# Verbs whose subject says what a figure is, and has not got it.
SPEAKING = frozenset("say tell list report claim announce estimate calculate reckon".split())
# Dimensions of what is weighed or poured out.
STUFF = frozenset({"weight", "volume"})
# Dimensions whose unit is the noun after the figure.
PHYSICAL = frozenset({"distance", "area", "weight", "volume", "speed", "temperature"})


def find_subject(sentence: Sentence, quantity: Quantity, rules: Rules, index: Index, read: Reads) -> Subject | None:
    """What a figure is about; None where it is no claim."""
    if _is_reference(sentence, quantity) or _is_age(sentence, quantity):
        return None
    counted = find_counted(sentence, quantity, index.verbs)
    if quantity.form == "number" and quantity.value.low == quantity.value.high == 1 and _is_speaker(sentence, counted):
        return None  # "one man told me that ten had died"
    roles = list(find_roles(sentence, counted, quantity.tokens))
    if quantity.unit is not None:
        return _with_unit(sentence, quantity, quantity.unit, counted, roles, rules, read)
    if _is_of_place(sentence, quantity, rules):
        return Subject(measure="population", counted=counted, lemma="person", deed="live", because=OF_PLACE)
    if _is_told_by(sentence, quantity):
        return _open(sentence, quantity, counted, roles)
    before = claim_before(read, sentence, quantity)
    if before is not None and (counted.pronoun or is_part(sentence, counted.node)):
        before = _of_a_measure(read, sentence) or before
    of = _thing_before(sentence, quantity, counted, before)
    lemma = counted.lemma or (before.claim.counted if before is not None else "")
    known = _by_pattern(sentence, quantity, counted, lemma, index)
    if known is not None:
        because = f"measure {known.name}: token pattern"
        part = is_part(sentence, counted.node)
        return Subject(measure=known.name, counted=counted, lemma=lemma, deed=_deed(roles), because=because, part=part)
    told = find_told(sentence, quantity, counted, rules, read)
    near = before is not None and before.sentence.index >= sentence.index - 1 and quantity.form == "number"
    last = before.claim.measure if before is not None and near else ""
    found = match(index, sentence, counted, roles, of, last, before.claim.counted if before is not None else "")
    if told is not None and (found is None or found.measure.name != told.measure):
        return told
    if found is None:
        taken = take_over(sentence, quantity, counted, roles, index, before, read)
        amount = find_money(sentence, quantity, counted, rules, read)
        return amount or taken or _open(sentence, quantity, counted, roles)
    if (
        found.measure.name == "attended"
        and counted.lemma == "person"
        and counted.noun is None
        and quantity.form == "none"
    ):
        return None  # "nobody had come to watch us" counts no crowd
    if quantity.form == "none" and counted.node is not counted.noun and found.role.name == "counted_as":
        return None  # "none of their injuries was serious"
    if found.measure.name == "attended" and counted.noun is None and _is_few(sentence, quantity):
        return None  # "those two drew 1-1"
    other = found.role.name == "counted_as" and found.role.word is not counted.noun
    said_of = found.role.name in ARTICLE_ROLES or other
    if quantity.form == "article" and not (found.measure.single and said_of):
        return None
    lemma = counted.lemma
    if counted.pronoun and before is not None:
        lemma = before.claim.counted
    elif counted.noun is None and not lemma:
        lemma = _named_by(sentence, found, roles, index)
        if not lemma and before is not None and of and before.claim.measure == found.measure.name:
            lemma = of  # "four guests were hurt and three more later"
    lemma = lemma or _left_by(sentence, counted, index)
    return Subject(
        measure=found.measure.name,
        counted=counted,
        lemma=lemma,
        deed=found.role.word.lemma,
        because=found.because,
        part=is_part(sentence, counted.node),
        done=found.role.name in {"subject_of", "object_of"}
        and counted.lemma not in index.states
        and not found.role.word.dep.startswith("acl"),  # "49 of the whales that died"
    )


def _by_pattern(sentence: Sentence, quantity: Quantity, counted: Counted, lemma: str, index: Index) -> Measure | None:
    """The measure of a token pattern that stands around a figure, where it counts such things."""
    kinds = index.kinds_of(counted) if counted.lemma else index.kinds_of_noun(lemma)
    for measure, pattern in index.patterns:
        fits = not measure.counts or kinds is None or bool(kinds & set(measure.counts))
        if fits and holds(pattern, sentence.tokens, quantity.tokens):
            return measure
    return None


def _is_few(sentence: Sentence, quantity: Quantity) -> bool:
    """*the two, those three*: a few who were told of, and no crowd."""
    start = quantity.tokens[0]
    few = quantity.value.high is not None and quantity.value.high < FEW
    return few and start > 0 and sentence.tokens[start - 1].lower in {"the", "those", "these"}


def _of_a_measure(read: Sequence[Read], sentence: Sentence) -> Read | None:
    """*Five people died in the two fires, three of them in Lake County*: a part is one of those, not of the fires."""
    here = [r for r in recent(read, sentence) if r.sentence.index == sentence.index and r.claim.quantity.unit is None]
    last = here[-1] if here else None
    if last is None or last.claim.measure != "count" or last.claim.quantity.form == "single":
        return None
    return next((r for r in reversed(here) if r.claim.measure != "count"), None)


def _is_told_by(sentence: Sentence, quantity: Quantity) -> bool:
    """*according to three officials*: they tell and are not told of."""
    start = quantity.tokens[0]
    return tuple(t.lower for t in sentence.tokens[max(0, start - 2) : start]) == ("according", "to")


def _is_of_place(sentence: Sentence, quantity: Quantity, rules: Rules) -> bool:
    """*a town of 18,000*: how many live there."""
    start, end = quantity.tokens
    tokens = sentence.tokens
    if start < 2 or tokens[start - 1].lower != "of" or tokens[start - 2].lemma not in rules.events.place_nouns:
        return False
    return quantity.form == "number" and (end >= len(tokens) or tokens[end].pos not in {*NOUNS, "ADJ", "NUM"})


def _thing_before(sentence: Sentence, quantity: Quantity, counted: Counted, before: Read | None) -> str:
    """What a figure without a noun may count: what the claim before does, in its sentence or as the object of a verb.

    *The army said 40 rockets had been launched. The militia said it had fired 65.*
    """
    if before is None:
        return ""
    if before.sentence.index == sentence.index:
        return before.claim.counted
    near = before.sentence.paragraph == sentence.paragraph and before.sentence.index == sentence.index - 1
    verb = sentence.tokens[quantity.tokens[0] - 1] if quantity.tokens[0] else None
    bare = counted.noun is None and not counted.lemma and quantity.form == "number"
    return before.claim.counted if near and bare and verb is not None and verb.pos == "VERB" else ""


def _is_reference(sentence: Sentence, quantity: Quantity) -> bool:
    """*... as others found [21, 22]*: the number of a work referred to."""
    words = [t.text for t in sentence.tokens[max(0, quantity.tokens[0] - 6) : quantity.tokens[0]]]
    inside = words[len(words) - words[::-1].index("[") :] if "[" in words else None
    return inside is not None and all(w == "," or w.isdigit() for w in inside)


def _is_age(sentence: Sentence, quantity: Quantity) -> bool:
    """*Seven people, all of them between 17 and 22*: how old they are."""
    start, end = quantity.tokens
    before = " ".join(t.lower for t in sentence.tokens[max(0, start - 3) : start])
    ends = end >= len(sentence.tokens) or sentence.tokens[end].pos == "PUNCT"
    between = sentence.tokens[start].lower in {"between", "under", "over"}
    return between and ends and before.endswith(("all", "of them", "of whom", "aged"))


def _named_by(sentence: Sentence, found: Match, roles: Sequence[Role], index: Index) -> str:
    """*put the number of targets at 19, the rebels' losses at 41*: what the noun that carries a figure counts."""
    if found.role.name == "counted_as" and found.role.word.pos == "NOUN" and found.role.word.lemma not in HOLDERS:
        return found.role.word.lemma  # "the number of cases stands at 512"
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


def _left_by(sentence: Sentence, counted: Counted, index: Index) -> str:
    """*The assailants were driven off, leaving more than 30 dead*: who is driven off leaves dead of his own."""
    verb = next((t for t in ancestors(sentence, counted.node) if t.lemma == "leave" and t.dep == "advcl"), None)
    main = head(sentence, verb) if verb is not None else None
    if main is None or not children(sentence, main, "aux:pass"):
        return ""
    first = head(sentence, main) if main.dep == "conj" else None
    subjects = children(sentence, main, "nsubj") or (children(sentence, first, "nsubj") if first is not None else ())
    return next((t.lemma for t in subjects if "people" in (index.kinds_of_noun(t.lemma) or ())), "")


def _with_unit(
    sentence: Sentence,
    quantity: Quantity,
    unit: str,
    counted: Counted,
    roles: Sequence[Role],
    rules: Rules,
    read: Sequence[Read],
) -> Subject:
    """A figure with a unit: its dimension gives the measure, and the noun that carries it what it is of."""
    dimension = rules.units.dimension(unit)
    measure = next((m.name for m in rules.measures.values() if dimension in m.units), "count")
    because = f"measure {measure}: unit {unit}"
    lemma = _shared(sentence, counted) or counted.lemma or _carrier(sentence, roles, counted.node)
    deed, restates = _deed(roles), ""
    if unit.isupper() and lemma in EACH:
        lemma = ""  # "£640,000 a year"
    if lemma and counted.noun is not None and counted.noun.index == quantity.tokens[1] and dimension in PHYSICAL:
        lemma = unit  # "40kg" and "44 kilograms"
        if dimension in STUFF:
            lemma = _of_what(sentence, counted) or lemma
    same = [r for r in recent(read, sentence) if r.claim.quantity.unit == unit and r.claim.part == sentence.part]
    bare = counted.noun is None or counted.noun.index == quantity.tokens[1]
    if (
        bare
        and same
        and is_carried(sentence, counted.node, roles)
        and not is_of_another(sentence, counted.node, same[-1].sentence)
        and gives_again(sentence, counted.node, same[-1].sentence, rules.events)
    ):
        claim = same[-1].claim
        lemma, deed, because, restates = claim.counted, claim.scope.deed, f"{because}, as {claim.text}", claim.id
    return Subject(measure=measure, counted=counted, lemma=lemma, deed=deed, because=because, restates=restates)


def _of_what(sentence: Sentence, counted: Counted) -> str:
    """*1,000 tonnes of oil*: what was weighed."""
    return next((t.lemma for t in _after_of(sentence, counted.node) if t.pos == "NOUN"), "")


def _after_of(sentence: Sentence, noun: Token) -> list[Token]:
    """The nouns that hang on one with *of*: *the number of targets*."""
    phrases = children(sentence, noun, "nmod")
    return [t for t in phrases if any(c.lower == "of" for c in children(sentence, t, "case"))]


def _shared(sentence: Sentence, counted: Counted) -> str:
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


def _carrier(sentence: Sentence, roles: Sequence[Role], node: Token) -> str:
    """*put the damage at $2 million, a profit of $410 million*: the noun that a sum is of; who puts it comes last."""
    # "It will cost the city 1.9 billion crowns", with the sum hung on the city.
    beside = sentence.tokens[node.head] if node.dep == "conj" else None
    words = (r.word for r in roles if r.name in {"tolls", "deeds"} and r.word is not beside)
    nouns = [word for word in words if word.pos in NOUNS and not _speaks(sentence, word)]
    nouns.sort(key=lambda word: word.dep.startswith("nsubj") and not _stands(sentence, word))
    return next((noun.lemma for noun in nouns if noun.pos == "NOUN" and noun.lemma not in {*GIVES, *HOLDERS}), "")


def _speaks(sentence: Sentence, noun: Token) -> bool:
    """*The court of auditors says that $90 million had been spent*: who says it carries no sum."""
    for token in (noun, *ancestors(sentence, noun)):
        if token.dep.startswith("nsubj"):
            verb = head(sentence, token)
            return verb is not None and verb.lemma in SPEAKING
        if not token.dep.startswith(("nmod", "compound", "conj")):
            return False
    return False


def _is_speaker(sentence: Sentence, counted: Counted) -> bool:
    """*One man told me ten*: whoever is not named speaks and is not counted."""
    after = counted.noun.index + 1 if counted.noun is not None else len(sentence.tokens)
    return after < len(sentence.tokens) and sentence.tokens[after].lemma in SPEAKING


def _open(sentence: Sentence, quantity: Quantity, counted: Counted, roles: Sequence[Role]) -> Subject | None:
    """A count of anything that no rule names; None for an article, and for a *no* that counts nothing."""
    if quantity.form == "article" or (quantity.form == "none" and not _counts_nothing(counted)):
        return None
    because = "measure count: counted noun" if counted.lemma else "measure count: no noun"
    return Subject(measure="count", counted=counted, lemma=counted.lemma, deed=_deed(roles), because=because)


def _counts_nothing(counted: Counted) -> bool:
    """*no cancellations* counts; *no doubt*, *no one knows*, *no plan to* do not: only a plural counts to zero."""
    noun = counted.noun
    return noun is not None and noun.tag in {"NNS", "NNPS"} and noun.dep.split(":")[0] in {"nsubj", "obj", "ROOT"}


def _deed(roles: Sequence[Role]) -> str:
    """What happened to the counted things, for a figure that no measure names: the first verb that governs it."""
    found = [r.word for r in roles if r.name in {"object_of", "subject_of"}]
    verbs = sorted(found, key=lambda word: word.lemma in GIVES)  # "said 1,000 tonnes had leaked": they leaked
    if verbs and verbs[0].lemma in GIVES:
        # "put sales at 31,000 copies": what is put there says what was done
        verbs[:0] = [r.word for r in roles if r.name == "tolls" and r.word.dep == "obj" and r.word.lemma not in HOLDERS]
    others = (r.word for r in roles if r.name == "tolls" and r.word.pos not in NOUNS)
    return next((word.lemma for word in (*verbs, *others)), "")
