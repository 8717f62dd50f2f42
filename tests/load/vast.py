"""An archive of many gigabytes, of posts with long bodies and large pictures.

``python -m tests.load.vast FOLDER GIGABYTES``: makes it in FOLDER, opens it in the real window,
lists, searches and reads in it, begins a copy and a check and stops both; prints one line of JSON.
FOLDER must have room for the archive and one gigabyte more, and is removed.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from archive import Archive, CheckReport, Importer, open_archive
from archive.storage.bodies import PLAIN, checksum_of
from desktop.action_ids import ActionId
from desktop.controllers.long_work import Words
from desktop.jobs import Job
from tests.factories import corpus
from tests.load.watch import Step, Watched, pause, watch

ORDINARY_POSTS = 2_000
BODY_BYTES, PICTURE_BYTES = 4 << 20, 24 << 20
VAST_POSTS = 12
HEAD = "---\ntitle: Vast {number}\ncategories: vast\n---\n<p>庞大 ferry number{number}</p>\n"
PICTURE = "<p><img src='{name}.png'></p>\n<p><img src='data:image/png;base64,{noise}'></p>\n<p>The end of {number}.</p>\n"
RUNS_SECONDS = 3.0
"""So long the copy and the check run before they are stopped."""


def make_archive(folder: Path, gigabytes: float) -> Path:
    """The archive: posts imported as ever, then pictures put beside theirs until it is large."""
    path = folder / "vast.fiche"
    corpus(ORDINARY_POSTS, folder / "ordinary")
    for number in range(VAST_POSTS):
        _write(folder / "ordinary" / "_posts", number)
    with open_archive(path, create=True) as archive:
        Importer(archive).run([folder / "ordinary"])
    shutil.rmtree(folder / "ordinary")
    noise = os.urandom(PICTURE_BYTES)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # Nobody else is there and the file can be made anew: as fast as the disk is.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        number = 0
        while path.stat().st_size < gigabytes * 1e9:
            number += 1
            picture = number.to_bytes(8) + noise
            row = (checksum_of(picture), "image/png", PLAIN, picture)
            connection.execute(
                "INSERT INTO asset(checksum, media_type, codec, bytes) VALUES (?, ?, ?, ?)", row
            )
        connection.execute("PRAGMA journal_mode = DELETE")
    return path


def _write(folder: Path, number: int) -> None:
    name = f"vast{number}"
    noise = base64.b64encode(os.urandom(BODY_BYTES * 3 // 4)).decode()
    text = HEAD.format(number=number) + PICTURE.format(name=name, noise=noise, number=number)
    (folder / f"2025-01-01-{name}.md").write_text(text, "utf-8")
    (folder / f"{name}.png").write_bytes(os.urandom(PICTURE_BYTES))


def check_task(archive: Archive, job: Job) -> CheckReport:
    """Look for damage."""
    return archive.check(job.report)


def use(watched: Watched) -> Iterator[Step]:
    """Open, list, search, read, copy, check."""
    desktop, window, said = watched.desktop, watched.window, watched.said
    began = time.perf_counter()
    watched.stage = "open"
    yield watched.has_list
    said |= {"opened": time.perf_counter() - began, "posts": desktop.browse.model.rowCount()}
    for query in ("庞大", "number7", "ferry title:Vast", "港湾 -庞大"):
        watched.stage, began = "search", time.perf_counter()
        desktop.browse.search(query)
        yield watched.has_list
        said[f"search {query}"] = [desktop.browse.model.rowCount(), time.perf_counter() - began]
    watched.stage = "read"
    desktop.browse.search("庞大")
    yield watched.has_list
    for row in range(3):
        window.post_list.select_row(row)
        yield pause(1.0)
        yield watched.is_idle
    copy = watched.folder / "copy.fiche"
    watched.answers.archive = copy
    watched.stage = "copy"
    window.registry.action(ActionId.BACK_UP).trigger()
    yield from _stop_after_a_while(watched, "copy")
    said["left of the copy"] = [one.name for one in watched.folder.glob("copy*")]
    archive = desktop.archives.path
    assert archive is not None
    watched.stage = "check"
    desktop.work.start(archive, check_task, Words("Checking…", str, "Stopped"))
    yield from _stop_after_a_while(watched, "check")


def _stop_after_a_while(watched: Watched, what: str) -> Iterator[Step]:
    panel = watched.window.export_panel
    before = panel.text
    began = time.perf_counter()
    yield lambda: panel.text != before or not watched.desktop.work.is_busy()
    watched.said[f"{what}: first news"] = time.perf_counter() - began
    yield pause(RUNS_SECONDS)
    watched.said[f"{what}: panel"] = panel.text
    watched.stage, began = f"stop the {what}", time.perf_counter()
    watched.desktop.work.cancel()
    yield lambda: not watched.desktop.work.is_busy()
    watched.said[f"{what}: stopped after"] = time.perf_counter() - began


def main() -> None:
    """Make it, use it, remove it."""
    folder, gigabytes = Path(sys.argv[1]), float(sys.argv[2])
    folder.mkdir(parents=True)
    try:
        began = time.perf_counter()
        path = make_archive(folder, gigabytes)
        made = {"bytes": path.stat().st_size, "made": time.perf_counter() - began}
        print(json.dumps(made | watch(use, path, folder)))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
