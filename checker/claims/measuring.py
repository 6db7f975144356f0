"""Which measure a figure belongs to and what it counts: by its unit, by the words that govern it, or by the claim
before.
"""

from collections.abc import Sequence

from checker.claims.carrying import SPEAKING, deed_of, left_by, named_by
from checker.claims.counted import NOUNS, Counted, find_counted
from checker.claims.governing import Role
from checker.claims.matching import Index, Match, match
from checker.claims.named_again import named_again
from checker.claims.nearby import nearby_roles
from checker.claims.numbered import find_numbered
from checker.claims.patterns import holds
from checker.claims.reading import Read, Reads, Subject
from checker.claims.roles import find_roles
from checker.claims.single import ARTICLE_ROLES
from checker.claims.story import find_of_story
from checker.claims.taking_over import (
    HARMED,
    claim_before,
    is_part,
    recent,
    spelt_out,
    take_over,
)
from checker.claims.told import find_money, find_told
from checker.claims.topic import find_topic, is_given
from checker.claims.wholes import end_of_fronted, is_all_there_are, is_of_fronted
from checker.claims.with_unit import with_unit
from checker.model import Quantity, Sentence
from checker.rules import Measure, Rules
from checker.trees import children, head
from checker.values import far_apart

# Fewer than this are no crowd where they were told of before.
FEW = 10
# So many men raid a place; of more there are in an army.
FEW_MEN = 60
OF_PLACE = "measure population: a place of so many"
# Of those to whom something was done already some others may be left: "three of the wounded died".
MARKED = frozenset(
    "dead body corpse victim casualty fatality wounded injured hurt patient case survivor missing infected detainee "
    "hostage captive evacuee".split()
)
# How some of the dead died: "27 of the prisoners were hanged".
MANNERS = frozenset("hang drown suffocate asphyxiate strangle stab trample crush burn behead electrocute choke".split())
# "We are 400, said a striker": who speaks for a crowd.
CROWDS = frozenset({"attended", "on_strike", "aboard"})
# What those do who were not hurt.
OF_THE_SOUND = frozenset({"deployed", "attended"})
MILLION = 1_000_000
# What never comes to a million at once.
FEW_AT_ONCE = frozenset({"missing", "arrested", "captured", "rescued", "injured", "seized", "freed", "trapped"})


