"""Icons: single-colour drawings of ``resources/icons``, tinted from the palette.

A drawing is black on nothing. It is painted in the colour of the window's text, so that it is
readable in light, dark and sepia alike, paler when disabled, and in the colour of chosen text on
a chosen row. An icon draws itself when it is first painted: of the sixty that a window makes at its
start, most wait in menus, and all sizes, colours and scales of all were a tenth of the start.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resource

SIZES = (16, 20, 24, 32)
MAX_SHAPES = 512  # remembered: some hundred drawings, at a few scales


_clones: list[QIconEngine] = []
"""Few: nothing of ours changes an icon."""


class Drawing(QIconEngine):
    """One drawing in the colours of the palette that it was made under, drawn when it is needed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name, self._palette = name, QGuiApplication.palette()
        self._drawn: dict[tuple[int, QIcon.Mode, float], QPixmap] = {}

    def clone(self) -> Drawing:
        """Another of the same, for an icon that somebody changes: Qt deletes it. Python would do so
        first, as soon as this returns, were it not kept (the process crashed)."""
        other = Drawing(self._name)
        other._palette = self._palette
        _clones.append(other)
        return other

    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        """A square, no larger than the largest that icons are looked at in."""
        side = min(size.width(), size.height(), SIZES[-1])
        return QSize(side, side)

    def availableSizes(
        self,
        _mode: QIcon.Mode = QIcon.Mode.Normal,
        _state: QIcon.State = QIcon.State.Off,
    ) -> list[QSize]:
        """The usual ones; all others are drawn as well."""
        return [QSize(size, size) for size in SIZES]

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """It, for a screen without a scale."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """It, with ``scale`` pixels for each of the size."""
        side = self.actualSize(size, mode, state).width()
        key = (side, mode, scale)
        if key not in self._drawn:
            is_chosen, is_off = mode == QIcon.Mode.Selected, mode == QIcon.Mode.Disabled
            group = QPalette.ColorGroup.Disabled if is_off else QPalette.ColorGroup.Active
            role = (
                QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.WindowText
            )
            self._drawn[key] = _tinted(self._name, side, self._palette.color(group, role), scale)
        return self._drawn[key]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """It, in a place that has its size."""
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))


def icon(name: str) -> QIcon:
    """The drawing ``name`` in the colours of the application's palette of now."""
    resource("icons", f"{name}.svg").stat()  # what is not there is told here, not while painting
    return QIcon(Drawing(name))


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(str(resource("icons", "app.png")))


def pixmap(name: str, size: int, color: QColor | None = None, scale: float = 2.0) -> QPixmap:
    """One tinted drawing for a label, ``size`` pixels of the screen wide."""
    color = color or QGuiApplication.palette().color(QPalette.ColorRole.WindowText)
    return _tinted(name, size, color, scale)


def _tinted(name: str, size: int, color: QColor, scale: float) -> QPixmap:
    image = QImage(_shape(name, scale, size))
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), color)
    painter.end()
    result = QPixmap.fromImage(image)
    result.setDevicePixelRatio(scale)
    return result


@lru_cache(maxsize=MAX_SHAPES)
def _shape(name: str, scale: float, size: int) -> QImage:
    """The drawing in black. It is drawn once: another colour is a third of that."""
    drawing = resource("icons", f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing))
    shape = QImage(QSize(size, size) * scale, QImage.Format.Format_ARGB32_Premultiplied)
    shape.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shape)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return shape
