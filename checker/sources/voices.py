"""Who says a figure, and whether two mentions are one voice."""

import re
from collections.abc import Iterable

from checker.model import REPORT, Attribution, Source, Span

SMALL = frozenset("the a an of for in at from by and s its their his her mr mrs ms dr".split())
# A spokesman is the voice of whom he speaks for; an official or a source is not.
MOUTHS = frozenset("spokesman spokeswoman spokesperson statement".split())
# A report has one of these, whatever it calls them.
ALONE = frozenset("police organisers prosecution".split())
# These are of a body without being its voice.
OTHERS = frozenset(
    "source sources official officials officer officers union federation association military secret".split()
)
# One place, one holder: "the mayor" is Mayor Ann Lowe, but there are several ministers and no deputy is meant.
OFFICES = frozenset("mayor governor president premier chancellor coroner sheriff coach pope king queen".split())
UNDER = frozenset(
    "deputy vice former acting ex assistant aide adviser advisor candidate lawyer wife husband son daughter brother "
    "sister".split()
)
# Who bears one of these speaks for the police, whoever commands it.
RANKS = frozenset("inspector superintendent constable sergeant detective commissioner sheriff".split())
# Other words for the same ones.
SAME = {"organizers": "organisers", "prosecutor": "prosecution", "prosecutors": "prosecution"}
FIRE_CHIEFS = frozenset("chief captain commander".split())
FIRE_BODIES = frozenset("brigade service department".split())


def source_of(span: Span, attributions: Iterable[Attribution]) -> Source:
    """The source of a stretch of text: that of the smallest content that holds it, else the report's own voice."""
    holding = [a for a in attributions if span in a.content]
    if not holding:
        return REPORT
    return min(holding, key=lambda a: (a.content.end - a.content.start, -a.content.start)).source


def plain_words(name: str) -> list[str]:
    """The words of a name in lower case, without articles, prepositions and titles."""
    # "the mayor's office" is the mayor.
    plain = re.sub(r"['’]s?\b", "", re.sub(r"['’]s? office$", "", name.lower()))
    return [SAME.get(word, word) for word in re.findall(r"[\w.&-]+", plain) if word.strip(".") not in SMALL]


def _initials(name: str) -> str:
    """The first letters of a name; *US* in it keeps both."""
    words = [word.strip(".") for word in re.findall(r"[\w.&-]+", name)]
    kept = [w for w in words if w and w.lower() not in SMALL]
    return "".join(w if w.isupper() and len(w) < 4 else w[0] for w in kept).lower()


def same_voice(a: Source, b: Source) -> bool:
    """Whether two sources are one voice, so that what they say must hold together.

    The report is one voice. *The Interior Ministry* and *the ministry* are one, a name and its initials, a person
    with and without title; an agency that relays somebody is the voice of whom it relays. An unresolved source is one
    voice only with itself by the same words.
    """
    if "report" in (a.kind, b.kind):
        return a.kind == b.kind
    if "unresolved" in (a.kind, b.kind):
        return a.kind == b.kind and a.name.lower() == b.name.lower()
    return any(_one(x, y) for x in (a, *a.via) for y in (b, *b.via))


def _one(a: Source, b: Source) -> bool:
    one, other = plain_words(a.name), plain_words(b.name)
    if not one or not other or "another" in one or "another" in other:
        return False
    if one == other:
        return True
    orders = [(x, y) for x, y in ((one, other), (other, one)) if len(x) <= len(y)]
    return any(_short_for(a, b, short, long) for short, long in orders)


def _short_for(a: Source, b: Source, short: list[str], long: list[str]) -> bool:
    """Whether the words of the shorter name, of one of the two sources, stand for those of the longer."""
    if len(short) == 1 and len(short[0]) > 1 and len(long) > 1:
        wanted = short[0].replace(".", "")
        names = {"".join(word[0] for word in long), _initials(a.name if plain_words(a.name) == long else b.name)}
        # The CDC leaves out Prevention.
        if any(initials == wanted or (len(wanted) > 2 and initials.startswith(wanted)) for initials in names):
            return True
    plain = [w for w in short if w not in MOUTHS] or short
    if _holds_office(plain, long) or (plain == ["police"] and RANKS & set(long) and not OTHERS & set(long)):
        return True
    if not set(plain) <= set(long):
        return False
    if MOUTHS & set(long) - set(short):
        return True
    # "doctors" and "doctors at the clinic" may be others, "a ministry official" is not the ministry; the police
    # of a report are one.
    if len(plain) == 1 and plain[0] in ALONE:
        return not OTHERS & (set(long) - set(plain))
    return plain == short and a.kind == b.kind == "named"


def _holds_office(short: list[str], long: list[str]) -> bool:
    """Whether the longer name is of a person who holds the office of the shorter: *the mayor*, *Mayor Ann Lowe*."""
    if UNDER & set(long) - set(short):
        return False
    if len(short) == 1 and short[0] in OFFICES:
        return short[0] in long
    fire = "fire" in short and "fire" in long
    return fire and any(FIRE_BODIES & set(x) and FIRE_CHIEFS & set(y) for x, y in ((short, long), (long, short)))


def one_account(a: Source, b: Source) -> bool:
    """Whether two figures may be parts of one account: of one voice, or the report itself gives one of them."""
    return "report" in (a.kind, b.kind) or same_voice(a, b)
