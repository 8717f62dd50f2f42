"""A post on its way between two processes: the values of its dataclasses as plain tuples.

To pickle a frozen dataclass and to read it back calls Python code for each field, in the process
that writes too, for which all others wait.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from archive.storage.details import Detail
from archive.storage.facets import FacetNames
from archive.storage.prepared import PreparedPost
from archive.text.token_codes import TokenCodes

PostParts = list[Any]
"""The values of a post's fields, in their order; those that are dataclasses as tuples again."""


def _names(kind: type[Any]) -> list[str]:
    return [field.name for field in fields(kind)]


def _values_of(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*_names(kind))


_post_values = _values_of(PreparedPost)
_INNER = [
    (_names(PreparedPost).index(name), _values_of(kind), make)
    for name, kind, make in (
        ("detail", Detail, Detail),
        ("names", FacetNames, lru_cache(maxsize=2_000)(FacetNames)),  # many posts have the same
        ("tokens", TokenCodes, TokenCodes),
    )
]


def post_parts(post: PreparedPost) -> PostParts:
    """What :func:`post_of_parts` makes the same post of. Picklable."""
    parts = list(_post_values(post))
    for place, values_of, _ in _INNER:
        parts[place] = values_of(parts[place])
    return parts


def post_of_parts(parts: PostParts) -> PreparedPost:
    """The post of which these are the parts."""
    values = list(parts)
    for place, _, make in _INNER:
        values[place] = make(*values[place])
    return PreparedPost(*values)
