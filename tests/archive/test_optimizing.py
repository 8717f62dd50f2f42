"""``optimize``: the same archive afterwards, but smaller and with its ids in the order of dates."""

from __future__ import annotations

import json
import os
import pickle
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive import (
    ArchiveCorruptError,
    ArchiveInUseError,
    ArchiveLockedError,
    ArchiveReadOnlyError,
    Cancelled,
    NoRoomError,
    Post,
    PostFilter,
    Progress,
    SortOrder,
    StorageError,
    open_archive,
)
from archive.cli import fiche
from archive.optimize_index import StoredPost, TokenReader
from archive.optimizing import optimize_archive, prepare_optimized, take_over
from archive.storage.bodies import BodyCompressor, checksum_of
from archive.storage.files import optimized_name
from archive.storage.schema import LATE_ID
from tests.archive.library import Library, import_into
from tests.archive.pictures import png
from tests.factories import corpus

QUERIES = (
    "图书馆",
    "title:灯塔",
    "is:starred",
    "is:read",
    "has:problem",
    "ferry -harbour",
    "灯",
    "年",
)
STAGES = ["look", "index", "merge", "copy", "pack", "copy", "merge", "prove", "keep", "replace"]


@pytest.fixture
def late(tmp_path: Path, archive_path: Path) -> Library:
    """An archive in which a third of the posts came late, others were rewritten, with marks,
    pictures, problems and a former text."""
    site, later = tmp_path / "site", tmp_path / "later"
    posts = corpus(60, site)
    later.mkdir()
    for post in posts[5::3]:
        (site / post.path).rename(later / Path(post.path).name)
    (site / "dot.png").write_bytes(png())
    shown = site / "_posts" / "2022-01-05-spring.md"
    shown.write_text("---\ntitle: Spring\n---\n![dot](/dot.png) ![gone](/gone.png)\n", "utf-8")
    import_into(archive_path, site)
    for file in later.iterdir():
        file.rename(site / "_posts" / file.name)
    shown.write_text("---\ntitle: Spring\ntitle: 春\n---\n![dot](/dot.png) 新\n", "utf-8")
    (site / posts[0].path).write_text("---\ntitle: Moved\ndate: 2022-01-04\n---\nmoved\n", "utf-8")
    import_into(archive_path, site)
    with open_archive(archive_path) as archive:
        ids = [one for chunk in archive.iter_post_ids(PostFilter()) for one in chunk]
        assert sum(one >= LATE_ID for one in ids) > 15
        archive.set_starred(ids[3:9], True)
        archive.set_read(ids[5:20:2], True)
    return Library(archive_path, site, posts)


def contents(path: Path) -> list[object]:
    """Everything that people see of an archive, posts by their paths."""
    with open_archive(path, read_only=True) as archive:
        hidden = PostFilter(hidden=True)
        ids = [one for chunk in archive.iter_post_ids(hidden) for one in chunk]
        paths = {post.id: post.path for post in archive.posts(ids)}
        found: list[object] = [
            [_seen(archive.post(one)) for one in ids],
            [(archive.source_bytes(one), archive.article_html(one)) for one in ids],
            [[archive.version_bytes(each.id) for each in archive.versions(one)] for one in ids],
            archive.facets(),
            sorted(map(str, (replace(one, post_id=None) for one in archive.problems()))),
            sorted(paths.get(one.post_id or 0, "") for one in archive.problems()),
            archive.sources(),
            archive.connection.execute("SELECT * FROM post_state ORDER BY 1, 2").fetchall(),
        ]
        for query in QUERIES:
            for sort in (SortOrder.NEWEST, SortOrder.OLDEST):
                chunks = archive.iter_post_ids(PostFilter(query=query, hidden=True), sort)
                found.append([query, sort, [paths[one] for chunk in chunks for one in chunk]])
        titles = archive.iter_post_ids(hidden, SortOrder.TITLE)
        found.append([archive.post(one).title for chunk in titles for one in chunk])
        check = archive.check()
        assert check.ok, check.problems
    return found


def _seen(post: Post) -> Post:
    return replace(post, id=0)


def ids_of(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT id FROM post ORDER BY published, id").fetchall()
    return [post_id for (post_id,) in rows]


def beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if one.name.startswith(path.name))


