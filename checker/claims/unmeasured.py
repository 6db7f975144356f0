"""Figures of which no word of a measure is said: what the story around them, or only their noun, counts them for."""

from collections.abc import Sequence

from checker.claims.carrying import deed_of
from checker.claims.counted import Counted
from checker.claims.governing import Role
from checker.claims.named_again import named_again
from checker.claims.reading import Read, Seen, Subject
from checker.claims.story import find_of_story
from checker.claims.taking_over import take_over
from checker.claims.told import find_money
from checker.claims.topic import find_topic, is_given
from checker.model import Quantity, Sentence
from checker.trees import children, head
from checker.values import far_apart

# So many men raid a place; of more there are in an army.
FEW_MEN = 60
# "We are 400, said a striker": who speaks for a crowd.
CROWDS = frozenset({"attended", "on_strike", "aboard"})


def find_unmeasured(seen: Seen) -> Subject | None:
    """The subject that a figure has from what is told around it, or an open count; None where it is no claim."""
    sentence, quantity, counted, before = seen.sentence, seen.quantity, seen.counted, seen.before
    amount = find_money(sentence, quantity, counted, seen.rules, seen.read)
    if amount is not None and not _of_people_near(seen):
        return amount  # but "1.5 million people marched. The organisers announced two million."
    some = seen.whole and not seen.fronted
    if some and counted.noun is None and sentence.tokens[quantity.tokens[0] - 3].lower in {"percent", "%", "cent"}:
        return open_count(quantity, counted, seen.roles)  # "41.5 percent of the 19.5 million on the rolls"
    if _are_they(sentence, counted, before):
        return open_count(quantity, counted, seen.roles)
    taken = _of_topic(seen) or take_over(sentence, quantity, counted, seen.roles, seen.index, before, seen.read)
    named = taken is not None and bool(taken.lemma) and not taken.carried  # "11 vehicles; the rebels list 28"
    if taken is None or (taken.measure == "count" and not taken.part and not named):
        taken = find_of_story(sentence, quantity, counted, seen.rules, seen.read) or taken
    if taken is not None and taken.measure not in CROWDS and _are_we(sentence, counted):
        taken = None  # "We were 27 in one tree"
    if taken is None or taken.measure == "count":
        taken = named_again(sentence, quantity, counted, seen.read) or taken
    if taken is None or taken.measure == "count":
        taken = _usual(seen) or taken
    return taken or open_count(quantity, counted, seen.roles)


def open_count(quantity: Quantity, counted: Counted, roles: Sequence[Role]) -> Subject | None:
    """A count of anything that no rule names; None for an article, and for a *no* that counts nothing."""
    if quantity.form == "article" or (quantity.form == "none" and not _counts_nothing(counted)):
        return None
    because = "measure count: counted noun" if counted.lemma else "measure count: no noun"
    return Subject(measure="count", counted=counted, lemma=counted.lemma, deed=deed_of(roles), because=because)


def _counts_nothing(counted: Counted) -> bool:
    """*no cancellations* counts; *no doubt*, *no one knows*, *no plan to* do not: only a plural counts to zero."""
    noun = counted.noun
    return noun is not None and noun.tag in {"NNS", "NNPS"} and noun.dep.split(":")[0] in {"nsubj", "obj", "ROOT"}


def _of_people_near(seen: Seen) -> bool:
    """Whether the figure right before counts people, and about as many."""
    last = seen.read[-1] if seen.read else None
    if last is None or last.claim.quantity.unit is not None or seen.sentence.index - last.sentence.index > 1:
        return False
    people = last.claim.measure == "attended" or last.claim.counted == "person"
    return people and not far_apart(seen.quantity.value, last.claim.value)


def _are_they(sentence: Sentence, counted: Counted, before: Read | None) -> bool:
    """*More than 200 had died, a nurse said.* / *They numbered about 100*: whoever the story tells of, not the dead."""
    bare = counted.noun is None and sentence.tokens[0].lower == "they" and head(sentence, counted.node) is not None
    return bare and (before is None or before.sentence.paragraph != sentence.paragraph)


def _are_we(sentence: Sentence, counted: Counted) -> bool:
    """*We were 27 in one mango tree*: who speaks tells of his own company."""
    return any(t.lower == "we" for t in children(sentence, counted.node, "nsubj"))


def _of_topic(seen: Seen) -> Subject | None:
    """What the sentence before tells of, where it has no figure of its own."""
    last, before, counted = seen.read.sentence, seen.before, seen.counted
    if last is None or (before is not None and before.sentence.index >= last.index):
        return None
    bare = seen.quantity.form in {"number", "vague"} and counted.noun is None
    topic = find_topic(last, seen.index) if bare and is_given(seen.sentence, counted.node) else None
    if topic is None:
        return None
    because = f"measure {topic.measure}: as the sentence before tells of {topic.lemma or topic.deed}"
    return Subject(measure=topic.measure, counted=counted, lemma=topic.lemma, deed=topic.deed, because=because)


def _usual(seen: Seen) -> Subject | None:
    """What so many of a noun are counted for, where nothing else says it: *2,500 carabinieri in 11 regions*; where the
    story is of a raid, *six men in masks*.
    """
    counted, quantity = seen.counted, seen.quantity
    measure = seen.index.usual.get(counted.lemma)
    name = measure.name if measure is not None else ""
    few = quantity.value.high is not None and quantity.value.high < FEW_MEN
    if counted.lemma == "man" and seen.read.raid and few:
        name = "attackers"
    of_victims = counted.partitive and counted.lemma == "victim" and "killed" in seen.read.told_in
    if of_victims:
        name = "killed"  # "Three of the victims were from Aro", where the story tells of dead
    if not name or quantity.form not in {"number", "vague"}:
        return None
    because = f"measure {name}: what is counted of {counted.lemma} where nothing else is said"
    deed = deed_of(seen.roles)
    return Subject(
        measure=name, counted=counted, lemma=counted.lemma, deed=deed, because=because, part=of_victims, unsaid=True
    )
