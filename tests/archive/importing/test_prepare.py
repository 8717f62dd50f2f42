"""What a worker makes of one file: a post, or the problem why there is none; it never raises."""

from __future__ import annotations

import os
import pickle
import sqlite3
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from archive.importing import prepare
from archive.importing.file_ref import FileKind, FileRef
from archive.importing.prepare import (
    MAX_FILE_BYTES,
    PostPreparer,
    ReadItem,
    ReadResult,
    SourceToRead,
    salted,
    wall_seconds,
)
from archive.importing.site import read_site
from archive.progress import ProblemCode, Severity
from archive.storage.bodies import BodyReader, checksum_of
from archive.storage.schema import (
    FLAG_DRAFT,
    FLAG_HIDDEN,
    FLAG_IMAGE,
    FLAG_PLAIN,
    FLAG_PROBLEM,
    FLAG_UNREADABLE,
)

POST = "---\ntitle: 港口\ndate: 2024-03-01 08:30:00 +0800\n---\n<p>正文</p>\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="no links or pipes there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "_posts").mkdir()
    return tmp_path


def _preparer(folder: Path) -> PostPreparer:
    site = read_site(folder, "jekyll", timezone="Asia/Shanghai")
    return PostPreparer([SourceToRead(1, 7, "news", os.fsencode(folder), site)], 0, None)


def _item(name: str = "2024-03-01-a.md") -> ReadItem:
    kind = FileKind.DRAFT if name.startswith("_drafts") else FileKind.POST
    return ReadItem(0, FileRef(f"_posts/{name}", 1, 10**18, kind, 20240301))


def _read(folder: Path, data: str | bytes, *, plain: bool = False) -> ReadResult:
    written = data.encode() if isinstance(data, str) else data
    (folder / "_posts/2024-03-01-a.md").write_bytes(written)
    return _one(_preparer(folder), plain=plain)


def _one(preparer: PostPreparer, *, plain: bool = False) -> ReadResult:
    (result,) = preparer([_item()], lambda _: None, plain={0} if plain else ())
    return result


def test_a_post_ready_to_be_stored(folder: Path) -> None:
    result = _read(folder, POST)
    post = result.post
    assert post is not None
    assert result.problem is None
    assert (post.title, post.published_offset, post.rules_id) == ("港口", 28800, 7)
    assert datetime.fromtimestamp(post.published, UTC).isoformat() == "2024-03-01T08:30:00+00:00"
    assert post.checksum == checksum_of(POST.encode())
    assert (post.flags, post.problems, post.names.source) == (0, (), "news")
    assert pickle.loads(pickle.dumps(result)) == result


def test_a_preparer_travels_to_a_worker(folder: Path) -> None:
    (folder / "_posts/2024-03-01-a.md").write_text(POST, "utf-8")
    preparer = _preparer(folder)
    here = _one(preparer)
    there = _one(pickle.loads(pickle.dumps(preparer)))
    assert here == there


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("---\ntitle: x\n---\n![a](b.png)", FLAG_IMAGE),
        ("---\ntitle: x\npublished: false\n---\ntext", FLAG_HIDDEN),
        ("---\ntitle: x\ndate: 2999-01-01\n---\ntext", FLAG_HIDDEN),
        ("---\ntitle: x\ndraft: true\n---\ntext", FLAG_DRAFT),
        ('---\ntitle: ""\n---\ntext', FLAG_PROBLEM),
        (b"\xff" * 9, FLAG_HIDDEN | FLAG_UNREADABLE | FLAG_PROBLEM),
    ],
)
def test_flags(folder: Path, text: str | bytes, flags: int) -> None:
    post = _read(folder, text).post
    assert post is not None
    assert post.flags == flags


def test_the_plain_way(folder: Path) -> None:
    post = _read(folder, POST, plain=True).post
    assert post is not None
    assert post.flags == FLAG_PLAIN | FLAG_PROBLEM
    assert [problem.code for problem in post.problems] == [ProblemCode.TOO_COMPLEX]


@pytest.mark.parametrize("given_up", [False, True])
def test_a_file_that_is_gone(folder: Path, given_up: bool) -> None:
    preparer = _preparer(folder)
    result = preparer.given_up(_item()) if given_up else _one(preparer)
    assert result.post is None
    assert result.problem is not None
    assert (result.problem.code, result.problem.severity) == (ProblemCode.VANISHED, Severity.ERROR)
    assert result.problem.path == "_posts/2024-03-01-a.md"


def test_a_file_that_became_something_else(folder: Path) -> None:
    path = folder / "_posts" / "2024-03-01-a.md"
    path.mkdir()
    problem = _one(_preparer(folder)).problem
    assert problem is not None
    assert problem.code is ProblemCode.NOT_A_FILE


