"""What holds for any text, through the whole pipeline: nothing raises, spans are ranges of the text, runs repeat."""

import io
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.claims import dissent
from checker.language import LONGEST_TEXT, LONGEST_WORD
from checker.model import Part, Report, Result, Span
from checker.pipeline import Checker
from checker.readers.text import divide
from checker.rules import load_rules
from checker.writers import Frame
from checker.writers.json import write

QUICK = settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])


@cache
def _checker() -> Checker:
    return Checker(load_rules())


def _report(text: str) -> Report:
    return Report(name="x", text=text, parts=divide(text))


def _check(text: str) -> Result:
    [result] = _checker().check([_report(text)])
    return result


def _json(result: Result) -> bytes:
    out = io.StringIO()
    write([result], out, Frame(version="1.2.3"))
    return out.getvalue().encode()


def _spans(result: Result) -> Iterator[Span]:
    """Every range of characters that a result holds."""
    for claim in result.claims:
        yield from (claim.span, claim.sentence)
        sources = [claim.source]
        while sources:
            source = sources.pop()
            sources += source.via
            if source.span is not None:
                yield source.span
    for finding in result.findings:
        yield from finding.spans
    yield from (out.span for out in result.coverage.left_out)


def holds(result: Result) -> None:
    """What is true of every result."""
    text, claims = result.report.text, result.claims
    for span in _spans(result):
        assert 0 <= span.start < span.end <= len(text)
    for claim in claims:
        assert text[claim.span.start : claim.span.end] == claim.text
        assert claim.text.strip() == claim.text != ""
        assert claim.span in claim.sentence
        low, high = claim.value.low, claim.value.high
        assert low is None or high is None or low <= high
    for first, second in pairwise(claims):
        assert first.span < second.span
    ids = {claim.id for claim in claims}
    assert len(ids) == len(claims)
    assert [id for e in result.events for id in e.claims if id not in ids] == []
    assert sum(len(e.claims) for e in result.events) == len(claims)
    for finding in result.findings:
        assert ids >= set(finding.claims)
        assert {id for pair in finding.pairs for id in pair} <= set(finding.claims)
    starts = [finding.spans[0].start for finding in result.findings]
    assert starts == sorted(starts)
    coverage = result.coverage
    assert (coverage.claims, coverage.numbers) == (len(claims), len(claims) + len(coverage.left_out))
    assert coverage.compared <= coverage.claims


