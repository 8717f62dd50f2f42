"""A chart under its heading, and the table behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.models.count_table import Cell
from desktop.views.bar_chart import MOST_BARS, BarChart

PADDING = 8
TABLE_ROWS = 12
"""So many are to be seen without scrolling."""


class ChartSection(QWidget):
    """Signals: ``chosen(row)``: a bar, or a row by double click or Return; ``copy_requested(str)``:
    the table, as CSV.

    Setters: :meth:`set_title`, :meth:`show_counts`, :meth:`show_as_table`; all of them only after
    :meth:`make`.
    """

    chosen = Signal(int)
    copy_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: _Rows | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 10)
        self._layout.setSpacing(4)

    def make(self) -> None:
        """Make what is in it. Apart from the rest, so that a page of several need not stand still
        until the last of them is made."""
        self.title, self.more = QLabel(), QLabel()
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.title.setWordWrap(True)  # two of them stand side by side
        self.more.setWordWrap(True)
        self.copy = QPushButton()
        self.copy.setFlat(True)
        self.chart = BarChart()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.copy)
        self._layout.addLayout(top)
        self._layout.addWidget(self._stack)
        self._layout.addWidget(self.more)
        self._layout.addStretch(1)
        self.chart.chosen.connect(self.chosen)
        self.copy.clicked.connect(self.on_copy_clicked)
        self.show_as_table(False)

    @property
    def rows(self) -> QTableView:
        """The table, which is made when it is first wanted."""
        if self._rows is None:
            self._rows = _Rows(self.chart.table)
            self._rows.setAccessibleName(self.title.text())
            self._rows.activated.connect(self.on_activated)
            self._stack.addWidget(self._rows)
        return self._rows

    def set_title(self, title: str) -> None:
        """The heading."""
        translate = QCoreApplication.translate
        self.title.setText(title)
        self.chart.setAccessibleName(title)
        if self._rows is not None:
            self._rows.setAccessibleName(title)
        words = translate("Statistics", "Copy as CSV")
        self.copy.setText(words)
        self.copy.setAccessibleName(f"{words}: {title}")

    def show_counts(self, head: Sequence[str], lengths: Sequence[int], cell: Cell) -> None:
        """Bars of these *lengths*; the table is that of :meth:`CountTable.show`."""
        self.chart.show_bars(head, lengths, cell)
        self.copy.setEnabled(bool(lengths))
        hidden = len(lengths) - MOST_BARS
        text = QCoreApplication.translate("Statistics", "{count} more in the table")
        self.more.setText(text.format(count=hidden))
        self._fit()

    def show_as_table(self, as_table: bool) -> None:
        """Show the table, or the chart."""
        self._stack.setCurrentWidget(self.rows if as_table else self.chart)
        self._fit()

    def _fit(self) -> None:
        """The height of what is on show: a stack would have that of the higher one."""
        is_chart = self._stack.currentWidget() is self.chart
        now: QWidget = self.chart if is_chart else self.rows
        self._stack.setFixedHeight(now.sizeHint().height())
        is_cut = is_chart and self.chart.table.rowCount() > MOST_BARS
        self.more.setVisible(is_cut)

    def on_activated(self, index: QModelIndex) -> None:
        """A row of the table."""
        self.chosen.emit(index.row())

    def on_copy_clicked(self) -> None:
        """The button."""
        self.copy_requested.emit(self.chart.table.as_csv())


class _Rows(QTableView):
    """The table itself."""

    def __init__(self, model: object) -> None:
        super().__init__()
        self.setModel(model)  # type: ignore[arg-type]
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(TABLE_ROWS)
        header.setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measure()
        if self.model().columnCount():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
        super().changeEvent(event)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() + PADDING)

    def sizeHint(self) -> QSize:
        """Its rows, up to a dozen."""
        rows = min(TABLE_ROWS, max(1, self.model().rowCount()))
        height = self.horizontalHeader().sizeHint().height()
        return QSize(260, height + rows * self.verticalHeader().defaultSectionSize() + 4)
