"""Texts that are kept between keystrokes."""

from __future__ import annotations

from archive.storage.text_cache import TextCache


def test_few_texts_are_kept() -> None:
    opened: list[int] = []

    def text_of(post_id: int) -> str:
        opened.append(post_id)
        return "X" * 5

    texts = TextCache(text_of, limit=25)
    for post_id in (1, 2, 1, 3, 1, 2):
        known = texts.get(post_id)
        assert (known.text, known.folded) == ("XXXXX", "xxxxx")
    assert opened == [1, 2, 3, 2]
