"""What people come for: import a folder, browse, read, search, open the source."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from archive import open_archive
from desktop.action_ids import ActionId
from desktop.settings import LAST_ARCHIVE
from tests.e2e.reader import Key, Reader
from tests.factories import CATEGORIES, WrittenPost

pytestmark = pytest.mark.e2e
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SPRING, WINTER = "Spring at the harbour", "Winter on the pier"


def test_the_first_start_and_the_first_import(reader: Reader, site: Path) -> None:
    assert not reader.window.is_reading(), "the welcome page"
    said: list[str] = []
    posts = reader.window.post_list
    reader.desktop.imports.import_started.connect(lambda: said.append(posts._empty_text))
    report = reader.import_folder(site)
    assert said == ["An import is running. Its posts appear here as they come in."]
    assert (report.found, report.added, report.failed) == (62, 62, 0)
    reader.wait_for_rows(62)
    assert reader.window.is_reading()
    assert reader.rows()[:2] == [SPRING, WINTER], "newest first"
    assert reader.window.import_panel.isVisible()
    assert reader.window.import_panel.text == "62 added"
    assert reader.desktop.imports.reports.dialog is None, "there was nothing to report"
    assert Path(reader.desktop.settings.get(LAST_ARCHIVE)).is_file()


def test_the_sample_from_the_welcome_page(reader: Reader) -> None:
    reader.click(reader.window.findChild(type(reader.window.welcome._sample), "welcome_sample"))
    reader.wait_for_rows(12)
    assert "缩微胶片" in reader.facets(reader.window.categories)
    reader.wait_for_article("Welcome: twelve stories to try the reader with")
    assert reader.window.post_list.current_row() == 0


def test_browsing_by_category_and_tag(full: Reader, posts: list[WrittenPost]) -> None:
    shown = full.facets(full.window.categories)
    counts = Counter(CATEGORIES[post.category][0] for post in posts)
    counts["港湾滚动新闻"] += 2
    assert shown == {"All posts": 62, **counts}
    full.click_facet(full.window.categories, "港湾日报新闻")
    full.wait_for_rows(counts["港湾日报新闻"])
    wanted = [post.title for post in reversed(posts) if post.category == "gangwanribao"]
    assert full.rows() == wanted
    full.click_facet(full.window.categories, "All posts")
    full.wait_for_rows(62)
    full.click_facet(full.window.tags, "harbour")
    full.wait_for_rows(2)
    assert full.rows() == [SPRING, WINTER]
    full.click_facet(full.window.categories, "All posts")
    full.wait_for_rows(62)
    full.click_row(61)
    post = full.window.post_list.current_post()
    assert post is not None and not full.window.post_list.is_at_top()
    full.click_facet(full.window.categories, "港湾滚动新闻")
    full.wait_for_rows(counts["港湾滚动新闻"])
    assert full.window.post_list.is_at_top(), "what is chosen anew begins with its newest post"
    full.click_facet(full.window.categories, "All posts")
    full.wait_for_rows(62)
    assert full.window.post_list.is_at_top()


def test_finding_a_category_by_pinyin(full: Reader) -> None:
    full.window.categories._filter.show()  # four categories need no filter box; a person has more
    full.window.categories.focus_filter()
    full.type("hawb")
    assert list(full.facets(full.window.categories)) == ["海岸晚报新闻"]
    full.press(Key.Key_Return)
    full.wait(lambda: full.desktop.browse.post_filter().categories == ("haianwanbao",))
    assert full.focus() is full.window.post_list, "keys go on to the posts"
    full.window.categories.focus_filter()
    full.press(Key.Key_Escape)
    full.wait(lambda: len(full.facets(full.window.categories)) == 5)


def test_reading_marks_as_read_and_keeps_a_star(full: Reader) -> None:
    full.wait_for_article(SPRING)
    text = full.article_text()
    assert "The ferry leaves at nine" in text
    assert "Harbour Weekly" in text and "1 March 2031 08:00" in text
    full.press(Key.Key_S)
    full.wait(lambda: (row := full.summary(0)) is not None and row.starred and row.read)
    full.press(Key.Key_J)
    full.wait_for_article(WINTER)
    full.press(Key.Key_K)
    full.wait_for_article(SPRING)
    full.press(Key.Key_M)
    full.wait(lambda: (row := full.summary(0)) is not None and not row.read)


def test_searching_in_chinese_as_one_types(full: Reader, posts: list[WrittenPost]) -> None:
    place = posts[30].title[:2]
    expected = [post.title for post in reversed(posts) if place in post.title]
    full.window.post_list.setFocus()
    full.press(Key.Key_Slash)
    full.type(f"title:{place}")
    full.wait_for_rows(len(expected))
    assert full.rows() == expected
    full.press(Key.Key_Return)
    full.wait(lambda: full.window.viewer is not None and bool(full.window.post_list.current_post()))
    full.wait_for_article(expected[0])
    assert place in str(full.script("document.title"))
    summary = full.summary(0)
    assert summary is not None and summary.title.marks == ((0, 2),)
    full.press(Key.Key_Slash)
    full.press(Key.Key_Escape)
    full.wait_for_rows(62)


def test_searching_in_english_marks_the_article(full: Reader) -> None:
    full.window.post_list.setFocus()
    full.press(Key.Key_F, CONTROL | SHIFT)
    full.type("FERRY nobody")
    full.wait_for_rows(1)
    full.press(Key.Key_Return)
    full.wait_for_article(SPRING)
    marks = "[...document.querySelectorAll('mark')].map(one => one.textContent).join()"
    full.wait(lambda: full.script(marks) == "ferry,nobody")  # it was on show without them


def test_a_query_that_cannot_be_read_says_where(full: Reader) -> None:
    full.window.search_bar.focus_box()
    full.type('ferry "nobody')
    full.press(Key.Key_Return)
    full.wait(lambda: "never closed" in full.window.search_bar._error.text())
    assert full.window.search_bar._error.isVisible()
    full.press(Key.Key_Slash, SHIFT)
    assert len(full.rows()) == 62, "the list stays as it was"


def test_opening_the_source(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article(SPRING)
    full.press(Key.Key_B)
    full.press(Key.Key_Return, CONTROL)
    assert full.opened == ["http://source.example.org/spring"] * 2
    full.press(Key.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text() == "http://source.example.org/spring"
    full.click_row(1)
    full.wait_for_article(WINTER)
    assert not full.window.registry.action(ActionId.OPEN_SOURCE).isEnabled(), "it has none"


def test_links_stay_inside_where_they_can(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article(SPRING)
    full.click_link("the other story")
    full.wait_for_article(WINTER)
    full.scroll_to(900)
    full.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    full.wait_for_article(SPRING)
    full.press(Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    full.wait_for_article(WINTER)
    full.wait(lambda: full.script("scrollY") == 900)
    full.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    full.wait_for_article(SPRING)
    full.click_link("the makers")
    full.wait(lambda: full.opened == ["https://makers.example.net/about"])
    assert full.window.viewer is not None
    full.window.viewer.link_activated.emit(QUrl("wiki:No%20Note"))
    full.wait(lambda: "“No Note”" in full.window.statusBar().currentMessage())
    full.click_link("the harbour paper")
    full.wait(lambda: full.desktop.browse.post_filter().categories == ("gangwanribao",))
    assert full.window.categories.selected() == "gangwanribao"
    assert len(full.opened) == 1


def test_chips_under_the_title_lead_to_their_lists(full: Reader) -> None:
    full.click_row(0)
    full.wait_for_article(SPRING)
    full.click_link("春天")
    full.wait_for_rows(1)
    assert full.window.tags.selected() == "春天"


def test_space_scrolls_and_then_goes_on(full: Reader) -> None:
    full.click_row(1)
    full.wait_for_article(WINTER)
    full.window.post_list.setFocus()
    full.press(Key.Key_Space)
    full.wait(lambda: float(str(full.script("String(scrollY)"))) > 100)
    full.press(Key.Key_Space, SHIFT)
    full.wait(lambda: float(str(full.script("String(scrollY)"))) < 1)
    full.script("scrollTo(0, 100000)")
    full.press(Key.Key_Space)
    full.wait(lambda: full.window.post_list.current_row() == 2)


def test_next_and_previous_unread(full: Reader) -> None:
    full.click_row(0)
    full.wait(lambda: (row := full.summary(0)) is not None and row.read)
    full.click_row(2)
    full.wait(lambda: (row := full.summary(2)) is not None and row.read)
    full.press(Key.Key_N, SHIFT)
    full.wait(lambda: full.window.post_list.current_row() == 1)
    full.wait(lambda: (row := full.summary(1)) is not None and row.read)
    full.press(Key.Key_N)
    full.wait(lambda: full.window.post_list.current_row() == 3)


def test_finding_in_the_article(full: Reader) -> None:
    full.click_row(1)
    full.wait_for_article(WINTER)
    full.press(Key.Key_F, CONTROL)
    viewer = full.window.viewer
    assert viewer is not None
    field = viewer.find_bar.findChild(QLineEdit)
    full.wait(field.hasFocus)
    full.type("Line 7")
    full.wait(lambda: viewer.find_bar.count.text() == "1 of 11")
    full.press(Key.Key_Return)
    full.wait(lambda: viewer.find_bar.count.text() == "2 of 11")
    full.press(Key.Key_Escape)
    assert not viewer.find_bar.isVisible()


def test_sorting(full: Reader) -> None:
    full.choose(ActionId.SORT_OLDEST)
    full.wait(lambda: full.rows()[-2:] == [WINTER, SPRING])
    full.choose(ActionId.SORT_TITLE)
    full.wait(lambda: full.rows()[:2] == [SPRING, WINTER])


def test_importing_again_updates_and_keeps_what_is_the_reader_s(full: Reader, site: Path) -> None:
    full.click_row(0)
    full.wait_for_article(SPRING)
    full.press(Key.Key_S)
    full.wait(lambda: (row := full.summary(0)) is not None and row.starred and row.read)
    full.click_row(1)
    full.wait_for_article(WINTER)
    full.scroll_to(700)
    file = site / "_posts" / "2031-03-01-spring.md"
    file.write_text(file.read_text("utf-8").replace("at nine", "at ten"), "utf-8")
    (site / "_posts" / "2031-02-28-winter.md").unlink()
    report = full.import_folder(site)
    assert (report.updated, report.added, report.unchanged, report.missing) == (1, 0, 60, 1)
    full.wait_for_rows(62)
    summary = full.summary(0)
    assert summary is not None and summary.starred and summary.read
    full.wait(lambda: "does not have this post any more" in full.article_text())
    # The notice above pushes the text down, which stays where it was on the screen.
    full.wait(lambda: 650 < float(str(full.script("String(scrollY)"))) < 850)
    full.click_row(0)
    full.wait(lambda: "at ten" in full.article_text())
    full.wait(full.window.registry.action(ActionId.VERSIONS).isEnabled)
    full.choose(ActionId.VERSIONS)
    dialog = full.desktop.versions.dialog
    assert dialog is not None and dialog.list.count() == 1
    full.wait(lambda: "- The ferry leaves at nine" in dialog.text.toPlainText())
    assert "+ The ferry leaves at ten" in dialog.text.toPlainText()


def test_the_recent_folder_is_offered(imported: Reader, site: Path) -> None:
    from desktop.action_ids import MenuId  # noqa: PLC0415

    (action,) = imported.window.registry.menu(MenuId.IMPORT_RECENT).actions()
    assert Path(action.data()) == site
    action.trigger()
    imported.confirm_import()
    imported.wait_for_import(2)
    assert imported.reports[-1].unchanged == 62


def test_exporting_what_a_search_finds(full: Reader, site: Path, tmp_path: Path) -> None:
    full.window.search_bar.focus_box()
    full.type("tag:harbour")
    full.wait_for_rows(2)
    full.answers.folder = target = tmp_path / "copy"
    full.choose(ActionId.EXPORT)
    full.wait(lambda: full.window.export_panel.text == "2 files were exported to copy")
    for name in ("2031-03-01-spring.md", "2031-02-28-winter.md"):
        assert (target / "news/_posts" / name).read_bytes() == (site / "_posts" / name).read_bytes()
    assert full.answers.questions == ["2 posts"]
    full.click_facet(full.window.tags, "harbour")
    full.answers.folder = other = tmp_path / "other"
    full.window.search_bar.focus_box()
    full.type("ferry")
    full.wait_for_rows(1)
    full.choose(ActionId.EXPORT)  # what the search finds within the tag
    full.wait(lambda: full.window.export_panel.text == "1 file was exported to other")
    assert [one.name for one in (other / "news/_posts").iterdir()] == ["2031-03-01-spring.md"]
    full.answers.folder = target
    full.choose(ActionId.EXPORT)  # the folder is not empty now
    full.wait(lambda: bool(full.answers.errors))
    assert "not empty" in full.answers.errors[0]


def test_backing_up_an_archive_in_use(full: Reader, tmp_path: Path) -> None:
    full.answers.archive = copy = tmp_path / "backup.fiche"
    copy.write_bytes(b"an older one")  # the dialog has asked whether it may go
    full.choose(ActionId.BACK_UP)
    full.wait(lambda: full.window.export_panel.text.startswith("Copied to backup.fiche ("))
    assert full.answers.suggested is not None
    assert re.fullmatch(r"\w+-\d{4}-\d\d-\d\d\.fiche", full.answers.suggested.name)
    with open_archive(copy, read_only=True) as archive:
        assert archive.post_count() == 62
    archive_path = full.desktop.archives.path
    full.answers.archive = archive_path
    full.choose(ActionId.BACK_UP)
    full.wait(lambda: bool(full.answers.errors))
    assert "another name" in full.answers.errors[0]


def test_the_list_by_mouse_and_wheel(full: Reader) -> None:
    full.click_row(50)
    full.wait(lambda: full.window.post_list.current_row() == 50)
    QTest.keyClick(full.window.post_list, Key.Key_End, CONTROL)
    full.wait(lambda: full.window.post_list.current_row() == 61)
    QTest.keyClick(full.window.post_list, Key.Key_Home, CONTROL)
    full.wait(lambda: full.window.post_list.current_row() == 0)
