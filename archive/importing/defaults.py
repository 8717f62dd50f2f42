"""Jekyll's ``defaults:``, values for all files of a folder or a type.

The rules are those of ``lib/jekyll/frontmatter_defaults.rb``: a scope covers every path that
starts with its own, letter by letter; one with ``*`` covers what is below the files and folders
that the pattern names. The longer path wins, then a scope with a type, then the later one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import translate
from functools import lru_cache
from typing import NamedTuple

from archive.importing.site import Defaults

MAX_PATTERN = 300


class Place(NamedTuple):
    """A file: its path below ``collections_dir``, which is relative to the site."""

    path: str
    collections_dir: str = ""


def defaults_for(entries: Iterable[Defaults], place: Place, kind: str) -> dict[str, object]:
    """The merged values for the file at *place* of type ``kind`` (``posts``)."""
    merged: dict[str, object] = {}
    winner: Defaults | None = None
    for entry in entries:
        if not _covers(entry, place, kind):
            continue
        if winner is None or _wins(entry, winner):
            merged = _merge(merged, entry.values)
            winner = entry
        else:
            merged = _merge(entry.values, merged)
    return merged


def _covers(entry: Defaults, place: Place, kind: str) -> bool:
    if entry.type is not None and entry.type != kind:
        return False
    above = f"{place.collections_dir}/" if place.collections_dir else ""
    if "*" not in entry.path:
        return place.path.startswith(entry.path.removeprefix(above))
    pattern, names = _pattern(entry.path), (above + place.path).split("/")
    # A pattern for folders only ends with a slash; the file itself is none.
    longest = len(names) - entry.path.endswith("/")
    return any(_is_named(pattern, names[:count]) for count in range(1, longest + 1))


@lru_cache(maxsize=256)
def _pattern(scope: str) -> tuple[re.Pattern[str] | None, ...]:
    """A pattern of Ruby's ``Dir.glob``, name by name; None is ``**``, any number of folders."""
    names = scope[:MAX_PATTERN].removesuffix("/").split("/")
    # No star stands for the dot at the beginning of a name.
    return tuple(
        None if name == "**" and number < len(names) - 1 else re.compile(_NO_DOT + translate(name))
        for number, name in enumerate(names)
    )


_NO_DOT = r"(?!\.)"


def _is_named(pattern: Sequence[re.Pattern[str] | None], names: Sequence[str]) -> bool:
    """Whether *pattern* stands for exactly these *names*: it goes back to the last ``**`` only."""
    name = place = 0
    stars, after = -1, 0
    while name < len(names):
        one = pattern[place] if place < len(pattern) else _NOTHING
        if one is None:
            stars, after, place = place, name, place + 1
        elif one.match(names[name]):
            name, place = name + 1, place + 1
        elif stars >= 0:
            after += 1
            name, place = after, stars + 1
        else:
            return False
    return place == len(pattern)


_NOTHING = re.compile(r"(?!)")


def _wins(entry: Defaults, winner: Defaults) -> bool:
    if len(entry.path) != len(winner.path):
        return len(entry.path) > len(winner.path)
    return entry.type is not None or winner.type is None


def _merge(values: Mapping[str, object], over: Mapping[str, object]) -> dict[str, object]:
    merged = dict(values)
    for key, value in over.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _merge(old, value)
        elif value is not None or key not in merged:
            merged[key] = value
    return merged
