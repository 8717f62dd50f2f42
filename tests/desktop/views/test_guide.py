"""The user guide: its pictures are there, fit, and are the only thing that is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from desktop.i18n import LANGUAGES
from desktop.paths import resource
from desktop.views.guide import GuideDialog, anchor_of
from desktop.views.guide_text import GuideText

MOST_BYTES = 250_000
IMAGE = QTextDocument.ResourceType.ImageResource.value


def picture(folder: Path, width: int = 900) -> str:
    image = QImage(width, 300, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    (folder / "images").mkdir()
    image.save(str(folder / "images" / "a.png"))
    return "images/a.png"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_of_the_guide_is_there_small_and_has_words(language: str) -> None:
    file = resource("guide", f"user-guide.{language}.md")
    found = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", file.read_text("utf-8"))
    assert len(found) >= 8
    for words, name in found:
        assert words and name.startswith(f"images/{language}/")
        assert 0 < (file.parent / name).stat().st_size <= MOST_BYTES
    drawn = {
        f"images/{language}/{one.name}" for one in (file.parent / "images" / language).iterdir()
    }
    assert drawn == {name for _, name in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_lead_to_every_section(language: str) -> None:
    text = resource("guide", f"user-guide.{language}.md").read_text("utf-8")
    contents = text.partition("\n## ")[0]
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    links = re.findall(r"\[([^\]]+)\]\(#([^)]+)\)", contents)
    assert links == [(one, anchor_of(one)) for one in headings]


def test_pictures_are_as_wide_as_the_text_and_no_wider_than_they_are(
    qtbot: QtBot, tmp_path: Path
) -> None:
    name = picture(tmp_path)
    dialog = GuideDialog(f"# Guide\n\n![a]({name})\n\nText\n", tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    for width in (600, 1400):
        dialog.resize(width, 500)
        qtbot.waitUntil(lambda width=width: dialog.text.viewport().width() > width - 40)
        bar = dialog.text.horizontalScrollBar()
        qtbot.waitUntil(lambda bar=bar: bar.maximum() == 0)
        image = dialog.text.document().resource(IMAGE, QUrl(name))
        room = dialog.text.viewport().width() - 2 * dialog.text.document().documentMargin()
        assert image.width() / image.devicePixelRatio() == pytest.approx(min(900, room), abs=1)


@pytest.mark.parametrize(
    "address",
    [
        "../secret.png", "images/../../secret.png", "file:///etc/hostname", "https://example.org/a.png",
        "images/none.png", "images/text.png", "//example.org/a.png", "", "data:image/png;base64,AA",
    ],
)  # fmt: skip
def test_nothing_else_is_read(qtbot: QtBot, tmp_path: Path, address: str) -> None:
    guide = tmp_path / "guide"
    guide.mkdir()
    picture(guide)
    (guide / "images" / "text.png").write_text("no picture")
    (guide / "images" / "a.png").rename(tmp_path / "secret.png")
    text = GuideText(guide, 8)
    qtbot.addWidget(text)
    assert text.loadResource(IMAGE, QUrl(address)) is None
