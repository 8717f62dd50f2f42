"""The first page of the window: what to do when there is nothing to read yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from desktop.icons import app_icon, icon
from desktop.large_text import with_room
from desktop.messages import one_line, plain_tip

ICON_SIZE = 96
COLUMN_WIDTH = 480
TITLE_SCALE = 2.0
RECENT_SHOWN = 5
RECENT_ICON_SIZE = 16
PADDING = 8


class RecentButton(QPushButton):
    """One archive of the recent ones, as a flat line: its name and, paler, its folder, since
    archives in different folders may have the same name."""

    chosen = Signal(Path)

    def __init__(self, path: Path) -> None:
        super().__init__(icon("archive"), path.stem.replace("&", "&&"))
        self._path = path
        self.setFlat(True)
        self.setToolTip(plain_tip(str(path)))
        self.setAccessibleDescription(str(path.parent))
        self.clicked.connect(self.choose)

    def sizeHint(self) -> QSize:
        """One comfortable line, as wide as the page's column."""
        return QSize(with_room(COLUMN_WIDTH), self.fontMetrics().height() + 2 * PADDING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The button without its text, which Qt would draw in one colour and never shorten."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        metrics, ink = self.fontMetrics(), self.palette().color(QPalette.ColorRole.ButtonText)
        place = self.rect().adjusted(PADDING, 0, -PADDING, 0)
        self.icon().paint(painter, QRect(place.topLeft(), QSize(RECENT_ICON_SIZE, place.height())))
        place.setLeft(place.left() + RECENT_ICON_SIZE + PADDING)
        name = metrics.elidedText(
            one_line(self._path.stem), Qt.TextElideMode.ElideRight, place.width() // 2
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(ink)
        painter.drawText(place, flags, name)
        place.setLeft(place.left() + metrics.horizontalAdvance(name) + PADDING)
        folder = metrics.elidedText(
            one_line(str(self._path.parent)), Qt.TextElideMode.ElideMiddle, place.width()
        )
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(place, flags, folder)

    def choose(self) -> None:
        """Tell which archive was chosen."""
        self.chosen.emit(self._path)


class WelcomePage(QWidget):
    """Signals: ``import_requested()``, ``sample_requested()``, ``open_requested()``,
    ``recent_requested(Path)``."""

    import_requested = Signal()
    sample_requested = Signal()
    open_requested = Signal()
    recent_requested = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self._title = QLabel()
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * TITLE_SCALE)
        font.setBold(True)
        self._title.setFont(font)
        self._title.setWordWrap(True)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._import = QPushButton()
        self._import.setObjectName("welcome_import")
        self._import.setDefault(True)
        self._import.clicked.connect(self.import_requested)
        self._sample = QPushButton()
        self._sample.setObjectName("welcome_sample")
        self._sample.clicked.connect(self.sample_requested)
        self._open = QPushButton()
        self._open.clicked.connect(self.open_requested)
        self._recent_title = QLabel()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._build()
        self.setFocusProxy(self._import)
        self.refresh_icons()
        self._retranslate()
        self.set_recent([])

    def set_recent(self, paths: Sequence[Path]) -> None:
        """Offer the archives that were open before."""
        while (item := self._recent.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for path in paths[:RECENT_SHOWN]:
            button = RecentButton(path)
            button.chosen.connect(self.recent_requested)
            self._recent.addWidget(button)
        self._recent_title.setVisible(bool(paths))

    def refresh_icons(self) -> None:
        """Tint the icons anew."""
        self._import.setIcon(icon("folder"))
        self._sample.setIcon(icon("read"))
        self._open.setIcon(icon("archive"))
        for button in self.findChildren(RecentButton):
            button.setIcon(icon("archive"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.refresh_icons()
        super().changeEvent(event)

    def _build(self) -> None:
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(ICON_SIZE, ICON_SIZE))
        picture.setFixedHeight(ICON_SIZE)
        column = QWidget()
        column.setFixedWidth(with_room(COLUMN_WIDTH))
        layout = QVBoxLayout(column)
        layout.setSpacing(10)
        for label in (picture, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
            layout.addSpacing(4)
        layout.addSpacing(14)
        for button in (self._import, self._sample, self._open):
            button.setMinimumHeight(40)
            layout.addWidget(button)
        layout.addSpacing(14)
        self._recent_title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._recent_title)
        layout.addLayout(self._recent)
        page = QVBoxLayout(self)
        page.addStretch(2)
        middle = QHBoxLayout()  # and no alignment, which forgets how high words become in a column
        middle.addStretch(1)
        middle.addWidget(column)
        middle.addStretch(1)
        page.addLayout(middle)
        page.addStretch(3)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._title.setText(translate("Welcome", "Welcome to Microfiche"))
        self._text.setText(
            translate(
                "Welcome",
                "Import a folder of posts, such as a Jekyll site. Then read and search it here, "
                "without a network, for as long as you like.",
            )
        )
        self._import.setText(translate("Welcome", "Import a Folder…"))
        self._sample.setText(translate("Welcome", "Open the Sample"))
        self._open.setText(translate("Welcome", "Open an Archive…"))
        self._recent_title.setText(translate("Welcome", "Recent archives"))
