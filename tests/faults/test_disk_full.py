"""A disk that is full at every stage of everything that writes: one sentence, nothing is damaged,
and with some room it is completed. Once by a limit for each file, once on a disk that is full."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import Children, Disk, World
from tests.faults.works import NAMES, Work, prepare, works

pytestmark = pytest.mark.slow

FULL = "is full. Nothing is damaged and what was saved is kept; free some space and try again."
NO_ROOM = "has too little room for this. It was left as it is."
KIB = 1024
PARTS = (0.0, 0.1, 0.5, 0.95)
"""Of what the work needs."""


Limited = Callable[[Work, int], dict[str, Any]]
"""Does the work where only so many bytes fit, and makes room again afterwards."""


def try_all(children: Children, work: Work, limited: Limited) -> int:
    """How often there was too little room: then that was said, and all is well."""
    prepare(children, work)
    children.ask(work.do, *work.args)
    is_second = work.do == "migrate"
    needed = max(children.ask("size", one) for one in (work.path, work.args[0], work.args[-1]))
    wanted = children.ask("content", work.path, is_second)
    refused = 0
    for part in PARTS:
        prepare(children, work)
        done = limited(work, int(part * needed))
        assert done["status"] == 0, done
        if "ok" not in done["result"]:
            refused += 1
            assert FULL in done["result"]["said"] or NO_ROOM in done["result"]["said"], done
        if children.ask("size", work.path) and children.ask("version", work.path) == 1:
            children.ask("check", work.path)
        children.ask(work.do, *work.args)
        assert children.ask("content", work.path, is_second) == wanted
    return refused


@pytest.mark.parametrize("name", NAMES)
def test_no_file_may_grow(children: Children, world: World, tmp_path: Path, name: str) -> None:
    def limited(work: Work, room: int) -> dict[str, Any]:
        # SQLite's notes on its log must fit: without them nothing can even be opened.
        return children.run(work.do, *work.args, limit=36 * KIB + room)

    assert try_all(children, works(tmp_path, world)[name], limited) >= 2


@pytest.mark.parametrize("name", NAMES)
def test_the_disk_is_full(disk: Disk, world: World, name: str) -> None:
    def limited(work: Work, room: int) -> dict[str, Any]:
        disk.children.ask("fill", disk.folder, room)
        done = disk.children.run(work.do, *work.args)
        disk.children.ask("remove", disk.folder / "filler")
        return done

    assert try_all(disk.children, works(disk.folder, world)[name], limited) >= 2
    disk.children.ask("empty", disk.folder)
