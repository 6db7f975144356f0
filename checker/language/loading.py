"""The language model: the embedded pipeline, put together from its files, or any installed spaCy pipeline."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from checker.errors import ModelError
from checker.language.lean import without_commands

with without_commands():
    import spacy
    from spacy.attrs import (  # type: ignore[import-not-found]
        DEP,
        HEAD,
        IS_SPACE,
        LOWER,
        NORM,
        PREFIX,
        SHAPE,
        SUFFIX,
        TAG,
    )  # fmt: skip
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

EMBEDDED = Path(__file__).parents[1] / "newsdesk"
# So many sentences go through the model at once. More is no faster: the layers' sums no longer fit the processor's
# caches.
BATCH = 128
# The parser takes sentences together until they have so many words: it holds 12 kB for each.
WORDS = 2500
# So many words are kept for good: nearly all of what is common, some 25 MB. What comes after them is forgotten again.
VOCABULARY = 40_000
# So many sentences are remembered, some 10 MB.
KNOWN = 2000
# So many lemmas are remembered.
LEMMAS = 1 << 16


Written = tuple[tuple[str, ...], tuple[bool, ...]]
"""A sentence as the model sees it: its words, and whether a space follows each."""


class Word(NamedTuple):
    """What the model says of a word."""

    lemma: str
    tag: str
    """Penn Treebank."""
    pos: str
    """Universal part of speech."""
    dep: str
    """Universal dependency relation."""
    head: int
    """The place of the word that it depends on, its own at the root."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded language model."""

    vocab: Vocab
    make_doc: Callable[[str], Doc]
    """Cuts a text into tokens."""
    annotate: Callable[[Iterable[Doc]], Iterator[Doc]]
    """Tags and parses, in batches; each answer is the same whatever else is in its batch."""
    words: Callable[[Doc], list[Word]]
    """What is said of each word of an annotated text."""
    verb: Callable[[str], str]
    """The base form of a word, read as a verb; nothing is parsed for it."""
    known: dict[Written, list[Word]] = field(default_factory=dict)
    """What was said of the sentences that were parsed last."""

    def parse(self, sentences: Sequence[Written]) -> list[list[Word]]:
        """What is said of the words of each sentence. One that was parsed lately is not parsed again: while somebody
        types, and between two versions of a report, that is nearly all.
        """
        new = [one for one in dict.fromkeys(sentences) if one not in self.known]
        said = dict(zip(new, map(self.words, self.annotate(map(self._doc, new))), strict=True))
        found = [said[one] if one in said else self.known[one] for one in sentences]
        for one, words in zip(sentences, found, strict=True):
            self.known.pop(one, None)
            self.known[one] = words
        for one in list(self.known)[: max(len(self.known) - KNOWN, 0)]:
            del self.known[one]
        return found

    def _doc(self, sentence: Written) -> Doc:
        words, spaces = sentence
        return Doc(self.vocab, list(words), list(spaces), sent_starts=[i == 0 for i in range(len(words))])

    def memory_zone(self) -> AbstractContextManager[object]:
        """A block after which the words are forgotten that the model met first in it; no Doc may be used beyond it.

        As long as the vocabulary is small they are remembered: a word that is known is cut ten times faster.
        """
        return nullcontext() if len(self.vocab) < VOCABULARY else self.vocab.memory_zone()


def load(name: str = "") -> Pipeline:
    """Load the embedded pipeline, or any other installed spaCy pipeline with Universal Dependencies labels by its name.

    Raises ModelError where there is none, or it does not fit.
    """
    try:
        return _installed(name) if name else _embedded(EMBEDDED)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(f"the language model {name or 'newsdesk'!r} cannot be loaded: {reason}") from error


def _installed(name: str) -> Pipeline:
    nlp = spacy.load(name)

    def words(doc: Doc) -> list[Word]:
        return [Word(t.lemma_ or t.text, t.tag_, t.pos_, t.dep_, t.head.i) for t in doc]

    @lru_cache(maxsize=LEMMAS)
    def verb(form: str) -> str:
        if "lemmatizer" not in nlp.pipe_names:
            return str(nlp(form)[:1].lemma_)
        doc = nlp.get_pipe("lemmatizer")(Doc(nlp.vocab, [form], pos=["VERB"]))
        return str(doc[0].lemma_ or form)

    return Pipeline(nlp.vocab, nlp.make_doc, lambda docs: nlp.pipe(docs, batch_size=BATCH), words, verb)


