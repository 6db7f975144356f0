"""What a figure is by its form and the words around it: the strength of a quake, votes for and against, points of a
poll, and amounts that have the currency of the amount before.
"""

from checker.claims.counted import Counted
from checker.claims.reading import Reads, Subject
from checker.model import Quantity, Sentence
from checker.quantities.numerals import SCALES
from checker.rules import Rules
from checker.rules.measures import Measure

# A currency that was told holds so many paragraphs further on.
MONEY_REACH = 3
# So near stands a number in the unit of the figure before it, and so much larger or smaller is no sum of that kind.
SAME_UNIT = 12
FACTOR = 10
# "in a sample of 600, 6 percent over two years": a number of something else.
NO_UNIT_BEHIND = frozenset({"of", "the", "a", "over", "in"})
# Fewer *of us* are a family or a crew, not a crowd.
CROWD = 100
# "by 310 to 240, voted 26-14": what stands before the first of two numbers of votes.
_BEFORE_VOTES = frozenset(
    "by voted vote votes split passed approved rejected defeated adopted carried won lost ruled was stood "
    "backed".split()
)
# Nouns for what something costs; "it would cost £132m" names nothing.
COSTS = frozenset(["", *"bill cost price tab bid expense outlay".split()])
# Who may be some of a group that any other noun names.
ONE_SEX = frozenset("girl boy woman schoolgirl schoolboy".split())
# "Ukrainian, Swedish, Iraqi"
NATIONAL = ("ian", "ese", "ish", "ean", "can", "eli", "aqi", "ani")
# What is done to the dead.
BURIALS = frozenset("bury cremate inter lay burial funeral".split())
# Nouns that only say that it is a sum.
SUMS = frozenset("value sum total amount figure worth note cash money loot haul".split())
_JOINS = frozenset({"to", "-", "–"})
# "12 in favour, nine against"
_SIDES = (("in", "favour"), ("in", "favor"), ("against",), ("abstained",), ("abstaining",), ("abstentions",))
_VOTING = frozenset("favour favor abstained abstaining abstentions vote votes voted voting".split())


def find_told(sentence: Sentence, quantity: Quantity, counted: Counted, rules: Rules, read: Reads) -> Subject | None:
    """The subject that form and surroundings give a figure without a unit; None where they give none."""
    if quantity.form != "number" or quantity.unit is not None:
        return None
    return (
        _decimal(sentence, quantity, counted, rules, read)
        or _votes(sentence, quantity, counted, rules)
        or _points(sentence, quantity, counted, rules)
        or _of_us(sentence, quantity, counted)
        or _in_unit_before(sentence, quantity, counted, rules, read)
    )


def find_money(sentence: Sentence, quantity: Quantity, counted: Counted, rules: Rules, read: Reads) -> Subject | None:
    """The subject of millions that count nothing, in the currency of the amount told last; None where there is none.

    *The boiler cost 40 million crowns. A new one would swallow 600 million.*
    """
    start, end = quantity.core
    scaled = sentence.tokens[end - 1].lower.rstrip(".") in SCALES
    if quantity.form != "number" or not scaled or end - start < 2 or counted.noun is not None:
        return None
    amounts = (r for unit, r in read.of_unit.items() if rules.units.dimension(unit) == "money")
    money = max(amounts, key=lambda r: r.claim.span, default=None)
    if money is None or sentence.paragraph - money.claim.paragraph > MONEY_REACH:
        return None
    unit = str(money.claim.quantity.unit)
    because = f"measure amount: in {unit}, as {money.claim.text}"
    return Subject(measure="amount", counted=counted, lemma="", deed="", because=because, unit=unit)


def _in_unit_before(
    sentence: Sentence, quantity: Quantity, counted: Counted, rules: Rules, read: Reads
) -> Subject | None:
    """*61.8 per cent to 38.2, up to 19 percent from 18, 85 rupees, against 30 a week ago*: a bare number in the unit of
    the figure before it, which the text gives once.
    """
    last = read[-1] if read else None
    start, end = quantity.tokens
    bare = counted.noun is None and not counted.lemma and not counted.node.dep.startswith("nsubj")
    if last is None or last.sentence.index != sentence.index or not bare or not start:
        return None
    unit, claim = last.claim.quantity.unit, last.claim
    dimension = rules.units.dimension(unit) if unit is not None else ""
    before = sentence.tokens[start - 1].lower
    after = sentence.tokens[end].lower if end < len(sentence.tokens) else ""
    if dimension not in {"share", "money"} or before in NO_UNIT_BEHIND or after in {"of", "short", "less", "more"}:
        return None
    number, other = quantity.value.low or quantity.value.high or 0, claim.value.low or claim.value.high or 0
    if start - claim.quantity.tokens[1] > SAME_UNIT or end - quantity.core[0] > 1:
        return None
    if dimension == "share":
        by = sentence.tokens[claim.quantity.tokens[0] - 1].lower == "by" and before == "to"
        other_side = 99 <= number + other <= 101  # "won by 58.4 per cent to 41.6"; not "fell by 85 per cent, to 75"
        alike = unit == "percent" and number <= 100 and (other_side or not by) and not claim.text.isalpha()
    else:
        alike = other / FACTOR <= number <= other * FACTOR
    because = f"measure {claim.measure}: in {unit}, as {claim.text}"
    subject = Subject(measure=claim.measure, counted=counted, lemma=claim.counted, deed="", because=because)
    return subject if alike else None


