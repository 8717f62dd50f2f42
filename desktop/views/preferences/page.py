"""One page of the preferences on the screen: its title and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.views.preferences.row import PreferenceRow
from desktop.views.preferences.row_table import PageSpec, RowSpec, translated

GAP = 10


class PreferencesPage(QWidget):
    """Rows can be put in later: the folders of an archive."""

    def __init__(self, spec: PageSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.rows: list[PreferenceRow] = []
        self.title, self._empty = QLabel(), QLabel()
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self._empty.setObjectName("hint")
        self._empty.setWordWrap(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self.title)
        layout.addWidget(self._empty)
        layout.addLayout(self._rows)
        self.set_rows(spec.rows)

    def set_rows(self, specs: Iterable[RowSpec]) -> list[PreferenceRow]:
        """Show these rows in the place of those of now, and give them back."""
        for row in self.rows:
            row.hide()
            self._rows.removeWidget(row)
            row.deleteLater()
        self.rows = [PreferenceRow(spec, self) for spec in specs]
        for row in self.rows:
            self._rows.addWidget(row)
        self.retranslate()
        return self.rows

    def show_rows(self, is_wanted: Callable[[RowSpec], bool] | None) -> bool:
        """Show the rows that are wanted, all of them without a condition; whether there is one."""
        shown = [row for row in self.rows if is_wanted is None or is_wanted(row.spec)]
        for row in self.rows:
            row.setVisible(row in shown)
        self._empty.setVisible(not self.rows and is_wanted is None)
        return bool(shown)

    def retranslate(self) -> None:
        """Put all words anew in the language of now."""
        self.title.setText(translated(self.spec.title))
        self._empty.setText(translated(self.spec.empty) if self.spec.empty else "")
        for row in self.rows:
            row.retranslate()
