"""S2: nothing that a reader does with an article opens a connection.

Pointing at it, clicking, finding, highlighting, copying, printing, PDF files, exports: with what
the sanitiser makes of hostile posts, and with their raw markup, as if there were no sanitiser.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive import PostFilter, open_archive
from desktop.copied_texts import as_markdown, as_rich_text
from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.viewer import PostViewer
from tests.e2e.conftest import one_profile
from tests.security.hand import Hand
from tests.security.recorder import Recorder
from tests.security.showing import (
    BASE,
    ROOT,
    ROOT_FLAGS,
    hostile_archive,
    imported,
    run_apart,
    what_loads,
)
from tests.security.vectors import MARK, make_vectors, marked, together, well_formed_together

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

CLI_SECONDS = 120
IN_COPIES = {"meta", "style"}
"""What Chromium and Qt put around everything that is copied: which letters, and which fonts."""


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    """Nothing may have come, and it must still listen at the end."""
    with Recorder() as made:
        yield made
        assert made.is_listening()
        assert made.hits() <= {BASE}


@pytest.fixture
def vectors(recorder: Recorder) -> dict[str, str]:
    """Name and markup of every way to call out."""
    return marked(make_vectors(recorder))


@pytest.fixture(params=["web", "text"])
def hand(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Hand]:
    """A reader before a viewer, with Chromium and without."""
    viewer = PostViewer(one_profile(qapp) if request.param == "web" else None)  # type: ignore[arg-type]
    yield Hand(viewer, qtbot, tmp_path)
    shiboken6.delete(viewer)


@pytest.mark.parametrize("kind", ["raw", "cleaned"])
def test_using_an_article(
    kind: str, recorder: Recorder, vectors: dict[str, str], hand: Hand, tmp_path: Path
) -> None:
    if kind == "cleaned":
        bodies = well_formed_together(imported(vectors, tmp_path))
    else:  # Qt's rich text reads broken markup in its own way: there each has its own article
        bodies = together(vectors) if hand.has_chromium else vectors
    for number, (names, body) in enumerate(bodies.items(), start=1):
        text = hand.show(ArticleDocument(number, names, body))
        marks = [MARK.format(name=name) for name in names.split()]
        assert [mark for mark in marks if mark not in text] == []
        things = hand.use(marks[0])
        assert marks[0] in words_of(things.pdf, tmp_path)
        assert things.pages.startswith(b"%PDF-")
        assert marks[0] in things.copied
        if kind == "cleaned":
            assert set(what_loads(things.copied)) <= IN_COPIES, names
        assert hand.is_showing(number)
        assert recorder.hits() == set(), names
    assert hand.hovered, "the pointer was over links"
    assert hand.followed, "and they were clicked"
    hand.show(ArticleDocument(1_000, "The end", "<p>The end.</p>"))
    assert recorder.is_listening()


def words_of(pdf: bytes, folder: Path) -> str:
    """The text of a PDF file, lines and pages as one."""
    file = folder / "looked at.pdf"
    file.write_bytes(pdf)
    document = QPdfDocument()
    document.load(str(file))
    pages = [document.getAllText(page).text() for page in range(document.pageCount())]
    document.close()
    return "".join("".join(pages).split()).replace("\x02", "-").replace("\ufffe", "-")


def test_what_is_copied_loads_nothing_elsewhere(
    recorder: Recorder, vectors: dict[str, str], tmp_path: Path
) -> None:
    """Copy As: into a program that shows it with no care at all."""
    rich: dict[str, str] = {}
    markdown: dict[str, str] = {}
    with open_archive(hostile_archive(vectors, tmp_path), read_only=True) as archive:
        for number in [n for chunk in archive.iter_post_ids(PostFilter()) for n in chunk]:
            post, html = archive.post(number), archive.article_html(number)
            copied = as_rich_text(post, html, archive.article_text(number))
            rich[post.title] = copied.html
            markdown[post.title] = as_markdown(post, html).text
    assert rich.keys() == vectors.keys()
    for name in vectors:
        assert what_loads(rich[name]) == [], name
        assert "](http" not in markdown[name].replace("[", "").partition("!")[2], name
    assert run_apart(recorder, well_formed_together(rich), tmp_path, ROOT_FLAGS) == set()


COMMANDS = (
    ("import", "{archive}", "{site}", "--json"),
    ("export", "{archive}", "{out}"),
    ("list", "{archive}", "--full", "--json"),
    ("search", "{archive}", "shown", "--json"),
    ("notes", "{archive}", "--markdown"),
    ("show", "{archive}", "1", "--as", "html"),
    ("check", "{archive}"),
    ("backup", "{archive}", "{copy}"),
    ("repair", "{archive}", "{repaired}"),
    ("optimize", "{archive}"),
)


def test_the_command_line(recorder: Recorder, vectors: dict[str, str], tmp_path: Path) -> None:
    """Import, export and all other commands, each in a process of its own."""
    words = {
        "archive": hostile_archive(vectors, tmp_path),
        "site": tmp_path / "site",
        "out": tmp_path / "out",
        "copy": tmp_path / "copy.fiche",
        "repaired": tmp_path / "repaired.fiche",
    }
    outputs = {}
    for command in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "archive.cli", *(one.format(**words) for one in command)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=CLI_SECONDS,
            check=False,
        )
        assert done.returncode == 0, (command, done.stderr)
        outputs[" ".join(command)] = done.stdout
        assert recorder.hits() == set(), command
    lines = outputs["list {archive} --full --json"].splitlines()
    assert len(lines) == len(vectors)
    assert all(what_loads(json.loads(line)["html"]) == [] for line in lines)
    exported = sorted(words["out"].rglob("*.html"))
    assert len(exported) == len(vectors)
    for file in exported:  # byte for byte: nothing was added, and nothing taken
        assert file.read_bytes() == (tmp_path / file.relative_to(words["out"])).read_bytes()
