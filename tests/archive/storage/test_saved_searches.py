"""Saved searches: their names, their order, and what a file of somebody else may hold."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive import (
    Archive,
    ArchiveReadOnlyError,
    SavedSearch,
    SavedSearchError,
    SearchQueryError,
    open_archive,
)
from archive.search_query import MAX_LENGTH
from archive.storage.saved_searches import (
    MAX_NAME,
    MAX_SEARCHES,
    SavedSearchStore,
    clean_name,
    damaged_searches,
)
from tests.archive.library import Library


@pytest.fixture
def archive(archive_path: Path) -> Archive:
    with open_archive(archive_path, create=True) as archive:
        yield archive  # type: ignore[misc]


def names(archive: Archive) -> list[str]:
    return [one.name for one in archive.saved_searches.all()]


def test_they_are_kept_in_the_order_in_which_they_came(archive: Archive) -> None:
    store = archive.saved_searches
    assert store.all() == []
    first = store.add("Film", "film OR 胶片")
    second = store.add("  武清\t未读 ", "武清\nis:unread")
    assert [first, second] == store.all()
    assert second == SavedSearch(second.id, "武清 未读", "武清 is:unread")
    with open_archive(archive.path, read_only=True) as reading:
        assert reading.saved_searches.all() == [first, second]
        with pytest.raises(ArchiveReadOnlyError):
            reading.saved_searches.add("Third", "c")


def test_they_are_renamed_edited_moved_and_removed(archive: Archive) -> None:
    store = archive.saved_searches
    a, b, c, d = (store.add(name, name) for name in "abcd")
    store.change(b.id, "B", "b OR bee")
    assert store.all() == [a, SavedSearch(b.id, "B", "b OR bee"), c, d]
    store.move(d.id, -2)
    assert names(archive) == ["a", "d", "B", "c"]
    store.move(a.id, 1)
    assert names(archive) == ["d", "a", "B", "c"]
    store.move(a.id, -9)
    store.move(d.id, 99)
    assert names(archive) == ["a", "B", "c", "d"]
    store.remove(b.id)
    assert names(archive) == ["a", "c", "d"]
    assert store.add("e", "e").id not in {a.id, c.id, d.id}
    assert names(archive) == ["a", "c", "d", "e"]
    for call in (
        lambda: store.remove(b.id),
        lambda: store.move(b.id, 1),
        lambda: store.change(b.id, "new", "new"),
    ):
        with pytest.raises(SavedSearchError, match="There is no such saved search"):
            call()
    assert archive.check().ok


def test_what_was_removed_is_put_back_where_it_was(archive: Archive) -> None:
    store = archive.saved_searches
    for name in "abcd":
        store.add(name, name)
    archive.connection.execute("UPDATE saved_search SET query = 'has:colour (' WHERE name = 'b'")
    b = store.all()[1]
    store.remove(b.id)
    assert store.put_back(b, 1).query == "has:colour (", "though nobody can read it"
    assert names(archive) == ["a", "b", "c", "d"]
    with pytest.raises(SavedSearchError, match="already"):
        store.put_back(b, 1)
    for place, name in ((99, "d"), (0, "a")):
        one = next(one for one in store.all() if one.name == name)
        store.remove(one.id)
        store.put_back(one, place)
    assert names(archive) == ["a", "b", "c", "d"]
    assert archive.check().ok


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "needs a name"),
        (" \t\u3000", "needs a name"),
        ("\u202e\u200f", "needs a name"),
        ("\u200b\ufeff", "needs a name"),
        ("x" * (MAX_NAME + 1), "too long; 100 characters is the limit"),
        ("film", "There is a saved search “film” already"),
        ("ＦＩＬＭ", "There is a saved search “ＦＩＬＭ” already"),
        ("fi\u202elm", "There is a saved search “film” already"),
    ],
)
def test_names_that_cannot_be_used(archive: Archive, name: str, said: str) -> None:
    store = archive.saved_searches
    film, other = store.add("Film", "film"), store.add("Other", "other")
    for call in (lambda: store.add(name, "a"), lambda: store.change(other.id, name, "a")):
        with pytest.raises(SavedSearchError, match=said):
            call()
    assert store.all() == [film, other]
    assert not archive.connection.in_transaction


def test_a_search_may_keep_its_own_name(archive: Archive) -> None:
    film = archive.saved_searches.add("Film", "film")
    archive.saved_searches.change(film.id, "FILM", "films")
    assert names(archive) == ["FILM"]


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("<b>bold</b> & \"quoted\" 'it'", "<b>bold</b> & \"quoted\" 'it'"),
        ("a\x00b\x1b[31m\u2028c", "a b [31m c"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("half \ud83d one", "half \ufffd one"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("שלום", "שלום"),
        ("'; DROP TABLE post; --", "'; DROP TABLE post; --"),
    ],
)
def test_a_name_is_one_line_in_its_own_direction(archive: Archive, name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned == clean_name(cleaned)
    archive.saved_searches.add(name, "a")
    assert names(archive) == [cleaned]
    assert archive.check().ok


@pytest.mark.parametrize("query", ["", "  ", '"', "(", "is:new", "a" * (MAX_LENGTH + 1)])
def test_a_query_that_cannot_be_read_is_not_saved(archive: Archive, query: str) -> None:
    film = archive.saved_searches.add("Film", "film")
    with pytest.raises(SearchQueryError):
        archive.saved_searches.add("Bad", query)
    with pytest.raises(SearchQueryError):
        archive.saved_searches.change(film.id, "Film", query)
    assert archive.saved_searches.all() == [film]


def test_there_is_a_limit(archive: Archive) -> None:
    for number in range(MAX_SEARCHES):
        archive.saved_searches.add(f"search {number}", "a")
    with pytest.raises(SavedSearchError, match="200 saved searches; that is the limit"):
        archive.saved_searches.add("one more", "a")
    archive.saved_searches.move(archive.saved_searches.all()[-1].id, -MAX_SEARCHES)
    assert names(archive)[:2] == ["search 199", "search 0"]


HOSTILE = (
    "INSERT INTO saved_search VALUES (7, '', 'a', 1)",
    f"INSERT INTO saved_search VALUES (7, printf('%.*c', {MAX_NAME + 1}, 'x'), 'a', 1)",
    "INSERT INTO saved_search VALUES (7, 'a' || char(10) || 'b', 'a', 1)",
    "INSERT INTO saved_search VALUES (7, 'a' || char(8238) || 'b', 'a', 1)",
    "INSERT INTO saved_search VALUES (7, CAST(x'61ff' AS TEXT) || char(0), 'a', 1)",
    "INSERT INTO saved_search VALUES (7, x'61ff', 'a', 1)",
    "INSERT INTO saved_search VALUES (7, 'b', x'28ff', 1)",
    "INSERT INTO saved_search VALUES (7, 'b', 'a', 'first')",
    "INSERT INTO saved_search VALUES (7, 'FILM', 'a', 1)",
)


@pytest.mark.parametrize("statement", HOSTILE)
def test_what_nobody_saved_is_shown_and_reported(library: Library, statement: str) -> None:
    with open_archive(library.path) as archive:
        archive.saved_searches.add("Film", "film")
    library.execute(statement)
    with open_archive(library.path) as archive:
        found = archive.saved_searches.all()
        assert len(found) == 2
        for one in found:
            assert 0 < len(one.name) <= MAX_NAME and clean_name(one.name) == one.name
        (said,) = archive.check().problems
        assert "saved search" in said
        archive.saved_searches.move(7, 1)
        archive.saved_searches.change(7, "good", "a b")
        assert archive.check().ok


@pytest.mark.parametrize("lost", ["name", "query"])
def test_where_a_damaged_row_has_nothing(lost: str) -> None:
    """The schema allows no NULL; the bytes of a damaged page know nothing of that."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE saved_search(id INTEGER, name, query, position)")
        connection.execute("INSERT INTO saved_search VALUES (7, 'film', 'film', 1)")
        connection.execute(f"UPDATE saved_search SET {lost} = NULL")
        (found,) = SavedSearchStore(connection, Path("x.fiche")).all()
        assert (found.name, found.query) == (("#7", "film") if lost == "name" else ("film", ""))
        assert list(damaged_searches(connection)) == ["the saved search 7 is damaged"]


def test_a_query_of_another_version_stays_as_it_is(library: Library) -> None:
    library.execute("INSERT INTO saved_search VALUES (1, 'Later', 'has:colour (', 1)")
    library.execute(f"INSERT INTO saved_search VALUES (2, 'Long', printf('%.*c', {10**7}, 'x'), 2)")
    with open_archive(library.path) as archive:
        later, long = archive.saved_searches.all()
        assert (later.name, later.query) == ("Later", "has:colour (")
        assert len(long.query) == MAX_LENGTH + 1, "long enough to be refused"
        assert archive.check().ok


def test_of_too_many_the_first_are_read(library: Library) -> None:
    library.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
        " INSERT INTO saved_search(name, query, position) SELECT 'n' || i, 'a', i FROM n"
    )
    with open_archive(library.path, read_only=True) as archive:
        assert names(archive) == [f"n{number}" for number in range(1, MAX_SEARCHES + 1)]
