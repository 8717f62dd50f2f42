"""What else finds text in a folder of posts: each as its own manual would have it used.

A rival builds what it needs, if anything, in a scratch folder, and then counts the posts that hold
a plain text. None of them knows a query language that all share, so a text is all that is asked.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

POST_SUFFIXES = ("md", "markdown", "html")
Texts = Iterable[tuple[int, str]]
"""(id, title and visible text) of every post."""


class Rival(Protocol):
    """``name`` is printed. ``missing`` says why it cannot take part, or is empty."""

    name: str
    missing: str

    def build(self) -> Path | None:
        """Make the index; where it lies, or None where none is needed."""

    def hits(self, needle: str) -> int:
        """How many posts, or files, hold this text."""


def rivals(folder: Path, scratch: Path, texts: Texts) -> list[Rival]:
    """All of them; *texts* is read at once, into a table."""
    globs = ["-g", "*.{" + ",".join(POST_SUFFIXES) + "}"]
    scan = Scan(scratch / "texts.sqlite", texts)
    return [
        Scanner("ripgrep", ["rg", "--no-ignore"], globs, folder),
        Scanner("grep", ["grep", "-r"], [f"--include=*.{one}" for one in POST_SUFFIXES], folder),
        Recoll(folder, scratch / "recoll"),
        Trigrams(scratch / "trigrams.sqlite", scan.file),
        scan,
    ]


class Scanner:
    """A program that reads all files each time."""

    def __init__(
        self, name: str, command: Sequence[str], only_posts: Sequence[str], folder: Path
    ) -> None:
        self.name = name
        self.missing = _not_installed(command[0])
        self._command = [*command, "-F", "-l", *only_posts]
        self._folder = folder

    def build(self) -> None:
        """Nothing is needed."""

    def hits(self, needle: str) -> int:
        """Files that hold *needle*; an English word whole and in any case."""
        word = ["-i", "-w"] if needle.isascii() else []
        command = [*self._command, *word, "-e", needle, str(self._folder)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
        if done.returncode not in (0, 1):  # 1: nothing was found
            raise subprocess.CalledProcessError(done.returncode, command)
        return done.stdout.count(b"\n")


class Recoll:
    """A desktop search engine; its own settings for Chinese are its defaults."""

    name = "Recoll"

    def __init__(self, folder: Path, settings: Path) -> None:
        self.missing = _not_installed("recollindex") or _not_installed("recollq")
        self._folder, self._settings = folder, settings

    def build(self) -> Path:
        """Index the folder."""
        self._settings.mkdir(parents=True)
        posts = " ".join(f"*.{one}" for one in POST_SUFFIXES)
        lines = f"topdirs = {self._folder.resolve()}\nonlyNames = {posts}\nidxflushmb = 200\n"
        (self._settings / "recoll.conf").write_text(lines, encoding="utf-8")
        self._run("recollindex", "-z")
        return self._settings

    def hits(self, needle: str) -> int:
        """Documents that it finds, no other forms of a word among them."""
        wanted = f'"{needle}"' if " " in needle else needle
        said = self._run("recollq", "-Q", "-s", "", "-q", wanted)
        found = re.search(r"(\d+) results", said)
        return int(found[1]) if found else 0

    def _run(self, program: str, *arguments: str) -> str:
        environment = {**os.environ, "RECOLL_CONFDIR": str(self._settings)}
        done = subprocess.run(
            [program, "-c", str(self._settings), *arguments],
            env=environment,
            check=True,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return done.stdout


class Scan:
    """A plain SQLite table of the texts, which is read from end to end each time."""

    name = "LIKE"
    missing = ""

    def __init__(self, file: Path, texts: Texts) -> None:
        self.file = file
        self._connection = sqlite3.connect(file)
        with self._connection:
            self._connection.execute("CREATE TABLE post (id INTEGER PRIMARY KEY, text TEXT)")
            self._connection.executemany("INSERT INTO post VALUES (?, ?)", texts)

    def build(self) -> None:
        """Nothing is needed: the texts stand in a table already."""

    def hits(self, needle: str) -> int:
        """Posts whose text holds *needle*, also within a longer word."""
        wanted = (f"%{needle}%",)
        sql = "SELECT id FROM post WHERE text LIKE ? ORDER BY id DESC"
        return len(self._connection.execute(sql, wanted).fetchall())


class Trigrams:
    """SQLite's full-text index of every three characters."""

    name = "FTS5 trigram"
    missing = ""

    def __init__(self, file: Path, texts: Path) -> None:
        self._file = file
        self._connection = sqlite3.connect(file)
        self._connection.execute("ATTACH ? AS texts", (str(texts),))

    def build(self) -> Path:
        """Index the texts of the table *texts*; they are stored once more, as FTS5 does."""
        with self._connection:
            self._connection.execute(
                "CREATE VIRTUAL TABLE post_fts USING fts5(text, tokenize=trigram)"
            )
            self._connection.execute(
                "INSERT INTO post_fts(rowid, text) SELECT id, text FROM texts.post"
            )
        return self._file

    def hits(self, needle: str) -> int:
        """Posts whose text holds *needle*, which it can only know of three characters on."""
        wanted = (f'"{needle}"',)
        sql = "SELECT rowid FROM post_fts WHERE post_fts MATCH ? ORDER BY rowid DESC"
        return len(self._connection.execute(sql, wanted).fetchall())


def size_of(place: Path | None) -> int:
    """Bytes of a file, or of all files of a folder."""
    if place is None:
        return 0
    if place.is_file():
        return place.stat().st_size
    return sum(one.stat().st_size for one in place.rglob("*") if one.is_file())


def _not_installed(program: str) -> str:
    return "" if shutil.which(program) else f"{program} is not installed"
