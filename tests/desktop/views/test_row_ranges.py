"""Chosen rows as ranges, and where they are in a list that was read again."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QItemSelection
from PySide6.QtGui import QStandardItemModel

from desktop.views.row_ranges import (
    MAX_KEPT,
    RowRange,
    edges_of,
    found_again,
    ranges_of,
    row_count,
    selection_of,
)

IDS = array("q", range(1_000, 0, -1))


def test_a_selection_and_back() -> None:
    model = QStandardItemModel(20, 1)
    ranges = [RowRange(1, 4), RowRange(9, 10)]
    selection = selection_of(model, reversed(ranges))
    assert ranges_of(selection) == ranges and row_count(ranges) == 4
    assert ranges_of(QItemSelection()) == [] and row_count([]) == 0


def test_ranges_are_found_where_they_moved_to() -> None:
    ranges = [RowRange(0, 3), RowRange(10, 11), RowRange(990, 1_000)]
    edges = edges_of(ranges, IDS)
    assert found_again(edges, IDS) == ranges
    grown = array("q", [1_002, 1_001, *IDS])
    assert found_again(edges, grown) == [RowRange(2, 5), RowRange(12, 13), RowRange(992, 1_002)]


def test_a_range_with_other_posts_in_it_is_let_go() -> None:
    edges = edges_of([RowRange(0, 3), RowRange(10, 12)], IDS)
    between = array("q", [1_000, 5_000, *IDS[1:]])
    assert found_again(edges, between) == [RowRange(11, 13)]
    assert found_again(edges, IDS[1:]) == [RowRange(9, 11)], "its first post is gone"
    assert found_again(edges, IDS[:11]) == [RowRange(0, 3)], "its last post is gone"


def test_too_many_ranges_are_not_looked_for() -> None:
    ranges = [RowRange(row, row + 1) for row in range(0, 3 * MAX_KEPT, 3)]
    assert len(edges_of(ranges, IDS)) == MAX_KEPT
    assert edges_of([*ranges, RowRange(900, 901)], IDS) == []
