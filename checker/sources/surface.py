"""What can be seen of an attribution before parsing, in the bare words of a sentence."""

from collections.abc import Sequence

from checker.rules.sources import SourceRules
from checker.sources.lexicon import Lexicon, lexicon

QUOTES = frozenset("\" “ ” „ « » ‘ ’ `` ''".split())
STOPS = frozenset(". ! ? ; : … ...".split())
# A leading attribution is short; a longer stretch up to a comma is something else.
LONGEST = 18


def could_attribute(words: Sequence[str], rules: SourceRules) -> bool:
    """Whether the sentence may hold an attribution or a quotation, so that it is worth parsing."""
    lex = lexicon(rules)
    lower = [word.lower() for word in words]
    return any(
        word in lex.forms or word in lex.relaying or word in QUOTES or opens(lower, i, lex)
        for i, word in enumerate(lower)
    )


def opens(lower: Sequence[str], i: int, lex: Lexicon) -> int:
    """The number of words of the phrase that opens an attribution at this place (*according to*), or 0.

    *per* opens one only before a capital letter or *the*; the caller sees to that.
    """
    if lower[i] not in lex.openers:
        return 0
    for phrase in lex.opening:
        if tuple(lower[i : i + len(phrase)]) == phrase:
            return len(phrase)
    # "in the estimate of X", "in the count of X"
    if lower[i] not in {"in", "by"} or lower[i + 1 : i + 2] != ["the"] or lower[i + 3 : i + 4] != ["of"]:
        return 0
    return 4 if lower[i + 2] in lex.of_owner - {"number", "list", "record", "share", "proportion", "total"} else 0


DASHES = frozenset({"-", "–", "—", "--"})


# A dateline has no more words before its dash.
DATELINE = 12


def dateline(words: Sequence[str]) -> list[tuple[int, int]]:
    """The range of a dateline without a date that a sentence begins with: *BUENOS AIRES - Police arrested 56*, *LAE,
    Papua New Guinea (AAP) - Police*; what names a day is a clause to the parser, but a bare name runs on into the
    sentence.
    """
    if not words or not words[0].isupper() or len(words[0]) < 3:
        return []
    agency = _behind_agency(words)
    if agency:
        return [(0, agency)]
    end = next((i for i, word in enumerate(words) if not (word.isupper() or word in DASHES)), 0)
    # "NATO-led troops"
    dashes = [i for i in range(1, end) if words[i] in DASHES and not words[i + 1].islower()]
    if not dashes:
        return []
    # "PORT-AU-PRINCE - Cholera": the last dash before the sentence, but not "PARIS - UN-backed troops".
    closing = [i for i in dashes if not words[i + 1].isupper()]
    return [(0, (closing[-1] if closing else dashes[0]) + 1)]


def _behind_agency(words: Sequence[str]) -> int:
    """The token after *HALIFAX, Nova Scotia (AP) -*; 0 where no agency stands in brackets or a date does."""
    for i, word in enumerate(words[:DATELINE]):
        if word == ")" and "(" in words[:i] and i + 2 < len(words) and words[i + 1] in DASHES:
            return 0 if any(c.isdigit() for w in words[:i] for c in w) else i + 2
    return 0


def asides(words: Sequence[str], rules: SourceRules) -> list[tuple[int, int]]:
    """The half-open token ranges of attributions that are best left out of the parse.

    *According to X, citing Y,* at the beginning with its commas, and *, according to X,* or *, citing Y,* inside, with
    both commas. An attribution at the end, or one without commas, stays.
    """
    lex = lexicon(rules)
    lower = [word.lower() for word in words]
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(lower):
        length = opens(lower, i, lex) or (1 if lower[i] in lex.relaying else 0)
        if not length:
            i += 1
            continue
        first = i == 0 or all(w in QUOTES or w in {"but", "and", ",", "-", "–", "—"} for w in lower[:i])
        inside = i > 0 and lower[i - 1] == ","
        after_break = i > 0 and lower[i - 1] in {";", ":", "—", "–"}
        if not (first or inside or after_break):
            i += 1
            continue
        end = _comma(lower, i + length)
        # "According to Reuters, citing two officials, ..."
        while (
            end is not None
            and end + 1 < len(lower)
            and (lower[end + 1] in lex.relaying or lower[end + 1] in {"who", "which"})
        ):
            further = _comma(lower, end + 2)
            if further is None:
                break
            end = further
        if end is None or end + 2 >= len(lower):
            i += length
            continue
        found.append((i - 1 if inside and not first else i, end + 1))
        i = end + 1
    return found


def _comma(lower: Sequence[str], i: int) -> int | None:
    """The place of the comma that closes the attribution, or None where there is none near."""
    for j in range(i, min(i + LONGEST, len(lower))):
        if lower[j] == ",":
            return j if j > i else None
        if lower[j] in STOPS or lower[j] in QUOTES:
            return None
    return None
