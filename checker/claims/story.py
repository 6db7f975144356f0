"""Bare figures that only the story around them explains: *In its first bulletin the ministry had given 117.*"""

from collections.abc import Iterator
from itertools import islice

from checker.claims.counted import HOLDERS, Counted
from checker.claims.reading import Read, Reads, Subject
from checker.claims.topic import is_given
from checker.model import Document, Quantity, Sentence, Token
from checker.rules import Rules
from checker.trees import children, head
from checker.values import far_apart

# So many claims and paragraphs back.
MOST = 8
NEAR = 1
# A crowd is not smaller.
CROWD = 200
# "There are 3,400 tonnes of refuse. The company speaks of 1,800": smaller numbers may be of anything.
ROUGH = 100
COMING = frozenset("come be turn show stand walk fill join take arrive follow answer".split())
GATHERING = frozenset(
    "march marches marched marching rally rallies rallied rallying protest protests protested protesting demonstration "
    "demonstrations demonstrate demonstrated demonstrators protesters marchers vigil".split()
)
RAID = frozenset(
    "gunmen gunman attacker attackers raider raiders robber robbers robbery raid heist bandits militants jihadists "
    "hijack hijacked hijackers storm stormed storms assault assaulted massacre shooting robbed siege kidnap kidnapped "
    "kidnappers ambush ambushed".split()
)


def find_of_story(
    sentence: Sentence, quantity: Quantity, counted: Counted, rules: Rules, read: Reads
) -> Subject | None:
    """What a figure is of that is only given, by the claims before it; None where they do not say."""
    before = sentence.tokens[quantity.tokens[0] - 1].lower if quantity.tokens[0] else ""
    again = before in {"the", "these", "those"} or quantity.value.high == 1
    bare = counted.noun is None and quantity.form == "number" and not again
    if not bare:
        return None
    if not is_given(sentence, counted.node):
        return _of_crowd(sentence, quantity, counted, read)
    return _with_unit(sentence, quantity, counted, rules, read) or _of_event(sentence, quantity, counted, rules, read)


def _near(sentence: Sentence, read: Reads) -> Iterator[Read]:
    for one in islice(reversed(read), MOST):
        if sentence.paragraph - one.claim.paragraph > NEAR or one.claim.part != sentence.part:
            return
        yield one


def _with_unit(sentence: Sentence, quantity: Quantity, counted: Counted, rules: Rules, read: Reads) -> Subject | None:
    """*The mains lose 578 million litres a day. The board gives 450 million*: the unit of the figure right before."""
    last = next(_near(sentence, read), None)
    if last is None or last.claim.quantity.unit is None or sentence.index - last.sentence.index > 1:
        return None
    unit = last.claim.quantity.unit
    value, before = quantity.value, last.claim.value
    fine = "." in "".join(t.text for t in sentence.tokens[quantity.core[0] : quantity.core[1]])
    scaled = quantity.core[1] - quantity.core[0] > 1
    percent = unit == "percent" and fine and (value.low or 0) <= 100
    spoken = rules.units.dimension(unit) not in {"duration", "share", "money"} and (value.low or 0) >= ROUGH
    if not (percent or spoken or (scaled and unit != "percent")) or far_apart(value, before):
        return None
    claim = last.claim
    because = f"measure {claim.measure}: in {unit}, as {claim.text}"
    return Subject(
        measure=claim.measure, counted=counted, lemma=claim.counted, deed=claim.scope.deed, because=because, unit=unit
    )


def _of_event(sentence: Sentence, quantity: Quantity, counted: Counted, rules: Rules, read: Reads) -> Subject | None:
    last = next(_near(sentence, read), None)
    in_unit = last is not None and last.sentence.index == sentence.index and last.claim.quantity.unit is not None
    if _is_somewhere(sentence, counted.node) or in_unit:
        return None  # "The union wants the 19 to go over three years; the management says two"
    for one in _near(sentence, read):
        claim = one.claim
        measure = rules.measures[claim.measure]
        if claim.quantity.unit is not None or claim.quantity.form not in {"number", "vague"}:
            continue
        if claim.measure == "count" and one is last and _of_it(sentence, counted.node):
            return None  # "The list had been 79 names long. It stood at 141 at the weekend"
        if claim.measure == "count" and claim.counted == "person" and one.sentence.index == sentence.index:
            # "In the hospitals 163 people are looked after, 12 of them at risk; on Saturday there were 205"
            return None
        if claim.measure == "count" or not measure.of_event or {"part", "listed"} & set(claim.scope.cues):
            continue
        if far_apart(quantity.value, claim.value) or "people" not in measure.counts:
            return None
        if claim.counted and claim.counted not in rules.nouns.kinds["people"] and _of_people(sentence, rules):
            return None  # "A thousand aircraft took part. Local sources put the number of victims at 3,500"
        because = f"measure {claim.measure}: given, as {claim.text}"
        return Subject(
            measure=claim.measure, counted=counted, lemma=claim.counted, deed=claim.scope.deed, because=because
        )
    large = (quantity.value.low or quantity.value.high or 0) >= CROWD
    if large and read.gathering:
        because = "measure attended: given, in a story of a gathering"
        return Subject(measure="attended", counted=counted, lemma="person", deed="", because=because)
    return None


def _of_it(sentence: Sentence, node: Token) -> bool:
    """Whether a figure is that of an *it* at the head of its sentence."""
    first = sentence.tokens[0]
    return first.lower == "it" and first.dep.startswith("nsubj") and head(sentence, node) is not None


def _of_people(sentence: Sentence, rules: Rules) -> bool:
    """Whether a sentence speaks of a number of people."""
    tokens = sentence.tokens
    return any(
        holder.lemma in HOLDERS and of.lower == "of" and noun.lemma in rules.nouns.kinds["people"]
        for holder, of, noun in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _is_somewhere(sentence: Sentence, node: Token) -> bool:
    """*There were about 500 on a bridge built for 125*: how many were there, not what happened to them."""
    verb = head(sentence, node)
    there = verb is not None and verb.lemma == "be" and children(sentence, verb, "expl")
    words = sentence.tokens[node.index + 1 :]
    return bool(there) and any(t.lower in {"on", "in", "at", "aboard", "inside"} and t.pos == "ADP" for t in words)


def _of_crowd(sentence: Sentence, quantity: Quantity, counted: Counted, read: Reads) -> Subject | None:
    """*Police judged that 12,000 had come*, in a story of a rally."""
    verb = head(sentence, counted.node)
    comes = verb is not None and verb.lemma in COMING and counted.node.dep.startswith("nsubj")
    if not comes or not read.gathering or (quantity.value.low or quantity.value.high or 0) < CROWD:
        return None
    because = "measure attended: came, in a story of a gathering"
    return Subject(measure="attended", counted=counted, lemma="person", deed="come", because=because)


def tells_of_gathering(document: Document) -> bool:
    """Whether headline or lead tell of a march, a rally, a crowd."""
    return _opens_with(document, GATHERING)


def tells_of_raid(document: Document) -> bool:
    """Whether headline or lead tell of an attack by some men, a robbery, a hijacking."""
    return _opens_with(document, RAID)


def _opens_with(document: Document, words: frozenset[str]) -> bool:
    body = next((s.paragraph for s in document.sentences if s.part == "body"), 0)
    return any(
        t.text in words or (t.index == 0 and t.lower in words)
        for s in document.sentences
        if s.paragraph <= body
        for t in s.tokens
    )
