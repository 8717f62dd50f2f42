"""Preferences → General: how the window looks and speaks, and what it remembers."""

from __future__ import annotations

from desktop.settings import CONTRAST, LANGUAGE, THEME
from desktop.translatable import QT_TRANSLATE_NOOP
from desktop.views.preferences.row_table import PageSpec, RowSpec

REMEMBERED = "remembered"

PAGE = PageSpec(
    QT_TRANSLATE_NOOP("Preferences", "General"),
    (
        RowSpec(
            THEME.key,
            QT_TRANSLATE_NOOP("Preferences", "Theme"),
            THEME.default,
            (
                ("system", QT_TRANSLATE_NOOP("Preferences", "As the system")),
                ("light", QT_TRANSLATE_NOOP("Preferences", "Light")),
                ("sepia", QT_TRANSLATE_NOOP("Preferences", "Sepia")),
                ("dark", QT_TRANSLATE_NOOP("Preferences", "Dark")),
            ),
        ),
        RowSpec(
            CONTRAST.key,
            QT_TRANSLATE_NOOP("Preferences", "Contrast"),
            CONTRAST.default,
            (
                ("system", QT_TRANSLATE_NOOP("Preferences", "As the system")),
                ("normal", QT_TRANSLATE_NOOP("Preferences", "Ordinary")),
                ("high", QT_TRANSLATE_NOOP("Preferences", "Strong")),
            ),
        ),
        RowSpec(
            LANGUAGE.key,
            QT_TRANSLATE_NOOP("Preferences", "Language"),
            LANGUAGE.default,
            # The names of languages stay in their own language.
            (
                ("system", QT_TRANSLATE_NOOP("Preferences", "As the system")),
                ("en", "English"),
                ("zh_CN", "简体中文"),
            ),
        ),
        RowSpec(
            REMEMBERED,
            QT_TRANSLATE_NOOP("Preferences", "Recently used"),
            default=False,  # whether there is something
            button=QT_TRANSLATE_NOOP("Preferences", "Forget"),
            resets=True,
            hint=QT_TRANSLATE_NOOP(
                "Preferences", "Recent archives, folders and jumps; no file is touched."
            ),
        ),
    ),
)
