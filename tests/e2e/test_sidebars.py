"""Narrowing the list down in the sidebars, in every section that there is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QToolButton

from archive import FacetKind, open_archive
from desktop.action_ids import ActionId
from desktop.models.facet_order import in_order
from tests.archive.importing.folders import write
from tests.archive.library import import_into
from tests.e2e.reader import Reader

Key = Qt.Key


def filter_of(reader: Reader) -> dict[str, object]:
    wanted = reader.desktop.browse.post_filter()
    names = ("categories", "tags", "publishers", "years", "sources", "languages", "without")
    return {name: getattr(wanted, name) for name in names if getattr(wanted, name)}


def counted(reader: Reader) -> int:
    return int(reader.count().split(" ")[0].replace(",", ""))


def test_sections_are_switched_on_chosen_from_and_switched_off(full: Reader) -> None:
    window = full.window
    publishers, years = window.sidebars[FacetKind.PUBLISHER], window.sidebars[FacetKind.YEAR]
    assert not publishers.isVisible()
    full.choose(ActionId.SECTION_PUBLISHERS)
    full.choose(ActionId.SECTION_YEARS)
    assert publishers.isVisible()
    full.wait(lambda: "Harbour Weekly" in full.facets(publishers))
    full.wait(lambda: len(full.facets(years)) > 1)
    shown = [label for label in full.facets(years) if label.isdigit()]
    assert shown == sorted(shown, reverse=True), "the last year first"
    number = full.facets(publishers)["Harbour Weekly"]
    full.click_facet(publishers, "Harbour Weekly")
    full.wait(lambda: filter_of(full) == {"publishers": ("Harbour Weekly",)})
    full.wait(lambda: counted(full) == number)
    full.wait(lambda: full.facets(years)["All years"] == number)
    full.choose(ActionId.SECTION_PUBLISHERS)
    assert not publishers.isVisible()
    assert filter_of(full) == {}, "nobody could see any more that it is chosen"
    full.wait(lambda: counted(full) > number)


def test_languages_are_called_what_people_call_them(full: Reader) -> None:
    window = full.window
    languages = window.sidebars[FacetKind.LANGUAGE]
    full.choose(ActionId.SECTION_LANGUAGES)
    full.wait(lambda: {"English", "Chinese"} <= set(full.facets(languages)))
    number = full.facets(languages)["English"]
    full.click_facet(languages, "English")
    full.wait(lambda: filter_of(full) == {"languages": ("en",)})
    full.wait(lambda: counted(full) == number)
    assert full.desktop.browse.narrowed_to() == ["English"]
    save = window.registry.action(ActionId.SAVE_SEARCH)
    assert not save.isEnabled(), "no query can say it"
    full.click_facet(window.categories, "All posts")
    full.choose(ActionId.LANGUAGE_ZH_CN)
    full.wait(lambda: {"英语", "中文"} <= set(full.facets(languages)))


def test_categories_one_inside_of_the_other(
    make_reader: Callable[[], Reader], tmp_path: Path
) -> None:
    post = "---\ntitle: {0}\ndate: 2024-03-0{0} 10:00:00\ncategories: {1}\n---\nText\n"
    named = enumerate(("[ship, keel]", "[ship, sail]", "[wood, keel]"), 1)
    posts = {f"source/_posts/{n}.md": post.format(n, one) for n, one in named}
    site = write(tmp_path / "site", {"_config.yml": "theme: landscape\n", **posts})
    import_into(tmp_path / "a.fiche", site)
    reader = make_reader()
    reader.start(tmp_path / "a.fiche")
    categories = reader.window.categories
    reader.wait(lambda: reader.facets(categories) == {"All posts": 3, "ship": 2, "wood": 1})
    categories.setFocus()
    for key in (Key.Key_Home, Key.Key_Down):
        reader.press(key)
    reader.wait(lambda: counted(reader) == 2)
    for key in (Key.Key_Right, Key.Key_Right):
        reader.press(key)
    reader.wait(lambda: counted(reader) == 1)
    assert filter_of(reader) == {"categories": ("ship/keel/",)}
    assert reader.desktop.browse.narrowed_to() == ["ship / keel"]
    reader.close()
    again = make_reader()
    again.start(tmp_path / "a.fiche")
    categories = again.window.categories
    again.wait(lambda: "keel" in again.facets(categories))
    assert categories.selected() == "ship/keel/"


def test_also_and_not_by_keys(full: Reader) -> None:
    tags = full.window.tags
    with open_archive(full.desktop.archives.path, read_only=True) as archive:  # type: ignore[arg-type]
        names = [one.label for one in archive.facets().tags]
        total = archive.post_count()
    full.wait(lambda: len(full.facets(tags)) > 2)
    full.wait(lambda: counted(full) > 0)
    every = counted(full)
    assert every <= total
    first = names[0]
    number = full.facets(tags)[first]
    tags.setFocus()
    view = tags.findChild(QListView)
    full.press(Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    while view.currentIndex().data() != first:
        full.press(Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    full.press(Key.Key_Minus)
    full.wait(lambda: filter_of(full) == {"without": ((FacetKind.TAG, first),)})
    full.wait(lambda: counted(full) == every - number)
    full.press(Key.Key_Plus)
    full.wait(lambda: filter_of(full) == {"tags": (first,)})
    full.wait(lambda: counted(full) == number)
    assert full.desktop.browse.narrowed_to() == [first]
    full.press(Key.Key_Minus)
    assert full.desktop.browse.narrowed_to() == [f"not {first}"]


def test_what_is_chosen_is_chosen_again_at_the_next_start(
    full: Reader, make_reader: Callable[[], Reader]
) -> None:
    tags = full.window.tags
    full.choose(ActionId.SECTION_YEARS)
    full.wait(lambda: "春天" in full.facets(tags))
    view = tags.findChild(QListView)
    row = next(
        number for number in range(view.model().rowCount())
        if view.model().index(number, 0).data() == "春天"
    )  # fmt: skip
    place = view.visualRect(view.model().index(row, 0)).center()
    alt = Qt.KeyboardModifier.AltModifier
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, alt, place)
    wanted = filter_of(full)
    assert wanted == {"without": ((FacetKind.TAG, "春天"),)}
    path = full.desktop.archives.path
    full.close()
    again = make_reader()
    again.start(path)
    assert filter_of(again) == wanted
    assert again.window.sidebars[FacetKind.YEAR].isVisible()


def test_by_name_is_by_pinyin(full: Reader) -> None:
    categories = full.window.categories
    full.wait(lambda: len(full.facets(categories)) > 2)
    by_count = list(full.facets(categories))
    categories.findChild(QToolButton).menu().actions()[1].trigger()
    full.wait(lambda: list(full.facets(categories)) != by_count)
    with open_archive(full.desktop.archives.path, read_only=True) as archive:  # type: ignore[arg-type]
        kept = archive.facets().categories
    by_name = [one.label for one in in_order(kept, by_name=True)]
    assert list(full.facets(categories))[1:] == by_name
    assert QApplication.activePopupWidget() is None
