"""What the indexes hold of a post: one function, used when it goes in and when it comes out."""

from __future__ import annotations

from dataclasses import dataclass

from archive.text.fold import fold
from archive.text.tokenizer import index_tokens, title_tokens

TITLE_KEY_CHARACTERS = 12
"""Titles that begin with so many same characters are in the order of their dates: a longer key
would cost a hundredth of the archive for each dozen."""


@dataclass(frozen=True, slots=True)
class IndexedTexts:
    """``tokens`` are for the full-text index, ``title_tokens`` for the index of titles,
    ``title_key`` for the order of titles."""

    tokens: str
    title_tokens: str
    title_key: str


def indexed_texts(title: str, text: str) -> IndexedTexts:
    """The same for the same title and visible text, always: an entry of the index can only be
    taken out with exactly the tokens that it went in with."""
    return IndexedTexts(
        tokens=index_tokens(title, text),
        title_tokens=title_tokens(title),
        title_key=fold(title)[:TITLE_KEY_CHARACTERS],
    )
