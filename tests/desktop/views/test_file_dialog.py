"""The windows that ask for files: what they ask for, their pictures, their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.i18n import Translations
from desktop.icons import icon
from desktop.theme import DARK, apply_theme
from desktop.views.dialogs import Asker
from desktop.views.file_dialog import (
    BUTTON_ICONS,
    QT_TEXTS,
    FileQuestion,
    chosen_path,
    folder_dialog,
    open_dialog,
    save_dialog,
)

Maker = Callable[[FileQuestion, QWidget | None], QFileDialog]
MAKERS: tuple[Maker, ...] = (folder_dialog, open_dialog, save_dialog)


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    translations = Translations(qapp)
    translations.use("zh_CN")
    yield
    translations.use("en")


class Person(QObject):
    """Types a name into the dialog that opens next, and accepts or leaves it."""

    def __init__(self, name: str, *, accepts: bool = True) -> None:
        super().__init__()
        self._name, self._accepts = name, accepts
        self.title = ""
        QTimer.singleShot(0, self, self.answer)

    def answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, self, self.answer)
            return
        self.title = dialog.windowTitle()
        dialog.findChild(QLineEdit, "fileNameEdit").setText(self._name)
        if self._accepts:
            dialog.accept()
        else:
            dialog.reject()


@pytest.mark.parametrize("make", MAKERS)
def test_the_row_of_arrows_has_our_drawings(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, make: Maker
) -> None:
    apply_theme(qapp, DARK)
    dialog = make(FileQuestion("Where?", tmp_path), None)
    qtbot.addWidget(dialog)
    for name, drawing in BUTTON_ICONS.items():
        shown = dialog.findChild(QToolButton, name).icon().pixmap(16)
        assert shown.toImage() == icon(drawing).pixmap(16).toImage(), name


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("make", MAKERS)
def test_no_label_is_english_in_chinese(qtbot: QtBot, tmp_path: Path, make: Maker) -> None:
    dialog = make(FileQuestion("导入", tmp_path, "表格 (*.csv)"), None)
    qtbot.addWidget(dialog)
    dialog.show()
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    assert len(labels) == 3
    assert all(any(letter > "\u2e80" for letter in text) for text in labels), labels


@pytest.mark.usefixtures("chinese")
def test_what_qt_lacks_is_translated() -> None:
    files = QT_TEXTS.index("Drive")
    for number, text in enumerate(QT_TEXTS):
        context = "QFileDialog" if number < files else "QAbstractFileIconProvider"
        assert QCoreApplication.translate(context, text) != text
    folder = QCoreApplication.translate(
        "QAbstractFileIconProvider", "Folder", "All other platforms"
    )
    assert folder == "文件夹"


@pytest.mark.usefixtures("qapp")
def test_an_answer_is_a_path(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "a.fiche").write_bytes(b"")
    asker = Asker(QWidget())
    questions = (
        (asker.folder_to_import, "news", tmp_path / "news"),
        (asker.folder_to_export_to, "news", tmp_path / "news"),
        (asker.archive_to_open, "a.fiche", tmp_path / "a.fiche"),
        (asker.archive_to_create, "new", tmp_path / "new.fiche"),
        (asker.csv_to_save, "table.csv", tmp_path / "table.csv"),
        (asker.file_to_save, "picture.png", tmp_path / "picture.png"),
    )
    titles = set()
    for ask, name, path in questions:
        person = Person(str(tmp_path / name))
        assert ask(tmp_path) == path
        titles.add(person.title)
    assert len(titles) == len(questions)


def test_whoever_thinks_better_of_it_gives_no_path(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = save_dialog(FileQuestion("Where?", tmp_path / "old name.csv"), None)
    person = Person("new name.csv", accepts=False)
    assert chosen_path(dialog) is None
    assert person.title == "Where?"
    with qtbot.waitSignal(dialog.destroyed):
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)


def test_a_name_to_begin_with_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = save_dialog(FileQuestion("Where?", tmp_path / "problems.csv"), None)
    qtbot.addWidget(dialog)
    assert dialog.findChild(QLineEdit, "fileNameEdit").text() == "problems.csv"
    assert Path(dialog.directory().absolutePath()) == tmp_path
