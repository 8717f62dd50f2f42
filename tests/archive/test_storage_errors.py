"""Every method of an archive in every kind of trouble: one of our errors, and nothing is harmed."""

from __future__ import annotations

import inspect
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from archive import (
    Anchor,
    Archive,
    ArchiveCorruptError,
    ArchiveError,
    ArchiveLockedError,
    ArchiveReadOnlyError,
    Cancelled,
    Colour,
    DiskFullError,
    Importer,
    ImportOptions,
    Mark,
    PostFilter,
    PostNotFoundError,
    StorageError,
    open_archive,
)
from archive.storage.connection import PAGE_SIZE, storage_errors
from tests.archive.library import Library

ROOT = Path(__file__).resolve().parents[2]
Call = Callable[[Archive, Path], object]

READING: dict[str, Call] = {
    "iter_post_ids": lambda archive, _: list(archive.iter_post_ids(PostFilter())),
    "summaries": lambda archive, _: archive.summaries([1, 2]),
    "facets": lambda archive, _: archive.facets(),
    "search": lambda archive, _: archive.search("图书馆"),
    "post": lambda archive, _: archive.post(1),
    "posts": lambda archive, _: archive.posts([1, 2]),
    "find_post": lambda archive, _: archive.find_post("1"),
    "article_html": lambda archive, _: archive.article_html(1, "图书馆"),
    "article_head": lambda archive, _: archive.article_head(1, ""),
    "article_text": lambda archive, _: archive.article_text(1),
    "source_bytes": lambda archive, _: archive.source_bytes(1),
    "versions": lambda archive, _: archive.versions(1),
    "version_bytes": lambda archive, _: _version(archive),
    "resolve_link": lambda archive, _: archive.resolve_link(1, "/"),
    "indexed_texts": lambda archive, _: _indexed(archive),
    "sources": lambda archive, _: archive.sources(),
    "problems": lambda archive, _: archive.problems(),
    "post_count": lambda archive, _: archive.post_count(),
    "reading_place": lambda archive, _: archive.reading_place(1),
    "first_unread": lambda archive, _: archive.first_unread([1, 2]),
    "check": lambda archive, _: _whole(archive),
    "asset": lambda archive, _: archive.asset(1, "a.png"),
    "saved_searches.all": lambda archive, _: archive.saved_searches.all(),
    "highlights.of_post": lambda archive, _: archive.highlights.of_post(1),
    "highlights.all": lambda archive, _: archive.highlights.all(),
    "counter.count": lambda archive, _: archive.counter.count(PostFilter(query="is:unread")),
    "counter.newest_day": lambda archive, _: archive.counter.newest_day(),
    "export_sources": lambda archive, folder: archive.export_sources(folder / "out"),
}
WRITING: dict[str, Call] = {
    "set_starred": lambda archive, _: archive.set_starred([1], True),
    "set_reading_place": lambda archive, _: archive.set_reading_place(1, 0.5),
    "set_read": lambda archive, _: archive.set_read([1], True),
    "saved_searches": lambda archive, _: _save_and_forget(archive),
    "highlights": lambda archive, _: _mark_and_forget(archive),
    "marks": lambda archive, _: _mark_and_put_back(archive),
    "tidy": lambda archive, _: archive.tidy(),
    "import": lambda archive, folder: Importer(archive, ImportOptions(workers=0)).run([folder]),
}
WITHOUT_THE_FILE = {"close", "interrupt", "interruptible"}


def _save_and_forget(archive: Archive) -> None:
    saved = archive.saved_searches.add("Libraries", "图书馆")
    archive.saved_searches.change(saved.id, "Lighthouses", "灯塔")
    archive.saved_searches.move(saved.id, -1)
    archive.saved_searches.remove(saved.id)


def _mark_and_forget(archive: Archive) -> None:
    marked = archive.highlights.add(1, Colour.PINK, Anchor("图书馆"))
    archive.highlights.change(marked.id, note="灯塔")
    archive.highlights.remove([marked.id])


def _mark_and_put_back(archive: Archive) -> None:
    for on in (True, False):
        archive.marks.put_back(archive.marks.set([1], Mark.READ, on=on))


def _version(archive: Archive) -> None:
    with suppress(PostNotFoundError):  # no post of the library was ever rewritten
        archive.version_bytes(1)


def _indexed(archive: Archive) -> object:
    with storage_errors(archive.path):  # this one is for our own modules, which do so
        return archive.indexed_texts(1)


def _whole(archive: Archive) -> None:
    report = archive.check()
    if not report.ok:
        raise ArchiveCorruptError(archive.path, report.problems[0])


