"""What an import would do, before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from archive import open_archive
from desktop.action_ids import ActionId
from desktop.controllers.imports import sample_archive
from desktop.paths import default_archive
from desktop.settings import LAST_ARCHIVE, Settings
from desktop.views.import_preview import ImportPreviewDialog
from tests.e2e.reader import Key, Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
CONTROL = Qt.KeyboardModifier.ControlModifier
LATE = """---
layout: post
title: Late in the evening
date: 2023-05-01 23:30:00
---
Half an hour before midnight.
"""


def preview(reader: Reader, folder: Path) -> ImportPreviewDialog:
    """Ask for an import and wait until the preview is complete."""
    reader.answers.folder = folder
    reader.press(Key.Key_O, CONTROL)
    previews = reader.desktop.imports.previews
    reader.wait(
        lambda: previews.dialog is not None and not previews.dialog.progress_bar.isVisible()
    )
    assert previews.dialog is not None
    return previews.dialog


def counts(dialog: ImportPreviewDialog) -> dict[str, str]:
    """The counts on show."""
    texts = [label.text() for label in dialog.findChildren(QLabel) if ":  <b>" in label.text()]
    return dict(text.replace("</b>", "").split(":  <b>") for text in texts)


def test_what_would_be_imported(reader: Reader, site: Path) -> None:
    dialog = preview(reader, site)
    assert counts(dialog) == {
        "Found": "62", "New": "62", "Changed": "0", "Unchanged": "0",
        "Other files": "5", "Problems": "0",
    }  # fmt: skip
    assert dialog.generator.currentText() == "As the folder says (Jekyll)"
    assert dialog.timezone.currentText() == "As the folder says (Asia/Shanghai)"
    assert "港湾日报新闻" in reader.facets(dialog.categories)
    assert reader.facets(dialog.tags)["harbour"] == 2
    assert dialog.windowTitle() == "Import “news” into “library”"
    assert (dialog.source.text(), dialog.source.toolTip()) == ("news", str(site))
    assert (dialog.target.text(), dialog.target.toolTip()) == ("library", str(default_archive()))
    dialog.reject()
    assert not reader.window.is_reading(), "nobody wants the archive that was made for it"
    assert Settings().get(LAST_ARCHIVE) == "" and not reader.answers.errors
    # Asked for again at once, it is made anew when the first one has gone.
    reader.wait(reader.window.isActiveWindow)
    dialog = preview(reader, site)
    assert counts(dialog)["New"] == "62" and not reader.window.banner.isVisible()
    dialog.reject()
    reader.wait(lambda: list(default_archive().parent.glob("library*")) == [])


def test_an_archive_of_one_s_own_stays(reader: Reader, site: Path, tmp_path: Path) -> None:
    reader.answers.archive = tmp_path / "own.fiche"
    reader.choose(ActionId.NEW_ARCHIVE)
    reader.wait(lambda: reader.count() == "0 posts")
    preview(reader, site).reject()
    assert reader.window.is_reading()
    viewer = reader.window.viewer
    assert viewer is not None
    said = " ".join(label.text() for label in viewer.findChildren(QLabel))
    assert "There are no posts yet" in said and "File → Import Folder…" in said
    assert "press J" not in said, "there is nothing to choose"
    reader.close()
    with open_archive(tmp_path / "own.fiche") as archive:
        assert (archive.post_count(), archive.sources()) == (0, []), "nothing was written"


def test_an_empty_archive_that_was_there_stays(reader: Reader, site: Path) -> None:
    default_archive().parent.mkdir(exist_ok=True)
    with open_archive(default_archive(), create=True):
        pass
    preview(reader, site).reject()
    assert reader.window.is_reading() and default_archive().is_file()


def test_nothing_goes_into_the_sample(reader: Reader, site: Path) -> None:
    def title(name: str) -> None:
        reader.wait(lambda: reader.window.windowTitle() == f"{name} — Microfiche")

    reader.choose(ActionId.OPEN_SAMPLE)
    reader.wait_for_import(1)
    dialog = preview(reader, site)
    assert dialog.target.toolTip() == str(default_archive())
    assert counts(dialog)["Found"] == "62"
    dialog.reject()
    title("sample")
    reader.wait_for_rows(12)
    assert list(default_archive().parent.glob("library*")) == [], "made for nothing"
    assert Settings().get(LAST_ARCHIVE) == str(sample_archive())
    reader.import_folder(site)
    title("library")
    reader.wait_for_rows(62)
    # Its own archive is there now: it stays, and the sample comes back all the same.
    reader.choose(ActionId.OPEN_SAMPLE)
    reader.wait_for_import(3)
    preview(reader, site).reject()
    title("sample")
    reader.wait_for_rows(12)
    assert default_archive().is_file() and not reader.answers.errors
    dialog = preview(reader, site)
    reader.window.close()
    assert Settings().get(LAST_ARCHIVE) == str(default_archive())
    assert reader.desktop.archives.path is None, "closing is no refusal: nothing opens again"


def test_another_time_zone_moves_the_days(reader: Reader, site: Path) -> None:
    (site / "_posts" / "2023-05-01-late.md").write_text(LATE, "utf-8")
    dialog = preview(reader, site)
    dialog.timezone.setCurrentIndex(dialog.timezone.findData("Europe/Lisbon"))
    dialog.timezone.activated.emit(dialog.timezone.currentIndex())
    reader.wait(lambda: not dialog.progress_bar.isVisible())
    reader.click(dialog.import_button)
    reader.wait_for_import(1)
    (source,) = reader.reports[-1].sources
    assert source.timezone == "Europe/Lisbon"
    # The choice holds for the next time, until another is made.
    dialog = preview(reader, site)
    assert dialog.chosen_timezone == "Europe/Lisbon"
    assert counts(dialog)["Unchanged"] == "63"
    dialog.reject()


def test_another_generator(reader: Reader, site: Path) -> None:
    dialog = preview(reader, site)
    dialog.generator.setCurrentIndex(dialog.generator.findData("plain"))
    dialog.generator.activated.emit(dialog.generator.currentIndex())
    reader.wait(lambda: counts(dialog).get("Found") == "66")  # the pages of categories, too
    assert dialog.generator.currentText() == "Plain folder"
    dialog.reject()


def test_a_folder_that_lost_most_of_its_posts_asks(full: Reader, site: Path) -> None:
    for file in sorted((site / "_posts").iterdir())[:50]:
        file.unlink()
    dialog = preview(full, site)
    assert dialog.status.isVisible()
    assert counts(dialog)["Missing"] == "50"
    assert (
        "50 of the 62 posts" in dialog.status.text()
        and "stay in the archive" in dialog.status.text()
    )
    dialog.reject()
    full.wait_for_rows(62)


def test_the_preview_can_be_cut_short(imported: Reader, site: Path) -> None:
    """Pressed at once, the import waits for the look to end and comes out the same."""
    (site / "_posts" / "2031-03-01-spring.md").unlink()
    imported.answers.folder = site
    imported.press(Key.Key_O, CONTROL)
    imported.confirm_import()
    imported.wait_for_import(2)
    assert (imported.reports[-1].unchanged, imported.reports[-1].missing) == (61, 1)
