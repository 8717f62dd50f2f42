"""A line of names: what is offered while one types, and what is put in."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QWidget
from pytestqt.qtbot import QtBot

from archive import FacetCount, FacetKind, open_archive
from desktop.views.name_field import NameField
from tests.desktop.library import Library

Key = Qt.Key


def category(name: str, label: str, count: int = 1) -> FacetCount:
    return FacetCount(FacetKind.CATEGORY, name, label, count, f"{label.casefold()} {name}")


@pytest.fixture
def categories(library: Library) -> Sequence[FacetCount]:
    """Those of a real archive, and some with names that are harder to write."""
    with open_archive(library.path, read_only=True) as archive:
        real = archive.facets().categories
    return [
        *real,
        category("ab", "a, b"),
        category("one", "Twin"),
        category("two", "Twin"),
        category("plan", "“十四五”规划"),
    ]


@pytest.fixture
def field(qtbot: QtBot, categories: Sequence[FacetCount]) -> NameField:
    made = NameField()
    qtbot.addWidget(made)
    made.set_counts(categories)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    return made


def target(field: NameField) -> QWidget:
    """Where keys go: to the list while it is there."""
    return field.popup if field.is_offering() else field


def offered(field: NameField) -> list[str]:
    model = field.popup.model()
    rows = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return rows if field.is_offering() else []


def type_into(field: NameField, letters: str) -> None:
    for letter in letters:
        if letter.isascii():
            QTest.keyClicks(target(field), letter)
        else:  # no keyboard has these: they come from an input method
            composed = QInputMethodEvent()
            composed.setCommitString(letter)
            QApplication.sendEvent(field, composed)


@pytest.mark.parametrize("typed", ["gundong", "gwgdxw", "gangwangundong", "GUNDONG"])
def test_names_are_found_by_name_pinyin_and_initials(field: NameField, typed: str) -> None:
    type_into(field, typed[:-1])
    assert "港湾滚动新闻" in offered(field)
    QTest.keyClick(target(field), Key.Key_Return)
    assert field.names() == ("港湾滚动新闻",)
    assert not field.is_offering()


def test_the_arrows_choose_and_tab_takes(field: NameField) -> None:
    type_into(field, "twi")
    assert offered(field) == ["Twin", "Twin"]
    QTest.keyClick(target(field), Key.Key_Down)
    QTest.keyClick(target(field), Key.Key_Tab)
    assert field.names() == ("two",), "a label that two have says too little"


def test_the_name_at_the_cursor_is_completed(field: NameField) -> None:
    field.set_names(["x", "y"])
    field.setCursorPosition(1)
    type_into(field, "，gundon")
    QTest.keyClick(target(field), Key.Key_Enter)
    assert field.text() == "x， 港湾滚动新闻, y"
    assert field.names() == ("x", "港湾滚动新闻", "y")


@pytest.mark.parametrize(("typed", "name"), [("ab", "a, b"), ("pla", "“十四五”规划")])
def test_what_is_put_in_is_one_name(field: NameField, typed: str, name: str) -> None:
    type_into(field, typed)
    if field.is_offering():
        QTest.keyClick(target(field), Key.Key_Return)
        assert field.names() == (name,)
    else:  # it is a name already
        assert field.names() == (typed,)


def test_escape_only_closes_the_list(field: NameField) -> None:
    type_into(field, "twi")
    QTest.keyClick(target(field), Key.Key_Escape)
    assert offered(field) == []
    assert field.text() == "twi"


def test_nothing_is_offered_for_nothing_or_for_a_whole_name(field: NameField) -> None:
    type_into(field, "zzz")
    assert offered(field) == []
    field.clear()
    type_into(field, "gundon")
    QTest.keyClick(target(field), Key.Key_Return)
    QTest.keyClick(field, Key.Key_End)
    type_into(field, ",")
    assert offered(field) == []


def test_a_name_is_one_line_however_it_is_written(field: NameField) -> None:
    field.set_counts([category("x", f"long\nname{'!' * 100_000}")])
    type_into(field, "long")
    delegate = field.popup.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    shown = delegate.displayText(field.popup.model().index(0, 0).data(), QLocale())
    assert shown.startswith("long name!") and len(shown) <= 1_000
    QTest.keyClick(target(field), Key.Key_Return)
    assert field.names()[0].startswith("long name!")


def test_a_field_without_names_is_a_plain_one(qtbot: QtBot) -> None:
    field = NameField()
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field, "abc, d")
    assert not field.is_offering()
    assert field.names() == ("abc", "d")
    assert QApplication.activePopupWidget() is None
