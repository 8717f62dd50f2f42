"""Figures of an archive: those of its posts, each looked at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from archive import (
    Archive,
    ArchiveCorruptError,
    Cancelled,
    Importer,
    Post,
    PostFilter,
    open_archive,
)
from archive import statistics as module
from archive.statistics import StatisticsReader
from archive.storage.schema import LATE_ID
from tests.archive.library import Library


def posts_of(archive: Archive) -> list[Post]:
    return archive.posts([one for ids in archive.iter_post_ids(PostFilter()) for one in ids])


@pytest.mark.parametrize("size", [7, 50_000])
def test_figures_are_those_of_the_posts(
    library: Library, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SLICE", size)
    with open_archive(library.path) as archive:
        archive.connection.execute("PRAGMA foreign_keys = OFF")
        archive.connection.execute(f"UPDATE post SET id = {LATE_ID} WHERE id = 3")
        archive.connection.execute("UPDATE post SET published = published - 2000000000 WHERE id=5")
        *_, found = archive.statistics.gather()
        rows = archive.connection.execute("SELECT id, title, words, published FROM post").fetchall()
    assert (found.done, found.total) == (40, 40)
    assert found.words == sum(row[2] for row in rows)
    hours = [row[3] // 3600 % 24 for row in rows if row[3] % 86400]
    assert found.hours == [hours.count(hour) for hour in range(24)]
    assert found.weekdays == [
        sum((row[3] // 86400 + 3) % 7 == day for row in rows) for day in range(7)
    ]
    assert sum(posts for posts, _words in found.years.values()) == 40
    assert sum(words for _posts, words in found.years.values()) == found.words
    lengths = sorted(row[2] for row in rows)
    assert [post.words for post in found.longest] == lengths[:-11:-1]
    assert [post.words for post in found.shortest] == lengths[:10]
    assert found.categories and found.publishers


def test_days_and_names(library: Library) -> None:
    with open_archive(library.path) as archive:
        *_, found = archive.statistics.gather()
        posts = posts_of(archive)
        facets = archive.facets()
    days = [post.published.date() for post in posts]
    assert (found.first, found.newest) == (min(days), max(days))
    assert found.weekdays == [Counter(day.weekday() for day in days)[one] for one in range(7)]
    assert found.categories == facets.categories
    assert found.publishers == facets.publishers


def test_hidden_posts_do_not_count(archive_path: Path, post_file: Callable[..., Path]) -> None:
    post_file("_posts/2022-01-01-a.md", "---\ntitle: 甲\n---\n正文\n")
    post_file("_posts/2022-01-02-b.md", "---\ntitle: 乙\npublished: false\n---\n正文正文\n")
    with open_archive(archive_path, create=True) as archive:
        Importer(archive).run([archive_path.parent / "site"])
        *_, found = archive.statistics.gather()
    assert (found.done, found.words, len(found.longest)) == (1, 2, 1)


def test_a_day_alone_is_no_hour(archive_path: Path, post_file: Callable[..., Path]) -> None:
    for name, date in (("a", "2022-01-01"), ("b", "2022-01-02 00:00:30"), ("c", "1969-12-31")):
        post_file(f"_posts/2022-01-01-{name}.md", f"---\ntitle: 甲\ndate: {date}\n---\n正文\n")
    with open_archive(archive_path, create=True) as archive:
        Importer(archive).run([archive_path.parent / "site"])
        *_, found = archive.statistics.gather()
    assert (found.done, sum(found.weekdays)) == (3, 3)
    assert list(found.hours) == [1] + [0] * 23


def test_an_empty_archive_has_no_dates(archive_path: Path) -> None:
    with open_archive(archive_path, create=True) as archive:
        *_, found = archive.statistics.gather()
    assert (found.done, found.total, found.first, found.newest) == (0, 0, None, None)
    assert (list(found.hours), found.years) == ([0] * 24, {})


def test_it_stops_when_it_is_asked_to(library: Library) -> None:
    def stop() -> None:
        raise Cancelled

    with open_archive(library.path, read_only=True) as archive:
        reader = StatisticsReader(archive.connection, archive.path, stop)
        steps = reader.gather()
        assert next(steps).done == 0
        with pytest.raises(Cancelled):
            next(steps)


@pytest.mark.parametrize("change", [f"published = {1 << 60}", "words = 'x'"])
def test_what_is_no_number_is_damage(library: Library, change: str) -> None:
    with open_archive(library.path) as archive:
        archive.connection.execute(f"UPDATE post SET {change} WHERE id = 4")
        with pytest.raises(ArchiveCorruptError):
            list(archive.statistics.gather())
