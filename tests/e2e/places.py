"""All places of the program that can be opened cheaply: pages, panels and windows of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from desktop.action_ids import ActionId
from tests.e2e.reader import Reader

PAGES = (ActionId.CALENDAR, ActionId.STATISTICS, ActionId.HIGHLIGHTS)
WINDOWS = (
    ActionId.SEARCH_FORM,
    ActionId.SHORTCUTS,
    ActionId.CHANGE_KEYS,
    ActionId.USER_GUIDE,
    ActionId.ABOUT,
    ActionId.PREFERENCES,
    ActionId.TYPOGRAPHY,
    ActionId.JUMP,
    ActionId.FIND,
    ActionId.SHOW_FILE,
    ActionId.NOTE,
    ActionId.IMPORT_REPORT,
)
SECTIONS = (
    ActionId.SECTION_PUBLISHERS,
    ActionId.SECTION_YEARS,
    ActionId.SECTION_LANGUAGES,
    ActionId.SECTION_SOURCES,
)


def on_show() -> list[QWidget]:
    """The windows that can be seen."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def settle() -> None:
    """Have done what follows from what was done: a window is laid out in several rounds."""
    for _ in range(20):
        QApplication.processEvents()


def places(full: Reader, site: Path) -> Iterator[str]:
    """Open one after the other, say its name, and close it when the next one is wanted. The
    archive is open and has an article on show."""
    window = full.window
    for action in SECTIONS:
        full.choose(action)
    yield "reader"
    for action in PAGES:
        full.choose(action)
        full.wait(lambda: window.page() is not None)
        yield action
    full.choose(ActionId.ALL_POSTS)
    for action in WINDOWS:
        full.choose(action)
        yield action
        close_others(full)
    full.answers.folder = site
    full.choose(ActionId.IMPORT_FOLDER)
    previews = full.desktop.imports.previews
    full.wait(lambda: previews.dialog is not None and previews.dialog.isVisible())
    yield "preview"
    close_others(full)
    full.choose(ActionId.CLOSE_ARCHIVE)
    full.wait(lambda: not window.is_reading())
    yield "welcome"


def close_others(full: Reader) -> None:
    """Close every window but the main one, and the box over it."""
    full.desktop.late.jumping.box.close_box()
    for one in on_show():
        if one is not full.window:
            one.close()
    settle()
