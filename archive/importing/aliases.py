"""Other names that posts give themselves: ``aliases:`` in their front matter.

They are read from the stored files when a link names none that is known otherwise: once in a
while, after a click, so no table of them is kept.
"""

from __future__ import annotations

from collections.abc import Iterable

from archive.errors import PostFileError
from archive.importing.generators import generator_named
from archive.text.encoding import decode
from archive.text.values import flatten, text_of

KEYS = ("aliases", "alias")
_HEAD_BYTES = 16_384


def post_with_alias(
    name: str, files: Iterable[tuple[int, bytes]], generator: str, language: str = ""
) -> int | None:
    """The first of these posts, (id, bytes of its file), that calls itself *name*."""
    wanted = name.casefold().strip()
    rules = generator_named(generator)
    for post_id, data in files:
        if b"alias" not in data[:_HEAD_BYTES].lower():
            continue
        try:
            values = rules.parse(decode(data, language=language).text).values
        except PostFileError:
            continue
        if wanted in {text.casefold().strip() for text in _aliases(values)}:
            return post_id
    return None


def _aliases(values: dict[str, object]) -> list[str]:
    found: list[str] = []
    any_case = {key.lower(): value for key, value in values.items()}
    for key in KEYS:
        value = any_case.get(key)
        if isinstance(value, str):
            found += value.split(",")
        elif value is not None:
            found += [text_of(one) for one in flatten([value])]
    return found
