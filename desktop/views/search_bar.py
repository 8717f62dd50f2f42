"""The search box: results while you type, and when you pause, why a query cannot be read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from archive import SearchQueryError
from desktop.icons import icon
from desktop.messages import plain_tip

DEBOUNCE_MS = 150
# What is half typed cannot be read yet, and nobody wants to hear of that while they type: with the
# debounce, after 600 ms.
ERROR_AFTER_MS = 450
ERROR_GAP = 4
# Twice what a query may have, so that of a longer one it is still said that it is too long. Of Qt's
# own 32,767 each key costs a twentieth of a second.
MOST_CHARACTERS = 4_000
PLACE_CHARACTERS = 12


class SearchBar(QWidget):
    """Signals: ``search_requested(str)`` when typing pauses, on Return and when it is cleared;
    ``save_requested()`` when its bookmark is clicked;
    ``left()`` when Escape is pressed in an empty box, Down in any, or Return in one whose query
    can be read.

    Setters: :meth:`set_text`, :meth:`set_error`, :meth:`focus_box`, :meth:`show_bookmark`.
    """

    search_requested = Signal(str)
    save_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = _Box()
        self._error = QLabel(self)  # in no layout: it lies over what is below the box
        self._error.setObjectName("query-error")
        self._error.setWordWrap(True)
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        self._error.setAutoFillBackground(True)
        self._error.setVisible(False)
        self._asked = ""
        self._timer = self._make_timer(DEBOUNCE_MS, self._ask)
        self._pause = self._make_timer(ERROR_AFTER_MS, self._show_error)
        self._magnifier = self._box.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._bookmark = self._box.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._bookmark.setVisible(False)
        self._bookmark.triggered.connect(self.save_requested)
        self._bookmark_icon = "bookmark"
        self._mark = self._box.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._mark.setVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._box)
        self.setFocusProxy(self._box)
        self._box.textChanged.connect(self._typed)
        self._box.composing.connect(self._timer.stop)
        self._box.composed.connect(self._composed)
        self._box.returnPressed.connect(self._returned)
        self._box.escaped.connect(self._escaped)
        self._box.stepped_down.connect(self.left)
        self._box.focus_changed.connect(self._show_words)
        self._retranslate()
        self._refresh_icon()

    def _make_timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def text(self) -> str:
        """What stands in the box."""
        return self._box.text()

    def set_text(self, text: str) -> None:
        """Put a query into the box without asking for it."""
        self._asked = text
        self._box.setText(text)
        self._timer.stop()
        self.set_error(None)

    def show_bookmark(self, words: str, *, is_saved: bool = False) -> None:
        """Offer to save the query, in these *words*; without words, no more. One that *is_saved*
        has its bookmark filled."""
        name = "bookmark-filled" if is_saved else "bookmark"
        if name != self._bookmark_icon:  # it is asked for at every key
            self._bookmark_icon = name
            self._bookmark.setIcon(icon(name))
        self._bookmark.setText(words)
        self._bookmark.setToolTip(plain_tip(words))
        self._bookmark.setVisible(bool(words))

    def set_error(self, error: SearchQueryError | None, sentence: str = "") -> None:
        """Say why the query cannot be read, once typing pauses; or nothing more."""
        self._pause.stop()
        if error is None:
            self._forget_error()
            return
        place = place_in(self._box.text().strip(), error.position)
        self._error.setText(f"{sentence or error.reason}\n{place}")
        self._pause.start()

    def _forget_error(self) -> None:
        self._pause.stop()
        self._error.clear()
        self._error.hide()
        self._mark.setVisible(False)
        self._box.setAccessibleDescription("")

    def _show_error(self) -> None:
        self._pause.stop()
        text = self._error.text()
        self._mark.setToolTip(plain_tip(text))
        self._mark.setVisible(True)
        self._box.setAccessibleDescription(text)
        self._show_words()

    def _show_words(self) -> None:
        """The words lie over the list, so only while somebody is at the box; the mark stays."""
        over = self.parentWidget() or self
        if self._error.parentWidget() is not over:
            self._error.setParent(over)
        self._error.setVisible(self._mark.isVisible() and self._box.hasFocus())
        self._place_words()

    def _place_words(self) -> None:
        if self._error.isVisible():
            corner = QPoint(0, self._box.geometry().bottom() + ERROR_GAP)
            self._error.move(self.mapTo(self.parentWidget() or self, corner))
            self._error.resize(self.width(), self._error.heightForWidth(self.width()))
            self._error.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words are as wide as the box."""
        super().resizeEvent(event)
        self._place_words()

    def focus_box(self) -> None:
        """Put the cursor into the box, with its text selected."""
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._refresh_icon()
        super().changeEvent(event)

    def _typed(self, text: str) -> None:
        self._forget_error()  # it was of another query
        if self._box.is_composing:
            self._timer.stop()
        elif text:
            self._timer.start()
        else:
            self._ask()

    def _composed(self) -> None:
        """What was composed may have left the text as it is, after a part was committed."""
        self._typed(self._box.text())

    def _ask(self) -> None:
        self._timer.stop()
        text = self._box.text()
        if text != self._asked:
            self._asked = text
            self.search_requested.emit(text)

    def _returned(self) -> None:
        self._ask()
        if self._error.text():  # whoever presses Return has finished typing
            self._show_error()
        else:
            self.left.emit()

    def _escaped(self) -> None:
        if self._box.text():
            self._box.clear()
        else:
            self.left.emit()

    def _refresh_icon(self) -> None:
        self._magnifier.setIcon(icon("search"))
        self._mark.setIcon(icon("warning"))
        self._bookmark.setIcon(icon(self._bookmark_icon))

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._box.setPlaceholderText(translate("SearchBar", "Search all posts"))
        self._box.setAccessibleName(translate("SearchBar", "Search all posts"))
        self._box.setToolTip(
            translate(
                "SearchBar",
                'Words, Chinese characters, "phrases", OR, -not, title: tag: category: '
                "before: after: is:unread is:starred",
            )
        )


def place_in(query: str, position: int) -> str:
    """The neighbourhood of a place in a query, with a mark there: ``…before▸after…``."""
    position = min(position, len(query))
    first, last = max(0, position - PLACE_CHARACTERS), position + PLACE_CHARACTERS
    before = ("…" if first else "") + query[first:position]
    return f"{before}▸{query[position:last]}{'…' if last < len(query) else ''}"


class _Box(QLineEdit):
    """Knows whether an input method composes, and what Escape and Down mean."""

    escaped = Signal()
    stepped_down = Signal()
    focus_changed = Signal()
    composing = Signal()
    composed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_composing = False
        self.setClearButtonEnabled(True)
        self.setMaxLength(MOST_CHARACTERS)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """While pinyin is being composed nothing is searched."""
        was_composing, self.is_composing = self.is_composing, bool(event.preeditString())
        if self.is_composing:
            self.composing.emit()
        super().inputMethodEvent(event)
        if was_composing and not self.is_composing:
            self.composed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears, then leaves; Down goes to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.stepped_down.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody comes."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Somebody goes."""
        super().focusOutEvent(event)
        self.focus_changed.emit()
