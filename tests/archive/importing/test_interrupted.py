"""Imports that are killed, stopped, out of room or out of a folder: nothing is lost, nothing is
half done, and the same command completes them."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from archive import (
    ArchiveLockedError,
    Cancelled,
    Importer,
    ImportFolderError,
    ImportOptions,
    PostFilter,
    ProblemCode,
    Progress,
    open_archive,
)
from archive.importing.folder import FolderImport
from archive.storage import writer as writing
from tests.archive.library import Library, ids_in, import_into, sum_of
from tests.factories import corpus

ROOT = Path(__file__).resolve().parents[3]
KILLS = """
import os, signal, sys
from pathlib import Path
from archive import Importer, ImportOptions, open_archive
from archive.importing import importer
from archive.storage import writer
writer.BATCH_POSTS = 30
writer.BATCH_SECONDS = writer.FIRST_BATCH_SECONDS = 3600
importer.MERGE_FROM = 1
archive_path, folder, statement, times = sys.argv[1:]
left = int(times)

def on_statement(sql):
    global left
    left -= sql.startswith(statement)
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

archive = open_archive(Path(archive_path), create=True)
archive.connection.set_trace_callback(on_statement)
Importer(archive, ImportOptions(workers=0)).run([Path(folder)])
archive.close()
print("not killed")
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="no such signals or limits there")


def _assert_whole(path: Path, count: int) -> None:
    with open_archive(path, read_only=True) as archive:
        assert archive.check().problems == ()
        assert archive.post_count() == count


def _titles(path: Path) -> list[str]:
    with open_archive(path, read_only=True) as archive:
        ids = [one for chunk in archive.iter_post_ids(PostFilter()) for one in chunk]
        return [post.title for post in archive.posts(ids)]


# --- killed ---------------------------------------------------------------------------------


