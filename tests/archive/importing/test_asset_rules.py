"""Paths to try, files that are found by them, and pictures that a front matter names."""

from __future__ import annotations

import os
import sys

import pytest

from archive.importing.asset_paths import joined
from archive.importing.folder_files import FolderFiles
from archive.importing.front_pictures import MAX_NAMED, front_pictures
from archive.importing.references import Reference


@pytest.mark.parametrize(
    ("folder", "path", "plain", "clamped"),
    [
        ("", "a.png", "a.png", "a.png"), ("a/b/", "../c.png", "a/c.png", "a/c.png"),
        ("a/", "./b//c.png", "a/b/c.png", "a/b/c.png"), ("a/", "../../b.png", None, "b.png"),
        ("", "..", None, ""), ("a/", "b/../../../c", None, "c"), ("a/", "..", "", ""),
    ],
)  # fmt: skip
def test_joining(folder: str, path: str, plain: str | None, clamped: str) -> None:
    assert joined(folder, path) == plain
    assert joined(folder, path, clamped=True) == clamped


def files(*paths: str) -> FolderFiles:
    made = FolderFiles()
    for path in paths:
        made.add(path)
    return made


def reference(*paths: str, name: str = "") -> Reference:
    return Reference("x", paths, name, None, needed=True)


def test_the_first_exact_path_wins_then_the_first_alike() -> None:
    folder = files("a/B.png", "c/b.png", "é.png")
    assert folder.find(reference("a/b.png", "c/b.png")) == "c/b.png"
    assert folder.find(reference("a/b.png", "c/x.png")) == "a/B.png"
    assert folder.find(reference("e\u0301.png")) == "é.png"
    assert folder.find(reference("d.png")) is None


def test_a_name_is_found_anywhere_nearest_the_root() -> None:
    folder = files("z/deep/a.png", "y/a.png", "y/A.png", "xa.png")
    assert folder.find(reference(name="a.png")) == "y/a.png"
    assert folder.find(reference(name="deep/a.png")) == "z/deep/a.png"
    assert folder.find(reference(name="DEEP/a.PNG")) == "z/deep/a.png"
    assert folder.find(reference(name="eep/a.png")) is None
    assert folder.find(reference("a.png")) is None, "a path is no name"


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
@pytest.mark.parametrize("encoding", ["gb18030", "big5", "shift_jis", "cp1252"])
def test_a_name_in_another_encoding(encoding: str) -> None:
    name = "café.png" if encoding == "cp1252" else "中文字.png"
    odd = os.fsdecode(name.encode(encoding))
    assert files(odd).find(reference(name)) == odd


def test_what_is_behind_a_link() -> None:
    folder = files("a.png")
    assert not folder.is_behind_link(["x/a.png"])
    folder.add_link("x")
    assert folder.is_behind_link(["b.png", "x/a.png"]) and folder.is_behind_link(["x"])
    assert not folder.is_behind_link(["xa/b.png", "a/x"])


def test_the_sum_is_that_of_the_names() -> None:
    assert files("a", "b").names_sum == files("b", "a").names_sum != files("a").names_sum
    assert files("ab", "c").names_sum != files("a", "bc").names_sum


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"image": "a.png", "Cover-Image": "b.JPG?x=1"}, [("image", "a.png"), ("Cover-Image", "b.JPG?x=1")]),
        ({"header": {"overlay_image": "a.png", "teaser": "b.png", "caption": "c.png"}},
         [("header", "a.png"), ("header", "b.png")]),
        ({"photos": ["a.png", {"src": "b.gif"}, 7]}, [("photos", "a.png"), ("photos", "b.gif")]),
        ({"resources": [{"src": "*.md"}, {"src": "a.webp"}]}, [("resources", "a.webp")]),
        ({"image": True, "cover": None, "feature": 7, "banner": "", "hero": "words"}, []),
        ({"title": "a.png", "icon": "b.png", 7: "c.png"}, []),
        ({"image": "a.png\nb"}, []),
        ({"image": [[[["a.png"]]]]}, []),
        ({"photos": [f"{n}.png" for n in range(90)]}, [("photos", f"{n}.png") for n in range(MAX_NAMED)]),
    ],
)  # fmt: skip
def test_pictures_in_front_matter(values: dict[str, object], found: list[tuple[str, str]]) -> None:
    assert list(front_pictures(values)) == found
