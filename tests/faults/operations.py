"""What is done to archives while something goes wrong, by name; and what an archive holds."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive import Importer, ImportOptions, PostFilter, SortOrder, open_archive
from archive.backup import back_up
from archive.optimizing import optimize_archive
from archive.repairing import repair_archive
from archive.storage import migrations, schema, writer
from archive.storage.connection import connect_to_read
from tests.archive.second_version import with_second_version

QUERIES = (
    "图书馆",
    "灯塔 ferry",
    "title:渡轮",
    "is:missing",
    "三十六项",
    "category:gundong",
    "is:starred",
)
BATCH_POSTS = 20


def import_folder(path: str, folder: str) -> int:
    """Import, in small batches."""
    writer.BATCH_POSTS = BATCH_POSTS
    writer.BATCH_SECONDS = writer.FIRST_BATCH_SECONDS = 3600.0
    with open_archive(Path(path), create=True) as archive:
        return Importer(archive, ImportOptions(workers=0)).run([Path(folder)]).found


def optimize(path: str) -> int:
    """Optimise."""
    return optimize_archive(Path(path)).posts


def second_version() -> None:
    """From now on this program knows a second version: a column, an index, every row written."""

    def add_mood(db: Database) -> None:
        db.execute("ALTER TABLE post ADD COLUMN mood TEXT NOT NULL DEFAULT ''")
        db.execute("CREATE INDEX post_by_mood ON post(mood)")
        for (post_id,) in db.execute("SELECT id FROM post").fetchall():
            db.execute(
                "UPDATE post SET mood = hex(randomblob(40)) || title WHERE id = ?", (post_id,)
            )
        db.execute("UPDATE post SET mood = 'calm'")

    migrations.migrations = with_second_version(add_mood)
    schema.VERSION = 2
    migrations.expected_schema.cache_clear()


def migrate(path: str) -> int:
    """Open an archive for writing with a program that knows the second version."""
    second_version()
    with open_archive(Path(path)) as archive:
        (count,) = archive.connection.execute(
            "SELECT count(*) FROM post WHERE mood = 'calm'"
        ).fetchone()
    return int(count)


def backup(path: str, copy: str) -> int:
    """Copy, over an older copy."""
    return back_up(Path(path), Path(copy), replace=True)


def repair(path: str, new: str) -> int:
    """Save all of it in a new archive."""
    return repair_archive(Path(path), Path(new)).posts


def version(path: str) -> int:
    """Which version of the schema the file has, its log beside it included."""
    with closing(connect_to_read(Path(path))) as connection:
        (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def check(path: str, second: bool = False) -> int:
    """How many posts there are in an archive without a fault."""
    if second:
        second_version()
    with open_archive(Path(path), read_only=True) as archive:
        report = archive.check()
    assert report.problems == (), report.problems
    return report.posts


def content(path: str, second: bool = False) -> str:
    """A sum over every row of the posts, what they are filed under, and what searches find; ids
    and times of imports are no part of it."""
    if second:
        second_version()
    total = blake2b(digest_size=16)
    with open_archive(Path(path), read_only=True) as archive:
        chunks = archive.iter_post_ids(PostFilter(hidden=True), SortOrder.OLDEST)
        posts = archive.posts([one for chunk in chunks for one in chunk])
        for post in posts:
            total.update(repr(replace(post, id=0)).encode())
            total.update(archive.source_bytes(post.id))
            total.update(archive.article_text(post.id).encode())
        place = {post.id: at for at, post in enumerate(posts)}
        for query in QUERIES:
            hits = archive.search(query, limit=1_000, count=True).hits
            total.update(repr([place[hit.id] for hit in hits]).encode())
        facets = archive.facets()
        for counts in (facets.categories, facets.tags, facets.years, facets.publishers):
            total.update(repr(sorted((one.name, one.count) for one in counts)).encode())
    return total.hexdigest()


def beside(path: str) -> list[str]:
    """The names of the files that begin as *path* does."""
    folder = Path(path).parent
    return sorted(one.name for one in folder.iterdir() if one.name.startswith(Path(path).name))


def put(source: str, target: str) -> None:
    """Copy a file, and remove everything else of its name."""
    for name in beside(target):
        Path(target).with_name(name).unlink()
    shutil.copyfile(source, target)


def fill(folder: str, free: int) -> int:
    """Leave so many bytes free on the disk of *folder*; what is free then."""
    filler = Path(folder) / "filler"
    filler.unlink(missing_ok=True)
    room = shutil.disk_usage(folder).free - free
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, room)
    return shutil.disk_usage(folder).free


def remove(path: str) -> None:
    """Remove a file."""
    Path(path).unlink()


def size(path: str) -> int:
    """Of a file in bytes; nothing where there is none."""
    return Path(path).stat().st_size if Path(path).is_file() else 0


def empty(folder: str) -> None:
    """Remove everything in *folder*."""
    for file in Path(folder).iterdir():
        file.unlink()


def remount(folder: str, how: str) -> None:
    """Mount the disk of *folder* again, ``ro`` or ``rw``."""
    subprocess.run(["mount", "-o", f"remount,{how}", folder], check=True)


OPERATIONS: dict[str, Callable[..., Any]] = {
    one.__name__: one
    for one in (
        import_folder, optimize, migrate, backup, repair, version, check, content, beside, put,
        fill, remove, size, empty, remount,
    )
}  # fmt: skip
