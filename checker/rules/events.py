"""Words that place, part and tie happenings: the schema of ``rules/events.yaml``."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, kw_only=True)
class EventWords:
    """The words by which a report says which happening it speaks of."""

    happenings: dict[str, tuple[str, ...]]
    """For each kind of happening the lemmas of its nouns and verbs."""
    deeds: dict[str, tuple[str, ...]]
    """Verbs that say the same of a figure with a unit as the one they stand under: *lasted four hours*, *was over in
    three*."""
    assessed: tuple[str, ...]
    """Nouns of an amount that a happening has one of: *the damage, the ransom*."""
    earlier: tuple[str, ...]
    """Phrases that place a sentence at another time: *last year*, *a week earlier*."""
    separate: tuple[str, ...]
    """Words before a happening that say it is another one: *a separate raid*, *another attack*."""
    elsewhere: tuple[str, ...]
    """Words that take a sentence to another place: *elsewhere*."""
    cumulative: tuple[str, ...]
    """Phrases that make a figure a total over many happenings: *since*, *so far this year*."""
    wider: tuple[str, ...]
    """Phrases that make a figure one for more than the event: *nationwide*."""
    withdraws: tuple[str, ...]
    """Lemmas of verbs whose object is a figure that no longer holds: *withdrew the figure of six*."""
    replaced: tuple[str, ...]
    """Phrases that say a figure is an old one: *initially*, *at first*."""
    forecast: tuple[str, ...]
    """Lemmas of verbs and adjectives that make a figure a forecast: *fear*, *expect*."""
    planned: tuple[str, ...]
    """Phrases that make a figure a forecast: *is set to cut*."""
    untrue: tuple[str, ...]
    """Phrases by which a clause takes back what it tells: *no truth to reports that*."""
    own_death: tuple[str, ...]
    """Phrases by which whoever killed others dies as well: *before he shot himself*."""
    leaves_out: tuple[str, ...]
    """Phrases by which the copy says whom a figure leaves out: *not counting those who died later*."""
    changes: tuple[str, ...]
    """Lemmas of verbs whose object is a change of a figure: *strikes 1,000 deaths from the count*."""
    denied: tuple[str, ...]
    """Lemmas of verbs that deny a figure: *deny*, *dispute*."""
    foreseen: tuple[str, ...]
    """Those of them that foretell what they are said of: *300 guests are expected*; *was offered 6 percent* is told."""
    acknowledged: tuple[str, ...]
    """Phrases by which the copy itself says that figures differ: *conflicting reports*."""
    dissent: tuple[str, ...]
    """Phrases by which the copy sets one voice's account against another's: *paints another picture*."""
    common_places: tuple[str, ...]
    """Common nouns that with *the* stand for a place named before: *in the town*."""
    place_nouns: tuple[str, ...]
    """Common nouns that name a place with its name: *Balad air base*, *Cugenang sub-district*."""

    def deed(self, lemma: str) -> str:
        """One name for all verbs that say the same; the verb itself where no other does."""
        return next((name for name, some in self.deeds.items() if lemma in some), lemma)

    @cached_property
    def kind_of_happening(self) -> dict[str, str]:
        """The kind of each word that names a happening."""
        return {word: kind for kind, words in self.happenings.items() for word in words}

    @cached_property
    def all_happenings(self) -> frozenset[str]:
        """The words of all kinds of happening."""
        return frozenset(self.kind_of_happening)
