"""Texts that are kept between keystrokes."""

from __future__ import annotations

from archive.storage.text_cache import TextCache


def test_few_texts_are_kept() -> None:
    opened: list[int] = []

    def text_of(post_id: int) -> tuple[str, str]:
        opened.append(post_id)
        return "", "x" * 5

    texts = TextCache(text_of, limit=25)
    for post_id in (1, 2, 1, 3, 1, 2):
        assert texts.get(post_id) == ("", "xxxxx", "xxxxx")
    assert opened == [1, 2, 3, 2]


def test_the_rough_text_comes_from_the_source_until_the_text_is_known() -> None:
    texts = TextCache(lambda _: ("", "Visible"), source_of=lambda _: b"<p>Rough</p>")
    assert texts.rough(1) == "rough"
    texts.get(1)
    assert texts.rough(1) == "visible"
    assert TextCache(lambda _: ("", "Visible")).rough(1) == "visible"
