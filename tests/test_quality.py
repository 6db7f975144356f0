"""The quality gate itself, its floors, its page, and its command."""

import re
from collections import Counter
from pathlib import Path

import pytest

from checker.model import Span
from checker.pipeline import Checker
from tests.annotations import ENTRY, LONG, corpus, finding_at
from tests.gold import quality
from tests.gold.alarms import articles, listed, rate
from tests.gold.annotation import GENRES, validate
from tests.gold.floors import Floors, FloorsError, Lowered, broken, load, save, update
from tests.gold.page import between, plain, replaced, written
from tests.gold.scoring import FIGURES, Ratio, Score, Scored, names, total
from tests.results import a_report, a_result, mill


def scores(**values: int) -> Score:
    """A score in thousandths; 1 where none is given."""
    return {name: Ratio(values.get(name, 1000), 1000) for name in names()}


FLOORS = update(Floors(), "dev", scores(recall=800), "abc")


def test_floors_are_set_and_raised_but_not_lowered() -> None:
    assert FLOORS.floors["dev"] == dict.fromkeys(FIGURES, 1.0) | {"recall": 0.8}
    higher = update(FLOORS, "dev", scores(recall=850, precision=700), "def")
    assert (higher.floors["dev"]["recall"], higher.floors["dev"]["precision"]) == (0.85, 1.0)
    assert (higher.digests, higher.lowered) == ({"dev": "def"}, ())


def test_a_floor_is_lowered_for_a_reason_which_is_kept() -> None:
    lower = update(FLOORS, "dev", scores(recall=700, precision=998), "abc", reason="two new reports")
    assert (lower.floors["dev"]["recall"], lower.floors["dev"]["precision"]) == (0.7, 1.0)
    assert lower.lowered == (Lowered("dev", "recall", 0.8, 0.7, "two new reports"),)


def test_a_floor_stays_below_what_is_measured() -> None:
    third = {**scores(), "recall": Ratio(2, 3)}
    assert update(Floors(), "dev", third, "abc").floors["dev"]["recall"] == 0.666
    assert update(Floors(), "dev", scores(recall=10), "abc", margin=0.03).floors["dev"]["recall"] == 0.0


@pytest.mark.parametrize(
    ("recall", "pinned", "expected"),
    [
        pytest.param(800, "abc", [], id="at the floor"),
        pytest.param(796, "abc", [], id="within the tolerance"),
        pytest.param(794, "abc", ["dev: recall is 0.794, below its floor of 0.800"], id="below"),
        pytest.param(
            900,
            "other",
            ["dev: the reports or annotations are not those the floors were set for; --update if that was meant"],
            id="other reports",
        ),
    ],
)
def test_what_breaks_the_gate(recall: int, pinned: str, expected: list[str]) -> None:
    assert broken(FLOORS, "dev", scores(recall=recall), pinned) == expected


def test_a_folder_without_floors_does_not_pass() -> None:
    assert len(broken(FLOORS, "own/open", scores(), "abc")) == 1 + len(FIGURES)


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    floors = update(FLOORS, "dev", scores(recall=700), "abc", reason="two new reports")
    save(floors, tmp_path / "floors.json")
    assert load(tmp_path / "floors.json") == floors
    assert load(tmp_path / "none.json") == Floors()
    for wrong in ("", "{}", "[]"):
        (tmp_path / "floors.json").write_text(wrong, encoding="utf-8")
        with pytest.raises(FloorsError, match="holds no floors"):
            load(tmp_path / "floors.json")


# Articles without annotations


def test_alarms_show_both_sentences_and_the_rate() -> None:
    assert list(listed([mill(), a_result(a_report("Quiet day\n\nNothing burned.\n"))], left_out=1)) == [
        "mill.txt: source-conflict (warning, high): Injured: the fire brigade says two, the owner five.",
        "    line 5, injured, the fire brigade: >>Two<< workers were hurt, the fire brigade said.",
        "    line 5, injured, The owner: The owner, citing a doctor, put their number at >>five<<.",
        "    because two is not five",
        "",
        "1 findings (0 errors, 1 warnings, 0 notes) in 1 of 2 articles: 50.0 findings for 100 articles.",
        "1 annotated reports with conflicts were left out.",
    ]


