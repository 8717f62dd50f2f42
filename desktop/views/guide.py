"""The user guide: our own Markdown, shown by Qt without Chromium."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QVBoxLayout,
    QWidget,
)

from desktop.large_text import resize_for_text
from desktop.views.guide_text import GuideText

SIZE = (820, 680)
MARGIN = 28


class GuideDialog(QDialog):
    """Shows a text in Markdown; its *pictures* are below that folder. Links go to its own headings
    and nowhere else."""

    def __init__(self, markdown: str, pictures: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setWindowTitle(QCoreApplication.translate("Guide", "User Guide"))
        resize_for_text(self, *SIZE)
        self.text = GuideText(pictures, MARGIN)
        self.text.setAccessibleName(self.windowTitle())
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.anchorClicked.connect(self.go_to)
        self.text.setMarkdown(markdown)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.addWidget(self.text, 1)
        layout.addWidget(box)
        box.setContentsMargins(12, 0, 12, 0)

    def go_to(self, url: QUrl) -> None:
        """Scroll to a heading of this text; links to elsewhere lead nowhere."""
        wanted = url.fragment()
        layout = self.text.document().documentLayout()
        layout.documentSize()  # Qt lays out what is on the screen; now everything is
        block = self.text.document().begin()
        while wanted and block.isValid():
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == wanted:
                bar = self.text.verticalScrollBar()
                bar.setValue(round(layout.blockBoundingRect(block).top()))
                return
            block = block.next()


def anchor_of(heading: str) -> str:
    """The name that Markdown viewers give a heading: lower case, hyphens for blanks, no marks."""
    kept = (one for one in heading.strip().lower() if one.isalnum() or one in " -_")
    return "".join(kept).replace(" ", "-")
