"""``docs/limits.md`` says what is known to fail, no more and no less."""

from tests.limits_page import PAGE, page


def test_the_page_is_that_of_the_cases() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.limits_page"
