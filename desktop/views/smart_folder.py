"""One line below the sidebars: a smart folder with its count."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.icons import pixmap

PADDING = 8
GAP = 4
ICON_SIZE = 16


class SmartFolder(QAbstractButton):
    """A button that looks like a line of a sidebar; checked while its posts are on show. A thin
    rule and a gap keep it apart from the list above it.

    Setters: :meth:`set_label`, :meth:`set_count`. Without anything in it, it is not there.
    """

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.hide()

    def set_label(self, label: str) -> None:
        """Name it."""
        self.setText(label)
        self._tell()

    def set_count(self, count: int) -> None:
        """Say how much is in it."""
        self._count = count
        self.setVisible(count > 0 or self.isChecked())
        self._tell()

    def count(self) -> int:
        """How much is in it."""
        return self._count

    def sizeHint(self) -> QSize:
        """One comfortable line, the rule above it, and a gap on both sides."""
        return QSize(80, self.fontMetrics().height() + PADDING + 2 * GAP + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon and the label at the left, the count, paler, at the right."""
        painter = QPainter(self)
        palette = self.palette()
        painter.fillRect(0, 0, self.width(), 1, palette.color(QPalette.ColorRole.Mid))
        line = self.rect().adjusted(0, GAP + 1, 0, -GAP)
        if self.isChecked():
            painter.fillRect(line, palette.color(QPalette.ColorRole.Mid))
        elif self.underMouse():
            painter.fillRect(line, palette.color(QPalette.ColorRole.AlternateBase))
        inside = line.adjusted(PADDING, 0, -PADDING, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        count = QLocale().toString(self._count)
        is_plain = not self.isChecked()
        pale = QPalette.ColorRole.PlaceholderText if is_plain else QPalette.ColorRole.Text
        painter.setPen(palette.color(pale))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, count)
        ink = palette.color(QPalette.ColorRole.Text)
        top = inside.center().y() - ICON_SIZE // 2 + 1
        painter.drawPixmap(inside.left(), top, pixmap(self._icon_name, ICON_SIZE, ink))
        left = inside.left() + ICON_SIZE + PADDING
        width = inside.right() - left - self.fontMetrics().horizontalAdvance(count) - PADDING
        place = QRect(left, inside.top(), width, inside.height())
        label = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        painter.setPen(ink)
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, label)
        if self.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawRect(line.adjusted(1, 1, -2, -2))

    def _tell(self) -> None:
        self.setAccessibleName(f"{self.text()}, {QLocale().toString(self._count)}")
        self.update()
