"""Words of other people are words everywhere: no title, name, path or note is read as markup, makes
a mnemonic, or breaks a line, wherever the program shows it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QEvent, QPointF
from PySide6.QtGui import QAction, QMouseEvent, Qt, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QMessageBox,
    QToolTip,
    QWidget,
)

from archive.highlights import Anchor, Colour
from desktop.action_ids import ActionId
from desktop.messages import describe_error
from desktop.views.dialogs import Asker
from desktop.views.painted_table import PaintedTable
from tests.e2e.places import on_show, places, settle
from tests.e2e.reader import Reader

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

MARK = "<b>EVIL</b>"
EVIL = f"{MARK}<img src='file:///etc/x.png' onerror=alert(1)> R&D"
FILE = EVIL.replace("/", "⁄")  # no name of a file can have it
FILE_MARK = MARK.replace("/", "⁄")
ROLES = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
)
MOST_ROWS = 40


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder in which everything that has a name has this one."""
    folder = tmp_path / f"site {FILE}"
    (folder / "_posts").mkdir(parents=True)
    said = json.dumps(EVIL)
    (folder / "_config.yml").write_text(f"title: {said}\ntimezone: UTC\n", "utf-8")
    for number in range(1, 6):
        name = folder / "_posts" / f"2022-01-0{number}-{FILE}{number}.md"
        name.write_text(
            f"---\nlayout: post\ntitle: {said[:-1]} {number}\"\ndate: 2022-01-0{number}\n"
            f"categories: [{said}, {json.dumps(EVIL + ' two')}]\ntags: [{said}]\nauthor: {said}\n"
            f"lang: {said}\nlink: {json.dumps('https://x.example/' + EVIL)}\n---\n"
            f"ferry `{EVIL}` text &lt;b>EVIL&lt;/b>\n\n（文章来源：{EVIL}）\n\n![{EVIL}](no{number}.png)\n",
            "utf-8",
        )  # fmt: skip
    (folder / "_posts" / f"2022-02-01-{FILE}.md").write_bytes(b"\xff\xfe\x00" * 50)
    (folder / "_posts" / f"2022-02-02-{FILE}.md").write_text(f'---\ntitle: "{EVIL}\n---\n', "utf-8")
    return folder


@pytest.fixture
def evil_reader(reader: Reader, hostile: Path) -> Reader:
    """A window on that folder, a post of it on show, with highlights, notes, searches, a query."""
    report = reader.import_folder(hostile)
    assert report.found == 7
    archive = reader.desktop.archives.writer
    assert archive is not None
    archive.run(lambda opened, _job: _add_notes(opened), must_run=True)
    reader.wait(lambda: not archive.is_busy())
    reader.wait_for_rows(reader.window.post_list.model().rowCount())
    reader.click_row(2)
    reader.wait(lambda: reader.desktop.articles.post is not None)
    return reader


def _add_notes(archive: object) -> None:
    for post_id in (1, 2):
        archive.highlights.add(post_id, Colour.PINK, Anchor(EVIL, "ferry ", "", 6), note=EVIL)  # type: ignore[attr-defined]
    archive.saved_searches.add(EVIL[:90], f'"{MARK}"')  # type: ignore[attr-defined]


def complaints() -> Iterator[str]:
    """Where text of the folder would be taken for more than text, in all that exists by now."""
    for one in QApplication.allWidgets():
        name = f"{type(one).__name__} {one.objectName()}"
        if isinstance(one, QLabel) and _is_read(one.text(), one.textFormat()):
            yield f"{name}: {one.text()!r}"
        for text in (one.toolTip(), one.whatsThis()):
            if _is_read(text, Qt.TextFormat.AutoText):
                yield f"{name}, tip: {text!r}"
        words = [action.text() for action in one.actions() if isinstance(action, QAction)]
        if isinstance(one, QAbstractButton):
            words.append(one.text())
        yield from (
            f"{name}, mnemonic: {text!r}" for text in words if "EVIL" in text and "R&D" in text
        )
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from (f"{name}, {text}" for text in _of_model(one.model()))
    for top in on_show():
        if "\n" in top.windowTitle():
            yield f"title: {top.windowTitle()!r}"