def find_subject(sentence: Sentence, quantity: Quantity, rules: Rules, index: Index, read: Reads) -> Subject | None:
    """What a figure is about; None where it is no claim."""
    if _is_reference(sentence, quantity) or _is_age(sentence, quantity):
        return None
    counted = find_counted(sentence, quantity, index.verbs, index.pasts)
    one = quantity.form in {"number", "article"} and quantity.value.low == quantity.value.high == 1
    if one and _is_speaker(sentence, counted):
        return None  # "one man told me that ten had died", "seven men, a spokeswoman said"
    numbered = find_numbered(sentence, quantity.tokens) if counted.noun is None and not counted.partitive else None
    roles = [*(numbered.roles if numbered is not None else ()), *find_roles(sentence, counted, quantity.tokens)]
    fronted = end_of_fronted(sentence, quantity)
    whole = fronted is not None or is_all_there_are(sentence, quantity)
    if whole:
        # "Some 12,000 of its 30,000 inhabitants are affected": all of them only live there.
        noun = counted.noun.index + 1 if counted.noun is not None else 0
        own = range(quantity.tokens[1], noun if fronted is None else fronted)
        plain = [] if fronted is not None else ["counted_as", "described_as"]
        roles = [r for r in roles if (not plain or r.name in plain) and r.word.index in own]
    if quantity.unit is not None:
        return with_unit(sentence, quantity, quantity.unit, counted, roles, rules, read)
    if _is_of_place(sentence, quantity, rules):
        return Subject(measure="population", counted=counted, lemma="person", deed="live", because=OF_PLACE)
    if _is_told_by(sentence, quantity):
        return _open(sentence, quantity, counted, roles)
    before = claim_before(read, sentence, quantity)
    if before is not None and (counted.pronoun or is_part(sentence, counted.node)):
        before = _of_a_measure(read, sentence) or _of_people_there(read, before, index) or before
    of = numbered.lemma if numbered is not None else _thing_before(sentence, quantity, counted, before)
    lemma = counted.lemma or (before.claim.counted if before is not None else "")
    attackers = _of_attackers(sentence, quantity, counted, index, read, before)
    known = _by_pattern(sentence, quantity, counted, lemma, index)
    if known is not None:
        because = f"measure {known.name}: token pattern"
        part = is_part(sentence, counted.node)
        return Subject(
            measure=known.name, counted=counted, lemma=lemma, deed=deed_of(roles), because=because, part=part
        )
    total = read.of_value.get(quantity.value, before) if _sums_up(sentence, quantity) else None
    if total is not None and total.claim.measure != "count":
        claim = total.claim
        because = f"measure {claim.measure}: makes so many with {claim.text}"
        return Subject(
            measure=claim.measure, counted=counted, lemma=claim.counted, deed=claim.scope.deed, because=because
        )
    told = find_told(sentence, quantity, counted, rules, read)
    near = before is not None and before.sentence.index >= sentence.index - 1 and quantity.form == "number"
    last = before.claim.measure if before is not None and near else ""
    around = before.claim.counted if before is not None else ""
    found = match(index, sentence, counted, roles, of, last, around)
    if told is not None and (found is None or found.measure.name != told.measure):
        return told
    if found is None and quantity.form != "article" and not counted.partitive and not whole:
        found = match(
            index, sentence, counted, list(nearby_roles(sentence, counted, quantity.tokens)), of, last, around
        )
    if found is not None and found.measure.name in OF_THE_SOUND:
        # "The five wounded soldiers were responding to treatment"
        marks = [Role("described_as", t) for t in children(sentence, counted.node, "amod")]
        hurt = match(index, sentence, counted, marks)
        found = hurt if hurt is not None and hurt.measure.name in HARMED else found
    if found is not None and before is not None and _only_named(sentence, counted, found, before):
        found = None  # "16 people were killed, among them three attackers"
    if found is not None and (quantity.value.low or 0) >= MILLION and found.measure.name in FEW_AT_ONCE:
        found = None  # "Analysts were looking for 360 million"
    if found is None:
        amount = find_money(sentence, quantity, counted, rules, read)
        if amount is not None and not _of_people_near(sentence, quantity, read):
            return amount  # but "1.5 million people marched. The organisers announced two million."
        some = whole and fronted is None
        if some and counted.noun is None and sentence.tokens[quantity.tokens[0] - 3].lower in {"percent", "%", "cent"}:
            return _open(sentence, quantity, counted, roles)  # "41.5 percent of the 19.5 million on the rolls"
        if _are_they(sentence, counted, before):
            return _open(sentence, quantity, counted, roles)
        topic = _of_topic(sentence, quantity, counted, index, before, read)
        taken = topic or take_over(sentence, quantity, counted, roles, index, before, read)
        named = taken is not None and bool(taken.lemma) and not taken.carried  # "11 vehicles; the rebels list 28"
        if taken is None or (taken.measure == "count" and not taken.part and not named):
            taken = find_of_story(sentence, quantity, counted, rules, read) or taken
        if taken is not None and taken.measure not in CROWDS and _are_we(sentence, counted):
            taken = None  # "We were 27 in one tree"
        if taken is None or taken.measure == "count":
            taken = named_again(sentence, quantity, counted, read) or taken
        if taken is None or taken.measure == "count":
            taken = _usual(quantity, counted, roles, index, read) or taken
        return taken or _open(sentence, quantity, counted, roles)
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
    said_of = (found.role.name in ARTICLE_ROLES and found.role.word is not counted.noun) or other
    if quantity.form == "article" and not (found.measure.single and said_of and _is_known(counted, index)):
        return None
    lemma = counted.lemma
    if counted.pronoun and before is not None:
        # "A station blew up while people were there, and 30 of them died": no stations did
        kinds = index.kinds_of_noun(before.claim.counted)
        fits = kinds is None or not found.measure.counts or bool(kinds & set(found.measure.counts))
        lemma = before.claim.counted if fits else "person"
    elif counted.noun is None and not lemma:
        lemma = named_by(sentence, found, roles, index)
        if not lemma and numbered is not None:
            lemma = of  # "The number of drones launched stood at 112"
        if not lemma and before is not None and of and before.claim.measure == found.measure.name:
            lemma = of  # "four guests were hurt and three more later"
        if not lemma and before is not None and is_of_fronted(sentence, before):
            lemma = of  # "Of the 90 passengers, 12 died"
        if not lemma:
            lemma = _who_again(sentence, quantity, read)
        specific = bool(of) and rules.nouns.group(of) not in {"", "anyone"}
        if not lemma and before is not None and specific and _goes_on(sentence, quantity, before):
            lemma = of  # "One gunman was caught and six were killed"
    lemma = lemma or attackers or left_by(sentence, counted, index)
    return Subject(
        measure=found.measure.name,
        counted=counted,
        lemma=lemma,
        deed=found.role.word.lemma,
        because=found.because,
        negated=bool({"not", "never"} & set(found.entry.rest)),
        part=is_part(sentence, counted.node)
        or (
            before is not None
            and before.claim.measure == found.measure.name
            and before.sentence.index == sentence.index
            and spelt_out(sentence, quantity, before)
        ),
        done=found.role.name in {"subject_of", "object_of"}
        and counted.lemma not in MARKED
        and found.role.word.lemma not in MANNERS
        and (counted.noun is None or counted.noun.pos not in {"ADJ", "VERB"})  # "four of the most badly burned"
        and not found.role.word.dep.startswith("acl"),  # "49 of the whales that died"
    )


