"""CoNLL-U files into the binary format that ``spacy train`` reads.

    python training/convert.py OUT.spacy FILE.conllu... [--twice PREFIX]

The treebanks' own words are kept, multi-word tokens are not merged: ``daughter's`` is *daughter* and *'s*, without a
space
between them. Eight sentences of one document make one Doc, so that the parser learns where sentences end. Roots are
named ROOT, as spaCy does. Documents whose id begins with the prefix of ``--twice`` are put in twice.
"""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

SENTENCES = 8


@dataclass
class Sentence:
    """The words of a sentence with their columns."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    """For each word the index of its head, from zero; a root is its own head."""
    deps: list[str] = field(default_factory=list)


def main() -> None:
    """Convert the files that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--twice", metavar="PREFIX", help="put in twice the documents whose id begins so (GUM_news)")
    given = parser.parse_args()
    vocab = Vocab()
    docs = DocBin(attrs=["ORTH", "SPACY", "TAG", "POS", "LEMMA", "HEAD", "DEP", "SENT_START"])
    sentences = 0
    for path in given.files:
        for name, document in documents(path.read_text(encoding="utf-8").splitlines()):
            times = 2 if given.twice and name.startswith(given.twice) else 1
            for doc in list(in_docs(document, vocab)) * times:
                docs.add(doc)
            sentences += len(document)
    docs.to_disk(given.out)
    print(f"{given.out}: {sentences} sentences in {len(docs)} docs")


def documents(lines: Iterable[str]) -> Iterator[tuple[str, list[Sentence]]]:
    """The documents of a file: their ids and their sentences."""
    name, found = "", []
    for comments, rows in _blocks(lines):
        opened = next((c.partition("=")[2].strip() for c in comments if c.startswith("# newdoc")), None)
        if opened is not None:
            if found:
                yield name, found
            name, found = opened, []
        if rows:
            found.append(sentence(rows))
    if found:
        yield name, found


def sentence(rows: Iterable[str]) -> Sentence:
    """The rows of one sentence as columns."""
    read = Sentence()
    whole_end, whole_space = 0, True
    for row in rows:
        number, word, lemma, upos, tag, _, head, dep, _, misc = row.split("\t")
        space = "SpaceAfter=No" not in misc.split("|")
        if "." in number:
            continue  # a word that is left out in the text
        if "-" in number:
            whole_end, whole_space = int(number.partition("-")[2]), space
            continue
        if int(number) < whole_end:
            space = False
        elif int(number) == whole_end:
            space = whole_space
        read.words.append(word)
        read.spaces.append(space)
        read.lemmas.append(lemma)
        read.upos.append(upos)
        read.tags.append(tag)
        read.heads.append(int(head) - 1 if head != "0" else int(number) - 1)
        read.deps.append("ROOT" if head == "0" else dep)
    return read


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


def _blocks(lines: Iterable[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The comments and the rows of each sentence."""
    comments: list[str] = []
    rows: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("#"):
            comments.append(line)
        elif line.strip():
            rows.append(line)
        elif comments or rows:
            yield comments, rows
            comments, rows = [], []


if __name__ == "__main__":
    main()
