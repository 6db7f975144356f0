"""What can go wrong with what the user gave; each message says what is wrong and what to do."""


class CheckerError(Exception):
    """Something that the user can put right; ``str()`` is one line for the user."""


class ReadError(CheckerError):
    """A report cannot be read: missing, unreadable, not text, too large, empty."""


class UnknownNameError(CheckerError):
    """A name that the user gave (a format, a check, a measure) is none of those there are."""


class ModelError(CheckerError):
    """The language model cannot be loaded."""