def _only_named(sentence: Sentence, counted: Counted, found: Match, before: Read) -> bool:
    """Whether a part of those told of right before is of a measure only by what they are called."""
    named = found.role.name == "counted_as" and found.role.word is counted.noun
    told = before.sentence.index == sentence.index and before.claim.measure != "count"
    return named and told and is_part(sentence, counted.node)


def _is_known(counted: Counted, index: Index) -> bool:
    """Whether a list knows what an article counts."""
    return counted.noun is None or counted.noun.pos != "NOUN" or index.kinds_of(counted) is not None


def _who_again(sentence: Sentence, quantity: Quantity, read: Reads) -> str:
    """*Six attackers had come ashore and all six had been killed*: who *all six* are."""
    start = quantity.tokens[0]
    if not start or sentence.tokens[start - 1].lower != "all":
        return ""
    same = (r for r in reversed(recent(read, sentence)) if r.claim.value == quantity.value and r.claim.counted)
    return next((r.claim.counted for r in same), "")


def _sums_up(sentence: Sentence, quantity: Quantity) -> bool:
    """*Two more have died since. That makes nine in all*: the figure is of what was told right before."""
    words = [t.lower for t in sentence.tokens[: quantity.tokens[0]]]
    return len(words) == 2 and words[0] in {"that", "this"} and words[1] in {"makes", "made"}


def _of_attackers(
    sentence: Sentence, quantity: Quantity, counted: Counted, index: Index, read: Reads, before: Read | None
) -> str:
    """*The gunmen came in two groups. Seven were shot dead*: those of the sentence before, where they are its
    subject.
    """
    bare = counted.noun is None and not counted.lemma and not counted.pronoun and quantity.tokens[0] == 0
    if not bare or read.sentence is None:
        return ""
    if before is not None and before.claim.measure == "attackers" and before.sentence.index == sentence.index - 1:
        return before.claim.counted  # "there had been six attackers. Four were killed"
    subjects = (t for t in read.sentence.tokens if t.dep.startswith("nsubj") and t.tag == "NNS")
    first = next(subjects, None)
    entries = index.entries.get(("counted_as", first.lemma), ()) if first is not None else ()
    return first.lemma if first is not None and any(e.measure.name == "attackers" for e in entries) else ""


def _are_we(sentence: Sentence, counted: Counted) -> bool:
    """*We were 27 in one mango tree*: who speaks tells of his own company."""
    return any(t.lower == "we" for t in children(sentence, counted.node, "nsubj"))


def _are_they(sentence: Sentence, counted: Counted, before: Read | None) -> bool:
    """*More than 200 had died, a nurse said.* / *They numbered about 100*: whoever the story tells of, not the dead."""
    bare = counted.noun is None and sentence.tokens[0].lower == "they" and head(sentence, counted.node) is not None
    return bare and (before is None or before.sentence.paragraph != sentence.paragraph)


def _of_topic(
    sentence: Sentence, quantity: Quantity, counted: Counted, index: Index, before: Read | None, read: Reads
) -> Subject | None:
    """What the sentence before tells of, where it has no figure of its own."""
    last = read.sentence
    if last is None or (before is not None and before.sentence.index >= last.index):
        return None
    bare = quantity.form in {"number", "vague"} and counted.noun is None
    topic = find_topic(last, index) if bare and is_given(sentence, counted.node) else None
    if topic is None:
        return None
    because = f"measure {topic.measure}: as the sentence before tells of {topic.lemma or topic.deed}"
    return Subject(measure=topic.measure, counted=counted, lemma=topic.lemma, deed=topic.deed, because=because)


