"""``repair`` saves whatever of a damaged archive can still be proven, and says what is lost."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive import (
    Archive,
    BeginningLostError,
    Cancelled,
    NameTakenError,
    Post,
    Progress,
    StorageError,
    open_archive,
)
from archive.cli import fiche
from archive.progress import RepairReport
from archive.repairing import open_damaged, repair_archive
from archive.storage.bodies import SAMPLES_NEEDED
from archive.storage.connection import PAGE_SIZE
from tests.archive.library import Library, ids_in, import_into
from tests.archive.pictures import png
from tests.factories import corpus


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "new" / "saved.fiche"


def _posts(archive: Archive) -> dict[str, tuple[Post, bytes, str]]:
    """Everything that is to be saved of each post, by its path."""
    ids = [
        post_id
        for (post_id,) in archive.connection.execute("SELECT id FROM post ORDER BY id").fetchall()
    ]
    return {
        post.path: (post, archive.source_bytes(post.id), archive.article_html(post.id))
        for post in archive.posts(ids)
    }


def _all_of(path: Path) -> dict[str, tuple[Post, bytes, str]]:
    with open_archive(path, read_only=True) as archive:
        return _posts(archive)


def _saved(library: Library, new: Path) -> RepairReport:
    """Repair; what comes out is an archive without a fault, and nothing lies beside it."""
    report = repair_archive(library.path, new)
    with open_archive(new, read_only=True) as archive:
        checked = archive.check()
        assert (checked.problems, checked.posts) == ((), report.posts)
    assert [one.name for one in new.parent.iterdir()] == [new.name]
    return report


def test_a_whole_archive_comes_out_as_it_was(library: Library, new: Path) -> None:
    with open_archive(library.path) as archive:
        archive.set_starred([3], True)
        archive.set_read([4, 5], True)
        for name in ("Libraries", "Lighthouses"):
            saved = archive.saved_searches.add(name, f"title:{name}")
        archive.saved_searches.move(saved.id, -1)
        searches = archive.saved_searches.all()
    before = library.path.read_bytes()
    assert _saved(library, new) == RepairReport(posts=40, lost=0)
    assert _all_of(new) == _all_of(library.path)
    for query in ("图书馆", "title:灯塔", "is:starred", "is:read"):
        assert ids_in(new, query) == ids_in(library.path, query)
    with open_archive(new, read_only=True) as archive:
        assert archive.saved_searches.all() == searches
    assert library.path.read_bytes() == before
    again = import_into(new, library.site)
    assert (again.unchanged, again.found) == (40, 40)


def test_former_texts_pictures_and_problems_are_saved(
    archive_path: Path, tmp_path: Path, new: Path
) -> None:
    site = tmp_path / "site"
    (site / "_posts").mkdir(parents=True)
    (site / "_config.yml").write_text("title: t", "utf-8")
    (site / "dot.png").write_bytes(png())
    post = site / "_posts" / "2031-03-01-spring.md"
    post.write_text("---\ntitle: Spring\n---\n![dot](/dot.png) ![gone](/gone.png)\n", "utf-8")
    import_into(archive_path, site)
    post.write_text("---\ntitle: Spring\n---\nnew ![dot](/dot.png) ![gone](/gone.png)\n", "utf-8")
    import_into(archive_path, site)
    assert repair_archive(archive_path, new) == RepairReport(posts=1, lost=0)
    seen = []
    for path in (archive_path, new):
        with open_archive(path, read_only=True) as archive:
            assert archive.check().ok
            (version,) = archive.versions(1)
            seen.append(
                (
                    _posts(archive),
                    archive.version_bytes(version.id),
                    archive.asset(1, "dot.png"),
                    archive.problems(),
                )
            )
    assert seen[0] == seen[1]
    assert len(seen[0][3]) == 1


@pytest.mark.parametrize(
    ("statement", "saved", "said"),
    [
        ("UPDATE post_source SET bytes = zeroblob(50) WHERE post_id = 3", 39, "is lost"),
        ("DELETE FROM post_source WHERE post_id = 3", 39, "is lost"),
        ("DELETE FROM post WHERE id = 3", 40, "only the file is left"),
        ("UPDATE post SET words = 'many' WHERE id = 3", 40, "only the file is left"),
        ("UPDATE post SET published = 1000000000000000 WHERE id = 3", 40, "only the file"),
        ("UPDATE post SET title = 'other' WHERE id = 3", 40, "known of post 3 may be wrong"),
        ("DELETE FROM post_detail WHERE post_id = 3", 40, "source link of post 3 are lost"),
        ("UPDATE post_detail SET permalink = x'ff' WHERE post_id = 3", 40, "of post 3 are lost"),
        ("DELETE FROM post_file WHERE post_id = 3", 40, "the name of a file is lost"),
        ("DELETE FROM source", 40, "known of post 1 may be wrong"),
        ("DELETE FROM facet WHERE kind = 'source'", 40, "tags of post 3 are lost"),
        ("DELETE FROM facet_set_item", 40, "tags of post 3 are lost"),
        ("DELETE FROM reading_rules", 40, "rules 1 that posts were read by are lost"),
        ("DELETE FROM post_title_order", 40, ""),
        ("DROP TABLE post_fts", 40, ""),
        ("UPDATE facet SET count = 77", 40, ""),
        (
            "INSERT INTO saved_search VALUES (1, 'a' || char(10) || 'b', 'a', 1)",
            40,
            "saved search 1",
        ),
        ("INSERT INTO saved_search VALUES (1, char(32), 'a', 1)", 40, "it is “saved-1” now"),
        ("INSERT INTO saved_search VALUES (1, x'ff', 'a', 1)", 40, "row 1 of saved_search"),
        ("INSERT INTO post_state VALUES (9, 9, 1, NULL, NULL)", 40, ""),
    ],
)
def test_each_kind_of_damage(
    library: Library, new: Path, statement: str, saved: int, said: str
) -> None:
    library.execute(statement)
    report = _saved(library, new)
    assert (report.posts, report.lost) == (saved, 40 - saved)
    if said and statement != "DELETE FROM source":
        assert any(said in problem for problem in report.problems), report.problems
    assert not said or report.problems or statement == "DELETE FROM source"


@pytest.mark.slow
def test_a_lost_dictionary_has_a_copy(tmp_path: Path, archive_path: Path, new: Path) -> None:
    """Without it nothing that was packed with it could be read."""
    posts = corpus(SAMPLES_NEEDED, tmp_path / "site")
    import_into(archive_path, tmp_path / "site")
    library = Library(archive_path, tmp_path / "site", posts)
    whole = _all_of(archive_path)
    for damage in (
        "UPDATE dictionary SET bytes = zeroblob(length(bytes))",
        "UPDATE dictionary SET bytes = CAST(substr(bytes, 1, 3000) || bytes AS BLOB)",
        "UPDATE dictionary SET bytes = 'text'",
        "DELETE FROM dictionary",
    ):
        library.execute(damage)
        with open_archive(archive_path, read_only=True) as archive:
            assert not archive.check().ok
        report = _saved(library, new)
        assert report.problems[-1] == "the dictionary 1 is damaged; its copy is used"
        assert _all_of(new) == whole
        new.unlink()
    library.execute("DELETE FROM meta WHERE key LIKE 'copy%'")
    report = _saved(library, new)
    assert (report.posts, report.lost) == (0, SAMPLES_NEEDED)


def test_a_bare_file_becomes_a_post_again_with_the_next_import(library: Library, new: Path) -> None:
    whole = _all_of(library.path)
    library.execute("DELETE FROM post WHERE id = 3")
    _saved(library, new)
    path = library.posts[2].path
    bare = _all_of(new)[path]
    assert (bare[0].hidden, bare[1]) == (True, whole[path][1])
    report = import_into(new, library.site)
    assert (report.found, report.added, report.failed) == (40, 0, 0)
    assert _all_of(new)[path][0].title == whole[path][0].title
    assert not _all_of(new)[path][0].hidden


def _damaged_pages(data: bytes, pages: list[int]) -> bytes:
    changed = bytearray(data)
    for page in pages:
        changed[page * PAGE_SIZE : (page + 1) * PAGE_SIZE] = bytes(PAGE_SIZE)
    return bytes(changed)


def _try_to_save(library: Library, new: Path, whole: dict[str, tuple[Post, bytes, str]]) -> bool:
    """Whether there was something to be saved; what comes out is proven."""
    with suppress(FileNotFoundError):
        new.unlink()
    try:
        report = _saved(library, new)
    except StorageError as error:
        assert str(library.path) in str(error)
        assert not new.exists()
        return False
    saved = _all_of(new)
    assert len(saved) == report.posts
    assert {data for _, data, _ in saved.values()} <= {data for _, data, _ in whole.values()}
    if not report.problems:
        assert saved == whole
    return True


@pytest.mark.slow
def test_every_page_may_be_lost(library: Library, new: Path) -> None:
    whole = _all_of(library.path)
    data = library.path.read_bytes()
    saved = 0
    for page in range(1, len(data) // PAGE_SIZE):
        library.path.write_bytes(_damaged_pages(data, [page]))
        saved += _try_to_save(library, new, whole)
    assert saved == len(data) // PAGE_SIZE - 1


def test_a_file_that_was_cut_off(library: Library, new: Path) -> None:
    whole = _all_of(library.path)
    data = library.path.read_bytes()
    for length in range(PAGE_SIZE, len(data), PAGE_SIZE * 5):
        library.path.write_bytes(data[:length])
        assert _try_to_save(library, new, whole)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_bits_that_flipped(library: Library, new: Path, seed: int) -> None:
    whole = _all_of(library.path)
    data = library.path.read_bytes()
    chance = random.Random(seed)
    for _ in range(30):
        changed = bytearray(data)
        for _ in range(20):
            changed[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)
        library.path.write_bytes(changed)
        _try_to_save(library, new, whole)


@pytest.mark.slow
@pytest.mark.parametrize("wrong", ["NULL", "x'ff00'", "'odd'", "-1", "4611686018427387904", "1.5"])
def test_values_of_another_kind(library: Library, new: Path, wrong: str) -> None:
    data = library.path.read_bytes()
    with closing(sqlite3.connect(library.path)) as connection:
        columns = connection.execute(
            "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c"
            " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '%fts%'"
            " AND c.pk = 0"
        ).fetchall()
    assert len(columns) > 40
    for table, column in columns:
        library.path.write_bytes(data)
        new.unlink(missing_ok=True)
        with (
            closing(sqlite3.connect(library.path)) as connection,
            suppress(sqlite3.IntegrityError),
        ):
            connection.execute(f"UPDATE {table} SET {column} = {wrong}")
            connection.commit()
        report = repair_archive(library.path, new)
        assert report.posts + report.lost >= 40


def test_what_is_there_is_not_replaced(library: Library, new: Path) -> None:
    new.parent.mkdir()
    new.write_bytes(b"mine")
    with pytest.raises(NameTakenError):
        repair_archive(library.path, new)
    assert new.read_bytes() == b"mine"


def test_it_can_be_stopped(library: Library, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: Progress) -> None:
        raise Cancelled

    monkeypatch.setattr("archive.repairing.REPORT_EVERY", 10)
    with pytest.raises(Cancelled):
        repair_archive(library.path, new, stop)
    assert list(new.parent.iterdir()) == []


def test_nothing_is_promised_where_the_beginning_is_lost(library: Library, new: Path) -> None:
    data = library.path.read_bytes()
    for place in (100, 110, PAGE_SIZE - 3000):  # the page that names all tables
        library.path.write_bytes(data[:place] + b"\xfe" * 3000 + data[place + 3000 :])
        with pytest.raises(BeginningLostError, match="import the folders into") as it:
            repair_archive(library.path, new)
        assert "repair" not in str(it.value) and not new.exists()
        with pytest.raises(BeginningLostError):
            open_damaged(library.path)


def test_what_is_no_archive_is_refused(tmp_path: Path, new: Path) -> None:
    for name, data in (("a.fiche", b""), ("b.fiche", b"SQLite format 3\0" + bytes(5000))):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(StorageError):
            repair_archive(tmp_path / name, new)
        assert not new.exists()


def test_the_command_fails_where_nothing_is_saved(
    library: Library, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = [RepairReport(0, 0, ("post cannot be read from row 0 on",)), RepairReport(0, 0, ())]
    monkeypatch.setattr("archive.repairing.repair_archive", lambda *_: reports.pop(0))
    for status in (1, 0):  # the last one is of an archive without posts
        done = CliRunner().invoke(fiche, ["repair", str(library.path), str(new)])
        assert (done.exit_code, "0 posts saved" in done.stdout) == (status, True)
