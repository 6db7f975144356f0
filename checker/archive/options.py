"""What an archive needs beyond the plain installation, asked for when it is needed."""

import importlib
from typing import Any

from checker.errors import CheckerError


class MissingError(CheckerError):
    """A library of an extra is not installed."""


def pyarrow(module: str = "") -> Any:
    """pyarrow, or one of its modules. Raises MissingError."""
    return _library("pyarrow", module, "archive", "Parquet and .zst files")


def ray(module: str = "") -> Any:
    """Ray, or one of its modules. Raises MissingError."""
    return _library("ray", module, "ray", "--engine ray")


def _library(name: str, module: str, extra: str, purpose: str) -> Any:
    try:
        return importlib.import_module(f"{name}.{module}" if module else name)
    except ImportError:
        raise MissingError(f"{purpose} need {name}; install it with: pip install 'checker[{extra}]'") from None
