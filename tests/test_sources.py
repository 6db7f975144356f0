"""Who says it: every case of ``cases/sources.yaml`` lists all attributed stretches of its text, and nothing else.

A stretch is written ``[WHO, TEXT]``; WHO is the source's name with its kind in brackets (``unnamed`` where none is
given), then ``via`` and its own source. ``report`` is the report's own voice inside an attribution.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker import language
from checker.model import REPORT, Attribution, Document, Part, Report, Source, Span
from checker.quantities import could_hold_figure
from checker.rules import load_rules
from checker.rules.sources import SourceRules
from checker.sources import asides, could_attribute, dateline, find_attributions, same_voice, source_of
from tests.making import unparsed
from tests.marks import body

CASES = Path(__file__).parent / "cases" / "sources.yaml"


@pytest.fixture(scope="module")
def nlp() -> language.Pipeline:
    return language.load()


@pytest.fixture(scope="session")
def sources() -> SourceRules:
    return load_rules().sources


def _cases() -> Iterator[object]:
    for case in yaml.safe_load(CASES.read_text(encoding="utf-8")):
        text = case.get("headline") or case["text"]
        fails = case.get("fails")
        marks = [pytest.mark.xfail(reason=fails, strict=True)] if fails else []
        yield pytest.param(text, "headline" in case, case["said"], id=text[:70], marks=marks)


def _document(text: str, headline: bool, nlp: language.Pipeline, rules: SourceRules) -> Document:
    report = body(text)
    if headline:
        report = Report(name="x", text=text, parts=(Part("headline", Span(0, len(text))),))

    def worth(words: Sequence[str]) -> bool:
        return could_hold_figure(words) or could_attribute(words, rules)

    return language.read_document(report, nlp, worth, partial(asides, rules=rules))


def _shown(source: Source) -> str:
    if source == REPORT:
        return "report"
    name = source.name if source.kind == "unnamed" else f"{source.name} ({source.kind})"
    return " via ".join([name, *(s.name for s in source.via)])


@pytest.mark.parametrize(("text", "headline", "said"), _cases())
def test_case(text: str, headline: bool, said: list[list[str]], nlp: language.Pipeline, sources: SourceRules) -> None:
    document = _document(text, headline, nlp, sources)
    found = find_attributions(document, sources)
    assert [[_shown(a.source), text[a.content.start : a.content.end]] for a in found] == said


@pytest.mark.parametrize(
    ("sentence", "worth"),
    [
        ("Nine people died on Monday .", False),
        ("The road is closed .", False),
        ("Nine people died , police said .", True),
        ("Nine people died according to police .", True),
        ('It was " a miracle " .', True),
        ("The ministry put the toll at nine .", True),
    ],
)
def test_could_attribute(sentence: str, worth: bool, sources: SourceRules) -> None:
    assert could_attribute(sentence.split(), sources) == worth


@pytest.mark.parametrize(
    ("sentence", "left_out"),
    [
        ("According to the brewery , 31 vats were emptied .", ["According to the brewery ,"]),
        ("According to Delta , citing two firemen , 31 vats leaked .", ["According to Delta , citing two firemen ,"]),
        ("The club , according to its owner , lost nine games .", [", according to its owner ,"]),
        ("The agency , citing diplomats , said nine would leave .", [", citing diplomats ,"]),
        ("Nine vats were emptied , according to the brewery .", []),
        ("Nine vats leaked according to the brewery , which is closed .", []),
        ("According to the brewery 31 vats were emptied .", []),
        ("The barrels were sorted according to size , colour and age .", []),
        ("", []),
    ],
)
def test_asides(sentence: str, left_out: list[str], sources: SourceRules) -> None:
    words = sentence.split()
    assert [" ".join(words[start:end]) for start, end in asides(words, sources)] == left_out


@pytest.mark.parametrize(
    ("sentence", "left_out"),
    [
        ("BUENOS AIRES - Police arrested 56", "BUENOS AIRES -"),
        ("BRUSSELS - 12 people died", "BRUSSELS -"),
        ("PORT - AU - PRINCE - Cholera has spread", "PORT - AU - PRINCE -"),
        ("PARIS - UN - backed troops left", "PARIS -"),
        ("ATLANTA - CNN said", "ATLANTA -"),
        ("LAE , Papua New Guinea ( AAP ) - Police", "LAE , Papua New Guinea ( AAP ) -"),
        ("LAE , May 3 ( AAP ) - Police", ""),
        ("NATO - led troops left", ""),
        ("US - Iran talks began", ""),
        ("BUENOS AIRES", ""),
        ("", ""),
    ],
)
def test_dateline(sentence: str, left_out: str) -> None:
    words = sentence.split()
    assert [" ".join(words[start:end]) for start, end in dateline(words)] == ([left_out] if left_out else [])


def _said(name: str, start: int, end: int) -> Attribution:
    source = Source(name=name, kind="named")
    return Attribution(source=source, content=Span(start, end), sentence=0, cue="said")


@pytest.mark.parametrize(
    ("span", "name"),
    [
        (Span(12, 14), "inner"),
        (Span(10, 20), "inner"),
        (Span(9, 12), "outer"),
        (Span(30, 40), "outer"),
        (Span(38, 42), ""),
        (Span(50, 51), ""),
    ],
)
def test_the_innermost_source_wins(span: Span, name: str) -> None:
    assert source_of(span, [_said("outer", 0, 40), _said("inner", 10, 20)]).name == name


def named(name: str, *via: Source) -> Source:
    return Source(name=name, kind="named", via=via)


def unnamed(name: str) -> Source:
    return Source(name=name, kind="unnamed")


def unresolved(name: str) -> Source:
    return Source(name=name, kind="unresolved")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (named("the Interior Ministry"), named("The ministry"), True),
        (named("the Interior Ministry"), named("the Defence Ministry"), False),
        (named("the Norland army"), named("the Sudria army"), False),
        (named("World Health Organization"), named("the WHO"), True),
        (named("the U.N."), named("United Nations"), True),
        (named("Governor Elena Petrova"), named("Petrova"), True),
        (named("Elena Petrova"), named("Ivan Petrova"), False),
        (named("Interior Ministry spokesman Karl Ostrow"), named("the Interior Ministry"), True),
        (unnamed("a ministry official"), named("the ministry"), False),
        (unnamed("police"), unnamed("The police"), True),
        (unnamed("police"), unnamed("Ashford police"), True),
        (unnamed("a police source"), unnamed("police"), False),
        (unnamed("doctors"), unnamed("doctors at the county hospital"), False),
        (unnamed("officials"), unnamed("Officials"), True),
        (unnamed("an official"), unnamed("another official"), False),
        (unnamed("another official"), unnamed("another official"), False),
        (named("Health Ministry"), named("Ministry of Health"), True),
        (named("Ministry of Health"), named("the defence ministry"), False),
        (named("the hospital"), named("the city hospital"), True),
        (named("the county hospital"), named("the city hospital"), False),
        (named("the teachers' union"), named("the nurses' union"), False),
        (named("the teachers' union"), named("the union"), True),
        (named("Chief Inspector Lorna Beale"), unnamed("police"), True),
        (named("Chief Inspector Lorna Beale"), named("Wexmoor Police"), False),
        (named("Police headquarters"), unnamed("the police"), True),
        (unnamed("the police spokeswoman"), named("Wexmoor Police"), True),
        (named("Wexmoor Police"), named("Harle Police"), False),
        (unnamed("a police officer"), unnamed("police"), False),
        (named("the police union"), unnamed("police"), False),
        (named("Mayor Ann Lowe"), unnamed("the mayor"), True),
        (named("deputy mayor Tom Abel"), unnamed("the mayor"), False),
        (unnamed("the mayor's aide"), unnamed("the mayor"), False),
        (named("Finance Minister Ida Moe"), unnamed("the minister"), False),
        (named("the governor's office"), named("Governor Petar Volsky"), True),
        (named("the State Weather Office"), named("the weather office"), True),
        (named("the US Geological Survey"), named("USGS"), True),
        (named("fire chief Marta Lind"), named("the fire brigade"), True),
        (named("fire chief Marta Lind"), named("the police chief"), False),
        (unnamed("organisers"), unnamed("the rally's organisers"), True),
        (named("prosecutor Nadia Ferris"), unnamed("the prosecution"), True),
        (unnamed("residents"), unnamed("other residents"), False),
        (named("the Red Cross"), named("the Red Crescent"), False),
        (named("Reuters", named("the army")), named("the army"), True),
        (named("Reuters", named("the army")), named("Reuters"), True),
        (named("Reuters", named("the army")), named("the navy"), False),
        (REPORT, REPORT, True),
        (REPORT, unnamed("police"), False),
        (unresolved("the same source"), unresolved("The same source"), True),
        (unresolved("the same source"), named("the same source"), False),
        (unresolved("he"), REPORT, False),
    ],
)
def test_same_voice(one: Source, other: Source, same: bool) -> None:
    assert same_voice(one, other) == same
    assert same_voice(other, one) == same


def test_unparsed_sentences_are_read_by_their_words(sources: SourceRules) -> None:
    text = "Nine people were hurt, police said."
    document = Document(body(text), (unparsed(text),))
    found = find_attributions(document, sources)
    assert [(a.source.name, text[a.content.start : a.content.end]) for a in found] == [("police", text)]


WORDS = st.sampled_from(
    "said says told police he she it the same source according to citing quoted as saying by put at 12 and but while "
    "who which that , . : ; \" “ ” ‘ ’ ' ( ) - — Reuters Mr Ostrow ministry 's report shows was of in Monday another "
    "per if are believed\n\n".split(" ")
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_no_text_raises(sources: SourceRules, text: str) -> None:
    report = body(text)
    sentences = tuple(
        sentence for part in report.parts if (sentence := unparsed(text, part.span.start, part.span.end)).tokens
    )
    for attribution in find_attributions(Document(report, sentences), sources):
        assert 0 <= attribution.content.start < attribution.content.end <= len(text)
        assert attribution.source.span is None or attribution.source.span in Span(0, len(text))