def test_alarms_show_the_paragraph_of_what_is_no_claim() -> None:
    report = mill().report
    at = report.text.index("March 3")
    lines = listed([a_result(report, (), [finding_at(Span(at, at + 7))])])
    assert next(lines) == "mill.txt: date (error, high): Wrong day."
    assert next(lines) == "    line 3, no claim: ELY - A fire broke out in a mill on >>March 3<<."


def test_no_articles_no_rate() -> None:
    assert rate(0, 0, Counter()).endswith("0.0 findings for 100 articles.")


def test_articles_leave_out_what_has_a_conflict(tmp_path: Path) -> None:
    corpus(tmp_path)
    (tmp_path / "plain.txt").write_text(LONG, encoding="utf-8")
    reports, left_out = articles([tmp_path])
    assert ([report.name for report in reports], left_out) == (["mill.txt", "plain.txt"], 0)
    wrong = "conflicts:\n- {check: date, measure: date, figures: ['in [May]'], why: another month}\n"
    (tmp_path / "mill.yaml").write_text(ENTRY.replace("conflicts: []\n", wrong), encoding="utf-8")
    reports, left_out = articles([tmp_path])
    assert ([report.name for report in reports], left_out) == (["plain.txt"], 1)


# The command and the page


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--show", "own/closed"], "the half that nobody studies"),
        (["--show", "dev", "--show", str(quality.CLOSED)], "the half that nobody studies"),
        (["--alarms", str(quality.CLOSED)], "the half that nobody studies"),
        (["--lower", "because"], "--lower needs --update"),
        (["--update", "--lower", " "], "and a reason"),
        (["--margin", "0.1"], "--margin needs --update"),
        (["--write-docs", "dev"], "about all folders"),
        (["--show", "dev", "--update"], "not allowed"),
    ],
)
def test_calls_that_are_refused(arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        quality.main(arguments)
    assert left.value.code == 2
    assert problem in " ".join(capsys.readouterr().err.split())


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main(["--alarms", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"quality: {tmp_path}: holds no reports (*.txt); check the name\n"


def test_columns() -> None:
    assert plain((("figure", "dev"), [("recall", "0.8"), ("clean", "–")])) == "figure  dev\nrecall  0.8\nclean     –"


def test_replacing_the_tables() -> None:
    page = "# Accuracy\n\n<!-- figures -->\nold\n<!-- /figures -->\n\nMore.\n"
    assert replaced(page, "new") == page.replace("old", "new")
    assert between(replaced(page, "new\n\ntables")) == "new\n\ntables"
    for wrong in ("# Accuracy\n", page + "<!-- figures -->", "<!-- /figures -->\n<!-- figures -->"):
        with pytest.raises(ValueError, match="the page needs"):
            replaced(wrong, "new")


def without_figures(tables: str) -> str:
    return re.sub(r"(?<![\w-])\d[\d./]*|–", "#", tables)


def test_the_page_has_the_tables_that_the_command_writes() -> None:
    scored = {folder: [Scored(genre, scores(), ()) for genre in GENRES] for folder in quality.FOLDERS}
    page = quality.PAGE.read_text(encoding="utf-8")
    assert without_figures(between(page)) == without_figures(written(scored, {"update": Ratio(1, 1)}))


@pytest.mark.parametrize("folder", quality.FOLDERS)
def test_the_annotations_are_sound(folder: str) -> None:
    assert validate(quality.HERE / folder) == []


def test_the_gate(checker: Checker) -> None:
    paths = {folder: quality.HERE / folder for folder in quality.FOLDERS}
    measured = {
        folder: total(report.score for report in quality.measure(path, checker)) for folder, path in paths.items()
    }
    assert quality.gate(measured, paths) == []
