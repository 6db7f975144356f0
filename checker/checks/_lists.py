"""Lists of figures that the text closes: *10 in Alba, six in Borno and three in Cesta*."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.checks._lines import BUNDLES, MARK, UNKNOWN, Line
from checker.checks._sizes import Room, add, room, said, shown
from checker.model import Claim

# Where an item begins: after a comma, *and* or the like, with a figure or an article.
ITEM = re.compile(
    r"(?:^ ?|(?P<end>,? (?:and|plus) (?:also )?|,? as well as |; and )|, |; )"
    r"(?:(?:another|a further|the other|also|their|his|her) )?"
    r"(?=#(?:\d+|\?)#|an? (?!further|total|combined|day|week|month|year|share|lot))"
)
# What leaves a list open, or makes its items sentences of their own.
OPEN = re.compile(
    r"\b(?:includ\w+|among|such as(?= #)|other|others|more|mostly|most|each|apiece|per|every|respectively|while|but|"
    r"when|outside (?!the |a |an |his |her |its )|elsewhere|besides|excluding|"
    r"who|after|before|at least one|some of|of them|of whom|of which|both|either|or|was|were|is|are|am|be|been|has|"
    r"have|had|do|did|does|will|would|could|can|may|might|went|came|died|fled|say|says|said|told|compared|against|than|up|down|"
    r"unknown|unidentified|unclear)\b"
)
# "one of the bus's two drivers"
ONE_OF = re.compile(r"#\d+# of (?:the|its|their|his|her)\b[^#]* #\d+#[^#]*$")
# "and 3,800 elsewhere" closes a list.
ELSEWHERE = re.compile(r" elsewhere$")
# So many figures are tried together: the work grows with the cube.
MANY = 16
ATTRIBUTION = re.compile(r",? (?:the |an? )?[^,#]{0,60}\b(?:said|says|told|added|reported|announced|according to)\b.*$")


@dataclass(frozen=True, slots=True)
class Items:
    """A closed list: its figures, and how many persons or things an article alone counts."""

    claims: tuple[Claim, ...]
    articles: int = 0
    length: int = 0
    sure: int = 0
    """How many of those that an article counts stand at the head of the list or behind *and*."""

    @property
    def rooms(self) -> list[Room]:
        """What the whole may be: an article may count one, or open an apposition (*in Alba, a town*)."""
        total = add(room(c) for c in self.claims)
        return [(total[0] + n, total[1] + n) for n in range(self.sure, self.articles + 1)]

    @property
    def sum(self) -> str:
        """The sum in words: *1 + 1 + 15*."""
        return " + ".join([said(c) for c in self.claims] + ["1"] * self.articles)

    @property
    def total(self) -> str:
        """What the list makes."""
        return shown(sum(_middle(c) for c in self.claims) + self.articles)

    def against(self, whole: Claim, how: str = "not") -> str:
        """Why the whole cannot be true: *1 + 1 + 15 = 17, not 18*; ``how`` may be *more than*."""
        return f"{self.sum} = {self.total}, {how} {said(whole)}"


def _middle(claim: Claim) -> float:
    value = claim.value
    return value.low if value.low is not None else value.high or 0


def read_items(body: str, line: Line, *, of_persons: bool = False) -> Items | None:
    """A stretch of text as a closed list of at least two items, or None where it is none.

    Every item begins with a figure or an article and holds no other figure; *and* or *plus* stands before the last.
    Where the text says that persons are listed (``of_persons``), no item is taken for a clause.
    """
    body = ATTRIBUTION.sub("", body).strip(" .;)")
    starts = list(ITEM.finditer(body))
    if len(starts) < 2 or starts[0].start() != 0 or UNKNOWN in body or "=" in body or starts[-1]["end"] is None:
        return None
    ends = [*(m.start() for m in starts[1:]), len(body)]
    pieces = [body[m.end() : end] for m, end in zip(starts, ends, strict=True)]
    claims: list[Claim] = []
    articles = sure = 0
    for piece, start in zip(pieces, starts, strict=True):
        figures = MARK.findall(piece)
        figures = figures[:1] if ONE_OF.match(piece) else figures
        if piece is pieces[-1] and figures:
            piece = ELSEWHERE.sub("", piece)
        if OPEN.search(piece) or len(figures) > 1 or (figures and not piece.startswith("#")) or len(piece.split()) > 14:
            return None
        if figures:
            claim = line.claim(figures[0])
            if not of_persons and claim.measure == "count" and _is_clause(piece, claim.scope.deed):
                return None
            claims.append(claim)
        elif set(piece.split()[1:4]) & BUNDLES - {"couple", "pair"}:
            return None
        else:
            many = 2 if set(piece.split()[1:2]) & {"couple", "pair"} else 1
            articles += many
            sure += many if start["end"] or piece is pieces[0] else 0
    units = {c.quantity.unit for c in claims}
    if len(units) != 1 or (articles and units != {None}) or any(c.status == "denied" for c in claims):
        return None
    return Items(tuple(claims), articles, len(pieces), sure)


def _is_clause(piece: str, deed: str) -> bool:
    """Whether an item says what those counted do: *three men face charges*, but not *15 suspected robbers*."""
    stem = deed.removesuffix("e")
    later = piece.split()[2:]
    return len(stem) > 2 and any(re.fullmatch(rf"{re.escape(stem)}(?:e?s|e|e?d|ing)?", word) for word in later)


def sums(claims: Sequence[Claim]) -> list[Room]:
    """What every stretch of neighbours, and every two, of some figures of one unit make; of many only the last ones."""
    rooms = [room(c) for c in claims[-MANY:]]
    found: list[Room] = []
    for i, one in enumerate(rooms):
        made = one
        found.append(made)
        for j in range(i + 1, len(rooms)):
            made = add([made, rooms[j]])
            found += [made, add([one, rooms[j]])]
    return found
