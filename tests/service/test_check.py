"""The contract of ``POST /v1/check`` and its neighbours."""

import json
from typing import Any

import pytest
from pydantic import BaseModel

from checker import __version__
from checker.service import models
from tests.service.serving import Service, running

HEADLINE = "Two hurt in mill fire"
THREE = "A fire at a mill near Ely injured three workers on Monday."
FOUND = {
    "headline": HEADLINE,
    "body": THREE,
}


def marked(answer: Any, fields: dict[str, Any], finding: int = 0) -> list[str]:
    """The words at the places of a finding."""
    words = []
    for span in answer["findings"][finding]["spans"]:
        text = fields[span["field"]]
        text = text if span["index"] is None else text[span["index"]]
        words.append(text[span["start"] : span["end"]])
    return words


def test_a_contradiction_blocks(service: Service) -> None:
    answer = service.check(**FOUND)
    assert answer["verdict"] == "block"
    (finding,) = answer["findings"]
    assert (finding["check"], finding["severity"], finding["claims"]) == ("self-conflict", "error", ["c1", "c2"])
    assert finding["spans"] == [
        {"field": "headline", "index": None, "start": 0, "end": 3},
        {"field": "body", "index": None, "start": 34, "end": 39},
    ]
    assert marked(answer, FOUND) == ["Two", "three"]
    assert [(c["id"], c["field"], c["start"], c["end"], c["text"]) for c in answer["claims"]] == [
        ("c1", "headline", 0, 3, "Two"),
        ("c2", "body", 34, 39, "three"),
    ]
    assert answer["coverage"] == {"numbers": 2, "claims": 2, "compared": 2, "left_out": [], "notes": []}
    assert answer["ruleset"] == service.health()["ruleset"]
    assert answer["sources"] == answer["shared_events"] == answer["between_sources"] == answer["notes"] == []


def test_two_voices_warn_and_agreement_passes(service: Service) -> None:
    differ = "Police said three workers were injured in the fire.\n\nThe hospital said five workers were injured in it."
    assert service.check(headline="Mill burns near Ely", body=differ)["verdict"] == "warn"
    agree = service.check(headline="Three hurt in mill fire", body=THREE)
    assert (agree["verdict"], agree["findings"]) == ("pass", [])
    assert agree["coverage"]["compared"] == 2


def test_summary_and_captions_have_their_places(service: Service) -> None:
    fields = {
        "headline": "Mill burns near Ely",
        "summary": "Three workers were injured in the fire.",
        "body": "The mill near Ely burned down on Monday.",
        "captions": ["", "Firefighters at the mill near Ely, where a fire injured four workers on Monday."],
    }
    answer = service.check(**fields)
    assert [(c["part"], c["field"], c["index"], c["text"]) for c in answer["claims"]] == [
        ("summary", "summary", None, "Three"),
        ("caption", "captions", 1, "four"),
    ]
    assert marked(answer, fields) == ["Three", "four"]


def test_a_report_in_one_piece_has_its_headline_in_the_body(service: Service) -> None:
    answer = service.check(body=f"{HEADLINE}\n\n{THREE}")
    assert [(c["part"], c["field"], c["start"]) for c in answer["claims"]] == [
        ("headline", "body", 0),
        ("body", "body", 57),
    ]
    assert answer["verdict"] == "block"


def test_with_a_headline_of_its_own_a_short_first_paragraph_is_body(service: Service) -> None:
    answer = service.check(headline="Mill burns", body=f"{HEADLINE}\n\n{THREE}")
    assert [c["part"] for c in answer["claims"]] == ["body", "body"]


@pytest.mark.parametrize(("offsets", "start"), [("characters", 2), ("utf-16", 3)])
def test_offsets_are_counted_as_asked(service: Service, offsets: str, start: int) -> None:
    answer = service.check(headline=f"🚀 {HEADLINE}", body=f"🚀🚀 {THREE}", offsets=offsets)
    spans = answer["findings"][0]["spans"]
    assert [span["start"] for span in spans] == [start, 34 + 2 * start - 1]
    assert [span["end"] - span["start"] for span in spans] == [3, 5]


def test_sources_are_compared_with_the_draft(service: Service) -> None:
    wire = "A fire at a mill near Ely injured seven workers on Monday, the fire brigade said."
    other = "A fire at a mill near Ely injured nine workers on Monday, the mayor said."
    answer = service.check(
        headline="Mill burns near Ely",
        body="Police said a fire at a mill near Ely injured three workers on Monday.",
        sources=[
            {"name": "AFP", "body": wire},
            {"name": "AFP", "body": other},
            {"body": "The mill burned down on Monday."},
        ],
    )
    assert [source["name"] for source in answer["sources"]] == ["AFP", "AFP (2)", "source 3"]
    assert answer["verdict"] == "warn"
    named = [sorted({*finding["claims"]}) for finding in answer["findings"]]
    assert named == [["AFP (2)#c1", "AFP#c1", "c1"]]
    (finding,) = answer["findings"]
    assert {(s["report"], s["field"]) for s in finding["spans"]} == {
        ("draft", "body"),
        ("AFP", "body"),
        ("AFP (2)", "body"),
    }
    assert finding["event"] in {event["id"] for event in answer["shared_events"]}


