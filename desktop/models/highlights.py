"""The table of highlights: what was highlighted, the note on it, the post and its date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QIcon, QPixmap

from archive import Colour, ListedHighlight
from desktop.dates import short_date
from desktop.messages import one_line, plain_tip
from desktop.translatable import QT_TRANSLATE_NOOP

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"
QUOTE, NOTE, POST, DATE = range(4)
TITLES = (
    QT_TRANSLATE_NOOP("HighlightsPage", "Highlight"),
    QT_TRANSLATE_NOOP("HighlightsPage", "Note"),
    QT_TRANSLATE_NOOP("HighlightsPage", "Post"),
    QT_TRANSLATE_NOOP("HighlightsPage", "Date"),
)
_TOP = QModelIndex()
BLANK = 40  # pixels, and a view makes it as small as its dots


class HighlightModel(QAbstractTableModel):
    """Rows in the order of the list. *icon_of* draws the dot of a colour."""

    def __init__(self, icon_of: Callable[[Colour], QIcon], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = {colour: icon_of(colour) for colour in Colour}
        self._no_dot = _blank()
        self._rows: Sequence[ListedHighlight] = ()
        self._unplaced: frozenset[int] = frozenset()

    def set_rows(self, rows: Sequence[ListedHighlight]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_unplaced(self, numbers: frozenset[int]) -> None:
        """Mark those as unplaced."""
        self._unplaced = numbers
        if self._rows:
            self.dataChanged.emit(self.index(0, QUOTE), self.index(len(self._rows) - 1, QUOTE))

    def listed_at(self, row: int) -> ListedHighlight | None:
        """The highlight of a row, or None."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, number: int) -> int | None:
        """The row of a highlight, or None where it is not in the list."""
        rows = (row for row, one in enumerate(self._rows) if one.highlight.id == number)
        return next(rows, None)

    def rowCount(self, parent: Index = _TOP) -> int:
        """Highlights; rows have no rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles of columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("HighlightsPage", TITLES[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, dots and tips."""
        one = self.listed_at(index.row())
        if one is None:
            return None
        text = self._text(one, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text) if text else None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == QUOTE:
            is_dotted = not one.highlight.is_on_post
            return self._icons[one.highlight.colour] if is_dotted else self._no_dot
        return None

    def _text(self, one: ListedHighlight, column: int) -> str:
        if column == NOTE:
            return one.highlight.note
        if column == POST:
            return one.title
        if column == DATE:
            return "" if one.published is None else short_date(one.published)
        if one.highlight.is_on_post:
            return QCoreApplication.translate("HighlightsPage", "(the whole post)")
        quote = one.highlight.anchor.quote
        if one.highlight.id in self._unplaced:
            text = QCoreApplication.translate("HighlightsPage", "(unplaced) {quote}")
            return text.format(quote=quote)
        return quote


def _blank() -> QIcon:
    """As much room as a dot has, so that all words of the column begin at one place."""
    picture = QPixmap(BLANK, BLANK)
    picture.fill(Qt.GlobalColor.transparent)
    return QIcon(picture)
