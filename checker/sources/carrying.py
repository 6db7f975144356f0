"""What goes on in the next sentence of a paragraph without a new attribution."""

import re
from itertools import pairwise

from checker.sources.lexicon import singular
from checker.sources.reading import Reading
from checker.sources.tags import NUMBERS, RELATIVES, TIMES

# "Of them", "They included", "The other three", "One of them", "The dead were": the parts of what was just told.
PARTS = re.compile(
    r"^(?:(?:of|among|out of) (?:them|those|these|the (?:\w+ )?(?:dead|killed|wounded|injured|victims|total))\b"
    r"|of (?:that|this)\b"
    r"|(?:they|these|those|the (?:dead|victims|wounded|injured|survivors|total)) (?:includ|compris)(?:ed|e)\b"
    r"|(?:the|these) (?:other|others|rest|remaining)\b"
    r"|(?:most|many|some|several|half|one|two|three|four|five|six|seven|eight|nine|ten|all|none|\d+)"
    r" of (?:them|those|these|whom)\b"
    r"|that(?: is|['’]s| was) (?:\w+ ){0,2}[£$€]?\d"
    r"|all but (?:one|two|three|four|five|six|\d+)\b"
    r"|(?:in other words|put differently|that is to say)\b"
    r"|(?:that|this|which) (?:brings|brought|takes|took|raises|raised|makes|made) (?:the|it)\b"
    r"|(?:in all|altogether|in total)\b)",
    re.IGNORECASE,
)


def details(r: Reading, text: str) -> bool:
    """Whether a sentence details the account of the one before: its parts or its sum."""
    if PARTS.match(text.lstrip("\"“‘' ")) or _further(r):
        return True
    k = _number(r)
    if not k or k + 1 >= len(r.tags) or ELSEWHERE & set(r.lowers):
        return False
    if r.lower(k) in {"more", "others", "other"} and (r.finite(k + 1) or r.tags[k + 1].startswith("RB")):
        return True
    # "Eleven of the injured are children", "Six of the wells have been closed"
    if r.lower(k) == "of" and r.lower(k + 1) == "the" and k + 3 < len(r.tags) and r.lower(k + 2) not in TOPICS:
        # "Twelve of the 26 belonged": what has no noun may be of any account
        return r.tags[k + 2] != "CD" or r.tags[k + 3].startswith(("NN", "JJ"))
    # "Thirty-five are still being treated": a number that stands for the things just counted.
    return r.finite(k) or r.tags[k] in {"VBP", "VB"} or r.lower(k) in {"suffered", "sustained"}


# "One of the biggest": no part of what was counted.
TOPICS = frozenset("most biggest largest worst best first last oldest few".split())


def more_of(r: Reading, told: Reading) -> bool:
    """Whether a sentence counts on where the one before has counted: *Thirty-four other people were hurt*."""
    k = _number(r)
    if not k or k + 1 >= len(r.tags) or ELSEWHERE & set(r.lowers) or "CD" not in told.tags:
        return False
    # "Thirty-four other people were hurt", "Nine people were saved by fishermen"
    if r.lower(k) in {"more", "others", "other", "further", "additional"}:
        return True
    if r.lower(k) in {"people", "persons"} and (r.finite(k + 1) or r.tags[k + 1] in {"VBP", "VB"}):
        return True
    # "Seventeen members of staff are also sick, bringing to 58 ..."
    return "also" in r.lowers[k : k + 7] and any(r.finite(m) or r.tags[m] in {"VBP", "VB"} for m in range(k + 1, k + 5))


def _number(r: Reading) -> int:
    """The token after the number that opens a sentence; 0 where none does."""
    k = 0
    while k < len(r.tags) and (
        r.tags[k] == "CD"
        or r.lower(k) in NUMBERS
        or (k and r.lower(k) in {"-", "and"} and r.tags[k + 1 : k + 2] == ["CD"])
    ):
        k += 1
    return k


def _further(r: Reading) -> bool:
    """Whether a sentence opens with more of what was counted: *A further 140 cases are under suspicion*."""
    opening = (r.lower(0), r.lower(1))
    number = 2 if opening in {("a", "further"), ("an", "additional")} else 1 if opening[0] == "another" else -1
    return number > 0 and r.tags[number : number + 1] == ["CD"] and not ELSEWHERE & {t.lower for t in r.sentence.tokens}


# They begin another story.
ELSEWHERE = frozenset("elsewhere meanwhile separately ago".split())


