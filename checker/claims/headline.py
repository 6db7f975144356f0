"""What a headline's figure stands for in the story below it.

A headline shortens the opening of its story: verbs are bare, nouns are left out, and the rules for running text miss
what it counts. Its figure either stands in the story as well, and then it is of the measure that it has there; or it
stands nowhere, and then it is put beside the one figure of the opening that tells of the same thing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.claims.clauses import segment
from checker.claims.matching import Index
from checker.claims.reading import Read
from checker.claims.standing import FRONT, stands
from checker.claims.told import COSTS, ONE_SEX, SUMS
from checker.model import Claim, Document, Quantity, Scope, Sentence, Token
from checker.rules import Rules
from checker.rules.measures import ROLES, bound_to, plain_word
from checker.values import far_apart, is_more

# Figures that are not of the whole of their kind.
APART = frozenset(
    {
        "listed",
        "part",
        "rest",
        "per",
        "change",
        "cumulative",
        "another-time",
        "wider",
        "narrowed",
        "told-before",
        "of-whom",
        "in-place",
    }
)
# A headline that is wrong is wrong by less than so many times.
MISPRINT = 8
# A headline has no more words and signs; what has is a sentence of the story that stands in its place.
WORDS = 16
# Letters of a word that tell whether two words are of one stem: *strike, strikers*.
STEM = 5
# Headline, standfirst and captions hold no more figures; what comes after so many is a gallery of its own.
MOST = 60
# Who is hurt is treated: a headline may use either word.
HARMED = frozenset({"injured", "treated", "casualties"})


def answer_headline(
    read: Sequence[Read], quantities: Sequence[Sequence[Quantity]], document: Document, rules: Rules, index: Index
) -> tuple[Claim, ...]:
    """The claims; those of the headline with the measure that the story gives them, and with what they stand for.

    ``quantities`` holds the figures of each sentence of the document.
    """
    story = [r for r in read if r.claim.part == "body" and r.claim.scope.scene == 0]
    front = {r.claim.id: r for r in read if r.claim.part in FRONT and r.claim.quantity.form == "number"}
    front = dict(list(front.items())[:MOST])
    answered = []
    taken_up: dict[str, str] = {}
    in_front: set[str] = set()
    for each in read:
        claim = each.claim
        if claim.id in front:
            if same := _same_in(each, story, rules, index):
                scope = _as_told(claim.scope, same.claim.scope)
                claim = _whole(replace(claim, measure=same.claim.measure, scope=scope))
                if same.claim.scope.opening:
                    in_front.add(same.claim.id)
            elif len(each.sentence.tokens) <= WORDS and not stands(claim, quantities, document):
                first = [r for r in story if r.claim.scope.opening]
                others = [r.claim.value for r in front.values() if r is not each]
                first = [r for r in first if r.claim.value not in others]
                rival = _rival(each, first, rules, index) or _only_one(each, first, rules, index)
                if rival is not None:
                    scope = replace(claim.scope, stands_for=rival.claim.id)
                    if rival.claim.measure == "count":
                        taken_up[rival.claim.id] = claim.measure
                    else:
                        claim = replace(claim, measure=rival.claim.measure)
                    claim = replace(claim, scope=scope)
        answered.append(claim)
    answered = [_whole(c) if c.id in in_front else c for c in answered]
    return tuple(replace(c, measure=taken_up.get(c.id, c.measure)) for c in answered)


def _whole(claim: Claim) -> Claim:
    """*511 held* above *police arrested 511 people who had sat down in the road*: all there are, and not some of
    them.
    """
    return replace(claim, scope=replace(claim.scope, cues=tuple(c for c in claim.scope.cues if c != "narrowed")))


def _as_told(headline: Scope, told: Scope) -> Scope:
    """What a headline leaves out of a figure that the story has too: *33 soldiers*, all of them Turkish."""
    cues = [cue for cue in told.cues if cue == "killer" and cue not in headline.cues]
    return replace(headline, group=headline.group or told.group, cues=(*headline.cues, *cues))


def _same_figure(a: Claim, b: Claim) -> bool:
    return a.value == b.value and a.quantity.unit == b.quantity.unit


def _same_in(headline: Read, story: Sequence[Read], rules: Rules, index: Index) -> Read | None:
    """The story's figure that is the headline's: of a measure that the headline's may be of, or, where the headline
    says nothing of what it counts (*Army loses seven*), the one in the opening that is of a measure.
    """
    found = [r for r in story if _same_figure(headline.claim, r.claim)]
    likely = next((r for r in found if _may_be(headline, r, rules, index)), None)
    if likely is not None or headline.claim.measure != "count":
        return likely
    first = [r for r in found if r.claim.scope.opening and r.claim.measure != "count"]
    people = "people" in _kinds(headline.claim, index)
    if headline.counted.noun is not None and not (people and all("people" in _kinds(r.claim, index) for r in first)):
        return None
    return first[0] if len({r.claim.measure for r in first}) == 1 else None


def _rival(headline: Read, opening: Sequence[Read], rules: Rules, index: Index) -> Read | None:
    """The figure of the opening that tells of the same thing as the headline's; None where none does, or several."""
    fitting = [(score, r) for r in opening if (score := _likeness(headline, r, rules, index))]
    best = max((score for score, _ in fitting), default=0)
    found = [r for score, r in fitting if score == best]
    if not found or any(r.claim.value != found[0].claim.value for r in found):
        return None
    return found[0]


