"""Posts that are far too large: imported beside ordinary ones, listed, searched, shown as text.

``python -m tests.load.giant FOLDER MEGABYTES``: makes in FOLDER, which is removed at the end, a
Markdown post of so many megabytes, one of a single line of a tenth, and an HTML body of a fifth of
them; imports and reads them in the real window; prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.processes import memory_bytes, tree
from desktop.views.viewer.viewer import PostViewer
from tests.factories import corpus
from tests.load.watch import MEGABYTE, Step, Watched, pause, watch

ORDINARY_POSTS = 300
SENTENCE = "港湾的灯塔去年增加了三成 ferry lantern harbour, 居民表示满意。"
TITLES = ("Giant text", "Giant line", "Giant page")


def make_posts(folder: Path, megabytes: float) -> None:
    """The three of them, among ordinary ones, newest of all."""
    corpus(ORDINARY_POSTS, folder)
    size = int(megabytes * MEGABYTE)
    lines = f"{SENTENCE * 3}\n\n"
    page = f"<div><p>{SENTENCE}</p></div>\n"
    for title, ending, piece, length in (
        ("Giant text", "md", lines, size),
        ("Giant line", "md", SENTENCE, size // 10),
        ("Giant page", "html", page, size // 5),
    ):
        head = f"---\ntitle: {title}\n---\nbegins{title[6:]} "
        text = piece * (length // len(piece.encode()))
        name = title.replace(" ", "-").lower()
        file = folder / "_posts" / f"2025-01-0{len(title) % 7 + 1}-{name}.{ending}"
        file.write_text(f"{head}{text}\n\nends{title[6:]}\n", "utf-8")


def giant(watched: Watched, folder: Path) -> Iterator[Step]:
    """Import, list, search, read."""
    desktop, said = watched.desktop, watched.said
    yield lambda: desktop.archives.writer is not None
    watched.answers.folder = folder
    desktop.imports.ask_for_folder()
    yield lambda: desktop.imports.previews.dialog is not None
    dialog = desktop.imports.previews.dialog
    assert dialog is not None
    reports: list[object] = []
    desktop.imports.import_finished.connect(reports.append)
    watched.stage, began = "import", time.perf_counter()
    dialog.accept()
    most = 0
    while desktop.imports.is_running():
        most = max(most, memory_bytes(tree(os.getpid())))
        yield pause(0.2)
    said |= {"imported in": time.perf_counter() - began, "memory of all processes": most}
    yield watched.has_list
    said["listed"] = desktop.browse.model.rowCount()
    said["problems"] = [
        [one.path, one.message]
        for report in reports
        for one in report.problems  # type: ignore[attr-defined]
        if "giant" in one.path
    ]
    watched.stage = "search"
    desktop.browse.search("title:giant")
    yield watched.has_list
    said["found"] = desktop.browse.model.rowCount()
    viewer = watched.window.viewer
    assert viewer is not None
    painted: list[int] = []
    viewer.article_painted.connect(painted.append)
    for row in range(desktop.browse.model.rowCount()):
        yield from _read(watched, viewer, row, painted)
    desktop.browse.search("")
    watched.stage = "an ordinary one after them"
    yield watched.has_list
    watched.window.post_list.select_row(desktop.browse.model.rowCount() - 1)
    painted.clear()
    yield lambda: bool(painted)


def _read(watched: Watched, viewer: PostViewer, row: int, painted: list[int]) -> Iterator[Step]:
    model = watched.desktop.browse.model
    yield model.has_summaries
    title = model.index(row, 0).data()
    watched.stage, began = f"read {title}", time.perf_counter()
    painted.clear()
    watched.window.post_list.select_row(row)
    yield lambda: bool(painted)
    is_web = viewer.web_view is not None and viewer.web_view.isVisible()
    watched.said[title] = [time.perf_counter() - began, "web" if is_web else "text"]
    yield pause(1.0)


def main() -> None:
    """Run it."""
    folder, megabytes = Path(sys.argv[1]), float(sys.argv[2])
    make_posts(folder, megabytes)
    archive = folder.parent / f"{folder.name}.fiche"
    try:
        print(json.dumps(watch(lambda watched: giant(watched, folder), archive, folder)))
    finally:
        archive.unlink(missing_ok=True)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
