"""A folder with very many files in one directory: looked at, imported, and stopped in both.

``python -m tests.load.crowd FOLDER [POSTS]``: with POSTS so many are made in FOLDER, which must not
be there, and is removed at the end; without, FOLDER is imported as it is. The archive lies beside
it. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from benchmarks.processes import memory_bytes, tree
from tests.load.watch import Step, Watched, pause, watch

POST = "---\ntitle: Crowd {number}\n---\nOne of many, number{number}.\n"
WORKS_SECONDS = 4.0
"""So long the look and the import read files before they are stopped."""


def make_posts(folder: Path, count: int) -> None:
    """So many tiny posts in one directory."""
    posts = folder / "_posts"
    posts.mkdir(parents=True)
    for number in range(count):
        day = f"{2000 + number // 336 % 24}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        (posts / f"{day}-crowd{number}.md").write_text(POST.format(number=number), "utf-8")


class Heard:
    """The different words that a step has seen, so that progress can be told from a standstill."""

    def __init__(self, text: Callable[[], str]) -> None:
        self._text = text
        self.words: set[str] = set()

    def listen(self, until: Callable[[str], bool]) -> Step:
        """Hear until so."""

        def step() -> bool:
            self.words.add(self._text())
            return until(self._text())

        return step


def crowd(watched: Watched, folder: Path) -> Iterator[Step]:
    """Look at the folder and think better of it; import it and stop."""
    imports, said = watched.desktop.imports, watched.said
    yield lambda: watched.desktop.archives.writer is not None
    watched.answers.folder = folder
    watched.stage, began = "scan", time.perf_counter()
    imports.ask_for_folder()
    yield lambda: imports.previews.dialog is not None
    dialog = imports.previews.dialog
    assert dialog is not None
    heard = Heard(dialog.status.text)
    yield heard.listen(lambda text: " of " in text)
    said |= {"scanned in": time.perf_counter() - began, "told while scanning": len(heard.words)}
    watched.stage = "look"
    yield from _listen(watched, heard, "looking")
    watched.stage, began = "stop the look", time.perf_counter()
    dialog.reject()
    yield watched.is_idle
    said["look stopped after"] = time.perf_counter() - began
    watched.stage = "import"
    imports.ask_for_folder()
    yield lambda: imports.previews.dialog is not None
    assert imports.previews.dialog is not None
    imports.previews.dialog.accept()
    panel = watched.window.import_panel
    heard = Heard(lambda: panel.text)
    yield heard.listen(lambda text: " of " in text)
    yield from _listen(watched, heard, "importing")
    said["memory of all processes"] = memory_bytes(tree(os.getpid()))
    watched.stage, began = "stop the import", time.perf_counter()
    button = panel.findChild(QPushButton, "import_cancel")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    said["what Cancel says"] = panel.text
    yield lambda: not imports.is_running()
    said["import stopped after"] = time.perf_counter() - began
    said["at the end"] = panel.text
    watched.stage = "list"
    yield watched.has_list
    said["listed"] = watched.desktop.browse.model.rowCount()


def _listen(watched: Watched, heard: Heard, doing: str) -> Iterator[Step]:
    heard.words.clear()
    enough = pause(WORKS_SECONDS)
    yield heard.listen(lambda _text: enough())
    watched.said[f"told while {doing}"] = len(heard.words)


def main() -> None:
    """Run it."""
    folder, made = Path(sys.argv[1]), len(sys.argv) > 2
    if made:
        make_posts(folder, int(sys.argv[2]))
    archive = folder.parent / f"{folder.name}.fiche"
    try:
        print(json.dumps(watch(lambda watched: crowd(watched, folder), archive, folder)))
    finally:
        archive.unlink(missing_ok=True)
        if made:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