@posix
@pytest.mark.parametrize("what", ["link", "pipe"])
def test_links_and_pipes_are_not_opened(folder: Path, what: str) -> None:
    path = folder / "_posts" / "2024-03-01-a.md"
    if what == "link":
        (folder / "secret").write_text("secret", "utf-8")
        path.symlink_to(folder / "secret")
    else:
        os.mkfifo(path)
    result = _one(_preparer(folder))
    assert result.post is None
    assert result.problem is not None
    assert result.problem.code is ProblemCode.NOT_A_FILE


def test_a_file_that_is_too_large_to_be_a_post(folder: Path) -> None:
    path = folder / "_posts" / "2024-03-01-a.md"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)  # nothing is really there: a sparse file
    problem = _one(_preparer(folder)).problem
    assert problem is not None
    assert problem.code is ProblemCode.TOO_LARGE
    assert "256 MB" in problem.message


def test_a_file_that_was_given_up_is_kept_whole(folder: Path) -> None:
    (folder / "_posts/2024-03-01-a.md").write_text(POST, "utf-8")
    post = _preparer(folder).given_up(_item()).post
    assert post is not None
    assert post.title == "2024-03-01-a.md"
    assert post.checksum == checksum_of(POST.encode())
    assert post.flags == FLAG_HIDDEN | FLAG_UNREADABLE | FLAG_PROBLEM
    assert [problem.code for problem in post.problems] == [ProblemCode.TOO_COMPLEX]


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_a_file_that_needs_too_much_is_read_the_plain_way(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    read_post = prepare.read_post

    def greedy(*arguments: object, plain: bool) -> object:
        if not plain:
            raise error
        return read_post(*arguments, plain=plain)  # type: ignore[arg-type]

    monkeypatch.setattr(prepare, "read_post", greedy)
    post = _read(folder, POST).post
    assert post is not None
    assert (post.title, post.flags) == ("港口", FLAG_PLAIN | FLAG_PROBLEM)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (MemoryError(), ProblemCode.TOO_COMPLEX, "too complex"),
        (
            ZeroDivisionError("ours"),
            ProblemCode.FAILED,
            "please report it: ZeroDivisionError: ours",
        ),
    ],
)
def test_a_defect_of_ours_costs_nobody_the_other_files(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    code: ProblemCode,
    said: str,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(prepare, "read_post", broken)
    post = _read(folder, POST).post
    assert post is not None
    assert post.checksum == checksum_of(POST.encode())
    (problem,) = post.problems
    assert (problem.code, problem.severity) == (code, Severity.ERROR)
    assert said in problem.message


@pytest.mark.parametrize("error", [MemoryError(), ZeroDivisionError()])
@pytest.mark.parametrize("step", ["indexed_texts", "BodyCompressor"])
def test_no_step_that_fails_loses_the_bytes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, step: str
) -> None:
    real = getattr(prepare, step)

    def broken(*arguments: object) -> object:
        if arguments != ("2024-03-01-a.md", ""):  # what a file that is not understood has
            raise error
        return real(*arguments)

    monkeypatch.setattr(prepare, step, broken)
    post = _read(folder, POST * 20).post
    assert post is not None
    assert post.title == "2024-03-01-a.md"
    assert post.checksum == checksum_of(POST.encode() * 20)
    assert BodyReader(sqlite3.connect(":memory:")).source(post.codec, post.body) == (
        POST.encode() * 20
    )


def test_files_of_a_chunk_do_not_suffer_from_each_other(folder: Path) -> None:
    """Each of them is named before it is worked on, whatever became of the others."""
    for name, data in (("a", POST), ("c", "---\n[broken"), ("d", POST)):
        (folder / f"_posts/2024-03-01-{name}.md").write_text(data, "utf-8")
    said: list[int] = []
    items = [_item(f"2024-03-01-{name}.md") for name in "abcd"]
    results = _preparer(folder)(items, said.append, plain={3})
    assert [result.item for result in results] == items
    assert [result.post is None for result in results] == [False, True, False, False]
    assert [bool(result.post and result.post.flags & FLAG_PLAIN) for result in results] == [
        False, False, False, True,
    ]  # fmt: skip
    assert said == [0, 1, 2, 3, *[0, 2, 3] * 3]


def test_an_identity_of_its_own(folder: Path) -> None:
    post = _read(folder, POST).post
    assert post is not None
    assert salted(post, "a").key not in (post.key, salted(post, "b").key)
    assert salted(post, "a") == salted(post, "a")


@pytest.mark.parametrize(
    ("moment", "seconds"),
    [
        (datetime(1970, 1, 2, tzinfo=UTC), (86400, 0)),
        (datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC), (-1, 0)),
        (datetime(1970, 1, 1, 8, tzinfo=timezone(timedelta(hours=8))), (28800, 28800)),
        (datetime(1, 1, 1, tzinfo=timezone(-timedelta(hours=5))), (-62135596800, -18000)),
    ],
)
def test_wall_seconds(moment: datetime, seconds: tuple[int, int]) -> None:
    assert wall_seconds(moment) == seconds
