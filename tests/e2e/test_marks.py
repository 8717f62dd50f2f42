"""Marks that cannot be written: it is said, and what is shown is what the archive has."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction

from archive import Archive
from desktop.action_ids import ActionId
from desktop.jobs import Job
from tests.e2e.reader import Reader

pytestmark = pytest.mark.e2e


def set_writable(reader: Reader, writable: bool) -> None:
    """Let the writer's own connection refuse to write, as on a disk that went away, or not."""
    writer = reader.desktop.archives.writer
    assert writer is not None

    def change(archive: Archive, _job: Job) -> None:
        archive.connection.execute(f"PRAGMA query_only = {int(not writable)}")

    writer.run(change)
    reader.wait(lambda: not writer.is_busy())


def mark(reader: Reader, action_id: ActionId) -> QAction:
    return reader.window.registry.action(action_id)


def is_starred(reader: Reader, row: int) -> bool:
    summary = reader.summary(row)
    assert summary is not None
    return summary.starred


def test_a_star_that_is_not_kept_goes_again(full: Reader) -> None:
    star, banner = mark(full, ActionId.STAR), full.window.banner
    full.click_row(1)
    full.wait_for_article("Winter on the pier")
    full.wait(lambda: mark(full, ActionId.READ).isChecked())
    set_writable(full, False)
    star.trigger()
    assert star.isChecked()
    full.wait(banner.isVisible)
    assert banner.text.startswith("A star or read mark was not kept. ")
    full.wait(lambda: not star.isChecked())
    assert not is_starred(full, 1)
    full.choose(ActionId.READ)
    full.wait(lambda: mark(full, ActionId.READ).isChecked())

    set_writable(full, True)
    star.trigger()
    full.wait(lambda: is_starred(full, 1))
    assert star.isChecked(), "what was refused is not in the way of the next one"
    full.wait(full.desktop.folders.is_settled)


def test_a_post_that_was_read_stays_unread_where_it_cannot_be_written(full: Reader) -> None:
    set_writable(full, False)
    full.click_row(1)
    full.wait_for_article("Winter on the pier")
    full.wait(full.window.banner.isVisible)
    read = mark(full, ActionId.READ)
    full.wait(lambda: not read.isChecked())
    assert not read.isChecked()
    set_writable(full, True)


def test_a_saved_search_that_cannot_be_written_is_told_once(full: Reader) -> None:
    set_writable(full, False)
    full.desktop.searches._write(lambda archive: archive.saved_searches.add("a", "pier"))
    full.wait(lambda: len(full.answers.errors) == 1)
    assert not full.window.banner.isVisible()
    set_writable(full, True)
    full.desktop.searches._write(lambda archive: archive.saved_searches.add("a", "pier"))
    full.wait(lambda: [one.name for one in full.desktop.folders.searches] == ["a"])
    assert len(full.answers.errors) == 1
