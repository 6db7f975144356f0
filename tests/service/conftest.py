"""What the tests of the service share: one service for all that do not hurt it."""

from collections.abc import Iterator

import pytest

pytest.importorskip("fastapi")
pytest.importorskip("uvicorn")

from tests.service.serving import Service, running


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    with running() as found:
        yield found
