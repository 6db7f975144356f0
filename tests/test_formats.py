"""Each format beside text and JSON, from results built by hand: exact output, and what its readers ask for."""

import csv
import dataclasses
import io
import json
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from checker.cli.pages import pages
from checker.model import Finding, Result, Span
from checker.writers import writers
from checker.writers.markdown import code, escaped
from tests.results import a_claim, a_finding, a_report, a_result, mill
from tests.test_writers import across, printed

CHECKS = {name: path.read_text(encoding="utf-8") for name, path in pages().items()}


def accepted(result: Result) -> Result:
    return dataclasses.replace(
        result, findings=tuple(dataclasses.replace(f, accepted="two counts, one day apart") for f in result.findings)
    )


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def a_date() -> Result:
    """A report with a finding that has no claims: a weekday that does not fit its date."""
    report = a_report(
        "Fair opens\n\nMr. Holm spoke. The fair opens on Friday, May 12, in Ely. It lasts a week.", "fair.txt"
    )
    start = report.text.index("Friday")
    finding = Finding(
        id="d1", check="date", severity="error", confidence="high", measure="date", event="", claims=(), pairs=(),
        message="Weekday and date do not fit: Friday, May 12.", spans=(Span(start, start + 14),), because=(),
    )  # fmt: skip
    return a_result(report, findings=[finding])


# CSV


def test_the_ledger_as_csv() -> None:
    text = printed([mill()], "csv", "ledger")
    assert text.splitlines()[0] == (
        "\ufeffreport,claim,line,column,figure,low,high,low_open,high_open,approximate,additional,unit,measure,counted,"
        "status,source,source_kind,event,event_label,part,sentence,findings"
    )
    assert text.count("\r\n") == text.count("\n") == 5
    first, _, third, last = rows(text)
    assert (first["part"], first["source"], first["source_kind"], first["findings"]) == (
        "headline", "the report itself", "report", "",
    )  # fmt: skip
    assert third == {
        "report": "mill.txt", "claim": "c3", "line": "5", "column": "95", "figure": "five", "low": "5", "high": "",
        "low_open": "no", "high_open": "no", "approximate": "no", "additional": "no", "unit": "", "measure": "injured",
        "counted": "", "status": "asserted", "source": "The owner, citing a doctor", "source_kind": "named",
        "event": "e1", "event_label": "fire at a mill", "part": "body",
        "sentence": "The owner, citing a doctor, put their number at five.", "findings": "9f2c1a7e",
    }  # fmt: skip
    assert (last["low"], last["unit"], last["approximate"]) == ("2.5", "day", "yes")


def test_the_findings_as_csv() -> None:
    found = rows(printed([mill(), a_date()], "csv"))
    assert [(r["report"], r["finding"], r["line"], r["column"], r["figure"], r["source"]) for r in found] == [
        ("mill.txt", "9f2c1a7e", "5", "1", "Two", "the fire brigade"),
        ("mill.txt", "9f2c1a7e", "5", "95", "five", "The owner, citing a doctor"),
        ("fair.txt", "d1", "3", "35", "Friday, May 12", ""),
    ]
    assert found[2]["sentence"] == "The fair opens on Friday, May 12, in Ely."
    assert [r["accepted"] for r in rows(printed([accepted(mill())], "csv"))] == ["two counts, one day apart"] * 2


@pytest.mark.parametrize(
    ("figure", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("'tis 5", "''tis 5"),
        ("5=5", "5=5"),
        ("five-5", "five-5"),
    ],
)
def test_no_cell_is_a_formula(figure: str, cell: str) -> None:
    report = a_report(f"Two hurt\n\n{figure} were hurt")
    (row,) = rows(printed([a_result(report, [a_claim(report, "c1", figure, -5, 5)])], "csv", "ledger"))
    assert (row["figure"], row["low"]) == (cell, "-5")


# JSON Lines


def test_json_lines_are_the_records_of_json() -> None:
    whole = json.loads(printed([mill(), a_date()], "json"))
    lines = [json.loads(line) for line in printed([mill(), a_date()], "jsonl").splitlines()]
    assert [list(line)[:4] for line in lines] == [["schema", "version", "record", "name"]] * 2
    head = {"schema": "1", "version": "1.2.3", "record": "report"}
    assert lines == [{**head, **report} for report in whole["reports"]]


