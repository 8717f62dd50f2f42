"""The window of the preferences: pages at the left, a search over all of them, their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.large_text import resize_for_text
from desktop.models.facets import fold_typed
from desktop.views.preferences import folders, general, keys, lists, reading
from desktop.views.preferences.page import PreferencesPage
from desktop.views.preferences.row import PreferenceRow
from desktop.views.preferences.row_table import RowSpec, translated
from desktop.views.preferences.words import RowWords

PAGES = (general.PAGE, reading.PAGE, lists.PAGE, keys.PAGE, folders.PAGE)
SIZE = QSize(820, 560)
MARGIN = 16


class PreferencesDialog(QDialog):
    """Signals: ``changed(key, value)`` at each choice and reset: there is nothing to confirm, and
    :meth:`show_values` answers with what holds then; ``pressed(key)``: the button of a row;
    ``reset_all_requested()``."""

    changed = Signal(str, object)
    pressed = Signal(str)
    reset_all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self._lines: dict[str, str] = {}
        self.search, self.pages = QLineEdit(), QListWidget()
        self._nothing = QLabel()
        self._parts = [PreferencesPage(spec) for spec in PAGES]
        self.reset_all_button = QPushButton()
        self._box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._area = QScrollArea()
        self._lay_out()
        self._listen(chain.from_iterable(part.rows for part in self._parts))
        self.search.textChanged.connect(self._show)
        self.pages.currentRowChanged.connect(self._on_page_chosen)
        self.pages.itemClicked.connect(self._on_page_chosen)  # also the one that was left
        self.reset_all_button.clicked.connect(self.reset_all_requested)
        self._box.rejected.connect(self.reject)
        self._retranslate()
        self.pages.setCurrentRow(0)
        resize_for_text(self, SIZE.width(), SIZE.height())
        self.search.setFocus()

    def _lay_out(self) -> None:
        self.search.setClearButtonEnabled(True)
        self.pages.setObjectName("names")
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing.setObjectName("hint")
        self._nothing.setWordWrap(True)
        self.reset_all_button.setAutoDefault(False)
        self._box.addButton(self.reset_all_button, QDialogButtonBox.ButtonRole.ResetRole)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(MARGIN, 0, MARGIN, 0)
        for part in self._parts:
            rows.addWidget(part)
        rows.addWidget(self._nothing)
        rows.addStretch(1)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its rows have it
        self._area.setWidgetResizable(True)
        self._area.setWidget(body)
        middle = QHBoxLayout()
        middle.addWidget(self.pages)
        middle.addWidget(self._area, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(MARGIN)
        layout.addWidget(self.search)
        layout.addLayout(middle, 1)
        layout.addWidget(self._box)

    def _listen(self, rows: Iterable[PreferenceRow]) -> None:
        for row in rows:
            row.changed.connect(self.changed)
            row.pressed.connect(self.pressed)
            row.field.installEventFilter(self)
            row.reset_button.installEventFilter(self)

    # What it shows

    def row(self, key: str) -> PreferenceRow:
        """The row of a key.

        :raises KeyError: there is none
        """
        return {row.spec.key: row for part in self._parts for row in part.rows}[key]

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show what holds now, of the rows whose keys are given."""
        for part in self._parts:
            for row in part.rows:
                if row.spec.key in values:
                    row.show_value(values[row.spec.key])
        rows = chain.from_iterable(part.rows for part in self._parts)
        resettable = (row for row in rows if folders.folder_of(row.spec.key) is None)
        can_reset = any(row.is_changed() and not row.spec.resets for row in resettable)
        self.reset_all_button.setEnabled(can_reset)

    def set_folders(self, names: Sequence[str]) -> None:
        """The folders of the open archive, as far as they can be kept up to date."""
        part = self._parts[PAGES.index(folders.PAGE)]
        if [row.spec.label for row in part.rows] != list(names):
            self._listen(part.set_rows(map(folders.folder_row, names)))
            self._lines.clear()
            self._show()

    def _on_page_chosen(self) -> None:
        if self.search.text():
            self.search.clear()  # which shows the page
        else:
            self._show()

    def _show(self) -> None:
        wanted = fold_typed(self.search.text())
        chosen = self.pages.currentRow()
        found = False
        for number, part in enumerate(self._parts):
            has_rows = part.show_rows(self._has(wanted) if wanted else None)
            part.setVisible(has_rows if wanted else number == chosen)
            found = found or has_rows
        self._nothing.setVisible(bool(wanted) and not found)
        if wanted:
            self.pages.clearSelection()
        else:
            self.pages.setCurrentRow(chosen)
            self.pages.item(chosen).setSelected(True)
        self._area.verticalScrollBar().setValue(0)

    def _has(self, wanted: str) -> Callable[[RowSpec], bool]:
        if not self._lines:
            words = RowWords()
            self._lines = {
                row.spec.key: words.line(part.spec, row.spec)
                for part in self._parts
                for row in part.rows
            }

        def is_wanted(row: RowSpec) -> bool:
            return wanted in self._lines[row.key]

        return is_wanted

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self.setWindowTitle(translate("Preferences", "Preferences"))
        search = translate("Preferences", "Search preferences")
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search)
        self.pages.setAccessibleName(translate("Preferences", "Pages"))
        self._nothing.setText(translate("Preferences", "Nothing matches."))
        self.reset_all_button.setText(translate("Preferences", "Reset All…"))
        for number, part in enumerate(self._parts):
            part.retranslate()
            if self.pages.count() <= number:
                self.pages.addItem("")
            self.pages.item(number).setText(translated(part.spec.title))
        width = self.pages.sizeHintForColumn(0) + 2 * MARGIN
        self.pages.setFixedWidth(width)

    # Events

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, which may be chosen right here."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A row that gets the cursor is scrolled into view."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the search first; the arrow down goes from it to the pages."""
        in_search = self.search.hasFocus()
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.search.setFocus()
        elif event.key() == Qt.Key.Key_Down and in_search:
            self.pages.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and in_search:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
