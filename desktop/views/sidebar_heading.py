"""The line above a sidebar: what it lists, and in which order."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from desktop.icons import icon

ICON_SIZE = QSize(16, 16)


class SidebarHeading(QWidget):
    """Signals: ``order_wanted(by_name)`` when the user chose an order; ``folding_wanted(unfold)``
    when all branches are to be shown or hidden."""

    order_wanted = Signal(bool)
    folding_wanted = Signal(bool)

    def __init__(self, buddy: QWidget, *, can_sort: bool) -> None:
        super().__init__()
        self._title = QLabel()
        self._title.setBuddy(buddy)
        font = QFont(self._title.font())
        font.setBold(True)
        self._title.setFont(font)
        self._orders = QActionGroup(self)
        self._by_count, self._by_name = QAction(self._orders), QAction(self._orders)
        menu = QMenu(self)
        for action in (self._by_count, self._by_name):
            action.setCheckable(True)
            menu.addAction(action)
        self._by_count.setChecked(True)
        self._line = menu.addSeparator()
        self._unfold, self._fold = menu.addAction(""), menu.addAction("")
        self._unfold.triggered.connect(partial(self.folding_wanted.emit, True))
        self._fold.triggered.connect(partial(self.folding_wanted.emit, False))
        self.offer_folding(False)
        self._button = QToolButton()
        self._button.setAutoRaise(True)
        self._button.setIconSize(ICON_SIZE)
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.setMenu(menu)
        self._button.setVisible(can_sort)
        self._orders.triggered.connect(self._on_triggered)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 4, 0)
        layout.setSpacing(2)
        layout.addWidget(self._title, 1)
        layout.addWidget(self._button)
        self._refresh_icon()
        self._retranslate()

    def set_title(self, title: str) -> None:
        """Say what is listed."""
        self._title.setText(title)

    def show_order(self, *, by_name: bool) -> None:
        """Mark the order of now without telling anybody."""
        (self._by_name if by_name else self._by_count).setChecked(True)

    def offer_folding(self, offered: bool) -> None:
        """Whether there are branches to fold and unfold."""
        for action in (self._line, self._unfold, self._fold):
            action.setVisible(offered)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._refresh_icon()
        super().changeEvent(event)

    def _on_triggered(self, action: QAction) -> None:
        self.order_wanted.emit(action is self._by_name)

    def _refresh_icon(self) -> None:
        self._button.setIcon(icon("sort"))

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._by_count.setText(translate("Sidebar", "By &Count"))
        self._by_name.setText(translate("Sidebar", "By &Name"))
        self._unfold.setText(translate("Sidebar", "&Unfold All"))
        self._fold.setText(translate("Sidebar", "&Fold All"))
        self._button.setToolTip(translate("Sidebar", "Order"))
        self._button.setAccessibleName(translate("Sidebar", "Order"))
        self._title.setToolTip(
            translate(
                "Sidebar",
                "Click: only this. Ctrl and click: this as well. Alt and click: not this.",
            )
        )