def _only_one(headline: Read, opening: Sequence[Read], rules: Rules, index: Index) -> Read | None:
    """The one figure of the opening that a headline's figure can be of, whatever the words: *Nine pupils hurt* above
    *twelve teenagers were injured*; None where there are several.
    """
    a = headline.claim
    found = [r for r in opening if _is_plain(a, r.claim) and _of_one_kind(headline, r, rules, index)]
    return found[0] if found and all(r.claim.value == found[0].claim.value for r in found) else None


def _is_plain(a: Claim, b: Claim) -> bool:
    """Whether the story's figure is of a whole, and not so far from the headline's that it is of something else."""
    apart = _apart(b)
    if b.quantity.form != "number" or b.quantity.additional or {*a.scope.cues, *b.scope.cues} & apart:
        return False
    if not {a.status, b.status} <= {"asserted", "forecast"} or (a.status == "asserted" != b.status):
        return False
    low, high = sorted(c.value.low or c.value.high or 0 for c in (a, b))
    return 0 < high <= MISPRINT * low


def _apart(claim: Claim) -> frozenset[str]:
    """The cues that make a figure of the story none of the whole: *Town loses five libraries*, four of its 14."""
    of_all = claim.quantity.whole is not None and claim.quantity.unit is None
    return APART - {"part"} if of_all else APART


def _of_one_kind(headline: Read, told: Read, rules: Rules, index: Index) -> bool:
    a, b = headline.claim, told.claim
    if b.scope.about or b.scope.places:
        return False
    shared = len(stems(headline.sentence.tokens) & stems(told.sentence.tokens))
    if lasts_else(a, stems(segment(told.sentence, b.quantity.core[0]))):
        return False
    if a.quantity.unit is not None or b.quantity.unit is not None:
        return a.quantity.unit == b.quantity.unit != "percent" and shared > 1
    if a.measure == b.measure != "count" or {a.measure, b.measure} <= HARMED:
        return True
    if "count" not in {a.measure, b.measure}:
        return False
    group, other = (rules.nouns.group(c.counted, c.scope.group) for c in (a, b))
    named = group == other not in {"", "anyone"}
    return shared > 1 and (named or bool(_kinds(a, index) & _kinds(b, index)))


def _likeness(headline: Read, told: Read, rules: Rules, index: Index) -> int:
    """How much a figure of the opening is like the headline's: zero where it is of something else."""
    a, b = headline.claim, told.claim
    plans = a.status == b.status == "forecast"
    if b.quantity.form != "number" or b.quantity.additional or (b.status != "asserted" and not plans):
        return 0
    if b.counted in ONE_SEX and not a.counted and is_more(a.value, b.value):
        return 0  # "Seven released", "two women have been released"
    if a.quantity.unit == b.quantity.unit and far_apart(a.value, b.value):
        return 0  # "in a 3.1 billion euro merger", "17.50 euros for each share"
    if a.quantity.unit != b.quantity.unit or set(b.scope.cues) & _apart(b) or set(a.scope.cues) & (APART - {"part"}):
        return 0
    if a.scope.about and b.scope.about and a.scope.about != b.scope.about:
        return 0
    shared = stems(headline.sentence.tokens) & stems(told.sentence.tokens)
    same_deed = bool(a.scope.deed) and a.scope.deed == b.scope.deed
    near = shared & stems(segment(told.sentence, b.quantity.core[0]))
    if b.counted == "turnout" and "turnout" not in {t.lemma for t in headline.sentence.tokens}:
        return 0  # how many voted, not how
    if _opposed(headline.sentence, segment(told.sentence, b.quantity.core[0])):
        return 0
    if a.quantity.unit == "percent" and not same_deed and _of_two_things(headline, told, rules):
        return 0  # "three in four households", "one-fifth of its trees"
    named = {a.counted, b.counted}
    if (
        a.measure == "amount"
        and all(named)
        and len({rules.nouns.group(n) for n in named}) > 1
        and not named & (COSTS | SUMS)
    ):
        return 0  # "675 billion loss", "a profit of 50 billion"
    if lasts_else(a, near):
        return 0
    if a.quantity.unit is not None:
        near -= {_stem(a.quantity.unit)} if a.measure == "duration" else set()
        fits = shared and a.measure == b.measure and (near or same_deed or a.measure not in {"duration", "share"})
        return 2 * len(near) + len(shared) if fits else 0  # "a 38-year wait" and "work will take three years"
    if not _may_be(headline, told, rules, index):
        return 0
    alike = a.counted != "" and rules.nouns.group(a.counted) == rules.nouns.group(b.counted)
    # "Six village schools face closure"; "the five schools named in a report": whatever else is said of them.
    taken_up = alike and "definite" in b.scope.cues
    return 4 * alike + 2 * len(near) + len(shared) if len(shared) >= 2 - alike - taken_up else 0


