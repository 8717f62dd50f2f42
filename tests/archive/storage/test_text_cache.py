"""Texts that are kept between keystrokes."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from archive.storage.text_cache import TextCache

GONE = 99


class Opened:
    def __init__(self) -> None:
        self.opened: list[int] = []

    def texts_to_search(
        self, post_ids: Sequence[int]
    ) -> Generator[tuple[int, str, str], None, None]:
        for post_id in post_ids:
            self.opened.append(post_id)
            if post_id != GONE:
                yield post_id, "Ｔ", "Ｆerry"


def test_few_texts_are_kept() -> None:
    source = Opened()
    texts = TextCache(source, limit=25)
    for post_id in (1, 2, 1, 3, 1, 2):
        known = texts.get(post_id)
        assert (known.title, known.folded_title) == ("Ｔ", "t")
        assert (known.text, known.folded) == ("Ｆerry", "ferry")
    assert source.opened == [1, 2, 3, 2]


def test_texts_are_fetched_together() -> None:
    source = Opened()
    texts = TextCache(source)
    texts.fetch([1, 2])
    texts.fetch([2, 3])
    assert texts.get(1).text == texts.get(3).text == "Ｆerry"
    assert source.opened == [1, 2, 3]


def test_of_long_texts_few_are_fetched_together() -> None:
    source = Opened()
    texts = TextCache(source, limit=50)
    texts.fetch([1, 2, 3, 4, 5, 6])
    assert source.opened == [1, 2, 3], "half of the cache and no more"
    assert texts.get(6).text == "Ｆerry"


def test_a_text_that_is_longer_than_the_cache_is_not_lost() -> None:
    """It was thrown out while it was put in: its post had no words then, and was not found."""
    source = Opened()
    texts = TextCache(source, limit=5)
    for post_id in (1, 2, 2):
        assert (texts.get(post_id).title, texts.get(post_id).text) == ("Ｔ", "Ｆerry")
    texts.fetch([3, 4])
    assert texts.get(4).text == texts.get(3).text == "Ｆerry"
    assert source.opened == [1, 2, 3, 4, 3]


def test_a_post_that_is_gone_has_no_text() -> None:
    known = TextCache(Opened()).get(GONE)
    assert (known.title, known.text, known.folded) == ("", "", "")
