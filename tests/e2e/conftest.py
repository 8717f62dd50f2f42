"""Journeys: the whole window on real folders, one Chromium profile for all of a process."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.paths import default_archive
from desktop.settings import LANGUAGE, Settings
from desktop.views.viewer.viewer import make_viewer_profile
from tests.archive.library import import_into
from tests.e2e.places import settle
from tests.e2e.reader import Reader
from tests.factories import WrittenPost, corpus
from tests.long_words import LongWords

# This must come before the first QApplication, which a fixture makes later.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

POSTS = 60
SPRING = """---
layout: post
title: "Spring at the harbour"
date: 2031-03-01 08:00:00 +0800
categories: gundong
tags: [harbour, 春天]
---
The ferry leaves at nine, and *nobody* is late.

See [the harbour paper](//news.example.org/category/gangwanribao.html), [the other story][1]
or [the makers](https://makers.example.net/about).

（文章来源：Harbour Weekly）

<http://source.example.org/spring>

[1]: /gundong/2031/02/28/winter.html
"""
WINTER = """---
layout: post
title: "Winter on the pier"
date: 2031-02-28 20:30:00 +0800
categories: gundong
tags: harbour
---
""" + "\n\n".join(f"Line {number} of a long night on the pier." for number in range(120))


@pytest.fixture
def long_words(qapp: QApplication) -> Iterator[LongWords]:
    """Words twice as long, for whoever installs them."""
    translator = LongWords()
    yield translator
    qapp.removeTranslator(translator)
    settle()


@functools.cache
def one_profile(app: QObject) -> object:
    """The one profile of the process."""
    return make_viewer_profile(app)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of 62 posts: made ones, and two in English that refer to each other."""
    folder = tmp_path / "news"
    corpus(POSTS, folder)
    (folder / "_posts" / "2031-03-01-spring.md").write_text(SPRING, "utf-8")
    (folder / "_posts" / "2031-02-28-winter.md").write_text(WINTER, "utf-8")
    with (folder / "_config.yml").open("a", encoding="utf-8") as config:
        config.write("future: true\n")
    return folder


@pytest.fixture
def posts(tmp_path: Path) -> list[WrittenPost]:
    """What :func:`site` holds of made posts."""
    return corpus(POSTS, tmp_path / "the same again")


@pytest.fixture
def make_reader(
    qtbot: QtBot, qapp: QApplication, microfiche_home: Path
) -> Iterator[Callable[[], Reader]]:
    """A maker of windows; whatever is open at the end is closed."""
    microfiche_home.mkdir()
    Settings().set(LANGUAGE, "en")
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    made: list[Reader] = []

    def make() -> Reader:
        made.append(Reader(qtbot, qapp, one_profile))
        return made[-1]

    yield make
    for reader in made:
        reader.close()
        reader.desktop.dispose()
        reader.desktop.translations.use("en")
    QLocale.setDefault(QLocale("en"))
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def reader(make_reader: Callable[[], Reader]) -> Reader:
    """A window that was just started for the first time."""
    made = make_reader()
    made.start()
    return made


@pytest.fixture
def full(make_reader: Callable[[], Reader], site: Path) -> Reader:
    """A window on an archive that has the posts of :func:`site`."""
    made = make_reader()
    report = import_into(default_archive(), site)
    assert (report.added, report.problems) == (POSTS + 2, [])
    made.start(default_archive())
    made.wait_for_rows(POSTS + 2)
    return made


@pytest.fixture
def imported(reader: Reader, site: Path) -> Reader:
    """The same after an import by hand: its folder and its report are remembered."""
    report = reader.import_folder(site)
    assert (report.added, report.problems) == (POSTS + 2, [])
    reader.wait_for_rows(POSTS + 2)
    return reader
