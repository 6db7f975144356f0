"""What is printed, from results built by hand."""

import dataclasses
import io
import json
from typing import Any

import pytest

from checker.model import Coverage, Event, Pair, Result, Source
from checker.writers import Frame, writers
from checker.writers._lines import Places
from checker.writers.text import printable
from tests.results import BRIGADE, DOCTOR, MILL, OWNER, a_claim, a_finding, a_report, a_result, mill


def printed(results: list[Result], format: str = "text", view: str = "write", **frame: Any) -> str:
    out = io.StringIO()
    getattr(writers()[format], view)(results, out, Frame(version="1.2.3", **frame))
    return out.getvalue()


def test_every_format_has_both_views() -> None:
    assert {"csv", "github", "html", "json", "jsonl", "junit", "markdown", "sarif", "text"} <= set(writers())


@pytest.mark.parametrize("format", sorted(writers()))
def test_every_format_says_how_severe_and_how_sure(format: str) -> None:
    def told(**changes: str) -> str:
        result = mill()
        finding = dataclasses.replace(result.findings[0], **changes)  # type: ignore[arg-type]
        return printed([dataclasses.replace(result, findings=(finding,))], format)

    pages = [told(severity=s, confidence=c) for s in ("error", "note") for c in ("high", "low")]
    assert len(set(pages)) == 4


def test_the_findings_as_text() -> None:
    assert printed([mill()]) == (
        "mill.txt: Two hurt in mill fire\n"
        "\n"
        "warning, high confidence: Injured: the fire brigade says two, the owner five.\n"
        "[9f2c1a7e]\n"
        "  line 5, the fire brigade:\n"
        "    >>Two<< workers were hurt, the fire brigade said.\n"
        "  line 5, The owner, citing a doctor:\n"
        "    The owner, citing a doctor, put their number at >>five<<.\n"
        "\n"
        "5 numbers read, 4 understood as claims, 3 compared; nothing else found\n"
    )


def test_the_ledger_as_text() -> None:
    assert printed([mill()], view="ledger") == (
        "mill.txt: Two hurt in mill fire\n"
        "\n"
        "line  figure     value           measure   counted  who says it                 event\n"
        "   1  Two        2               injured   worker   the report itself           e1\n"
        "   5  Two        2               injured   worker   the fire brigade            e1\n"
        "   5  five       5 or more       injured            The owner, citing a doctor  e1\n"
        "   7  about 2.5  about 2.5 days  duration  day      the report itself           e2\n"
        "\n"
        "e1: fire at a mill\n"
        "\n"
        "5 numbers read, 4 understood as claims\n"
    )


def test_the_ledger_says_what_was_compared_and_why() -> None:
    result = mill()
    first, second, third = result.claims[:3]
    pairs = (
        Pair(first, third, tied=False, because="another day"),
        Pair(second, third, tied=True, because="same event"),
    )
    result = dataclasses.replace(result, pairs=pairs)
    assert printed([result], view="ledger", why=True).split("e1: fire at a mill\n")[1] == (
        "\n"
        "Compared: 1 pair of figures of one measure\n"
        "injured  line 5: Two  line 5: five  same event\n"
        "\n"
        "Not compared: 1 pair of figures of one measure\n"
        "injured  line 1: Two  line 5: five  another day\n"
        "\n"
        "5 numbers read, 4 understood as claims\n"
    )
    (report,) = json.loads(printed([result], "json", "ledger", why=True))["reports"]
    assert report["pairs"] == [
        {"claims": ["c1", "c3"], "compared": False, "because": "another day"},
        {"claims": ["c2", "c3"], "compared": True, "because": "same event"},
    ]
    assert "pairs" not in json.loads(printed([result], "json", "ledger"))["reports"][0]


def test_a_report_without_findings_says_what_was_read() -> None:
    text = printed([a_result(a_report("Quiet day in Ely\n\nNothing happened."))])
    assert text == "mill.txt: Quiet day in Ely\n\n0 numbers read, 0 understood as claims, 0 compared; nothing found\n"


def test_several_reports_end_with_the_totals() -> None:
    quiet = a_result(
        a_report("Quiet day in Ely", "quiet.txt"), coverage=Coverage(numbers=1, claims=0, compared=0, left_out=())
    )
    last = printed([mill(), quiet], unread=1).splitlines()[-2:]
    assert last == [
        "2 reports: 1 warning; 6 numbers read, 4 understood as claims, 3 compared; 1",
        "report could not be analysed",
    ]


def test_two_figures_in_one_sentence_are_one_passage() -> None:
    report = a_report("Two hurt in mill fire\n\nThe brigade spoke of two hurt and the owner of five.")
    claims = [
        a_claim(report, "c1", "two", 2, 2, source=Source(name="The brigade", kind="named")),
        a_claim(report, "c2", "five", 5, 5, source=Source(name="the owner", kind="named")),
    ]
    text = printed([a_result(report, claims, [a_finding(claims)])])
    assert "  line 3, The brigade (two); the owner (five):\n" in text
    assert "    The brigade spoke of >>two<< hurt and the owner of >>five<<.\n" in text


