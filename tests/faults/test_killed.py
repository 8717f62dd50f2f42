"""``kill -9`` at random moments of everything that writes: what is there is whole, and doing it
again makes the same as if nothing had happened.

``MICROFICHE_KILLS`` says how often each; ``make faults`` does fifty.
"""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import POSTS, Children, World
from tests.faults.operations import BATCH_POSTS

pytestmark = pytest.mark.slow
KILLS = int(os.environ.get("MICROFICHE_KILLS", "8"))


@dataclass(frozen=True)
class Trial:
    """``do`` with ``args`` on files that ``prepare`` lays ready; ``look`` after each kill;
    ``result`` when it was done to the end."""

    do: str
    args: tuple[object, ...]
    prepare: Callable[[], object]
    look: Callable[[], object]
    result: Callable[[], Any]


def kill_often(children: Children, trial: Trial, seed: int) -> None:
    """Until there were KILLS kills, each at another moment of the work."""
    trial.prepare()
    cpu = children.run(trial.do, *trial.args)["cpu"]
    wanted = trial.result()
    chance = random.Random(seed)
    killed = recovered = 0
    for _ in range(3 * KILLS):
        if killed == KILLS:
            break
        trial.prepare()
        done = children.run(trial.do, *trial.args, kill=chance.uniform(0, cpu))
        if done["status"] != signal.SIGKILL:
            assert done["status"] == 0, done
            continue  # it was faster than the first time
        killed += 1
        trial.look()
        children.ask(trial.do, *trial.args)
        assert trial.result() == wanted
        recovered += 1
    print(f"{trial.do}: {recovered} of {killed} kills recovered")
    assert recovered == killed == KILLS


def whole(children: Children, path: Path, *, second: bool = False) -> str:
    """The content of an archive in which nothing is wrong."""
    children.ask("check", path, second)
    return str(children.ask("content", path, second))


def test_import(children: Children, world: World, tmp_path: Path) -> None:
    path = tmp_path / "a.fiche"

    def prepare() -> None:
        for file in tmp_path.iterdir():
            file.unlink()

    def look() -> None:
        """A batch is in it or is not."""
        if path.exists():
            posts = children.ask("check", path)
            assert posts % BATCH_POSTS == 0 or posts == POSTS

    def result() -> object:
        assert [one.name for one in tmp_path.iterdir()] == ["a.fiche"]
        return children.ask("content", path)

    trial = Trial("import_folder", (path, world.site), prepare, look, result)
    kill_often(children, trial, seed=1)


def test_update(children: Children, world: World, tmp_path: Path) -> None:
    """Posts that were rewritten, moved, removed and added; stars stay."""
    path = tmp_path / "a.fiche"
    trial = Trial(
        "import_folder",
        (path, world.changed),
        lambda: children.ask("put", world.whole, path),
        lambda: children.ask("check", path),
        lambda: (children.ask("content", path), children.ask("beside", path)),
    )
    kill_often(children, trial, seed=2)


def test_optimize(children: Children, world: World, tmp_path: Path) -> None:
    """All posts, however far it came."""
    path = tmp_path / "a.fiche"
    before = whole(children, world.late)

    def prepare() -> None:
        for copy in tmp_path.glob("a-before-*.fiche"):
            copy.unlink()
        children.ask("put", world.late, path)

    def look() -> None:
        assert whole(children, path) == before
        for copy in tmp_path.glob("a-before-*.fiche"):
            assert whole(children, copy) == before, "a copy is complete or not there"

    def result() -> object:
        assert children.ask("content", path) == before
        return children.ask("beside", path)

    kill_often(children, Trial("optimize", (path,), prepare, look, result), seed=3)


def test_migration(children: Children, world: World, tmp_path: Path) -> None:
    """The old version or the new one; and the copy of the old one is never lost."""
    path, copy = tmp_path / "a.fiche", tmp_path / "a-before-version-2-from-1.fiche"
    before = whole(children, world.whole)
    outcomes = set()

    def prepare() -> None:
        children.ask("put", world.whole, path)
        copy.unlink(missing_ok=True)

    def look() -> None:
        version = children.ask("version", path)
        outcomes.add(version)
        assert whole(children, path, second=version == 2) == before
        if version == 2 or copy.exists():
            assert children.ask("content", copy) == before

    def result() -> object:
        assert children.ask("version", path) == 2
        assert children.ask("content", copy) == before
        return children.ask("content", path, True), children.ask("beside", path)

    kill_often(children, Trial("migrate", (path,), prepare, look, result), seed=4)
    assert 1 in outcomes


def test_backup(children: Children, world: World, tmp_path: Path) -> None:
    """The archive is not touched, and of the copy there is the old one or the new one."""
    path, copy = tmp_path / "a.fiche", tmp_path / "copy.fiche"
    children.ask("put", world.late, path)
    bytes_before = path.read_bytes()
    old, new = whole(children, world.whole), whole(children, path)

    def look() -> None:
        assert path.read_bytes() == bytes_before
        assert whole(children, copy) in (old, new)

    def result() -> object:
        assert path.read_bytes() == bytes_before
        return children.ask("content", copy), children.ask("beside", copy)

    trial = Trial(
        "backup", (path, copy), lambda: children.ask("put", world.whole, copy), look, result
    )
    kill_often(children, trial, seed=5)


def test_repair(children: Children, world: World, tmp_path: Path) -> None:
    """The new archive is there when it is complete, or not at all."""
    new = tmp_path / "new.fiche"
    before = whole(children, world.whole)

    def prepare() -> None:
        new.unlink(missing_ok=True)

    def look() -> None:
        assert not new.exists() or whole(children, new) == before
        new.unlink(missing_ok=True)

    def result() -> object:
        return children.ask("content", new), children.ask("beside", new)

    kill_often(children, Trial("repair", (world.whole, new), prepare, look, result), seed=6)
