"""Jekyll's rules for one file: title, date, categories, tags, address, state, excerpt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.file_ref import FileKind, FileRef
from archive.importing.generators import Described, generator_named
from archive.importing.generators.jekyll_excerpt import excerpt_of
from archive.importing.site import Defaults, SiteContext
from archive.progress import ProblemCode
from archive.text.permalink import STYLES
from archive.text.rules import BodyRules

JEKYLL = generator_named("jekyll")
SITE = SiteContext(
    name="port",
    generator="jekyll",
    timezone="Asia/Shanghai",
    rules=BodyRules(generator="jekyll"),
    now=datetime(2024, 6, 1, tzinfo=UTC),
    permalink=STYLES["date"],
)
MTIME = 1_700_000_000 * 10**9  # 2023-11-15 06:13:20 in Shanghai


def file_at(path: str) -> FileRef:
    kind = FileKind.DRAFT if "_drafts" in path else FileKind.POST
    return FileRef(path, 0, MTIME, kind, 0)


def describe(
    front: str, path: str = "_posts/2024-03-01-spring-in-port.md", site: SiteContext = SITE
) -> Described:
    return JEKYLL.describe(JEKYLL.parse(f"---\n{front}\n---\nbody"), file_at(path), site)


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("title: 港口", "港口"),
        ('title: " two  blanks "', " two  blanks "),
        ("", "Spring In Port"),
        ("title:", "Spring In Port"),
        ("title: no", "Spring In Port"),
        ('title: ""', ""),
        ("title: 2020", "2020"),
        ("title: 3.10", "3.1"),
        ("title: yes", "true"),
        ("title: 0777", "511"),
        ("title: 2020-1-2", "2020-01-02"),
        ("title: [a, 1]", '["a", 1]'),
    ],
)
def test_titles(front: str, title: str) -> None:
    described = describe(front)
    assert described.title == title
    raw = front.partition(": ")[2].strip('"')
    converted = title not in ("Spring In Port", raw) and not raw.startswith("[")
    assert ([code for code, _, _ in described.problems] == [ProblemCode.VALUE_CONVERTED]) == (
        converted
    )


@pytest.mark.parametrize(
    ("path", "front", "published", "code"),
    [
        ("_posts/2024-03-01-x.md", "date: 2024-03-02 08:00:00 +0900", "2024-03-02T07:00:00", None),
        ("_posts/2024-03-01-x.md", "date: 2024-03-02 23:30:00", "2024-03-02T23:30:00", None),
        ("_posts/2024-03-01-x.md", "", "2024-03-01T00:00:00", None),
        ("_posts/2024-03-01-x.md", "date: someday", "2024-03-01T00:00:00", "date-invalid"),
        ("_posts/2024-03-01-x.md", "date: ~", "2024-03-01T00:00:00", None),
        ("_posts/2024-03-01-x.md", "date:  +0800", "2024-03-01T00:00:00", "date-missing"),
        ("_posts/2024-13-45-x.md", "", "2023-11-15T06:13:20", "date-missing"),
        ("_posts/-202405262391.md", "date: +0800", "2024-05-26T00:00:00", "date-missing"),
        ("_posts/notes.md", "date: [1]", "2023-11-15T06:13:20", "date-invalid"),
        ("_drafts/notes.md", "", "2023-11-15T06:13:20", None),
        ("old_post/24-3-1-x.md", "", "2024-03-01T00:00:00", None),
    ],
)
def test_dates(path: str, front: str, published: str, code: str | None) -> None:
    described = describe(front, path)
    assert described.published.isoformat() == published + "+08:00"
    assert [str(problem[0]) for problem in described.problems] == ([code] if code else [])
    if code and front:
        assert described.problems[0][1] == 2


def test_updated() -> None:
    assert describe("").updated is None
    updated = describe("last_modified_at: 2024-03-05").updated
    assert updated is not None
    assert updated.isoformat() == "2024-03-05T00:00:00+08:00"
    assert describe("updated: never").updated is None


@pytest.mark.parametrize(
    ("path", "front", "categories"),
    [
        ("_posts/x.md", "categories: a b", ["a", "b"]),
        ("_posts/x.md", "categories: 'a b, c'", ["a", "b,", "c"]),
        ("_posts/x.md", "categories: [a b, C++]", ["a b", "C++"]),
        ("_posts/x.md", "category: a b", ["a b"]),
        ("_posts/x.md", "category: [a, [b]]", ["a", "b"]),
        ("_posts/x.md", "category: c\ncategories: a b", ["a", "b", "c"]),
        ("_posts/x.md", "categories: [a, a, null]", ["a", "", ""]),
        ("_posts/x.md", "categories:", []),
        ("_posts/x.md", "categories: [2020, a]", ["2020", "a", "2020"]),
        ("_posts/x.md", "categories: 2020", ["2020"]),
        ("_posts/x.md", "categories: {a: 1}", []),
        ("_posts/x.md", "categories: [[a, b], c]", ['["a", "b"]', "c", '["a", "b"]', "a", "b"]),
        ("_posts/x.md", 'categories: "a\\u3000b"', ["a\u3000b"]),  # a wide blank is no blank
        ("_posts/x.md", 'category: ""\ncategories: a', ["a", ""]),
        ("_posts/x.md", "category: false\ncategories: a", ["a"]),
        ("a/a/_posts/x.md", "", ["a"]),
        ("my_posts/_posts/x.md", "", ["my"]),
        ("_posts/below/x.md", "", []),
        ("en/news/_posts/below/x.md", "categories: b news", ["en", "news", "b"]),
        ("en/_drafts/x.md", "", ["en"]),
        ("old_post/00012/x.md", "categories: a", ["a"]),
    ],
)
def test_categories(path: str, front: str, categories: list[str]) -> None:
    assert list(describe(front, path).categories) == categories


@pytest.mark.parametrize(
    ("front", "tags"),
    [
        ("tags: one two", ["one", "two"]),
        ("tags: [one two, 3, null]", ["one two", "3"]),
        ("tags: one two\ntag: three four", ["three four"]),
        ("tag: [a, b]", ["a", "b"]),
        ("tag:\ntags: a", ["a"]),
        ("tags: a a", ["a", "a"]),
        ("tags: 2020", []),
        ("tag: 2020", ["2020"]),
        ('tag: ""\ntags: a', [""]),
        ("", []),
    ],
)
def test_tags(front: str, tags: list[str]) -> None:
    assert list(describe(front).tags) == tags


@pytest.mark.parametrize(
    ("path", "front", "slug", "address"),
    [
        ("_posts/2024-03-01-Spring.md", "", "Spring", "/2024/03/01/Spring.html"),
        ("_posts/2024-03-01-a.b..md", "", "a.b", "/2024/03/01/a.b.html"),
        ("_posts/2024-03-01-x.md", "slug: Y z", "Y z", "/2024/03/01/Y-z.html"),
        ("_posts/2024-03-01-x.md", "permalink: /p/:title/", "x", "/p/x/"),
        ("_posts/2024-03-01-x.md", "permalink: 7", "x", "/2024/03/01/x.html"),
        ("_posts/2024-03-01-x.md", 'permalink: ""', "x", "/"),
        ("_posts/2024-03-01-x.md", 'slug: ""', "", "/2024/03/01/.html"),
        ("_posts/2024-03-01-x.HTML", "", "x", "/2024/03/01/x.HTML"),
        ("_posts/2024-03-01-x.html", "category: A", "x", "/a/2024/03/01/x.html"),
        ("_posts/2024-03-01-x.txt", "", "x", "/2024/03/01/x.txt"),
        ("_posts/-2024.md", "date: 2024-03-01", "-2024", "/2024/03/01/2024.html"),
        ("en/_posts/2024-03-01-x.md", "permalink: /:path", "x", "/en/2024-03-01-x"),
        ("_posts/2024-03-01-.md", "", "", "/2024/03/01/.html"),
    ],
)
def test_slugs_and_addresses(path: str, front: str, slug: str, address: str) -> None:
    described = describe(front, path)
    assert (described.slug, described.permalink) == (slug, address)


@pytest.mark.parametrize(
    ("path", "front", "draft", "hidden"),
    [
        ("_posts/2024-03-01-x.md", "", False, False),
        ("_posts/2024-03-01-x.md", "published: true", False, False),
        ("_posts/2024-03-01-x.md", "published: false", False, True),
        ("_posts/2024-03-01-x.md", "published:", False, True),
        ("_posts/2024-03-01-x.md", 'published: "false"', False, False),
        ("_posts/2024-03-01-x.md", 'published: ""', False, False),
        ("_posts/2024-03-01-x.md", "published: 0", False, False),
        ("_posts/2024-03-01-x.md", "draft: true", True, False),
        ("_posts/2024-03-01-x.md", "draft: 0", True, False),
        ("_posts/2034-03-01-x.md", "", False, True),
        ("_drafts/x.md", "", True, True),
    ],
)
def test_state(path: str, front: str, draft: bool, hidden: bool) -> None:
    described = describe(front, path)
    assert (described.draft, described.hidden) == (draft, hidden)


def test_sites_may_show_what_others_hide() -> None:
    site = replace(SITE, show_future=True, show_drafts=True, show_unpublished=True)
    assert not describe("", "_posts/2034-03-01-x.md", site).hidden
    assert not describe("", "_drafts/x.md", site).hidden
    assert not describe("published: false", "_posts/2024-03-01-x.md", site).hidden


def test_defaults_are_below_the_file() -> None:
    values = {"title": "usual", "category": "c", "tags": ["t"], "published": False}
    site = replace(SITE, defaults=(Defaults("", "posts", values),))
    described = describe("title: own\ntags:\npublished: true", site=site)
    assert described.title == "own"
    assert described.tags == ("t",)  # an empty key keeps the default
    assert described.categories == ("c",)
    assert not described.hidden
    assert describe("", "_drafts/x.md", site).title == "usual"  # a draft is of the type posts


def test_categories_of_defaults_add_up() -> None:
    site = replace(SITE, defaults=(Defaults("", None, {"categories": "a b"}),))
    assert describe("categories: [b, c]", "en/_posts/x.md", site).categories == (
        "en",
        "a",
        "b",
        "c",
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("_posts/2024-03-01-x.md", "old_post/2024-03-01-x.md", True),
        ("_posts/2024-03-01-x.md", "old_post/00012/2024-03-01-x.md", True),
        ("_posts/2024-03-01-x.md", "_posts/2024/2024-03-01-x.md", True),
        ("en/news/_posts/2024-03-01-x.md", "ja/news/_posts/2024-03-01-x.md", False),
        ("_posts/2024-03-01-x.md", "_posts/2024-03-02-x.md", False),
        ("_posts/x.md", "_drafts/x.md", False),
        ("_posts/x.md", "_posts/x.html", False),
    ],
)
def test_identity(one: str, other: str, same: bool) -> None:
    first, second = (JEKYLL.identity(file_at(path), SITE) for path in (one, other))
    assert (first == second) == same


def test_identity_of_odd_names_and_inner_folders() -> None:
    odd = [FileRef("_posts/\ufffd.md", 0, 0, FileKind.POST, 0, b"_posts/" + b + b".md")
           for b in (b"\xfe", b"\xff")]  # fmt: skip
    assert len({JEKYLL.identity(file, SITE) for file in odd}) == 2
    inside = replace(SITE, inside="en/_posts/")
    assert JEKYLL.identity(file_at("x.md"), inside) == JEKYLL.identity(
        file_at("en/_posts/x.md"), SITE
    )


@pytest.mark.parametrize(
    ("front", "body", "excerpt"),
    [
        ({}, "first\n\nsecond", "first"),
        ({}, "only", "only"),
        ({}, "first\r\n\r\nsecond", "first\r\n\r\nsecond"),  # Jekyll's separator has no CR
        ({"excerpt": "own"}, "first\n\nsecond", "own"),
        ({"excerpt": ""}, "first\n\nsecond", ""),
        ({"excerpt_separator": "<!--more-->"}, "a\n\nb<!--more-->c", "a\n\nb"),
        ({"excerpt_separator": ""}, "a\n\nb", ""),
        ({}, "see [a][1]\n\nb\n\n[1]: http://x.example\n [2]: http://y.example",
         "see [a][1]\n\n[1]: http://x.example"),
        ({}, "see [2]\n\nb\n\n[1]: x", "see [2]"),
        ({}, "{% highlight ruby %}\na\n\nb\n{% endhighlight %}",
         "{% highlight ruby %}\na\n{% endhighlight %}"),
        ({}, "{% if a %}b{% endif %}{% include x %}\n\nc", "{% if a %}b{% endif %}{% include x %}"),
    ],
)  # fmt: skip
def test_excerpts(front: dict[str, object], body: str, excerpt: str) -> None:
    assert excerpt_of(front, body, "\n\n") == excerpt


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["title", "date", "categories", "category", "tags", "tag", "slug", "permalink", "published",
     "draft", "excerpt", "excerpt_separator", "updated", "lang"]
)  # fmt: skip


@given(st.dictionaries(KEYS, VALUES), st.sampled_from(["_posts/a.md", "a/_posts/2024-1-1-b.md"]))
def test_any_values_are_described(values: dict[str, object], path: str) -> None:
    front = replace(JEKYLL.parse("---\n---\nbody"), values=values)
    described = JEKYLL.describe(front, file_at(path), SITE)
    assert described.permalink.startswith("/")
    texts = (*described.categories, *described.tags, described.title or "")
    assert all(isinstance(text, str) and "\0" not in text for text in texts)
