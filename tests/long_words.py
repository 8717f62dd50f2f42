"""A language in which every word is twice as long: what does not fit in it will not in others."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

AS_THEY_ARE = ("QShortcut", "QKeySequence")
"""Names of keys, which Qt reads too."""


class LongWords(QTranslator):
    """Says everything twice, in brackets. The second time has no mnemonic."""

    def isEmpty(self) -> bool:
        """It knows every text."""
        return False

    def translate(
        self,
        context: str,
        source_text: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """The text twice."""
        del disambiguation, n
        if context in AS_THEY_ARE or not source_text:
            return source_text
        return f"[{source_text} {source_text.replace('&', '')}]"
