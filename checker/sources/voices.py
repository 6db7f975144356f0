"""Who says a figure, and whether two mentions are one voice."""

import re
from collections.abc import Iterable

from checker.model import REPORT, Attribution, Source, Span

SMALL = frozenset("the a an of for in at from by and s its their his her mr mrs ms dr".split())
# A spokesman is the voice of whom he speaks for; an official or a source is not.
MOUTHS = frozenset("spokesman spokeswoman spokesperson statement".split())
OTHERS = frozenset("source sources official officials".split())


def source_of(span: Span, attributions: Iterable[Attribution]) -> Source:
    """The source of a stretch of text: that of the smallest content that holds it, else the report's own voice."""
    holding = [a for a in attributions if span in a.content]
    if not holding:
        return REPORT
    return min(holding, key=lambda a: (a.content.end - a.content.start, -a.content.start)).source


def plain_words(name: str) -> list[str]:
    """The words of a name in lower case, without articles, prepositions and titles."""
    plain = re.sub(r"['’]s?\b", "", name.lower())
    return [word for word in re.findall(r"[\w.&-]+", plain) if word.strip(".") not in SMALL]


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
    short, long = sorted((one, other), key=len)
    if len(short) == 1 and len(short[0]) > 1 and len(long) > 1:
        initials = "".join(word[0] for word in long)
        # The CDC leaves out Prevention.
        if initials == short[0].replace(".", "") or (len(short[0]) > 2 and initials.startswith(short[0])):
            return True
    if not set(short) <= set(long):
        return False
    if MOUTHS & set(long) - set(short):
        return True
    # "doctors" and "doctors at the clinic" may be others, "a ministry official" is not the ministry; the police
    # of a report are one.
    return a.kind == b.kind == "named" or (short == ["police"] and not OTHERS & set(long))
