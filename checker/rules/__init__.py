"""The rules: what an editor edits, read once and frozen."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from checker.rules.events import EventWords
from checker.rules.folder import check_relations, read_measures
from checker.rules.hedges import Hedges
from checker.rules.measures import Measure, Nouns
from checker.rules.reader import RuleError, read
from checker.rules.relations import Relations
from checker.rules.sources import SourceRules
from checker.rules.units import Units
from checker.rules.versions import VersionWords

__all__ = ["Measure", "RuleError", "Rules", "load_rules", "rules_folder"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules of a run."""

    measures: dict[str, Measure]
    nouns: Nouns
    hedges: Hedges
    units: Units
    sources: SourceRules
    events: EventWords
    relations: Relations
    versions: VersionWords


def rules_folder() -> Path:
    """The rules that came with the package, or those of this checkout."""
    installed = Path(__file__).parents[1] / "data" / "rules"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "rules"


def load_rules(folders: tuple[Path, ...] = ()) -> Rules:
    """The shipped rules and, in this order, those of the given folders.

    A measure of a folder is added, or replaces the earlier one of its name; a file with ``extends`` adds words to one.
    Raises RuleError, which names file and line, where a file is wrong or a folder holds no rules.
    """
    with _without_collection():
        return _load(rules_folder(), folders)


def _load(shipped: Path, folders: tuple[Path, ...]) -> Rules:
    measures, nouns = read_measures(shipped / "measures", folders, read(Nouns, shipped / "nouns.yaml"))
    relations = read(Relations, shipped / "relations.yaml")
    check_relations(relations, measures, shipped / "relations.yaml")
    return Rules(
        measures=measures,
        nouns=nouns,
        hedges=read(Hedges, shipped / "hedges.yaml"),
        units=read(Units, shipped / "units.yaml"),
        sources=read(SourceRules, shipped / "sources.yaml"),
        events=read(EventWords, shipped / "events.yaml"),
        relations=relations,
        versions=read(VersionWords, shipped / "versions.yaml"),
    )


@contextmanager
def _without_collection() -> Iterator[None]:
    """No search for garbage meanwhile: the trees of the files leave hardly any, and it takes a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
