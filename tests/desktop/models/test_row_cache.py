"""The cache of row pages: what is kept, what goes first, what is old."""

from __future__ import annotations

from desktop.models.row_cache import RowCache


def page(number: int, rows: int = 10) -> list[str]:
    return [f"{number}/{place}" for place in range(rows)]


def cache_of(*numbers: int, max_pages: int = 3) -> RowCache[str]:
    cache: RowCache[str] = RowCache(page_rows=10, max_pages=max_pages)
    for number in numbers:
        cache.put(number, page(number))
    return cache


def test_rows_are_found_by_their_number() -> None:
    cache = cache_of(0, 2)
    assert [cache.get(row) for row in (0, 9, 10, 19, 20, 29, 30)] == [
        "0/0", "0/9", None, None, "2/0", "2/9", None,
    ]  # fmt: skip
    assert [cache.page_of(row) for row in (0, 9, 10, 999_999)] == [0, 0, 1, 99_999]


def test_the_page_used_longest_ago_goes() -> None:
    cache = cache_of(0, 1, 2)
    assert cache.get(5) == "0/5"
    cache.put(3, page(3))
    assert [cache.get(number * 10) for number in range(4)] == ["0/0", None, "2/0", "3/0"]


def test_putting_a_page_again_makes_no_other_go() -> None:
    cache = cache_of(0, 1, 2)
    cache.put(0, page(7))
    cache.put(3, page(3))
    assert [cache.get(number * 10) for number in range(4)] == ["7/0", None, "2/0", "3/0"]


def test_a_short_page_is_fresh_as_far_as_it_reaches() -> None:
    cache = cache_of()
    cache.put(0, page(0, rows=4))
    assert (cache.get(3), cache.get(4)) == ("0/3", None)
    assert cache.is_fresh(3)
    assert not cache.is_fresh(4)
    assert not cache.is_fresh(10)


def test_a_row_that_does_not_exist_any_more_is_fresh() -> None:
    """Else it would be asked for again and again."""
    cache: RowCache[str] = RowCache(page_rows=2)
    cache.put(0, [None, "second"])
    assert cache.get(0) is None
    assert cache.is_fresh(0)


def test_an_expired_page_is_shown_until_a_new_one_comes() -> None:
    cache = cache_of(0)
    cache.expire(0)
    cache.expire(5)
    assert cache.get(0) == "0/0"
    assert not cache.is_fresh(0)
    cache.put(0, page(8))
    assert cache.get(0) == "8/0"
    assert cache.is_fresh(0)
    cache.put(5, page(5))
    assert cache.is_fresh(50), "a page that was not here cannot have expired"


def test_clearing_forgets_everything() -> None:
    cache = cache_of(0, 1)
    cache.expire(0)
    cache.clear()
    assert cache.get(0) is None
    cache.put(0, page(0))
    assert cache.is_fresh(0)


def test_a_page_that_went_is_fresh_when_it_comes_back() -> None:
    cache = cache_of(0, max_pages=1)
    cache.expire(0)
    cache.put(1, page(1))
    cache.put(0, page(0))
    assert cache.is_fresh(0)
