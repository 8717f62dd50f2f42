"""The corner of the status bar that shows an import, and leads to its report."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from archive import ImportReport
from desktop.messages import number, problem_count
from desktop.views.work_panel import WorkPanel


class ImportPanel(WorkPanel):
    """Signals: ``cancel_requested()`` while it runs, ``report_requested()`` when it is done."""

    report_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("import", parent)
        self._result: ImportReport | None = None
        self._retranslate()

    def more_buttons(self) -> tuple[QWidget, ...]:
        """The button for the report."""
        self._report = QPushButton()
        self._report.setObjectName("import_show_report")
        self._report.clicked.connect(self.report_requested)
        return (self._report,)

    def show_start(self, folder: str) -> None:
        """An import begins."""
        text = QCoreApplication.translate("ImportPanel", "Importing {folder}…")
        self._result = None
        self._report.hide()
        self.show_running(text.format(folder=folder))

    def show_result(self, report: ImportReport) -> None:
        """The import is over; its report can be asked for."""
        self._result = report
        self.show_idle(describe_result(report))
        self._report.show()

    def show_failure(self, sentence: str) -> None:
        """The import could not go on."""
        self._result = None
        self.show_idle(sentence)
        self._report.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self._result is not None:
                self.say(describe_result(self._result))

    def _retranslate(self) -> None:
        self._report.setText(QCoreApplication.translate("ImportPanel", "Show Report"))


def describe_result(report: ImportReport, gone: int = 0) -> str:
    """One line on an import that is over: ``1,200 added · 3 updated · 2 problems``. *gone*: so
    many posts lost their files since the last one, where that is known."""
    parts = []
    if report.stopped:
        parts.append(QCoreApplication.translate("ImportPanel", "Stopped; what was read is kept"))
    if report.added:
        text = QCoreApplication.translate("ImportPanel", "{count} added")
        parts.append(text.format(count=number(report.added)))
    changed = report.updated + report.moved
    if changed:
        text = QCoreApplication.translate("ImportPanel", "{count} updated")
        parts.append(text.format(count=number(changed)))
    if gone:
        text = QCoreApplication.translate("ImportPanel", "{count} missing")
        parts.append(text.format(count=number(gone)))
    if not report.added and not changed and not gone and not report.stopped:
        parts.append(QCoreApplication.translate("ImportPanel", "Nothing new"))
    if report.problems:
        parts.append(problem_count(len(report.problems)))
    return " · ".join(parts)
