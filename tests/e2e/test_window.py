"""What the window remembers, how it looks and speaks, and that every command does something."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.action_ids import ActionId
from desktop.paths import data_folder
from desktop.settings import FONT_SCALE, LANGUAGE, THEME, ZOOM
from desktop.views.guide import GuideDialog
from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.web_view import WebArticleView
from tests.e2e.conftest import one_profile
from tests.e2e.reader import TIMEOUT_MS, Key, Reader

pytestmark = pytest.mark.e2e
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_every_command_is_answered(reader: Reader) -> None:
    assert reader.window.registry.unbound() == []


def test_the_next_start_is_where_the_last_one_ended(
    full: Reader, make_reader: Callable[[], Reader]
) -> None:
    full.click_facet(full.window.categories, "港湾滚动新闻")
    full.wait(lambda: full.desktop.browse.post_filter().categories == ("gundong",))
    full.window.search_bar.focus_box()
    full.type("pier")
    full.wait_for_rows(1)
    full.click_row(0)
    full.wait_for_article("Winter on the pier")
    full.window.resize(780, 560)
    full.choose(ActionId.SIDEBARS)
    full.close()

    again = make_reader()
    again.start()
    again.wait_for_article("Winter on the pier")
    assert again.window.size().toTuple() == (780, 560)
    assert again.window.search_bar.text() == "pier"
    assert again.window.categories.selected() == "gundong"
    assert not again.window.categories.isVisible()
    again.choose(ActionId.ALL_POSTS)
    again.wait_for_rows(62)


def test_closing_an_archive_leads_to_the_welcome_page(full: Reader, tmp_path: Path) -> None:
    full.press(Key.Key_W, CONTROL)
    full.wait(lambda: not full.window.is_reading())
    full.answers.archive = tmp_path / "fresh.fiche"
    full.press(Key.Key_N, CONTROL)
    full.wait(full.window.is_reading)
    assert (tmp_path / "fresh.fiche").is_file()
    assert full.window.windowTitle() == "fresh — Microfiche"
    full.wait(lambda: full.count() == "0 posts")


def test_speaking_chinese_at_once(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    full.choose(ActionId.LANGUAGE_ZH_CN)
    full.wait(lambda: "All posts" not in full.facets(full.window.categories))
    assert "全部文章" in full.facets(full.window.categories)
    assert full.window.menuBar().actions()[0].text() == "文件(&F)"
    full.wait(lambda: "2031年3月1日 星期六 08:00" in full.article_text())
    assert full.desktop.settings.get(LANGUAGE) == "zh_CN"
    full.choose(ActionId.LANGUAGE_EN)
    full.wait(lambda: "Saturday, 1 March 2031" in full.article_text())


def test_themes_reach_every_part(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    for action, theme in (
        (ActionId.THEME_DARK, "dark"),
        (ActionId.THEME_SEPIA, "sepia"),
        (ActionId.THEME_LIGHT, "light"),
    ):
        full.choose(action)
        full.wait(lambda theme=theme: full.script("document.documentElement.className") == theme)  # type: ignore[misc]
        assert full.desktop.settings.get(THEME) == theme
        is_dark = QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
        assert is_dark == (theme == "dark")


def test_zoom_is_kept(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    full.press(Key.Key_Plus, CONTROL)
    full.press(Key.Key_Plus, CONTROL)
    assert full.desktop.settings.get(ZOOM) == 1.25
    scale = "document.documentElement.style.getPropertyValue('--scale')"
    full.wait(lambda: full.script(scale) == "1.250")
    full.press(Key.Key_0, CONTROL)
    full.wait(lambda: full.script(scale) == "1.000")


def test_preferences(full: Reader) -> None:
    full.press(Key.Key_Comma, CONTROL)
    dialog = full.desktop.late.preferences.dialog
    assert dialog is not None and dialog.isVisible()
    for setting, value in ((THEME, "dark"), (FONT_SCALE, 1.5), (LANGUAGE, "zh_CN")):
        box = dialog.row(setting.key).field
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
        assert full.desktop.settings.get(setting) == value
    full.wait(lambda: dialog.windowTitle() == "偏好设置")
    assert full.window.registry.action(ActionId.THEME_DARK).isChecked()


def test_help(full: Reader) -> None:
    full.window.post_list.setFocus()
    for press, name in (
        (lambda: full.press(Key.Key_Question), "keys"),
        (lambda: full.press(Key.Key_F1), "guide"),
        (lambda: full.choose(ActionId.ABOUT), "about"),
    ):
        press()
        desktop = full.desktop
        dialog = desktop.late.keys.dialog if name == "keys" else desktop.late.help.dialog
        assert isinstance(dialog, QDialog) and dialog.isVisible() and dialog.objectName() == name
        if isinstance(dialog, GuideDialog):
            assert len(dialog.text.toPlainText()) > 2_000, "the whole guide"
        if name == "about":
            said = [label.text() for label in dialog.findChildren(QLabel)]
            path = full.desktop.archives.path
            assert {str(path), str(data_folder()), "MIT"} <= set(said)
        dialog.close()


def test_the_focus_walks_around(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    full.window.post_list.setFocus()
    seen = []
    panes = ("smart_folders", "categories", "tags", "timeline", "post_list", "viewer")
    for _ in panes:
        full.press(Key.Key_F6)
        seen.append(next(
            name for name in panes
            if getattr(full.window, name).isAncestorOf(full.focus())
            or getattr(full.window, name) is full.focus()
        ))  # fmt: skip
    assert seen == ["viewer", "smart_folders", "categories", "tags", "timeline", "post_list"]


def test_sidebar_keys(full: Reader) -> None:
    full.window.post_list.setFocus()
    full.press(Key.Key_Z)
    full.wait(lambda: full.window.categories.selected() is not None)
    full.press(Key.Key_A)
    full.wait(lambda: full.window.categories.selected() is None)
    full.wait_for_rows(62)


def test_letters_stay_letters_in_a_field(full: Reader) -> None:
    full.click_row(1)
    full.wait_for_article("Winter on the pier")
    row = full.window.post_list.current_row()
    full.press(Key.Key_Slash)
    full.type("jkbns")
    assert full.window.search_bar.text() == "jkbns"
    assert full.opened == [] and full.window.post_list.current_row() in (row, -1)


def test_copying(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    full.window.post_list.setFocus()
    full.choose(ActionId.COPY)
    wanted = "Spring at the harbour\nhttp://source.example.org/spring"
    assert QGuiApplication.clipboard().text() == wanted


def test_the_original_file(full: Reader) -> None:
    from desktop.views.file_text import FileTextDialog  # noqa: PLC0415

    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    full.press(Key.Key_U, CONTROL)
    full.wait(lambda: full.window.findChild(FileTextDialog) is not None)
    shown = full.window.findChild(FileTextDialog).view.edit.toPlainText()
    assert shown.startswith("---\nlayout: post\n") and "[1]: /gundong/" in shown


def test_drafts_are_shown_when_asked_for(full: Reader, site: Path) -> None:
    (site / "_drafts").mkdir()
    (site / "_drafts" / "idea.md").write_text("---\ntitle: An idea\n---\nLater.\n", "utf-8")
    full.import_folder(site)
    full.wait_for_rows(62)
    full.choose(ActionId.HIDDEN_POSTS)
    full.wait_for_rows(63)
    assert "An idea" in full.rows()


def test_an_article_right_after_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    """Two loads on their way at once: the older one must not stop the newer one."""
    view = WebArticleView(one_profile(qapp))  # type: ignore[arg-type]
    qtbot.addWidget(view)
    view.show()
    for number in range(1, 16):
        view.show_article(ArticleDocument(1000 + number, "before", "<p>before</p>"))
        view.clear()
        with qtbot.waitSignal(view.article_painted, timeout=TIMEOUT_MS) as painted:
            view.show_article(ArticleDocument(number, "after", "<p>after</p>"))
        assert painted.args == [number]


def test_a_post_in_two_places_is_shown_once(full: Reader, site: Path) -> None:
    from desktop.views.file_text import FileTextDialog  # noqa: PLC0415

    copy = site / "old_post" / "2031-03-01-spring.md"
    copy.parent.mkdir(exist_ok=True)
    copy.write_bytes((site / "_posts" / copy.name).read_bytes())
    full.import_folder(site)
    full.wait(lambda: (row := full.summary(0)) is not None and row.other_places == 1)
    full.wait_for_rows(62)
    full.click_row(1)  # the article on show stays as it was fetched
    full.wait_for_article("Winter on the pier")
    full.click_row(0)
    full.wait_for_article("Spring at the harbour")
    assert "Also as: old_post/2031-03-01-spring.md" in full.article_text()
    full.click_link("old_post/")
    full.wait(lambda: full.window.findChild(FileTextDialog) is not None)
    view = full.window.findChild(FileTextDialog).view
    assert view.edit.toPlainText().startswith("---\nlayout: post\n")
    assert view.findChild(QLabel).text() == str(copy)


def test_a_low_window_stays_low(make_reader: Callable[[], Reader]) -> None:
    """Sections of the sidebar that are not switched on take no room, also before it is shown."""
    made = make_reader()
    made.window.resize(1024, 560)
    made.start()
    assert (made.window.width(), made.window.height()) == (1024, 560)
