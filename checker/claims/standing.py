"""Whether a figure of a headline or a caption stands in the story, as it is or as the sum of others."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product
from math import isclose

from checker.claims.scenes import in_brackets
from checker.model import Claim, Document, Interval, Quantity, Sentence
from checker.values import WRITTEN, can_agree

FRONT = frozenset({"headline", "summary"})
# The headline's story is told in so many paragraphs; what comes later may be background.
OPENING = 3
# A sum from here on is told by its number alone.
LARGE = 100_000
# Of two figures from here on that make up a third, neither is so many times the other: what is small beside the other
# makes any figure near it.
ROUGH = 1000
OF_A_KIND = 10
# Below this a count is not rounded.
EXACT = 100


def first_paragraphs(document: Document) -> frozenset[int]:
    """The first paragraphs of the body, in which the story is told; what comes later may be background."""
    body = dict.fromkeys(s.paragraph for s in document.sentences if s.part == "body" and not in_brackets(s))
    return frozenset(list(body)[:OPENING])


def stands(claim: Claim, quantities: Sequence[Sequence[Quantity]], document: Document) -> bool:
    """Whether any number of the story could be the headline's, or those of a sentence, or two of the opening, together.

    *312 signatures short*: of 9,400 that were needed 9,088 were valid.
    """
    opening = first_paragraphs(document)
    first: list[float] = []
    if _in_other_units(claim, quantities, document):
        return True
    for sentence, figures in zip(document.sentences, quantities, strict=True):
        told = [
            q
            for q in figures
            if q.unit == claim.quantity.unit and sentence.part not in FRONT and q.form in {"number", "both"}
        ]
        if any(_close(claim, q, sentence) for q in told) or _is_share_of(claim, figures):
            return True
        # "Seven soldiers and a civilian" are eight.
        ones = [1.0 for q in figures if q.form == "article" and claim.quantity.unit is None]
        values = [q.value.low for q in told if q.value.low] + ones
        together = [*([sum(values)] if len(values) > 1 else []), *two_by_two(values)]
        if sentence.paragraph in opening:
            together += two_by_two(values, first)
            first += values
        if any(can_agree(claim.value, claim.quantity.approximate, Interval(v, v), False) for v in together if v):
            return True
    return False


def _is_share_of(claim: Claim, figures: Sequence[Quantity]) -> bool:
    """*Fever spreads to 18 states* above *in half of the 36 states*."""
    if claim.quantity.unit is not None or claim.value.low is None:
        return False
    for share, whole in pairwise(figures):
        if share.unit == "percent" and whole.unit is None and share.value.low and whole.value.low:
            part = share.value.low * whole.value.low / 100
            if abs(part - claim.value.low) <= max(1, part / 20):
                return True
    return False


def _in_other_units(claim: Claim, quantities: Sequence[Sequence[Quantity]], document: Document) -> bool:
    """*Gallery buys portrait for 3.6 million*: the story has the sum with its currency; *turns 150*: with its years.

    Nor does the story always say the currency of a sum that the headline gives with it.
    """
    written = claim.text.split()[-1]
    if claim.quantity.unit is not None:
        large = claim.quantity.unit.isupper() and (claim.value.low or 0) >= LARGE
        figures = (
            q for s, some in zip(document.sentences, quantities, strict=True) if s.part not in FRONT for q in some
        )
        return large and any(q.unit is None and q.value == claim.value for q in figures)
    body = [(s, figures) for s, figures in zip(document.sentences, quantities, strict=True) if s.part not in FRONT]
    same = any(q.value == claim.value and q.unit is not None for _, figures in body for q in figures)
    return same or any(t.text == written for s, _ in body for t in s.tokens if written.isdigit())


def two_by_two(values: Sequence[float], others: Sequence[float] | None = None) -> Iterator[float]:
    """The sums and the differences of any two values, or of one and one of the others."""
    pairs = product(values, others) if others is not None else combinations(values, 2)
    for a, b in pairs:
        small, large = sorted((a, b))
        if large < ROUGH or small * OF_A_KIND >= large:
            yield from (a + b, abs(a - b))


def _close(claim: Claim, figure: Quantity, sentence: Sentence) -> bool:
    """Whether a figure of the story agrees with the headline's, or is the headline's before it was rounded.

    *1.4 million* is not *1.5 million*, though both may be rounded.
    """
    value, exact = claim.value.low, figure.value.low
    words = " ".join(t.text for t in sentence.tokens[figure.core[0] : figure.core[1]])
    place = _place(claim.text, value or 0)
    both = claim.value.high == value != exact == figure.value.high
    alike = both and exact is not None and place > 1 and isclose(_place(words, exact), place)
    if alike and not (claim.quantity.approximate or figure.approximate):
        return False
    if can_agree(claim.value, claim.quantity.approximate, figure.value, figure.approximate):
        return True
    if value is None or exact is None or (claim.quantity.unit is None and value < EXACT):
        return False
    return _place(words, exact) < place and abs(value - exact) <= place / 2


def _place(words: str, value: float) -> float:
    """What one step of the last written digit is worth: 100,000 in *4.2 million*, 100 in *1,200*."""
    found = WRITTEN.search(words)
    if found is None:
        return 1
    written = float(found[0].replace(",", ""))
    step = 10.0 ** -len(found[1] or "")
    while step >= 1 and written and written % (step * 10) == 0:
        step *= 10
    return step * (value / written) if written else step
