"""Units and currencies: the names they get, what they measure, and when the library of rarer units is asked."""

import logging
import subprocess
import sys

import pytest

from checker.quantities import find_quantities
from checker.quantities.library import rare_unit
from checker.rules import Rules
from tests.making import unparsed


def unit_of(text: str, rules: Rules) -> list[str | None]:
    figures, _ = find_quantities(unparsed(text), text, rules.hedges, rules.units)
    return [figure.unit for figure in figures]


@pytest.mark.parametrize(
    ("american", "british", "name"),
    [
        ("5 kilometers", "5 kilometres", "kilometre"),
        ("5 meters", "5 metres", "metre"),
        ("5 liters", "5 litres", "litre"),
        ("5 metric tons", "5 tonnes", "tonne"),
        ("5 percent", "5 per cent", "percent"),
        ("5 kilograms", "5 kilogrammes", "kilogram"),
        ("5 km an hour", "5 kph", "kilometre per hour"),
        ("5 square kilometers", "5 sq km", "square kilometre"),
        ("5 degrees C", "5 °C", "degree Celsius"),
    ],
)
def test_american_and_british_spelling_have_one_name(american: str, british: str, name: str, rules: Rules) -> None:
    assert unit_of(american, rules) == unit_of(british, rules) == [name]


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        (None, ""),
        ("percent", "share"),
        ("percentage point", "share"),
        ("USD", "money"),
        ("year", "duration"),
        ("mile", "distance"),
        ("acre", "area"),
        ("litre", "volume"),
        ("pound", "weight"),
        ("knot", "speed"),
        ("degree Fahrenheit", "temperature"),
        ("megawatt", "power"),
        ("hectopascal", "pressure"),
        ("widget", ""),
    ],
)
def test_dimension(unit: str | None, dimension: str, rules: Rules) -> None:
    assert rules.units.dimension(unit) == dimension


@pytest.mark.parametrize(
    "text",
    ["12 people", "5 in Yala", "20 second thoughts", "3 won", "5 pounding drums", "7 min ago, 5 st", "9 a day", "2 F"],
)
def test_a_word_that_is_no_unit_gives_none(text: str, rules: Rules) -> None:
    assert not {unit for unit in unit_of(text, rules) if unit not in {None, "minute", "degree Fahrenheit"}}


def test_every_unit_and_currency_is_read_by_each_of_its_words(rules: Rules) -> None:
    for unit in rules.units.units:
        for word in [*unit.words, *unit.abbreviations]:
            # "7 second" could be "7 second chances"
            joint = "-" if word == "second" else "" if len(word) == 1 else " "
            assert unit_of(f"about 7{joint}{word}", rules) == [unit.name], word
    for money in rules.units.currencies:
        for sign in money.before:
            assert unit_of(f"about {sign} 7.50", rules) == [money.code], sign
        for name in [*money.after, *money.after_large]:
            assert unit_of(f"about 7 million {name}", rules) == [money.code], name
        for name in money.hundredths:
            assert unit_of(f"about 70{'' if len(name) == 1 else ' '}{name}", rules) == [money.code], name


def test_no_phrase_stands_for_two_units(rules: Rules) -> None:
    words = [word.lower() for unit in rules.units.units for word in unit.words]
    names = [name.lower() for money in rules.units.currencies for name in [*money.after, *money.hundredths]]
    signs = [sign for money in rules.units.currencies for sign in money.before]
    for phrases in (words, names, signs):
        assert sorted(set(phrases)) == sorted(phrases)
    assert not set(words) & set(names)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("hPa", "hectopascal"),
        ("kilopascals", "kilopascal"),
        ("GHz", "gigahertz"),
        ("becquerels", "becquerel"),
        ("newtons", "newton"),
        ("nanometers", "nanometre"),
        ("petabytes", "petabyte"),
        ("furlongs", "furlong"),
        # The library takes MJ for a millijoule and has no microsecond volt in news: what it says must fit the word.
        ("MJ", None),
        ("people", None),
        ("Max", None),
        ("milliseconds", "millisecond"),
        ("kilotesla", None),
    ],
)
def test_a_rarer_unit_is_named_by_the_library_and_checked(word: str, name: str | None, rules: Rules) -> None:
    assert rare_unit(word, rules.units) == name


def test_asking_the_library_leaves_logging_alone(rules: Rules) -> None:
    root = logging.getLogger()
    before = list(root.handlers), root.level
    assert rare_unit("millilumens", rules.units) in {None, "millilumen"}
    assert (list(root.handlers), root.level) == before


def test_the_classifier_of_the_library_is_never_asked(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    from quantulum3 import classifier

    # As where scikit-learn is installed: the classifier's file does not load in every version of that.
    monkeypatch.setattr(classifier, "USE_CLF", True)
    assert rare_unit("gigapascals", rules.units) == "gigapascal"
    assert classifier.USE_CLF is False


def test_an_ordinary_sentence_never_loads_the_library() -> None:
    program = (
        "import sys; from checker.quantities import find_quantities; from checker.rules import load_rules;"
        "from tests.making import unparsed; rules = load_rules();"
        "text = 'About 12 people paid $5 million for 3 km, 5 MW, 10k hens and 9 widgets within 24 hours.';"
        "found, _ = find_quantities(unparsed(text), text, rules.hedges, rules.units);"
        "assert len(found) == 7, found; assert 'quantulum3' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
