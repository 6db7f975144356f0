"""Numbers in digits and in words: *1,234*, *2.5 million*, *one hundred and twenty-three thousand*, *half a million*."""

from fractions import Fraction

from checker.quantities.line import Line
from checker.rules.units import Units

ONES = {w: n for n, w in enumerate("one two three four five six seven eight nine".split(), 1)}
TEENS = {
    w: n
    for n, w in enumerate("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10)
}
TENS = {
    w: n
    for n, w in zip(range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True)
}
SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15,
    "mln": 10**6, "bln": 10**9, "trln": 10**12, "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
}  # fmt: skip
# What *a* or *half a* may stand before; *hundred* is a digit of a group, *dozen* a count of its own.
COLLECTIVES = {"hundred": 100, "dozen": 12, **SCALES}
NUMERALS = frozenset([*ONES, *TEENS, *TENS])
_VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅛": (1, 8)}
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9,
    "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
# No figure of a report has more digits; longer ones are account, case and telephone numbers.
DIGITS = 15

Read = tuple[int, Fraction]
"""The place after a number, and its value."""


def number_at(line: Line, at: int, units: Units) -> Read | None:
    """The longest exact number that starts at a piece, or None."""
    return _digits(line, at, units) or _parts_of_scale(line, at) or _article_scale(line, at) or _words(line, at)


def digits_value(shown: str) -> Fraction:
    """The value of digits with any grouping."""
    bare = shown.replace(",", "").replace(" ", "")
    return Fraction(bare.replace(".", "") if bare.count(".") > 1 else bare)


def _digits(line: Line, at: int, units: Units) -> Read | None:
    piece = line[at]
    if piece.text in _VULGAR:
        return _scaled(line, at + 1, Fraction(*_VULGAR[piece.text]), units)
    if piece.kind != "number" or sum(c.isdigit() for c in piece.text) > DIGITS:
        return None
    value, end = digits_value(piece.text), at + 1
    # "2½", "2 ½"
    if line[end].text in _VULGAR:
        value, end = value + Fraction(*_VULGAR[line[end].text]), end + 1
    # "2 1/2 hours"
    elif (
        line[end].kind == "number"
        and line.joined(end + 1, "/")
        and line[end].text.isdigit()
        and line[end + 2].text.isdigit()
    ):
        above, below = int(line[end].text), int(line[end + 2].text)
        if 0 < above < below <= 16:
            value, end = value + Fraction(above, below), end + 3
    # "1,5 million": a decimal comma
    elif line.joined(end, ",") and len(line[end + 1].text) <= 2 and line[end + 2].lower in SCALES:
        value, end = value + Fraction(line[end + 1].text) / 10 ** len(line[end + 1].text), end + 2
    return _scaled(line, end, value, units)


def _scaled(line: Line, end: int, value: Fraction, units: Units) -> Read:
    """Digits with what multiplies them: *2.5 million*, *10k*, *3-million*, *2 and a half million*, *2 dozen*."""
    if line.lower(end, 3) == ("and", "a", "half"):
        value, end = value + Fraction(1, 2), end + 3
    while True:
        step = end + 1 if line.joined(end) else end
        word = line[step].lower
        if word in COLLECTIVES and not (word == "dozen" and value > 100):
            value, end = value * COLLECTIVES[word], step + 1
        elif factor := _short_scale(line, end, value, units):
            return end + 1, value * factor
        else:
            return end, value


# What follows a length: "50m from the scene", "a 100m sprint", "2m tall".
# What stands for a sign that an editing system could not read.
_LOST = frozenset({"\ufffd", "?"})
_LENGTHS = frozenset(
    "wide high tall long deep thick away from above below apart off up down along inland north south east west in into "
    "freestyle butterfly backstroke breaststroke sprint race hurdles relay final heats medley x".split()
)


def _short_scale(line: Line, at: int, value: Fraction, units: Units) -> int:
    """The factor of the letters glued to a number: *10k*, *3m*, *£2bn*; 0 where they are no scale.

    One letter may be a unit or a class as well: *50m from the scene*, *a 10k run*, *8b*.
    """
    piece, number = line[at], line[at - 1]
    if not piece.glued or piece.kind != "word" or number.kind != "number":
        return 0
    factor = units.short_scales.get(piece.lower, 0)
    if not factor or len(piece.lower) > 1 or _is_money(line, at - 1, units) or value.denominator > 100:
        return factor
    after = line[at + 1]
    told = after.tag.startswith(("VBD", "VBP", "VBZ", "MD")) or after.lower in {"are", "were", "have", "had", "will"}
    plural = after.kind == "word" and (after.lower.endswith("s") or after.lower == "people")
    people = told or (plural and after.lower not in _LENGTHS)
    if piece.lower == "m":
        return factor if people or (after.lower in {"-", "to", "or"} and line[at + 2].kind == "number") else 0
    return factor if piece.text == "k" and (people or after.lower in {"of", "-"}) else 0


def _is_money(line: Line, at: int, units: Units) -> bool:
    """Whether a currency sign stands before a number, or before the range that it ends: *£2-3m*."""
    if line.longest_before(at, units.signs, lower=False) is not None:
        return True
    if line[at].glued and line[at - 1].text in _LOST:
        return True  # "�1.8m", where the sign was lost on the way
    return line[at - 1].lower in {"-", "to"} and line.longest_before(at - 2, units.signs, lower=False) is not None