def test_json_lines_across_reports() -> None:
    results, together = across()
    *_, last = (json.loads(line) for line in printed(results, "jsonl", together=together).splitlines())
    whole = json.loads(printed(results, "json", together=together))
    assert last == {
        "schema": "1", "version": "1.2.3", "record": "together",
        "events": whole["events"], "findings": whole["findings"],
    }  # fmt: skip


# Markdown


def test_the_findings_as_markdown() -> None:
    assert printed([mill()], "markdown") == (
        "### `mill.txt`: Two hurt in mill fire\n"
        "\n"
        "**warning, high confidence:** Injured: the fire brigade says two, the owner five.\n"
        "\n"
        "> line 5, the fire brigade:\\\n"
        "> `Two` workers were hurt, the fire brigade said.\n"
        "\n"
        "> line 5, The owner, citing a doctor:\\\n"
        "> The owner, citing a doctor, put their number at `five`.\n"
        "\n"
        "5 numbers read, 4 understood as claims, 3 compared; nothing else found\n"
    )


def test_an_accepted_finding_as_markdown() -> None:
    assert (
        "**warning, high confidence (accepted):** Injured: the fire brigade says two, the owner five.\\\n"
        "*Accepted:* two counts, one day apart\n"
    ) in printed([accepted(mill())], "markdown")


def test_the_ledger_as_markdown() -> None:
    text = printed([mill()], "markdown", "ledger")
    assert "| 5 | `five` | 5 or more | injured |  | The owner, citing a doctor | e1 |\n" in text
    assert text.endswith("- e1: fire at a mill\n\n5 numbers read, 4 understood as claims\n")


@pytest.mark.parametrize(
    ("copy", "written"),
    [
        ("five of *six*", "five of \\*six\\*"),
        ("# five", "`#` five"),
        ("1. five", "1\\. five"),
        ("12) five", "12\\) five"),
        ("2.5 metres", "2.5 metres"),
        ("- five", "\\- five"),
        ("told @desk", "told `@desk`"),
        ("R&D, <b>", "R\\&D, \\<b\\>"),
        ("Booking.com", "`Booking.com`"),
        ("the U.S. said", "the U.S. said"),
        ("", ""),
    ],
)
def test_markdown_shows_copy_as_it_is(copy: str, written: str) -> None:
    assert escaped(copy) == written
    rendered = MarkdownIt().parse(f"{written}")
    shown = "".join(token.content for block in rendered for token in block.children or ())
    assert shown == copy


@pytest.mark.parametrize("words", ["five", "`five`", "a `` b", "`", "five|six", "\\`"])
def test_code_in_a_table_is_one_cell(words: str) -> None:
    page = MarkdownIt().enable("table").parse(f"| a | b |\n| --- | --- |\n| {code(words, table=True)} | x |")
    cells = [token.content for block in page for token in block.children or ()]
    assert cells == ["a", "b", words, "x"]


# GitHub annotations


def test_the_findings_as_annotations() -> None:
    assert printed([mill()], "github") == (
        "::warning file=mill.txt,line=5,endLine=5,col=1,endColumn=4,title=source-conflict::"
        "warning, high confidence: Injured: the fire brigade says two, the owner five."
        "%0Aline 5, the fire brigade: >>Two<< workers were hurt, the fire brigade said."
        "%0Aline 5, The owner, citing a doctor: The owner, citing a doctor, put their number at >>five<<.\n"
        "checker: mill.txt: 5 numbers read, 4 understood as claims, 3 compared; nothing else found\n"
    )


def test_the_worst_comes_first_and_what_was_accepted_last() -> None:
    result = mill()
    findings = [
        dataclasses.replace(result.findings[0], severity=severity, message=severity, accepted=reason)
        for severity, reason in (("note", ""), ("error", "so"), ("warning", ""), ("error", ""))
    ]
    text = printed([dataclasses.replace(result, findings=tuple(findings))], "github")
    annotations = [line for line in text.splitlines() if line.startswith("::")]
    said = [(a.split(" ")[0], a.split("::")[2].split("%0A")[:2]) for a in annotations]
    assert [(kind, words[0]) for kind, words in said] == [
        ("::error", "error, high confidence: error"), ("::warning", "warning, high confidence: warning"),
        ("::notice", "note, high confidence: note"), ("::notice", "error, high confidence (accepted): error"),
    ]  # fmt: skip
    assert said[3][1][1] == "accepted: so"


