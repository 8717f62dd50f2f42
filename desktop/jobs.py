"""Work outside of the GUI thread: one worker is one thread with one open archive.

A worker's archive is opened, used and closed in the worker's own thread. Jobs are handles that
live in the GUI thread, and so do their signals: whoever connects a bound method of a QObject is
called in the GUI thread.
"""

from __future__ import annotations

import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from archive import Archive, Cancelled, Progress

REPORT_SECONDS = 0.1
CLOSE_SECONDS = 5.0

Task = Callable[[Archive, "Job"], Any]


class Job(QObject):
    """One task, waiting, running or done.

    Signals, all in the GUI thread: ``progressed(Progress)``, ``partial(object)`` for results that
    come before the end, then exactly one of ``succeeded(object)``, ``failed(Exception)``,
    ``cancelled()``, and at last ``finished()``.
    """

    progressed = Signal(object)
    partial = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()
    _reporting = Signal(object)
    _giving = Signal(object)
    _settled = Signal(object, object)

    def __init__(self, worker: Worker, *, must_run: bool = False) -> None:
        super().__init__(worker)
        self._worker = worker
        self.must_run = must_run
        self.gives_way = False
        self._is_superseded = False
        self._cancel = threading.Event()
        self._saying = threading.Lock()
        self._reported = 0.0
        self._stage = ""
        # All news goes through the event loop of the GUI thread first: a task may be faster than
        # whoever asked for it is in connecting to the public signals, and nothing must be lost.
        queued = Qt.ConnectionType.QueuedConnection
        self._reporting.connect(self.progressed, queued)
        self._giving.connect(self.partial, queued)
        self._settled.connect(self._settle, queued)

    def cancel(self) -> None:
        """Ask the task to stop; it stops soon, or is never started."""
        self._cancel.set()
        self._worker.interrupt(self)

    def supersede(self) -> None:
        """Another job answers the same question anew: nobody wants to hear of this one."""
        self._is_superseded = True
        self.cancel()

    def is_cancelled(self) -> bool:
        """Whether somebody asked the task to stop. From any thread."""
        return self._cancel.is_set()

    def report(self, progress: Progress) -> None:
        """Called by the task: say how far it is; a few times a second at most, and whenever the
        work enters another stage.

        :raises Cancelled: somebody asked the task to stop
        """
        self.check()
        now = time.monotonic()
        last = progress.total is not None and progress.done == progress.total
        is_news = last or progress.stage != self._stage
        if is_news or now - self._reported >= REPORT_SECONDS:
            self._reported, self._stage = now, progress.stage
            self._reporting.emit(progress)

    def give(self, part: object) -> None:
        """Called by the task: hand over a part of its result.

        :raises Cancelled: somebody asked the task to stop
        """
        self.check()
        self.leave(part)

    def leave(self, part: object) -> None:
        """The same, for a task that has something to say even when it was cancelled."""
        self._giving.emit(part)

    def check(self) -> None:
        """Called by the task between two steps.

        :raises Cancelled: somebody asked the task to stop
        """
        if self._cancel.is_set():
            raise Cancelled

    def make_way(self) -> None:
        """Called by a task that takes long, between two steps: what is urgent is done first.

        :raises Cancelled: somebody asked the task to stop
        """
        self._worker.do_urgent(self)
        self.check()

    def settle(self, result: object, error: BaseException | None) -> None:
        """Called by the worker's thread when the task is over."""
        with self._saying:
            self._settled.emit(result, error)

    def _settle(self, result: object, error: BaseException | None) -> None:
        # The news may be here before the other thread has left the signal, in which it goes on
        # reading this object: whoever deleted it by then would crash the app.
        with self._saying:
            pass
        if error is not None and not isinstance(error, Cancelled) and not self._is_superseded:
            self.failed.emit(error)  # a full disk is news for somebody who pressed Cancel, too
        elif error is not None or self._cancel.is_set():
            self.cancelled.emit()
        else:
            self.succeeded.emit(result)
        self.finished.emit()
        self._worker.forget(self)
        self.deleteLater()


