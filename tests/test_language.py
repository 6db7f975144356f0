"""Sentences and their words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from benchmarks.texts import report
from checker import language
from checker.claims.matching import index_measures
from checker.claims.single import Deeds, could_tell_of_one, deeds_of
from checker.language import loading
from checker.language.loading import EMBEDDED
from checker.model import Document, Part, Report, Span
from checker.readers import read as reading
from checker.rules import load_rules


@pytest.fixture(scope="session")
def pipeline() -> language.Pipeline:
    return language.load()


def read(pipeline: language.Pipeline, text: str, *, headline: bool = False, parse: bool = True) -> Document:
    report = Report(name="x", text=text, parts=(Part("headline" if headline else "body", Span(0, len(text))),))
    return language.read_document(report, pipeline, lambda words: parse)


@pytest.mark.parametrize(
    "sentences",
    [
        ["Two men died.", "Three were hurt."],
        ["Dr. Jane Low of St. Mary's said so.", "Nobody asked."],
        ["The U.S. Senate met at 5 p.m. Monday.", "It voted."],
        ['"We lost men," he said.', '"Then it was over."', "He left."],
        ["“We lost men,” he said.", "“Then it was over.”", "He left."],
        ["It cost $3.5 million.", "$2 million came from the state."],
        ["About 3.5 percent, or No. 4 of the list, came from Lt. Col. A. B. Smith."],
        ["Is it over?", "Yes!", "No..."],
    ],
)
def test_a_text_is_cut_into_its_sentences(pipeline: language.Pipeline, sentences: list[str]) -> None:
    text = " ".join(sentences)
    document = read(pipeline, text)
    assert [text[s.span.start : s.span.end] for s in document.sentences] == sentences


def test_every_token_keeps_its_place(pipeline: language.Pipeline) -> None:
    text = "Pirates took 19 sailors.  One man, a cook, can't be found."
    for sentence in read(pipeline, text).sentences:
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text


def test_parsed_are_the_opening_what_is_worth_it_and_what_stands_before_that_in_its_paragraph(
    pipeline: language.Pipeline,
) -> None:
    paragraphs = ["A fire broke out."] * language.OPENING + ["It was cold.", "It was late. Nine died. Rain fell."]
    text = "\n\n".join(paragraphs)
    starts = [text.index(p, sum(len(q) + 2 for q in paragraphs[:i])) for i, p in enumerate(paragraphs)]
    parts = tuple(Part("body", Span(s, s + len(p))) for s, p in zip(starts, paragraphs, strict=True))
    report = Report(name="x", text=text, parts=parts)
    document = language.read_document(report, pipeline, lambda words: "Nine" in words)
    assert [s.parsed for s in document.sentences] == [True] * language.OPENING + [False, True, True, False]
    assert {t.dep for t in document.sentences[-1].tokens} == {""}


def test_what_is_set_aside_is_not_in_the_tree(pipeline: language.Pipeline) -> None:
    text = "According to Alpha, citing Beta, five rockets hit the base."
    report = Report(name="x", text=text, parts=(Part("body", Span(0, len(text))),))
    [sentence] = language.read_document(report, pipeline, lambda words: True, lambda words: [(0, 7)]).sentences
    assert [t.dep for t in sentence.tokens[:7]] == ["aside"] * 7
    assert next(t for t in sentence.tokens if t.dep == "ROOT").text == "hit"
    assert next(t for t in sentence.tokens if t.text == "rockets").dep == "nsubj"


def test_a_sentence_without_end_is_cut(pipeline: language.Pipeline) -> None:
    document = read(pipeline, "word " * 1000, parse=False)
    assert max(len(s.tokens) for s in document.sentences) <= language.LONGEST
    assert sum(len(s.tokens) for s in document.sentences) == 1000


def test_the_embedded_pipeline_says_what_spacy_loads_from_its_folder(pipeline: language.Pipeline) -> None:
    spacy = pytest.importorskip("spacy")
    plain = spacy.load(EMBEDDED)
    for text in report(600, 5).split("\n\n"):
        (doc,) = pipeline.annotate([pipeline.make_doc(text)])
        said = [(w.lemma, w.tag, w.pos, w.dep, w.head) for w in pipeline.words(doc)]
        assert [t.text for t in doc] == [t.text for t in plain(text)]
        assert said == [(t.lemma_, t.tag_, t.pos_, t.dep_, t.head.i) for t in plain(text)]


def test_a_report_is_read_the_same_whatever_is_read_with_it(pipeline: language.Pipeline) -> None:
    reports = [text_report(report(words, seed)) for seed, words in enumerate((30, 300, 90, 150, 600))]
    alone = [language.read_document(one, pipeline, lambda words: True) for one in reports]
    assert language.read_documents(reports, pipeline, lambda words: True) == alone
    assert language.read_documents(reports[::-1], pipeline, lambda words: True) == alone[::-1]


def test_words_that_are_forgotten_change_nothing(pipeline: language.Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    one = text_report("Seven Quibblers hurt\n\nSeven Quibblers were hurt in Zworykinsk, said J. Xanthoudakis.\n")
    first = language.read_document(one, pipeline, lambda words: True)
    monkeypatch.setattr(loading, "VOCABULARY", 0)
    assert language.read_document(one, pipeline, lambda words: True) == first
    assert language.read_document(one, pipeline, lambda words: True) == first


def test_a_sentence_that_was_parsed_lately_is_not_parsed_again(
    pipeline: language.Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def annotate(docs: Iterable[Any]) -> Iterator[Any]:
        held = list(docs)
        asked.append([doc.text for doc in held])
        return pipeline.annotate(held)

    watched = replace(pipeline, annotate=annotate, known={})
    monkeypatch.setattr(loading, "KNOWN", 3)
    texts = [
        "Night in Alba\n\nTwo died. Rain fell. Two died.\n",
        "Night in Alba\n\nTwo died. Snow fell. Rain fell.\n",
        "Night in Alba\n\nFour died.\n\nTwo died.\n",
    ]
    read = [language.read_document(text_report(text), watched, lambda words: True) for text in texts]
    # With the fourth sentence the one that was longest not asked for is forgotten, the headline.
    assert asked == [
        ["Night in Alba", "Two died.", "Rain fell."],
        ["Snow fell."],
        ["Night in Alba", "Four died."],
    ]
    assert read == [language.read_document(text_report(text), pipeline, lambda words: True) for text in texts]
    assert len(watched.known) == 3


def text_report(text: str) -> Report:
    return reading(text.encode(), "r.txt")


def test_attributions_are_parsed_only_where_their_paragraph_holds_a_figure(pipeline: language.Pipeline) -> None:
    opening = "\n\n".join(["A fire broke out."] * language.OPENING)
    text = f"{opening}\n\nIt was late. Nine died. Police said so. Rain fell.\n\nA neighbour said he saw it."
    document = language.read_document(
        text_report(text), pipeline, lambda words: "Nine" in words, speaks=lambda words: "said" in words
    )
    assert [s.parsed for s in document.sentences[language.OPENING :]] == [True, True, True, False, False]


@pytest.fixture(scope="module")
def deeds() -> Deeds:
    rules = load_rules()
    return deeds_of(index_measures(tuple(rules.measures.values()), rules.nouns))


@pytest.mark.parametrize(
    "text",
    [
        "General Aldo Ferri was killed near the bridge .",
        "Mara Lindqvist died in the fire .",
        "A guard was arrested at the gate .",
        "The gang took a clerk hostage .",
        "Divers rescued an elderly swimmer .",
    ],
)
def test_a_sentence_that_counts_one_without_a_number_is_worth_parsing(
    pipeline: language.Pipeline, deeds: Deeds, text: str
) -> None:
    assert could_tell_of_one(text.split(), deeds, partial(language.base_of, pipeline))


@pytest.mark.parametrize(
    "text",
    [
        "Schools stay closed for the time being .",
        "The road to Lundy was lined with flags .",
        "They opened a window in the hall .",
        "He was killed in the war .",
        "Mara Lindqvist directed the play .",
    ],
)
def test_a_sentence_that_counts_nobody_is_not(pipeline: language.Pipeline, deeds: Deeds, text: str) -> None:
    assert not could_tell_of_one(text.split(), deeds, partial(language.base_of, pipeline))
