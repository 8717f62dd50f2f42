"""Preferences → Keys: the way to the keys of commands, and back to ours."""

from __future__ import annotations

from desktop.settings import KEYS
from desktop.translatable import QT_TRANSLATE_NOOP
from desktop.views.preferences.row_table import PageSpec, RowSpec

PAGE = PageSpec(
    QT_TRANSLATE_NOOP("Preferences", "Keys"),
    (
        RowSpec(
            KEYS.key,
            QT_TRANSLATE_NOOP("Preferences", "Keys of commands"),
            default=False,  # whether some are changed
            button=QT_TRANSLATE_NOOP("Preferences", "Change Keys…"),
            hint=QT_TRANSLATE_NOOP("Preferences", "Any command can have up to four keys."),
        ),
    ),
)
