"""The search form: fields that write a query, which can be read below them while it grows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from archive import (
    NAME_FIELDS,
    Facets,
    QueryForm,
    SearchQueryError,
    State,
    TextField,
    form_errors,
    read_form,
    write_form,
)
from desktop.actions import plain
from desktop.reasons import describe_reason
from desktop.views.name_field import NameField
from desktop.views.search_fields import HINTS, LABELS, MARKS, PLACES, ROWS, UNREADABLE

MARGIN = 20
WIDTH = 640
ERROR_AFTER_MS = 600  # as in the search box: nobody wants to hear of what is half typed
MARKS_IN_A_ROW = 4
LONGEST = 160
"""Characters of what is said by a field: it may quote what somebody pasted there."""
OPPOSITES = {State.UNREAD: State.READ, State.READ: State.UNREAD}


class SearchForm(QDialog):
    """Signals: ``query_changed(object)``: what the form asks for now, as a query, or None while it
    cannot be read; ``search_requested(str)`` when Return or Search is pressed and it can.

    Setters: :meth:`set_query`, :meth:`set_facets`, :meth:`set_count`.
    """

    query_changed = Signal(object)
    search_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search-form")
        self._labels = {name: QLabel() for name in LABELS}
        self._errors: dict[str, QLabel] = {}
        self.fields: dict[str, QLineEdit] = {
            name: NameField() if name in NAME_FIELDS else QLineEdit()
            for name in LABELS
            if name not in ("field", "states")
        }
        self.place = QComboBox()
        self.marks = {state: QPushButton() for state in MARKS}
        self.count = QLabel()
        self.count.setObjectName("hint")
        self._query: str | None = ""
        self._is_filling = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(ERROR_AFTER_MS)
        self._pause.timeout.connect(self.show_errors)
        self.clear_button = QPushButton()
        self.search_button = QPushButton()
        self.close_button = QPushButton()
        self._build()
        self._connect()
        self._retranslate()

    # What stands in it

    def form(self) -> QueryForm:
        """The fields as they are."""
        texts = {
            name: field.names() if isinstance(field, NameField) else field.text()
            for name, field in self.fields.items()
            if name != "query"
        }
        states = frozenset(state for state, box in self.marks.items() if box.isChecked())
        form = QueryForm(field=TextField(self.place.currentData()), states=states)
        return replace(form, **texts)  # type: ignore[arg-type]

    def set_query(self, query: str) -> None:
        """Read a query into the fields; one that cannot be read stands in the last of them, with
        the reason."""
        try:
            form = read_form(query)
        except SearchQueryError:
            form = QueryForm(also=query)
        self.set_form(form)
        self.show_errors()

    def set_form(self, form: QueryForm) -> None:
        """Fill in the fields."""
        self._is_filling = True
        for name, field in self.fields.items():
            if isinstance(field, NameField):
                field.set_names(getattr(form, name))
            elif name != "query":
                field.setText(getattr(form, name))
        self.place.setCurrentIndex(self.place.findData(form.field.value))
        for state, box in self.marks.items():
            box.setChecked(state in form.states)
        self._is_filling = False
        self._changed()

    def clear(self) -> None:
        """Empty all fields."""
        self.set_form(QueryForm())
        self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor where most people begin."""
        self.fields["all_words"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields["all_words"].selectAll()

    def set_facets(self, facets: Facets) -> None:
        """Offer the names of these."""
        for name in NAME_FIELDS:
            field = self.fields[name]
            assert isinstance(field, NameField)
            field.set_counts(getattr(facets, name))

    def set_count(self, text: str) -> None:
        """Say how many posts there would be."""
        self.count.setText(text)

    def query(self) -> str | None:
        """The query that the fields ask for; None where they cannot be read."""
        return self._query

    def error_text(self, name: str) -> str:
        """What is said to be wrong with a field, or with the whole as ``query``."""
        return self._errors[name].text() if self._errors[name].isVisibleTo(self) else ""

    # What happens

    def _connect(self) -> None:
        for name, field in self.fields.items():
            if name != "query":
                field.textChanged.connect(self._changed)
        self.place.currentIndexChanged.connect(self._changed)
        for state, box in self.marks.items():
            box.setObjectName("chip")
            box.setCheckable(True)
            box.setAutoDefault(False)  # Return is for searching
            box.setProperty("state", state.value)
            box.toggled.connect(self._changed)
            box.clicked.connect(self._mark_clicked)
        self.clear_button.clicked.connect(self.clear)
        self.search_button.clicked.connect(self._search)
        self.close_button.clicked.connect(self.reject)

    def _mark_clicked(self, checked: bool) -> None:
        """Nothing is both read and unread."""
        box = self.sender()
        assert isinstance(box, QPushButton)
        opposite = OPPOSITES.get(State(box.property("state")))
        if checked and opposite is not None:
            self.marks[opposite].setChecked(False)

    def _changed(self) -> None:
        if self._is_filling:
            return
        try:
            self._query = write_form(self.form())
        except SearchQueryError:
            self._query = None
        self.fields["query"].setText(self._query or "")
        self.fields["query"].setCursorPosition(0)
        self._hint_at_query()
        found = self._reasons()
        for name, label in self._errors.items():
            if name not in found:  # what is right again needs no pause to say so
                label.hide()
        self._pause.start()
        self.query_changed.emit(self._query)

    def _reasons(self) -> dict[str, str]:
        """Field -> why it cannot be read, in the user's language."""
        form = self.form()
        found = form_errors(form)
        if not found:
            try:
                write_form(form)
            except SearchQueryError as error:
                found = {"query": error.reason}
        return {name: describe_reason(reason) for name, reason in found.items()}

    def show_errors(self) -> None:
        """Say by each field what is wrong with it."""
        self._pause.stop()
        found = self._reasons()
        for name, label in self._errors.items():
            text = shortened(found.get(name, ""))
            label.setText(text)
            label.setVisible(bool(text))
            self.fields[name].setAccessibleDescription(text)
        self._make_room()

    def _make_room(self) -> None:
        """Qt gives a window no more height for sentences that come later."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            needed = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))

    def _search(self) -> None:
        self.show_errors()
        if self._query is None:
            wrong = next(name for name, label in self._errors.items() if label.text())
            self.fields[wrong].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.search_requested.emit(self._query)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    # Building

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for number, names in enumerate(ROWS):
            if not names:
                grid.addWidget(_rule(), 2 * number, 0, 1, 4)
            for position, name in enumerate(names):
                self._add_field(grid, name, 2 * number, 2 * position, len(names))
        self.fields["query"].setReadOnly(True)
        for place in PLACES:
            self.place.addItem("", place.value)
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
        layout.addLayout(grid)
        layout.addStretch()
        layout.addLayout(buttons)
        self.setMinimumWidth(WIDTH)

    def _add_field(self, grid: QGridLayout, name: str, row: int, column: int, in_row: int) -> None:
        width = 1 if in_row > 1 else 3
        label = self._labels[name]
        grid.addWidget(label, row, column)
        if name == "states":
            grid.addLayout(self._marks_grid(), row, column + 1, 1, width)
            return
        if name == "field":
            label.setBuddy(self.place)
            grid.addWidget(self.place, row, column + 1, 1, 1)
            return
        label.setBuddy(self.fields[name])
        grid.addWidget(self.fields[name], row, column + 1, 1, width)
        error = QLabel()
        error.setObjectName("field-error")
        error.setTextFormat(Qt.TextFormat.PlainText)
        error.setWordWrap(True)
        error.hide()
        self._errors[name] = error
        grid.addWidget(error, row + 1, column + 1, 1, width)

    def _marks_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, box in enumerate(self.marks.values()):
            grid.addWidget(box, *divmod(number, MARKS_IN_A_ROW))
        return grid

    def _retranslate(self) -> None:
        def translate(text: str) -> str:
            return QCoreApplication.translate("SearchForm", text)

        for name, text in LABELS.items():
            self._labels[name].setText(translate(text))
        for name, field in self.fields.items():
            field.setAccessibleName(plain(translate(LABELS[name])))
            field.setPlaceholderText(translate(HINTS[name]) if name in HINTS else "")
        self._hint_at_query()
        self.place.setAccessibleName(plain(translate(LABELS["field"])))
        for number, text in enumerate(PLACES.values()):
            self.place.setItemText(number, translate(text))
        for state, text in MARKS.items():
            self.marks[state].setText(translate(text))
        self.setWindowTitle(QCoreApplication.translate("SearchForm", "Search Form"))
        self.clear_button.setText(QCoreApplication.translate("SearchForm", "Cl&ear"))
        self.close_button.setText(QCoreApplication.translate("SearchForm", "Cl&ose"))
        self.search_button.setText(QCoreApplication.translate("SearchForm", "Sea&rch"))
        if any(label.text() for label in self._errors.values()):
            self.show_errors()

    def _hint_at_query(self) -> None:
        text = UNREADABLE if self._query is None else HINTS["query"]
        self.fields["query"].setPlaceholderText(QCoreApplication.translate("SearchForm", text))


def shortened(sentence: str) -> str:
    """A sentence, cut where it is longer than that."""
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1]}…"


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule
