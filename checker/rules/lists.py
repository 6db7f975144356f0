"""Lists of plain words in a rule file, read at one go: nine of ten scalars of the rules stand in such lists.

The YAML library makes a node and two marks for each word, which was two thirds of the time to load the rules. So a list
that holds nothing but plain words is given to it as one quoted text, ``key: [a, b]`` as ``key: "<sign>a, b"``: lines,
folding and everything around it stay YAML's business, and where anything is wrong the file is read again as it is.
"""

import re

# A private character of Unicode: no rule file has it, and one that does is read as it is.
SIGN = "\ue000"
_LIST = re.compile(r"""#.*|(:(?: *#.*\n)?[ \n]+)\[([^\[\]{}"#:\\\t\x85]+)\]""")
# A sign that opens no plain word, and a comma without a word before it: "[-a]", "['a']", "[a,, b]".
_NOT_PLAIN = re.compile(r"[,\n] *[-?,&*!|>'%@`]")


def quote_lists(text: str) -> tuple[str, int]:
    """The text with each list of plain words as one quoted text, and how many there are."""
    if SIGN in text:
        return text, 0
    found = 0

    def quoted(match: re.Match[str]) -> str:
        nonlocal found
        if match[2] is None or match[2].isspace() or _NOT_PLAIN.search(f",{match[2]}"):
            return match[0]
        found += 1
        return f'{match[1]}"{SIGN}{match[2]}"'

    return _LIST.sub(quoted, text), found


def words_in(value: str) -> tuple[str, ...]:
    """The words of a quoted list: *<sign>lose life, gun down,*."""
    inner = value.strip(f"{SIGN} \n,")
    words = inner.split(", ")
    if inner.count(",") >= len(words) or "  " in inner or "\n" in inner:
        words = [word.strip(" \n") for word in inner.split(",")]
    return tuple(words)
