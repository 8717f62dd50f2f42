"""Highlights in Chromium: painted by our script, found under the pointer, read from what is
selected."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from archive import Placed
from desktop.messages import plain_tip
from desktop.views.viewer.article import RESOURCES
from desktop.views.viewer.page import OUR_WORLD, ArticlePage
from desktop.views.viewer.selected import (
    Selected,
    marks_json,
    read_revealed,
    read_selected,
)

HOVER_MS = 250
"""The pointer rests for so long before a note is shown."""
CLICK_PIXELS = 4


@functools.cache
def script() -> str:
    """Our script, from resources."""
    return (RESOURCES / "highlights.js").read_text(encoding="utf-8")


class WebHighlights(QObject):
    """The highlights of the article in one view. Signals: ``clicked(id)`` a click on one;
    ``revealed(Revealed)`` one was brought into view and selected."""

    clicked = Signal(int)
    revealed = Signal(object)

    def __init__(self, view: QWidget, page: ArticlePage) -> None:
        super().__init__(page)  # the view takes its children for what Chromium draws on
        self._view, self._page = view, page
        self._placed: Sequence[Placed] = ()
        self._pressed: QPoint | None = None
        self._pointer = QPoint()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(HOVER_MS)
        self._rest.timeout.connect(self._look_under_pointer)

    def set_placed(self, placed: Sequence[Placed]) -> None:
        """Paint these, and no others."""
        had_some, self._placed = bool(self._placed), tuple(placed)
        if had_some or placed:
            self._run(f"fiche.draw({marks_json(placed)})")

    def forget(self) -> None:
        """Another article is shown: its page has none."""
        self._placed = ()
        self._pressed = None
        self._rest.stop()

    def ask(self, on_answer: Callable[[Selected | None], None]) -> None:
        """Say what is selected; the answer comes later."""
        self._run("fiche.selection()", lambda answer: on_answer(read_selected(answer)))

    def reveal(self, number: int, *, stay: bool = False) -> None:
        """Bring a highlight into view and select it; ``revealed`` follows where it is there. With
        *stay* it is in view already: only select it."""
        if stay:
            self._run(f"fiche.reveal({number:d}, true)")
        else:
            self._run(f"fiche.reveal({number:d}, false)", self._on_revealed)

    def step(self, *, forward: bool) -> None:
        """Go to the next highlight, or to the one before; around the end if need be."""
        self._run(f"fiche.step({str(forward).lower()})", self._on_revealed)

    def _on_revealed(self, answer: object) -> None:
        found = read_revealed(answer)
        if found is not None:
            self.revealed.emit(found)
            self._say(found.id, QPoint(found.x, found.y))

    def at(self, place: QPoint, on_answer: Callable[[int], None]) -> None:
        """Say which highlight is at a place of the view, 0 for none; the answer comes later, or at
        once where there are no highlights."""
        if not self._placed:
            on_answer(0)
            return
        call = f"fiche.hit({place.x():d}, {place.y():d})"
        self._run(call, lambda answer: on_answer(_number(answer)))

    def watch(self, event: QMouseEvent) -> None:
        """An event of the widget that Chromium draws on: a click on a highlight, or the pointer
        that rests on one? Nothing is taken away from Chromium."""
        if not self._placed:
            return
        here, kind = event.position().toPoint(), event.type()
        if kind == QEvent.Type.MouseButtonPress:
            is_left = event.button() == Qt.MouseButton.LeftButton
            self._pressed = here if is_left and not event.modifiers() else None
            self._rest.stop()
        elif kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            moved = (here - self._pressed).manhattanLength()
            self._pressed = None
            if moved <= CLICK_PIXELS:
                self._run(f"fiche.clicked({here.x():d}, {here.y():d})", self._on_clicked)
        elif kind == QEvent.Type.MouseMove:
            self._pointer = here
            self._rest.start()

    def _on_clicked(self, answer: object) -> None:
        if number := _number(answer):
            self.clicked.emit(number)

    def _look_under_pointer(self) -> None:
        place = QPoint(self._pointer)
        self.at(place, lambda number: self._say(number, place))

    def _say(self, number: int, place: QPoint) -> None:
        """Show the note of a highlight by it."""
        notes = [one.highlight.note for one in self._placed if one.highlight.id == number]
        if notes and notes[0] and self._view.isVisible():
            QToolTip.showText(self._view.mapToGlobal(place), plain_tip(notes[0]), self._view)

    def _run(self, call: str, on_answer: Callable[[object], None] | None = None) -> None:
        program = f"{script()}\n{call};"
        if on_answer is None:
            self._page.runJavaScript(program, OUR_WORLD)
        else:
            self._page.runJavaScript(program, OUR_WORLD, on_answer)


def _number(answer: object) -> int:
    return int(answer) if isinstance(answer, int | float) else 0
