"""Sentences of a treebank, read from CoNLL-U."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


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
