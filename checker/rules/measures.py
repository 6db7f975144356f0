"""What gets counted: the schema of ``rules/measures/*.yaml`` and ``rules/nouns.yaml``."""

from dataclasses import dataclass, field

from checker.rules.patterns import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing that gets counted, and the words by which a report counts it.

    A word is a lemma. Two or more words are a verb and what must stand below it: ``lose life`` is *lost their lives*.
    A word may be bound to kinds of things counted: ``lose (people)`` is *lost 20 soldiers*, not *lost 20 homes*.
    """

    name: str
    title: str
    subject_of: tuple[str, ...] = ()
    """Verbs of which the counted things are the subject: *12 people died*."""
    object_of: tuple[str, ...] = ()
    """Verbs of which they are the object: *killed 12, 12 were killed, 12 killed in blast*."""
    described_as: tuple[str, ...] = ()
    """Words that say it of them: *12 dead, left 12 dead, 12 were in custody*."""
    counted_as: tuple[str, ...] = ()
    """Nouns that are themselves the count: *12 deaths*."""
    deeds: tuple[str, ...] = ()
    """Nouns that name the deed: *the killing of 12 men*."""
    tolls: tuple[str, ...] = ()
    """Nouns that carry the figure: *the death toll stood at 12, a toll of 12*."""
    agent_of: tuple[str, ...] = ()
    """Verbs of which they are the doers: *an ambush laid by 30 gunmen*."""
    usually: tuple[str, ...] = ()
    """Nouns that it counts where nothing else says what happened to them: *2,500 carabinieri*, *14 fire engines*."""
    counts: tuple[str, ...] = ()
    """The kinds of things (rules/nouns.yaml) that it counts; empty for any."""
    units: tuple[str, ...] = ()
    """Dimensions of units (rules/units.yaml) that make a figure one of this measure."""
    patterns: tuple[Pattern, ...] = ()
    """Token patterns around a figure, for what words by role cannot say: *shot seven, two of them fatally*."""
    of_event: bool = False
    """Whether all its figures for a happening speak of one thing: the killed do, the sums spent do not."""
    one_of_many: bool = False
    """Whether a report tells many of it that have nothing to do with each other: the votes of each side."""
    place_free: bool = False
    """Whether a place named with the figure tells where it ended up and does not set it apart: *landed in a field*."""
    sum_of: tuple[str, ...] = ()
    """The measures that it counts together: casualties are killed and injured."""
    shared_out: bool = False
    """Whether several do it side by side, so that the figure of one who did it is a part: *volunteers rescued 53*."""
    doers: tuple[str, ...] = ()
    """Who usually does it, so that naming them sets no figure apart: the police arrest."""
    actors: tuple[str, ...] = ()
    """Those whose deed makes a word bound to ``(actors)`` one of this measure: what gunmen seize is captured."""
    decimals: tuple[str, ...] = ()
    """Nouns beside which a bare number with a decimal point, below ten, is of this measure: *a 6.1 quake*."""
    whatever: bool = False
    """Whether its verbs say of a noun that no list knows what it is: *twelve pipefitters died*."""
    single: bool = False
    """Whether *a soldier was killed* and *the contractor was killed* count one."""
    examples: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For a value (``12``, ``12..``, ``..12``) sentences that claim it, the figure in ``[[ ]]``."""
    counterexamples: tuple[str, ...] = ()
    """Tempting sentences without a claim of this measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """Words and examples for a measure that stands in another file."""

    extends: str
    """The name of the measure."""
    subject_of: tuple[str, ...] = ()
    object_of: tuple[str, ...] = ()
    described_as: tuple[str, ...] = ()
    counted_as: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    agent_of: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    examples: dict[str, tuple[str, ...]] = field(default_factory=dict)
    counterexamples: tuple[str, ...] = ()


ACTORS = "actors"
"""What a word is bound to that is the measure's only where one of its ``actors`` does it: ``seize (actors)``."""
OPEN = frozenset({"count", "amount", "share", "distance", "duration", "area"})
"""Measures of anything and everything: two figures of one are of the same thing only where more ties them."""
ROLES = ("subject_of", "object_of", "described_as", "counted_as", "deeds", "tolls", "agent_of")
"""The fields of a measure that hold its words."""


def plain_word(entry: str) -> str:
    """A word of a measure without the kinds that it is bound to: *lose* for ``lose (people)``."""
    return entry.partition("(")[0].strip()


def bound_to(entry: str) -> tuple[str, ...]:
    """The kinds that a word of a measure is bound to; for a counted noun the words that must stand near it."""
    return tuple(entry.partition("(")[2].rstrip(") ").split())


# Nouns that only end like those for people.
NO_PEOPLE = frozenset(
    "abdomen beer blacklist career checklist cheese fist gist heist list median mist omen playlist regimen shortlist "
    "specimen twist waist waitlist wishlist wrist".split()
)
# A shorter noun has no ending.
SHORTEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Nouns:
    """The kinds of things that get counted, and groups that are part of others."""

    kinds: dict[str, tuple[str, ...]]
    """For each kind its nouns, as lemmas."""
    endings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For each kind endings of nouns that belong to it (*-man, -ist*)."""
    nobody: tuple[str, ...] = ()
    """Nouns for the deed, which leave open to whom it was done: *12 deaths, 12 bodies*."""
    anyone: tuple[str, ...] = ()
    """Nouns that stand for whoever was there, not for a group among them: *people, victims*."""
    same: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Groups that reports call by several names: *police, officers, policemen*."""
    alike: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Nouns that a phrase of a measure takes for each other: *leave home* is told of flats as well."""
    narrowing: tuple[str, ...] = ()
    """Adjectives that make a group a part of another: *foreign, civilian, female*."""

    def kinds_by_ending(self, lemma: str) -> frozenset[str]:
        """The kinds of a noun that no list holds, by its ending: *florist*, not *list*."""
        if lemma in NO_PEOPLE or len(lemma) < SHORTEST:
            return frozenset()
        return frozenset(kind for kind, ends in self.endings.items() if lemma.endswith(ends))

    def group(self, lemma: str, words: tuple[str, ...] = ()) -> str:
        """One name for all names of a group: ``anyone`` for people in general, empty where nobody is named.

        ``words`` are those that narrow the noun: *civilian deaths* are of the group of civilians.
        """
        if not lemma or not (lemma in self.anyone or lemma in self.nobody):
            return next((name for name, some in self.same.items() if lemma in some), lemma)
        named = (self.group(word) for word in words if word in self.kinds["people"] or word in self.same)
        if lemma in self.nobody:
            return next(named, "")
        return next(named, f"{words[0]} {lemma}" if words else "anyone")
