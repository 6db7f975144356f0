"""Figures that a word of a measure governs: whether they are claims of it, and what they count."""

from checker.claims.carrying import left_by, named_by
from checker.claims.counted import NOUNS, Counted
from checker.claims.listing import spelt_out
from checker.claims.matching import Index, Match
from checker.claims.reading import Read, Reads, Seen, Subject
from checker.claims.single import ARTICLE_ROLES
from checker.claims.taking_over import is_part, recent
from checker.claims.wholes import is_of_fronted
from checker.model import Quantity, Sentence

# Fewer than this are no crowd where they were told of before.
FEW = 10
# Of those to whom something was done already some others may be left: "three of the wounded died".
MARKED = frozenset(
    "dead body corpse victim casualty fatality wounded injured hurt patient case survivor missing infected detainee "
    "hostage captive evacuee".split()
)
# How some of the dead died: "27 of the prisoners were hanged".
MANNERS = frozenset("hang drown suffocate asphyxiate strangle stab trample crush burn behead electrocute choke".split())


def subject_of(found: Match, seen: Seen) -> Subject | None:
    """What a figure is about of which a word of a measure is said; None where it counts none of those."""
    if _counts_none(found, seen):
        return None
    sentence, counted, before = seen.sentence, seen.counted, seen.before
    spelt = (
        before is not None
        and before.claim.measure == found.measure.name
        and before.sentence.index == sentence.index
        and spelt_out(sentence, seen.quantity, before)
    )
    return Subject(
        measure=found.measure.name,
        counted=counted,
        lemma=_who(found, seen),
        deed=found.role.word.lemma,
        because=found.because,
        negated=bool({"not", "never"} & set(found.entry.rest)),
        part=is_part(sentence, counted.node) or spelt,
        done=found.role.name in {"subject_of", "object_of"}
        and counted.lemma not in MARKED
        and found.role.word.lemma not in MANNERS
        and (counted.noun is None or counted.noun.pos not in {"ADJ", "VERB"})  # "four of the most badly burned"
        and not found.role.word.dep.startswith("acl"),  # "49 of the whales that died"
    )


def _counts_none(found: Match, seen: Seen) -> bool:
    quantity, counted, role = seen.quantity, seen.counted, found.role
    bare = counted.noun is None
    if found.measure.name == "attended" and counted.lemma == "person" and bare and quantity.form == "none":
        return True  # "nobody had come to watch us" counts no crowd
    if quantity.form == "none" and counted.node is not counted.noun and role.name == "counted_as":
        return True  # "none of their injuries was serious"
    if found.measure.name == "attended" and bare and _is_few(seen.sentence, quantity):
        return True  # "those two drew 1-1"
    told = role.name in ARTICLE_ROLES or role.name == "counted_as"
    said_of = told and role.word is not counted.noun
    return quantity.form == "article" and not (found.measure.single and said_of and _is_known(counted, seen.index))


def _who(found: Match, seen: Seen) -> str:
    """What is counted, taken over from what is told before where the text leaves it out."""
    sentence, quantity, counted, before = seen.sentence, seen.quantity, seen.counted, seen.before
    lemma = counted.lemma
    if counted.pronoun and before is not None:
        # "A station blew up while people were there, and 30 of them died": no stations did
        kinds = seen.index.kinds_of_noun(before.claim.counted)
        fits = kinds is None or not found.measure.counts or bool(kinds & set(found.measure.counts))
        lemma = before.claim.counted if fits else "person"
    elif counted.noun is None and not lemma:
        lemma = named_by(sentence, found, seen.roles, seen.index)
        if not lemma and seen.numbered:
            lemma = seen.of  # "The number of drones launched stood at 112"
        if not lemma and before is not None and seen.of and before.claim.measure == found.measure.name:
            lemma = seen.of  # "four guests were hurt and three more later"
        if not lemma and before is not None and is_of_fronted(sentence, before):
            lemma = seen.of  # "Of the 90 passengers, 12 died"
        if not lemma:
            lemma = _who_again(sentence, quantity, seen.read)
        specific = bool(seen.of) and seen.rules.nouns.group(seen.of) not in {"", "anyone"}
        if not lemma and before is not None and specific and _goes_on(sentence, quantity, before):
            lemma = seen.of  # "One gunman was caught and six were killed"
    return lemma or _of_attackers(seen) or left_by(sentence, counted, seen.index)


def _is_known(counted: Counted, index: Index) -> bool:
    """Whether a list knows what an article counts."""
    return counted.noun is None or counted.noun.pos != "NOUN" or index.kinds_of(counted) is not None


def _is_few(sentence: Sentence, quantity: Quantity) -> bool:
    """*the two, those three*: a few who were told of, and no crowd."""
    start = quantity.tokens[0]
    few = quantity.value.high is not None and quantity.value.high < FEW
    return few and start > 0 and sentence.tokens[start - 1].lower in {"the", "those", "these"}


def _who_again(sentence: Sentence, quantity: Quantity, read: Reads) -> str:
    """*Six attackers had come ashore and all six had been killed*: who *all six* are."""
    start = quantity.tokens[0]
    if not start or sentence.tokens[start - 1].lower != "all":
        return ""
    same = (r for r in reversed(recent(read, sentence)) if r.claim.value == quantity.value and r.claim.counted)
    return next((r.claim.counted for r in same), "")


def _goes_on(sentence: Sentence, quantity: Quantity, before: Read) -> bool:
    """Whether a figure stands behind an *and* that joins its clause to that of the figure before."""
    if before.sentence.index != sentence.index or before.counted.noun is None:
        return False
    between = sentence.tokens[before.counted.noun.index + 1 : quantity.tokens[0]]
    joined = any(t.lower == "and" for t in between)
    return joined and len(between) <= FEW and not any(t.pos in NOUNS and t.dep.startswith("nsubj") for t in between)


def _of_attackers(seen: Seen) -> str:
    """*The gunmen came in two groups. Seven were shot dead*: those of the sentence before, where they are its
    subject.
    """
    sentence, counted, read, before = seen.sentence, seen.counted, seen.read, seen.before
    bare = counted.noun is None and not counted.lemma and not counted.pronoun and seen.quantity.tokens[0] == 0
    if not bare or read.sentence is None:
        return ""
    if before is not None and before.claim.measure == "attackers" and before.sentence.index == sentence.index - 1:
        return before.claim.counted  # "there had been six attackers. Four were killed"
    subjects = (t for t in read.sentence.tokens if t.dep.startswith("nsubj") and t.tag == "NNS")
    first = next(subjects, None)
    entries = seen.index.entries.get(("counted_as", first.lemma), ()) if first is not None else ()
    return first.lemma if first is not None and any(e.measure.name == "attackers" for e in entries) else ""
