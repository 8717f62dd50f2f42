"""What came of checking or repairing an archive: in one sentence, then finding by finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.messages import number, one_line

SIZE = (680, 440)
MAX_LINES = 5_000
"""So many findings are shown; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``headline``: what it comes to. ``advice``: what to do now. ``findings``: one line each.
    ``action``: the words of the button that does it, or none."""

    headline: str
    advice: str
    findings: Sequence[str] = ()
    action: str = ""


class VerdictDialog(QDialog):
    """Signals: ``action_requested()``: the button was pressed; the dialog is closed then."""

    action_requested = Signal()

    def __init__(self, title: str, verdict: Verdict, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verdict")
        self.setWindowTitle(title)
        self.headline = _label(verdict.headline)
        font = self.headline.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        self.headline.setFont(font)
        self.advice = _label(verdict.advice)
        self.findings = QPlainTextEdit()
        self.findings.setReadOnly(True)
        self.findings.setAccessibleName(QCoreApplication.translate("Verdict", "Findings"))
        self.findings.setPlainText("\n".join(_lines(verdict.findings)))
        self.findings.setVisible(bool(verdict.findings))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.headline)
        layout.addWidget(self.advice)
        layout.addWidget(self.findings, 1)
        layout.addWidget(self._buttons(verdict))
        if verdict.findings:
            self.resize(*SIZE)

    def copy(self) -> None:
        """Put all of it on the clipboard."""
        parts = (self.headline.text(), self.advice.text(), self.findings.toPlainText())
        QGuiApplication.clipboard().setText("\n\n".join(part for part in parts if part))

    def _buttons(self, verdict: Verdict) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        if verdict.findings:
            copy = QPushButton(QCoreApplication.translate("Verdict", "Copy"))
            copy.setObjectName("verdict_copy")
            copy.setAutoDefault(False)
            copy.clicked.connect(self.copy)
            box.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        if verdict.action:
            act = QPushButton(verdict.action)
            act.setObjectName("verdict_action")
            act.clicked.connect(self._act)
            act.setDefault(True)
            box.addButton(act, QDialogButtonBox.ButtonRole.ActionRole)
        return box

    def _act(self) -> None:
        self.accept()
        self.action_requested.emit()


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)  # names of files come from anybody
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setVisible(bool(text))
    return label


def _lines(findings: Sequence[str]) -> list[str]:
    lines = [one_line(finding) for finding in findings[:MAX_LINES]]
    if len(findings) > MAX_LINES:
        more = QCoreApplication.translate("Verdict", "and {count} more")
        lines.append(more.format(count=number(len(findings) - MAX_LINES)))
    return lines
