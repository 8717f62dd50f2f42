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

PostParts = tuple[tuple[Any, ...], tuple[Any, ...], tuple[Any, ...], tuple[Any, ...]]
"""The values of a post's own fields, of its details, its facets' names and its tokens."""


def _field_names(kind: type[Any]) -> list[str]:
    return [field.name for field in fields(kind)]


_INNER = ("detail", "names", "tokens")
_OWN = [name for name in _field_names(PreparedPost) if name not in _INNER]
_own_of: Callable[[PreparedPost], tuple[Any, ...]] = attrgetter(*_OWN)
_detail_of: Callable[[Detail], tuple[Any, ...]] = attrgetter(*_field_names(Detail))
_names_of: Callable[[FacetNames], tuple[Any, ...]] = attrgetter(*_field_names(FacetNames))
_tokens_of: Callable[[TokenCodes], tuple[Any, ...]] = attrgetter(*_field_names(TokenCodes))
_names = lru_cache(maxsize=2_000)(FacetNames)  # many posts are filed under the same


def post_parts(post: PreparedPost) -> PostParts:
    """What :func:`post_of_parts` makes the same post of. Picklable."""
    return _own_of(post), _detail_of(post.detail), _names_of(post.names), _tokens_of(post.tokens)


def post_of_parts(parts: PostParts) -> PreparedPost:
    """The post of which these are the parts."""
    own, detail, names, tokens = parts
    return PreparedPost(
        **dict(zip(_OWN, own, strict=True)),
        detail=Detail(*detail),
        names=_names(*names),
        tokens=TokenCodes(*tokens),
    )