@posix
@pytest.mark.slow
@pytest.mark.parametrize(
    ("statement", "times"),
    [
        ("BEGIN IMMEDIATE", 1),
        ("INSERT INTO import_run", 1),
        ("INSERT INTO source", 1),
        ("COMMIT", 1),
        ("INSERT INTO post VALUES", 1),
        ("INSERT INTO post_fts(rowid", 3),
        ("INSERT INTO post_file", 45),
        ("UPDATE facet SET count", 2),
        ("COMMIT", 2),
        ("BEGIN IMMEDIATE", 3),
        ("COMMIT", 4),
        ("UPDATE post_file SET missing", 1),
        ("UPDATE import_run", 1),
        ("COMMIT", 6),
        ("INSERT INTO post_fts(post_fts) VALUES('optimize')", 1),
        ("PRAGMA incremental_vacuum", 1),
        ("PRAGMA wal_checkpoint", 1),
        ("PRAGMA optimize", 1),
        ("PRAGMA journal_mode = DELETE", 1),
    ],
)
def test_killed_at_a_statement(tmp_path: Path, statement: str, times: int) -> None:
    posts = corpus(130, tmp_path / "site")
    path = tmp_path / "a.fiche"
    done = subprocess.run(
        [sys.executable, "-c", KILLS, path, tmp_path / "site", statement, str(times)],
        check=False, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr
    with open_archive(path, read_only=True) as archive:
        assert archive.check().problems == ()
        before = archive.post_count()
        assert before % 30 == 0 or before == 130, "a batch is all or nothing"
    report = import_into(path, tmp_path / "site")
    assert (report.added, report.unchanged) == (130 - before, before)
    assert _titles(path) == [post.title for post in reversed(posts)]
    _assert_whole(path, 130)
    assert [one.name for one in tmp_path.glob("a.fiche*")] == ["a.fiche"]


@posix
@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.5, 0.9, 1.3, 1.8, 2.4])
def test_killed_at_any_moment_with_its_workers(tmp_path: Path, delay: float) -> None:
    """The whole command, worker processes too; they end by themselves."""
    corpus(1500, tmp_path / "site")
    path = tmp_path / "a.fiche"
    process = subprocess.Popen(
        [sys.executable, "-m", "archive", "import", path, tmp_path / "site"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    try:
        process.wait(delay)
    except subprocess.TimeoutExpired:
        process.kill()
    _, said = process.communicate()  # ends when the last process with this pipe does
    assert b"Traceback" not in said
    before = 0
    if path.exists():
        with open_archive(path, read_only=True) as archive:
            assert archive.check().problems == ()
            before = archive.post_count()
    report = import_into(path, tmp_path / "site")
    assert (report.added, report.unchanged) == (1500 - before, before)
    _assert_whole(path, 1500)


# --- stopped --------------------------------------------------------------------------------


def _stop_at(stage: str, done: int = 0) -> Callable[[Progress], None]:
    def stop(progress: Progress) -> None:
        if progress.stage == stage and progress.done >= done:
            raise Cancelled

    return stop


@pytest.mark.parametrize("stage", ["scan", "read"])
def test_stopped(library: Library, archive_path: Path, stage: str) -> None:
    archive_path.unlink()
    with open_archive(archive_path, create=True) as archive:
        report = Importer(archive).run([library.site], _stop_at(stage))
        assert report.stopped
        assert archive.check().problems == ()
        assert archive.connection.execute("SELECT finished FROM import_run").fetchall() == [(None,)]
        again = Importer(archive).run([library.site])
    assert again.found == sum_of(again) == 40
    assert again.added + again.unchanged == 40
    _assert_whole(archive_path, 40)


def test_a_stop_while_tidying_is_too_late(
    library: Library, archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.importing.importer.MERGE_FROM", 1)
    archive_path.unlink()
    said: list[str] = []

    def stop(progress: Progress) -> None:
        said.append(progress.stage)
        _stop_at("finish")(progress)

    with open_archive(archive_path, create=True) as archive:
        report = Importer(archive).run([library.site], stop)
    assert (report.stopped, report.added, said[-1]) == (False, 40, "finish")
    _assert_whole(archive_path, 40)


def test_stopped_says_nothing_is_missing(library: Library, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(library.site, site)
    path = tmp_path / "own.fiche"
    import_into(path, site)
    (site / library.posts[0].path).unlink()
    (site / library.posts[1].path).write_text("---\ntitle: new\n---\nx\n", "utf-8")
    with open_archive(path) as archive:
        report = Importer(archive).run([site], _stop_at("read"))
        assert (report.stopped, report.missing) == (True, 0)
        assert Importer(archive).run([site]).missing == 1


def test_rules_that_changed_before_a_stop(library: Library, tmp_path: Path) -> None:
    """Every post knows the rules that it was read by; the next import reads the rest anew."""
    site = tmp_path / "site"
    shutil.copytree(library.site, site)
    path = tmp_path / "own.fiche"
    import_into(path, site)
    assert ids_in(path, "返回首页") == []
    config = (site / "_config.yml").read_text("utf-8")
    # The links below the posts lead to another site now, so they belong to the text.
    (site / "_config.yml").write_text(config.replace("news.example.org", "new.example"), "utf-8")
    (site / library.posts[0].path).write_text("---\ntitle: changed\n---\nx\n", "utf-8")
    with open_archive(path) as archive:
        assert Importer(archive).run([site], _stop_at("read")).stopped
        assert archive.check().problems == ()
        done = len(ids_in(path, "返回首页"))
        assert done < 40
        report = Importer(archive).run([site])
        assert (report.found, report.failed) == (40, 0)
        assert archive.check().problems == ()
    assert len(ids_in(path, "返回首页")) == 39
    assert import_into(path, site).unchanged == 40
    _assert_whole(path, 40)


# --- out of room ----------------------------------------------------------------------------

FULL = """
import resource, sys
from pathlib import Path
from archive import DiskFullError, Importer, ImportOptions, open_archive
from archive.storage import writer
writer.BATCH_POSTS = 30
path, folder, limit = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
archive = open_archive(path, create=True)
archive.connection.execute("PRAGMA wal_autocheckpoint = 1")
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
try:
    Importer(archive, ImportOptions(workers=0)).run([folder])
except DiskFullError as error:
    print(error)
    print(archive.post_count())
try:
    archive.close()
except DiskFullError:
    print("full at the end too")
"""


@pytest.mark.slow
@posix
@pytest.mark.parametrize("limit", [1_200_000, 1_500_000])
def test_a_full_disk(tmp_path: Path, limit: int) -> None:
    corpus(200, tmp_path / "site")
    path = tmp_path / "a.fiche"
    done = subprocess.run(
        [sys.executable, "-c", FULL, path, tmp_path / "site", str(limit)],
        check=True, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    sentence, kept, *_ = done.stdout.splitlines()
    assert sentence.startswith(f"The disk that holds {path} is full. Nothing is damaged")
    assert 0 <= int(kept) < 200
    _assert_whole(path, int(kept))
    assert import_into(path, tmp_path / "site").unchanged == int(kept)
    _assert_whole(path, 200)


@posix
def test_the_command_on_a_full_disk(tmp_path: Path) -> None:
    corpus(60, tmp_path / "site")
    path = tmp_path / "a.fiche"
    program = (
        "import resource, sys; from archive.cli import main;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY)); main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "import", path, tmp_path / "site"],
        check=False, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Error: The disk that holds {path} is full.")
    assert done.stderr.count("\n") == 1
    if path.exists():
        _assert_whole(path, 0)
    assert import_into(path, tmp_path / "site").added == 60


def test_a_lock_in_the_middle(
    library: Library, archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else takes the file between two batches; the archive can be used again after."""
    archive_path.unlink()
    monkeypatch.setattr(writing, "BATCH_POSTS", 10)
    monkeypatch.setattr(writing, "BATCH_SECONDS", 3600.0)
    begun = 0

    def on_statement(statement: str) -> None:
        nonlocal begun
        begun += statement.startswith("BEGIN IMMEDIATE")
        if begun == 4 and not other.in_transaction:
            other.execute("BEGIN IMMEDIATE")

    with open_archive(archive_path, create=True) as archive:
        archive.connection.execute("PRAGMA busy_timeout = 0")
        other = sqlite3.connect(archive_path, isolation_level=None)
        archive.connection.set_trace_callback(on_statement)
        with pytest.raises(ArchiveLockedError, match="Another program is writing"):
            Importer(archive, ImportOptions(workers=0)).run([library.site])
        archive.connection.set_trace_callback(None)
        other.close()
        assert archive.post_count() == 20
        assert Importer(archive).run([library.site]).added == 20
    _assert_whole(archive_path, 40)


# --- folders that vanish --------------------------------------------------------------------


def test_a_folder_that_vanishes_before_it_is_read(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a USB stick that is pulled: found, and gone when its files are to be read."""
    site = tmp_path / "stick" / "site"
    shutil.copytree(library.site, site)
    discover = FolderImport.discover

    def then_pull(self: FolderImport, found: Callable[[int], None]) -> object:
        items = discover(self, found)
        shutil.rmtree(site.parent)
        return items

    monkeypatch.setattr(FolderImport, "discover", then_pull)
    report = import_into(tmp_path / "own.fiche", site)
    assert (report.found, report.failed, report.added) == (40, 40, 0)
    assert {problem.code for problem in report.problems} == {ProblemCode.VANISHED}
    assert report.problems[0].message == "the file vanished while the folder was being imported"
    monkeypatch.undo()
    shutil.copytree(library.site, site)
    assert import_into(tmp_path / "own.fiche", site).added == 40
    _assert_whole(tmp_path / "own.fiche", 40)


def test_a_folder_that_vanishes_while_it_is_listed(library: Library, tmp_path: Path) -> None:
    """What was imported before stays, and is not called missing: nothing is known of it."""
    site = tmp_path / "site"
    shutil.copytree(library.site, site)
    path = tmp_path / "own.fiche"
    import_into(path, site)

    def pull(progress: Progress) -> None:
        if progress.stage == "scan" and site.exists():
            shutil.rmtree(site)

    with open_archive(path) as archive:
        report = Importer(archive, ImportOptions(workers=0)).run([site], pull)
    assert report.found == sum_of(report)
    assert len(ids_in(path)) == 40
    _assert_whole(path, 40)


def test_a_folder_that_vanishes_at_the_last_moment(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    shutil.copytree(library.site, site)
    monkeypatch.setattr(FolderImport, "row", lambda _: ())
    read = FolderImport.__init__

    def then_pull(self: FolderImport, *arguments: object) -> None:
        read(self, *arguments)  # type: ignore[arg-type]
        shutil.rmtree(site)

    monkeypatch.setattr(FolderImport, "__init__", then_pull)
    with pytest.raises(ImportFolderError, match="it does not exist"):
        import_into(tmp_path / "own.fiche", site)
    _assert_whole(tmp_path / "own.fiche", 0)


def test_files_that_change_into_something_else(library: Library, tmp_path: Path) -> None:
    """Between the listing and the reading a file becomes a link, a folder, a pipe, another file."""
    if sys.platform == "win32":
        pytest.skip("no links or pipes there")
    site = tmp_path / "site"
    shutil.copytree(library.site, site)
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntitle: secret\n---\nsecret\n", "utf-8")
    paths = [site / post.path for post in library.posts[:4]]

    def change(progress: Progress) -> None:
        if progress.stage != "read" or progress.done:
            return
        for path in paths:
            path.unlink()
        paths[0].symlink_to(secret)
        paths[1].mkdir()
        os.mkfifo(paths[2])
        paths[3].write_text("---\ntitle: another\n---\nanother\n", "utf-8")

    path = tmp_path / "own.fiche"
    with open_archive(path, create=True) as archive:
        report = Importer(archive, ImportOptions(workers=0)).run([site], change)
    assert (report.found, report.added, report.failed) == (40, 37, 3)
    assert [(problem.path, problem.code) for problem in report.problems] == [
        (post.path, ProblemCode.NOT_A_FILE) for post in library.posts[:3]
    ]
    titles = _titles(path)
    assert "another" in titles
    assert "secret" not in titles
