"""What a folder says of itself: generator, configuration, zone, labels."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing import category_labels
from archive.importing import machine_zone as machine
from archive.importing.category_labels import read_category_labels
from archive.importing.defaults import Place, defaults_for
from archive.importing.detection import detect
from archive.importing.generators import GENERATOR_NAMES, generator_named
from archive.importing.site import Defaults, SiteContext, read_site
from archive.progress import ProblemCode
from archive.text.permalink import STYLES
from tests.archive.importing.folders import read_folder, write

SITE = Path(__file__).resolve().parents[2] / "data" / "posts" / "jekyll"


def site_of(folder: Path, config: str | bytes) -> SiteContext:
    data = config.encode() if isinstance(config, str) else config
    (folder / "_config.yml").write_bytes(data)
    return read_site(folder)


def test_the_sample_site() -> None:
    site = read_site(SITE)
    assert (site.name, site.generator, site.title) == ("jekyll", "jekyll", "港口消息")
    assert (site.url, site.base_url) == ("https://www.port.example", "/news")
    assert (site.language, site.timezone) == ("zh-CN", "Asia/Shanghai")
    assert site.permalink == STYLES["date"]
    assert site.rules.hosts == ("port.example", "www.port.example")
    assert site.rules.generator == "jekyll"
    assert site.category_labels == {
        "gangkou": "港口新闻",
        "hangyun gangwu": "航运两家",
        "hangyun": "航运两家",
        "gangwu": "航运两家",
    }
    assert site.problems == ()
    assert pickle.loads(pickle.dumps(site)) == site


def test_a_site_in_toml_that_has_its_posts_below(tmp_path: Path) -> None:
    config = "source = './src/'\ntimezone = 'Asia/Tokyo'\npermalink = '/:categories/:title/'\n"
    post = "---\ntitle: t\n---\n"
    write(tmp_path, {"_config.toml": config, "src/news/_posts/2024-03-01-a.md": post})
    site, posts, _ = read_folder(tmp_path)
    found = posts["src/news/_posts/2024-03-01-a.md"]
    assert (site.generator, site.timezone, site.source_dir) == ("jekyll", "Asia/Tokyo", "src")
    assert (found.categories, found.permalink) == (("news",), "/news/a/")


def test_settings_and_their_defaults(tmp_path: Path) -> None:
    site = site_of(tmp_path, "")
    assert (site.permalink, site.excerpt_separator, site.show_future) == (
        STYLES["date"],
        "\n\n",
        False,
    )
    assert (site.title, site.url, site.rules.hosts, site.defaults) == ("", "", (), ())
    site = site_of(
        tmp_path,
        "permalink: pretty\nexcerpt_separator: <!--more-->\nfuture: true\nurl: port.example/\n"
        "collections: {posts: {permalink: '/:title'}}\ntimezone: UTC\ndefaults: [1, {values: 2},"
        " {values: {a: 1}}, {scope: {type: post, path: x}, values: {b: 2}}]",
    )
    assert (site.permalink, site.excerpt_separator, site.show_future) == (
        "/:title",
        "<!--more-->",
        True,
    )
    assert site.rules.hosts == ("port.example", "www.port.example")
    assert site.defaults == (Defaults("", None, {"a": 1}), Defaults("x", "posts", {"b": 2}))


def test_a_zone_of_the_caller_wins() -> None:
    assert read_site(SITE, timezone="Asia/Tokyo").timezone == "Asia/Tokyo"
    with pytest.raises(ValueError, match="no time zone"):
        read_site(SITE, timezone="Nowhere/Town")


@pytest.mark.parametrize(
    ("config", "title"),
    [
        ("title: a: b\nlang: zh", "a: b"),
        ("title: x\nbomb: " + "[" * 100, "x"),
        ("title: x\nb: *a", "x"),
        ("- a\n- b", ""),
        (b"\xff\xff\xff\xff\xff", ""),
        ("title: x\n#" + "y" * 300_000, ""),
        ("timezone: Mars/Base\ntitle: x", "x"),
    ],
)
def test_a_broken_configuration_is_a_problem(
    tmp_path: Path, config: str | bytes, title: str
) -> None:
    site = site_of(tmp_path, config)
    assert site.title == title
    assert [problem.code for problem in site.problems] == [ProblemCode.CONFIG_UNREADABLE]
    assert site.problems[0].path == "_config.yml"


@pytest.mark.skipif(os.name == "nt", reason="no links or pipes there")
def test_a_configuration_that_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").symlink_to("/etc/hostname")
    assert read_site(tmp_path, "jekyll").problems
    (tmp_path / "_config.yml").unlink()
    os.mkfifo(tmp_path / "_config.yml")
    assert read_site(tmp_path, "jekyll").problems


def test_a_strange_address(tmp_path: Path) -> None:
    assert site_of(tmp_path, "url: 'http://[x'").rules.hosts == ()


def test_the_posts_folder_itself(tmp_path: Path) -> None:
    posts = tmp_path / "en" / "_posts"
    posts.mkdir(parents=True)
    assert read_site(posts).inside == "_posts/"
    (tmp_path / "_config.yml").write_text("title: 港口\n", "utf-8")
    site = read_site(posts)
    assert (site.generator, site.inside, site.title) == ("jekyll", "en/_posts/", "港口")
    assert site.name == "_posts"


def test_detection(tmp_path: Path) -> None:
    assert detect(tmp_path) == "plain"
    assert detect(tmp_path / "missing") == "plain"
    (tmp_path / "en" / "news" / "_posts").mkdir(parents=True)
    assert detect(tmp_path) == "jekyll"
    assert detect(tmp_path / "en" / "news" / "_posts") == "jekyll"
    (tmp_path / "scaffolds").mkdir()
    assert detect(tmp_path) == "hexo"
    assert read_site(tmp_path).generator == "hexo"


def test_detection_does_not_search_forever(tmp_path: Path) -> None:
    for number in range(600):
        (tmp_path / f"{number:03d}" / "a").mkdir(parents=True)
    assert detect(tmp_path) == "plain"


def test_the_registry() -> None:
    assert set(GENERATOR_NAMES) == {"jekyll", "hugo", "hexo", "obsidian", "plain"}
    assert all(generator_named(name).name == name for name in GENERATOR_NAMES)
    with pytest.raises(KeyError):
        generator_named("word-processor")


def test_labels_skip_what_is_no_category_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("---\nlayout: category\ncategory: a b\ntitle: AB\n---\n")
    (tmp_path / "b.html").write_text("---\nlayout: category\ncategory: b\ntitle: B\n---\n")
    (tmp_path / "c.html").write_text("---\nlayout: page\ncategory: c\ntitle: C\n---\n")
    (tmp_path / "d.html").write_text("---\nlayout: category\ntitle: D\n---\n")
    (tmp_path / "e.html").write_bytes(b"layout:\xff\xff\xff\xff")
    (tmp_path / "f.html").write_text("<p>no front matter")
    assert read_category_labels(tmp_path) == {"a": "AB", "b": "B", "a b": "AB"}


def test_labels_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(category_labels, "MAX_PAGES", 1)
    for name in "ab":
        text = f"---\nlayout: category\ncategory: {name}\ntitle: {name.upper()}\n---\n"
        (tmp_path / f"{name}.html").write_text(text)
    assert read_category_labels(tmp_path) == {"a": "A"}


ENTRIES = (
    Defaults("", None, {"a": "all", "n": {"x": 1}}),
    Defaults("en", "posts", {"a": "en", "n": {"y": 2}}),
    Defaults("en", None, {"a": "en, any type", "b": "any"}),
    Defaults("", "posts", {"a": "posts", "c": None}),
    Defaults("en/*/deep", None, {"g": "glob"}),
    Defaults("**/x.md", None, {"s": "star"}),
    Defaults("en/q", None, {"b": None}),  # empty: what is there stays
    Defaults("other", None, {"a": "never"}),
    Defaults("", None, {"a": None, "z": None}),
)


@pytest.mark.parametrize(
    ("path", "kind", "values"),
    [
        ("x.md", "pages", {"a": "all", "n": {"x": 1}, "s": "star", "z": None}),
        ("en/x.md", "posts", {"a": "en", "b": "any", "n": {"x": 1, "y": 2}, "c": None,
                              "s": "star", "z": None}),
        ("en/q/deep/y.md", "pages", {"a": "en, any type", "b": "any", "n": {"x": 1}, "g": "glob",
                                         "z": None}),
        ("en/q/deeper/y.md", "pages", {"a": "en, any type", "b": "any", "n": {"x": 1},
                                           "z": None}),
    ],
)  # fmt: skip
def test_scopes_of_defaults(path: str, kind: str, values: dict[str, object]) -> None:
    assert defaults_for(ENTRIES, Place(path), kind) == values


@pytest.mark.parametrize(
    ("scope", "covered", "not_covered"),
    [
        ("_pos", ["_posts/a.md"], ["x/_posts/a.md"]),  # letter by letter
        ("/_posts", [], ["_posts/a.md"]),
        ("_posts/", ["_posts/a.md"], ["_posts.md"]),
        ("_posts/*/", ["_posts/a/b.md"], ["_posts/b.md"]),  # a slash at the end: folders only
        ("_posts/*", ["_posts/b.md", "_posts/a/b.md"], ["x/_posts/b.md"]),
        ("*/_posts", ["x/_posts/b.md"], ["_posts/b.md", "x/y/_posts/b.md"]),
        ("**/_posts", ["_posts/b.md", "x/y/_posts/b.md"], ["posts/b.md"]),
        ("_posts/2024-*-x*.md", ["_posts/2024-1-x1.md"], ["_posts/2024-1-y.md"]),
        ("_posts/**/z/*", ["_posts/a/z/b.md", "_posts/z/b.md"], ["_posts/a/b.md"]),
        ("a*a*a*a*a*a*a*a*a*a*a*b", [], ["a" * 250]),  # and soon
    ],
)
def test_what_a_scope_covers(scope: str, covered: list[str], not_covered: list[str]) -> None:
    entries = (Defaults(scope, None, {"x": 1}),)
    assert [path for path in covered if not defaults_for(entries, Place(path), "posts")] == []
    assert [path for path in not_covered if defaults_for(entries, Place(path), "posts")] == []


def test_the_longest_scope_wins_slashes_counted() -> None:
    entries = (Defaults("_posts/", None, {"a": 1}), Defaults("_posts", "posts", {"a": 2}))
    assert defaults_for(entries, Place("_posts/x.md"), "posts") == {"a": 1}


def test_scopes_below_a_folder_of_collections() -> None:
    place = Place("_posts/x.md", "content")
    for scope in ("content/_posts", "_posts", "content/*", "content/_posts/*"):
        assert defaults_for((Defaults(scope, None, {"a": 1}),), place, "posts") == {"a": 1}
    assert defaults_for((Defaults("_posts/*", None, {"a": 1}),), place, "posts") == {}


def test_the_zone_of_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TZ", ":Asia/Tokyo")
    assert machine.machine_zone() == "Asia/Tokyo"
    monkeypatch.setenv("TZ", "Nowhere")
    link = tmp_path / "localtime"
    monkeypatch.setattr(machine, "_LINK", link)
    assert machine.machine_zone().startswith(("Etc/GMT", "UTC"))
    link.symlink_to("/usr/share/zoneinfo/Europe/Berlin")
    assert machine.machine_zone() == "Europe/Berlin"


@pytest.mark.parametrize(
    ("seconds", "name"), [(28800, "Etc/GMT-8"), (-18000, "Etc/GMT+5"), (0, "UTC"), (99999, "UTC")]
)
def test_zones_of_offsets(seconds: int, name: str) -> None:
    assert machine._zone_of_offset(seconds) == name


@given(st.text(max_size=200))
def test_any_configuration_gives_a_site(
    tmp_path_factory: pytest.TempPathFactory, config: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any-config"
    folder.mkdir(exist_ok=True)
    site_of(folder, config.encode("utf-8", "replace"))
