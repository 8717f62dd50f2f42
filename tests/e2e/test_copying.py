"""Article → Copy As, in the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.action_ids import ActionId
from tests.e2e.reader import Reader

pytestmark = pytest.mark.e2e


def copied(reader: Reader, action: ActionId) -> str:
    """What the clipboard has after a command."""
    QGuiApplication.clipboard().setText("nothing yet")
    reader.choose(action)
    reader.wait(lambda: QGuiApplication.clipboard().text() != "nothing yet")
    return QGuiApplication.clipboard().text()


def test_each_form(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    link = "http://source.example.org/spring"
    assert copied(full, ActionId.COPY_CITATION) == (
        f"Harbour Weekly. “Spring at the harbour”. 1 March 2031. {link}"
    )
    assert full.window.statusBar().currentMessage().startswith("Copied: Harbour Weekly.")
    assert copied(full, ActionId.COPY_TITLE_LINK) == f"Spring at the harbour {link}"
    markdown = copied(full, ActionId.COPY_MARKDOWN)
    assert markdown.startswith("# Spring at the harbour\n\nHarbour Weekly · 2031-03-01 08:00 · <")
    assert "*nobody* is late." in markdown
    assert "[the makers](https://makers.example.net/about)" in markdown
    text = copied(full, ActionId.COPY_TEXT)
    assert "The ferry leaves at nine, and nobody is late." in text
    assert copied(full, ActionId.COPY_RICH_TEXT) == text
    assert "<em>nobody</em>" in QGuiApplication.clipboard().mimeData().html()
