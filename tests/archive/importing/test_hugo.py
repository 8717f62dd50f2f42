"""Hugo's rules: pages, bundles, front matter of three kinds, dates, terms, addresses, state."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from archive.importing.post_file import ParsedPost
from archive.importing.site import read_site
from archive.progress import ProblemCode
from tests.archive.importing.folders import DATA, read_folder, regular_files, write

POSTS = "content/posts"
CONFIG = 'baseURL = "https://port.example/"\n'


def one(folder: Path, text: str, path: str = "content/posts/a.md", config: str = "") -> ParsedPost:
    """The post of one file of a site."""
    write(folder, {"hugo.toml": CONFIG + config, path: text})
    return read_folder(folder, "hugo")[1][path]


def test_the_sample_site() -> None:
    site, posts, discovery = read_folder(DATA / "hugo")
    assert (site.generator, site.timezone, site.language) == ("hugo", "Asia/Shanghai", "zh-cn")
    assert (site.title, site.url, site.base_url) == ("港口日志", "https://www.port.example", "/log")
    assert site.category_labels == {"gangkou": "港口新闻"}
    assert site.problems == ()
    assert pickle.loads(pickle.dumps(site)) == site
    assert len(posts) == 9
    assert len(posts) + discovery.ignored == regular_files(DATA / "hugo")
    assert [path for path, post in posts.items() if post.problems] == []


def test_the_posts_of_the_sample_site() -> None:
    posts = read_folder(DATA / "hugo")[1]
    ferry = posts[f"{POSTS}/2024/kaihang.md"]
    assert (ferry.title, ferry.slug) == ("新渡轮开航", "Kai Hang")
    assert (ferry.published.isoformat(), ferry.permalink) == (
        "2024-03-01T23:30:00+08:00", "/2024/03/kai-hang/",
    )  # fmt: skip
    assert ferry.updated is not None and ferry.updated.isoformat() == "2024-03-03T08:00:00+08:00"
    assert (ferry.categories, ferry.tags) == (("gangkou",), ("渡轮", "C++ 与海"))
    assert (ferry.excerpt_markup, ferry.language) == ("渡轮今晨开航。", "zh")
    quay = posts[f"{POSTS}/2024/2024-03-02-matou.md"]
    assert (quay.published.isoformat(), quay.permalink, quay.slug, quay.tags) == (
        "2024-03-02T00:00:00+08:00", "/2024/03/matou/", "matou", ("日志",),
    )  # fmt: skip
    lighthouse = posts[f"{POSTS}/dengta/index.md"]
    # The offset that was written stays, as Hugo shows it.
    assert lighthouse.published.isoformat() == "2024-03-04T06:00:00+09:00"
    assert (lighthouse.permalink, lighthouse.excerpt_markup, lighthouse.slug) == (
        "/2024/03/%E7%81%AF%E5%A1%94/", "灯塔重新亮灯。", "dengta",
    )  # fmt: skip
    spring = posts[f"{POSTS}/spring.en.md"]
    assert (spring.language, spring.permalink) == ("en", "/en/2024/03/spring-in-the-harbour/")
    tide = posts[f"{POSTS}/tide.md"]
    assert (tide.title, tide.categories) == ("潮汐表", ("gangkou", "表"))
    assert posts["content/about.md"].permalink == "/about/"


def test_what_the_built_site_leaves_out() -> None:
    posts = read_folder(DATA / "hugo")[1]
    hidden = {path.rpartition("/")[2] for path, post in posts.items() if post.hidden}
    assert hidden == {"caogao.md", "later.md", "notice.md"}
    assert {path.rpartition("/")[2] for path, post in posts.items() if post.draft} == {"caogao.md"}


@pytest.mark.parametrize(
    ("setting", "shown"),
    [("buildDrafts", "caogao.md"), ("buildFuture", "later.md"), ("buildExpired", "notice.md")],
)
def test_sites_that_show_them(tmp_path: Path, setting: str, shown: str) -> None:
    texts = {path.rpartition("/")[2]: (DATA / "hugo" / POSTS / path).read_text("utf-8")
             for path in ("caogao.md", "later.md", "notice.md")}  # fmt: skip
    write(tmp_path, {"hugo.toml": f"{setting} = true\n"})
    write(tmp_path / POSTS, texts)
    posts = read_folder(tmp_path)[1]
    assert [path for path, post in posts.items() if not post.hidden] == [f"{POSTS}/{shown}"]


@pytest.mark.parametrize("name", ["content", "content/posts"])
def test_a_part_of_a_site(tmp_path: Path, name: str) -> None:
    write(tmp_path, {
        "hugo.toml": 'timeZone = "Asia/Tokyo"\n', "content/_index.md": "---\ncascade: {tags: [a]}\n---\n",
        "content/posts/a.md": "---\ntitle: t\ndate: 2024-03-01\n---\n",
        "content/posts/b/index.md": "b", "content/posts/b/c.md": "c",
    })  # fmt: skip
    site, posts, _ = read_folder(tmp_path / name)
    assert (site.generator, site.timezone, site.inside) == ("hugo", "Asia/Tokyo", f"{name}/")
    assert len(posts) == 2
    assert next(iter(posts.values())).permalink == "/posts/a/"
    assert next(iter(posts.values())).tags == ("a",)


def test_content_without_a_site(tmp_path: Path) -> None:
    write(
        tmp_path, {"posts/a/index.md": "+++\ntitle = 'A'\n+++\n", "posts/a/b.md": "b", "c.md": ""}
    )
    _, posts, discovery = read_folder(tmp_path, "hugo")
    assert {path: post.permalink for path, post in posts.items()} == {
        "c.md": "/c/", "posts/a/index.md": "/posts/a/",
    }  # fmt: skip
    assert discovery.ignored == 1


def test_a_page_that_becomes_a_bundle_is_the_same_post(tmp_path: Path) -> None:
    page = one(tmp_path, "a")
    (tmp_path / "content/posts/a.md").unlink()
    bundle = one(tmp_path, "a", "content/posts/a/index.md")
    assert page.identity == bundle.identity
    assert one(tmp_path, "b", "content/posts/b.en.md").identity == "content/posts/b.en"


def test_what_hugo_itself_gives_up(tmp_path: Path) -> None:
    """Broken front matter ends Hugo's build; here it costs a warning."""
    post = one(tmp_path, '+++\ntitle = "他说"好""\ndate = 2024-03-01\n+++\n正文')
    assert (post.title, post.published.date().isoformat()) == ('他说"好"', "2024-03-01")
    assert [(problem.code, problem.line) for problem in post.problems] == [
        (ProblemCode.FRONT_MATTER_REPAIRED, 2)
    ]
    post = one(tmp_path, '{"title": "x",, }\n正文')
    assert (post.title, post.text) == ("正文", "正文")
    assert [problem.code for problem in post.problems] == [ProblemCode.FRONT_MATTER_UNREADABLE]
    post = one(tmp_path, "+++\ntitle = 'x'\n\n正文")
    assert [problem.code for problem in post.problems] == [ProblemCode.FRONT_MATTER_UNCLOSED]


