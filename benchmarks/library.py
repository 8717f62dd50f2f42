"""Folders of posts and archives of them, made once and kept for the next run."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from archive import Importer, open_archive
from benchmarks.maker import make_posts
from benchmarks.rivals import POST_SUFFIXES


@dataclass(frozen=True)
class Built:
    """A folder and its archive. ``seconds`` is what the import took on the clock, ``work`` on the
    processors; both are 0 where somebody else imported it. Sizes are in bytes."""

    folder: Path
    archive: Path
    posts: int
    seconds: float
    work: float
    folder_bytes: int

    @property
    def archive_bytes(self) -> int:
        """The size of the archive."""
        return self.archive.stat().st_size


def library(cache: Path, count: int) -> Built:
    """*count* made-up posts and their archive, in the folder *cache*; made where they are not
    there. What was left by a run that was stopped goes on from there."""
    folder, archive = cache / f"posts-{count}", cache / f"posts-{count}.fiche"
    done = cache / f"posts-{count}.json"
    if not done.is_file():
        made = folder.with_name(folder.name + ".made")
        if not made.is_file():
            make_posts(folder, count)
            made.touch()
        built = build(folder, archive)
        said = {key: value for key, value in asdict(built).items() if not isinstance(value, Path)}
        done.write_text(json.dumps(said), encoding="utf-8")
    return Built(folder, archive, **json.loads(done.read_text("utf-8")))


def given(folder: Path, archive: Path) -> Built:
    """A folder and an archive that somebody else made; the archive is only read."""
    with open_archive(archive, read_only=True) as opened:
        posts = opened.post_count()
    return Built(folder, archive, posts, 0.0, 0.0, _size_of_posts(folder))


def build(folder: Path, archive: Path) -> Built:
    """Import a folder."""
    with open_archive(archive, create=True) as opened:
        seconds, work = with_children(lambda: Importer(opened).run([folder]))
        posts = opened.post_count()
    return Built(folder, archive, posts, seconds, work, _size_of_posts(folder))


def with_children(work: Callable[[], object]) -> tuple[float, float]:
    """(seconds on the clock, seconds of this process and of those that it started) of *work*."""
    began, worked = time.perf_counter(), sum(os.times()[:4])
    work()
    return time.perf_counter() - began, sum(os.times()[:4]) - worked


def _size_of_posts(folder: Path) -> int:
    suffixes = tuple(f".{one}" for one in POST_SUFFIXES)
    return sum(
        (Path(parent) / name).stat().st_size
        for parent, _, names in os.walk(folder)
        for name in names
        if name.endswith(suffixes)
    )
