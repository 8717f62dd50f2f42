"""Folders of Markdown or HTML without a generator, and often without front matter."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import Importer, ImportOptions, open_archive
from archive.importing.generators.notes import day_of_name
from archive.importing.generators.page_title import MAX_TITLE, title_in_body
from archive.importing.post_file import ParsedPost
from archive.progress import ProblemCode
from archive.text.dates import zone_named
from tests.archive.importing.folders import DATA, read_folder, regular_files, write

ZONE = "Asia/Shanghai"
FILE_TIME = 1_709_307_000  # 2024-03-01 23:30:00 in Shanghai


def one(folder: Path, text: str, path: str = "a.md") -> ParsedPost:
    """The post of one file of a folder."""
    write(folder, {path: text})
    os.utime(folder / path, (FILE_TIME, FILE_TIME))
    return read_folder(folder, timezone=ZONE)[1][path]


def test_the_sample_folder() -> None:
    site, posts, discovery = read_folder(DATA / "html", timezone=ZONE)
    assert (site.generator, site.problems) == ("plain", ())
    assert {path: post.title for path, post in posts.items()} == {
        "essays/harbour.html": "An evening at the harbour",
        "essays/suibi.md": "随笔",
        "essays/1999/1999-12-31-wu.htm": "雾中的灯塔",
        "essays/1999/19991201.txt": "19991201",
        "essays/1999/titled.markdown": "有题目的一篇",
    }
    assert len(posts) + discovery.ignored == regular_files(DATA / "html")
    assert [path for path, post in posts.items() if post.problems] == []


def test_the_files_of_the_sample_folder() -> None:
    posts = read_folder(DATA / "html", timezone=ZONE)[1]
    fog = posts["essays/1999/1999-12-31-wu.htm"]
    assert (fog.published.isoformat(), fog.slug) == ("1999-12-31T00:00:00+08:00", "wu")
    assert (fog.categories, fog.permalink) == (
        ("essays", "1999"), "/essays/1999/1999-12-31-wu.htm",
    )  # fmt: skip
    assert posts["essays/1999/19991201.txt"].published.date().isoformat() == "1999-12-01"
    assert posts["essays/1999/titled.markdown"].tags == ("灯塔", "雾")
    evening = posts["essays/harbour.html"]
    assert evening.text == "Harbour\nThe lamps were lit at six."  # neither its title nor its style


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# Spring *again* ##\n\ntext", "Spring again"),
        ("text\n\n## Second\n\n# First", "First"),
        ("text\n\n### Deep\n## Second", "Deep"),
        ("Under\nlined\n=====\n", "lined"),
        ("text\n\nSub\n---\n", "Sub"),
        ("text\n\n<h1 class='x'>A <b>bold</b> start &amp; end</h1>", "A bold start & end"),
        ("<html><head><title>\n Of the\n page </title></head><h1>Not this</h1>", "Of the page"),
        ("<title> </title>\n# Heading", "Heading"),
        ("```\n# code\n```\n# [Link](x) and `code`", "Link and code"),
        ("<!-- # hidden -->\n# shown", "shown"),
        ("# snake_case and 2*3", "snake_case and 23"),
        ("- list\n---\n", ""),
        ("#no heading\n\n* * *\n", ""),
        ("今天很好。明天更好。", ""),
        ("", ""),
    ],
)
def test_titles_in_the_text(tmp_path: Path, body: str, title: str) -> None:
    assert title_in_body(body) == title
    post = one(tmp_path, body)
    assert post.title == (title or "a")
    assert ProblemCode.TITLE_MISSING not in {problem.code for problem in post.problems}


@given(st.text(alphabet="#=-<>h1/title`~\n !*[]()x题", max_size=400))
def test_any_text_has_a_short_title_on_one_line(body: str) -> None:
    title = title_in_body(body)
    assert len(title) <= MAX_TITLE
    assert title == " ".join(title.split())


@pytest.mark.parametrize(
    ("stem", "day"),
    [
        ("2024-03-01-x", "2024-03-01"), ("2024-03-01", "2024-03-01"), ("2024_3_1 x", "2024-03-01"),
        ("x 2024.03.01", "2024-03-01"), ("2024年3月1日", "2024-03-01"), ("20240301", "2024-03-01"),
        ("24-3-1-x", "2024-03-01"), ("NW20240301x", "2024-03-01"), ("2024 03 01", "2024-03-01"),
        ("2024-13-01", None), ("v1.2.3", None), ("12024-03-01", None), ("x", None), ("2024", None),
        ("99999-01-01", None), ("0000-00-00", None),
    ],
)  # fmt: skip
def test_days_in_names(stem: str, day: str | None) -> None:
    zone = zone_named(ZONE)
    assert zone is not None
    found = day_of_name(stem, zone)
    assert (None if found is None else found.date().isoformat()) == day


@pytest.mark.parametrize(
    ("front", "published", "code"),
    [
        ("date: 2024-02-03 10:00", "2024-02-03T10:00:00", None),
        ("date:", "2024-03-01T23:30:00", None),
        ("date: someday", "2024-03-01T23:30:00", ProblemCode.DATE_INVALID),
        ("date: +0800", "2024-03-01T23:30:00", ProblemCode.DATE_MISSING),
    ],
)
def test_dates(tmp_path: Path, front: str, published: str, code: ProblemCode | None) -> None:
    post = one(tmp_path, f"---\n{front}\n---\n# t\n")
    assert post.published.isoformat() == f"{published}+08:00"
    assert [problem.code for problem in post.problems] == ([] if code is None else [code])


def test_toml_that_other_generators_write(tmp_path: Path) -> None:
    post = one(tmp_path, '+++\ntitle = "港口"\ndate = 2024-02-03\ntags = ["a"]\n+++\n\n正文\n')
    assert (post.title, post.tags, post.text) == ("港口", ("a",), "正文")
    assert post.published.isoformat() == "2024-02-03T00:00:00+08:00"


def test_an_empty_title_is_said_to_be_one(tmp_path: Path) -> None:
    post = one(tmp_path, "---\ntitle: ''\n---\n今天很好。\n")
    assert post.title == "今天很好"
    assert [problem.code for problem in post.problems] == [ProblemCode.TITLE_MISSING]


def test_markup_that_is_not_laid_out_is_kept_as_it_is_written(tmp_path: Path) -> None:
    text = "= The Port\r\n\r\nGates <one> and\r\n\r\nimage::gate.png[]\r\n"
    folder = write(tmp_path / "port", {"a.adoc": text, "gate.png": "x", "b.org": "#+TITLE: B\n"})
    with open_archive(tmp_path / "x.fiche", create=True) as archive:
        report = Importer(archive, ImportOptions(workers=0)).run([folder])
        assert (report.added, report.assets, report.problems) == (2, 1, [])
        post = archive.find_post("a.adoc")
        assert (post.title, archive.find_post("b.org").title) == ("The Port", "B")
        assert archive.article_text(post.id) == text.replace("\r\n\r\n", "\n").strip()
        shown = archive.article_html(post.id)
        assert shown.endswith("= The Port\n\nGates &lt;one&gt; and\n\nimage::gate.png[]\n</pre>")
        assert archive.source_bytes(post.id) == text.encode()
        assert archive.check().ok
