"""A box over the window: a field to type in, and below it what can be chosen by what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from desktop.large_text import with_room
from desktop.views.choice_rows import ROW_ROLE, ChoiceDelegate, ChoiceModel, ChoiceRow

WIDTH = 620
SHOWN_ROWS = 12
MARGIN = 10
FROM_TOP = 0.12  # of the window's height
LONGEST = 500  # characters that can be typed
WALKING_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ChoiceBox(QFrame):
    """A part of the window, not a window of its own: it has nothing to be moved or closed by, and
    goes away with the focus.

    Signals: ``typed(str)`` at each change of the text; ``chosen(int)``: the row that Return or a
    click chose, when the box is closed; ``left()`` when one of them or Escape
    closes it: whoever has the cursor otherwise takes it back.
    """

    typed = Signal(str)
    chosen = Signal(int)
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("choice-box")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.field = QLineEdit(self)
        self.field.setMaxLength(LONGEST)
        self.field.setClearButtonEnabled(True)
        self.list = QListView(self)
        self.model = ChoiceModel(self)
        self._delegate = ChoiceDelegate(self.list)
        self._empty = QLabel(self)
        self._has_walked = self._is_closing = False
        self._build()
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._choose)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.hide()

    def _build(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty.setObjectName("hint")
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setContentsMargins(MARGIN, 0, MARGIN, MARGIN // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(MARGIN // 2)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._empty)

    # What it shows

    def set_words(self, placeholder: str, name: str, nothing: str) -> None:
        """What stands in the empty field, what field and list are called, and what is said where
        nothing fits."""
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(name)
        self.list.setAccessibleName(name)
        self._empty.setText(nothing)

    def open_box(self) -> None:
        """Show it, empty, with the cursor in it."""
        self.field.clear()
        self._delegate.forget_icons()
        self.set_rows(())
        self._empty.hide()
        self.show()
        self.raise_()
        self._take_place()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self) -> None:
        """Put it away, and say so: before it is hidden, or Qt would choose a new place for the
        cursor."""
        if not self.isHidden() and not self._is_closing:
            self._is_closing = True
            self.left.emit()
            self.hide()
            self._is_closing = False

    def text(self) -> str:
        """What was typed."""
        return self.field.text()

    def set_rows(self, rows: Sequence[ChoiceRow], current: int = 0) -> None:
        """Show these rows. *current* is chosen by Return, unless the user walked to another one
        since the last key was typed."""
        walked_to = self.list.currentIndex().row() if self._has_walked else current
        self.model.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._empty.setHidden(bool(rows) or not self.text())
        self._take_place()
        self._go_to(max(0, min(walked_to, len(rows) - 1)))

    def _take_place(self) -> None:
        window = self.parentWidget()
        if window is None or self.isHidden():
            return
        width = min(with_room(WIDTH), window.width() - 4 * MARGIN)
        rows = min(self.model.rowCount(), SHOWN_ROWS)
        height = self.list.sizeHintForRow(0) * rows if rows else 0
        self.list.setFixedHeight(height)
        layout = self.layout()
        assert layout is not None
        top = round(window.height() * FROM_TOP)
        layout.activate()
        tall = min(self.sizeHint().height(), window.height() - top - 2 * MARGIN)
        self.setGeometry((window.width() - width) // 2, top, width, tall)

    # Choosing

    def _go_to(self, row: int) -> None:
        index = self.model.index(row, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        # The cursor stays in the field, so that is where a reader for the blind listens.
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole) if index.isValid() else ""
        self.field.setAccessibleDescription(str(spoken or self._empty.text()))

    def _on_typed(self, text: str) -> None:
        self._has_walked = False
        if not self.isHidden():
            self.typed.emit(text)

    def _choose(self, index: QModelIndex) -> None:
        if isinstance(index.data(ROW_ROLE), ChoiceRow):
            row = index.row()
            self.close_box()
            self.chosen.emit(row)

    def _walk(self, event: QKeyEvent) -> None:
        count, row = self.model.rowCount(), self.list.currentIndex().row()
        if not count:
            return
        self._has_walked = True
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):  # around the end, as in a menu
            self._go_to((row + (1 if key == Qt.Key.Key_Down else -1)) % count)
        else:
            by = SHOWN_ROWS - 1 if key == Qt.Key.Key_PageDown else 1 - SHOWN_ROWS
            self._go_to(max(0, min(row + by, count - 1)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that belong to the list while the cursor is in the field; and follow the
        window's size."""
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in WALKING_KEYS:
                self._walk(event)
                return True
        elif event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._take_place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return chooses, Escape leaves; no other key goes on to the window below."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.close_box()
        event.accept()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        # Without a new owner the whole window lost it, to another program perhaps.
        if now is not None and now is not self.field and not self._is_closing:
            self.hide()
