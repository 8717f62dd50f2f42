"""Tables of counts."""

from __future__ import annotations

import csv

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from desktop.models.count_table import CountTable

ROWS = [("=1+1", 12_345), ("甲, 乙", 3)]


@pytest.fixture
def table() -> CountTable:
    made = CountTable()
    made.show(("Name", "Posts"), 2, lambda row, column: ROWS[row][column])
    return made


def test_it_is_a_model(table: CountTable, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table)
    assert table.index(0, 1).data() == "12,345"
    assert table.headerData(1, Qt.Orientation.Horizontal) == "Posts"
    assert table.headerData(9, Qt.Orientation.Horizontal) is None
    assert table.data(QModelIndex()) is None


def test_a_row_says_its_figures(table: CountTable) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert table.data(table.index(1, 0), role) == "甲, 乙, 3"
    assert table.data(table.index(1, 1), role) is None


def test_csv_has_everything_and_no_formula(table: CountTable) -> None:
    rows = list(csv.reader(table.as_csv().splitlines()))
    assert rows == [["Name", "Posts"], ["'=1+1", "12345"], ["甲, 乙", "3"]]
