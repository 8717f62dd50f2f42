"""Finding words in an article, in the spelling that the article has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from archive import spelling_in

LONGEST = 1_000_000  # characters of an article that are looked through for another spelling
FIRST_HAN = "\u3400"


class Finder(QObject):
    """Has words found as they were typed, and where there are none, in the other Chinese script.

    Signals: ``wanted(str, bool)``: find this text, forward or not; ``counted(active, total)``.
    *ask_text* is given a function to call with the article's text, now or later.
    """

    wanted = Signal(str, bool)
    counted = Signal(int, int)

    def __init__(self, ask_text: Callable[[Callable[[str], None]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._ask_text = ask_text
        self._typed = self._spelled = ""
        self._forward = self._may_respell = True

    def forget(self) -> None:
        """Another article spells otherwise."""
        self._typed = self._spelled = ""

    def find(self, typed: str, forward: bool) -> None:
        """Find the next one, or the one before."""
        if typed != self._typed:
            self._typed = self._spelled = typed
            self._may_respell = any(one >= FIRST_HAN for one in typed)
        self._forward = forward
        self.wanted.emit(self._spelled, forward)

    def on_found(self, active: int, total: int) -> None:
        """So many there are; before it is said that there are none, look once more."""
        if total or not self._may_respell or not self._typed:
            self.counted.emit(active, total)
            return
        self._may_respell = False
        self._ask_text(self.on_text)

    def on_text(self, text: object) -> None:
        """The article's text."""
        spelled = spelling_in(str(text or "")[:LONGEST], self._typed)
        if spelled == self._spelled:
            self.counted.emit(0, 0)
            return
        self._spelled = spelled
        self.wanted.emit(spelled, self._forward)
