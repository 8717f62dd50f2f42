"""The smart folder of problems: found, looked at, mended, tried again, taken along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.action_ids import ActionId
from desktop.models.archive_problems import ArchiveProblemModel
from tests.e2e.reader import LEFT, Key, Reader
from tests.factories import corpus

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
CONTROL = Qt.KeyboardModifier.ControlModifier
BROKEN = '---\ntitle: "他说"好""\ndate: 2032-05-01 08:00:00 +0800\n---\n正文\n'
MENDED = "---\ntitle: 他说好\ndate: 2032-05-01 08:00:00 +0800\n---\n正文\n"
NAME = "_posts/2032-05-01-broken.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five good posts, one with bad front matter, one unreadable, one link."""
    folder = tmp_path / "news"
    corpus(5, folder)
    (folder / NAME).write_text(BROKEN, "utf-8")
    (folder / "_posts" / "2022-05-02-binary.md").write_bytes(b"\x81\x00\xff\xfe\x9d" * 50)
    (folder / "_posts" / "2022-05-03-link.md").symlink_to(tmp_path / "nowhere")
    with (folder / "_config.yml").open("a", encoding="utf-8") as config:
        config.write("future: true\n")
    return folder


@pytest.fixture
def troubled(reader: Reader, folder: Path) -> Reader:
    """A window whose archive has problems, with the page of problems open."""
    reader.import_folder(folder)
    dialog = reader.desktop.imports.reports.dialog
    assert dialog is not None and dialog.isVisible(), "files are left out: that is said at once"
    dialog.close()
    reader.window.activateWindow()  # without a screen there is nobody who would
    reader.wait(lambda: reader.window.problems_folder.count() == 3)
    QTest.mouseClick(reader.window.problems_folder, LEFT)
    reader.wait(lambda: len(paths(reader)) == 3)
    return reader


def model_of(reader: Reader) -> ArchiveProblemModel:
    return reader.desktop.problems.model


def paths(reader: Reader) -> list[str]:
    """The files on the page, as far as they are read."""
    model = model_of(reader)
    cells = [model.index(row, 0).data() for row in range(model.rowCount())]
    return [str(cell) for cell in cells if cell is not None]


def click(reader: Reader, path: str, *, twice: bool = False) -> None:
    """Click on the line of a file."""
    problems = reader.window.problems_page.problems
    assert problems is not None
    index = model_of(reader).index(paths(reader).index(f"news/{path}"), 2)
    problems.table.scrollTo(index)
    press = QTest.mouseDClick if twice else QTest.mouseClick
    place = problems.table.visualRect(index).center()
    QTest.mouseClick(problems.table.viewport(), LEFT, pos=place)
    if twice:
        press(problems.table.viewport(), LEFT, pos=place)


def test_a_file_is_mended_and_tried_again(troubled: Reader, folder: Path) -> None:
    page = troubled.window.problems_page
    assert page.isVisible() and not troubled.window.post_list.isVisible()
    assert paths(troubled)[2] == f"news/{NAME}", "errors come first"
    click(troubled, NAME)
    assert page.problems is not None
    view = page.problems.file_view
    troubled.wait(lambda: view.isVisible() and "他说" in view.edit.toPlainText())
    assert view.edit.textCursor().blockNumber() == 1
    assert page.retry.text() == "Try This File Again"
    said: list[str] = []  # a link that the pointer leaves takes a message away
    troubled.window.statusBar().messageChanged.connect(said.append)
    (folder / NAME).write_text(BROKEN.replace("他说", "她说"), "utf-8")
    troubled.click(page.retry)
    troubled.wait(lambda: "她说" in view.edit.toPlainText())
    assert view.isVisible(), "mended in vain: its row is there still, and chosen"
    troubled.wait(lambda: len(page.chosen_rows()) == 1)
    troubled.wait(lambda: "news: 1 file read again, 3 problems left in the archive" in said)
    (folder / NAME).write_text(MENDED, "utf-8")
    (folder / "_posts" / "2022-05-03-link.md").unlink()
    troubled.click(page.retry)
    troubled.wait(lambda: troubled.window.problems_folder.count() == 2)
    troubled.wait(lambda: len(paths(troubled)) == 2)
    troubled.wait(lambda: "news: 1 file read again, 2 problems left in the archive" in said)
    assert "news/_posts/2022-05-03-link.md" in paths(troubled), "only what was chosen"
    troubled.wait(lambda: not view.isVisible())  # it showed the file as it was
    assert page.retry.text() == "Try All Again"
    click(troubled, "_posts/2022-05-02-binary.md")
    troubled.wait(view.isVisible)
    page.filter.setFocus()
    troubled.type("binary")
    troubled.wait(lambda: len(paths(troubled)) == 1)
    assert page.chosen_rows() == [0] and view.isVisible(), "its row is still there"
    troubled.press(Key.Key_Escape)
    troubled.wait(lambda: len(paths(troubled)) == 2)
    page.setFocus()
    assert troubled.desktop.imports.reports.dialog is not None
    assert not troubled.desktop.imports.reports.dialog.isVisible()
    troubled.press(Key.Key_Escape)
    assert troubled.window.post_list.isVisible()
    troubled.wait(lambda: "他说好" in troubled.rows())


def test_all_are_tried_again_without_a_choice(troubled: Reader, folder: Path) -> None:
    (folder / NAME).write_text(MENDED, "utf-8")
    for name in ("2022-05-02-binary.md", "2022-05-03-link.md"):
        (folder / "_posts" / name).unlink()
        (folder / "_posts" / name).write_text(MENDED, "utf-8")
    troubled.click(troubled.window.problems_page.retry)
    troubled.wait(lambda: troubled.window.problems_folder.count() == 0)
    troubled.wait(lambda: model_of(troubled).rowCount() == 0)
    assert troubled.window.problems_folder.isVisible(), "its page is still on show"
    troubled.press(Key.Key_1, CONTROL)
    assert not troubled.window.problems_folder.isVisible()
    assert not troubled.window.registry.action(ActionId.PROBLEMS).isEnabled()
    troubled.wait_for_rows(8)