def _words(sentence: Sentence) -> frozenset[str]:
    return frozenset(w for t in sentence.tokens for w in (t.lower, t.lemma))


def _decimal(sentence: Sentence, quantity: Quantity, counted: Counted, rules: Rules, read: Reads) -> Subject | None:
    """*a 6.1 tremor, measured the quake at 6.1*; later *the first reading had been 6.7*."""
    value = quantity.value.low if quantity.value.low is not None else quantity.value.high
    core = sentence.tokens[quantity.core[0] : quantity.core[1]]
    hedge = sentence.tokens[quantity.tokens[0] : quantity.core[0]]
    named = any(t.lower == "magnitude" for t in hedge)  # "above magnitude 5"
    if value is None or not 0 < value < 10 or len(core) != 1 or ("." not in core[0].text and not named):
        return None
    for measure in rules.measures.values():
        if not measure.decimals or (counted.noun is not None and not _names(measure, counted)):
            continue
        told = measure.name in read.told_in and read.told_in[measure.name] >= sentence.paragraph - 2
        if told or _words(sentence) & set(measure.decimals):
            because = f"measure {measure.name}: decimal number beside {measure.decimals[0]}"
            return Subject(measure=measure.name, counted=counted, lemma="", deed="", because=because)
    return None


def _names(measure: Measure, counted: Counted) -> bool:
    """Whether a decimal counts nothing but the thing that it measures."""
    return counted.lemma in measure.decimals


def _votes(sentence: Sentence, quantity: Quantity, counted: Counted, rules: Rules) -> Subject | None:
    """*passed by 310 to 240, 12 in favour and nine against*."""
    words = frozenset(t.lower for t in sentence.tokens)
    start, end = quantity.tokens
    because = ""
    if counted.noun is None and _is_pair(sentence, start, end) and words & rules.hedges.vote_words:
        because = "one number of votes to another"
    after = tuple(t.lower for t in sentence.tokens[end : end + 2])
    if counted.noun is None and words & _VOTING and any(after[: len(side)] == side for side in _SIDES):
        because = " ".join(after[:2])
    if not because:
        return None
    because = f"measure votes: {because}"
    return Subject(measure="votes", counted=counted, lemma="vote", deed="vote", because=because)


def _is_pair(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a number is the first or the second of two with *to* or a dash between, after a word of voting."""
    tokens = sentence.tokens
    first = end + 1 < len(tokens) and tokens[end].text in _JOINS and tokens[end + 1].tag == "CD"
    if first and start and tokens[start - 1].lower in _BEFORE_VOTES:
        return True
    second = start >= 3 and tokens[start - 1].text in _JOINS and tokens[start - 2].tag == "CD"
    return second and tokens[start - 3].lower in _BEFORE_VOTES


def _points(sentence: Sentence, quantity: Quantity, counted: Counted, rules: Rules) -> Subject | None:
    """*a margin of error of two points, two points ahead in the poll*."""
    after = sentence.tokens[quantity.tokens[1] : quantity.tokens[1] + 1]
    if not after or after[0].lower not in {"point", "points"}:
        return None
    words = frozenset(t.lower for t in sentence.tokens)
    if not words & set(rules.units.points_with) or words & set(rules.units.points_without):
        return None
    because = "measure share: points of percent"
    return Subject(
        measure="share", counted=counted, lemma=counted.lemma, deed="", because=because, unit="percentage point"
    )


def _of_us(sentence: Sentence, quantity: Quantity, counted: Counted) -> Subject | None:
    """*There were 51,000 of us*."""
    end = quantity.tokens[1]
    us = counted.pronoun and [t.lower for t in sentence.tokens[end : end + 2]] == ["of", "us"]
    if not us or (quantity.value.low or 0) < CROWD:
        return None
    because = "measure attended: so many of us"
    return Subject(measure="attended", counted=counted, lemma="person", deed="", because=because)
