"""The texts that were looked at last, so that the next keystroke need not open them again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Generator, Sequence
from contextlib import closing
from functools import cached_property
from typing import Protocol

from archive.text.fold import Check, fold, unchecked

CACHED_CHARACTERS = 8_000_000  # about 16 MB: some 2,500 news posts, as read and folded


class Texts(Protocol):
    """Where titles and visible texts come from."""

    def texts_to_search(
        self, post_ids: Sequence[int]
    ) -> Generator[tuple[int, str, str], None, None]:
        """(id, title, visible text) of those of *post_ids* that there are, one after the other."""


class CachedText:
    """A post's title and text as they are shown, and as they are compared: that is made when it is
    asked for, since most posts are settled by what they are."""

    def __init__(self, title: str, text: str, check: Check) -> None:
        self.title = title
        self.text = text
        self._check = check

    @cached_property
    def folded_title(self) -> str:
        """The title as compared."""
        return fold(self.title, self._check)

    @cached_property
    def folded(self) -> str:
        """The text as compared."""
        return fold(self.text, self._check)


class TextCache:
    """Remembers texts. The least recently used ones go first; the newest stays, however long it is.

    Before a text is opened, and between slices of a long one, *check* is called, which may raise.
    """

    def __init__(
        self, source: Texts, check: Check = unchecked, limit: int = CACHED_CHARACTERS
    ) -> None:
        self._source = source
        self._check = check
        self._limit = limit
        self._texts: OrderedDict[int, CachedText] = OrderedDict()
        self._characters = 0

    def get(self, post_id: int) -> CachedText:
        """The texts of a post, read where they are not known; empty where it is gone."""
        found = self._texts.get(post_id)
        if found is not None:
            self._texts.move_to_end(post_id)
            return found
        self.fetch([post_id])
        return self._texts.get(post_id) or self._keep(post_id, "", "")

    def peek(self, post_id: int) -> CachedText | None:
        """The texts of a post where they are known already."""
        return self._texts.get(post_id)

    def fetch(self, post_ids: Sequence[int]) -> None:
        """Read what is not known of *post_ids*, which are to be asked for next: together that takes
        less than one by one. Of long texts only as many as half of the cache takes: the others are
        read when they are asked for."""
        missing = [post_id for post_id in post_ids if post_id not in self._texts]
        if not missing:
            return
        self._check()
        read = 0
        with closing(self._source.texts_to_search(missing)) as found:
            for post_id, title, text in found:
                read += _size(self._keep(post_id, title, text))
                if read > self._limit // 2:
                    return
                self._check()

    def _keep(self, post_id: int, title: str, text: str) -> CachedText:
        kept = self._texts[post_id] = CachedText(title, text, self._check)
        self._characters += _size(kept)
        while self._characters > self._limit and len(self._texts) > 1:  # that one is asked for
            self._characters -= _size(self._texts.popitem(last=False)[1])
        return kept

    def clear(self) -> None:
        """Forget everything: the archive changed."""
        self._texts.clear()
        self._characters = 0


def _size(text: CachedText) -> int:
    return 2 * len(text.text)  # as it is, and folded