def test_the_folder_is_gone(troubled: Reader, folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    troubled.click(troubled.window.problems_page.retry)
    troubled.wait(lambda: bool(troubled.answers.errors))
    assert "cannot be imported" in troubled.answers.errors[0]
    assert troubled.window.problems_folder.count() == 3


def test_a_double_click_shows_the_post(troubled: Reader) -> None:
    click(troubled, NAME, twice=True)
    troubled.wait_for_article('他说"好"')
    assert troubled.window.post_list.isVisible()
    troubled.press(Key.Key_2, CONTROL)
    assert not troubled.window.post_list.isVisible()
    troubled.wait(lambda: len(paths(troubled)) == 3)
    click(troubled, "_posts/2022-05-02-binary.md")
    button = troubled.window.problems_page.show_post
    troubled.wait(lambda: button.width() > button.fontMetrics().horizontalAdvance(button.text()))
    troubled.click(button)
    troubled.wait_for_article("2022-05-02-binary.md")
    troubled.press(Key.Key_2, CONTROL)
    troubled.wait(lambda: len(paths(troubled)) == 3)
    click(troubled, "_posts/2022-05-03-link.md", twice=True)
    troubled.wait(lambda: "gave no post" in troubled.window.statusBar().currentMessage())
    assert troubled.window.problems_page.isVisible()


def test_the_list_is_narrowed(troubled: Reader) -> None:
    troubled.window.problems_page.filter.setFocus()
    troubled.type("front matter")
    troubled.wait(lambda: paths(troubled) == [f"news/{NAME}"])
    troubled.press(Key.Key_Escape)
    troubled.wait(lambda: len(paths(troubled)) == 3)


def test_problems_are_taken_along(troubled: Reader, folder: Path, tmp_path: Path) -> None:
    click(troubled, NAME)
    QGuiApplication.clipboard().clear()
    troubled.press(Key.Key_C, CONTROL)
    troubled.wait(lambda: bool(QGuiApplication.clipboard().text()))
    names, line = QGuiApplication.clipboard().text().splitlines()
    assert names.split("\t")[3] == "path"
    assert line.split("\t")[:5] == ["warning", "front-matter-repaired", "news", NAME, "2"]
    (folder / "=sum.md").symlink_to("nowhere")
    (folder / "_posts" / "=2022-05-04-a.md").symlink_to("nowhere")
    troubled.import_folder(folder)
    dialog = troubled.desktop.imports.reports.dialog
    assert dialog is not None
    dialog.close()
    troubled.wait(lambda: len(paths(troubled)) == 4)
    page = troubled.window.problems_page
    assert page.problems is not None
    assert page.chosen_rows(), "what was chosen before the import is so still"
    page.problems.table.clearSelection()
    troubled.answers.csv = tmp_path / "problems.csv"
    troubled.click(troubled.window.problems_page.save)
    troubled.wait((tmp_path / "problems.csv").is_file)
    troubled.wait(lambda: not troubled.desktop.archives.reader.is_busy())  # type: ignore[union-attr]
    data = (tmp_path / "problems.csv").read_bytes()
    assert data.startswith("\ufeffseverity,".encode())
    assert len(data.decode("utf-8-sig").splitlines()) == 5
    troubled.answers.csv = tmp_path / "no" / "folder.csv"
    troubled.click(troubled.window.problems_page.save)
    troubled.wait(lambda: bool(troubled.answers.errors))
    assert "cannot be written" in troubled.answers.errors[0]


def test_the_panes_keep_their_widths(troubled: Reader, make_reader: Callable[[], Reader]) -> None:
    def widths(reader: Reader) -> list[int]:
        assert reader.window.viewer is not None
        panes = (reader.window.categories, reader.window.post_list, reader.window.viewer)
        return [pane.width() for pane in panes]

    troubled.press(Key.Key_Escape)
    troubled.window.resize(780, 560)  # fits the screen: the next window is as wide
    troubled.wait(lambda: 770 < sum(widths(troubled)) <= 780)
    before = widths(troubled)
    QTest.mouseClick(troubled.window.problems_folder, LEFT)
    troubled.close()
    again = make_reader()
    again.start()
    again.wait(lambda: again.window.problems_folder.count() == 3)
    assert not again.window.problems_page.isVisible()
    again.wait(  # to the pixel that the handle of a hidden pane takes
        lambda: all(abs(now - was) <= 1 for now, was in zip(widths(again), before, strict=True))
    )


def test_everything_that_shows_posts_leaves_the_page(troubled: Reader) -> None:
    page = troubled.window.problems_page
    troubled.press(Key.Key_Slash)
    assert not page.isVisible()
    troubled.type("正")
    QTest.mouseClick(troubled.window.problems_folder, LEFT)
    assert page.isVisible()
    troubled.click_facet(troubled.window.categories, "All posts")
    assert not page.isVisible() and troubled.window.post_list.isVisible()
    QTest.mouseClick(troubled.window.problems_folder, LEFT)
    QTest.mouseClick(troubled.window.problems_folder, LEFT)
    assert not page.isVisible()
    troubled.press(Key.Key_2, CONTROL)
    assert page.isVisible()
    troubled.choose(ActionId.CLOSE_ARCHIVE)
    assert not page.isVisible() and model_of(troubled).rowCount() == 0
