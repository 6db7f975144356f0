"""The shape of ``rules/sources.yaml``: the words that tell who says a figure."""

from dataclasses import dataclass


# Its look-up form is asked for once a sentence, under its identity: comparing ten thousand words would take longer.
@dataclass(frozen=True, slots=True, eq=False)
class SourceRules:
    """Word lists for finding sources. Verbs are lemmas, nouns are singular lemmas; all in lower case unless said."""

    say: tuple[str, ...]
    """Verbs of saying: whoever is their subject speaks."""
    argue: tuple[str, ...]
    """Verbs by which somebody speaks where a clause or a quotation goes with them."""
    count: tuple[str, ...]
    """Verbs that give a number only where their subject is a source: *the prefecture counted 81,000*."""
    show: tuple[str, ...]
    """Verbs by which a document speaks: *the report shows*."""
    revise: tuple[str, ...]
    """Verbs that change a number given before: *the agency cut the toll to 12*."""
    with_preposition: tuple[str, ...]
    """Verbs that give a number after a preposition: *speak of* nearly 200,000, *arrive at* 1.28 million."""
    positions: tuple[str, ...]
    """Verbs by which somebody takes a position on a figure, some with the preposition that stands before it:
    *the union demands 7 percent*, *the auditors criticise the city for 14 contracts*."""
    sums: tuple[str, ...]
    """Verbs of position that need money, a share or a term: *offered 2.4 percent*."""
    entering: tuple[str, ...]
    """Verbs by which somebody changes a list: *added 14 deaths to its count*."""
    opening: tuple[str, ...]
    """Phrases that open an attribution and are followed by the source: *according to*."""
    relaying: tuple[str, ...]
    """Participles by which a source names its own source: *citing*."""
    of_owner: tuple[str, ...]
    """Nouns in *in the estimate of X*, *by X's count*, *X's figure was 12*: a number somebody makes."""
    documents: tuple[str, ...]
    """Things that speak for whoever made them."""
    people: tuple[str, ...]
    """Nouns for people who speak without a name, and roles that stand before a name."""
    institutions: tuple[str, ...]
    """Nouns for bodies that speak."""
    headline: tuple[str, ...]
    """Nouns for those who speak in a headline without a verb: *Police: 12 hurt*."""
    companies: tuple[str, ...]
    """Nouns by which a text takes up a company named before."""
    media: tuple[str, ...]
    """Names of agencies, papers and channels, as they are written."""
    capitals: tuple[str, ...]
    """Places that stand for a government, as they are written; they speak only with a verb of saying."""
    countries: tuple[str, ...]
    """Countries, as they are written; they speak only with a verb of saying."""
    women: tuple[str, ...]
    """Words that show that a person is a woman."""
    men: tuple[str, ...]
    """Words that show that a person is a man."""
    denials: tuple[str, ...] = ()
    """Verbs of saying that deny what they say."""
