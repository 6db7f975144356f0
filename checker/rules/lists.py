"""Lists of plain words in a rule file, read at one go: nine of ten scalars of the rules stand in such lists.

The YAML library makes a node and two marks for each word, which was two thirds of the time to load the rules. So a list
that holds nothing but plain words is taken out, ``key: [a, b]`` becomes ``key: "<sign>0"``, and everything around it
stays YAML's business; where anything is wrong the file is read again as it is.
"""

import re

# A private character of Unicode: no rule file has it, and one that does is read as it is.
SIGN = "\ue000"
# What a list of plain words is made of, but for hyphen and apostrophe, which stand within words: "[-a]" and "['a']" are
# no plain lists.
_PLAIN = r"""[^\-'\[\]{}"#:\\?&*!|>%@`\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"""
_LIST = re.compile(rf"(:(?: *#.*\n)?[ \n]+|- )\[(?![ \n]*[,\]])({_PLAIN}++(?:(?<=\w)[-']{_PLAIN}*+)*+)\]")


def take_out_lists(text: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The text with a quoted name for each list of plain words, and the words of each."""
    if SIGN in text:
        return text, {}
    parts = _LIST.split(text)  # what stands between lists, what leads to a list, the list, and so on
    lists = {f"{SIGN}{number}": words_in(inner) for number, inner in enumerate(parts[2::3])}
    parts[2::3] = [f'"{name}"' for name in lists]
    return "".join(parts), lists


def words_in(inner: str) -> tuple[str, ...]:
    """The words of a list, *lose life, gun down,*; one of them is empty where it is no plain list after all."""
    inner = inner.strip(" \n")
    if "\n" in inner:
        lines = [line.strip(" ") for line in inner.split("\n")]
        if "" in lines:  # which YAML keeps within a word
            return ("",)
        inner = " ".join(lines)
    inner = inner.removesuffix(",").rstrip(" ")
    words = inner.split(", ")
    if inner.count(",") >= len(words) or "  " in inner or " ," in inner:
        words = [word.strip(" ") for word in inner.split(",")]
    return tuple(words)
