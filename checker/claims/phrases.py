"""Fixed phrases in a sentence."""


def has_phrase(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a text in lower case, its words parted by spaces, holds one of the phrases as whole words."""
    padded = f" {text} "
    for phrase in phrases:  # noqa: SIM110 (asked so often that a generator would double the time)
        if f" {phrase} " in padded:
            return True
    return False
