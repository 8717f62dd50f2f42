"""Marks texts of module tables for translation, and texts that have forms for numbers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

PLURAL = "plural"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001
    """Give the text back as it is; ``lupdate`` finds it by this function's name.

    Qt's own function of that name is typed as returning ``object``, which would spoil the types
    of every table.
    """
    return text


def translate(context: str, text: str, comment: str, _form: str, count: int) -> str:
    """The form of *text* that *count* needs, in the language of the user, English too.

    ``translate("Context", "{count} posts", "", PLURAL, count)``: only of five arguments does
    ``lupdate`` see that there are plural forms, the last of them a plain name and no comma
    behind it. The figure itself is for the caller to put in, with the separators of the language.
    """
    return QCoreApplication.translate(context, text, comment, count)
