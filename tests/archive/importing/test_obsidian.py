"""Vaults of Obsidian: which notes are posts, their titles, dates, folders and tags."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.obsidian_settings import DEFAULT_DAILY, daily_pattern
from archive.importing.post_file import ParsedPost
from archive.progress import ProblemCode
from archive.text.inline_tags import inline_tags
from tests.archive.importing.folders import DATA, read_folder, regular_files, write

ZONE = "Asia/Shanghai"
FILE_TIME = 1_709_307_000  # 2024-03-01 23:30:00 in Shanghai


def one(folder: Path, text: str, path: str = "a.md") -> ParsedPost:
    """The post of one note of a vault."""
    write(folder, {".obsidian/app.json": "{}", path: text})
    os.utime(folder / path, (FILE_TIME, FILE_TIME))
    return read_folder(folder, timezone=ZONE)[1][path]


def test_the_sample_vault() -> None:
    site, posts, discovery = read_folder(DATA / "obsidian", timezone=ZONE)
    assert (site.generator, site.problems) == ("obsidian", ())
    assert list(posts) == [
        "20240305 会议.md", "Journal/2024年03月01日.md", "Projects/todo.md", "Projects/船/渡轮.md",
    ]  # fmt: skip
    assert len(posts) + discovery.ignored == regular_files(DATA / "obsidian")
    assert {path: post.problems for path, post in posts.items() if post.problems} == {}


def test_the_notes_of_the_sample_vault() -> None:
    posts = read_folder(DATA / "obsidian", timezone=ZONE)[1]
    ferry = posts["Projects/船/渡轮.md"]
    assert (ferry.title, ferry.slug, ferry.permalink) == ("渡轮", "渡轮", "/Projects/船/渡轮")
    assert ferry.published.isoformat() == "2024-02-28T09:30:00+08:00"
    assert ferry.updated is not None and ferry.updated.date().isoformat() == "2024-03-02"
    assert (ferry.categories, ferry.tags) == (("Projects/船",), ("船/渡轮", "港口", "数据"))
    day = posts["Journal/2024年03月01日.md"]
    assert (day.published.isoformat(), day.tags) == ("2024-03-01T00:00:00+08:00", ("日记",))
    assert posts["Projects/todo.md"].tags == ("plan", "港口")
    meeting = posts["20240305 会议.md"]
    assert (meeting.categories, meeting.published.date().isoformat()) == ((), "2024-03-05")


@pytest.mark.parametrize(
    ("front", "published"),
    [
        ("date: 2024-03-02", "2024-03-02T00:00:00"),
        ("created: 2024-03-02T10:00", "2024-03-02T10:00:00"),
        ("created_at: 2024-03-02 10:00\ndate: 2024-03-05", "2024-03-05T00:00:00"),
        ("date created: 2024-03-02 10:00", "2024-03-02T10:00:00"),
        ("date: '[[2024-03-02]]'", "2024-03-02T00:00:00"),
        ("date: 20240302", "2024-03-02T00:00:00"),
        ("date:", "2024-03-01T23:30:00"),
        ("published: true", "2024-03-01T23:30:00"),
        ("x: y", "2024-03-01T23:30:00"),
    ],
)
def test_dates(tmp_path: Path, front: str, published: str) -> None:
    post = one(tmp_path, f"---\n{front}\n---\n")
    assert (post.published.isoformat(), post.problems) == (f"{published}+08:00", ())


def test_a_date_that_is_none(tmp_path: Path) -> None:
    post = one(tmp_path, "---\ndate: someday\ncreated: 2024-03-02\n---\n")
    assert (post.published.date().isoformat(), post.problems) == ("2024-03-02", ())
    post = one(tmp_path, "---\ndate: someday\n---\n")
    assert [(problem.code, problem.line) for problem in post.problems] == [
        (ProblemCode.DATE_INVALID, 2)
    ]


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("title: 港口", "港口"),
        ("title: yes", "yes"),
        ("title:", "a"),
        ("title: ''", "a"),
        ("x: y", "a"),
    ],
)
def test_titles(tmp_path: Path, front: str, title: str) -> None:
    assert one(tmp_path, f"---\n{front}\n---\n# A heading\n").title == title


@pytest.mark.parametrize(
    ("front", "tags"),
    [
        ("tags: a, b", ("a", "b")), ("tags: a b", ("a", "b")), ("tags: '#a #b'", ("a", "b")),
        ("tags: ['#a', b/c]", ("a", "b/c")), ("tags: a，b、c", ("a", "b", "c")), ("tag: a", ("a",)),
        ("tags: [A, a, ~, 2024]", ("A", "2024")), ("Tags: A b", ("A", "b")), ("tags:", ()), ("tags: []", ()), ("tags: ''", ()),
    ],
)  # fmt: skip
def test_tags_of_properties(tmp_path: Path, front: str, tags: tuple[str, ...]) -> None:
    assert one(tmp_path, f"---\n{front}\n---\n").tags == tags


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        ("#one and #two/three.", ["one", "two/three"]),
        ("# Heading\n## Another\n#no-heading", ["no-heading"]),
        ("## Heading with #tag", ["tag"]),
        ("`#no` ``#no`` `#no", []),
        ("```\n#no\n```\n#yes", ["yes"]),
        ("~~~ py\n#no\n~~~~\n#yes\n~~~\n#no", ["yes"]),
        ("> ```\n> #no\n> ```\n> #yes", ["yes"]),
        ("%% #no\n#no %% #yes", ["yes"]),
        ("<!-- #no --> <a href=' #no'> #yes", ["yes"]),
        ("$$\n#no\n$$ #yes", ["yes"]),
        ("[[note#part]] [[#part]] ![[a #b]] [a](#b) https://a.example/#b a#b", []),
        ("#2024 #2024-03 #y2024 #20/24", ["2024-03", "y2024"]),
        ("#标签，#另一个。（#第三）", ["标签"]),
        ("中文 #带-连字符_和/层级 结束", ["带-连字符_和/层级"]),
        ("#emoji😀 #a/b/ #/ ##x #", ["emoji😀", "a/b"]),
        ("- #item\n\t#tabbed\r\n#last", ["item", "tabbed", "last"]),
        ("a\n\n    #no\n\n\t#no\n#yes\n    #too", ["yes", "too"]),
        ("- a\n\n    - #item\n\n    #text\n\nb\n\n    #no", ["item", "text"]),
    ],
)
def test_tags_in_the_text(body: str, tags: list[str]) -> None:
    assert inline_tags(body) == tags


@given(st.text(alphabet="#`~$%<>[]()!- \n/a1标", max_size=300))
def test_any_text_has_tags_or_none(body: str) -> None:
    for tag in inline_tags(body):
        assert re.search(f"#/*{re.escape(tag)}", body), "without the strokes around it"
        assert tag.strip("/") == tag and not re.search(r"[\s#`<>\[\]()]", tag)


@pytest.mark.parametrize(
    ("path", "is_post"),
    [("a.md", True), ("a/b/c.md", True), ("README.md", True), ("a.canvas", False), ("a.txt", False),
     ("Templates/a.md", False), ("x/_templates/a.md", False), (".trash/a.md", False),
     ("Meta/Formulare/a.md", False), ("Meta/Formulare2/a.md", True), ("Daily/t/a.md", False)],
)  # fmt: skip
def test_what_is_a_post(tmp_path: Path, path: str, is_post: bool) -> None:
    write(tmp_path, {
        ".obsidian/templates.json": '{"folder": "/Meta/Formulare/"}',
        ".obsidian/plugins/templater-obsidian/data.json": '{"templates_folder": "../out"}',
        ".obsidian/daily-notes.json": '{"template": "Daily/t/day"}', path: "x",
    })  # fmt: skip
    _, posts, discovery = read_folder(tmp_path, timezone=ZONE)
    assert list(posts) == ([path] if is_post else [])
    assert len(posts) + discovery.ignored == regular_files(tmp_path)


def test_broken_settings_cost_a_warning(tmp_path: Path) -> None:
    write(
        tmp_path,
        {".obsidian/templates.json": "{", ".obsidian/daily-notes.json": "[1]", "a.md": "x"},
    )
    site, posts, _ = read_folder(tmp_path, timezone=ZONE)
    assert [problem.path for problem in site.problems] == ["templates.json", "daily-notes.json"]
    assert list(posts) == ["a.md"]


@pytest.mark.parametrize(
    ("written", "name", "day"),
    [
        (None, "2024-03-01", ("2024", "03", "01")),
        ("YYYY/MM/YYYY年MM月DD日", "2024年03月01日", ("2024", "03", "01")),
        ("dddd D. MMMM YYYY", "Friday 1. March 2024", None),  # names of months are not read
        ("[Day] DD.MM.YY", "Day 01.03.24", (None, "03", "01")),
        ("YYYYMMDD ddd", "20240301 Fri.", ("2024", "03", "01")),
        (DEFAULT_DAILY, "2024-3-1", None),
    ],
)
def test_names_of_daily_notes(
    written: object, name: str, day: tuple[str | None, ...] | None
) -> None:
    found = re.fullmatch(daily_pattern(written), name)
    groups = None if found is None else found.groupdict()
    parts = None if groups is None else (groups.get("year"), groups["month"], groups["day"])
    assert parts == day


@given(st.text(alphabet="YMDd[]-. 年x(", max_size=80), st.text(alphabet="0123 ab年-.", max_size=60))
def test_any_format_is_bounded(written: str, name: str) -> None:
    found = re.fullmatch(daily_pattern(written), name)
    assert found is None or found["month"].isdecimal()
