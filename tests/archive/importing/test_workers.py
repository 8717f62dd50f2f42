"""Worker processes: order, death and hanging."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import pytest

from archive.errors import ArchiveError, Cancelled
from archive.importing import workers
from archive.importing.workers import At, Workers, default_workers
from tests.archive.importing.doubling import Doubling

DEADLY, HANGING = 70, 130  # in the second and third chunk


class _Work(Doubling):
    """One number kills the process once, another hangs it for ever."""

    def stumble(self, item: int, *, is_plain: bool) -> None:
        if item == DEADLY and not is_plain:
            os._exit(3)
        while item == HANGING:
            time.sleep(1)


class _Large:
    """Results too large to be sent before they are asked for; one item kills the process."""

    def __call__(
        self, items: Sequence[int], at: At, *, plain: Collection[int] = ()
    ) -> list[tuple[int, bytes]]:
        for index, item in enumerate(items):
            at(index)
            if item == DEADLY + 2 * workers.CHUNK_FILES and index not in plain:
                os._exit(3)
        return [(item, bytes(16 << 10)) for item in items]

    def given_up(self, item: int) -> tuple[int, bytes]:
        return item, b""


class _Dead(_Work):
    """A worker that cannot even be started."""

    def __getstate__(self) -> object:
        return {}

    def __setstate__(self, state: object) -> None:
        os._exit(4)


class _Asleep:
    """Whoever receives it waits for ever, as a process does that a busy machine starts."""

    def __reduce__(self) -> tuple[Any, ...]:
        return time.sleep, (float(1 << 30),)


class _Heavy(_Work):
    """More than a pipe holds until somebody reads it."""

    def __init__(self) -> None:
        self.ballast = bytes(4 << 20)


def _mapped(work: Any, items: Iterable[int], count: int) -> list[Any]:
    with Workers[int, Any](count, type(work)) as pool:
        return list(pool.map_in_order(work, items))


def test_in_this_process() -> None:
    assert _mapped(_Work(), [3, 1, 2], 0) == [(n * 2, "full") for n in (3, 1, 2)]


@pytest.mark.slow
def test_in_worker_processes_in_order_past_death_and_hanging(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "FILE_SECONDS", 1.0)
    monkeypatch.setattr(workers, "PLAIN_TIMES", 2)
    results = _mapped(_Work(), range(300), 2)
    assert [number for number, _ in results] == [n * 2 for n in range(300)]
    odd = {number // 2: how for number, how in results if how != "full"}
    assert odd == {DEADLY: "plain", HANGING: "given up"}


@pytest.mark.slow
def test_results_that_wait_in_a_worker_that_dies_are_made_again() -> None:
    """It dies over a later chunk than the one that is asked for; that one is no culprit."""
    results = _mapped(_Large(), range(500), 2)
    assert [item for item, _ in results] == list(range(500))
    assert all(result for _, result in results)


def test_large_items_are_not_read_far_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "BYTES_AHEAD", 3 << 20)
    asked: list[int] = []

    def items() -> Iterator[int]:
        for item in range(40):
            asked.append(item)
            yield item

    with Workers[int, tuple[int, str]](2, _Work) as pool:
        results = pool.map_in_order(_Work(), items(), size_of=lambda _: 1 << 20)
        assert [(next(results), len(asked)) for _ in range(3)] == [
            ((0, "full"), 4),
            ((2, "full"), 5),
            ((4, "full"), 6),
        ]


def test_who_waits_is_heard() -> None:
    before = set(multiprocessing.active_children())

    def stop() -> None:
        raise Cancelled

    with Workers[int, tuple[int, str]](1, _Work) as pool, pytest.raises(Cancelled):
        list(pool.map_in_order(_Work(), [HANGING], while_waiting=stop))
    assert set(multiprocessing.active_children()) == before


def test_who_waits_for_a_worker_that_starts_is_heard() -> None:
    before = set(multiprocessing.active_children()), threading.active_count()

    def stop() -> None:
        raise Cancelled

    asleep: Any = _Asleep()
    with Workers[int, Any](2, asleep) as pool, pytest.raises(Cancelled):
        list(pool.map_in_order(_Heavy(), range(10_000), while_waiting=stop))
    assert (set(multiprocessing.active_children()), threading.active_count()) == before


def test_leaving_early_ends_the_workers() -> None:
    before = set(multiprocessing.active_children())
    with Workers[int, tuple[int, str]](2, _Work) as pool:
        assert next(pool.map_in_order(_Work(), range(workers.CHUNK_FILES))) == (0, "full")
        assert len(set(multiprocessing.active_children()) - before) == 2
    assert set(multiprocessing.active_children()) == before


def test_workers_without_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes between their start and their work may fail."""
    before = set(multiprocessing.active_children())
    with pytest.raises(ZeroDivisionError), Workers[int, Any](1, _Work):
        raise ZeroDivisionError
    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", _no_room)
    with pytest.raises(OSError, match="no room"):
        Workers[int, Any](2, _Work)
    assert set(multiprocessing.active_children()) == before


def _no_room(_: object) -> None:
    raise OSError("no room")


def test_a_worker_that_cannot_start_is_an_error() -> None:
    with pytest.raises(ArchiveError, match="cannot be started"):
        _mapped(_Dead(), range(10), 1)


def test_one_core_stays_for_the_index() -> None:
    assert 1 <= default_workers() <= 8
