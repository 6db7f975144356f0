"""Those to whom something happened, by the words that name them: *the dead*, *those who fell ill*."""

import re

STATES = {
    "dead": "killed",
    "victims": "killed",
    "fatalities": "killed",
    "killed": "killed",
    "injured": "injured",
    "wounded": "injured",
    "hostages": "captured",
    "captives": "captured",
    "missing": "missing",
    "infected": "infected",
    "sick": "infected",
    "arrested": "arrested",
    "detained": "arrested",
    "survivors": "rescued",
}
"""The measure of those whom a word names."""

DEEDS = {
    "killed": r"died|were killed|(?:have )?lost their lives|were martyred|perished|drowned|were dead|were shot dead",
    "injured": r"were injured|were hurt|were wounded",
    "captured": r"were kidnapped|were abducted|were captured|were seized|were taken hostage|were taken",
    "missing": r"are missing|went missing|were missing",
    "arrested": r"were arrested|were detained|were held",
    "infected": r"fell ill|fell sick|were infected|caught it",
}
"""What those did or met who are of a measure."""

OF_THOSE = re.compile(
    rf"(?:out )?of (?:(?:the |those )(?P<state>{'|'.join(STATES)})\b"
    rf"|those who (?:{'|'.join(f'(?P<{measure}>{words})' for measure, words in DEEDS.items())})\b)"
)


def measure_of(text: str) -> str:
    """The measure of those of whom a text begins to tell: *of the wounded*; empty where it names no such."""
    match = OF_THOSE.match(text)
    if match is None:
        return ""
    return STATES[match["state"]] if match["state"] else next(m for m in DEEDS if match[m])
