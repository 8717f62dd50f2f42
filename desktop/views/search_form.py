"""The search form: fields that write a query, which can be read below them while it grows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from archive import QueryForm, SearchQueryError, form_errors, read_form, write_form
from desktop.large_text import with_room
from desktop.reasons import describe_reason
from desktop.views.search_grid import SearchGrid, shortened

MARGIN = 20
WIDTH = 640
ERROR_AFTER_MS = 600  # as in the search box: nobody wants to hear of what is half typed


class SearchForm(QDialog):
    """Signals: ``query_changed(object)``: what the form asks for now, as a query, or None while it
    cannot be read; ``search_requested(str)`` when Return or Search is pressed and it can.

    Setters: :meth:`set_query`, :meth:`set_count`, and those of its ``grid``.
    """

    query_changed = Signal(object)
    search_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search-form")
        self.grid = SearchGrid()
        self.count = QLabel()
        self.count.setObjectName("hint")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setWordWrap(True)
        self._query: str | None = ""
        self._height = 0  # pixels: how high it was before sentences were shown
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(ERROR_AFTER_MS)
        self._pause.timeout.connect(self.show_errors)
        self.clear_button = QPushButton()
        self.search_button = QPushButton()
        self.close_button = QPushButton()
        self._build()
        self.grid.edited.connect(self._edited)
        self.grid.left.connect(self._pause.start)
        self.clear_button.clicked.connect(self.clear)
        self.search_button.clicked.connect(self._search)
        self.close_button.clicked.connect(self.reject)
        self._retranslate()

    def set_query(self, query: str) -> None:
        """Read a query into the fields; one that cannot be read stands in the last of them, with
        the reason."""
        try:
            form = read_form(query)
        except SearchQueryError:
            form = QueryForm(also=query)
        self.grid.set_form(form)
        self.show_errors()

    def query(self) -> str | None:
        """The query that the fields ask for; None where they cannot be read."""
        return self._query

    def set_count(self, text: str) -> None:
        """Say how many posts there would be."""
        self.count.setText(shortened(text))

    def clear(self) -> None:
        """Empty all fields."""
        self.grid.set_form(QueryForm())
        self.grid.focus_first()

    def show_errors(self) -> None:
        """Say by each field what is wrong with it, or not known of it."""
        self._pause.stop()
        if self.isVisible() and not self._height:
            self._height = self.height()
        self.grid.show_reasons(self._reasons())
        self.grid.show_unknown()
        self._make_room()

    def _edited(self) -> None:
        try:
            self._query = write_form(self.grid.form())
        except SearchQueryError:
            self._query = None
        self.grid.show_query(self._query)
        self.grid.forget_reasons(self._reasons())  # what is right again needs no pause to say so
        self._pause.start()
        self.query_changed.emit(self._query)

    def _reasons(self) -> dict[str, str]:
        """Field -> why it cannot be read, in the user's language."""
        if self._query is not None:
            return {}
        form = self.grid.form()
        found = form_errors(form)
        if not found:
            try:
                write_form(form)
            except SearchQueryError as error:
                found = {"query": error.reason}
        return {name: describe_reason(reason) for name, reason in found.items()}

    def _make_room(self) -> None:
        """Qt gives a window no more height for sentences that come later, and takes none back."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            self.grid.updateGeometry()  # it remembers how high it was
            layout.activate()
            needed = layout.totalSizeHint().height()
            if layout.hasHeightForWidth():
                needed = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self._height, needed))
            if not self.grid.says_something():
                self._height = 0

    def _search(self) -> None:
        self.show_errors()
        if self._query is None:
            wrong = self.grid.fields[self.grid.wrong()[0]]
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.search_requested.emit(self._query)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.count, 1)
        for button in (self.clear_button, self.close_button, self.search_button):
            buttons.addWidget(button)
        self.search_button.setDefault(True)
        for button in (self.clear_button, self.close_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(14)
        layout.addWidget(self.grid)
        layout.addStretch()
        layout.addLayout(buttons)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self.setWindowTitle(translate("SearchForm", "Search Form"))
        self.clear_button.setText(translate("SearchForm", "Cl&ear"))
        self.close_button.setText(translate("SearchForm", "Cl&ose"))
        self.search_button.setText(translate("SearchForm", "Sea&rch"))
        self.grid.retranslate()
        if self.grid.wrong():
            self.show_errors()
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        self.setMinimumWidth(max(with_room(WIDTH), layout.minimumSize().width()))
