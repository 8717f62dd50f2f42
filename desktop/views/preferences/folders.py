"""Preferences → Folders: those of the open archive, and which of them are kept up to date."""

from __future__ import annotations

from desktop.translatable import QT_TRANSLATE_NOOP
from desktop.views.preferences.row_table import PageSpec, RowSpec

_KEPT = "kept/"


def folder_row(folder: str) -> RowSpec:
    """The row of one folder."""
    return RowSpec(_KEPT + folder, folder, default=False)


def folder_of(key: str) -> str | None:
    """The folder whose row this is; None for all other rows."""
    return key.removeprefix(_KEPT) if key.startswith(_KEPT) else None


PAGE = PageSpec(
    QT_TRANSLATE_NOOP("Preferences", "Folders Kept Up to Date"),
    (),
    QT_TRANSLATE_NOOP(
        "Preferences",
        "The folders that an archive was imported from are listed here while it is open.",
    ),
)
