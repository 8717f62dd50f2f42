"""What the indexes hold of a post: one function, used when it goes in and when it comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.text.fold import fold
from archive.text.token_codes import TokenCodes, token_codes
from archive.text.tokenizer import index_tokens, joined, title_tokens

TITLE_KEY_CHARACTERS = 12
"""Titles that begin with so many same characters are in the order of their dates: a longer key
would cost a hundredth of the archive for each dozen."""


@dataclass(frozen=True, slots=True)
class IndexedTexts:
    """``tokens`` are for the full-text index, ``title_tokens`` for the index of titles,
    ``title_key`` for the order of titles."""

    tokens: TokenCodes
    title_tokens: str
    title_key: str


def indexed_texts(title: str, text: str) -> IndexedTexts:
    """The same for the same title and visible text, always: an entry of the index can only be
    taken out with exactly the tokens that it went in with."""
    return _with_title(title, token_codes(index_tokens(title, text)))


def indexed_together(posts: Sequence[tuple[str, str]]) -> list[IndexedTexts]:
    """The same for many titles and texts, in a quarter of the time. It loads numpy."""
    from archive.text.token_table import cut  # noqa: PLC0415 (slow: numpy)

    tokens = cut([joined(title, text) for title, text in posts])
    return [_with_title(title, own) for (title, _), own in zip(posts, tokens, strict=True)]


def _with_title(title: str, tokens: TokenCodes) -> IndexedTexts:
    return IndexedTexts(tokens, title_tokens(title), fold(title)[:TITLE_KEY_CHARACTERS])
