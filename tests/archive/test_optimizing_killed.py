"""Optimising that is killed or out of room: the archive is what it was, or optimised, and whole."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from archive import Archive, Cancelled, Progress, open_archive
from archive.optimizing import optimize_archive
from archive.storage.files import optimized_name
from archive.storage.schema import LATE_ID
from tests.archive.library import Library, import_into
from tests.factories import corpus

ROOT = Path(__file__).resolve().parents[2]
KILLS = """
import os, signal, sys
from pathlib import Path
from archive.optimizing import optimize_archive
stages, last, left = [], "", int(sys.argv[2])

def kill(progress):
    global last, left
    left -= progress.stage != last
    last = progress.stage
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

optimize_archive(Path(sys.argv[1]), kill)
print("not killed")
"""
LIMITED = """
import resource, sys
from pathlib import Path
from archive.errors import DiskFullError
from archive.optimizing import optimize_archive
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    optimize_archive(Path(sys.argv[1]))
except DiskFullError as error:
    print("full", error)
"""
STAGES = 10
posix = pytest.mark.skipif(sys.platform == "win32", reason="no such signals or limits there")


@pytest.fixture
def late(tmp_path: Path, archive_path: Path) -> Library:
    """An archive of which the older half came late."""
    site = tmp_path / "site"
    posts = corpus(30, site)
    import_into(archive_path, _part(site, tmp_path / "parts" / "site", posts[15:]))
    import_into(archive_path, _part(site, tmp_path / "parts" / "site", posts))
    return Library(archive_path, site, posts)


def _part(site: Path, folder: Path, posts: list) -> Path:  # type: ignore[type-arg]
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("_posts"))
    (folder / "_posts").mkdir()
    for post in posts:
        shutil.copy2(site / post.path, folder / post.path)
    return folder


def content(path: Path) -> list[tuple[str, bytes]]:
    """The posts from old to new; the archive is whole."""
    with open_archive(path) as archive:
        found = posts_of(archive)
    with open_archive(path, read_only=True) as archive:
        assert archive.check().problems == ()
    return found


def posts_of(archive: Archive) -> list[tuple[str, bytes]]:
    """(path, bytes) from old to new."""
    query = "SELECT id FROM post ORDER BY published, id"
    ids = [post_id for (post_id,) in archive.connection.execute(query).fetchall()]
    return [(archive.post(one).path, archive.source_bytes(one)) for one in ids]


def is_optimized(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        late = connection.execute("SELECT count(*) FROM post WHERE id >= ?", (LATE_ID,)).fetchone()
    return bool(late[0] == 0)


def run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def beside(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if one.name.startswith(path.name))


@posix
@pytest.mark.slow
def test_killed_at_every_stage(late: Library) -> None:
    before = content(late.path)
    for stage in range(1, STAGES + 1):
        done = run(KILLS, late.path, stage)
        assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr
        assert content(late.path) == before
        assert not is_optimized(late.path)
        assert beside(late.path) == [late.path.name]
    assert "not killed" in run(KILLS, late.path, STAGES + 1).stdout
    assert is_optimized(late.path)
    assert content(late.path) == before


@posix
def test_killed_while_it_is_written_over(late: Library) -> None:
    """The stage that matters most, and a leftover that the next writer removes."""
    before = content(late.path)
    done = run(KILLS, late.path, STAGES)
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr
    assert optimized_name(late.path).exists()
    with open_archive(late.path, read_only=True) as archive:
        assert archive.post_count() == 30
    assert content(late.path) == before
    assert beside(late.path) == [late.path.name]
    assert not is_optimized(late.path)


@posix
@pytest.mark.slow
def test_killed_at_any_moment(late: Library) -> None:
    before = content(late.path)
    original = late.path.read_bytes()
    chance = random.Random(7)
    command = [sys.executable, "-m", "archive.cli", "optimize", str(late.path)]
    outcomes = set()
    for _ in range(40):
        late.path.write_bytes(original)
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0.2, 2.5))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert content(late.path) == before
        outcomes.add(is_optimized(late.path))
        assert beside(late.path) == [late.path.name]
    assert False in outcomes


@posix
@pytest.mark.parametrize("part", [0.02, 0.3, 0.8])
def test_the_disk_is_full(late: Library, part: float) -> None:
    before = content(late.path)
    limit = int(late.path.stat().st_size * part) + 33_000  # the shared memory of SQLite fits
    done = run(LIMITED, late.path, limit)
    assert done.stdout.startswith("full"), done.stdout + done.stderr
    assert content(late.path) == before
    assert not is_optimized(late.path)
    assert beside(late.path) == [late.path.name]


@pytest.mark.slow
def test_a_dictionary_is_learnt_anew(tmp_path: Path, archive_path: Path) -> None:
    """Of posts that are unlike those of the first import, and the old one goes."""
    site = tmp_path / "site"
    corpus(450, site)
    import_into(archive_path, site)
    for number, (_, text) in enumerate(_others(500)):
        (site / "_posts" / f"2023-05-{number % 28 + 1:02}-{number}.md").write_text(text, "utf-8")
    import_into(archive_path, site)
    with open_archive(archive_path) as archive:
        before = posts_of(archive)

    def stop(progress: Progress) -> None:
        if progress.stage == "learn":
            raise Cancelled

    with pytest.raises(Cancelled):
        optimize_archive(archive_path, stop)
    assert beside(archive_path) == [archive_path.name]
    report = optimize_archive(archive_path)
    assert content(archive_path) == before
    assert report.after < report.before
    with closing(sqlite3.connect(archive_path)) as connection:
        (numbers,) = connection.execute("SELECT group_concat(id) FROM dictionary").fetchall()
        codecs = {one for (one,) in connection.execute("SELECT codec FROM post_source")}
        copies = connection.execute("SELECT key FROM meta WHERE key LIKE 'copy%'").fetchall()
    assert numbers == ("2",)
    assert codecs == {18}
    assert copies == [("copy of dictionary 2",)]
    assert optimize_archive(archive_path).after <= report.after


def _others(count: int) -> list[tuple[int, str]]:
    chance = random.Random(5)
    words = ["".join(chance.choices("abcdefghijklmnop", k=7)) for _ in range(300)]
    lines = [" ".join(chance.choices(words, k=14)) for _ in range(400)]
    return [
        (number, f"---\ntitle: Other {number}\n---\n" + "\n\n".join(chance.choices(lines, k=12)))
        for number in range(count)
    ]