def test_what_only_sources_contradict_does_not_count_for_the_draft(service: Service) -> None:
    answer = service.check(
        headline="Mill burns near Ely",
        body="The mill near Ely burned down on Monday.",
        sources=[
            {"name": "A", "body": "Police said a fire at a mill near Ely injured three workers on Monday."},
            {"name": "B", "body": "The mayor said a fire at a mill near Ely injured nine workers on Monday."},
        ],
    )
    assert (answer["verdict"], answer["findings"]) == ("pass", [])
    assert [finding["claims"] for finding in answer["between_sources"]] == [["A#c1", "B#c1"]]


def test_an_accepted_finding_no_longer_counts(service: Service) -> None:
    (finding,) = service.check(**FOUND)["findings"]
    answer = service.check(**FOUND, accepted={finding["id"]: "one came later"})
    assert (answer["verdict"], answer["findings"][0]["accepted"]) == ("pass", "one came later")
    changed = service.check(headline="Five hurt in mill fire", body=THREE, accepted={finding["id"]: "one came later"})
    assert (changed["verdict"], changed["findings"][0]["accepted"]) == ("block", None)


@pytest.mark.parametrize(("offsets", "rockets"), [("characters", 1), ("utf-16", 2)])
def test_places_in_html_are_those_of_what_was_sent(service: Service, offsets: str, rockets: int) -> None:
    body = "<p>🚀 A fire near Ely</p><p>Fish &amp; chips were sold. A mill fire injured <b>thr</b>ee workers.</p>"
    answer = service.check(headline=HEADLINE, body=body, format="html", offsets=offsets)
    assert answer["verdict"] == "block"
    _, three = answer["findings"][0]["spans"]
    start = body.index("thr") + rockets - 1
    assert three == {"field": "body", "index": None, "start": start, "end": start + len("thr</b>ee")}
    (claim,) = (claim for claim in answer["claims"] if claim["field"] == "body")
    assert (claim["text"], claim["start"]) == ("three", start)


def test_html_without_words_is_no_pass(service: Service) -> None:
    status, answer = service.post("/v1/check", {"body": "<p> </p>", "format": "html"})
    assert (status, answer["error"]) == (422, "The report holds no text; there is nothing to check.")


def test_the_version_before(service: Service) -> None:
    before = {"headline": "Mill burns near Ely", "body": f"Police said that a mill burned.\n\n{THREE}"}
    body = "Police said that a mill burned.\n\nA fire at a mill near Ely injured five workers on Monday."
    answer = service.check(headline="Mill burns near Ely", body=body, previous=before)
    progress = answer["progress"]
    assert (progress["previous"], progress["same"], progress["changed"], progress["new"]) == ("previous", 1, 1, 0)
    (finding,) = answer["findings"]
    assert finding["claims"] == ["c2"]
    (earlier,) = finding["earlier"]
    place = before[earlier["field"]][earlier["start"] : earlier["end"]]
    assert (earlier["report"], earlier["text"], place) == ("previous", "three", "three")
    asked = {"headline": "Mill burns near Ely", "body": body, "previous": before}
    status, report = service.post("/v1/report", asked)
    assert (status, [each["id"] for each in report["findings"]]) == (200, [finding["id"]])
    assert undocumented(models.CheckAnswer.model_validate(answer)) == set()


@pytest.mark.parametrize(
    ("asked", "status", "where"),
    [
        ({}, 422, []),
        ({"body": " \n "}, 422, []),
        ({"body": THREE, "sources": [{"name": "AFP"}]}, 422, []),
        ({"boddy": THREE}, 422, ["boddy: Extra inputs are not permitted"]),
        ({"body": 5}, 422, ["body: Input should be a valid string"]),
        ([], 422, [": Input should be a valid dictionary or object to extract fields from"]),
    ],
)
def test_what_cannot_be_checked_is_no_pass(service: Service, asked: Any, status: int, where: list[str]) -> None:
    answered, answer = service.post("/v1/check", asked)
    assert (answered, answer["where"]) == (status, where)
    assert answer["error"].endswith(".")
    assert "verdict" not in answer