def test_every_public_method_is_here() -> None:
    methods = inspect.getmembers(Archive, inspect.isfunction)
    public = {name for name, _ in methods if not name.startswith("_")}
    here = {name for name in READING | WRITING if "." not in name}
    assert public - WITHOUT_THE_FILE == here - {"import", "saved_searches", "highlights", "marks"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder"


@pytest.mark.parametrize("name", READING | WRITING)
def test_closed(library: Library, folder: Path, name: str) -> None:
    archive = open_archive(library.path)
    archive.close()
    with pytest.raises(StorageError, match=r"test\.fiche cannot be used\. \(it was closed\)"):
        (READING | WRITING)[name](archive, folder)


@pytest.mark.parametrize("name", WRITING)
def test_read_only(library: Library, folder: Path, name: str) -> None:
    before = library.path.read_bytes()
    with open_archive(library.path, read_only=True) as archive:
        with pytest.raises(ArchiveReadOnlyError, match="can only be read"):
            WRITING[name](archive, folder)
        assert archive.post_count() == 40
    assert library.path.read_bytes() == before


@pytest.mark.parametrize("name", READING)
def test_read_only_can_be_read(library: Library, folder: Path, name: str) -> None:
    with open_archive(library.path, read_only=True) as archive:
        READING[name](archive, folder)


@contextmanager
def _held_by_another_process(path: Path) -> Iterator[None]:
    """A process that holds the file for itself, until this is left."""
    program = (
        "import sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('BEGIN EXCLUSIVE')\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"held"
        try:
            yield
        finally:
            process.communicate()


@pytest.mark.parametrize("name", READING)
def test_locked(library: Library, folder: Path, name: str) -> None:
    with open_archive(library.path, read_only=True) as archive:
        archive.connection.execute("PRAGMA busy_timeout = 0")
        with (
            _held_by_another_process(library.path),
            pytest.raises(ArchiveLockedError, match="Another program is writing"),
        ):
            READING[name](archive, folder)
        READING[name](archive, folder)


@pytest.mark.parametrize("name", WRITING)
def test_locked_for_writing(library: Library, folder: Path, name: str) -> None:
    with open_archive(library.path) as archive:
        archive.connection.execute("PRAGMA busy_timeout = 0")
        with (
            _held_by_another_process(library.path),
            pytest.raises(ArchiveLockedError, match="Another program is writing"),
        ):
            WRITING[name](archive, folder)
        WRITING[name](archive, folder)
        assert archive.check().ok


@pytest.mark.parametrize("name", READING | WRITING)
def test_corrupt(library: Library, folder: Path, name: str) -> None:
    """All pages are rubbish but the first, which has the names of the tables."""
    with library.path.open("r+b") as file:
        size = library.path.stat().st_size
        file.seek(PAGE_SIZE)
        file.write(b"\xa5" * (size - PAGE_SIZE))
    before = library.path.read_bytes()
    with open_archive(library.path, read_only=True) as archive:
        if name in READING:
            with pytest.raises(ArchiveCorruptError, match="is damaged"):
                READING[name](archive, folder)
    if name in WRITING:
        with pytest.raises(ArchiveCorruptError), open_archive(library.path) as archive:
            WRITING[name](archive, folder)
    assert library.path.read_bytes()[PAGE_SIZE:] == before[PAGE_SIZE:]


@pytest.mark.parametrize("name", READING | WRITING)
def test_interrupted(library: Library, folder: Path, name: str) -> None:
    with open_archive(library.path) as archive:
        archive.connection.set_progress_handler(lambda: 1, 1)  # as interrupt() does, at every step
        with pytest.raises(Cancelled):
            (READING | WRITING)[name](archive, folder)
        archive.connection.set_progress_handler(None, 0)
        (READING | WRITING)[name](archive, folder)
        assert archive.check().ok


FULL = """
import resource, sys
from pathlib import Path
from archive import DiskFullError, open_archive
from tests.archive.test_storage_errors import WRITING
archive = open_archive(Path(sys.argv[1]))
for statement in (
    "CREATE TABLE filler(x)", "INSERT INTO filler VALUES (zeroblob(400000))", "DROP TABLE filler",
    "PRAGMA wal_checkpoint(TRUNCATE)",
):
    archive.connection.execute(statement).fetchall()  # leaves free pages, for tidy() to give back
# Room for SQLite's own notes on the WAL, 32 kB, and not for a page in it.
resource.setrlimit(resource.RLIMIT_FSIZE, (32_800, resource.RLIM_INFINITY))
try:
    WRITING[sys.argv[2]](archive, Path(sys.argv[3]))
except DiskFullError as error:
    print("full", error)
finally:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
archive.close()
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("name", WRITING)
def test_disk_full(library: Library, name: str) -> None:
    """No file of the process may grow, as on a full disk."""
    done = subprocess.run(
        [sys.executable, "-c", FULL, library.path, name, library.site],
        check=False, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert "full The disk that holds" in done.stdout, done.stderr
    assert "what was saved is kept" in done.stdout
    with open_archive(library.path) as archive:
        assert archive.check().ok
        assert archive.post_count() == 40


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(28, "No space left on device"), DiskFullError),
        (OSError(122, "Disk quota exceeded"), DiskFullError),
        (OSError(30, "Read-only file system"), ArchiveReadOnlyError),
        (PermissionError(13, "Permission denied"), ArchiveReadOnlyError),
        (OSError(5, "Input/output error"), StorageError),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"), ArchiveCorruptError),
    ],
)
def test_what_the_system_says(tmp_path: Path, error: Exception, kind: type[ArchiveError]) -> None:
    with pytest.raises(kind, match=r"x\.fiche") as raised, storage_errors(tmp_path / "x.fiche"):
        raise error
    assert type(raised.value) is kind
    assert raised.value.__cause__ is error


@pytest.mark.parametrize(
    "error", [BrokenPipeError(), sqlite3.IntegrityError("ours"), ValueError("ours")]
)
def test_what_is_not_the_archives_fault(tmp_path: Path, error: Exception) -> None:
    with pytest.raises(type(error)), storage_errors(tmp_path):
        raise error
