"""What passes between the steps that make a claim."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.claims.counted import Counted
from checker.claims.governing import Role
from checker.claims.matching import Index
from checker.model import Claim, Interval, Quantity, Sentence
from checker.rules import Rules


def with_cues(claim: Claim, *cues: str) -> Claim:
    """The claim with more cues in its scope, each of them once."""
    return replace(claim, scope=replace(claim.scope, cues=tuple(dict.fromkeys((*claim.scope.cues, *cues)))))


@dataclass(frozen=True, slots=True)
class Read:
    """A claim that is read, with the words it was read from."""

    claim: Claim
    sentence: Sentence
    counted: Counted


class Reads(list[Read]):
    """The claims that are read so far, in the order of the text.

    What is looked for in all of them is kept beside, so that the work grows with the length of the report.
    """

    def __init__(self) -> None:
        super().__init__()
        self.of_value: dict[Interval, Read] = {}
        """The last of each value that has no unit and is of a measure."""
        self.of_unit: dict[str, Read] = {}
        """The last of each unit, but conversions in brackets: *28 billion euros ($39 billion)*."""
        self.places: frozenset[str] = frozenset()
        """All places that the report names."""
        self.gathering = False
        """Whether headline or lead tell of a crowd."""
        self.raid = False
        """Whether headline or lead tell of an attack by some men."""
        self.sentence: Sentence | None = None
        """The sentence before the one that is being read, where it is of the same paragraph."""
        self.told_in: dict[str, int] = {}
        """The paragraph of the last of each measure."""
        self.in_body: set[str] = set()
        """The measures that the body has told of."""

    def append(self, one: Read) -> None:
        super().append(one)
        claim, start = one.claim, one.claim.quantity.tokens[0]
        self.told_in[claim.measure] = claim.paragraph
        if claim.part == "body":
            self.in_body.add(claim.measure)
        if claim.quantity.unit is None:
            if claim.measure != "count":
                self.of_value[claim.value] = one
        elif start == 0 or one.sentence.tokens[start - 1].text != "(":
            self.of_unit[claim.quantity.unit] = one


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a figure is about."""

    measure: str
    counted: Counted
    restates: str = ""
    """The id of the claim that it takes its subject over from, where it is not a part of it."""
    lemma: str
    """The lemma of what is counted, taken over from another claim where the text leaves it out."""
    deed: str
    because: str
    unit: str = ""
    """The unit that the figure has from the text around it: *two points ahead in the poll*."""
    part: bool = False
    """Whether it is a part of the claim before."""
    on_top: bool = False
    """Whether it comes on top of the claim before: *along with two soldiers*."""
    negated: bool = False
    """Whether a *not* belongs to the words of the measure: *seven did not survive*."""
    done: bool = False
    """Whether a verb of the measure itself governs the figure: *31 of 40 drones were shot down* are all shot down."""
    unsaid: bool = False
    """Whether only its noun says what it is counted for: *2,500 carabinieri*."""
    carried: bool = False
    """Whether only a verb of counting takes it over from the sentence before: *On Monday it was 171*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A figure without a unit, with what its sentence and the claims before it say of it."""

    sentence: Sentence
    quantity: Quantity
    counted: Counted
    roles: Sequence[Role]
    """The likeliest first."""
    read: Reads
    """The claims before it."""
    before: Read | None
    """The one that it may go on from."""
    of: str
    """What it may count where its sentence does not say it; empty where nothing tells."""
    numbered: bool
    """Whether the noun phrase that holds the figure says so: *the number of drones launched*."""
    whole: bool
    """Whether it is all of them, of whom another figure takes some."""
    fronted: bool
    """Whether these stand at the head of the sentence: *Of the 90 passengers, 12 died*."""
    rules: Rules
    index: Index
