"""The real window in a process of its own, with somebody who watches it while it works.

What is looked at: how long the GUI thread stands still, what is logged, what the user would be
told, and what the process holds of memory, threads, files and objects.
"""

from __future__ import annotations

import ctypes
import gc
import logging
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.figures import memory
from desktop.__main__ import load_app
from desktop.settings import LANGUAGE, Settings
from tests.e2e.reader import Answers

if TYPE_CHECKING:
    from desktop.app import Desktop

BEAT_MS = 5
LOOK_SECONDS = 0.2
PATIENCE_SECONDS = 600.0
MEGABYTE = 1 << 20
EXPECTED = ("Running as root: ",)  # said once at start in containers

Step = Callable[[], bool]
"""What a script waits for: asked at each beat, until it is so."""

Script = Callable[["Watched"], Iterator[Step]]
"""What is done with the window, as a generator: it goes on when what it gave has come true."""


class Recorder(logging.Handler):
    """Keeps the warnings and errors that were logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """One line."""
        line = record.getMessage()
        if not line.startswith(EXPECTED):
            error = record.exc_info[1] if record.exc_info else None
            self.lines.append(f"{record.levelname} {record.name}: {line} {error or ''}".strip())


class Watched(QObject):
    """A window with a heartbeat. ``stage`` names what is being done; :attr:`gaps` has, by stage,
    the longest time in seconds between two beats of the GUI thread, less the beat itself, and
    :attr:`works` the most that it worked between two, and :attr:`holds` the same of all threads of
    this process, one of which may have held Python's lock: what others on the machine cost is not
    in these. ``peak`` is the most memory of its own that the process had."""

    def __init__(self, desktop: Desktop, answers: Answers, folder: Path) -> None:
        super().__init__(desktop)
        self.desktop, self.answers, self.folder = desktop, answers, folder
        self.window = desktop.window
        self.stage = "start"
        self.gaps: dict[str, float] = {}
        self.works: dict[str, float] = {}
        self.holds: dict[str, float] = {}
        self.peak = 0
        self.failure = ""
        self.said: dict[str, object] = {}
        self._steps: Iterator[Step] | None = None
        self._awaited: Step | None = None
        self._since = self._last = self._worked = self._held = self._looked = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.on_beat)

    def follow(self, script: Script) -> None:
        """Begin with a script; the window is closed at its end."""
        self._steps = script(self)
        self._awaited = None
        self._last = self._since = time.perf_counter()
        self._worked, self._held = time.thread_time(), time.process_time()
        self._timer.start(BEAT_MS)

    def on_beat(self) -> None:
        """Note how long it was since the last one; go on if what was awaited has come."""
        now = time.perf_counter()
        gap = now - self._last - BEAT_MS / 1000
        work = time.thread_time() - self._worked
        self.gaps[self.stage] = max(self.gaps.get(self.stage, 0.0), gap)
        self.works[self.stage] = max(self.works.get(self.stage, 0.0), work)
        hold = time.process_time() - self._held
        self.holds[self.stage] = max(self.holds.get(self.stage, 0.0), hold)
        self._last, self._worked, self._held = now, self._worked + work, self._held + hold
        if now - self._looked > LOOK_SECONDS:
            self._looked = now
            self.peak = max(self.peak, memory().get("own", 0))
        if self._awaited is not None and not self._awaited():
            if now - self._since < PATIENCE_SECONDS:
                return
            self.failure = f"waited too long in “{self.stage}”"
        assert self._steps is not None
        try:
            # What the script does it does as the user's hand would, in the window's own time.
            self._awaited = None if self.failure else next(self._steps, None)
        except Exception as error:
            self.failure = f"{type(error).__name__} in “{self.stage}”: {error}"
            raise
        finally:
            self._since = time.perf_counter()
            if self._awaited is None:
                self._timer.stop()
                self.window.close()

    # What a script waits for

    def is_idle(self) -> bool:
        """Whether no worker has anything to do, and no folder waits to be imported."""
        archives = self.desktop.archives
        workers = (archives.reader, archives.writer)
        is_busy = any(one is not None and one.is_busy() for one in workers)
        return not is_busy and self.desktop.quiet.is_idle() and not self.desktop.work.is_busy()

    def writers(self) -> list[object]:
        """The worker that may write, if there is one: an archive must not end up read-only."""
        return [one for one in (self.desktop.archives.writer,) if one is not None]

    def has_list(self) -> bool:
        """Whether the list is complete."""
        return self.window.is_reading() and "post" in self.window.count_text() and self.is_idle()


def pause(seconds: float) -> Step:
    """Come true after a while."""
    until = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= until


def holdings(window: QObject) -> dict[str, int]:
    """What the process holds now: bytes of its own memory, threads, open files, Qt's objects below
    the window and the application. What is free already goes back to the system first."""
    gc.collect()
    if sys.platform.startswith("linux"):
        with suppress(AttributeError):  # a C library without it
            ctypes.CDLL(None).malloc_trim(0)
    app = QApplication.instance()
    assert app is not None
    return {
        "memory": memory().get("own", 0),
        "threads": threading.active_count(),
        "tasks": _count("/proc/self/task"),
        "files": _count("/proc/self/fd"),
        "objects": len(window.findChildren(QObject)) + len(app.findChildren(QObject)),
        "windows": len(QApplication.topLevelWidgets()),
    }


def _count(folder: str) -> int:
    return len(os.listdir(folder)) if Path(folder).is_dir() else 0  # noqa: PTH208 - of numbers


def watch(script: Script, archive: Path, folder: Path) -> dict[str, object]:
    """Run the window on *archive*, which is made if it is not there, and follow *script* as soon as
    the article viewer is there. What came of it: ``gaps``, ``works``, ``holds``, ``log``, ``errors`` that the user was
    told, ``failure`` of the script, the ``peak`` of memory, and what the script has *said*."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    start = load_app()
    recorder = Recorder()
    logging.getLogger().addHandler(recorder)
    with tempfile.TemporaryDirectory() as home:
        os.environ["MICROFICHE_HOME"] = home
        app = start.make_application(sys.argv[:1])
        settings = Settings(Path(home) / "settings.ini")
        settings.set(LANGUAGE, "en")
        answers = Answers()
        desktop = start.Desktop(app, settings, asker=answers, open_external=lambda _url: True)
        start.install_excepthook(desktop)
        watched = Watched(desktop, answers, folder)
        desktop.viewer_ready.connect(lambda: watched.follow(script))
        desktop.archives.open(archive, create=True)
        desktop.start(archive)
        app.exec()
        said = {
            **watched.said,
            "gaps": {stage: round(gap, 3) for stage, gap in watched.gaps.items()},
            "works": {stage: round(work, 3) for stage, work in watched.works.items()},
            "holds": {stage: round(hold, 3) for stage, hold in watched.holds.items()},
            "log": recorder.lines,
            "errors": answers.errors,
            "failure": watched.failure,
            "peak": watched.peak,
        }
        desktop.dispose()
    return said
