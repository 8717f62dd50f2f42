"""The panel of an import, from its start to its report."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from archive import ImportReport, Problem, ProblemCode, Progress, Severity
from desktop.i18n import Translations
from desktop.views.import_panel import ImportPanel, describe_result

PROBLEM = Problem("a.md", 1, Severity.WARNING, ProblemCode.TITLE_MISSING, "No title.")


@pytest.fixture
def panel(qtbot: QtBot) -> ImportPanel:
    made = ImportPanel()
    qtbot.addWidget(made)
    return made


def report_of(panel: ImportPanel) -> QPushButton:
    return panel.findChild(QPushButton, "import_show_report")


def test_an_import_from_start_to_report(panel: ImportPanel, qtbot: QtBot) -> None:
    panel.show_start("news")
    assert panel.text == "Importing news…"
    assert not report_of(panel).isVisible()
    panel.show_progress(Progress("read", 5, 10, "a.md", 1, 700))
    assert panel.text == "5 of 10 · 700 per second · 1 problem"
    panel.show_result(ImportReport("a.fiche", found=10, added=10, problems=[PROBLEM]))
    assert panel.text == "10 added · 1 problem"
    with qtbot.waitSignal(panel.report_requested):
        qtbot.mouseClick(report_of(panel), Qt.MouseButton.LeftButton)
    panel.show_start("more news")
    assert not report_of(panel).isVisible()


def test_an_import_that_failed_has_no_report(panel: ImportPanel) -> None:
    panel.show_start("news")
    panel.show_failure("The import stopped")
    assert panel.text == "The import stopped"
    assert not report_of(panel).isVisible()


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "Nothing new"),
        ({"unchanged": 900}, "Nothing new"),
        ({"added": 1_200}, "1,200 added"),
        ({"updated": 2, "moved": 1}, "3 updated"),
        ({"added": 1, "updated": 2, "problems": [PROBLEM] * 2}, "1 added · 2 updated · 2 problems"),
        ({"stopped": True}, "Stopped; what was read is kept"),
        ({"stopped": True, "added": 7}, "Stopped; what was read is kept · 7 added"),
        ({"failed": 1, "problems": [PROBLEM]}, "Nothing new · 1 problem"),
    ],
)
def test_results_in_one_line(fields: dict[str, object], text: str) -> None:
    assert describe_result(ImportReport("a.fiche", **fields)) == text


def test_posts_that_are_newly_missing_are_news() -> None:
    report = ImportReport("a.fiche", added=1, updated=1, missing=9)
    assert describe_result(report, gone=1) == "1 added · 1 updated · 1 missing"
    assert describe_result(ImportReport("a.fiche", missing=9), gone=2) == "2 missing"
    assert describe_result(report) == "1 added · 1 updated", "those of before are no news"


def test_a_change_of_language_is_followed(panel: ImportPanel) -> None:
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert report_of(panel).text() == "Show Report"


def test_the_result_follows_the_language(
    panel: ImportPanel, qapp: QApplication, qtbot: QtBot
) -> None:
    translations = Translations(qapp)
    panel.show_result(ImportReport("a.fiche", found=10, added=10))
    try:
        translations.use("zh_CN")
        qtbot.waitUntil(lambda: panel.text == "新增 10")
        panel.show_failure("Stopped")
        translations.use("en")
        qtbot.waitUntil(lambda: report_of(panel).text() == "Show Report")
        assert panel.text == "Stopped"
    finally:
        translations.use("en")
