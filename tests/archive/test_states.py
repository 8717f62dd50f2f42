"""Read marks and reading places, as the archive knows them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archive import Archive, PostFilter, open_archive
from tests.archive.library import Library


@pytest.fixture
def writer(library: Library) -> Iterator[Archive]:
    with open_archive(library.path) as archive:
        yield archive


def newest(archive: Archive) -> list[int]:
    return [one for chunk in archive.iter_post_ids(PostFilter()) for one in chunk]


def test_the_first_unread_post_in_any_order(writer: Archive) -> None:
    ids = newest(writer)
    assert writer.first_unread(ids) == 0
    writer.set_read(ids[:7], True)
    writer.set_starred(ids[7:9], True)
    assert writer.first_unread(ids) == 7
    assert writer.first_unread(ids[::-1]) == 0
    assert writer.first_unread([999_999, ids[3], ids[8]]) == 2
    writer.set_read(ids, True)
    assert writer.first_unread(ids) is None
    assert writer.first_unread([]) is None


def test_a_reading_place_outlives_other_marks(writer: Archive) -> None:
    one, other = newest(writer)[:2]
    assert writer.reading_place(one) is None
    writer.set_reading_place(one, 0.25)
    writer.set_read([one, other], True)
    assert (writer.reading_place(one), writer.reading_place(other)) == (0.25, None)
    writer.set_reading_place(one, None)
    assert writer.reading_place(one) is None
    assert writer.post(one).read
    writer.set_reading_place(999_999, 0.5)
    assert writer.reading_place(999_999) is None


@pytest.mark.parametrize("damaged", ["far", -1.0, 7, b"x"])
def test_a_place_that_is_no_share_counts_as_none(writer: Archive, damaged: object) -> None:
    one = newest(writer)[0]
    writer.set_reading_place(one, 0.5)
    writer.connection.execute("UPDATE post_state SET position = ?", (damaged,))
    assert writer.reading_place(one) is None
