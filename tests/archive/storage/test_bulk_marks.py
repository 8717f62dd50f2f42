"""Marks of many posts at once, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import Archive, Mark, PostFilter, open_archive
from tests.archive.library import Library


@pytest.fixture
def writer(library: Library) -> Iterator[Archive]:
    with open_archive(library.path) as archive:
        yield archive


def newest(archive: Archive) -> list[int]:
    return [one for chunk in archive.iter_post_ids(PostFilter()) for one in chunk]


def times(archive: Archive) -> dict[str, str | None]:
    return dict(archive.connection.execute("SELECT post_key, read_at FROM post_state").fetchall())


def starred(archive: Archive) -> list[int]:
    return [one for one in newest(archive) if archive.post(one).starred]


def test_only_what_changed_is_told_and_put_back(writer: Archive) -> None:
    ids = newest(writer)[:8]
    writer.set_starred([ids[2], ids[5]], True)
    done = writer.marks.set([*ids, 999_999], Mark.STARRED, on=True)
    assert list(done.post_ids) == [ids[0], ids[1], ids[3], ids[4], ids[6], ids[7]]
    assert (done.mark, done.on, len(done.read_at)) == (Mark.STARRED, True, 0)
    assert starred(writer) == ids
    writer.marks.put_back(done)
    assert starred(writer) == [ids[2], ids[5]]


def test_read_marks_come_back_with_their_time(writer: Archive) -> None:
    ids = newest(writer)[:4]
    writer.set_read(ids[:3], True)
    writer.connection.execute("UPDATE post_state SET read_at = '2020-02-03T04:05:06+00:00'")
    before = times(writer)
    done = writer.marks.set(ids, Mark.READ, on=False)
    assert list(done.post_ids) == ids[:3] and len(done.read_at) == 3
    assert set(times(writer).values()) == {None}
    writer.marks.put_back(done)
    assert times(writer) == before


def test_posts_that_were_unread_are_so_again(writer: Archive) -> None:
    ids = newest(writer)[:4]
    writer.set_read(ids[:1], True)
    done = writer.marks.set(ids, Mark.READ, on=True)
    assert list(done.post_ids) == ids[1:]
    writer.marks.put_back(done)
    assert [writer.post(one).read for one in ids] == [True, False, False, False]
    nothing = writer.marks.set([], Mark.READ, on=False)
    writer.marks.put_back(nothing)
    assert not nothing.post_ids


@pytest.mark.parametrize("damaged", ["long ago", "-4700-01-01", b"x"])
def test_a_damaged_time_is_no_hindrance(writer: Archive, damaged: object) -> None:
    one = newest(writer)[0]
    writer.set_read([one], True)
    writer.connection.execute("UPDATE post_state SET read_at = ?", (damaged,))
    done = writer.marks.set([one], Mark.READ, on=False)
    assert not writer.post(one).read
    writer.marks.put_back(done)
    assert writer.post(one).read


def test_chosen_posts_are_exported(writer: Archive, tmp_path: Path) -> None:
    ids = newest(writer)[3:6]
    assert writer.export_sources(tmp_path / "out", post_ids=ids) == 3
    names = {file.name for file in (tmp_path / "out").rglob("*") if file.is_file()}
    assert names == {Path(writer.post(one).path).name for one in ids}