def test_where_a_figure_stands_and_who_is_not_known() -> None:
    report = a_report("Two hurt in mill fire\n\nFive were hurt, according to the same source.")
    claims = [
        a_claim(report, "c1", "Two", 2, 2),
        a_claim(report, "c2", "Five", 5, 5, source=Source(name="the same source", kind="unresolved")),
    ]
    text = printed([a_result(report, claims, [a_finding(claims, severity="error")])])
    assert "error, high confidence: Injured" in text
    assert "  line 1, headline, the report itself:\n    >>Two<< hurt in mill fire\n" in text
    assert "  line 3, the same source (nobody named before):\n    >>Five<< were hurt" in text


def test_an_accepted_finding_is_shown_and_not_counted() -> None:
    result = mill()
    findings = (dataclasses.replace(result.findings[0], accepted="two counts"),)
    accepted = dataclasses.replace(result, findings=findings)
    text = printed([accepted, accepted])
    assert text.startswith(
        "mill.txt: Two hurt in mill fire\n"
        "\n"
        "warning, high confidence (accepted): Injured: the fire brigade says two, the\n"
        "owner five. [9f2c1a7e]\n"
        "  two counts\n"
        "\n"
        "5 numbers read"
    )
    assert "2 reports: nothing found; 2 accepted; " in text


def test_a_terminal_gets_colours_and_its_width() -> None:
    text = printed([mill()], colour=True, width=44)
    assert "\x1b[1;4mTwo\x1b[0m workers" in text
    assert ">>" not in text
    plain = printed([mill()], width=44)
    assert max(map(len, plain.splitlines())) <= 44


def test_copy_cannot_speak_to_the_terminal() -> None:
    report = a_report(
        "Two hurt\x1b]0;gotcha\x07 in mill\n\nTwo \u202eworkers\x9b31m were hurt\r\nthen.", "\x1b[2Jmill.txt"
    )
    claims = [a_claim(report, "c1", "Two", 2, 2), a_claim(report, "c2", "Two", 2, 2, nth=2)]
    for view in ("write", "ledger"):
        for format in ("text", "json"):
            text = printed([a_result(report, claims, [a_finding(claims, message="\x1b[1mTwo\x9b")])], format, view)
            assert all(c.isprintable() or c == "\n" for c in text)


def test_markup_in_copy_stays_copy() -> None:
    report = a_report("[bold]Two[/bold] hurt :fire:\n\nTwo [red]hurt.")
    claims = [a_claim(report, "c1", "Two", 2, 2), a_claim(report, "c2", "Two", 2, 2, nth=2)]
    text = printed([a_result(report, claims, [a_finding(claims)])], colour=True)
    assert "[bold]" in text
    assert ":fire:" in text
    assert " [red]hurt." in text


def test_of_a_very_long_sentence_the_figures_are_shown() -> None:
    report = a_report("Mill fire\n\n" + "smoke " * 300 + "two " + "ash " * 400 + "five " + "dust " * 300)
    claims = [a_claim(report, "c1", "two", 2, 2), a_claim(report, "c2", "five", 5, 5)]
    text = printed([a_result(report, claims, [a_finding(claims)])])
    assert ">>two<<" in text
    assert ">>five<<" in text
    assert text.count("…") == 3
    assert len(text) < 1_600


@pytest.mark.parametrize(
    ("low", "high", "given", "shown"),
    [
        (5, 5, {}, "5"),
        (5, None, {}, "5 or more"),
        (5, None, {"low_open": True}, "more than 5"),
        (None, 5, {}, "up to 5"),
        (None, 5, {"high_open": True}, "less than 5"),
        (10, 12, {}, "10 to 12"),
        (3_200_000, 3_200_000, {"unit": "USD"}, "3,200,000 USD"),
        (45, 45, {"unit": "percent"}, "45 percent"),
        (1, 1, {"unit": "mile"}, "1 mile"),
        (6, 6, {"unit": "foot"}, "6 feet"),
        (2, 2, {"additional": True}, "another 2"),
        (24, None, {"approximate": True}, "about 24 or more"),
    ],
)
def test_values(low: float | None, high: float | None, given: dict[str, Any], shown: str) -> None:
    report = a_report("Two hurt in mill fire")
    text = printed([a_result(report, [a_claim(report, "c1", "Two", low, high, **given)])], view="ledger")
    assert f"   1  Two     {shown}  " in text


