"""How the window looks and speaks: theme, language, text size, what is on show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.action_ids import ActionId
from desktop.i18n import CHINESE, Translations
from desktop.settings import CONTRAST, LANGUAGE, SIDEBARS_VISIBLE, THEME, ZOOM, Setting, Settings
from desktop.theme import apply_font, apply_theme, resolve_theme
from desktop.views.focus_ring import FocusRing
from desktop.views.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.views.viewer.viewer import PostViewer

THEME_ACTIONS = {
    "system": ActionId.THEME_SYSTEM,
    "light": ActionId.THEME_LIGHT,
    "sepia": ActionId.THEME_SEPIA,
    "dark": ActionId.THEME_DARK,
}
LANGUAGE_ACTIONS = {
    "system": ActionId.LANGUAGE_SYSTEM,
    "en": ActionId.LANGUAGE_EN,
    "zh_CN": ActionId.LANGUAGE_ZH_CN,
}


def dress(app: QApplication, settings: Settings, translations: Translations) -> None:
    """Give the application theme, language and font of the settings, before any window is made:
    to change them later costs each of its parts as much again as to be made."""
    translations.use(settings.get(LANGUAGE))
    apply_font(app, chinese=translations.language == CHINESE)
    apply_theme(app, settings.get(THEME), settings.get(CONTRAST))


class LookController(QObject):
    """Answers View; every choice is kept in the settings at once.

    Signals: ``shown()`` when another theme is in force; ``zoomed()`` when another zoom is.
    """

    shown = Signal()
    zoomed = Signal()

    def __init__(
        self,
        app: QApplication,
        window: MainWindow,
        settings: Settings,
        translations: Translations,
    ) -> None:
        super().__init__(window)
        self._app, self._window = app, window
        self._settings, self._translations = settings, translations
        self._ring = FocusRing(app, self)
        registry = window.registry
        for action in (*THEME_ACTIONS.values(), *LANGUAGE_ACTIONS.values()):
            registry.bind(action, self.on_choice_triggered)
        registry.bind(ActionId.SIDEBARS, self.on_sidebars_triggered)
        registry.bind(ActionId.FULL_SCREEN, window.set_full_screen)
        registry.bind(ActionId.ZOOM_IN, self.zoom_in)
        registry.bind(ActionId.ZOOM_OUT, self.zoom_out)
        registry.bind(ActionId.ZOOM_RESET, self.zoom_reset)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.on_system_changed)
        accessibility = getattr(hints, "accessibility", None)
        if accessibility is not None:  # from Qt 6.10 on
            accessibility().contrastPreferenceChanged.connect(self.on_system_changed)
        self._show_choices()

    def use_viewer(self, viewer: PostViewer) -> None:
        """The viewer is here: give it the look of now."""
        viewer.set_zoom(self._settings.get(ZOOM))
        viewer.zoom_changed.connect(self.on_zoom_changed)
        get = self._settings.get
        viewer.set_theme(resolve_theme(get(THEME), self._app, get(CONTRAST)))

    def _show_choices(self) -> None:
        """Mark in the menus what :func:`dress` has done."""
        registry, get = self._window.registry, self._settings.get
        registry.set_checked(THEME_ACTIONS[get(THEME)], True)
        registry.set_checked(LANGUAGE_ACTIONS[get(LANGUAGE)], True)
        registry.set_checked(ActionId.SIDEBARS, get(SIDEBARS_VISIBLE))
        self._window.set_sidebars_visible(get(SIDEBARS_VISIBLE))

    def _apply_theme(self) -> None:
        choice = self._settings.get(THEME)
        self._window.registry.set_checked(THEME_ACTIONS[choice], True)
        theme = apply_theme(self._app, choice, self._settings.get(CONTRAST))
        if self._window.viewer is not None:
            self._window.viewer.set_theme(theme)
        self.shown.emit()

    def _apply_language(self) -> None:
        choice = self._settings.get(LANGUAGE)
        self._window.registry.set_checked(LANGUAGE_ACTIONS[choice], True)
        self._translations.use(choice)
        apply_font(self._app, chinese=self._translations.language == CHINESE)

    def on_system_changed(self) -> None:
        """The system went from light to dark, to strong contrast, or back."""
        if "system" in (self._settings.get(THEME), self._settings.get(CONTRAST)):
            self._apply_theme()

    # The menus

    def on_choice_triggered(self) -> None:
        """View → Theme or View → Language → one of them."""
        registry = self._window.registry
        for setting, actions in ((THEME, THEME_ACTIONS), (LANGUAGE, LANGUAGE_ACTIONS)):
            chosen = next(
                (name for name, action in actions.items() if registry.action(action).isChecked()),
                setting.default,
            )
            if chosen != self._settings.get(setting):
                self.change(setting, chosen)

    def on_sidebars_triggered(self, visible: bool) -> None:
        """View → Sidebars."""
        self._settings.set(SIDEBARS_VISIBLE, visible)
        self._window.set_sidebars_visible(visible)

    def change(self, setting: Setting[Any], value: object) -> None:
        """Keep a setting of the look, and show it."""
        self._settings.set(setting, value)
        if setting in (THEME, CONTRAST):
            self._apply_theme()
        elif setting is LANGUAGE:
            self._apply_language()
            self._apply_theme()  # widgets with a style sheet take another font only with it

    # Text size

    def zoom_in(self) -> None:
        """View → Zoom In."""
        if self._window.viewer is not None:
            self._window.viewer.zoom_in()

    def zoom_out(self) -> None:
        """View → Zoom Out."""
        if self._window.viewer is not None:
            self._window.viewer.zoom_out()

    def zoom_reset(self) -> None:
        """View → Actual Size."""
        if self._window.viewer is not None:
            self._window.viewer.zoom_reset()

    def set_zoom(self, factor: float) -> None:
        """This zoom, for the viewer that is here or that comes later."""
        self._settings.set(ZOOM, factor)
        if self._window.viewer is not None:
            self._window.viewer.set_zoom(factor)

    def on_zoom_changed(self, factor: float) -> None:
        """By key, by menu or by Ctrl and the wheel: the next start has it too."""
        self._settings.set(ZOOM, factor)
        self.zoomed.emit()