def _below_hundred(line: Line, at: int) -> tuple[int, int] | None:
    word = line[at].lower
    if word in ONES:
        return at + 1, ONES[word]
    if word in TEENS:
        return at + 1, TEENS[word]
    if word not in TENS:
        return None
    step = at + 2 if line.joined(at + 1) else at + 1
    if line[step].lower in ONES and not (step == at + 1 and line[step].lower == "one"):
        return step + 1, TENS[word] + ONES[line[step].lower]
    return at + 1, TENS[word]


def _below_thousand(line: Line, at: int) -> tuple[int, int] | None:
    """Also *twenty-five hundred*."""
    read = _below_hundred(line, at)
    if read is None and line[at].lower == "a" and line[at + 1].lower == "hundred":
        read = at + 1, 1
    if read is None:
        return None
    end, value = read
    step = end + 1 if line.joined(end) else end
    if line[step].lower != "hundred":
        return read
    end, value = step + 1, value * 100
    step = end + 1 if line.joined(end) or line[end].lower == "and" else end
    rest = _below_hundred(line, step)
    return (end, value) if rest is None else (rest[0], value + rest[1])


def _words(line: Line, at: int) -> Read | None:
    if line[at].lower == "a" and line[at + 1].lower != "hundred":
        return None
    total, least, end = Fraction(0), 10**18, at
    step = at
    while (read := _below_thousand(line, step)) is not None:
        after, group = read
        value = Fraction(group)
        if line.lower(after, 3) == ("and", "a", "half") or line.lower(after, 5)[::2] == ("and", "a", "half"):
            length = 3 if line[after + 1].lower == "a" else 5
            value, after = value + Fraction(1, 2), after + length
        scale = after + 1 if line.joined(after) else after
        factor, closed = SCALES.get(line[scale].lower, 0), False
        if factor and factor < least:
            value, after, least = value * factor, scale + 1, factor
            # "nine lakh crore"
            if line[after].lower in {"crore", "crores"} and factor == 10**5:
                value, after = value * 10**7, after + 1
        elif line[scale].lower == "dozen":
            value, after, closed = value * 12, scale + 1, True
        else:
            closed = True
        if end > at and closed and value >= least:
            break
        total, end = total + value, after
        if closed:
            break
        step = (
            end + 1 if line[end].lower == "and" or (line[end].text == "," and line[end + 1].lower in NUMERALS) else end
        )
        # "two million and three others" are two figures: only what completes a number goes on.
        if step > end and _goes_on(line, step, least) is False:
            break
    return (end, total) if end > at else None


def _goes_on(line: Line, at: int, least: int) -> bool:
    """Whether the number after *and* or a comma completes the one before: *two thousand and five people*.

    Not in *two million and five others*, nor in *a thousand, three of them*.
    """
    read = _below_thousand(line, at)
    if read is None:
        return False
    scale = SCALES.get(line[read[0]].lower, 0)
    if line[at - 1].text == ",":
        return 0 < scale < least or (scale == 0 and read[1] >= 100)
    return scale < least if scale else least == 1000


def _article_scale(line: Line, at: int) -> Read | None:
    """*a million*, *a dozen*, *a hundred thousand*, *a million and a half*; *a hundred and twenty* is read as words."""
    if line[at].lower == "dozen" and line[at - 1].lower in {"the", "these", "those", "another"}:
        return at + 1, Fraction(12)  # "the dozen men"
    if line[at].lower not in {"a", "an"}:
        return None
    step = at + 1
    value = Fraction(1)
    if line[step].lower == "half":
        step, value = step + 2 if line.joined(step + 1) else step + 1, Fraction(1, 2)
    word = line[step].lower
    if word not in COLLECTIVES or (word == "hundred" and value == 1):
        return None
    value, end = value * COLLECTIVES[word], step + 1
    if line.lower(end, 3) == ("and", "a", "half"):
        value, end = value + Fraction(COLLECTIVES[word], 2), end + 3
    return end, value


def _parts_of_scale(line: Line, at: int) -> Read | None:
    """*half a million*, *half-a-dozen*, *half million*, *a quarter of a million*, *three quarters of a billion*."""
    if line[at].lower == "half":
        step = at + 2 if line.joined(at + 1) else at + 1
        if line[step].lower in {"a", "an"}:
            step = step + 2 if line.joined(step + 1) else step + 1
        if line[step].lower in COLLECTIVES:
            return step + 1, Fraction(COLLECTIVES[line[step].lower], 2)
        return None
    # A headline leaves the article out: "Quarter of a million hear pope".
    bare = line[at].lower in {"quarter", "third"} and line.opens(at)
    above = 1 if bare else {"a": 1, **ONES}.get(line[at].lower)
    step = at if bare else at + 2 if line.joined(at + 1) else at + 1
    below = PARTS.get(line[step].lower)
    if above is None or below is None or line.lower(step + 1, 2) not in {("of", "a"), ("of", "one")}:
        return None
    scale = SCALES.get(line[step + 3].lower)
    return None if scale is None else (step + 4, Fraction(above * scale, below))


def is_ambiguous(shown: str) -> bool:
    """Whether digits could be grouped in two ways: *12.000* is twelve here and twelve thousand there."""
    return len(shown.split(".")) == 2 and len(shown.split(".")[1]) == 3 and digits_value(shown) < 1000
