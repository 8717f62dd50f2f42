"""The page of all highlights and notes: filters, the table, and what can be done with a row."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from archive import Colour
from desktop.views.flow import FlowLayout
from desktop.views.highlight_dialog import colour_icon, colour_name

TYPING_MS = 150
"""A pause in typing after which the list is narrowed."""
SHARES = (0.37, 0.25, 0.22)  # of the table's width; the date has what it needs
MARGIN, SPACE = 16, 6  # pixels
FILTER_WIDTH = 220
PADDING = 10  # pixels of a row beside its line of text


class HighlightsPage(QWidget):
    """Signals: ``filter_changed()``: see :meth:`filter_text` and :meth:`colour`;
    ``show_requested(row)``: the article, at that place; ``edit_requested(row)``;
    ``remove_requested(rows)``; ``export_requested()``; ``left()`` at Escape.

    Setters: :meth:`set_model`, :meth:`show_count`, :meth:`allow_changes`.
    """

    filter_changed = Signal()
    show_requested = Signal(int)
    edit_requested = Signal(int)
    remove_requested = Signal(list)
    export_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("highlights_page")
        self._title = QLabel()
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self._title.setFont(font)
        self._title.setWordWrap(True)
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.colours = QComboBox()
        self.table = QTableView()
        self.show_post, self.edit, self.remove, self.export = (QPushButton() for _ in range(4))
        self._can_change = True
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._build()
        self._connect()
        self._retranslate()
        self.setFocusProxy(self.table)

    def set_model(self, model: QAbstractTableModel) -> None:
        """Show the rows of this model, which is given once."""
        self.table.setModel(model)
        self.table.selectionModel().selectionChanged.connect(self.on_chosen)
        model.modelReset.connect(self.on_chosen)
        self.on_chosen()

    def show_count(self, text: str) -> None:
        """Put a sentence over the table."""
        self._title.setText(text)

    def allow_changes(self, allowed: bool) -> None:
        """Whether the archive can be written."""
        self._can_change = allowed
        self.on_chosen()

    def filter_text(self) -> str:
        """What is typed into the filter."""
        return self.filter.text()

    def colour(self) -> Colour | None:
        """The chosen colour; None for all."""
        found = self.colours.currentData()
        return Colour(found) if found else None

    def reset(self) -> None:
        """Show all of them."""
        self.filter.clear()
        self.colours.setCurrentIndex(0)
        self._typing.stop()

    def chosen_rows(self) -> list[int]:
        """The chosen rows, from the top."""
        if self.table.model() is None:
            return []
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def choose(self, row: int) -> None:
        """Choose a row, and no other, whatever keys are held down."""
        flag = QItemSelectionModel.SelectionFlag
        index = self.table.model().index(row, 0)
        self.table.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def on_chosen(self) -> None:
        """Other rows are chosen: what can be done with them?"""
        rows = self.chosen_rows()
        self.show_post.setEnabled(len(rows) == 1)
        self.edit.setEnabled(len(rows) == 1 and self._can_change)
        self.remove.setEnabled(bool(rows) and self._can_change)
        model = self.table.model()
        self.export.setEnabled(model is not None and model.rowCount() > 0)

    def on_show(self) -> None:
        """Return, a double click, or the button."""
        rows = self.chosen_rows()
        if len(rows) == 1:
            self.show_requested.emit(rows[0])

    def on_edit(self) -> None:
        """The button for the note."""
        rows = self.chosen_rows()
        if len(rows) == 1 and self._can_change:
            self.edit_requested.emit(rows[0])

    def on_remove(self) -> None:
        """The button, or the Delete key."""
        if self.chosen_rows() and self._can_change:
            self.remove_requested.emit(self.chosen_rows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears the filter, then leaves; Delete deletes; Down goes into the table."""
        if event.key() == Qt.Key.Key_Escape and self.filter.hasFocus() and self.filter.text():
            self.filter.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.on_remove()
        elif event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their shares of the new width."""
        super().resizeEvent(event)
        whole = self.width() - 2 * MARGIN  # the table gets its own width only after this
        for column, share in enumerate(SHARES):
            self.table.setColumnWidth(column, round(whole * share))

    def _build(self) -> None:
        table = self.table
        table.setObjectName("highlights")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        rows = table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(table.fontMetrics().height() + PADDING)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        top = QHBoxLayout()
        top.addWidget(self._title, 2)
        top.addWidget(self.colours)
        top.addWidget(self.filter, 1)
        self.filter.setMinimumWidth(FILTER_WIDTH // 2)  # in a narrow window the title needs some
        self.filter.setMaximumWidth(FILTER_WIDTH)
        below = QHBoxLayout()
        below.addLayout(FlowLayout((self.show_post, self.edit, self.remove), SPACE), 1)
        below.addWidget(self.export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 10, MARGIN, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(table, 1)
        layout.addWidget(self._hint)
        layout.addLayout(below)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self.filter_changed)
        self.colours.activated.connect(self.filter_changed)
        self.table.activated.connect(self.on_show)
        self.show_post.clicked.connect(self.on_show)
        self.edit.clicked.connect(self.on_edit)
        self.remove.clicked.connect(self.on_remove)
        self.export.clicked.connect(self.export_requested)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        words = translate("HighlightsPage", "Filter")
        self.filter.setPlaceholderText(words)
        self.filter.setAccessibleName(words)
        chosen = max(0, self.colours.currentIndex())
        self.colours.clear()
        self.colours.addItem(translate("HighlightsPage", "All colours"), "")
        for colour in Colour:
            self.colours.addItem(colour_icon(colour), colour_name(colour), colour.value)
        self.colours.setCurrentIndex(chosen)
        self.colours.setAccessibleName(translate("HighlightsPage", "Colour"))
        self._hint.setText(
            translate(
                "HighlightsPage",
                "Return or a double click shows the place in the article. Unplaced: the words are "
                "gone from the post.",
            )
        )
        self.table.setAccessibleName(translate("HighlightsPage", "Highlights and notes"))
        self.show_post.setText(translate("HighlightsPage", "Show in Article"))
        self.edit.setText(translate("HighlightsPage", "Edit…"))
        self.remove.setText(translate("HighlightsPage", "Delete"))
        self.export.setText(translate("HighlightsPage", "Save as Markdown…"))
