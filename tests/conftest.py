"""What the tests share: the rules and the checker are read once."""

import pytest

from checker.pipeline import Checker
from checker.rules import Rules, load_rules


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules()


@pytest.fixture(scope="session")
def checker(rules: Rules) -> Checker:
    return Checker(rules)
