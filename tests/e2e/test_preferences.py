"""The preferences of a running window: every row does what it says, and follows what others do."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from archive import FacetKind
from desktop.action_ids import ActionId
from desktop.settings import (
    FACE,
    JUMPED_TO,
    KEPT_UP_TO_DATE,
    KEYS,
    RECENT_ARCHIVES,
    SECTIONS_BY_NAME,
    SECTIONS_SHOWN,
    SHOW_HIDDEN,
    SIDEBARS_VISIBLE,
    SORT,
    TIMELINE_VISIBLE,
    ZOOM,
)
from desktop.typography_settings import OWN
from desktop.views.preferences.dialog import PAGES, PreferencesDialog
from desktop.views.preferences.folders import folder_of
from desktop.views.preferences.general import REMEMBERED
from desktop.views.preferences.lists import BY_NAME, order_key, section_key
from tests.e2e.reader import Reader

pytestmark = pytest.mark.e2e
Key = Qt.Key


def open_dialog(full: Reader) -> PreferencesDialog:
    full.press(Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = full.desktop.late.preferences.dialog
    assert dialog is not None and dialog.isVisible()
    return dialog


def choose(dialog: PreferencesDialog, key: str, value: Any) -> None:
    """As the row does when a person chooses."""
    dialog.row(key).changed.emit(key, value)
    assert dialog.row(key).value == value


def test_every_row_does_what_it_says(full: Reader) -> None:
    dialog, window, get = open_dialog(full), full.window, full.desktop.settings.get
    choose(dialog, SORT.key, "title")
    assert get(SORT) == "title" and window.registry.action(ActionId.SORT_TITLE).isChecked()
    choose(dialog, SHOW_HIDDEN.key, True)
    choose(dialog, TIMELINE_VISIBLE.key, False)
    choose(dialog, SIDEBARS_VISIBLE.key, False)
    assert get(SHOW_HIDDEN) and not get(SIDEBARS_VISIBLE) and not window.timeline.isVisible()
    choose(dialog, SIDEBARS_VISIBLE.key, True)
    choose(dialog, section_key(FacetKind.YEAR), True)
    choose(dialog, order_key(FacetKind.TAG), BY_NAME)
    assert get(SECTIONS_SHOWN) == ["year"] and get(SECTIONS_BY_NAME) == ["tag"]
    assert window.sidebars[FacetKind.YEAR].isVisible()
    choose(dialog, ZOOM.key, 1.5)
    assert window.viewer is not None and window.viewer.zoom() == 1.5
    choose(dialog, OWN.key, True)
    choose(dialog, FACE.key, "serif")
    assert get(FACE) == "sans", "the archive has its own"
    folder = next(row for row in dialog._parts[-1].rows)
    choose(dialog, folder.spec.key, True)
    assert len(get(KEPT_UP_TO_DATE)) == 1 and full.desktop.keeping.watched()
    choose(dialog, folder.spec.key, False)
    assert not full.desktop.keeping.watched()

    full.answers.says_yes = False
    full.click(dialog.reset_all_button)
    assert get(SORT) == "title" and "keys" in full.answers.questions[-1]
    full.answers.says_yes = True
    full.click(dialog.reset_all_button)
    for page in PAGES:
        for spec in page.rows:
            assert spec.resets or not dialog.row(spec.key).is_changed(), spec.key
    assert window.viewer.zoom() == 1.0 and window.timeline.isVisible()
    assert not dialog.reset_all_button.isEnabled()


def test_it_follows_menus_and_the_panel(full: Reader) -> None:
    dialog = open_dialog(full)
    full.choose(ActionId.SORT_OLDEST)
    full.choose(ActionId.THEME_DARK)
    full.choose(ActionId.SECTION_SOURCES)
    full.choose(ActionId.ZOOM_IN)
    full.desktop.typography.change(FACE, "serif")
    full.window.categories.order_wanted.emit(FacetKind.CATEGORY, True)
    full.desktop.late.keys.on_cleared(ActionId.QUIT)
    values = {
        SORT.key: "oldest",
        "window/theme": "dark",
        section_key(FacetKind.SOURCE): True,
        ZOOM.key: 1.1,
        FACE.key: "serif",
        order_key(FacetKind.CATEGORY): BY_NAME,
        KEYS.key: True,
    }
    assert {key: dialog.row(key).value for key in values} == values
    dialog.row(KEYS.key).reset_button.click()
    assert full.desktop.settings.get(KEYS) == []
    full.choose(ActionId.CLOSE_ARCHIVE)
    assert not [row for row in dialog._parts[-1].rows if folder_of(row.spec.key)]


def test_forgetting(full: Reader) -> None:
    settings = full.desktop.settings
    settings.set(JUMPED_TO, ["post:1"])
    dialog = open_dialog(full)
    assert settings.get(RECENT_ARCHIVES)
    full.click(dialog.row(REMEMBERED).field)
    assert settings.get(RECENT_ARCHIVES) == settings.get(JUMPED_TO) == []
    assert not dialog.row(REMEMBERED).field.isEnabled()
    assert full.desktop.archives.path is not None and full.desktop.archives.path.is_file()
    dialog.pages.setCurrentRow(3)
    full.click(dialog.row(KEYS.key).field)
    editor = full.desktop.late.keys.editor
    assert editor is not None and editor.isVisible()