def test_json_is_the_schema() -> None:
    document = json.loads(printed([mill()], "json"))
    start = MILL.index("five")
    assert list(document) == ["schema", "version", "reports"]
    assert (document["schema"], document["version"]) == ("1", "1.2.3")
    (report,) = document["reports"]
    assert list(report) == ["name", "title", "coverage", "claims", "events", "accounts", "findings"]
    assert (report["name"], report["title"]) == ("mill.txt", "Two hurt in mill fire")
    assert report["coverage"] == {
        "numbers": 5,
        "claims": 4,
        "compared": 3,
        "left_out": [{"start": 59, "end": 66, "text": "March 3", "reason": "date"}],
        "notes": [],
    }
    claim = report["claims"][2]
    assert list(claim.items()) == [
        ("id", "c3"),
        ("measure", "injured"),
        ("counted", ""),
        ("unit", None),
        ("text", "five"),
        ("low", 5),
        ("high", None),
        ("low_open", False),
        ("high_open", False),
        ("approximate", False),
        ("additional", False),
        ("status", "asserted"),
        (
            "source",
            {
                "name": "The owner",
                "kind": "named",
                "start": OWNER.start,
                "end": OWNER.end,
                "via": [{"name": "a doctor", "kind": "unnamed", "start": DOCTOR.start, "end": DOCTOR.end}],
            },
        ),
        ("event", "e1"),
        ("part", "body"),
        ("start", start),
        ("end", start + 4),
        ("line", 5),
        ("column", 95),
        ("sentence", {"start": MILL.index("The owner"), "end": start + 5}),
        ("because", ["measure injured: object_of hurt"]),
    ]
    assert report["claims"][0]["source"] == {"name": "", "kind": "report", "start": None, "end": None, "via": []}
    assert report["claims"][1]["source"]["start"] == BRIGADE.start
    assert report["claims"][3]["low"] == 2.5
    assert report["events"] == [
        {
            "id": "e1",
            "label": "fire at a mill",
            "places": ["Ely"],
            "times": ["monday"],
            "claims": ["c1", "c2", "c3", "c4"],
        }
    ]
    assert list(report["findings"][0].items()) == [
        ("id", "9f2c1a7e"),
        ("check", "source-conflict"),
        ("severity", "warning"),
        ("confidence", "high"),
        ("measure", "injured"),
        ("event", "e1"),
        ("message", "Injured: the fire brigade says two, the owner five."),
        ("claims", ["c2", "c3"]),
        ("pairs", [["c2", "c3"]]),
        ("spans", [{"start": 69, "end": 72}, {"start": start, "end": start + 4}]),
        ("acknowledged", False),
        ("accepted", None),
        ("blame", []),
        ("because", ["two is not five"]),
        ("earlier", []),
    ]


def test_json_has_whole_numbers_and_real_letters() -> None:
    text = printed([mill()], "json")
    assert '"low": 2,' in text
    assert "2.0" not in text
    assert "Zoë" in printed([a_result(a_report("Zoë hurt in mill fire"))], "json")
    assert text == printed([mill()], "json") == printed([mill()], "json", "ledger")


def across() -> tuple[list[Result], tuple[list[Event], list[Any]]]:
    """Two reports of one fire and what contradicts itself across them."""
    one, other = a_report("Two hurt in mill fire", "a#1.txt"), a_report("Mill fire: five hurt", "b.txt")
    claims = [a_claim(one, "c1", "Two", 2, 2), a_claim(other, "c1", "five", 5, 5)]
    names = ["a#1.txt#c1", "b.txt#c1"]
    finding = a_finding(claims, names, message="Injured: two, five.")
    event = Event(id="t1", label="fire at a mill", places=(), times=(), claims=tuple(names))
    return [a_result(one, claims[:1]), a_result(other, claims[1:])], ([event], [finding])


def test_findings_across_reports_as_json() -> None:
    results, together = across()
    document = json.loads(printed(results, "json", together=together))
    assert list(document) == ["schema", "version", "reports", "events", "findings"]
    assert document["events"][0]["claims"] == ["a#1.txt#c1", "b.txt#c1"]
    assert document["findings"][0]["pairs"] == [["a#1.txt#c1", "b.txt#c1"]]
    assert document["findings"][0]["spans"] == [
        {"report": "a#1.txt", "start": 0, "end": 3},
        {"report": "b.txt", "start": 11, "end": 15},
    ]


def test_findings_across_reports_as_text() -> None:
    results, together = across()
    text = printed(results, together=together)
    assert (
        "All reports together\n"
        "\n"
        "warning, high confidence: Injured: two, five. [9f2c1a7e]\n"
        "  a#1.txt, line 1, headline, the report itself:\n"
        "    >>Two<< hurt in mill fire\n"
        "  b.txt, line 1, headline, the report itself:\n"
        "    Mill fire: >>five<< hurt\n"
        "\n"
        "Nothing else found across the reports\n"
        "\n"
    ) in text
    assert "2 reports: 1 warning; " in text


@pytest.mark.parametrize("text", ["", "a\nb", "a\r\nb\rc\n\n", "\r\r\n\n"])
def test_places_are_those_of_the_report(text: str) -> None:
    report = a_report(text)
    places = Places(report)
    # The middle of CR LF is no place.
    offsets = [i for i in range(len(text)) if text[i - 1 : i + 1] != "\r\n"]
    assert [places.at(i) for i in offsets] == [report.place(i) for i in offsets]


def test_printable() -> None:
    assert printable(" a\tb\r\nc \x1b\x7f\x85 d ") == "a b c ␛␡ d"
