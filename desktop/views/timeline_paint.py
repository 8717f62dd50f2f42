"""Paints the timeline: bars, the scale of years below them, and what is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from desktop.models.timeline import Bar
from desktop.periods import short_month_text
from desktop.views.post_delegate import smaller

TOP = 4
BAR_HEIGHT = 34
GAP_FROM = 4
"""Bars of so many pixels and more have one pixel between them."""
MARK_HEIGHT = 2
BETWEEN_WORDS = 10
Role = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class Look:
    """What there is to be seen beside the counts. Bars are named by their place in the row; bar
    *n* reaches from ``edges[n]`` to ``edges[n + 1]``."""

    edges: Sequence[int]
    visible: range
    chosen: range
    current: int
    hovered: int
    stale: bool
    days: bool


def edges(bars: int, left: int, width: int) -> list[int]:
    """The pixels at which bars begin, and where the last one ends: they fill the width."""
    return [left + round(width * index / max(1, bars)) for index in range(bars + 1)]


def paint_timeline(widget: QWidget, bars: Sequence[Bar], look: Look) -> None:
    """Paint all of it on a widget."""
    painter = QPainter(widget)
    palette = widget.palette()
    painter.fillRect(widget.rect(), palette.color(Role.Base))
    base = TOP + BAR_HEIGHT
    if look.chosen:
        behind = QColor(palette.color(Role.Highlight))
        behind.setAlphaF(0.18)
        painter.fillRect(_place(look, look.chosen, TOP - 2, BAR_HEIGHT + 2), behind)
    most = max((bar.count for bar in bars), default=0)
    if look.stale:
        painter.setOpacity(0.45)
    for index, bar in enumerate(bars):
        if bar.count:
            color = palette.color(_role(look, index))
            painter.fillRect(_bar_place(painter, look, index, bar.count / most), color)
    painter.setOpacity(1.0)
    line = QRect(0, base, widget.width(), 1)
    painter.fillRect(line, palette.color(Role.Mid))
    if look.visible:
        mark = _place(look, look.visible, base, MARK_HEIGHT)
        painter.fillRect(mark, palette.color(Role.Link))
    _paint_scale(painter, widget, bars, look)
    if 0 <= look.current < len(bars):
        # Its own frame: the bar may have no posts, and so no height.
        painter.setPen(QPen(palette.color(Role.Link), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = _place(look, range(look.current, look.current + 1), TOP - 2, BAR_HEIGHT + 3)
        painter.drawRect(QRectF(frame).adjusted(-0.5, 0.5, 0.5, -0.5))
    painter.fillRect(QRect(0, widget.height() - 1, widget.width(), 1), palette.color(Role.Midlight))
    painter.end()


def _role(look: Look, index: int) -> QPalette.ColorRole:
    if index == look.hovered or index in look.chosen:
        return Role.Link
    return Role.Highlight if index in look.visible else Role.Dark


def _place(look: Look, bars: range, top: int, height: int) -> QRect:
    left, right = look.edges[bars.start], look.edges[bars.stop]
    return QRect(left, top, max(MARK_HEIGHT, right - left), height)


def _bar_place(painter: QPainter, look: Look, index: int, share: float) -> QRectF:
    """Edges on whole pixels of the screen, so that bars are sharp at every scale."""
    left, right = look.edges[index], look.edges[index + 1]
    gap = 1 if right - left >= GAP_FROM else 0
    device = painter.device()
    scale = 1.0 if device is None else device.devicePixelRatio()
    height = max(1.0, round(BAR_HEIGHT * share * scale) / scale)
    return QRectF(left, TOP + BAR_HEIGHT - height, max(1, right - left - gap), height)


def _paint_scale(painter: QPainter, widget: QWidget, bars: Sequence[Bar], look: Look) -> None:
    """Years, or months where days are shown, wherever there is room for the word."""
    painter.setFont(smaller(widget.font()))
    painter.setPen(widget.palette().color(Role.PlaceholderText))
    metrics = QFontMetrics(painter.font())
    top, height = TOP + BAR_HEIGHT + MARK_HEIGHT, metrics.height()
    free = 0
    for index, bar in enumerate(bars):
        text = _scale_word(bar, days=look.days, is_first=index == 0)
        left = look.edges[index]
        if not text or left < free:
            continue
        width = metrics.horizontalAdvance(text) + 1
        if index == 0 and not _is_alone(bars, look, left + width + BETWEEN_WORDS):
            continue
        if left + width > widget.width() - 2:
            break
        painter.drawText(QRect(left, top, width, height), Qt.AlignmentFlag.AlignLeft, text)
        free = left + width + BETWEEN_WORDS


def _is_alone(bars: Sequence[Bar], look: Look, until: int) -> bool:
    """Whether the word of the first bar leaves room for that of the next year."""
    if look.days or bars[0].first.month == 1:
        return True
    return all(
        bar.first.month != 1 for bar, at in zip(bars, look.edges, strict=False) if at < until
    )


def _scale_word(bar: Bar, *, days: bool, is_first: bool) -> str:
    """What stands below the beginning of a bar; mostly nothing."""
    if days:
        if bar.first.day == 1:
            return f"{short_month_text(bar.first)} {bar.first.year}"
        is_round = bar.first.day % 5 == 0 and bar.first.day < 30  # noqa: PLR2004
        return str(bar.first.day) if is_round else ""  # the next month needs the room
    # Before the first January there is room for a year only if that is far away.
    return str(bar.first.year) if bar.first.month == 1 or is_first else ""
