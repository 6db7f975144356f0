"""spaCy without what a report never needs: its command line, and the long way from a folder to a pipeline."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

# What `import spacy` takes its function `info` from: with it come the command line and its own libraries (requests,
# typer, jinja2), a quarter of the time and a third of the modules.
_COMMANDS = "spacy.cli.info"


@contextmanager
def without_commands() -> Iterator[None]:
    """Within this block `import spacy` does not load spaCy's command line; afterwards that can be imported as always.

    Does nothing where spaCy or its command line is loaded already.
    """
    if "spacy" in sys.modules or _COMMANDS in sys.modules:
        yield
        return
    from pydantic import BaseModel

    stand_in = ModuleType(_COMMANDS)
    stand_in.info = _info  # type: ignore[attr-defined]
    sys.modules[_COMMANDS] = stand_in
    # What a configuration of a training is checked against is built when it is asked, and not before.
    config = BaseModel.model_config
    BaseModel.model_config = {**config, "defer_build": True}
    try:
        yield
    finally:
        BaseModel.model_config = config
        if sys.modules.get(_COMMANDS) is stand_in:
            del sys.modules[_COMMANDS]


def _info(*arguments: Any, **options: Any) -> Any:
    """`spacy.info`, which loads spaCy's command line when somebody calls it."""
    import importlib

    info: Callable[..., Any] = importlib.import_module(_COMMANDS).info
    return info(*arguments, **options)
