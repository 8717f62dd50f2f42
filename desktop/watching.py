"""One folder, watched in a thread of its own: something changed there, or it is gone."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

QUIET_MS = 700
"""So long nothing more must happen: scripts and editors write a file in several steps."""

LONGEST_SECONDS = 15.0
"""A folder in which something changes all the time is told of so often."""

STEP_MS = 100
"""The thread looks so often whether it shall stop."""

POLL_MS = 5_000
"""Where the system does not tell, all files are looked at so often."""

ABSENT_SECONDS = 2.0
BROKEN_SECONDS = 60.0
SKIPPED = frozenset({"_site", "node_modules", "__pycache__"})


class FolderWatcher(QObject):
    """Signals, in the GUI thread: ``changed(folder)`` soon after the start and after each change,
    when it is quiet again; ``gone(folder)`` when the folder is not there. When it comes back,
    it counts as changed.

    Changes of hidden files, and of *archive* and what stands beside it under its name, are no
    news: an import that writes would call for the next.
    """

    changed = Signal(Path)
    gone = Signal(Path)
    _noticed = Signal(bool)

    def __init__(self, folder: Path, archive: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._archive = str(archive.resolve())
        self._stop = threading.Event()
        self._noticed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name=f"watch {folder.name}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Let the thread end soon; nothing more is told."""
        self._stop.set()

    def wait(self) -> None:
        """Wait until the thread has ended: a tenth of a second, as a rule."""
        self._thread.join()

    def is_news(self, _change: object, path: str) -> bool:
        """Whether a changed *path* may matter to an import."""
        if path == self._archive or path.startswith(f"{self._archive}-"):
            return False
        below = path.removeprefix(str(self.folder)).replace("\\", "/").split("/")
        return not any(part.startswith(".") or part in SKIPPED for part in below)

    def _tell(self, is_there: bool) -> None:
        if not self._stop.is_set():
            (self.changed if is_there else self.gone).emit(self.folder)

    # In the thread

    def _run(self) -> None:
        must_poll = False
        while not self._stop.is_set():
            if self._wait_for_folder():
                must_poll = self._watch(must_poll=must_poll)

    def _wait_for_folder(self) -> bool:
        """Whether the folder is there; False when it is time to stop."""
        if self.folder.is_dir():
            return True
        self._noticed.emit(False)
        while not self._stop.wait(ABSENT_SECONDS):
            if self.folder.is_dir():
                return True
        return False

    def _watch(self, *, must_poll: bool) -> bool:
        """Watch until the folder is gone or another one; whether to poll the next time."""
        try:
            self._follow(must_poll=must_poll)
        except (OSError, RuntimeError):  # the library's own error is a RuntimeError
            if must_poll and not self._stop.wait(BROKEN_SECONDS):
                # Not even that works here: an import finds out by itself what has changed.
                self._noticed.emit(True)
            # The system has no watches left, as a rule. It may be that the folder went.
            return self.folder.is_dir()
        return must_poll

    def _follow(self, *, must_poll: bool) -> None:
        identity = self._identity()
        since: float | None = time.monotonic()  # what happened before counts, too
        with closing(self._changes(must_poll=must_poll)) as batches:
            for batch in batches:
                if not batch and self._identity() != identity:
                    return
                if batch and since is None:
                    since = time.monotonic()
                is_due = not batch or time.monotonic() - (since or 0) > LONGEST_SECONDS
                if since is not None and is_due:
                    since = None
                    self._noticed.emit(True)

    def _changes(self, *, must_poll: bool) -> Any:
        """Sets of changes, and an empty one whenever nothing happened for a while."""
        from watchfiles import watch  # noqa: PLC0415  (not needed to start)

        return watch(
            self.folder,
            watch_filter=self.is_news,
            debounce=QUIET_MS,
            step=STEP_MS,
            stop_event=self._stop,
            rust_timeout=QUIET_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=must_poll or None,
            poll_delay_ms=POLL_MS,
            ignore_permission_denied=True,
        )

    def _identity(self) -> tuple[int, int] | None:
        """What tells the folder from another one of its name; None where there is none."""
        try:
            status = self.folder.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino
