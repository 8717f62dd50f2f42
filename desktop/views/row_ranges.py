"""The chosen rows of a long list: ranges of rows, never the rows one by one.

All of a million rows is one range. Qt's own lists of chosen rows would make a million objects.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QItemSelection

MAX_KEPT = 100
"""So many ranges are looked for in a list that was read again: each costs a look through it."""


class RowRange(NamedTuple):
    """The rows from ``first`` to before ``end``."""

    first: int
    end: int


class RangeEdges(NamedTuple):
    """The posts at both ends of a range, and how many rows it has."""

    first_id: int
    last_id: int
    rows: int


def ranges_of(selection: QItemSelection) -> list[RowRange]:
    """The chosen rows, from the top down."""
    found = [RowRange(one.top(), one.bottom() + 1) for one in selection.toList()]
    return sorted(one for one in found if one.end > one.first)


def row_count(ranges: Iterable[RowRange]) -> int:
    """How many rows these are."""
    return sum(one.end - one.first for one in ranges)


def selection_of(model: QAbstractItemModel, ranges: Iterable[RowRange]) -> QItemSelection:
    """The same for Qt."""
    found = QItemSelection()
    for one in ranges:
        found.select(model.index(one.first, 0), model.index(one.end - 1, 0))
    return found


def edges_of(ranges: Sequence[RowRange], ids: array[int]) -> list[RangeEdges]:
    """What to know of ranges to find them in the same list read again; nothing of too many."""
    if len(ranges) > MAX_KEPT:
        return []
    return [RangeEdges(ids[one.first], ids[one.end - 1], one.end - one.first) for one in ranges]


def found_again(edges: Iterable[RangeEdges], ids: array[int]) -> list[RowRange]:
    """Where these ranges are now. One that has other posts in it, or fewer, is let go: nothing is
    chosen that nobody chose."""
    found, start = [], 0
    for one in edges:
        try:
            first = ids.index(one.first_id, start)
        except ValueError:
            continue
        end = first + one.rows
        if end <= len(ids) and ids[end - 1] == one.last_id:
            found.append(RowRange(first, end))
            start = end
    return found