WORDS = st.sampled_from(
    "5 12 3,500 1.5 2016 0 a no not one two twenty hundred million half dozens several both another more at least up "
    "to between and or from in of the % $ £ . , ; : ( ) \" “ ” ' - — people men soldiers rockets homes acres goals "
    "killed injured died dead arrested were was had hit fired said says police the army he she according to citing "
    "Reuters put toll stood including them whom which who other Monday March last year since elsewhere Alba earlier "
    "attack raid feared denied rose fell by km (3 miles) \n \n\n \n\n# Photo:".split(" ")
)
PIECES = st.sampled_from(
    [
        "Five people were killed, police said.", "Nine people died.", "The army denied it.", "At least 12 rockets hit.",
        "He added that two of them were children.", "In 2015, 40 people were killed in Alba.", "Nobody was hurt.",
        "The toll rose from 8 to 11.", "\"Six died,\" she said.", "Reuters, citing officials, put the toll at 19.",
        "Blast kills seven", "(Photo: two men)", "It cost $3m.", "Another four are missing.", "\n\n", "\n", "– ", "…",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(WORDS, max_size=40).map(" ".join),
    st.lists(WORDS, max_size=40).map("".join),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.lists(PIECES, max_size=12).map("\n\n".join),
)


@QUICK
@given(TEXTS)
def test_any_text_gives_a_result_that_holds_together(text: str) -> None:
    holds(_check(text))


@QUICK
@given(TEXTS)
def test_two_runs_give_the_same_bytes(text: str) -> None:
    assert _json(_check(text)) == _json(_check(text))


@QUICK
@given(TEXTS, TEXTS)
def test_a_report_is_read_the_same_after_any_other(before: str, text: str) -> None:
    alone = _check(text)
    assert list(_checker().check([_report(before), _report(text)]))[1] == alone


@QUICK
@given(
    st.lists(PIECES, max_size=12).map("\n\n".join),
    st.sampled_from(["The road is open again.", "Rain fell in the evening.", "The mayor thanked the helpers."]),
)
def test_a_last_sentence_without_figures_changes_nothing(text: str, sentence: str) -> None:
    # The first paragraph would be no headline if nothing came after it.
    text = "Night in the north\n\nIt was a long night for the town.\n\n" + text
    longer = f"{text}\n\n{sentence}"
    assert [(f.id, f.spans, f.message) for f in _check(longer).findings] == [
        (f.id, f.spans, f.message) for f in _check(text).findings
    ]


@QUICK
@given(st.lists(st.tuples(st.sampled_from(["headline", "summary", "body", "caption"]), TEXTS), max_size=5))
def test_parts_may_be_anything_and_empty(some: list[tuple[str, str]]) -> None:
    text, parts = "", []
    for kind, piece in some:
        parts.append(Part(kind, Span(len(text), len(text) + len(piece))))  # type: ignore[arg-type]
        text += piece + "\n\n"
    [result] = _checker().check([Report(name="x", text=text, parts=tuple(parts))])
    holds(result)


STRANGE = {
    "nothing": "",
    "space": " \n\t\n ",
    "one character": "5",
    "one word": "Five",
    "control characters": "Five\x01 people\x7f died\x0b. Police\x1b[31m said six did.",
    "NULs": "\0\0Five people died.\0 Six\0 were hurt.",
    "right to left": "قُتل 12 شخصا في انفجار. \u202eFive people died\u202c, police said. נהרגו 12 בני אדם.",
    "emoji": "👩‍👩‍👧‍👦 5 people died 😱😱 and 6️⃣ were hurt 🇮🇶.",
    "combining accents": "E\u0301" * 300 + " 5\u0301 people die\u0301d.",
    "wide digits": "５ people died and ٣ were hurt; ½, ⅔ and ² too.",
    "surrogate-like": "\U0010ffff 5 \ufffe died \ufeff.",
    "line ends": "Five died\r\n\r\nSix died\r\rSeven died\u2028Eight died\u2029Nine died\x85",
    "no spaces": "Fivepeopledied,policesaid.Sixdid,thearmysaid." * 40,
    "markup": "<b>Five</b> people <script>alert(5)</script> &amp; 6 &#53; died.",
    "template": "{{5}} ${5} %(n)d %s {0} people died.",
    "huge number": "1" + "0" * 400 + " people died; " + "9" * 400 + "," + "9" * 400 + " did, the army said. 1e999 too.",
    "many zeros": "0.0000000000000001 percent and 0 percent and -0 percent and 00 people died.",
    "only brackets": "([{<" * 200 + ">}])" * 200,
    "only quotes": "\"“‘'«" * 200,
    "only stops": ". ! ? … " * 200,
    "only digits": "7" * 3000,
    "only dashes": "5-–—" * 300,
    "only signs": "$£€%" * 200 + "5",
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in STRANGE.items()])
def test_a_strange_text_is_read(text: str) -> None:
    holds(_check(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * 100_000, id="one word"),
        pytest.param("x\n" * 5_000, id="lines"),
        pytest.param("“Nobody” (here) " * 1_000, id="quotes and brackets"),
        pytest.param("the same source said he said " * 500, id="nobody who could be meant"),
        pytest.param("Five people died. " * 300, id="one figure over and over"),
        pytest.param(" ".join(f"{n} people died." for n in range(50)), id="figures that contradict each other"),
        pytest.param("7 " * 300, id="figures without words"),
        pytest.param("5 km (3 miles) " * 150, id="conversions"),
        pytest.param("Monday, March 3, 2019, " * 500, id="dates"),
    ],
)
def test_a_long_text_is_read(text: str) -> None:
    holds(_check(text))