def test_answers_have_the_documented_form_and_nothing_else(service: Service) -> None:
    answer = service.check(
        **FOUND,
        captions=["March 3, 2019"],
        sources=[{"name": "AFP", "body": "A fire at a mill near Ely injured seven workers on Monday, police said."}],
    )
    assert undocumented(models.CheckAnswer.model_validate(answer)) == set()
    status, _, body = service.ask("GET", "/v1/rules")
    assert status == 200
    rules = models.RulesAnswer.model_validate_json(body)
    assert undocumented(rules) == set()
    assert "self-conflict" in rules.checks
    assert "killed" in [measure.name for measure in rules.measures]
    assert undocumented(models.Health.model_validate(service.health())) == set()


def undocumented(value: Any, at: str = "") -> set[str]:
    """The keys of an answer that its model does not name."""
    if isinstance(value, list):
        return {key for each in value for key in undocumented(each, at)}
    if not isinstance(value, BaseModel):
        return set()
    extra = {f"{at}.{key}" for key in (value.model_extra or {})}
    return extra | {k for name in type(value).model_fields for k in undocumented(getattr(value, name), f"{at}.{name}")}


def test_health_and_headers(service: Service) -> None:
    health = service.health()
    assert (health["status"], health["workers"], health["ready"]) == ("ok", 1, 1)
    assert health["ruleset"]["version"] == __version__
    status, headers, _ = service.ask("GET", "/v1/health", headers={"X-Request-ID": "desk-42"})
    assert (status, headers["x-request-id"]) == (200, "desk-42")
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self'" in headers["content-security-policy"]
    _, headers, _ = service.ask("GET", "/v1/health", headers={"X-Request-ID": "words of the copy"})
    assert "words" not in headers["x-request-id"]


def test_the_overview_names_every_address_and_loads_nothing(service: Service) -> None:
    status, headers, body = service.ask("GET", "/docs")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    page = body.decode()
    description = json.loads(service.ask("GET", "/openapi.json")[2])
    assert set(description["paths"]) == {
        "/v1/check", "/v1/report", "/v1/health", "/v1/rules", "/v2/check", "/v2/languages", "/v2/healthcheck",
    }  # fmt: skip
    assert [path for path in description["paths"] if path not in page] == []
    assert "http://" not in page
    assert "https://" not in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", "GET, HEAD"), ("/page.js", "GET, HEAD"), ("/page.css", "GET, HEAD"), ("/docs", "GET"),
        ("/openapi.json", "GET, HEAD"), ("/v1/check", "POST"), ("/v1/report", "POST"), ("/v1/health", "GET"),
        ("/v1/rules", "GET"), ("/v2/check", "POST"), ("/v2/languages", "GET"), ("/v2/healthcheck", "GET"),
    ],
)  # fmt: skip
def test_a_wrong_method_is_told_the_right_one(service: Service, path: str, allowed: str) -> None:
    wrong = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"} - set(allowed.split(", "))
    for method in sorted(wrong):
        status, headers, body = service.ask(method, path)
        assert (method, status) == (method, 405)
        assert set(headers["allow"].split(", ")) == set(allowed.split(", "))
        assert method == "HEAD" or json.loads(body)["error"] == "Not with this method."


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_no_method_finds_what_is_not_there(service: Service, method: str) -> None:
    for path in ("/nothing", "/v1", "/v1/checks", "/v1/check/", "/page.html"):
        status, headers, _ = service.ask(method, path)
        assert (path, status) == (path, 404)
        assert "allow" not in headers


def test_token_and_origins() -> None:
    with running("--origin", "https://cms.example", environment={"CHECKER_TOKEN": "open sesame"}) as service:
        asked = {"body": THREE}
        assert service.post("/v1/check", asked)[0] == 401
        assert service.post("/v1/check", asked, {"Authorization": "Bearer open"})[0] == 401
        assert service.post("/v1/check", asked, {"Authorization": "Bearer open sesame"})[0] == 200
        assert service.ask("GET", "/v1/rules")[0] == 401
        assert service.ask("GET", "/v1/health")[0] == 200

        form = {"Content-Type": "application/x-www-form-urlencoded"}
        assert service.ask("POST", "/v2/check", "text=Two&language=en", form)[0] == 401
        assert service.ask("POST", "/v2/check", "text=Two&language=en&apiKey=open+sesame", form)[0] == 200

        preflight = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
        status, headers, _ = service.ask("OPTIONS", "/v1/check", headers={"Origin": "https://cms.example", **preflight})
        assert (status, headers["access-control-allow-origin"]) == (200, "https://cms.example")
        status, headers, _ = service.ask(
            "OPTIONS", "/v1/check", headers={"Origin": "https://evil.example", **preflight}
        )
        assert status == 400
        assert "access-control-allow-origin" not in headers
        assert "sesame" not in service.log()
