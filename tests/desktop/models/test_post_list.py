"""The model of the post list, on a real archive and its reader."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from archive import (
    Archive,
    NotAnArchiveError,
    PostFilter,
    SearchQueryError,
    SortOrder,
    open_archive,
)
from desktop.jobs import Worker
from desktop.models.post_list import FIRST_IDS, ID_ROLE, SUMMARY_ROLE, PostListModel, spoken
from desktop.models.row_cache import MAX_PAGES, PAGE_ROWS
from tests.desktop.library import Library

LIMIT_MS = 10_000
TESTER = QAbstractItemModelTester.FailureReportingMode.Warning
MILLION = 1_000_000


@pytest.fixture
def model(worker: Worker) -> PostListModel:
    """An empty list on a reader; a tester of Qt's watches all that it says."""
    made = PostListModel()
    QAbstractItemModelTester(made, TESTER, made)  # what it finds is a Qt warning, and fails
    made.set_reader(worker)
    return made


class Driver:
    """Asks a model for lists and waits for the answers."""

    def __init__(self, qtbot: QtBot, worker: Worker) -> None:
        self._qtbot, self._worker = qtbot, worker

    def load(
        self, model: PostListModel, post_filter: PostFilter, *more: SortOrder, keep: bool = False
    ) -> None:
        """Load, and wait until all ids are here."""
        with self._qtbot.waitSignal(
            model.loaded, timeout=LIMIT_MS, check_params_cb=lambda _count, whole: whole
        ):
            model.load(post_filter, *more, keep=keep)

    def load_unread(self, model: PostListModel) -> None:
        """Load all posts, and have the model forget the rows that its tester looked at."""
        self.load(model, PostFilter())
        self.rest()
        model._cache.clear()

    def rest(self) -> None:
        """Wait until the reader has nothing left to say."""
        self._qtbot.waitUntil(lambda: not self._worker.is_busy(), timeout=LIMIT_MS)


@pytest.fixture
def driver(qtbot: QtBot, worker: Worker) -> Driver:
    """A driver of models on the library's reader."""
    return Driver(qtbot, worker)


def ids_of(model: PostListModel) -> list[int]:
    return [model.index(row, 0).data(ID_ROLE) for row in range(model.rowCount())]


def hold(worker: Worker) -> threading.Event:
    """Keep the reader busy until the event is set, so that requests wait."""
    go_on = threading.Event()
    worker.run(lambda _archive, _job: go_on.wait(30))
    return go_on


def test_the_model_keeps_to_qts_rules(
    model: PostListModel, driver: Driver, qtmodeltester: object
) -> None:
    qtmodeltester.check(model)
    driver.load(model, PostFilter())
    qtmodeltester.check(model)


def test_all_posts_come_newest_first(
    model: PostListModel, driver: Driver, library: Library
) -> None:
    driver.load(model, PostFilter())
    assert ids_of(model) == list(range(len(library.posts), 0, -1))
    driver.load(model, PostFilter(), SortOrder.OLDEST)
    assert ids_of(model) == list(range(1, len(library.posts) + 1))


def test_ids_come_in_chunks_the_first_soon(
    model: PostListModel, qtbot: QtBot, library: Library
) -> None:
    told: list[tuple[int, bool]] = []
    inserted: list[tuple[int, int]] = []
    model.loaded.connect(lambda count, whole: told.append((count, whole)))
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    with qtbot.waitSignal(model.modelReset, timeout=LIMIT_MS):
        model.load(PostFilter())
    qtbot.waitUntil(lambda: bool(told) and told[-1][1], timeout=LIMIT_MS)
    count = len(library.posts)
    assert told == [(FIRST_IDS, False), (count, False), (count, True)]
    assert inserted == [(FIRST_IDS, count - 1)]


