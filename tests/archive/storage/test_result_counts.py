"""Counts of a result: each is the number of the posts that the result has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive import Archive, Importer, PostFilter, open_archive
from archive.query import FacetCount
from archive.storage.schema import LATE_ID

DATES = ("1968-12-31", "1969-01-01", "2019-05-01", "2022-01-01", "2022-12-31", "2023-01-01")
LATE = ("1900-02-03", "2022-06-01", "2024-01-01", "9999-12-31")


@pytest.fixture
def archive(archive_path: Path, post_file: Callable[..., Path]) -> Iterator[Archive]:
    """Posts of many years, some of which came late; one is a draft."""

    def write(dates: tuple[str, ...], draft: str = "") -> None:
        for number, day in enumerate(dates):
            tags = f"[{'奇, 偶' if number % 3 else '奇'}]"
            front = f"title: 第{number}篇\ndate: {day} 08:00:00 +0800\ntags: {tags}\n{draft}"
            post_file(f"_posts/{day}-a.md", f"---\n{front}category: c{number % 2}\n---\n武清站\n")

    with open_archive(archive_path, create=True) as archive:
        write(DATES)
        folder = post_file("_config.yml", "timezone: Asia/Shanghai\nfuture: true\n").parent
        Importer(archive).run([folder])
        write(LATE)
        write(("2020-02-02",), draft="published: false\n")
        Importer(archive).run([folder])
        ids = [
            post_id for chunk in archive.iter_post_ids(PostFilter(hidden=True)) for post_id in chunk
        ]
        assert any(post_id >= LATE_ID for post_id in ids)
        yield archive


def counts(found: object) -> dict[str, int]:
    """Name -> count."""
    assert isinstance(found, list)
    assert all(isinstance(one, FacetCount) for one in found)
    return {one.name: one.count for one in found}


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize(
    "query",
    [
        "武清",
        "武清站",
        "title:第 武清",
        "title:第",
        "after:1969 before:2023-06 武清",
        "on:2022",
        "tag:偶",
        "武清 -category:c1",
        "is:unread",
        "武清 is:read",
        "无",
        "is:hidden",
        "before:1900",
    ],
)
def test_counts_are_those_of_the_posts(archive: Archive, query: str, hidden: bool) -> None:
    wanted = PostFilter(query=query, hidden=hidden)
    posts = archive.posts([one for chunk in archive.iter_post_ids(wanted) for one in chunk])
    found = archive.facets(wanted)
    assert counts(found.years) == Counter(str(post.published.year) for post in posts)
    assert counts(found.tags) == Counter(tag for post in posts for tag in post.tags)
    assert counts(found.categories) == Counter(one for post in posts for one in post.categories)
