"""Which group of people or things a figure counts, and whether two figures count the same: *soldiers, troops*; *three
women* of five people; *33 Turkish soldiers*.
"""

from collections.abc import Collection, Mapping, Sequence

from checker.claims.told import COSTS, NATIONAL, ONE_SEX, SUMS
from checker.model import Claim, Interval
from checker.rules import Rules
from checker.rules.measures import OPEN, plain_word
from checker.sources import same_voice
from checker.values import is_more

# The group of what staff lose.
JOBS = "jobs"
BODIES = frozenset({"body", "corpse"})
# Those whom one side counts as all that there were.
COMBATANTS = frozenset({"soldiers", "militants", "police", "civilians", "rockets", "vehicles", "aircraft", "craft"})
DIRECTIONS = frozenset({"southern", "northern", "eastern", "western"})
# Nouns for some of those who are hit: by their age, and those who bear arms.
SOME = frozenset(
    "civilian noncombatant child baby infant toddler minor teenager pupil schoolchild man officer policeman soldier "
    "troop fighter militant insurgent rebel gunman attacker assailant terrorist".split()
)
# Who is nobody in particular.
EVERYBODY = frozenset(["", *"person people one body casualty death fatality injury victim".split()])


def disjoint(a: Collection[str], b: Collection[str]) -> bool:
    """Whether both name some, and none that is the same."""
    return bool(a) and bool(b) and not set(a) & set(b)


def other_group(a: Claim, b: Claim, names: Mapping[str, str], groups: frozenset[str], rules: Rules) -> str:
    """What makes the things counted two groups, or one group a part of the other; empty where they are the same.

    ``groups`` are all groups that the event's figures of this measure name. A figure that names nobody is taken for the
    one group there is, but not for one of several.
    """
    first, second = names[a.id], names[b.id]
    general = {"", "anyone"}
    if first != second and {first, second} != general:
        if not general & {first, second}:
            return f"another group: {a.counted} and {b.counted}"
        wide, part = (a, b) if first in general else (b, a)
        if not wide.counted and "anyone" not in groups and len(groups - general) > 1:
            return f"one group of several: {part.counted}"
        # "464 Iranians lost their lives", of 769 dead
        national = part.counted.endswith("s") and part.counted not in rules.nouns.kinds["people"]
        listed = bool({"listed", "beside-crowd"} & set(part.scope.cues)) or national
        if part.value.high == 0 and not same_voice(a.source, b.source):
            return f"none of a part of the group: {part.counted}"  # "no residents were killed" where three died
        each = national and "listed" in part.scope.cues  # "236 Indonesians and 99 Jordanians died"
        # "Nine firefighters lost their lives", of a toll of 41
        told_apart = part.measure in {"killed", "injured"} and abs(a.paragraph - b.paragraph) > 1
        some = listed or wide.counted or "anyone" in groups or (told_apart and not {first, second} & COMBATANTS)
        if each or (some and not is_more(part.value, wide.value) and not whole_of_the_lead(part, wide, rules)):
            return f"a part of the group: {part.counted}"
    for part, wide in ((a, b), (b, a)):
        fewer = is_more(wide.value, part.value)
        some = fewer and part.counted in ONE_SEX and wide.counted not in ONE_SEX
        if some and ("definite" in part.scope.cues or not wide.counted):
            return f"a part of the group: {part.counted}"  # "three teenagers", "these two girls"
        others = part.measure == "killed" and first != second and wide.counted not in BODIES | {""}
        if others and _attacks(part, rules) and not _attacks(wide, rules):
            return f"those who did it: {part.counted}"  # "killing two people", "four bombers died"
    animals, counted = rules.nouns.kinds["animals"], {a.counted, b.counted}
    if counted & {"", "person"} and any(noun in animals for noun in counted):
        return f"people and animals: {a.counted or b.counted}"  # "Nobody was killed", "4,200 dead sheep"
    for none, other in ((a, b), (b, a)):
        # "There were no residents killed" where three in a plane were
        words = set(none.scope.group) - set(other.scope.group)
        narrower = any(rules.nouns.group(word) not in {names[none.id], names[other.id]} for word in words)
        some = none.counted not in {*EVERYBODY, other.counted} or narrower
        if none.value.high == 0 and some and none.measure not in OPEN:
            return f"none of a part of the group: {none.counted}"
    apart = {word for word in set(a.scope.group) ^ set(b.scope.group) if rules.nouns.group(word) != first}
    narrow = apart & set(rules.nouns.narrowing)
    if narrow:
        return f"a part of the group: {', '.join(sorted(narrow))}"
    if disjoint(a.scope.group, b.scope.group) and all(_says_who(c.scope.group, rules) for c in (a, b)):
        return f"another group: {' '.join(a.scope.group)} and {' '.join(b.scope.group)}"
    return ""