def _by_pattern(sentence: Sentence, quantity: Quantity, counted: Counted, lemma: str, index: Index) -> Measure | None:
    """The measure of a token pattern that stands around a figure, where it counts such things."""
    kinds = index.kinds_of(counted) if counted.lemma else index.kinds_of_noun(lemma)
    for measure, pattern in index.patterns:
        fits = not measure.counts or kinds is None or bool(kinds & set(measure.counts))
        if fits and holds(pattern, sentence.tokens, quantity.tokens):
            return measure
    return None


def _of_people_near(sentence: Sentence, quantity: Quantity, read: Reads) -> bool:
    """Whether the figure right before counts people, and about as many."""
    last = read[-1] if read else None
    if last is None or last.claim.quantity.unit is not None or sentence.index - last.sentence.index > 1:
        return False
    people = last.claim.measure == "attended" or last.claim.counted == "person"
    return people and not far_apart(quantity.value, last.claim.value)


def _goes_on(sentence: Sentence, quantity: Quantity, before: Read) -> bool:
    """Whether a figure stands behind an *and* that joins its clause to that of the figure before."""
    if before.sentence.index != sentence.index or before.counted.noun is None:
        return False
    between = sentence.tokens[before.counted.noun.index + 1 : quantity.tokens[0]]
    joined = any(t.lower == "and" for t in between)
    return joined and len(between) <= FEW and not any(t.pos in NOUNS and t.dep.startswith("nsubj") for t in between)


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


def _of_people_there(read: Sequence[Read], before: Read, index: Index) -> Read | None:
    """*88 people were taken to 22 hospitals. One took in 26 of them*: of the people, not of the hospitals."""
    kinds = index.kinds_of(before.counted)
    if before.claim.measure != "count" or kinds is None or "people" in kinds:
        return None
    there = (r for r in reversed(read) if r.sentence.index == before.sentence.index)
    return next((r for r in there if r.claim.measure != "count" and r.claim.counted == "person"), None)


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


def _is_speaker(sentence: Sentence, counted: Counted) -> bool:
    """*One man told me ten*: whoever is not named speaks and is not counted."""
    after = counted.noun.index + 1 if counted.noun is not None else counted.node.index + 1
    if counted.pronoun:
        after = counted.node.index + 3  # "one of them said"
    return after < len(sentence.tokens) and sentence.tokens[after].lemma in SPEAKING


def _usual(quantity: Quantity, counted: Counted, roles: Sequence[Role], index: Index, read: Reads) -> Subject | None:
    """What so many of a noun are counted for, where nothing else says it: *2,500 carabinieri in 11 regions*; where the
    story is of a raid, *six men in masks*.
    """
    measure = index.usual.get(counted.lemma)
    name = measure.name if measure is not None else ""
    few = quantity.value.high is not None and quantity.value.high < FEW_MEN
    if counted.lemma == "man" and read.raid and few:
        name = "attackers"
    if not name or quantity.form not in {"number", "vague"}:
        return None
    because = f"measure {name}: what is counted of {counted.lemma} where nothing else is said"
    deed = deed_of(roles)
    return Subject(measure=name, counted=counted, lemma=counted.lemma, deed=deed, because=because, unsaid=True)


def _open(sentence: Sentence, quantity: Quantity, counted: Counted, roles: Sequence[Role]) -> Subject | None:
    """A count of anything that no rule names; None for an article, and for a *no* that counts nothing."""
    if quantity.form == "article" or (quantity.form == "none" and not _counts_nothing(counted)):
        return None
    because = "measure count: counted noun" if counted.lemma else "measure count: no noun"
    return Subject(measure="count", counted=counted, lemma=counted.lemma, deed=deed_of(roles), because=because)


def _counts_nothing(counted: Counted) -> bool:
    """*no cancellations* counts; *no doubt*, *no one knows*, *no plan to* do not: only a plural counts to zero."""
    noun = counted.noun
    return noun is not None and noun.tag in {"NNS", "NNPS"} and noun.dep.split(":")[0] in {"nsubj", "obj", "ROOT"}
