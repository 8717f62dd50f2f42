"""Marking many posts in steps, with a real writer."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from archive import Archive, Mark, PostFilter, open_archive
from desktop.controllers import bulk_marking
from desktop.controllers.bulk_marking import BulkMarking
from desktop.controllers.states import StatesController
from desktop.jobs import Job, Worker
from desktop.views.row_ranges import RowRange
from tests.desktop.library import Library

STEP = 40


@pytest.fixture
def states(qapp: QObject, writer: Worker) -> StatesController:
    made = StatesController(qapp)
    made.set_writer(writer)
    return made


@pytest.fixture
def work(states: StatesController, monkeypatch: pytest.MonkeyPatch) -> BulkMarking:
    monkeypatch.setattr(bulk_marking, "STEP", STEP)
    return BulkMarking(states, states)


@pytest.fixture
def ids(library: Library) -> array[int]:
    with open_archive(library.path, read_only=True) as archive:
        found = [one for chunk in archive.iter_post_ids(PostFilter()) for one in chunk]
    return array("q", found)


def starred(library: Library, ids: array[int]) -> int:
    with open_archive(library.path, read_only=True) as archive:
        return sum(one.starred for one in archive.summaries(list(ids)))


def test_all_ranges_are_marked_step_by_step_and_put_back(
    qtbot: QtBot, library: Library, work: BulkMarking, ids: array[int]
) -> None:
    heard: list[tuple[int, int]] = []
    work.progressed.connect(lambda done, total: heard.append((done, total)))
    ranges = [RowRange(0, 100), RowRange(150, 160)]
    with qtbot.waitSignal(work.finished):
        work.mark(ids, ranges, Mark.STARRED, on=True)
    assert heard == [(40, 110), (80, 110), (100, 110), (110, 110)]
    assert starred(library, ids) == 110 and not work.is_busy()
    done = work.done
    with qtbot.waitSignal(work.finished):
        work.put_back(done)
    assert starred(library, ids) == 0


def test_what_was_done_before_it_was_stopped_is_known(
    qtbot: QtBot, library: Library, work: BulkMarking, ids: array[int]
) -> None:
    work.progressed.connect(work.stop)
    with qtbot.waitSignal(work.finished):
        work.mark(ids, [RowRange(0, 300)], Mark.STARRED, on=True)
    assert sum(len(one.post_ids) for one in work.done) == starred(library, ids) == STEP


def test_a_step_that_is_not_written_ends_it(
    qtbot: QtBot, library: Library, work: BulkMarking, ids: array[int], writer: Worker
) -> None:
    def refuse(archive: Archive, _job: Job) -> None:
        archive.connection.execute("PRAGMA query_only = 1")

    writer.run(refuse)
    with qtbot.waitSignals([work.failed, work.finished]):
        work.mark(ids, [RowRange(0, 300)], Mark.STARRED, on=True)
    assert not work.is_busy() and not work.done and starred(library, ids) == 0


def test_of_another_archive_nothing_is_told(
    qtbot: QtBot, work: BulkMarking, ids: array[int], writer: Worker
) -> None:
    with qtbot.assertNotEmitted(work.finished):
        work.mark(ids, [RowRange(0, 300)], Mark.STARRED, on=True)
        work.forget()
        qtbot.waitUntil(lambda: not writer.is_busy())
    assert not work.is_busy() and not work.done
