"""What is put on the clipboard, and that it outlives nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.clipboard import put_on_clipboard

ROOT = Path(__file__).parents[2]
PROGRAM = """
from PySide6.QtGui import QGuiApplication
from desktop.clipboard import put_on_clipboard
app = QGuiApplication([])
put_on_clipboard("words", "<b>words</b>")
print(QGuiApplication.clipboard().mimeData().formats())
"""


def test_text_and_rich_text(qapp: QApplication) -> None:
    del qapp
    put_on_clipboard("武清 & so", "<b>武清</b>")
    data = QGuiApplication.clipboard().mimeData()
    assert (data.text(), data.html()) == ("武清 & so", "<b>武清</b>")
    assert sorted(data.formats()) == ["text/html", "text/plain"]
    put_on_clipboard("plain")
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]


def test_a_program_ends_in_peace_with_rich_text_on_the_clipboard() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "text/html" in done.stdout) == (0, True), done.stderr
