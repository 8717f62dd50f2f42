"""Workers and jobs: order, cancelling, errors, and in whose thread everything happens."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from archive import (
    Archive,
    ArchiveReadOnlyError,
    Cancelled,
    NotAnArchiveError,
    PostFilter,
    Progress,
    open_archive,
)
from archive.storage.connection import storage_errors
from desktop.jobs import REPORT_SECONDS, Job, Worker
from tests.desktop.library import Library

LIMIT_MS = 10_000
# Counts to a number that no test lives to see, in SQLite itself: only an interrupt ends it.
ENDLESS_SQL = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


class Listener(QObject):
    """Writes down what a job says, and in which thread it was told."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.heard: list[tuple[str, object]] = []
        self.threads: set[threading.Thread] = set()
        job.progressed.connect(self.on_progressed)
        job.partial.connect(self.on_partial)
        job.succeeded.connect(self.on_succeeded)
        job.failed.connect(self.on_failed)
        job.cancelled.connect(self.on_cancelled)
        job.finished.connect(self.on_finished)

    def _note(self, what: str, value: object = None) -> None:
        self.heard.append((what, value))
        self.threads.add(threading.current_thread())

    def on_progressed(self, progress: Progress) -> None:
        self._note("progressed", progress.done)

    def on_partial(self, part: object) -> None:
        self._note("partial", part)

    def on_succeeded(self, result: object) -> None:
        self._note("succeeded", result)

    def on_failed(self, error: object) -> None:
        self._note("failed", error)

    def on_cancelled(self) -> None:
        self._note("cancelled")

    def on_finished(self) -> None:
        self._note("finished")

    @property
    def words(self) -> list[str]:
        """The names of what was heard, in order."""
        return [what for what, _value in self.heard]


def count_for_ever(archive: Archive, entered: threading.Event) -> None:
    """A query that ends when it is interrupted, as the core runs its own."""
    archive.connection.set_progress_handler(entered.set, 1_000)
    with storage_errors(archive.path):
        archive.connection.execute(ENDLESS_SQL).fetchone()


class Gate:
    """A task that says when it runs, and ends when it is let go."""

    def __init__(self) -> None:
        self.entered, self.open = threading.Event(), threading.Event()

    def __call__(self, _archive: Archive, _job: Job) -> str:
        self.entered.set()
        assert self.open.wait(30)
        return "through"


@pytest.fixture
def finish(qtbot: QtBot) -> Callable[[Worker], None]:
    """Wait until a worker has nothing left to do and everything was said."""

    def wait(worker: Worker) -> None:
        qtbot.waitUntil(lambda: not worker.is_busy(), timeout=LIMIT_MS)

    return wait


