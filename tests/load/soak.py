"""Everything at once for some minutes, by a person who often thinks better of it.

``python -m tests.load.soak FOLDER SECONDS [SEED]``: imports into and reads an archive in FOLDER,
with the real window; prints one line of JSON. Between rounds everything is let come to rest, and
what the process holds is written down: it must not grow.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPushButton

from desktop.action_ids import ActionId, MenuId
from tests.factories import corpus
from tests.load.watch import Step, Watched, holdings, pause, watch

ROUND_SECONDS = 8.0
SHORT, LONG = 0.01, 0.4
FIRST_POSTS, MORE_POSTS, FOLDERS = 1_500, 600, 6
PIECES = (
    "港湾 灯塔 增长 去年 ferry lantern 居民表示 读者 title:修复 on:2022 -电车 第三期 2022".split()
)
PAGES = (ActionId.CALENDAR, ActionId.STATISTICS, ActionId.HIGHLIGHTS, ActionId.PROBLEMS)
Key = Qt.Key


class Person:
    """Does one thing after the other, at random, and cancels what takes long at random too."""

    def __init__(self, watched: Watched, chance: random.Random) -> None:
        self._watched, self._chance = watched, chance
        self._window = watched.window
        self._desktop = watched.desktop
        self._written = 0
        self._news = watched.folder / "kept"
        self.folders = [watched.folder / f"more{number}" for number in range(FOLDERS)]
        self.done: dict[str, int] = {}
        self.actions: tuple[tuple[int, Callable[[], object]], ...] = (
            (30, self.jump),
            (30, self.open_article),
            (20, self.next_article),
            (10, self.search),
            (6, self.clear_search),
            (6, self.choose_facet),
            (6, self.open_page),
            (12, self.write_file),
            (6, self.rewrite_file),
            (3, self.remove_file),
            (4, self.import_folder),
            (4, self.cancel_import),
            (2, self.back_up),
            (2, self.cancel_work),
            (4, self.star),
            (2, self.optimize),
            (1, self.reopen),
            (1, self.change_look),
        )

    def act(self) -> None:
        """The next thing."""
        weights = [weight for weight, _ in self.actions]
        ((_, action),) = self._chance.choices(self.actions, weights)
        name = action.__name__  # type: ignore[attr-defined]
        self._watched.stage = name
        self.done[name] = self.done.get(name, 0) + 1
        action()

    # Reading

    def jump(self) -> None:
        """The scroll bar goes somewhere else."""
        bar = self._window.post_list.verticalScrollBar()
        bar.setValue(self._chance.randrange(bar.maximum() + 1))

    def open_article(self) -> None:
        """A click on a row that is in sight."""
        view = self._window.post_list
        if view.isVisible():
            place = view.viewport().rect().center()
            place.setY(self._chance.randrange(max(1, view.viewport().height())))
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def next_article(self) -> None:
        """The key j."""
        if self._window.post_list.isVisible():
            QTest.keyClick(self._window.post_list, Key.Key_J)

    def search(self) -> None:
        """Type a query, or change the one that is there."""
        box = self._window.search_bar.findChild(QLineEdit)
        if not isinstance(box, QLineEdit) or not box.isVisible():
            return
        if self._chance.random() < 0.5:
            box.clear()
        box.insert(self._chance.choice(PIECES))
        box.textEdited.emit(box.text())

    def clear_search(self) -> None:
        """All posts again."""
        self._choose(ActionId.ALL_POSTS)

    def choose_facet(self) -> None:
        """A click on a category or tag."""
        sidebar = self._chance.choice((self._window.categories, self._window.tags))
        view = sidebar.findChild(QAbstractItemView)
        if view is not None and view.isVisible() and view.model().rowCount():
            row = self._chance.randrange(view.model().rowCount())
            index = view.model().index(row, 0)
            view.scrollTo(index)
            where = view.visualRect(index).center()
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)

    def open_page(self) -> None:
        """One of the pages that stand in the place of list and article."""
        self._choose(self._chance.choice(PAGES))

    def star(self) -> None:
        """The article on show."""
        self._choose(ActionId.STAR)

    def change_look(self) -> None:
        """Light or dark."""
        self._choose(self._chance.choice((ActionId.THEME_LIGHT, ActionId.THEME_DARK)))

    # The folder that is kept up to date

    def write_file(self) -> None:
        """A new post."""
        self._written += 1
        self._write(self._written, "is new")

    def rewrite_file(self) -> None:
        """Another text of one that is there."""
        if self._written:
            self._write(self._chance.randrange(self._written) + 1, f"again {self._chance.random()}")

    def remove_file(self) -> None:
        """One is gone."""
        if self._written:
            number = self._chance.randrange(self._written) + 1
            self._path(number).unlink(missing_ok=True)

    def _path(self, number: int) -> Path:
        return self._news / "_posts" / f"2022-03-{number % 28 + 1:02}-kept{number}.md"

    def _write(self, number: int, words: str) -> None:
        head = f"---\ntitle: Kept {number}\ncategories: gundong\n---\n"
        self._path(number).write_text(f"{head}The ferry {words}. 港湾 {number}\n", "utf-8")

    # Long work

    def import_folder(self) -> None:
        """One of the prepared folders, or one that is there already."""
        imports = self._desktop.imports
        if not imports.is_running() and self._is_open_for_work():
            self._watched.answers.folder = self._chance.choice(self.folders)
            imports.ask_for_folder()

    def confirm(self) -> None:
        """The preview's own button, or its Cancel."""
        dialog = self._desktop.imports.previews.dialog
        if dialog is not None and dialog.isVisible() and self._chance.random() < 0.2:
            dialog.reject() if self._chance.random() < 0.2 else dialog.accept()

    def cancel_import(self) -> None:
        """Its Cancel button."""
        self._click(self._window.import_panel.findChild(QPushButton, "import_cancel"))

    def back_up(self) -> None:
        """File → Back Up Archive…"""
        self._watched.answers.archive = self._watched.folder / "copy.fiche"
        self._choose(ActionId.BACK_UP)

    def cancel_work(self) -> None:
        """The Cancel button of backup and Optimise."""
        self._click(self._window.export_panel.findChild(QPushButton, "export_cancel"))

    def optimize(self) -> None:
        """File → Optimise Archive…"""
        if self._is_open_for_work():
            self._choose(ActionId.OPTIMIZE)

    def reopen(self) -> None:
        """Close the archive, and open it again."""
        if self._is_open_for_work():
            archive = self._desktop.archives.path
            self._choose(ActionId.CLOSE_ARCHIVE)
            if archive is not None:
                self._desktop.archives.open(archive)

    def rest(self) -> None:
        """Stop what can be stopped, and show all posts."""
        self._watched.stage = "rest"
        dialog = self._desktop.imports.previews.dialog
        if dialog is not None:
            dialog.reject()
        for one in QApplication.topLevelWidgets():
            if one.isVisible() and one is not self._window:
                one.close()
        self._desktop.imports.cancel()
        self._desktop.work.cancel()
        self._choose(ActionId.ALL_POSTS)

    def _is_open_for_work(self) -> bool:
        desktop = self._desktop
        is_free = not desktop.imports.is_running() and not desktop.work.is_busy()
        return is_free and desktop.quiet.is_idle() and desktop.archives.writer is not None

    def _choose(self, action_id: ActionId) -> None:
        action = self._window.registry.action(action_id)
        if action.isEnabled():
            action.trigger()

    def _click(self, button: object) -> None:
        if isinstance(button, QPushButton) and button.isVisible() and button.isEnabled():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def soak(watched: Watched, seconds: float, seed: int) -> Iterator[Step]:
    """Rounds of work and rest for so many seconds, but two at the least."""
    chance = random.Random(seed)
    person = Person(watched, chance)
    yield from _prepare(watched)
    archive = watched.desktop.archives.path
    assert archive is not None
    wal = archive.with_name(archive.name + "-wal")
    rests: list[dict[str, int]] = []
    largest = 0
    ends = time.monotonic() + seconds
    while time.monotonic() < ends or len(rests) < 2:
        rested = time.monotonic() + ROUND_SECONDS
        while time.monotonic() < rested:
            person.act()
            person.confirm()
            largest = max(largest, wal.stat().st_size if wal.exists() else 0)
            yield pause(chance.choice((SHORT, SHORT, SHORT, LONG)))
        person.rest()
        yield watched.has_list
        yield pause(LONG)  # Chromium, and what Qt deletes later
        yield watched.has_list
        rests.append(holdings(watched.window) | {"writers": len(watched.writers())})
        print(f"{len(rests)}: {rests[-1]}", file=sys.stderr, flush=True)
    watched.said |= {
        "rests": rests,
        "wal": largest,
        "done": person.done,
        "posts": watched.desktop.browse.model.rowCount(),
    }


