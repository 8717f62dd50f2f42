"""``check`` finds every kind of damage, says it in words, and changes nothing."""

from __future__ import annotations

import gc
import os
import random
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from archive import (
    Archive,
    ArchiveCorruptError,
    ArchiveError,
    Cancelled,
    CheckReport,
    PostFilter,
    Progress,
    SortOrder,
    StorageError,
    open_archive,
    repair_archive,
)
from archive.checking import MAX_NAMED
from archive.storage.connection import PAGE_SIZE
from tests.archive.library import Library, import_into


def _check(library: Library) -> CheckReport:
    with open_archive(library.path, read_only=True) as archive:
        return archive.check()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE post_source SET checksum = zeroblob(16) WHERE post_id = 3", "file of post 3"),
        ("UPDATE post_source SET bytes = x'00' WHERE post_id = 3", "file of post 3 is damaged"),
        ("UPDATE post_source SET bytes = 'text' WHERE post_id = 3", "file of post 3 is damaged"),
        ("UPDATE post_source SET codec = 99 WHERE post_id = 3", "file of post 3 is damaged"),
        ("DELETE FROM post_source WHERE post_id = 3", "post 3 has no row in post_source"),
        ("DELETE FROM post_detail WHERE post_id = 3", "post 3 has no row in post_detail"),
        ("DELETE FROM post_title_order WHERE post_id = 3", "no row in post_title_order"),
        ("DELETE FROM post WHERE id = 3", "post_source has a row of post 3, which is not there"),
        ("UPDATE post SET title = title || 'x' WHERE id = 3", "post 3 is damaged"),
        ("UPDATE post SET published = published + 1 WHERE id = 3", "post 3 is damaged"),
        ("UPDATE post SET published_offset = 0 WHERE id = 3", "known of post 3 is damaged"),
        ("UPDATE post SET language = 'en' WHERE id = 3", "known of post 3 is damaged"),
        ("UPDATE post SET words = 1 WHERE id = 3", "known of post 3 is damaged"),
        ("UPDATE post SET key = 1 WHERE id = 3", "known of post 3 is damaged"),
        ("UPDATE post SET title = x'ff' WHERE id = 3", "the file is damaged"),
        ("UPDATE post SET title = CAST(x'ff' AS TEXT) WHERE id = 3", "the file is damaged"),
        ("UPDATE post SET flags = flags | 2 WHERE id = 3", "known of post 3 is damaged"),
        ("UPDATE post SET flags = flags | 1 WHERE id = 3", "is said to have"),
        ("UPDATE post_detail SET permalink = '/x' WHERE post_id = 3", "known of post 3"),
        ("UPDATE post_detail SET slug = 'x' WHERE post_id = 3", "known of post 3"),
        ("UPDATE link_prefix SET text = text || 'x'", "known of post 1 is damaged"),
        ("UPDATE post_detail SET updated = 1 WHERE post_id = 3", "known of post 3"),
        ("UPDATE post_file SET path = 'x' WHERE post_id = 3", "the path 'x' is damaged"),
        ("UPDATE post_file SET path = x'ff' WHERE post_id = 3", "the path '\ufffd' is damaged"),
        ("UPDATE post_file SET path = 7 WHERE post_id = 3", "the path 7 is damaged"),
        ("UPDATE post_file SET post_id = 99 WHERE post_id = 3", "a row of post that is not there"),
        ("UPDATE post_file SET post_id = 2 WHERE post_id = 3", "post 3 has no row in post_file"),
        ("INSERT INTO post_asset VALUES (3, '/x.png', NULL)", "known of post 3 is damaged"),
        ("UPDATE facet SET count = count + 1 WHERE id = 1", "is said to have"),
        ("UPDATE facet SET label = 'x' WHERE id = 1", "the names of the category"),
        ("UPDATE facet SET name = 'x' WHERE id = 2", "the names of the tag 'x' are damaged"),
        ("UPDATE month_count SET count = 7", "the month 202201 is kept wrongly"),
        ("UPDATE month_count SET month = 202202", "the month 202201 is not kept"),
        ("DELETE FROM month_count", "the number of posts in the month 202201 is not kept"),
        ("UPDATE facet_set_item SET position = -1 WHERE position = 1", "combination"),
        ("DELETE FROM facet_set_item", "combination"),
        ("DELETE FROM facet_set", "belongs to a row of facet_set that is not there"),
        ("INSERT INTO post_fts(rowid, tokens) VALUES (99, 'x')", "which is not there"),
        ("INSERT INTO post_fts(post_fts) VALUES ('delete-all')", "no row in post_fts_docsize"),
        ("UPDATE post_title_order SET title_key = 'x' WHERE post_id = 3", "the order of titles"),
    ],
)
def test_damage_is_named(library: Library, statement: str, said: str) -> None:
    library.execute(statement)
    before = library.path.read_bytes()
    report = _check(library)
    assert not report.ok
    assert said in "\n".join(report.problems)
    assert library.path.read_bytes() == before


