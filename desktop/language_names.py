"""What languages are called in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.translatable import QT_TRANSLATE_NOOP

NAMES = {
    "ar": QT_TRANSLATE_NOOP("Languages", "Arabic"),
    "bg": QT_TRANSLATE_NOOP("Languages", "Bulgarian"),
    "cs": QT_TRANSLATE_NOOP("Languages", "Czech"),
    "da": QT_TRANSLATE_NOOP("Languages", "Danish"),
    "de": QT_TRANSLATE_NOOP("Languages", "German"),
    "el": QT_TRANSLATE_NOOP("Languages", "Greek"),
    "en": QT_TRANSLATE_NOOP("Languages", "English"),
    "es": QT_TRANSLATE_NOOP("Languages", "Spanish"),
    "fa": QT_TRANSLATE_NOOP("Languages", "Persian"),
    "fi": QT_TRANSLATE_NOOP("Languages", "Finnish"),
    "fr": QT_TRANSLATE_NOOP("Languages", "French"),
    "he": QT_TRANSLATE_NOOP("Languages", "Hebrew"),
    "hi": QT_TRANSLATE_NOOP("Languages", "Hindi"),
    "hu": QT_TRANSLATE_NOOP("Languages", "Hungarian"),
    "id": QT_TRANSLATE_NOOP("Languages", "Indonesian"),
    "it": QT_TRANSLATE_NOOP("Languages", "Italian"),
    "ja": QT_TRANSLATE_NOOP("Languages", "Japanese"),
    "ko": QT_TRANSLATE_NOOP("Languages", "Korean"),
    "nl": QT_TRANSLATE_NOOP("Languages", "Dutch"),
    "no": QT_TRANSLATE_NOOP("Languages", "Norwegian"),
    "pl": QT_TRANSLATE_NOOP("Languages", "Polish"),
    "pt": QT_TRANSLATE_NOOP("Languages", "Portuguese"),
    "ro": QT_TRANSLATE_NOOP("Languages", "Romanian"),
    "ru": QT_TRANSLATE_NOOP("Languages", "Russian"),
    "sv": QT_TRANSLATE_NOOP("Languages", "Swedish"),
    "th": QT_TRANSLATE_NOOP("Languages", "Thai"),
    "tr": QT_TRANSLATE_NOOP("Languages", "Turkish"),
    "uk": QT_TRANSLATE_NOOP("Languages", "Ukrainian"),
    "vi": QT_TRANSLATE_NOOP("Languages", "Vietnamese"),
    "zh": QT_TRANSLATE_NOOP("Languages", "Chinese"),
}
"""Short name, as posts have it, to what people call it."""


def language_name(short: str) -> str:
    """The name of a language: the window's own where it has one, else Qt's, else *short* itself.

    >>> language_name("ja")
    'Japanese'
    """
    if short in NAMES:
        return QCoreApplication.translate("Languages", NAMES[short])
    found = QLocale.codeToLanguage(short)
    is_known = found not in (QLocale.Language.AnyLanguage, QLocale.Language.C)
    return QLocale.languageToString(found) if is_known else short
