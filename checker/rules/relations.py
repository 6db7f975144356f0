"""How measures and outcomes hang together: the schema of ``rules/relations.yaml``."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """What must hold between the figures of one event. Measures by their names, phrases in lower case."""

    sums: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """A measure that counts others together: casualties are killed and injured."""
    within: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For a measure those that it falls into, together no more than it: of the rockets fired some hit, some miss."""
    at_most: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """A measure that can be no more than each of these: no more hit than were fired."""
    among: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """A measure of which nobody can count more than there are of each of these, whoever counts those: no more are in
    hospital than were hurt."""
    leaves: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For those in a state, how one leaves it: of the captured some are freed, the others are still held."""
    rates: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For the name of a rate, the measure of the part and that of the whole."""
    outcomes: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Sets of phrases for outcomes that exclude each other: *survived* and *died*."""
    some_of: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Pairs of phrases: what the second tells happens only to some of those to whom the first did (*offered*,
    *accepted*)."""
    groups: tuple[tuple[str, ...], ...] = ()
    """Words for groups without a common member: *men*, *women*, *children*."""

    @property
    def wholes(self) -> dict[str, tuple[str, ...]]:
        """Every measure that bounds others together, with them."""
        return {**self.within, **self.sums}
