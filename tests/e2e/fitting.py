"""Finds words that are cut off, and words of a language that is no longer spoken."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTableView,
    QToolButton,
    QWidget,
)


def widgets(top: QWidget) -> Iterator[QWidget]:
    """What of a window is on show, without other windows that belong to it."""
    for one in (top, *top.findChildren(QWidget)):
        if one.isVisible() and one.window() is top:
            yield one


def cut_off(top: QWidget) -> list[str]:
    """Labels, buttons, boxes and headers whose words do not fit, unless a tip has them."""
    found = []
    for one in widgets(top):
        if not one.toolTip() and not _fits(one):
            found.append(
                f"{type(one).__name__} {_text(one)!r} {one.size().toTuple()} in {_place(one)}"
            )
        if isinstance(one, QTableView) and one.horizontalHeader().isVisible():
            header = one.horizontalHeader()
            for column in range(header.count()):
                title = one.model().headerData(column, header.orientation())
                has_tip = bool(one.model().headerData(column, header.orientation(), 3))
                wanted = header.fontMetrics().horizontalAdvance(str(title))
                if not has_tip and wanted > header.sectionSize(column):
                    found.append(f"header {title!r} in {_place(one)}")
    return found


def _fits(one: QWidget) -> bool:
    if isinstance(one, QLabel):
        if one.wordWrap():
            return one.height() >= one.heightForWidth(one.width())
        return not one.text() or one.width() >= one.minimumSizeHint().width()
    if isinstance(one, QToolButton) and not one.text():
        return True
    if isinstance(one, QAbstractButton):
        return not one.text() or one.width() >= one.minimumSizeHint().width()
    if isinstance(one, QComboBox):
        wanted = one.fontMetrics().horizontalAdvance(one.currentText())
        return one.width() >= wanted
    return True


def _text(one: QWidget) -> str:
    if isinstance(one, QLabel | QAbstractButton):
        return one.text()
    return one.currentText() if isinstance(one, QComboBox) else ""


def _place(one: QWidget) -> str:
    parent = one.parentWidget()
    return type(parent).__name__ if parent is not None else "—"


def words_on(top: QWidget) -> Iterator[tuple[str, str]]:
    """(where, text) of everything that a window says: titles, labels, tips, names, menus."""
    for one in widgets(top):
        where = f"{type(one).__name__} {one.objectName()}"
        texts = [one.windowTitle(), one.toolTip(), one.statusTip(), one.accessibleName()]
        if isinstance(one, QLabel | QAbstractButton):
            texts.append(one.text())
        if isinstance(one, QLineEdit):
            texts.append(one.placeholderText())
        if isinstance(one, QComboBox):
            texts += [one.itemText(number) for number in range(one.count())]
        if isinstance(one, QGroupBox):
            texts.append(one.title())
        texts += [action.text() for action in one.actions()]
        if isinstance(one, QTableView) and one.model() is not None:
            header = one.horizontalHeader()
            columns = range(min(header.count(), 20))
            texts += [
                str(one.model().headerData(column, header.orientation()) or "")
                for column in columns
            ]
        for text in texts:
            if text:
                yield where, text
