"""A worker that is left: it ends when its task can, and nobody has to wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from archive import Archive, open_archive
from desktop.jobs import Job, Worker
from tests.desktop.library import Library

LIMIT_MS = 10_000


def test_closing_need_not_be_waited_for(
    qtbot: QtBot, library: Library, make_worker: Callable[..., Worker]
) -> None:
    may_end = threading.Event()

    def stubborn(_archive: Archive, job: Job) -> None:
        may_end.wait(LIMIT_MS)
        job.check()

    writer = make_worker(lambda: open_archive(library.path), "archive-writer")
    said: list[str] = []
    job = writer.run(stubborn)
    job.cancelled.connect(lambda: said.append("cancelled"))
    writer.closed.connect(lambda: said.append("closed"))
    with qtbot.waitSignal(writer.closed, timeout=LIMIT_MS):
        writer.begin_to_close()
        writer.begin_to_close()  # twice is fine
        assert said == [], "its task has not ended"
        may_end.set()
    assert said == ["cancelled", "closed"]
    with open_archive(library.path):
        pass  # it can be written to again
