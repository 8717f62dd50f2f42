"""Has articles shown: in viewers of ours, one after the other, or in a process of its own."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from pathlib import Path

from bs4 import BeautifulSoup
from pytestqt.qtbot import QtBot

from archive import Importer, ImportOptions, PostFilter, open_archive
from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.chromium import BARE_FLAG, FLAGS_VARIABLE, INHERITED_PREFIX
from desktop.views.viewer.profile import ViewerProfile
from desktop.views.viewer.sandbox import is_root
from desktop.views.viewer.viewer import PostViewer
from tests.security.recorder import Recorder
from tests.security.vectors import MARK, well_formed_together

ROOT = Path(__file__).resolve().parents[2]
LIMIT_MS = 180_000
APART_SECONDS = 240
ROOT_FLAGS = BARE_FLAG if is_root() else ""
VIEWERS = 4
BASE = "base-page"
"""Where the articles of a plain viewer come from: it asks there for an icon."""

LOADING_ELEMENTS = frozenset(
    "audio base embed frame frameset iframe img image input link math meta object portal script"
    " source style svg template track video".split()
)
LOADING_ATTRIBUTES = frozenset(
    "action background data formaction ping poster src srcdoc srcset xlink:href".split()
)


class Crew:
    """Several of our viewers, which share the work of showing articles."""

    def __init__(self, profile: ViewerProfile | None, viewers: int = VIEWERS) -> None:
        self.viewers = [PostViewer(profile) for _ in range(viewers)]
        self._waiting: list[ArticleDocument] = []
        self._idle = 0
        self.in_chromium: set[str] = set()
        self._texts: list[str] = []
        self.loads = 0
        for viewer in self.viewers:
            viewer.resize(500, 400)
            viewer.show()
            viewer.article_painted.connect(functools.partial(self._show_next, viewer))
            if viewer.web_view is not None:
                viewer.web_view.loadStarted.connect(self._count_load)

    def _count_load(self) -> None:
        self.loads += 1

    def show(self, bodies: dict[str, str], qtbot: QtBot) -> None:
        """Show articles with these bodies, and in each viewer a harmless one at the end: when
        that is painted, all that those before it had in mind was done or refused."""
        count = len(self.viewers)
        ends = [ArticleDocument(n, "the end", "<p>the end</p>") for n in range(1, count + 1)]
        self._waiting = ends + [
            ArticleDocument(number, name, body)
            for number, (name, body) in enumerate(bodies.items(), start=1_000)
        ]
        self._idle = 0
        for viewer in self.viewers:
            self._show_next(viewer)
        qtbot.waitUntil(lambda: self._idle == count, timeout=LIMIT_MS)

    def not_shown(self, names: set[str]) -> set[str]:
        """Those of *names* whose own words were in no article on show."""
        text = "".join(self._texts)
        return {name for name in names if MARK.format(name=name) not in text}

    def _show_next(self, viewer: PostViewer, painted: int = 0) -> None:
        if painted and viewer.web_view is not None and viewer.web_view.isVisible():
            self.in_chromium.add(viewer.web_view.title())
        if viewer.current_post_id() in range(1, len(self.viewers) + 1) and painted:
            self._idle += 1
        elif painted:
            view = viewer.web_view if viewer.web_view is not None else viewer.text_view
            view.ask_text(functools.partial(self._keep, viewer))
        elif self._waiting:
            viewer.show_article(self._waiting.pop())

    def _keep(self, viewer: PostViewer, text: str) -> None:
        self._texts.append(text)
        self._show_next(viewer)


def reaches_nothing(recorder: Recorder, bodies: dict[str, str], crew: Crew, qtbot: QtBot) -> None:
    """Show them: nothing is reached, and each is there to be read."""
    crew.show(bodies, qtbot)
    assert recorder.is_listening()
    assert recorder.hits() == set()
    assert crew.not_shown(set(bodies)) == set()
    if crew.viewers[0].web_view is not None:
        assert crew.in_chromium >= bodies.keys(), "each was shown, and none as bare text"
        assert crew.loads == len(crew.viewers), "each was put into the page that stays"


def reaches_nothing_when_imported(
    recorder: Recorder, raw: dict[str, str], folder: Path, crew: Crew, qtbot: QtBot
) -> None:
    """The way of a real post: imported, stored, rendered, sanitised, shown."""
    bodies = imported(raw, folder)
    assert bodies.keys() == raw.keys()
    for name, body in bodies.items():
        assert what_loads(body) == [], name
    crew.show(well_formed_together(bodies), qtbot)
    assert recorder.is_listening()
    assert recorder.hits() == set()
    assert crew.not_shown(set(raw)) == set()


def run_apart(
    recorder: Recorder, bodies: dict[str, str], folder: Path, flags: str, *options: str
) -> set[str]:
    """Show *bodies* in a process of its own, with these switches; all that was reached."""
    file = folder / "vectors.json"
    file.write_text(json.dumps({"vectors": bodies, "base": recorder.address(BASE)}))
    kept = {k: v for k, v in os.environ.items() if not k.startswith(INHERITED_PREFIX)}
    environment = kept | {FLAGS_VARIABLE: flags, "PYTHONPATH": str(ROOT)}
    program = [sys.executable, str(Path(__file__).with_name("naive_viewer.py")), str(file)]
    subprocess.run(
        [*program, *options],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        timeout=APART_SECONDS,
        check=True,
    )
    assert recorder.is_listening()
    return recorder.hits() - {BASE}


def imported(bodies: dict[str, str], folder: Path) -> dict[str, str]:
    """What an archive makes of these bodies, by their names."""
    with open_archive(hostile_archive(bodies, folder), read_only=True) as archive:
        ids = [one for chunk in archive.iter_post_ids(PostFilter(hidden=True)) for one in chunk]
        return {archive.post(one).title: archive.article_html(one) for one in ids}


def hostile_archive(bodies: dict[str, str], folder: Path) -> Path:
    """An archive of posts with these bodies; their names are the titles."""
    posts = folder / "site" / "_posts"
    posts.mkdir(parents=True)
    (folder / "site" / "_config.yml").write_text("title: hostile\n")
    for number, (name, body) in enumerate(bodies.items()):
        text = f"---\ntitle: {name}\nlayout: post\n---\n\n{body}\n\nThe end.\n"
        (posts / f"2022-02-28-{number}.html").write_text(text, "utf-8")
    path = folder / "hostile.fiche"
    with open_archive(path, create=True) as archive:
        Importer(archive, ImportOptions(workers=0)).run([folder / "site"])
    return path


def what_loads(html: str) -> list[str]:
    """Elements and attributes that make a browser load something without a click."""
    found = []
    for element in BeautifulSoup(html, "html.parser").find_all():
        found += [element.name] if element.name in LOADING_ELEMENTS else []
        for name, value in element.attrs.items():
            if name in LOADING_ATTRIBUTES or name.startswith("on") or "url(" in str(value):
                found.append(f"{element.name} {name}")
    return found