def _work(text: str) -> int:
    """How many functions are called while a text is checked."""
    calls = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        _check(text)
    finally:
        sys.setprofile(None)
    return calls


def test_accounts_are_set_against_a_bounded_number_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def likeness(*_: object) -> int:
        nonlocal asked
        asked += 1
        return 0

    monkeypatch.setattr(dissent, "_likeness", likeness)
    monkeypatch.setattr(dissent, "GOES_ON", 80)
    army = "".join(f"The army said that {n} people were killed. " for n in range(7, 87))
    rebels = "".join(f"They said that {n} people were killed. " for n in range(200, 280))
    _check(f"Raid on town\n\n{army}The rebels gave a different account. {rebels}")
    assert asked == dissent.MOST**2


STORY = "Five killed in Alba\n\nFive people were killed in Alba on Monday, the army said.\n\nIn all six died, "


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("Nine people were hurt, police said. ", id="a figure with its source"),
        pytest.param("Between 10 and 12 rockets hit the base on Monday and ", id="one long sentence"),
        pytest.param('"', id="straight marks"),
        pytest.param("“", id="marks that open"),
        pytest.param('"x" ', id="short quotations"),
        pytest.param("“Six died,” John Smith said. ", id="quotations with their speaker"),
        pytest.param("“Six died.\n\n", id="quotations that run on"),
        pytest.param("a7 ", id="names with digits"),
        pytest.param("the five ", id="a figure that is said again"),
        pytest.param("40 million ", id="millions of no currency"),
        pytest.param("Photo: 5 killed\n\nSix were killed.\n\n", id="captions"),
        pytest.param("Seven were treated. Six were hurt. ", id="measures that bound each other"),
        pytest.param("(x [y ", id="brackets that stay open"),
    ],
)
def test_the_work_grows_with_the_length(unit: str) -> None:
    _check(STORY)
    before, some, more = (_work(STORY + unit * (length // len(unit))) for length in (0, 800, 2400))
    # Three times as much is three times the work; a quadratic step would make it nine.
    assert more - before < 4.8 * (some - before)


@pytest.mark.parametrize(
    "text",
    [
        # A single mark that nothing closes, before many apostrophes.
        pytest.param("‘x " + "it’s " * 2_000, id="apostrophes in an open quotation"),
        pytest.param("Born" + " " * 20_000 + "and aged 40, he died.", id="space before a date"),
        pytest.param("He was born on May 3, 1950" + " " * 20_000 + "x", id="space after a date"),
        pytest.param("In 2010" + " " * 20_000 + "years after 1990", id="space after a year"),
        pytest.param("It is 5 km" + " " * 20_000 + "(3 miles" + " " * 20_000 + "x", id="space in a conversion"),
        pytest.param("Five died -" + " " * 20_000 + "- six", id="space between dashes"),
        pytest.param("corrected story " * 2_000, id="corrections that never follow"),
        pytest.param("1." * 3_000, id="points between digits"),
        pytest.param("1,234" * 600, id="thousands without end"),
        pytest.param("§" * 5_000, id="signs of sections"),
        pytest.param("March 3/" * 3_000, id="days without end"),
    ],
)
def test_no_pattern_looks_at_everything_again_and_again(text: str) -> None:
    # A pattern that does would take minutes or years here.
    holds(_check(text))


@pytest.mark.parametrize("text", ["Five died, " * 500, "Five people died, " + "x" * 9_000, "five" + " " * 500 + "six"])
def test_a_sentence_has_an_end(text: str) -> None:
    spans = [claim.sentence for claim in _check(f"Night\n\n{text}").claims]
    assert spans != []
    assert max(span.end - span.start for span in spans) <= LONGEST_TEXT + LONGEST_WORD
