"""What ``rules/hedges.yaml`` says: the words that bend a number, and the number words that count nothing."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from checker.rules.phrases import Phrases, by_pieces


@dataclass(frozen=True)
class Hedge:
    """Phrases that all do the same to the number they touch."""

    phrases: tuple[str, ...]
    bound: Literal["low", "high", "none"] = "none"
    """Which end the number is: *at least* makes it the low end."""
    open: bool = False
    """Whether the number itself is left out: *more than*."""
    approximate: bool = False
    additional: bool = False
    """*another five*: five beyond those already told."""


@dataclass(frozen=True)
class Hedges:
    """Hedges, vague counts and what is no figure."""

    before: tuple[Hedge, ...]
    after: tuple[Hedge, ...]
    vague: dict[str, int]
    """Counts that only have a lower end, with that end."""
    change: tuple[str, ...]
    """Words of change: after them *from 8 to 11* is two figures, not a range."""
    votes: tuple[str, ...]
    """Words that make *52-48* a count of votes."""
    sport: tuple[str, ...]
    """Words that make *2-1* the score of a match."""
    people: tuple[str, ...]
    """People as reports call them, in the singular: *a boy of 14*, *the driver, 22*."""
    numbered: tuple[str, ...]
    """What carries a number as its name: *flight 370*, *route 66*."""
    sections: tuple[str, ...]
    """Parts of a text that carry a number: *chapter 5*."""
    bodies: tuple[str, ...]
    """Military and sports bodies that are numbered: *25 Task Force Brigade*."""
    streets: tuple[str, ...]
    """Words that end a street's name: *10 Downing Street*."""
    weapons: tuple[str, ...]
    """What a calibre belongs to: *107mm rockets*."""
    phrases: tuple[str, ...]
    """Set phrases with a number word that count nothing: *one another*."""
    no: tuple[str, ...]
    """Words after *no* that it does not count: *no longer*."""

    @cached_property
    def leading(self) -> Phrases[Hedge]:
        """The pieces of each phrase before a number, and what it does."""
        return by_pieces((phrase, hedge) for hedge in self.before for phrase in hedge.phrases)

    @cached_property
    def trailing(self) -> Phrases[Hedge]:
        """The pieces of each phrase after a number, and what it does."""
        return by_pieces((phrase, hedge) for hedge in self.after for phrase in hedge.phrases)

    @cached_property
    def idle(self) -> Phrases[str]:
        """The pieces of the set phrases that count nothing."""
        return by_pieces((form, phrase) for phrase in self.phrases for form in (phrase, phrase.replace(" ", "-")))

    @cached_property
    def changing(self) -> frozenset[str]:
        """The words of change."""
        return frozenset(self.change)

    @cached_property
    def votes_and_sport(self) -> frozenset[str]:
        """The words after which *10 to 15* is a count of votes or a score."""
        return frozenset(self.votes) | frozenset(self.sport)

    @cached_property
    def nothing_counted(self) -> frozenset[str]:
        """The words before which *no* does not count."""
        return frozenset(self.no)

    @cached_property
    def section_words(self) -> frozenset[str]:
        """Parts of a text that carry a number."""
        return frozenset(self.sections)

    @cached_property
    def numbered_words(self) -> frozenset[str]:
        """What carries a number as its name."""
        return frozenset(self.numbered)

    @cached_property
    def street_words(self) -> frozenset[str]:
        """Words that end a street's name."""
        return frozenset(self.streets)

    @cached_property
    def body_words(self) -> frozenset[str]:
        """Numbered bodies."""
        return frozenset(self.bodies)

    @cached_property
    def weapon_words(self) -> frozenset[str]:
        """What a calibre belongs to."""
        return frozenset(self.weapons)

    @cached_property
    def people_words(self) -> frozenset[str]:
        """People."""
        return frozenset(self.people)

    @cached_property
    def vote_words(self) -> frozenset[str]:
        """Words of voting."""
        return frozenset(self.votes)

    @cached_property
    def sport_words(self) -> frozenset[str]:
        """Words of sport."""
        return frozenset(self.sport)
