"""Which generator a folder says that it is made with; and globs, which its settings have."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.detection import detect
from archive.importing.globs import MAX_PATTERN, matches
from archive.importing.site import read_site
from tests.archive.importing.folders import DATA, write


@pytest.mark.parametrize("name", ["jekyll", "hugo", "hexo", "obsidian"])
def test_the_sample_sites(name: str) -> None:
    assert detect(DATA / name) == name
    assert detect(DATA / "html") == "plain"


PACKAGE = json.dumps({"dependencies": {"hexo": "^7"}})
HEXO = "title: x\nnew_post_name: :title.md\npublic_dir: public\nsource_dir: source\n"


@pytest.mark.parametrize(
    ("files", "generator"),
    [
        (["hugo.toml"], "hugo"),
        (["hugo.yaml", "_config.yml", ".obsidian/app.json"], "hugo"),
        (["config/_default/params.toml"], "hugo"),
        (["archetypes/default.md", "content/a.md"], "hugo"),
        (["archetypes/default.md"], "plain"),
        (["content/a.md"], "plain"),
        ({"config.toml": 'baseURL = "x"', "content/a.md": ""}, "hugo"),
        ({"config.yaml": "theme: x", "themes/x/a.md": ""}, "hugo"),
        ({"config.toml": 'base_url = "x"\ntheme = "y"', "content/a.md": ""}, "plain"),  # Zola
        ({"config.toml": "[server]", "content/a.md": ""}, "plain"),
        ({"config.toml": 'baseURL = "x"'}, "plain"),
        (["scaffolds/post.md"], "hexo"),
        ({"package.json": PACKAGE, "_config.yml": "title: x"}, "hexo"),
        ({"package.json": '{"hexo": {"version": "7"}}', "_config.yml": ""}, "hexo"),
        ({"package.json": "{" * 5000, "_config.yml": ""}, "jekyll"),
        ({"package.json": '{"dependencies": ["hexo"]}', "_config.yml": ""}, "jekyll"),
        ({"_config.yml": HEXO, "source/x.md": ""}, "hexo"),
        (["source/_posts/a.md"], "hexo"),
        (["source/_posts/a.md", "_config.yml"], "hexo"),
        (["source/_posts/a.md", "_config.yml", "Gemfile"], "jekyll"),
        (["source/_posts/a.md", "_config.yml", "source/_layouts/a.html"], "jekyll"),
        (["_config.yml", ".obsidian/app.json"], "jekyll"),
        (["_posts/a.md", ".obsidian/app.json"], "obsidian"),
        (["a.md"], "plain"),
        ([], "plain"),
    ],
)  # fmt: skip
def test_marks(tmp_path: Path, files: dict[str, str] | list[str], generator: str) -> None:
    write(tmp_path, files if isinstance(files, dict) else dict.fromkeys(files, ""))
    assert detect(tmp_path) == generator
    assert read_site(tmp_path).generator == generator


def test_parts_of_a_site_are_of_its_generator(tmp_path: Path) -> None:
    hugo = write(tmp_path / "h", {"hugo.toml": "", "content/posts/a.md": "", "static/b.md": ""})
    assert [detect(hugo / part) for part in ("content", "content/posts", "static")] == [
        "hugo", "hugo", "plain",
    ]  # fmt: skip
    hexo = write(
        tmp_path / "x", {"scaffolds/p.md": "", "source/_posts/a.md": "", "y/_posts/b.md": ""}
    )
    assert [detect(hexo / part) for part in ("source", "source/_posts", "y/_posts")] == [
        "hexo", "hexo", "jekyll",
    ]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="no links or pipes there")
def test_files_that_are_none(tmp_path: Path) -> None:
    """A pipe never blocks, a link to elsewhere is not read."""
    outside = write(tmp_path / "outside", {"p.json": PACKAGE, "c.toml": 'baseURL = "x"'})
    site = write(tmp_path / "site", {"content/a.md": "", "source/a.md": ""})
    (site / "package.json").symlink_to(outside / "p.json")
    (site / "config.toml").symlink_to(outside / "c.toml")
    os.mkfifo(site / "_config.yml")
    assert detect(site) == "plain"
    assert read_site(site, "hugo").problems
    assert read_site(site, "hexo").problems


@pytest.mark.parametrize(
    ("pattern", "fits", "others"),
    [
        ("/posts/*", ["/posts/a.md"], ["/posts/a/b.md", "/posts", "/x/posts/a.md"]),
        ("/posts/**", ["/posts/a", "/posts/a/b/c.md"], ["/posts", "/postsx/a"]),
        ("**", ["", "/a/b"], []),
        ("/{a,b}/?.md", ["/a/x.md", "/b/x.md"], ["/c/x.md", "/a/xy.md", "/a//.md"]),
        ("{/a,/a/**}", ["/a", "/a/b"], ["/ab"]),
        ("/x{,y{1,2}}", ["/x", "/xy1", "/xy2"], ["/xy", "/x{,y1}"]),
        ("/[ab]-[!0-9]", ["/a-x", "/b-y"], ["/c-x", "/a-1"]),
        ("/[]a]", ["/]", "/a"], ["/b"]),
        ("/[z-a]", [], ["/z", "/a", "/m"]),
        ("/[+--]", ["/+", "/,", "/-"], ["/.", "/a"]),
        ("/[a&&b~~|]", ["/a", "/&", "/~", "/|"], ["/c"]),
        ("/[!]", [], ["/", "/a", "/!"]),
        ("/[a", ["/[a"], ["/a"]),
        (r"/a\*b", ["/a*b"], ["/axb"]),
        ("/a.b", ["/a.b"], ["/axb"]),
        ("*a*b*c*", ["xaybzc", "abc"], ["acb", "a/b/c"]),
        ("**/a/**/b/**/c", ["/a/b/x/b/y/c"], ["/a/b/c/d"]),
        ("{a", ["{a"], ["a"]),
        ("a" * (MAX_PATTERN + 1), [], ["a" * (MAX_PATTERN + 1)]),
    ],
)  # fmt: skip
def test_globs(pattern: str, fits: list[str], others: list[str]) -> None:
    assert [path for path in fits if not matches(pattern, path)] == []
    assert [path for path in others if matches(pattern, path)] == []


@given(st.text(alphabet="a*?[]!{},\\/^-", max_size=60), st.text(alphabet="ab/.-", max_size=60))
def test_any_glob_fits_or_not(pattern: str, path: str) -> None:
    assert matches(pattern, path) in (True, False)
    assert matches(pattern + "**", path) or not matches(pattern, path) or pattern.endswith("\\")