def test_it_is_the_same_archive(late: Library) -> None:
    before = contents(late.path)
    steps: list[Progress] = []
    report = optimize_archive(late.path, steps.append)
    assert contents(late.path) == before
    assert ids_of(late.path) == list(range(1, report.posts + 1))
    assert (report.posts, report.problems) == (61, [])
    assert 15 < report.renumbered < 61
    assert report.after == late.path.stat().st_size
    assert report.after <= report.before
    assert beside(late.path) == [late.path.name]
    stages = [one.stage for one in steps]
    assert [one for at, one in enumerate(stages) if one != stages[at - 1]] == STAGES
    again = import_into(late.path, late.site)
    assert (again.unchanged, again.found) == (61, 61)
    assert contents(late.path)[:3] == before[:3]


@pytest.mark.slow
def test_worker_processes_make_the_same_index(
    late: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for every archive of more than a few posts."""
    monkeypatch.setattr("archive.optimize_index.FEW_POSTS", 10)
    monkeypatch.setattr("archive.optimize_index.BATCH_POSTS", 7)
    before = contents(late.path)
    assert optimize_archive(late.path).renumbered > 15
    assert contents(late.path) == before


def test_what_is_too_much_for_a_process_keeps_its_tokens() -> None:
    """A worker that hung over a post or died is told to leave it out; so are damaged ones."""
    reader = pickle.loads(pickle.dumps(TokenReader({})))
    data = b"---\ntitle: Spring\n---\nferry\n"
    stored = BodyCompressor().compress_post(data, "ferry", "ferry")
    post = StoredPost(7, "Spring", "f", *stored, checksum_of(data))
    seen: list[int] = []
    whole, left_out, damaged = reader(
        [post, post, post._replace(packed=b"other")], seen.append, plain={1}
    )
    assert seen == [0, 1, 2]
    assert "ferry" in whole.tokens.text().split()
    assert left_out == damaged == reader.given_up(post) == whole._replace(tokens=None)


def test_export_is_the_same_to_the_byte(late: Library, tmp_path: Path) -> None:
    def exported(folder: Path) -> dict[str, bytes]:
        with open_archive(late.path, read_only=True) as archive:
            archive.export_sources(folder)
        files = (one for one in folder.rglob("*") if one.is_file())
        return {str(one.relative_to(folder)): one.read_bytes() for one in files}

    before = exported(tmp_path / "before")
    optimize_archive(late.path)
    assert exported(tmp_path / "after") == before


def test_an_archive_in_order_keeps_its_ids(library: Library) -> None:
    before = contents(library.path)
    assert optimize_archive(library.path).renumbered == 0
    assert contents(library.path) == before
    size = library.path.stat().st_size
    assert optimize_archive(library.path).after == size
    assert contents(library.path) == before


def test_an_empty_archive(archive_path: Path) -> None:
    open_archive(archive_path, create=True).close()
    assert optimize_archive(archive_path).posts == 0
    with open_archive(archive_path, read_only=True) as archive:
        assert archive.check().ok


def test_every_table_is_copied(archive_path: Path) -> None:
    """A table that is new in the schema must be thought of."""
    from archive.optimize_rows import COUNTED, USERS_OWN  # noqa: PLC0415

    open_archive(archive_path, create=True).close()
    with closing(sqlite3.connect(archive_path)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = {name for (name,) in rows if "_fts" not in name and "sqlite_stat" not in name}
    assert tables == {*COUNTED, *USERS_OWN, "meta", "dictionary"}


# What is damaged


@pytest.mark.parametrize("bodies", ["zeroblob(50)", "'text'"])
def test_a_damaged_body_is_kept_and_named(late: Library, bodies: str) -> None:
    ids = ids_of(late.path)
    path = contents(late.path)[0][10].path  # type: ignore[index]
    with open_archive(late.path, read_only=True) as archive:
        hurt = archive.find_post(path).id
    late.execute(f"UPDATE post_source SET bytes = {bodies} WHERE post_id = {hurt}")
    found = {query: len(late.ids(query, hidden=True)) for query in QUERIES}
    assert found["灯"] > 20
    report = optimize_archive(late.path)
    assert report.problems == [f"the file “{path}” is damaged; it was kept as it is"]
    with open_archive(late.path, read_only=True) as archive:
        assert archive.post_count() == len(ids)
        assert archive.check().problems == (
            f"the file of post {archive.find_post(path).id} is damaged: “{path}”",
        )
    # It is found by what the old index held of it.
    assert {query: len(late.ids(query, hidden=True)) for query in QUERIES} == found


def test_what_is_known_wrongly_stays_wrong(late: Library) -> None:
    late.execute(f"UPDATE post SET title = 'other' WHERE id = {LATE_ID + 2}")
    report = optimize_archive(late.path)
    (problem,) = report.problems
    assert problem.endswith("may be wrong, as before")
    with open_archive(late.path, read_only=True) as archive:
        assert any("is known of post" in one for one in archive.check().problems)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM post_source WHERE post_id = 3",
        "UPDATE facet SET count = 77",
        "UPDATE post_file SET post_id = 99 WHERE post_id = 3",
        "UPDATE reading_rules SET settings = 'no JSON'",
        "DELETE FROM post_fts_docsize WHERE id = 3",
    ],
)
def test_what_does_not_hang_together_is_refused(late: Library, statement: str) -> None:
    late.execute(statement)
    before = late.path.read_bytes()
    with pytest.raises(ArchiveCorruptError):
        optimize_archive(late.path)
    assert _rows(late.path) == _rows_of(before, late.path)
    assert beside(late.path) == [late.path.name]


def _rows(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def _rows_of(data: bytes, path: Path) -> list[str]:
    copy = path.with_name("copy-of-before")
    copy.write_bytes(data)
    return _rows(copy)


# Stopped, killed, no room


class Stop:
    """Stops when the work enters a stage for the n-th time."""

    def __init__(self, at: int) -> None:
        self._left = at
        self._stage = ""

    def __call__(self, progress: Progress) -> None:
        if progress.stage != self._stage:
            self._stage = progress.stage
            self._left -= 1
            if self._left < 0:
                raise Cancelled


@pytest.mark.slow
def test_it_can_be_stopped_at_every_stage(late: Library) -> None:
    before = contents(late.path)
    rows = _rows(late.path)
    for stage in range(len(STAGES)):
        with pytest.raises(Cancelled):
            optimize_archive(late.path, Stop(stage))
        assert _rows(late.path) == rows
        assert beside(late.path) == [late.path.name]
    assert contents(late.path) == before


@pytest.mark.slow
def test_stopped_in_the_midst_of_a_statement(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.storage.rewriting.STEPS", 1)
    monkeypatch.setattr("archive.storage.rewriting.REPORT_SECONDS", 0.0)
    calls = 0

    def count(_: Progress) -> None:
        nonlocal calls
        calls += 1

    optimize_archive(library.path)
    optimize_archive(library.path, count)
    assert calls > 5000
    before = contents(library.path)
    for last in (*range(1, calls, calls // 9), calls - 5):  # the last ones prove what was written
        left = last

        def stop(_: Progress) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Cancelled

        with pytest.raises(Cancelled):
            optimize_archive(library.path, stop)
        assert beside(library.path) == [library.path.name]
    assert contents(library.path) == before


def test_a_leftover_is_removed(library: Library) -> None:
    leftover = optimized_name(library.path)
    leftover.write_bytes(b"half")
    open_archive(library.path, read_only=True).close()
    assert leftover.exists()  # whoever reads changes nothing
    open_archive(library.path).close()
    assert beside(library.path) == [library.path.name]
    leftover.write_bytes(b"half")
    optimize_archive(library.path)
    assert beside(library.path) == [library.path.name]


def test_what_is_being_made_is_no_leftover(library: Library) -> None:
    with open_archive(library.path) as archive:
        optimized = prepare_optimized(archive)
    with open_archive(library.path) as archive:
        assert optimized.path.exists()
        take_over(archive, optimized)
        optimized.discard()
        optimized.discard()
    assert beside(library.path) == [library.path.name]


def test_too_little_room(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    before = library.path.read_bytes()
    monkeypatch.setattr("archive.optimizing.LEAST_ROOM", 1 << 60)
    with pytest.raises(NoRoomError, match="MB are needed") as raised:
        optimize_archive(library.path)
    assert raised.value.needed > 1 << 60 > raised.value.free > 0
    assert _rows(library.path) == _rows_of(before, library.path)


# Who else has it open


def test_it_is_refused_while_another_writes(library: Library) -> None:
    with open_archive(library.path), pytest.raises(ArchiveLockedError):
        optimize_archive(library.path)


def test_it_is_refused_while_another_reads(library: Library) -> None:
    with open_archive(library.path) as writer:
        reader = open_archive(library.path, read_only=True)
        assert reader.post_count() == 40
        writer.set_starred([3], True)
    with pytest.raises(ArchiveInUseError, match="open in another program"):
        optimize_archive(library.path)
    assert reader.post_count() == 40
    reader.close()
    optimize_archive(library.path)


def test_marks_of_meanwhile_are_kept(late: Library) -> None:
    with open_archive(late.path) as archive:
        ids = ids_of(late.path)
        optimized = prepare_optimized(archive)
        archive.set_starred([ids[30]], True)
        archive.set_read([ids[31]], True)
        starred = archive.post(ids[30]).path
    before = contents(late.path)
    with open_archive(late.path) as archive:
        take_over(archive, optimized)
        optimized.discard()
    assert contents(late.path) == before
    with open_archive(late.path, read_only=True) as archive:
        assert archive.find_post(starred).starred


def test_a_mark_while_it_is_made(late: Library) -> None:
    with open_archive(late.path) as archive:
        ids = ids_of(late.path)

        def mark(progress: Progress) -> None:
            if progress.stage in ("copy", "prove"):
                archive.set_starred([ids[0 if progress.stage == "copy" else 1]], True)

        optimized = prepare_optimized(archive, mark)
        before = [archive.post(ids[one]).path for one in (0, 1)]
        take_over(archive, optimized)
        optimized.discard()
    with open_archive(late.path, read_only=True) as archive:
        assert [archive.find_post(one).starred for one in before] == [True, True]


def test_an_import_of_meanwhile_is_not_lost(late: Library) -> None:
    with open_archive(late.path) as archive:
        optimized = prepare_optimized(archive)
    (late.site / "_posts" / "2022-01-09-new.md").write_text("---\ntitle: New\n---\nnew\n")
    import_into(late.path, late.site)
    before = contents(late.path)
    with open_archive(late.path) as archive, pytest.raises(StorageError, match="meanwhile"):
        take_over(archive, optimized)
    optimized.discard()
    assert contents(late.path) == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_a_link(library: Library, tmp_path: Path) -> None:
    """And the file keeps its mode; nobody gets another lock by another name."""
    link = tmp_path / "elsewhere" / "link.fiche"
    link.parent.mkdir()
    link.symlink_to(library.path)
    library.path.chmod(0o640)
    before = library.path.stat()
    with open_archive(library.path), pytest.raises(ArchiveLockedError):
        optimize_archive(link)
    optimize_archive(link)
    after = library.path.stat()
    assert link.is_symlink()
    assert (after.st_mode, after.st_ino) == (before.st_mode, before.st_ino)
    assert [one.name for one in link.parent.iterdir()] == ["link.fiche"]
    assert contents(library.path)


def test_a_folder_that_cannot_be_written(guarded_library: Library) -> None:
    guarded_library.path.parent.chmod(0o500)
    with pytest.raises(ArchiveReadOnlyError):
        optimize_archive(guarded_library.path)


# The command line


def test_the_command_line(late: Library) -> None:
    done = CliRunner().invoke(fiche, ["optimize", str(late.path), "--json"])
    values = json.loads(done.stdout)
    assert (values["posts"], values["problems"], done.exit_code) == (61, [], 0)
    assert values["bytes_after"] == late.path.stat().st_size
    assert Path(values["copy"]).name.startswith("test-before-optimise-")
    assert len(contents(Path(values["copy"]))) == len(contents(late.path))
    assert values["renumbered"] > 0
    done = CliRunner().invoke(fiche, ["optimize", str(late.path)])
    assert done.stdout.startswith(f"{late.path}: 61 posts, ")
    assert "\nA copy of it as it was: " in done.stdout
    assert "another id" not in done.stdout
    late.execute("UPDATE post_source SET bytes = zeroblob(9) WHERE post_id IN (1, 2)")
    done = CliRunner().invoke(fiche, ["optimize", str(late.path)])
    assert done.stdout.count("is damaged; it was kept as it is\n") == 2
    done = CliRunner().invoke(fiche, ["optimize", str(late.path.with_name("none.fiche"))])
    assert (done.exit_code, "There is no file" in done.stderr) == (1, True)
