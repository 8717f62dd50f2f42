"""The texts that were looked at last, so that the next keystroke need not open them again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from archive.text.fold import Check, fold, unchecked
from archive.text.rough import rough_text

TextOf = Callable[[int], tuple[str, str]]
"""The (title, visible text) of a post."""

SourceOf = Callable[[int], bytes]
"""The original bytes of a post."""

CACHED_CHARACTERS = 8_000_000  # about 16 MB: some 2,500 news posts, as read and folded


class CachedText(NamedTuple):
    """A post's texts as shown, and the text as compared."""

    title: str
    text: str
    folded: str


class TextCache:
    """Remembers texts, the least recently used ones go first. Before a text is opened, and between
    slices of a long one, *check* is called, which may raise."""

    def __init__(
        self,
        text_of: TextOf,
        check: Check = unchecked,
        limit: int = CACHED_CHARACTERS,
        *,
        source_of: SourceOf | None = None,
    ) -> None:
        self._text_of = text_of
        self._check = check
        self._source_of = source_of
        self._limit = limit
        self._texts: OrderedDict[int, CachedText] = OrderedDict()
        self._characters = 0

    def get(self, post_id: int) -> CachedText:
        """The texts of a post, read and folded where they are not known."""
        found = self._texts.get(post_id)
        if found is not None:
            self._texts.move_to_end(post_id)
            return found
        self._check()
        title, text = self._text_of(post_id)
        found = CachedText(title, text, fold(text, self._check))
        self._texts[post_id] = found
        self._characters += _size(found)
        while self._characters > self._limit:
            self._characters -= _size(self._texts.popitem(last=False)[1])
        return found

    def rough(self, post_id: int) -> str:
        """About the text as compared: from the source, a tenth of the work; or the text itself
        where it is known, or there is no source to be had."""
        if self._source_of is None or post_id in self._texts:
            return self.get(post_id).folded
        return rough_text(self._source_of(post_id))

    def clear(self) -> None:
        """Forget everything: the archive changed."""
        self._texts.clear()
        self._characters = 0


def _size(text: CachedText) -> int:
    return len(text.text) + len(text.folded)
