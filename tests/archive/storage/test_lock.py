"""One writer at a time, whatever became of the one before."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from archive import ArchiveLockedError, StorageError, open_archive
from archive.storage import lock as locking
from archive.storage.lock import WriteLock

HOLDER = """
import sys
from pathlib import Path
from archive import open_archive
archive = open_archive(Path(sys.argv[1]), create=True)
archive.connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""
ROOT = Path(__file__).resolve().parents[3]


def _holder(path: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, path],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"held"
    return process


def test_a_second_lock_is_refused_until_the_first_is_released(archive_path: Path) -> None:
    first = WriteLock(archive_path)
    with pytest.raises(ArchiveLockedError, match=r"Another program is writing to .*test\.fiche"):
        WriteLock(archive_path)
    first.release()
    first.release()
    assert list(archive_path.parent.iterdir()) == []
    WriteLock(archive_path).release()


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_a_killed_writer_leaves_a_lock_file_that_locks_nobody(archive_path: Path) -> None:
    with _holder(archive_path) as process:
        with pytest.raises(ArchiveLockedError):
            open_archive(archive_path)
        with open_archive(archive_path, read_only=True) as reader:
            assert reader.post_count() == 0
        process.send_signal(signal.SIGKILL)
    assert archive_path.with_name("test.fiche-lock").exists()
    with open_archive(archive_path) as writer:
        assert writer.check().ok
    assert [path.name for path in archive_path.parent.iterdir()] == ["test.fiche"]


def test_a_lock_whose_file_was_taken_away_meanwhile(
    archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The holder before us removes its file between our opening and our locking of it."""
    file = archive_path.with_name("test.fiche-lock")
    try_lock = locking._try_lock
    tries = 0

    def slow(descriptor: int) -> None:
        nonlocal tries
        tries += 1
        if tries < 3:
            file.unlink()
        if tries == 2:
            file.touch()
        try_lock(descriptor)

    monkeypatch.setattr(locking, "_try_lock", slow)
    held = WriteLock(archive_path)
    assert tries == 3
    monkeypatch.undo()
    with pytest.raises(ArchiveLockedError):
        WriteLock(archive_path)
    held.release()


def test_a_file_system_without_locks(archive_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(_: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(locking, "_try_lock", no_locks)
    with pytest.raises(StorageError, match="no lock can be taken: No locks available"):
        WriteLock(archive_path)
