"""Counts that are no numerals: *dozens*, *several*, *a couple of*, *both*, *nobody*, *without any*, *a soldier*."""

from dataclasses import replace
from fractions import Fraction

from checker.quantities.figure import Figure, exact, vague
from checker.quantities.line import Line
from checker.quantities.numerals import COLLECTIVES
from checker.rules.hedges import Hedges
from checker.rules.phrases import Phrases

_NOUNS = frozenset({"NN", "NNP"})
# What stands between an article and its noun.
_INSIDE = frozenset(
    {"JJ", "JJR", "JJS", "NN", "NNP", "VBN", "VBG", "RB", "RBS", "CD", "HYPH", "POS", "NNS", "NNPS", ","}
)
# "a number of", "a series of": the noun stands for a count or a kind.
_NO_UNITS = frozenset(
    "number lot total few bit little couple pair dozen hundred thousand million billion trillion third quarter half "
    "fifth tenth great series range variety handful majority minority group kind sort type way result day year month "
    "week time while hour minute percent per record further additional estimated average maximum minimum mere "
    "single".split()
)
_PLURALS = frozenset({"NNS", "NNPS"})
_SINGULARS = {"nobody": 0, "none": 0, "nothing": 0, "zero": 0}
_BE = frozenset("is are was were be am s".split())
_VERBS = frozenset("were are was is have had has died remain remained more".split())


def count_at(line: Line, at: int, hedges: Hedges) -> Figure | None:
    """The count that starts at a piece, or None."""
    return (
        _vague(line, at, hedges) or _pairs(line, at) or _none(line, at, hedges) or _single(line, at) or _both(line, at)
        or _another(line, at)
    )  # fmt: skip


