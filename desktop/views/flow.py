"""Buttons in a row, that go on in a second one where the first is full: words of another language
may be twice as long, and a window must not grow wider than the screen for them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Each widget has its own size; those of one row are as high as the highest of them."""

    def __init__(self, widgets: tuple[QWidget, ...], space: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._space = space
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """One more; for Qt."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """One of them, which leaves."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        return max((place.bottom() + 1 for _item, place in self._places(width)), default=0)

    def setGeometry(self, rect: QRect) -> None:
        """Put each in its place, from the side where the language begins."""
        super().setGeometry(rect)
        parent = self.parentWidget()
        is_mirrored = parent is not None and parent.isRightToLeft()
        for item, place in self._places(rect.width()):
            if is_mirrored:
                place.moveRight(rect.width() - 1 - place.left())
            item.setGeometry(place.translated(rect.topLeft()))

    def sizeHint(self) -> QSize:
        """All in one row."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._space * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """As wide as the widest."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _shown(self) -> Iterator[QLayoutItem]:
        return (item for item in self._items if not item.isEmpty())

    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        corner, high = QPoint(0, 0), 0
        for item in self._shown():
            size = item.sizeHint()
            if corner.x() and corner.x() + size.width() > width:
                corner, high = QPoint(0, corner.y() + high + self._space), 0
            yield item, QRect(corner, QSize(min(size.width(), width), size.height()))
            corner = QPoint(corner.x() + size.width() + self._space, corner.y())
            high = max(high, size.height())