def test_rows_are_placeholders_until_their_page_comes(
    model: PostListModel, driver: Driver, qtbot: QtBot, library: Library
) -> None:
    driver.load_unread(model)
    index = model.index(0, 0)
    with qtbot.waitSignal(model.dataChanged, timeout=LIMIT_MS) as changed:
        assert index.data() == "…"
        assert index.data(SUMMARY_ROLE) is None
    newest = library.posts[-1]
    assert (changed.args[0].row(), changed.args[1].row()) == (0, PAGE_ROWS - 1)
    assert index.data() == newest.title
    summary = index.data(SUMMARY_ROLE)
    assert (summary.id, summary.published) == (len(library.posts), newest.published)
    assert newest.title in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "unread" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_one_page_is_read_at_a_time_and_the_newest_wish_wins(
    model: PostListModel, driver: Driver, worker: Worker
) -> None:
    driver.load_unread(model)
    go_on = hold(worker)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row() // PAGE_ROWS))
    for row in (0, PAGE_ROWS, 0, 2 * PAGE_ROWS):
        assert model.summary_at(row) is None
    go_on.set()
    driver.rest()
    assert changed == [0, 2], "page 1 is not looked at any more"
    assert model.summary_at(2 * PAGE_ROWS) is not None


def test_a_query_marks_its_hits(model: PostListModel, driver: Driver, library: Library) -> None:
    driver.load(model, PostFilter(query="图书馆"))
    assert 0 < model.rowCount() < len(library.posts)
    model.summary_at(0)
    driver.rest()
    summary = model.summary_at(0)
    assert summary is not None
    marked = [
        snippet.text[start:end]
        for snippet in (summary.title, summary.excerpt)
        for start, end in snippet.marks
    ]
    assert marked
    assert set(marked) == {"图书馆"}


def test_nothing_found_is_an_empty_list(model: PostListModel, driver: Driver) -> None:
    driver.load(model, PostFilter())
    driver.load(model, PostFilter(query="无此词无此词"))
    assert model.rowCount() == 0
    assert (model.id_at(0), model.id_at(-1)) == (None, None)


def test_a_query_that_cannot_be_read_leaves_the_list(
    model: PostListModel, driver: Driver, qtbot: QtBot, library: Library
) -> None:
    driver.load(model, PostFilter())
    with qtbot.waitSignal(model.failed, timeout=LIMIT_MS) as failed:
        model.load(PostFilter(query='"'))
    assert isinstance(failed.args[0], SearchQueryError)
    assert model.rowCount() == len(library.posts)


def test_only_the_newest_load_counts(
    model: PostListModel, worker: Worker, driver: Driver, library: Library
) -> None:
    go_on = hold(worker)
    told: list[tuple[int, bool]] = []
    model.loaded.connect(lambda count, whole: told.append((count, whole)))
    model.load(PostFilter(query="图书馆"))
    model.load(PostFilter(query="灯塔"))
    model.load(PostFilter(), SortOrder.OLDEST)
    go_on.set()
    driver.rest()
    assert model.id_at(0) == 1
    assert told[-1] == (len(library.posts), True)


def test_an_answer_to_an_earlier_load_is_dropped(
    model: PostListModel, driver: Driver, qtbot: QtBot, worker: Worker
) -> None:
    """The first chunk of one load is on its way while the next load is asked for."""
    driver.load(model, PostFilter(), SortOrder.OLDEST)
    sent = threading.Event()
    model.load(PostFilter())
    worker.run(lambda _archive, _job: sent.set())
    assert sent.wait(10), "the answers are in the event queue now"
    model.load(PostFilter(query="灯塔"))
    with qtbot.assertNotEmitted(model.rowsInserted):
        qtbot.waitUntil(lambda: not worker.is_busy(), timeout=LIMIT_MS)
    wanted = ids_of(model)
    driver.load(model, PostFilter(query="灯塔"))
    assert ids_of(model) == wanted


def test_a_page_of_an_earlier_list_is_not_shown(
    model: PostListModel, driver: Driver, worker: Worker
) -> None:
    driver.load_unread(model)
    shown: list[tuple[int | None, int]] = []

    def note() -> None:
        for row in (0, PAGE_ROWS - 1):
            summary = model.summary_at(row)
            if summary is not None:
                shown.append((model.id_at(row), summary.id))

    model.dataChanged.connect(note)
    model.modelReset.connect(note)
    go_on = hold(worker)
    model.summary_at(0)
    model.load(PostFilter(), SortOrder.OLDEST)
    go_on.set()
    driver.rest()
    assert (300, 300) in shown, "the answer for the earlier list came"
    assert (1, 1) in shown, "and that for the new one"
    assert all(wanted == given for wanted, given in shown)