def _vague(line: Line, at: int, hedges: Hedges) -> Figure | None:
    """*dozens*, *tens of thousands*, *several hundred*, *a few dozen*."""
    word = line[at].lower
    if word == "tens" and line[at + 1].lower == "of" and line[at + 2].lower in hedges.vague:
        return vague(at, at + 3, 10 * hedges.vague[line[at + 2].lower])
    if word in {"several", "few"} or (word == "many" and line[at + 1].lower in COLLECTIVES):
        start = at
        factor = COLLECTIVES.get(line[at + 1].lower)
        if word == "few":
            return None
        if factor is None:
            return vague(at, at + 1, hedges.vague["several"]) if word in hedges.vague else None
        return vague(start, at + 2, hedges.vague["several"] * factor)
    if word == "a" and line[at + 1].lower == "few" and (factor := COLLECTIVES.get(line[at + 2].lower)):
        return vague(at, at + 3, 2 * factor)
    low = hedges.vague.get(word)
    # "he scores", "the 1990s": a verb or a name
    if low is None or (word == "scores" and not _is_scores(line, at)) or line.capital(at) or line[at - 1].text == "$":
        return None
    if (
        line[at + 1].lower == "of"
        and (scale := line[at + 2].lower) in hedges.vague
        and scale not in {"several", "scores"}
    ):
        return vague(at, at + 3, low * hedges.vague[scale] // 2)
    return vague(at, at + 1, low)


def _is_scores(line: Line, at: int) -> bool:
    return line[at + 1].lower in {"of", "more"} or (
        line.opens(at) and line[at].tag != "VBZ" and line[at + 1].kind == "word"
    )


def _pairs(line: Line, at: int) -> Figure | None:
    """*a couple of*, *a pair of*, *a couple more*, *a couple of dozen*; not *a couple was arrested*."""
    if line[at].lower not in {"a", "another", "the"} or line[at + 1].lower not in {"couple", "pair"}:
        return None
    scale = at + 3 if line[at + 2].lower == "of" else at + 2
    if (factor := COLLECTIVES.get(line[scale].lower)) is not None and line[at].lower == "a":
        return replace(exact(at, scale + 1, 2 * factor), approximate=True)
    if line[at + 2].lower not in {"of", "more"} or (line[at + 1].lower == "pair" and line[at].lower == "the"):
        return None
    start = at if line[at].lower != "the" else at + 1
    return replace(exact(start, at + 2, 2), additional=line[at].lower == "another")


def _none(line: Line, at: int, hedges: Hedges) -> Figure | None:
    """*no*, *nobody*, *no one*, *without any*, *not a single*, *not one*."""
    word, before, after = line[at].lower, line[at - 1].lower, line[at + 1]
    if line.lower(at, 3) == ("not", "a", "single") or line.lower(at, 3) == ("without", "a", "single"):
        return exact(at, at + 3, 0, "none")
    # "Chad is not one of the countries" says nothing of none
    if line.lower(at, 2) == ("not", "one") and line[at + 2].lower not in {"to", "but", "that"} and before not in _BE:
        return exact(at, at + 2, 0, "none")
    if line.lower(at, 2) == ("without", "any"):
        return exact(at, at + 2, 0, "none")
    if word == "no" and (after.lower == "one" or (line.joined(at + 1) and line[at + 2].lower == "one")):
        end = at + 2 if after.lower == "one" else at + 3
        return exact(at, end, 0, "none")
    if word == "noone" or word in _SINGULARS:
        return exact(at, at + 1, 0, "none")
    if word != "no" or after.kind != "word" or after.glued or after.lower in hedges.nothing_counted:
        return None
    # "Dr. No", "Yes, no", "No Way Home"
    if line.capital(at) or (after.tag.startswith(("VB", "MD", "IN", "PRP", "WP")) and after.tag not in {"VBG", "VBN"}):
        return None
    return exact(at, at + 1, 0, "none")


def _single(line: Line, at: int) -> Figure | None:
    """*a single case*."""
    if line.lower(at, 2) != ("a", "single") or line[at + 2].kind != "word":
        return None
    # "did not win a single seat", "without losing a single man"
    if {"not", "never", "without", "t"} & set(line.lower(at - 3, 3)):
        return exact(at, at + 2, 0, "none")
    return exact(at, at + 2, 1)


def _both(line: Line, at: int) -> Figure | None:
    """*both hands*, *both of them*, *both were killed*; not *both men and women*."""
    if line[at].lower != "both":
        return None
    noun = at + 2 if line[at + 1].tag in {"JJ", "VBN", "NN"} and line[at + 2].tag in _PLURALS else at + 1
    if line[noun].tag in _PLURALS:
        paired = line[noun + 1].lower == "and"
    elif line[at + 1].lower in _VERBS | {"of"}:
        paired = False
    else:
        paired = line[at].tag == "CC" or "and" in line.lower(at + 2, 2)
    return None if paired else exact(at, at + 1, 2, "both")


def _another(line: Line, at: int) -> Figure | None:
    """*another person*, *another was let go*: one more; before a number it is that number's hedge."""
    if (
        line[at].lower != "another"
        or line.lower(at - 2, 2) == ("one", "another")[:1]
        or line[at - 1].lower in {"one", "yet"}
    ):
        return None
    after = line[at + 1]
    if not after.tag or after.tag in {"CD", "NNS"} or after.kind == "number":
        return None
    if after.lower in _VERBS or after.tag in {"VBD", "VBZ", "MD", "IN"} or _noun(line, at) is not None:
        return replace(exact(at, at + 1, 1, "article"), additional=True)
    return None


def article_at(line: Line, at: int) -> Figure | None:
    """The *a* or *an* that could count one: its noun is in the singular and stands for no number."""
    if line[at].lower not in {"a", "an"} or line[at].tag != "DT" or _noun(line, at) is None:
        return None
    return exact(at, at + 1, 1, "article")


def _noun(line: Line, at: int) -> int | None:
    """The singular noun that an article or *another* belongs to."""
    last = None
    for i in range(at + 1, min(at + 9, len(line))):
        if line[i].tag not in _INSIDE:
            break
        if line[i].tag == "," and last is not None:
            break
        last = i
    while last is not None and last > at and line[last].tag not in _NOUNS | _PLURALS:
        last -= 1
    if last is None or last == at or line[last].tag not in _NOUNS or line[at + 1].lower in _NO_UNITS:
        return None
    return None if line[last].lower in _NO_UNITS and line[last + 1].lower == "of" else last


def article_with_unit(line: Line, at: int, words: Phrases[str]) -> Figure | None:
    """*a week* and *an hour and a half*, which count only under a hedge (*within a week*)."""
    if line[at].lower not in {"a", "an"}:
        return None
    unit = line.longest(at + 1, words)
    if unit is None:
        return None
    if line.lower(unit[0], 3) == ("and", "a", "half"):
        return replace(exact(at, unit[0] + 3, Fraction(3, 2)), unit=unit[1], after=unit[0] + 3)
    return replace(exact(at, at + 1, 1), unit=unit[1], after=unit[0])
