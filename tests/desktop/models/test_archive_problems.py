"""The model of an archive's problems: pages on request, a filter, another archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive import Problem, ProblemCode, Severity, open_archive
from desktop.jobs import Worker
from desktop.models.archive_problems import ArchiveProblemModel
from desktop.models.row_cache import PAGE_ROWS
from tests.desktop.library import Library

MANY = 1_000


def _problem(number: int) -> Problem:
    code = ProblemCode.EMPTY if number % 10 == 0 else ProblemCode.TITLE_MISSING
    return Problem(f"_posts/{number:04}.md", number, Severity.WARNING, code, f"words {number}")


@pytest.fixture
def reader(library: Library, make_worker: Callable[..., Worker]) -> Worker:
    """A reader of an archive with MANY problems."""
    with open_archive(library.path) as archive:
        archive.problem_store.replace_loose(1, map(_problem, range(MANY)))
    return make_worker(lambda: open_archive(library.path, read_only=True), "archive-reader")


@pytest.fixture
def model(reader: Worker, qtbot: QtBot) -> Iterator[ArchiveProblemModel]:
    """All of them, loaded."""
    made = ArchiveProblemModel()
    made.set_reader(reader)
    with qtbot.waitSignal(made.loaded):
        made.load("")
    yield made
    qtbot.waitUntil(lambda: not reader.is_busy())
    made.deleteLater()


def _cell(model: ArchiveProblemModel, row: int, column: int) -> object:
    return model.index(row, column).data()


def test_rows_come_when_they_are_asked_for(model: ArchiveProblemModel, qtbot: QtBot) -> None:
    assert model.rowCount() == MANY
    assert _cell(model, 500, 0) is None
    with qtbot.waitSignal(model.dataChanged) as changed:
        assert _cell(model, 501, 0) is None, "asked for once"
    first, last = (index.row() for index in changed.args[:2])
    assert first <= 500 <= last < first + PAGE_ROWS
    assert (_cell(model, 500, 0), _cell(model, 500, 1)) == ("site/_posts/0500.md", "500")
    assert "empty" in str(_cell(model, 500, 2))
    problem = model.problem_at(501)
    assert problem is not None and problem.message == "words 501"
    assert model.ids_at([1, 0]) == [2, 1]


def test_the_model_keeps_to_qts_rules(
    model: ArchiveProblemModel, qtmodeltester: object, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.dataChanged):
        model.problem_at(0)
    qtmodeltester.check(model)
    assert model.problem_at(-1) is None and model.problem_at(MANY) is None


def test_a_filter_looks_into_paths_words_and_sentences(
    model: ArchiveProblemModel, qtbot: QtBot
) -> None:
    for text, count in (
        ("_posts/09", 100), ("WORDS 99", 11), ("file is EMPTY", 100), ("nowhere", 0), ("  ", MANY),
    ):  # fmt: skip
        with qtbot.waitSignal(model.loaded) as loaded:
            model.load(text)
        assert loaded.args == [count], text


def test_the_newest_wish_counts(model: ArchiveProblemModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.loaded) as loaded:
        model.load("_posts/09")
        model.load("_posts/099")
    assert loaded.args == [10] and model.rowCount() == 10


def test_what_is_on_show_stays_when_it_is_read_again(
    model: ArchiveProblemModel, library: Library, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.dataChanged):
        model.problem_at(0)
    with open_archive(library.path) as archive:
        archive.connection.execute("UPDATE problem SET message = 'other words' WHERE id = 1")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.loaded):
        model.load("")
    tip = Qt.ItemDataRole.ToolTipRole
    assert model.index(0, 2).data(tip) == "words 0", "old words are better than none"
    qtbot.waitUntil(lambda: model.index(0, 2).data(tip) == "other words")


def test_without_an_archive_there_is_nothing(model: ArchiveProblemModel) -> None:
    model.set_reader(None)
    model.load("")
    assert model.rowCount() == 0 and model.problem_at(0) is None


def test_a_damaged_archive_says_so(
    model: ArchiveProblemModel, library: Library, qtbot: QtBot
) -> None:
    with open_archive(library.path) as archive:
        archive.connection.execute("UPDATE problem SET code = 'unheard-of'")
    with qtbot.waitSignal(model.failed) as failed:
        model.problem_at(0)
    assert "damaged" in str(failed.args[0])
