"""No article opens a connection, whatever is in it: with the sanitiser before, and without.

Every way to call out has a port of its own on this machine, where each accepted connection and
each datagram counts. A plain viewer shows the same articles in a process of its own, with
Chromium's usual switches: it must be seen to call out, or the recorder is blind.
"""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from bs4 import BeautifulSoup
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive import Importer, ImportOptions, PostFilter, open_archive
from desktop.views.viewer.article import ArticleDocument
from desktop.views.viewer.chromium import (
    FLAGS_VARIABLE,
    INHERITED_PREFIX,
    ROOT_FLAG,
    chromium_environment,
)
from desktop.views.viewer.viewer import PostViewer
from tests.e2e.conftest import one_profile
from tests.e2e.recorder import Recorder
from tests.e2e.vectors import make_vectors

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).resolve().parents[2]
LIMIT_MS = 120_000
APART_SECONDS = 180
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
ROOT_FLAGS = ROOT_FLAG if IS_ROOT else ""
SEEN_AT_LEAST = 85
"""Of 120. The rest are ways that this Chromium has closed, or that want a person's click."""

VIEWERS = 4
LOADING_ELEMENTS = frozenset(
    "audio base embed frame frameset iframe img image input link math meta object portal script"
    " source style svg template track video".split()
)
LOADING_ATTRIBUTES = frozenset(
    "action background data formaction ping poster src srcdoc srcset xlink:href".split()
)


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    """It must still listen at the end, else it would have been blind."""
    with Recorder() as made:
        yield made
        assert made.is_listening()


@pytest.fixture
def vectors(recorder: Recorder) -> dict[str, str]:
    """Name and markup of every way to call out."""
    made = make_vectors(recorder)
    assert len(made) >= 100
    return made


class Crew:
    """Several of our viewers, which share the work of showing articles."""

    def __init__(self, profile: object) -> None:
        self.viewers = [PostViewer(profile) for _ in range(VIEWERS)]
        self._waiting: list[ArticleDocument] = []
        self._idle = 0
        self.in_chromium: set[str] = set()
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
        ends = [ArticleDocument(n, "the end", "<p>the end</p>") for n in range(1, VIEWERS + 1)]
        self._waiting = ends + [
            ArticleDocument(number, name, body)
            for number, (name, body) in enumerate(bodies.items(), start=1_000)
        ]
        self._idle = 0
        for viewer in self.viewers:
            self._show_next(viewer)
        qtbot.waitUntil(lambda: self._idle == VIEWERS, timeout=LIMIT_MS)

    def _show_next(self, viewer: PostViewer, painted: int = 0) -> None:
        if painted and viewer.web_view is not None and viewer.web_view.isVisible():
            self.in_chromium.add(viewer.web_view.title())
        if viewer.current_post_id() in range(1, VIEWERS + 1) and painted:
            self._idle += 1
        elif self._waiting:
            viewer.show_article(self._waiting.pop())


@pytest.fixture(params=["web", "text"])
def crew(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Crew]:
    """Our viewers, with Chromium and without."""
    made = Crew(one_profile(qapp) if request.param == "web" else None)
    is_web = {viewer.web_view is not None for viewer in made.viewers}
    assert is_web == {request.param == "web"}
    yield made
    for viewer in made.viewers:
        shiboken6.delete(viewer)


@pytest.fixture
def run_apart(
    recorder: Recorder, vectors: dict[str, str], tmp_path: Path
) -> Callable[..., set[str]]:
    """Show all vectors in a process of its own, with these switches; what was reached."""

    def run(flags: str, *options: str) -> set[str]:
        file = tmp_path / "vectors.json"
        file.write_text(json.dumps({"vectors": vectors, "base": recorder.address("base-page")}))
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
        return recorder.hits() & vectors.keys()

    return run


