"""Urgent tasks: rows and articles that somebody waits for, while a long list is still read."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from archive import Archive, Cancelled
from desktop.jobs import Job, Worker

LIMIT_MS = 10_000


class Long:
    """A task of two steps that makes way between them, when it is told to."""

    def __init__(self) -> None:
        self.entered, self.go_on = threading.Event(), threading.Event()
        self.order: list[str] = []

    def __call__(self, archive: Archive, job: Job) -> list[int]:
        numbers = archive.connection.execute("SELECT value FROM json_each('[1, 2, 3]')")
        found = [numbers.fetchone()[0]]
        self.entered.set()
        assert self.go_on.wait(30)
        self.order.append("first step")
        job.make_way()
        self.order.append("second step")
        return found + [number for (number,) in numbers]

    def note(self, what: str) -> None:
        self.order.append(what)


def test_what_is_urgent_is_done_between_two_steps(worker: Worker, qtbot: QtBot) -> None:
    long = Long()
    results: list[object] = []
    worker.run(long).succeeded.connect(results.append)
    assert long.entered.wait(30)
    worker.run(lambda _archive, _job: long.note("another"))
    for number in (1, 2):
        worker.run(lambda _archive, _job, number=number: long.note(f"urgent {number}"), urgent=True)
    long.go_on.set()
    qtbot.waitUntil(lambda: not worker.is_busy(), timeout=LIMIT_MS)
    assert long.order == ["first step", "urgent 1", "urgent 2", "second step", "another"]
    assert results == [[1, 2, 3]]


def test_what_is_urgent_waits_for_nobody_who_is_not_there(worker: Worker, qtbot: QtBot) -> None:
    job = worker.run(lambda archive, _job: archive.post_count(), urgent=True)
    with qtbot.waitSignal(job.succeeded, timeout=LIMIT_MS) as told:
        pass
    assert told.args[0] > 0


def test_an_urgent_job_that_is_cancelled_leaves_the_long_one_alone(
    worker: Worker, qtbot: QtBot
) -> None:
    long = Long()
    results: list[object] = []
    entered, ended = threading.Event(), threading.Event()

    def urgent(_archive: Archive, job: Job) -> None:
        entered.set()
        assert ended.wait(30)
        job.check()

    worker.run(long).succeeded.connect(results.append)
    assert long.entered.wait(30)
    job = worker.run_latest("article", urgent, urgent=True)
    long.go_on.set()
    assert entered.wait(30)
    cancelled: list[str] = []
    job.cancelled.connect(lambda: cancelled.append("it was"))
    job.cancel()
    ended.set()
    qtbot.waitUntil(lambda: not worker.is_busy(), timeout=LIMIT_MS)
    assert results == [[1, 2, 3]]
    assert cancelled == ["it was"]


def test_who_made_way_and_is_cancelled_meanwhile_stops(worker: Worker, qtbot: QtBot) -> None:
    long = Long()
    job = worker.run(long)
    assert long.entered.wait(30)

    def urgent(_archive: Archive, _job: Job) -> None:
        job.cancel()

    worker.run(urgent, urgent=True)
    with qtbot.waitSignal(job.cancelled, timeout=LIMIT_MS):
        long.go_on.set()
    assert long.order == ["first step"]


def test_an_urgent_error_is_told_to_who_asked(worker: Worker, qtbot: QtBot) -> None:
    long = Long()
    results: list[object] = []

    def urgent(_archive: Archive, _job: Job) -> None:
        raise Cancelled

    worker.run(long).succeeded.connect(results.append)
    assert long.entered.wait(30)
    job = worker.run(urgent, urgent=True)
    with qtbot.waitSignal(job.cancelled, timeout=LIMIT_MS):
        long.go_on.set()
    qtbot.waitUntil(lambda: not worker.is_busy(), timeout=LIMIT_MS)
    assert results == [[1, 2, 3]]
