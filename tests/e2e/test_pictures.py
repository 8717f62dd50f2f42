"""Pictures of an imported folder are painted in the article, with the folder gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from tests.archive.pictures import BLUE, GREEN, PDF, RED, png, post, write_site
from tests.e2e.reader import Reader

pytestmark = pytest.mark.e2e
YELLOW = (251, 246, 8)


def sees(reader: Reader, color: tuple[int, int, int]) -> bool:
    """Whether pixels of a colour are on the screen."""
    viewer = reader.window.viewer
    assert viewer is not None
    QApplication.processEvents()
    image = viewer.grab().toImage()
    wanted = QColor(*color).rgb()
    return any(
        image.pixel(x, y) == wanted
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
    )


@pytest.fixture
def album(reader: Reader, tmp_path: Path) -> Reader:
    """A window whose archive has a site of two posts with pictures; the site is gone."""
    odd = b"\xd6\xd0.png".decode("utf-8", "surrogateescape")
    folder = write_site(
        tmp_path / "album",
        {
            "_config.yml": "title: Album\nbaseurl: /blog\n",
            "_posts/2024-03-01-red.md": post(
                "![the gate]({{ site.baseurl }}/assets/gate.png)\n\n![odd](/assets/%D6%D0.png)\n\n"
                "![gone](/assets/gone.png)",
                title="The gate",
            ),
            "_posts/2024-03-02-blue.md": post(
                "![sea](/assets/sea.png)\n\n[the map](../../../assets/map.pdf)",
                title="The sea",
                author="Ada <i>Lin</i>",
                cover="/assets/cover.png",
            ),
            "assets/map.pdf": PDF,
            "assets/cover.png": png(YELLOW, 64, 64),
            "assets/gate.png": png(RED, 64, 64),
            "assets/sea.png": png(BLUE, 64, 64),
            f"assets/{odd}": png(GREEN, 64, 64),
        },
    )
    report = reader.import_folder(folder)
    assert (report.added, report.assets) == (2, 5)
    assert [one.code.value for one in report.problems] == ["asset-missing"]
    shutil.rmtree(folder)
    reader.wait_for_rows(2)
    assert reader.desktop.imports.reports.dialog is None, "a word in the status bar is enough"
    assert reader.window.import_panel.text == "2 added · 1 problem"
    dialog = reader.show_report()
    assert dialog.table.model().rowCount() == 1
    dialog.close()
    return reader


def test_pictures_are_painted_with_the_folder_gone(album: Reader) -> None:
    album.click_row(1)
    album.wait_for_article("The gate")
    album.wait(lambda: sees(album, RED))
    album.wait(lambda: sees(album, GREEN))
    assert not sees(album, BLUE)
    text = album.article_text()
    assert "gone" in text
    assert "/assets/gone.png" in text


def test_another_article_has_its_own_pictures(album: Reader) -> None:
    album.click_row(1)
    album.click_row(0)
    album.wait_for_article("The sea")
    album.wait(lambda: sees(album, BLUE))
    album.wait(lambda: sees(album, YELLOW))  # the cover
    assert not sees(album, RED)
    assert album.article_text().startswith("Ada <i>Lin</i>")


def test_an_attachment_is_saved_by_a_click(album: Reader, tmp_path: Path) -> None:
    album.answers.file = tmp_path / "saved.pdf"
    album.click_row(1)
    album.wait_for_article("The gate")
    album.click_row(0)
    album.wait_for_article("The sea")
    album.click_link("the map")
    album.wait(lambda: album.window.statusBar().currentMessage().endswith("was saved."))
    assert album.answers.file.read_bytes() == PDF
    assert album.opened == []
