"""Read and parse post files in worker processes that may be killed.

Somebody else's file can make a parser hang or eat all memory (SAFETY: nesting, tables), and
parsing is more than half of an import's work. So it runs in other processes: one that takes too
long over one file or dies is ended, the file is read again as plain text, and the rest goes on. Few
small files are read right here, which is over before a process would have started.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import queue
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import cycle
from multiprocessing import resource_tracker
from typing import Any, Generic, Protocol, Self, TypeVar

from archive.errors import ArchiveError
from archive.importing.sender import Sender

FILE_SECONDS = 10.0
"""How long one file may take in a worker before the worker is ended."""

LISTEN_SECONDS = 0.1
"""So often, while there is no result, it is asked whether anybody wants one still."""

PLAIN_TIMES = 6
"""So many times as long it may take the simple way, which is linear and bounded: five million
characters need some seconds, and far more on a machine that has other things to do."""

START_SECONDS = 120.0
"""How long a worker may take to its first file: a cold disk, or a virus scanner reading it all."""

MEMORY_BYTES = 2 << 30
CHUNK_FILES = 64
CHUNK_BYTES = 1 << 20
CHUNKS_AHEAD = 40
"""Chunks given to a worker before its first is fetched: work for as long as the process that writes
is busy with a batch of :data:`archive.storage.writer.BATCH_POSTS`."""

NICENESS = 5
"""By so much workers give way. The process that writes is the one that all wait for, and the user
who reads meanwhile comes before both."""

BYTES_AHEAD = 64 << 20
"""Bytes of items given to all workers before the first is fetched: bounds their memory."""

_INDEX_BITS = 32

At = Callable[[int], None]
"""Told which item of a chunk is worked on, so that the one that hangs or kills is known."""

Item = TypeVar("Item")
Given_contra = TypeVar("Given_contra", contravariant=True)
Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)


class Work(Protocol[Given_contra, Result_co]):
    """What a worker does. Picklable; raises nothing that it can put in a result."""

    def __call__(
        self, items: Sequence[Given_contra], at: At, *, plain: Collection[int] = ()
    ) -> Sequence[Result_co]:
        """The results of *items*, in their order; for those at the places ``plain`` the safe,
        simple way, after the full way failed."""
        ...

    def given_up(self, item: Given_contra) -> Result_co:
        """The result where even the simple way hangs or dies. Runs in the calling process."""
        ...


@dataclass(slots=True)
class _Chunk(Generic[Item]):
    """Items to work on; those at ``plain`` the simple way, those at ``given_up`` not at all."""

    number: int
    items: Sequence[Item]
    size: int = 0
    plain: frozenset[int] = frozenset()
    given_up: frozenset[int] = frozenset()


class Workers(Generic[Item, Result]):
    """A number of worker processes; with 0, the work is done in this process.

    Use it as a context: at its end the processes end, whatever they do. They begin at once, and
    meanwhile the caller prepares the work; what *needed* is, is imported by then.
    """

    def __init__(self, count: int, needed: type[Work[Item, Result]]) -> None:
        self._pool: list[_Worker[Item, Result]] = []
        try:
            for _ in range(count):
                self._pool.append(_Worker(needed))
        except BaseException:
            self.end()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """End the processes."""
        for worker in self._pool:
            worker.end()

    def map_in_order(
        self,
        work: Work[Item, Result],
        items: Iterable[Item],
        size_of: Callable[[Item], int] = lambda _: 0,
        while_waiting: Callable[[], None] = lambda: None,
    ) -> Generator[Result, None, None]:
        """``work`` of every item, in the order of the items. ``size_of`` says about how many bytes
        an item's result has, to bound memory. ``while_waiting`` is called a few times a second
        while there is no result, and may raise. Once only.

        :raises ArchiveError: the processes cannot be started
        """
        if not self._pool:
            for item in items:
                yield from work([item], lambda _: None)
            return
        for worker in self._pool:
            worker.begin(work)
        waiting: deque[tuple[_Worker[Item, Result], int]] = deque()
        ahead = 0
        for chunk, worker in zip(_chunks(items, size_of), cycle(self._pool), strict=False):
            worker.give(chunk)
            waiting.append((worker, chunk.size))
            ahead += chunk.size
            while len(waiting) >= CHUNKS_AHEAD * len(self._pool) or (
                waiting and ahead > BYTES_AHEAD
            ):
                first, size = waiting.popleft()
                ahead -= size
                yield from first.take(while_waiting)
        for worker, _ in waiting:
            yield from worker.take(while_waiting)


def _chunks(items: Iterable[Item], size_of: Callable[[Item], int]) -> Iterator[_Chunk[Item]]:
    gathered: list[Item] = []
    number = size = 0
    for item in items:
        gathered.append(item)
        size += size_of(item)
        if len(gathered) == CHUNK_FILES or size >= CHUNK_BYTES:
            yield _Chunk(number, gathered, size)
            gathered = []
            number, size = number + 1, 0
    if gathered:
        yield _Chunk(number, gathered, size)


class _Worker(Generic[Item, Result]):
    """One worker process and the chunks that it has been given, oldest first."""

    def __init__(self, needed: type[Work[Item, Result]]) -> None:
        self._needed = needed
        self._given: deque[_Chunk[Item]] = deque()
        self._start()

    def begin(self, work: Work[Item, Result]) -> None:
        """Say what is to be done with the items that come."""
        self._work = work
        self._sender.send(work)

    def _start(self) -> None:
        # Never fork: the desktop app runs threads, and a forked child may inherit a held lock.
        context = multiprocessing.get_context("spawn")
        self._pipe, other_end = context.Pipe()
        self._current = context.Value("q", -1, lock=False)
        # Only little is given to it at its start: that is written to a pipe of which this process
        # holds both ends, and were the new one to die before it has read, we would wait for ever.
        self._process = context.Process(target=_serve, args=(other_end, self._current), daemon=True)
        with _interrupts_held_back():
            self._process.start()
        other_end.close()
        self._sender = Sender(self._pipe)
        self._sender.send(self._needed)

    def give(self, chunk: _Chunk[Item]) -> None:
        """Hand over a chunk; its results come by :meth:`take` in the same order."""
        self._given.append(chunk)
        self._sender.send(chunk)  # where it died, take() notices, and starts another

    def take(self, while_waiting: Callable[[], None]) -> list[Result]:
        """The results of the oldest chunk, however often the process has to be started anew."""
        while True:
            received = self._receive(while_waiting)
            if received is not None:
                chunk = self._given.popleft()
                results = iter(received)
                return [
                    self._work.given_up(item) if index in chunk.given_up else next(results)
                    for index, item in enumerate(chunk.items)
                ]
            self._restart_without_culprit()

    def _receive(self, while_waiting: Callable[[], None]) -> list[Result] | None:
        """The next results, or None once the process hangs over one file or is dead."""
        before = self._current.value
        left, stood = START_SECONDS, 0
        while True:
            try:
                if self._has_result(while_waiting):
                    results: list[Result] = self._pipe.recv()
                    return results
            except (EOFError, ConnectionError):
                return None
            left -= FILE_SECONDS
            now = self._current.value
            stood = stood + 1 if now == before else 0
            # Below 0 it is still starting.
            hangs = stood >= self._patience(now) if now >= 0 else left <= 0
            if hangs or not self._process.is_alive():
                return None
            before = now

    def _has_result(self, while_waiting: Callable[[], None]) -> bool:
        """Whether there is one within FILE_SECONDS."""
        until = time.monotonic() + FILE_SECONDS
        while not self._pipe.poll(LISTEN_SECONDS):
            if time.monotonic() >= until:
                return False
            while_waiting()
        return True

    def _patience(self, at: int) -> int:
        """For how many times FILE_SECONDS the worker may stand at a file."""
        number, place = at >> _INDEX_BITS, at & ((1 << _INDEX_BITS) - 1)
        is_plain = any(one.number == number and place in one.plain for one in self._given)
        return PLAIN_TIMES if is_plain else 1

    def _restart_without_culprit(self) -> None:
        at = int(self._current.value)
        self.end()
        number, culprit = at >> _INDEX_BITS, at & ((1 << _INDEX_BITS) - 1)
        place = next((i for i, one in enumerate(self._given) if one.number == number), None)
        if at < 0 or place is None or culprit in self._given[place].given_up:
            # It dies before or without reading a file: the machine has no room for it.
            raise ArchiveError("the processes that read files cannot be started; is memory short?")
        chunk = self._given[place]
        if culprit in chunk.plain:
            self._given[place] = replace(chunk, given_up=chunk.given_up | {culprit})
        else:
            self._given[place] = replace(chunk, plain=chunk.plain | {culprit})
        self._start()
        self._sender.send(self._work)
        for chunk in self._given:
            self._sender.send(chunk)

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._sender.end()
        self._pipe.close()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl+C is for the process that imports, which hears of it a moment later. One that is started
    meanwhile does not, from its first moment on."""
    if sys.platform == "win32":  # pragma: no cover - no such mask there
        yield
        return
    resource_tracker.ensure_running()  # to start it later would let them through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Any, current: Any) -> None:
    """The life of a worker process: what is needed for the work and the work itself, then a chunk
    in, its results out, until the pipe is closed."""
    _bound_memory()
    _give_way()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pipe.recv()  # a class: to receive it is to import its module
        work: Callable[..., Any] = pipe.recv()
    except (EOFError, OSError):  # whoever started this is gone
        return
    chunks: queue.SimpleQueue[Any] = queue.SimpleQueue()
    # Chunks are taken off the pipe at once. Results wait beside the work until they are fetched,
    # which takes its time while a batch is written.
    threading.Thread(target=_fetch, args=(pipe, chunks), daemon=True).start()
    results = Sender(pipe)
    while (chunk := chunks.get()) is not None:
        results.send(_work_on(chunk, work, current))


def _work_on(chunk: _Chunk[Any], work: Callable[..., Any], current: Any) -> Any:
    places = [place for place in range(len(chunk.items)) if place not in chunk.given_up]

    def at(index: int) -> None:
        current.value = chunk.number << _INDEX_BITS | places[index]

    plain = {index for index, place in enumerate(places) if place in chunk.plain}
    return work([chunk.items[place] for place in places], at, plain=plain)


def _fetch(pipe: Any, chunks: queue.SimpleQueue[Any]) -> None:
    while True:
        try:
            chunks.put(pipe.recv())
        except (EOFError, OSError):
            chunks.put(None)
            return


def _bound_memory() -> None:
    """Let a file that would eat all memory end this process instead of the machine."""
    if sys.platform == "win32":  # pragma: no cover - no such limit there
        return
    import resource  # noqa: PLC0415  (not on Windows)

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > MEMORY_BYTES:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, hard))


def _give_way() -> None:
    if sys.platform != "win32":  # pragma: no branch - no such call there
        os.nice(NICENESS)


def default_workers() -> int:
    """How many worker processes suit this machine. Parsing costs twice what writing does, so every
    core gets one, and the writing process runs between them."""
    return max(1, min(8, os.cpu_count() or 2))
