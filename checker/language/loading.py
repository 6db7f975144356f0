"""The language model: the embedded pipeline, put together from its files, or any installed spaCy pipeline."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.errors import ModelError
from checker.language.lean import without_commands

with without_commands():
    import spacy
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

EMBEDDED = Path(__file__).parents[1] / "newsdesk"
# So many sentences go through the model at once. More is no faster: the layers' sums no longer fit the processor's
# caches.
BATCH = 128


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded language model."""

    vocab: Vocab
    make_doc: Callable[[str], Doc]
    """Cuts a text into tokens."""
    annotate: Callable[[Iterable[Doc]], Iterator[Doc]]
    """Tags, parses and lemmatizes, in batches; each answer is the same whatever else is in its batch."""
    memory_zone: Callable[[], AbstractContextManager[object]]
    """A block after which the model forgets the words that it saw first in it; no Doc may be used beyond it."""


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
    return Pipeline(nlp.vocab, nlp.make_doc, lambda docs: nlp.pipe(docs, batch_size=BATCH), nlp.memory_zone)


def _embedded(folder: Path) -> Pipeline:
    """What ``spacy.load(folder)`` gives, in half the time.

    That builds the tokenizer twice, asks every installed package for components, and checks the configuration of a
    training that is long over. What the model is made of is still read from its configuration.
    """
    from spacy.lang.en import English
    from spacy.lang.en.lemmatizer import EnglishLemmatizer
    from spacy.ml.models import build_tagger_model, build_tb_parser_model
    from spacy.pipeline import AttributeRuler, DependencyParser, Tagger, Tok2Vec
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.vocab import create_vocab
    from thinc.api import Config

    config = Config().from_disk(folder / "config.cfg", interpolate=True)["components"]
    vocab = create_vocab("en", English.Defaults)
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
    # The only words that the vocabulary needs beforehand; those of the training texts would be its size tenfold.
    for label in (*tagger.labels, *parser.labels):
        vocab.strings.add(label)

    def annotate(docs: Iterable[Doc]) -> Iterator[Doc]:
        for part in (vectors, tagger, parser):
            docs = part.pipe(docs, batch_size=BATCH)
        return (lemmatizer(ruler(doc)) for doc in docs)

    return Pipeline(vocab, tokenizer, annotate, vocab.memory_zone)


def _tok2vec(config: Any) -> Any:
    """The layers that turn words into vectors."""
    from spacy.ml.models import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model

    return build_Tok2Vec_model(
        MultiHashEmbed(**_options(config["embed"])), MaxoutWindowEncoder(**_options(config["encode"]))
    )


def _listening(build: Callable[..., Any], config: Any) -> Any:
    """A model over the vectors of another."""
    from spacy.ml.models.tok2vec import tok2vec_listener_v1

    return build(tok2vec_listener_v1(**_options(config["tok2vec"])), **_options(config))


def _options(config: Any) -> dict[str, Any]:
    return {name: value for name, value in config.items() if name[0] != "@" and name != "tok2vec"}
