"""The benchmarks run, on folders so small that their figures say nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from archive import Archive, PostFilter, SortOrder, open_archive
from benchmarks import bench_archive, bench_browsing, bench_memory, bench_rivals, maker
from benchmarks.figures import markdown, percentile, short
from benchmarks.library import Built, build, given, library
from benchmarks.patience import within
from benchmarks.processes import PROCESSES, memory_bytes, tree
from benchmarks.queries import Query, queries_for
from benchmarks.readers import ARTICLES, articles
from benchmarks.rivals import Scan, Scanner, Trigrams
from benchmarks.screen import Look, Start, strokes

POSTS = 60


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A small made-up site and its archive."""
    scratch = tmp_path_factory.mktemp("library")
    folder = scratch / "posts"
    for number in range(POSTS):
        path, text = maker.post(number, POSTS)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "_config.yml").write_text("timezone: Asia/Shanghai\n", encoding="utf-8")
    return build(folder, scratch / "posts.fiche")


def texts(archive: Archive) -> list[tuple[int, str]]:
    """(id, text) of every post."""
    ids = [one for chunk in archive.iter_post_ids(PostFilter()) for one in chunk]
    return [(one, archive.article_text(one)) for one in ids]


def test_posts_are_the_same_on_every_run() -> None:
    assert maker.post(7, 1000) == maker.post(7, 1000)
    assert maker.post(7, 1000) != maker.post(8, 1000)
    sizes = [len(maker.post(number, 1000)[1].encode()) for number in range(0, 1000, 20)]
    assert 3_000 < sum(sizes) / len(sizes) < 5_000


def test_the_vocabulary_grows_with_the_folder() -> None:
    def names(count: int) -> int:
        pieces = (maker.post(number, count)[1].split() for number in range(100))
        return len({piece for post in pieces for piece in post})

    assert names(1_000_000) > names(100)


def test_posts_are_posts(built: Built) -> None:
    assert built.posts == POSTS
    assert built.folder_bytes > 0
    with open_archive(built.archive, read_only=True) as archive:
        assert archive.problems() == []
        assert archive.search("文章来源", count=True).total == POSTS


def test_a_library_is_made_once(tmp_path: Path) -> None:
    first = library(tmp_path, 3)
    made = first.archive.stat().st_mtime_ns
    again = library(tmp_path, 3)
    assert again == first
    assert again.archive.stat().st_mtime_ns == made
    assert len(list(first.folder.rglob("*.md"))) == 3


def test_queries_are_the_same_on_every_run(built: Built) -> None:
    with open_archive(built.archive, read_only=True) as archive:
        queries = queries_for(archive)
        assert queries == queries_for(archive)
        assert len(queries) == 65
        assert len({query.kind for query in queries}) == 15
        totals = {query: archive.search(query.text, limit=1, count=True).total for query in queries}
    found = [total for query, total in totals.items() if query.kind == "2 characters"]
    assert min(found) < max(found)
    assert all(total == 0 for query, total in totals.items() if query.kind == "nowhere")


@pytest.mark.slow
def test_an_archive_is_measured(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_archive, "ROUNDS", 1)
    sections = bench_archive.measure(built.archive)
    assert any("first 100 rows with snippets, by relevance" in one for one in sections)
    assert any("exact total" in one for one in sections)


def test_first_ids_are_the_newest(built: Built) -> None:
    with open_archive(built.archive, read_only=True) as archive:
        found = bench_archive.first_ids(archive, "文章来源", SortOrder.NEWEST)
    assert found == sorted(found, reverse=True)
    assert len(found) == POSTS


def test_what_takes_too_long_is_interrupted(built: Built) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

    def work() -> None:
        archive.connection.execute(endless).fetchone()

    with open_archive(built.archive, read_only=True) as archive:
        original = archive.post_count
        assert within(archive, 60.0, original).stopped is None
        with pytest.raises(Exception, match="interrupted"):
            within(archive, 0.01, work)


