"""Every setting of the window, declared once: its key, its default and what values it may have."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from desktop.paths import settings_file

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting. A stored value of another type, outside of the limits or not among the
    ``choices`` counts as not stored."""

    key: str
    default: T
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[T, ...] = ()

    def accepts(self, value: object) -> bool:
        """Whether *value* may be stored."""
        if type(value) is not type(self.default):
            return False
        if self.choices and value not in self.choices:
            return False
        if isinstance(value, list):
            return all(isinstance(one, str) for one in value)
        if isinstance(value, int | float):
            below = self.minimum is not None and value < self.minimum
            above = self.maximum is not None and value > self.maximum
            return not (below or above or math.isnan(value))
        return True


MAX_ID = (1 << 63) - 1
THEMES = ("system", "light", "sepia", "dark")
LANGUAGES = ("system", "en", "zh_CN")
CONTRASTS = ("system", "normal", "high")
FACES = ("sans", "serif")
LEADINGS = ("tight", "normal", "loose")
MEASURES = ("narrow", "normal", "wide", "full")
DENSITIES = ("comfortable", "compact")
SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
SORTS = ("newest", "oldest", "title", "relevance")

GEOMETRY = Setting("window/geometry", QByteArray())
PANES = Setting("window/panes", QByteArray())
SIDEBARS = Setting("window/sidebars", QByteArray())
SIDEBARS_VISIBLE = Setting("window/sidebars_visible", True)
SECTIONS_SHOWN: Setting[list[str]] = Setting("window/sections", [])  # beside the usual two
SECTIONS_BY_NAME: Setting[list[str]] = Setting("window/sections_by_name", [])
UNFOLDED: Setting[list[str]] = Setting("window/unfolded", [])  # kind, colon, branch
TIMELINE_VISIBLE = Setting("window/timeline_visible", True)
LANGUAGE = Setting("window/language", "system", choices=LANGUAGES)
THEME = Setting("window/theme", "system", choices=THEMES)
CONTRAST = Setting("window/contrast", "system", choices=CONTRASTS)
FONT_SCALE = Setting("viewer/font_scale", 1.0, minimum=0.5, maximum=3.0)
FACE = Setting("viewer/face", "sans", choices=FACES)
LEADING = Setting("viewer/leading", "normal", choices=LEADINGS)
MEASURE = Setting("viewer/measure", "normal", choices=MEASURES)
INDENTS = Setting("viewer/indents", False)
SPACES = Setting("viewer/spaces", True)
ZOOM = Setting("viewer/zoom", 1.0, minimum=0.5, maximum=3.0)
SORT = Setting("list/sort", "newest", choices=SORTS)
DENSITY = Setting("list/density", "comfortable", choices=DENSITIES)
SHOW_HIDDEN = Setting("list/show_hidden", False)
LAST_ARCHIVE = Setting("archive/last", "")
RECENT_ARCHIVES: Setting[list[str]] = Setting("archive/recent", [])
RECENT_FOLDERS: Setting[list[str]] = Setting("import/recent_folders", [])
KEPT_UP_TO_DATE: Setting[list[str]] = Setting("import/kept_up_to_date", [])  # archive, folder
KEYS: Setting[list[str]] = Setting("keys/changed", [])  # command, then its keys, between tabs
JUMPED_TO: Setting[list[str]] = Setting("jump/recent", [])  # kind, colon, key
LAST_QUERY = Setting("state/query", "")
LAST_CHOICE: Setting[list[str]] = Setting("state/choice", [])
LAST_POST = Setting("state/post", 0, minimum=0, maximum=MAX_ID)

ALL: tuple[Setting[Any], ...] = (
    GEOMETRY, PANES, SIDEBARS, SIDEBARS_VISIBLE, LANGUAGE, THEME, FONT_SCALE, ZOOM, SORT,
    FACE, LEADING, MEASURE, INDENTS, SPACES,
    SHOW_HIDDEN, LAST_ARCHIVE, RECENT_ARCHIVES, RECENT_FOLDERS, KEPT_UP_TO_DATE, LAST_QUERY,
    LAST_CHOICE, LAST_POST, SECTIONS_SHOWN, SECTIONS_BY_NAME, JUMPED_TO, KEYS, TIMELINE_VISIBLE,
    DENSITY, UNFOLDED, CONTRAST,
)  # fmt: skip
assert len({setting.key for setting in ALL}) == len(ALL), "two settings share a key"

RECENT_KEPT = 10


class Settings:
    """The stored settings. Used from the GUI thread; writing to disk is Qt's business."""

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(str(path or settings_file()), QSettings.Format.IniFormat)

    def get(self, setting: Setting[T]) -> T:
        """The stored value, or the default where there is none that is acceptable."""
        stored = self._store.value(setting.key)
        value: Any = None if stored is None else _typed(stored, setting.default)
        # A copy: the default may be a list, which belongs to nobody.
        return value if setting.accepts(value) else copy(setting.default)

    def set(self, setting: Setting[T], value: T) -> None:
        """Store a value.

        :raises ValueError: the setting does not accept it
        """
        if not setting.accepts(value):
            message = f"{setting.key} does not take {value!r}"
            raise ValueError(message)
        self._store.setValue(setting.key, value)

    def reset(self, setting: Setting[Any]) -> None:
        """Go back to the default."""
        self._store.remove(setting.key)

    def add_recent(self, setting: Setting[list[str]], entry: str) -> None:
        """Put *entry* at the head of a list of recent things."""
        others = [one for one in self.get(setting) if one != entry]
        self.set(setting, [entry, *others][:RECENT_KEPT])

    def sync(self) -> None:
        """Write to disk now."""
        self._store.sync()


def _typed(stored: object, like: object) -> Any:
    """An INI file holds texts: give them the type of the default back, or leave them."""
    result: object = stored
    if isinstance(like, list):
        if isinstance(stored, Sequence) and not isinstance(stored, str):
            result = [str(one) for one in stored]
        else:
            result = [str(stored)] if stored else []
    elif isinstance(like, str):
        result = ", ".join(map(str, stored)) if isinstance(stored, list) else str(stored)
    elif isinstance(like, bool):
        result = {"true": True, "false": False}.get(str(stored).lower(), stored)
    elif isinstance(like, int | float):
        with suppress(ValueError):
            result = type(like)(str(stored))
    return result
