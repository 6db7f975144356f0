"""The house's own names for sources: *Scotland Yard* is *the Metropolitan Police*."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from checker.model import Attribution, Source
from checker.sources.voices import plain_words


def renamed(attributions: Iterable[Attribution], aliases: Mapping[str, str]) -> list[Attribution]:
    """The attributions with every source, and every source of a source, under the name that the aliases give it.

    A name is compared whole, without articles and in any case. The source is then a named one.
    """
    names = {tuple(plain_words(known)): name for alias, name in aliases.items() for known in (name, alias)}
    return [replace(one, source=_renamed(one.source, names)) for one in attributions] if names else list(attributions)


def _renamed(source: Source, names: Mapping[tuple[str, ...], str]) -> Source:
    via = tuple(_renamed(near, names) for near in source.via)
    name = names.get(tuple(plain_words(source.name))) if source.kind in {"named", "unnamed"} else None
    return replace(source, via=via) if name is None else replace(source, name=name, kind="named", via=via)
