"""Text and rich text onto the clipboard.

A ``QMimeData`` that Python made must not be what the clipboard holds when the program ends: Qt
deletes it when Python is gone, and crashes (measured with 6.11). One that Qt made is deleted in
peace, and the shortest way to have Qt make one is to ask a model for it.
"""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QGuiApplication


def put_on_clipboard(text: str, html: str = "") -> None:
    """Put *text* there, and where there is *html*, the same as rich text."""
    if not html:
        QGuiApplication.clipboard().setText(text)
        return
    model = QStringListModel([""])
    data = model.mimeData([model.index(0, 0)])
    for kind in data.formats():
        data.removeFormat(kind)
    data.setText(text)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