def test_a_result_arrives_in_the_gui_thread(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    tasks_thread = []

    def task(archive: Archive, job: Job) -> str:
        tasks_thread.append(threading.current_thread().name)
        job.give("a part")
        return archive.post(1).title

    listener = Listener(worker.run(task))
    finish(worker)
    assert listener.words == ["partial", "succeeded", "finished"]
    assert listener.heard[1][1]
    assert listener.threads == {threading.main_thread()}
    assert tasks_thread[0].startswith("archive-reader")


def test_tasks_run_one_after_the_other_in_order(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    done: list[tuple[int, str]] = []
    running = threading.Semaphore(1)

    def make(number: int) -> Callable[[Archive, Job], None]:
        def task(_archive: Archive, _job: Job) -> None:
            assert running.acquire(blocking=False), "two tasks at once"
            done.append((number, threading.current_thread().name))
            running.release()

        return task

    listeners = [Listener(worker.run(make(number))) for number in range(50)]
    finish(worker)
    assert [number for number, _name in done] == list(range(50))
    assert len({name for _number, name in done}) == 1
    assert all(one.words == ["succeeded", "finished"] for one in listeners)


def test_a_waiting_job_that_is_cancelled_never_starts(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    gate, started = Gate(), []
    first = Listener(worker.run(gate))
    job = worker.run(lambda _archive, _job: started.append("started"))
    listener = Listener(job)
    job.cancel()
    gate.open.set()
    finish(worker)
    assert first.words == ["succeeded", "finished"]
    assert listener.words == ["cancelled", "finished"]
    assert started == []


def test_a_running_job_stops_at_its_next_check(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    entered = threading.Event()

    def task(_archive: Archive, job: Job) -> None:
        entered.set()
        while True:
            job.check()

    job = worker.run(task)
    listener = Listener(job)
    assert entered.wait(10)
    job.cancel()
    assert job.is_cancelled()
    finish(worker)
    assert listener.words == ["cancelled", "finished"]


def test_a_long_query_of_a_reader_is_interrupted(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    entered = threading.Event()

    def task(archive: Archive, _job: Job) -> None:
        try:
            count_for_ever(archive, entered)
        finally:
            archive.connection.set_progress_handler(None, 0)

    job = worker.run(task)
    listener = Listener(job)
    assert entered.wait(10)
    job.cancel()
    finish(worker)
    assert listener.words == ["cancelled", "finished"]
    # The archive is as good as before.
    after = Listener(worker.run(lambda archive, _job: archive.post(1).id))
    finish(worker)
    assert after.heard[0] == ("succeeded", 1)


def test_who_cancels_between_two_calls_is_heard_by_the_next(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    entered, go_on = threading.Event(), threading.Event()

    def task(archive: Archive, _job: Job) -> None:
        archive.summaries([1])
        entered.set()
        assert go_on.wait(30)
        archive.summaries([1])

    job = worker.run(task)
    listener = Listener(job)
    assert entered.wait(10)
    job.cancel()
    go_on.set()
    finish(worker)
    assert listener.words == ["cancelled", "finished"]


def test_cancelling_one_job_leaves_the_running_one_alone(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    gate = Gate()

    def task(archive: Archive, job: Job) -> int:
        gate(archive, job)
        return sum(len(ids) for ids in archive.iter_post_ids(PostFilter()))

    running = Listener(worker.run(task))
    waiting = worker.run(lambda _archive, _job: None)
    assert gate.entered.wait(10)
    waiting.cancel()
    gate.open.set()
    finish(worker)
    assert running.heard[0] == ("succeeded", 300)


def test_a_writer_is_not_interrupted(writer: Worker, finish: Callable[[Worker], None]) -> None:
    """It would lose its batch: a writer is asked to stop and does so itself."""
    entered, cancelled = threading.Event(), threading.Event()
    counted = []

    def task(archive: Archive, job: Job) -> None:
        entered.set()
        assert cancelled.wait(10)
        counted.append(archive.connection.execute("SELECT count(*) FROM post").fetchone()[0])
        job.check()

    job = writer.run(task)
    listener = Listener(job)
    assert entered.wait(10)
    job.cancel()
    cancelled.set()
    finish(writer)
    assert counted == [300]
    assert listener.words == ["cancelled", "finished"]


def test_run_latest_keeps_only_the_newest(worker: Worker, finish: Callable[[Worker], None]) -> None:
    gate, ran = Gate(), []
    worker.run(gate)

    def make(number: int) -> Callable[[Archive, Job], int]:
        def task(_archive: Archive, _job: Job) -> int:
            ran.append(number)
            return number

        return task

    listeners = [Listener(worker.run_latest("search", make(number))) for number in range(5)]
    other = Listener(worker.run_latest("facets", make(99)))
    gate.open.set()
    finish(worker)
    assert ran == [4, 99]
    assert [one.words[0] for one in listeners] == ["cancelled"] * 4 + ["succeeded"]
    assert other.heard[0] == ("succeeded", 99)


def test_run_latest_ends_the_one_that_runs(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    entered = threading.Event()

    def endless(_archive: Archive, job: Job) -> None:
        entered.set()
        while True:
            job.check()

    first = Listener(worker.run_latest("search", endless))
    assert entered.wait(10)
    second = Listener(worker.run_latest("search", lambda _archive, _job: "second"))
    finish(worker)
    assert first.words == ["cancelled", "finished"]
    assert second.heard[0] == ("succeeded", "second")


def test_what_can_wait_gives_way_to_anything_else(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    entered = threading.Event()

    def endless(archive: Archive, _job: Job) -> None:
        try:
            count_for_ever(archive, entered)
        finally:
            archive.connection.set_progress_handler(None, 0)

    aside = Listener(worker.run_aside("aside", endless))
    assert entered.wait(10)
    other = Listener(worker.run(lambda _archive, _job: 7))
    waiting = Listener(worker.run_aside("aside", lambda _archive, _job: 8))
    finish(worker)
    assert (aside.words, other.words) == (["cancelled", "finished"], ["succeeded", "finished"])
    assert waiting.words == ["succeeded", "finished"], "only what comes later takes its place"


def test_progress_is_told_now_and_then_and_at_the_end(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    total = 20_000

    def task(_archive: Archive, job: Job) -> float:
        began = time.monotonic()
        for done in range(1, total + 1):
            job.report(Progress("read", done, total))
        return time.monotonic() - began

    listener = Listener(worker.run(task))
    finish(worker)
    told = [value for what, value in listener.heard if what == "progressed"]
    took = dict(listener.heard)["succeeded"]
    assert isinstance(took, float)
    assert told[0] == 1, "the first report is told at once"
    assert told[-1] == total, "the last report is always told"
    assert len(told) <= took / REPORT_SECONDS + 3


def test_report_and_give_raise_when_the_job_was_cancelled(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    gate, raised = Gate(), []

    def task(archive: Archive, job: Job) -> None:
        gate(archive, job)
        for call in (lambda: job.report(Progress("read", 1, 2)), lambda: job.give("part")):
            with pytest.raises(Cancelled):
                call()
            raised.append(call)

    job = worker.run(task)
    listener = Listener(job)
    assert gate.entered.wait(10)
    job.cancel()
    gate.open.set()
    finish(worker)
    assert len(raised) == 2
    assert listener.words == ["cancelled", "finished"]


def test_an_error_of_a_task_is_told_and_the_next_task_runs(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    error = ValueError("broken")

    def task(_archive: Archive, _job: Job) -> None:
        raise error

    failing = Listener(worker.run(task))
    next_one = Listener(worker.run(lambda _archive, _job: "fine"))
    finish(worker)
    assert failing.heard == [("failed", error), ("finished", None)]
    assert next_one.heard[0] == ("succeeded", "fine")


def test_what_a_cancelled_task_has_to_say_is_heard(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    """An import that was stopped has a report; a full disk is news after Cancel, too."""
    gate, error = Gate(), OSError("disk full")

    def task(archive: Archive, job: Job) -> None:
        gate(archive, job)
        job.leave("the report")
        raise error

    job = worker.run(task)
    listener = Listener(job)
    assert gate.entered.wait(10)
    job.cancel()
    gate.open.set()
    finish(worker)
    assert listener.heard == [("partial", "the report"), ("failed", error), ("finished", None)]


def test_nobody_hears_of_the_trouble_of_a_job_that_was_superseded(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    gate = Gate()

    def task(archive: Archive, job: Job) -> None:
        gate(archive, job)
        raise OSError("disk full")

    first = Listener(worker.run_latest("search", task))
    assert gate.entered.wait(10)
    second = Listener(worker.run_latest("search", lambda _archive, _job: "second"))
    gate.open.set()
    finish(worker)
    assert first.words == ["cancelled", "finished"]
    assert second.heard[0] == ("succeeded", "second")


def test_what_must_run_runs_before_the_worker_closes(
    writer: Worker, library: Library, finish: Callable[[Worker], None]
) -> None:
    jobs: list[Job] = []

    def wait_for_the_end(_archive: Archive, _job: Job) -> None:
        while not (jobs and jobs[-1].is_cancelled()):
            pass

    writer.run(wait_for_the_end, must_run=True)
    save = writer.run(lambda archive, _job: archive.set_starred([1], True), must_run=True)
    drop = writer.run(lambda archive, _job: archive.set_starred([2], True))
    saved, dropped = Listener(save), Listener(drop)
    jobs.append(drop)
    assert writer.close()
    finish(writer)
    assert (saved.words[0], dropped.words[0]) == ("succeeded", "cancelled")
    with open_archive(library.path, read_only=True) as archive:
        assert (archive.post(1).starred, archive.post(2).starred) == (True, False)


def test_an_error_of_the_archive_is_the_archives_own(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    listener = Listener(worker.run(lambda archive, _job: archive.set_starred([1], True)))
    finish(worker)
    assert isinstance(listener.heard[0][1], ArchiveReadOnlyError)


def test_an_archive_that_cannot_be_opened_fails_every_job(
    tmp_path: Path, make_worker: Callable[..., Worker], finish: Callable[[Worker], None]
) -> None:
    missing = make_worker(lambda: open_archive(tmp_path / "missing.fiche", read_only=True))
    listeners = [Listener(missing.run(lambda _archive, _job: None)) for _ in range(2)]
    finish(missing)
    for listener in listeners:
        assert isinstance(listener.heard[0][1], NotAnArchiveError)


def test_closing_while_busy_cancels_everything(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    entered = threading.Event()
    running = Listener(worker.run(lambda archive, _job: count_for_ever(archive, entered)))
    waiting = [Listener(worker.run(lambda _archive, _job: None)) for _ in range(3)]
    assert entered.wait(10)
    assert worker.is_busy()
    assert worker.close()
    finish(worker)
    assert running.words == ["cancelled", "finished"]
    assert all(one.words == ["cancelled", "finished"] for one in waiting)


def test_the_archive_is_opened_and_closed_in_the_workers_thread(
    library: Library, make_worker: Callable[..., Worker], finish: Callable[[Worker], None]
) -> None:
    threads = []

    class Watched(Archive):
        def close(self) -> None:
            threads.append(threading.current_thread().name)
            super().close()

    def open_watched() -> Archive:
        threads.append(threading.current_thread().name)
        archive = open_archive(library.path, read_only=True)
        archive.__class__ = Watched
        return archive

    own = make_worker(open_watched, "mine")
    assert threads == [], "nothing is opened before it is needed"
    Listener(own.run(lambda _archive, _job: None))
    finish(own)
    assert own.close()
    assert len(threads) == 2
    assert all(name.startswith("mine") for name in threads)


def test_a_closed_worker_cancels_what_it_is_asked(
    worker: Worker, finish: Callable[[Worker], None]
) -> None:
    assert worker.close()
    assert worker.close(), "closing twice is fine"
    listener = Listener(worker.run(lambda _archive, _job: "done"))
    finish(worker)
    assert listener.words == ["cancelled", "finished"]
