"""The interface of a LanguageTool server, with the client that programs in Python use, and bare."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Span
from checker.service.annotated import AnnotationError, Piece, Sent, pieces
from tests.service.serving import Service

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TEXT = "🚀 Two hurt in mill fire\n\nA fire at a mill near Ely injured three workers on Monday."


def checked(service: Service, **parameters: str) -> tuple[int, Any]:
    status, _, body = service.ask("POST", "/v2/check", urlencode(parameters), FORM)
    return status, json.loads(body)


def test_one_match_for_each_figure(service: Service) -> None:
    status, answer = checked(service, text=TEXT, language="en-GB")
    assert status == 200
    assert (answer["software"]["apiVersion"], answer["language"]["code"]) == (1, "en-GB")
    sent = TEXT.encode("utf-16-le")
    words = [sent[2 * m["offset"] : 2 * (m["offset"] + m["length"])].decode("utf-16-le") for m in answer["matches"]]
    assert words == ["Two", "three"]
    two, three = answer["matches"]
    assert two["offset"] == 3
    assert two["message"].startswith("“Two” does not fit “three”. Injured: ")
    assert three["message"].startswith("“three” does not fit “Two”. Injured: ")
    assert (two["rule"]["id"], two["rule"]["issueType"]) == ("FIGURES_SELF_CONFLICT", "grammar")
    assert two["sentence"] == "🚀 Two hurt in mill fire"
    context = two["context"]
    shown = context["text"].encode("utf-16-le")[2 * context["offset"] : 2 * (context["offset"] + context["length"])]
    assert shown.decode("utf-16-le") == "Two"


def test_markup_counts_and_is_not_read(service: Service) -> None:
    annotation = [
        {"markup": "<h1>"}, {"text": "Tw"}, {"markup": "<b>"}, {"text": "o hurt in mill fire"},
        {"markup": "</b></h1><p>", "interpretAs": "\n\n"},
        {"text": "A fire at a mill near Ely injured"}, {"markup": "&nbsp;", "interpretAs": " "},
        {"text": "three workers on Monday."}, {"markup": "</p>"},
    ]  # fmt: skip
    whole = "".join(piece.get("text", piece.get("markup", "")) for piece in annotation)
    status, answer = checked(service, data=json.dumps({"annotation": annotation}), language="auto")
    assert status == 200
    words = [whole[m["offset"] : m["offset"] + m["length"]] for m in answer["matches"]]
    assert words == ["Tw<b>o", "three"]


def test_rules_can_be_switched_off(service: Service) -> None:
    status, answer = checked(service, text=TEXT, language="en", disabledRules="OTHER,FIGURES_SELF_CONFLICT")
    assert (status, answer["matches"]) == (200, [])


def test_nothing_to_check_has_no_matches(service: Service) -> None:
    for text in ("", "  \n", "The mill burned down."):
        status, answer = checked(service, text=text, language="en")
        assert (status, answer["matches"]) == (200, [])


@pytest.mark.parametrize(
    ("parameters", "error"),
    [
        ({"text": TEXT}, "Say which language the text is in."),
        ({"text": TEXT, "language": "de-DE"}, "Only English can be checked."),
        ({"language": "en"}, "Send either text or data."),
        ({"text": TEXT, "data": "{}", "language": "en"}, "Send either text or data."),
        ({"data": "{", "language": "en"}, "Data is not json."),
        ({"data": "[]", "language": "en"}, "Data has no list called annotation."),
    ],
)
def test_wrong_parameters(service: Service, parameters: dict[str, str], error: str) -> None:
    status, answer = checked(service, **parameters)
    assert (status, answer["error"].lower()) == (400, error.lower())


def test_other_forms_of_body_are_refused(service: Service) -> None:
    assert service.ask("POST", "/v2/check", json.dumps({"text": TEXT}), {"Content-Type": "application/json"})[0] == 415
    assert service.ask("POST", "/v2/check", b"text=\xff\xfe&language=en", FORM)[0] == 400
    assert service.ask("POST", "/v2/check", b"text=%FF%FE&language=en", FORM)[0] == 400
    assert service.ask("POST", "/v2/check", b"no form", FORM)[0] == 400


def test_the_client_of_that_ecosystem(service: Service) -> None:
    language_tool_python = pytest.importorskip("language_tool_python")
    tool = language_tool_python.LanguageTool("en-GB", remote_server=service.url)
    matches = tool.check(TEXT)
    found = [(TEXT[m.offset : m.offset + m.error_length], m.replacements, m.rule_id) for m in matches]
    assert found == [
        ("Two", [], "FIGURES_SELF_CONFLICT"),
        ("three", [], "FIGURES_SELF_CONFLICT"),
    ]
    assert "“three”" in matches[0].message
    # What the client cuts from the context is right as long as no character there takes two units.
    assert [m.matched_text for m in tool.check(TEXT[2:])] == ["Two", "three"]
    assert tool.check("The mill near Ely burned down on Monday.") == []


@pytest.mark.parametrize(
    "data",
    [
        "null",
        '{"annotation": 5}',
        '{"annotation": [5]}',
        '{"annotation": [{}]}',
        '{"annotation": [{"text": 5}]}',
        '{"annotation": [{"text": "a", "markup": "b"}]}',
        "[" * 100_000,
    ],
)
def test_annotations_of_another_form(data: str) -> None:
    with pytest.raises(AnnotationError):
        pieces(data)


@given(st.lists(st.tuples(st.booleans(), st.text("aé🚀\n", max_size=4), st.text("b🚀 ", max_size=3))))
def test_places_of_what_was_read(given_pieces: list[tuple[bool, str, str]]) -> None:
    made = [Piece(sent, instead if markup else sent) for markup, sent, instead in given_pieces]
    places = Sent(made)
    whole = "".join(piece.sent for piece in made).encode("utf-16-le")
    assert places.read == "".join(piece.read for piece in made)
    start = 0
    for piece in made:
        for i, character in enumerate(piece.read):
            offset, length = places.span(Span(start + i, start + i + 1))
            found = whole[2 * offset : 2 * (offset + length)].decode("utf-16-le")
            assert found == (character if piece.sent == piece.read else piece.sent)
        start += len(piece.read)
