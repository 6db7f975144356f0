"""The trained tagger and parser, with the steps that need no training: the pipeline that the package carries.

    python training/assemble.py TRAINED OUT

Needs spacy-lookups-data 1.0.5 for the tables of the lemmatizer; they are stored inside the pipeline.
"""

import sys
from pathlib import Path

import spacy

# What a Penn Treebank tag is as a universal part of speech, where the relation does not say more.
UPOS = {
    "ADJ": "AFX JJ JJR JJS",
    "ADP": "IN RP",
    "ADV": "RB RBR RBS WRB",
    "AUX": "MD",
    "CCONJ": "CC",
    "DET": "DT PDT",
    "INTJ": "UH",
    "NOUN": "NN NNS",
    "NUM": "CD",
    "PART": "POS TO",
    "PRON": "EX PRP PRP$ WDT WP WP$",
    "PROPN": "NNP NNPS",
    "PUNCT": "HYPH NFP `` '' , . : -LRB- -RRB-",
    "SYM": "SYM $",
    "VERB": "VB VBD VBG VBN VBP VBZ",
    "X": "ADD FW GW LS XX",
}
# Later patterns win: an auxiliary is tagged as a verb, a subordinating conjunction as a preposition.
BY_RELATION = [
    ({"DEP": "aux"}, "AUX"),
    ({"DEP": "aux:pass"}, "AUX"),
    ({"DEP": "cop"}, "AUX"),
    ({"TAG": "IN", "DEP": "mark"}, "SCONJ"),
]


def main() -> None:
    """Add attribute ruler and lemmatizer to the trained pipeline and write the whole."""
    trained, out = map(Path, sys.argv[1:])
    nlp = spacy.load(trained)
    ruler = nlp.add_pipe("attribute_ruler")
    for upos, tags in UPOS.items():
        for tag in tags.split():
            ruler.add(patterns=[[{"TAG": tag}]], attrs={"POS": upos})
    for pattern, upos in BY_RELATION:
        ruler.add(patterns=[[pattern]], attrs={"POS": upos})
    nlp.add_pipe("lemmatizer", config={"mode": "rule"}).initialize(list, nlp=nlp)
    nlp.meta.update(name="newsdesk", version="0.1.0", license="CC BY-SA 4.0")
    nlp.to_disk(out)
    print(f"{out}: {', '.join(nlp.pipe_names)}")


if __name__ == "__main__":
    main()
