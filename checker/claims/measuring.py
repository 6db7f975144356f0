"""Which measure a figure belongs to and what it counts: by its unit, by the words that govern it, or by the claim
before.
"""

from collections.abc import Sequence
from dataclasses import replace

from checker.claims.carrying import SPEAKING, deed_of
from checker.claims.counted import NOUNS, Counted, find_counted
from checker.claims.governing import Role, clauses_of
from checker.claims.listing import is_one_of
from checker.claims.matching import Index, Match, match
from checker.claims.measured import subject_of
from checker.claims.nearby import nearby_roles
from checker.claims.numbered import find_numbered
from checker.claims.patterns import holds
from checker.claims.reading import Read, Reads, Seen, Subject
from checker.claims.roles import find_roles
from checker.claims.taking_over import HARMED, claim_before, is_part, recent
from checker.claims.told import find_told
from checker.claims.unmeasured import find_unmeasured, open_count
from checker.claims.wholes import end_of_fronted, is_all_there_are
from checker.claims.with_unit import with_unit
from checker.model import Quantity, Sentence
from checker.rules import Rules
from checker.trees import children

OF_PLACE = "measure population: a place of so many"
# Who is held may be let go: "they freed 45 villagers abducted last week".
HELD = frozenset({"captured", "trapped", "arrested"})
LET_GO = frozenset({"freed", "rescued"})
# What those do who were not hurt.
OF_THE_SOUND = frozenset({"deployed", "attended"})
# What only says where somebody is.
PLACED = frozenset({"attended", "aboard", "deployed"})
# Who is hurt or ill may be in danger.
IN_CARE = frozenset({"injured", "hospitalised", "treated", "infected"})
MILLION = 1_000_000
# What gunmen do to those whom they kidnap as police do to those whom they arrest.
LED = frozenset("lead take seize drag march haul round pick grab bundle herd".split())
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
        # "Most of the 168 who lost their lives were women"
        who = (counted.node.index, "acl:relcl") if counted.noun is None else ()
        roles = [
            r for r in roles
            if ((not plain or r.name in plain) and r.word.index in own) or (r.word.head, r.word.dep) == who
        ]  # fmt: skip
    if quantity.unit is not None:
        return with_unit(sentence, quantity, quantity.unit, counted, roles, rules, read)
    if _is_of_place(sentence, quantity, rules):
        return Subject(measure="population", counted=counted, lemma="person", deed="live", because=OF_PLACE)
    if _is_told_by(sentence, quantity):
        return open_count(quantity, counted, roles)
    before = claim_before(read, sentence, quantity)
    if before is not None and (counted.pronoun or is_part(sentence, counted.node)):
        before = _of_a_measure(read, sentence) or _of_people_there(read, before, index) or before
    known = _by_pattern(sentence, quantity, counted, before, roles, index)
    if known is not None:
        return known
    total = read.of_value.get(quantity.value, before) if _sums_up(sentence, quantity) else None
    if total is not None and total.claim.measure != "count":
        claim = total.claim
        because = f"measure {claim.measure}: makes so many with {claim.text}"
        return Subject(
            measure=claim.measure, counted=counted, lemma=claim.counted, deed=claim.scope.deed, because=because
        )
    seen = Seen(
        sentence=sentence,
        quantity=quantity,
        counted=counted,
        roles=roles,
        read=read,
        before=before,
        of=numbered.lemma if numbered is not None else _thing_before(sentence, quantity, counted, before),
        numbered=numbered is not None,
        whole=whole,
        fronted=fronted is not None,
        rules=rules,
        index=index,
    )
    told = find_told(sentence, quantity, counted, rules, read)
    found = _matched(seen, told is None)
    if told is not None and (found is None or found.measure.name != told.measure):
        return told
    found = _kept(found, seen)
    return find_unmeasured(seen) if found is None else subject_of(found, seen)


def _matched(seen: Seen, nearby: bool) -> Match | None:
    """The measure that the words around a figure give it; ``nearby`` also those that the tree ties elsewhere."""
    sentence, counted, before = seen.sentence, seen.counted, seen.before
    near = before is not None and before.sentence.index >= sentence.index - 1 and seen.quantity.form == "number"
    last = before.claim.measure if before is not None and near else ""
    around = before.claim.counted if before is not None else ""
    found = match(seen.index, sentence, counted, seen.roles, seen.of, last, around)
    if found is None and nearby and seen.quantity.form != "article" and not counted.partitive and not seen.whole:
        roles = list(nearby_roles(sentence, counted, seen.quantity.tokens))
        found = match(seen.index, sentence, counted, roles, seen.of, last, around)
    return found


