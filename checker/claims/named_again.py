"""Figures that another voice gives for the noun of the figure before: *310 passengers had boarded, the owner said. The
administrator said there were between 500 and 700 passengers.*
"""

from collections.abc import Sequence

from checker.claims.counted import Counted
from checker.claims.reading import Read, Subject
from checker.claims.taking_over import recent
from checker.model import Quantity, Sentence
from checker.trees import children, head

# Verbs by which a figure is only given.
GIVEN = frozenset({"be", "have", "count", "list", "register", "record", "carry"})
# Of these there are many in any story: "there were 12 people in the house".
ANYBODY = frozenset({"person", "man", "woman", "child", "member", "boy", "girl"})


def named_again(sentence: Sentence, quantity: Quantity, counted: Counted, read: Sequence[Read]) -> Subject | None:
    """The subject that a figure has from the last one before it with the same noun; None where that is of no measure,
    stands further back than the sentence before, or where a phrase says which of them are counted.
    """
    verb = head(sentence, counted.node)
    if counted.noun is None or counted.lemma in ANYBODY or quantity.form != "number" or quantity.unit is not None:
        return None
    given = verb is not None and verb.lemma in GIVEN
    if not given or children(sentence, counted.node, "nmod", "acl", "acl:relcl", "amod"):
        return None
    before = [r for r in recent(read, sentence) if r.sentence.index in {sentence.index - 1, sentence.index}]
    same = [r for r in before if r.claim.counted == counted.lemma and r.claim.quantity.unit is None]
    if not same or same[-1].claim.measure == "count" or same[-1].claim.quantity.form != "number":
        return None
    claim = same[-1].claim
    because = f"measure {claim.measure}: the same noun as {claim.text}"
    return Subject(
        measure=claim.measure, counted=counted, lemma=counted.lemma, deed=claim.scope.deed, because=because,
        restates=claim.id,
    )  # fmt: skip
