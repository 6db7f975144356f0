"""A day as a user writes it: ``2025-03-09``."""

import re
from datetime import date

FIRST, LAST = 1800, 2200


def read_day(written: str) -> date:
    """The day of ``YYYY-MM-DD``. Raises ValueError, with what to do, where it is none, or of no report's time."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        raise ValueError(f"{written!r} is no date; write year, month and day, such as 2025-03-09")
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"there is no day {written!r}; write year, month and day, such as 2025-03-09") from None
    if not FIRST <= day.year <= LAST:
        raise ValueError(f"{written!r} is not between {FIRST} and {LAST}")
    return day
