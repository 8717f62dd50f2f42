"""The programs of ``bench_start``: how each is started, with what, in a home of its own."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from benchmarks import maker
from benchmarks.screen import EVERYTHING, Area

ARTICLES = 500
FEEDS = 10
SECONDS = 1_790_000_000  # of the first article's date
EMPTY_WINDOW = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("Nothing but this")
label.resize(1280, 800)
label.show()
app.exec()
"""
OUR_LIST: Area = (222, 155, 612, 765)
"""Of a window that is as large as the screen: the list below the time line."""


@dataclass
class Reader:
    """One program. ``first`` is done once, after a start that made the profile."""

    name: str
    shows: str
    command: list[str]
    home: Path
    area: Area = EVERYTHING
    folders: dict[str, str] = field(default_factory=dict)
    first: Callable[[Reader, dict[str, str]], None] | None = None

    def environment(self, screen: str) -> dict[str, str]:
        """Nothing of the caller's own settings; the folders are made."""
        data = {
            "HOME": self.home,
            "XDG_CONFIG_HOME": self.home / ".config",
            "XDG_DATA_HOME": self.home / ".local" / "share",
            "XDG_CACHE_HOME": self.home / ".cache",
            "XDG_RUNTIME_DIR": self.home / "run",
        }
        for folder in data.values():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = {
            name: os.environ[name]
            for name in ("PATH", "DBUS_SESSION_BUS_ADDRESS")
            if name in os.environ
        }
        other = {
            "DISPLAY": screen,
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "NO_AT_BRIDGE": "1",
        }
        return {**kept, **other, **self.folders, **{key: str(path) for key, path in data.items()}}


def readers(archive: Path, scratch: Path) -> Iterator[Reader]:
    """Those that are installed; ours, and an empty window, always."""
    python = sys.executable
    yield Reader("PySide6", "a window with one label", [python, "-c", EMPTY_WINDOW], scratch / "e")
    ours = [python, "-m", "desktop", str(archive)]
    yield Reader("Microfiche", "its list of articles", ours, scratch / "m", OUR_LIST)
    # Chromium refuses to start for root with its sandbox; our own window sees to that itself.
    unboxed = {"QTWEBENGINE_DISABLE_SANDBOX": "1"} if os.geteuid() == 0 else {}
    if found := shutil.which("rssguard"):
        shows = f"{FEEDS} feeds with {ARTICLES} articles counted; their list is empty until a click"
        yield Reader(
            "RSS Guard", shows, [found], scratch / "r", folders=unboxed, first=fill_rss_guard
        )
    if found := shutil.which("recoll"):
        config = scratch / "c" / "config"
        command = [found, "-c", str(config)]
        yield Reader(
            "Recoll", "an empty list, before a question", command, scratch / "c", first=fill_recoll
        )
        asked = [*command, "-a", "-q", "reported"]
        yield Reader("Recoll", "its first results for a word", asked, scratch / "c")
    if found := shutil.which("liferea"):
        shows = f"{FEEDS} feeds, and no articles"
        yield Reader("Liferea", shows, [found], scratch / "l", first=fill_liferea)


def articles() -> Iterator[tuple[int, str, str]]:
    """Number, title and text of posts like those of the archives that other benchmarks make."""
    for number in range(ARTICLES):
        text = maker.post(number, ARTICLES)[1]
        lines = (line for line in text.splitlines() if line.startswith("title:"))
        title = next(lines, "").removeprefix("title:").strip(" \"'")
        yield number, title or f"Article {number}", text.rpartition("---\n")[2]


def fill_rss_guard(reader: Reader, _environment: dict[str, str]) -> None:
    """Articles in the database that its first start made."""
    (file,) = reader.home.glob(".config/RSS Guard*/database/database.db")
    with sqlite3.connect(file) as database:
        database.execute("INSERT INTO Accounts (id, type) VALUES (1, 'std-rss')")
        database.executemany(
            "INSERT INTO Feeds (title, category, source, update_type, account_id, custom_id)"
            " VALUES (?, -1, 'http://localhost/none', 0, 1, ?)",
            [(f"Feed {feed}", str(feed)) for feed in range(FEEDS)],
        )
        database.executemany(
            "INSERT INTO Messages (feed, title, url, author, date_created, contents, account_id,"
            " custom_id) VALUES (?, ?, 'http://localhost/none', 'A', ?, ?, 1, ?)",
            [
                (str(number % FEEDS), title, (SECONDS + number) * 1000, text, str(number))
                for number, title, text in articles()
            ],
        )
    database.close()


def fill_recoll(reader: Reader, environment: dict[str, str]) -> None:
    """The same articles as files, and their index."""
    folder, config = reader.home / "articles", Path(reader.command[-1])
    folder.mkdir()
    config.mkdir(exist_ok=True)
    for number, title, text in articles():
        (folder / f"{number}.html").write_text(
            f"<html><head><meta charset='utf-8'><title>{escape(title)}</title></head>{text}</html>",
            encoding="utf-8",
        )
    (config / "recoll.conf").write_text(f"topdirs = {folder}\n", encoding="utf-8")
    subprocess.run(
        ["recollindex", "-c", str(config)], env=environment, check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def fill_liferea(reader: Reader, _environment: dict[str, str]) -> None:
    """Feeds that it never fetches, instead of those that it begins with: a start must not depend on
    the network."""
    outlines = "".join(
        f'<outline title="Feed {feed}" text="Feed {feed}" type="rss" id="feed{feed:03}"'
        f' updateInterval="-2" xmlUrl="http://localhost/none"/>'
        for feed in range(FEEDS)
    )
    (reader.home / ".config/liferea/feedlist.opml").write_text(
        f'<?xml version="1.0"?><opml version="1.0"><body>{outlines}</body></opml>', encoding="utf-8"
    )