def test_rivals_find_what_is_there(built: Built, tmp_path: Path) -> None:
    with open_archive(built.archive, read_only=True) as archive:
        scan = Scan(tmp_path / "texts", texts(archive))
        trigrams = Trigrams(tmp_path / "trigrams", scan.file)
        trigrams.build()
        assert scan.hits("来源") == POSTS
        assert trigrams.hits("来源") == 0  # two characters are none of three
        assert trigrams.hits("文章来源") == POSTS
    grep = Scanner("grep", ["grep", "-r"], ["--include=*.md"], built.folder)
    if not grep.missing:
        assert grep.hits("文章来源") == POSTS
        assert grep.hits("nowhere-at-all") == 0
    absent = Scanner("no", ["no-such-program-here"], [], built.folder)
    assert absent.missing == "no-such-program-here is not installed"


def test_an_archive_is_measured_beside_others(
    built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # without the other programs
    monkeypatch.setattr(bench_rivals, "queries_for", lambda _: [Query("word", "文章", "文章")])
    sections = bench_rivals.measure(given(built.folder, built.archive))
    assert any("ripgrep: rg is not installed" in one for one in sections)
    assert any(f"| {POSTS}" in one for one in sections)


@pytest.mark.slow
def test_the_window_is_measured(built: Built) -> None:
    found = bench_browsing.browse(built.archive, 3)
    assert (found.posts, found.jumped) == (POSTS, 3)
    assert found.list_painted > 0
    assert len(found.jumps) == 3
    assert found.gaps


@pytest.mark.slow
def test_memory_is_measured_with_all_processes(built: Built) -> None:
    (figure,) = bench_memory.measure(built.archive, 3)
    first, last = figure.ours.split(", ")
    assert first.startswith(("1: ", "2: ")) and last.startswith(("3: ", "4: "))
    assert "processes" in figure.what


def test_the_tree_of_processes() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        found = tree(os.getpid())
        assert found[0] == os.getpid()
        is_told = PROCESSES.is_dir()
        assert (child.pid in found, memory_bytes(found) > 0) == (is_told, is_told)


def test_figures() -> None:
    assert [percentile([4.0, 1.0, 3.0, 2.0], share) for share in (0.0, 0.5, 0.95, 1.0)] == [
        1,
        2,
        4,
        4,
    ]
    assert [short(number) for number in (0.123, 1.23, 1234.5)] == ["0.12", "1.2", "1,234"]
    assert markdown(("a", "b"), [("1", "22")]) == "| a | b  |\n|---|----|\n| 1 | 22 |"


def test_strokes_are_what_is_written_and_not_the_paper() -> None:
    picture = np.zeros((20, 40), np.uint32)
    assert strokes(picture, (0, 0, 40, 20)) == 0
    picture[5, 10:13] = 0xFFFFFF
    assert strokes(picture, (0, 0, 40, 20)) == 2, "one line has two ends"
    assert strokes(picture, (0, 10, 40, 20)) == 0, "not in the lower half"


def test_a_list_is_painted_when_nine_tenths_of_it_are_there() -> None:
    seen = [(0, 0), (10, 300), (95, 500), (100, 900), (100, 1000)]
    start = Start([Look(float(at), 0.1 * at, both) for at, both in enumerate(seen)])
    assert (start.painted().seconds, start.painted(1).seconds) == (2.0, 3.0)
    assert not start.is_empty()
    assert Start().is_empty()
    assert Start([Look(0.0, 0.0, (0, 0))]).is_empty()


def test_other_readers_get_articles_with_titles_and_texts() -> None:
    given = list(articles())
    assert len(given) == ARTICLES
    assert all(title and text.strip() for _number, title, text in given)
    assert any("reported" in text for _number, _title, text in given), "what Recoll is asked for"


def test_without_a_screen_to_measure_on_a_sentence_says_so(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.bench_start", str(tmp_path / "none.fiche")]
    done = subprocess.run(
        command, env={**os.environ, "PATH": str(tmp_path)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "Xvfb is not installed: without it there is no screen to measure on.\n"
