"""Work on an archive that is interrupted where it takes too long, as the window does it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread

from archive import Archive, Cancelled
from benchmarks.figures import Timing

AGAIN = 0.25  # seconds; an interrupt that met nothing to interrupt is repeated


@dataclass(frozen=True)
class Attempt:
    """``stopped`` is None where the work came to its end; else the seconds from the first
    interrupt until the work had really stopped."""

    timing: Timing
    stopped: float | None = None


def within(archive: Archive, limit: float, work: Callable[[], object]) -> Attempt:
    """Do *work* on *archive* for at most *limit* seconds, and see how soon it stops then."""
    done = Event()
    asked: list[float] = []

    def interrupt() -> None:
        if done.wait(limit):
            return
        asked.append(time.perf_counter())
        archive.interrupt()
        while not done.wait(AGAIN):
            archive.interrupt()

    watcher = Thread(target=interrupt, daemon=True)
    watcher.start()
    began, worked = time.perf_counter(), time.process_time()
    stopped = False
    try:
        work()
    except Cancelled:
        stopped = True
    finally:
        ended, used = time.perf_counter(), time.process_time() - worked
        done.set()
        watcher.join()
    late = ended - asked[0] if stopped and asked else None
    return Attempt(Timing(ended - began, used), late)
