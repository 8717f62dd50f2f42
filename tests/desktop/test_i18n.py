"""Which language the window speaks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.i18n import LANGUAGES, Translations, language_of
from desktop.settings import LANGUAGE


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    made = Translations(qapp)
    yield made
    made.use("en")


@pytest.mark.parametrize(
    ("choice", "system", "language"),
    [
        ("en", ["zh-Hans-CN"], "en"),
        ("zh_CN", ["en-US"], "zh_CN"),
        ("system", ["zh-Hans-CN", "en"], "zh_CN"),
        ("system", ["zh-Hant-TW"], "zh_CN"),
        ("system", ["zh"], "zh_CN"),
        ("system", ["en-GB", "zh-CN"], "en"),
        ("system", ["de-DE", "zh-CN"], "zh_CN"),
        ("system", ["de-DE", "en-US"], "en"),
        ("system", ["C"], "en"),
        ("system", [], "en"),
        ("klingon", ["zh-CN"], "zh_CN"),
        ("", [], "en"),
    ],
)
def test_the_choice_of_the_user_comes_first_then_the_system(
    choice: str, system: list[str], language: str
) -> None:
    assert language_of(choice, system) == language


def test_the_system_is_asked_when_it_must_be() -> None:
    assert language_of("system") in LANGUAGES


def test_the_setting_offers_the_languages_that_there_are() -> None:
    assert LANGUAGE.choices == ("system", *LANGUAGES)


def test_the_language_of_now_is_also_that_of_numbers_and_dates(
    translations: Translations,
) -> None:
    translations.use("zh_CN")
    assert (translations.language, QLocale().language()) == ("zh_CN", QLocale.Language.Chinese)
    assert QCoreApplication.translate("Actions", "&File").startswith("文件")
    translations.use("en")
    assert (translations.language, QLocale().language()) == ("en", QLocale.Language.English)
    assert QCoreApplication.translate("Actions", "&File") == "&File"


def test_qt_s_own_words_follow(translations: Translations) -> None:
    translations.use("zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    translations.use("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_windows_are_told(translations: Translations, qtbot: QtBot) -> None:
    class Window(QWidget):
        """Counts what it is told."""

        told = 0

        def changeEvent(self, event: QEvent) -> None:
            self.told += event.type() == QEvent.Type.LanguageChange
            super().changeEvent(event)

    window = Window()
    qtbot.addWidget(window)
    window.show()
    translations.use("zh_CN")
    qtbot.waitUntil(lambda: window.told > 0)


def test_changing_often_leaves_no_old_words_behind(translations: Translations) -> None:
    for _ in range(3):
        translations.use("zh_CN")
        translations.use("en")
    assert QCoreApplication.translate("Actions", "&File") == "&File"
