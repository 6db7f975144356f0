"""The quality gate: ``python -m tests.gold.quality`` scores the checker on the annotated reports.

Exit status: 0 where all is well, 1 where a figure fell below its floor, the reports are not those the floors were set
for or an annotation is wrong, 2 where the call is wrong.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checker.errors import ReadError
from checker.pipeline import Checker
from checker.rules import load_rules
from tests.gold import floors, traps
from tests.gold.alarms import articles, listed
from tests.gold.annotation import AnnotationError, digest, read_folder, validate
from tests.gold.page import plain, replaced, tables, written
from tests.gold.scoring import Score, Scored, score, total

HERE = Path(__file__).parent
FOLDERS = ("dev", "own/open", "own/closed")
CLOSED = HERE / "own" / "closed"
FLOORS = HERE / "floors.json"
PAGE = HERE.parent.parent / "docs" / "accuracy.md"
WHY_CLOSED = (
    "own/closed is the half that nobody studies: its score says how the rules do on reports that they were not written "
    "for, and only as long as nobody has seen its errors; a report that was studied moves to own/open. "
    "Add --really if you know what that costs"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and answer with its exit status; a wrong call leaves through SystemExit, as argparse has it."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.lower is not None and not (given.update and given.lower.strip()):
        parser.error("--lower needs --update and a reason")
    if given.margin and not given.update:
        parser.error("--margin needs --update")
    if given.write_docs and given.folders:
        parser.error("--write-docs is about all folders; name none")
    paths = dict(map(_folder, given.show or given.alarms or given.folders or FOLDERS))
    if (given.show or given.alarms) and not given.really and any(map(_is_closed, paths.values())):
        parser.error(WHY_CLOSED)
    try:
        if given.validate:
            return _validate(paths)
        if given.alarms:
            reports, left_out = articles(paths.values())
            for line in listed(Checker(load_rules()).check(reports), left_out):
                print(line)
            return 0
        return _measure(paths, given)
    except (AnnotationError, floors.FloorsError, ReadError) as error:
        print(f"quality: {error}", file=sys.stderr)
        return 2


def measure(folder: Path, checker: Checker) -> list[Scored]:
    """The score of each report of a folder. Raises AnnotationError."""
    golds = read_folder(folder)
    results = checker.check([gold.report for gold in golds])
    return [
        replace(score(gold, result), traps=traps.in_report(gold, result))
        for gold, result in zip(golds, results, strict=True)
    ]


def gate(scores: dict[str, Score], paths: dict[str, Path]) -> list[str]:
    """What is wrong with the folders that have floors to keep; nothing where all is well."""
    pinned = floors.load(FLOORS)
    return [
        fault
        for name in scores
        if name in FOLDERS
        for fault in floors.broken(pinned, name, scores[name], digest(paths[name]))
    ]


def _measure(paths: dict[str, Path], given: argparse.Namespace) -> int:
    checker = Checker(load_rules())
    scored = {name: measure(path, checker) for name, path in paths.items()}
    scores = {name: total(report.score for report in reports) for name, reports in scored.items()}
    if given.update:
        if _validate({name: paths[name] for name in paths if name in FOLDERS}):
            return 1
        pinned = floors.load(FLOORS)
        for name in (name for name in scores if name in FOLDERS):
            pinned = floors.update(pinned, name, scores[name], digest(paths[name]), given.lower or "", given.margin)
        floors.save(pinned, FLOORS)
    if given.write_docs:
        PAGE.write_text(
            replaced(PAGE.read_text(encoding="utf-8"), written(scored, traps.in_scenes(checker))), encoding="utf-8"
        )
    if given.show:
        remarks = [remark for reports in scored.values() for report in reports for remark in report.remarks]
        for remark in sorted(remarks, key=lambda remark: remark.kind):
            print(f"{remark.kind:15}{remark.report}: {remark.what}")
        print()
    print("\n\n".join(plain(table) for table in tables(scored)))
    faults = gate(scores, paths)
    for fault in faults:
        print(f"quality: {fault}", file=sys.stderr)
    return 1 if faults else 0


def _validate(paths: dict[str, Path]) -> int:
    faults = [f"{name}/{fault}" for name, path in paths.items() for fault in validate(path)]
    for fault in faults:
        print(f"quality: {fault}", file=sys.stderr)
    return 1 if faults else 0


def _folder(name: str) -> tuple[str, Path]:
    """The gate's own folder of that name or path, else the folder at that path."""
    for own in FOLDERS:
        if name == own or Path(name).resolve() == (HERE / own).resolve():
            return own, HERE / own
    return name, Path(name)


def _is_closed(path: Path) -> bool:
    return path.resolve().is_relative_to(CLOSED.resolve())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.gold.quality", description=__doc__.split("\n")[0])
    parser.add_argument(
        "folders", nargs="*", metavar="FOLDER", help=f"score these only; without any: {', '.join(FOLDERS)}"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--show", action="append", metavar="FOLDER", help="list what is missed and what is wrong in it")
    what.add_argument("--validate", action="store_true", help="only check the annotations")
    what.add_argument("--alarms", nargs="+", metavar="FOLDER", help="print every finding in articles without conflicts")
    what.add_argument("--update", action="store_true", help="raise the floors to what is measured, pin the reports")
    what.add_argument("--write-docs", action="store_true", help="write the tables into docs/accuracy.md")
    parser.add_argument("--lower", metavar="REASON", help="with --update: lower floors too, and keep the reason")
    parser.add_argument("--margin", type=float, default=0.0, help="with --update: stay so far below what is measured")
    parser.add_argument("--really", action="store_true", help="show the errors in own/closed nevertheless")
    return parser


if __name__ == "__main__":
    sys.exit(main())