def whole_of_the_lead(told: Claim, said: Claim, rules: Rules) -> bool:
    """*The crush killed seven pilgrims, police said. Eleven people had died, a doctor said*: whom the report opens with
    are all of whom another voice gives another number right behind, where not some are of one age, sex or force.
    """
    opens = told.scope.opening and told.span < said.span and told.quantity.form == "number"
    plain = not _says_who(told.scope.group, rules) and not {*told.scope.cues, *said.scope.cues} & {"listed", "part"}
    voices = not same_voice(told.source, said.source) and "report" not in {told.source.kind, said.source.kind}
    near = told.part == said.part == "body" and said.paragraph - told.paragraph <= 2
    anybody = said.counted in {*EVERYBODY, *rules.nouns.anyone} - {""} and told.counted not in ONE_SEX | SOME
    return opens and plain and voices and near and anybody


def _attacks(claim: Claim, rules: Rules) -> bool:
    """*Four bombers died*: whether a figure counts those who did it."""
    return claim.counted in {plain_word(word) for word in rules.measures["attackers"].counted_as}


def _says_who(words: Sequence[str], rules: Rules) -> bool:
    """Whether adjectives or nouns before a noun make a group of their own: *Israeli, police*; not *government*."""
    known = (rules.nouns.narrowing, rules.nouns.kinds["people"], rules.nouns.kinds["vehicles"])
    return any(any(word in nouns for nouns in known) or word.endswith(NATIONAL) or word in DIRECTIONS for word in words)


def group_of(claim: Claim, rules: Rules) -> str:
    """The group that a claim counts; the nouns that are the count itself are names of one: *gunmen, attackers*."""
    if (claim.measure == "amount" and claim.counted in COSTS | SUMS) or claim.counted == claim.quantity.unit:
        return ""  # "The 3.2 tonnes were taken to the capital"
    group = rules.nouns.group(claim.counted, claim.scope.group)
    if claim.measure == "jobs_cut" and group == JOBS:
        return "anyone"  # "1,200 jobs", "1,900 staff"
    names = rules.measures[claim.measure].counted_as if group == claim.counted and not claim.scope.group else ()
    return "anyone" if claim.counted in map(plain_word, names) else group


def groups_of(claims: Sequence[Claim], rules: Rules) -> dict[str, str]:
    """The group that each claim counts, by its id; one voice that repeats its figure with a general noun means the
    same group.

    *All four gunmen were killed. "There are four bodies"*: the bodies are the gunmen's.
    """
    own = {c.id: group_of(c, rules) for c in claims}
    named: dict[tuple[str, Interval, int], list[Claim]] = {}
    for claim in claims:
        if own[claim.id] not in {"", "anyone"}:
            named.setdefault((claim.measure, claim.value, claim.scope.scene), []).append(claim)
    for claim in claims:
        if not own[claim.id] and claim.counted:
            same = named.get((claim.measure, claim.value, claim.scope.scene), ())
            own[claim.id] = next((own[c.id] for c in same if same_voice(c.source, claim.source)), "")
    return own


def is_national(claim: Claim) -> bool:
    """Whether an adjective says of which nation those counted are: *38 Ukrainian drones*."""
    return any(word.endswith(NATIONAL) for word in claim.scope.group)


# Letters that a country and its adjective have in common: *Norland, Norlandian*.
STEM = 5


def of_two_nations(a: Claim, b: Claim) -> bool:
    """*Azerbaijan has lost 12 soldiers, Baku said. Eighteen Armenian soldiers fell, he said*: each side's own dead."""
    first, second = ({word[:STEM] for word in _nations(c)} for c in (a, b))
    return disjoint(first, second)


def _nations(claim: Claim) -> tuple[str, ...]:
    """The words that say of which people those counted are."""
    return (*claim.scope.about, *(word for word in claim.scope.group if word.endswith(NATIONAL)))
