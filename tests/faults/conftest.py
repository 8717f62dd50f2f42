"""What the tests of faults share: a site, archives of it, and the process that forks children."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from archive import PostFilter, open_archive
from tests.archive.conftest import guarded_library, library, made_library
from tests.archive.library import import_into
from tests.factories import WrittenPost, corpus

__all__ = ["guarded_library", "library", "made_library"]

ROOT = Path(__file__).resolve().parents[2]
POSTS = 120


@dataclass(frozen=True)
class World:
    """``site`` is a folder of 120 posts, ``changed`` the same folder later. ``whole`` is an archive
    of the first, ``late`` one of the second whose older half came last; both have stars. All of
    it is everybody's: copy it first."""

    site: Path
    changed: Path
    whole: Path
    late: Path
    posts: list[WrittenPost]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    folder = tmp_path_factory.mktemp("world")
    site, changed = folder / "one" / "site", folder / "two" / "site"
    posts = corpus(POSTS, site)
    whole, late = folder / "whole.fiche", folder / "late.fiche"
    import_into(whole, site)
    shutil.copytree(site, changed)
    _change(changed, posts)
    aside = folder / "aside"
    aside.mkdir()
    for post in posts[: POSTS // 2]:
        if (changed / post.path).exists():
            (changed / post.path).rename(aside / Path(post.path).name)
    import_into(late, changed)
    for file in aside.iterdir():
        file.rename(changed / "_posts" / file.name)
    import_into(late, changed)
    for path in (whole, late):
        with open_archive(path) as archive:
            ids = next(iter(archive.iter_post_ids(PostFilter())))
            archive.set_starred(list(ids[10:20]), True)
    return World(site, changed, whole, late, posts)


def _change(site: Path, posts: list[WrittenPost]) -> None:
    """A fifth of the posts is rewritten, twenty move, twenty are gone, thirty are new."""
    for post in posts[::5]:
        file = site / post.path
        file.write_text(file.read_text("utf-8") + "\n后来补充 later addition\n", "utf-8")
    (site / "old_post").mkdir()
    for post in posts[1:101:5]:
        file = site / post.path
        file.rename(site / "old_post" / file.name)
    for post in posts[2:102:5]:
        (site / post.path).unlink()
    for number in range(30):
        text = (
            f"---\ntitle: New {number}\ndate: 2022-01-{number % 28 + 1:02} 09:00\n---\nnew 图书馆\n"
        )
        (site / "_posts" / f"2022-01-{number % 28 + 1:02}-new-{number}.md").write_text(
            text, "utf-8"
        )


class Children:
    """Orders for a process that forks; see :mod:`tests.faults.server`."""

    def __init__(self, *before: str, **environment: str) -> None:
        self._process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.faults.server"],
            cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, **environment},
        )  # fmt: skip

    def run(self, do: str, *args: object, **order: object) -> dict[str, Any]:
        """What came of one child."""
        assert self._process.stdin is not None and self._process.stdout is not None
        said = [one if isinstance(one, int) else str(one) for one in args]
        print(json.dumps({"do": do, "args": said, **order}), file=self._process.stdin, flush=True)
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def ask(self, do: str, *args: object, **order: object) -> Any:
        """The result of a child to which nothing happens."""
        answer = self.run(do, *args, **order)
        assert answer["status"] == 0, answer
        assert "ok" in answer["result"], answer
        return answer["result"]["ok"]

    def end(self) -> None:
        """No more orders."""
        self._process.communicate(timeout=60)


@dataclass(frozen=True)
class Disk:
    """A small disk of its own at ``folder``, which only its ``children`` see."""

    folder: Path
    children: Children


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disk]:
    """Where the system lets everybody mount one, as most do."""
    folder = tmp_path_factory.mktemp("disk")
    mount = ("unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=64m tmpfs "$0" && exec "$@"')
    before = (*mount, str(folder))
    if not _can_run(*before, "true"):
        pytest.skip("no disk can be mounted here")
    made = Children(*before)
    yield Disk(folder, made)
    made.end()


def _can_run(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.fixture(scope="session")
def children() -> Iterator[Children]:
    if not sys.platform.startswith("linux"):
        pytest.skip("the clock of another process is asked for as on Linux")
    made = Children()
    yield made
    made.end()
