"""Bytes of a post file to a parsed post, in one pure step."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import EncodingError
from archive.importing.discovery import Discovery
from archive.importing.file_ref import FileKind, FileRef
from archive.importing.generators import generator_named
from archive.importing.post_file import (
    MAX_SENTENCE,
    MAX_TITLE,
    ParsedPost,
    body_of,
    read_post,
)
from archive.importing.site import SiteContext, read_site
from archive.progress import ProblemCode, Severity
from archive.text import limits
from archive.text.rules import BodyRules

SITE_FOLDER = Path(__file__).resolve().parents[2] / "data" / "posts" / "jekyll"
NOW = datetime(2030, 1, 1, tzinfo=UTC)
SITE = SiteContext(
    name="port",
    generator="jekyll",
    timezone="Asia/Shanghai",
    rules=BodyRules(generator="jekyll"),
    now=NOW,
    permalink="/:categories/:title/",
)
PLAIN = replace(SITE, generator="plain", rules=BodyRules(generator="plain"))
FILE = FileRef("_posts/2024-03-01-spring.md", 0, 0, FileKind.POST, 20240301)


def read(text: str | bytes, file: FileRef = FILE, site: SiteContext = SITE) -> ParsedPost:
    return read_post(text if isinstance(text, bytes) else text.encode(), file, site)


def codes(post: ParsedPost) -> list[ProblemCode]:
    return [problem.code for problem in post.problems]


@pytest.fixture(scope="module")
def sample() -> dict[str, ParsedPost]:
    site = replace(read_site(SITE_FOLDER), now=NOW)
    return {
        file.path: read_post((SITE_FOLDER / file.path).read_bytes(), file, site)
        for file in Discovery(SITE_FOLDER, site)
    }


def test_a_newspaper_story(sample: dict[str, ParsedPost]) -> None:
    post = sample["_posts/2024-03-01-NW202403010001.md"]
    assert post.title == "港口恢复作业"
    assert post.published.isoformat() == "2024-03-01T08:30:00+08:00"
    assert (post.categories, post.tags) == (("gangkou", "hangyun"), ("港口新闻",))
    assert post.permalink == "/gangkou/hangyun/2024/03/01/NW202403010001.html"
    assert (post.publisher, post.source_link) == ("港口日报", "https://paper.example/a?id=1")
    assert "工人们今天早上回到码头" in post.text
    assert not post.draft
    assert not post.hidden
    assert not post.unreadable
    assert post.problems == ()


def test_nothing_filled_in(sample: dict[str, ParsedPost]) -> None:
    post = sample["_posts/-202403020002.md"]
    assert post.title == "据港务局消息，三号码头今日启用"
    assert post.published.isoformat() == "2024-03-02T00:00:00+08:00"
    assert post.source_link is None
    assert [(problem.code, problem.line) for problem in post.problems] == [
        (ProblemCode.DATE_MISSING, 4),
        (ProblemCode.TITLE_MISSING, 3),
        (ProblemCode.SOURCE_LINK_EMPTY, 12),
    ]


def test_unescaped_quotes(sample: dict[str, ParsedPost]) -> None:
    post = sample["_posts/2024-03-02-qihang.md"]
    assert post.title == '船长说"起航"'
    assert post.published.isoformat() == "2024-03-02T23:30:00+08:00"
    assert (post.categories, post.tags) == (("两个 词",), ("一个 值",))
    assert codes(post) == [ProblemCode.FRONT_MATTER_REPAIRED]
    assert post.problems[0].path == "_posts/2024-03-02-qihang.md"
    assert post.problems[0].line == 2


def test_languages_in_folders(sample: dict[str, ParsedPost]) -> None:
    english = sample["en/news/_posts/2024-03-01-spring.md"]
    japanese = sample["ja/news/_posts/2024-03-01-spring.md"]
    assert english.identity != japanese.identity
    assert english.categories == ("en", "news", "ships", "2024", "2024")
    assert english.published.isoformat() == "2024-03-01T18:00:00+08:00"
    assert english.updated is not None
    assert english.excerpt_markup == ("The [harbour][1] is open.\n\n[1]: https://port.example/")
    assert japanese.title == "港の春"


def test_drafts_and_moved_posts(sample: dict[str, ParsedPost]) -> None:
    assert sample["_drafts/xiangfa.md"].draft
    assert sample["_drafts/xiangfa.md"].hidden
    assert sample["old_post/00012/2023-01-05-jiuwen.md"].identity == "2023-01-05-jiuwen.md"
    assert codes(sample["old_post/about-the-past.md"]) == [ProblemCode.DATE_MISSING]


def test_posts_travel_between_processes(sample: dict[str, ParsedPost]) -> None:
    for post in sample.values():
        assert pickle.loads(pickle.dumps(post)) == post


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# Spring *again* ##\n\ntext", "Spring *again*"),
        ("text\n\n<h1 class='x'>A <b>bold</b> start</h1>", "A bold start"),
        ("今天很好。明天更好。", "今天很好"),
        ("A fine day. Another one.", "A fine day"),
        ("很" * 100, "很" * MAX_SENTENCE),
        ("", "2024-03-01-spring"),
    ],
)
def test_titles_from_the_text(body: str, title: str) -> None:
    post = read(f'---\ntitle: ""\n---\n{body}')
    assert post.title == title
    assert ProblemCode.TITLE_MISSING in codes(post)


def test_titles_are_one_line_and_not_endless() -> None:
    assert read("---\ntitle: |\n  one\n  two\n---\n").title == "one two"
    assert read('---\ntitle: "a\\0b"\n---\n').title == "a\\0b"
    assert len(read(f"---\ntitle: {'x' * 5000}\n---\n").title) == MAX_TITLE
    assert read(f'---\ntitle: "{" " * 60000}"\n---\ntext').title == "text"
    assert read("# a" + " " * 100_000 + "b", site=PLAIN).title == "a"


@pytest.mark.parametrize(
    ("front", "link"),
    [
        ("original_url: https://a.example/x", "https://a.example/x"),
        ("source: The Paper\nlink: ' http://b.example '", "http://b.example"),
        ("canonical_url: [https://a.example]", "https://body.example/"),
        ("redirect: javascript:alert(1)", "https://body.example/"),
    ],
)
def test_source_links(front: str, link: str) -> None:
    assert read(f"---\n{front}\n---\ntext\n\n<https://body.example/>\n").source_link == link


def test_languages_of_the_front_matter() -> None:
    assert read("---\nlang: zh_TW\n---\n").language == "zh"
    assert read("---\nlang: EN-us\n---\n").language == "en"
    assert read("---\nlang: 中文\n---\n").language != "中文"


def test_encodings_and_their_problems() -> None:
    text = "---\ntitle: 港口恢复作业\n---\n工人们说，这是三年来最大的一次改造。\n"
    guessed = read(text.encode("gb18030"))
    assert guessed.title == "港口恢复作业"
    assert codes(guessed) == [ProblemCode.ENCODING_GUESSED]
    assert codes(read(text.encode()[:-2])) == [ProblemCode.TEXT_REPAIRED]
    assert read(b"\xef\xbb\xbf" + text.encode()).problems == ()
    assert read(text.replace("\n", "\r\n")).title == "港口恢复作业"
    assert codes(read(b"")) == [ProblemCode.EMPTY]


def test_a_file_that_is_no_text_is_kept_under_its_name() -> None:
    for site in (SITE, PLAIN):
        post = read(b"\xff\xff\xff\xff\xff\xff", site=site)
        assert (post.title, post.unreadable, post.hidden) == ("2024-03-01-spring.md", True, True)
        assert post.published.isoformat() == "2024-03-01T00:00:00+08:00"
        assert post.text == ""
        assert codes(post) == [ProblemCode.UNDECODABLE]
        assert post.problems[0].severity is Severity.ERROR
        assert post.identity == read("x", site=site).identity
    code = replace_path("_posts/NW202403050001.md")
    assert read(b"\xff" * 9, code).published.date().isoformat() == "2024-03-05"
    assert read(b"\xff" * 9, replace_path("_posts/x.md")).published.year == 1970


def replace_path(path: str) -> FileRef:
    return FILE._replace(path=path)


def test_a_file_that_was_cut_off() -> None:
    post = read('---\nlayout: post\ntitle: "港口恢复作')
    assert post.title == "港口恢复作"
    assert codes(post) == [ProblemCode.FRONT_MATTER_UNCLOSED]


def test_markup_that_is_too_complex_is_taken_as_text() -> None:
    post = read_post(b"---\ntitle: x\n---\n<p>text", FILE, SITE, plain=True)
    assert post.plain
    assert "text" in post.text
    assert codes(post) == [ProblemCode.TOO_COMPLEX]


@pytest.mark.parametrize(
    "body",
    ["[" * 50_000, "<div>" * 300 + "x" + "</div>" * 300, "<b>" * 300 + "*x*", "x" * 5_000_001],
)
def test_markup_that_is_not_read_is_a_problem(body: str) -> None:
    post = read(f"---\ntitle: x\n---\n{body}")
    assert codes(post) == [ProblemCode.TOO_COMPLEX]
    assert ("first 5,000,000 characters" in post.problems[0].message) == (len(body) > 5_000_000)


@pytest.mark.parametrize(
    ("path", "plain", "told_within"),
    [("a.md", False, [ProblemCode.TOO_COMPLEX]), ("a.md", True, [ProblemCode.TOO_COMPLEX]),
     ("a.adoc", False, [])],
)  # fmt: skip
def test_what_search_does_not_know_of_a_huge_body_is_a_problem(
    path: str, plain: bool, told_within: list[ProblemCode], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_PLAIN_CHARACTERS", 5_000)
    body = "[" * limits.MAX_PLAIN_CHARACTERS
    within = read_post(body.encode(), replace_path(path), PLAIN, plain=plain)
    assert (within.text, codes(within)) == (body, told_within)
    assert not any("search knows" in problem.message for problem in within.problems)
    past = read_post(f"{body}y".encode(), replace_path(path), PLAIN, plain=plain)
    assert (past.text, codes(past)) == (body, [ProblemCode.TOO_COMPLEX])
    assert past.problems[0].message.endswith("; search knows its first 5,000 characters")


def test_what_is_cut_is_a_problem() -> None:
    post = read("---\ntitle: " + "长" * 600 + "\ntags: " + "a " * 600 + "\n---\n")
    assert (post.title, post.tags) == ("长" * 500, ("a",) * 500)
    assert codes(post) == [ProblemCode.VALUE_CONVERTED] * 2
    assert [problem.line for problem in post.problems] == [2, 3]


def test_stored_files_are_read_again() -> None:
    data = "---\ntitle: x\n---\n\nfirst\n\nsecond".encode("utf-16")
    assert body_of(data) == "first\n\nsecond"
    assert body_of(b"---\ntitle: never closed") == "---\ntitle: never closed"
    with pytest.raises(EncodingError):
        body_of(b"\xff" * 9)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("notes/港口/2024-03-01-x.md", "text",
         {"categories": ("notes", "港口"), "slug": "x", "published": "2024-03-01T00:00:00+08:00"}),
        ("a.md", "---\ncategories: a b, c，d\ntags: '#x、y'\n---\n",
         {"categories": ("a b", "c", "d"), "tags": ("x", "y"), "slug": "a"}),
        ("a/b.md", "---\ncategory: [c, 1]\ntags: [x y]\nslug: z\ndraft: yes\n---\n",
         {"categories": ("c", "1"), "tags": ("x y",), "slug": "z", "draft": True, "hidden": True}),
        ("a.md", "---\ntitle: t\ndate: 2024-02-03 10:00\nupdated: 2024-02-04\n---\n",
         {"title": "t", "published": "2024-02-03T10:00:00+08:00", "permalink": "/a.md"}),
        ("a.md", "text", {"published": "1970-01-01T08:00:00+08:00", "identity": "a.md"}),
    ],
)  # fmt: skip
def test_plain_folders(path: str, text: str, expected: dict[str, object]) -> None:
    post = read(text, replace_path(path), PLAIN)
    found: dict[str, object] = {key: getattr(post, key) for key in expected}
    if "published" in found:
        found["published"] = post.published.isoformat()
    assert found == expected
    assert post.problems == ()


def test_a_plain_folder_never_needs_a_look_inside() -> None:
    assert generator_named("plain").kind_by_head("") is FileKind.POST


def test_a_plain_file_with_a_bad_date() -> None:
    post = read("---\ndate: someday\n---\ntext", replace_path("2024-03-01-x.md"), PLAIN)
    assert [(problem.code, problem.line) for problem in post.problems] == [
        (ProblemCode.DATE_INVALID, 2)
    ]
    assert post.published.date().isoformat() == "2024-03-01"


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_a_post(data: bytes) -> None:
    for whole in (data, b"---\n" + data + b"\n---\n" + data):
        post = read(whole)
        assert post.published.utcoffset() is not None
        assert post.title.strip() or post.title == ""
        for text in (post.title, post.text, post.slug, *post.categories, *post.tags):
            text.encode("utf-8")
            assert "\0" not in text
