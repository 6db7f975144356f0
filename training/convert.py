"""CoNLL-U files into the binary format that ``spacy train`` reads.

    python -m training.convert OUT.spacy FILE.conllu... [--twice PREFIX] [--news]

The treebanks' own words are kept, multi-word tokens are not merged: ``daughter's`` is *daughter* and *'s*, without a
space between them. Eight sentences of one document make one Doc, so that the parser learns where sentences end. Roots
are named ROOT, as spaCy does. Documents whose id begins with the prefix of ``--twice`` are put in twice; ``--news``
adds copies of sentences in the ways of the news (``training/augment.py``).
"""

import argparse
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.augment import headline, with_figure
from training.treebank import Sentence, documents

SENTENCES = 8
# So many of the sentences that can carry a figure are copied with one.
FIGURES = 0.4


def main() -> None:
    """Convert the files that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--twice", metavar="PREFIX", help="put in twice the documents whose id begins so (GUM_news)")
    parser.add_argument("--news", action="store_true", help="add copies as headlines, and with figures without a noun")
    given = parser.parse_args()
    rng = random.Random(0)
    vocab = Vocab()
    docs = DocBin(attrs=["ORTH", "SPACY", "TAG", "POS", "LEMMA", "HEAD", "DEP", "SENT_START"])
    sentences = 0
    for path in given.files:
        for name, document in documents(path.read_text(encoding="utf-8").splitlines()):
            times = 2 if given.twice and name.startswith(given.twice) else 1
            for doc in list(in_docs(document, vocab)) * times:
                docs.add(doc)
            sentences += len(document)
            if given.news:
                for copy in _copies(document, rng):
                    for doc in in_docs([copy], vocab):
                        docs.add(doc)
                    sentences += 1
    docs.to_disk(given.out)
    print(f"{given.out}: {sentences} sentences in {len(docs)} docs")


def _copies(document: Iterable[Sentence], rng: random.Random) -> Iterator[Sentence]:
    for full in document:
        short = headline(full)
        if short is not None:
            yield short
        figured = with_figure(full, rng) if rng.random() < FIGURES else None
        if figured is not None:
            yield figured


def in_docs(document: list[Sentence], vocab: Vocab) -> Iterator[Doc]:
    """The sentences of a document, eight to a Doc."""
    for start in range(0, len(document), SENTENCES):
        group = document[start : start + SENTENCES]
        offsets = [sum(len(s.words) for s in group[:i]) for i in range(len(group))]
        yield Doc(
            vocab,
            words=[w for s in group for w in s.words],
            spaces=[space for s in group for space in s.spaces],
            tags=[t for s in group for t in s.tags],
            pos=[p for s in group for p in s.upos],
            lemmas=[lemma for s in group for lemma in s.lemmas],
            heads=[offset + head for s, offset in zip(group, offsets, strict=True) for head in s.heads],
            deps=[d for s in group for d in s.deps],
            sent_starts=[i == 0 for s in group for i in range(len(s.words))],
        )


if __name__ == "__main__":
    main()