def _kept(found: Match | None, seen: Seen) -> Match | None:
    """The measure that was found; another, or None, where it cannot be that one."""
    if found is None:
        return None
    sentence, counted = seen.sentence, seen.counted
    if found.measure.name in OF_THE_SOUND:
        # "The five wounded soldiers were responding to treatment"
        marks = [Role("described_as", t) for t in children(sentence, counted.node, "amod")]
        hurt = match(seen.index, sentence, counted, marks)
        found = hurt if hurt is not None and hurt.measure.name in HARMED else found
    if found.measure.name in HELD and found.role.name == "described_as":
        # "They freed 45 villagers abducted last week": what was done to them now, not who they are.
        verbs = [r for r in seen.roles if r.name in {"object_of", "subject_of"} and r.word is not found.role.word]
        done = match(seen.index, sentence, counted, verbs)
        found = done if done is not None and done.measure.name in LET_GO else found
    found = _of_the_story(_who_were(found, seen), seen)
    if seen.before is not None and (_is_where(found, seen.before, seen) or _only_named(found, seen.before, seen)):
        return None
    if (seen.quantity.value.low or 0) >= MILLION and found.measure.name in FEW_AT_ONCE:
        return None  # "Analysts were looking for 360 million"
    return found


def _who_were(found: Match, seen: Seen) -> Match:
    """*Five people were pulled alive from the rubble ... The seven people who were pulled alive are being treated*: a
    clause on those of whom the article speaks says who they are, where such were told of.
    """
    start, node = seen.quantity.tokens[0], seen.counted.node
    definite = start > 0 and seen.sentence.tokens[start - 1].lower == "the"
    clause = next(iter(children(seen.sentence, node, "acl:relcl")), None) if definite else None
    if clause is None or found.role.word is clause:
        return found
    told = match(seen.index, seen.sentence, seen.counted, list(clauses_of(seen.sentence, node)))
    before = told is not None and told.measure.name in seen.read.told_in
    return told if told is not None and before and told.measure.of_event else found


def _of_the_story(found: Match, seen: Seen) -> Match:
    """*Armed men abducted 16 passengers. A rights group said 23 had been led away*: in a story of a kidnapping, where
    nobody was arrested.
    """
    led = found.measure.name == "arrested" and found.entry.word in LED and found.role.name == "object_of"
    if not led or any(t.lemma in found.measure.actors for t in seen.sentence.tokens):
        return found
    told = seen.read.told_in
    kidnapped = "captured" in told and "arrested" not in told
    return replace(found, measure=seen.rules.measures["captured"]) if kidnapped else found


def _by_pattern(
    sentence: Sentence, quantity: Quantity, counted: Counted, before: Read | None, roles: Sequence[Role], index: Index
) -> Subject | None:
    """What a token pattern that stands around a figure says it is of, where that counts such things."""
    lemma = counted.lemma or (before.claim.counted if before is not None else "")
    kinds = index.kinds_of(counted) if counted.lemma else index.kinds_of_noun(lemma)
    for measure, pattern in index.patterns:
        fits = not measure.counts or kinds is None or bool(kinds & set(measure.counts))
        if fits and holds(pattern, sentence.tokens, quantity.tokens):
            because = f"measure {measure.name}: token pattern"
            part = is_part(sentence, counted.node)
            return Subject(
                measure=measure.name, counted=counted, lemma=lemma, deed=deed_of(roles), because=because, part=part
            )
    return None


def _only_named(found: Match, before: Read, seen: Seen) -> bool:
    """Whether one of those told of right before is of a measure only by what they are called: *16 people were killed,
    among them three attackers; 15 were hurt: 12 demonstrators and three officers*.
    """
    sentence, counted = seen.sentence, seen.counted
    named = found.role.name == "counted_as" and found.role.word is counted.noun
    told = before.sentence.index == sentence.index and before.claim.measure != "count"
    if not (named and told):
        return False
    return is_part(sentence, counted.node) or is_one_of(sentence, seen.quantity, counted, found, before, seen.index)


def _is_where(found: Match, before: Read, seen: Seen) -> bool:
    """Whether the words that gave a figure its measure only tell more of those told of right before: *56 were hurt,
    none of them in danger; 179 died, 58 of them in a hospital*.
    """
    counted, name = seen.counted, before.claim.measure
    if before.sentence.index != seen.sentence.index or counted.noun is not None:
        return False
    if seen.quantity.form == "none" and not counted.pronoun:
        return False  # "none is in danger" says what it counts
    if found.measure.name == "threatened" and name in IN_CARE:
        return True
    return counted.pronoun and name == "killed" and found.measure.name in {*PLACED, "hospitalised"}


def _sums_up(sentence: Sentence, quantity: Quantity) -> bool:
    """*Two more have died since. That makes nine in all*: the figure is of what was told right before."""
    words = [t.lower for t in sentence.tokens[: quantity.tokens[0]]]
    return len(words) == 2 and words[0] in {"that", "this"} and words[1] in {"makes", "made"}


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
