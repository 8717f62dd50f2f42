"""What a row of the preferences is found by: its words in every language, and their pinyin."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from archive import name_key
from desktop.i18n import LANGUAGES
from desktop.paths import resource
from desktop.views.preferences.row_table import PageSpec, RowSpec, translated, words_of


class RowWords:
    """Reads the translations once; then each row is one line to search in."""

    def __init__(self) -> None:
        self._translators = []
        for language in LANGUAGES:
            translator = QTranslator()
            if translator.load(f"desktop_{language}", str(resource("translations"))):
                self._translators.append(translator)

    def line(self, page: PageSpec, row: RowSpec) -> str:
        """Page, label, hint, button and choices of a row, folded as what is typed is."""
        texts = [page.title, row.label, row.hint, row.button]
        texts += [words or words_of(value, words) for value, words in row.choices]
        return "\n".join(part for text in texts if text for part in self._in_all(text))

    def _in_all(self, text: str) -> list[str]:
        found: list[str | None] = [text, translated(text)]
        found += [one.translate("Preferences", text) for one in self._translators]
        return [name_key(one, one) for one in dict.fromkeys(found) if one]
