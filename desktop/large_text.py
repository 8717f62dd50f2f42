"""Room for large text: the size that people choose for their desktop holds for us too.

Words take it by themselves. What is measured in pixels, and the article, which has a text size of
its own, grow by the same factor.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtWidgets import QWidget

USUAL_POINTS = {"win32": 9.0, "darwin": 13.0}.get(sys.platform, 10.0)
LARGE_FROM, LARGEST = 1.2, 2.5
"""Less is the taste of a desktop, not a wish for large text; more leaves no room for anything."""


def text_factor() -> float:
    """How many times as large as usual the desktop's text is; 1.0 where that is about so."""
    found = QFontInfo(QGuiApplication.font()).pointSizeF() / USUAL_POINTS
    return min(found, LARGEST) if found >= LARGE_FROM else 1.0


def with_room(pixels: int) -> int:
    """A length that is right for text of the usual size, for text of this size."""
    return round(pixels * text_factor())


def resize_for_text(window: QWidget, width: int, height: int) -> None:
    """Give a window this size at the usual size of text; more where text is larger, as far as the
    screen has it."""
    screen = window.screen().availableSize()
    least = QSize(width, height)
    window.resize(QSize(with_room(width), with_room(height)).boundedTo(screen).expandedTo(least))
