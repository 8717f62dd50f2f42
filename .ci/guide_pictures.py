"""The pictures of the user guide, in each language, drawn as the program is today.

``guide_pictures.py FOLDER`` writes ``FOLDER/LANGUAGE/NAME.png``: the window at 1000 × 640 and some
windows over it.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from looks import LANGUAGES, make_archive, settings_for
from looks_tour import MOMENT_MS, Tour
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog

from desktop.action_ids import ActionId
from desktop.app import make_application

SIZE = (1000, 640)
ARTICLES = {"en": "path:vinegar", "zh_CN": "path:FC202404230006"}
"""What is read in the pictures."""
REWRITTEN = "path:8-towns"


class GuideTour(Tour):
    """Only what the guide shows."""

    def run(self) -> None:
        """All of it."""
        self.wait(lambda: self.window.viewer is not None)
        self.window.resize(*SIZE)
        self.pause(4 * MOMENT_MS)
        self.show_post(ARTICLES[self.out.name])
        self.shoot("reading")
        self.choose(ActionId.SECTION_LANGUAGES)
        self.desk.browse.show_category("ships/sail/")
        self.pause(3 * MOMENT_MS)
        self.shoot("sidebars")
        self.choose(ActionId.ALL_POSTS)
        self.choose(ActionId.SECTION_LANGUAGES)
        self.look_for("缩微" if self.out.name == "zh_CN" else "film")
        self.window.post_list.select_row(0)
        self.pause(3 * MOMENT_MS)
        self.shoot("search")
        self.look_for("")
        for action, name in (
            (ActionId.SEARCH_FORM, "search-form"),
            (ActionId.PREFERENCES, "preferences"),
        ):
            self.choose(action)
            self.shoot(name, next(one for one in self.others() if isinstance(one, QDialog)))
            self.close_others()
        for action, name in ((ActionId.CALENDAR, "calendar"), (ActionId.HIGHLIGHTS, "highlights")):
            self.choose(action)
            self.pause(2 * MOMENT_MS)
            self.shoot(name)
        self.choose(ActionId.ALL_POSTS)
        self.show_post(REWRITTEN)
        self.choose(ActionId.VERSIONS)
        self.pause(2 * MOMENT_MS)
        self.shoot("versions", next(one for one in self.others() if isinstance(one, QDialog)))
        self.close_others()
        self.preview()
        self.damage()
        self.choose(ActionId.CHECK)
        self.wait(lambda: bool(self.others()))
        self.shoot("check", next(iter(self.others())))
        self.window.close()

    def damage(self) -> None:
        """Half of the stored bytes of one post are gone."""
        assert self.desk.archives.path is not None
        with closing(sqlite3.connect(self.desk.archives.path)) as connection, connection:
            connection.execute(
                "UPDATE post_source SET bytes = substr(bytes, 1, length(bytes) / 2)"
                " WHERE post_id = (SELECT max(post_id) FROM post_source)"
            )

    def show_post(self, query: str) -> None:
        """The first post that a query finds, in the list of all."""
        self.look_for(query)
        self.window.post_list.select_row(0)
        self.pause(3 * MOMENT_MS)
        post_id = self.window.post_list.current_post()
        self.look_for("")
        if post_id is not None:
            self.desk.browse.show_post(post_id)
        self.pause(3 * MOMENT_MS)


def draw(folder: Path, language: str) -> None:
    """One language, in this process."""
    out = folder / language
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        make_archive(home / "sample.fiche", home / "notes", with_faults=False)
        settings = settings_for(home, "light", language)
        tour = GuideTour(make_application(sys.argv[:1]), settings, out, home / "notes")
        tour.desk.start(home / "sample.fiche")
        QTimer.singleShot(0, tour.run)
        tour.app.exec()
        tour.desk.dispose()
    for name in tour.names:
        print(out / f"{name}.png")


def main() -> int:
    """Each language in a process of its own; the exit status."""
    folder, *languages = sys.argv[1:]
    if languages:
        draw(Path(folder), *languages)
        return 0
    calls = [[sys.executable, __file__, folder, language] for language in LANGUAGES]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return max(subprocess.run(call, env=env, check=False).returncode for call in calls)


if __name__ == "__main__":
    sys.exit(main())
