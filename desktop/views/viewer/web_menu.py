"""The menu of an article in Chromium: only what an article is for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu


def offer_menu(view: QWebEngineView, place: QPoint, highlight_menu: QMenu | None) -> None:
    """Offer copying at a place of the screen, and what can be done with the words or the highlight
    that are chosen. Chromium's own menu would reload, save and view the source."""
    menu, page = QMenu(view), view.page()
    request = view.lastContextMenuRequest()
    if page.hasSelection():
        menu.addAction(page.action(QWebEnginePage.WebAction.Copy))
    if request is not None and request.linkUrl().isValid():
        menu.addAction(page.action(QWebEnginePage.WebAction.CopyLinkToClipboard))
    menu.addAction(page.action(QWebEnginePage.WebAction.SelectAll))
    if highlight_menu is not None:
        menu.addSeparator()
        menu.addActions(highlight_menu.actions())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