@pytest.mark.parametrize(
    ("table", "column", "name"),
    [("post_fts", "tokens", "full-text index"), ("title_fts", "title", "index of titles")],
)
def test_an_index_that_holds_something_else(
    library: Library, table: str, column: str, name: str
) -> None:
    """The same tokens in all, but two posts have each other's: nothing is too many or too few."""
    with open_archive(library.path, read_only=True) as archive:
        one, other = archive.indexed_texts(5), archive.indexed_texts(6)
    swapped = [(5, one.tokens.text()), (6, other.tokens.text())]
    if table == "title_fts":
        swapped = [(5, one.title_tokens), (6, other.title_tokens)]
    connection = sqlite3.connect(library.path)
    for post_id, tokens in swapped:
        connection.execute(
            f"INSERT INTO {table}({table}, rowid, {column}) VALUES ('delete', ?, ?)",
            (post_id, tokens),
        )
    for post_id, tokens in swapped:
        connection.execute(
            f"INSERT INTO {table}(rowid, {column}) VALUES (?, ?)", (11 - post_id, tokens)
        )
    connection.commit()
    connection.close()
    report = _check(library)
    assert [problem for problem in report.problems if name in problem]


def test_many_problems_are_counted(library: Library) -> None:
    library.execute("UPDATE post_source SET checksum = zeroblob(16)")
    report = _check(library)
    assert len(report.problems) == MAX_NAMED + 1
    assert report.problems[-1] == "and 20 more problems"
    assert report.posts == 40


def test_an_empty_archive_is_whole(archive_path: Path) -> None:
    with open_archive(archive_path, create=True) as archive:
        assert archive.check() == CheckReport(ok=True, problems=(), posts=0)


def test_it_works_beside_a_writer(library: Library) -> None:
    with open_archive(library.path) as writer:
        writer.set_starred([1], True)
        assert _check(library).ok


def test_it_can_be_stopped_and_leaves_nothing_behind(library: Library) -> None:
    def stop(_: Progress) -> None:
        raise Cancelled

    with open_archive(library.path, read_only=True) as archive:
        with pytest.raises(Cancelled):
            archive.check(stop)
        assert archive.check().ok
        # Interrupted at every moment, also while SQLite adds up the index.
        for steps in range(100, 20_000, 1_700):
            archive.connection.set_progress_handler(lambda: 1, steps)
            with pytest.raises(Cancelled):
                archive.check()
            archive.connection.set_progress_handler(None, 0)
        assert archive.check().ok


def test_a_lock_is_no_damage(library: Library) -> None:
    with open_archive(library.path, read_only=True) as archive:
        archive.connection.execute("PRAGMA busy_timeout = 0")
        holder = sqlite3.connect(library.path, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError, match="Another program"):
            archive.check()
        holder.close()
        assert archive.check().ok


