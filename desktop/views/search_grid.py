"""The fields of the search form on the screen, each with room for what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from archive import NAME_FIELDS, Facets, QueryForm, State, TextField
from desktop.actions import plain
from desktop.messages import one_line
from desktop.views.name_field import NameField
from desktop.views.search_fields import HINTS, LABELS, MARKS, PLACES, ROWS, UNREADABLE

MARKS_IN_A_ROW = 4
LONGEST = 160
"""Characters of what is said by a field: it may quote what somebody pasted there."""
OPPOSITES = {State.UNREAD: State.READ, State.READ: State.UNREAD}


class SearchGrid(QWidget):
    """Signals: ``edited()`` when any field has changed; ``left()`` when the cursor leaves one.

    Setters: :meth:`set_form`, :meth:`set_facets`, :meth:`show_query`, :meth:`show_reasons`.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = {name: QLabel() for name in LABELS}
        self._errors: dict[str, QLabel] = {}
        self._notes: dict[str, QLabel] = {}
        self.fields: dict[str, QLineEdit] = {
            name: NameField() if name in NAME_FIELDS else QLineEdit()
            for name in LABELS
            if name not in ("field", "states")
        }
        self.place = QComboBox()
        self.marks = {state: QPushButton() for state in MARKS}
        self._is_filling = False
        self._is_readable = True
        self._build()
        self._connect()

    # What stands in them

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

    def set_form(self, form: QueryForm) -> None:
        """Fill in the fields; that is one edit."""
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
        self.edited.emit()

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
        self.left.emit()

    def show_query(self, query: str | None) -> None:
        """Show the query that they write together; None where they cannot be read."""
        self._is_readable = query is not None
        self.fields["query"].setText(query or "")
        self.fields["query"].setCursorPosition(0)
        self._hint_at_query()

    # What is wrong with them

    def show_reasons(self, reasons: Mapping[str, str]) -> None:
        """Say by each field what is wrong with it; by ``query``, with all of them together."""
        for name, label in self._errors.items():
            text = shortened(reasons.get(name, ""))
            label.setText(text)
            label.setVisible(bool(text))
            self.fields[name].setAccessibleDescription(text)

    def forget_reasons(self, reasons: Mapping[str, str]) -> None:
        """Say no more of the fields that are not among these."""
        self.show_reasons({name: reasons[name] for name in self.wrong() if name in reasons})

    def show_unknown(self) -> None:
        """Say by each field of names which of them the archive does not have. That is no error:
        a search for them finds nothing, and later perhaps something."""
        for name, label in self._notes.items():
            field = self.fields[name]
            assert isinstance(field, NameField)
            unknown = ", ".join(map(one_line, field.unknown()))
            text = QCoreApplication.translate("SearchForm", "No post on show has: {names}")
            label.setText(shortened(text.format(names=unknown)) if unknown else "")
            label.setVisible(bool(unknown) and not self._errors[name].text())

    def wrong(self) -> list[str]:
        """The fields by which something is said, the first one first."""
        return [name for name, label in self._errors.items() if label.text()]

    def says_something(self) -> bool:
        """Whether anything is said by any field."""
        return bool(self.wrong()) or any(label.text() for label in self._notes.values())

    def note_text(self, name: str) -> str:
        """What is noted by a field of names."""
        return self._notes[name].text()

    def error_text(self, name: str) -> str:
        """What is said by a field."""
        return self._errors[name].text()

    # Building

    def _connect(self) -> None:
        for name, field in self.fields.items():
            if name != "query":
                field.textChanged.connect(self._changed)
                field.editingFinished.connect(self.left)
        self.place.currentIndexChanged.connect(self._changed)
        for state, box in self.marks.items():
            box.setObjectName("chip")
            box.setCheckable(True)
            box.setAutoDefault(False)  # Return is for searching
            box.setProperty("state", state.value)
            box.toggled.connect(self._changed)
            box.clicked.connect(self._mark_clicked)

    def _changed(self) -> None:
        if not self._is_filling:
            self.edited.emit()

    def _mark_clicked(self, checked: bool) -> None:
        """Nothing is both read and unread."""
        box = self.sender()
        assert isinstance(box, QPushButton)
        opposite = OPPOSITES.get(State(box.property("state")))
        if checked and opposite is not None:
            self.marks[opposite].setChecked(False)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
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
        self._errors[name] = _sentence("field-error")
        grid.addWidget(self._errors[name], row + 1, column + 1, 1, width)
        if name in NAME_FIELDS:
            self._notes[name] = _sentence("hint")
            grid.addWidget(self._notes[name], row + 1, column + 1, 1, width)

    def _marks_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        for number, box in enumerate(self.marks.values()):
            grid.addWidget(box, *divmod(number, MARKS_IN_A_ROW))
        return grid

    def retranslate(self) -> None:
        """Say names and hints in the language of now."""

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
        self.show_unknown()

    def _hint_at_query(self) -> None:
        text = HINTS["query"] if self._is_readable else UNREADABLE
        self.fields["query"].setPlaceholderText(QCoreApplication.translate("SearchForm", text))


def shortened(sentence: str) -> str:
    """A sentence, cut where it is longer than that."""
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1]}…"


def _sentence(kind: str) -> QLabel:
    label = QLabel()
    label.setObjectName(kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.hide()
    return label


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule
