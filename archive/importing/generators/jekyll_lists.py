"""Categories and tags of a post as Jekyll puts them together.

``lib/jekyll/document.rb`` (``merge_categories!``, ``populate_categories``, ``populate_tags``) and
``lib/jekyll/utils.rb`` (``pluralized_array_from_hash``). Values keep their types until the end,
for Jekyll merges them as they are with their own texts: a number or a list comes twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from archive.text.values import flatten, is_true, text_of, words

_SHORT = 200
"""Characters of categories or tags that are remembered."""


def folder_categories(path: str, special: str) -> list[str]:
    """The folders above the first *special* folder (``_posts``) of a site-relative *path*.

    Jekyll looks for the name anywhere in the path, so ``my_posts/_posts`` gives ``my``.
    """
    above = path.partition(special)[0]
    return [part for part in above.split("/") if part] if special in path else []


def as_list(value: object) -> list[object]:
    """The value of ``categories:`` as a list: text is split at blanks. A number is one text, as
    it is meant; Jekyll would give up the whole file."""
    if isinstance(value, str):
        return list(words(value))
    if isinstance(value, list):
        return value
    return [] if value is None or isinstance(value, dict) else [text_of(value)]


def categories_of(
    folders: Sequence[str], written: Sequence[object], singular: object
) -> tuple[str, ...]:
    """Folders, then ``categories``, then ``category``, which is one value and never split."""
    texts = (*folders, *(value for value in written if isinstance(value, str)))
    is_usual = singular is None and len(texts) == len(folders) + len(written)
    if is_usual and sum(map(len, texts)) <= _SHORT:
        return _categories_of_texts(texts)
    return _categories_of([*folders, *written], singular)


@lru_cache(maxsize=1_000)  # many posts have the same
def _categories_of_texts(texts: tuple[str, ...]) -> tuple[str, ...]:
    return _categories_of(texts, None)


def _categories_of(written: Sequence[object], singular: object) -> tuple[str, ...]:
    values = _distinct(written)
    more = flatten([singular if is_true(singular) else values])
    texts = dict.fromkeys(text_of(value) for value in [*values, *more])
    strings = {value for value in values if isinstance(value, str)}
    return (*map(text_of, values), *(text for text in texts if text not in strings))


def tags_of(values: Mapping[str, object]) -> tuple[str, ...]:
    """``tag`` is one value and wins; ``tags`` is a list, or text split at blanks, or nothing."""
    singular, plural = values.get("tag"), values.get("tags")
    if not is_true(singular) and isinstance(plural, str) and len(plural) <= _SHORT:
        return _tags_in(plural)
    if is_true(singular):
        found = flatten([singular])
    else:
        found = flatten(as_list(plural)) if isinstance(plural, str | list) else []
    return tuple(text_of(value) for value in found)


@lru_cache(maxsize=1_000)  # many posts have the same
def _tags_in(text: str) -> tuple[str, ...]:
    return tuple(text_of(word) for word in words(text))


def _distinct(values: Iterable[object]) -> list[object]:
    """Without what comes again; to Ruby 1 and 1.0 and "1" are three things."""
    found: dict[tuple[type, str], object] = {}
    for value in values:
        found.setdefault((type(value), text_of(value)), value)
    return list(found.values())
