"""What happens only to some of those to whom something else did: *300 were offered a job; 390 accepted*."""

import re
from collections.abc import Iterator

from checker.checks._lines import NO_NOUN, UNKNOWN, Line
from checker.checks._sizes import exact, number, room
from checker.model import Claim
from checker.rules import Rules

# A figure of others, of more than those, or of another time.
OTHERS = re.compile(
    r"\b(?:other|others|another|more|additional|further|also|total|in all|altogether|overall|nationwide|elsewhere|than|"
    r"since|last|previous\w*|earlier|every|each|per|times|average|not|no|instead|including|rest|besides|by)\b"
)
OF_THEM = re.compile(r" (?:of (?:them|those|these|the [^\s#]+|whom|which)|people|persons)\b")
BETWEEN = re.compile(
    r"^(?: (?:have|has|had|were|are|was|did|already|then|later|of them|so|actually|eventually|only))*(?= )"
)
# What may open a sentence of some of those before.
LEADS = frozenset({"", "so far", "but", "and", "of these", "of them"})
REACH = 80


def some_of(line: Line, before: Line | None, rules: Rules) -> Iterator[tuple[Claim, Claim]]:
    """Each whole and the larger figure that can only be some of it: the two stand side by side."""
    for at, part in enumerate(line.claims):
        if at:
            whole, ahead, told = line.claims[at - 1], line.before(at - 1), line.before(at)
            # "38 of the 60 wells were tested; 45 were found to be foul"
            if at > 1 and line.claims[at - 2].quantity.whole == whole.span:
                whole = line.claims[at - 2]
        elif before and len(before.claims) == 1 and line.before(0).strip(" ,") in LEADS:
            whole, ahead, told = before.claims[0], before.before(0), before.after(0)
        else:
            continue
        own = line.after(at)
        if _plain(whole, part) and UNKNOWN not in told + own and _follows(ahead, told, own, rules):
            yield whole, part


def _plain(whole: Claim, part: Claim) -> bool:
    """Whether the second is more than the first, of the same things by its noun or without any."""
    alike = all(exact(c) and c.quantity.unit is None and c.quantity.form == "number" for c in (whole, part))
    noun = part.counted in NO_NOUN or part.counted == whole.counted or part.text[:1].isupper()
    return alike and noun and room(part)[0] > room(whole)[1] and not part.quantity.additional and number(whole) > 1


def _follows(ahead: str, told: str, own: str, rules: Rules) -> bool:
    """Whether the words around a figure, and those right behind another, are a pair of ``some_of``."""
    words = own[:REACH].split(";")[0]
    if OTHERS.search(told[-REACH:] + " " + words):
        return False
    # What is counted would stand between: "390 letters were answered" counts letters.
    bare = BETWEEN.sub("", OF_THEM.sub("", words, count=1)).strip()
    around = ahead[-REACH:] + " # " + told
    return any(
        any(phrase in around and re.search(rf"\b{re.escape(phrase)}\b", around) for phrase in first)
        and any(re.match(rf"{re.escape(phrase)}\b", bare) for phrase in second)
        for first, second in rules.relations.some_of
    )
