"""Annotated reports: how they are read, what is wrong with an annotation, and the digest of a folder of them."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from checker.errors import ReadError
from checker.model import Report, Span
from checker.readers import read_file

BETWEEN_VOICES = ("source-conflict", "self-conflict")
"""The checks whose conflicts have sides; those of the others are one list of figures."""
CHECKS = (*BETWEEN_VOICES, "arithmetic", "subset", "unit-conversion", "date")
GENRES = tuple(
    "conflict terror disaster accident protest crime health business politics science sport city".split()
)  # fmt: skip
FEWEST_WORDS, MOST_WORDS = 80, 1200

# For each kind of entry the keys that it must have, and those that it may have.
TOP = {"id", "genre", "conflicts", "tolerated", "traps", "claims"}, {"facts_from"}
CONFLICT = {"check", "measure", "why"}, {"sides", "figures", "hard"}
TRAP = {"pair", "why"}, set[str]()
CLAIM = {"figure", "low", "high", "approx", "measure", "counted", "source"}, {"strict", "additional", "unit", "via"}


class AnnotationError(Exception):
    """An annotation that cannot be used; the message names the file."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the annotation: the quotation with its brackets, and the range of the bracketed words."""

    quote: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A numeric claim as a reader annotated it; ``source`` is empty where the report itself speaks."""

    figure: Figure
    low: float | None
    high: float | None
    measure: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What must be found. Of an arithmetic conflict and the like each figure is a side of its own."""

    check: str
    measure: str
    sides: tuple[tuple[Figure, ...], ...]
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Trap:
    """Figures that must not be flagged together, and why."""

    figures: tuple[Figure, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """An annotated report."""

    report: Report
    genre: str
    claims: tuple[GoldClaim, ...]
    conflicts: tuple[Conflict, ...] = ()
    tolerated: tuple[tuple[Figure, ...], ...] = ()
    traps: tuple[Trap, ...] = ()


def place(quote: str, text: str) -> Figure:
    """The figure that a quotation with brackets marks in the text.

    Raises ValueError, which says what is wrong, unless it has one pair of brackets around something and stands, without
    them, exactly once in the text and on one line.
    """
    marked = re.fullmatch(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)", quote)
    if marked is None:
        raise ValueError(f"needs one pair of brackets around the number: {quote!r}")
    before, number, after = marked.groups()
    plain = before + number + after
    if "\n" in plain:
        raise ValueError(f"goes over the end of a line: {quote!r}")
    places = [found.start() for found in re.finditer(f"(?={re.escape(plain)})", text)]
    if len(places) != 1:
        raise ValueError(f"stands {len(places)} times in the text, not once: {quote!r}")
    start = places[0] + len(before)
    return Figure(quote, Span(start, start + len(number)))


def stems(folder: Path) -> tuple[Path, ...]:
    """The reports (``.txt``) of a folder in the order of their names. Raises AnnotationError where there are none."""
    found = tuple(sorted(folder.glob("*.txt")))
    if not found:
        raise AnnotationError(f"{folder}: holds no reports (*.txt); check the name")
    return found


def read_folder(folder: Path) -> tuple[Gold, ...]:
    """The annotated reports of a folder in the order of their names. Raises AnnotationError."""
    return tuple(read_gold(path) for path in stems(folder))


def read_gold(path: Path) -> Gold:
    """The report of a ``.txt`` file with the annotation beside it. Raises AnnotationError."""
    report = _report(path)
    try:
        return build(report, _annotation(path))
    except (ValueError, KeyError, TypeError) as error:
        raise AnnotationError(f"{path.with_suffix('.yaml')}: {error}; --validate lists all that is wrong") from error


def build(report: Report, given: Mapping[str, Any]) -> Gold:
    """The report with its annotation as YAML gives it. Raises ValueError, KeyError or TypeError where that is wrong."""

    def figures(quotes: Sequence[str]) -> tuple[Figure, ...]:
        return tuple(place(quote, report.text) for quote in quotes)

    return Gold(
        report=report,
        genre=given["genre"],
        claims=tuple(
            GoldClaim(
                figure=place(claim["figure"], report.text),
                low=claim["low"],
                high=claim["high"],
                measure=claim["measure"],
                source=claim["source"] or "",
            )
            for claim in given["claims"]
        ),
        conflicts=tuple(
            Conflict(
                check=conflict["check"],
                measure=conflict["measure"],
                sides=tuple(figures(side) for side in _sides(conflict)),
                hard=conflict.get("hard", False),
            )
            for conflict in given["conflicts"] or ()
        ),
        tolerated=tuple(figures(quotes) for quotes in given["tolerated"] or ()),
        traps=tuple(Trap(figures(trap["pair"]), trap["why"]) for trap in given["traps"] or ()),
    )


def digest(folder: Path) -> str:
    """SHA-256 over the names and contents of the reports and annotations of a folder, with LF as the end of a line."""
    total = hashlib.sha256()
    for path in sorted((*folder.glob("*.txt"), *folder.glob("*.yaml")), key=lambda path: path.name):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{path.name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def validate(folder: Path) -> list[str]:
    """Everything that is wrong with the reports of a folder and their annotations, each with the name of its file."""
    paths = stems(folder)
    lonely = {path.stem for path in folder.glob("*.yaml")} - {path.stem for path in paths}
    found = [f"{stem}.yaml: there is no {stem}.txt" for stem in sorted(lonely)]
    for path in paths:
        try:
            report, given = _report(path), _annotation(path)
        except AnnotationError as error:
            found.append(str(error))
            continue
        found += [f"{path.stem}.yaml: {fault}" for fault in faults(report, given, path.stem)]
    return found


def faults(report: Report, given: Mapping[str, Any], stem: str) -> list[str]:
    """What is wrong with an annotation."""
    found = list(_keys("the annotation", given, TOP))
    if found:
        return found
    text = report.text
    words = len(text.split())
    if not FEWEST_WORDS <= words <= MOST_WORDS:
        found.append(f"the report has {words} words, not {FEWEST_WORDS} to {MOST_WORDS}")
    if not re.match(r"\S[^\n]*\n\n\S", text):
        found.append("the report does not begin with a headline and an empty line")
    if given["id"] != stem:
        found.append(f"the id is {given['id']!r}, the file {stem!r}")
    if given["genre"] not in GENRES:
        found.append(f"there is no genre {given['genre']!r}; there are {', '.join(GENRES)}")

    spans: dict[str, Span] = {}
    for where, quote in _quotes(given):
        try:
            spans[quote] = place(quote, text).span
        except ValueError as error:
            found.append(f"{where}: {error}")
    found += _marked_twice(spans)
    claimed: set[Span] = set()
    for claim in given["claims"] or ():
        found += _claim_faults(claim, text)
        span = spans.get(claim.get("figure", ""))
        if span in claimed:
            found.append(f"claim {claim['figure']!r} stands there twice")
        if span is not None:
            claimed.add(span)
    for conflict in given["conflicts"] or ():
        found += _conflict_faults(conflict, spans, claimed)
    for trap in given["traps"] or ():
        found += _keys(f"trap {trap.get('pair')}", trap, TRAP)
    for quotes in (*(given["tolerated"] or ()), *(trap.get("pair", ()) for trap in given["traps"] or ())):
        if len({spans.get(quote) for quote in quotes}) < 2:
            found.append(f"a pair needs two figures: {quotes}")
    return list(dict.fromkeys(found))


def _report(path: Path) -> Report:
    try:
        return read_file(path)
    except ReadError as error:
        raise AnnotationError(f"{path} {error}") from error


def _annotation(path: Path) -> Mapping[str, Any]:
    beside = path.with_suffix(".yaml")
    try:
        given = yaml.safe_load(beside.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AnnotationError(f"{beside}: is not there; every report needs its annotation") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise AnnotationError(f"{beside}: is not YAML: {error}") from error
    if not isinstance(given, dict):
        raise AnnotationError(f"{beside}: is not a mapping of keys to values")
    return given


def _sides(conflict: Mapping[str, Any]) -> list[list[str]]:
    sides: list[list[str]] = conflict["sides"] if "sides" in conflict else [[quote] for quote in conflict["figures"]]
    return sides


def _quotes(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every quotation of the annotation, with the list that it stands in."""
    for conflict in given["conflicts"] or ():
        if "sides" in conflict or "figures" in conflict:
            yield from (("conflict", quote) for side in _sides(conflict) for quote in side)
    for quotes in given["tolerated"] or ():
        yield from (("tolerated", quote) for quote in quotes)
    for trap in given["traps"] or ():
        yield from (("trap", quote) for quote in trap.get("pair", ()))
    for claim in given["claims"] or ():
        if "figure" in claim:
            yield "claim", claim["figure"]


def _keys(where: str, given: Mapping[str, Any], known: tuple[set[str], set[str]]) -> Iterator[str]:
    needed, possible = known
    missing, unknown = needed - given.keys(), given.keys() - needed - possible
    if missing:
        yield f"{where} lacks {', '.join(sorted(missing))}"
    if unknown:
        yield f"{where} has the unknown {', '.join(sorted(unknown))}"


def _marked_twice(spans: Mapping[str, Span]) -> Iterator[str]:
    """Quotations that mark one number in two ways: *[12] men* and *[at least 12] men*."""
    placed = sorted(spans.items(), key=lambda item: item[1])
    for (first, one), (second, other) in pairwise(placed):
        if one != other and one.overlaps(other):
            yield f"one number is marked in two ways: {first!r} and {second!r}"


def _claim_faults(claim: Mapping[str, Any], text: str) -> Iterator[str]:
    where = f"claim {claim.get('figure')!r}"
    wrong = list(_keys(where, claim, CLAIM))
    if wrong:
        yield from wrong
        return
    low, high = claim["low"], claim["high"]
    if low is None and high is None:
        yield f"{where} has no value"
    elif any(isinstance(bound, bool | str) for bound in (low, high)):
        yield f"{where} has a value that is not a number"
    elif low is not None and high is not None and low > high:
        yield f"{where} has a low above its high"
    for key in ("approx", "strict", "additional"):
        if not isinstance(claim.get(key, False), bool):
            yield f"{where}: {key} is neither true nor false"
    if not re.fullmatch(r"[a-z]+(_[a-z]+)*", claim["measure"]):
        yield f"{where}: a measure is written in small letters: {claim['measure']!r}"
    for key in ("source", "via"):
        if (claim.get(key) or "") not in text:
            yield f"{where}: the {key} does not stand in the text: {claim[key]!r}"


def _conflict_faults(conflict: Mapping[str, Any], spans: Mapping[str, Span], claimed: set[Span]) -> Iterator[str]:
    where = f"conflict {conflict.get('why')!r}"
    wrong = list(_keys(where, conflict, CONFLICT))
    if wrong:
        yield from wrong
        return
    check = conflict["check"]
    wanted = "sides" if check in BETWEEN_VOICES else "figures"
    if check not in CHECKS:
        yield f"{where}: there is no check {check!r}; there are {', '.join(CHECKS)}"
    elif conflict.keys() & {"sides", "figures"} != {wanted}:
        yield f"{where}: a conflict of {check} has {wanted}"
    else:
        sides = [[spans[quote] for quote in side if quote in spans] for side in _sides(conflict)]
        flat = [span for side in sides for span in side]
        # One date can be wrong by itself: *Friday, 3 March 2021*.
        if len(sides) < (1 if check == "date" else 2) or not all(sides):
            yield f"{where}: needs two {wanted} or more"
        if len(flat) != len(set(flat)):
            yield f"{where}: one figure stands there twice"
        if check != "date" and not set(flat) <= claimed:
            yield f"{where}: not all of its figures are claims"
