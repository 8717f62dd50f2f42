"""Smart folders by keys and clicks: chosen, counted, saved, changed, and what a bad one does."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from archive import Archive, open_archive
from desktop.action_ids import ActionId
from desktop.jobs import Job
from desktop.views.smart_folder import SmartFolder
from tests.e2e.reader import LEFT, Key, Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SPRING, WINTER = "Spring at the harbour", "Winter on the pier"


def shown(reader: Reader) -> dict[str, str]:
    """Label -> count of each folder, from top to bottom."""
    found = [
        one for one in reader.window.smart_folders.findChildren(SmartFolder) if one.isVisible()
    ]
    found.sort(key=lambda one: one.y())
    return {one.label(): one.count_text() for one in found}


def folder(reader: Reader, label: str) -> SmartFolder:
    folders = reader.window.smart_folders.findChildren(SmartFolder)
    return next(one for one in folders if one.label() == label and one.isVisible())


def chosen(reader: Reader) -> list[str]:
    folders = reader.window.smart_folders.findChildren(SmartFolder)
    return [one.label() for one in folders if one.isChecked()]


def click(reader: Reader, label: str) -> None:
    QTest.mouseClick(folder(reader, label), LEFT)


def settled(reader: Reader) -> None:
    """Wait until every folder has its count."""
    reader.wait(lambda: reader.desktop.folders.is_settled() and "" not in shown(reader).values())


def search(reader: Reader, query: str) -> None:
    reader.window.search_bar.focus_box()
    reader.type(query)
    reader.wait(lambda: reader.desktop.browse.query == query)


def come_back(reader: Reader) -> None:
    """From a dialog to the window: without a screen there is nobody who would."""
    reader.window.activateWindow()
    reader.wait(reader.window.isActiveWindow)


def save(reader: Reader, name: str = "") -> None:
    """Ctrl+D, perhaps another name, Return."""
    before = len(reader.desktop.folders.searches)
    reader.press(Key.Key_D, CONTROL)
    dialog = reader.desktop.searches.dialog
    assert dialog is not None and dialog.isVisible()
    if name:
        dialog.name.selectAll()
        QTest.keyClicks(dialog.name, name)
    QTest.keyClick(dialog.name, Key.Key_Return)
    assert reader.desktop.searches.dialog is None
    come_back(reader)
    reader.wait(lambda: len(reader.desktop.folders.searches) == before + 1)


def test_what_every_archive_has(full: Reader) -> None:
    reader = full
    settled(reader)
    assert shown(reader) == {"Today": "1", "Unread": "62", "Starred": "0"}
    assert folder(reader, "Today").toolTip() == (
        "Saturday, March 1, 2031: the newest day in this archive"
    )
    click(reader, "Today")
    reader.wait_for_rows(1)
    assert reader.rows() == [SPRING] and chosen(reader) == ["Today"]
    assert reader.window.search_bar.text() == "on:2031-03-01", "a query like any other"
    reader.click_row(0)
    reader.wait_for_article(SPRING)
    reader.wait(lambda: shown(reader)["Unread"] == "61")
    click(reader, "Starred")
    reader.wait_for_rows(0)
    assert reader.window.post_list._empty_text == "No post has a star. The key S gives one."
    reader.choose(ActionId.STAR)
    reader.wait(lambda: shown(reader)["Starred"] == "1")
    click(reader, "Starred")
    reader.wait_for_rows(62)
    click(reader, "Starred")
    reader.wait_for_rows(1)
    assert chosen(reader) == ["Starred"]
    click(reader, "Starred")
    reader.wait_for_rows(62)
    assert chosen(reader) == [] and reader.window.search_bar.text() == ""


def test_a_category_narrows_a_folder_and_back_leads_there(full: Reader) -> None:
    full.click_facet(full.window.categories, "港湾滚动新闻")
    full.wait(lambda: full.desktop.browse.post_filter().categories == ("gundong",))
    settled(full)
    click(full, "Unread")
    full.wait_for_rows(62)
    assert full.window.categories.selected() is None, "as many as its count says"
    full.click_facet(full.window.categories, "港湾滚动新闻")
    full.wait(lambda: full.desktop.browse.post_filter().categories == ("gundong",))
    assert chosen(full) == ["Unread"]
    full.click_row(1)
    full.wait_for_article(WINTER)
    click(full, "Today")
    full.wait_for_rows(1)
    full.click_row(0)
    full.wait_for_article(SPRING)
    full.press(Key.Key_Left, ALT)
    full.wait_for_article(WINTER)
    assert chosen(full) == ["Unread"]
    assert full.desktop.browse.post_filter().categories == ("gundong",)
    full.press(Key.Key_Right, ALT)
    full.wait(lambda: chosen(full) == ["Today"])
    full.press(Key.Key_1, CONTROL)
    full.wait_for_rows(62)
    assert chosen(full) == []


def test_a_search_is_saved_and_counted(full: Reader, make_reader: Callable[[], Reader]) -> None:
    action = full.window.registry.action(ActionId.SAVE_SEARCH)
    assert not action.isEnabled(), "there is nothing to save"
    search(full, "pier OR nobody")
    full.wait_for_rows(2)
    assert action.isEnabled() and chosen(full) == []
    save(full)
    full.wait(lambda: chosen(full) == ["pier OR nobody"])
    settled(full)
    assert shown(full)["pier OR nobody"] == "2"
    search(full, "pier")
    full.wait(lambda: chosen(full) == [])
    save(full, "The <b>pier</b> & co")
    full.wait(lambda: chosen(full) == ["The <b>pier</b> & co"])
    full.press(Key.Key_1, CONTROL)
    full.wait_for_rows(62)
    full.close()

    again = make_reader()
    again.start()
    settled(again)
    assert list(shown(again))[-2:] == ["pier OR nobody", "The <b>pier</b> & co"]
    click(again, "The <b>pier</b> & co")
    again.wait_for_rows(1)
    assert again.rows() == [WINTER]
    again.click_row(0)
    again.wait_for_article(WINTER)
    assert "<mark" in str(again.script("document.body.innerHTML")), "its words are marked"


def test_what_was_chosen_at_the_side_is_saved_too(full: Reader) -> None:
    full.click_facet(full.window.categories, "港湾滚动新闻")
    full.wait(lambda: full.desktop.browse.post_filter().categories == ("gundong",))
    search(full, "pier OR 图")
    full.press(Key.Key_D, CONTROL)
    dialog = full.desktop.searches.dialog
    assert dialog is not None
    assert dialog.query.text() == "(pier OR 图) category:gundong"
    assert dialog.name.text() == "pier OR 图 · 港湾滚动新闻"
    dialog.reject()
    come_back(full)
    save(full, "Both")
    settled(full)
    full.wait(lambda: full.count() == f"{shown(full)['Both']} posts")


def test_the_bookmark_and_the_folder_are_of_what_is_listed(full: Reader) -> None:
    """A category that is chosen beside a saved search makes another search of it."""
    mark = full.window.search_bar._bookmark
    search(full, "pier OR 图")
    save(full, "Whole")
    full.wait(lambda: mark.toolTip() == "Saved as “Whole”")
    full.click_facet(full.window.categories, "港湾滚动新闻")
    full.wait(lambda: mark.toolTip() == "Save this search (Ctrl+D)")
    assert chosen(full) == ["Whole"], "narrowed"
    save(full, "Part")
    full.wait(lambda: chosen(full) == ["Part"])
    assert mark.toolTip() == "Saved as “Part”"
    settled(full)
    full.wait(lambda: full.count() == f"{shown(full)['Part']} posts")
    click(full, "Whole")
    full.wait(lambda: chosen(full) == ["Whole"])
    assert full.window.categories.selected() is None
    assert mark.toolTip() == "Saved as “Whole”"


def test_the_bookmark_in_the_box(full: Reader) -> None:
    bar = full.window.search_bar
    mark = bar._bookmark
    assert not mark.isVisible()
    search(full, "long  night")
    full.wait(mark.isVisible)
    assert mark.toolTip() == "Save this search (Ctrl+D)"
    mark.trigger()
    dialog = full.desktop.searches.dialog
    assert dialog is not None and dialog.query.text() == "long night"
    full.click(dialog.save_button)
    full.wait(lambda: mark.toolTip() == "Saved as “long night”")
    mark.trigger()
    dialog = full.desktop.searches.dialog
    assert dialog is not None and dialog.windowTitle() == "Saved Search"
    dialog.name.setText("The pier")
    full.click(dialog.save_button)
    full.wait(lambda: mark.toolTip() == "Saved as “The pier”")
    assert [one.name for one in full.desktop.folders.searches] == ["The pier"]
    come_back(full)
    full.window.search_bar.focus_box()
    full.press(Key.Key_Escape)
    full.wait(lambda: not mark.isVisible())


@pytest.fixture
def saved(full: Reader) -> Reader:
    """A window with three saved searches."""
    for query in ("pier", "nobody", "harbour"):
        search(full, query)
        save(full)
    full.press(Key.Key_1, CONTROL)
    full.wait_for_rows(62)
    settled(full)
    return full


def names(reader: Reader) -> list[str]:
    return [one.name for one in reader.desktop.folders.searches]


def test_renamed_edited_moved_and_deleted_by_keys(saved: Reader) -> None:
    saved.window.smart_folders.setFocus()
    assert saved.focus() is folder(saved, "Today")
    saved.press(Key.Key_End)
    assert saved.focus() is folder(saved, "harbour")
    saved.press(Key.Key_Up, ALT)
    saved.wait(lambda: names(saved) == ["pier", "harbour", "nobody"])
    saved.wait(lambda: list(shown(saved))[-3:] == ["pier", "harbour", "nobody"])
    assert saved.focus() is folder(saved, "harbour"), "the cursor goes along"
    saved.press(Key.Key_F2)
    dialog = saved.desktop.searches.dialog
    assert dialog is not None and dialog.name.selectedText() == "harbour"
    QTest.keyClicks(dialog.name, "The harbour")
    QTest.keyClick(dialog.name, Key.Key_Return)
    saved.wait(lambda: names(saved) == ["pier", "The harbour", "nobody"])
    come_back(saved)
    folder(saved, "The harbour").setFocus()
    saved.press(Key.Key_Return)
    saved.wait(lambda: chosen(saved) == ["The harbour"])
    saved.press(Key.Key_Delete)
    saved.wait(lambda: names(saved) == ["pier", "nobody"])
    saved.wait(lambda: saved.focus() is folder(saved, "nobody"))
    assert saved.window.search_bar.text() == "harbour", "what is listed stays"
    saved.window.smart_folders.edit_requested.emit(saved.desktop.folders.searches[0].id)
    dialog = saved.desktop.searches.dialog
    assert dialog is not None and dialog.query.selectedText() == "pier"
    dialog.query.setText("pier OR nobody")
    saved.click(dialog.save_button)
    settled(saved)
    saved.wait(lambda: shown(saved)["pier"] == "2")
    assert saved.answers.errors == []


def test_deleted_searches_are_put_back(saved: Reader) -> None:
    notice = saved.window.notice
    undo = notice.findChild(QPushButton, "notice_undo")
    assert undo is not None

    def delete(name: str) -> None:
        folder(saved, name).setFocus()
        saved.press(Key.Key_Delete)
        saved.wait(lambda: notice.text == f"The search “{name}” was deleted.")

    delete("nobody")
    delete("pier")
    saved.wait(lambda: names(saved) == ["harbour"])
    saved.choose(ActionId.LANGUAGE_ZH_CN)
    saved.wait(lambda: notice.text == "搜索“pier”已删除。")
    saved.choose(ActionId.LANGUAGE_EN)
    undo.setFocus()
    saved.press(Key.Key_Space)
    assert saved.focus().isVisible(), "the cursor does not go with the button"
    saved.wait(lambda: names(saved) == ["pier", "harbour"])
    saved.wait(lambda: notice.text == "The search “nobody” was deleted.")
    saved.click(undo)
    saved.wait(lambda: names(saved) == ["pier", "nobody", "harbour"])
    saved.wait(lambda: not notice.isVisible())
    settled(saved)
    assert shown(saved)["nobody"] == "1"
    assert saved.answers.errors == saved.answers.questions == []


def test_a_deleted_search_is_gone_at_once_though_the_writer_is_busy(saved: Reader) -> None:
    go = threading.Event()
    writer = saved.desktop.archives.writer
    assert writer is not None

    def busy(_archive: Archive, _job: Job) -> None:
        go.wait()

    writer.run(busy)
    try:
        folder(saved, "harbour").setFocus()
        saved.press(Key.Key_Delete)
        assert list(shown(saved))[-2:] == ["pier", "nobody"]
        assert saved.focus() is folder(saved, "nobody")
        saved.desktop.folders.refresh()  # as an import does
        saved.wait(saved.desktop.folders.is_settled)
        assert list(shown(saved))[-2:] == ["pier", "nobody"]
    finally:
        go.set()
    undo = saved.window.notice.findChild(QPushButton, "notice_undo")
    assert undo is not None
    saved.wait(undo.isVisible)
    saved.click(undo)
    saved.wait(lambda: list(shown(saved))[-3:] == ["pier", "nobody", "harbour"])
    saved.desktop.searches.remove(saved.desktop.folders.searches[0].id)
    saved.desktop.searches.move(987, 1)
    saved.wait(lambda: len(saved.answers.errors) == 1)
    saved.wait(lambda: names(saved) == ["nobody", "harbour"])


def test_what_cannot_be_put_back_is_offered_again(saved: Reader) -> None:
    notice = saved.window.notice
    undo = notice.findChild(QPushButton, "notice_undo")
    assert undo is not None
    saved.desktop.searches.remove(saved.desktop.folders.searches[0].id)
    saved.wait(lambda: names(saved) == ["nobody", "harbour"])
    search(saved, "pier")
    save(saved)
    saved.wait(notice.isVisible)
    saved.click(undo)
    saved.wait(lambda: len(saved.answers.errors) == 1)
    assert "There is a saved search “pier” already" in saved.answers.errors[0]
    assert notice.isVisible()
    saved.choose(ActionId.CLOSE_ARCHIVE)
    saved.wait(lambda: not saved.window.is_reading())
    assert not notice.isVisible(), "it is of that archive"


def test_what_cannot_be_done_is_said(saved: Reader) -> None:
    """Somebody else took the name, or removed the search, since it was read."""
    first, second, _ = saved.desktop.folders.searches
    path = saved.desktop.archives.path
    assert path is not None
    saved.window.smart_folders.rename_requested.emit(first.id)
    dialog = saved.desktop.searches.dialog
    assert dialog is not None
    dialog.name.setText("new")
    saved.desktop.searches.move(987, 1)
    saved.wait(lambda: len(saved.answers.errors) == 1)
    assert saved.answers.errors == ["The search was not saved: There is no such saved search."]
    saved.click(dialog.save_button)
    saved.wait(lambda: "new" in names(saved))
    assert second in saved.desktop.folders.searches


def test_a_query_that_cannot_be_read_any_more(saved: Reader, tmp_path: Path) -> None:
    path = saved.desktop.archives.path
    assert path is not None
    saved.choose(ActionId.CLOSE_ARCHIVE)
    with open_archive(path) as archive:
        archive.connection.execute(
            "UPDATE saved_search SET query = 'has:colour (', name = '<i>odd</i>' WHERE position = 2"
        )
    saved.desktop.archives.open(path)
    saved.wait_for_rows(62)
    saved.wait(lambda: "<i>odd</i>" in shown(saved))
    odd = folder(saved, "<i>odd</i>")
    assert odd.count_text() == ""
    assert "cannot be read any more" in odd.accessibleDescription()
    saved.wait(saved.desktop.folders.is_settled)
    click(saved, "<i>odd</i>")
    assert saved.window.search_bar.text() == "has:colour ("
    saved.wait(saved.window.search_bar._error.isVisible)
    assert chosen(saved) == [] and saved.count() == "62 posts"
    saved.desktop.searches.edit(saved.desktop.folders.searches[1].id)
    dialog = saved.desktop.searches.dialog
    assert dialog is not None and "There is no “has:colour”" in dialog.fault.text()
    dialog.query.setText("nobody")
    saved.click(dialog.save_button)
    saved.wait(lambda: shown(saved).get("<i>odd</i>") == "1")
    assert tmp_path.is_dir()


def test_a_search_is_saved_while_an_import_runs(full: Reader, tmp_path: Path) -> None:
    search(full, "pier")
    full.wait_for_rows(1)
    seen: list[bool] = []
    full.desktop.searches.written.connect(lambda: seen.append(full.desktop.imports.is_running()))
    many = tmp_path / "many"
    many.mkdir()
    for number in range(1_500):
        (many / f"post-{number}.md").write_text(f"# Post {number}\n\npier {number}\n", "utf-8")
    full.answers.folder = many
    full.choose(ActionId.IMPORT_FOLDER)
    full.confirm_import()
    save(full)
    full.wait_for_import(1)
    assert seen, "it is written"
    settled(full)
    full.wait(lambda: shown(full)["pier"] == "1,501")
    full.wait(lambda: shown(full)["Unread"] in ("1,561", "1,562"))  # one may be read


def test_an_archive_that_is_only_read(saved: Reader, make_reader: Callable[[], Reader]) -> None:
    second = make_reader()
    second.start()
    settled(second)
    assert list(shown(second))[-3:] == ["pier", "nobody", "harbour"]
    click(second, "pier")
    second.wait_for_rows(1)
    assert not second.window.registry.action(ActionId.SAVE_SEARCH).isEnabled()
    assert not second.window.search_bar._bookmark.isVisible()
    folder(second, "pier").setFocus()
    second.press(Key.Key_F2)
    second.press(Key.Key_Delete)
    assert second.desktop.searches.dialog is None and second.answers.questions == []
    assert len(saved.desktop.folders.searches) == 3


def test_problems_and_folders_take_turns(full: Reader, site: Path) -> None:
    (site / "_posts" / "2022-05-03-binary.md").write_bytes(b"\x81\x00\xff\xfe\x9d" * 50)
    for name in ("2031-03-01-spring.md",):
        (site / "_posts" / name).unlink()
    full.import_folder(site)
    dialog = full.desktop.imports.reports.dialog
    assert dialog is not None
    dialog.close()
    come_back(full)
    full.wait(lambda: shown(full).get("Problems") == "1")
    settled(full)
    assert shown(full)["Missing at source"] == "1"
    click(full, "Missing at source")
    full.wait_for_rows(1)
    click(full, "Problems")
    assert chosen(full) == ["Problems"] and full.window.is_showing_problems()
    click(full, "Missing at source")
    full.wait(lambda: not full.window.is_showing_problems())
    full.wait(lambda: chosen(full) == ["Missing at source"])


def test_in_chinese(saved: Reader) -> None:
    saved.choose(ActionId.LANGUAGE_ZH_CN)
    saved.wait(lambda: list(shown(saved))[:3] == ["今天", "未读", "已加星标"])
    assert folder(saved, "今天").toolTip() == "2031年3月1日星期六：此档案中最新的一天"
    assert list(shown(saved))[-3:] == ["pier", "nobody", "harbour"]
    assert saved.window.smart_folders.accessibleName() == "智能文件夹"
