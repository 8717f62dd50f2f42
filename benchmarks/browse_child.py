"""The window of ``bench_browsing``: the real one, scrolled and typed into, with a clock beside it.

Called as ``python -m benchmarks.browse_child ARCHIVE JUMPS STARTED``; prints one line of JSON. The
beats are a timer in the GUI thread: a longer gap between two of them is a window that stands still.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from benchmarks.figures import memory
from desktop.__main__ import load_app
from desktop.settings import Settings

if TYPE_CHECKING:
    from desktop.app import Desktop

MEASURED_JUMPS = 200
BEAT_MS = 2
TYPED = "轨道上的京津冀"
KEY_MS = 80
PAUSE_MS = 1_500  # between typing and deleting: the search is asked for, and answered
TIMES_TYPED = 3


class Beats(QObject):
    """Beats in the GUI thread; remembers how long it was at most between two."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        self.works: list[float] = []
        self._last = self._worked = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.on_beat)

    def start(self) -> None:
        """Begin to beat; what was remembered is forgotten."""
        self.gaps, self.works = [], []
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        """End: ``gaps`` are the seconds between beats, ``works`` what this thread worked then."""
        self._timer.stop()

    def on_beat(self) -> None:
        """Another one."""
        now = time.perf_counter()
        worked = time.thread_time()
        self.gaps.append(now - self._last)
        self.works.append(worked - self._worked)
        self._last, self._worked = now, worked


class Browser(QObject):
    """Does one thing after the other, each when the one before is on the screen."""

    def __init__(self, desktop: Desktop, jumps: int, started: float) -> None:
        super().__init__(desktop)
        self._desktop, self._started, self._jumps_wanted = desktop, started, jumps
        self._measured = min(MEASURED_JUMPS, jumps)
        self._chance = random.Random(1)
        self._beats = Beats(self)
        self._said: dict[str, object] = {}
        self._jumps: list[float] = []
        self._jump_works: list[float] = []
        self._jumped: tuple[float, float] | None = None
        self._complete = False
        self._keys: list[Callable[[], None]] = []
        desktop.window.post_list.painted.connect(self.on_painted)
        desktop.browse.model.loaded.connect(self.on_loaded)
        desktop.viewer_ready.connect(self.begin_when_complete)

    # Start

    def on_loaded(self, count: int, is_complete: bool) -> None:
        """A part of the list is here."""
        if is_complete and not self._complete:
            self._complete = True
            self._said |= {"posts": count, "complete": time.time() - self._started}
            self.begin_when_complete()

    def begin_when_complete(self) -> None:
        """Jump as soon as the whole list and the viewer are there."""
        if self._complete and self._desktop.window.viewer is not None:
            QTimer.singleShot(PAUSE_MS, self, self.jump)

    def on_painted(self) -> None:
        """Rows are on the screen; with their words, where the uppermost one has any."""
        view, model = self._desktop.window.post_list, self._desktop.browse.model
        if model.summary_at(max(0, view.rowAt(view.viewport().height() // 2))) is None:
            return
        now = time.perf_counter()
        if "list" not in self._said:
            self._said["list"] = time.time() - self._started
            self._said["list_work"] = time.process_time()
        elif self._jumped is not None:
            self._jumps.append(now - self._jumped[0])
            self._jump_works.append(time.process_time() - self._jumped[1])
            self._jumped = None
            QTimer.singleShot(0, self, self.after_jump)

    # Jumps

    def jump(self) -> None:
        """The scroll bar goes somewhere else."""
        bar = self._desktop.window.post_list.verticalScrollBar()
        if bar.maximum() == 0:  # all rows are on the screen
            self._jumps.append(0.0)
            self._jump_works.append(0.0)
            self.after_jump()
            return
        place = bar.value()
        while place == bar.value():
            place = self._chance.randrange(bar.maximum() + 1)
        self._jumped = time.perf_counter(), time.process_time()
        bar.setValue(place)

    def after_jump(self) -> None:
        """Go on; type once the measured ones are done; end at last."""
        done = len(self._jumps)
        if done == self._measured and "memory_before" not in self._said:
            self._said |= {"jumps": list(self._jumps), "jump_works": list(self._jump_works)}
            self._said["memory_before"] = memory()
            self.type()
        elif done >= self._jumps_wanted:
            self._said |= {"jumped": done, "memory_after": memory()}
            print(json.dumps(self._said))
            self._desktop.window.close()
        else:
            self.jump()

    # Typing

    def type(self) -> None:
        """Type and delete, some times over; then the other jumps."""
        box = self._desktop.window.search_bar.findChild(QLineEdit)
        assert isinstance(box, QLineEdit)
        box.setFocus()
        for _ in range(TIMES_TYPED):
            self._keys += [lambda one=one: commit(box, one) for one in TYPED]  # type: ignore[misc]
            self._keys += [lambda: QTest.keyClick(box, Qt.Key.Key_Backspace) for _ in TYPED]
        self._beats.start()
        self.on_key()

    def on_key(self) -> None:
        """The next key."""
        if not self._keys:
            self._beats.stop()
            self._said |= {"gaps": self._beats.gaps, "works": self._beats.works}
            self.after_jump()
            return
        self._keys.pop(0)()
        pause = PAUSE_MS if len(self._keys) % len(TYPED) == 0 else KEY_MS
        QTimer.singleShot(pause, self, self.on_key)


def commit(box: QLineEdit, text: str) -> None:
    """What an input method does when a character was chosen."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(box, event)


def main() -> None:
    """Run until everything is measured."""
    archive, jumps, started = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    with tempfile.TemporaryDirectory() as scratch:
        start = load_app()
        app = start.make_application(sys.argv[:1])
        desktop = start.Desktop(app, Settings(Path(scratch) / "settings.ini"))
        browser = Browser(desktop, jumps, started)
        desktop.start(archive)
        app.exec()
        del browser
        desktop.dispose()


if __name__ == "__main__":
    main()
