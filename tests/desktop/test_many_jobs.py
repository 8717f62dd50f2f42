"""Jobs that are over before anybody could listen."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from desktop.jobs import Worker
from tests.desktop.test_jobs import Listener

LIMIT_MS = 10_000


@pytest.mark.slow
def test_no_job_goes_while_its_worker_still_tells_of_it(worker: Worker, qtbot: QtBot) -> None:
    """Jobs that are over at once: the news is dealt with before the thread has left the signal.
    An object that is deleted by then has crashed the app, once in some thousand jobs."""
    done: list[object] = []
    for number in range(3_000):
        worker.run(lambda _archive, _job, number=number: number).succeeded.connect(done.append)
    qtbot.waitUntil(lambda: len(done) == 3_000, timeout=60_000)
    assert done == list(range(3_000))
    qtbot.waitUntil(lambda: not worker.is_busy(), timeout=LIMIT_MS)


def test_a_job_connected_after_it_was_done_is_still_heard(worker: Worker, qtbot: QtBot) -> None:
    """Signals come through the event loop, so connecting after ``run`` is never too late."""
    done = threading.Event()
    job = worker.run(lambda _archive, _job: done.set())
    assert done.wait(10)
    with qtbot.waitSignal(job.finished, timeout=LIMIT_MS):
        listener = Listener(job)
    assert listener.words == ["succeeded", "finished"]
