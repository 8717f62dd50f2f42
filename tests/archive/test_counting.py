"""Counts for smart folders: the same as the list has, whatever way they come by."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from archive import Archive, PostCount, PostFilter, SearchQueryError, open_archive
from archive.counting import asks_for_marks
from tests.archive.library import Library

QUERIES = (
    "", "is:unread", "is:read", "is:starred", "is:missing", "-is:missing", "is:hidden", "has:note",
    "-has:note", "has:problem", "图书", "图书馆", "-图书馆", "图书馆 is:unread", "title:灯塔",
    "is:unread is:starred", "is:unread after:2022", "图书馆 OR is:starred", "on:2022-01-01",
    "-is:unread", "(is:unread)", "is:starred OR has:note", "不在这里的字", "图书馆 before:2022-02",
)  # fmt: skip


@pytest.fixture
def marked(library: Library) -> Library:
    """Posts with each kind of mark; two are hidden, two missing, one of them both."""
    with open_archive(library.path) as archive:
        archive.set_read([1, 2, 3, 7], True)
        archive.set_starred([3, 4], True)
        for post_id, flag in ((5, 4), (6, 4), (6, 1), (7, 1)):
            archive.connection.execute(
                "UPDATE post SET flags = flags | ? WHERE id = ?", (flag, post_id)
            )
        archive.connection.execute("UPDATE month_count SET count = count - 2")
    return library


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("query", QUERIES)
def test_as_many_as_the_list_has(marked: Library, query: str, hidden: bool) -> None:
    with open_archive(marked.path, read_only=True) as archive:
        wanted = PostFilter(query=query, hidden=hidden)
        listed = sum(map(len, archive.iter_post_ids(wanted)))
        assert archive.counter.count(wanted) == PostCount(listed)


def test_a_filter_narrows_the_unread(marked: Library) -> None:
    with open_archive(marked.path, read_only=True) as archive:
        for wanted in (
            PostFilter(query="is:unread", categories=("gundong",)),
            PostFilter(query="is:unread", after="2022-01-02"),
        ):
            listed = sum(map(len, archive.iter_post_ids(wanted)))
            assert archive.counter.count(wanted).posts == listed < 36


def test_opening_posts_has_its_time(library: Library) -> None:
    with open_archive(library.path, read_only=True) as archive:
        everything = PostFilter(query="-京津冀协同发展")
        found = archive.counter.count(everything, seconds=0)
        assert not found.exact and found.posts <= 1
        assert archive.counter.count(everything) == PostCount(40)
        assert archive.counter.count(PostFilter(query="is:unread"), seconds=0) == PostCount(40)


def test_a_query_that_cannot_be_read(library: Library) -> None:
    with (
        open_archive(library.path, read_only=True) as archive,
        pytest.raises(SearchQueryError),
    ):
        archive.counter.count(PostFilter(query="is:"))


def test_the_newest_day(marked: Library, archive_path: Path, tmp_path: Path) -> None:
    with open_archive(marked.path) as archive:
        posts = archive.posts(
            [one for chunk in archive.iter_post_ids(PostFilter()) for one in chunk]
        )
        newest = archive.counter.newest_day()
        assert newest == max(post.published.date() for post in posts)
        assert newest is not None
        on_it = archive.counter.count(PostFilter(query=f"on:{newest}"))
        assert on_it.posts == sum(post.published.date() == newest for post in posts) > 0
        _date(archive, -86_401, "1969-12-30")
        _date(archive, 10**15, None)
    with open_archive(tmp_path / "empty.fiche", create=True) as archive:
        assert archive.counter.newest_day() is None
        assert archive.counter.count(PostFilter(query="is:unread")) == PostCount(0)
    assert archive_path.exists()


def _date(archive: Archive, seconds: int, wanted: str | None) -> None:
    archive.connection.execute("UPDATE post SET published = ?", (seconds,))
    expected = None if wanted is None else date.fromisoformat(wanted)
    assert archive.counter.newest_day() == expected


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("is:unread", True), ("武清 -(is:starred tag:x)", True), ("is:read OR a", True),
        ("is:missing", False), ("title:starred", False), ("is:", False), ("", False),
    ],
)  # fmt: skip
def test_whether_marks_matter(query: str, asked: bool) -> None:
    assert asks_for_marks(query) is asked
