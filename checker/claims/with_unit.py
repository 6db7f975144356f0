"""What a figure with a unit is about: its dimension gives the measure, and the noun that carries it what it is of."""

from collections.abc import Sequence

from checker.claims.carrying import carrier, deed_of, shared, stuff
from checker.claims.counted import Counted
from checker.claims.going_back import gives_again, is_carried, is_of_another
from checker.claims.governing import Role
from checker.claims.reading import Read, Subject
from checker.claims.scope import EACH
from checker.claims.taking_over import recent
from checker.model import Quantity, Sentence
from checker.rules import Rules
from checker.trees import head

# Dimensions of what is weighed or poured out.
STUFF = frozenset({"weight", "volume"})
# Dimensions whose unit is the noun after the figure.
PHYSICAL = frozenset({"distance", "area", "weight", "volume", "speed", "temperature"})
# "had gone to the polls, voted, turned out"
VOTED = frozenset({"go", "vote", "turn", "cast", "participate"})


def with_unit(
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
    lemma = shared(sentence, counted) or counted.lemma or carrier(sentence, roles, counted.node)
    deed, restates = deed_of(roles), ""
    if counted.pronoun:
        lemma = ""  # "the secretary, who reckons that fewer than half of them were finished"
    if unit.isupper() and (lemma in EACH or (counted.noun is None and lemma in rules.nouns.kinds["people"])):
        lemma = ""  # "£640,000 a year", "the gang got away with £2m"
    if lemma and counted.noun is not None and counted.noun.index == quantity.tokens[1] and dimension in PHYSICAL:
        lemma = unit  # "40kg" and "44 kilograms"
        if dimension in STUFF:
            lemma = stuff(sentence, counted) or lemma
    if quantity.tokens[0] and sentence.tokens[quantity.tokens[0] - 1].lower == "worth":
        deed = "worth"  # "What they got away with is worth 350 million euros"
    if unit == "percent" and lemma in {"voter", "electorate", "elector"} and deed in VOTED:
        lemma = "turnout"  # "not even 10 percent of the voters had gone to the polls"
    same = [r for r in recent(read, sentence) if r.claim.quantity.unit == unit and r.claim.part == sentence.part]
    # "its 12-percent stake" is no figure by itself, as "40kg" is
    bare = counted.noun is None or (counted.noun.index == quantity.tokens[1] and unit != "percent")
    after = sentence.tokens[quantity.tokens[1] : quantity.tokens[1] + 2]
    of_what = any(t.lower == "of" for t in after)  # "50 years of occupation" says something new
    # "It had to run a quarter of them. Drivers stayed away almost to a man. Their union spoke of 95 percent"
    left_behind = bool(same) and unit == "percent" and same[-1].sentence.index < sentence.index - 1
    listed = quantity.tokens[0] > 0 and sentence.tokens[quantity.tokens[0] - 1].text == ":"
    if (
        bare
        and same
        and not left_behind
        and not listed  # "9.1 tonnes, figures show: 3.5 tonnes from containers"
        and not of_what
        and not (dimension == "money" and _is_promised(sentence, counted))
        and is_carried(sentence, counted.node, roles)
        and not is_of_another(sentence, counted.node, same[-1].sentence)
        and gives_again(sentence, counted.node, same[-1].sentence, rules.events)
    ):
        claim = _made_up(same).claim
        lemma, deed, because, restates = claim.counted, claim.scope.deed, f"{because}, as {claim.text}", claim.id
    return Subject(measure=measure, counted=counted, lemma=lemma, deed=deed, because=because, restates=restates)


def _made_up(same: Sequence[Read]) -> Read:
    """*Each is owed $23,650: $17,150 for the cup and $6,500 in bonuses. He said the sum was $14,200*: of the last
    sentence's figures the one that the others make up, else the last.
    """
    here = [r for r in same if r.sentence.index == same[-1].sentence.index]
    values = [r.claim.value.low or 0 for r in here]
    return here[0] if len(here) > 2 and values[0] == sum(values[1:]) else here[-1]


def _is_promised(sentence: Sentence, counted: Counted) -> bool:
    """*The state will pay $500. The prime minister announced $350*: a sum of the announcer's own."""
    verb = head(sentence, counted.node)
    return verb is not None and verb.lemma == "announce"
