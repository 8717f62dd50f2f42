"""The limits of the window, each by its name: up to it all counts, past it what the note says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from archive import FacetKind, PostFilter, SortOrder, open_archive
from desktop.controllers import jump_targets, selection
from desktop.controllers.archives import ArchivesController
from desktop.controllers.article_data import MAX_SHELVES, ArticleData, make_document
from desktop.controllers.articles import ArticlesController
from desktop.controllers.browse import BrowseController
from desktop.controllers.facets import MAX_UNFOLDED, FacetsController
from desktop.controllers.jump_targets import (
    MAX_NAMES,
    MAX_OF_A_KIND,
    MAX_TITLES,
    Found,
    JumpTask,
    Names,
    Target,
    TargetKind,
    key_of,
    matching,
)
from desktop.controllers.selection import MAX_LINKS, SelectionController
from desktop.controllers.states import StatesController
from desktop.jobs import Worker
from desktop.settings import UNFOLDED, Settings
from desktop.views.dialogs import Asker
from desktop.views.main_window import MainWindow
from tests.desktop.library import Library
from tests.desktop.test_citations import POST

LIMIT_MS = 10_000
CHOSEN = 10


# Over an article


@pytest.mark.parametrize("count", [MAX_SHELVES, MAX_SHELVES + 1])
def test_an_article_is_headed_by_the_first_of_its_categories_and_tags(count: int) -> None:
    names = tuple(f"n{number}" for number in range(count))
    labels = tuple(name.upper() for name in names)
    post = replace(POST, categories=names, category_labels=labels, tags=names)
    document = make_document(ArticleData(post, "<p>Words</p>", (), (), ""))
    assert document.tags == names[:MAX_SHELVES]
    assert document.categories == tuple(zip(names, labels, strict=True))[:MAX_SHELVES]
    assert len(document.tags) == MAX_SHELVES


# What can be jumped to


def commands(names: Sequence[str]) -> list[Target]:
    return [Target(TargetKind.COMMAND, name, name) for name in names]


def test_of_each_kind_the_best_that_fit_are_offered() -> None:
    inside = [f"re-open {number}" for number in range(MAX_OF_A_KIND)]
    tag = Target(TargetKind.TAG, "open", "an open day")
    assert [one.label for one in matching(commands(inside), "open")] == inside
    found = matching([*commands(inside), *commands(["open"]), tag], "open")
    assert [one.label for one in found] == ["open", *inside[:-1], tag.label]


def jump(worker: Worker, qtbot: QtBot, typed: str) -> list[int]:
    """The posts that are offered for what was typed."""
    job = worker.run(JumpTask(typed, Names(()), hidden=False))
    with qtbot.waitSignal(job.succeeded, timeout=LIMIT_MS) as done:
        pass
    found = done.args[0]
    assert isinstance(found, Found) and found.are_posts
    return [int(one.key) for one in found.targets]


def test_of_many_titles_the_newest_are_offered(
    worker: Worker, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all("项" in post.title for post in library.posts)
    newest = list(range(len(library.posts), 0, -1))
    assert jump(worker, qtbot, "项") == newest[:MAX_TITLES]
    with open_archive(library.path, read_only=True) as archive:
        wanted = PostFilter(query="title:港湾图书馆")
        few = [one for ids in archive.iter_post_ids(wanted, SortOrder.NEWEST) for one in ids]
    assert 1 < len(few) <= MAX_TITLES
    for most in (len(few), len(few) - 1):
        monkeypatch.setattr(jump_targets, "MAX_TITLES", most)
        assert jump(worker, qtbot, "港湾图书馆") == few[:most]


def test_the_pinyin_of_one_name_too_many_is_worked_out_again() -> None:
    names = commands([f"name {number}" for number in range(MAX_NAMES + 1)])
    key_of.cache_clear()
    offered = [matching(names[:MAX_NAMES], "name 7") for _twice in range(2)]
    kept = key_of.cache_info()
    assert (kept.misses, kept.hits, kept.currsize) == (MAX_NAMES, MAX_NAMES, MAX_NAMES)
    matching(names[MAX_NAMES:], "name")
    assert key_of.cache_info().currsize == MAX_NAMES
    assert matching(names[:MAX_NAMES], "name 7") == offered[0] == offered[1]
    assert key_of.cache_info().misses > MAX_NAMES + 1
    key_of.cache_clear()


# What is remembered of the sidebars


def test_unfolded_branches_are_remembered_the_first_by_name(qtbot: QtBot, tmp_path: Path) -> None:
    branches = [f"branch {number:04}/" for number in range(MAX_UNFOLDED + 1)]
    kept = [f"{FacetKind.CATEGORY}:{name}" for name in branches]
    settings = Settings(tmp_path / "settings.ini")
    settings.set(UNFOLDED, kept[1:])
    window = MainWindow()
    qtbot.addWidget(window)
    FacetsController(window, settings)
    categories = window.sidebars[FacetKind.CATEGORY]
    assert sorted(categories.unfolded()) == branches[1:], "so many are all unfolded at a start"
    categories.folded.emit(FacetKind.CATEGORY)
    assert settings.get(UNFOLDED) == kept[1:], "and remembered"
    categories.set_unfolded(reversed(branches))
    categories.folded.emit(FacetKind.CATEGORY)
    assert settings.get(UNFOLDED) == kept[:MAX_UNFOLDED]
    assert sorted(categories.unfolded()) == branches, "until the window closes all are"


# Links of chosen posts


@pytest.fixture
def chosen(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[SelectionController]:
    """A window on the library in which some posts are chosen; it has no viewer of articles."""
    window, settings = MainWindow(), Settings(tmp_path / "settings.ini")
    qtbot.addWidget(window)
    asker, states = Asker(window), StatesController(window)
    archives = ArchivesController(window, settings, asker)
    articles = ArticlesController(window, asker, states, lambda _url: False)
    browse = BrowseController(window, settings, archives, articles, states)
    made = SelectionController(window, archives, browse, articles, states)
    archives.open(library.path)
    qtbot.waitUntil(lambda: browse.model.rowCount() == len(library.posts), timeout=LIMIT_MS)
    rows = QItemSelection(browse.model.index(0, 0), browse.model.index(CHOSEN - 1, 0))
    select = QItemSelectionModel.SelectionFlag.ClearAndSelect
    window.post_list.selectionModel().select(rows, select)
    yield made
    archives.close()


def test_of_too_many_links_the_first_are_copied_and_a_sentence_says_so(
    chosen: SelectionController,
    library: Library,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert selection.MAX_LINKS == MAX_LINKS > CHOSEN
    newest_first = [post.code for post in reversed(library.posts)]
    status = chosen.label.window().statusBar()  # type: ignore[attr-defined]
    for most in (CHOSEN, CHOSEN - 1):
        monkeypatch.setattr(selection, "MAX_LINKS", most)
        chosen.copy_links()
        limit = f" Only the first {most} posts count." if most < CHOSEN else ""
        said = f"{most} source links were copied.{limit}"
        qtbot.waitUntil(lambda: status.currentMessage() == said, timeout=LIMIT_MS)  # noqa: B023
        copied = QGuiApplication.clipboard().text().splitlines()
        assert [line.partition("code=")[2] for line in copied] == newest_first[:most]
