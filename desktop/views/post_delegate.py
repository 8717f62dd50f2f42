"""Paints one row of the post list: the title, below it publisher · date · excerpt; or, where rows
are narrow, the title and the date in one line. The first row of another day says so."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import (
    QDate,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QTextCharFormat,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from archive import PostSummary, Snippet
from desktop.contrast import has_one_paper
from desktop.dates import short_date
from desktop.day_headings import Neighbours, row_heading
from desktop.models.post_list import DAYS_ROLE, SUMMARY_ROLE
from desktop.views.day_bar import strong as bold
from desktop.views.text_line import Ink, paint_line

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"  # text: a real union costs start time

SIDE = 14  # space at both sides; the unread dot stands in the left one
TOP = 7
COMPACT_TOP = 4
BETWEEN = 3
GAP = 6
DOT = 7
LEAD = 6  # characters of the excerpt before its first hit
SMALLER = 0.9  # the second line, of the first
MARK_LIGHT, MARK_DARK = QColor("#ffe58a"), QColor("#7a5c00")
DOT_COLOR = QColor("#2f7fd1")
STAR_COLOR = QColor("#d08a00")


class PostDelegate(QStyledItemDelegate):
    """Two lines, elided at the right; hits of the search are marked in both. ``today`` decides
    how dates are written; None is the day of the painting. ``compact``: one line. ``several``: more
    than one row is chosen, and the current one stands out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today: QDate | None = None
        self.compact = self.several = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """The same height for every row."""
        return QSize(200, row_height(option.font, compact=self.compact))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See the class."""
        painter.save()
        painter.setClipRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        strong = selected and self._has_cursor(option)
        self._paint_back(painter, option, selected=selected, strong=strong)
        summary = index.data(SUMMARY_ROLE)
        if isinstance(summary, PostSummary):
            days = index.data(DAYS_ROLE)
            heading = row_heading(days, self.today) if isinstance(days, Neighbours) else ""
            if heading:
                line = QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1)
                painter.fillRect(line, option.palette.color(QPalette.ColorRole.Dark))
            self._paint_summary(painter, option, summary, heading, strong=strong)
        else:
            self._paint_waiting(painter, option)
        painter.restore()

    def _has_cursor(self, option: QStyleOptionViewItem) -> bool:
        """Whether the list has the cursor; of several chosen rows Qt says so of one only."""
        widget = option.widget if self.several else None
        return bool(option.state & QStyle.StateFlag.State_HasFocus) or (
            widget is not None and widget.hasFocus()
        )

    def _paint_back(
        self, painter: QPainter, option: QStyleOptionViewItem, *, selected: bool, strong: bool
    ) -> None:
        palette = option.palette
        if selected:
            # Where the cursor is not, the chosen row is there, but quieter.
            role = QPalette.ColorRole.Highlight if strong else QPalette.ColorRole.Mid
            painter.fillRect(option.rect, palette.color(role))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.AlternateBase))
        line = QRect(option.rect.left() + SIDE, option.rect.bottom(), option.rect.width() - SIDE, 1)
        painter.fillRect(line, palette.color(QPalette.ColorRole.Midlight))
        if self.several and option.state & QStyle.StateFlag.State_HasFocus:
            # The article on show is that of this row, whether it is chosen or not.
            text = QPalette.ColorRole.HighlightedText if strong else QPalette.ColorRole.Text
            painter.setPen(palette.color(text))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(2, 2, -3, -3))

    def _paint_waiting(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Two pale bars where a row is about to be."""
        height = option.fontMetrics.height()
        color = option.palette.color(QPalette.ColorRole.Midlight)
        left, top = option.rect.left() + SIDE, option.rect.top() + self._top()
        width = option.rect.width() - 2 * SIDE
        painter.fillRect(QRect(left, top + height // 4, width * 3 // 5, height // 2), color)
        if self.compact:
            return
        second = top + height + BETWEEN
        painter.fillRect(QRect(left, second + height // 4, width * 4 // 5, height // 2), color)

    def _paint_summary(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        summary: PostSummary,
        heading: str,
        *,
        strong: bool,
    ) -> None:
        palette = option.palette
        text_role = QPalette.ColorRole.HighlightedText if strong else QPalette.ColorRole.Text
        # What is pale on the paper could not be read on the colour of a chosen row.
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pale_role = text_role if is_chosen else QPalette.ColorRole.PlaceholderText
        text, pale = palette.color(text_role), palette.color(pale_role)
        if strong:
            pale.setAlphaF(0.85)
        place = option.rect.adjusted(SIDE, self._top(), -SIDE, -self._top())
        small = smaller(option.font)
        is_plain = has_one_paper(palette)
        if not summary.read:
            self._paint_dot(painter, option, text if strong or is_plain else DOT_COLOR)
        star = text if strong or is_plain else STAR_COLOR
        right = self._paint_right(painter, place, option.font, summary, star)
        if summary.other_places:
            right = self._paint_places(
                painter, place, right, Ink(small, pale, QTextCharFormat()), summary.other_places
            )
        if heading:
            accent = palette.color(text_role if is_chosen else QPalette.ColorRole.Link)
            ink = Ink(bold(small), accent, QTextCharFormat())
            right = self._paint_heading(painter, place, right, ink, heading)
        elif self.compact:
            date = short_date(summary.published, self.today)
            ink = Ink(small, pale, QTextCharFormat())
            right = self._paint_heading(painter, place, right, ink, date)
        title = QRect(place.left(), place.top(), right - place.left(), place.height())
        quiet = summary.read or summary.hidden
        color = pale if quiet and not strong else text
        mark = self._mark(palette, strong=strong)
        paint_line(painter, title, Ink(option.font, color, mark), summary.title)
        if self.compact:
            return
        top = place.top() + QFontMetrics(option.font).height() + BETWEEN
        below = QRect(place.left(), top, place.width(), place.bottom() - top + 1)
        paint_line(painter, below, Ink(small, pale, mark), self._second_line(summary))

    def _paint_dot(self, painter: QPainter, option: QStyleOptionViewItem, color: QColor) -> None:
        middle = option.rect.top() + self._top() + option.fontMetrics.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        left = option.rect.left() + (SIDE - DOT) / 2
        painter.drawEllipse(QRectF(left, middle - DOT / 2, DOT, DOT))

    def _paint_right(
        self,
        painter: QPainter,
        place: QRect,
        font: QFont,
        summary: PostSummary,
        color: QColor,
    ) -> int:
        """The star at the right end of the title; where the title must end."""
        if not summary.starred:
            return place.right() + 1
        width = QFontMetrics(font).horizontalAdvance("★")
        painter.setFont(font)
        painter.setPen(color)
        corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(place, corner, "★")
        return place.right() + 1 - width - GAP

    def _paint_places(
        self, painter: QPainter, place: QRect, right: int, ink: Ink, count: int
    ) -> int:
        """How many more files are the same post, before what ends at *right*; where the title
        must end."""
        return self._paint_before(painter, place, right, ink, f"+{count}")

    def _paint_heading(
        self, painter: QPainter, place: QRect, right: int, ink: Ink, text: str
    ) -> int:
        """The day, unless it would leave less than half of the line to the title; where the title
        must end."""
        width = QFontMetrics(ink.font).horizontalAdvance(text)
        if 2 * width > right - place.left():
            return right
        return self._paint_before(painter, place, right, ink, text) - GAP

    def _paint_before(
        self, painter: QPainter, place: QRect, right: int, ink: Ink, text: str
    ) -> int:
        width = QFontMetrics(ink.font).horizontalAdvance(text)
        painter.setFont(ink.font)
        painter.setPen(ink.color)
        box = QRect(right - width, place.top(), width, QFontMetrics(painter.font()).height() + 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return right - width - GAP

    def _top(self) -> int:
        return COMPACT_TOP if self.compact else TOP

    def _second_line(self, summary: PostSummary) -> Snippet:
        head = [summary.publisher, short_date(summary.published, self.today)]
        before = " · ".join(part for part in head if part)
        if not summary.excerpt.text:
            return Snippet(before)
        before += " · "
        excerpt = from_near_first_mark(summary.excerpt)
        marks = tuple((a + len(before), b + len(before)) for a, b in excerpt.marks)
        return Snippet(before + excerpt.text, marks)

    def _mark(self, palette: QPalette, *, strong: bool) -> QTextCharFormat:
        found = QTextCharFormat()
        dark = strong or palette.color(QPalette.ColorRole.Base).lightness() < 128  # noqa: PLR2004
        found.setBackground(MARK_DARK if dark else MARK_LIGHT)
        found.setForeground(QColor("#fff4c2") if dark else QColor("#1f2328"))
        return found


def from_near_first_mark(snippet: Snippet) -> Snippet:
    """The same with little text before the first hit, which must not be elided away."""
    if not snippet.marks or snippet.marks[0][0] <= LEAD:
        return snippet
    cut = snippet.marks[0][0] - LEAD
    text = "…" + snippet.text[cut:]
    return Snippet(text, tuple((a - cut + 1, b - cut + 1) for a, b in snippet.marks))


def smaller(font: QFont) -> QFont:
    """The font of the second line."""
    found = QFont(font)
    if font.pointSizeF() > 0:
        found.setPointSizeF(font.pointSizeF() * SMALLER)
    else:
        found.setPixelSize(round(font.pixelSize() * SMALLER))
    return found


def row_height(font: QFont, *, compact: bool = False) -> int:
    """The height of a row in this font; of one line where rows are *compact*."""
    if compact:
        return 2 * COMPACT_TOP + QFontMetrics(font).height() + 1
    lines = QFontMetrics(font).height() + QFontMetrics(smaller(font)).height()
    return 2 * TOP + BETWEEN + lines
