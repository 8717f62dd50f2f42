"""One line of the smart folders: an icon, a label, a count."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QWidget

from archive import PostCount
from desktop.icons import pixmap
from desktop.messages import one_line, plain_tip

PADDING = 8
ICON_SIZE = 16
FAULT_ICON = "error"
NO_MODIFIER, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -9999, Qt.Key.Key_End: 9999}
PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
REMOVALS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class SmartFolder(QAbstractButton):
    """A button that looks like a line of a sidebar; checked while its posts are on show.

    Signals: ``stepped(int)``: the arrow keys go so many lines down; ``move_requested(int)``: the
    line itself is to go there; ``rename_requested()``, ``remove_requested()``; and
    ``menu_requested(QPoint)`` with a place on the screen.

    Setters: :meth:`set_label`, :meth:`set_icon`, :meth:`set_count`, :meth:`set_kept`,
    :meth:`set_fault`. Without anything in it, it is not there unless it is kept.
    """

    stepped = Signal(int)
    move_requested = Signal(int)
    rename_requested = Signal()
    remove_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._label = ""
        self._count = PostCount(0)
        self._is_counted = False
        self._is_kept = False
        self._fault = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.hide()

    def set_label(self, label: str, tip: str = "") -> None:
        """Name it; *tip* is what more there is to be said of it."""
        # As it is, without mnemonics: a saved search may be called “R&D”.
        self._label = one_line(label)
        self.setToolTip(plain_tip(tip))
        self._tell()

    def label(self) -> str:
        """Its name."""
        return self._label

    def set_icon(self, icon_name: str) -> None:
        """Give it another drawing."""
        self._icon_name = icon_name
        self.update()

    def set_count(self, count: int, *, exact: bool = True) -> None:
        """Say how much is in it; so much at least, where that is not *exact*."""
        self._count, self._is_counted = PostCount(count, exact), True
        self.show_or_hide()
        self._tell()

    def set_kept(self, kept: bool) -> None:
        """Whether it stays with nothing in it."""
        self._is_kept = kept
        self.show_or_hide()

    def set_fault(self, fault: str) -> None:
        """Say why nothing can be in it; empty where that is not so."""
        self._fault = fault
        self._tell()

    def count(self) -> int:
        """How much is in it."""
        return self._count.posts

    def count_text(self) -> str:
        """How much is in it, as it is painted: nothing until it was counted."""
        if self._fault or not self._is_counted:
            return ""
        return QLocale().toString(self._count.posts) + ("" if self._count.exact else "+")

    def show_or_hide(self) -> None:
        """Be there with something in it, or where it is kept or open."""
        self.setVisible(self._count.posts > 0 or self._is_kept or self.isChecked())

    def sizeHint(self) -> QSize:
        """One comfortable line."""
        return QSize(80, self.fontMetrics().height() + PADDING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on, with Alt they take the line along; Return presses, as Space does."""
        key, modifiers = (
            Qt.Key(event.key()),
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier,
        )
        if key in STEPS and modifiers == NO_MODIFIER:
            self.stepped.emit(STEPS[key])
        elif key in STEPS and modifiers == ALT:
            self.move_requested.emit(STEPS[key])
        elif key in PRESSES and modifiers == NO_MODIFIER:
            self.click()
        elif key == Qt.Key.Key_F2:
            self.rename_requested.emit()
        elif key in REMOVALS and modifiers == NO_MODIFIER:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the pointer, or by the menu key."""
        by_pointer = event.reason() == QContextMenuEvent.Reason.Mouse
        place = event.globalPos() if by_pointer else self.mapToGlobal(self.rect().bottomLeft())
        self.menu_requested.emit(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon and the label at the left, the count, paler, at the right."""
        painter = QPainter(self)
        palette = self.palette()
        if self.isChecked():
            painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Mid))
        elif self.underMouse():
            painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Midlight))
        inside = self.rect().adjusted(PADDING, 0, -PADDING, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        count = self.count_text()
        is_plain = not self.isChecked()
        pale = QPalette.ColorRole.PlaceholderText if is_plain else QPalette.ColorRole.Text
        painter.setPen(palette.color(pale))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, count)
        ink = palette.color(pale if self._fault else QPalette.ColorRole.Text)
        top = inside.center().y() - ICON_SIZE // 2 + 1
        icon_name = FAULT_ICON if self._fault else self._icon_name
        painter.drawPixmap(inside.left(), top, pixmap(icon_name, ICON_SIZE, ink))
        left = inside.left() + ICON_SIZE + PADDING
        width = inside.right() - left - self.fontMetrics().horizontalAdvance(count) - PADDING
        place = QRect(left, inside.top(), width, inside.height())
        label = self.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, width)
        painter.setPen(ink)
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, label)
        if self.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _tell(self) -> None:
        said = [one for one in (self._label, self.count_text()) if one]
        self.setAccessibleName(", ".join(said))
        self.setAccessibleDescription(self._fault)
        self.update()
