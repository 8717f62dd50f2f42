"""Highlights in Qt's rich text: the same methods and signals as :class:`WebHighlights`."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QToolTip

from archive import Placed, anchor_of, letters
from desktop.messages import plain_tip
from desktop.views.viewer.highlight_colours import INK, PAINT
from desktop.views.viewer.selected import Revealed, Selected

FIRST_PLANE = 0xFFFF


class TextHighlights(QObject):
    """The highlights of the article in one text view. They are painted over it: the text itself is
    not touched."""

    clicked = Signal(int)
    revealed = Signal(object)

    def __init__(self, view: QTextBrowser) -> None:
        super().__init__(view)
        self._view = view
        self._placed: Sequence[Placed] = ()
        self._theme = "light"
        self._head = 0
        self._letters, self._places = "", array("l")
        self._revision = -1
        self._drawn: list[tuple[int, QTextCursor, Placed]] = []

    def use_head(self, text: str, theme: str) -> None:
        """The view was filled anew: this text stands over the body, and this is the theme."""
        self._head, self._theme = len(letters(text)), theme
        self._draw()

    def set_placed(self, placed: Sequence[Placed]) -> None:
        """Paint these, and no others."""
        self._placed = tuple(placed)
        self._draw()

    def forget(self) -> None:
        """Another article is shown."""
        self.set_placed(())

    def ask(self, on_answer: Callable[[Selected | None], None]) -> None:
        """Say what is selected, at once."""
        cursor = self._view.textCursor()
        quote = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n").strip()
        if not letters(quote):
            on_answer(None)
            return
        self._read()
        start = bisect_left(self._places, cursor.selectionStart())
        anchor = anchor_of(quote, self._letters[self._head :], max(0, start - self._head))
        ids = [
            one.highlight.id
            for _, each, one in self._drawn
            if each.selectionStart() < cursor.selectionEnd()
            and each.selectionEnd() > cursor.selectionStart()
        ]
        on_answer(Selected(anchor, tuple(ids)))

    def reveal(self, number: int, *, stay: bool = False) -> None:
        """Bring a highlight into view and select it; ``revealed`` follows where it is there."""
        for _, cursor, one in self._drawn:
            if one.highlight.id == number:
                self._view.setTextCursor(cursor)
                if not stay:
                    self._view.ensureCursorVisible()
                    corner = self._view.cursorRect().bottomLeft()
                    self.revealed.emit(Revealed(number, corner.x(), corner.y()))
                    self._say(one, corner)
                return

    def step(self, *, forward: bool) -> None:
        """Go to the next highlight, or to the one before; around the end if need be."""
        here = self._view.textCursor()
        at = here.selectionStart() if here.hasSelection() else here.position()
        starts = [cursor.selectionStart() for _, cursor, _ in self._drawn]
        if not starts:
            return
        behind = [number for number, start in enumerate(starts) if start > at]
        before = [number for number, start in enumerate(starts) if start < at]
        wanted = (behind or [0])[0] if forward else (before or [-1])[-1]
        self.reveal(self._drawn[wanted][2].highlight.id)

    def at(self, place: QPoint, on_answer: Callable[[int], None]) -> None:
        """Say which highlight is at a place of the view, 0 for none."""
        found = self._at(place)
        on_answer(0 if found is None else found.highlight.id)

    def on_click(self, place: QPoint) -> None:
        """The view was clicked at *place*."""
        found = self._at(place)
        if found is not None and not self._view.textCursor().hasSelection():
            self.clicked.emit(found.highlight.id)

    def on_rest(self, place: QPoint) -> None:
        """The pointer rests at *place*."""
        found = self._at(place)
        if found is not None:
            self._say(found, place)

    def _at(self, place: QPoint) -> Placed | None:
        spot = self._view.cursorForPosition(place).position()
        for _, cursor, one in self._drawn:
            if cursor.selectionStart() <= spot <= cursor.selectionEnd():
                return one
        return None

    def _say(self, one: Placed, place: QPoint) -> None:
        if one.highlight.note and self._view.isVisible():
            spot = self._view.viewport().mapToGlobal(place)
            QToolTip.showText(spot, plain_tip(one.highlight.note), self._view)

    def _draw(self) -> None:
        self._drawn = []
        selections = []
        if self._placed:
            self._read()
        for one in self._placed:
            start = self._nearest(one)
            if start < 0:
                continue
            cursor = QTextCursor(self._view.document())
            cursor.setPosition(self._places[start])
            last = self._places[start + len(one.letters) - 1]
            wide = ord(self._letters[start + len(one.letters) - 1]) > FIRST_PLANE
            cursor.setPosition(last + 1 + wide, QTextCursor.MoveMode.KeepAnchor)
            self._drawn.append((start, cursor, one))
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = self._format(one)
            selections.append(selection)
        self._drawn.sort(key=lambda each: each[0])
        self._view.setExtraSelections(selections)

    def _format(self, one: Placed) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setBackground(QColor(PAINT[self._theme][one.highlight.colour]))
        look.setForeground(QColor(INK[self._theme]))
        if one.highlight.note:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        return look

    def _nearest(self, one: Placed) -> int:
        """Where its letters are in this text: about where they are in the article; or -1."""
        if one.start is None or not one.letters:
            return -1
        about = one.start + self._head
        after = self._letters.find(one.letters, about)
        before = self._letters.rfind(one.letters, max(0, about - 10_000), about)
        if after < 0 or before < 0:
            return max(after, before)
        return after if after - about < about - before else before

    def _read(self) -> None:
        """The letters of the view's text, and where each of them is."""
        document = self._view.document()
        if document.revision() == self._revision:
            return
        self._revision = document.revision()
        places, found, at = array("l"), [], 0
        for one in document.toPlainText():
            if letters(one):
                found.append(one)
                places.append(at)
            at += 2 if ord(one) > FIRST_PLANE else 1
        self._letters, self._places = "".join(found), places
