"""A line for one or several names, which offers those that the archive has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyledItemDelegate, QWidget

from archive import FacetCount, facet_key, names_in, names_text
from desktop.messages import one_line
from desktop.models.facets import NAME_ROLE, FacetModel, fold_typed

SEPARATORS = ",，、;；"
KEYS_OF_POPUP = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab)
MOST_SHOWN = 12


class _Lines(QStyledItemDelegate):
    """Names come from anybody's files: what is shown of one is one line."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:  # noqa: ARG002
        """See the class."""
        return one_line(str(value))


class NameField(QLineEdit):
    """Names with commas between them. While one is typed, those that it is a piece of are offered:
    by label, name, pinyin or initials, the ones with most posts first. Return or Tab takes the
    marked one.

    Setters: :meth:`set_counts`, :meth:`set_names`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FacetModel(self)
        self._written: dict[str, str] = {}  # name -> what is put in for it
        self._used: Counter[str] = Counter()  # label or name, folded -> how many are called so
        self.popup = QListView()
        self.popup.setObjectName("names")
        self._keys: set[str] = set()  # labels and names, as a query compares them
        self._completer = QCompleter(self._model, self)
        self._completer.setPopup(self.popup)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.popup.setItemDelegate(_Lines(self.popup))  # now: the completer has put in its own
        self.popup.setUniformItemSizes(True)
        self._completer.setMaxVisibleItems(MOST_SHOWN)
        self._completer.setWidget(self)  # not of the whole line: of the name at the cursor
        self._completer.activated[QModelIndex].connect(self._put_in)  # type: ignore[index]
        self.textEdited.connect(self._offer)

    def set_counts(self, counts: Sequence[FacetCount]) -> None:
        """Offer these."""
        self._model.set_counts(counts)
        self._used = Counter(
            key for one in counts for key in {fold_typed(one.label), fold_typed(one.name)}
        )
        self._keys = {facet_key(one) for count in counts for one in (count.label, count.name)}
        # A label that others have too would find their posts as well.
        self._written = {
            one.name: one.label if self._used[fold_typed(one.label)] == 1 else one.name
            for one in counts
        }

    def names(self) -> tuple[str, ...]:
        """What stands there."""
        return names_in(self.text())

    def set_names(self, names: Sequence[str]) -> None:
        """Put these in."""
        self.setText(names_text(names))

    def unknown(self) -> list[str]:
        """The names of those that stand there which the archive does not have, as far as it is
        known what it has; none while one of them is still being chosen."""
        if not self._keys or self.is_offering():
            return []
        return [name for name in self.names() if facet_key(name) not in self._keys]

    def is_offering(self) -> bool:
        """Whether there is a list of names to choose from."""
        return self.popup.isVisible()

    def event(self, event: QEvent) -> bool:
        """Leave Tab to the list, before it takes the cursor to the next field."""
        is_tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if is_tab and event.type() == QEvent.Type.KeyPress and self.is_offering():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the list the keys that are its own."""
        if self.is_offering() and event.key() in KEYS_OF_POPUP:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        start, end = self._span()
        typed = self.text()[start:end].strip().strip('"“”')
        self._model.set_filter(typed)
        is_whole = fold_typed(typed) in self._used
        if not typed or is_whole or not self._model.rowCount():
            self.popup.hide()
            return
        self._completer.complete()
        self.popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _put_in(self, index: QModelIndex) -> None:
        start, end = self._span()
        name = str(index.data(NAME_ROLE))
        text = self.text()
        before = f"{text[:start].rstrip()} " if text[:start].strip() else ""
        written = names_text([self._written.get(name, name)])
        self.setText(before + written + text[end:])
        self.setCursorPosition(len(before + written))

    def _span(self) -> tuple[int, int]:
        """Where the name at the cursor begins and ends."""
        text, cursor = self.text(), self.cursorPosition()
        start = max(text.rfind(one, 0, cursor) for one in SEPARATORS) + 1
        ends = [place for one in SEPARATORS if (place := text.find(one, cursor)) >= 0]
        return start, min(ends, default=len(text))
