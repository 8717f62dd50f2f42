"""Icons: single-colour drawings of ``resources/icons``, tinted from the palette.

A drawing is black on nothing. It is painted in the colour of the window's text, so that it is
readable in light, dark and sepia alike, paler when disabled, and in the colour of chosen text on
a chosen row. Icons are made for the screens of now; the window makes its own anew when it comes
to a screen of another scale.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resource

SIZES = (16, 20, 24, 32)
MAX_SHAPES = 512  # remembered: some hundred drawings, at a few scales


def scales() -> set[float]:
    """Device pixels for one of the screen's, of each screen that there is."""
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}


def icon(name: str) -> QIcon:
    """The drawing ``name`` in the colours of the application's palette of now."""
    palette = QGuiApplication.palette()
    ink, chosen = QPalette.ColorRole.WindowText, QPalette.ColorRole.HighlightedText
    result = QIcon()
    for mode, group, role in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active, ink),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled, ink),
        (QIcon.Mode.Selected, QPalette.ColorGroup.Active, chosen),
    ):
        color = palette.color(group, role)
        for scale in scales():
            for size in SIZES:
                result.addPixmap(_tinted(name, size, color, scale), mode)
    return result


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(str(resource("icons", "app.png")))


def pixmap(name: str, size: int, color: QColor | None = None, scale: float = 2.0) -> QPixmap:
    """One tinted drawing for a label, ``size`` pixels of the screen wide."""
    color = color or QGuiApplication.palette().color(QPalette.ColorRole.WindowText)
    return _tinted(name, size, color, scale)


def _tinted(name: str, size: int, color: QColor, scale: float) -> QPixmap:
    image = QImage(_shapes(name, scale, SIZES if size in SIZES else (size,))[size])
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), color)
    painter.end()
    result = QPixmap.fromImage(image)
    result.setDevicePixelRatio(scale)
    return result


@lru_cache(maxsize=MAX_SHAPES)
def _shapes(name: str, scale: float, sizes: tuple[int, ...]) -> dict[int, QImage]:
    """The drawing in black, by its sizes. It is drawn once: another colour is a third of that."""
    drawing = resource("icons", f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing))
    shapes = {}
    for size in sizes:
        shapes[size] = QImage(QSize(size, size) * scale, QImage.Format.Format_ARGB32_Premultiplied)
        shapes[size].fill(Qt.GlobalColor.transparent)
        painter = QPainter(shapes[size])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
    return shapes
