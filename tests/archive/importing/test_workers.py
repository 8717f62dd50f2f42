"""Worker processes: order, death and hanging."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator, Sequence

import pytest

from archive.errors import ArchiveError
from archive.importing import workers
from archive.importing.workers import At, default_workers, map_in_order

DEADLY, HANGING = 70, 130


class _Work:
    """Doubles numbers; one number kills the process once, another hangs it for ever."""

    def __call__(
        self, items: Sequence[int], at: At, *, plain: Collection[int] = ()
    ) -> list[tuple[int, str]]:
        results = []
        for index, item in enumerate(items):
            at(index)
            results.append(self._one(item, plain=index in plain))
        return results

    def _one(self, item: int, *, plain: bool) -> tuple[int, str]:
        if item == DEADLY and not plain:
            os._exit(3)
        while item == HANGING:
            time.sleep(1)
        return item * 2, "plain" if plain else "full"

    def given_up(self, item: int) -> tuple[int, str]:
        return item * 2, "given up"


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


def test_in_this_process() -> None:
    assert list(map_in_order(_Work(), [3, 1, 2], workers=0)) == [(n * 2, "full") for n in (3, 1, 2)]


def test_in_worker_processes_in_order_past_death_and_hanging(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "FILE_SECONDS", 1.0)
    results = list(map_in_order(_Work(), range(300), workers=2))
    assert [number for number, _ in results] == [n * 2 for n in range(300)]
    odd = {number // 2: how for number, how in results if how != "full"}
    assert odd == {DEADLY: "plain", HANGING: "given up"}


def test_results_that_wait_in_a_worker_that_dies_are_made_again() -> None:
    """It dies over a later chunk than the one that is asked for; that one is no culprit."""
    results = list(map_in_order(_Large(), range(500), workers=2))
    assert [item for item, _ in results] == list(range(500))
    assert all(result for _, result in results)


def test_large_items_are_not_read_far_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "BYTES_AHEAD", 3 << 20)
    asked: list[int] = []

    def items() -> Iterator[int]:
        for item in range(40):
            asked.append(item)
            yield item

    results = map_in_order(_Work(), items(), workers=2, size_of=lambda _: 1 << 20)
    assert [(next(results), len(asked)) for _ in range(3)] == [
        ((0, "full"), 4),
        ((2, "full"), 5),
        ((4, "full"), 6),
    ]
    results.close()


def test_closing_early_ends_the_workers() -> None:
    results = map_in_order(_Work(), range(1000), workers=2)
    assert next(results) == (0, "full")
    results.close()  # type: ignore[attr-defined]


def test_a_worker_that_cannot_start_is_an_error() -> None:
    with pytest.raises(ArchiveError, match="cannot be started"):
        list(map_in_order(_Dead(), range(10), workers=1))


def test_one_core_stays_for_the_index() -> None:
    assert 1 <= default_workers() <= 8
