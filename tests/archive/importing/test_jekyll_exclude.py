"""Which posts a site's ``exclude`` and ``include`` leave out; beside Jekyll itself in
``test_jekyll_itself``."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.jekyll_exclude import MAX_PATTERN, MAX_PATTERNS, left_out
from tests.archive.importing.folders import read_folder, write

POST = "a/b/_posts/sub/2024-01-02-x.md"


@pytest.mark.parametrize(
    ("exclude", "include", "is_left_out"),
    [
        (None, None, False),
        (["a"], None, True),  # all that begins with it
        (["a/"], None, True),
        (["b/"], None, False),
        (["*/b"], None, True),
        (["a/?/*.md"], None, True),  # "*" stands for "/" as well
        (["a/b/_posts/su"], None, True),
        (["_posts"], None, False),
        (["./a"], None, False),  # Jekyll takes it as it is written
        (["/a"], None, True),
        (["a"], ["a"], False),
        (["a/*"], ["b"], True),  # the folder stays, its files do not
        (["*.md"], ["2024-01-02-x.md"], False),
        (["*.md"], ["sub/2024*"], False),
        (["a/b/[^c]*"], None, True),
        ("a", None, False),  # no list
        ([None, 7, {}, [], ""], None, False),
        (["x" * (MAX_PATTERN + 1) + "*"], None, False),
    ],
)
def test_one_post(exclude: object, include: object, is_left_out: bool) -> None:
    assert left_out(exclude, include).has(POST) is is_left_out


def test_what_jekyll_never_reads() -> None:
    assert left_out(None, None).has("vendor/gems/x/_posts/2024-01-02-x.md")
    assert not left_out(None, ["vendor/gems/"]).has("vendor/gems/_posts/2024-01-02-x.md")
    assert not left_out(None, None).has("vendor/_posts/2024-01-02-x.md")


def test_only_so_many_patterns_count() -> None:
    patterns = [f"none{number}" for number in range(MAX_PATTERNS)]
    assert not left_out([*patterns, "a"], None).has(POST)


@given(
    st.lists(st.text("ab*?[]^!-\\/.{}", max_size=12)),
    st.lists(st.text("ab*?[", max_size=5)),
    st.lists(st.sampled_from(["a", "_posts", "b.md", "", "*"]), min_size=1, max_size=5),
)
def test_any_pattern_is_read(exclude: list[str], include: list[str], path: list[str]) -> None:
    assert left_out(exclude, include).has("/".join(path)) in (True, False)


def test_such_posts_are_kept_and_hidden(tmp_path: Path) -> None:
    post = "---\ntitle: T\n---\nText.\n"
    files = {"_config.yml": "source: site\nexclude: [old]\n"}
    files |= {f"site/{one}_posts/2024-01-02-x.md": post for one in ("", "old/")}
    _, posts, _ = read_folder(write(tmp_path / "site", files))
    assert {path: one.hidden for path, one in posts.items()} == {
        "site/_posts/2024-01-02-x.md": False,
        "site/old/_posts/2024-01-02-x.md": True,
    }
