"""What is said of an import when it is over, and what stays said of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from archive import open_archive
from desktop.action_ids import ActionId
from desktop.views.import_report import ImportReportDialog
from tests.e2e.reader import Reader

pytestmark = pytest.mark.e2e
DRAFT = "---\ntitle: {0}\ndate: 2031-04-0{0} 08:00:00 +0800\npublished: false\n---\nLater.\n"
POST = "---\ntitle: {0}\ndate: 2031-05-0{0} 08:00:00 +0800\n---\nNow.\n"


def close(reader: Reader, dialog: ImportReportDialog) -> None:
    """Go back to the window."""
    dialog.close()
    reader.window.activateWindow()  # without a screen there is nobody who would
    reader.wait(reader.window.isActiveWindow)


def headline(dialog: ImportReportDialog) -> str:
    """The words over a report."""
    return dialog.findChildren(QLabel)[0].text()


def test_the_headline_says_what_is_in_and_what_was_added(imported: Reader, site: Path) -> None:
    dialog = imported.show_report()
    assert headline(dialog) == "Posts of news in the archive: 62, of which 62 were added now."
    close(imported, dialog)
    for number in (1, 2):
        (site / "_posts" / f"2031-04-0{number}-draft.md").write_text(DRAFT.format(number), "utf-8")
        (site / "_posts" / f"2031-05-0{number}-post.md").write_text(POST.format(number), "utf-8")
    report = imported.import_folder(site)
    assert (report.added, report.unchanged) == (4, 62)
    # Not by the count: the pointer may be over a link now, whose address takes its place.
    imported.wait(lambda: len(imported.rows()) == 64)
    dialog = imported.show_report()
    assert headline(dialog) == (
        "Posts of news in the archive: 66, of which 4 were added now. "
        "Hidden among them: 2. View → Drafts and Hidden Posts lists them."
    )
    close(imported, dialog)
    imported.import_folder(site)
    dialog = imported.show_report()
    assert headline(dialog).startswith(
        "There was nothing new in news. Posts of news in the archive: 66. Hidden"
    )
    close(imported, dialog)
    (site / "_posts" / "2031-05-01-post.md").write_text(POST.format(1) + "Again.\n", "utf-8")
    imported.import_folder(site)
    dialog = imported.show_report()
    assert headline(dialog).startswith("Posts of news in the archive: 66. Hidden")
    close(imported, dialog)


def test_after_a_start_the_archive_remembers(imported: Reader) -> None:
    imported.answers.archive = Path(imported.reports[-1].archive)
    imported.choose(ActionId.OPEN_ARCHIVE)
    imported.wait_for_rows(62)
    imported.choose(ActionId.IMPORT_REPORT)
    reports = imported.desktop.imports.reports
    imported.wait(lambda: reports.dialog is not None and reports.dialog.isVisible())
    assert reports.dialog is not None
    assert headline(reports.dialog) == (
        "Report of the last import of news. Posts of news in the archive: 62."
    )
    close(imported, reports.dialog)


def test_an_archive_that_nothing_was_imported_into_has_a_report_too(
    reader: Reader, archive_path: Path
) -> None:
    open_archive(archive_path, create=True).close()
    reader.answers.archive = archive_path
    reader.choose(ActionId.OPEN_ARCHIVE)
    reader.wait(reader.window.is_reading)
    reader.choose(ActionId.IMPORT_REPORT)
    reports = reader.desktop.imports.reports
    reader.wait(lambda: reports.dialog is not None and reports.dialog.isVisible())
    assert reports.dialog is not None
    assert headline(reports.dialog) == "Nothing was imported into this archive yet."
    lines = reports.dialog.findChildren(QLabel)
    assert max(one.mapTo(reports.dialog, QPoint()).y() for one in lines if one.isVisible()) < 120
    close(reader, reports.dialog)
