"""The floors that the figures of each folder may not fall below, and the digests of the folders they hold for."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.gold.scoring import FIGURES, Score

TOLERANCE = 0.005
"""How far a figure may fall: one claim among hundreds may be read differently on another machine."""


class FloorsError(Exception):
    """Floors that cannot be read; the message names the file."""


@dataclass(frozen=True, slots=True)
class Lowered:
    """A floor that was lowered, and why."""

    folder: str
    figure: str
    before: float
    after: float
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """What ``floors.json`` holds: by folder the digest and the floor of each figure, and what was lowered."""

    digests: Mapping[str, str] = field(default_factory=dict)
    floors: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    lowered: tuple[Lowered, ...] = ()


def load(path: Path) -> Floors:
    """The floors in a file; none where it does not exist. Raises FloorsError."""
    if not path.exists():
        return Floors()
    try:
        given: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        folders = given["folders"]
        return Floors(
            digests={name: folder["digest"] for name, folder in folders.items()},
            floors={name: folder["floors"] for name, folder in folders.items()},
            lowered=tuple(Lowered(**entry) for entry in given["lowered"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FloorsError(f"{path}: holds no floors ({error!r}); take the last one that was committed") from error


def save(floors: Floors, path: Path) -> None:
    """Write the floors, so that a change of one is a change of one line."""
    folders = {name: {"digest": floors.digests[name], "floors": floors.floors[name]} for name in floors.floors}
    lowered = [{name: getattr(entry, name) for name in Lowered.__slots__} for entry in floors.lowered]
    text = json.dumps({"folders": folders, "lowered": lowered}, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def broken(floors: Floors, folder: str, score: Score, digest: str) -> list[str]:
    """What keeps a folder from passing: other reports than the floors were set for, a figure below its floor."""
    found = []
    if floors.digests.get(folder) != digest:
        found.append(
            f"{folder}: the reports or annotations are not those the floors were set for; --update if that was meant"
        )
    for name in FIGURES:
        floor = floors.floors.get(folder, {}).get(name)
        if floor is None:
            found.append(f"{folder}: {name} has no floor; --update sets it")
        elif score[name].value < floor - TOLERANCE:
            found.append(f"{folder}: {name} is {score[name].value:.3f}, below its floor of {floor:.3f}")
    return found


def update(floors: Floors, folder: str, score: Score, digest: str, reason: str = "", margin: float = 0.0) -> Floors:
    """The floors raised to the score less a margin, and the digest of the folder as it is now.

    None is lowered, unless there is a reason: then those that the score falls short of are, and the reason is kept.
    """
    new = dict(floors.floors.get(folder, {}))
    lowered = []
    for name in FIGURES:
        before, measured = new.get(name), max(0.0, _down(score[name].value - margin))
        if before is None or measured > before:
            new[name] = measured
        elif reason and score[name].value < before - TOLERANCE:
            lowered.append(Lowered(folder, name, before, measured, reason))
            new[name] = measured
    return replace(
        floors,
        digests={**floors.digests, folder: digest},
        floors={**floors.floors, folder: {name: new[name] for name in FIGURES}},
        lowered=(*floors.lowered, *lowered),
    )


def _down(value: float) -> float:
    """To three digits, never up, for a floor above the measured value would be broken at once."""
    return math.floor(round(value * 1000, 6)) / 1000