@pytest.mark.parametrize(
    ("front", "day", "code"),
    [
        ("date: 2024-03-01 23:30", "2023-12-31", ProblemCode.DATE_INVALID),  # no seconds: no date
        ("date: 2024-03-01 23:30\npublishDate: 2024-03-05", "2024-03-05", ProblemCode.DATE_INVALID),
        ("published: true", "2023-12-31", None),
        ("date: ''", "2023-12-31", None),
    ],
)
def test_dates_that_are_none(
    tmp_path: Path, front: str, day: str, code: ProblemCode | None
) -> None:
    path = "content/posts/2023-12-31-x.md"
    post = one(tmp_path, f"---\ntitle: t\n{front}\n---\n", path)
    assert post.published.date().isoformat() == day
    assert [problem.code for problem in post.problems] == ([] if code is None else [code])


@pytest.mark.parametrize(
    ("config", "categories", "tags"),
    [
        ("", ("c",), ("t",)),
        ("[taxonomies]\ntag = 'tags'\n", ("c",), ("t",)),
        ("[taxonomies]\ntag = 'tags'\ntopic = 'topics'\nseries = 'series'\n", ("o", "s"), ("t",)),
        ("[taxonomies]\ncategory = 'categories'\ntopic = 'topics'\n", ("c",), ("t",)),
    ],
)
def test_taxonomies(
    tmp_path: Path, config: str, categories: tuple[str, ...], tags: tuple[str, ...]
) -> None:
    front = "categories: c\ntags: [t]\ntopics: [o]\nseries: s\n"
    post = one(tmp_path, f"---\n{front}---\n", config=config)
    assert (post.categories, post.tags) == (categories, tags)


