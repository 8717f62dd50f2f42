"""The look after a crash: pages and what was written last; and how a crash is noticed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from archive import (
    Cancelled,
    Progress,
    StorageError,
    check_quickly,
    open_archive,
    was_import_cut_off,
)
from archive.storage.connection import PAGE_SIZE
from archive.storage.lock import lock_name
from tests.archive.library import Library

ROOT = Path(__file__).resolve().parents[2]
KILLED = """
import os, signal, sys
from pathlib import Path
from archive import open_archive
archive = open_archive(Path(sys.argv[1]))
archive.set_starred([1], True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_whole_archive(library: Library) -> None:
    steps: list[Progress] = []
    with open_archive(library.path, read_only=True) as archive:
        report = check_quickly(archive, steps.append)
    assert (report.ok, report.problems, report.posts) == (True, (), 40)
    assert {one.stage for one in steps} == {"look"}
    assert len(steps) > 20


def test_damage_where_it_was_written_last(library: Library) -> None:
    library.execute("UPDATE post_source SET bytes = zeroblob(9) WHERE post_id = 40")
    with open_archive(library.path, read_only=True) as archive:
        said = f"the file of post 40 is damaged: “{library.posts[-1].path}”"
        assert check_quickly(archive).problems == (said,)


def test_pages_that_make_no_sense(library: Library) -> None:
    with library.path.open("r+b") as file:
        file.seek(PAGE_SIZE)
        file.write(b"\xa5" * (library.path.stat().st_size - PAGE_SIZE))
    with open_archive(library.path, read_only=True) as archive:
        report = check_quickly(archive)
    assert not report.ok
    assert report.problems[0].startswith("the file is damaged: ")


def test_it_can_be_stopped_and_a_closed_archive_is_no_damage(library: Library) -> None:
    def stop(_: Progress) -> None:
        raise Cancelled

    with open_archive(library.path, read_only=True) as archive:
        with pytest.raises(Cancelled):
            check_quickly(archive, stop)
        archive.connection.set_progress_handler(lambda: 1, 1)
        with pytest.raises(Cancelled):
            check_quickly(archive)
        archive.connection.set_progress_handler(None, 0)
    with pytest.raises(StorageError, match="it was closed"):
        check_quickly(archive)


def test_an_import_that_was_cut_off_is_known(library: Library, archive_path: Path) -> None:
    with open_archive(library.path) as archive:
        assert not was_import_cut_off(archive)
        archive.connection.execute("INSERT INTO import_run(started) VALUES ('2024-01-01')")
        assert was_import_cut_off(archive)
    archive_path.unlink()
    with open_archive(archive_path, create=True) as archive:
        assert not was_import_cut_off(archive)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_the_next_writer_knows_of_the_crash_and_the_one_after_does_not(library: Library) -> None:
    with open_archive(library.path) as archive:
        assert not archive.was_left_open
    done = subprocess.run([sys.executable, "-c", KILLED, library.path], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert lock_name(library.path).exists()
    with open_archive(library.path, read_only=True) as archive:
        assert not archive.was_left_open, "who reads cannot tell"
    with open_archive(library.path) as archive:
        assert archive.was_left_open
        assert check_quickly(archive).ok
    with open_archive(library.path) as archive:
        assert not archive.was_left_open
    assert not os.path.lexists(lock_name(library.path))
