"""Hexo's rules: posts, front matter of three kinds, dates, nested categories, addresses, state.

What is expected was compared with Hexo 8.1 on a machine in the site's time zone.
"""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from archive.importing.post_file import ParsedPost
from archive.progress import ProblemCode
from tests.archive.importing.folders import DATA, read_folder, regular_files, write

POSTS = "source/_posts"
ZONE = "timezone: Asia/Shanghai\n"


def one(folder: Path, text: str, path: str = "source/_posts/a.md", config: str = "") -> ParsedPost:
    """The post of one file of a site."""
    write(folder, {"_config.yml": ZONE + config, path: text})
    return read_folder(folder, "hexo")[1][path]


def front(folder: Path, *lines: str, config: str = "") -> ParsedPost:
    """The post of a file with that front matter."""
    return one(folder, "---\n" + "\n".join(lines) + "\n---\n正文\n", config=config)


def test_the_sample_site() -> None:
    site, posts, discovery = read_folder(DATA / "hexo")
    assert (site.generator, site.timezone, site.language) == ("hexo", "Asia/Shanghai", "zh-CN")
    assert (site.title, site.url, site.base_url) == (
        "船坞笔记", "https://dock.example/notes", "/notes",
    )  # fmt: skip
    assert (site.problems, site.rules.hard_wrap) == ((), True)
    assert pickle.loads(pickle.dumps(site)) == site
    assert list(posts) == [
        "source/_drafts/xiashui.md", f"{POSTS}/2024-03-01-longgu.md", f"{POSTS}/2024-03-02-fan.md",
        f"{POSTS}/2024-03-04-simi.md", f"{POSTS}/chuan/qi.md",
    ]  # fmt: skip
    assert len(posts) + discovery.ignored == regular_files(DATA / "hexo")
    assert [path for path, post in posts.items() if post.problems] == []


def test_the_posts_of_the_sample_site() -> None:
    posts = read_folder(DATA / "hexo")[1]
    keel = posts[f"{POSTS}/2024-03-01-longgu.md"]
    assert (keel.title, keel.slug) == ("铺设龙骨", "longgu")
    assert keel.published.isoformat() == "2024-03-01T23:30:00+08:00"
    assert (keel.categories, keel.tags) == (("造船", "木船"), ("龙骨", "橡木, 柚木"))
    assert (keel.permalink, keel.excerpt_markup) == ("/2024/03/01/longgu/", "今天铺设龙骨。")
    sail = posts[f"{POSTS}/2024-03-02-fan.md"]  # its front matter has no opening fence
    assert (sail.title, sail.published.isoformat()) == ("缝帆", "2024-03-02T00:00:00+08:00")
    assert (sail.categories, sail.tags) == (("造船", "帆", "手艺"), ("帆",))
    assert sail.updated is not None and sail.updated.isoformat() == "2024-03-09T10:00:00+08:00"
    paint = posts[f"{POSTS}/chuan/qi.md"]  # JSON, closed with ;;;
    assert (paint.title, paint.permalink, paint.tags) == ("上漆", "/own/paint.html", ("漆",))
    assert paint.text == "先打底，再上漆。"
    secret = posts[f"{POSTS}/2024-03-04-simi.md"]
    assert (secret.title, secret.hidden, secret.draft) == ("simi", True, False)
    launch = posts["source/_drafts/xiashui.md"]
    assert (launch.draft, launch.hidden, launch.problems) == (True, True, ())


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2024-03-01", "2024-03-01T00:00:00"),
        ("2024-3-1", "2024-03-01T00:00:00"),
        ("2024-03-01 23:30:00", "2024-03-01T23:30:00"),
        ("2024-03-01 8:05:00", "2024-03-01T08:05:00"),
        ("2024-03-01 08:05", "2024-03-01T08:05:00"),
        ("2024-03-01T08:05:00Z", "2024-03-01T08:05:00"),  # YAML's offset is lost on Hexo
        ("2024-03-01T23:30:00+09:00", "2024-03-01T14:30:00"),
        ("2024-03-01 08:05:00 -07:30", "2024-03-01T15:35:00"),
        ("2024-03-01 23:30:00 +0900", "2024-03-01T22:30:00"),  # no YAML: JavaScript's counts
        ("'2024-03-01T08:05:00Z'", "2024-03-01T16:05:00"),
        ("'2024-03-01 08:05:00'", "2024-03-01T08:05:00"),
        ("'2024-03-01'", "2024-03-01T08:00:00"),  # midnight, UTC
        ("'2024-03'", "2024-03-01T08:00:00"),
        ("2024/3/1 8:05:00", "2024-03-01T08:05:00"),
        ("1709251500000", "2024-03-01T08:05:00"),  # milliseconds
        ("March 1, 2024", "2024-03-01T00:00:00"),
    ],
)
def test_dates(tmp_path: Path, written: str, published: str) -> None:
    post = front(tmp_path, "title: t", f"date: {written}")
    assert post.published.isoformat() == f"{published}+08:00"
    assert post.problems == ()