def test_a_caller_s_zone_wins(tmp_path: Path) -> None:
    write(tmp_path, {
        "hugo.toml": "[languages.zh]\ntimeZone = 'Asia/Shanghai'\n[languages.en]\n"
        "timeZone = 'Mars/Base'\n",
        "content/a.md": "---\ndate: 2024-03-01\n---\n",
    })  # fmt: skip
    texts = {zone: read_folder(tmp_path, timezone=zone)[1]["content/a.md"].published.isoformat()
             for zone in (None, "Asia/Tokyo")}  # fmt: skip
    assert texts == {None: "2024-03-01T00:00:00+00:00", "Asia/Tokyo": "2024-03-01T00:00:00+09:00"}


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("hugo.toml", "a = [\n", ProblemCode.CONFIG_UNREADABLE),
        ("hugo.toml", "x." * 5000 + "y = 1\n", ProblemCode.CONFIG_UNREADABLE),
        ("hugo.json", "[" * 1000, ProblemCode.CONFIG_UNREADABLE),
        ("hugo.yaml", "title: a: b\n", ProblemCode.CONFIG_UNREADABLE),
        ("hugo.toml", 'timeZone = "Mars/Base"\n', ProblemCode.CONFIG_UNREADABLE),
        ("hugo.yaml", "- a\n", ProblemCode.CONFIG_UNREADABLE),
    ],
)
def test_broken_settings_cost_a_warning(
    tmp_path: Path, name: str, text: str, code: ProblemCode
) -> None:
    write(tmp_path, {name: text, "content/a.md": "a"})
    site, posts, _ = read_folder(tmp_path)
    assert [(problem.code, problem.path) for problem in site.problems] == [(code, name)]
    assert (site.generator, list(posts)) == ("hugo", ["content/a.md"])


@pytest.mark.parametrize(
    "setting",
    ["contentDir = '../outside'", "contentDir = '/etc'", "contentDir = 7",
     "[[module.mounts]]\nsource = '../../etc'\ntarget = 'content'",
     "permalinks = 'x'", "languages = 1", "taxonomies = []", "cascade = 'x'", "cascade = [1, {}]",
     "frontmatter = {date = 5, lastmod = []}", "uglyURLs = 'yes'", "ignoreFiles = ['(']",
     "permalinks = {posts = ':sections[x:y]/:nothing/:filename[1'}"],
)  # fmt: skip
def test_settings_of_no_use(tmp_path: Path, setting: str) -> None:
    """Content lies in the site or nowhere; a setting of the wrong kind is as good as none."""
    outside = write(tmp_path / "outside", {"secret.md": "secret"})
    write(tmp_path / "site", {"hugo.toml": setting + "\n", "content/posts/a.md": "a"})
    posts = read_folder(tmp_path / "site")[1]
    assert set(posts) <= {"content/posts/a.md"}
    assert outside.is_dir()


def test_a_broken_cascade_costs_a_warning(tmp_path: Path) -> None:
    odd = os.fsdecode(b"\xff") if os.name == "posix" else "x"
    section = "---\ncascade:\n  tags: [a]\ntitle: a: b\n---\n"
    write(tmp_path, {"hugo.toml": "", f"content/{odd}/_index.md": section})
    [problem] = read_site(tmp_path).problems
    assert (problem.line, problem.code) == (4, ProblemCode.CONFIG_UNREADABLE)
    assert problem.path.isprintable()
