"""The modules of a folder by name: a new format or check is one file, and its name is the name on the command line."""

import importlib
import pkgutil
from types import ModuleType


def modules(package: str, *needed: str) -> dict[str, ModuleType]:
    """The modules of a package in the order of their names, but those whose name begins with an underscore.

    Raises TypeError where a module lacks one of the ``needed`` names.
    """
    found = {}
    for info in pkgutil.iter_modules(importlib.import_module(package).__path__):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{package}.{info.name}")
        missing = [name for name in needed if not hasattr(module, name)]
        if missing:
            raise TypeError(f"{module.__name__} has no {' and no '.join(missing)}; see {package}/__init__.py")
        found[info.name] = module
    return found