@pytest.mark.parametrize(
    ("line", "code"),
    [("date: someday", ProblemCode.DATE_INVALID), ("x: 1", ProblemCode.DATE_MISSING),
     ("date: [1]", ProblemCode.DATE_INVALID), ("date: 2024-99-99", ProblemCode.DATE_INVALID),
     ("date: 1e300", ProblemCode.DATE_INVALID)],
)  # fmt: skip
def test_dates_that_are_none(tmp_path: Path, line: str, code: ProblemCode) -> None:
    post = one(tmp_path, f"---\ntitle: t\n{line}\n---\n", "source/_posts/2023-12-31-x.md")
    assert post.published.isoformat() == "2023-12-31T00:00:00+08:00"
    assert [problem.code for problem in post.problems] == [code]


@pytest.mark.parametrize(
    ("line", "categories"),
    [
        ("categories: a", ("a",)), ("categories: a, b", ("a, b",)), ("categories: [a, b]", ("a", "b")),
        ("categories: [[a, b], [c]]", ("a", "b", "c")), ("categories: [[a, b], c]", ("a", "b", "c")),
        ("categories: [[a, b], [a, c]]", ("a", "b", "c")),
        ("categories: [[a, x], [b, x]]", ("a", "x", "b", "x")),  # two categories of one name
        ("category: one", ("one",)), ("categories:\ncategory: one", ("one",)),
        ("categories: []\ncategory: one", ()), ("categories: ''", ()),
        ("categories: [2020, true, 3.10]", ("2020", "true", "3.1")),
        ("categories: [a, '', b]", ("a", "b")), ("categories: [[a, ~, b]]", ("a", "b")),
        ("categories: {a: b}", ("[object Object]",)), ("categories: 港口 新闻", ("港口 新闻",)),
    ],
)  # fmt: skip
def test_categories(tmp_path: Path, line: str, categories: tuple[str, ...]) -> None:
    assert front(tmp_path, line).categories == categories


@pytest.mark.parametrize(
    ("line", "tags"),
    [("tags: a, b", ("a, b",)), ("tags: [a, b, A, a]", ("a", "b", "A")), ("tag: one", ("one",)),
     ("tags: [2020, yes, ~, '']", ("2020", "yes")), ("tags:\n\t- a\n\t- b", ("a", "b"))],
)  # fmt: skip
def test_tags(tmp_path: Path, line: str, tags: tuple[str, ...]) -> None:
    assert front(tmp_path, line).tags == tags


@pytest.mark.parametrize(
    ("line", "title"),
    [("title: yes", "yes"), ("title: 2020", "2020"), ("title: 3.10", "3.1"), ("title: 0777", "777"),
     ("title: 1_000", "1_000"), ("title: 0x1F", "31"), ("title: 12:30", "12:30"), ("title: 1.0", "1"),
     ("title: [a, 1]", "a,1"), ("title: 2024-03-01", "2024-03-01"), ("x: y", "a"), ("title:", "a")],
)  # fmt: skip
def test_titles(tmp_path: Path, line: str, title: str) -> None:
    assert front(tmp_path, "date: 2024-03-01", line).title == title


@pytest.mark.parametrize(
    ("line", "hidden"),
    [("published: false", True), ("published: true", False), ("published: 'false'", True),
     ("published:", False), ("published: no", False), ("published: 0", True),
     ("date: 2990-01-01", False)],
)  # fmt: skip
def test_state(tmp_path: Path, line: str, hidden: bool) -> None:
    assert front(tmp_path, line).hidden is hidden


def test_sites_that_hide_the_future_or_show_drafts(tmp_path: Path) -> None:
    assert front(tmp_path, "date: 2990-01-01", config="future: false\n").hidden
    assert not front(tmp_path, "published: false", config="render_drafts: true\n").hidden


@pytest.mark.parametrize(
    ("config", "lines", "permalink"),
    [
        ("", (), "/2024/03/01/a/"),
        ("permalink: :category/:name-:i_month-:i_day.html", (), "/uncategorized/a-3-1.html"),
        ("default_category: 其他\npermalink: :category/:title",
         (), "/%E5%85%B6%E4%BB%96/a"),
        ("category_map: {b: Mapped Bee}\nfilename_case: 1\npermalink: :category/:title/",
         ("categories: [É A, b]",), "/e-a/mapped-bee/a/"),
        ("permalink: :post_title-:hour:minute:second-:timestamp-:hash/",
         ("title: Two Words!",), "/two-words-233000-1709307000-0482a6aa000d/"),
        ("permalink: :nothing/:title", (), "/undefined/a"),
        ("permalink: :layout/:title\npermalink_defaults: {layout: x}", ("layout: y",), "/y/a"),
        ("permalink: :layout/:title\npermalink_defaults: {layout: x}", (), "/x/a"),
        ("post_asset_folder: true\npermalink: :title", (), "/a/"),
        ("permalink: :title/index.html\npretty_urls: {trailing_index: false}", (), "/a/"),
        ("permalink: :title.html\npretty_urls: {trailing_html: false}", (), "/a"),
        ("", ("permalink: 港口.html",), "/%E6%B8%AF%E5%8F%A3.html"),
        ("", ("permalink: /own/place",), "/own/place"),
        ("post_asset_folder: true", ("permalink: own",), "/own/"),
    ],
)  # fmt: skip
def test_addresses(tmp_path: Path, config: str, lines: tuple[str, ...], permalink: str) -> None:
    post = front(tmp_path, "date: 2024-03-01 23:30:00", *lines, config=config)
    assert post.permalink == permalink