def test_a_date_is_marked_although_it_is_no_claim() -> None:
    assert printed([a_date()], "github").splitlines()[0] == (
        "::error file=fair.txt,line=3,endLine=3,col=35,endColumn=49,title=date::"
        "error, high confidence: Weekday and date do not fit: Friday, May 12."
        "%0Aline 3: The fair opens on >>Friday, May 12<<, in Ely."
    )
    assert "  line 3:\n    The fair opens on >>Friday, May 12<<, in Ely.\n" in printed([a_date()])
    assert "> line 3:\\\n> The fair opens on `Friday, May 12`, in Ely.\n" in printed([a_date()], "markdown")


def test_a_figure_over_two_lines_has_no_columns() -> None:
    report = a_report("Mill fire\n\nAt least\nfive were hurt. Two were hurt.")
    claims = [a_claim(report, "c1", "least\nfive", 5, None), a_claim(report, "c2", "Two", 2, 2)]
    claims[0] = dataclasses.replace(claims[0], sentence=report.parts[1].span)
    text = printed([a_result(report, claims, [a_finding(claims)])], "github")
    assert text.startswith("::warning file=mill.txt,line=3,endLine=4,title=source-conflict::")


# JUnit


def test_a_test_case_for_each_report_and_check() -> None:
    root = ElementTree.fromstring(printed([mill(), a_date()], "junit", checks=CHECKS, unread=1))
    assert root.attrib == {"name": "checker", "tests": "17", "failures": "2", "errors": "1", "skipped": "0"}
    first, second, unread = root
    assert [case.attrib["name"] for case in first.iter("testcase")] == sorted(CHECKS)
    assert {case.attrib["classname"] for case in first.iter("testcase")} == {"mill.txt"}
    (failed,) = (case for case in first.iter("testcase") if len(case))
    assert failed.attrib["name"] == "source-conflict"
    (failure,) = failed
    assert failure.attrib == {
        "message": "Injured: the fire brigade says two, the owner five.", "type": "source-conflict",
    }  # fmt: skip
    assert (failure.text or "").splitlines() == [
        "warning, high confidence: Injured: the fire brigade says two, the owner five.",
        "line 5, the fire brigade: >>Two<< workers were hurt, the fire brigade said.",
        "line 5, The owner, citing a doctor: The owner, citing a doctor, put their number at >>five<<.",
    ]
    assert [case.attrib["name"] for case in second.iter("testcase") if len(case)] == ["date"]
    assert [error.attrib["message"] for error in unread.iter("error")] == ["1 report could not be analysed"]


def test_what_was_accepted_is_skipped_and_a_note_passes() -> None:
    (case,) = ElementTree.fromstring(printed([accepted(mill())], "junit")).iter("testcase")
    assert [(child.tag, child.attrib) for child in case] == [
        ("skipped", {"message": "accepted: two counts, one day apart"}), ("system-out", {}),
    ]  # fmt: skip
    result = mill()
    note = dataclasses.replace(result, findings=(dataclasses.replace(result.findings[0], severity="note"),))
    (case,) = ElementTree.fromstring(printed([note], "junit")).iter("testcase")
    assert [child.tag for child in case] == ["system-out"]


def test_junit_across_reports() -> None:
    results, together = across()
    *_, last = ElementTree.fromstring(printed(results, "junit", together=together, checks=CHECKS))
    assert (last.attrib["name"], last.attrib["tests"], last.attrib["failures"]) == ("all reports together", "1", "1")
    assert [case.attrib["name"] for case in last] == ["source-conflict"]


# All


@pytest.mark.parametrize("format", writers())
@pytest.mark.parametrize("view", ["write", "ledger"])
def test_nothing_is_something_and_twice_is_the_same(format: str, view: str) -> None:
    quiet = a_result(a_report("Quiet day in Ely\n\nNothing happened.", "quiet.txt"))
    for results in ([], [quiet], [mill(), quiet]):
        text = printed(results, format, view)
        assert text == printed(results, format, view)
        assert text.endswith("\n") or not text