def _is_read(text: str, how: Qt.TextFormat) -> bool:
    """Whether Qt would show other words than those of *text*."""
    if "EVIL" not in text:
        return False
    if how is Qt.TextFormat.PlainText or (
        how is Qt.TextFormat.AutoText and not Qt.mightBeRichText(text)
    ):
        return False
    document = QTextDocument()
    document.setHtml(text)
    shown = document.toPlainText()
    return MARK not in shown and FILE_MARK not in shown


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(MOST_ROWS, model.rowCount())):
        for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
            index = model.index(row, column)
            for role in ROLES:
                text = model.data(index, role)
                if isinstance(text, str) and _is_read(text, Qt.TextFormat.AutoText):
                    yield f"{role.name} {text!r}"


def shown_by(widgets: list[QWidget]) -> int:
    """How many of them say the hostile words at all: else this test would look at nothing."""
    return sum("EVIL" in one.text() + one.toolTip() for one in widgets if isinstance(one, QLabel))


def test_no_place_reads_words_as_markup(evil_reader: Reader, hostile: Path) -> None:
    found, said = [], 0
    window = evil_reader.window
    assert MARK in str(evil_reader.rows()[0])
    assert "EVIL" in str(evil_reader.facets(window.tags))
    evil_reader.show_report()
    for place in places(evil_reader, hostile):
        settle()
        found += [f"{place}: {one}" for one in complaints()]
        said += shown_by(QApplication.allWidgets())
    assert not found, "\n".join(sorted(set(found)))
    assert said > 0


def test_a_tip_over_a_bar_is_text(evil_reader: Reader) -> None:
    evil_reader.choose(ActionId.STATISTICS)
    evil_reader.wait(lambda: bool(_with_evil(evil_reader)))
    for table, row in _with_evil(evil_reader):
        place = QPointF(table.place_of(row).center())
        no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        glide = QMouseEvent(QEvent.Type.MouseMove, place, place, no_button, no_button, no_key)
        QApplication.sendEvent(table.viewport(), glide)
        assert "EVIL" in QToolTip.text()
        assert not _is_read(QToolTip.text(), Qt.TextFormat.AutoText), QToolTip.text()


def _with_evil(reader: Reader) -> list[tuple[PaintedTable, int]]:
    """The charts that name something of the folder, and the row that does."""
    return [
        (one, row)
        for one in reader.window.findChildren(PaintedTable)
        if one.isVisible()
        for row in range(one.table.rowCount())
        if "EVIL" in one.line_of(row)
    ]


def test_questions_and_errors_are_text(
    evil_reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every box of the program, with hostile words in it."""
    boxes: list[QMessageBox] = []

    def look(box: QMessageBox) -> int:
        boxes.append(box)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    asker = Asker(evil_reader.window)
    asker.show_error(describe_error(OSError(EVIL)))
    asker.confirm(EVIL, "Yes")
    asker.only_what_is_listed(EVIL)
    assert [box.textFormat() for box in boxes] == [Qt.TextFormat.PlainText] * 3


def test_a_csv_of_problems_has_no_formula(evil_reader: Reader, tmp_path: Path) -> None:
    """What begins like a formula would be computed by a spreadsheet."""
    evil_reader.answers.csv = tmp_path / "problems.csv"
    dialog = evil_reader.show_report()
    dialog.save_requested.emit()
    evil_reader.wait((tmp_path / "problems.csv").exists)
    text = (tmp_path / "problems.csv").read_text("utf-8-sig")
    assert FILE in text
    for line in text.splitlines():
        for cell in line.split(","):
            assert not cell.strip('"').startswith(("=", "+", "@", "\t")), line