def goes_on(r: Reading, told: Reading) -> bool:
    """Whether a sentence takes up what the one before, ``told``, has counted.

    *It brought down 41 of the drones*, *Her hospital alone has 38*, *On Monday evening it was 171*, *The Unionists
    took 17 and the New List six*.
    """
    numbers = [k for k in range(len(r.tags)) if r.tags[k] == "CD" and not YEAR.fullmatch(r.lower(k))]
    first = next((k for k in range(len(r.tags)) if r.finite(k)), None)
    if first is None or r.lower(first + 1) == "to" or _earlier(r, first):
        # "The utility hopes to reconnect 1,400 of them", "In 2006 there were 1,411 of them"
        return False
    counted = {
        singular(told.lower(m))
        for k in range(len(told.tags))
        if told.tags[k] == "CD"
        for m in range(k + 1, min(k + 4, len(told.tags)))
        if told.tags[m].startswith("NN")
    }
    if "CD" not in told.tags:
        return False
    for k in numbers:
        if r.lower(k + 1) != "of":
            continue
        if any(m < k - 2 for m in numbers) and r.lower(k + 2) in {"them", "those", "these"}:
            # "Medics bandaged 16 demonstrators and sent two of them to hospital": of these 16.
            continue
        if r.lower(k + 2) in {"them", "those", "these"} or (
            r.lower(k + 2) in {"the", "those", "these"}
            and k + 2 in r.starts
            and singular(r.lower(r.starts[k + 2][1] - 1)) in counted
        ):
            return True
    if r.tags[0] == "PRP$" and any(r.lower(k) == "alone" for k in range(2, 5)):
        return True
    if not numbers or '"' in {r.lower(k) for k in range(len(r.tags))}:
        return False
    bare = all(_stands_alone(r, k) for k in numbers)
    if not bare or len(r.tags) > LONGEST:
        return False
    again = any(
        r.lower(k) == "it" and r.lower(k + 1) in {"was", "is"} and numbers[0] - k <= 4 and not r.finite(k - 1)
        for k in range(numbers[0])
    )
    return (again and len(numbers) == 1) or (len(numbers) > 1 and r.tags[0] != "PRP" and not r.lower(0).isdigit())


YEAR = re.compile(r"(?:1[89]|20)\d\d")
# A sentence that only gives a number again is short.
LONGEST = 14


def _stands_alone(r: Reading, k: int) -> bool:
    """Whether a number has no noun beside it; *58 percent* has none, *58 percent of flights* has."""
    after = k + 1
    if r.lower(after) in {"%", "percent"}:
        after += 1
    elif r.lower(after) == "per" and r.lower(after + 1) == "cent":
        after += 2
    return r.lower(after) in {"and", ",", ".", ";", ""}


def _earlier(r: Reading, verb: int) -> bool:
    """Whether a sentence opens with a time before its account: *Last year no more than 90,000 had watched*."""
    words = [r.lower(k) for k in range(verb)]
    return (
        "ago" in words
        or any(YEAR.fullmatch(w) for w in words)
        or any(a == "last" and singular(b) in TIMES for a, b in pairwise(words))
    )


JOINTS = frozenset("and but : ;".split())


def _joined(r: Reading, verb: int) -> bool:
    """Whether a verb opens a clause of its own after *and*: *one boat was hit, and the battle had lasted an hour*."""
    k = next((k for k in range(verb - 1, 0, -1) if r.lower(k) in JOINTS | {"because", "after", "when"}), 0)
    return bool(k) and r.lower(k) in JOINTS and not any(r.finite(m) for m in range(k, verb))


def backshifted(r: Reading) -> bool:
    """Whether the sentence is told in reported speech: its first finite verb is *had* with a participle, or *would*."""
    verbs = [k for k in range(len(r.tags)) if r.finite(k)]
    for k in verbs:
        if r.lower(k) != "had" or (k != verbs[0] and not _joined(r, k)) or r.lower(k - 1) in RELATIVES | {"that"}:
            continue
        m = k + 1
        while m < len(r.tags) and (r.tags[m].startswith("RB") or r.lower(m) == "been"):
            m += 1
        # "had him thrown out" is no pluperfect.
        return not _earlier(r, k) and m < len(r.tags) and (r.tags[m].startswith("VB") or r.lower(m - 1) == "been")
    if verbs and r.lower(verbs[0]) == "would":
        # "She promised that nobody would lose a home. Thirty-one families would be moved."
        return not _earlier(r, verbs[0])
    return False
