"""The language of the window: which one, and its translators.

English is the language of the source text; ``desktop_en.qm`` only carries its plurals. Qt's own
texts (buttons, file dialogs, editing menus) come from ``qtbase`` of the same language.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from desktop.paths import resource

log = logging.getLogger("microfiche.i18n")

SYSTEM = "system"
ENGLISH = "en"
CHINESE = "zh_CN"
LANGUAGES = (ENGLISH, CHINESE)


def language_of(choice: str, system_languages: list[str] | None = None) -> str:
    """The language to speak: the user's choice, else the first of the system's that we have.

    ``system_languages`` are BCP 47 names in order (``zh-Hans-CN``, ``de-DE``); the system is
    asked when they are not given. Every Chinese reader gets Simplified Chinese, the only Chinese
    there is; everybody else without a translation gets English.
    """
    if choice in LANGUAGES:
        return choice
    if system_languages is None:
        system_languages = QLocale.system().uiLanguages()
    for name in system_languages:
        if name.startswith("zh"):
            return CHINESE
        if name.startswith("en"):
            return ENGLISH
    return ENGLISH


class Translations(QObject):
    """The installed translators. :meth:`use` may be called again while windows are open: Qt then
    sends each of them a ``LanguageChange``."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []
        self.language = ENGLISH

    def use(self, choice: str) -> None:
        """Speak the chosen language (``en``, ``zh_CN`` or ``system``) from now on."""
        language = language_of(choice)
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed.clear()
        self.language = language
        QLocale.setDefault(QLocale(language))
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != ENGLISH:
            self._install(f"qtbase_{language}", qt_folder)
        self._install(f"desktop_{language}", str(resource("translations")))

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._installed.append(translator)
        else:
            log.info("There is no translation %s.", name)
