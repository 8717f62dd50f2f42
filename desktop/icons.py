"""Icons: single-colour drawings of ``resources/icons``, tinted from the palette.

A drawing is black on nothing. It is painted in the colour of the window's text, so that it is
readable in light, dark and sepia alike, paler when disabled, and in the colour of chosen text on
a chosen row. Icons are made for the screens of now; the window makes its own anew when it comes
to a screen of another scale.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resource

INK = "#000"
SIZES = (16, 20, 24, 32)


def scales() -> set[float]:
    """Device pixels for one of the screen's, of each screen that there is."""
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}


def icon(name: str) -> QIcon:
    """The drawing ``name`` in the colours of the application's palette of now."""
    palette = QGuiApplication.palette()
    ink, chosen = QPalette.ColorRole.WindowText, QPalette.ColorRole.HighlightedText
    result = QIcon()
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    for mode, group, role in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active, ink),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled, ink),
        (QIcon.Mode.Selected, QPalette.ColorGroup.Active, chosen),
    ):
        for pixmap in tinted(drawing, palette.color(group, role)):
            result.addPixmap(pixmap, mode)
    return result


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(str(resource("icons", "app.png")))


def pixmap(name: str, size: int, color: QColor | None = None, scale: float = 2.0) -> QPixmap:
    """One tinted drawing for a label, ``size`` pixels of the screen wide."""
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    color = color or QGuiApplication.palette().color(QPalette.ColorRole.WindowText)
    return _paint(_renderer(drawing, color), size, scale)


def tinted(drawing: str, color: QColor) -> list[QPixmap]:
    """The drawing in one colour, at every size and scale that the screens of now ask for."""
    renderer = _renderer(drawing, color)
    return [_paint(renderer, size, scale) for scale in scales() for size in SIZES]


def _renderer(drawing: str, color: QColor) -> QSvgRenderer:
    # QtSvg does not know `currentColor`, so the ink is replaced in the text.
    return QSvgRenderer(QByteArray(drawing.replace(INK, color.name()).encode()))


def _paint(renderer: QSvgRenderer, size: int, scale: float) -> QPixmap:
    image = QPixmap(QSize(size, size) * scale)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    image.setDevicePixelRatio(scale)
    return image
