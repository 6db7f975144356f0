"""What passes between the steps that make a claim."""

from dataclasses import dataclass

from checker.claims.counted import Counted
from checker.model import Claim, Sentence


@dataclass(frozen=True, slots=True)
class Read:
    """A claim that is read, with the words it was read from."""

    claim: Claim
    sentence: Sentence
    counted: Counted


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
    done: bool = False
    """Whether a verb of the measure itself governs the figure: *31 of 40 drones were shot down* are all shot down."""
    carried: bool = False
    """Whether only a verb of counting takes it over from the sentence before: *On Monday it was 171*."""