@pytest.mark.slow
def test_the_recorder_sees_what_a_plain_viewer_does(
    run_apart: Callable[..., set[str]], vectors: dict[str, str]
) -> None:
    seen = run_apart(ROOT_FLAGS)
    assert len(seen) >= SEEN_AT_LEAST, f"not seen: {sorted(vectors.keys() - seen)}"
    assert "link-preconnect" in seen, "a connection without a request is seen"
    assert "script-webrtc" in seen, "a datagram is seen"


@pytest.mark.slow
def test_chromium_s_switches_hold_alone(run_apart: Callable[..., set[str]]) -> None:
    """A plain viewer with nothing of ours but the switches."""
    flags = chromium_environment({}, is_root=bool(ROOT_FLAGS))[FLAGS_VARIABLE]
    assert run_apart(flags) == set()


@pytest.mark.slow
def test_our_other_walls_hold_alone_but_for_what_only_switches_stop(
    run_apart: Callable[..., set[str]],
) -> None:
    """Our view without the switches: nothing in Qt stops a connection in advance."""
    assert run_apart(ROOT_FLAGS, "--ours") <= {"link-preconnect", "link-preconnect-cross"}


@pytest.mark.slow
def test_the_policy_holds_for_what_our_script_puts_into_the_page(
    run_apart: Callable[..., set[str]],
) -> None:
    """Elements come from a world of our own there; the policy of the page has to bind them too."""
    reached = run_apart(ROOT_FLAGS, "--ours", "--unwatched")
    assert reached <= {"link-preconnect", "link-preconnect-cross"}


def test_our_viewer_opens_no_connection(
    recorder: Recorder, vectors: dict[str, str], crew: Crew, qtbot: QtBot
) -> None:
    """The raw markup, as if the sanitiser were broken: all the other walls have to hold."""
    crew.show(vectors, qtbot)
    assert recorder.is_listening()
    assert recorder.hits() == set()
    if crew.viewers[0].web_view is not None:
        assert crew.in_chromium >= vectors.keys(), "each was shown, and none as bare text"
        assert crew.loads == VIEWERS, "each was put into the page that stays"


def test_a_post_that_was_imported_opens_no_connection(
    recorder: Recorder, vectors: dict[str, str], tmp_path: Path, crew: Crew, qtbot: QtBot
) -> None:
    """The way of a real post: imported, stored, rendered, sanitised, shown."""
    bodies = imported(vectors, tmp_path)
    assert bodies.keys() == vectors.keys()
    for name, body in bodies.items():
        assert what_loads(body) == [], name
    crew.show(in_tens(bodies), qtbot)
    assert recorder.is_listening()
    assert recorder.hits() == set()


def in_tens(bodies: dict[str, str]) -> dict[str, str]:
    """Ten bodies an article: what was sanitised is well-formed, so none spoils the next."""
    texts = list(bodies.values())
    return {str(n): "".join(texts[n : n + 10]) for n in range(0, len(texts), 10)}


def what_loads(body: str) -> list[str]:
    """Elements and attributes that make a browser load something without a click."""
    found = []
    for element in BeautifulSoup(body, "html.parser").find_all():
        found += [element.name] if element.name in LOADING_ELEMENTS else []
        for name, value in element.attrs.items():
            if name in LOADING_ATTRIBUTES or name.startswith("on") or "url(" in str(value):
                found.append(f"{element.name} {name}")
    return found


def imported(bodies: dict[str, str], folder: Path) -> dict[str, str]:
    """What an archive makes of these bodies, by their names."""
    posts = folder / "site" / "_posts"
    posts.mkdir(parents=True)
    (folder / "site" / "_config.yml").write_text("title: hostile\n")
    for name, body in bodies.items():
        text = f"---\ntitle: {name}\nlayout: post\n---\n\n{body}\n\nThe end.\n"
        (posts / f"2022-02-28-{name}.html").write_text(text, "utf-8")
    with open_archive(folder / "hostile.fiche", create=True) as archive:
        Importer(archive, ImportOptions(workers=0)).run([folder / "site"])
        ids = [one for chunk in archive.iter_post_ids(PostFilter(hidden=True)) for one in chunk]
        return {archive.post(one).title: archive.article_html(one) for one in ids}
