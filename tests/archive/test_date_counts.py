"""Counts of dates: they are those of the posts of the list, whatever its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from archive import (
    Archive,
    ArchiveCorruptError,
    Cancelled,
    Importer,
    PostFilter,
    SortOrder,
    open_archive,
)
from archive.storage.schema import LATE_ID

DATES = ("1968-12-31", "1969-01-01", "2019-05-01", "2022-01-01", "2022-12-31", "2023-01-01")
LATE = ("1900-02-03", "2022-06-01", "2022-01-02", "2024-01-01", "9999-12-31")
QUERIES = ("", "tag:偶", "武清", "武清站", "on:2022", "-tag:偶", "没有的字")


@pytest.fixture
def archive(archive_path: Path, post_file: Callable[..., Path]) -> Iterator[Archive]:
    """Posts of many years, some of which came late; drafts stand before and among them."""

    def write(dates: tuple[str, ...], draft: str = "", name: str = "a") -> None:
        for number, day in enumerate(dates):
            tags = f"[{'奇, 偶' if number % 3 else '奇'}]"
            front = f"title: 第{(number * 5) % 7}篇\ndate: {day} 08:00:00 +0800\ntags: {tags}\n"
            post_file(f"_posts/{day}-{name}.md", f"---\n{front}{draft}---\n武清站\n")

    with open_archive(archive_path, create=True) as archive:
        write(DATES)
        write(("2022-01-01", "2020-07-07", "1950-02-02"), "published: false\n", "draft")
        Importer(archive).run([archive_path.parent / "site"])
        write(LATE)
        Importer(archive).run([archive_path.parent / "site"])
        late = archive.connection.execute("SELECT count(*) FROM post WHERE id >= ?", (LATE_ID,))
        assert late.fetchone() == (3,)  # the two last ones are newer than all
        yield archive


def listed(archive: Archive, post_filter: PostFilter, sort: SortOrder) -> list[int]:
    return [one for chunk in archive.iter_post_ids(post_filter, sort) for one in chunk]


def days_of(archive: Archive, ids: list[int]) -> list[date]:
    return [post.published.date() for post in archive.posts(ids)]


def counted(days: list[date]) -> dict[int, int]:
    return dict(Counter(day.year * 100 + day.month for day in sorted(days)))


def is_by_date(sort: SortOrder) -> bool:
    return sort in (SortOrder.NEWEST, SortOrder.OLDEST)


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("sort", list(SortOrder))
@pytest.mark.parametrize("query", QUERIES)
def test_months_are_those_of_the_list(
    archive: Archive, query: str, sort: SortOrder, hidden: bool
) -> None:
    ids = listed(archive, PostFilter(query=query, hidden=hidden), sort)
    by_date = is_by_date(sort) and query != "武清"
    found = archive.dates.months_of(ids, by_date=by_date)
    assert found == counted(days_of(archive, ids))
    assert list(found) == sorted(found)
    assert sum(found.values()) == len(ids)


@pytest.mark.parametrize("sort", list(SortOrder))
def test_days_are_those_of_the_list(archive: Archive, sort: SortOrder) -> None:
    ids = listed(archive, PostFilter(hidden=True), sort)
    first, end = date(2022, 1, 1), date(2023, 1, 1)
    found = archive.dates.days_of(ids, first, end, by_date=is_by_date(sort))
    days = [day for day in sorted(days_of(archive, ids)) if first <= day < end]
    assert found == dict(Counter(days))


def test_kept_months_are_those_of_all_visible_posts(archive: Archive) -> None:
    ids = listed(archive, PostFilter(), SortOrder.NEWEST)
    assert archive.dates.kept_months() == counted(days_of(archive, ids))


def test_days_of_a_year(archive: Archive) -> None:
    ids = listed(archive, PostFilter(), SortOrder.NEWEST)
    days = Counter(day for day in days_of(archive, ids) if day.year == 2022)
    assert archive.dates.days_of_year(2022) == dict(days)
    assert archive.dates.days_of_year(9999) == {}  # it is hidden: of the future
    assert archive.dates.days_of_year(1) == {}


@pytest.mark.parametrize("sort", list(SortOrder))
@pytest.mark.parametrize("first", ["1900-02-03", "1960-01-01", "2022-01-01", "2021-12-01"])
@pytest.mark.parametrize("length", [1, 40, 400])
def test_newest_row_of_a_period(archive: Archive, sort: SortOrder, first: str, length: int) -> None:
    start = date.fromisoformat(first)
    end = start + timedelta(days=length)
    ids = listed(archive, PostFilter(), sort)
    days = days_of(archive, ids)
    inside = [day for day in days if start <= day < end]
    row = archive.dates.newest_row(ids, start, end)
    assert (None if row is None else days[row]) == max(inside, default=None)


def test_an_empty_list_has_no_dates(archive: Archive) -> None:
    assert archive.dates.months_of([], by_date=True) == {}
    assert archive.dates.months_of([], by_date=False) == {}
    assert archive.dates.newest_row([], date(2022, 1, 1), date(2023, 1, 1)) is None


def test_new_posts_have_new_months(archive: Archive, post_file: Callable[..., Path]) -> None:
    assert 202405 not in archive.dates.kept_months()
    archive.dates.months_of([1], by_date=True)
    post_file("_posts/2024-05-01-new.md", "---\ntitle: 新\ndate: 2024-05-01\n---\n新\n")
    Importer(archive).run([archive.path.parent / "site"])
    ids = listed(archive, PostFilter(), SortOrder.NEWEST)
    assert archive.dates.months_of(ids, by_date=True)[202405] == 1


def test_counting_stops_between_two_steps(archive: Archive) -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        archive.dates.months_of([3, 2, 1], by_date=False, between=stop)


def test_a_date_that_is_none_is_damage(archive: Archive) -> None:
    ids = listed(archive, PostFilter(), SortOrder.NEWEST)
    archive.connection.execute("UPDATE post SET published = 'soon'")
    for by_date in (True, False):
        with pytest.raises(ArchiveCorruptError):
            archive.dates.months_of(ids, by_date=by_date)
    with pytest.raises(ArchiveCorruptError):
        archive.dates.newest_row(ids, date(2022, 1, 1), date(2023, 1, 1))
    archive.connection.execute(f"UPDATE post SET published = {1 << 60}")
    with pytest.raises(ArchiveCorruptError):
        archive.dates.months_of(ids, by_date=True)


def test_an_archive_without_posts_has_no_months(archive_path: Path) -> None:
    with open_archive(archive_path, create=True) as archive:
        assert archive.dates.kept_months() == {}
        for by_date in (True, False):
            assert archive.dates.months_of([], by_date=by_date) == {}
            assert (
                archive.dates.days_of([], date(2022, 1, 1), date(2022, 2, 1), by_date=by_date) == {}
            )
