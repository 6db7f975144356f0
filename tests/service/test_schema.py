"""Whatever fits the OpenAPI description, or nearly, is never answered with 5xx, nor with what is not described."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.service.serving import Service

schemathesis = pytest.importorskip("schemathesis")

ADDRESSES = [
    ("POST", "/v1/check"), ("POST", "/v1/report"), ("GET", "/v1/health"), ("GET", "/v1/rules"),
    ("POST", "/v2/check"), ("GET", "/v2/languages"), ("GET", "/v2/healthcheck"),
]  # fmt: skip


def test_no_address_is_left_out(service: Service) -> None:
    paths = json.loads(service.ask("GET", "/openapi.json")[2])["paths"]
    assert {(method.upper(), path) for path, each in paths.items() for method in each} == set(ADDRESSES)


@pytest.mark.parametrize(
    ("method", "path", "mode"),
    # What takes nothing can be asked nothing wrong.
    [(*each, "POSITIVE") for each in ADDRESSES] + [(*each, "NEGATIVE") for each in ADDRESSES if each[0] == "POST"],
)
def test_no_server_error(service: Service, method: str, path: str, mode: str) -> None:
    from schemathesis import GenerationMode
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    checks = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
    description = schemathesis.openapi.from_dict(json.loads(service.ask("GET", "/openapi.json")[2]))
    operation = description[path][method]

    @given(case=operation.as_strategy(generation_mode=GenerationMode[mode]))
    @settings(
        max_examples=12 if method == "POST" else 2, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def ask(case: Any) -> None:
        case.call_and_validate(base_url=service.url, checks=checks)

    ask()
    assert service.health()["replaced"] == 0