def test_a_damaged_post_leaves_the_others_alone(library: Library) -> None:
    """Lists, searches and the other articles go on; the damaged one says what it is."""
    damaged = library.posts[2]
    library.execute("UPDATE post_source SET bytes = zeroblob(50) WHERE post_id = 3")
    with open_archive(library.path, read_only=True) as archive:
        rows = archive.summaries([2, 3, 4])
        assert [row.title.text for row in rows] == [post.title for post in library.posts[1:4]]
        assert [bool(row.excerpt.text) for row in rows] == [True, False, True]
        assert archive.post(3).excerpt == ""
        assert archive.article_html(2)
        with pytest.raises(StorageError, match="post 3"):
            archive.article_html(3)
        found = archive.search("title:" + damaged.title[:2], limit=100)
        assert 3 in [hit.id for hit in found.hits]
        assert archive.search("text:编号", count=True).total == 39


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE post SET title = CAST(x'ff' AS TEXT) WHERE id = 3",
        "UPDATE post SET published = 1000000000000000 WHERE id = 3",
        "UPDATE post SET published_offset = 90000 WHERE id = 3",
        "UPDATE post SET words = 'many' WHERE id = 3",
        "UPDATE facet SET kind = 'odd'",
        "UPDATE post_detail SET permalink = CAST(x'ff' AS TEXT) WHERE post_id = 3",
    ],
)
def test_values_that_make_no_sense_are_damage(library: Library, statement: str) -> None:
    library.execute(statement)
    with open_archive(library.path, read_only=True) as archive:
        with pytest.raises(ArchiveCorruptError, match="is damaged"):
            archive.posts([3])
        assert not archive.check().ok


@pytest.mark.parametrize(
    "settings", ["'['", "'{}x'", "'{\"rules\": 3}'", "replace(settings, 'jekyll', 'jmkyll')"]
)
def test_rules_that_make_no_sense_are_damage(library: Library, settings: str) -> None:
    """Lists and searches do not need them; the article does."""
    library.execute(f"UPDATE reading_rules SET settings = {settings}")
    with open_archive(library.path, read_only=True) as archive:
        assert archive.posts([3])[0].excerpt
        with pytest.raises(ArchiveCorruptError, match="is damaged"):
            archive.article_html(3)
        assert archive.check().problems == ("the rules 1 that posts were read by are damaged",)


def test_rules_that_are_others_than_were_kept_are_damage(library: Library, tmp_path: Path) -> None:
    """They can be read and articles shown by them, perhaps with other links."""
    library.execute("UPDATE reading_rules SET settings = replace(settings, 'base_url', 'bare_url')")
    said = "the rules 1 that posts were read by are damaged"
    with open_archive(library.path, read_only=True) as archive:
        assert archive.article_html(3)
        assert archive.check().problems == (said,)
    report = repair_archive(library.path, tmp_path / "new.fiche")
    assert (report.problems, report.lost) == ((said,), 0)
    with open_archive(tmp_path / "new.fiche", read_only=True) as archive:
        assert archive.check().ok


# --- flipped bits ---------------------------------------------------------------------------


def everything_seen(archive: Archive) -> list[Any]:
    """Everything that an archive shows."""
    found: list[Any] = []
    for sort in (SortOrder.NEWEST, SortOrder.OLDEST, SortOrder.TITLE):
        ids = [one for chunk in archive.iter_post_ids(PostFilter(), sort) for one in chunk]
        found.append(ids)
    posts = archive.posts(ids)
    found += [posts, [archive.article_html(post.id) for post in posts]]
    found.append([archive.find_post(post.path).id for post in posts])
    found.append([archive.resolve_link(post.id, post.permalink) for post in posts])
    for query in ("图书馆", "library OR tram", "title:灯塔", "三十六项", "category:gundong"):
        result = archive.search(query, limit=100, count=True)
        found.append([(hit.id, hit.title, hit.snippet) for hit in result.hits])
    facets = archive.facets()
    for counts in (facets.categories, facets.tags, facets.publishers, facets.years):
        found.append([(one.name, one.label, one.count) for one in counts])
    return found


