"""A watcher on real folders: what it tells, what it keeps to itself, and that it ends."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import watchfiles
from pytestqt.qtbot import QtBot

from desktop import watching
from desktop.watching import FolderWatcher

WAIT_MS = 60_000


class Told:
    """What watchers said."""

    def __init__(self) -> None:
        self.changes = 0
        self.losses = 0

    def on_changed(self, _folder: Path) -> None:
        self.changes += 1

    def on_gone(self, _folder: Path) -> None:
        self.losses += 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    made.mkdir()
    return made.resolve()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def watch(tmp_path: Path, told: Told, qapp: object) -> Iterator[Callable[[Path], FolderWatcher]]:
    """A maker of watchers that have begun; all are stopped at the end."""
    assert qapp is not None
    made: list[FolderWatcher] = []

    def begin(folder: Path) -> FolderWatcher:
        watcher = FolderWatcher(folder, tmp_path / "news" / "own.fiche")
        watcher.changed.connect(told.on_changed)
        watcher.gone.connect(told.on_gone)
        watcher.start()
        made.append(watcher)
        return watcher

    yield begin
    for watcher in made:
        watcher.ask_to_stop()
        watcher.wait()
        watcher.deleteLater()


@pytest.mark.slow
def test_it_tells_at_the_start_and_after_each_change(
    watch: Callable[[Path], FolderWatcher], folder: Path, told: Told, qtbot: QtBot
) -> None:
    watch(folder)
    qtbot.waitUntil(lambda: told.changes == 1, timeout=WAIT_MS)
    (folder / "a.md").write_text("a", "utf-8")
    qtbot.waitUntil(lambda: told.changes == 2, timeout=WAIT_MS)
    (folder / "below").mkdir()
    (folder / "below" / "b.md").write_text("b", "utf-8")
    qtbot.waitUntil(lambda: told.changes >= 3, timeout=WAIT_MS)
    seen = told.changes
    (folder / "below" / "b.md").unlink()
    qtbot.waitUntil(lambda: told.changes > seen, timeout=WAIT_MS)
    assert told.losses == 0


@pytest.mark.slow
def test_a_folder_that_goes_and_comes_back(
    watch: Callable[[Path], FolderWatcher],
    folder: Path,
    told: Told,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watching, "ABSENT_SECONDS", 0.05)
    watch(folder)
    qtbot.waitUntil(lambda: told.changes == 1, timeout=WAIT_MS)
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: told.losses == 1, timeout=WAIT_MS)
    folder.mkdir()
    seen = told.changes
    qtbot.waitUntil(lambda: told.changes > seen, timeout=WAIT_MS)
    (folder / "a.md").write_text("a", "utf-8")
    seen = told.changes
    qtbot.waitUntil(lambda: told.changes > seen, timeout=WAIT_MS)


@pytest.mark.slow
def test_a_folder_that_another_one_replaced(
    watch: Callable[[Path], FolderWatcher], folder: Path, told: Told, qtbot: QtBot
) -> None:
    watch(folder)
    qtbot.waitUntil(lambda: told.changes == 1, timeout=WAIT_MS)
    other = folder.with_name("other")
    other.mkdir()
    folder.rename(folder.with_name("old"))
    other.rename(folder)
    qtbot.waitUntil(lambda: told.changes >= 2, timeout=WAIT_MS)
    seen = told.changes
    (folder / "a.md").write_text("a", "utf-8")
    qtbot.waitUntil(lambda: told.changes > seen, timeout=WAIT_MS)


def test_a_folder_that_is_not_there_yet(
    watch: Callable[[Path], FolderWatcher],
    folder: Path,
    told: Told,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watching, "ABSENT_SECONDS", 0.05)
    watch(folder / "later")
    qtbot.waitUntil(lambda: told.losses == 1, timeout=WAIT_MS)
    (folder / "later").mkdir()
    qtbot.waitUntil(lambda: told.changes == 1, timeout=WAIT_MS)


@pytest.mark.parametrize("error", [OSError(28, "no watches left"), RuntimeError("no watches")])
def test_where_the_system_has_no_watches_left_it_looks_itself(  # noqa: PLR0913, PLR0917
    watch: Callable[[Path], FolderWatcher],
    folder: Path,
    told: Told,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    real = watchfiles.watch

    def without_watches(*paths: Path, **options: Any) -> object:
        if not options["force_polling"]:
            raise error
        return real(*paths, **options)

    monkeypatch.setattr(watchfiles, "watch", without_watches)
    monkeypatch.setattr(watching, "POLL_MS", 100)
    watch(folder)
    qtbot.waitUntil(lambda: told.changes == 1, timeout=WAIT_MS)
    (folder / "a.md").write_text("a", "utf-8")
    qtbot.waitUntil(lambda: told.changes == 2, timeout=WAIT_MS)


def test_where_nothing_works_it_tells_now_and_then(
    watch: Callable[[Path], FolderWatcher],
    folder: Path,
    told: Told,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_paths: Path, **_options: Any) -> object:
        raise OSError(5, "no watching here")

    monkeypatch.setattr(watchfiles, "watch", refuse)
    monkeypatch.setattr(watching, "BROKEN_SECONDS", 0.01)
    watch(folder)
    qtbot.waitUntil(lambda: told.changes >= 3, timeout=WAIT_MS)


def test_what_is_no_news(folder: Path, qtbot: QtBot) -> None:
    watcher = FolderWatcher(folder, folder / "own.fiche")
    del qtbot
    for path in (
        "own.fiche", "own.fiche-wal", "own.fiche-shm", ".git/index", "a/.obsidian/workspace",
        "_posts/.a.md.swp", "_site/index.html", "node_modules/x/README.md",
    ):  # fmt: skip
        assert not watcher.is_news(None, str(folder / path)), path
    for path in ("_posts/a.md", "_config.yml", "own.fiche.md", "site/a.md", "other.fiche"):
        assert watcher.is_news(None, str(folder / path)), path
    hidden = FolderWatcher(folder / ".notes", folder / "own.fiche")
    assert hidden.is_news(None, str(folder / ".notes" / "a.md"))


@pytest.mark.slow
def test_it_ends_and_leaves_nothing_behind(
    watch: Callable[[Path], FolderWatcher], folder: Path, told: Told, qtbot: QtBot
) -> None:
    def open_files() -> int:
        return len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0  # noqa: PTH208

    running = threading.active_count()
    first = watch(folder)  # the library is loaded with the first
    qtbot.waitUntil(lambda: told.changes == 1, timeout=WAIT_MS)
    first.ask_to_stop()
    first.wait()
    before, threads = open_files(), threading.active_count()
    assert threads == running
    for number in range(3):
        watcher = watch(folder)
        qtbot.waitUntil(lambda seen=number: told.changes == seen + 2, timeout=WAIT_MS)  # type: ignore[misc]
        watcher.ask_to_stop()
        watcher.wait()
    assert threading.active_count() == threads
    # The library gives its files back in a thread of its own, a moment later.
    qtbot.waitUntil(lambda: open_files() <= before, timeout=WAIT_MS)
    (folder / "a.md").write_text("a", "utf-8")
    absent = watch(folder / "nowhere")
    qtbot.waitUntil(lambda: told.losses == 1, timeout=WAIT_MS)
    absent.ask_to_stop()
    absent.wait()
    assert told.changes == 4, "nobody watched any more"
