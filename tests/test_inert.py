"""Whatever the copy holds comes through every writer whole, and does nothing there.

The formats are those that there are: a new one needs a parser in tests/formats.py.
"""

import dataclasses
import re

import pytest

from checker.model import Event, Result, Source
from checker.writers import writers
from tests.formats import PARSERS, bare
from tests.results import a_claim, a_finding, a_report, a_result
from tests.test_writers import printed

HOSTILE = {
    "markup": "<script>alert(1)</script> <b-evil onerror=x> &amp; &lt; ]]> <!-- --> <?php",
    "emoji": "👩🏽‍🚒 🇮🇶 :fire: ☢️",
    "right to left": "وزارة الدفاع‎ צה״ל",
    "combining accents": "Zoe\u0308 Nǵũe\u0301 Z͑̈́̅ͧa̷l̸g̵o",
    "a spreadsheet's formula": "=HYPERLINK(A1) +1 -2 @SUM(A1) \uff1d1+1",
    "an apostrophe and a dash": "'- 5 of",
    "Markdown": "# *five* _or_ `six` ``x`` [a](b) ![c](d) | e | ~~f~~ **g** \\ \\* $x$ <https://h.example> 1. - + >",
    "mentions": "@desk #12 GH-7 owner/repo#3 https://h.example/a?b=c www.h.example mail@h.example",
    "a heading": "# Five ##",
    "a list": "1. Five",
    "a rule": "--- *** === :--- |",
    "a workflow command": "::error file=a.txt::gotcha %0A::set-env %25 ##[add-mask]x",
    "properties": "a:b,c=d%,title=e",
    "XML": "\"]]>&<a b='c'> %s {0} {{x}} ]]>",
    "a comma, a quote": 'a,"b";c\'d\te',
    "controls": "\x1b[31mred\x07 \x00 \x9b \x7f \x85 \u2028 \ufeff \ufffe \uffff \x0b\x0c",
    "directions turned": "\u202egnp.exe\u202c \u2066x\u2069",
    "half a pair": "a \ud83d b",
}
NEVER = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def hostile(words: str) -> Result:
    """A report that holds the words wherever copy can reach: headline, figure, source, event, message, reason."""
    flat = words.replace("\n", " ")
    report = a_report(f"Two hurt, {flat}\n\nTwo were hurt, {flat}, or {flat} five {flat}", name=f"{flat}.txt")
    via = Source(name=f"via {flat}", kind="unnamed")
    source = Source(name=words, kind="named", via=(via,))
    figure = f"{flat} five"
    claims = [
        a_claim(report, "c1", "Two", 2, 2, counted=words),
        a_claim(report, "c2", figure, 5, 5, source=source, nth=1, unit=None),
    ]
    # The words hold full stops; the sentence is the paragraph.
    claims = [dataclasses.replace(claim, sentence=report.parts[claim.paragraph].span) for claim in claims]
    findings = [
        a_finding(claims, message=f"{words} Injured: {words}.", because=(words,)),
        a_finding(claims, id="0a", message=words, severity="error"),
        a_finding(claims, id="0b", message=words, accepted=f"because {words}"),
    ]
    event = Event(id="e1", label=words, places=(words,), times=(), claims=("c1", "c2"))
    result = a_result(report, claims, findings)
    return Result(
        report=report, claims=result.claims, events=(event,), pairs=(), findings=result.findings,
        coverage=result.coverage,
    )  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("format", writers())
@pytest.mark.parametrize("view", ["write", "ledger"])
def test_whole_and_inert(format: str, view: str, words: str) -> None:
    result = hostile(words)
    output = printed([result], format, view)
    assert output.endswith("\n")
    assert not NEVER.search(output)
    shown = bare(PARSERS[format](output))
    for claim in result.claims:
        assert bare(claim.text) in shown
    assert bare(words) in shown
    assert bare(f"via {words}") in shown
    if view == "write":
        assert all(bare(finding.message) in shown for finding in result.findings)


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("format", writers())
def test_whole_and_inert_across_reports(format: str, words: str) -> None:
    one, other = hostile(words), hostile(f"B {words}")
    names = [f"{one.report.name}#c1", f"{other.report.name}#c2"]
    finding = a_finding([one.claims[0], other.claims[1]], names, id="ff", message=f"Across: {words}")
    output = printed([one, other], format, together=([], [finding]))
    assert not NEVER.search(output)
    assert bare(f"Across: {words}") in bare(PARSERS[format](output))


@pytest.mark.parametrize("format", writers())
def test_the_reason_of_what_was_accepted_is_told(format: str) -> None:
    result = hostile("a plain word")
    assert "becauseaplainword" in bare(printed([result], format))
    assert "becauseaplainword" not in bare(printed([a_result(result.report, result.claims)], format))