def _prepare(watched: Watched) -> Iterator[Step]:
    """An archive with posts, and a folder that is kept up to date."""
    desktop, folder = watched.desktop, watched.folder
    yield lambda: desktop.archives.writer is not None
    watched.answers.folder = folder / "kept"
    desktop.imports.ask_for_folder()
    yield lambda: _preview_is_there(watched)
    dialog = desktop.imports.previews.dialog
    assert dialog is not None
    dialog.accept()
    yield lambda: not desktop.imports.is_running()
    menu = watched.window.registry.menu(MenuId.KEEP_UP_TO_DATE)
    yield lambda: len(menu.actions()) == 1
    menu.actions()[0].trigger()
    yield watched.has_list


def make_folders(folder: Path) -> None:
    """The folder that is kept up to date, and those that are imported now and then."""
    corpus(FIRST_POSTS, folder / "kept", seed=1)
    for number in range(FOLDERS):
        corpus(MORE_POSTS, folder / f"more{number}", seed=10 + number)


def _preview_is_there(watched: Watched) -> bool:
    dialog = watched.desktop.imports.previews.dialog
    return dialog is not None and dialog.isVisible()


def main() -> None:
    """Run it."""
    folder, seconds = Path(sys.argv[1]), float(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    make_folders(folder)
    said = watch(lambda watched: soak(watched, seconds, seed), folder / "soak.fiche", folder)
    shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps(said))


if __name__ == "__main__":
    main()
