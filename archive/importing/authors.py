"""Who wrote a post, as its front matter says it in the ways of the generators and their themes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

MAX_AUTHORS = 20
MAX_NAME = 200
"""Characters of a name that are shown."""

_KEYS = frozenset({"author", "authors"})
_MAX_DEPTH = 3
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")


def authors_of(values: Mapping[str, object]) -> tuple[str, ...]:
    """The names, each once, in the order of the front matter; Hugo's may be among its params."""
    found: dict[str, None] = {}
    for part in (values, values.get("params")):
        if isinstance(part, Mapping):
            for key, value in part.items():
                if isinstance(key, str) and key.lower() in _KEYS:
                    found.update(dict.fromkeys(_names(value)))
    return tuple(found)[:MAX_AUTHORS]


def _names(value: object, depth: int = 0) -> Iterator[str]:
    """Those of a text, of a list, or of a mapping that says ``name`` beside other things."""
    if isinstance(value, str):
        shown = "".join(one if one.isprintable() else " " for one in value[: 2 * MAX_NAME])
        name = " ".join(_WIKI_LINK.sub(r"\1", shown).split())[:MAX_NAME]
        if name:
            yield name
    elif depth < _MAX_DEPTH and isinstance(value, list):
        for one in value[:MAX_AUTHORS]:
            yield from _names(one, depth + 1)
    elif depth < _MAX_DEPTH and isinstance(value, Mapping):
        yield from _names(value.get("name"), depth + 1)
