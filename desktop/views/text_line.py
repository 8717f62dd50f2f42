"""One line of text on the screen: elided, with hits marked, its quotation marks as its script has
them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from archive import Snippet
from desktop.messages import one_line
from desktop.quotes import quotation_marks
from desktop.theme import in_order


@dataclass(frozen=True)
class Ink:
    """How a line is painted: its font, its colour, and how hits look."""

    font: QFont
    color: QColor
    mark: QTextCharFormat


def paint_line(painter: QPainter, place: QRect, ink: Ink, line: Snippet) -> None:
    """One line of plain text with its marks, elided at the right end."""
    metrics = QFontMetrics(ink.font)
    text = one_line(line.text)
    marks, width = _utf16(text, line.marks), place.width()
    layout, drawn = _laid_out(_elided(text, metrics, width), ink, marks, width)
    over = drawn.naturalTextWidth() - width
    if over > 0:  # the quotation marks of another font are wider
        shown = _elided(text, metrics, width - ceil(over))
        layout, drawn = _laid_out(shown, ink, marks, width)
    painter.setPen(ink.color)
    # Characters of another family make a line taller: it stands where its neighbours stand.
    layout.draw(painter, QPointF(place.left(), place.top() + metrics.ascent() - drawn.ascent()))


def _elided(text: str, metrics: QFontMetrics, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _laid_out(
    shown: str, ink: Ink, marks: Sequence[tuple[int, int]], width: int
) -> tuple[QTextLayout, QTextLine]:
    layout = QTextLayout(shown, ink.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    formats = _formats(marks, _units(shown), ink.mark)
    layout.setFormats([*_quote_formats(shown, ink.font), *formats])
    layout.beginLayout()
    drawn = layout.createLine()
    drawn.setLineWidth(width)
    layout.endLayout()
    return layout, drawn


def _units(text: str) -> int:
    """The length of *text* as Qt counts it: characters beyond the first 65,536 count twice."""
    return len(text) + sum(character > "\uffff" for character in text)


def _utf16(text: str, marks: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Ranges of characters as Qt counts them."""
    if not marks or max(text, default="") <= "\uffff":
        return marks
    return [(_units(text[:start]), _units(text[:stop])) for start, stop in marks]


def _formats(
    marks: Sequence[tuple[int, int]], length: int, mark: QTextCharFormat
) -> list[QTextLayout.FormatRange]:
    found = []
    for start, stop in marks:
        if start < length:
            one = QTextLayout.FormatRange()
            one.start, one.length = start, min(stop, length) - start
            one.format = mark
            found.append(one)
    return found


def _quote_formats(text: str, font: QFont) -> list[QTextLayout.FormatRange]:
    """Each quotation mark in the font of the text that it belongs to."""
    places = quotation_marks(text)
    if not places:
        return []
    fonts = {chinese: in_order(font, chinese=chinese) for chinese in {one[1] for one in places}}
    ranges = _utf16(text, [(place, place + 1) for place, _ in places])
    found = []
    for (start, stop), (_, chinese) in zip(ranges, places, strict=True):
        one = QTextLayout.FormatRange()
        one.start, one.length = start, stop - start
        one.format.setFont(fonts[chinese])
        found.append(one)
    return found
