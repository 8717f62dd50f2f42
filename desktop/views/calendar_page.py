"""The page of the calendar: a year of days in each block, in the place of list and article."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.periods import posts_text
from desktop.views.calendar_blocks import GAP, square_colors
from desktop.views.calendar_grid import CalendarGrid

SQUARE = 11


class CalendarPage(QWidget):
    """Signals: ``day_requested(date)``: list its posts; ``left()`` at Escape.

    Setters: :meth:`clear`, :meth:`add_year`, :meth:`show_progress`.
    """

    day_requested = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calendar_page")
        self.grid = CalendarGrid()
        self.title, self.hint = QLabel(), QLabel()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        self.title.setFont(font)
        self.hint.setWordWrap(True)
        self._less, self._more = QLabel(), QLabel()
        self._area = QScrollArea()
        self._area.setWidget(self.grid)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.grid.viewport().setAutoFillBackground(False)
        self._total, self._left_to_read = 0, 1
        self._build()
        self.setFocusProxy(self.grid)
        self.grid.day_requested.connect(self.day_requested)
        self.grid.left.connect(self.left)
        self.grid.day_reached.connect(self.on_day_reached)
        self._retranslate()

    def clear(self) -> None:
        """Show no years."""
        self._total = 0
        self.grid.clear()
        self._show_title()

    def add_year(self, year: int, counts: dict[date, int]) -> None:
        """Show one more year."""
        self._total += sum(counts.values())
        self.grid.add_year(year, counts)
        self._show_title()

    def show_progress(self, left: int) -> None:
        """How many years are still to be read."""
        self._left_to_read = left
        self._show_title()
        self._show_hint()

    def on_day_reached(self, place: QRect) -> None:
        """Scroll to where the keys are, with the name of the year above."""
        middle = place.center()
        self._area.ensureVisible(middle.x(), middle.y(), 40, 80)

    def _show_title(self) -> None:
        translate = QCoreApplication.translate
        parts = [translate("Calendar", "Calendar"), posts_text(self._total)]
        if self._left_to_read:
            parts.append(translate("Calendar", "counting…"))
        self.title.setText(" · ".join(parts))

    def _show_hint(self) -> None:
        translate = QCoreApplication.translate
        text = translate(
            "Calendar",
            "Each square is a day. A click lists its posts; arrow keys walk, Return lists.",
        )
        if not self._total and not self._left_to_read:
            text = translate(
                "Calendar", "There are no posts yet. File → Import Folder… brings some in."
            )
        self.hint.setText(text)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        for part in (self._less, _Legend(), self._more):
            top.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.hint)
        layout.addWidget(self._area, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._less.setText(translate("Calendar", "fewer", "at the left of a scale of colours"))
        self._more.setText(translate("Calendar", "more", "at the right of a scale of colours"))
        self._show_title()
        self._show_hint()


class _Legend(QWidget):
    """The colours from few posts to many."""

    def __init__(self) -> None:
        super().__init__()
        colors = len(square_colors(self.palette()))
        self.setFixedSize(colors * (SQUARE + GAP), SQUARE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """One square each."""
        painter = QPainter(self)
        for index, color in enumerate(square_colors(self.palette())):
            painter.fillRect(QRect(index * (SQUARE + GAP), 0, SQUARE, SQUARE), color)
        painter.end()
