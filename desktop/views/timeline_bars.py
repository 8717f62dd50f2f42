"""The bars of the timeline above the list: posts per month, painted, and what is marked in them."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.models.timeline import Bar, Timeline, rows_of
from desktop.periods import period_posts, period_text
from desktop.views.painted_table import NOTHING, PaintedTable
from desktop.views.post_delegate import SIDE, smaller
from desktop.views.timeline_paint import BAR_HEIGHT, TOP, Look, edges, paint_timeline

DAY = timedelta(days=1)
LEAST_BAR = 3
"""Pixels. Where months were narrower than this, bars are years."""


class TimelineBars(PaintedTable):
    """Signal: ``days_wanted(first, end)``: count the days of these months (:meth:`set_days`).

    Setters: :meth:`set_months`, :meth:`set_days`, :meth:`set_stale`, :meth:`mark_rows`.
    """

    days_wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.timeline = Timeline()
        self.bars: list[Bar] = []
        self.hovered = -1
        self.isis_pressed = False
        self._edges: list[int] = [0]
        self._marked: tuple[range, bool | None] = (NOTHING, None)
        self._stale = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._retranslate()

    # What it shows

    def set_months(self, counts: dict[int, int], *, stale: bool = False) -> None:
        """The posts per month, as 202203, of the list on show, or, *stale*, on its way."""
        self.timeline.set_months(counts)
        self._stale = stale
        self.arrange()

    def set_days(self, first: int, end: int, counts: dict[date, int]) -> None:
        """The posts per day of the months that were asked for."""
        self.timeline.set_days((first, end), counts)
        self.arrange()

    def set_stale(self) -> None:
        """Another list is being read: what is shown is of the one before."""
        self._stale = True
        self.viewport().update()

    def is_stale(self) -> bool:
        """Whether the counts are not those of the list of now."""
        return self._stale

    def mark_rows(self, rows: range, newest_first: bool | None) -> None:
        """Which rows of the list can be seen; None: its order is none of dates."""
        self._marked = rows, newest_first
        self.viewport().update()

    def current_bar(self) -> Bar | None:
        """The bar that the keys are at."""
        row = self.current_row()
        return self.bars[row] if 0 <= row < len(self.bars) else None

    def place_of(self, row: int) -> QRect:
        """From the top to the bottom of the timeline."""
        if not 0 <= row < len(self.bars):
            return QRect()
        left, right = self._edges[row], self._edges[row + 1]
        return QRect(left, 0, right - left, self.viewport().height())

    def row_at(self, place: QPoint) -> int:
        """The bar above or below a place; beside all bars the last one."""
        if not self.bars or place.x() < self._edges[0]:
            return -1
        return min(bisect_right(self._edges, place.x()), len(self.bars)) - 1

    def line_of(self, row: int) -> str:
        """“March 2022 · 12,345 posts”."""
        bar = self.bars[row]
        return period_posts(bar.first, bar.end, bar.count)

    def arrange(self) -> None:
        """The bars for the width of now; the current one stays the one of its day."""
        before = self.current_bar()
        width = self.viewport().width() - 2 * SIDE
        self.bars = self.timeline.bars(max(1, width // LEAST_BAR))
        self._edges = edges(len(self.bars), SIDE, width)
        head = (
            QCoreApplication.translate("Timeline", "Period"),
            QCoreApplication.translate("Timeline", "Posts"),
        )
        self.table.show(head, len(self.bars), self._cell)
        self.forget_row()
        self.hovered, self.is_pressed = -1, False
        if before is not None and self.bars:
            self.go_to(self._bar_of(before.first))
        self.viewport().update()
        wanted = self.timeline.wanted_days()
        if wanted is not None and not self._stale:
            self.days_wanted.emit(*wanted)

    def _cell(self, row: int, column: int) -> str | int:
        bar = self.bars[row]
        return bar.count if column else period_text(bar.first, bar.end)

    def _bar_of(self, day: date) -> int:
        return next((i for i, bar in enumerate(self.bars) if day < bar.end), len(self.bars) - 1)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The bars, the scale below, what is marked."""
        rows, newest_first = self._marked
        visible = NOTHING
        if newest_first is not None and rows and not self._stale:
            seen = [
                index
                for index, bar in enumerate(self.bars)
                if _meet(rows_of(bar, self.timeline.total, newest_first=newest_first), rows)
            ]
            visible = range(seen[0], seen[-1] + 1) if seen else NOTHING
        look = Look(
            edges=self._edges,
            visible=visible,
            chosen=self.chosen_rows(),
            current=self.current_row() if self.hasFocus() else -1,
            hovered=self.hovered,
            stale=self._stale,
            days=len(self.bars) > 1 and self.bars[0].end - self.bars[0].first == DAY,
        )
        paint_timeline(self.viewport(), self.bars, look)

    def sizeHint(self) -> QSize:
        """A strip."""
        line = QFontMetrics(smaller(self.font())).height()
        return QSize(200, TOP + BAR_HEIGHT + line + 4)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many bars as there is room for."""
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the font."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.arrange()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("Timeline", "Timeline: posts per month"))


def _meet(one: range, other: range) -> bool:
    return max(one.start, other.start) < min(one.stop, other.stop)
