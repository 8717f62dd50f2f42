"""The dialog for a saved search: its name and its query, and why they cannot be used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from archive import SavedSearch, SavedSearchError, SearchQueryError, usable_name, validate_query
from desktop.large_text import with_room
from desktop.reasons import describe_reason
from desktop.views.search_bar import place_in

WIDTH = 440
FAULT_LINES = 3  # room for them from the start: nothing is to move while somebody types


class SavedSearchDialog(QDialog):
    """``accepted()`` when name and query can be used, and Save was pressed. *others* are the
    searches whose names are taken. With *at_query* the cursor is in the query."""

    def __init__(
        self,
        title: str,
        draft: SavedSearch,
        others: Sequence[SavedSearch],
        *,
        at_query: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("saved_search")
        self.setWindowTitle(title)
        self.draft, self._others = draft, others
        translate = QCoreApplication.translate
        self.name, self.query = QLineEdit(draft.name), QLineEdit(draft.query)
        self.fault = QLabel()
        self.fault.setObjectName("field-error")
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        self.fault.setWordWrap(True)
        self.fault.setMinimumHeight(FAULT_LINES * self.fault.fontMetrics().lineSpacing())
        self.fault.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(translate("SavedSearches", "&Name"), self.name)
        form.addRow(translate("SavedSearches", "&Query"), self.query)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = QPushButton(translate("SavedSearches", "Save"))
        box.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addWidget(self.fault)
        layout.addWidget(box)
        self.resize(with_room(WIDTH), self.sizeHint().height())
        for field in (self.name, self.query):
            field.textChanged.connect(self._look)
            field.setCursorPosition(0)
        first = self.query if at_query else self.name
        first.setFocus()
        first.selectAll()
        self._look()

    def result_search(self) -> SavedSearch:
        """What is to be saved."""
        return SavedSearch(self.draft.id, self.name.text(), self.query.text().strip())

    def _look(self) -> None:
        words = self._fault()
        self.fault.setText(words)
        self.save_button.setEnabled(not words)
        self.save_button.setDefault(not words)

    def _fault(self) -> str:
        query = self.query.text()
        try:
            usable_name(self.name.text(), self._others)
            if not query.strip():
                raise SearchQueryError("There is nothing to search for")
            validate_query(query)
        except SavedSearchError as error:
            return describe_reason(error.reason)
        except SearchQueryError as error:
            place = f"\n{place_in(query, error.position)}" if query.strip() else ""
            return f"{describe_reason(error.reason)}{place}"
        return ""
