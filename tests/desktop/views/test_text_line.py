"""One line of text: quotation marks in the font of their script, and never past the line's end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QImage,
    QPainter,
    QTextCharFormat,
)
from PySide6.QtWidgets import QApplication

from archive import Snippet
from desktop.theme import CHINESE_FAMILIES, apply_font, in_order
from desktop.views.text_line import Ink, paint_line

WIDTH, HEIGHT = 600, 40
WHITE = QColor("#ffffff")
MARK = QColor("#ffe58a")


@pytest.fixture
def has_both(qapp: QApplication) -> QApplication:
    """An application whose font has families of both scripts."""
    apply_font(qapp, chinese=True)
    if not set(QFontDatabase.families()) & set(CHINESE_FAMILIES):
        pytest.skip("there is no Chinese font here")
    return qapp


def draw(
    text: str, font: QFont, width: int = WIDTH, marks: tuple[tuple[int, int], ...] = ()
) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    mark = QTextCharFormat()
    mark.setBackground(MARK)
    painter = QPainter(image)
    ink = Ink(font, QColor("#000000"), mark)
    paint_line(painter, QRect(0, 5, width, HEIGHT - 5), ink, Snippet(text, marks))
    painter.end()
    return image


def end_of(image: QImage) -> int:
    """The last column with anything in it."""
    return max(
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != WHITE for y in range(image.height()))
    )


def test_english_in_a_chinese_window_has_no_holes(has_both: QApplication) -> None:
    font = has_both.font()
    whole = end_of(draw("It’s the harbour’s “gate” x", font))
    without = end_of(draw("Its the harbours gate x", font))
    assert whole - without < 4 * QFontMetrics(font).horizontalAdvance("港") * 0.7


def test_chinese_has_wide_marks_in_either_window(has_both: QApplication) -> None:
    chinese = end_of(draw("渡轮“没有人”迟到", has_both.font()))
    apply_font(has_both, chinese=False)
    assert abs(end_of(draw("渡轮“没有人”迟到", has_both.font())) - chinese) <= 2


def test_a_line_with_wide_marks_ends_where_it_must(has_both: QApplication) -> None:
    apply_font(has_both, chinese=False)
    font = has_both.font()
    text = "“渡”“轮”“没”“有”" * 20
    for width in (90, 151, 300):
        assert end_of(draw(text, font, width)) <= width


def test_hits_are_where_they_are_beside_marks_and_beyond_the_first_plane(
    has_both: QApplication,
) -> None:
    text = "\U0001f6a2’s “ship” 港湾"
    start = text.index("ship")
    image = draw(text, has_both.font(), marks=((start, start + 4),))
    metrics = QFontMetrics(has_both.font())
    colored = [
        x for x in range(WIDTH) if any(image.pixelColor(x, y) == MARK for y in range(HEIGHT))
    ]
    assert abs(colored[-1] - colored[0] - metrics.horizontalAdvance("ship")) <= 4


def test_the_order_of_families_follows_the_script(has_both: QApplication) -> None:
    font = has_both.font()
    assert in_order(font, chinese=True) == font
    latin = in_order(font, chinese=False)
    assert latin.families()[0] not in CHINESE_FAMILIES
    assert sorted(latin.families()) == sorted(font.families())
    assert in_order(latin, chinese=True).families() == font.families()
