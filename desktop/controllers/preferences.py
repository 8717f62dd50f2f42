"""Edit → Preferences…: shows every setting that people choose, and has each done where it is done.

What a menu can do is done by its command, so that there is one way for each thing; what a menu or
a panel changes while the preferences are open is seen there at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction

from desktop.action_ids import SECTION_ACTIONS, SORT_ACTIONS, ActionId, MenuId
from desktop.choice import SECTIONS
from desktop.controllers.archives import ArchivesController
from desktop.controllers.density import DENSITY_ACTIONS
from desktop.controllers.imports import ImportsController
from desktop.controllers.keeping import KeepingController
from desktop.controllers.keys import KeysController
from desktop.controllers.look import LANGUAGE_ACTIONS, THEME_ACTIONS, LookController
from desktop.controllers.typography import TypographyController
from desktop.settings import (
    CONTRAST,
    DENSITY,
    JUMPED_TO,
    KEYS,
    LANGUAGE,
    RECENT_ARCHIVES,
    RECENT_FOLDERS,
    SECTIONS_BY_NAME,
    SHOW_HIDDEN,
    SIDEBARS_VISIBLE,
    SORT,
    THEME,
    TIMELINE_VISIBLE,
    ZOOM,
    Setting,
    Settings,
)
from desktop.typography_settings import OWN, TYPOGRAPHY
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow
from desktop.views.preferences.dialog import PAGES, PreferencesDialog
from desktop.views.preferences.folders import folder_of, folder_row
from desktop.views.preferences.general import REMEMBERED
from desktop.views.preferences.lists import BY_COUNT, BY_NAME, order_key, section_key

LISTS: tuple[Setting[list[str]], ...] = (RECENT_ARCHIVES, RECENT_FOLDERS, JUMPED_TO)
CHOICES: Mapping[str, Mapping[str, ActionId]] = {
    THEME.key: THEME_ACTIONS,
    LANGUAGE.key: LANGUAGE_ACTIONS,
    DENSITY.key: DENSITY_ACTIONS,
    SORT.key: {sort.value: action for sort, action in SORT_ACTIONS.items()},
}
SWITCHES: Mapping[str, ActionId] = {
    SHOW_HIDDEN.key: ActionId.HIDDEN_POSTS,
    TIMELINE_VISIBLE.key: ActionId.TIMELINE,
    SIDEBARS_VISIBLE.key: ActionId.SIDEBARS,
    **{section_key(kind): action for kind, action in SECTION_ACTIONS.items()},
}
ORDERS = {order_key(kind): kind for kind in SECTIONS}
STYLES: Mapping[str, Setting[Any]] = {setting.key: setting for setting in TYPOGRAPHY}


@dataclass(frozen=True, slots=True)
class Doers:
    """Those who do what no command does."""

    look: LookController
    typography: TypographyController
    keys: KeysController
    imports: ImportsController
    archives: ArchivesController
    keeping: KeepingController


class PreferencesController(QObject):
    """``dialog`` is None until it is first asked for."""

    def __init__(
        self,
        window: MainWindow,
        settings: Settings,
        asker: Asker,
        doers: Doers,
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._asker = window, settings, asker
        self._doers, self._typography = doers, doers.typography
        self.dialog: PreferencesDialog | None = None
        registry = window.registry
        registry.bind(ActionId.PREFERENCES, self.show_dialog)
        choices = [action for actions in CHOICES.values() for action in actions.values()]
        for action in (*choices, *SWITCHES.values()):
            # Also without a click; and after one once more, when whoever answers it is done.
            registry.action(action).toggled.connect(self.refresh)
            registry.action(action).triggered.connect(self.refresh)
        doers.typography.shown.connect(self.refresh)
        doers.look.zoomed.connect(self.refresh)
        doers.keys.changed.connect(self.refresh)
        doers.keeping.shown.connect(self.refresh)
        for sidebar in window.sidebars.values():
            sidebar.order_wanted.connect(self.refresh)

    def show_dialog(self) -> None:
        """Edit → Preferences…"""
        if self.dialog is None:
            self.dialog = PreferencesDialog(self._window)
            self.dialog.changed.connect(self.change)
            self.dialog.pressed.connect(self.on_pressed)
            self.dialog.reset_all_requested.connect(self.reset_all)
        self.refresh()
        self.dialog.search.clear()
        self.dialog.search.setFocus()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def refresh(self) -> None:
        """Show what holds now, if anybody looks."""
        if self.dialog is not None:
            self.dialog.set_folders([action.data() for action in self._folders()])
            self.dialog.show_values(self._values())

    def _folders(self) -> list[QAction]:
        return self._window.registry.menu(MenuId.KEEP_UP_TO_DATE).actions()

    def _values(self) -> dict[str, Any]:
        get, checked = self._settings.get, self._window.registry.action
        shown: tuple[Setting[Any], ...] = (THEME, CONTRAST, LANGUAGE, SORT, DENSITY, ZOOM)
        values: dict[str, Any] = {one.key: get(one) for one in shown}
        values |= {key: checked(action).isChecked() for key, action in SWITCHES.items()}
        values |= {key: self._typography.value(one) for key, one in STYLES.items()}
        by_name: list[str] = get(SECTIONS_BY_NAME)
        values |= {key: BY_NAME if kind in by_name else BY_COUNT for key, kind in ORDERS.items()}
        values |= {folder_row(one.data()).key: one.isChecked() for one in self._folders()}
        values[OWN.key] = self._typography.is_own()
        values[KEYS.key] = bool(get(KEYS))
        values[REMEMBERED] = any(get(one) for one in LISTS)
        return values

    # What is chosen

    def change(self, key: str, value: Any) -> None:
        """One row has another value."""
        registry = self._window.registry
        folder = folder_of(key)
        if key in CHOICES:
            registry.action(CHOICES[key][value]).trigger()
        elif key in SWITCHES:
            _switch(registry.action(SWITCHES[key]), value)
        elif key in ORDERS:
            self._window.sidebars[ORDERS[key]].order_wanted.emit(ORDERS[key], value == BY_NAME)
        elif key in STYLES:
            self._typography.change(STYLES[key], value)
        elif key == OWN.key:
            self._typography.on_own_changed(value)
        elif key == ZOOM.key:
            self._doers.look.set_zoom(value)
        elif key == KEYS.key:
            self._doers.keys.on_reset_all()
        elif folder is not None:
            for action in self._folders():
                if action.data() == folder:
                    _switch(action, value)
        self.refresh()

    def on_pressed(self, key: str) -> None:
        """The button of a row."""
        if key == KEYS.key:
            self._window.registry.action(ActionId.CHANGE_KEYS).trigger()
        elif key == REMEMBERED:
            for setting in LISTS:
                self._settings.reset(setting)
            self._doers.imports.show_recent()
            self._doers.archives.show_recent()
            self.refresh()

    def reset_all(self) -> None:
        """Every row as it was when the program was new, if that is meant."""
        question = QCoreApplication.translate(
            "Preferences",
            "Set everything in the preferences back to what it was at first, the keys of commands "
            "too? Archives, and the folders that are kept up to date, stay as they are.",
        )
        if not self._asker.confirm(
            question, QCoreApplication.translate("Preferences", "Reset All")
        ):
            return
        self.change(OWN.key, False)  # first: what an archive had of its own goes with it
        values = self._values()
        for spec in (row for page in PAGES for row in page.rows if not row.resets):
            if values[spec.key] != spec.default:
                self.change(spec.key, spec.default)


def _switch(action: QAction, on: bool) -> None:
    if action.isChecked() != on:
        action.trigger()