@pytest.mark.parametrize(
    ("pattern", "path", "permalink", "language"),
    [
        (":year-:month-:day-:title.md", "2024-03-01-x.md", "/2024/03/01/x/", None),
        (":year/:title.md", "2024/sub/x.md", "/2023/12/31/sub/x/", None),
        (":lang/:year-:i_month-:i_day-:title.md", "en/2024-3-1-x.md", "/2024/03/01/x/", "en"),
        (":year-:month-:day-:title.md", "2024-03-01.md", "/2024/03/01/2024-03-01/", None),
        (":a-:b-:c-:d-:title.md", "1-2-3-4-20240301.md", "/2024/03/01/1-2-3-4-20240301/", None),
    ],
)
def test_names_of_files(
    tmp_path: Path, pattern: str, path: str, permalink: str, language: str | None
) -> None:
    date = "date: 2023-12-31\n" if permalink.startswith("/2023") else ""
    text = f"---\ntitle: t\n{date}---\n12 34\n"
    post = one(tmp_path, text, f"{POSTS}/{path}", f"new_post_name: {pattern}\n")
    assert (post.permalink, post.language) == (permalink, language)
    assert permalink.endswith(f"/{post.slug}/")


@pytest.mark.parametrize(
    ("name", "is_post"),
    [("x.md", True), ("x.html", True), ("x.txt", False), ("x.yml", False), ("_x.md", False),
     ("a/_b/x.md", False), ("a/.x.md", False), ("x.md~", False), ("skip/x.md", False),
     ("deep/old/x.md", False), ("sub/x.markdown", True)],
)  # fmt: skip
def test_what_is_a_post(tmp_path: Path, name: str, is_post: bool) -> None:
    config = 'skip_render: ["_posts/skip/**"]\nignore: "**/old/*.md"\n'
    write(tmp_path, {"_config.yml": config, f"{POSTS}/{name}": "x", "source/about/index.md": "x"})
    _, posts, discovery = read_folder(tmp_path, "hexo")
    assert list(posts) == ([f"{POSTS}/{name}"] if is_post else [])
    assert len(posts) + discovery.ignored == regular_files(tmp_path)


def test_other_files_beside_posts_are_assets(tmp_path: Path) -> None:
    config = "post_asset_folder: true\n"
    write(tmp_path, {"_config.yml": config, f"{POSTS}/a.md": "a", f"{POSTS}/a/b.html": "b"})
    assert list(read_folder(tmp_path, "hexo")[1]) == [f"{POSTS}/a.md"]


@pytest.mark.parametrize("part", ["source", "source/_posts"])
def test_a_part_of_a_site(tmp_path: Path, part: str) -> None:
    write(tmp_path, {"_config.yml": ZONE, "scaffolds/post.md": "", f"{POSTS}/a.md": "a"})
    site, posts, _ = read_folder(tmp_path / part)
    assert (site.generator, site.timezone, site.inside) == ("hexo", "Asia/Shanghai", f"{part}/")
    assert [post.identity for post in posts.values()] == ["a.md"]


@pytest.mark.parametrize(
    ("folder", "inside"), [("_posts", "source/_posts/"), ("x", "source/_posts/")]
)
def test_posts_without_a_site(tmp_path: Path, folder: str, inside: str) -> None:
    write(tmp_path / folder, {"a.md": "---\ntitle: t\n---\n"})
    site, posts, _ = read_folder(tmp_path / folder, "hexo", timezone="UTC")
    assert (site.inside, list(posts)) == (inside, ["a.md"])


def test_a_site_without_posts_has_none(tmp_path: Path) -> None:
    write(tmp_path, {"scaffolds/post.md": "---\ntitle: {{ title }}\n---\n", "package.json": "{}"})
    assert read_folder(tmp_path)[1] == {}


def test_a_draft_that_is_published_is_the_same_post(tmp_path: Path) -> None:
    draft = one(tmp_path, "x", "source/_drafts/sub/a.md")
    assert draft.identity == one(tmp_path, "y", f"{POSTS}/sub/a.md").identity