def lasts_else(headline: Claim, near: frozenset[str]) -> bool:
    """*A four-day siege*; *three days of mourning*: whether the story's words name nothing that the headline does."""
    named = headline.counted not in {"", headline.quantity.unit}
    return headline.measure == "duration" and named and _stem(headline.counted) not in near


def _of_two_things(headline: Read, told: Read, rules: Rules) -> bool:
    """Whether two shares are of two things, neither of which the other's sentence names."""
    a, b = headline.claim.counted, told.claim.counted
    if not a or not b or rules.nouns.group(a) == rules.nouns.group(b):
        return False
    named = _stem(a) in stems(told.sentence.tokens) or _stem(b) in stems(headline.sentence.tokens)
    return not named


def _opposed(headline: Sentence, near: Sequence[Token]) -> bool:
    """*Nearly 90 percent yes*; *about 8 percent voted no*: the two sides of one question."""
    first, second = ({t.lower for t in tokens} & {"yes", "no"} for tokens in (headline.tokens, near))
    return bool(first) and bool(second) and not first & second


def _may_be(headline: Read, told: Read, rules: Rules, index: Index) -> bool:
    """Whether the headline's figure may be of the measure that a figure of the story has."""
    a, b = headline.claim, told.claim
    if a.quantity.unit is not None:
        return a.measure == b.measure
    group, other = (rules.nouns.group(c.counted, c.scope.group) for c in (a, b))
    noun = headline.counted.noun
    unknown = noun is not None and index.kinds_of_noun(noun.lemma) is None
    bare = noun is None or (unknown and _stem(noun.lemma) in _verb_stems(headline.sentence))
    same_deed = bool(a.scope.deed) and _stem(a.scope.deed) == _stem(b.scope.deed)
    things = _kinds(a, index) & _kinds(b, index) - {"people"}  # "orders 25 jets" and "ordered 35 aircraft"
    alike = group == other or bare or {group, other} & {"", "anyone"} or (same_deed and things)
    if not alike and (a.measure == "count" or rules.measures[a.measure].counts):
        return False
    if a.measure == b.measure or (same_deed and a.counted == b.counted):
        return True
    if a.measure == "count":
        return b.measure != "count" and _stem(b.scope.deed) in stems(headline.sentence.tokens)
    if b.measure == "count":
        return group == other != "" and "definite" in b.scope.cues  # "six schools face closure"; "the five schools"
    return a.scope.deed in set(_words(b.measure, _kinds(b, index), rules))


def _kinds(claim: Claim, index: Index) -> frozenset[str]:
    return index.kinds_of_noun(claim.counted) or frozenset()


def _words(measure: str, kinds: frozenset[str], rules: Rules) -> Iterator[str]:
    """The words of a measure that may speak of such things."""
    for role in ROLES:
        for entry in getattr(rules.measures[measure], role):
            if not bound_to(entry) or kinds & set(bound_to(entry)):
                yield plain_word(entry)


def _verb_stems(sentence: Sentence) -> frozenset[str]:
    return frozenset(_stem(t.lemma) for t in sentence.tokens if t.pos == "VERB" or t.dep == "ROOT")


def stems(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(_stem(t.lemma) for t in tokens if t.pos in {"NOUN", "PROPN", "VERB", "ADJ"} and len(t.lemma) > 2)


def _stem(lemma: str) -> str:
    return lemma.lower()[:STEM]
