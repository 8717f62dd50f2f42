"""Pictures of every screen: menus, pages, panels and windows, to be looked at before a release.

``looks.py FOLDER [--only THEME-LANGUAGE-SCALE]`` draws light and dark, English and Chinese, at
scale 1 and 1.5, in a window of 1024 × 700, and writes an index page. A command that opens a window
is found by itself; what needs more than one command has a step here.
"""

from __future__ import annotations

import argparse
import html
import itertools
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from looks_tour import Tour  # noqa: E402
from PySide6.QtCore import QTimer  # noqa: E402

from archive import Anchor, Colour, Importer, ImportOptions, PostFilter, open_archive  # noqa: E402
from desktop.app import make_application  # noqa: E402
from desktop.settings import CONTRAST, LANGUAGE, THEME, Settings  # noqa: E402

THEMES, LANGUAGES, SCALES = ("light", "dark"), ("en", "zh_CN"), ("1", "1.5")
POST = """---
title: {0}
date: 2024-0{1}-12 09:30:00
categories: {2}
tags: [harbour, 港口]
---
{3}
"""
VERSE = (
    "The crane stood still over the quay. 起重机停在码头上。\n\n## A heading\n\nMore of it.\n" * 3
)
BROKEN = '---\ntitle: "a "b" c\ndate: never\n---\nText\n'


def make_folder(folder: Path, *, with_faults: bool = True) -> Path:
    """A site with nested categories and files that need mending."""
    posts = folder / "source" / "_posts"
    posts.mkdir(parents=True)
    (folder / "_config.yml").write_text("title: Harbour notes\ntheme: landscape\n", "utf-8")
    kinds = ("[ships, sail, jib]", "[ships, keel]", "[towns, 天津, 滨海]", "[towns]")
    for number, kind in itertools.product(range(1, 9), kinds):
        name = f"{number} {kind.strip('[]')}".replace(", ", "-")
        text = POST.format(f"Note {name}", number, kind, VERSE)
        (posts / f"{name.replace(' ', '-')}.md").write_text(text, "utf-8")
    if with_faults:
        for number in range(3):
            (posts / f"broken-{number}.md").write_text(BROKEN, "utf-8")
        (posts / "odd.md").write_bytes(b"\x00\xff\x00\x01" * 40)
    return folder


def make_archive(path: Path, folder: Path, *, with_faults: bool = True) -> None:
    """The sample and the site, with highlights, a note and a saved search."""
    with open_archive(path, create=True) as archive:
        sample = ROOT / "resources" / "sample"
        notes = make_folder(folder, with_faults=with_faults)
        Importer(archive, ImportOptions(workers=0)).run([sample, notes])
        changed = notes / "source" / "_posts" / "8-towns.md"
        changed.write_text(changed.read_text("utf-8").replace("still", "silent"), "utf-8")
        Importer(archive, ImportOptions(workers=0)).run([notes])
        archive.saved_searches.add("港口 · Harbour", "港口 OR harbour")
        chosen = PostFilter(tags=("harbour",))
        found = [one for chunk in archive.iter_post_ids(chosen) for one in chunk]
        for colour, post_id in zip(Colour, found, strict=False):
            archive.highlights.add(
                post_id, colour, Anchor("起重机停在码头上"), "A note of mine. 我的笔记。"
            )
        archive.highlights.add(found[0], Colour.GREEN, Anchor(), "On the whole post.")


def settings_for(home: Path, theme: str, language: str) -> Settings:
    """The settings of one look. A theme with ``+`` at its end has strong contrast."""
    os.environ["MICROFICHE_HOME"] = str(home)
    settings = Settings(home / "settings.ini")
    settings.set(THEME, theme.removesuffix("+"))
    settings.set(LANGUAGE, language)
    settings.set(CONTRAST, "high" if theme.endswith("+") else "normal")
    return settings


def draw(folder: Path, look: str) -> None:
    """One look, in this process: its scale is known to Qt before anything of Qt is made."""
    theme, language, _scale = look.split("-")
    out = folder / look
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        settings = settings_for(home, theme, language)
        make_archive(home / "looks.fiche", home / "notes")
        app = make_application(sys.argv[:1])
        tour = Tour(app, settings, out, home / "notes")
        tour.desk.start(home / "looks.fiche")
        QTimer.singleShot(0, tour.run)
        app.exec()
        tour.desk.dispose()
    print(f"{look}: {len(tour.names)} pictures")


def write_index(folder: Path, looks: list[str]) -> None:
    """A page with a row for each screen and a column for each look."""
    names = sorted({one.stem for look in looks for one in (folder / look).glob("*.png")})
    head = "".join(f"<th>{html.escape(look)}</th>" for look in looks)
    rows = "".join(
        f"<tr><th>{name}</th>"
        + "".join(
            f'<td><a href="{look}/{name}.png"><img src="{look}/{name}.png"></a>' for look in looks
        )
        + "</tr>"
        for name in map(html.escape, names)
    )
    style = (
        "<style>img { max-width: 30em } th, td { vertical-align: top; text-align: left }</style>"
    )
    table = f"<table><tr><th></th>{head}</tr>{rows}</table>"
    page = f"<!doctype html><meta charset=utf-8>{style}{table}"
    (folder / "index.html").write_text(page, "utf-8")


def main() -> int:
    """Every look in a process of its own; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--only", help="one look, such as dark-zh_CN-1.5; light+ is strong contrast"
    )
    parser.add_argument("--draw", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.draw:
        draw(options.folder, options.draw)
        return 0
    every = ["-".join(one) for one in itertools.product(THEMES, LANGUAGES, SCALES)]
    looks = [options.only] if options.only else [*every, "light+-en-1", "dark+-zh_CN-1"]
    failed = 0
    for look in looks:
        scale = {"QT_SCALE_FACTOR": look.rpartition("-")[2], "QT_QPA_PLATFORM": "offscreen"}
        call = [sys.executable, __file__, str(options.folder), "--draw", look]
        failed += subprocess.run(call, env={**os.environ, **scale}, check=False).returncode != 0
    write_index(options.folder, looks)
    print(options.folder / "index.html")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
