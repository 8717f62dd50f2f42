"""A page of the preferences as data: its rows, what each is called and what it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

Choices = tuple[tuple[Any, str], ...]
"""(value, its words); a number without words is shown as so many percent."""


@dataclass(frozen=True, slots=True)
class RowSpec:
    """One thing to choose. ``key`` names it among all pages; texts are marked for translation in
    the context ``Preferences``. With ``choices`` it is a box of them, with ``button`` a button,
    else a check box. Something other than ``default`` can be reset; where ``resets``, that is
    what the button itself does."""

    key: str
    label: str
    default: Any
    choices: Choices = ()
    button: str = ""
    resets: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: what it is called, and its rows from top to bottom. ``empty`` is said where there
    are none."""

    title: str
    rows: tuple[RowSpec, ...]
    empty: str = ""


def translated(text: str) -> str:
    """A text of a page in the language of now."""
    return QCoreApplication.translate("Preferences", text)


def words_of(value: object, words: str) -> str:
    """A choice as it is shown."""
    if not words and isinstance(value, float):
        locale = QLocale()
        return f"{locale.toString(round(value * 100))}{locale.percent()}"
    return translated(words)
