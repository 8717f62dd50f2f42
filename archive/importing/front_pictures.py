"""Pictures that a post's front matter names: covers, banners, previews, as common themes call them.

A value counts where it looks like the path of a picture; ``image: true`` and the name of a layout
are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

MAX_NAMED = 50
"""Values of one post that are looked at."""

_KEYS = frozenset(
    "image images img cover coverimage coverimg featured featuredimage feature featureimage"
    " featureimg featuredimg thumbnail thumb thumbnailimage banner bannerimg bannerimage header"
    " headerimg headerimage heroimage hero indeximg topimg ogimage background backgroundimage"
    " teaser photos photo resources splash lead listimage postimage shareimg socialimage".split()
)  # fmt: skip
_INNER_KEYS = frozenset(
    "image path src url file feature teaser overlayimage thumbnail thumb cover img".split()
)  # fmt: skip
_PICTURE = re.compile(
    r"\S.{0,1000}\.(?:apng|avif|bmp|gif|jfif|jpe?g|png|svg|webp|ico|tiff?)(?:[?#]\S*)?\Z",
    re.IGNORECASE,
)
_COVER_KEYS = (
    "cover feature hero banner header image img lead splash top index list post teaser thumb og"
    " share social background".split()
)  # fmt: skip
"""Beginnings of the keys that name a cover, the likeliest first; the others name galleries."""

_MAX_DEPTH = 3
_NOT_LETTERS = re.compile(r"[-_. ]")


def front_pictures(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """(key, address) of each picture, in the order of the front matter."""
    seen = 0
    for key, value in values.items():
        if not isinstance(key, str) or _plain(key) not in _KEYS:
            continue
        for text in _texts(value):
            seen += 1
            if seen > MAX_NAMED:
                return
            if _PICTURE.match(text):
                yield key, text


def covers(values: Mapping[str, object]) -> list[str]:
    """The addresses of what may be the cover of the post, the likeliest first."""
    found = [(_cover_rank(key), address) for key, address in front_pictures(values)]
    ranked = sorted((one for one in found if one[0] is not None), key=lambda one: one[0] or 0)
    return [address for _rank, address in ranked]


def _cover_rank(key: str) -> int | None:
    plain = _plain(key)
    return next((rank for rank, one in enumerate(_COVER_KEYS) if plain.startswith(one)), None)


@lru_cache(maxsize=1_000)
def _plain(key: str) -> str:
    return _NOT_LETTERS.sub("", key).lower()


def _texts(value: object, depth: int = 0) -> Iterator[str]:
    """The texts of a value: itself, those of a list, those of a mapping that say where."""
    if isinstance(value, str):
        yield value.strip()
    elif depth < _MAX_DEPTH and isinstance(value, list):
        for one in value[:MAX_NAMED]:
            yield from _texts(one, depth + 1)
    elif depth < _MAX_DEPTH and isinstance(value, Mapping):
        for key, one in value.items():
            if isinstance(key, str) and _plain(key) in _INNER_KEYS:
                yield from _texts(one, depth + 1)
