"""The blocks of the calendar: a year of days in squares each, painted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.models.calendar import STRENGTHS, WEEK, Calendar, Place
from desktop.periods import MONTHS, posts_text, short_month_text, weekday_text
from desktop.views.painted_table import PaintedTable
from desktop.views.post_delegate import smaller

WEEKS = 54
LEAST, MOST = 7, 18  # pixels of a square
GAP = 2
SPACE = 14  # between two years
ALPHAS = (0.0, 0.28, 0.48, 0.72, 1.0)
SHORT = QLocale.FormatType.ShortFormat
Role = QPalette.ColorRole


class CalendarBlocks(PaintedTable):
    """As high as all years need. Setters: :meth:`clear`, :meth:`add_year`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.calendar = Calendar()
        self.hovered = -1
        self._square = LEAST
        self.clear()

    def clear(self) -> None:
        """Show no years."""
        self.calendar = Calendar(QLocale().firstDayOfWeek().value - 1)
        self.forget_row()
        self._arrange()

    def add_year(self, year: int, counts: dict[date, int]) -> None:
        """One more year is known."""
        row = self.current_row()
        day = self.calendar.day_of(row) if row >= 0 else None
        self.calendar.add(year, counts)
        self._arrange()
        if day is not None:
            self.go_to(self.calendar.row_of(day))

    def _arrange(self) -> None:
        translate = QCoreApplication.translate
        head = (translate("Calendar", "Day"), translate("Calendar", "Posts"))
        self.table.show(head, self.calendar.days(), self._cell)
        room = (self.viewport().width() - self._margin()) // WEEKS - GAP
        self._square = max(LEAST, min(MOST, room))
        self.setFixedHeight(max(1, len(self.calendar.years) * self._block()))
        self.setAccessibleName(translate("Calendar", "Calendar: posts per day"))
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; the current day stays it."""
        if event.type() == QEvent.Type.LanguageChange:
            row = self.current_row()
            self._arrange()
            if row >= 0:
                self.go_to(row)
        super().changeEvent(event)

    def _cell(self, row: int, column: int) -> str | int:
        day = self.calendar.day_of(row)
        return self.calendar.count(day) if column else weekday_text(day)

    def line_of(self, row: int) -> str:
        """“Saturday, 5 March 2022 · 12 posts”."""
        day = self.calendar.day_of(row)
        return f"{weekday_text(day)} · {posts_text(self.calendar.count(day))}"

    # Where things are

    def _line(self) -> int:
        return QFontMetrics(smaller(self.font())).height()

    def _head(self) -> int:
        return QFontMetrics(self.font()).height() + 4 + self._line() + 2

    def _margin(self) -> int:
        metrics = QFontMetrics(smaller(self.font()))
        names = (QLocale().standaloneDayName(day, SHORT) for day in range(1, WEEK + 1))
        return max(map(metrics.horizontalAdvance, names)) + 8

    def weekday_step(self) -> int:
        """Every how manyth weekday has its name beside it, so that none lies over the next."""
        return -(-self._line() // (self._square + GAP))

    def _block(self) -> int:
        return self._head() + WEEK * (self._square + GAP) + SPACE

    def place_of(self, row: int) -> QRect:
        """The square of a day."""
        if not 0 <= row < self.calendar.days():
            return QRect()
        place = self.calendar.place_of(self.calendar.day_of(row))
        step = self._square + GAP
        left = self._margin() + place.week * step
        top = place.year * self._block() + self._head() + place.weekday * step
        return QRect(left, top, self._square, self._square)

    def row_at(self, place: QPoint) -> int:
        """The day at a point."""
        year, down = divmod(place.y(), self._block())
        step = self._square + GAP
        week, weekday = (place.x() - self._margin()) // step, (down - self._head()) // step
        day = self.calendar.day_at(Place(year, week, weekday)) if week >= 0 else None
        return -1 if day is None else self.calendar.row_of(day)

    def sizeHint(self) -> QSize:
        """Wide enough for the smallest squares."""
        return QSize(self._margin() + WEEKS * (LEAST + GAP), self.height())

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The years that are to be painted."""
        painter = QPainter(self.viewport())
        block, shown = self._block(), event.rect()
        years = self.calendar.years
        for index in range(shown.top() // block, min(len(years), shown.bottom() // block + 1)):
            self._paint_year(painter, index, years[index])
        row = self.current_row()
        if self.hasFocus() and row >= 0:
            painter.setPen(QPen(self.palette().color(Role.WindowText), 1.5))
            painter.drawRect(self.place_of(row).adjusted(-1, -1, 0, 0))
        painter.end()

    def _paint_year(self, painter: QPainter, index: int, year: int) -> None:
        top, palette = index * self._block(), self.palette()
        metrics = QFontMetrics(self.font())
        painter.setFont(self.font())
        painter.setPen(palette.color(Role.WindowText))
        painter.drawText(
            QPoint(self._margin(), top + metrics.ascent()),
            f"{year} · {posts_text(self.calendar.total(year))}",
        )
        painter.setFont(smaller(self.font()))
        painter.setPen(palette.color(Role.PlaceholderText))
        self._paint_words(painter, top, year)
        first = self.calendar.row_of(date(year, 1, 1))
        last = self.calendar.row_of(date(year, 12, 31))
        colors = square_colors(palette)
        for row in range(first, last + 1):
            strength = self.calendar.strength(self.calendar.day_of(row))
            painter.fillRect(self.place_of(row), colors[strength])
        if first <= self.hovered <= last:
            painter.setPen(palette.color(Role.WindowText))
            painter.drawRect(self.place_of(self.hovered).adjusted(0, 0, -1, -1))

    def _paint_words(self, painter: QPainter, top: int, year: int) -> None:
        """The names of months above and of weekdays beside: those that there is room for."""
        above, free, metrics = top + self._head() - self._line() - 2, 0, painter.fontMetrics()
        for month in range(1, MONTHS + 1):
            day = date(year, month, 1)
            left, name = self.place_of(self.calendar.row_of(day)).left(), short_month_text(day)
            if left >= free:
                painter.drawText(QPoint(left, above + metrics.ascent()), name)
                free = left + metrics.horizontalAdvance(name) + GAP
        step = self._square + GAP
        for weekday in range(0, WEEK, self.weekday_step()):
            name = QLocale().standaloneDayName(
                (weekday + self.calendar.first_weekday) % WEEK + 1, SHORT
            )
            middle = top + self._head() + weekday * step + self._square // 2
            place = QRect(0, middle - self._line() // 2, self._margin() - 6, self._line())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Squares as large as there is room for."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()


def square_colors(palette: QPalette) -> list[QColor]:
    """The colours of a day without posts, and of each strength."""
    back, ink = palette.color(Role.Window), palette.color(Role.Link)
    mixed = [
        QColor(
            *(
                round(one + (other - one) * alpha)
                for one, other in zip(back.getRgb()[:3], ink.getRgb()[:3], strict=True)  # type: ignore[index]
            )
        )
        for alpha in ALPHAS
    ]
    mixed[0] = palette.color(Role.Midlight)
    assert len(mixed) == STRENGTHS + 1
    return mixed
