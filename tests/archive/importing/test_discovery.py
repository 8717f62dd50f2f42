"""Discovery: which files are posts, and nothing else is ever opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from archive.errors import ImportFolderError
from archive.importing import walk as walking
from archive.importing.discovery import Discovery, FileKind, FileRef
from archive.importing.site import read_site
from archive.importing.walk import Walk, read_head
from archive.progress import ProblemCode, Severity

SITE = Path(__file__).resolve().parents[2] / "data" / "posts" / "jekyll"
POST = b"---\nlayout: post\n---\n"
unix = pytest.mark.skipif(os.name == "nt", reason="no links, pipes or odd names there")


def write(folder: Path, *names: str, data: bytes = POST) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def discover(folder: Path, generator: str = "jekyll") -> tuple[list[FileRef], Discovery]:
    discovery = Discovery(folder, read_site(folder, generator, timezone="UTC"))
    return list(discovery), discovery


def paths(folder: Path, generator: str = "jekyll") -> list[str]:
    return [file.path for file in discover(folder, generator)[0]]


def test_the_sample_site() -> None:
    files, discovery = discover(SITE)
    assert [(file.path, file.kind) for file in files] == [
        ("_drafts/xiangfa.md", FileKind.DRAFT),
        ("_posts/-202403020002.md", FileKind.POST),
        ("_posts/2024-03-01-NW202403010001.md", FileKind.POST),
        ("_posts/2024-03-02-qihang.md", FileKind.POST),
        ("en/news/_posts/2024-03-01-spring.md", FileKind.POST),
        ("ja/news/_posts/2024-03-01-spring.md", FileKind.POST),
        ("old_post/about-the-past.md", FileKind.POST),
        ("old_post/00012/2023-01-05-jiuwen.md", FileKind.POST),
    ]
    assert (discovery.ignored, discovery.failed, discovery.problems) == (5, 0, [])
    assert [file.date_hint for file in files[1:4]] == [20240302, 20240301, 20240302]
    assert all(file.size == (SITE / file.path).stat().st_size for file in files)
    assert all(file.mtime_ns == (SITE / file.path).stat().st_mtime_ns for file in files)


def test_what_is_a_post_for_jekyll(tmp_path: Path) -> None:
    yes = ["_posts/2024-01-01-a.md", "_posts/undated.markdown", "_posts/sub/2024-01-01-b.HTML",
           "a/_posts/c.textile", "old/2024-1-1-d.mkd", "old/layout.md", "e.txt",
           "_drafts/idea.text"]  # fmt: skip
    no = ["_posts/image.png", "_drafts/data.yml", "_posts/.hidden.md", "_posts/_partial.md", "_posts/#save#.md",
          "_posts/~lock.md", "_layouts/2024-01-01-x.html", "_includes/a.html", "TRUTH.jsonl",
          ".git/2024-01-01-x.md", "node_modules/p/2024-01-01-x.md", "_site/_posts/x.md",
          "vendor/bundle/gems/_posts/2024-01-01-x.md", ".jekyll-cache/x.md"]  # fmt: skip
    write(tmp_path, *yes, *no)
    pages = {
        "README.md": b"---\nlayout: default\n---\nlayout: post\n",
        "index.html": b"<p>layout: post",
        "category.html": b"---\nlayout: category\ntitle: x\n---\n",
        "notes.md": b"---\nlayout: postcard\n---\n",
        "late.md": b"---\nx: " + b"y" * 3000 + b"\nlayout: post\n---\n",
    }
    for name, data in pages.items():
        write(tmp_path, name, data=data)
    write(tmp_path, "quoted.md", data=b'\xef\xbb\xbf---\r\nlayout:  "post" \r\n---\r\n')
    files, discovery = discover(tmp_path)
    assert {file.path for file in files} == {*yes, "quoted.md"}
    assert discovery.ignored == 9 + len(pages)  # skipped folders are not even counted


def test_what_is_a_post_for_a_plain_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b/c.html", "b/README.md", "README.md", "LICENSE.txt", "x.png", ".x.md")
    assert paths(tmp_path, "plain") == ["a.md", "b/README.md", "b/c.html"]


def test_a_posts_folder_itself(tmp_path: Path) -> None:
    write(tmp_path, "_posts/undated.md", "_posts/x.png")
    assert paths(tmp_path / "_posts") == ["undated.md"]


def test_the_order_is_always_the_same(tmp_path: Path) -> None:
    names = [f"_posts/{folder}2024-01-{day:02d}-x.md" for folder in ("", "b/", "a/")
             for day in (3, 1, 2)]  # fmt: skip
    write(tmp_path, *names)
    assert paths(tmp_path) == sorted(names, key=lambda name: (name.count("/"), name))


@unix
def test_names_that_only_some_disks_tell_apart(tmp_path: Path) -> None:
    if (tmp_path.parent / tmp_path.name.upper()).exists():
        pytest.skip("they are one file here")
    write(tmp_path, "_posts/a.md", "_posts/A.md", "_posts/\u00c9.md", "_posts/e\u0301.md", "B/a.md")
    files, discovery = discover(tmp_path, "plain")
    assert len(files) == 5
    assert [(problem.path, problem.code) for problem in discovery.problems] == [
        ("_posts/a.md", ProblemCode.NAME_TWICE),
        ("_posts/\u00c9.md", ProblemCode.NAME_TWICE),
    ]


@unix
def test_links_and_special_files_are_reported_and_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write(outside, "2024-01-01-secret.md")
    site = tmp_path / "site"
    write(site, "_posts/2024-01-01-a.md")
    posts = site / "_posts"
    (posts / "2024-01-02-link.md").symlink_to(outside / "2024-01-01-secret.md")
    (posts / "2024-01-03-dangling.md").symlink_to("nowhere")
    (posts / "loop").symlink_to(posts)
    (site / "outside").symlink_to(outside)
    (site / "page.md").symlink_to(outside / "2024-01-01-secret.md")
    os.mkfifo(posts / "2024-01-04-fifo.md")
    os.mkfifo(site / "page2.md")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(posts)
        try:
            server.bind("2024-01-05-socket.md")
        finally:
            os.chdir(here)
        files, discovery = discover(site)
    assert [file.path for file in files] == ["_posts/2024-01-01-a.md"]
    assert discovery.failed == 4
    assert {problem.code for problem in discovery.problems} == {ProblemCode.NOT_A_FILE}
    assert [problem.path for problem in discovery.problems] == [
        "_posts/2024-01-02-link.md",
        "_posts/2024-01-03-dangling.md",
        "_posts/2024-01-04-fifo.md",
        "_posts/2024-01-05-socket.md",
    ]
    assert all(problem.severity is Severity.ERROR for problem in discovery.problems)
    assert discovery.ignored == 4


def test_a_page_that_vanishes_before_it_is_looked_at(tmp_path: Path) -> None:
    write(tmp_path, "2024-01-01-a.md", "page.md")
    discovery = Discovery(tmp_path, read_site(tmp_path, "jekyll", timezone="UTC"))
    for file in discovery:
        assert file.path == "2024-01-01-a.md"
        (tmp_path / "page.md").unlink()
    assert (discovery.ignored, discovery.failed) == (1, 0)


@unix
def test_reading_a_head_never_blocks(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(OSError, match="regular"):
        read_head(str(tmp_path / "fifo"))
    (tmp_path / "link").symlink_to(tmp_path / "fifo")
    with pytest.raises(OSError):
        read_head(str(tmp_path / "link"))


@unix
def test_names_that_are_no_text(tmp_path: Path) -> None:
    posts = tmp_path / "_posts"
    posts.mkdir()
    name = b"2024-01-01-\xb8\xdb\xbf\xda.md"
    try:
        Path(os.fsdecode(os.path.join(os.fsencode(posts), name))).write_bytes(POST)  # noqa: PTH118
    except OSError:
        pytest.skip("this file system has no such names")
    write(tmp_path, "_posts/2024-01-02-港口 \n☎.md")
    files, discovery = discover(tmp_path)
    assert files[0].raw == b"_posts/" + name
    assert files[0].path.encode("utf-8").startswith(b"_posts/2024-01-01-\xef\xbf\xbd")
    assert files[1].raw == files[1].path.encode()
    assert [problem.code for problem in discovery.problems] == [ProblemCode.FILE_NAME]
    assert discovery.problems[0].severity is Severity.WARNING


def test_no_folder_at_all(tmp_path: Path) -> None:
    with pytest.raises(ImportFolderError, match="does not exist"):
        discover(tmp_path / "missing")
    write(tmp_path, "file.md")
    with pytest.raises(ImportFolderError, match="not a folder"):
        discover(tmp_path / "file.md")


def test_what_vanishes_meanwhile(tmp_path: Path) -> None:
    write(tmp_path, "_posts/a/1.md", "_posts/b/2.md", "_posts/0.md", "_posts/9.md")
    discovery = Discovery(tmp_path, read_site(tmp_path, "jekyll", timezone="UTC"))
    found = []
    for file in discovery:
        found.append(file.path)
        if file.path == "_posts/0.md":
            (tmp_path / "_posts/b/2.md").unlink()
            (tmp_path / "_posts/b").rmdir()
            (tmp_path / "_posts/9.md").unlink()
    assert found == ["_posts/0.md", "_posts/a/1.md"]
    assert discovery.failed == len(discovery.problems) == 2
    assert [problem.path for problem in discovery.problems] == ["_posts/9.md", "_posts/b"]
    assert {problem.code for problem in discovery.problems} == {ProblemCode.VANISHED}
    assert discovery.unlisted == ["_posts/b"]


@unix
def test_a_folder_that_may_not_be_read(tmp_path: Path) -> None:
    write(tmp_path, "_posts/a/1.md", "_posts/b/2.md")
    closed = tmp_path / "_posts" / "a"
    closed.chmod(0)
    try:
        if os.access(closed, os.R_OK):
            pytest.skip("this user may read everything")
        files, discovery = discover(tmp_path)
    finally:
        closed.chmod(0o755)
    assert [file.path for file in files] == ["_posts/b/2.md"]
    assert [problem.code for problem in discovery.problems] == [ProblemCode.UNREADABLE]


def test_depth_and_number_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "_posts/a/b/c/d.md", "_posts/x.md")
    monkeypatch.setattr(walking, "MAX_DEPTH", 2)
    files, discovery = discover(tmp_path)
    assert [file.path for file in files] == ["_posts/x.md"]
    assert discovery.unlisted == ["_posts/a/b"]
    monkeypatch.setattr(walking, "MAX_ENTRIES", 2)
    walk = Walk(str(tmp_path))
    assert list(walk) == []
    assert "more than" in walk.troubles[0].reason


def test_a_reference_is_small_and_travels() -> None:
    file = FileRef("a/港口.md", 1, 2, FileKind.POST, 20240101)
    assert file.raw == "a/港口.md".encode()
    assert file == FileRef(*file)
