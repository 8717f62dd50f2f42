"""Folders that mean ill, and folders that are only odd: every file is accounted for."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from archive import Importer, ImportReport, Problem, ProblemCode, Severity, open_archive
from tests.archive.library import ids_in, import_into, sum_of

CODE = ProblemCode
HEAD = "---\ntitle: x\n"
HOSTILE: dict[str, tuple[str | bytes, set[ProblemCode]]] = {
    "bytes": (b"\xff" * 999, {CODE.UNDECODABLE}),
    "nul": (HEAD + "---\nx\0y", {CODE.TEXT_REPAIRED}),
    "empty": ("", {CODE.EMPTY}),
    "copies": (
        "---\na0: &a0 [x]\n"
        + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12))
        + "title: x\n---\n",
        {CODE.FRONT_MATTER_TOO_LARGE},
    ),
    "deep-front": (HEAD + "a: " + "[" * 10_000 + "\n---\n", {CODE.FRONT_MATTER_TOO_LARGE}),
    "deep-body": (HEAD + "---\n" + "<div>" * 10_000, {CODE.TOO_COMPLEX}),
    "deep-quote": (HEAD + "---\n" + ">" * 10_000 + " x", {CODE.TOO_COMPLEX}),
    "list": ("---\n- a\n- b\n---\nx", {CODE.FRONT_MATTER_UNREADABLE}),
    "twice": ("---\ntitle: a\ntitle: x\n---\n", {CODE.DUPLICATE_KEY}),
    "year-0": (HEAD + "date: 0000-01-01\n---\n", {CODE.DATE_INVALID}),
    "year-99999": (HEAD + "date: 99999-12-31\n---\n", {CODE.DATE_INVALID}),
    "map": (HEAD + "categories: {a: b}\n---\n", {CODE.VALUE_CONVERTED}),
    "tags": (HEAD + "tags: " + "t " * 9_000 + "\n---\n", {CODE.VALUE_CONVERTED}),
    "more-tags": (
        HEAD + "tags: " + "t " * 1_000_000 + "\n---\n",
        {CODE.FRONT_MATTER_TOO_LARGE, CODE.VALUE_CONVERTED},
    ),
    "object": (
        "---\ntitle: x\na: !!python/object/apply:os.abort []\n---\n",
        {CODE.FRONT_MATTER_REPAIRED},
    ),
    "cut": ('---\nlayout: post\ntitle: "x', {CODE.FRONT_MATTER_UNCLOSED}),
    "fine": (HEAD + "---\nx", set()),
}
MADE_NO_POST = {CODE.UNDECODABLE}


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """The folder of posts of a site in Shanghai."""
    folder = tmp_path / "site" / "_posts"
    folder.mkdir(parents=True)
    (folder.parent / "_config.yml").write_text("timezone: Asia/Shanghai\n")
    return folder


def by_path(report: ImportReport) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in report.problems:
        found[problem.path.rpartition("/")[2]].append(problem)
    return found


def test_every_hostile_file_is_accounted_for(posts: Path, archive_path: Path) -> None:
    for name, (content, _) in HOSTILE.items():
        data = content if isinstance(content, bytes) else content.encode()
        (posts / f"2024-01-02-{name}.md").write_bytes(data)
    report = import_into(archive_path, posts.parent)
    assert (report.found, sum_of(report)) == (len(HOSTILE), len(HOSTILE))
    problems = by_path(report)
    for name, (_, codes) in HOSTILE.items():
        told = problems[f"2024-01-02-{name}.md"]
        assert {problem.code for problem in told} == codes, name
        errors = [problem for problem in told if problem.severity is Severity.ERROR]
        assert bool(errors) == bool(codes & MADE_NO_POST), name
        assert len(told) <= 3, name
    assert report.failed == 1
    with open_archive(archive_path, read_only=True) as archive:
        kept = archive.posts(ids_in(archive_path, hidden=True))
        assert len(kept) == len(HOSTILE)  # what gave no post is kept whole
        for post in kept:
            data = (posts.parent / post.path).read_bytes()
            assert archive.source_bytes(post.id) == data
            assert archive.article_html(post.id).count("<div>") == 0
        assert archive.check().ok
    again = import_into(archive_path, posts.parent)
    assert (again.unchanged, sum_of(again)) == (len(HOSTILE), again.found)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes or such names there")
def test_what_is_no_file_and_names_that_are_no_text(posts: Path, archive_path: Path) -> None:
    (posts / "2024-01-02-Twin.md").write_text(HEAD + "---\nA")
    (posts / "2024-01-02-twin.md").write_text(HEAD + "---\nb")
    twins = len(list(posts.iterdir()))  # one, where names differ by more than their case
    os.mkfifo(posts / "2024-01-02-pipe.md")
    (posts / "loop").symlink_to(posts)
    (posts / "2024-01-02-out.md").symlink_to("/etc/hostname")
    (posts / "2024-01-02-nowhere.md").symlink_to("nowhere")
    (posts / "2024-01-02-folder.md").mkdir()
    odd = os.fsencode(posts) + b"/2024-01-02-\xc4\xe3.md"
    try:
        with open(odd, "wb") as file:  # noqa: PTH123  (bytes)
            file.write(b"---\ntitle: odd\n---\n")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    report = import_into(archive_path, posts.parent)
    assert (report.added, report.failed) == (twins + 1, 3)
    assert sum_of(report) == report.found
    problems = by_path(report)
    for name in ("pipe", "out", "nowhere"):
        assert [one.code for one in problems[f"2024-01-02-{name}.md"]] == [CODE.NOT_A_FILE]
    assert [one.code for one in problems["2024-01-02-\ufffd\ufffd.md"]] == [CODE.FILE_NAME]


def test_dated_files_of_any_extension_are_posts_if_they_are_text(
    posts: Path, archive_path: Path
) -> None:
    for name in ("a.xml", "b.rst", "c.txt", "d.HTML"):
        (posts / f"2024-01-02-{name}").write_text(HEAD + "---\nwords")
    (posts / "2024-01-02-e.json").write_text("no front matter")
    (posts / "2024-01-02-f.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9)
    (posts / "2024-01-02-g.md~").write_text(HEAD + "---\n")
    for name in ("h.yml", "i", "j.rst"):
        prefix = "" if name == "j.rst" else "2024-01-02-"
        (posts / f"{prefix}{name}").write_text("a: b")
    report = import_into(archive_path, posts.parent)
    assert (report.added, report.ignored) == (5, 6)  # the configuration is one of the others


@pytest.mark.parametrize("rewritten", ["_posts", "old_post"])
def test_a_star_stays_on_both_when_one_of_two_same_files_is_rewritten(
    posts: Path, archive_path: Path, rewritten: str
) -> None:
    old = posts.parent / "old_post"
    old.mkdir()
    for folder in (posts, old):
        (folder / "2024-01-02-x.md").write_text(HEAD + "---\nfirst")
    report = import_into(archive_path, posts.parent)
    assert (report.added, report.unchanged) == (1, 1)
    with open_archive(archive_path) as archive:
        archive.set_starred(ids_in(archive_path), True)
        archive.set_read(ids_in(archive_path), True)
    (posts.parent / rewritten / "2024-01-02-x.md").write_text(HEAD + "---\nsecond, and longer")
    report = import_into(archive_path, posts.parent)
    assert (report.updated, report.unchanged) == (1, 1)
    assert len(ids_in(archive_path, "is:starred is:read")) == 2
    assert len(ids_in(archive_path, "second is:starred")) == 1


def test_settings_of_the_site_reach_the_archive(tmp_path: Path, archive_path: Path) -> None:
    site = tmp_path / "site"
    for folder in ("content/_posts", "content/en/_posts", "content/_drafts"):
        (site / folder).mkdir(parents=True)
        (site / folder / "2024-01-02-x.md").write_text("---\n---\n" + folder)
    (site / "_config.yml").write_text(
        "timezone: UTC\ncollections_dir: content\npermalink: /:categories/:title/\n"
        "show_drafts: true\nmarkdown_ext: txt\n"
        "defaults:\n  - &all\n    scope: {path: ''}\n    values: &values {category: Usual}\n"
        "  - scope: {path: content/en}\n    values: {<<: *values, title: English}\n"
    )
    report = import_into(archive_path, site)
    assert report.problems == []
    with open_archive(archive_path, read_only=True) as archive:
        found = {post.path: post for post in archive.posts(ids_in(archive_path))}
    assert {path: post.permalink for path, post in found.items()} == {
        "content/_posts/2024-01-02-x.md": "/usual/x/",
        "content/en/_posts/2024-01-02-x.md": "/en/usual/x/",
        "content/_drafts/2024-01-02-x.md": "/usual/x/",
    }
    assert found["content/en/_posts/2024-01-02-x.md"].title == "English"
    assert found["content/_drafts/2024-01-02-x.md"].draft
    with open_archive(archive_path) as archive:
        assert Importer(archive).run([site]).unchanged == 3  # the rules are the same next time
