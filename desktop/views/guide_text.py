"""The text of the user guide with its pictures, which lie beside it and are never wider than the
window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget


class GuideText(QTextBrowser):
    """Shows Markdown. Pictures are files below one folder; nothing else is ever loaded."""

    def __init__(self, pictures: Path, margin: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder, self._margin = pictures.resolve(), margin
        self._pictures: dict[QUrl, QImage] = {}
        self._width = 0
        self.document().setDocumentMargin(margin)

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        """A picture as wide as there is room; nothing for whatever else is asked for."""
        url = QUrl(url)
        if kind != QTextDocument.ResourceType.ImageResource.value or not url.isRelative():
            return None
        file = (self._folder / url.path()).resolve()
        if not file.is_relative_to(self._folder):
            return None
        found = QImage(str(file))
        if found.isNull():
            return None
        self._pictures[url] = found
        return self._fitting(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the pictures fit anew."""
        super().resizeEvent(event)
        if self._room() == self._width:
            return
        self._width = self._room()
        document = self.document()
        for url, picture in self._pictures.items():
            image = QTextDocument.ResourceType.ImageResource.value
            document.addResource(image, url, self._fitting(picture))
        document.markContentsDirty(0, document.characterCount())

    def _room(self) -> int:
        return max(1, self.viewport().width() - 2 * self._margin)

    def _fitting(self, picture: QImage) -> QImage:
        """No wider than the text, with as many pixels as the screen has."""
        scale = self.devicePixelRatioF()
        width = min(picture.width(), self._room())
        smooth = Qt.TransformationMode.SmoothTransformation
        found = picture.scaledToWidth(round(width * scale), smooth)
        found.setDevicePixelRatio(scale)
        return found
