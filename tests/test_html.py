"""The HTML report: its structure as a strict parser reads it, its figures, and that copy stays copy."""

import base64
import hashlib
import io
import re
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from checker.model import (
    Account,
    Coverage,
    Earlier,
    Event,
    Finding,
    Interval,
    Pair,
    Progress,
    Report,
    Result,
    Source,
    Span,
)
from checker.writers import Frame, html
from checker.writers._html.figures import Figure, index_of
from checker.writers._html.matrix import Matrix, matrix_of
from checker.writers._html.plot import Plot, plot_of
from checker.writers._html.views import verdict
from checker.writers._words import CONTROL
from tests.hostile import BREAKER, NASTY, SCRIPT, hostile
from tests.results import MILL, a_claim, a_finding, a_report, a_result, mill


def page(*results: Result, view: str = "write", **frame: Any) -> str:
    out = io.StringIO()
    getattr(html, view)(list(results), out, Frame(version="1.2.3", **frame))
    return out.getvalue()


def parsed(text: str) -> Element:
    """The page as a browser reads it; what the HTML standard calls a parse error fails."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document = parser.parse(text)
    assert isinstance(document, Element)
    return document


def classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


def all_of(element: Element, name: str) -> list[Element]:
    """The elements of a class."""
    return [e for e in element.iter() if isinstance(e.tag, str) and name in classes(e)]


def by_id(document: Element) -> dict[str, Element]:
    found = [e for e in document.iter() if e.get("id")]
    assert len({e.get("id") for e in found}) == len(found), "an id stands twice"
    return {str(e.get("id")): e for e in found}


def words(element: Element) -> str:
    """The text that is seen: without notes that are hidden and the numbers of findings."""
    if element.get("hidden") is not None or element.tag == "sup":
        return ""
    return (element.text or "") + "".join(words(child) + (child.tail or "") for child in element)


def flat(element: Element) -> str:
    return " ".join(words(element).split())


def test_the_parts_of_a_page() -> None:
    document = parsed(page(mill()))
    assert [e.tag for e in document.iter() if e.tag in ("header", "main", "article", "footer")] == [
        "main", "article", "header", "footer",
    ]  # fmt: skip
    headings = [(str(e.tag), flat(e)) for e in document.iter() if re.fullmatch(r"h\d", str(e.tag))]
    assert headings == [
        ("h1", "Two hurt in mill fire"),
        ("h2", "What does not fit together"),
        ("h3", "Injured: the fire brigade says two, the owner five."),
        ("h2", "The copy"),
        ("h2", "Who says what"),
        ("h2", "What was read, and what was not compared"),
    ]
    assert flat(all_of(document, "verdict")[0]) == "Some figures here cannot all be right: 1 warning."
    assert "5 numbers read, 4 understood as claims, 3 compared." in flat(document)
    assert "checker accept 9f2c1a7e --reason" in flat(document)


def test_the_copy_is_whole_and_its_figures_lead_to_their_rivals() -> None:
    document = parsed(page(mill()))
    result = mill()
    (copy,) = all_of(document, "copy")
    paragraphs = [words(e) for e in copy if e.tag == "p"]
    assert paragraphs == [MILL[p.span.start : p.span.end] for p in result.report.parts]
    marks = all_of(copy, "mark")
    assert [words(mark) for mark in marks] == ["Two", "Two", "five", "about 2.5"]
    leads = [[a.get("href") for a in mark.iter("a")] for mark in marks]
    assert leads == [[], ["#r1-c3", "#f1"], ["#r1-c2", "#f1"], []]
    anchors = by_id(document)
    notes = [" ".join("".join(e.itertext()).split()) for e in all_of(copy, "peek")]
    assert notes[1] == "injured: 2, says the fire brigade. Against it: five, The owner, citing a doctor, line 5."
    assert anchors["f1"].tag == "li"
    assert [a.get("href") for a in anchors["f1"].iter("a")] == ["#r1-c2", "#r1-c3"]


def test_every_link_leads_somewhere_and_every_label_is_there() -> None:
    for result in (mill(), hostile()):
        for text in (page(result), page(result, view="ledger"), page(result, replace(result, report=_other(result)))):
            document = parsed(text)
            anchors = by_id(document)
            for element in document.iter():
                if element.tag == "a":
                    assert element.get("href", "")[0] == "#"
                    assert element.get("href", "")[1:] in anchors
                for attribute in ("aria-labelledby", "aria-describedby"):
                    assert all(name in anchors for name in element.get(attribute, "").split())


def _other(result: Result) -> Report:
    return replace(result.report, name="other.txt")


def test_the_policy_names_the_only_style_and_script() -> None:
    text = page(mill())
    (policy,) = (e.get("content", "") for e in parsed(text).iter("meta") if e.get("http-equiv"))
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (source,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not re.search(r"https?:|url\(|@import|<link|<iframe", text.replace("http-equiv", ""))


def test_the_style_and_script_are_the_same_for_every_report() -> None:
    assert (
        page(mill()).partition("</script>")[0].partition("<style>")[2]
        == (page(hostile()).partition("</script>")[0].partition("<style>")[2])
    )


# What the templates write; anything else on the page came out of the copy.
TAGS = set(
    "html head meta title style script body header nav main article section footer h1 h2 h3 h4 h5 p a b bdi span ul ol "
    "li details summary code blockquote mark sup small table caption thead tbody tr th td dl dt dd div figure "
    "figcaption svg desc g line text tspan circle path".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv name content class id href tabindex aria-label aria-labelledby aria-describedby dir role "
    "scope colspan hidden focusable viewBox x x1 x2 y y1 y2 cx cy r d dx text-anchor".split()
)


@pytest.mark.parametrize("view", ["write", "ledger"])
def test_copy_stays_copy(view: str) -> None:
    result = hostile()
    other = replace(result, report=_other(result))
    names = [f"{r.report.name}#{c.id}" for r in (result, other) for c in r.claims]
    across = replace(result.findings[0], claims=(names[2], names[8]), pairs=((names[2], names[8]),), spans=())
    together = ((replace(result.events[0], claims=tuple(names)),), (across,))
    for text in (page(result, view=view), page(result, other, view=view, unread=1, together=together)):
        document = parsed(text)
        svg = "{http://www.w3.org/2000/svg}"
        assert {str(e.tag).removeprefix(svg) for e in document.iter()} <= TAGS
        assert {name for e in document.iter() for name in e.attrib} <= ATTRIBUTES
        assert len(list(document.iter("script"))) == 1
        assert "".join(CONTROL.findall(text)).strip("\n") == ""
        shown = flat(document)
        assert SCRIPT in shown
        assert BREAKER in shown
        text.encode()  # no half of a surrogate pair is left


def test_hostile_copy_is_whole() -> None:
    result = hostile()
    (copy,) = all_of(parsed(page(result)), "copy")
    shown = [words(e) for e in copy if e.tag == "p"]
    expected = [result.report.text[p.span.start : p.span.end] for p in result.report.parts]
    assert [CONTROL.sub("?", text) for text in expected] == [re.sub("[\u2400-\u2421\ufffd]", "?", t) for t in shown]
    assert "e\u0301\u0323 \U0001f692\U0001f468\u200d\U0001f692 ␀␇␛[31m␡���" in shown[2]


def test_accepted_and_acknowledged_findings_say_so() -> None:
    result = mill()
    (finding,) = result.findings
    text = page(replace(result, findings=(replace(finding, accepted="two counts", acknowledged=True),)))
    document = parsed(text)
    assert flat(all_of(document, "verdict")[0]) == "Nothing left to settle: 1 finding accepted."
    (item,) = all_of(document, "finding")
    assert "accepted" in classes(item)
    assert "Warning, accepted" in flat(item)
    assert "Accepted: two counts" in flat(item)
    assert "Acknowledged: the copy itself says that the figures differ." in flat(item)
    assert "1 accepted" in [flat(e) for e in document.iter("summary")]


def test_accounts_and_what_was_not_compared() -> None:
    result = mill()
    c = result.claims
    account = Account(event="e1", sources=("", "the fire brigade"), claims=("c1", "c2"), sum="2 = 2")
    pairs = (Pair(c[0], c[1], True, "same event"), Pair(c[0], c[2], False, "another place: Ely"))
    document = parsed(page(replace(result, accounts=(account,), pairs=pairs)))
    (shown,) = all_of(document, "account")
    assert flat(shown) == "fire at a mill the report itself and the fire brigade: 2 = 2 injured Two, injured Two"
    folded = {flat(e[0]): flat(e) for e in document.iter("details") if "why" not in classes(e)}
    assert list(folded) == [
        "Every figure: 4",
        "Pairs of figures that were not compared: 1",
        "Numbers that are no claims: 1",
    ]
    assert folded["Pairs of figures that were not compared: 1"].endswith(
        "another place: Ely injured: Two (line 1) and five (line 5)"
    )
    assert folded["Numbers that are no claims: 1"].endswith("date March 3 (line 3)")


def test_of_very_many_pairs_the_rest_is_counted() -> None:
    result = mill()
    pairs = (Pair(result.claims[0], result.claims[2], False, "another day"),) * 450
    document = parsed(page(replace(result, pairs=pairs)))
    assert "Pairs of figures that were not compared: 450" in flat(document)
    assert "50 more; checker claims --why prints them" in flat(document)


def test_a_failed_sum_names_the_figures_to_blame_and_has_no_plot() -> None:
    report = a_report("Mill fire\n\nOf 7 hurt, 3 were men and 5 women.")
    claims = [a_claim(report, f"c{n}", n, int(n), int(n)) for n in ("7", "3", "5")]
    claims = [replace(claim, id=f"c{place}") for place, claim in enumerate(claims, start=1)]
    finding = a_finding(claims, pairs=(), check="arithmetic", message="3 + 5 = 8, not 7.", blame=("c3",))
    document = parsed(page(a_result(report, claims, [finding])))
    assert not all_of(document, "plot")
    assert "Without 5 (line 3) the others add up." in flat(document)
    leads = [next(mark.iter("a")).get("href") for mark in all_of(document, "mark")]
    assert leads == ["#r1-c2", "#r1-c3", "#r1-c1"]


def test_a_finding_without_claims_shows_its_sentence() -> None:
    result = mill()
    place = result.coverage.left_out[0].span
    finding = replace(a_finding((), check="date"), spans=(place,))
    document = parsed(page(replace(result, findings=(finding,))))
    (item,) = all_of(document, "finding")
    assert flat(next(item.iter("blockquote"))) == "ELY - A fire broke out in a mill on March 3."
    assert [flat(e) for e in item.iter("mark")] == ["March 3"]
    marks = [mark for mark in all_of(document, "mark") if "k1" in classes(mark)]
    assert [[a.get("href") for a in mark.iter("a")] for mark in marks] == [["#f1", "#f1"]]


def test_the_version_before_is_shown_beside_the_finding() -> None:
    result = mill()
    earlier = Earlier(
        report=f"{SCRIPT}.txt", text="nine", value=Interval(9, 9), source=Source(name="Ann Lee", kind="named"),
        part="body", span=Span(0, 4), line=7, column=1, passage=f"Then nine {BREAKER}.", mark=Span(5, 9),
    )  # fmt: skip
    progress = Progress(previous=f"{BREAKER}.txt", same=1, changed=2, new=3, left_out=0)
    findings = (replace(result.findings[0], earlier=(earlier,)),)
    document = parsed(page(replace(result, findings=findings, progress=progress)))
    (shown,) = all_of(document, "earlier")
    assert flat(shown) == f"Before: {SCRIPT}.txt, line 7, Ann Lee Then nine {BREAKER}."
    assert [flat(mark) for mark in shown.iter("mark")] == ["nine"]
    assert f"Against {BREAKER}.txt: 1 as before, 2 changed, 3 new." in flat(document)


def test_without_a_version_before_nothing_is_said_of_it() -> None:
    document = parsed(page(mill()))
    assert not all_of(document, "earlier")
    assert "Against " not in "".join(flat(e) for e in document.iter("header"))


def test_what_a_limit_left_out_is_said() -> None:
    result = mill()
    limited = replace(result, coverage=replace(result.coverage, notes=(f"only 60 of {SCRIPT} were compared",)))
    assert f"only 60 of {SCRIPT} were compared" in flat(parsed(page(limited)))


def test_figures_that_overlap_share_a_mark() -> None:
    report = a_report("Mill fire\n\nThree of the 12 were hurt.")
    claims = [a_claim(report, "c1", "Three of the 12", 3, 3), a_claim(report, "c2", "12", 12, 12)]
    document = parsed(page(a_result(report, claims)))
    (copy,) = all_of(document, "copy")
    assert [words(mark) for mark in all_of(copy, "mark")] == ["Three of the 12"]
    assert {"r1-c1", "r1-c2"} <= set(by_id(document))


def _two_reports() -> tuple[Result, Result, dict[str, Any]]:
    one = mill()
    other = replace(one, report=replace(one.report, name="wire.txt"), findings=())
    names = ("mill.txt#c2", "wire.txt#c3")
    across = Finding(
        id="0c0c0c0c", check="source-conflict", severity="error", confidence="high", measure="injured", event="e1",
        message="Injured: two or five.", claims=names, pairs=(names,), spans=(one.claims[1].span, one.claims[2].span),
        because=("same event",),
    )  # fmt: skip
    event = Event(id="e1", label="fire", places=(), times=(), claims=("mill.txt#c1", *names))
    return one, other, {"together": ((event,), (across,))}


def test_several_reports_have_contents_and_one_numbering() -> None:
    one, other, _ = _two_reports()
    document = parsed(page(one, other, unread=2))
    (contents,) = all_of(document, "contents")
    assert [(a.get("href"), flat(a)) for a in contents.iter("a")] == [("#r1", "mill.txt"), ("#r2", "wire.txt")]
    assert [flat(e) for e in document.iter("h1")] == ["2 reports checked"]
    assert "2 reports could not be analysed and must not be taken for checked." in flat(document)
    assert [e.get("id") for e in document.iter("article")] == ["r1", "r2"]


def test_reports_together_lead_from_one_to_the_other() -> None:
    one, other, frame = _two_reports()
    document = parsed(page(one, other, **frame))
    assert [e.get("id") for e in document.iter("article")] == ["together", "r1", "r2"]
    items = {e.get("id"): e for e in all_of(document, "finding")}
    assert list(items) == ["f1", "f2"]
    assert [flat(e) for e in all_of(items["f1"], "from")] == [
        "mill.txt, line 5: the fire brigade",
        "wire.txt, line 5: The owner, citing a doctor",
    ]
    marks = {str(e.get("id")): e for e in all_of(document, "mark")}
    assert [a.get("href") for a in marks["r2-c3"].iter("a")] == ["#r1-c2", "#f1"]
    assert [a.get("href") for a in marks["r1-c2"].iter("a")] == ["#r1-c3", "#f1", "#f2"]
    assert [flat(e) for e in by_id(document)["together"].iter("th")] == ["injured", "mill.txt", "wire.txt"]


def test_a_single_report_together_has_no_part_of_its_own_for_it() -> None:
    assert 'id="together"' not in page(mill(), together=((), ()))


def test_no_report_at_all() -> None:
    document = parsed(page(unread=1))
    assert flat(next(document.iter("h1"))) == "No report was analysed"
    assert not list(document.iter("nav"))
    assert "1 report could not be analysed and must not be taken for checked." in flat(document)


def test_the_ledger_is_a_table_of_all_claims() -> None:
    document = parsed(page(mill(), view="ledger"))
    rows = [[flat(cell) for cell in row] for row in document.iter("tr")]
    why = "measure injured: object_of hurt"
    assert rows == [
        ["Place", "Figure", "Value", "Measure", "Counted", "Who says it", "Event", "Why"],
        ["line 1", "Two", "2", "injured", "worker", "the headline", "e1", why],
        ["line 5", "Two", "2", "injured", "worker", "the fire brigade", "e1", why],
        ["line 5", "five", "5 or more", "injured", "", "The owner, citing a doctor", "e1", why],
        ["line 7", "about 2.5", "about 2.5 days", "duration", "day", "the report itself", "e2", why],
    ]  # fmt: skip
    assert not all_of(document, "finding")


@pytest.mark.parametrize(
    ("severities", "accepted", "compared", "sentence"),
    [
        ((), 0, 0, "No contradiction found, but no two figures could be compared."),
        ((), 0, 9, "No contradiction found among the 9 figures that could be compared."),
        (("note",), 0, 9, "No open contradiction, but 1 note to look at."),
        (("warning", "note", "warning"), 0, 9, "Some figures here cannot all be right: 2 warnings and 1 note."),
        (
            ("note", "error", "warning"),
            1,
            9,
            "Something here cannot be true as it stands: 1 error, 1 warning and 1 note. 1 finding more was accepted.",
        ),
        ((), 2, 9, "Nothing left to settle: 2 findings accepted."),
    ],
)
def test_the_verdict(severities: tuple[str, ...], accepted: int, compared: int, sentence: str) -> None:
    (finding,) = mill().findings
    findings = [replace(finding, severity=s) for s in severities]  # type: ignore[arg-type]
    findings += [replace(finding, severity="error", accepted="checked")] * accepted
    assert verdict(findings, compared) == sentence


def shown(matrix: Matrix) -> list[list[str]]:
    head = [""] + [f"{group.label}: {column}" for group in matrix.groups for column in group.columns]
    rows = []
    for row in matrix.rows:
        cells = [[" ".join((e.figure.text, *(str(n.number) for n in e.findings))) for e in cell] for cell in row.cells]
        rows.append([row.label, *(" / ".join(cell) for cell in cells)])
    return [head, *rows]


def test_the_matrix_has_the_headline_as_a_source_and_marks_what_conflicts() -> None:
    result = mill()
    matrix = matrix_of(index_of([result], Frame()).figures[0], result.events, index_of([result], Frame()))
    assert shown(matrix) == [
        ["", "fire at a mill: injured"],
        ["the headline", "Two"],
        ["the fire brigade", "Two 1"],
        ["The owner, citing a doctor", "five 1"],
    ]
    assert matrix.alone == 1


def test_one_voice_has_one_row() -> None:
    report = a_report("Mill fire\n\nThe Interior Ministry said 5. The ministry said 7. Ann Lee said 9.")
    said = ("The Interior Ministry", "5"), ("The ministry", "7"), ("Ann Lee", "9")
    claims = [
        a_claim(report, f"c{at}", figure, int(figure), int(figure), source=Source(name=name, kind="named"))
        for at, (name, figure) in enumerate(said, start=1)
    ]
    index = index_of([a_result(report, claims)], Frame())
    matrix = matrix_of(index.figures[0], (), index)
    assert shown(matrix) == [["", ": injured"], ["The Interior Ministry", "5 / 7"], ["Ann Lee", "9"]]
    assert [e.beside for row in matrix.rows for cell in row.cells for e in cell] == ["", "The ministry", ""]


def drawn(*bounds: tuple[float | None, float | None], **given: Any) -> Plot | None:
    report = a_report("Mill fire\n\n" + " ".join(f"F{at} hurt." for at, _ in enumerate(bounds)))
    return plot_of(
        [
            Figure(
                key=f"r1-c{at}",
                claim=a_claim(report, f"c{at}", f"F{at}", *bound, **given),
                report=report,
                place="line 3",
            )
            for at, bound in enumerate(bounds)
        ]
    )


def test_a_plot_keeps_the_order_of_values_and_opens_what_is_open() -> None:
    plot = drawn((2, 2), (5, None), (None, 3), (3, 4))
    assert plot is not None
    two, five, three, between = plot.bars
    assert (two.left, two.opens_left, two.opens_right) == (two.right, False, False)
    assert five.opens_right
    assert not five.opens_left
    assert five.right > 350
    assert three.opens_left
    assert three.left < 10
    assert two.left < between.left < between.right < five.left
    assert [x for x, _ in between.dots] == [between.left, between.right]
    assert plot.scale == "linear"
    assert [label for _, label in plot.ticks] == ["2", "3", "4", "5"]
    assert all(0 <= x <= 360 for bar in plot.bars for x in (bar.left, bar.right))


@pytest.mark.parametrize(("low", "high", "scale"), [(1, 20, "linear"), (1, 21, "log"), (0, 21, "linear")])
def test_the_scale_is_logarithmic_from_a_factor_of_twenty(low: float, high: float, scale: str) -> None:
    plot = drawn((low, low), (high, high))
    assert plot is not None
    assert plot.scale == scale


def test_zero_has_a_place_on_a_logarithmic_scale() -> None:
    plot = drawn((0, 0), (3, 3), (900, 900))
    assert plot is not None
    assert plot.scale == "log"
    zero, three, many = (bar.left for bar in plot.bars)
    assert zero < three < many
    assert plot.ticks[0] == (zero, "0")


def test_about_is_drawn_as_wide_as_it_is_compared() -> None:
    plot = drawn((100, 100), (200, 200), approximate=True)
    assert plot is not None
    for bar in plot.bars:
        assert bar.approximate
        assert bar.left < bar.dots[0][0] < bar.right


def test_a_bound_that_is_left_out_is_hollow() -> None:
    plot = drawn((5, None), (9, None), low_open=True)
    assert plot is not None
    assert [hollow for bar in plot.bars for _, hollow in bar.dots] == [True, True]


@pytest.mark.parametrize("bounds", [((2, 2),), ((None, None), (None, None)), ((1, 1), (float("inf"), float("inf")))])
def test_what_cannot_be_drawn_is_not(bounds: tuple[tuple[float | None, float | None], ...]) -> None:
    assert drawn(*bounds) is None


@pytest.mark.parametrize(
    "bounds",
    [
        ((5, 5), (5, None)),
        ((1e-7, 1e-7), (3e12, 3e12)),
        ((1e300, 1e300), (1, 1)),
        ((-5, -5), (700, 700)),
        ((0, 0), (None, 0)),
    ],
)
def test_odd_values_are_drawn_inside(bounds: tuple[tuple[float | None, float | None], ...]) -> None:
    plot = drawn(*bounds)
    assert plot is not None
    places = [x for bar in plot.bars for x in (bar.left, bar.right)] + [x for x, _ in plot.ticks]
    assert all(0 <= x <= 360 for x in places)
    assert len(plot.ticks) <= 8


def test_the_same_results_give_the_same_bytes() -> None:
    assert page(mill(), hostile()) == page(mill(), hostile())


def test_a_table_of_thousands_of_figures_is_written() -> None:
    report = a_report("Mill fire\n\n" + "\n\n".join(f"N{n} hurt." for n in range(3000)))
    first = a_claim(report, "c0", "N0", 0, 0)
    at = [(m.start(), m.end()) for m in re.finditer(r"N\d+", report.text)]
    quantities = [replace(first.quantity, span=Span(*span), value=Interval(n, n)) for n, span in enumerate(at)]
    claims = [replace(first, id=f"c{n}", text=f"N{n}", quantity=q) for n, q in enumerate(quantities)]
    result = a_result(report, claims, coverage=Coverage(numbers=3000, claims=3000, compared=0, left_out=()))
    assert page(result).count('class="mark') == 3000
    assert NASTY not in page(result)