def test_a_page_of_an_earlier_archive_is_not_shown(
    model: PostListModel,
    driver: Driver,
    library: Library,
    make_worker: Callable[..., Worker],
    qtbot: QtBot,
) -> None:
    """Both archives have posts with the same numbers."""
    other_path = library.path.with_name("other.fiche")
    other_path.write_bytes(library.path.read_bytes())
    with open_archive(other_path) as archive:
        archive.set_starred([300], True)
    driver.load_unread(model)
    first = model._reader
    go_on = hold(first)
    assert model.summary_at(0) is None
    model.set_reader(make_worker(lambda: open_archive(other_path, read_only=True)))
    driver.load(model, PostFilter())

    def is_starred() -> bool:
        summary = model.summary_at(0)
        return summary is not None and summary.starred

    qtbot.waitUntil(is_starred, timeout=LIMIT_MS)
    go_on.set()
    driver.rest()
    assert is_starred(), "the late answer of the first archive is not taken"


def test_a_page_that_grew_meanwhile_is_read_again(
    model: PostListModel, driver: Driver, worker: Worker
) -> None:
    """A search gives its ids in small pieces; a page may be asked for while it is short."""
    driver.load_unread(model)
    everything = array("q", ids_of(model))
    model._reset(everything[:5])
    go_on = hold(worker)
    assert model.summary_at(0) is None
    model.beginInsertRows(QModelIndex(), 5, 299)
    model._ids.extend(everything[5:])
    model.endInsertRows()
    go_on.set()
    driver.rest()
    assert model.summary_at(4) is not None
    assert model.summary_at(5) is None
    driver.rest()
    assert model.summary_at(5) is not None
    assert model.summary_at(PAGE_ROWS - 1) is not None


def test_a_refresh_keeps_the_rows_until_all_new_ones_are_here(
    model: PostListModel, driver: Driver, library: Library
) -> None:
    driver.load(model, PostFilter())
    counts: list[int] = []
    model.modelReset.connect(lambda: counts.append(model.rowCount()))
    model.rowsInserted.connect(lambda *_where: counts.append(-1))
    was_refresh: list[bool] = []
    model.modelAboutToBeReset.connect(lambda: was_refresh.append(model.is_refresh()))
    driver.load(model, PostFilter(), keep=True)
    assert counts == [len(library.posts)], "one reset, with all rows"
    assert was_refresh == [True]
    assert not model.is_refresh()
    driver.rest()


def test_rows_stay_on_show_while_a_refresh_reads_them_again(
    model: PostListModel, driver: Driver, library: Library
) -> None:
    driver.load(model, PostFilter())
    model.summary_at(0)
    driver.rest()
    with open_archive(library.path) as archive:
        archive.set_starred([300], True)
    for _time in range(2):  # a second refresh may come before the rows of the first
        driver.load(model, PostFilter(), keep=True)
    old = model.index(0, 0).data(SUMMARY_ROLE)
    assert old is not None, "no row is empty for the blink of an eye"
    driver.rest()
    assert model.index(0, 0).data(SUMMARY_ROLE).starred
    driver.load(model, PostFilter(query=library.posts[-1].code), keep=True)
    assert model.summary_at(0) is None, "other hits are marked in it"
    driver.rest()


def test_a_refresh_of_what_is_empty_now_is_empty(model: PostListModel, driver: Driver) -> None:
    driver.load(model, PostFilter())
    driver.load(model, PostFilter(query="无此词无此词"), keep=True)
    assert model.rowCount() == 0


def test_a_changed_post_is_read_again_while_its_old_row_is_shown(
    model: PostListModel,
    driver: Driver,
    qtbot: QtBot,
    library: Library,
) -> None:
    driver.load(model, PostFilter())
    model.summary_at(0)
    driver.rest()
    with open_archive(library.path) as archive:
        archive.set_starred([300], True)
    with qtbot.waitSignal(model.dataChanged, timeout=LIMIT_MS):
        model.refresh_posts([300, 999_999])
        before = model.summary_at(0)
        assert before is not None, "no row is empty for the blink of an eye"
        assert not before.starred
    after = model.summary_at(0)
    assert after is not None
    assert after.starred


def test_a_post_that_changes_while_its_page_is_read_is_read_once_more(
    model: PostListModel,
    driver: Driver,
    worker: Worker,
    library: Library,
) -> None:
    driver.load(model, PostFilter())
    read = threading.Event()
    model.summary_at(0)
    worker.run(lambda _archive, _job: read.set())
    assert read.wait(10), "the page was read and its answer is on its way"
    with open_archive(library.path) as archive:
        archive.set_starred([300], True)
    model.refresh_posts([300])
    driver.rest()
    model.summary_at(0)  # what a painting does
    driver.rest()
    summary = model.summary_at(0)
    assert summary is not None
    assert summary.starred