WRONG = ("NULL", "x'ff00'", "'odd'", "-1", "4611686018427387904", "1.5")
# `make faults` tries every value everywhere, and more flips.
SHARE, FLIPS = (1, 250) if "MICROFICHE_KILLS" in os.environ else (3, 100)


@pytest.mark.slow
@pytest.mark.parametrize("wrong", WRONG)
def test_no_value_of_another_kind_is_a_traceback(library: Library, wrong: str) -> None:
    """One column after the other, as a flipped bit in a row's header makes it: each gets two of
    the six values."""
    data = library.path.read_bytes()
    with closing(sqlite3.connect(library.path)) as connection:
        columns = connection.execute(
            "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c"
            " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND c.pk = 0"
        ).fetchall()
    assert len(columns) > 50
    for table, column in columns[WRONG.index(wrong) % SHARE :: SHARE]:
        gc.collect()  # an error keeps the statements alive that it was raised over
        library.path.write_bytes(data)
        with closing(sqlite3.connect(library.path)) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            with suppress(sqlite3.IntegrityError):  # such as NULL where there must be a value
                connection.execute(f"UPDATE {table} SET {column} = {wrong}")
                connection.commit()
        with suppress(ArchiveError), open_archive(library.path, read_only=True) as archive:
            archive.check()
            everything_seen(archive)


def _flip(data: bytes, places: list[int], chance: random.Random) -> bytes:
    changed = bytearray(data)
    changed[chance.choice(places)] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _try_flips(library: Library, count: int, seed: int) -> None:
    """Each flip is refused, noticed by ``check``, or changes nothing that anybody sees; and
    whatever is asked of the damaged archive, nothing but our errors is raised."""
    chance = random.Random(seed)
    data = library.path.read_bytes()
    places = [place for place, byte in enumerate(data) if byte]
    with open_archive(library.path, read_only=True) as archive:
        whole = everything_seen(archive)
    noticed = 0
    for _ in range(count):
        library.path.write_bytes(_flip(data, places, chance))
        try:
            with open_archive(library.path, read_only=True) as archive:
                if archive.check().ok:
                    assert everything_seen(archive) == whole
                else:
                    noticed += 1
                    everything_seen(archive)
        except StorageError:
            noticed += 1
        except ArchiveError:  # such as a path that is not found any more
            pass
    assert noticed > count / 2


@pytest.mark.slow
def test_flipped_bits_are_noticed(library: Library) -> None:
    _try_flips(library, 20, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 6))
def test_many_flipped_bits_are_noticed(library: Library, seed: int) -> None:
    _try_flips(library, FLIPS, seed)


@pytest.mark.parametrize("place", [16, 28, 44, 47, 56, 96, 100, 108])
def test_a_damaged_header_is_refused_or_noticed(library: Library, place: int) -> None:
    """Page size, size in pages, schema format, encoding, version, and the first page's own head."""
    data = bytearray(library.path.read_bytes())
    data[place] ^= 0x55
    library.path.write_bytes(data)
    try:
        with open_archive(library.path, read_only=True) as archive:
            archive.check()
            archive.post_count()
    except StorageError as error:
        assert str(library.path) in str(error)


def test_an_import_into_a_damaged_archive_is_an_error_or_goes_well(
    library: Library, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(library.site, site)
    first = site / library.posts[0].path
    first.write_text(first.read_text("utf-8") + "more\n", "utf-8")
    (site / library.posts[1].path).unlink()
    data = library.path.read_bytes()
    chance = random.Random(5)
    places = [place for place, byte in enumerate(data) if byte and place > PAGE_SIZE]
    for _ in range(12):
        library.path.write_bytes(_flip(data, places, chance))
        for left in library.path.parent.glob(library.path.name + "-*"):
            left.unlink()
        try:
            import_into(library.path, site)
        except StorageError as error:
            assert str(library.path) in str(error)
