"""The panel "Aa": theme, letters, lines and spaces of articles, each choice seen at once."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import (
    FACE,
    FACES,
    FONT_SCALE,
    INDENTS,
    LEADING,
    LEADINGS,
    MEASURE,
    MEASURES,
    SCALES,
    SPACES,
    THEME,
    THEMES,
    Setting,
)
from desktop.views.segments import Segments

MARGIN = 16
GAP = 6

Values = Mapping[str, Any]
"""Setting's key -> the value that holds."""


class TypographyPanel(QFrame):
    """``changed(setting, value)`` at each choice; ``own_changed(bool)`` whether they shall hold
    for the open archive alone; ``reset_requested()``."""

    changed = Signal(object, object)
    own_changed = Signal(bool)
    reset_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("typography")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._labels: dict[str, QLabel] = {}
        self._rows: dict[str, Segments] = {}
        self._scale = 1.0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(MARGIN)
        self._grid.setVerticalSpacing(GAP)
        self._add_segments(THEME, THEMES)
        self._add_segments(FACE, FACES)
        self.smaller, self.larger, self.size_label = QPushButton(), QPushButton(), QLabel()
        self._add_sizes()
        self._add_segments(LEADING, LEADINGS)
        self._add_segments(MEASURE, MEASURES)
        self.boxes = {INDENTS.key: QCheckBox(), SPACES.key: QCheckBox()}
        self.own, self.reset = QCheckBox(), QPushButton()
        self._lay_out()
        self._connect()

    def _add_segments(self, setting: Setting[Any], values: tuple[Any, ...]) -> None:
        row = Segments(values, self)
        row.chosen.connect(self._on_chosen)
        self._add_row(setting, row)
        self._rows[setting.key] = row

    def _add_row(self, setting: Setting[Any], field: QWidget) -> None:
        label = QLabel()
        field.setProperty("setting", setting)
        number = self._grid.rowCount()
        self._grid.addWidget(label, number, 0)
        self._grid.addWidget(field, number, 1)
        self._labels[setting.key] = label

    def _add_sizes(self) -> None:
        field = QWidget()
        layout = QHBoxLayout(field)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.size_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self.smaller, self.size_label, self.larger):
            layout.addWidget(widget, 1)
        self._add_row(FONT_SCALE, field)

    def _lay_out(self) -> None:
        for button in (self.smaller, self.larger, self.reset):
            button.setAutoDefault(False)
        for button in (self.smaller, self.larger):
            button.setObjectName("chip")
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        last = QHBoxLayout()
        last.addWidget(self.own, 1)
        last.addWidget(self.reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(2 * GAP)
        layout.addLayout(self._grid)
        for box in self.boxes.values():
            layout.addWidget(box)
        layout.addWidget(rule)
        layout.addLayout(last)

        self._order()

    def _order(self) -> None:
        """Tab goes down the rows."""
        sizes: list[QWidget] = [self.smaller, self.larger]
        stops: list[QWidget] = []
        for setting in (THEME, FACE, FONT_SCALE, LEADING, MEASURE):
            row = self._rows.get(setting.key)
            stops += sizes if row is None else row.buttons()
        stops += [*self.boxes.values(), self.own, self.reset]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self.smaller.clicked.connect(self._on_smaller)
        self.larger.clicked.connect(self._on_larger)
        self.own.clicked.connect(self.own_changed)
        self.reset.clicked.connect(self.reset_requested)
        for setting in (INDENTS, SPACES):
            box = self.boxes[setting.key]
            box.setProperty("setting", setting)
            box.clicked.connect(self._on_checked)

    def row(self, setting: Setting[Any]) -> Segments:
        """The choices of a setting."""
        return self._rows[setting.key]

    # What is on show

    def show_values(self, values: Values, *, own: bool, can_be_own: bool) -> None:
        """Show what holds; ``own``: for the open archive alone."""
        for key, row in self._rows.items():
            row.set_value(values[key])
        for key, box in self.boxes.items():
            box.setChecked(values[key])
        self._scale = values[FONT_SCALE.key]
        locale = QLocale()
        size = f"{locale.toString(round(self._scale * 100))}{locale.percent()}"
        self.size_label.setText(size)
        self.smaller.setEnabled(self._next(-1) is not None)
        self.larger.setEnabled(self._next(1) is not None)
        self.own.setChecked(own)
        self.own.setEnabled(can_be_own)

    def open_below(self, widget: QWidget) -> None:
        """Open under a button, or in the middle of a window."""
        self.retranslate()
        self.adjustSize()
        if widget.isWindow():
            middle = widget.mapToGlobal(widget.rect().center())
            place = middle - QPoint(self.width() // 2, self.height() // 2)
        else:
            place = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        self.move(self._on_screen(place))
        self.show()
        self.move(self._on_screen(place))  # only now it is as large as its style wants it
        self._rows[THEME.key].setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_screen(self, place: QPoint) -> QPoint:
        room = self.screen().availableGeometry()
        left = min(place.x(), room.right() + 1 - self.width())
        top = min(place.y(), room.bottom() + 1 - self.height())
        return QPoint(max(left, room.left()), max(top, room.top()))

    def retranslate(self) -> None:
        """Put all words anew in the language of now."""
        translate = QCoreApplication.translate
        self.setAccessibleName(translate("Typography", "Text and colours"))
        as_system = translate("Typography", "System")
        rows = (
            (THEME, translate("Typography", "Theme"), (
                as_system, translate("Typography", "Light"), translate("Typography", "Sepia"),
                translate("Typography", "Dark"),
            )),
            (FACE, translate("Typography", "Font"), (
                translate("Typography", "Sans-serif"), translate("Typography", "Serif"),
            )),
            (LEADING, translate("Typography", "Line height"), (
                translate("Typography", "Tight"), translate("Typography", "Normal"),
                translate("Typography", "Loose"),
            )),
            (MEASURE, translate("Typography", "Line length"), (
                translate("Typography", "Short"), translate("Typography", "Normal"),
                translate("Typography", "Long"), translate("Typography", "Full"),
            )),
        )  # fmt: skip
        for setting, name, words in rows:
            self._labels[setting.key].setText(name)
            self._rows[setting.key].set_words(name, words)
        size = translate("Typography", "Text size")
        self._labels[FONT_SCALE.key].setText(size)
        for button, sign, said in (
            (self.smaller, "A−", translate("Typography", "Smaller text")),
            (self.larger, "A+", translate("Typography", "Larger text")),
        ):
            button.setText(sign)
            button.setAccessibleName(said)
            button.setToolTip(said)
        for box, text in (
            (INDENTS, translate("Typography", "&Indent the first lines of paragraphs")),
            (SPACES, translate("Typography", "S&pace between Chinese and Latin letters")),
        ):
            self.boxes[box.key].setText(text)
        self.own.setText(translate("Typography", "&Only for this archive"))
        self.own.setToolTip(
            translate("Typography", "Text and lines as this archive needs them; not the theme")
        )
        self.reset.setText(translate("Typography", "&Defaults"))

    # What is chosen

    def _on_chosen(self, value: object) -> None:
        row = self.sender()
        assert isinstance(row, Segments)
        self.changed.emit(row.property("setting"), value)

    def _on_checked(self, checked: bool) -> None:
        box = self.sender()
        assert isinstance(box, QCheckBox)
        self.changed.emit(box.property("setting"), checked)

    def _on_smaller(self) -> None:
        self._resize(-1)

    def _on_larger(self) -> None:
        self._resize(1)

    def _resize(self, direction: int) -> None:
        scale = self._next(direction)
        if scale is not None:
            self.changed.emit(FONT_SCALE, scale)

    def _next(self, direction: int) -> float | None:
        """The next larger or smaller size; None at the end."""
        if direction > 0:
            return min((one for one in SCALES if one > self._scale), default=None)
        return max((one for one in SCALES if one < self._scale), default=None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Return too, and at the keys that opened it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)