def test_posts_that_are_gone_leave_an_empty_row_and_no_endless_questions(
    model: PostListModel, driver: Driver, worker: Worker
) -> None:
    driver.load(model, PostFilter())
    model._reset(array("q", [1, 4_000, 2]))
    model.summary_at(0)
    driver.rest()
    assert model.summary_at(1) is None
    assert model.summary_at(2) is not None
    assert not worker.is_busy(), "a row that does not exist is not asked for again"


def test_a_page_that_cannot_be_read_is_told_and_may_be_asked_for_again(
    model: PostListModel,
    driver: Driver,
    qtbot: QtBot,
    library: Library,
    make_worker: Callable[..., Worker],
) -> None:
    driver.load(model, PostFilter())
    ids = array("q", ids_of(model))
    path = library.path.with_name("late.fiche")
    model.set_reader(make_worker(lambda: open_archive(path, read_only=True)))
    model._reset(ids)
    with qtbot.waitSignal(model.failed, timeout=LIMIT_MS) as failed:
        model.summary_at(0)
    assert isinstance(failed.args[0], NotAnArchiveError)
    path.write_bytes(library.path.read_bytes())
    with qtbot.waitSignal(model.dataChanged, timeout=LIMIT_MS):
        model.summary_at(0)
    assert model.summary_at(0) is not None


def test_without_a_reader_the_list_is_empty(qtbot: QtBot) -> None:
    model = PostListModel()
    with qtbot.waitSignal(model.loaded) as loaded:
        model.load(PostFilter())
    assert loaded.args == [0, True]
    model.set_reader(None)
    assert model.rowCount() == 0


def test_posts_are_found_by_their_id(model: PostListModel, driver: Driver) -> None:
    driver.load(model, PostFilter())
    assert model.row_of(300) == 0
    assert model.row_of(1) == 299
    assert model.row_of(301) is None
    assert model.id_at(299) == 1


@pytest.mark.slow
def test_a_million_ids(worker: Worker, driver: Driver) -> None:
    """Real posts stand at its end, so every row but the last 300 is one that is gone."""
    model = PostListModel()
    model.set_reader(worker)
    driver.load(model, PostFilter())
    ids = array("q", range(MILLION, 0, -1))
    model._reset(ids)
    assert model.rowCount() == MILLION
    selection = QItemSelectionModel(model)
    everything = QItemSelection(model.index(0, 0), model.index(MILLION - 1, 0))
    selection.select(everything, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert selection.isSelected(model.index(MILLION // 2, 0))
    last = model.index(MILLION - 1, 0)
    assert last.data(ID_ROLE) == 1
    assert model.row_of(1) == MILLION - 1
    assert last.data(SUMMARY_ROLE) is None
    driver.rest()
    assert last.data(SUMMARY_ROLE).id == 1
    for page in range(2 * MAX_PAGES):
        model.summary_at(page * PAGE_ROWS)
        driver.rest()
    assert len(model._cache._pages) == MAX_PAGES, "only so many pages are kept"


def test_a_row_is_said_in_words(library: Library) -> None:
    with open_archive(library.path) as archive:
        archive.set_starred([1], True)
        archive.set_read([2], True)
        first, second = archive.summaries([1, 2])
    assert "starred" in spoken(first)
    assert "unread" in spoken(first)
    assert "unread" not in spoken(second)
    assert ", ," not in spoken(first)
    assert spoken(replace(second, other_places=2)).endswith(", in 2 more places")


def test_reading_happens_in_the_readers_thread_only(
    make_worker: Callable[..., Worker], library: Library, driver: Driver, qtbot: QtBot
) -> None:
    """SQLite itself would refuse a connection in another thread; this says it by name."""
    opened: list[str] = []

    def open_it() -> Archive:
        opened.append(threading.current_thread().name)
        return open_archive(library.path, read_only=True)

    model = PostListModel()
    model.set_reader(make_worker(open_it, "list-reader"))
    driver.load(model, PostFilter())
    with qtbot.waitSignal(model.dataChanged, timeout=LIMIT_MS):
        model.summary_at(0)
    assert len(opened) == 1
    assert opened[0].startswith("list-reader")
