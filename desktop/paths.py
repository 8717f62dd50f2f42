"""Where things lie: the program's own resources, and the user's data. The only place that knows."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths

_RESOURCES = Path(__file__).resolve().parent.parent / "resources"
HOME_VARIABLE = "MICROFICHE_HOME"
"""Tests and portable installations put settings and archives into this folder instead."""


def resource(*parts: str) -> Path:
    """A file of the program, in the source tree and in the packaged app alike."""
    path = _RESOURCES.joinpath(*parts)
    if ".." in parts:
        message = f"a resource outside of the resources: {path}"
        raise ValueError(message)
    return path


def data_folder() -> Path:
    """Where archives are made that the user gave no place. Not created here."""
    return _home() or Path(_standard(QStandardPaths.StandardLocation.AppDataLocation))


def settings_file() -> Path:
    """The file that keeps the window's settings."""
    folder = _home() or Path(_standard(QStandardPaths.StandardLocation.AppConfigLocation))
    return folder / "settings.ini"


def default_archive() -> Path:
    """The archive that the first import makes."""
    return data_folder() / "library.fiche"


def _home() -> Path | None:
    named = os.environ.get(HOME_VARIABLE)
    return Path(named) if named else None


def _standard(location: QStandardPaths.StandardLocation) -> str:
    return QStandardPaths.writableLocation(location)
