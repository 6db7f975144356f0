"""SARIF 2.1.0, from results built by hand: valid by the official schema, both ends of a finding, fingerprints."""

import dataclasses
import json
from typing import Any

import pytest

from checker.cli.pages import pages
from tests.formats import plain, validate_sarif
from tests.results import MILL, a_claim, a_finding, a_report, a_result, mill
from tests.test_formats import accepted
from tests.test_writers import across, printed

CHECKS = {name: path.read_text(encoding="utf-8") for name, path in pages().items()}


def run_of(text: str) -> Any:
    document = json.loads(text)
    validate_sarif(document)
    (run,) = document["runs"]
    return run


def test_sarif_shows_both_ends() -> None:
    run = run_of(printed([mill()], "sarif", checks=CHECKS))
    assert run["tool"]["driver"]["name"] == "checker"
    assert run["tool"]["driver"]["version"] == "1.2.3"
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = run["results"]
    assert result["ruleId"] == "source-conflict"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "source-conflict"
    assert (result["level"], result["message"]) == (
        "warning", {"text": "Injured: the fire brigade says two, the owner five."},
    )  # fmt: skip
    start = MILL.index("five")
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "mill.txt", "index": 0},
        "region": {
            "startLine": 5, "startColumn": 1, "endLine": 5, "endColumn": 4, "charOffset": 69, "charLength": 3,
            "snippet": {"text": "Two"},
        },
    }  # fmt: skip
    (other,) = result["relatedLocations"]
    assert other["message"] == {"text": "five, The owner, citing a doctor"}
    assert other["physicalLocation"]["region"] == {
        "startLine": 5, "startColumn": 95, "endLine": 5, "endColumn": 99, "charOffset": start, "charLength": 4,
        "snippet": {"text": "five"},
    }  # fmt: skip
    assert result["partialFingerprints"] == {"findingId/v1": "9f2c1a7e"}
    assert "suppressions" not in result


def test_sarif_has_every_check_with_its_page() -> None:
    rules = run_of(printed([], "sarif", checks=CHECKS))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(CHECKS)
    assert all(rule["help"] == {"text": CHECKS[rule["id"]], "markdown": CHECKS[rule["id"]]} for rule in rules)
    said = {rule["id"]: rule["shortDescription"]["text"] for rule in rules}
    assert said["self-conflict"] == "One voice gives two figures for the same thing, and they cannot both be true."
    assert said["subset"] == "A part that is larger than its whole."


def test_the_fingerprint_stays_while_the_copy_moves() -> None:
    moved = a_report("Two hurt in mill fire\n\nA line more.\n\nTwo were hurt, police said. Five were hurt, he said.")
    claims = [a_claim(moved, "c8", "Two", 2, 2, nth=2), a_claim(moved, "c9", "Five", 5, 5)]
    (one,) = run_of(printed([mill()], "sarif"))["results"]
    (other,) = run_of(printed([a_result(moved, claims, [a_finding(claims)])], "sarif"))["results"]
    assert one["partialFingerprints"] == other["partialFingerprints"]
    assert one["locations"] != other["locations"]


def test_sarif_of_what_was_accepted_and_of_what_could_not_be_read() -> None:
    run = run_of(printed([accepted(mill())], "sarif", unread=2))
    assert run["results"][0]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "two counts, one day apart"}
    ]
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {"level": "error", "message": {"text": "2 reports could not be analysed"}}
            ],
        }
    ]  # fmt: skip
    assert run_of(printed([mill()], "sarif"))["invocations"] == [{"executionSuccessful": True}]


def test_sarif_counts_code_points() -> None:
    report = a_report("👩🏽‍🚒 Two hurt, one says.\n\nFive hurt.")
    claims = [a_claim(report, "c1", "Two", 2, 2), a_claim(report, "c2", "Five", 5, 5)]
    (result,) = run_of(printed([a_result(report, claims, [a_finding(claims)])], "sarif"))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    # The emoji is four code points, six units of UTF-16.
    assert (region["startColumn"], region["charOffset"]) == (6, 5)


def test_sarif_across_reports() -> None:
    results, together = across()
    run = run_of(printed(results, "sarif", together=together))
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "a%231.txt", "index": 0}
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "b.txt", "index": 1}
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == ["a%231.txt", "b.txt"]


def test_sarif_messages_hold_no_links_and_no_placeholders() -> None:
    result = mill()
    finding = dataclasses.replace(result.findings[0], message="See [here](https://h.example) and {0}.")
    (found,) = run_of(printed([dataclasses.replace(result, findings=(finding,))], "sarif"))["results"]
    assert found["message"]["text"] == "See [here\\](https://h.example) and {{0}}."
    assert plain(found["message"]["text"]) == finding.message


def test_the_ledger_as_sarif() -> None:
    found = run_of(printed([mill()], "sarif", "ledger"))["results"]
    assert [result["message"]["text"] for result in found][2:] == [
        "injured: five (5 or more), The owner, citing a doctor",
        "duration (day): about 2.5 (about 2.5 days), the report itself",
    ]
    assert {(result["kind"], result["level"]) for result in found} == {("informational", "none")}


@pytest.mark.parametrize(
    ("path", "uri", "file"),
    [
        ("desk/mill 1.txt", "desk/mill%201.txt", "desk/mill 1.txt"),
        ("./mill.txt", "mill.txt", "mill.txt"),
        ("/copy/mill.txt", "file:///copy/mill.txt", "/copy/mill.txt"),
        ("a,b:c%.txt", "a%2Cb%3Ac%25.txt", "a%2Cb%3Ac%25.txt"),
        ("", "mill.txt", "mill.txt"),
    ],
)
def test_the_file_is_named_as_the_user_named_it(path: str, uri: str, file: str) -> None:
    result = mill()
    result = dataclasses.replace(result, report=dataclasses.replace(result.report, path=path))
    assert run_of(printed([result], "sarif"))["artifacts"] == [{"location": {"uri": uri}}]
    assert printed([result], "github").startswith(f"::warning file={file},line=5,")
