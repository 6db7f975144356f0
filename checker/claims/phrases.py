"""Fixed phrases in a sentence."""


def has_phrase(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a text in lower case, its words parted by spaces, holds one of the phrases as whole words."""
    padded = f" {text} "
    return any(f" {phrase} " in padded for phrase in phrases)
