"""What quantulum3 says today, and why it is never shown a sentence.

A test that fails here after an update is news, good or bad: read it, then decide whether ``quantities/library.py`` may
do less or must do more.
"""

import logging
import warnings
from collections.abc import Iterator
from importlib.metadata import version

import pytest


@pytest.fixture(autouse=True)
def _quiet_root_logger() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def said(text: str) -> list[tuple[float, str, tuple[int, int]]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

        return [(q.value, q.unit.name, tuple(q.span)) for q in parser.parse(text)]


def test_the_version_that_was_looked_at() -> None:
    assert version("quantulum3").startswith("0.10.")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("10k people", [(10.0, "kibibyte", (0, 3))]),
        ("3m people", [(3.0, "metre", (0, 2))]),
        ("£2bn", [(2.0, "pound sterling barn newton", (0, 4))]),
        ("half a million", [(1_500_000.0, "dimensionless", (0, 14))]),
        ("3 a.m. 12 people", [(3.0, "year", (0, 3)), (12.0, "dimensionless", (7, 9))]),
        ("34-year-old", [(34.0, "year", (0, 7))]),
        ("50 mSv", [(50.0, "millisecond volt", (0, 6))]),
        ("2 MJ", [(2.0, "millijoule", (0, 4))]),
    ],
)
def test_news_shorthand_is_misread(text: str, answer: list[tuple[float, str, tuple[int, int]]]) -> None:
    assert said(text) == answer


def test_a_name_is_misread_one_way_or_the_other() -> None:
    # The answer depends on whether spaCy was imported before it.
    assert said("Boeing 737 MAX") in ([(737.0, "megaampere", (7, 14))], [(737.0, "dimensionless", (7, 10))])


@pytest.mark.parametrize("text", ["dozens", "no people", "none", "52-48", "nobody"])
def test_counts_without_a_number_are_lost(text: str) -> None:
    assert said(text) == []


def test_hedges_are_lost_and_ranges_become_a_middle() -> None:
    assert said("at least 5") == [(5.0, "dimensionless", (9, 10))]
    assert said("10 to 15") == [(12.5, "dimensionless", (0, 8))]


def test_per_cent_and_percent_are_two_units() -> None:
    assert said("5 per cent")[0][1] == "per cent"
    assert said("5 percent")[0][1] == "percentage"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("2 hPa", "hectopascal"), ("2 kilopascals", "kilopascal"), ("2 becquerels", "becquerel"),
        ("2 GHz", "gigahertz"), ("2 nanometers", "nanometre"), ("2 kilonewtons", "kilonewton"),
        ("2 petabytes", "petabyte"),
    ],
)  # fmt: skip
def test_what_it_is_asked_for_it_knows(text: str, unit: str) -> None:
    assert said(text) == [(2.0, unit, (0, len(text)))]