def _embedded(folder: Path) -> Pipeline:
    """What ``spacy.load(folder)`` gives, in half the time.

    That builds the tokenizer twice, asks every installed package for components, and checks the configuration of a
    training that is long over. What the model is made of is still read from its configuration.
    """
    from spacy.lang.en.lemmatizer import EnglishLemmatizer
    from spacy.ml.models import build_tagger_model, build_tb_parser_model
    from spacy.pipeline import AttributeRuler, DependencyParser, Tagger, Tok2Vec
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from thinc.api import Config

    config = Config().from_disk(folder / "config.cfg", interpolate=True)["components"]
    vocab = _vocabulary()
    tokenizer = Tokenizer(vocab).from_disk(folder / "tokenizer")
    vectors = Tok2Vec(vocab, _tok2vec(config["tok2vec"]["model"]))
    tagger = Tagger(vocab, _listening(build_tagger_model, config["tagger"]["model"]))
    parser = DependencyParser(vocab, _listening(build_tb_parser_model, config["parser"]["model"]))
    ruler = AttributeRuler(vocab)
    lemmatizer = EnglishLemmatizer(vocab, None, mode=config["lemmatizer"]["mode"])
    parts = {"tok2vec": vectors, "tagger": tagger, "parser": parser, "attribute_ruler": ruler, "lemmatizer": lemmatizer}
    for name, part in parts.items():
        part.from_disk(folder / name, exclude=["vocab"])
    for part in (tagger, parser):
        vectors.find_listeners(part)
    # Lists of thousands of words, each searched from its beginning for every form that a word could come from.
    known = lemmatizer.lookups.get_table("lemma_index")
    for pos in list(known):
        known[pos] = frozenset(known[pos])
    # The only words that the vocabulary needs beforehand; those of the training texts would be its size tenfold.
    for label in (*tagger.labels, *parser.labels):
        vocab.strings.add(label)

    def annotate(docs: Iterable[Doc]) -> Iterator[Doc]:
        for part in (vectors, tagger):
            docs = part.pipe(docs, batch_size=BATCH)
        return _parsed(docs, parser)

    # The ruler's patterns are of one word, its tag and relation; the lemmatizer asks for form and part of speech. So
    # each is asked once.
    @lru_cache(maxsize=LEMMAS)
    def pos_of(tag: str, dep: str) -> str:
        doc = Doc(vocab, ["x"], tags=[tag], deps=[dep], heads=[0])
        return str(ruler(doc)[0].pos_)

    @lru_cache(maxsize=LEMMAS)
    def lemma_of(form: str, pos: str) -> str:
        doc = lemmatizer(Doc(vocab, [form], pos=[pos]))
        lemmatizer.cache.clear()
        return str(doc[0].lemma_ or form)

    @lru_cache(maxsize=LEMMAS)
    def said_of(form: str, tag_key: int, dep_key: int) -> tuple[str, str, str, str]:
        tag, dep = vocab.strings[tag_key], vocab.strings[dep_key]
        pos = pos_of(tag, dep)
        return lemma_of(form, pos), tag, pos, dep

    def words(doc: Doc) -> list[Word]:
        tags, deps, heads = doc.to_array([TAG, DEP, HEAD]).T
        rows = zip(doc, tags.tolist(), deps.tolist(), heads.astype("int64").tolist(), strict=True)
        return [Word(*said_of(token.text, tag, dep), i + head) for i, (token, tag, dep, head) in enumerate(rows)]

    return Pipeline(vocab, tokenizer, annotate, words, lambda form: lemma_of(form, "VERB"))


def _parsed(docs: Iterable[Doc], parser: Any) -> Iterator[Doc]:
    """What ``parser.pipe`` yields, in two thirds of the time.

    That takes its steps in a function that asks for the interpreter's lock once for each number of the hidden layer;
    the steps of training, which give the same scores, do not.
    """
    for batch in _batches(docs):
        states = parser.moves.init_batch(batch)
        model = parser.model.predict(batch)
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            unfinished = parser.transition_states(unfinished, model.predict(unfinished))
        model.clear_memory()
        parser.set_annotations(batch, states)
        yield from batch


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """The sentences in their order, in groups of so many words."""
    batch: list[Doc] = []
    words = 0
    for doc in docs:
        batch.append(doc)
        words += len(doc)
        if words >= WORDS:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _vocabulary() -> Vocab:
    """English words with what the tokenizer and the model ask of them, and nothing else (whether they look like a
    URL, a number, a stop word): that is the most part of the time that a new word takes.
    """
    from spacy.lang.en import English
    from spacy.lang.lex_attrs import LEX_ATTRS
    from spacy.lang.norm_exceptions import BASE_NORMS
    from spacy.util import add_lookups

    getters = {**LEX_ATTRS, **English.Defaults.lex_attr_getters}
    asked = {attribute: getters[attribute] for attribute in (LOWER, SHAPE, PREFIX, SUFFIX, IS_SPACE)}
    return Vocab(lex_attr_getters={**asked, NORM: add_lookups(getters[NORM], BASE_NORMS)})


def _tok2vec(config: Any) -> Any:
    """The layers that turn words into vectors."""
    from spacy.ml.models import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model

    embed, encode = MultiHashEmbed(**_options(config["embed"])), MaxoutWindowEncoder(**_options(config["encode"]))
    return build_Tok2Vec_model(embed, encode)


def _listening(build: Callable[..., Any], config: Any) -> Any:
    """A model over the vectors of another."""
    from spacy.ml.models.tok2vec import tok2vec_listener_v1

    return build(tok2vec_listener_v1(**_options(config["tok2vec"])), **_options(config))


def _options(config: Any) -> dict[str, Any]:
    return {name: value for name, value in config.items() if name[0] != "@" and name != "tok2vec"}
