"""Rows that are known by their posts when the list is read again, and how many."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from archive import PostFilter
from desktop.jobs import Worker
from desktop.models import post_list
from desktop.models.post_list import MAX_KNOWN, PostListModel
from desktop.models.row_cache import MAX_PAGES, PAGE_ROWS

LIMIT_MS = 10_000


def load(model: PostListModel, qtbot: QtBot, *, keep: bool = False) -> None:
    with qtbot.waitSignal(
        model.loaded, timeout=LIMIT_MS, check_params_cb=lambda _count, whole: whole
    ):
        model.load(PostFilter(), keep=keep)


@pytest.mark.parametrize("over", [0, 1])
def test_the_rows_used_last_are_shown_at_once_and_the_others_asked_for_again(
    worker: Worker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, over: int
) -> None:
    assert post_list.MAX_KNOWN == MAX_KNOWN < MAX_PAGES * PAGE_ROWS, "more may be in memory"
    seen = 3 * PAGE_ROWS
    monkeypatch.setattr(post_list, "MAX_KNOWN", seen - over)
    model = PostListModel()
    model.set_reader(worker)
    load(model, qtbot)

    for row in range(0, seen, PAGE_ROWS):
        model.summary_at(row)
        qtbot.waitUntil(lambda: not worker.is_busy(), timeout=LIMIT_MS)
    load(model, qtbot, keep=True)
    shown = [row for row in range(seen) if model.summary_at(row) is not None]
    assert shown == list(range(over, seen)), "before the reader has answered anything"
    qtbot.waitUntil(lambda: model.summary_at(0) is not None, timeout=LIMIT_MS)