class Worker(QObject):
    """One named thread and the archive in it. Tasks run one after the other, but urgent ones in
    between the steps of one that makes way.

    Signal: ``closed()``, once its archive is closed.
    """

    closed = Signal()
    _archive_closed = Signal()

    def __init__(
        self, open_it: Callable[[], Archive], name: str, parent: QObject | None = None
    ) -> None:
        """*open_it* is called in the worker's thread, before its first task."""
        super().__init__(parent)
        self._open_it = open_it
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._archive: Archive | None = None
        self._lock = threading.Lock()
        self._running: Job | None = None
        self._jobs: set[Job] = set()
        self._latest: dict[str, Job] = {}
        self._urgent: deque[tuple[Job, Task]] = deque()
        self._closing: Future[None] | None = None
        self._close_error: BaseException | None = None
        self._was_waited_for = False
        self._saying = threading.Lock()
        self._archive_closed.connect(self._on_archive_closed, Qt.ConnectionType.QueuedConnection)

    def run(self, task: Task, *, must_run: bool = False, urgent: bool = False) -> Job:
        """Do *task* when those before it are done, or, where it is *urgent*, sooner; with
        *must_run* even if the worker is closed meanwhile."""
        for other in self._jobs:
            if other.gives_way:
                other.cancel()
        job = Job(self, must_run=must_run)
        self._jobs.add(job)
        if self._closing is not None:
            job.cancel()
            job.settle(None, Cancelled())
        elif urgent:
            self._urgent.append((job, task))
            self._pool.submit(self._work_urgent)
        else:
            self._pool.submit(self._work, job, task)
        return job

    def run_latest(self, slot: str, task: Task, *, urgent: bool = False) -> Job:
        """The same, and whatever waits or runs under the name *slot* is no longer wanted."""
        before = self._latest.get(slot)
        if before is not None:
            before.supersede()
        job = self.run(task, urgent=urgent)
        self._latest[slot] = job
        return job

    def run_aside(self, slot: str, task: Task) -> Job:
        """The same for what can wait: the job is cancelled as soon as any other is asked for, and
        it is for the caller to ask again later."""
        job = self.run_latest(slot, task)
        job.gives_way = True
        return job

    def _work(self, job: Job, task: Task) -> None:
        """In the worker's thread."""
        with self._lock:
            self._running = job
        self._do(job, task)

    def _do(self, job: Job, task: Task) -> None:
        result: object = None
        error: BaseException | None = None
        try:
            job.check()
            if self._archive is None:
                self._archive = self._open_it()
            with self._archive.interruptible():
                job.check()  # who asked before is heard here, who asks later by the archive
                result = task(self._archive, job)
        except BaseException as raised:
            let_go(raised)
            error = raised
        finally:
            with self._lock:
                self._running = None
        job.settle(result, error)

    def _work_urgent(self) -> None:
        """In the worker's thread: the next urgent task, unless another made way for it before."""
        if self._urgent:  # only this thread takes them out
            self._work(*self._urgent.popleft())

    def do_urgent(self, running: Job) -> None:
        """In the worker's thread, by the task of *running*: everything urgent that waits."""
        with self._lock:
            self._running = None  # an interrupt of what is urgent would stop *running* as well
        while self._urgent:
            self._do(*self._urgent.popleft())
        with self._lock:
            self._running = running

    def interrupt(self, job: Job) -> None:
        """Wake the archive out of a long query, if *job* is what runs. Reading only: a writer
        stops by itself at the edge of a batch."""
        with self._lock:
            archive = self._archive
            if self._running is job and archive is not None and archive.read_only:
                archive.interrupt()

    def forget(self, job: Job) -> None:
        """The job is over."""
        self._jobs.discard(job)
        for slot, latest in list(self._latest.items()):
            if latest is job:
                del self._latest[slot]

    def is_busy(self) -> bool:
        """Whether any job waits or runs."""
        return bool(self._jobs)

    def begin_to_close(self) -> None:
        """Cancel what need not be done, close the archive in its own thread, end the thread;
        ``closed()`` follows, which may be seconds later: a job stops where it can."""
        if self._closing is not None:
            return
        for job in list(self._jobs):
            if not job.must_run:
                job.cancel()
        self._closing = self._pool.submit(self._close_archive)
        self._pool.shutdown(wait=False)

    def close(self) -> bool:
        """The same, and wait for it.

        :returns: whether that was done within CLOSE_SECONDS
        """
        if self._was_waited_for:
            return True
        self.begin_to_close()
        assert self._closing is not None
        self._was_waited_for = True
        try:
            self._closing.result(timeout=CLOSE_SECONDS)
        except TimeoutError:
            return False
        return True

    def _close_archive(self) -> None:
        archive, self._archive = self._archive, None
        try:
            if archive is not None:
                archive.close()
        except BaseException as error:
            self._close_error = error
            raise
        finally:
            with self._saying:
                self._archive_closed.emit()

    def _on_archive_closed(self) -> None:
        with self._saying:  # as in Job: the other thread must have left the signal
            pass
        self.closed.emit()
        if self._close_error is not None and not self._was_waited_for:
            raise self._close_error


def let_go(error: BaseException) -> None:
    """Drop what the functions that *error* came through still hold.

    A statement that was read halfway counts as running until its cursor is gone, and SQLite stops
    whatever is asked while a statement runs that was to be stopped.
    """
    one: BaseException | None = error
    while one is not None:
        traceback.clear_frames(one.__traceback__)
        one = one.__cause__ or one.__context__
